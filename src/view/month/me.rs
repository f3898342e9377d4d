//! `/me`: one's own month, in the tone of somebody who wants him to reach his plan.
use super::{Manner, block, pages, short};
use crate::{
    domain::{
        department::Currency,
        metric::Metric,
        month::Stage,
        planfact::{DayLine, MePage, PromiseSum, Who},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        origin,
        report::words,
        screen::{Button, Screen},
    },
};

/// The month of the metric, today, the other metrics, the place, promises, reports.
pub fn me(page: &MePage, locale: Locale) -> Screen {
    let (texts, frame) = (locale.texts(), &page.frame);
    let name = match &frame.who {
        Who::Own { name, .. } | Who::Member { name, .. } | Who::Department { name } => words::addressed(name),
    };
    let title = Html::text(texts.planfact_me(name, locale.month(page.progress.month_on))).bold();
    let manner = Manner { currency: frame.currency, lights: true };
    let today = page.today.as_ref().map(|day| today(day, page, locale)).unwrap_or_default();
    let html = title
        .block(block(&page.progress, manner, locale).line(today.as_str()))
        .block(others(page, locale))
        .block(about(page, locale));
    let own = frame.who.member();
    let metric = frame.metric.id;
    let on = page.progress.month_on.max(frame.today_on);
    let open = |label, callback| Button::callback(label, callback);
    Screen::text(html)
        .row([
            open(texts.planfact_button_week(), Callback::PlanFactWeek { metric, member: own, on }),
            open(texts.planfact_button_month(), Callback::PlanFactMonth { metric, member: own, on }),
        ])
        .row(own.iter().flat_map(|member| {
            let plan = Callback::PlanFactPlan { metric, member: *member };
            let origin = origin::button(frame.department, Some(*member), frame.today_on, locale);
            [open(texts.planfact_button_plan(), plan), origin]
        }))
        .grid(pages::METRICS_A_ROW, pages::metrics(frame, |metric| Callback::PlanFactMe { metric }))
}

/// «Сегодня: норма 60 000 ₽ · ваш план 80 000 ₽»
fn today(day: &DayLine, page: &MePage, locale: Locale) -> String {
    let said = day_said(day, page.frame.currency, &page.frame.metric, true, locale);
    if said.is_empty() { said } else { format!("{}: {said}", locale.texts().planfact_today()) }
}

/// «норма 60 000 ₽ · ваш план 80 000 ₽ · уже 20 000 ₽»
pub(super) fn day_said(day: &DayLine, currency: Currency, metric: &Metric, own: bool, locale: Locale) -> String {
    let texts = locale.texts();
    let value = |value| words::value(metric, value, currency, locale);
    let norm = day.norm.map(|norm| texts.planfact_norm(super::norm(metric, norm, currency, locale)));
    let pledge = match day.pledge {
        Some(pledge) => Some(texts.planfact_pledge(if own { "yes" } else { "no" }, value(pledge))),
        None => metric.asks_plan().then(|| texts.planfact_no_pledge()),
    };
    let fact = day.fact.map(|fact| texts.planfact_so_far(value(fact)));
    [norm, pledge, fact].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn others(page: &MePage, locale: Locale) -> Html {
    if page.others.is_empty() {
        return Html::new();
    }
    let lines = page.others.iter().map(|other| Html::text(short(other, page.frame.currency, locale)));
    Html::text(locale.texts().planfact_others()).bold().line(Html::lines(lines))
}

/// The place, promises and reports.
fn about(page: &MePage, locale: Locale) -> Html {
    let texts = locale.texts();
    let place = page.place.filter(|_| page.progress.stage != Stage::Untargeted);
    let place = place.map(|(place, of)| texts.planfact_place(words::count(place), words::count(of)));
    let due = (page.due.count > 0).then(|| {
        with_sum(texts.planfact_promises_due(words::count(page.due.count)), page.due, page.frame.currency, locale)
    });
    let open = (page.open.count > 0).then(|| {
        with_sum(texts.planfact_promises_open(words::count(page.open.count)), page.open, page.frame.currency, locale)
    });
    let promises: Vec<String> = [due, open].into_iter().flatten().collect();
    let promises = (!promises.is_empty()).then(|| format!("{}: {}", texts.planfact_promises(), promises.join(", ")));
    let discipline = page.discipline.map(|percent| texts.planfact_discipline(locale.per_cent(i64::from(percent))));
    Html::lines([place, promises, discipline].into_iter().flatten().map(Html::text))
}

/// «открыто 5 (320 000 ₽)»
pub(super) fn with_sum(what: String, sum: PromiseSum, currency: Currency, locale: Locale) -> String {
    match sum.amount_minor {
        0 => what,
        amount => locale.texts().planfact_with_sum(what, locale.money(amount, currency)),
    }
}
