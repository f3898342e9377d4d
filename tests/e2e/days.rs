//! The rules of «Days» where days are missing: the New Year's holidays, a moved working Saturday, gaps of four days and
//! of five, absences; and which dates are offered, corrected and counted.
use crate::{
    base::Base,
    on_both,
    world::{FILE, IVAN, LINE, MARIA, OLGA, World},
};
use planerka::domain::report::Part;

/// Questions a person was asked for the facts of a report.
fn prompts(w: &World, id: i64) -> usize {
    w.story(id).matches("полминуты").count()
}

/// The department's file with changes.
fn file(w: &World, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(FILE.replace("CHAT", &w.chat.to_string()), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

async fn reports(w: &World, id: i64, line: &str) {
    w.types(id, line).await;
    w.finish(id).await;
}

on_both! {
    async fn the_new_years_holidays_are_closed_early_left_alone_and_summed_up(base: Base) {
        let w = World::new(base, "2026-12-28T12:00:00", &[]).await;
        w.until("2026-12-29T09:10:00").await;
        for id in [IVAN, MARIA] {
            reports(&w, id, "41 3 2 1 98к план 45 3 2 1 120к").await;
        }
        // Rule 4: behind eleven days off no plan is asked.
        w.until("2026-12-30T09:10:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.contains("Факт за вт 29.12") && !prompt.contains("план на"), "{prompt}");
        for id in [IVAN, MARIA] {
            reports(&w, id, LINE).await;
        }
        // Rule 7: the last working day closes itself, facts only.
        w.until("2026-12-30T16:29:00").await;
        assert!(!w.last(IVAN).contains("Завтра вы отдыхаете"), "{}", w.last(IVAN));
        w.until("2026-12-30T16:31:00").await;
        for id in [IVAN, MARIA] {
            let early = w.last(id);
            assert!(early.contains("Завтра вы отдыхаете. Закроем сегодня, чтобы не беспокоить?"), "{early}");
            assert!(early.contains("ср 30.12") && !early.contains("план на"), "{early}");
        }
        reports(&w, IVAN, "30 2 1 1 50к").await;
        w.until("2026-12-30T20:00:00").await;
        let (before, team, head) = (w.story(MARIA), w.team(), w.story(OLGA));
        w.until("2027-01-03T13:00:00").await;
        // Rule 8: a sale on a holiday.
        w.types(IVAN, "/report").await;
        w.types(IVAN, "2 1 0 1 70к").await;
        assert_eq!(w.stored(IVAN, Part::Fact, "2027-01-03").await, "2 1 0 1 70000");
        w.until("2027-01-11T08:59:00").await;
        assert_eq!((w.story(MARIA), w.team(), w.story(OLGA)), (before, team, head), "nobody is disturbed");
        // Rule 3: the return asks today's plan too; what is given is not asked again.
        w.until("2027-01-11T09:01:00").await;
        let ivan = w.last(IVAN);
        assert!(ivan.contains("План на сегодня (пн 11.01)") && !ivan.contains("Факт за"), "{ivan}");
        let maria = w.last(MARIA);
        assert!(maria.contains("Факт за ср 30.12, план на сегодня (пн 11.01) и вт 12.01"), "{maria}");
        assert!(w.labels(MARIA).contains(&"Были продажи в выходные".to_owned()), "{:?}", w.labels(MARIA));
        w.until("2027-01-11T10:06:00").await;
        let team = w.team();
        assert!(team.contains("Итоги ср 30.12 – вс 03.01"), "{team}");
        assert!(team.contains("120\u{a0}000"), "50 and 70: {team}");
        assert!(team.contains("сдали 1 из 2"), "early counts as in, the day off asks nobody: {team}");
    }

    async fn an_evening_department_closes_the_year_with_its_last_report_and_nothing_early(base: Base) {
        let mut w = World::new(base, "2026-12-28T12:00:00", &[]).await;
        w.apply(&file(&w, &[("standard", "evening")])).await;
        w.restart().await;
        w.until("2026-12-30T17:31:00").await;
        assert!(!w.story(IVAN).contains("Завтра вы отдыхаете"), "{}", w.story(IVAN));
        let prompt = w.last(IVAN);
        assert!(prompt.contains("Факт за сегодня (ср 30.12)") && !prompt.contains("план"), "{prompt}");
        w.types(IVAN, "41 3 2 1 98к").await;
        let (asked, team) = (prompts(&w, IVAN), w.team());
        w.until("2027-01-11T08:59:00").await;
        assert_eq!((prompts(&w, IVAN), w.team()), (asked, team));
        w.until("2027-01-11T09:01:00").await;
        assert!(w.team().contains("Итоги ср 30.12") && w.team().contains("сдали 1 из 2"), "{}", w.team());
        w.until("2027-01-11T17:31:00").await;
        assert!(w.last(IVAN).contains("Факт за сегодня (пн 11.01) и план на вт 12.01"), "{}", w.last(IVAN));
    }

    async fn a_moved_working_saturday_is_a_day_like_others_and_the_gap_behind_it_is_short(base: Base) {
        let w = World::new(base, "2027-02-18T12:00:00", &[]).await;
        w.until("2027-02-19T09:10:00").await;
        let friday = w.last(IVAN);
        assert!(friday.contains("план на сегодня (пт 19.02) и сб 20.02"), "{friday}");
        reports(&w, IVAN, LINE).await;
        w.until("2027-02-20T09:01:00").await;
        let saturday = w.last(IVAN);
        assert!(saturday.contains("Факт за пт 19.02") && saturday.contains("план на ср 24.02"), "three days off are no gap: {saturday}");
        reports(&w, IVAN, "41 3 2 1 60к план 45 3 2 1 120к").await;
        w.until("2027-02-20T10:06:00").await;
        assert!(w.team().contains("Итоги пт 19.02"), "{}", w.team());
        let asked = prompts(&w, IVAN);
        w.until("2027-02-23T20:00:00").await;
        assert_eq!(prompts(&w, IVAN), asked, "neither early nor on Monday: {}", w.story(IVAN));
        w.until("2027-02-24T09:01:00").await;
        let wednesday = w.last(IVAN);
        assert!(wednesday.contains("Факт за сб 20.02") && wednesday.contains("план на чт 25.02"), "{wednesday}");
    }

    async fn an_evening_report_on_a_short_moved_saturday_comes_an_hour_earlier_and_is_summed_up_on_wednesday(base: Base) {
        let mut w = World::new(base, "2027-02-18T12:00:00", &[]).await;
        w.apply(&file(&w, &[("standard", "evening")])).await;
        w.restart().await;
        w.until("2027-02-20T16:31:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.contains("Факт за сегодня (сб 20.02) и план на ср 24.02") && prompt.contains("до 17:30"), "{prompt}");
        w.until("2027-02-20T17:01:00").await;
        assert!(w.last(MARIA).contains("до 17:30") && !w.last(MARIA).contains("Факт за"), "the reminder too: {}", w.last(MARIA));
        w.types(IVAN, LINE).await;
        w.until("2027-02-24T08:59:00").await;
        assert!(!w.team().contains("Итоги сб 20.02"), "{}", w.team());
        w.until("2027-02-24T09:01:00").await;
        assert!(w.team().contains("Итоги сб 20.02") && w.team().contains("сдали 1 из 2"), "{}", w.team());
    }

    async fn four_days_off_are_planned_across_and_five_are_closed_early(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-25T09:10:00").await;
        reports(&w, IVAN, LINE).await;
        reports(&w, MARIA, LINE).await;
        w.types(OLGA, "/calendar 27.11 выходной").await;
        w.types(OLGA, "/calendar 30.11 выходной").await;
        w.until("2026-11-26T09:10:00").await;
        assert!(w.last(IVAN).contains("план на вт 01.12"), "four days off: {}", w.last(IVAN));
        w.types(OLGA, "/calendar 1.12 выходной").await;
        w.until("2026-11-26T09:12:00").await;
        reports(&w, IVAN, "41 3 2 1 98к").await;
        w.until("2026-11-26T16:31:00").await;
        assert!(w.last(IVAN).contains("Завтра вы отдыхаете"), "five: {}", w.last(IVAN));
        w.until("2026-12-02T09:01:00").await;
        assert!(w.last(MARIA).contains("план на сегодня (ср 02.12) и чт 03.12"), "{}", w.last(MARIA));
    }

    async fn an_absence_known_by_four_closes_the_last_day_early_and_one_known_later_does_not(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.types(MARIA, "/absent").await;
        w.taps(MARIA, "Выходной").await;
        w.types(MARIA, "25.11").await;
        w.until("2026-11-24T09:10:00").await;
        let prompt = w.last(MARIA);
        assert!(prompt.contains("план на сегодня (вт 24.11)"), "{prompt}");
        assert!(!prompt.contains("25.11") && !prompt.contains("26.11"), "rule 4, behind an absence: {prompt}");
        reports(&w, IVAN, LINE).await;
        reports(&w, MARIA, LINE).await;
        w.until("2026-11-24T16:05:00").await;
        w.types(IVAN, "/absent").await;
        w.taps(IVAN, "Выходной").await;
        w.types(IVAN, "25.11").await;
        w.until("2026-11-24T16:31:00").await;
        assert!(w.last(MARIA).contains("Завтра вы отдыхаете"), "{}", w.last(MARIA));
        assert!(!w.story(IVAN).contains("Завтра вы отдыхаете"), "he said so after four: {}", w.story(IVAN));
        // Not due: silence to it is no miss, and nobody is away as ill.
        w.until("2026-11-25T10:10:00").await;
        assert!(!w.story(OLGA).contains("Ждём цифры:\n• Мария"), "{}", w.story(OLGA));
        w.until("2026-11-26T09:01:00").await;
        for id in [IVAN, MARIA] {
            assert!(w.last(id).contains("Факт за вт 24.11, план на сегодня (чт 26.11) и пт 27.11"), "{}", w.last(id));
        }
    }

    async fn a_vacation_taken_back_gives_the_early_report_its_day_and_no_date_is_lost(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        reports(&w, IVAN, LINE).await;
        w.types(IVAN, "/absent").await;
        w.taps(IVAN, "Отпуск").await;
        w.types(IVAN, "с 25 ноября по 1 декабря").await;
        w.until("2026-11-24T16:31:00").await;
        assert!(w.last(IVAN).contains("Завтра вы отдыхаете"), "{}", w.last(IVAN));
        reports(&w, IVAN, "30 2 1 1 50к").await;
        w.until("2026-11-24T19:00:00").await;
        w.types(IVAN, "/absent").await;
        w.presses(IVAN, "Отменить ср 25.11 – вт 01.12").await;
        w.until("2026-11-25T09:01:00").await;
        let prompt = w.last(IVAN);
        assert!(prompt.contains("План на") && !prompt.contains("Факт за"), "Tuesday is told: {prompt}");
        w.types(IVAN, "45 3 2 1 120к").await;
        w.until("2026-11-25T10:06:00").await;
        let team = w.team();
        assert!(team.rsplit("Итоги").next().expect("a digest").contains("сдали 1 из 2"), "{team}");
        w.until("2026-12-02T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за вт 01.12"), "{}", w.last(IVAN));
    }

    async fn what_was_given_early_is_counted_on_the_day_of_return(base: Base) {
        let w = World::new(base, "2026-11-26T12:00:00", &[]).await;
        w.until("2026-11-27T09:10:00").await;
        reports(&w, IVAN, LINE).await;
        reports(&w, MARIA, LINE).await;
        w.until("2026-11-27T15:30:00").await;
        w.types(IVAN, "/report").await;
        reports(&w, IVAN, "50 4 3 2 150к").await;
        w.types(IVAN, "/absent").await;
        w.taps(IVAN, "Выходной").await;
        w.types(IVAN, "30.11").await;
        w.until("2026-11-30T09:10:00").await;
        reports(&w, MARIA, LINE).await;
        w.until("2026-11-30T10:06:00").await;
        let last = |w: &World| w.team().rsplit("Итоги").next().map(str::to_owned).unwrap_or_default();
        assert!(last(&w).contains("сдали 1 из 1") && last(&w).contains("150\u{a0}000"), "he is away: {}", w.team());
        w.until("2026-12-01T09:10:00").await;
        assert!(!w.last(IVAN).contains("Факт за"), "{}", w.last(IVAN));
        reports(&w, MARIA, LINE).await;
        w.until("2026-12-01T10:06:00").await;
        assert!(last(&w).contains("сдали 2 из 2"), "{}", w.team());
    }

    async fn at_most_five_older_days_are_offered_across_the_holidays(base: Base) {
        let w = World::new(base, "2026-12-18T12:00:00", &[]).await;
        w.until("2027-01-13T09:01:00").await;
        let prompt = w.last(MARIA);
        assert!(prompt.contains("Факт за вт 12.01"), "{prompt}");
        let offered: Vec<String> = w.labels(MARIA).into_iter().filter(|label| label.contains('.')).collect();
        assert_eq!(offered, ["пт 25.12", "пн 28.12", "вт 29.12", "ср 30.12", "пн 11.01"]);
        w.presses(MARIA, "ср 30.12").await;
        w.types(MARIA, "33 2 1 0 50к").await;
        reports(&w, MARIA, LINE).await;
        assert_eq!(w.stored(MARIA, Part::Fact, "2026-12-30").await, "33 2 1 0 50000");
        w.until("2027-01-13T10:06:00").await;
        assert!(w.team().contains("Дополнено за ср 30.12: Мария Ким 50\u{a0}000"), "an older date stands apart: {}", w.team());
    }

    async fn another_day_is_chosen_and_its_numbers_are_replaced_not_added(base: Base) {
        let w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        for day in ["2026-11-23", "2026-11-24"] {
            w.until(&format!("{day}T09:10:00")).await;
            reports(&w, IVAN, LINE).await;
        }
        w.until("2026-11-24T11:00:00").await;
        w.types(IVAN, "/report").await;
        w.presses(IVAN, "Другой день").await;
        w.presses(IVAN, "пт 20.11").await;
        let corrected = w.types(IVAN, "10 1 1 1 20к").await;
        assert!(corrected.contains("пт 20.11"), "{corrected}");
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-20").await, "10 1 1 1 20000", "{}", w.story(IVAN));
        assert_eq!(w.stored(IVAN, Part::Fact, "2026-11-23").await, "41 3 2 1 98000");
    }

    async fn a_preset_that_changes_finds_today_without_a_plan_and_asks_it(base: Base) {
        let mut w = World::new(base, "2026-11-20T12:00:00", &[]).await;
        w.apply(&file(&w, &[("standard", "morning")])).await;
        w.restart().await;
        w.until("2026-11-24T08:40:00").await;
        reports(&w, IVAN, LINE).await;
        w.apply(&file(&w, &[])).await;
        w.restart().await;
        w.until("2026-11-25T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за вт 24.11, план на сегодня (ср 25.11) и чт 26.11"), "{}", w.last(IVAN));
        reports(&w, IVAN, LINE).await;
        w.until("2026-11-26T09:01:00").await;
        assert!(w.last(IVAN).contains("Факт за ср 25.11 и план на пт 27.11"), "only tomorrow's: {}", w.last(IVAN));
    }

    async fn a_newcomer_of_the_afternoon_plans_tomorrow_and_his_silence_is_not_held_against_him(base: Base) {
        let w = World::new(base, "2026-11-24T12:30:00", &[]).await;
        let newcomer = "\n[[member]]\ntelegram = 1004\nname = \"Пётр Белов\"\nrole = \"manager\"\njoined_on = \"2026-11-24\"\n";
        w.apply(&(file(&w, &[]) + newcomer)).await;
        w.standin.user(1004, "Пётр").starts(None);
        w.after(10).await;
        let plan = w.last(1004);
        assert!(plan.contains("ср 25.11") && !plan.contains("вт 24.11") && !plan.contains("Факт"), "{plan}");
        w.until("2026-11-27T10:10:00").await;
        assert!(w.story(1004).contains("Факт за вт 24.11"), "facts are due from the day after: {}", w.story(1004));
        assert!(!w.story(1004).contains("Всё в порядке?"), "no miss notes: {}", w.story(1004));
        assert!(w.story(MARIA).contains("Всё в порядке?"), "while others get them");
    }

    async fn today_is_the_persons_own_date_wherever_the_department_is(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let far = ("name = \"Мария Ким\"", "name = \"Мария Ким\"\nzone = \"Asia/Vladivostok\"");
        w.apply(&file(&w, &[far])).await;
        // Half past ten in the evening in Moscow is Tuesday morning in Vladivostok.
        w.until("2026-11-23T22:30:00").await;
        w.types(MARIA, "отгул").await;
        let noted = w.presses(MARIA, "Сегодня").await;
        assert!(noted.contains("сегодня (вт 24.11)"), "{noted}");
        w.until("2026-11-24T10:06:00").await;
        assert!(!w.story(MARIA).contains("Факт за пн 23.11"), "{}", w.story(MARIA));
    }
}
