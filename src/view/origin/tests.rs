//! Screens of «Откуда?», in both languages.
use super::*;
use crate::domain::{
    department::Currency,
    fraction::Fraction,
    metric::tests::metric,
    origin::{Asked, Entered, Lack, OriginDay, OriginMember, OriginPromise, OriginVersion, Remark},
    report::{Part, Source},
};

fn on(date: &str) -> NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

fn both(screens: &dyn Fn(Locale) -> Vec<Screen>) -> String {
    let shown = Locale::ALL.map(|locale| {
        let screens = screens(locale);
        assert!(screens.iter().all(|screen| screen.fault().is_none()));
        screens.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n---\n")
    });
    shown.join("\n\n=====\n\n").replace('\u{a0}', "_")
}

fn money() -> Metric {
    Metric { scale: 2, unit: crate::domain::metric::Unit::Money, main: true, ..metric(1, "Оплаты") }
}

fn told(figure: Traceable) -> Explanation {
    let asked = Asked { metric: money(), figure, on: on("11-20"), currency: Currency::Rub };
    Explanation {
        asked,
        whose: Some((MemberId(4), "Ким <&>".into())),
        formulas: vec![],
        lack: None,
        remarks: vec![],
        versions: vec![],
        members: vec![],
        days: vec![],
        promises: vec![],
        of_department: true,
    }
}

fn entry(value: Option<i64>, before: Option<Option<i64>>, source: Source, by: Option<&str>) -> Entered {
    let at = on("11-23").and_hms_opt(9, 12, 0).expect("a time");
    Entered { part: Part::Fact, value, before, source, by: by.map(Into::into), at }
}

fn pace() -> Explanation {
    let fraction = |n: i64, d: i64| Fraction::ratio(n, d).expect("a fraction");
    let right = [
        Piece::Letter(Letter::FactClosed, Number::amount(584_000_000)),
        Sign::Over.into(),
        Piece::Letter(Letter::Expected, Number::Amount(fraction(628_301_887, 1))),
    ];
    let days = vec![
        OriginDay {
            on: on("11-20"),
            norm: Some(Number::Amount(fraction(45_000_000, 1))),
            fact: Some(11_200_000),
            open: false,
            entries: vec![
                entry(Some(9_800_000), None, Source::Line, None),
                entry(Some(11_200_000), Some(Some(9_800_000)), Source::Head, Some("Белова & <Ко>")),
            ],
        },
        OriginDay {
            on: on("11-23"),
            norm: None,
            fact: None,
            open: true,
            entries: vec![entry(None, None, Source::Step, None)],
        },
        OriginDay {
            on: on("11-24"),
            norm: None,
            fact: Some(100),
            open: true,
            entries: vec![entry(Some(100), None, Source::Offer, None)],
        },
    ];
    Explanation {
        formulas: vec![Formula::new(Letter::Pace, Number::Plain(fraction(93, 100)), right)],
        remarks: vec![
            Remark::Unknown(vec![on("11-12"), on("11-13")]),
            Remark::AsPlanned { of: 13, by_button: 2 },
            Remark::Opening { value: 1_000_000, through_on: on("11-05") },
            Remark::SeveralVersions,
        ],
        versions: vec![
            OriginVersion { from_on: on("11-01"), value: 900_000_000, by: None, reason: None, made_on: on("10-30") },
            OriginVersion {
                from_on: on("11-16"),
                value: 950_000_000,
                by: Some("Белова".into()),
                reason: Some("сезон".into()),
                made_on: on("11-15"),
            },
        ],
        days,
        ..told(Traceable::Pace)
    }
}

#[test]
fn the_menu_of_figures() {
    let menu = Figures {
        whose: None,
        figures: crate::domain::origin::traceable(&money()),
        metric: money(),
        on: on("11-20"),
        others: vec![metric(2, "Звонки"), metric(3, "КП")],
    };
    let own = Figures { whose: Some((MemberId(4), "Ким".into())), others: vec![], ..menu.clone() };
    insta::assert_snapshot!(both(&|locale| vec![
        figures(DepartmentId(3), &menu, locale),
        figures(DepartmentId(3), &own, locale),
    ]));
}

