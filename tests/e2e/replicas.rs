//! Two whole bots on one PostgreSQL, with one token: people see what one bot would show them, each thing once.
use crate::{
    base::Base,
    world::{IVAN, LINE, MARIA, OLGA, World},
};

/// Two days: one reports in time, one late and after a reminder; then one not at all.
async fn days(w: &mut World, mut between: impl FnMut(&mut World)) {
    w.until("2026-11-24T09:10:00").await;
    w.says(IVAN, LINE).await;
    w.minute().await;
    w.finish(IVAN).await;
    w.until("2026-11-24T11:00:00").await;
    w.says(MARIA, LINE).await;
    w.minute().await;
    between(w);
    w.until("2026-11-25T09:10:00").await;
    w.says(IVAN, "40 3 2 1 90к план 45 3 2 1 110к").await;
    w.until("2026-11-25T12:00:00").await;
}

/// What everybody has been told, chat by chat.
fn told(w: &World) -> [String; 4] {
    [w.team(), w.story(OLGA), w.story(IVAN), w.story(MARIA)]
}

/// Each prompt, reminder and digest of the two days once, and nothing that a single bot would not have said.
fn assert_told_once(pair: &World, alone: &World) {
    let [team, _, ivan, maria] = told(pair);
    assert_eq!(team.matches("Итоги").count(), 2, "{team}");
    assert_eq!(ivan.matches("Доброе утро").count(), 2, "{ivan}");
    assert_eq!(maria.matches("уже ответил.").count(), 2, "{maria}");
    for (one, two) in told(alone).iter().zip(told(pair)) {
        assert_eq!(one, &two);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_bots_on_one_postgresql_tell_a_department_what_one_would() {
    let (Some(first), Some(second)) = (Base::postgres().await, Base::postgres().await) else { return };
    let mut alone = World::new(first, "2026-11-23T12:00:00", &[]).await;
    days(&mut alone, |_| {}).await;
    let mut pair = World::new(second, "2026-11-23T12:00:00", &[]).await;
    pair.start_twin().await;
    days(&mut pair, |_| {}).await;
    assert_told_once(&pair, &alone);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_one_of_two_bots_dies_the_other_goes_on_and_repeats_nothing() {
    let (Some(first), Some(second)) = (Base::postgres().await, Base::postgres().await) else { return };
    let mut alone = World::new(first, "2026-11-23T12:00:00", &[]).await;
    days(&mut alone, |_| {}).await;
    let mut pair = World::new(second, "2026-11-23T12:00:00", &[]).await;
    pair.start_twin().await;
    days(&mut pair, World::leave_to_twin).await;
    assert_told_once(&pair, &alone);
}
