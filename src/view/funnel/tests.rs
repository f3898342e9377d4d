//! Screens of the funnel, in both languages: ordinary, little data, wide numbers, long names and markup.
use super::*;
use crate::domain::{
    calendar::Weight,
    funnel::{
        Expectation, Known, back,
        tests::{known, link, money, step},
    },
    id::DepartmentId,
    metric::{Asked, NAME_CHARS},
};
use crate::view::screen::Screen;

const NORTH: DepartmentId = DepartmentId(3);
const RUB: Currency = Currency::Rub;
const MILLION: i64 = 100_000_000;

/// The steps of b2b_outbound with their sums of the month.
fn steps(sums: [Option<i64>; 4]) -> Vec<(Metric, Option<i64>)> {
    (1..).zip(["Звонки", "Встречи", "КП", "Договоры"]).map(|(id, name)| step(id, name)).zip(sums).collect()
}

fn ordinary() -> Picture {
    let steps = steps([Some(820), Some(115), Some(70), Some(15)]);
    let metric = |place: usize| &steps[place].0;
    let links = vec![
        link(metric(0), metric(1), known(2_400, 312), known(820, 115)),
        link(metric(1), metric(2), known(312, 190), known(115, 70)),
        link(metric(2), metric(3), known(190, 57), known(70, 15)),
    ];
    let check = link(metric(3), &money(9), known(57, 57 * 10_000_000), known(15, 15 * 9_800_000));
    Picture { steps, links, check: Some(check) }
}

fn little() -> Picture {
    let steps = steps([Some(41), Some(3), None, Some(0)]);
    let metric = |place: usize| &steps[place].0;
    let links = (0..3).map(|n| link(metric(n), metric(n + 1), Known::default(), known(3, 1))).collect();
    let check = link(metric(3), &money(9), Known::default(), Known::default());
    Picture { steps, links, check: Some(check) }
}

fn wide() -> Picture {
    let mut picture = ordinary();
    picture.steps[0].1 = Some(1_234_567);
    for (place, (metric, _)) in picture.steps.iter_mut().enumerate() {
        metric.name = format!("{place}<b>&{}", "длинно".repeat(NAME_CHARS / 6)).chars().take(NAME_CHARS).collect();
    }
    picture
}

fn long_names() -> Picture {
    let mut picture = wide();
    picture.steps[0].1 = Some(820);
    picture
}

