//! Facts about conversions, the way back from money, and the bottleneck.
use super::*;
use crate::domain::{
    calendar::Weight,
    metric::{Asked, Unit, tests::metric},
    refusal::Refusal,
};
use chrono::NaiveDate;
use proptest::prelude::*;

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

/// A step of the funnel.
pub(crate) fn step(id: i64, name: &str) -> Metric {
    Metric { step: Some(id), ..metric(id, name) }
}

pub(crate) fn money(id: i64) -> Metric {
    Metric { unit: Unit::Money, scale: 2, main: true, ..metric(id, "Оплаты") }
}

pub(crate) fn known(inputs: i64, outputs: i64) -> Known {
    Known { inputs, outputs, pairs: 1 }
}

/// Usual and of the month alike.
pub(crate) fn link(from: &Metric, to: &Metric, usual: Known, month: Known) -> Link {
    Link { from: from.clone(), to: to.clone(), month, few_weeks: usual, many_weeks: usual, benchmark: None }
}

/// The golden funnel: dials, talks, meetings, proposals, contracts, payments of 100 000.
fn golden() -> Picture {
    let names = ["Звонки", "Разговоры", "Встречи", "КП", "Договоры", "Платежи"];
    let steps: Vec<Metric> = (1..).zip(names).map(|(id, name)| step(id, name)).collect();
    let rates = [(100, 35), (100, 15), (100, 60), (100, 30), (100, 90)];
    let links = steps
        .windows(2)
        .zip(rates)
        .map(|(pair, (inputs, outputs))| link(&pair[0], &pair[1], known(inputs, outputs), Known::default()));
    let links = links.collect();
    let check = link(&steps[5], &money(9), known(20, 20 * 10_000_000), Known::default());
    Picture { steps: steps.into_iter().map(|step| (step, None)).collect(), links, check: Some(check) }
}

const MILLION: i64 = 100_000_000;

fn days(count: i64) -> Weight {
    Weight::from_units(count * Weight::UNITS_A_DAY)
}

#[test]
fn the_golden_funnel_leads_from_a_million_back_to_calls_a_day() {
    let found = back(&golden(), MILLION, days(22));
    let a_day: Vec<_> = found.steps.iter().map(|step| step.a_day.expect("days")).collect();
    assert_eq!(a_day, [534, 187, 28, 17, 5, 5], "53.4 dials, 18.7 talks, 2.8 meetings, 1.7 proposals, 0.5 contracts");
    let a_month: Vec<_> = found.steps.iter().map(|step| step.a_month).collect();
    assert_eq!(a_month, [1176, 412, 62, 38, 12, 10], "whole ones, up");
    assert_eq!(found.lack, None);
    assert!(found.steps.iter().all(|step| step.basis == Basis::Weeks(FEW_WEEKS)));
}

#[test]
fn a_month_without_days_still_knows_how_many_it_takes() {
    let found = back(&golden(), MILLION, Weight::OFF);
    assert_eq!(found.lack, Some(Lack::NoDays));
    assert_eq!(found.steps.iter().map(|step| (step.a_day, step.a_month)).next_back(), Some((None, 10)));
}

#[test]
fn what_cannot_be_said_is_named_and_the_steps_below_it_stay() {
    let picture = golden();
    let zero = Picture {
        links: vec![Link { few_weeks: known(100, 0), ..picture.links[0].clone() }]
            .into_iter()
            .chain(picture.links[1..].to_vec())
            .collect(),
        ..picture.clone()
    };
    let found = back(&zero, MILLION, days(22));
    assert_eq!(found.steps.first().map(|step| step.metric.name.as_str()), Some("Разговоры"));
    assert!(matches!(found.lack, Some(Lack::Zero { from, .. }) if from.name == "Звонки"));
    let mut few = picture.clone();
    let few_check =
        Link { few_weeks: known(19, 1), many_weeks: known(19, 1), ..picture.check.clone().expect("a check") };
    few.check = Some(few_check);
    let found = back(&few, MILLION, days(22));
    assert!(found.steps.is_empty() && matches!(found.lack, Some(Lack::Few { .. })), "{found:?}");
    for (picture, target, lack) in [
        (golden(), 0, Lack::NothingToReach),
        (golden(), -5, Lack::NothingToReach),
        (Picture::default(), MILLION, Lack::NoSteps),
        (Picture { check: None, ..golden() }, MILLION, Lack::NoMoney),
    ] {
        assert_eq!(back(&picture, target, days(22)), Back { steps: vec![], lack: Some(lack) });
    }
}

