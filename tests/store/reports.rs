//! Reports and the lessons that come with them.
use crate::{
    base::Base,
    ground::{Two, after, day, now, report, write},
    on_both,
};
use planerka::{
    domain::{
        id::{MemberId, ReportId},
        report::{Cause, Dates, Doubt, LessonKind, Lineup, NamedPlan, Part, Pending, Question, Report, Stage},
    },
    store::{
        StoreError, Tx,
        reports::{self, Lesson},
    },
};

/// Opens reports of these people and days, in this order.
async fn open(tx: &mut Tx, two: &Two, all: &[(MemberId, u32)]) -> Vec<Report> {
    let mut made = vec![];
    for &(member, number) in all {
        let whose = if member == two.stranger { two.south } else { two.north };
        let report = report(tx, whose, member, day(number)).await;
        assert!(reports::insert(tx, &report).await.expect("opened"));
        made.push(report);
    }
    made
}

/// A report that has come far: nothing in it is empty.
fn far(report: Report, two: &Two) -> Report {
    let doubt = Doubt {
        part: Part::Pledge,
        metric: two.calls.id,
        on: day(24),
        question: Question::HeadDiffers { mine: i64::MIN, heads: i64::MAX },
        message: Some(41),
    };
    let named = NamedPlan { name: "ООО «Ромашка»".to_owned(), amount_minor: 5_000_000, due_on: day(24) };
    Report {
        about_on: Dates(vec![day(20), day(23)]),
        plan_on: Dates(vec![day(23), day(24)]),
        weekly_on: Some(day(27)),
        lineup: Lineup::new(&[&two.calls, &two.payments], &[&two.calls], &[&two.payments], Some(&two.payments)),
        early: true,
        due: false,
        stage: Stage::Names,
        pending: Pending { doubts: vec![doubt], named: vec![named], by_steps: true, ..Pending::default() },
        as_planned: true,
        opened_at: after(1),
        deadline_at: after(2),
        begun_at: Some(after(3)),
        given_at: Some(after(4)),
        finished_at: Some(after(5)),
        ..report
    }
}

/// A lesson about a day of November.
fn lesson(id: i64, of: &Report, about: u32, cause: Option<Cause>, body: Option<&str>) -> Lesson {
    Lesson {
        id: id.into(),
        department: of.department,
        member: of.member,
        report: of.id,
        on_day: day(about),
        kind: LessonKind::Hindered,
        cause,
        body: body.map(str::to_owned),
        at: now(),
    }
}

