//! The table of presets to the minute, reminder profiles, nights, and when a report is on time, late, due.
use crate::{
    base::Base,
    on_both,
    world::{FILE, IVAN, LINE, MARIA, OLGA, World},
};
use chrono::TimeDelta;

fn file(w: &World, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(FILE.replace("CHAT", &w.chat.to_string()), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

/// A department of this preset, since long before.
async fn of_preset(base: Base, preset: &str, at: &str) -> World {
    let mut w = World::new(base, at, &[]).await;
    w.apply(&file(&w, &[("standard", preset)])).await;
    w.restart().await;
    w
}

/// Passes to a second before a local time and tells whether something happens within the next ten.
async fn happens_at(w: &World, at: &str, seen: impl Fn(&World) -> usize) -> bool {
    let local: chrono::NaiveDateTime = at.parse().expect("a time");
    w.until(&(local - TimeDelta::seconds(1)).format("%FT%T").to_string()).await;
    let before = seen(w);
    w.until(&(local + TimeDelta::seconds(10)).format("%FT%T").to_string()).await;
    seen(w) == before + 1
}

fn prompts(w: &World) -> usize {
    w.story(MARIA).matches("полминуты").count()
}

fn reminders(w: &World) -> usize {
    w.story(MARIA).matches("Ваши цифры — одной строкой").count()
}

/// The head's messages of a day.
fn heads(w: &World) -> usize {
    w.standin.messages(OLGA).iter().filter(|message| message.text().contains("Ждём цифры")).count()
}

fn digests(w: &World) -> usize {
    w.team().matches("Итоги").count()
}

on_both! {
    async fn the_standard_day_keeps_its_times(base: Base) {
        let w = of_preset(base, "standard", "2026-11-20T12:00:00").await;
        assert!(happens_at(&w, "2026-11-23T09:00:00", prompts).await, "{}", w.story(MARIA));
        w.says(IVAN, LINE).await;
        assert!(happens_at(&w, "2026-11-23T09:45:00", reminders).await, "{}", w.story(MARIA));
        assert!(happens_at(&w, "2026-11-23T10:00:00", heads).await, "{}", w.story(OLGA));
        assert!(happens_at(&w, "2026-11-23T10:05:00", digests).await, "{}", w.team());
    }

    async fn the_morning_day_keeps_its_times(base: Base) {
        let w = of_preset(base, "morning", "2026-11-20T12:00:00").await;
        assert!(happens_at(&w, "2026-11-23T08:30:00", prompts).await, "{}", w.story(MARIA));
        w.says(IVAN, LINE).await;
        assert!(happens_at(&w, "2026-11-23T09:00:00", reminders).await, "{}", w.story(MARIA));
        assert!(happens_at(&w, "2026-11-23T09:15:00", heads).await, "{}", w.story(OLGA));
        assert!(happens_at(&w, "2026-11-23T09:20:00", digests).await, "{}", w.team());
    }

    async fn the_evening_day_keeps_its_times_and_is_summed_up_on_the_next_working_morning(base: Base) {
        let w = of_preset(base, "evening", "2026-11-25T20:00:00").await;
        assert!(happens_at(&w, "2026-11-27T17:30:00", prompts).await, "{}", w.story(MARIA));
        w.says(IVAN, LINE).await;
        assert!(happens_at(&w, "2026-11-27T18:00:00", reminders).await, "{}", w.story(MARIA));
        assert!(happens_at(&w, "2026-11-27T18:30:00", heads).await, "{}", w.story(OLGA));
        let before = digests(&w);
        w.until("2026-11-30T08:59:00").await;
        assert_eq!(digests(&w), before, "not at the weekend: {}", w.team());
        assert!(happens_at(&w, "2026-11-30T09:00:00", digests).await, "{}", w.team());
        assert!(w.team().contains("Итоги пт 27.11"), "{}", w.team());
    }

    async fn each_reminder_profile_keeps_to_itself_and_a_report_ends_it(base: Base) {
        let mut w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        let of = |name: &str, profile: &str| {
            (format!("name = \"{name}\""), format!("name = \"{name}\"\nreminders = \"{profile}\""))
        };
        let (quiet, insistent) = (of("Иван Иванов", "quiet"), of("Мария Ким", "insistent"));
        let changes = [(quiet.0.as_str(), quiet.1.as_str()), (insistent.0.as_str(), insistent.1.as_str())];
        let usual = "\n[[member]]\ntelegram = 1004\nname = \"Пётр Орлов\"\nrole = \"manager\"\njoined_on = \"2026-10-01\"\n";
        w.apply(&(file(&w, &changes) + usual)).await;
        w.standin.user(1004, "Пётр").starts(None);
        w.restart().await;
        let of = |w: &World, id| w.story(id).matches("одной строкой, до 10:00").count();
        w.until("2026-11-23T09:01:00").await;
        let before = [IVAN, MARIA, 1004].map(|id| of(&w, id));
        let since = |w: &World| {
            let now = [IVAN, MARIA, 1004].map(|id| of(w, id));
            [0, 1, 2].map(|n| now[n] - before[n])
        };
        w.until("2026-11-23T09:29:00").await;
        assert_eq!(since(&w), [0, 0, 0]);
        w.until("2026-11-23T09:31:00").await;
        assert_eq!(since(&w), [0, 1, 0], "half-time: {}", w.story(MARIA));
        w.until("2026-11-23T09:46:00").await;
        assert_eq!(since(&w), [0, 2, 1], "{}", w.story(1004));
        w.until("2026-11-24T09:10:00").await;
        let before = since(&w);
        for id in [IVAN, MARIA, 1004] {
            w.says(id, LINE).await;
        }
        w.until("2026-11-24T10:10:00").await;
        assert_eq!(since(&w), before, "no reminder after a report");
    }

    async fn nothing_is_said_at_night_where_the_reader_is(base: Base) {
        let mut w = World::new(base, "2026-11-23T08:00:00", &[]).await;
        let far = ("name = \"Мария Ким\"", "name = \"Мария Ким\"\nzone = \"Asia/Vladivostok\"");
        w.apply(&file(&w, &[("standard", "evening"), far])).await;
        w.restart().await;
        // Half past five in the evening in Vladivostok is half past ten in the morning in Moscow.
        w.until("2026-11-24T10:31:00").await;
        assert!(w.last(MARIA).contains("и сегодня (вт 24.11)"), "{}", w.last(MARIA));
        let asked = w.story(MARIA);
        w.until("2026-11-24T18:29:00").await;
        assert_eq!(w.story(MARIA), asked, "six in Moscow is one at night there");
        assert!(w.story(IVAN).contains("Ваши цифры — одной строкой, до 18:30"), "{}", w.story(IVAN));
    }

    async fn exactly_at_the_deadline_is_on_time_and_a_second_later_is_late(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T10:00:00").await;
        w.says(IVAN, "41 3 2 1 -").await;
        w.until("2026-11-24T10:00:01").await;
        w.says(MARIA, "41 3 2 1 98к").await;
        w.until("2026-11-24T10:04:00").await;
        let today = w.says(OLGA, "/today").await;
        assert!(today.contains("Иван Иванов 10:00") && !today.contains("Иван Иванов 10:00 (после срока)"), "«-» is an answer: {today}");
        assert!(today.contains("Мария Ким 10:00 (после срока)"), "{today}");
        w.until("2026-11-24T10:06:00").await;
        let team = w.team();
        assert!(team.contains("сдали 2 из 2") && team.contains("план назвали 0 из 2"), "given without a plan: {team}");
        assert!(!team.contains("после срока"), "nobody is named as late: {team}");
    }

    async fn a_message_counts_when_telegram_dated_it_also_after_an_outage_across_the_deadline(base: Base) {
        let mut w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:50:00").await;
        w.kill();
        w.person(IVAN).says("41 3 2 1 98к");
        w.clock.advance_by(TimeDelta::minutes(12));
        w.person(MARIA).says("41 3 2 1 98к");
        w.clock.advance_by(TimeDelta::minutes(8));
        w.start().await;
        w.until("2026-11-24T10:12:00").await;
        let today = w.says(OLGA, "/today").await;
        assert!(today.contains("Иван Иванов 9:50") && !today.contains("Иван Иванов 9:50 (после срока)"), "{today}");
        assert!(today.contains("Мария Ким 10:02 (после срока)"), "{today}");
    }

    async fn a_digest_counts_the_reports_due_since_the_last_one_whoevers_days_they_are(base: Base) {
        let mut w = World::new(base, "2026-11-19T12:00:00", &[]).await;
        let cycle = ("name = \"Мария Ким\"", "name = \"Мария Ким\"\nweek = \"2/2@2026-11-21\"");
        w.apply(&file(&w, &[cycle])).await;
        w.restart().await;
        w.until("2026-11-20T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-21T09:10:00").await;
        assert_eq!(digests(&w), 1, "of Thursday: {}", w.team());
        w.says(MARIA, LINE).await;
        w.until("2026-11-22T20:00:00").await;
        assert_eq!(digests(&w), 1, "the department rests: {}", w.team());
        w.until("2026-11-23T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-23T10:06:00").await;
        // Saturday's, Sunday's and Monday's: hers of Saturday, his of Monday.
        assert!(w.team().contains("сдали 2 из 3"), "{}", w.team());
    }

    async fn a_prompt_late_by_an_outage_is_sent_until_noon_and_due_by_one(base: Base) {
        let mut w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T08:50:00").await;
        w.kill();
        w.clock.advance_by(TimeDelta::minutes(183));
        w.start().await;
        w.until("2026-11-24T11:54:00").await;
        assert!(w.last(IVAN).contains("Факт за пн 23.11") && w.last(IVAN).contains("до 12:53"), "{}", w.last(IVAN));
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T12:57:00").await;
        assert_eq!(digests(&w), 0, "{}", w.team());
        w.until("2026-11-24T12:59:00").await;
        assert!(w.team().contains("Итоги пн 23.11") && w.team().contains("сдали 1 из 2"), "{}", w.team());
    }

    async fn an_evening_prompt_late_by_an_outage_is_sent_until_eight_and_not_after(base: Base) {
        let mut w = of_preset(base, "evening", "2026-11-23T20:00:00").await;
        w.until("2026-11-25T17:00:00").await;
        w.kill();
        w.clock.advance_by(TimeDelta::minutes(175));
        w.start().await;
        w.until("2026-11-25T19:56:00").await;
        assert!(w.last(IVAN).contains("сегодня (ср 25.11)") && w.last(IVAN).contains("до 20:55"), "{}", w.last(IVAN));
        w.until("2026-11-26T17:00:00").await;
        let asked = prompts(&w);
        w.kill();
        w.clock.advance_by(TimeDelta::minutes(185));
        w.start().await;
        w.until("2026-11-26T21:30:00").await;
        assert_eq!(prompts(&w), asked, "after eight nobody is asked: {}", w.story(MARIA));
        assert!(w.last(OLGA).contains("Отчётов не спрашивал: чт 26.11"), "{}", w.last(OLGA));
    }
}
