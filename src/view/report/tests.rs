//! Every question and remark of a report in both languages, with the edges: one metric and many, long names, markup
//! in what people typed, nothing and too much of everything.
use super::*;
use crate::domain::{
    calendar::AbsenceKind,
    department::Currency,
    id::{AbsenceId, DepartmentId, MetricId, NoteId, PromiseId, ReportId},
    metric::{Asked, AskedOf, Direction, Kind, Metric, Rhythm, Unit},
    notice::Notice,
    parse::line::{Given, Half, Problem, Refused},
    promise::PromiseState,
    report::{Cause, LessonKind, NamedPlan, Part, Question},
    talk::*,
};
use chrono::{NaiveDate, NaiveTime};

const REPORT: ReportId = ReportId(7);
const RUB: Currency = Currency::Rub;

fn on(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a date of November")
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")
}

fn metric(id: i64, name: &str, unit: Unit, hint: Option<&str>) -> Metric {
    Metric {
        id: MetricId(id),
        department: DepartmentId(1),
        key: format!("m{id}"),
        name: name.into(),
        aliases: vec![],
        scale: if unit == Unit::Money { 2 } else { 0 },
        unit,
        kind: Kind::Flow,
        direction: Direction::More,
        negative: false,
        asked: Asked::FactAndPlan,
        main: false,
        step: None,
        hint: hint.map(Into::into),
        limit: None,
        rhythm: Rhythm::Steady,
        asked_of: AskedOf::All,
        position: id,
    }
}

/// The five of b2b_outbound as the reader's language names them.
fn five(locale: Locale) -> Vec<Metric> {
    use crate::domain::template::Template;
    let drafts = locale.template_metrics(Template::B2bOutbound, false);
    (1..).zip(drafts).map(|(id, draft)| draft.into_metric(MetricId(id), DepartmentId(1), id)).collect()
}

fn asked(metrics: Vec<Metric>, values: &[(Option<i64>, i64)]) -> Vec<AskedFigure> {
    let figure = |(metric, (pledge, example)): (Metric, &(Option<i64>, i64))| {
        let one = metric.one();
        AskedFigure { metric, pledge: pledge.map(|p| p * one), known: None, example: example * one }
    };
    metrics.into_iter().zip(values).map(figure).collect()
}

fn figures(locale: Locale) -> Vec<AskedFigure> {
    asked(five(locale), &[(Some(45), 41), (Some(3), 3), (Some(2), 2), (Some(1), 1), (Some(60_000), 98_000)])
}

fn first_name(locale: Locale) -> Option<String> {
    Some(if locale == Locale::RU { "Иван".into() } else { "John".into() })
}

fn prompt(locale: Locale) -> FactsAsk {
    FactsAsk {
        report: REPORT,
        greet: first_name(locale),
        local_time: at(9, 0),
        about_on: vec![on(20)],
        plan_on: vec![on(24)],
        today_on: on(23),
        deadline: Some(at(10, 0)),
        figures: figures(locale),
        currency: RUB,
        as_planned: true,
        remind_at: Some(at(9, 45)),
        older: vec![],
        days_off: vec![],
        early: None,
        hints: false,
        correcting: false,
        part: Part::Fact,
        suggestion: None,
        has_lesson: false,
    }
}

/// Draws in both languages, checks that Telegram takes it, and compares with what was read by a person.
macro_rules! drawn {
    ($name:literal, |$locale:ident| $cases:expr) => {
        for $locale in Locale::ALL {
            let cases: Vec<(&str, Screen)> = $cases;
            let shown: Vec<String> = cases
                .iter()
                .map(|(case, screen)| {
                    assert_eq!(screen.fault(), None, "{case}");
                    format!("=== {case}\n{screen}")
                })
                .collect();
            insta::assert_snapshot!(format!("{}_{}", $name, $locale.0.as_str()), shown.join("\n\n"));
        }
    };
}

