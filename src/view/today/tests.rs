//! Screens of today, in both languages.
use super::*;
use crate::domain::{
    department::Currency,
    funnel::{Bottleneck, tests::step},
    id::{AbsenceId, MemberId, PromiseId},
    promise::PromiseState,
    talk::PromiseLine,
    template::Template,
    today::{Help, Reminded, Waiting},
};
use chrono::{NaiveDate, NaiveTime};

fn on(date: &str) -> NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")
}

fn both(screen: impl Fn(Locale) -> Screen) -> String {
    let shown = Locale::ALL.map(|locale| {
        let screen = screen(locale);
        assert_eq!(screen.fault(), None);
        screen.to_string()
    });
    shown.join("\n\n").replace('\u{a0}', "_")
}

fn empty() -> Today {
    Today {
        on: on("11-24"),
        today_on: on("11-24"),
        now: at(10, 0),
        deadline: at(10, 0),
        closed: true,
        asks_at: None,
        not_asked: false,
        due: 0,
        given: 0,
        answered: vec![],
        owing: vec![],
        waiting: vec![],
        away: vec![],
        not_started: vec![],
        overdue: vec![],
        helps: vec![],
        beyond: vec![],
        investigations: 0,
        bottleneck: None,
        advice: None,
        checked: vec![],
        stuck: vec![],
        preview: None,
        currency: Currency::Rub,
        reader: None,
    }
}

fn mark() -> Mark {
    Mark { at: at(10, 3), by: "Ким".into() }
}

fn owing(n: i64, name: &str) -> Owing {
    let fact_on = Some(on("11-23"));
    Owing { member: MemberId(n), name: name.into(), days: 1, reachable: true, reminded: None, fact_on }
}

fn answered(name: &str) -> Answered {
    Answered { name: name.into(), at: Some(at(9, 12)), late: false }
}

fn promise(n: i64, amount_minor: Option<i64>) -> PromiseLine {
    PromiseLine {
        id: PromiseId(n),
        owner: Some("Иванов".into()),
        body: "счёт «Ромашке»".into(),
        amount_minor,
        due_on: on("11-20"),
        first_due_on: on("11-20"),
        state: PromiseState::Open,
        suggested_minor: None,
        movable: true,
    }
}

#[test]
fn the_day_of_a_head() {
    let ahead = Today {
        due: 2,
        given: 1,
        closed: false,
        answered: vec![answered("Иванов")],
        owing: vec![owing(3, "Ким")],
        ..empty()
    };
    let calm = Today { due: 2, given: 2, answered: vec![answered("Иванов"), answered("Ким")], ..empty() };
    let full = Today {
        due: 5,
        given: 1,
        answered: vec![
            Answered { late: true, at: Some(at(10, 36)), ..answered("Белов") },
            Answered { at: None, ..answered("Гусев") },
        ],
        owing: vec![
            Owing { days: 2, ..owing(3, "Ким") },
            Owing { reminded: Some(mark()), ..owing(4, "<Петрова> & Ко") },
            Owing { reachable: false, fact_on: None, ..owing(5, "Сидоров") },
        ],
        waiting: vec![Waiting { name: "Алиева".into(), until: at(11, 0) }],
        away: vec![
            Away {
                absence: AbsenceId(1),
                name: "Орлова".into(),
                kind: AbsenceKind::Vacation,
                through_on: on("12-05"),
                marked: None,
            },
            Away {
                absence: AbsenceId(2),
                name: "Лунин".into(),
                kind: AbsenceKind::Other,
                through_on: on("11-24"),
                marked: Some(mark()),
            },
            Away {
                absence: AbsenceId(3),
                name: "Серов".into(),
                kind: AbsenceKind::Sick,
                through_on: on("11-24"),
                marked: None,
            },
        ],
        not_started: vec!["Новиков".into()],
        overdue: (1..=8).map(|n| promise(n, (n > 1).then_some(n * 1_000_000))).collect(),
        helps: vec![
            Help { name: "Ким".into(), about: None },
            Help { name: "Белов".into(), about: Some("КП «Васильку»".into()) },
        ],
        bottleneck: Some(Bottleneck {
            from: step(3, "КП"),
            to: step(4, "Договоры"),
            actual: 2_100,
            expected: 3_000,
            by_head: false,
            loss_minor: 31_000_000,
        }),
        ..empty()
    };
    let own = Today { reader: Some(MemberId(3)), ..full.clone() };
    let alone = Today { due: 1, owing: vec![owing(3, "Ким")], reader: Some(MemberId(3)), ..empty() };
    let tomorrow = Today { on: on("11-23"), asks_at: Some(at(9, 0)), ..empty() };
    let outage = Today { not_asked: true, ..empty() };
    let many =
        Today {
            due: 50, owing: (1..=50).map(|n| owing(n, &"Константинопольский ".repeat(5))).collect(), ..empty()
        };
    let many_fit = Locale::ALL.map(|l| screen(&many, l).fault());
    assert_eq!(many_fit, [None, None]);
    let screens = [ahead, calm, full, tomorrow, outage, own, alone].map(|day| both(|l| screen(&day, l)));
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn what_becomes_of_its_buttons() {
    let drafts = Locale::RU.template_metrics(Template::B2bOutbound, false);
    let metrics: Vec<_> = (1..).zip(drafts).map(|(n, draft)| draft.into_metric(n.into(), 1.into(), n)).collect();
    let ask = EnterAsk {
        member: MemberId(3),
        name: "Мария <Ким>",
        on: on("11-23"),
        today_on: on("11-24"),
        metrics: &metrics,
    };
    let figures = [(metrics[0].clone(), Some(20)), (metrics[4].clone(), None)];
    let screens = [
        both(|l| enter(&ask, l)),
        both(|l| entered_nothing(&ask, l)),
        both(|l| entered(&ask, &figures, &metrics[1..3], Currency::Rub, l)),
        both(|l| entered(&ask, &figures, &[], Currency::Rub, l)),
    ];
    let toasts = Locale::ALL.map(|l| {
        let results =
            [Reminded::Sent, Reminded::Already(mark()), Reminded::NothingOwed, Reminded::Unreachable, Reminded::Night];
        let mut lines: Vec<String> = results.iter().map(|what| reminded("Мария Ким", what, l)).collect();
        lines.extend([0, 1, 2, 5, 21].map(|sent| reminded_all(sent, l)));
        lines.extend([marked_away(None, l), marked_away(Some(&None), l), marked_away(Some(&Some(mark())), l)]);
        assert!(lines.iter().all(|line| line.encode_utf16().count() <= 200));
        lines.join("\n")
    });
    insta::assert_snapshot!(screens.into_iter().chain(toasts).collect::<Vec<_>>().join("\n---\n"));
}