#[test]
fn while_own_events_are_few_the_heads_benchmark_stands_in() {
    let mut picture = golden();
    picture.links[0] = Link { few_weeks: known(3, 1), many_weeks: known(9, 2), ..picture.links[0].clone() };
    assert!(matches!(back(&picture, MILLION, days(22)).lack, Some(Lack::Few { .. })));
    picture.links[0].benchmark = Some(3_500);
    let found = back(&picture, MILLION, days(22));
    assert_eq!((found.steps[0].a_day, found.steps[0].basis), (Some(534), Basis::Benchmark));
}

#[test]
fn twenty_events_are_enough_and_nineteen_take_twelve_weeks() {
    let (calls, talks) = (step(1, "Звонки"), step(2, "Встречи"));
    let of = |few, many| Link { few_weeks: few, many_weeks: many, ..link(&calls, &talks, few, few) };
    let recent = |link: Link| link.recent().map(|(rate, basis)| (link.percent(&rate), basis));
    assert_eq!(recent(of(known(20, 5), known(40, 20))), Some((2_500, Basis::Weeks(8))));
    assert_eq!(recent(of(known(19, 5), known(40, 20))), Some((5_000, Basis::Weeks(12))));
    assert_eq!(recent(of(known(19, 5), known(19, 5))), None);
    let litres = Metric { scale: 1, ..calls };
    let tenths = link(&litres, &talks, known(199, 5), known(200, 5));
    assert_eq!(tenths.recent(), None, "19.9 whole ones");
    assert_eq!(tenths.actual().map(|rate| tenths.percent(&rate)), Some(2_500), "5 of 20.0");
}

/// Proposals → contracts → payments of 100 000; usual 30 %.
fn department(month: Known) -> Picture {
    let (proposals, contracts) = (step(3, "КП"), step(4, "Договоры"));
    let links = vec![link(&proposals, &contracts, known(200, 60), month)];
    let check = link(&contracts, &money(9), known(60, 60 * 10_000_000), known(8, 8 * 20_000_000));
    Picture { steps: vec![(proposals, None), (contracts, None)], links, check: Some(check) }
}

#[test]
fn the_bottleneck_is_inputs_times_the_gap_times_what_follows_in_money() {
    let found = department(known(40, 8)).bottleneck().expect("20 % where 30 % are usual");
    assert_eq!((found.actual, found.expected, found.by_head), (2_000, 3_000, false));
    assert_eq!(found.loss_minor, 4 * 10_000_000, "40 × 0.1 × 100 000: eight payments are too few for a check");
    let mut headed = department(known(40, 8));
    headed.links[0].benchmark = Some(2_500);
    headed.check = headed.check.map(|check| Link { month: known(20, 20 * 20_000_000), ..check });
    let found = headed.bottleneck().expect("20 % where 25 % are expected");
    assert_eq!((found.expected, found.by_head, found.loss_minor), (2_500, true, 2 * 20_000_000), "own check of twenty");
}

#[test]
fn without_events_enough_or_a_loss_there_is_no_bottleneck() {
    for month in [known(40, 12), known(40, 20), known(19, 0), known(0, 0)] {
        assert_eq!(department(month).bottleneck(), None, "{month:?}");
    }
    let mut unknown = department(known(40, 8));
    unknown.check = None;
    assert_eq!(unknown.bottleneck(), None, "what it costs is not known");
    let mut new = department(known(40, 8));
    new.links[0].many_weeks = known(12, 4);
    assert_eq!(new.bottleneck(), None, "nothing is usual yet");
    new.links[0].benchmark = Some(3_000);
    assert!(new.bottleneck().is_some(), "the head says what to expect");
}