#[test]
fn the_prompt_looks_as_promised() {
    let screen = step(&Step::Facts(prompt(Locale::RU)), Locale::RU);
    assert_eq!(
        screen.html.visible().replace('\u{a0}', " "),
        "Доброе утро, Иван! Факт за пт 20.11 и план на вт 24.11 — полминуты, до 10:00.\n\
         Звонки (план 45) · Встречи (3) · КП (2) · Договоры (1) · Оплаты ₽ (60 000)\n\
         Цифры одной строкой, по порядку. Например: 41 3 2 1 98к"
    );
    let labels: Vec<&str> = screen.buttons().map(Button::label).collect();
    assert_eq!(labels, ["Всё по плану", "По шагам", "Меня не было", "Напомнить в 9:45"]);
}

#[test]
fn prompts_and_what_is_left_of_them() {
    drawn!("facts", |locale| {
        let base = || prompt(locale);
        let facts = |ask: FactsAsk| step(&Step::Facts(ask), locale);
        let known = |values: &[Option<Option<i64>>]| {
            let mut figures = figures(locale);
            figures.iter_mut().zip(values).for_each(|(figure, value)| figure.known = *value);
            figures
        };
        let one = || figures(locale).split_off(4);
        let plain = || {
            let mut figures = figures(locale);
            figures.iter_mut().for_each(|figure| figure.pledge = None);
            figures
        };
        vec![
            ("prompt", facts(base())),
            ("through the outbox", crate::view::notice::render(&Notice::Prompt(Box::new(base())), locale)),
            (
                "without pledges, in the evening, about today",
                facts(FactsAsk {
                    local_time: at(18, 0),
                    about_on: vec![on(23)],
                    deadline: Some(at(18, 30)),
                    figures: plain(),
                    as_planned: false,
                    remind_at: None,
                    ..base()
                }),
            ),
            (
                "two fact dates, two plan dates",
                facts(FactsAsk {
                    about_on: vec![on(20), on(23)],
                    plan_on: vec![on(23), on(24)],
                    local_time: at(13, 0),
                    ..base()
                }),
            ),
            (
                "a newcomer: only a plan, with hints",
                facts(FactsAsk {
                    about_on: vec![],
                    plan_on: vec![on(23)],
                    figures: plain(),
                    as_planned: false,
                    hints: true,
                    part: Part::Pledge,
                    ..base()
                }),
            ),
            (
                "back from a rest: the facts are known, the plan in a tap",
                facts(FactsAsk {
                    about_on: vec![],
                    plan_on: vec![on(23), on(24)],
                    figures: plain(),
                    as_planned: false,
                    part: Part::Pledge,
                    suggestion: Some(vec![48, 3, 2, 1, 13_000_000]),
                    ..base()
                }),
            ),
            (
                "one older date, days off",
                facts(FactsAsk { older: vec![on(18)], days_off: vec![on(21), on(22)], ..base() }),
            ),
            ("several older dates", facts(FactsAsk { older: vec![on(17), on(18), on(19)], ..base() })),
            (
                "early, before a rest",
                facts(FactsAsk {
                    early: Some(EarlyBecause::RestAhead),
                    local_time: at(16, 30),
                    about_on: vec![on(23)],
                    plan_on: vec![],
                    deadline: None,
                    remind_at: None,
                    ..base()
                }),
            ),
            ("early, asked for", facts(FactsAsk { early: Some(EarlyBecause::Asked), deadline: None, ..base() })),
            ("inside the talk", facts(FactsAsk { greet: None, ..base() })),
            ("inside the talk, not due", facts(FactsAsk { greet: None, deadline: None, plan_on: vec![], ..base() })),
            ("at night", facts(FactsAsk { local_time: at(23, 30), ..base() })),
            (
                "a part answered",
                facts(FactsAsk {
                    greet: None,
                    figures: known(&[Some(Some(41)), Some(Some(3))]),
                    as_planned: false,
                    hints: true,
                    ..base()
                }),
            ),
            (
                "one left, one without a number",
                facts(FactsAsk {
                    greet: None,
                    figures: known(&[Some(Some(41)), Some(None), Some(Some(0)), Some(Some(1))]),
                    as_planned: false,
                    ..base()
                }),
            ),
            (
                "known before the prompt",
                facts(FactsAsk { figures: known(&[None, None, None, None, Some(Some(12_000_000))]), ..base() }),
            ),
            ("one metric", facts(FactsAsk { figures: one(), ..base() })),
            (
                "one metric, taken",
                facts(FactsAsk { greet: None, figures: vec![known(&[Some(Some(5))]).remove(0)], ..base() }),
            ),
            (
                "correcting facts",
                facts(FactsAsk {
                    greet: None,
                    correcting: true,
                    has_lesson: true,
                    figures: known(&[Some(Some(41)), Some(Some(3)), Some(None), None, Some(Some(9_800_000))]),
                    ..base()
                }),
            ),
            (
                "correcting a plan",
                facts(FactsAsk {
                    greet: None,
                    correcting: true,
                    part: Part::Pledge,
                    figures: plain().into_iter().map(|f| AskedFigure { known: Some(Some(f.example)), ..f }).collect(),
                    ..base()
                }),
            ),
            (
                "strange names",
                facts(FactsAsk {
                    greet: Some("<Иван> & Co".into()),
                    figures: asked(
                        vec![
                            metric(1, "<b>Звонки & встречи</b>", Unit::Count, Some("считаем <исходящие> & входящие")),
                            metric(2, "Отгрузки", Unit::Named("м² <>&".into()), None),
                            metric(3, &"Очень длинный показатель ".repeat(5), Unit::Money, None),
                        ],
                        &[(Some(5), 4), (None, 12), (Some(0), 0)],
                    ),
                    hints: true,
                    ..base()
                }),
            ),
        ]
    });
}

