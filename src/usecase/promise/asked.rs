//! Promises inside a report: which it asks about, which were made in it.
use super::{line, waits_for_word};
use crate::{
    domain::{
        person::Member,
        promise::{self, Promise},
        report::{Part, Report, Stage},
        talk::PromiseLine,
    },
    store::{self, Tx},
    usecase::{Result, house::House},
};

/// The member's promises due by the report's facts, the oldest first, with what the day's money suggests was paid.
///
/// Left out: those made after the report opened, and those whose move waits for a leader's word since then.
pub async fn due_for_report(tx: &mut Tx, house: &House, member: &Member, report: &Report) -> Result<Vec<PromiseLine>> {
    let mut due = vec![];
    for promise in store::promises::open_of(tx, member.id).await? {
        if reaches(house, member, report, &promise) && !waits_since(tx, report, &promise).await? {
            due.push(promise);
        }
    }
    let amounts: Vec<Option<i64>> = due.iter().map(|promise| promise.amount_minor).collect();
    let suggested = promise::suggested(money_of(tx, house, member, report).await?, &amounts);
    let lines = due.iter().zip(suggested);
    Ok(lines.map(|(promise, suggested_minor)| PromiseLine { suggested_minor, ..line(house, promise, false) }).collect())
}

fn reaches(house: &House, member: &Member, report: &Report, promise: &Promise) -> bool {
    let calendar = house.calendar_of(member);
    promise.made_at < report.opened_at && report.result_on().is_some_and(|on| promise.is_due_by(on, &calendar))
}

async fn waits_since(tx: &mut Tx, report: &Report, promise: &Promise) -> Result<bool> {
    if promise.may_be_moved_freely() {
        return Ok(false);
    }
    let history = store::promises::history(tx, promise.id).await?;
    Ok(waits_for_word(&history).is_some_and(|asked| asked.at >= report.opened_at))
}

/// The main metric's facts of the report's dates, when it is money.
async fn money_of(tx: &mut Tx, house: &House, member: &Member, report: &Report) -> Result<i64> {
    let main = report.lineup.main.and_then(|id| house.metric(id)).filter(|metric| metric.is_money());
    let (Some(metric), Some(from), Some(through)) = (main, report.about_on.0.first(), report.about_on.0.last()) else {
        return Ok(0);
    };
    let figures = store::figures::of_member(tx, member.id, *from, *through).await?;
    let mine = figures.iter().filter(|f| f.part == Part::Fact && f.metric == metric.id);
    let asked = mine.filter(|f| report.about_on.0.contains(&f.on_day));
    Ok(asked.filter_map(|f| f.value).fold(0, i64::saturating_add))
}

/// The unfinished report whose question about promises this one belongs to, so that its talk goes on after the answer.
pub async fn asking_report(tx: &mut Tx, house: &House, member: &Member, promise: &Promise) -> Result<Option<Report>> {
    /// Reports an answer may still belong to.
    const LOOK_BACK: i64 = 3;
    let latest = store::reports::latest_of_member(tx, member.id, LOOK_BACK).await?;
    let asks = |report: &Report| {
        report.finished_at.is_none() && report.stage == Stage::Promises && reaches(house, member, report, promise)
    };
    Ok(latest.into_iter().find(asks))
}

/// What was promised in the report and still stands, for its card.
pub async fn made_in_report(tx: &mut Tx, house: &House, report: &Report) -> Result<Vec<PromiseLine>> {
    let made = store::promises::of_report(tx, report.id).await?;
    let standing = made.iter().filter(|promise| !matches!(promise.state, promise::PromiseState::Cancelled));
    Ok(standing.map(|promise| line(house, promise, false)).collect())
}
