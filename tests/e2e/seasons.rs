//! The night in which clocks change: what falls into the missing hour comes after it, what could come twice comes once,
//! and the next morning begins by the new clock.
use crate::{base::Base, on_both, world::World};
use planerka::domain::time::instant;

const GRETA: i64 = 3001;
const OTTO: i64 = 3002;

/// Works every day, and meets in the hour in which clocks change.
const NIGHT: &str = r#"
prompt = "02:30"
reminder = "02:45"
deadline = "04:00"
digest = "04:05"
"#;

fn file(schedule: &str) -> String {
    format!(
        r#"
[department]
key = "nacht"
name = "Nachtdienst"
zone = "Europe/Berlin"
language = "ru"
currency = "RUB"
calendar = "none"
week = "100,100,100,100,100,100,100"
[schedule]
preset = "standard"
{schedule}
[metrics]
template = "b2b_outbound"
[[member]]
telegram = 3001
name = "Грета"
role = "head"
reports = false
[[member]]
telegram = 3002
name = "Отто"
role = "manager"
joined_on = "2026-01-01"
"#
    )
}

/// Greta leads and Otto reports, in Berlin; the clock shows `at`, Moscow.
async fn berlin(base: Base, at: &str, schedule: &str) -> World {
    let w = World::bare(base, at).await;
    w.apply(&file(schedule)).await;
    for (id, name) in [(GRETA, "Greta"), (OTTO, "Otto")] {
        w.standin.user(id, name).starts(None);
    }
    w.settle().await;
    w
}

fn prompts(w: &World) -> usize {
    w.story(OTTO).matches("Факт за").count()
}

/// How many digests have gone to the head: there is no team chat.
fn digests(w: &World) -> usize {
    w.story(GRETA).matches("поэтому сводка пришла вам").count()
}

on_both! {
    async fn in_spring_what_falls_into_the_missing_hour_comes_right_after_it(base: Base) {
        let w = berlin(base, "2026-03-28T20:00:00", NIGHT).await;
        let before = prompts(&w);
        w.passes(instant("2026-03-29T00:59:00Z")).await;
        assert_eq!(prompts(&w), before, "01:59 in Berlin: {}", w.story(OTTO));
        w.passes(instant("2026-03-29T01:01:00Z")).await;
        assert_eq!(prompts(&w), before + 1, "03:01 in Berlin: {}", w.story(OTTO));
        assert!(w.last(OTTO).contains("Факт за сб 28.03") && w.last(OTTO).contains("до 4:00"), "{}", w.last(OTTO));
        w.says(OTTO, "41 3 2 1 98к").await;
        w.passes(instant("2026-03-29T02:10:00Z")).await;
        let head = w.story(GRETA);
        assert!(digests(&w) == 1 && head.contains("Итоги сб"), "04:10 in Berlin: {head}");
        w.passes(instant("2026-03-29T20:00:00Z")).await;
        assert_eq!((prompts(&w), digests(&w)), (before + 1, 1), "once");
    }

    async fn in_autumn_the_hour_that_comes_twice_is_used_once_the_first_time(base: Base) {
        let w = berlin(base, "2026-10-24T20:00:00", NIGHT).await;
        let before = prompts(&w);
        w.passes(instant("2026-10-25T00:29:00Z")).await;
        assert_eq!(prompts(&w), before, "02:29 in Berlin, summer: {}", w.story(OTTO));
        w.passes(instant("2026-10-25T00:31:00Z")).await;
        assert_eq!(prompts(&w), before + 1, "02:31 in Berlin, summer: {}", w.story(OTTO));
        w.says(OTTO, "41 3 2 1 98к").await;
        w.passes(instant("2026-10-25T01:31:00Z")).await;
        assert_eq!(prompts(&w), before + 1, "02:31 again, winter: {}", w.story(OTTO));
        w.passes(instant("2026-10-25T03:10:00Z")).await;
        let head = w.story(GRETA);
        assert!(digests(&w) == 1 && head.contains("Итоги сб"), "04:10 in Berlin: {head}");
        w.passes(instant("2026-10-25T20:00:00Z")).await;
        assert_eq!((prompts(&w), digests(&w)), (before + 1, 1), "once");
    }

    async fn after_the_clocks_have_changed_the_morning_begins_by_the_new_clock(base: Base) {
        let w = berlin(base, "2026-03-27T20:00:00", "").await;
        for (before, after) in [
            ("2026-03-28T07:59:00Z", "2026-03-28T08:01:00Z"),
            ("2026-03-29T06:59:00Z", "2026-03-29T07:01:00Z"),
            ("2026-03-30T06:59:00Z", "2026-03-30T07:01:00Z"),
        ] {
            w.passes(instant(before)).await;
            let asked = prompts(&w);
            w.passes(instant(after)).await;
            assert_eq!(prompts(&w), asked + 1, "at nine in Berlin, {after}: {}", w.story(OTTO));
        }
    }
}
