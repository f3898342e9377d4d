//! Screens of settling a month, in both languages.
use super::*;
use crate::domain::{department::Currency, id::DepartmentId, metric::tests::metric};
use chrono::NaiveTime;

fn on(date: &str) -> NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

fn both(screens: &dyn Fn(Locale) -> Vec<Screen>) -> String {
    let shown = Locale::ALL.map(|locale| {
        let screens = screens(locale);
        assert!(screens.iter().all(|screen| screen.fault().is_none()));
        screens.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n---\n")
    });
    shown.join("\n\n=====\n\n").replace('\u{a0}', "_")
}

fn money() -> Metric {
    Metric { scale: 2, unit: crate::domain::metric::Unit::Money, main: true, ..metric(1, "Оплаты") }
}

fn ask() -> CloseAsk {
    CloseAsk {
        department: DepartmentId(3),
        month_on: on("11-01"),
        metric: Some(money()),
        plan: Some(900_000_000),
        fact: Some(891_200_000),
        unknown: vec![("Ким".into(), vec![on("11-12")]), ("<Петрова> & Ко".into(), vec![on("11-03"), on("11-27")])],
        forecasts: vec![
            ForecastCheck { working_day: 5, shown: 834_000_000, error: -57_200_000 },
            ForecastCheck { working_day: 10, shown: 910_000_000, error: 18_800_000 },
            ForecastCheck { working_day: 15, shown: 891_200_000, error: 0 },
        ],
        currency: Currency::Rub,
    }
}

fn late_ask(figures: Vec<LateFigure>, by: Option<&str>) -> LateAsk {
    LateAsk {
        department: DepartmentId(3),
        question: 7,
        name: "Ким".into(),
        by: by.map(Into::into),
        months_on: vec![on("11-01")],
        figures,
        currency: Currency::Rub,
    }
}

fn mark() -> Mark {
    Mark { at: NaiveTime::from_hms_opt(11, 3, 0).expect("a time"), by: "Белова".into() }
}

#[test]
fn a_month_to_be_closed() {
    let plain = CloseAsk { plan: None, unknown: vec![], forecasts: vec![], ..ask() };
    let empty = CloseAsk { fact: None, ..ask() };
    let many = (1..=30).map(|n| (format!("Сотрудник {n}"), (1..=9).map(|d| on(&format!("11-{d:02}"))).collect()));
    let many = CloseAsk { unknown: many.collect(), ..ask() };
    insta::assert_snapshot!(both(&|locale| vec![
        close(&ask(), locale),
        waiting(&plain, locale),
        closed(&empty, locale),
        closed_by(&ask(), &mark(), locale),
        close(&many, locale),
    ]));
}

#[test]
fn facts_of_a_closed_month() {
    let figure = |before, after| LateFigure { metric: money(), on: on("11-27"), before, after };
    let one = late_ask(vec![figure(Some(Some(9_800_000)), Some(11_200_000))], None);
    let several = vec![figure(None, Some(5_000_000)), figure(Some(None), Some(1)), figure(Some(Some(5)), None)];
    let several = late_ask(several, Some("<Зам> & Ко"));
    insta::assert_snapshot!(both(&|locale| vec![
        late(&one, None, locale),
        late(&several, None, locale),
        late(&one, Some(&(true, mark())), locale),
        decided(&one, false, locale),
        late_decided(&one, "Белова", true, locale),
        late_decided(&one, "Белова", false, locale),
        Screen::text(waits(&[on("11-01")], locale)),
        Screen::text(waits(&[on("10-01"), on("11-01")], locale)),
    ]));
}
