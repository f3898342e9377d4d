//! The week of leads that come from elsewhere, to whoever brings them and to the leaders; and the switch of the question
//! about rejects. Invariant: sums alone, nobody's name.
use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        id::DepartmentId,
        leads::{LeadsPlan, LeadsWeek, Rejects},
        metric::MetricDraft,
    },
    locale::Locale,
};

/// «Лиды за неделю 16.11 – 22.11: 60», how the month stands, and «Брак: 14 из 60 (23 %)».
pub fn week(week: &LeadsWeek, locale: Locale) -> Screen {
    let texts = locale.texts();
    let total = locale.value(&week.metric, week.total);
    let dates = locale.dates(week.from_on, week.through_on);
    let department = words::cut(&week.department, words::NAME);
    let title = texts.leads_week(department, words::inner_name(&week.metric), dates, total);
    let plan = week.plan.as_ref().map(|plan| month(week, plan, locale)).unwrap_or_default();
    let rejects = week.rejects.as_ref().map(|found| rejects(week, found, locale)).unwrap_or_default();
    Screen::text(Html::text(title).bold().line(plan).line(rejects))
}

/// «План ноября 240, к сегодня 120, пришло 118.»
fn month(week: &LeadsWeek, plan: &LeadsPlan, locale: Locale) -> String {
    let whole = |leads: i64| locale.integer(leads);
    let done = locale.value(&week.metric, plan.done);
    locale.texts().leads_week_plan(locale.month(plan.month_on), whole(plan.month), whole(plan.by_now), done)
}

/// «Брак: 14 из 60 (23 %): не тот клиент 6, …»
fn rejects(week: &LeadsWeek, found: &Rejects, locale: Locale) -> Html {
    let texts = locale.texts();
    let (rejected, of) = (locale.integer(found.rejected), locale.value(&week.metric, found.of));
    let share = locale.share(found.rejected.saturating_mul(week.metric.one()), found.of);
    let sum = match share {
        Some(share) => texts.leads_rejects(rejected, of, share),
        None => texts.leads_rejects_plain(rejected, of),
    };
    let reason = |(name, sum): &(String, i64)| format!("{} {}", reason_name(name), locale.integer(*sum));
    let reasons = found.reasons.iter().filter(|(_, sum)| *sum > 0).map(reason).collect::<Vec<_>>();
    let sum = if reasons.is_empty() { sum } else { format!("{sum}: {}", reasons.join(", ")) };
    let told = (found.told < found.members)
        .then(|| Html::text(texts.leads_told(found.told.to_string(), found.members.to_string())).italic());
    Html::text(sum).line(told.unwrap_or_default())
}

/// «не тот клиент» of «Брак — не тот клиент».
fn reason_name(name: &str) -> String {
    let reason = name.split_once('—').map_or(name, |(_, reason)| reason).trim();
    words::lowered(words::cut(if reason.is_empty() { name } else { reason }, words::NAME))
}

/// Before the question about rejects is switched on.
pub fn offer(department: DepartmentId, missing: &[(usize, &MetricDraft)], locale: Locale) -> Screen {
    let texts = locale.texts();
    let back = Button::callback(texts.metrics_button_back(), Callback::Metrics { department });
    if missing.is_empty() {
        return Screen::text(Html::text(texts.metrics_from_template_none())).row([back]);
    }
    let reasons: Vec<String> = missing.iter().map(|(_, draft)| reason_name(&draft.name)).collect();
    Screen::text(Html::text(texts.leads_offer(reasons.join(", "))))
        .row([Button::callback(texts.metrics_button_crm_add(), Callback::LeadRejects { department, yes: true })])
        .row([back])
}

#[cfg(test)]
mod tests;
