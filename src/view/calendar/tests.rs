//! Screens of the calendar, in both languages.
use super::*;
use crate::domain::{
    calendar::{AbsenceKind, DaysChanged, DecidedBy, DepartmentCalendar, Exception, Month, WeekPattern, days},
    department::National,
    id::{DepartmentId, MarkId},
};
use chrono::NaiveTime;

const NORTH: DepartmentId = DepartmentId(7);
const LONG: &str = "Константин <Константинопольский> & сыновья, старший менеджер по работе с ключевыми клиентами";

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

fn today() -> NaiveDate {
    on("2026-11-24")
}

fn both(screen: impl Fn(Locale) -> Screen) -> String {
    let shown = Locale::ALL.map(|locale| {
        let screen = screen(locale);
        assert_eq!(screen.fault(), None);
        screen.to_string()
    });
    shown.join("\n\n").replace('\u{a0}', "_")
}

fn page(month: &str, exceptions: &[(&str, DayKind)]) -> MonthPage {
    let exceptions = exceptions.iter().map(|(day, kind)| Exception { on: on(day), kind: *kind });
    let calendar = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, exceptions);
    let month = Month::of(&calendar, on(month));
    let open_exceptions = month.exceptions.clone();
    MonthPage { department: NORTH, today_on: today(), month, away: vec![], marks: vec![], open_exceptions }
}

fn mark(id: i64, from: &str, through: &str, body: &str) -> Mark {
    let (from_on, through_on) = (on(from), on(through));
    Mark { id: MarkId(id), department: NORTH, from_on, through_on, body: body.to_owned(), by_member: None }
}

fn away(name: &str, kind: AbsenceKind, from: &str, through: &str) -> AwayLine {
    AwayLine { name: name.to_owned(), kind, from_on: on(from), through_on: on(through) }
}

fn november() -> MonthPage {
    MonthPage {
        away: vec![
            away("Мария Ким", AbsenceKind::Vacation, "2026-11-23", "2026-12-04"),
            away(LONG, AbsenceKind::Sick, "2026-11-24", "2026-11-24"),
        ],
        marks: vec![
            mark(41, "2026-11-27", "2026-11-27", "акция −10 % <всё> & сразу"),
            mark(42, "2026-11-28", "2026-11-29", "чёрная пятница"),
        ],
        ..page("2026-11-01", &[("2026-11-28", DayKind::Working), ("2026-11-27", DayKind::Short)])
    }
}

