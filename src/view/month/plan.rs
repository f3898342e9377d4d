//! `/plan`: the month by weeks, today and the next working day.
use super::{
    me::day_said,
    pages,
    table::{self, Last},
};
use crate::{
    domain::{
        metric::Kind,
        planfact::{DayLine, PlanPage, Who},
    },
    locale::{Locale, money::Scale},
    view::{
        callback::Callback,
        html::Html,
        report::words,
        screen::{Button, Screen},
    },
};

/// What is planned, what of it is done, and what is left.
pub fn plan(page: &PlanPage, steps: &Html, locale: Locale) -> Screen {
    let (texts, frame) = (locale.texts(), &page.frame);
    let (month, metric) = (locale.month(page.month_on), words::inner_name(&frame.metric));
    let title = match &frame.who {
        Who::Member { name, .. } => texts.planfact_plan_of(month, metric, words::cut(name, words::NAME)),
        Who::Own { .. } | Who::Department { .. } => texts.planfact_plan_title(month, metric),
    };
    let whole = match page.plan {
        _ if frame.metric.kind == Kind::Snapshot => texts.planfact_plan_state(),
        Some(plan) => texts.planfact_plan_value(words::value(&frame.metric, plan, frame.currency, locale)),
        None => texts.planfact_plan_none(),
    };
    let values = page.weeks.iter().flat_map(|(_, sum)| [sum.norm, sum.fact]).flatten();
    let scale = Scale::of(&frame.metric, values);
    let last = if page.plan.is_some() { Last::Left } else { Last::Fact };
    let weeks = table::weeks(&page.weeks, &frame.metric, scale, last, frame.today_on, locale);
    let own = matches!(frame.who, Who::Own { .. });
    let day = |day: &DayLine| {
        let said = day_said(day, frame.currency, &frame.metric, own, locale);
        let on = words::raised(words::day(day.on, frame.today_on, locale));
        Html::text(if said.is_empty() { said } else { format!("{on}: {said}") })
    };
    let days = Html::lines([&page.today, &page.next].into_iter().flatten().map(day));
    let html = Html::text(title).bold().line(whole).block(days).block(weeks.line(table::unit(
        &frame.metric,
        scale,
        frame.currency,
        locale,
    )));
    let steps =
        if steps.is_empty() { Html::new() } else { Html::text(texts.planfact_steps()).bold().line(steps.clone()) };
    let html = html.block(steps);
    let (metric, member) = (frame.metric.id, frame.who.member());
    let on = frame.today_on;
    let Some(of) = member else { return Screen::text(html) };
    Screen::text(html)
        .row([
            Button::callback(texts.planfact_button_week(), Callback::PlanFactWeek { metric, member, on }),
            Button::callback(texts.planfact_button_month(), Callback::PlanFactMonth { metric, member, on }),
        ])
        .grid(pages::METRICS_A_ROW, pages::metrics(frame, |metric| Callback::PlanFactPlan { metric, member: of }))
}
