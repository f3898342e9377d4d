//! Causes and investigations in both languages: none, one, many, long names, what people typed.
use super::*;
use crate::{
    domain::{
        causes::month::{Factor, MonthCauses, MonthMark, Part},
        department::Currency,
        id::{DepartmentId, InvestigationId, MetricId},
        metric::Metric,
        promise::PromiseState,
        template::Template,
    },
    locale::Locale,
    view::screen::Screen,
};
use chrono::NaiveDate;

fn on(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

/// The metrics of b2b_outbound as the reader's language names them.
fn five(locale: Locale) -> Vec<Metric> {
    let drafts = locale.template_metrics(Template::B2bOutbound, false);
    (1..).zip(drafts).map(|(id, draft)| draft.into_metric(MetricId(id), DepartmentId(1), id)).collect()
}

fn none(locale: Locale) -> Causes {
    Causes {
        department: DepartmentId(1),
        from_on: on(16),
        through_on: on(22),
        today_on: on(23),
        metric: five(locale).remove(4),
        currency: Currency::Rub,
        causes: vec![],
        eaten: vec![],
        worked: vec![],
        open: vec![],
        ended: vec![],
    }
}

fn weight(cause: Option<Cause>, rub: i64, days: usize) -> Weighed {
    Weighed { cause, shortfall: rub * 100, days }
}

fn line(id: i64, name: &str, day: u32) -> InvestigationLine {
    InvestigationLine {
        id: InvestigationId(id),
        name: name.into(),
        on: on(day),
        fact: 2_000_000,
        plan: 8_000_000,
        cause: Some(Cause::Price),
        words: None,
        end: None,
    }
}

fn ended(id: i64, state: PromiseState) -> InvestigationLine {
    let promise = InvestigationEnd::Promise {
        body: "отправить КП в <Ромашку> & Ко".into(), due_on: on(20), state
    };
    InvestigationLine { end: Some(promise), ..line(id, "Ким", 17) }
}

fn one(locale: Locale) -> Causes {
    Causes {
        causes: vec![weight(Some(Cause::ClientMoved), 60_000, 1)],
        eaten: vec![EatenLine {
            name: "Иванов".into(), times: vec![(Cause::Paperwork, 1)], shortfall: 6_000_000
        }],
        worked: vec![WorkedLine {
            name: "Ким".into(),
            on: on(17),
            fact: 15_000_000,
            pledge: 8_000_000,
            words: "позвонил всем <старым> клиентам & соседям".into(),
        }],
        open: vec![line(1, "Иванов", 18)],
        ended: vec![ended(2, PromiseState::Kept)],
        ..none(locale)
    }
}

fn many(locale: Locale) -> Causes {
    let long = "Константин Константинопольский-Задунайский & <сыновья> второй очереди";
    let causes = Cause::ALL.iter().zip(1..).map(|(cause, n)| weight(Some(*cause), 500_000 / n, 9 - n as usize / 2));
    let times = vec![(Cause::WaitedForInvoice, 21), (Cause::Paperwork, 2), (Cause::NoTime, 1)];
    let words = |n: i64| format!("сделал по-другому № {n}: {}", "много слов ".repeat(30));
    Causes {
        causes: causes.chain([weight(None, 41_000, 5)]).collect(),
        eaten: (0..9).map(|_| EatenLine { name: long.into(), times: times.clone(), shortfall: 12_345_00 }).collect(),
        worked: (0..9)
            .map(|n| WorkedLine { name: long.into(), on: on(16), fact: 9_900_000, pledge: 9_000_000, words: words(n) })
            .collect(),
        open: (0..30).map(|n| InvestigationLine { words: Some(words(n)), ..line(n, long, 16) }).collect(),
        ended: PromiseState::ALL
            .iter()
            .map(|state| ended(9, *state))
            .chain([InvestigationLine { end: Some(InvestigationEnd::NoAction), ..line(9, "Ким", 17) }])
            .collect(),
        ..none(locale)
    }
}

fn compare(name: &str, cases: impl Fn(Locale) -> Vec<(&'static str, Screen)>) {
    for locale in Locale::ALL {
        let shown: Vec<String> = cases(locale)
            .iter()
            .map(|(case, screen)| {
                assert_eq!(screen.fault(), None, "{case}");
                format!("=== {case}\n{screen}")
            })
            .collect();
        insta::assert_snapshot!(format!("{name}_{}", locale.0), shown.join("\n\n"));
    }
}

#[test]
fn the_letter_of_the_week() {
    compare("causes_week", |locale| {
        let nobody = Causes { worked: vec![], eaten: vec![], ended: vec![], open: vec![], ..one(locale) };
        let bare = InvestigationLine { cause: None, ..line(1, "Иванов", 18) };
        vec![
            ("nothing", screen(&none(locale), locale)),
            ("one cause", screen(&nobody, locale)),
            ("one of each", screen(&one(locale), locale)),
            ("an open one of an earlier week alone", screen(&Causes { open: vec![bare], ..none(locale) }, locale)),
            ("many", screen(&many(locale), locale)),
            ("all of it, first page", page(&many(locale), 1, locale)),
        ]
    });
}

#[test]
fn every_line_stands_on_one_of_the_pages() {
    for locale in Locale::ALL {
        let causes = many(locale);
        let pages: Vec<Screen> = (1..=u8::MAX).map(|n| page(&causes, n, locale)).collect();
        let last = pages.iter().position(|screen| *screen == pages[254]).expect("the last");
        let text: String = pages[..=last].iter().map(|screen| screen.html.visible() + "\n").collect();
        assert_eq!(text.matches("по-другому № 8").count(), 2, "one that worked, one open: {text}");
        assert_eq!(text.matches("по-другому № 29").count(), 1);
        for screen in &pages[..=last] {
            assert_eq!(screen.fault(), None);
        }
    }
}

#[test]
fn one_investigation() {
    compare("causes_card", |locale| {
        let of = |line| InvestigationCard {
            department: DepartmentId(1),
            line,
            metric: five(locale).remove(4),
            currency: Currency::Rub,
            today_on: on(23),
        };
        let words = InvestigationLine {
            words: Some("склад <закрыт> & всё".into()), ..line(1, "Иванов", 18)
        };
        vec![
            ("open, with a cause", card(&of(line(1, "Иванов", 18)), locale)),
            ("open, in own words", card(&of(words), locale)),
            ("open, nothing said", card(&of(InvestigationLine { cause: None, ..line(1, "Иванов", 18) }), locale)),
            ("ended in a promise", card(&of(ended(1, PromiseState::Open)), locale)),
            (
                "ended without",
                card(&of(InvestigationLine { end: Some(InvestigationEnd::NoAction), ..line(1, "Ким", 17) }), locale),
            ),
            ("what is to be promised", ask_action(&of(line(1, "Иванов", 18)), locale)),
        ]
    });
}

fn month(locale: Locale) -> MonthCauses {
    let mut steps = five(locale);
    let metric = steps.remove(4);
    MonthCauses {
        department: DepartmentId(1),
        month_on: on(1),
        through_on: on(30),
        before_on: on(1) - chrono::Days::new(31),
        before_through_on: on(1) - chrono::Days::new(1),
        metric,
        steps,
        currency: Currency::Rub,
        before: Some(840_000_000),
        after: Some(871_000_000),
        parts: vec![
            Part { factor: Factor::Count { step: 0 }, before: Some(1_200), after: Some(1_450), brought: 55_000_001 },
            Part {
                factor: Factor::Conversion { from: 2, to: 3 },
                before: Some(300),
                after: Some(214),
                brought: -28_000_000,
            },
            Part {
                factor: Factor::Check { step: 3 },
                before: Some(9_800_000),
                after: Some(10_400_000),
                brought: 4_000_000,
            },
            Part { factor: Factor::Rest, before: Some(0), after: Some(-1), brought: -1 },
        ],
        marks: vec![
            MonthMark { body: "акция −10 % <всё>".into(), from_on: on(12), through_on: on(14) },
            MonthMark { body: "выставка".into(), from_on: on(20), through_on: on(20) },
        ],
        away_days: 7,
        away_days_before: 2,
        weight: 15_900,
        weight_before: 17_600,
    }
}

#[test]
fn the_causes_of_a_month() {
    compare("causes_month", |locale| {
        let base = || month(locale);
        let shown = |causes: MonthCauses| Screen::text(month_block(&causes, locale));
        let quiet =
            |causes| MonthCauses { marks: vec![], away_days: 0, away_days_before: 0, weight_before: 15_900, ..causes };
        let part = |before, after| Part { factor: Factor::Conversion { from: 0, to: 1 }, before, after, brought: 100 };
        vec![
            ("a whole month", shown(base())),
            (
                "a month under way, without marks",
                shown(quiet(MonthCauses {
                    through_on: on(20),
                    before_through_on: on(20) - chrono::Days::new(31),
                    ..base()
                })),
            ),
            ("as much as before", shown(quiet(MonthCauses { after: Some(840_000_000), parts: vec![], ..base() }))),
            (
                "what had nothing to count from",
                shown(quiet(MonthCauses {
                    parts: vec![part(None, Some(50)), part(Some(50), None), part(None, None)],
                    ..base()
                })),
            ),
            ("the first month", shown(MonthCauses { before: None, parts: vec![], away_days: 21, ..base() })),
            (
                "many marks",
                shown(MonthCauses {
                    marks: (1..9)
                        .map(|n| MonthMark { body: format!("№ {n}"), from_on: on(n), through_on: on(n) })
                        .collect(),
                    away_days: 1,
                    ..base()
                }),
            ),
        ]
    });
    for locale in Locale::ALL {
        let nothing = MonthCauses { before: None, marks: vec![], away_days: 0, away_days_before: 0, ..month(locale) };
        let nothing = MonthCauses { weight_before: nothing.weight, ..nothing };
        assert!(month_block(&nothing, locale).is_empty());
    }
}
