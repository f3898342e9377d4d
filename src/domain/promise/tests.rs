//! What a promise goes through, deed by deed, and that replaying its history gives its state.
use super::*;
use crate::domain::{
    calendar::{Calendar, Weight},
    refusal::Refusal,
    time::instant,
};
use chrono::{Datelike, Days as Span, Weekday};
use proptest::prelude::*;

struct Weekdays;
impl Calendar for Weekdays {
    fn weight(&self, date: NaiveDate) -> Weight {
        if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) { Weight::OFF } else { Weight::DAY }
    }
}
struct Never;
impl Calendar for Never {
    fn weight(&self, _: NaiveDate) -> Weight {
        Weight::OFF
    }
}

const OWNER: MemberId = MemberId(1);
const HEAD: MemberId = MemberId(2);

fn on(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn promise(due_on: &str) -> Promise {
    Promise {
        id: PromiseId(7),
        department: DepartmentId(3),
        owner: OWNER,
        author: None,
        body: "A".into(),
        amount_minor: Some(120_000_00),
        paid_minor: None,
        first_due_on: on(due_on),
        due_on: on(due_on),
        state: PromiseState::Open,
        origin: Origin::Command,
        report: None,
        made_on: on("2026-11-16"),
        made_at: instant("2026-11-16T06:00:00Z"),
        moves: 0,
        slipped: false,
        closed_at: None,
        on_time: None,
    }
}

fn at(today: NaiveDate) -> Instant {
    today.and_hms_opt(9, 0, 0).expect("a time").and_utc()
}

/// As with `standard`: the next working day's report asks.
fn days(promise: &Promise, today: NaiveDate) -> Days {
    let due_on = due_day(promise.due_on, &Weekdays);
    let on_time_through = Weekdays.next_working(due_on).expect("a working day");
    Days { today, due_on, on_time_through, answered_on: today }
}

fn does(promise: &mut Promise, deed: Deed, by: MemberId, today: &str) -> Result<Happened, Refusal> {
    let event = promise.decide(deed, days(promise, on(today)), by, at(on(today)))?;
    promise.apply(&event);
    Ok(event)
}

fn to(date: &str) -> Deed {
    Deed::Move { to_on: on(date), allowed: false }
}

#[test]
fn a_promise_due_on_a_day_off_is_due_on_the_next_working_day() {
    let saturday = on("2026-11-21");
    assert_eq!(due_day(saturday, &Weekdays), on("2026-11-23"));
    assert_eq!(due_day(saturday, &Never), saturday);
    let promise = promise("2026-11-21");
    assert!(!promise.is_due_by(on("2026-11-20"), &Weekdays), "Monday's report about Friday does not ask");
    assert!(promise.is_due_by(on("2026-11-23"), &Weekdays));
}

#[test]
fn an_offer_counts_for_nothing_until_its_owner_takes_it() {
    let offered = || Promise { state: PromiseState::Offered, author: Some(HEAD), ..promise("2026-11-20") };
    for deed in [Deed::Keep, Deed::Break, to("2026-11-24"), Deed::AskHelp] {
        assert_eq!(does(&mut offered(), deed, OWNER, "2026-11-18"), Err(Refusal::AlreadyDone), "{deed:?}");
    }
    assert_eq!(does(&mut offered(), Deed::Cancel, OWNER, "2026-11-18"), Err(Refusal::AlreadyDone), "he declines");
    let mut declined = offered();
    does(&mut declined, Deed::Decline, OWNER, "2026-11-18").expect("offered");
    assert_eq!((declined.state, declined.verdict()), (PromiseState::Declined, Verdict::Out));
    assert_eq!(does(&mut declined, Deed::Take { on: None }, OWNER, "2026-11-18"), Err(Refusal::AlreadyDone));
    let mut withdrawn = offered();
    does(&mut withdrawn, Deed::Cancel, HEAD, "2026-11-18").expect("the head may");
    assert_eq!(withdrawn.verdict(), Verdict::Out);
    let mut taken = offered();
    does(&mut taken, Deed::Take { on: None }, OWNER, "2026-11-18").expect("offered");
    assert_eq!(
        (taken.state, taken.first_due_on, taken.verdict()),
        (PromiseState::Open, on("2026-11-20"), Verdict::Open)
    );
    assert_eq!(does(&mut taken, Deed::Take { on: None }, OWNER, "2026-11-18"), Err(Refusal::AlreadyDone));
}

#[test]
fn an_offer_taken_for_another_day_is_judged_by_that_day_and_never_for_the_past() {
    let offered = || Promise { state: PromiseState::Offered, author: Some(HEAD), ..promise("2026-11-20") };
    let mut taken = offered();
    does(&mut taken, Deed::Take { on: Some(on("2026-11-25")) }, OWNER, "2026-11-18").expect("offered");
    assert_eq!((taken.due_on, taken.first_due_on, taken.moves), (on("2026-11-25"), on("2026-11-25"), 0));
    does(&mut taken, to("2026-11-26"), OWNER, "2026-11-24").expect("open");
    assert_eq!(taken.verdict(), Verdict::Open, "its one neutral move is still his");
    assert_eq!(does(&mut offered(), Deed::Take { on: None }, OWNER, "2026-11-23"), Err(Refusal::DatePassed));
}

#[test]
fn done_at_the_first_asking_is_on_time_and_later_is_not() {
    let mut kept = promise("2026-11-20");
    does(&mut kept, Deed::Keep, OWNER, "2026-11-23").expect("open");
    assert_eq!((kept.state, kept.on_time, kept.verdict()), (PromiseState::Kept, Some(true), Verdict::Kept));
    assert_eq!(kept.paid_minor, kept.amount_minor);
    let mut late = promise("2026-11-20");
    does(&mut late, Deed::Keep, OWNER, "2026-11-24").expect("open");
    assert_eq!((late.on_time, late.verdict()), (Some(false), Verdict::Late));
}

#[test]
fn one_move_before_the_day_is_neutral() {
    let mut moved = promise("2026-11-20");
    assert_eq!(does(&mut moved, to("2026-11-24"), OWNER, "2026-11-19").expect("open").kind, PromiseEvent::Moved);
    assert_eq!((moved.due_on, moved.first_due_on), (on("2026-11-24"), on("2026-11-20")));
    assert_eq!(moved.verdict(), Verdict::Open);
    does(&mut moved, Deed::Keep, OWNER, "2026-11-24").expect("open");
    assert_eq!(moved.verdict(), Verdict::Kept, "the new date judges");
}

#[test]
fn a_move_on_the_day_or_a_second_one_breaks_it_on_its_first_date() {
    let mut on_the_day = promise("2026-11-20");
    assert_eq!(does(&mut on_the_day, to("2026-11-24"), OWNER, "2026-11-20").expect("open").kind, PromiseEvent::Slipped);
    assert!(on_the_day.is_open(), "it is still to be done");
    does(&mut on_the_day, Deed::Keep, OWNER, "2026-11-24").expect("open");
    assert_eq!(on_the_day.verdict(), Verdict::Broken);
    let mut twice = promise("2026-11-20");
    does(&mut twice, to("2026-11-24"), OWNER, "2026-11-18").expect("open");
    assert_eq!(does(&mut twice, to("2026-11-25"), OWNER, "2026-11-19").expect("open").kind, PromiseEvent::Slipped);
}

#[test]
fn the_third_move_waits_for_the_head() {
    let mut p = promise("2026-11-20");
    does(&mut p, to("2026-11-24"), OWNER, "2026-11-18").expect("open");
    does(&mut p, to("2026-11-25"), OWNER, "2026-11-19").expect("open");
    assert_eq!(does(&mut p, to("2026-11-26"), OWNER, "2026-11-24").expect("open").kind, PromiseEvent::MoveAsked);
    assert_eq!((p.due_on, p.moves), (on("2026-11-25"), 2), "nothing moved yet");
    does(&mut p, Deed::Move { to_on: on("2026-11-26"), allowed: true }, HEAD, "2026-11-24").expect("allowed");
    assert_eq!((p.due_on, p.moves), (on("2026-11-26"), 3));
}

#[test]
fn cancelled_before_the_day_or_by_the_head_is_out() {
    let mut before = promise("2026-11-20");
    does(&mut before, Deed::Cancel, OWNER, "2026-11-19").expect("before the day");
    assert_eq!(before.verdict(), Verdict::Out);
    let mut on_the_day = promise("2026-11-20");
    assert_eq!(does(&mut on_the_day, Deed::Cancel, OWNER, "2026-11-20"), Err(Refusal::TooLateToCancel));
    does(&mut on_the_day, to("2026-11-23"), OWNER, "2026-11-20").expect("slips");
    does(&mut on_the_day, Deed::Cancel, HEAD, "2026-11-24").expect("the head may");
    assert_eq!(on_the_day.verdict(), Verdict::Out);
    let mut slipped = promise("2026-11-20");
    does(&mut slipped, to("2026-11-27"), OWNER, "2026-11-20").expect("slips");
    does(&mut slipped, Deed::Cancel, OWNER, "2026-11-23").expect("before the new day");
    assert_eq!(slipped.verdict(), Verdict::Broken, "the first date has judged");
}

#[test]
fn what_was_just_made_can_be_taken_off_on_its_very_day() {
    let made = Promise { made_at: at(on("2026-11-20")), ..promise("2026-11-20") };
    let cancel = |minutes| {
        let at = made.made_at + TimeDelta::minutes(minutes);
        made.decide(Deed::Cancel, days(&made, on("2026-11-20")), OWNER, at).map(|event| event.kind)
    };
    assert_eq!(cancel(10), Ok(PromiseEvent::Cancelled));
    assert_eq!(cancel(11), Err(Refusal::TooLateToCancel));
}

#[test]
fn a_part_that_covers_the_whole_is_the_whole() {
    let mut part = promise("2026-11-20");
    does(&mut part, Deed::KeepPartly { paid_minor: Some(98_000_00) }, OWNER, "2026-11-20").expect("open");
    assert_eq!((part.state, part.paid_minor, part.verdict()), (PromiseState::Partly, Some(98_000_00), Verdict::Partly));
    let mut whole = promise("2026-11-20");
    does(&mut whole, Deed::KeepPartly { paid_minor: Some(130_000_00) }, OWNER, "2026-11-20").expect("open");
    assert_eq!((whole.state, whole.paid_minor), (PromiseState::Kept, Some(130_000_00)));
    let nothing = does(&mut promise("2026-11-20"), Deed::KeepPartly { paid_minor: Some(0) }, OWNER, "2026-11-20");
    assert_eq!(nothing, Err(Refusal::AmountNotPositive));
}

#[test]
fn a_date_must_be_later_and_within_a_year() {
    let mut p = promise("2026-11-20");
    let than_on = on("2026-11-20");
    assert_eq!(does(&mut p, to("2026-11-20"), OWNER, "2026-11-18"), Err(Refusal::DateNotLater { than_on }));
    assert_eq!(does(&mut p, to("2026-11-23"), OWNER, "2026-11-24"), Err(Refusal::DateNotLater { than_on }));
    assert_eq!(does(&mut p, to("2027-11-20"), OWNER, "2026-11-18"), Err(Refusal::DateTooFar));
}

#[test]
fn the_days_money_goes_to_the_oldest_first() {
    assert_eq!(suggested(98, &[Some(120), Some(30)]), [Some(98), None]);
    assert_eq!(suggested(98, &[Some(50), None, Some(30), Some(30)]), [Some(50), None, Some(30), Some(18)]);
    assert_eq!(suggested(0, &[Some(50)]), [None]);
    assert_eq!(suggested(-5, &[Some(50)]), [None]);
}

#[test]
fn dates_are_offered_among_working_days() {
    let (thursday, friday) = (on("2026-11-19"), on("2026-11-20"));
    assert_eq!(due_offers(on("2026-11-17"), &Weekdays), [on("2026-11-17"), on("2026-11-18"), friday]);
    assert_eq!(due_offers(thursday, &Weekdays), [thursday, friday], "tomorrow is Friday");
    assert_eq!(due_offers(friday, &Weekdays), [friday, on("2026-11-23"), on("2026-11-27")]);
    let next = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"].map(on);
    assert_eq!(move_offers(friday, thursday, &Weekdays), next);
    assert_eq!(move_offers(on("2026-11-10"), friday, &Weekdays), next);
}

fn deed() -> impl Strategy<Value = (Deed, MemberId, u64)> {
    let date = || (0_u64..30).prop_map(|n| on("2026-11-16") + Span::new(n));
    let deed = prop_oneof![
        1 => Just(Deed::Keep),
        1 => proptest::option::of(-5_i64..200_000_00).prop_map(|paid_minor| Deed::KeepPartly { paid_minor }),
        1 => Just(Deed::Break),
        6 => (date(), any::<bool>()).prop_map(|(to_on, allowed)| Deed::Move { to_on, allowed }),
        2 => date().prop_map(|to_on| Deed::RefuseMove { to_on }),
        1 => Just(Deed::Cancel),
        2 => Just(Deed::AskHelp),
        1 => (-1_i64..200_000_00).prop_map(|amount_minor| Deed::Correct { amount_minor }),
    ];
    (deed, prop_oneof![Just(OWNER), Just(HEAD)], 0_u64..3)
}

proptest! {
    #[test]
    fn events_replayed_give_the_state(deeds in proptest::collection::vec(deed(), 0..12)) {
        let made = promise("2026-11-20");
        let (mut live, mut events, mut today) = (made.clone(), vec![], on("2026-11-16"));
        for (deed, by, later) in deeds {
            today = today + Span::new(later);
            let before = live.clone();
            match live.decide(deed, days(&live, today), by, at(today)) {
                Ok(event) => {
                    prop_assert!(before.is_open(), "a closed promise never changes");
                    live.apply(&event);
                    events.push(event);
                }
                Err(_) => prop_assert_eq!(&live, &before),
            }
            prop_assert!(live.due_on >= before.due_on, "a move never brings the date nearer");
            prop_assert_eq!(live.is_open(), live.closed_at.is_none());
            prop_assert_eq!(live.first_due_on, made.first_due_on);
        }
        let mut replayed = made.clone();
        events.iter().for_each(|event| replayed.apply(event));
        prop_assert_eq!(&replayed, &live);
        let moves = events.iter().filter(|e| matches!(e.kind, PromiseEvent::Moved | PromiseEvent::Slipped)).count();
        prop_assert_eq!(live.moves, i64::try_from(moves).expect("few"));
        if live.verdict() == Verdict::Kept {
            prop_assert!(!live.slipped && moves <= 1);
        }
    }

    #[test]
    fn suggestions_never_exceed_the_money_or_the_amount(
        fact in -10_i64..1_000, amounts in proptest::collection::vec(proptest::option::of(0_i64..300), 0..10)
    ) {
        let shares = suggested(fact, &amounts);
        prop_assert_eq!(shares.len(), amounts.len());
        prop_assert!(shares.iter().flatten().sum::<i64>() <= fact.max(0));
        for (share, amount) in shares.iter().zip(&amounts) {
            prop_assert!(share.is_none_or(|s| s > 0 && amount.is_some_and(|a| s <= a)));
        }
    }
}
