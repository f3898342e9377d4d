//! A department written back as the file that would make it; see [`super::apply`].
use super::{Result, calendar, house::House, target};
use crate::{
    domain::{
        calendar::Exception,
        department_file::{DepartmentFile, MarkDraft, MemberDraft, Metrics},
        grade::Grade,
        id::{DepartmentId, MemberId},
        metric::{AskedOf, MemberRef, Metric, MetricDraft},
        person::Member,
        time::Instant,
    },
    store::Tx,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The department's file, with its metrics in full; `None` when there is no such department.
pub async fn export(tx: &mut Tx, id: DepartmentId, now: Instant) -> Result<Option<DepartmentFile>> {
    match House::load(tx, id).await? {
        Some(house) => Ok(Some(full(tx, &house, now).await?)),
        None => Ok(None),
    }
}

/// What a file would say of the department and of its targets.
pub async fn full(tx: &mut Tx, house: &House, now: Instant) -> Result<DepartmentFile> {
    let kept = kept(house, house.today(now));
    let named = |id: MemberId| asked(&[id], &kept).pop();
    let targets = target::file::described(tx, house, named, now).await?;
    let marks = calendar::marks_of(tx, house.department.id).await?;
    Ok(DepartmentFile { targets, ..described(house, marks, now) })
}

/// What a file would say of the department.
pub fn described(house: &House, marks: Vec<MarkDraft>, now: Instant) -> DepartmentFile {
    let department = &house.department;
    let kept = kept(house, house.today(now));
    let metric = |metric: &Metric| MetricDraft {
        members: (metric.asked_of == AskedOf::Some).then(|| asked(&house.asked_members(metric.id), &kept)),
        ..metric.draft()
    };
    DepartmentFile {
        key: department.key.clone(),
        name: department.name.clone(),
        zone: department.zone,
        language: department.language,
        currency: department.currency,
        national: department.national,
        public: department.public,
        reminders: department.reminders,
        week: department.week.latest(),
        chat: department.chat,
        topic: department.topic,
        schedule: house.schedules.latest(),
        metrics: Metrics::Own(house.metrics.iter().map(metric).collect()),
        grades: house.grades.iter().map(Grade::draft).collect(),
        members: kept.iter().map(|member| draft(member)).collect(),
        exceptions: house.calendar.exceptions.iter().map(|(on, kind)| Exception { on: *on, kind: *kind }).collect(),
        marks,
        targets: vec![],
    }
}

/// One place for an account and one for a name nobody has taken: those of today before those of the past, and nobody
/// who left before his first day was over: a stranger sent away again.
fn kept(house: &House, today: NaiveDate) -> Vec<&Member> {
    let gone = |member: &&Member| member.left_on.is_some_and(|left| left < today);
    let stayed = |member: &&Member| member.left_on.is_none_or(|left| member.joined_on <= left);
    let (past, current): (Vec<&Member>, Vec<&Member>) = house.members.iter().filter(stayed).partition(gone);
    let mut accounts = BTreeSet::new();
    let mut names = BTreeSet::new();
    let mut kept: Vec<&Member> = current
        .into_iter()
        .chain(past)
        .filter(|member| match member.telegram {
            Some(telegram) => accounts.insert(telegram),
            None => names.insert(&member.name),
        })
        .collect();
    kept.sort_by_key(|member| (member.position, member.id));
    kept
}

/// Whoever is asked, by name where that tells him from the others of the file.
fn asked(ids: &[MemberId], kept: &[&Member]) -> Vec<MemberRef> {
    let named = |member: &&&Member| ids.contains(&member.id);
    let reference = |member: &&Member| {
        let alone = kept.iter().filter(|other| other.name == member.name).count() == 1;
        match member.telegram {
            Some(telegram) if !alone => MemberRef::Telegram(telegram),
            _ => MemberRef::Name(member.name.clone()),
        }
    };
    kept.iter().filter(named).map(reference).collect()
}

fn draft(member: &Member) -> MemberDraft {
    MemberDraft {
        telegram: member.telegram,
        name: member.name.clone(),
        role: member.role,
        reports: member.reports,
        grade: member.grade.clone(),
        zone: member.zone,
        week: member.week.latest(),
        reminders: member.reminders,
        joined_on: Some(member.joined_on),
        left_on: member.left_on,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::department_file::tests::file, store::Db, usecase::apply::apply};
    use proptest::prelude::*;

    /// A template's metrics; any will do, for the names are not looked at.
    fn own(file: &DepartmentFile) -> Vec<crate::domain::metric::MetricDraft> {
        match &file.metrics {
            Metrics::Own(drafts) => drafts.clone(),
            Metrics::Template { .. } => vec![],
        }
    }

    async fn applied_again(file: &DepartmentFile) -> (usize, Option<DepartmentFile>, Option<DepartmentFile>) {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", dir.path().join("planerka.db").display());
        let db = Db::open(&url).await.expect("a database");
        let now = crate::domain::time::instant("2026-11-23T10:00:00+03:00");
        let mut tx = db.write().await.expect("a transaction");
        let id = apply(&mut tx, file, own, now).await.expect("applied").department;
        let first = export(&mut tx, id, now).await.expect("read");
        let again = first.clone().map(|first| DepartmentFile::parse(&first.to_toml()).expect("a file"));
        let differences = match &again {
            Some(again) => apply(&mut tx, again, own, now).await.expect("applied").differences.len(),
            None => usize::MAX,
        };
        let second = export(&mut tx, id, now).await.expect("read");
        tx.commit().await.expect("committed");
        (differences, first, second)
    }

    #[tokio::test]
    async fn a_week_that_a_file_changes_acts_from_tomorrow_and_a_new_one_from_always() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let db = Db::open(&format!("sqlite://{}", dir.path().join("planerka.db").display())).await.expect("a database");
        let monday = crate::domain::time::instant("2026-11-23T10:00:00+03:00");
        let text = include_str!("../../tests/e2e/world.rs");
        let text = text.split("pub const FILE: &str = r#\"").nth(1).and_then(|rest| rest.split("\"#").next());
        let text = text.expect("the file of the conversations").replace("chat = CHAT\n", "");
        let mut file = DepartmentFile::parse(&text).expect("a department");
        let named = crate::app::template_metrics;
        let mut tx = db.write().await.expect("a transaction");
        let id = apply(&mut tx, &file, named, monday).await.expect("applied").department;
        let week = |house: &House| (house.department.week.code(), house.members[1].week.code());
        let load = House::load(&mut tx, id).await.expect("read").expect("there");
        assert_eq!(week(&load), ("100,100,100,100,100,0,0".to_owned(), "-".to_owned()));
        file.week = crate::domain::calendar::WeekPattern::Weekly([100; 7]);
        file.members[1].week = crate::domain::calendar::WeekPattern::from_code("2/2@2026-12-01");
        for _ in 0..2 {
            apply(&mut tx, &file, named, monday).await.expect("applied");
        }
        let load = House::load(&mut tx, id).await.expect("read").expect("there");
        let (all, own) =
            ("100,100,100,100,100,0,0;2026-11-24=100,100,100,100,100,100,100", "-;2026-11-24=2/2@2026-12-01");
        assert_eq!(week(&load), (all.to_owned(), own.to_owned()));
        assert_eq!(described(&load, vec![], monday).week, file.week, "what is to come is what a file says");
        tx.commit().await.expect("committed");
    }

    /// Whoever is asked, by name: an export names people so wherever it can.
    fn by_names(drafts: Vec<MetricDraft>, file: &DepartmentFile) -> Vec<MetricDraft> {
        let name = |named: &MemberRef| {
            let place = crate::domain::department_file::place_of(named, &file.members).expect("a member");
            MemberRef::Name(file.members[place].name.clone())
        };
        let named = |draft: MetricDraft| {
            let members = draft.members.as_ref().map(|members| members.iter().map(name).collect());
            MetricDraft { members, ..draft }
        };
        drafts.into_iter().map(named).collect()
    }

    #[test]
    fn a_metric_the_file_does_not_name_yields_its_place_and_keeps_the_rest() {
        const PEOPLE: &str = "[[member]]\ntelegram = 1\nname = \"B\"\nrole = \"head\"\n[[member]]\ntelegram = 2\n\
            name = \"C\"\nrole = \"manager\"\n";
        let file = |metrics: &str| {
            let text = format!("[department]\nkey = \"a\"\nname = \"A\"\n{metrics}{PEOPLE}");
            DepartmentFile::parse(&text).expect("a file")
        };
        let first = file(
            "[[metric]]\nkey = \"calls\"\nname = \"Calls\"\nmain = true\nstep = 1\nmembers = [\"C\"]\n\
             limit = 3\naliases = [\"dials\"]\n",
        );
        let second = file("[[metric]]\nkey = \"money\"\nname = \"Money\"\nmain = true\nstep = 1\n");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let dir = tempfile::tempdir().expect("a temporary folder");
            let db = Db::open(&format!("sqlite://{}", dir.path().join("planerka.db").display())).await.expect("opens");
            let now = crate::domain::time::instant("2026-11-23T10:00:00+03:00");
            let mut tx = db.write().await.expect("a transaction");
            let id = apply(&mut tx, &first, own, now).await.expect("applied").department;
            apply(&mut tx, &second, own, now).await.expect("applied");
            let exported = export(&mut tx, id, now).await.expect("read").expect("there");
            let metrics = own(&exported);
            let calls = metrics.iter().find(|draft| draft.key == "calls").expect("it stays");
            assert_eq!((calls.main, calls.step, calls.limit), (false, None, Some(3)));
            assert_eq!(calls.members, Some(vec![MemberRef::Name("C".into())]), "who is asked stays too");
            assert_eq!(calls.aliases, ["dials"]);
            assert_eq!(metrics.iter().filter(|draft| draft.main).count(), 1);
            tx.commit().await.expect("committed");
        });
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
        #[test]
        fn whatever_department_is_exported_and_applied_nothing_changes(
            file in file().prop_filter("with metrics", |file| !own(file).is_empty())
        ) {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            let (differences, first, second) = runtime.block_on(applied_again(&file));
            prop_assert_eq!(differences, 0);
            prop_assert_eq!(&first, &second);
            let first = first.expect("exported");
            prop_assert_eq!(by_names(own(&first), &file), by_names(own(&file), &file));
            prop_assert_eq!(&first.grades, &file.grades);
            prop_assert_eq!((&first.exceptions, &first.marks), (&file.exceptions, &file.marks));
            prop_assert_eq!(first.members.len(), file.members.len());
            prop_assert_eq!((first.name, first.schedule, first.week), (file.name, file.schedule, file.week));
        }
    }
}