#[test]
fn of_several_the_costliest_is_named_and_of_equals_the_earlier() {
    let (calls, meetings, contracts) = (step(1, "Звонки"), step(2, "Встречи"), step(4, "Договоры"));
    let check = link(&contracts, &money(9), known(60, 60 * 10_000_000), Known::default());
    let picture = |first: Known, second: Known| Picture {
        steps: vec![],
        links: vec![
            link(&calls, &meetings, known(1_000, 100), first),
            link(&meetings, &contracts, known(100, 50), second),
        ],
        check: Some(check.clone()),
    };
    // 400 × 0.05 × 0.5 = 10 contracts against 20 × 0.1 = 2.
    let found = picture(known(400, 20), known(20, 8)).bottleneck().expect("one");
    assert_eq!(found.from.name, "Звонки");
    assert_eq!(found.loss_minor, 80_000_000, "what follows is the month's own: 8 of 20");
    let found = picture(known(400, 40), known(20, 8)).bottleneck().expect("one");
    assert_eq!(found.from.name, "Встречи");
    // 400 × 0.01 × 0.5 = 2 contracts on both.
    let even = picture(known(400, 36), known(20, 8));
    let even =
        Picture { links: vec![even.links[0].clone(), Link { month: known(40, 18), ..even.links[1].clone() }], ..even };
    let (first, second) = (even.loss_of(0), even.loss_of(1));
    assert!(first < second, "{first:?} {second:?}: the month's own 18 of 40 follows the first");
}

#[test]
fn a_conversion_under_seven_tenths_of_the_usual_is_a_reason_to_talk() {
    assert!(department(known(40, 8)).links[0].is_weak(), "20 % of 30 %");
    assert!(!department(known(100, 21)).links[0].is_weak(), "exactly 0.7 is not under it");
    assert!(!department(known(19, 0)).links[0].is_weak(), "too few to say");
    assert_eq!(department(known(40, 8)).weak().map(|(weak, _)| weak.loss_minor), Some(4 * 10_000_000));
    assert_eq!(department(known(40, 10)).weak(), None);
}

#[test]
fn a_benchmark_is_above_zero_and_above_a_whole_only_where_a_step_multiplies() {
    let plain = &department(Known::default()).links[0];
    assert_eq!(percent_of(plain, 3_000), Ok(3_000));
    assert_eq!(percent_of(plain, WHOLE), Ok(WHOLE));
    assert_eq!(percent_of(plain, 0), Err(Refusal::PercentNotPositive));
    assert_eq!(percent_of(plain, -1), Err(Refusal::PercentNotPositive));
    assert_eq!(percent_of(plain, WHOLE + 1), Err(Refusal::PercentAbove { most: 100 }));
    let several = Link { many_weeks: known(20, 30), ..plain.clone() };
    assert_eq!(percent_of(&several, 15_000), Ok(15_000), "several proposals to a client");
    assert_eq!(percent_of(&several, MOST_EXPECTED + 1), Err(Refusal::PercentAbove { most: 1_000 }));
    let kilos = Link { to: Metric { unit: Unit::Named("кг".into()), ..plain.to.clone() }, ..plain.clone() };
    assert_eq!(percent_of(&kilos, 40_000), Ok(40_000));
}