#[test]
fn a_month_tells_what_is_not_ordinary() {
    let screens = [
        both(|l| month(&november(), Html::new(), l)),
        both(|l| month(&page("2026-10-15", &[]), Html::new(), l)),
        both(|l| month(&page("2027-02-01", &[]), Html::new(), l)),
        both(|l| month(&page("2027-01-01", &[("2027-01-11", DayKind::Off)]), Html::new(), l)),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn a_year_without_a_decree_is_said() {
    insta::assert_snapshot!(both(|l| month(&page("2031-01-01", &[]), Html::new(), l)));
}

#[test]
fn the_fullest_month_fits_a_message() {
    let every_other = days(on("2026-12-01")..=on("2026-12-31")).enumerate();
    let kinds: Vec<(String, DayKind)> = every_other.map(|(n, day)| (day.to_string(), DayKind::ALL[n % 3])).collect();
    let kinds: Vec<(&str, DayKind)> = kinds.iter().map(|(day, kind)| (day.as_str(), *kind)).collect();
    let full = MonthPage {
        away: vec![away(LONG, AbsenceKind::Vacation, "2026-12-01", "2026-12-31"); 200],
        marks: (0..100).map(|id| mark(id, "2026-12-01", "2026-12-31", &"ж<&".repeat(27))).collect(),
        ..page("2026-12-01", &kinds)
    };
    for locale in Locale::ALL {
        let screen = month(&full, Html::text("ж".repeat(300)), locale);
        assert_eq!(screen.fault(), None, "{} units", screen.html.units());
        assert!(screen.to_string().contains(&locale.texts().calendar_more(185)), "what is left out is counted");
        assert_eq!(removals(&full, locale).fault(), None);
    }
}

#[test]
fn a_day_is_chosen_by_buttons() {
    let days: Vec<NaiveDate> = days(on("2026-12-01")..=on("2026-12-09")).collect();
    let december = on("2026-12-01");
    let screens = [
        both(|l| pick(NORTH, DayWish::Off, december, &days, |_| true, l)),
        both(|l| pick(NORTH, DayWish::Working, december, &days[..2], |months| months > 0, l)),
        both(|l| pick(NORTH, DayWish::Short, december, &[], |_| false, l)),
        both(|l| pick(NORTH, DayWish::Mark, december, &days[..1], |_| false, l)),
        both(|l| removals(&november(), l)),
        both(|l| removals(&page("2026-10-01", &[]), l)),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}

fn changed(from: &str, through: &str, kind: Option<DayKind>, off: bool) -> DaysChanged {
    DaysChanged { from_on: on(from), through_on: on(through), kind, off, planned: vec![], own_rhythm: vec![] }
}

#[test]
fn a_decision_is_said_with_what_follows_from_it() {
    let people = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let holiday = DaysChanged {
        planned: people(&["Иван Иванов", "Мария Ким"]),
        own_rhythm: people(&[LONG]),
        ..changed("2026-12-31", "2026-12-31", Some(DayKind::Off), true)
    };
    let many = DaysChanged { planned: people(&["А", "Б", "В", "Г", "Д", "Е", "Ж"]), ..holiday.clone() };
    let saturday = changed("2026-11-28", "2026-11-28", Some(DayKind::Working), false);
    let planned = DaysChanged { planned: people(&["Иван Иванов"]), ..saturday.clone() };
    let short = changed("2026-11-25", "2026-11-25", Some(DayKind::Short), false);
    let usual = changed("2026-12-25", "2026-12-26", None, false);
    let usual_off = changed("2026-11-28", "2026-11-28", None, true);
    let done = |what: &DaysChanged| both(|l| Screen::text(decided(what, today(), l)));
    let screens = [
        done(&holiday),
        done(&many),
        done(&saturday),
        done(&planned),
        done(&short),
        done(&usual),
        done(&usual_off),
        both(|l| told(NORTH, LONG, &holiday, today(), l)),
        both(|l| told(NORTH, "Ольга Белова", &usual, today(), l)),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn what_stands_in_the_way_is_asked_or_said() {
    let by = |day: &str| DecidedBy {
        name: "Мария <Ким>".into(),
        on: on(day),
        at: NaiveTime::from_hms_opt(10, 3, 0).expect("a time"),
    };
    let day = (on("2026-12-31"), on("2026-12-31"));
    let (off, today) = (Some(DayKind::Off), today());
    let said = |days, kind, by: Option<&DecidedBy>| both(|l| Screen::text(already(days, kind, by, today, l)));
    let theirs = |wanted, by: &DecidedBy| {
        both(|l| super::theirs(NORTH, day, wanted, (on("2026-12-31"), DayKind::Off), by, today, l))
    };
    let stretches = [(on("2026-11-27"), on("2026-11-27")), (on("2026-11-28"), on("2026-11-28"))];
    let sale = mark(41, "2026-11-25", "2026-11-27", "акция −10 % <&>");
    let screens = [
        said(day, off, None),
        said(day, off, Some(&by("2026-11-24"))),
        said(day, off, Some(&by("2026-11-20"))),
        said((on("2026-12-25"), on("2026-12-26")), None, None),
        theirs(Some(DayKind::Short), &by("2026-11-24")),
        theirs(None, &by("2026-11-20")),
        both(|l| which_day(NORTH, Some(DayWish::Working), &stretches, today, l)),
        both(|l| which_day(NORTH, None, &stretches, today, l)),
        both(|l| unclear(NORTH, "27.11 выходной у <клиента>", stretches[0], DayKind::Off, l)),
        both(|l| what(NORTH, stretches[0], today, l)),
        both(|l| mark_text((on("2026-11-25"), on("2026-11-25")), today, l)),
        both(|l| mark_text((on("2026-11-25"), on("2026-11-27")), today, l)),
        both(|l| Screen::text(mark_put(&sale, today, l))),
        both(|l| Screen::text(mark_removed(&sale, today, l))),
        both(not_read),
        both(many),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}
