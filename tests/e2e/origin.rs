//! «Откуда?»: figures opened down to their entries, and tables from which anybody computes them again.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};
use chrono::NaiveDate;
use planerka::{
    domain::{
        fraction::Fraction,
        id::TelegramId,
        month::{self, Basis, Share, Version},
        origin::Traceable,
    },
    store,
    usecase::{house::House, ledger, month::MonthBook},
    view::callback::Callback,
};
use std::collections::BTreeMap;

const WATCHER: i64 = 1007;
const OBSERVER: &str = r#"
[[member]]
telegram = 1007
name = "Анна Наблюдатель"
role = "observer"
"#;

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

pub async fn house(w: &World) -> House {
    let mut tx = w.db().read().await.expect("a transaction");
    let olga = store::people::of_telegram(&mut tx, TelegramId(OLGA)).await.expect("read").remove(0);
    House::load(&mut tx, olga.department).await.expect("read").expect("there")
}

/// November's payments: so much for each of the two managers.
pub async fn target(w: &World, each: i64) {
    let (house, month_on) = (house(w).await, on("2026-11-01"));
    let mut tx = w.db().write().await.expect("a transaction");
    let share = |member: &&planerka::domain::person::Member| Share {
        member: member.id,
        value: each,
        locked: false,
        weights: month::weights(&house.calendar_of(member), month_on, NaiveDate::MIN, None),
    };
    let shares: Vec<Share> = house.members.iter().filter(|member| member.reports).map(|m| share(&m)).collect();
    let version = Version {
        id: tx.new_id().await.expect("an id"),
        metric: house.main_metric().expect("payments").id,
        month_on,
        from_on: month_on,
        total: shares.iter().map(|share| share.value).sum(),
        basis: Basis::Equal,
        shares,
        by: house.members.first().map(|olga| olga.id),
        reason: Some("осень".into()),
        at: w.clock.now(),
    };
    store::targets::insert(&mut tx, house.department.id, &version).await.expect("inserted");
    tx.commit().await.expect("committed");
}

/// Wednesday, after the digest: Ivan has told Monday and Tuesday and corrected Monday; Maria only Tuesday.
async fn wednesday(base: Base) -> World {
    let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
    w.add(OBSERVER).await;
    w.standin.user(WATCHER, "Анна").starts(None);
    target(&w, 90_000_000).await;
    w.until("2026-11-24T09:10:00").await;
    let line = w.person(IVAN).says(LINE);
    w.after(5).await;
    w.finish(IVAN).await;
    w.person(IVAN).edits(line, "41 3 2 1 112к план 45 3 2 1 120к");
    w.after(5).await;
    w.until("2026-11-25T09:10:00").await;
    w.types(IVAN, "40 3 2 1 130к план 45 3 2 1 120к").await;
    w.finish(IVAN).await;
    w.types(MARIA, "30 2 1 0 50к план 45 3 2 1 60к").await;
    w.until("2026-11-25T10:30:00").await;
    w
}

/// A table by columns.
fn table(block: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = block.trim_start_matches('\u{feff}').lines();
    let names: Vec<&str> = lines.next().expect("a header").split(';').collect();
    let row =
        |line: &str| names.iter().map(ToString::to_string).zip(line.split(';').map(ToString::to_string)).collect();
    lines.map(row).collect()
}

/// «5», «3/8», «-98000.50»; nothing where the cell is empty.
fn number(text: &str) -> Option<Fraction> {
    if text.is_empty() {
        return None;
    }
    let decimal = |text: &str| {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits: i128 = format!("{whole}{decimals}").parse().expect("a number");
        Fraction::ratio(digits, 10_i128.pow(u32::try_from(decimals.len()).expect("few"))).expect("a fraction")
    };
    match text.split_once('/') {
        Some((above, below)) => decimal(above).over(&decimal(below)),
        None => Some(decimal(text)),
    }
}