#[test]
fn a_pace_down_to_its_entries() {
    insta::assert_snapshot!(both(&|locale| vec![explanation(DepartmentId(3), &pace(), 0, locale)]));
}

#[test]
fn the_department_by_people_and_a_forecast_by_promises() {
    let member = |n, name: &str, number: Option<i64>, pledge| OriginMember {
        member: MemberId(n),
        name: name.into(),
        number: number.map(Number::amount),
        pledge,
        unknown_on: vec![],
        as_planned: None,
    };
    let sum = |letter, value| {
        Formula::new(letter, Number::amount(value), [Piece::Letter(Letter::Facts, Number::amount(value))])
    };
    let day = Explanation {
        whose: None,
        formulas: vec![sum(Letter::Fact, 412_00)],
        members: vec![
            member(4, "Ким", Some(412_00), Some(409_00)),
            member(5, "Белов", Some(5_00), None),
            member(6, "Орлова", None, Some(7_00)),
            member(7, "Гусев", None, None),
        ],
        ..told(Traceable::Day)
    };
    let fact = Explanation {
        whose: None,
        formulas: vec![sum(Letter::Fact, 412_00)],
        remarks: vec![Remark::OfMembers],
        members: vec![OriginMember {
            unknown_on: vec![on("11-12"), on("11-13")],
            as_planned: Some((2, 13)),
            ..member(4, "Ким", Some(412_00), None)
        }],
        ..told(Traceable::Fact)
    };
    let promise = |body: &str, paid| OriginPromise { body: body.into(), amount: 5_000_000, paid, on: on("11-25") };
    let promises = Explanation {
        remarks: vec![Remark::ShownByPromises],
        promises: vec![promise("Ромашка", None), promise("<Василёк>", Some(3_000_000))],
        ..told(Traceable::Forecast)
    };
    let lacks = [
        Lack::NoTarget,
        Lack::NoFacts,
        Lack::NothingClosed,
        Lack::NoFullWeek,
        Lack::NoDaysLeft,
        Lack::LessIsBetter,
        Lack::LittleKnown,
        Lack::NoPromises,
        Lack::NothingDone,
    ];
    insta::assert_snapshot!(both(&|locale| {
        let lacking = lacks.map(|lack| parts::lack(lack, locale)).join("\n");
        let remarks = [Remark::UsualFromFacts, Remark::UsualFromTarget, Remark::ThroughWeek(on("11-15"))];
        let remarks = remarks.map(|remark| parts::remark(&remark, &fact, locale)).join("\n");
        vec![
            explanation(DepartmentId(3), &day, 0, locale),
            explanation(DepartmentId(3), &fact, 0, locale),
            explanation(DepartmentId(3), &promises, 0, locale),
            Screen::text(lacking),
            Screen::text(remarks),
        ]
    }));
}

#[test]
fn every_letter_has_a_legend_and_a_long_explanation_is_pages() {
    for locale in Locale::ALL {
        let unknown = locale.texts().origin_letter("?");
        for letter in Letter::ALL {
            assert_ne!(locale.texts().origin_letter(letter.as_str()), unknown, "{letter:?}");
        }
        for figure in Traceable::ALL {
            assert_ne!(name(*figure, on("11-20"), locale), locale.texts().origin_figure("?"), "{figure:?}");
        }
        for source in Source::ALL {
            assert_ne!(locale.texts().origin_source(source.as_str()), locale.texts().origin_source("?"), "{source:?}");
        }
    }
    let long = pace();
    let days = (0..400).map(|n| long.days[n % 3].clone()).collect();
    let long = Explanation { days, ..long };
    let locale = Locale::ALL[0];
    let mut page = 0;
    let mut entries = 0;
    loop {
        let screen = explanation(DepartmentId(3), &long, page, locale);
        assert_eq!(screen.fault(), None);
        entries += screen.html.visible().matches("9:12").count();
        if !screen.buttons().any(|button| button.label().ends_with('›')) {
            break;
        }
        page += 1;
    }
    assert!(page > 3);
    assert_eq!(entries, long.days.iter().map(|day| day.entries.len()).sum::<usize>(), "nothing is cut off");
    assert_eq!(explanation(DepartmentId(3), &long, 250, locale), explanation(DepartmentId(3), &long, page, locale));
}
