//! Screens of settings, in both languages.
use super::*;
use crate::domain::{month::Lights, person::Role};
use crate::{
    domain::{
        id::PromiseId,
        parse::place::{Located, read_place},
        promise::PromiseState,
    },
    view::tests::{long, sample_department, sample_member},
};

fn on(date: &str) -> NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

fn both(screen: impl Fn(Locale) -> Screen) -> String {
    let shown = Locale::ALL.map(|locale| {
        let screen = screen(locale);
        assert_eq!(screen.fault(), None);
        screen.to_string()
    });
    shown.join("\n\n")
}

fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 5, 0).expect("a time")
}

fn promise(id: i64, body: &str, amount_minor: Option<i64>) -> PromiseLine {
    PromiseLine {
        id: PromiseId(id),
        owner: None,
        body: body.into(),
        amount_minor,
        due_on: on("11-24"),
        first_due_on: on("11-24"),
        state: PromiseState::Open,
        suggested_minor: None,
        movable: true,
    }
}

#[test]
fn ones_own_settings_page_by_page() {
    let (north, other) = (sample_department("Север"), sample_department(&long()));
    let ivan = sample_member(2, "Иван Иванов", Role::Manager);
    let far = Member {
        zone: Zone::from_name("Asia/Vladivostok"),
        reminders: Some(ReminderProfile::Quiet),
        evening: false,
        ..sample_member(3, &long(), Role::Deputy)
    };
    let abroad = Member { zone: Zone::from_name("Europe/Berlin"), ..ivan.clone() };
    let head = sample_member(1, "Ольга Белова", Role::Head);
    let own = |member: &Member, department: &Department, runs| {
        both(|l| super::own(Shown { department, member, now: noon(), runs }, l))
    };
    let places = |text: &str| match read_place(text) {
        Located::Ask(places) | Located::Unknown(places) => places,
        Located::Here(place) => vec![place],
    };
    let screens = [
        own(&ivan, &north, false),
        own(&far, &other, true),
        own(&head, &north, true),
        both(|l| ask_name(&ivan, None, l)),
        both(|l| ask_name(&ivan, Some("…"), l)),
        both(|l| ask_zone(&ivan, Zone::MOSCOW, l)),
        both(|l| ask_zone(&far, Zone::MOSCOW, l)),
        both(|l| ask_zone(&abroad, Zone::MOSCOW, l)),
        both(|l| super::places(ivan.id, "Нарния <1>", &places("Нарния"), false, l)),
        both(|l| super::places(ivan.id, "UTC+5", &places("UTC+5"), true, l)),
        both(|l| ask_reminders(&ivan, ReminderProfile::Normal, l)),
        both(|l| ask_reminders(&far, ReminderProfile::Insistent, l)),
        Locale::ALL.map(saved).join("\n"),
        Locale::ALL.map(evening_off).join("\n"),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn the_departments_settings_and_who_is_told() {
    let north = sample_department("Север");
    let closed = Department { public: Public::Department, language: Language::En, ..sample_department(&long()) };
    let reader = MemberId(1);
    let told = |change: DepartmentChange| both(|l| told_changed("Ольга <Белова>", &change, l));
    let public = |public| DepartmentChange::Public { department: "Север".into(), public };
    let screens = [
        both(|l| department(&north, Lights::default(), reader, true, l)),
        both(|l| department(&closed, Lights { green: 90, yellow: 70 }, reader, false, l)),
        both(|l| ask_department_name(&north, None, l)),
        both(|l| ask_department_name(&closed, Some("…"), l)),
        both(|l| ask_language(&north, l)),
        both(|l| ask_public(&north, l)),
        both(|l| ask_public(&closed, l)),
        both(|l| told_renamed("Иван Иванов", "Иван Петров", l)),
        told(DepartmentChange::Name { before: "Север".into(), name: "Юг".into() }),
        told(DepartmentChange::Language { language: Language::En }),
        both(|l| ask_lights(north.id, Lights::default(), l)),
        told(DepartmentChange::Lights { lights: Lights { green: 90, yellow: 70 } }),
        told(public(Public::People)),
        told(public(Public::Best)),
        told(public(Public::Department)),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn the_evening_says_what_is_promised_for_the_next_working_day() {
    let few = [promise(5, "Ромашка <КП>", None), promise(6, "Василёк", Some(3_000_000))];
    let many: Vec<PromiseLine> = (1..=30).map(|n| promise(n, &long().repeat(3), Some(i64::MAX))).collect();
    let shown = |promises: &[PromiseLine], date: &str, more| {
        let ahead =
            Ahead { member: MemberId(2), on: on(date), today_on: on("11-23"), promises, more, currency: Currency::Rub };
        both(|l| super::ahead(ahead, l))
    };
    let screens = [shown(&few[..1], "11-24", 0), shown(&few, "11-26", 0)];
    insta::assert_snapshot!(screens.join("\n---\n"));
    let _fits = shown(&many, "11-24", 12);
}
