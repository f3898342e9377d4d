//! The prompt, what is left of it, one figure at a time, reminders.
use super::*;

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
            step(
                &Step::Doubt(DoubtAsk { report: REPORT, metric, part, question, differs: vec![], currency: RUB }),
                locale,
            )
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
            ("the head differs in several", {
                let ask = DoubtAsk {
                    report: REPORT,
                    metric: figure(0).metric,
                    part: Part::Fact,
                    question: Question::HeadDiffers { mine: 50, heads: 41 },
                    differs: vec![(figure(0).metric, 50, 41), (figure(4).metric, 15_000_000, 9_800_000)],
                    currency: RUB,
                };
                step(&Step::Doubt(ask), locale)
            }),
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
fn reminders() {
    drawn!("reminder", |locale| {
        let remind = |given, due| {
            crate::view::notice::render(
                &Notice::Reminder { report: ReportId(7), given, due, deadline: at(10, 0) },
                locale,
            )
        };
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
            days: vec![CardDay { on: on(20), part: Part::Fact, weekly: false, figures: days }],
            lesson: None,
            notes: vec![],
            promises: vec![],
            currency: RUB,
            local_time: at(9, 0),
            seconds: None,
            first: false,
            plan_missing: true,
            month: None,
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
