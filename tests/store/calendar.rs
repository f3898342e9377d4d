//! A department's own calendar: exceptions and marks.
use crate::{
    base::Base,
    ground::{Two, after, day, now, write},
    on_both,
};
use planerka::{
    domain::{
        calendar::{DayKind, Exception},
        id::{DepartmentId, MarkId},
        mark::Mark,
    },
    store::{
        Tx,
        calendar::{self, ExceptionRow},
    },
};

async fn mark(tx: &mut Tx, department: DepartmentId, days: (u32, u32), body: &str) -> Mark {
    let id: MarkId = tx.new_id().await.expect("an id");
    let (from_on, through_on) = (day(days.0), day(days.1));
    let mark = Mark { id, department, from_on, through_on, body: body.to_owned(), by_member: None };
    calendar::insert_mark(tx, &mark, now()).await.expect("inserted");
    mark
}

on_both! {
    async fn an_exception_replaces_the_one_of_its_day_in_its_department_alone(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let exception = |number, kind| Exception { on: day(number), kind };
        for (id, exception, by) in [
            (two.north, exception(28, DayKind::Working), Some(two.ivan)),
            (two.north, exception(24, DayKind::Working), Some(two.kim)),
            (two.north, exception(24, DayKind::Off), Some(two.ivan)),
            (two.south, exception(24, DayKind::Short), None),
        ] {
            calendar::set_exception(&mut tx, id, exception, by, now()).await.expect("set");
        }
        let found = calendar::exceptions(&mut tx, two.north).await.expect("read");
        assert_eq!(found, [exception(24, DayKind::Off), exception(28, DayKind::Working)], "earliest first");
        let decided = calendar::decided(&mut tx, two.north, day(20), day(27)).await.expect("read");
        let row = ExceptionRow { on_day: day(24), kind: DayKind::Off, by_member: Some(two.ivan), at: now() };
        assert_eq!(decided, [row], "the last word, and of these days alone");
        assert!(calendar::remove_exception(&mut tx, two.north, day(24)).await.expect("removed"));
        assert!(!calendar::remove_exception(&mut tx, two.north, day(24)).await.expect("read"), "it is gone");
        assert_eq!(calendar::exceptions(&mut tx, two.south).await.expect("read"), [exception(24, DayKind::Short)]);
        tx.commit().await.expect("commit");
    }

    async fn a_mark_covers_its_days_until_it_is_removed(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let sale = mark(&mut tx, two.north, (25, 27), "акция −10 %").await;
        let store = mark(&mut tx, two.north, (20, 20), "открытие склада").await;
        mark(&mut tx, two.south, (26, 26), "чужая").await;
        let of = async |tx: &mut Tx, from, through| calendar::marks(tx, two.north, day(from), day(through)).await.expect("read");
        assert_eq!(of(&mut tx, 20, 30).await, [store.clone(), sale.clone()], "earliest first");
        assert_eq!(of(&mut tx, 27, 27).await.first(), Some(&sale), "its last day");
        assert!(of(&mut tx, 21, 24).await.is_empty() && of(&mut tx, 28, 30).await.is_empty());
        assert_eq!(calendar::count_marks(&mut tx, two.north, day(21)).await.expect("read"), 1);
        assert!(calendar::remove_mark(&mut tx, sale.id, after(60)).await.expect("removed"));
        assert!(!calendar::remove_mark(&mut tx, sale.id, after(90)).await.expect("read"), "it is gone");
        assert_eq!(of(&mut tx, 20, 30).await, [store]);
        assert_eq!(calendar::mark(&mut tx, sale.id).await.expect("read"), Some(sale), "the audit finds it");
        assert_eq!(calendar::mark(&mut tx, MarkId(-1)).await.expect("read"), None);
        tx.commit().await.expect("commit");
    }
}
