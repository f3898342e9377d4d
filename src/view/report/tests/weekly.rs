//! What is asked once a week, limits, and a line that has changed.
use super::*;

/// «Порядок в CRM» of the reader's language, the limits 5, 0 and none.
fn crm(locale: Locale) -> Vec<Metric> {
    use crate::domain::template::Template;
    let drafts = locale.template_metrics(Template::B2bOutbound, true).split_off(5);
    let mut metrics: Vec<Metric> =
        (6..).zip(drafts).map(|(id, draft)| draft.into_metric(MetricId(id), DepartmentId(1), id)).collect();
    metrics[0].limit = Some(5);
    metrics
}

fn ask(locale: Locale, known: [Option<Option<i64>>; 3]) -> WeeklyAsk {
    let figure =
        |(metric, known): (Metric, Option<Option<i64>>)| AskedFigure { metric, pledge: None, known, example: 3 };
    WeeklyAsk {
        report: REPORT,
        greet: None,
        local_time: at(9, 0),
        on: on(27),
        today_on: on(27),
        figures: crm(locale).into_iter().zip(known).map(figure).collect(),
        currency: RUB,
        correcting: false,
    }
}

#[test]
fn once_a_week_is_asked_apart() {
    drawn!("weekly", |locale| {
        let shown = |ask: WeeklyAsk| step(&Step::Weekly(ask), locale);
        let all = [Some(Some(7)), Some(Some(0)), Some(None)];
        let one = |metric: Metric| {
            let figure = AskedFigure { metric, pledge: None, known: None, example: 3 };
            let (part, offers) = (Part::Fact, vec![0, 3]);
            Step::OneByOne(StepAsk {
                report: REPORT,
                part,
                on: on(27),
                figure,
                nth: 1,
                of: 3,
                offers,
                currency: RUB,
                today_on: on(27),
            })
        };
        let beyond = |figures| answer(&Answer::remark(Remark::BeyondLimit { figures, currency: RUB }), locale);
        let metrics = crm(locale);
        let least = Metric { limit: Some(30), ..five(locale).remove(0) };
        let day = |weekly| CardDay {
            on: on(27),
            part: Part::Fact,
            weekly,
            figures: metrics.iter().cloned().map(|metric| (metric, Some(7), None)).collect(),
        };
        let card = Card {
            report: REPORT,
            today_on: on(27),
            days: vec![day(true)],
            lesson: None,
            notes: vec![],
            promises: vec![],
            currency: RUB,
            local_time: at(9, 12),
            seconds: Some(28),
            first: false,
            plan_missing: false,
            month: None,
            title: CardTitle::Finished,
        };
        let please = Answer::step(Step::Weekly(ask(locale, [None; 3]))).after(Remark::NumbersPlease);
        vec![
            ("asked", shown(ask(locale, [None; 3]))),
            ("a part is left", shown(ask(locale, [Some(Some(7)), None, None]))),
            ("one is left", shown(ask(locale, [Some(Some(7)), Some(None), None]))),
            (
                "alone in the morning",
                weekly_prompt(&WeeklyAsk { greet: first_name(locale), ..ask(locale, [None; 3]) }, locale),
            ),
            ("corrected", shown(WeeklyAsk { correcting: true, ..ask(locale, all) })),
            ("numbers please", answer(&please, locale).expect("said")),
            ("one by one", step(&one(metrics[0].clone()), locale)),
            ("beyond one", beyond(vec![(metrics[0].clone(), 7)]).expect("said")),
            ("beyond more", beyond(vec![(metrics[1].clone(), 2), (least, 12)]).expect("said")),
            ("the card", step(&Step::Done(card), locale)),
            (
                "a correction offers it",
                step(
                    &Step::Facts(FactsAsk { correcting: true, greet: None, has_weekly: true, ..prompt(locale) }),
                    locale,
                ),
            ),
        ]
    });
}

#[test]
fn a_line_that_has_changed_is_said() {
    drawn!("news", |locale| {
        let metrics = five(locale);
        let with = |news| prompt_of(FactsAsk { news, ..prompt(locale) }, locale);
        let (fresh, gone) = (vec![metrics[0].clone()], vec![metrics[2].clone(), metrics[3].clone()]);
        vec![
            ("fresh", with(LineNews { fresh: fresh.clone(), ..LineNews::default() })),
            ("gone", with(LineNews { gone: gone.clone(), ..LineNews::default() })),
            ("all", with(LineNews { fresh, gone, moved: true })),
        ]
    });
}

fn prompt_of(ask: FactsAsk, locale: Locale) -> Screen {
    super::super::prompt(&ask, locale)
}

/// As many metrics, names and hints as there can be, all of them new.
#[test]
fn the_longest_prompt_fits_one_message() {
    use crate::domain::metric::{HINT_CHARS, MOST, NAME_CHARS};
    for locale in Locale::ALL {
        let long = |id| metric(id, &"Ж<".repeat(NAME_CHARS / 2), Unit::Count, Some(&"что &".repeat(HINT_CHARS / 5)));
        let metrics: Vec<Metric> = (1..=MOST as i64).map(long).collect();
        let figures = metrics.iter().cloned().map(|metric| AskedFigure {
            metric,
            pledge: Some(i64::MAX),
            known: None,
            example: 5,
        });
        let news = LineNews { fresh: metrics.clone(), gone: metrics.clone(), moved: true };
        let ask = FactsAsk { figures: figures.collect(), hints: true, news, ..prompt(locale) };
        assert_eq!(prompt_of(ask, locale).fault(), None);
    }
}