on_both! {
    async fn a_head_opens_the_digests_month_down_to_a_correction(base: Base) {
        let w = wednesday(base).await;
        w.says(OLGA, "/digest").await;
        w.after(5).await;
        let menu = w.presses(OLGA, "Откуда?").await;
        assert!(menu.contains("Откуда: оплаты, ноябрь 2026"), "{menu}");
        let whole = plain(&w.presses(OLGA, "Факт месяца").await);
        assert!(whole.contains("292 000") && whole.contains("Иван Иванов 242 000"), "{whole}");
        let ivan = plain(&w.presses(OLGA, "Иван Иванов").await);
        assert!(ivan.contains("F = Σf = 242 000"), "{ivan}");
        assert!(ivan.contains("98 000 · строкой, 24.11 в 9:10"), "{ivan}");
        assert!(ivan.contains("98 000 → 112 000 · правкой сообщения, 24.11 в 9:"), "{ivan}");
        w.presses(OLGA, "Другие числа").await;
        let expected = plain(&w.presses(OLGA, "К сегодня нужно").await);
        assert!(expected.contains("норма") && expected.contains("900 000 ₽ с 01.11, Ольга Белова"), "{expected}");
        assert!(expected.contains("осень"), "{expected}");
        w.presses(OLGA, "Весь отдел").await;
        w.presses(OLGA, "Другие числа").await;
        let day = plain(&w.presses(OLGA, "День вт 24.11").await);
        assert!(day.contains("Иван Иванов 130 000 при плане 120 000"), "{day}");
        assert!(day.contains("Мария Ким 50 000, плана не было"), "{day}");
    }

    async fn a_manager_opens_his_own_and_nobody_elses(base: Base) {
        let w = wednesday(base).await;
        w.says(MARIA, "/digest").await;
        w.after(5).await;
        let menu = w.presses(MARIA, "Откуда?").await;
        assert!(menu.contains("Мария Ким"), "{menu}");
        let own = plain(&w.presses(MARIA, "Прогноз").await);
        assert!(own.contains("R = ") && !own.contains("Иван"), "{own}");
        let house = house(&w).await;
        let (metric, day) = (house.main_metric().expect("payments").id, on("2026-11-24"));
        let ivan = house.members.iter().find(|member| member.name == "Иван Иванов").expect("Ivan").id;
        for figure in Traceable::ALL {
            for member in [Some(ivan), None] {
                let data = Callback::Origin { member, metric, on: day, figure: *figure, page: 0 }.encode();
                for who in [MARIA, WATCHER] {
                    let said = w.forges(who, &data).await;
                    assert!(said.contains("В вашей роли этого нет"), "{who}: {said}");
                    assert!(!plain(&said).contains("242 000"), "{who}: {said}");
                }
            }
        }
        w.says(WATCHER, "/digest").await;
        w.after(5).await;
        assert!(!w.labels(WATCHER).contains(&"Откуда?".to_owned()), "{:?}", w.labels(WATCHER));
    }

    async fn every_figure_is_computed_again_from_the_months_table(base: Base) {
        let w = wednesday(base).await;
        let house = house(&w).await;
        let mut tx = w.db().read().await.expect("a transaction");
        let month_on = on("2026-11-01");
        let text = ledger::month(&mut tx, &house, month_on, w.clock.now()).await.expect("written");
        let (days, totals) = text.split_once("\r\n\r\n").expect("two tables");
        let (days, totals) = (table(days), table(totals));
        let book = MonthBook::load(&mut tx, &house, month_on, w.clock.now()).await.expect("read");
        let metric = house.main_metric().expect("payments");
        let one = Fraction::from(metric.one());
        for sheet in book.sheets(&house, metric) {
            let id = sheet.member().0.to_string();
            let own: Vec<_> = days.iter().filter(|row| row["metric"] == "payments" && row["member_id"] == id).collect();
            assert_eq!(own.len(), 30);
            let sum = |name: &str, counts: &dyn Fn(&BTreeMap<String, String>) -> bool| -> Fraction {
                own.iter().filter(|row| counts(row)).filter_map(|row| number(&row[name])).sum()
            };
            let known = |row: &BTreeMap<String, String>| row["known"] == "yes";
            let closed = |row: &BTreeMap<String, String>| row["closed"] == "yes";
            let total = totals.iter().find(|row| row["metric"] == "payments" && row["member_id"] == id).expect("a row");
            let of = |name: &str| number(&total[name]).expect("a number");
            let (plan, fact) = (of("plan"), sum("fact", &|_| true) + of("opening"));
            let done = sum("fact", &closed) + of("opening");
            let expected = sum("norm_exact", &known);
            let (passed, left) = (sum("weight", &known), sum("weight", &|row| !closed(row)));
            let whole = sum("weight", &|_| true);
            assert_eq!(expected.clone() * one.clone(), sheet.expected());
            assert_eq!(Some(sheet.expected().shown()), Some((of("expected") * one.clone()).shown()));
            assert_eq!((fact.clone() * one.clone()).shown(), sheet.fact());
            let needed = (plan.clone() - fact.clone()).max(Fraction::zero()).over(&left).expect("days are left");
            assert_eq!(Some(needed * one.clone()), sheet.catch_up());
            assert_eq!(Some(done.over(&passed).expect("a day") * whole.clone() * one.clone()), sheet.run_rate());
            let usual = match (number(&total["history_fact"]), number(&total["history_weight"])) {
                (Some(sum), Some(weight)) => sum.over(&weight).expect("days"),
                _ => plan.over(&whole).expect("days"),
            };
            let rate = (done.clone() + of("kappa") * usual).over(&(passed + of("kappa"))).expect("days");
            let ahead = own.iter().filter(|row| !closed(row)).map(|row| {
                let so_far = number(&row["fact"]).unwrap_or_else(Fraction::zero);
                (rate.clone() * number(&row["weight"]).expect("a weight")).max(so_far)
            });
            let smoothed = done + ahead.sum();
            assert_eq!(Some(smoothed * one.clone()), month::smoothed(&sheet));
            let allowance = of("promised_allowance_exact");
            let keeping = (of("promised_kept") + Fraction::percent(70) * allowance.clone())
                .over(&(of("promised_due") + allowance)).expect("an allowance");
            let promised = (fact + of("promised_open") * keeping) * one.clone();
            assert_eq!(promised, month::by_promises(sheet.fact(), &book.promised(sheet.member())));
        }
        let facts = ledger::facts(&mut tx, &house, Some(on("2026-11-23")), None).await.expect("written");
        let facts = table(&facts);
        let paid: Vec<_> = facts.iter().filter(|row| row["metric"] == "payments" && row["date"] == "2026-11-23").collect();
        let told: Vec<_> = paid.iter().map(|row| [&row["value"], &row["corrected"], &row["before"], &row["current"]]).collect();
        assert_eq!(told, [["98000.00", "no", "", "no"], ["112000.00", "yes", "98000.00", "yes"]]);
        assert_eq!(paid[1]["source"], "edit");
        assert_eq!(paid[1]["entered_by"], "Иван Иванов");
    }
}
