//! Every refusal in both languages.
use super::*;
use crate::domain::{department::Preset, id::DepartmentId, times::TimeOf};

fn all() -> Vec<Refusal> {
    use crate::domain::planning::TargetFault;
    use Refusal::*;
    let every = [
        NoDepartment,
        DoesNotReport,
        NotYours,
        AlreadyDone,
        Outdated,
        TooOldToCorrect { oldest_on: "2026-11-13".parse().expect("a date") },
        FactsOfFuture,
        InviteUseless,
        TooManyGuesses,
        AlreadyMember,
        LastHead,
        HeadsAreHere,
        GradeTaken,
        GradeWeight,
        TooManyGrades { most: 12 },
        GradeInUse { members: 1 },
        GradeInUse { members: 3 },
        Settled { at: chrono::NaiveTime::from_hms_opt(10, 3, 0).expect("a time"), by: "Ким <М>".into() },
        AbsenceNeedsHead,
        AbsenceOverlapsReport,
        AbsenceDates,
        TooLateToCancel,
        DateNotLater { than_on: "2026-11-20".parse().expect("a date") },
        DatePassed,
        DateTooFar,
        AmountNotPositive,
        NameTaken,
        TooManyMembers { most: 200 },
        ChatTaken,
        CodeUseless,
        OwnerNotAsked,
        NotHere { name: "Ким <Мария>".to_owned() },
        TooManyPromises { most: 50 },
        TooManyPromises { most: 1 },
        TooLong { most: 200 },
        TooLong { most: 1 },
        TooLong { most: 64 },
        DayCounted { on: "2026-11-23".parse().expect("a date") },
        DayBegun { on: "2026-11-24".parse().expect("a date") },
        OutsideCalendar {
            first_on: "2026-11-24".parse().expect("a date"),
            last_on: "2027-11-25".parse().expect("a date"),
        },
        TooManyDays { most: 31 },
        TooManyMarks { most: 60 },
        Empty,
        MetricFixed { name: "Звонки <&>".into() },
        MetricWord { word: "5".into(), why: MetricWordFault::NoWord },
        MetricWord { word: "зв".into(), why: MetricWordFault::Taken { by: "Звонки <&>".into() } },
        MetricWord { word: "план".into(), why: MetricWordFault::MeansElse },
        TooManyMetrics { most: 30 },
        TooManyAliases { most: 12 },
        MainNotAsked,
        MainMustBeAsked,
        AskedOfNobody,
        NotANumber,
        NotAPercent,
        PercentNotPositive,
        PercentAbove { most: 100 },
        Target(TargetFault::PastMonth),
        Target(TargetFault::NobodyWorks),
    ];
    every.into_iter().chain(times_out_of_order()).chain(Action::ALL.map(NotAllowed)).collect()
}

/// A time that passes the next one, each in turn.
fn times_out_of_order() -> impl Iterator<Item = Refusal> {
    let standard = Preset::Standard.schedule();
    let passing = [(TimeOf::Prompt, "09:50"), (TimeOf::Reminder, "10:00"), (TimeOf::Deadline, "10:10")];
    passing.into_iter().map(move |(which, at)| {
        let fault = standard.with(which, at.parse::<chrono::NaiveTime>().expect("a time")).fault();
        Refusal::TimesOrder(fault.expect("out of order"))
    })
}

#[test]
fn every_refusal_is_a_sentence_that_says_what_to_do() {
    for locale in Locale::ALL {
        let shown = all().into_iter().map(|refusal| {
            let screen = screen(&refusal, Some(DepartmentId(3)), locale);
            assert_eq!(screen.fault(), None, "{refusal:?}");
            format!("{refusal:?}\n{screen}")
        });
        insta::assert_snapshot!(locale.0.as_str(), shown.collect::<Vec<_>>().join("\n\n"));
    }
}

#[test]
fn a_refusal_without_a_department_has_no_button() {
    for refusal in all() {
        assert_eq!(screen(&refusal, None, Locale::RU).rows().len(), 0);
    }
}

#[test]
fn a_request_is_offered_wherever_the_sentence_offers_it() {
    for locale in Locale::ALL {
        for refusal in all() {
            let screen = screen(&refusal, Some(DepartmentId(3)), locale);
            assert_eq!(screen.html.visible().ends_with('?'), screen.rows().len() == 1, "{refusal:?}");
        }
    }
}
