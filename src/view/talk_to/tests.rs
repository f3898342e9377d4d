//! Whom to talk to, in both languages.
use super::*;
use crate::domain::{
    id::{MetricId, PromiseId, StuckId, TalkId},
    metric::tests::metric,
    promise::{HelpAnswer, PromiseState},
    stuck::Stuck,
    talk_to::{Change, Checked, Mean},
    today::{Mark, StuckLine},
};
use chrono::{NaiveDate, NaiveTime};

const RUB: Currency = Currency::Rub;

fn on(date: &str) -> NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

fn payments() -> Metric {
    Metric { unit: Unit::Money, scale: 2, main: true, ..metric(5, "Оплаты") }
}

fn pace(gap: i64) -> Pace {
    Pace {
        metric: MetricId(5),
        red_days: 4,
        plan: 90_000_000,
        fact: 90_000_000 - gap,
        lag_percent: 23,
        needed: Some(7_312_400),
        having: Some(4_100_000),
    }
}

fn with(ground: Ground) -> TalkWith {
    TalkWith {
        talk: TalkId(7),
        member: MemberId(3),
        name: "Мария Ким".into(),
        ground,
        metrics: vec![metric(1, "Звонки"), metric(2, "Встречи"), payments()],
        promise: Some("счёт «Ромашке» <до подписи>".into()),
        marked: None,
        asked: None,
    }
}

/// Every case in one snapshot a language; each fits a message.
fn shown(name: &str, cases: &[(&str, &dyn Fn(Locale) -> Screen)]) {
    for locale in Locale::ALL {
        let screens = cases.iter().map(|(case, screen)| {
            let screen = screen(locale);
            assert_eq!(screen.fault(), None, "{case}");
            format!("=== {case}\n{screen}")
        });
        let text = screens.collect::<Vec<_>>().join("\n\n").replace('\u{a0}', "_");
        insta::assert_snapshot!(format!("{name}_{}", locale.0.as_str()), text);
    }
}

fn block(with: TalkWith, reader: i64, locale: Locale) -> Screen {
    let named = Advice::With(Box::new(with));
    Screen::text(advice(&named, RUB, locale)).row(button(Some(&named), Some(MemberId(reader)), locale))
}

#[test]
fn each_reason_has_its_figures_and_three_questions() {
    let silence = |last_on, pace| Ground::Silence { days: 2, last_on, pace };
    let overdue = Ground::Overdue {
        promise: PromiseId(1),
        amount_minor: 12_000_000,
        due_on: on("11-20"),
        plan_minor: 90_000_000,
        total_minor: 15_000_000,
    };
    let conversion = Conversion {
        from: MetricId(1),
        to: MetricId(2),
        inputs: 240,
        outputs: 19,
        usual_inputs: 900,
        usual_outputs: 135,
        money: 31_000_000,
    };
    let bias = |delivered_minor| Bias { promised_minor: 135_000_000, delivered_minor, promises: 9 };
    let bare = Pace { needed: None, having: None, ..pace(31_000_000) };
    shown(
        "reasons",
        &[
            ("nobody", &|l| Screen::text(advice(&Advice::Nobody, RUB, l))),
            ("silence", &|l| block(with(silence(Some(on("11-20")), Some(pace(31_000_000)))), 1, l)),
            ("silence, nothing known", &|l| block(with(silence(None, None)), 1, l)),
            ("pace", &|l| block(with(Ground::Pace(pace(31_000_000))), 1, l)),
            ("pace, nothing to divide", &|l| block(with(Ground::Pace(bare.clone())), 1, l)),
            ("overdue", &|l| block(with(overdue.clone()), 1, l)),
            ("conversion", &|l| block(with(Ground::Conversion(conversion.clone())), 1, l)),
            ("bias", &|l| block(with(Ground::Bias(bias(100_000_000))), 1, l)),
            ("bias, nothing came", &|l| block(with(Ground::Bias(bias(0))), 1, l)),
        ],
    );
}

#[test]
fn after_the_talk_it_is_marked_and_only_whoever_talked_writes_down_what_was_agreed() {
    let mark =
        || Some(Mark { at: NaiveTime::from_hms_opt(10, 3, 0).expect("a time"), by: "Ольга Белова".into() });
    let talked = |asked: Option<i64>| TalkWith {
        marked: mark(),
        asked: asked.map(MemberId),
        ..with(Ground::Pace(pace(31_000_000)))
    };
    shown(
        "talked",
        &[
            ("by the reader", &|l| block(talked(Some(1)), 1, l)),
            ("by another", &|l| block(talked(Some(1)), 2, l)),
            ("settled", &|l| block(talked(None), 1, l)),
            ("the question", &|l| ask_agreement(TalkId(7), "Константинопольский <Константин>", l)),
            ("nothing agreed", &without),
        ],
    );
}

