//! When a department is looked at, and what outages did to its days.
use crate::{
    base::Base,
    ground::{after, day, department, now, write},
    on_both,
};
use chrono::TimeDelta;
use planerka::{
    domain::{
        coordination::Outage,
        department::{Currency, Department, National, Public},
        id::DepartmentId,
        person::{Language, ReminderProfile},
        time::Zone,
    },
    store::departments::{self, DepartmentSettings},
};

fn settings(department: &Department) -> DepartmentSettings<'_> {
    DepartmentSettings {
        name: &department.name,
        zone: Zone::MOSCOW,
        language: Language::Ru,
        currency: Currency::Rub,
        national: National::Ru,
        public: Public::People,
        reminders: ReminderProfile::Normal,
        week: &department.week,
    }
}

on_both! {
    async fn a_department_is_due_from_its_instant_on_the_longest_waiting_first(base: Base) {
        let mut tx = write(&base.db).await;
        assert_eq!(departments::next_wake(&mut tx).await.expect("read"), None, "there is no department");
        let (a, b, c) = (
            department(&mut tx, "a").await.id,
            department(&mut tx, "b").await.id,
            department(&mut tx, "c").await.id,
        );
        departments::ticked(&mut tx, a, now(), after(20)).await.expect("noted");
        departments::ticked(&mut tx, b, after(1), after(10)).await.expect("noted");
        departments::ticked(&mut tx, c, after(2), after(20)).await.expect("noted");
        assert_eq!(departments::next_wake(&mut tx).await.expect("read"), Some(after(10)));
        let just_before = after(10) - TimeDelta::milliseconds(1);
        assert_eq!(departments::due(&mut tx, just_before).await.expect("read"), []);
        assert_eq!(departments::due(&mut tx, after(10)).await.expect("read"), [(b, after(1))]);
        let all = departments::due(&mut tx, after(20)).await.expect("read");
        assert_eq!(all, [(b, after(1)), (a, now()), (c, after(2))]);
        tx.commit().await.expect("commit");
    }

    async fn a_change_has_the_schedule_looked_at_anew_and_forgets_nothing_that_happened(base: Base) {
        let mut tx = write(&base.db).await;
        let made = department(&mut tx, "north").await;
        assert_eq!(departments::ticks(&mut tx, made.id).await.expect("read"), Some((now(), now())), "looked at at once");
        departments::ticked(&mut tx, made.id, after(5), after(3600)).await.expect("noted");
        assert_eq!(departments::ticks(&mut tx, made.id).await.expect("read"), Some((after(5), after(3600))));
        departments::touch(&mut tx, made.id, after(60)).await.expect("touched");
        assert_eq!(departments::ticks(&mut tx, made.id).await.expect("read"), Some((after(5), after(60))));
        departments::update(&mut tx, made.id, &settings(&made), after(30)).await.expect("updated");
        assert_eq!(departments::ticks(&mut tx, made.id).await.expect("read"), Some((after(5), after(30))));
        tx.commit().await.expect("commit");
    }

    async fn nobody_can_be_looked_at_who_is_not_there(base: Base) {
        let nobody = DepartmentId(404);
        let mut tx = write(&base.db).await;
        assert_eq!(departments::ticks(&mut tx, nobody).await.expect("read"), None);
        assert!(departments::touch(&mut tx, nobody, now()).await.is_err());
        assert!(departments::ticked(&mut tx, nobody, now(), now()).await.is_err());
        tx.commit().await.expect("commit");
    }

    async fn what_an_outage_did_to_a_day_is_noted_once(base: Base) {
        let mut tx = write(&base.db).await;
        let north = department(&mut tx, "north").await.id;
        let south = department(&mut tx, "south").await.id;
        let moved = Outage::Moved { deadline_at: after(60), digest_at: after(360) };
        for (id, number, outage) in [
            (north, 24, moved),
            (north, 23, Outage::NotAsked),
            (north, 24, Outage::NotAsked),
            (south, 24, Outage::NotAsked),
        ] {
            departments::note_outage(&mut tx, id, day(number), outage).await.expect("noted");
        }
        let found = departments::outages(&mut tx, north).await.expect("read");
        assert_eq!(found, [(day(23), Outage::NotAsked), (day(24), moved)], "the first word stays");
        assert_eq!(departments::outages(&mut tx, south).await.expect("read"), [(day(24), Outage::NotAsked)]);
        tx.commit().await.expect("commit");
    }
}