#[test]
fn single_figures() {
    drawn!("figures", |locale| {
        let figure = |n: usize| figures(locale).remove(n);
        let one = |n: usize, part, known, offers: &[i64]| {
            let mut figure = figure(n);
            figure.known = known;
            let ask = StepAsk {
                report: REPORT,
                part,
                on: on(if part == Part::Fact { 20 } else { 24 }),
                figure,
                nth: n + 1,
                of: 5,
                offers: offers.to_vec(),
                currency: RUB,
                today_on: on(23),
            };
            step(&Step::OneByOne(ask), locale)
        };
        let doubt = |n: usize, part, question| {
            let metric = figure(n).metric;
            step(&Step::Doubt(DoubtAsk { report: REPORT, metric, part, question, currency: RUB }), locale)
        };
        let planned = AsPlannedAsk {
            report: REPORT,
            on: on(20),
            figures: figures(locale).into_iter().filter_map(|f| Some((f.metric, f.pledge?))).collect(),
            currency: RUB,
            today_on: on(23),
        };
        vec![
            ("a step", one(1, Part::Fact, None, &[0, 1, 2, 3, 4, 5])),
            ("a step of money", one(4, Part::Fact, None, &[0, 5_000_000, 6_000_000, 9_800_000])),
            ("a step of the plan", one(0, Part::Pledge, None, &[40, 45])),
            ("a step without offers, known", one(0, Part::Fact, Some(Some(41)), &[])),
            ("a step, known as missing", one(0, Part::Fact, Some(None), &[])),
            ("too large", doubt(4, Part::Fact, Question::TooLarge { value: 500_000_000, usual: 40_000_000 })),
            ("too large in the plan", doubt(0, Part::Pledge, Question::TooLarge { value: 450, usual: 60 })),
            ("too small", doubt(4, Part::Fact, Question::TooSmall { value: 12_000, thousands: 12_000_000 })),
            ("which one", doubt(1, Part::Fact, Question::WhichOne { candidates: vec![1, 250, 1250] })),
            ("the head differs", doubt(4, Part::Fact, Question::HeadDiffers { mine: 11_200_000, heads: 9_800_000 })),
            ("as planned", step(&Step::AsPlanned(planned.clone()), locale)),
            ("as planned, one metric, today", {
                let figures = planned.figures[4..].to_vec();
                step(&Step::AsPlanned(AsPlannedAsk { figures, on: on(23), ..planned.clone() }), locale)
            }),
            ("away", step(&Step::Away(AwayAsk { report: REPORT, about_on: vec![on(20)], today_on: on(23) }), locale)),
            ("which day", {
                let dates = vec![on(20), on(23)];
                step(
                    &Step::WhichDay(DayAsk {
                        dates,
                        today_on: on(23),
                        typed: Some("41 3 2 <1> 98к".into()),
                        report: Some(REPORT),
                    }),
                    locale,
                )
            }),
            ("another day", {
                let dates = vec![on(17), on(18), on(19), on(20)];
                step(&Step::WhichDay(DayAsk { dates, today_on: on(23), typed: None, report: None }), locale)
            }),
        ]
    });
}

