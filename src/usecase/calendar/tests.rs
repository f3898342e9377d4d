//! What a decision about days leaves behind, on a real database.
use super::*;
use crate::{
    domain::{department::Preset, refusal::Refusal},
    usecase::{
        Failure,
        sample::{Sample, at, on},
    },
};

async fn head(s: &mut Sample) -> (House, Member) {
    let house = s.house().await;
    let head = house.member(s.head).expect("a head").clone();
    (house, head)
}

async fn decided(s: &mut Sample, days: (&str, &str), kind: Option<DayKind>) -> Result<Decided> {
    let (house, head) = head(s).await;
    let wanted = Wanted { from_on: on(days.0), through_on: on(days.1), kind, over: None };
    decide(&mut s.tx, &house, &head, wanted, at("2026-11-24T12:00")).await
}

async fn logged(s: &mut Sample) -> Vec<(String, Option<String>, Option<String>)> {
    let department = s.house().await.department.id;
    let all = store::state::changes(&mut s.tx, department, at("2026-11-01T00:00")).await.expect("read");
    let ours = all.into_iter().filter(|change| change.subject.starts_with("calendar."));
    ours.map(|change| (change.subject, change.before, change.after)).collect()
}

#[tokio::test]
async fn every_day_that_changes_is_logged_and_the_words_of_a_mark_are_not() {
    let mut s = Sample::new(Preset::Standard, &["Иванов", "Ким"], true).await;
    // Friday is made off; the weekend is so anyway and no exception.
    let done = decided(&mut s, ("2026-11-27", "2026-11-29"), Some(DayKind::Off)).await.expect("done");
    assert!(matches!(done, Decided::Done(DaysChanged { off: true, .. })), "{done:?}");
    decided(&mut s, ("2026-11-27", "2026-11-27"), Some(DayKind::Short)).await.expect("done");
    // An ordinary working day is what it is without a decision.
    decided(&mut s, ("2026-11-27", "2026-11-27"), Some(DayKind::Working)).await.expect("done");
    let again = decided(&mut s, ("2026-11-27", "2026-11-27"), None).await.expect("nothing to do");
    assert_eq!(again, Decided::Already(None));
    let department = s.house().await.department.id;
    assert!(store::calendar::exceptions(&mut s.tx, department).await.expect("read").is_empty());
    let (house, head) = head(&mut s).await;
    let days = (on("2026-11-25"), on("2026-11-26"));
    let mark = put_mark(&mut s.tx, &house, &head, days, " акция\n−10 % ", at("2026-11-24T12:00")).await.expect("put");
    assert_eq!(mark.body, "акция −10 %", "in one line");
    remove_mark(&mut s.tx, &house, &head, mark.id, at("2026-11-24T12:01")).await.expect("removed");
    let twice = remove_mark(&mut s.tx, &house, &head, mark.id, at("2026-11-24T12:02")).await;
    assert!(matches!(twice, Err(Failure::Refused(Refusal::AlreadyDone))), "{twice:?}");
    let said = |subject: &str, before: Option<&str>, after: Option<&str>| {
        (subject.to_owned(), before.map(str::to_owned), after.map(str::to_owned))
    };
    let day = |before, after| said("calendar.day", Some(before), Some(after));
    let all = logged(&mut s).await;
    let expected = [
        day("2026-11-27 usual", "2026-11-27 off"),
        day("2026-11-27 off", "2026-11-27 short"),
        day("2026-11-27 short", "2026-11-27 usual"),
        said("calendar.mark", None, Some("2026-11-25..2026-11-26")),
        said("calendar.mark", Some("2026-11-25..2026-11-26"), None),
    ];
    let in_any_order = expected.iter().all(|change| all.contains(change));
    assert!(all.len() == expected.len() && in_any_order, "{all:?}");
}

#[tokio::test]
async fn a_department_keeps_only_so_many_marks_ahead() {
    let mut s = Sample::new(Preset::Standard, &["Иванов"], true).await;
    let (house, head) = head(&mut s).await;
    let (now, days) = (at("2026-11-24T12:00"), (on("2026-12-01"), on("2026-12-01")));
    for n in 0..crate::domain::mark::MOST_AHEAD {
        put_mark(&mut s.tx, &house, &head, days, &format!("акция {n}"), now).await.expect("put");
    }
    let more = put_mark(&mut s.tx, &house, &head, days, "ещё одна", now).await;
    assert!(matches!(more, Err(Failure::Refused(Refusal::TooManyMarks { .. }))), "{more:?}");
    let past = (on("2026-11-20"), on("2026-11-20"));
    put_mark(&mut s.tx, &house, &head, past, "распродажа", now).await.expect("what is over takes no room");
    let empty = put_mark(&mut s.tx, &house, &head, past, " \n", now).await;
    assert!(matches!(empty, Err(Failure::Refused(Refusal::Empty))), "{empty:?}");
    let ancient = (on("2020-01-01"), on("2020-01-01"));
    let ancient = put_mark(&mut s.tx, &house, &head, ancient, "давно", now).await;
    assert!(matches!(ancient, Err(Failure::Refused(Refusal::OutsideCalendar { .. }))), "{ancient:?}");
}
