//! The plan, the names behind it, the lesson of the day.
use super::*;

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
            by_norm: false,
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
            ("hindered, against the norm", lesson(LessonAsk { by_norm: true, fact: 0, ..base() })),
        ]
    });
}

#[test]
fn what_is_to_be_done() {
    drawn!("action", |locale| {
        let base = || ActionAsk {
            report: REPORT,
            kind: LessonKind::Hindered,
            metric: five(locale).remove(4),
            fact: 1_800_000,
            plan: 6_000_000,
            by_norm: false,
            currency: RUB,
            cause: Some(Cause::WaitedForInvoice),
            words: None,
        };
        let action = |ask| step(&Step::Action(ask), locale);
        vec![
            ("a cause", action(base())),
            ("own words", action(ActionAsk { words: Some("склад <закрыт> & \nвесь день".into()), ..base() })),
            ("nothing said", action(ActionAsk { cause: None, ..base() })),
            (
                "worked, against the norm, at length",
                action(ActionAsk {
                    kind: LessonKind::Worked,
                    fact: 19_800_000,
                    by_norm: true,
                    words: Some("много слов ".repeat(400)),
                    cause: None,
                    ..base()
                }),
            ),
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