#[test]
fn plans_and_names() {
    drawn!("plan", |locale| {
        let base = || PlanAsk {
            report: REPORT,
            on: on(24),
            today_on: on(23),
            figures: figures(locale).into_iter().map(|f| AskedFigure { pledge: None, ..f }).collect(),
            suggestion: Some(vec![48, 3, 2, 1, 13_000_000]),
            currency: RUB,
            hints: false,
        };
        let plan = |ask| step(&Step::Plan(ask), locale);
        let partly = || {
            let mut figures = base().figures;
            figures[0].known = Some(Some(45));
            figures[1].known = Some(Some(3));
            figures
        };
        let names = |pledge_rub: i64, above| {
            let metric = figures(locale).remove(4).metric;
            let pledge = pledge_rub * 100;
            let ask = NamesAsk { report: REPORT, on: on(24), today_on: on(23), metric, pledge, currency: RUB, above };
            step(&Step::Names(ask), locale)
        };
        let named = |name: &str, rub: i64| NamedPlan { name: name.into(), amount_minor: rub * 100, due_on: on(24) };
        vec![
            ("suggested", plan(base())),
            ("without history, with hints", plan(PlanAsk { suggestion: None, hints: true, ..base() })),
            ("for today", plan(PlanAsk { on: on(23), suggestion: None, ..base() })),
            ("partly given", plan(PlanAsk { figures: partly(), ..base() })),
            (
                "one metric",
                plan(PlanAsk {
                    figures: base().figures.split_off(4),
                    suggestion: Some(vec![13_000_000]),
                    on: on(27),
                    ..base()
                }),
            ),
            ("many metrics: the label would not fit", {
                let many = |n: i64| metric(n, &format!("Metric {n}"), Unit::Count, None);
                let figures = asked((1..=12).map(many).collect(), &[(None, 1234); 12]);
                plan(PlanAsk { figures, suggestion: Some(vec![1234; 12]), ..base() })
            }),
            ("names", names(80_000, None)),
            ("names for a small plan", names(1_500, None)),
            ("names for seven thousand", names(7_000, None)),
            (
                "names above the plan",
                names(80_000, Some((vec![named("Ромашка", 70_000), named("<Василёк> & Ко", 50_000)], 12_000_000))),
            ),
            (
                "many names above the plan",
                names(80_000, Some(((0..13).map(|_| named("Ромашка", 10_000)).collect(), 13_000_000))),
            ),
        ]
    });
}

#[test]
fn lessons_with_all_causes() {
    drawn!("lesson", |locale| {
        let metric = || figures(locale).remove(4).metric;
        let base = || LessonAsk {
            report: REPORT,
            kind: LessonKind::Hindered,
            metric: metric(),
            fact: 3_000_000,
            pledge: 6_000_000,
            currency: RUB,
            time: false,
            own_words: false,
        };
        let lesson = |ask| step(&Step::Lesson(ask), locale);
        vec![
            ("hindered", lesson(base())),
            ("time", lesson(LessonAsk { time: true, ..base() })),
            ("own words", lesson(LessonAsk { own_words: true, ..base() })),
            ("worked", lesson(LessonAsk { kind: LessonKind::Worked, fact: 9_800_000, ..base() })),
        ]
    });
}