#[test]
fn steps_are_what_is_told_daily_and_the_main_money_is_their_end() {
    let metrics = [
        Metric { step: Some(2), ..metric(2, "Встречи") },
        Metric { step: Some(1), ..metric(1, "Звонки") },
        Metric { step: Some(3), kind: Kind::Snapshot, ..metric(3, "Сделки в работе") },
        Metric { step: Some(4), asked: Asked::No, ..metric(4, "КП") },
        Metric { step: Some(5), ..money(9) },
    ];
    let steps = Steps::of(&metrics);
    assert_eq!(steps.steps.iter().map(|step| step.id.0).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(steps.check().map(|(last, money)| (last.id.0, money.id.0)), Some((2, 9)));
    assert_eq!(steps.pairs().count(), 1);
    let counted = Steps::of(&[Metric { main: true, ..metric(1, "Звонки") }]);
    assert_eq!((counted.money, counted.steps.len()), (None, 0));
}

#[test]
fn periods_are_the_month_to_date_and_full_weeks_before_the_current_one() {
    let thursday = Periods::of(on("2026-11-09"), on("2026-11-26"));
    assert_eq!((thursday.month_from, thursday.month_through), (on("2026-11-01"), on("2026-11-26")));
    assert_eq!((thursday.few_from, thursday.many_from), (on("2026-09-28"), on("2026-08-31")));
    assert_eq!(thursday.weeks_through, on("2026-11-22"));
    let over = Periods::of(on("2026-10-15"), on("2026-11-26"));
    assert_eq!((over.month_through, over.weeks_through), (on("2026-10-31"), on("2026-10-25")), "as it ended");
    let ahead = Periods::of(on("2026-12-15"), on("2026-11-26"));
    assert!(ahead.month_through < ahead.month_from && ahead.weeks_through == on("2026-11-22"));
}

fn any_known() -> impl Strategy<Value = Known> {
    (0_i64..400, 0_i64..400).prop_map(|(inputs, outputs)| known(inputs, outputs))
}

fn any_link(id: i64, to: Metric) -> impl Strategy<Value = Link> {
    let benchmark = prop::option::of(1_i64..=MOST_EXPECTED);
    (any_known(), any_known(), any_known(), benchmark).prop_map(move |(month, few_weeks, more, benchmark)| Link {
        from: step(id, "?"),
        to: to.clone(),
        month,
        few_weeks,
        many_weeks: few_weeks.plus(more),
        benchmark,
    })
}

fn any_picture() -> impl Strategy<Value = Picture> {
    let links = (1_i64..6).map(|id| any_link(id, step(id + 1, "?")).boxed()).collect::<Vec<_>>();
    (links, prop::option::of(any_link(6, money(9)))).prop_map(|(links, check)| Picture {
        steps: (1..=6).map(|id| (step(id, "?"), None)).collect(),
        links,
        check,
    })
}

proptest! {
    #[test]
    fn nothing_is_divided_by_zero_and_a_gap_has_its_reason(
        picture in any_picture(), target in any::<i64>(), units in -10_i64..200_000,
    ) {
        let found = back(&picture, target, Weight::from_units(units));
        prop_assert!(found.lack.is_some() || found.steps.len() == picture.steps.len());
        prop_assert!(found.steps.iter().all(|step| step.a_month > 0));
        if let Some(bottleneck) = picture.bottleneck() {
            prop_assert!(bottleneck.loss_minor > 0);
            let link = picture.links.iter().find(|link| link.from.id == bottleneck.from.id).expect("its link");
            prop_assert!(link.month.inputs >= ENOUGH);
        }
    }

    #[test]
    fn a_conversion_takes_the_fewest_weeks_with_events_enough(link in any_link(1, step(2, "?"))) {
        match link.recent() {
            Some((rate, Basis::Weeks(FEW_WEEKS))) => prop_assert_eq!(Some(rate), link.few_weeks.rate()),
            Some((rate, Basis::Weeks(MANY_WEEKS))) => {
                prop_assert!(link.few_weeks.inputs < ENOUGH);
                prop_assert_eq!(Some(rate), link.many_weeks.rate());
            }
            Some(other) => prop_assert!(false, "{:?}", other),
            None => prop_assert!(link.many_weeks.inputs < ENOUGH),
        }
    }

    #[test]
    fn no_bottleneck_costs_more_than_the_one_that_is_named(picture in any_picture()) {
        let losses: Vec<i64> = (0..picture.links.len()).filter_map(|place| picture.loss_of(place)).collect();
        prop_assert_eq!(picture.bottleneck().map(|found| found.loss_minor), losses.into_iter().max());
    }
}