fn compare(name: &str, cases: impl Fn(Locale) -> Vec<(&'static str, Screen)>) {
    for locale in Locale::ALL {
        let shown: Vec<String> = cases(locale)
            .iter()
            .map(|(case, screen)| {
                assert_eq!(screen.fault(), None, "{case}");
                format!("=== {case}\n{screen}").replace('\u{a0}', "_")
            })
            .collect();
        insta::assert_snapshot!(format!("{name}_{}", locale.0.as_str()), shown.join("\n\n"));
    }
}

#[test]
fn the_table_shows_the_month_beside_what_is_usual_and_names_the_bottleneck() {
    compare("table", |locale| {
        let shown = |picture: &Picture| Screen::text(table(picture, RUB, locale));
        vec![
            ("ordinary", shown(&ordinary())),
            ("little data", shown(&little())),
            ("no steps", shown(&Picture::default())),
            ("too wide", shown(&wide())),
            ("long names", shown(&long_names())),
        ]
    });
}

#[test]
fn a_monospace_line_is_never_wider_than_a_phone() {
    for locale in Locale::ALL {
        for picture in [ordinary(), little(), wide(), long_names()] {
            let screens = [table(&picture, RUB, locale), decomposition(&back(&picture, MILLION, Weight::DAY), locale)];
            for html in screens {
                let Some(table) = html.as_str().split("<pre>").nth(1).and_then(|rest| rest.split("</pre>").next())
                else {
                    continue;
                };
                let text = table.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
                assert!(text.lines().all(|line| line.chars().count() <= COLUMNS), "{text}");
            }
        }
    }
}

#[test]
fn a_bottleneck_is_one_sentence_in_money() {
    compare("bottleneck", |locale| {
        let mut headed = ordinary();
        headed.links[2].benchmark = Some(3_550);
        let mut small = ordinary();
        small.links[0] = Link { month: known(820, 10), ..small.links[0].clone() };
        let shown = |picture: &Picture| {
            Screen::text(Html::text(bottleneck(&picture.bottleneck().expect("a bottleneck"), RUB, locale)))
        };
        vec![("own", shown(&ordinary())), ("the head's", shown(&headed)), ("below ten per cent", shown(&small))]
    });
}

#[test]
fn a_loss_is_told_to_two_digits() {
    let told = [0, 49, 50, 12_345, 31_449_900, 99_500_000_000].map(two_digits);
    assert_eq!(told, [0, 0, 100, 12_000, 31_000_000, 100_000_000_000]);
    two_digits(i64::MAX);
}

#[test]
fn the_way_back_says_how_many_a_day_and_what_is_missing() {
    compare("decomposition", |locale| {
        let days = |count: i64| Weight::from_units(count * Weight::UNITS_A_DAY);
        let shown = |picture: &Picture, days| Screen::text(decomposition(&back(picture, MILLION, days), locale));
        let mut few = ordinary();
        few.links[0] = Link { few_weeks: known(19, 1), many_weeks: known(19, 1), ..few.links[0].clone() };
        let mut stands_in = few.clone();
        stands_in.links[0].benchmark = Some(1_500);
        let mut zero = ordinary();
        zero.links[1] = Link { few_weeks: known(100, 0), ..zero.links[1].clone() };
        let mut free = ordinary();
        free.check = free.check.map(|check| Link { few_weeks: known(57, 0), ..check });
        vec![
            ("ordinary", shown(&ordinary(), days(22))),
            ("no days", shown(&ordinary(), Weight::OFF)),
            ("few events", shown(&few, days(22))),
            ("a benchmark stands in", shown(&stands_in, days(22))),
            ("zero", shown(&zero, days(22))),
            ("no money came", shown(&free, days(22))),
            ("no check", shown(&little(), days(22))),
            ("no money", shown(&Picture { check: None, ..ordinary() }, days(22))),
            ("no target", Screen::text(decomposition(&back(&ordinary(), 0, days(22)), locale))),
            ("wide", shown(&Picture { links: wide().links, ..wide() }, days(22))),
        ]
    });
}

fn expectations() -> Vec<Expectation> {
    let on = "2026-11-12".parse().expect("a date");
    let mut links = ordinary().links;
    links[1] = Link { many_weeks: known(3, 1), ..links[1].clone() };
    links[2].benchmark = Some(3_550);
    let set = [None, None, Some(("Ольга <Белова>".to_owned(), on))];
    links.into_iter().zip(set).map(|(link, set)| Expectation { link, set }).collect()
}

#[test]
fn benchmarks_stand_beside_what_is_usual() {
    compare("benchmarks", |locale| {
        let on = "2026-11-12".parse().expect("a date");
        let leads = Metric { name: "Лиды".into(), asked: Asked::Fact, ..step(1, "Лиды") };
        let days = Weight::from_units(20 * Weight::UNITS_A_DAY);
        let planned = back(&ordinary(), MILLION, days);
        let unknown = back(&little(), MILLION, days);
        let shown = |expected: &[Expectation], leads| list(NORTH, expected, leads, locale);
        vec![
            ("ordinary", shown(&expectations(), None)),
            ("none", shown(&[], None)),
            ("leads", shown(&expectations(), Some((&leads, on, Some(&planned))))),
            ("leads unknown", shown(&expectations(), Some((&leads, on, Some(&unknown))))),
            ("leads without a target", shown(&expectations(), Some((&leads, on, None)))),
        ]
    });
}

#[test]
fn a_benchmark_is_asked_with_what_is_known() {
    compare("ask", |locale| {
        let all = expectations();
        vec![
            ("usual", ask(NORTH, &all[0], None, locale)),
            ("little data, again", ask(NORTH, &all[1], Some("Так нельзя <&>"), locale)),
            ("set", ask(NORTH, &all[2], None, locale)),
        ]
    });
}