#[test]
fn every_cause_has_its_own_words() {
    use std::collections::HashSet;
    for locale in Locale::ALL {
        let labels: HashSet<String> = Cause::ALL.iter().map(|cause| lesson::cause_label(*cause, locale)).collect();
        assert_eq!(labels.len(), Cause::ALL.len());
    }
}

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
                    figures: facts([Some(41), Some(3), None, Some(0), Some(9_800_000)]),
                },
                CardDay { on: on(24), part: Part::Pledge, figures: plan },
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

#[test]
fn remarks_stand_above_the_question() {
    drawn!("remarks", |locale| {
        let metrics = || figures(locale).into_iter().map(|f| f.metric).collect::<Vec<_>>();
        let said = |remark| answer(&Answer::remark(remark), locale).expect("something is said");
        let asked = || Step::Facts(FactsAsk { greet: None, ..prompt(locale) });
        let before = |remark, step| answer(&Answer::step(step).after(remark), locale).expect("something is said");
        let offered = |kind, wish| said(Remark::AbsenceOffered { kind, wish });
        let closed = |state| said(Remark::PromiseClosed { body: "Ромашка <50>".into(), state });
        let note =
            || Remark::NoteKept { note: NoteId(3), body: "Ромашка просит\nскидку <5 %>".into() };
        let taken = |part, on| Remark::Taken {
            part,
            on,
            today_on: self::on(23),
            figures: metrics().into_iter().zip([Some(41), Some(3), None, Some(1), Some(9_800_000)]).collect(),
            currency: RUB,
        };
        let one_by_one = Step::OneByOne(StepAsk {
            report: REPORT,
            part: Part::Fact,
            on: on(20),
            figure: figures(locale).remove(0),
            nth: 1,
            of: 5,
            offers: vec![40, 41],
            currency: RUB,
            today_on: on(23),
        });
        let lesson = || {
            Step::Lesson(LessonAsk {
                report: REPORT,
                kind: LessonKind::Hindered,
                metric: metrics().remove(4),
                fact: 1,
                pledge: 2,
                currency: RUB,
                time: true,
                own_words: false,
            })
        };
        let mut cases = vec![
            ("note", said(note())),
            ("note before the question", before(note(), asked())),
            (
                "numbers and words",
                answer(&Answer { remarks: vec![taken(Part::Fact, on(20)), note()], step: None }, locale).expect("said"),
            ),
            ("numbers please", before(Remark::NumbersPlease, asked())),
            ("one number please", before(Remark::NumbersPlease, one_by_one)),
            ("an answer please", before(Remark::NumbersPlease, lesson())),
            ("plan taken", said(taken(Part::Pledge, on(24)))),
            ("voice", before(Remark::CannotRead, asked())),
            ("voice, no question", said(Remark::CannotRead)),
            ("voice, another question", before(Remark::CannotRead, lesson())),
            ("ill", offered(AbsenceKind::Sick, true)),
            ("vacation", offered(AbsenceKind::Vacation, false)),
            (
                "absence noted",
                said(Remark::AbsenceNoted { absence: AbsenceId(4), from_on: on(23), through_on: on(27) }),
            ),
            (
                "absence of a day noted",
                before(Remark::AbsenceNoted { absence: AbsenceId(4), from_on: on(20), through_on: on(20) }, asked()),
            ),
        ];
        let simple = [
            ("later", Remark::Later { report: REPORT, remind_at: Some(at(9, 45)) }),
            ("later, nothing to remind of", Remark::Later { report: REPORT, remind_at: None }),
            ("remind later", Remark::RemindLater { at: at(9, 45) }),
            ("too late to remind", Remark::TooLateToRemind),
            ("not a number", Remark::NotANumber),
            ("not a date", Remark::NotADate),
            ("raised", Remark::PledgeRaised { to: 12_000_000 }),
            ("edit taken", Remark::EditTaken),
            ("edit not understood", Remark::EditNotUnderstood),
            ("moved", Remark::PromiseMoved { body: "Ромашка".into(), on: on(25) }),
            ("move asked", Remark::MoveAsked { body: "Ромашка".into() }),
            ("help asked", Remark::HelpAsked),
            ("outdated", Remark::Outdated),
        ];
        cases.extend(simple.into_iter().map(|(case, remark)| (case, said(remark))));
        cases.extend(PromiseState::ALL.iter().map(|state| (state.as_str(), closed(*state))));
        cases
    });
}

