//! A department as a file: creates or updates it by its key; applied twice it changes nothing.
//!
//! Invariants: whoever and whatever the file does not name stays as it is; times and weeks that are changed act from a day
//! to come, and a day happens once whatever becomes of the zones; what has changed is found by looking at the
//! department before and after, so it says what happened.
use super::{
    Failure, Result, appoint::person, calendar, chat, comeback, export, house::House, proposal, schedule, target,
};
use crate::{
    domain::{
        department::Department,
        department_file::{
            DepartmentFile, MemberDraft, Metrics,
            difference::{Difference, difference},
            place_of as place_of_ref,
        },
        grade::{Grade, GradeDraft},
        id::{DepartmentId, MemberId, MetricId, TopicId},
        metric::{Metric, MetricDraft},
        person::Member,
        planning::Cause,
        refusal::Refusal,
        time::Instant,
    },
    store::{
        self, Tx,
        departments::{DepartmentSettings, TeamChat},
        state::{Change, log_change},
    },
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What a file has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    pub department: DepartmentId,
    pub created: bool,
    pub differences: Vec<Difference>,
    /// The day from which changed times act.
    pub times_from: Option<NaiveDate>,
    /// Who is to open the bot and press Start, in the department's order.
    pub not_started: Vec<String>,
}

/// Writes what the file says. `named` gives a template's metrics in the department's language.
///
/// # Errors
/// [`Refusal::ChatTaken`], [`Refusal::MetricFixed`], and what [`calendar::apply_file`] refuses; then nothing of the transaction may be committed.
pub async fn apply(
    tx: &mut Tx,
    file: &DepartmentFile,
    named: impl Fn(&DepartmentFile) -> Vec<MetricDraft>,
    now: Instant,
) -> Result<Applied> {
    let found = store::departments::by_key(tx, &file.key).await?;
    let known = match &found {
        Some(found) => House::load(tx, found.id).await?,
        None => None,
    };
    let before = match &known {
        Some(known) => Some(export::full(tx, known, now).await?),
        None => None,
    };
    let id = match &known {
        Some(known) => {
            update(tx, known, file, now).await?;
            known.department.id
        }
        None => create(tx, file, now).await?,
    };
    let times_from = apply_schedule(tx, id, file, now).await?;
    let bound = apply_chat(tx, id, file, now).await?;
    let drafts = match &file.metrics {
        Metrics::Own(drafts) => drafts.clone(),
        Metrics::Template { .. } => named(file),
    };
    apply_metrics(tx, id, drafts.clone()).await?;
    apply_grades(tx, id, &file.grades).await?;
    let members = apply_members(tx, id, file, known.as_ref(), now).await?;
    apply_asked_members(tx, id, &drafts, file, &members).await?;
    calendar::apply_file(tx, id, file, known.is_some(), now).await?;
    if let Some(known) = &known {
        turn_clocks(tx, known, now).await?;
    }
    let house = House::load(tx, id).await?.ok_or(Failure::Refused(Refusal::NoDepartment))?;
    if let Some(chat) = bound {
        chat::post_card(tx, &house, &chat, now, now).await?;
    }
    target::file::apply(tx, &house, file, &members, now).await?;
    let differences = difference(before.as_ref(), &export::full(tx, &house, now).await?);
    if !differences.is_empty() {
        store::departments::touch(tx, id, now).await?;
        proposal::review(tx, id, Cause::File, now).await?;
    }
    let today = house.today(now);
    let waits = |m: &&Member| m.telegram.is_some() && !m.has_started() && m.left_on.is_none_or(|left| today <= left);
    Ok(Applied {
        department: id,
        created: before.is_none(),
        differences,
        times_from,
        not_started: house.members.iter().filter(waits).map(|member| member.name.clone()).collect(),
    })
}

async fn create(tx: &mut Tx, file: &DepartmentFile, now: Instant) -> Result<DepartmentId> {
    let department = Department {
        id: tx.new_id().await?,
        key: file.key.clone(),
        name: file.name.clone(),
        zone: file.zone,
        language: file.language,
        currency: file.currency,
        national: file.national,
        public: file.public,
        reminders: file.reminders,
        week: file.week.into(),
        chat: None,
        topic: None,
    };
    store::departments::insert(tx, &department, now).await?;
    Ok(department.id)
}

async fn update(tx: &mut Tx, known: &House, file: &DepartmentFile, now: Instant) -> Result<()> {
    let found = &known.department;
    let mut week = found.week.clone();
    if week.latest() != file.week {
        week.change(schedule::week_acts_from(known, now), file.week);
    }
    let wanted = Department {
        id: found.id,
        key: found.key.clone(),
        name: file.name.clone(),
        zone: file.zone,
        language: file.language,
        currency: file.currency,
        national: file.national,
        public: file.public,
        reminders: file.reminders,
        week,
        chat: found.chat,
        topic: found.topic,
    };
    if wanted != *found {
        store::departments::update(tx, found.id, &DepartmentSettings::from(&wanted), now).await?;
    }
    Ok(())
}

