//! Where the clock is: of the department and of a member alike.
use super::back;
use crate::{
    domain::{
        parse::place::Place,
        time::Zone,
        times::{OwnTimes, Seen, Times, Whose},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        report::words,
        screen::{Button, Screen},
        setup,
    },
};

/// [Часовой пояс] of the department.
pub fn zone(times: &Times, locale: Locale) -> Screen {
    let texts = locale.texts();
    let whose = Whose::Department(times.department);
    let html = Html::text(texts.schedule_zone_question())
        .bold()
        .line(Html::text(texts.schedule_zone_now(locale.zone(times.zone))))
        .block(Html::text(texts.schedule_zone_hint()));
    let set = |zone| Callback::SetZone { whose, zone: Some(zone), seen: times.seen };
    Screen::text(html).grid(3, setup::city_buttons(locale, set)).row([back(times.department, locale)])
}

/// [Часовой пояс] of a member; a line before it says what has just changed.
pub fn own_zone(times: &OwnTimes, said: Option<String>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let whose = Whose::Member(times.member);
    let html = Html::text(texts.schedule_zone_question_for(words::cut(&times.name, words::NAME)))
        .bold()
        .line(Html::text(texts.schedule_zone_now(own(times.zone, times.department_zone, locale))))
        .block(Html::text(texts.schedule_zone_own_hint()));
    let html = match said {
        Some(said) => Html::text(said).block(html),
        None => html,
    };
    let set = |zone| Callback::SetZone { whose, zone, seen: times.seen };
    let as_department = texts.schedule_zone_as_department(locale.zone(times.department_zone));
    Screen::text(html)
        .row(times.zone.is_some().then(|| Button::callback(as_department, set(None))))
        .grid(3, setup::city_buttons(locale, |zone| set(Some(zone))))
        .row([Button::callback(texts.schedule_button_back(), Callback::TeamMember { member: times.member })])
}

/// A member's own zone, or «как у отдела (Москва)».
pub(super) fn own(zone: Option<Zone>, departments: Zone, locale: Locale) -> String {
    match zone {
        Some(zone) => locale.zone(zone),
        None => words::lowered(locale.texts().schedule_zone_as_department(locale.zone(departments))),
    }
}

/// A place that was not understood, with what may have been meant.
pub fn places(whose: Whose, seen: Seen, typed: &str, places: &[Place], known: bool, locale: Locale) -> Screen {
    let texts = locale.texts();
    let typed = words::cut(typed, words::NAME);
    let text = if known { texts.setup_zone_maybe(typed) } else { texts.setup_zone_unknown(typed) };
    let button = |place: &Place| {
        let callback = Callback::SetZone { whose, zone: Some(place.zone), seen };
        Button::callback(place.name.clone(), callback)
    };
    Screen::text(Html::text(text))
        .grid(2, places.iter().map(button))
        .row([Button::callback(texts.schedule_button_back(), Callback::ZoneOf { whose })])
}
