//! `/my_data`: everything that is stored about a person, gathered for him alone.
//!
//! Invariant: what is his is in it, whatever department it belongs to and however long ago; nothing about others is,
//! but the names of those who wrote something for him or of whom he has asked something.
use super::{Result, house::House};
use crate::{
    domain::{
        id::{MemberId, MetricId, TelegramId},
        investigation::Investigation,
        my_data::{
            AbsenceData, ChangeData, ConfirmationData, EntryData, HelpData, InvestigationData, LessonData, MyData,
            NoteData, PersonData, PlaceData, PromiseData, PromiseEventData, ReportData, StuckData, TalkData, decimal,
        },
        person::Member,
        promise::Promise,
        time::Instant,
    },
    store::{self, Tx, personal},
};

/// Decimals of money.
const MINOR: u8 = 2;

/// All of it; `None` for somebody the bot has not met.
pub async fn gather(tx: &mut Tx, telegram: TelegramId, now: Instant) -> Result<Option<MyData>> {
    let Some(person) = store::people::person_by_telegram(tx, telegram).await? else { return Ok(None) };
    let mut places = vec![];
    for member in store::people::of_telegram(tx, telegram).await? {
        if let Some(house) = House::load(tx, member.department).await? {
            places.push(place(tx, &house, &member).await?);
        }
    }
    let person = PersonData {
        telegram,
        username: person.username,
        language: person.language,
        pressed_start_at: person.started_at,
        messages_reach_me: person.reachable,
    };
    Ok(Some(MyData { made_at: now, person, places }))
}

async fn place(tx: &mut Tx, house: &House, member: &Member) -> Result<PlaceData> {
    let id = member.id;
    let metric = |id: MetricId| house.metric(id).map(|metric| metric.name.clone()).unwrap_or_default();
    let scale = |id: MetricId| house.metric(id).map_or(0, |metric| metric.scale);
    let entry = |e: personal::Entry| EntryData {
        part: e.part,
        metric: metric(e.metric),
        on: e.on_day,
        value: e.value.map(|value| decimal(value, scale(e.metric))),
        source: e.source,
        by: other(house, id, e.by_member),
        at: e.at,
    };
    let entries = personal::entries(tx, id).await?.into_iter().map(entry).collect();
    let reports = personal::reports(tx, id).await?.into_iter().map(report).collect();
    let lesson =
        |l: store::reports::Lesson| LessonData { on: l.on_day, kind: l.kind, cause: l.cause, words: l.body, at: l.at };
    let note = |n: store::reports::Note| NoteData { on: n.on_day, words: n.body, fate: n.fate, at: n.at };
    let lessons = personal::lessons(tx, id).await?.into_iter().map(lesson).collect();
    let looked_into = |i: Investigation, words: Option<String>| InvestigationData {
        on: i.on_day,
        metric: metric(i.metric),
        fact: decimal(i.fact, scale(i.metric)),
        plan: decimal(i.plan, scale(i.metric)),
        cause: i.cause,
        words: i.body,
        state: i.state,
        promise: words,
        by: other(house, id, i.by_member),
        at: i.at,
        ended_at: i.ended_at,
    };
    let mut investigations = vec![];
    for found in store::investigations::of_member(tx, id).await? {
        let promise = match found.promise {
            Some(promise) => store::promises::by_id(tx, promise).await?.map(|promise| promise.body),
            None => None,
        };
        investigations.push(looked_into(found, promise));
    }
    let notes = personal::notes(tx, id).await?.into_iter().map(note).collect();
    let own = personal::promises(tx, id).await?;
    let helped = |promise| own.iter().find(|p| Some(p.id) == promise).map(|p| p.body.clone());
    let help = |h: personal::Help| HelpData { about_promise: helped(h.promise), asked_at: h.asked_at };
    let calls_for_help = personal::helps(tx, id).await?.into_iter().map(help).collect();
    let talk = |talk: store::talks::Talk| TalkData {
        on: talk.on_day,
        reason: talk.reason,
        figures: talk.figures,
        by: other(house, id, talk.by_member),
        talked_at: talk.talked_at,
    };
    let stuck = |asked: store::stuck::Asked| StuckData {
        metric: metric(asked.metric),
        gap: decimal(asked.gap, scale(asked.metric)),
        asked_at: asked.asked_at,
        cause: asked.cause,
        answered_at: asked.answered_at,
    };
    let mut promises = vec![];
    for promise in own {
        promises.push(promised(tx, house, id, promise).await?);
    }
    let absence = |(row, cancelled_at): (store::people::AbsenceRow, Option<Instant>)| AbsenceData {
        kind: row.kind,
        from_on: row.from_on,
        through_on: row.through_on,
        noted_by: other(house, id, row.set_by),
        noted_at: row.set_at,
        cancelled_at,
    };
    let confirmed = |c: personal::Confirmation| ConfirmationData {
        metric: metric(c.metric),
        question: c.question,
        answer: c.answer,
        times: c.count,
    };
    let change = |c: store::state::Change| ChangeData {
        what: c.subject,
        by: other(house, id, c.by_member),
        before: c.before,
        after: c.after,
        at: c.at,
    };
    Ok(PlaceData {
        department: house.department.name.clone(),
        currency: house.department.currency.as_str().to_owned(),
        name: member.name.clone(),
        role: member.role,
        reports: member.reports,
        grade: member.grade.clone(),
        zone: member.zone.map(|zone| zone.name().to_owned()),
        working_days: member.week.latest().map(|week| week.to_string()),
        reminders: member.reminders,
        evening_reminder: member.evening,
        joined_on: member.joined_on,
        left_on: member.left_on,
        agreed_at: member.consented_at,
        entries,
        reports_given: reports,
        lessons,
        investigations,
        notes,
        promises,
        absences: personal::absences(tx, id).await?.into_iter().map(absence).collect(),
        calls_for_help,
        talks: store::talks::of_member(tx, id).await?.into_iter().map(talk).collect(),
        where_stuck: store::stuck::of_member(tx, id).await?.into_iter().map(stuck).collect(),
        confirmed_numbers: personal::confirmations(tx, id).await?.into_iter().map(confirmed).collect(),
        changes: personal::changes(tx, id).await?.into_iter().map(change).collect(),
    })
}

