//! Screens of absences, in both languages.
use super::*;

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

const LONG: &str = "Константин <Константинопольский> & сыновья, старший менеджер по работе с ключевыми клиентами";

const OWN: MemberId = MemberId(2);

fn draft(name: Option<&str>, ranges: &[(&str, &str)], until: bool) -> Draft {
    let ranges = ranges.iter().map(|(from, through)| (on(from), on(through))).collect();
    let member = if name.is_some() { MemberId(3) } else { OWN };
    Draft { member, name: name.map(str::to_owned), kind: AbsenceKind::Vacation, ranges, until, today_on: on("11-23") }
}

fn absence_told(by: Option<&str>, cancellable: bool) -> AbsenceTold {
    AbsenceTold {
        absence: AbsenceId(5),
        name: "Мария Ким".into(),
        kind: AbsenceKind::Sick,
        from_on: on("11-23"),
        through_on: on("11-27"),
        by: by.map(str::to_owned),
        cancellable,
    }
}

#[test]
fn an_absence_is_said_step_by_step() {
    let (own, other) = ((OWN, None), (MemberId(3), Some("Мария Ким")));
    let people = [(MemberId(2), "Иван Иванов".to_owned()), (MemberId(3), LONG.to_owned())];
    let noted = [(AbsenceId(5), AbsenceKind::DayOff, on("11-27"), on("11-27"))];
    let screens = [
        both(|l| who(&people, Some(MemberId(2)), l)),
        both(|l| what(own, &[], l)),
        both(|l| what(other, &noted, l)),
        both(|l| when(own, AbsenceKind::Other, on("11-23"), l)),
        both(|l| when(other, AbsenceKind::Sick, on("11-23"), l)),
        both(|l| until_when(on("11-27"), l)),
        both(not_a_date),
        both(working),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn dates_are_shown_back_before_and_after_they_are_noted() {
    let other = Some("Мария Ким");
    let until = draft(None, &[("11-23", "12-05")], true);
    let sick = Draft { kind: AbsenceKind::Sick, ..draft(None, &[("11-23", "11-23")], false) };
    let two = draft(other, &[("11-23", "11-23"), ("11-23", "11-30")], true);
    let first = draft(None, &[("11-23", "12-01")], true);
    let shown = |draft: &Draft| both(|l| super::noted(AbsenceId(5), draft, draft.ranges[0], l));
    let mark = Mark { at: chrono::NaiveTime::from_hms_opt(10, 3, 0).expect("a time"), by: "Ким".into() };
    let screens = [
        both(|l| offer(&until, l)),
        both(|l| offer(&sick, l)),
        both(|l| offer(&two, l)),
        both(|l| offer(&first, l)),
        shown(&until),
        shown(&sick),
        shown(&draft(None, &[("11-20", "11-20")], false)),
        shown(&draft(other, &[("11-25", "12-01")], false)),
        both(|l| already(Some(&mark), l)),
        both(|l| already(None, l)),
        both(passed_on),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn the_other_side_is_told() {
    let days = (on("11-18"), on("11-20"));
    let mark = Mark { at: chrono::NaiveTime::from_hms_opt(10, 3, 0).expect("a time"), by: LONG.into() };
    let ask =
        |settled: Option<&(bool, Mark)>| both(|l| asked((MemberId(3), LONG), AbsenceKind::Sick, days, settled, l));
    let screens = [
        both(|l| told(&absence_told(None, true), l)),
        both(|l| told(&absence_told(Some("Ольга"), false), l)),
        both(|l| marked_away(&absence_told(Some("Ольга"), true), l)),
        both(|l| cancelled(&absence_told(None, false), l)),
        both(|l| cancelled(&absence_told(Some("Ольга"), false), l)),
        both(|l| taken_back(&absence_told(None, false), l)),
        both(|l| settled(&absence_told(None, false), &mark, l)),
        ask(None),
        ask(Some(&(true, mark.clone()))),
        ask(Some(&(false, mark.clone()))),
        both(|l| declined("Ольга", days, l)),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}
