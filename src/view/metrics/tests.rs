//! Screens of metrics, in both languages: ordinary, empty, full, long names and markup.
use super::*;
use crate::domain::{
    calendar::WeekPattern,
    department::{National, Public},
    id::{DepartmentId, MemberId, MetricId},
    metric::{HINT_CHARS, MOST, Making, NAME_CHARS, Telling},
    person::{Language, ReminderProfile},
    template::Template,
    time::Zone,
};
use chrono::NaiveTime;

const NORTH: DepartmentId = DepartmentId(3);
const RUB: Currency = Currency::Rub;

fn department(name: &str) -> Department {
    Department {
        id: NORTH,
        key: "north".into(),
        name: name.into(),
        zone: Zone::MOSCOW,
        language: Language::Ru,
        currency: RUB,
        national: National::Ru,
        public: Public::People,
        reminders: ReminderProfile::Normal,
        week: WeekPattern::FIVE_DAYS.into(),
        chat: None,
        topic: None,
    }
}

/// The five of b2b_outbound and «Порядок в CRM».
fn all(locale: Locale) -> Vec<Metric> {
    let drafts = locale.template_metrics(Template::B2bOutbound, true);
    (1..).zip(drafts).map(|(id, draft)| draft.into_metric(MetricId(id), NORTH, id)).collect()
}

/// As much of everything as there can be.
fn longest(locale: Locale) -> Metric {
    Metric {
        name: "<b>&".repeat(NAME_CHARS / 4),
        aliases: vec!["слово <i>".repeat(3); 12],
        hint: Some("что &".repeat(HINT_CHARS / 5)),
        unit: Unit::Named("единица <u>".repeat(5)),
        limit: Some(i64::MAX),
        scale: 3,
        negative: true,
        step: Some(30),
        asked_of: AskedOf::Some,
        ..all(locale).remove(0)
    }
}

fn names(count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("Константинопольский-{n} <Иван>")).collect()
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

fn shown(asked_of: &[String]) -> Shown<'_> {
    Shown { currency: RUB, place: 1, of: 8, steps: 4, asked_of }
}

#[test]
fn the_list_shows_the_line_in_its_order() {
    compare("list", |locale| {
        let mut some = all(locale);
        some[1].asked_of = AskedOf::Some;
        some[2].asked = Asked::No;
        vec![
            ("ordinary", list(&department("Север <1>"), &some, Offers::default(), locale)),
            (
                "crm order to add",
                list(&department("Север"), &all(locale)[..5], Offers { crm_order: true, lead_rejects: true }, locale),
            ),
        ]
    });
    for locale in Locale::ALL {
        let full: Vec<Metric> = vec![longest(locale); MOST];
        assert_eq!(
            list(&department(&"Отдел".repeat(25)), &full, Offers { crm_order: true, lead_rejects: true }, locale)
                .fault(),
            None
        );
    }
}

#[test]
fn a_card_shows_everything() {
    compare("card", |locale| {
        let metrics = all(locale);
        let some = names(2);
        let limited = Metric { limit: Some(0), asked_of: AskedOf::Some, ..metrics[5].clone() };
        let bare = Metric { aliases: vec![], hint: None, asked: Asked::No, step: None, ..metrics[1].clone() };
        vec![
            ("a step", card(&metrics[0], Shown { place: 0, ..shown(&[]) }, locale)),
            ("main", card(&metrics[4], shown(&[]), locale)),
            ("weekly, of some", card(&limited, Shown { place: 7, ..shown(&some) }, locale)),
            ("asked no more", card(&bare, shown(&[]), locale)),
            ("of nobody", card(&limited, shown(&[]), locale)),
            ("everything", card(&longest(locale), shown(&names(30)), locale)),
        ]
    });
}

