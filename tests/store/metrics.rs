//! The metrics of a department, and who is asked for one that is asked of some.
use crate::{
    base::Base,
    ground::{self, Two, write},
    on_both,
};
use planerka::{
    domain::id::MetricId,
    domain::metric::{Asked, AskedOf, Direction, Kind, Metric, Rhythm, Unit},
    store::{StoreError, metrics},
};

on_both! {
    async fn a_metric_comes_back_as_it_was_put(base: Base) {
        let mut tx = write(&base.db).await;
        let north = ground::department(&mut tx, "north").await.id;
        let full = Metric {
            id: tx.new_id().await.expect("an id"),
            department: north,
            key: "floor_space".to_owned(),
            name: "Площадь «под ключ»".to_owned(),
            aliases: vec!["метры".to_owned(), "кв. м".to_owned()],
            unit: Unit::Named("м²".to_owned()),
            kind: Kind::Snapshot,
            direction: Direction::Less,
            scale: 3,
            negative: true,
            asked: Asked::Weekly,
            main: true,
            step: Some(i64::MAX),
            hint: Some("только подписанные".to_owned()),
            limit: Some(i64::MIN),
            rhythm: Rhythm::Lumpy,
            asked_of: AskedOf::Some,
            position: -1,
        };
        metrics::put(&mut tx, &full).await.expect("put");
        let bare = ground::metric(&mut tx, north, "calls", 0).await;
        assert_eq!(metrics::of_department(&mut tx, north).await.expect("read"), [full, bare]);
        tx.commit().await.expect("commit");
    }

    async fn metrics_stand_in_the_departments_order_the_older_first_where_it_says_nothing(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let tie = ground::metric(&mut tx, two.north, "proposals", 0).await;
        let first = ground::metric(&mut tx, two.north, "meetings", -1).await;
        let found = metrics::of_department(&mut tx, two.north).await.expect("read");
        assert_eq!(found, [first, two.calls, tie, two.payments]);
        assert_eq!(metrics::of_department(&mut tx, two.south).await.expect("read"), [two.foreign]);
        tx.commit().await.expect("commit");
    }

    async fn key_scale_and_sign_of_a_metric_never_change(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        let changed = Metric {
            department: two.south,
            key: "sum".to_owned(),
            name: "Оплаты".to_owned(),
            unit: Unit::Money,
            scale: 2,
            negative: true,
            hint: Some("деньги на счёте".to_owned()),
            main: true,
            ..two.calls.clone()
        };
        metrics::put(&mut tx, &changed).await.expect("put");
        let Metric { department, key, scale, negative, .. } = two.calls;
        let kept = Metric { department, key, scale, negative, ..changed };
        assert_eq!(metrics::of_department(&mut tx, two.north).await.expect("read"), [kept, two.payments]);
        tx.commit().await.expect("commit");
    }

    async fn a_key_names_one_metric_of_a_department(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        assert_eq!(two.calls.key, two.foreign.key, "another department may use the word");
        let twin = Metric { id: tx.new_id().await.expect("an id"), ..two.calls };
        assert!(matches!(metrics::put(&mut tx, &twin).await, Err(StoreError::Unique(_))));
    }

    async fn who_is_asked_for_a_metric_of_some_is_known_in_his_department_only(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        for (metric, members) in [
            (two.payments.id, vec![two.ivan]),
            (two.calls.id, vec![two.kim]),
            // Another choice takes the place of the first, twice the same is once.
            (two.calls.id, vec![two.kim, two.ivan, two.kim]),
            (two.foreign.id, vec![two.stranger]),
        ] {
            metrics::set_asked_members(&mut tx, metric, &members).await.expect("asked");
        }
        let asked = metrics::asked_members(&mut tx, two.north).await.expect("read");
        assert_eq!(asked, [(two.calls.id, two.ivan), (two.calls.id, two.kim), (two.payments.id, two.ivan)]);
        assert_eq!(metrics::asked_members(&mut tx, two.south).await.expect("read"), [(two.foreign.id, two.stranger)]);
        metrics::set_asked_members(&mut tx, two.calls.id, &[]).await.expect("asked");
        let asked = metrics::asked_members(&mut tx, two.north).await.expect("read");
        assert_eq!(asked, [(two.payments.id, two.ivan)], "nobody is an answer, and only of this metric");
        tx.commit().await.expect("commit");
    }

    async fn a_metric_knows_its_department(base: Base) {
        let mut tx = write(&base.db).await;
        let two = Two::new(&mut tx).await;
        assert_eq!(metrics::department_of(&mut tx, two.calls.id).await.expect("read"), Some(two.north));
        assert_eq!(metrics::department_of(&mut tx, two.foreign.id).await.expect("read"), Some(two.south));
        assert_eq!(metrics::department_of(&mut tx, MetricId(-1)).await.expect("read"), None);
        tx.commit().await.expect("commit");
    }
}
