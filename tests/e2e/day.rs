//! An ordinary day: prompt, one line, plan by a tap, digest; and what is not ordinary about it.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};

on_both! {
    async fn on_monday_friday_is_asked_and_one_line_with_a_plan_is_enough(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        w.until("2026-11-23T09:01:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.contains("пт 20.11"), "{prompt}");
        assert!(prompt.contains("до 10:00"), "{prompt}");
        w.says(IVAN, "41 3 2 1 98к").await;
        w.until("2026-11-23T10:06:00").await;
        let team = w.team();
        assert!(team.contains("Итоги пт 20.11"), "{team}");
        assert!(team.contains("сдали 1 из 2"), "{team}");
        assert!(team.contains("98\u{a0}000"), "{team}");
        assert!(!team.contains("Ким"), "nobody is named as silent: {team}");
        let head = w.last(OLGA);
        assert!(head.contains("Мария Ким") && head.contains("1 из 2"), "the head knows: {head}");
    }

    async fn a_late_report_edits_the_posted_digest_and_posts_no_second_one(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T11:00:00").await;
        w.says(MARIA, LINE).await;
        w.until("2026-11-24T11:10:00").await;
        let team = w.team();
        assert_eq!(team.matches("Итоги пн 23.11").count(), 1, "{team}");
        assert!(team.contains("сдали 2 из 2"), "{team}");
    }

    async fn a_killed_bot_goes_on_in_the_middle_of_a_report(base: Base) {
        let mut w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        let rest = w.says(IVAN, "41 3").await;
        assert!(rest.contains("КП"), "what is left is asked: {rest}");
        w.kill();
        w.person(IVAN).says("2 1 98к");
        w.start().await;
        w.settle().await;
        let plan = w.last(IVAN);
        assert!(plan.contains("План"), "the talk goes on with the plan: {plan}");
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("98\u{a0}000"), "{}", w.team());
    }

    async fn one_who_never_pressed_start_is_not_due(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[MARIA]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("сдали 1 из 1"), "{}", w.team());
    }

    async fn every_scheduled_thing_happens_once_with_a_restart_between(base: Base) {
        let mut w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:05:00").await;
        w.kill();
        w.start().await;
        w.until("2026-11-24T09:50:00").await;
        let prompts = w.standin.transcript(IVAN).matches("до 10:00.").count();
        w.kill();
        w.start().await;
        w.until("2026-11-24T09:55:00").await;
        let story = w.standin.transcript(IVAN);
        assert_eq!(story.matches("до 10:00.").count(), prompts, "{story}");
        assert_eq!(story.matches("Доброе утро").count(), 1, "{story}");
    }

    async fn a_slip_of_the_finger_is_asked_about_before_it_counts(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-25T09:10:00").await;
        let doubt = w.says(IVAN, "41 3 2 1 5000000").await;
        assert!(doubt.contains("5\u{a0}000\u{a0}000"), "{doubt}");
        w.taps(IVAN, "Верно").await;
        w.until("2026-11-25T10:06:00").await;
        assert!(w.team().contains("5\u{a0}000\u{a0}000"), "{}", w.team());
    }

    async fn a_forged_button_and_a_stranger_are_answered_and_change_nothing(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        let before = w.last(IVAN);
        let message = w.person(IVAN).last_from_bot().expect("a prompt").id;
        w.person(IVAN).forges(message, "1ap.zzzzzz");
        w.person(IVAN).forges(message, "нечто");
        w.settle().await;
        assert_eq!(w.last(IVAN), before);
        let stranger = w.standin.user(9009, "Чужой");
        stranger.starts(None);
        w.settle().await;
        let said = w.says(9009, "41 3 2 1 98к").await;
        assert!(!said.is_empty(), "a stranger gets a sentence");
    }

    async fn numbers_after_the_report_ask_for_which_day_and_overwrite_nothing(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-24T10:06:00").await;
        let asked = w.says(IVAN, "50 4 3 2 150к").await;
        assert!(asked.contains("50 4 3 2 150к"), "what was typed is shown: {asked}");
        w.until("2026-11-24T10:20:00").await;
        assert!(w.team().contains("98\u{a0}000") && !w.team().contains("150\u{a0}000"), "{}", w.team());
        let taken = w.taps(IVAN, "Сегодня").await;
        assert!(taken.contains("150\u{a0}000"), "{taken}");
        w.until("2026-11-24T10:40:00").await;
        assert!(!w.team().contains("150\u{a0}000"), "today is told tomorrow: {}", w.team());
        w.until("2026-11-25T10:06:00").await;
        assert!(w.team().contains("150\u{a0}000"), "and then it is: {}", w.team());
    }

    async fn sales_on_days_off_are_taken_for_the_day_that_was_chosen(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        w.until("2026-11-23T09:01:00").await;
        let days = w.taps(IVAN, "Были продажи в выходные").await;
        assert!(!days.is_empty());
        let saturday = w.labels(IVAN).into_iter().find(|label| label.contains("сб")).expect("a button for Saturday");
        w.taps(IVAN, &saturday).await;
        let taken = w.says(IVAN, "5 1 0 0 30к").await;
        assert!(taken.contains("сб 21.11") && taken.contains("30\u{a0}000"), "{taken}");
        w.says(IVAN, LINE).await;
        w.until("2026-11-23T10:06:00").await;
        assert!(w.team().contains("128\u{a0}000"), "both days count: {}", w.team());
    }

    async fn the_plans_of_the_next_morning_do_not_change_yesterdays_digest(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T18:00:00").await;
        let before = w.team();
        w.until("2026-11-25T09:10:00").await;
        w.says(IVAN, "41 3 2 1 90к план 45 3 2 1 170к").await;
        w.until("2026-11-25T09:30:00").await;
        assert_eq!(w.team(), before);
    }

    async fn a_call_for_help_under_a_bad_day_reaches_the_head(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.finish(IVAN).await;
        w.until("2026-11-25T09:10:00").await;
        w.says(IVAN, "41 3 2 1 20к план 45 3 2 1 120к").await;
        w.finish(IVAN).await;
        w.until("2026-11-26T09:10:00").await;
        w.says(IVAN, "41 3 2 1 20к план 45 3 2 1 120к").await;
        w.skip_to(IVAN, "Нужна помощь").await;
        w.taps(IVAN, "Нужна помощь").await;
        w.until("2026-11-26T09:20:00").await;
        assert!(w.standin.transcript(OLGA).contains("Иван Иванов просит помощи"), "{}", w.standin.transcript(OLGA));
    }

    async fn whoever_falls_ill_is_left_alone_and_only_the_head_knows_why(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, "заболел").await;
        w.taps(IVAN, "До даты").await;
        w.says(IVAN, "кот").await;
        let noted = w.says(IVAN, "25.11").await;
        assert!(noted.contains("25.11"), "{noted}");
        w.says(MARIA, LINE).await;
        let before = w.standin.transcript(IVAN);
        w.until("2026-11-25T20:00:00").await;
        assert_eq!(w.standin.transcript(IVAN), before, "no reminder, no prompt while he is away");
        let team = w.team();
        assert!(team.contains("сдали 1 из 1") && !team.contains("больничный"), "{team}");
        let head = w.standin.transcript(OLGA);
        assert!(head.contains("Иван Иванов не работает: больничный"), "{head}");
        w.until("2026-11-26T09:10:00").await;
        assert!(w.last(IVAN).contains("Доброе утро"), "on his return he is asked again: {}", w.last(IVAN));
    }
}