#[test]
fn what_came_of_a_talk_stands_side_by_side() {
    let mean = |sum, days| Some(Mean { sum, days });
    let change = |metric, before, after| Change { metric, before, after };
    let checked = |changes, promise| Checked {
        by: Some(MemberId(1)),
        name: "Ким".into(),
        talked_on: on("11-12"),
        changes,
        promise,
    };
    let calls = || change(metric(1, "Звонки"), mean(155, 5), mean(219, 5));
    let kg = || Metric { unit: Unit::Named("кг".into()), scale: 1, ..metric(6, "Отгрузки") };
    let line = |changes: Vec<Change>, promise, l| Screen::text(checked_lines(&[checked(changes, promise)], RUB, l));
    let states = [
        PromiseState::Offered,
        PromiseState::Declined,
        PromiseState::Open,
        PromiseState::Kept,
        PromiseState::Partly,
        PromiseState::Broken,
        PromiseState::Cancelled,
    ];
    let every = || states.iter().map(|state| checked(vec![calls()], Some((*state, on("11-20"))))).collect::<Vec<_>>();
    shown(
        "checked",
        &[
            ("calls", &|l| line(vec![calls()], Some((PromiseState::Kept, on("11-18"))), l)),
            ("few, money, units", &|l| {
                let few = change(metric(2, "Встречи"), mean(7, 5), mean(9, 4));
                let money = change(payments(), mean(30_000_050, 5), mean(40_000_000, 5));
                let weight = change(kg(), mean(1_234, 5), mean(95, 1));
                line(vec![few, money, weight], None, l)
            }),
            ("nothing known", &|l| line(vec![change(metric(1, "Звонки"), mean(155, 5), None)], None, l)),
            ("nothing known before", &|l| line(vec![change(payments(), None, mean(0, 3))], None, l)),
            ("nothing to compare", &|l| line(vec![], None, l)),
            ("every state, a message of its own", &|l| checked_told(&every(), RUB, l)),
        ],
    );
}

#[test]
fn where_it_is_stuck_is_asked_answered_and_answered_again() {
    let told = |cause, this_month, l: Locale| {
        let metric = payments();
        let told =
            Told { stuck: StuckId(9), name: "Мария Ким", metric: &metric, gap: 316_000_000, cause, this_month };
        super::told(told, RUB, l)
    };
    let line = |name: &str, cause| StuckLine { name: name.into(), metric: payments(), gap: 31_000_000, cause };
    let calls = || Metric { main: true, ..metric(1, "Звонки") };
    shown(
        "stuck",
        &[
            ("asked", &|l| asked(StuckId(9), &payments(), 316_000_000, RUB, l)),
            ("asked, not money", &|l| asked(StuckId(9), &calls(), 140, RUB, l)),
            ("thanks", &|l| thanks(Stuck::Reach, l)),
            ("thanks, fine", &|l| thanks(Stuck::Fine, l)),
            ("thanks, help", &|l| thanks(Stuck::Help, l)),
            ("told", &|l| told(Stuck::Leads, 0, l)),
            ("told, fine", &|l| told(Stuck::Fine, 0, l)),
            ("told, help again", &|l| told(Stuck::Help, 3, l)),
            ("hint", &|l| replied("Ольга Белова", Stuck::Price, HelpAnswer::Hint, l)),
            ("together", &|l| replied("Ольга Белова", Stuck::Help, HelpAnswer::Together, l)),
            ("yourself", &|l| replied("Ольга Белова", Stuck::Time, HelpAnswer::Yourself, l)),
            ("word", &|l| word("Мария Ким", HelpAnswer::Hint, l)),
            ("word, together", &|l| word("Мария Ким", HelpAnswer::Together, l)),
            ("word, yourself", &|l| word("Мария Ким", HelpAnswer::Yourself, l)),
            ("in the head's message", &|l| {
                let mut all = vec![line("Ким", None), line("Иванов", Some(Stuck::Papers))];
                all.extend((0..12).map(|n| line(&format!("Сотрудник {n}"), None)));
                Screen::text(Html::lines(stuck_lines(&all, RUB, l).into_iter().map(Html::text)))
            }),
        ],
    );
}