/// The clocks that the file has turned: the department's, or a member's.
async fn turn_clocks(tx: &mut Tx, before: &House, now: Instant) -> Result<()> {
    let Some(after) = House::load(tx, before.department.id).await? else { return Ok(()) };
    let zone = |house: &House, member: &Member| house.member(member.id).map(|member| member.zone);
    let turned = before.department.zone != after.department.zone
        || before.members.iter().any(|member| zone(before, member) != zone(&after, member));
    if turned { schedule::turned(tx, before, now).await } else { Ok(()) }
}

/// New times act from the next coordination day; the first ones from the beginning. Returns the day of a change.
async fn apply_schedule(
    tx: &mut Tx,
    id: DepartmentId,
    file: &DepartmentFile,
    now: Instant,
) -> Result<Option<NaiveDate>> {
    let versions = store::departments::schedules(tx, id).await?;
    match versions.last() {
        Some((_, schedule)) if *schedule == file.schedule => Ok(None),
        Some(_) => {
            let Some(house) = House::load(tx, id).await? else { return Ok(None) };
            schedule::put_times(tx, &house, file.schedule, now).await
        }
        None => {
            let from = file.zone.date(now);
            store::departments::set_schedule(tx, id, from, file.schedule).await?;
            Ok(None)
        }
    }
}

/// The chat when it is bound now and was not before.
async fn apply_chat(tx: &mut Tx, id: DepartmentId, file: &DepartmentFile, now: Instant) -> Result<Option<TeamChat>> {
    let Some(chat) = file.chat else { return Ok(None) };
    // A file may still name the basic group the chat once was.
    let chat = store::reach::number_now(tx, chat).await?;
    let topic = file.topic.filter(|topic| *topic != TopicId::GENERAL);
    let known = store::departments::chat(tx, chat).await?;
    match known.as_ref().and_then(|known| known.department) {
        Some(owner) if owner != id => return Err(Refusal::ChatTaken.into()),
        Some(_) if known.as_ref().is_some_and(|known| known.topic == topic && known.present) => return Ok(None),
        _ => {}
    }
    let chat = TeamChat {
        id: chat,
        department: Some(id),
        title: known.as_ref().map_or_else(|| file.name.clone(), |known| known.title.clone()),
        topic,
        administrator: known.is_some_and(|known| known.administrator),
        present: true,
        muted: false,
        topic_closed: false,
    };
    store::departments::bind_chat(tx, &chat, now).await?;
    Ok(Some(chat))
}

/// Metrics the file does not name stay, but neither main nor on a step that the file gives to another.
async fn yield_to(tx: &mut Tx, known: &[Metric], drafts: &[MetricDraft]) -> Result<()> {
    let main = drafts.iter().any(|draft| draft.main);
    for metric in known.iter().filter(|metric| drafts.iter().all(|draft| draft.key != metric.key)) {
        let taken = metric.step.is_some() && drafts.iter().any(|draft| draft.step == metric.step);
        let left = Metric { main: metric.main && !main, step: metric.step.filter(|_| !taken), ..metric.clone() };
        if left != *metric {
            store::metrics::put(tx, &left).await?;
        }
    }
    Ok(())
}

async fn apply_metrics(tx: &mut Tx, id: DepartmentId, drafts: Vec<MetricDraft>) -> Result<()> {
    let known = store::metrics::of_department(tx, id).await?;
    yield_to(tx, &known, &drafts).await?;
    for (place, draft) in (0_i64..).zip(drafts) {
        let found = known.iter().find(|metric| metric.key == draft.key);
        let metric_id: MetricId = match found {
            Some(metric) if (metric.scale, metric.negative) != (draft.scale, draft.negative) => {
                return Err(Refusal::MetricFixed { name: metric.name.clone() }.into());
            }
            Some(metric) => metric.id,
            None => tx.new_id().await?,
        };
        let metric: Metric = draft.into_metric(metric_id, id, place);
        if found != Some(&metric) {
            store::metrics::put(tx, &metric).await?;
        }
    }
    Ok(())
}

/// Grades of the file first, in its order; those it does not name stay, after them.
async fn apply_grades(tx: &mut Tx, id: DepartmentId, drafts: &[GradeDraft]) -> Result<()> {
    let known = store::grades::of_department(tx, id).await?;
    let others = known.iter().filter(|grade| drafts.iter().all(|draft| draft.name != grade.name));
    let others: Vec<GradeDraft> = if drafts.is_empty() { vec![] } else { others.map(Grade::draft).collect() };
    for (position, GradeDraft { name, weight }) in (0_i64..).zip(drafts.iter().cloned().chain(others)) {
        let found = known.iter().find(|grade| grade.name == name);
        let grade_id = match found {
            Some(grade) => grade.id,
            None => tx.new_id().await?,
        };
        let grade = Grade { id: grade_id, department: id, name, weight, position };
        if found != Some(&grade) {
            store::grades::put(tx, &grade).await?;
        }
    }
    Ok(())
}

