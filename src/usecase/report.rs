//! The talk of a report: opening it, understanding answers, and which question comes next.
//!
//! A [`Talk`] is a report with everything it needs, inside one transaction: whatever arrives changes figures and the
//! report, then [`Talk::next`] looks at what is still missing. So a restart, a late answer, a tap on an old bubble and
//! the ordinary way are the same case. Invariant: what was understood is saved before anything is asked about the rest.
mod action;
mod answer;
mod correct;
mod known;
mod next;
mod open;
mod other_day;
mod read;
mod sheet;
mod suggest;
mod taps;
mod weekly;
mod words;
mod write;

pub use action::hear_action;
pub use answer::Said;
pub use correct::{correct_by_edit, enter_for, facts_without_report};
pub use known::Known;
pub use open::{Opening, OutOfTurnOpened, facts_ask, open, open_out_of_turn};
pub use other_day::{
    Unasked, ask_other_day, days_off, has_numbers, hear_reply, hear_unasked, is_plainly_numbers, other_days, unreadable,
};
pub use sheet::{Sheet, Sheets};
pub use taps::{Tap, correct_again, hear, tap};

use super::{Failure, Result, house::House, investigation};
use crate::{
    domain::{
        calendar::MemberCalendar,
        coordination::Asker,
        id::{MemberId, MetricId, ReportId},
        metric::Metric,
        person::Member,
        refusal::Refusal,
        report::{Part, Report, Stage},
        talk::{Answer, Step},
        time::Instant,
    },
    store::{self, Tx, figures::NewEntry},
};
use chrono::NaiveDate;

/// The metrics whose facts are asked for a day of the member, as the report that asks them speaks of them.
pub async fn metrics_of_day(tx: &mut Tx, house: &House, member: &Member, on: NaiveDate) -> Result<Vec<Metric>> {
    Ok(Sheets::load(tx, house, member.id).await?.of(on).facts().into_iter().cloned().collect())
}

/// The key under which reminders of a report wait, and are cancelled.
pub fn reminder_key(report: ReportId) -> String {
    format!("remind:{report}")
}

/// The key under which the prompt of a report waits.
pub fn prompt_key(report: ReportId) -> String {
    format!("prompt:{report}")
}

/// A report with everything an answer needs.
#[derive(Debug)]
pub struct Talk<'h> {
    pub house: &'h House,
    pub member: &'h Member,
    pub report: Report,
    pub known: Known,
    pub now: Instant,
    calendar: MemberCalendar,
    /// What this report asks.
    sheet: Sheet,
    /// What the reports of other days ask.
    sheets: Sheets,
    /// His norm of the day the report is about, where he had said no plan for it.
    norm: Option<i64>,
    /// Facts beyond their limits, written in this act.
    breaches: Vec<(MetricId, i64)>,
    /// Facts of settled months told in this act: a head is asked.
    late: Vec<NewEntry>,
    /// A figure or the lesson has changed in this act.
    changed: bool,
}

impl<'h> Talk<'h> {
    /// Takes up a report of a member of the house.
    pub async fn take_up(
        tx: &mut Tx,
        house: &'h House,
        member: &'h Member,
        report: Report,
        now: Instant,
    ) -> Result<Self> {
        let known = Known::load(tx, member.id, house.zone_of(member).date(now), &report).await?;
        let sheets = Sheets::load(tx, house, member.id).await?;
        let sheet = Sheet::new(report.lineup.clone(), house);
        let norm = match (sheet.main(), report.result_on()) {
            (Some(main), Some(on)) if known.number(Part::Pledge, main.id, on).is_none() => {
                investigation::norm_of_day(tx, house, member, main, on, now).await?
            }
            _ => None,
        };
        Ok(Self {
            norm,
            house,
            member,
            known,
            now,
            calendar: house.calendar_of(member),
            sheet,
            sheets,
            report,
            changed: false,
            breaches: vec![],
            late: vec![],
        })
    }

    /// By its number; a report of another person is none of his business.
    pub async fn by_id(
        tx: &mut Tx,
        house: &'h House,
        member: &'h Member,
        report: ReportId,
        now: Instant,
    ) -> Result<Self> {
        let found = store::reports::by_id(tx, report).await?.filter(|report| report.member == member.id);
        let report = found.ok_or(Failure::Refused(Refusal::Outdated))?;
        Self::take_up(tx, house, member, report, now).await
    }

    /// His local date.
    pub fn today(&self) -> NaiveDate {
        self.house.zone_of(self.member).date(self.now)
    }

    fn is_newcomer(&self) -> bool {
        is_newcomer(self.house, self.member, &self.calendar, self.today())
    }

    /// Leaves a correction or another day: what was saved stays.
    fn leave(&mut self) {
        let pending = &mut self.report.pending;
        (pending.correcting, pending.other_on, pending.by_steps) = (None, None, false);
    }

    fn is_new_to_figures(&self) -> bool {
        asker(self.house, self.member, &self.calendar).is_new_to_figures(self.today())
    }

    /// Writes the report as it stands.
    pub(super) async fn save(&mut self, tx: &mut Tx) -> Result<()> {
        Ok(store::reports::save(tx, &self.report).await?)
    }
}

/// Is the member within his first ten own working days.
pub fn is_newcomer(house: &House, member: &Member, calendar: &MemberCalendar, on: NaiveDate) -> bool {
    asker(house, member, calendar).is_newcomer(on)
}

/// Whoever knows the dates, where what is known of them does not matter.
fn asker<'a>(house: &'a House, member: &Member, calendar: &'a MemberCalendar) -> Asker<'a> {
    Asker {
        calendar,
        schedules: &house.schedules,
        zone: house.zone_of(member),
        fact_known: &|_| false,
        pledge_known: &|_| false,
    }
}

/// The question that comes next in a report, for those who changed something it depends on (a promise was kept).
pub async fn next_step(tx: &mut Tx, house: &House, member: &Member, report: ReportId, now: Instant) -> Result<Answer> {
    let mut talk = Talk::by_id(tx, house, member, report, now).await?;
    let step: Step = talk.next(tx).await?;
    Ok(Answer::step(step))
}

/// `/cancel`: leaves a correction of the member's newest report. False when there was none.
pub async fn leave_correction(tx: &mut Tx, member: MemberId) -> Result<bool> {
    let newest = store::reports::latest_of_member(tx, member, 1).await?.into_iter().next();
    let Some(mut report) = newest.filter(|r| r.pending.correcting.is_some() || r.pending.other_on.is_some()) else {
        return Ok(false);
    };
    (report.pending.correcting, report.pending.other_on) = (None, None);
    if report.finished_at.is_some() {
        report.stage = Stage::Done;
    }
    store::reports::save(tx, &report).await?;
    Ok(true)
}

/// The report a bare line of this member belongs to: his newest, while it asks something and is not older than a week.
/// An older unfinished one is offered as an older date: a line is never given to it silently.
pub async fn open_report(tx: &mut Tx, member: MemberId, today: NaiveDate) -> Result<Option<Report>> {
    let newest = store::reports::latest_of_member(tx, member, 1).await?.into_iter().next();
    let asks = |report: &Report| report.finished_at.is_none() || report.stage != Stage::Done;
    let recent = |report: &Report| (today - report.coordination_on).num_days() <= 7;
    // Left alone on its own day: on another one the numbers may be of another.
    let stale = |report: &Report| report.coordination_on < today && !report.is_given() && report.begun_at.is_none();
    Ok(newest.filter(|report| asks(report) && recent(report) && !stale(report)))
}
