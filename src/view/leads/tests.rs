//! Screens of the week of leads, in both languages.
use super::*;
use crate::domain::{
    id::MetricId,
    metric::{Metric, tests::metric},
};

fn on(date: &str) -> chrono::NaiveDate {
    format!("2026-{date}").parse().expect("a date")
}

fn november() -> LeadsWeek {
    let reasons = [("Брак — не тот клиент", 6), ("Брак — нет контакта", 5), ("Спам", 2), ("Брак — не нужно", 0)];
    LeadsWeek {
        department: "Север <1>".into(),
        from_on: on("11-16"),
        through_on: on("11-22"),
        metric: Metric { id: MetricId(1), ..metric(1, "Лиды") },
        total: 60,
        plan: Some(LeadsPlan { month_on: on("11-01"), month: 240, by_now: 120, done: 118 }),
        rejects: Some(Rejects {
            rejected: 13,
            of: 60,
            told: 2,
            members: 2,
            reasons: reasons.map(|(name, sum)| (name.to_owned(), sum)).to_vec(),
        }),
    }
}

#[test]
fn the_week_is_sums_beside_the_plan_of_the_month() {
    for locale in Locale::ALL {
        let told = november().rejects.expect("told");
        let cases = [
            ("ordinary", november()),
            ("no plan", LeadsWeek { plan: None, ..november() }),
            ("no rejects asked", LeadsWeek { rejects: None, ..november() }),
            ("some told", LeadsWeek { rejects: Some(Rejects { told: 2, members: 5, ..told.clone() }), ..november() }),
            (
                "none rejected",
                LeadsWeek { rejects: Some(Rejects { rejected: 0, reasons: vec![], ..told.clone() }), ..november() },
            ),
            ("no leads and rejects", LeadsWeek { rejects: Some(Rejects { of: 0, ..told }), total: 0, ..november() }),
        ];
        let shown: Vec<String> = cases
            .iter()
            .map(|(case, one)| {
                let screen = week(one, locale);
                assert_eq!(screen.fault(), None, "{case}");
                format!("=== {case}\n{screen}").replace('\u{a0}', "_")
            })
            .collect();
        insta::assert_snapshot!(format!("week_{}", locale.0.as_str()), shown.join("\n\n"));
    }
}

#[test]
fn the_question_about_rejects_is_shown_before_it_is_switched_on() {
    for locale in Locale::ALL {
        let drafts = locale.lead_rejects();
        let missing: Vec<(usize, &MetricDraft)> = drafts.iter().enumerate().collect();
        let screens = [offer(DepartmentId(3), &missing, locale), offer(DepartmentId(3), &[], locale)];
        let shown = screens.map(|screen| {
            assert_eq!(screen.fault(), None);
            screen.to_string().replace('\u{a0}', "_")
        });
        insta::assert_snapshot!(format!("offer_{}", locale.0.as_str()), shown.join("\n\n"));
    }
}
