//! A whole month as it is lived: a plan, a vacation, a newcomer, and what the digest says of it at its end.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, MARIA, OLGA, World},
};
use chrono::NaiveDate;
use planerka::{
    domain::{
        calendar::{Calendar, DepartmentCalendar, WeekPattern},
        department::National,
        id::MemberId,
    },
    store,
    usecase::{house::House, month::MonthBook},
};
use std::collections::BTreeMap;

/// Four million of payments for November.
const NOVEMBER: &str = "[[target]]\nmonth = \"2026-11\"\nmetric = \"payments\"\ntotal = 4000000\n";
/// Comes on the 12th.
const PETR: i64 = 1004;
const NEWCOMER: &str = "[[member]]\ntelegram = 1004\nname = \"Пётр Белов\"\nrole = \"manager\"\n";

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

/// The days somebody works in November and on the first day of December.
fn working() -> Vec<NaiveDate> {
    let russia = DepartmentCalendar::new(WeekPattern::FIVE_DAYS, National::Ru, []);
    russia.working_days(on("2026-11-02")..=on("2026-12-01"))
}

/// The shares in force, by member, and their sum.
async fn shares(w: &World, at: &str) -> (BTreeMap<MemberId, i64>, i64) {
    let mut tx = w.db().read().await.expect("a transaction");
    let id = store::departments::by_key(&mut tx, "north").await.expect("read").expect("a department").id;
    let house = House::load(&mut tx, id).await.expect("read").expect("a department");
    let book = MonthBook::load(&mut tx, &house, on(at), w.clock.now()).await.expect("read");
    let payments = house.main_metric().expect("a main metric");
    let target = book.target(payments.id).expect("a target");
    let shares: BTreeMap<MemberId, i64> = target.latest().shares.iter().map(|s| (s.member, s.value)).collect();
    for sheet in book.sheets(&house, payments).iter().filter(|sheet| sheet.plan().is_some()) {
        let norms: i64 = sheet.days().iter().filter_map(|day| day.norm).sum();
        assert_eq!(Some(norms), sheet.plan(), "Σ days is the month");
    }
    let sum = shares.values().sum();
    (shares, sum)
}

/// Answers with so many thousands, and takes or skips the rest.
async fn reports(w: &World, id: i64, thousands: i64) {
    w.says(id, &format!("41 3 2 1 {thousands}к план 45 3 2 1 {thousands}к")).await;
    w.finish(id).await;
}

/// Takes every proposal that waits for the head.
async fn accepts(w: &World) {
    w.taps(OLGA, "Принять").await;
    w.after(5).await;
}

on_both! {
    async fn a_month_with_a_vacation_and_a_newcomer_adds_up_to_the_kopeck(base: Base) {
        let w = World::new(base, "2026-10-30T12:00:00", &[]).await;
        w.add(NOVEMBER).await;
        let (before, total) = shares(&w, "2026-11-02").await;
        assert_eq!((before.len(), total), (2, 400_000_000));
        for day in working() {
            w.until(&format!("{day}T09:10:00")).await;
            reports(&w, IVAN, 100).await;
            let away = on("2026-11-16") <= day && day <= on("2026-11-20");
            // On his return she closed the Friday before her vacation already.
            if !away {
                match w.last(MARIA).contains("Готово") && day == on("2026-11-23") {
                    true => {}
                    false => reports(&w, MARIA, 80).await,
                }
            }
            if day > on("2026-11-12") {
                reports(&w, PETR, 40).await;
            }
            w.until(&format!("{day}T10:06:00")).await;
            if day == on("2026-11-10") {
                w.says(MARIA, "в отпуске с 16 по 20 ноября").await;
                w.taps(MARIA, "Отметить").await;
                w.after(5).await;
                accepts(&w).await;
                let (after, total) = shares(&w, "2026-11-10").await;
                assert_eq!(total, 400_000_000);
                assert!(after.values().max() > before.values().max(), "what she was to bring goes to Ivan: {after:?}");
            }
            if day == on("2026-11-12") {
                w.add(&format!("{NEWCOMER}{NOVEMBER}")).await;
                w.standin.user(PETR, "Пётр").starts(None);
                w.settle().await;
                w.after(5).await;
                accepts(&w).await;
                let (after, total) = shares(&w, "2026-11-12").await;
                assert_eq!((after.len(), total), (3, 400_000_000));
            }
        }
        // 20 days of Ivan's, 15 of Maria's, 13 of Peter's.
        let team = w.team().replace('\u{a0}', " ");
        let done = 20 * 100_000 + 15 * 80_000 + 13 * 40_000;
        assert_eq!(done, 3_720_000);
        assert!(team.contains("Месяц 3 720 000 из 4 000 000 · 93 %"), "{team}");
        assert_eq!(team.matches("📊 Итоги").count(), working().len(), "{team}");
        let mut tx = w.db().read().await.expect("a transaction");
        let id = store::departments::by_key(&mut tx, "north").await.expect("read").expect("a department").id;
        let kept = store::targets::forecasts(&mut tx, id, on("2026-11-01"), on("2026-11-01")).await.expect("read");
        let days: Vec<i64> = kept.iter().map(|kept| kept.working_day).collect();
        assert_eq!(days, [5, 10, 15]);
        assert!(kept.iter().all(|kept| kept.shown.is_some_and(|shown| (300_000_000..450_000_000).contains(&shown))), "{kept:?}");
    }
}