/// The place the file means: by the account; else by the name, unless that place belongs to somebody else in the file.
fn place_of<'m>(
    known: &'m [Member],
    taken: &BTreeSet<MemberId>,
    file: &DepartmentFile,
    draft: &MemberDraft,
) -> Option<&'m Member> {
    let linked = draft.telegram.and_then(|telegram| {
        let his = || known.iter().filter(|member| member.telegram == Some(telegram));
        his().find(|member| member.left_on.is_none()).or_else(|| his().next())
    });
    let named = |member: &&Member| {
        let elsewhere = |telegram| file.members.iter().any(|other| other.telegram == Some(telegram));
        member.name == draft.name && !taken.contains(&member.id) && !member.telegram.is_some_and(elsewhere)
    };
    linked.or_else(|| known.iter().find(named))
}

/// Who is asked for a metric that is asked of some, where the file says it; `members`: of the file, in its order.
async fn apply_asked_members(
    tx: &mut Tx,
    id: DepartmentId,
    drafts: &[MetricDraft],
    file: &DepartmentFile,
    members: &[MemberId],
) -> Result<()> {
    let known = store::metrics::of_department(tx, id).await?;
    let before = store::metrics::asked_members(tx, id).await?;
    for (draft, metric) in drafts.iter().filter_map(|d| Some((d, known.iter().find(|m| m.key == d.key)?))) {
        let Some(named) = &draft.members else { continue };
        let places = named.iter().filter_map(|named| place_of_ref(named, &file.members));
        let mut asked: Vec<MemberId> = places.filter_map(|place| members.get(place).copied()).collect();
        asked.sort_unstable();
        let were: Vec<MemberId> = before.iter().filter(|(of, _)| *of == metric.id).map(|(_, member)| *member).collect();
        if asked != were {
            store::metrics::set_asked_members(tx, metric.id, &asked).await?;
        }
    }
    Ok(())
}

/// Writes the members of the file; their numbers in its order.
async fn apply_members(
    tx: &mut Tx,
    id: DepartmentId,
    file: &DepartmentFile,
    before: Option<&House>,
    now: Instant,
) -> Result<Vec<MemberId>> {
    let Some(house) = House::load(tx, id).await? else { return Ok(vec![]) };
    let known = house.members.clone();
    let mut taken = BTreeSet::new();
    let mut ids = vec![];
    for (place, draft) in (0_i64..).zip(&file.members) {
        let found = place_of(&known, &taken, file, draft);
        let person = match draft.telegram {
            Some(telegram) => Some(person(tx, telegram, file.language, now).await?),
            None => found.and_then(|member| member.person),
        };
        let mut member = match found {
            // Whom the file no longer knows as gone is back.
            Some(member) if draft.left_on.is_none() => comeback::reopened(tx, &house, member, now).await?,
            Some(member) => member.clone(),
            None => expected(tx.new_id().await?, id, draft, file.zone.date(now)),
        };
        taken.insert(member.id);
        ids.push(member.id);
        member.person = person;
        member.name.clone_from(&draft.name);
        member.role = draft.role;
        member.reports = draft.reports;
        member.grade.clone_from(&draft.grade);
        member.zone = draft.zone;
        match before.filter(|_| found.is_some()) {
            Some(before) if member.week.latest() != draft.week => {
                member.week.change(schedule::week_acts_from(before, now), draft.week);
            }
            Some(_) => {}
            None => member.week = draft.week.into(),
        }
        member.reminders = draft.reminders;
        // Of somebody who came back the file may still tell when he first came.
        let back = house.earlier(member.id).last().map(|(_, left)| left);
        let back = back.or(found.and_then(|before| before.left_on).filter(|_| draft.left_on.is_none()));
        let given = draft.joined_on.filter(|on| back.is_none_or(|left| left < *on));
        member.joined_on = given.unwrap_or(member.joined_on);
        member.left_on = draft.left_on;
        if let (None, Some(left)) = (draft.joined_on, draft.left_on) {
            // Of somebody who left long ago the file need not know when he came.
            member.joined_on = member.joined_on.min(left);
        }
        member.position = place;
        match found {
            None => store::people::insert_member(tx, &member, now).await?,
            Some(before) if *before == member => {}
            Some(before) => {
                store::people::update_member(tx, &member).await?;
                if before.role != member.role {
                    log_role(tx, before, &member, now).await?;
                }
            }
        }
    }
    Ok(ids)
}

/// A place nobody has taken yet.
fn expected(id: MemberId, department: DepartmentId, draft: &MemberDraft, today: NaiveDate) -> Member {
    Member {
        id,
        department,
        person: None,
        name: draft.name.clone(),
        role: draft.role,
        reports: draft.reports,
        grade: None,
        zone: None,
        week: None.into(),
        joined_on: today,
        left_on: None,
        reminders: None,
        position: 0,
        telegram: draft.telegram,
        language: None,
        started_at: None,
        reachable: false,
        consented_at: None,
        evening: true,
    }
}

async fn log_role(tx: &mut Tx, before: &Member, after: &Member, now: Instant) -> Result<()> {
    let change = Change {
        department: after.department,
        by_member: None,
        subject: "member.role".to_owned(),
        subject_id: Some(after.id.0),
        before: Some(before.role.to_string()),
        after: Some(after.role.to_string()),
        at: now,
    };
    Ok(log_change(tx, &change).await?)
}