/// Somebody else's name.
fn other(house: &House, own: MemberId, by: Option<MemberId>) -> Option<String> {
    by.filter(|by| *by != own).and_then(|by| house.member(by)).map(|member| member.name.clone())
}

fn report(r: crate::domain::report::Report) -> ReportData {
    ReportData {
        coordination_on: r.coordination_on,
        about_on: r.about_on.0,
        plan_on: r.plan_on.0,
        due: r.due,
        as_planned: r.as_planned,
        opened_at: r.opened_at,
        deadline_at: r.deadline_at,
        given_at: r.given_at,
        finished_at: r.finished_at,
    }
}

async fn promised(tx: &mut Tx, house: &House, own: MemberId, promise: Promise) -> Result<PromiseData> {
    let money = |amount: Option<i64>| amount.map(|amount| decimal(amount, MINOR));
    let event = |e: crate::domain::promise::Happened| PromiseEventData {
        kind: e.kind,
        by: other(house, own, e.by_member),
        from_on: e.from_on,
        to_on: e.to_on,
        amount: money(e.amount_minor),
        at: e.at,
    };
    let events = store::promises::history(tx, promise.id).await?.into_iter().map(event).collect();
    Ok(PromiseData {
        owner: other(house, own, Some(promise.owner)),
        words: promise.body,
        amount: money(promise.amount_minor),
        paid: money(promise.paid_minor),
        first_due_on: promise.first_due_on,
        due_on: promise.due_on,
        state: promise.state,
        origin: promise.origin,
        made_at: promise.made_at,
        closed_at: promise.closed_at,
        events,
    })
}