#[test]
fn what_of_a_line_was_not_understood() {
    drawn!("problems", |locale| {
        let weight = metric(6, "Отгрузки", Unit::Named("кг".into()), None);
        let metrics: Vec<Metric> = figures(locale).into_iter().map(|f| f.metric).chain([weight]).collect();
        let id = MetricId;
        let problems = |problems| Remark::Problems { problems, metrics: metrics.clone(), kept: 0, currency: RUB };
        let said = |problem| answer(&Answer::remark(problems(vec![problem])), locale).expect("something is said");
        let refused = |metric, typed: &str, why| {
            said(Problem::Refused { half: Half::Fact, metric: id(metric), typed: typed.into(), why })
        };
        let value = Given::Value;
        let not_asked = |half| said(Problem::NotAsked { half, metric: id(4), typed: "дог".into() });
        let ambiguous =
            |typed: &str, readings| said(Problem::Ambiguous { half: Half::Fact, typed: typed.into(), readings });
        let left = || Problem::Left { half: Half::Fact, metrics: vec![id(3), id(4), id(5)] };
        let mut partly = prompt(locale);
        partly.greet = None;
        partly.figures[0].known = Some(Some(41));
        let extra = Problem::Extra { half: Half::Fact, typed: vec!["7".into(), "<12>".into()] };
        vec![
            ("left", said(left())),
            ("left, the rest kept", {
                let problems = vec![left()];
                let remark = Remark::Problems { problems, metrics: metrics.clone(), kept: 2, currency: RUB };
                answer(&Answer::remark(remark), locale).expect("something is said")
            }),
            ("extra", said(extra.clone())),
            ("whole", refused(2, "2,5", Refused::Fraction { decimals: 0 })),
            ("one decimal", refused(6, "2,55", Refused::Fraction { decimals: 1 })),
            ("two decimals", refused(5, "2,555", Refused::Fraction { decimals: 2 })),
            ("negative", refused(1, "-5", Refused::Negative)),
            ("too large", refused(5, "99999999999999", Refused::TooLarge)),
            ("not money", refused(1, "98к ₽", Refused::NotMoney)),
            ("other currency", refused(5, "$100", Refused::OtherCurrency(Currency::Usd))),
            ("other unit", refused(6, "5 л", Refused::OtherUnit)),
            ("a unit where none is", refused(1, "5 л", Refused::OtherUnit)),
            ("a unit on money", refused(5, "5 л", Refused::OtherUnit)),
            (
                "several metrics",
                ambiguous("1 250", vec![vec![(id(2), value(1)), (id(3), value(250))], vec![(id(2), value(1250))]]),
            ),
            ("one metric twice", ambiguous("", vec![vec![(id(1), value(41))], vec![(id(1), value(45))]])),
            ("number or nothing", ambiguous("-", vec![vec![(id(1), value(41))], vec![(id(1), Given::Missing)]])),
            (
                "which",
                said(Problem::Which { half: Half::Fact, typed: "<о>".into(), metrics: vec![id(4), id(5), id(6)] }),
            ),
            ("not asked in facts", not_asked(Half::Fact)),
            ("not asked in the plan", not_asked(Half::Plan)),
            ("with the question that lists what is left", {
                let remark = problems(vec![extra, left()]);
                answer(&Answer::step(Step::Facts(partly)).after(remark), locale).expect("something is said")
            }),
        ]
    });
}

