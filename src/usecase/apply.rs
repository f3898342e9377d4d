//! A department as a file: creates or updates it by its key; applied twice it changes nothing.
use super::{Result, house::House};
use crate::{
    domain::{
        department::Department,
        department_file::{DepartmentFile, Metrics},
        id::{DepartmentId, MemberId, MetricId, PersonId, TelegramId},
        metric::{Metric, MetricDraft},
        person::{Member, Person},
        time::Instant,
    },
    store::{
        self, Tx,
        departments::{DepartmentSettings, TeamChat},
    },
};

/// One thing the file has changed, for the person who applied it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    Created,
    Settings,
    Schedule,
    Chat,
    Metric { name: String, new: bool },
    Member { name: String, new: bool },
}

/// Writes what the file says. `named` gives a template's metrics in the department's language.
pub async fn apply(
    tx: &mut Tx,
    file: &DepartmentFile,
    named: impl Fn(&DepartmentFile) -> Vec<MetricDraft>,
    now: Instant,
) -> Result<(DepartmentId, Vec<Changed>)> {
    let mut changed = vec![];
    let id = match store::departments::by_key(tx, &file.key).await? {
        Some(found) => {
            update(tx, &found, file, &mut changed, now).await?;
            found.id
        }
        None => {
            let id = create(tx, file, now).await?;
            changed.push(Changed::Created);
            id
        }
    };
    apply_schedule(tx, id, file, &mut changed, now).await?;
    apply_chat(tx, id, file, &mut changed, now).await?;
    let drafts = match &file.metrics {
        Metrics::Own(drafts) => drafts.clone(),
        Metrics::Template { .. } => named(file),
    };
    apply_metrics(tx, id, drafts, &mut changed).await?;
    apply_members(tx, id, file, &mut changed, now).await?;
    if !changed.is_empty() {
        store::departments::touch(tx, id, now).await?;
    }
    Ok((id, changed))
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
        week: file.week,
        chat: None,
        topic: None,
    };
    store::departments::insert(tx, &department, now).await?;
    Ok(department.id)
}

async fn update(
    tx: &mut Tx,
    found: &Department,
    file: &DepartmentFile,
    changed: &mut Vec<Changed>,
    now: Instant,
) -> Result<()> {
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
        week: file.week,
        chat: found.chat,
        topic: found.topic,
    };
    if wanted != *found {
        let settings = DepartmentSettings {
            name: &file.name,
            zone: file.zone,
            language: file.language,
            currency: file.currency,
            national: file.national,
            public: file.public,
            reminders: file.reminders,
            week: &file.week,
        };
        store::departments::update(tx, found.id, &settings, now).await?;
        changed.push(Changed::Settings);
    }
    Ok(())
}

/// New times act from the next coordination day; the first ones from the beginning.
async fn apply_schedule(
    tx: &mut Tx,
    id: DepartmentId,
    file: &DepartmentFile,
    changed: &mut Vec<Changed>,
    now: Instant,
) -> Result<()> {
    let versions = store::departments::schedules(tx, id).await?;
    match versions.last() {
        Some((_, schedule)) if *schedule == file.schedule => {}
        Some(_) => {
            let Some(house) = House::load(tx, id).await? else { return Ok(()) };
            let from = house.calendar.change_acts_from(house.today(now));
            store::departments::set_schedule(tx, id, from, file.schedule).await?;
            changed.push(Changed::Schedule);
        }
        None => {
            let from = file.zone.date(now);
            store::departments::set_schedule(tx, id, from, file.schedule).await?;
        }
    }
    Ok(())
}

async fn apply_chat(
    tx: &mut Tx,
    id: DepartmentId,
    file: &DepartmentFile,
    changed: &mut Vec<Changed>,
    now: Instant,
) -> Result<()> {
    let Some(chat) = file.chat else { return Ok(()) };
    let bound = store::departments::chat_of(tx, id).await?;
    if bound.as_ref().is_some_and(|bound| bound.id == chat && bound.topic == file.topic) {
        return Ok(());
    }
    let chat = TeamChat {
        id: chat,
        department: Some(id),
        title: file.name.clone(),
        topic: file.topic,
        administrator: false,
        present: true,
    };
    store::departments::bind_chat(tx, &chat, now).await?;
    changed.push(Changed::Chat);
    Ok(())
}

async fn apply_metrics(
    tx: &mut Tx,
    id: DepartmentId,
    drafts: Vec<MetricDraft>,
    changed: &mut Vec<Changed>,
) -> Result<()> {
    let known = store::metrics::of_department(tx, id).await?;
    for (place, draft) in (0_i64..).zip(drafts) {
        let found = known.iter().find(|metric| metric.key == draft.key);
        let metric_id: MetricId = match found {
            Some(metric) => metric.id,
            None => tx.new_id().await?,
        };
        let metric: Metric = draft.into_metric(metric_id, id, place);
        if found != Some(&metric) {
            store::metrics::put(tx, &metric).await?;
            changed.push(Changed::Metric { name: metric.name, new: found.is_none() });
        }
    }
    Ok(())
}

async fn apply_members(
    tx: &mut Tx,
    id: DepartmentId,
    file: &DepartmentFile,
    changed: &mut Vec<Changed>,
    now: Instant,
) -> Result<()> {
    let known = store::people::of_department(tx, id).await?;
    for (place, draft) in (0_i64..).zip(&file.members) {
        let same = |member: &&Member| match draft.telegram {
            Some(telegram) => member.telegram == Some(telegram),
            None => member.name == draft.name,
        };
        let found = known.iter().find(same);
        let person = match draft.telegram {
            Some(telegram) => Some(person(tx, telegram, file, now).await?),
            None => found.and_then(|member| member.person),
        };
        let mut member = match found {
            Some(member) => member.clone(),
            None => Member {
                id: tx.new_id::<MemberId>().await?,
                department: id,
                person: None,
                name: String::new(),
                role: draft.role,
                reports: draft.reports,
                grade: None,
                zone: None,
                week: None,
                joined_on: file.zone.date(now),
                left_on: None,
                reminders: None,
                position: place,
                telegram: draft.telegram,
                language: None,
                started_at: None,
                reachable: false,
                consented_at: None,
            },
        };
        member.person = person;
        member.name.clone_from(&draft.name);
        member.role = draft.role;
        member.reports = draft.reports;
        member.grade.clone_from(&draft.grade);
        member.zone = draft.zone;
        member.week.clone_from(&draft.week);
        member.reminders = draft.reminders;
        member.joined_on = draft.joined_on.unwrap_or(member.joined_on);
        member.left_on = draft.left_on;
        member.position = place;
        match found {
            None => store::people::insert_member(tx, &member, now).await?,
            Some(before) if *before == member => continue,
            Some(_) => store::people::update_member(tx, &member).await?,
        }
        changed.push(Changed::Member { name: member.name, new: found.is_none() });
    }
    Ok(())
}

async fn person(tx: &mut Tx, telegram: TelegramId, file: &DepartmentFile, now: Instant) -> Result<PersonId> {
    if let Some(person) = store::people::person_by_telegram(tx, telegram).await? {
        return Ok(person.id);
    }
    let person = Person {
        id: tx.new_id().await?,
        telegram,
        username: None,
        language: file.language,
        started_at: None,
        reachable: false,
    };
    store::people::insert_person(tx, &person, now).await?;
    Ok(person.id)
}