on_both! {
    async fn a_report_is_found_by_number_and_by_day_as_it_was_written(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let bare = report(&mut tx, two.north, two.ivan, day(23)).await;
        let full = far(report(&mut tx, two.north, two.kim, day(23)).await, &two);
        for report in [&bare, &full] {
            assert!(reports::insert(&mut tx, report).await.expect("opened"));
            assert_eq!(reports::by_id(&mut tx, report.id).await.expect("read").as_ref(), Some(report));
            let found = reports::of_day(&mut tx, report.member, day(23)).await.expect("read");
            assert_eq!(found.as_ref(), Some(report));
        }
        assert_eq!(reports::of_day(&mut tx, two.ivan, day(24)).await.expect("read"), None);
        assert_eq!(reports::by_id(&mut tx, ReportId(-1)).await.expect("read"), None);
        tx.commit().await.expect("commit");
    }

    async fn a_member_has_one_report_a_day_and_the_first_stays(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let first = open(&mut tx, &two, &[(two.ivan, 23)]).await.remove(0);
        let second = report(&mut tx, two.north, two.ivan, day(23)).await;
        assert!(!reports::insert(&mut tx, &far(second, &two)).await.expect("a prompt and a /report may race"));
        assert_eq!(reports::of_day(&mut tx, two.ivan, day(23)).await.expect("read"), Some(first));
        open(&mut tx, &two, &[(two.kim, 23), (two.ivan, 24)]).await;
        tx.commit().await.expect("commit");
    }

    async fn a_report_goes_on_but_never_becomes_anothers_or_another_days(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let opened = open(&mut tx, &two, &[(two.ivan, 23), (two.kim, 23)]).await;
        let gone_on = far(opened[0].clone(), &two);
        let stolen =
            Report { department: two.south, member: two.stranger, coordination_on: day(1), ..gone_on.clone() };
        reports::save(&mut tx, &stolen).await.expect("saved");
        assert_eq!(reports::by_id(&mut tx, opened[0].id).await.expect("read"), Some(gone_on));
        assert_eq!(reports::by_id(&mut tx, opened[1].id).await.expect("read").as_ref(), Some(&opened[1]));
        reports::save(&mut tx, &opened[0]).await.expect("back again: nothing is kept from before");
        assert_eq!(reports::by_id(&mut tx, opened[0].id).await.expect("read").as_ref(), Some(&opened[0]));
        let nobodys = Report { id: ReportId(-1), ..opened[0].clone() };
        let saved = reports::save(&mut tx, &nobodys).await;
        assert!(matches!(saved, Err(StoreError::RowsAffected { actual: 0, .. })), "{saved:?}");
        tx.commit().await.expect("commit");
    }

    async fn a_report_moves_to_a_free_day_of_its_member_only(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let made = open(&mut tx, &two, &[(two.ivan, 23), (two.kim, 24)]).await;
        reports::move_day(&mut tx, made[0].id, day(24)).await.expect("moved");
        let moved = Report { coordination_on: day(24), ..made[0].clone() };
        assert_eq!(reports::of_day(&mut tx, two.ivan, day(24)).await.expect("read"), Some(moved));
        assert_eq!(reports::of_day(&mut tx, two.ivan, day(23)).await.expect("read"), None);
        assert_eq!(reports::by_id(&mut tx, made[1].id).await.expect("read"), Some(made[1].clone()), "nobody else's");
        assert!(reports::move_day(&mut tx, ReportId(-1), day(25)).await.is_err(), "there is none");
        tx.commit().await.expect("commit");
        let mut tx = write(&base.db).await;
        let again = open(&mut tx, &two, &[(two.ivan, 23)]).await;
        let taken = reports::move_day(&mut tx, again[0].id, day(24)).await;
        assert!(taken.is_err(), "the day has its report");
    }

    async fn a_members_newest_days_come_first(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let made = open(&mut tx, &two, &[(two.ivan, 24), (two.ivan, 20), (two.ivan, 23), (two.kim, 25)]).await;
        let latest = reports::latest_of_member(&mut tx, two.ivan, 2).await.expect("read");
        assert_eq!(latest, [made[0].clone(), made[2].clone()]);
        assert_eq!(reports::latest_of_member(&mut tx, two.ivan, 9).await.expect("read").len(), 3);
        assert_eq!(reports::latest_of_member(&mut tx, two.stranger, 9).await.expect("read"), []);
        tx.commit().await.expect("commit");
    }

    async fn a_departments_reports_are_of_its_days_and_its_people(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let (ivan, kim) = (two.ivan, two.kim);
        let all = [(kim, 23), (ivan, 19), (ivan, 23), (kim, 20), (ivan, 24), (two.stranger, 23)];
        open(&mut tx, &two, &all).await;
        let found = reports::of_department(&mut tx, two.north, day(20), day(23)).await.expect("read");
        let told: Vec<_> = found.iter().map(|r| (r.coordination_on, r.member)).collect();
        assert_eq!(told, [(day(20), kim), (day(23), ivan), (day(23), kim)], "both ends count");
        let found = reports::of_department(&mut tx, two.south, day(1), day(30)).await.expect("read");
        assert_eq!(found.iter().map(|r| r.member).collect::<Vec<_>>(), [two.stranger]);
        tx.commit().await.expect("commit");
    }

    async fn lessons_of_a_department_are_told_by_their_days(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let (ivan, kim) = (two.ivan, two.kim);
        let days = [(ivan, 20), (ivan, 21), (ivan, 23), (ivan, 24), (kim, 21), (two.stranger, 21)];
        let made = open(&mut tx, &two, &days).await;
        let late = lesson(9_000_003, &made[1], 20, Some(Cause::Price), Some("дорого — «но возьмут»"));
        let early = Lesson { kind: LessonKind::Worked, ..lesson(9_000_002, &made[4], 20, None, Some("")) };
        let skipped = lesson(9_000_001, &made[2], 22, None, None);
        let before = lesson(9_000_004, &made[0], 19, None, None);
        let behind = lesson(9_000_005, &made[3], 23, None, None);
        let foreign = lesson(9_000_006, &made[5], 20, Some(Cause::Other), Some("чужое"));
        for lesson in [&late, &early, &skipped, &before, &behind, &foreign] {
            reports::insert_lesson(&mut tx, lesson).await.expect("kept");
        }
        let found = reports::lessons(&mut tx, two.north, day(20), day(22)).await.expect("read");
        assert_eq!(found, [early, late, skipped], "by day, then as they were made");
        assert_eq!(reports::lessons(&mut tx, two.south, day(1), day(30)).await.expect("read"), [foreign]);
        tx.commit().await.expect("commit");
    }

    async fn a_lesson_corrected_takes_the_place_of_the_first_one_and_of_no_other(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let made = open(&mut tx, &two, &[(two.ivan, 23), (two.kim, 23)]).await;
        let first = lesson(9_000_001, &made[0], 20, Some(Cause::Price), Some("дорого"));
        let kims = lesson(9_000_002, &made[1], 20, None, None);
        let other_day = lesson(9_000_003, &made[0], 19, None, None);
        let second = Lesson { kind: LessonKind::Worked, ..lesson(9_000_004, &made[0], 20, None, None) };
        for lesson in [&first, &kims, &other_day, &second] {
            reports::insert_lesson(&mut tx, lesson).await.expect("kept");
        }
        let found = reports::lessons(&mut tx, two.north, day(19), day(20)).await.expect("read");
        assert_eq!(found, [other_day, kims, second]);
        tx.commit().await.expect("commit");
    }
}
