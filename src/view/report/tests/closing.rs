//! Promises that are due, and the card that ends the talk.
use super::*;

fn promise(id: i64, body: &str, rub: Option<i64>) -> PromiseLine {
    PromiseLine {
        id: PromiseId(id),
        owner: None,
        body: body.into(),
        amount_minor: rub.map(|rub| rub * 100),
        due_on: on(20),
        first_due_on: on(20),
        state: PromiseState::Open,
        suggested_minor: None,
        movable: true,
    }
}

#[test]
fn promises_due() {
    drawn!("promises", |locale| {
        let due =
            |promises| step(&Step::Due(DueAsk { report: REPORT, today_on: on(23), promises, currency: RUB }), locale);
        let suggested =
            || PromiseLine { suggested_minor: Some(9_800_000), ..promise(1, "Ромашка", Some(120_000)) };
        let part = |promise| step(&Step::Part(PartAsk { promise, currency: RUB, today_on: on(23) }), locale);
        let moved = |promise| {
            let dates = vec![on(23), on(24), on(25), on(27)];
            step(&Step::Move(MoveAsk { promise, dates, today_on: on(23), currency: RUB }), locale)
        };
        vec![
            ("one", due(vec![promise(1, "отправить КП в <Ромашку> & Ко", None)])),
            ("one with a part in the facts", due(vec![suggested()])),
            ("the facts cover it all", due(vec![PromiseLine { suggested_minor: Some(12_000_000), ..suggested() }])),
            (
                "two, one moved before, one of another",
                due(vec![
                    PromiseLine { first_due_on: on(18), ..suggested() },
                    PromiseLine {
                        owner: Some("Ким".into()),
                        due_on: on(23),
                        first_due_on: on(23),
                        ..promise(2, "созвон", None)
                    },
                ]),
            ),
            ("five", due((1..=5).map(|n| promise(n, "Ромашка", Some(1_000 * n))).collect())),
            ("more than fit", due((1..=21).map(|n| promise(n, &"длинное обещание ".repeat(30), None)).collect())),
            ("a part", part(promise(1, "Ромашка", Some(120_000)))),
            ("a part the facts suggest", part(suggested())),
            ("a part of what has no amount", part(promise(1, "созвон", None))),
            ("another day", moved(promise(1, "Ромашка", Some(120_000)))),
            ("another day, the third time", moved(PromiseLine { movable: false, ..promise(1, "созвон", None) })),
        ]
    });
}

#[test]
fn the_card_holds_everything() {
    drawn!("card", |locale| {
        let facts = |values: [Option<i64>; 5]| {
            let figures = figures(locale).into_iter().zip(values);
            figures.map(|(f, value)| (f.metric, value, f.pledge)).collect::<Vec<_>>()
        };
        let days = || {
            let plan = figures(locale).into_iter().map(|f| (f.metric, f.pledge, None)).collect();
            vec![
                CardDay {
                    on: on(20),
                    part: Part::Fact,
                    weekly: false,
                    figures: facts([Some(41), Some(3), None, Some(0), Some(9_800_000)]),
                },
                CardDay { on: on(24), part: Part::Pledge, weekly: false, figures: plan },
            ]
        };
        let base = || Card {
            report: REPORT,
            today_on: on(23),
            days: days(),
            lesson: None,
            notes: vec![],
            promises: vec![],
            currency: RUB,
            local_time: at(9, 5),
            seconds: Some(28),
            first: false,
            plan_missing: false,
            month: None,
            title: CardTitle::Finished,
        };
        let card = |card| step(&Step::Done(card), locale);
        let bare = |seconds| Card { days: vec![], seconds, ..base() };
        vec![
            ("ordinary", card(base())),
            (
                "everything",
                card(Card {
                    lesson: Some((LessonKind::Worked, None, Some("позвонил до 10 & <всё>".into()))),
                    notes: vec!["Ромашка просит <скидку>".into()],
                    promises: vec![PromiseLine {
                        due_on: on(24),
                        first_due_on: on(24),
                        ..promise(1, "Ромашка", Some(50_000))
                    }],
                    first: true,
                    ..base()
                }),
            ),
            (
                "hindered, no plan",
                card(Card {
                    days: days().drain(..1).collect(),
                    lesson: Some((LessonKind::Hindered, Some(Cause::Price), None)),
                    plan_missing: true,
                    month: None,
                    seconds: None,
                    ..base()
                }),
            ),
            (
                "hindered in own words, in the evening",
                card(Card {
                    lesson: Some((LessonKind::Hindered, Some(Cause::Other), Some("весь день ждал".into()))),
                    local_time: at(18, 0),
                    ..bare(Some(95))
                }),
            ),
            ("corrected", card(Card { title: CardTitle::Corrected, ..base() })),
            ("as it stands", card(Card { title: CardTitle::AsItStands, ..base() })),
            ("one second", card(bare(Some(0)))),
            ("two seconds", card(bare(Some(2)))),
            ("twenty-one seconds", card(bare(Some(21)))),
            ("five minutes", card(bare(Some(300)))),
            (
                "too much",
                card(Card {
                    notes: (0..9).map(|_| "много слов ".repeat(400)).collect(),
                    promises: (0..40).map(|n| promise(n, &"обещание ".repeat(99), Some(7))).collect(),
                    ..bare(None)
                }),
            ),
        ]
    });
}