#[test]
fn questions_say_what_stands_there_and_how_to_answer() {
    compare("asks", |locale| {
        let metrics = all(locale);
        let typed = |metric: &Metric, text| ask_text(Typed { metric, text, currency: RUB, again: None }, locale);
        let bare = Metric { aliases: vec![], hint: None, ..metrics[1].clone() };
        let members = [(MemberId(1), "Иван Иванов".to_owned(), true), (MemberId(2), "Ким <М>".to_owned(), false)];
        let some = Metric { asked_of: AskedOf::Some, ..metrics[0].clone() };
        let funnel: Vec<&Metric> = metrics.iter().take(4).collect();
        vec![
            ("name", typed(&metrics[0], MetricText::Name)),
            ("aliases", typed(&metrics[0], MetricText::Aliases)),
            ("no aliases", typed(&bare, MetricText::Aliases)),
            ("hint", typed(&metrics[0], MetricText::Hint)),
            ("limit, less", typed(&metrics[5], MetricText::Limit)),
            ("no limit, more", typed(&metrics[0], MetricText::Limit)),
            (
                "again",
                ask_text(
                    Typed {
                        metric: &metrics[0], text: MetricText::Name, currency: RUB, again: Some("Так нельзя.")
                    },
                    locale,
                ),
            ),
            ("what to ask", asked(&metrics[0], locale)),
            ("what to ask of a state", asked(&metrics[5], locale)),
            ("whom: everybody", asked_of(&metrics[0], &members, locale)),
            ("whom: some", asked_of(&some, &members, locale)),
            ("step of the funnel", step(&metrics[1], &funnel, locale)),
            ("into the funnel", step(&metrics[4], &funnel, locale)),
            ("an empty funnel", step(&metrics[4], &[], locale)),
        ]
    });
    for locale in Locale::ALL {
        let metric = longest(locale);
        let members: Vec<_> = (1..).zip(names(300)).map(|(n, name)| (MemberId(n), name, true)).collect();
        assert_eq!(asked_of(&metric, &members, locale).fault(), None);
        assert_eq!(step(&metric, &vec![&metric; MOST], locale).fault(), None);
        for text in MetricText::ALL {
            let typed = Typed { metric: &metric, text: *text, currency: RUB, again: Some("!") };
            assert_eq!(ask_text(typed, locale).fault(), None);
        }
    }
}

#[test]
fn a_new_metric_is_a_few_taps() {
    compare("making", |locale| {
        let named = Making { name: Some("Замеры <1>".into()), ..Making::new(NORTH) };
        let count = Making { unit: Some(Unit::Count), ..named.clone() };
        let whole = Making { scale: Some(0), ..count.clone() };
        let known = Making { negative: Some(false), ..whole.clone() };
        let ask = |making: &Making| new_metric(making, RUB, None, locale);
        let drafts = locale.template_metrics(Template::Retail, false);
        let missing: Vec<_> = drafts.iter().enumerate().skip(2).collect();
        let crm_drafts = locale.template_metrics(Template::B2bOutbound, true).split_off(5);
        let crm_missing: Vec<_> = crm_drafts.iter().enumerate().collect();
        let metrics = all(locale);
        assert_eq!(known.draft("x".into(), Telling::Fact).map(|draft| draft.scale), Some(0));
        vec![
            ("name", ask(&Making::new(NORTH))),
            ("name again", new_metric(&Making::new(NORTH), RUB, Some("Так нельзя."), locale)),
            ("unit", ask(&named)),
            ("own unit", ask(&Making { own_unit: true, ..named.clone() })),
            ("decimals", ask(&count)),
            ("negative", ask(&whole)),
            ("what to ask", ask(&known)),
            ("ready sets", templates(NORTH, locale)),
            ("of a set", of_template(NORTH, Template::Retail, &missing, locale)),
            ("nothing left", of_template(NORTH, Template::Retail, &[], locale)),
            ("crm", crm(NORTH, &crm_missing, locale)),
            ("crm is asked", crm(NORTH, &[], locale)),
            ("added one", added(NORTH, &metrics[..1], locale)),
            ("added three", added(NORTH, &metrics[5..], locale)),
        ]
    });
}

#[test]
fn the_other_leaders_read_what_has_changed() {
    compare("told", |locale| {
        let metrics = all(locale);
        let told = |metric: &Metric, change| told("Ким <М>", metric, &change, RUB, locale);
        let plain = Metric { limit: None, ..metrics[5].clone() };
        vec![
            ("added", told(&metrics[0], MetricChange::Added)),
            (
                "asked",
                told(&Metric { asked: Asked::No, ..metrics[2].clone() }, MetricChange::Asked { before: Asked::Fact }),
            ),
            ("of everybody", told(&metrics[0], MetricChange::AskedOf { names: None })),
            ("of some", told(&metrics[0], MetricChange::AskedOf { names: Some(names(14)) })),
            ("main", told(&metrics[0], MetricChange::Main)),
            ("limit", told(&metrics[5], MetricChange::Limit { before: None })),
            ("no limit", told(&plain, MetricChange::Limit { before: Some(5) })),
        ]
    });
    let mark = Mark { at: NaiveTime::from_hms_opt(10, 3, 0).expect("a time"), by: "Ким".into() };
    assert_eq!(faster(&mark, Locale::RU), "Уже сделано в 10:03, Ким.");
    assert_eq!(faster(&mark, Locale::EN), "Already done at 10:03 by Ким.");
}