#[test]
fn reminders() {
    drawn!("reminder", |locale| {
        let remind =
            |given, due| crate::view::notice::render(&Notice::Reminder { given, due, deadline: at(10, 0) }, locale);
        vec![
            ("five of eight", remind(5, 8)),
            ("one of eight", remind(1, 8)),
            ("two of eight", remind(2, 8)),
            ("twenty-one of thirty", remind(21, 30)),
            ("nobody yet", remind(0, 8)),
            ("alone", remind(0, 1)),
        ]
    });
}

#[test]
fn forty_metrics_with_long_hints_fit_one_message() {
    let many = |n: i64| metric(n, &"Показатель <&> ".repeat(9), Unit::Money, Some(&"что считаем ".repeat(30)));
    let figures = asked((1..=40).map(many).collect(), &[(Some(1_000_000), 98_000); 40]);
    for locale in Locale::ALL {
        let ask = FactsAsk { figures: figures.clone(), hints: true, ..prompt(locale) };
        let days = figures.iter().map(|f| (f.metric.clone(), Some(f.example), f.pledge)).collect();
        let card = Card {
            report: REPORT,
            today_on: on(23),
            days: vec![CardDay { on: on(20), part: Part::Fact, figures: days }],
            lesson: None,
            notes: vec![],
            promises: vec![],
            currency: RUB,
            local_time: at(9, 0),
            seconds: None,
            first: false,
            plan_missing: true,
            title: CardTitle::Finished,
        };
        let correcting = FactsAsk { correcting: true, ..ask.clone() };
        let talk = [Step::Facts(ask.clone()), Step::Facts(correcting), Step::Done(card)];
        let screens = talk.iter().map(|one| step(one, locale));
        for screen in screens.chain([crate::view::notice::render(&Notice::Prompt(Box::new(ask.clone())), locale)]) {
            assert_eq!(screen.fault(), None);
        }
    }
}

#[test]
fn nothing_to_say_is_no_message() {
    assert_eq!(answer(&Answer::default(), Locale::RU), None);
}

#[test]
fn a_remark_whose_problems_the_question_shows_leaves_the_question_alone() {
    let ask = || Step::Facts(FactsAsk { greet: None, ..prompt(Locale::RU) });
    let left = Problem::Left { half: Half::Fact, metrics: vec![MetricId(1)] };
    let remark = Remark::Problems { problems: vec![left], metrics: five(Locale::RU), kept: 2, currency: RUB };
    assert_eq!(answer(&Answer::step(ask()).after(remark), Locale::RU), Some(step(&ask(), Locale::RU)));
}

#[test]
fn the_question_keeps_its_buttons_behind_those_of_the_remark() {
    let remark = Remark::NoteKept { note: NoteId(3), body: "a".into() };
    let screen = answer(&Answer::step(Step::Facts(prompt(Locale::EN))).after(remark), Locale::EN).expect("a screen");
    let tags: Vec<String> = screen.buttons().filter_map(Button::data).map(|data| data[1..3].to_owned()).collect();
    assert_eq!(tags, ["np", "nh", "nx", "ap", "st", "aw", "rl"]);
}

#[test]
fn the_names_of_an_example_make_the_plan() {
    let metric = metric(5, "Оплаты", Unit::Money, None);
    for thousands in 2..400_i64 {
        let pledge = thousands * 100_000;
        let ask = NamesAsk {
            report: REPORT,
            on: on(24),
            today_on: on(23),
            metric: metric.clone(),
            pledge,
            currency: RUB,
            above: None,
        };
        let shown = step(&Step::Names(ask), Locale::EN).html.visible();
        let example = shown.rsplit(": ").next().expect("an example");
        let parts: Vec<i64> = example.split([' ', ',']).filter_map(|word| word.parse().ok()).collect();
        assert_eq!((parts.len(), parts.iter().sum::<i64>()), (2, thousands), "{shown}");
        assert!(parts.iter().all(|part| *part > 0), "{shown}");
    }
}
