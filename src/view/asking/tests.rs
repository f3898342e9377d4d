//! Screens of asking, in both languages.
use super::*;
use crate::domain::template::Template;

fn on(date: &str) -> NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

fn both(screen: impl Fn(Locale) -> Screen) -> String {
    let shown = Locale::ALL.map(|locale| {
        let screen = screen(locale);
        assert_eq!(screen.fault(), None);
        screen.to_string()
    });
    shown.join("\n\n").replace('\u{a0}', "_")
}

fn metrics() -> Vec<Metric> {
    let drafts = Locale::RU.template_metrics(Template::B2bOutbound, false);
    (1..).zip(drafts).map(|(n, draft)| draft.into_metric(n.into(), 1.into(), n)).collect()
}

#[test]
fn what_the_clock_and_the_leaders_say() {
    let metrics = metrics();
    let card = |plan: bool| DayCard {
        name: "Иван".into(),
        local_time: chrono::NaiveTime::from_hms_opt(9, 0, 0).expect("a time"),
        today_on: on("11-24"),
        plan: plan.then(|| (on("11-24"), vec![(metrics[0].clone(), 45), (metrics[4].clone(), 12_000_000)])),
        month: None,
        currency: Currency::Rub,
    };
    let figures = [(metrics[0].clone(), Some(41)), (metrics[4].clone(), None)];
    let days = (on("11-23"), on("11-24"));
    let screens = [
        both(|l| day_card(&card(true), l)),
        both(|l| day_card(&card(false), l)),
        both(|l| nudge("Ольга", &[on("11-23")], l)),
        both(|l| nudge("Ольга", &[on("11-19"), on("11-20")], l)),
        both(|l| nudge("<Ольга>", &[], l)),
        both(|l| entered_for("Ольга", days, &figures, Currency::Rub, l)),
        both(|l| skipped(&[on("11-23")], &[on("11-23")], l)),
        both(|l| skipped(&[], &[on("11-23"), on("11-24")], l)),
        both(|l| skipped(&[on("11-16"), on("11-17"), on("11-18"), on("11-19"), on("11-20")], &[], l)),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn whoever_is_silent_is_asked_kindly_and_his_answer_reaches_the_heads() {
    let mut screens = vec![both(|l| silent(2, l)), both(|l| silent(7, l))];
    screens.extend(Silence::ALL.iter().map(|reason| both(|l| silence_thanks(*reason, MemberId(2), l))));
    screens.extend(Silence::ALL.iter().map(|reason| both(|l| silence_answered("Мария Ким", *reason, l))));
    screens.push(both(|l| hindered("Мария Ким", "Приходит, когда я <за рулём>", l)));
    screens.push(both(passed_on));
    screens.extend(
        ReminderProfile::ALL.iter().map(|profile| Locale::ALL.map(|l| reminders_set(*profile, l)).join("\n\n")),
    );
    insta::assert_snapshot!(screens.join("\n---\n"));
}
