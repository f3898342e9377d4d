//! Settling a month: the card of the heads, facts that come afterwards, and what is said to whoever told them.
//!
//! Invariant: what is unknown is said before the month is closed; nobody is blamed for a late fact.
use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        metric::Metric,
        settling::{CloseAsk, ForecastCheck, LateAsk, LateFigure},
        today::Mark,
    },
    locale::Locale,
};
use chrono::NaiveDate;

/// People without numbers and figures told one by one.
const LISTED: usize = 10;
/// Days of one person told one by one.
const DAYS: usize = 6;

/// «Ноябрь: 8 912 000 из 9 000 000 (99 %). Закрыть месяц?»
pub fn close(ask: &CloseAsk, locale: Locale) -> Screen {
    let (texts, department, month) = (locale.texts(), ask.department, ask.month_on);
    let html = totals(ask, locale).block(texts.settling_close_ask());
    Screen::text(html).row([
        Button::callback(texts.settling_button_close(), Callback::SettleMonth { department, month }),
        Button::callback(texts.settling_button_wait(), Callback::SettleLater { department, month }),
    ])
}

/// After [Подождать]: the way back stays.
pub fn waiting(ask: &CloseAsk, locale: Locale) -> Screen {
    let (texts, department, month) = (locale.texts(), ask.department, ask.month_on);
    Screen::text(totals(ask, locale).block(texts.settling_waiting()))
        .row([Button::callback(texts.settling_button_close(), Callback::SettleMonth { department, month })])
}

/// It is closed now.
pub fn closed(ask: &CloseAsk, locale: Locale) -> Screen {
    Screen::text(totals(ask, locale).block(locale.texts().settling_closed()))
}

/// In the copies of the other heads.
pub fn closed_by(ask: &CloseAsk, mark: &Mark, locale: Locale) -> Screen {
    let by = words::cut(&mark.by, words::NAME);
    Screen::text(totals(ask, locale).block(locale.texts().settling_closed_by(locale.time(mark.at), by)))
}

fn totals(ask: &CloseAsk, locale: Locale) -> Html {
    let texts = locale.texts();
    let month = words::raised(locale.month(ask.month_on));
    let Some(metric) = &ask.metric else { return Html::text(texts.settling_month(month)).bold() };
    let shown = |value: i64| words::value(metric, value, ask.currency, locale);
    let name = words::inner_name(metric);
    let said = match (ask.fact, ask.plan) {
        (Some(fact), Some(plan)) => match locale.share(fact, plan) {
            Some(share) => texts.settling_total_share(month, name, shown(fact), shown(plan), share),
            None => texts.settling_total(month, name, shown(fact), shown(plan)),
        },
        (Some(fact), None) => texts.settling_fact(month, name, shown(fact)),
        (None, Some(plan)) => texts.settling_no_fact(month, name, shown(plan)),
        (None, None) => texts.settling_month(month),
    };
    let check = |check: &ForecastCheck| forecast(check, metric, ask, locale);
    let checks = Html::lines(ask.forecasts.iter().map(check));
    let checks = match checks.is_empty() {
        true => checks,
        false => Html::text(texts.settling_forecasts()).line(checks),
    };
    Html::text(said).bold().line(unknown(ask, locale)).block(checks)
}

/// «Без 2 дней: Ким 12.11»
fn unknown(ask: &CloseAsk, locale: Locale) -> Html {
    if ask.unknown.is_empty() {
        return Html::new();
    }
    let texts = locale.texts();
    let of = |(name, days): &(String, Vec<NaiveDate>)| {
        let listed: Vec<String> = days.iter().take(DAYS).map(|on| locale.day_month(*on)).collect();
        let more = days.len().saturating_sub(DAYS);
        let more = (more > 0).then(|| texts.digest_and_more(more));
        let listed: Vec<String> = listed.into_iter().chain(more).collect();
        format!("{} {}", words::cut(name, words::NAME), listed.join(", "))
    };
    let more = ask.unknown.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| texts.digest_and_more(more));
    let listed: Vec<String> = ask.unknown.iter().take(LISTED).map(of).chain(more).collect();
    let count: usize = ask.unknown.iter().map(|(_, days)| days.len()).sum();
    Html::text(texts.settling_unknown(count, listed.join("; ")))
}

/// «5-й день: прогноз 8,3 млн, мимо на −7 %».
fn forecast(check: &ForecastCheck, metric: &Metric, ask: &CloseAsk, locale: Locale) -> Html {
    let texts = locale.texts();
    let (nth, shown) = (locale.ordinal(check.working_day), words::value(metric, check.shown, ask.currency, locale));
    let came = check.shown - check.error;
    let miss = locale.share(check.error.abs(), came.abs());
    Html::text(match (check.error.signum(), miss) {
        (0, _) => texts.settling_forecast_exact(nth, shown),
        (1, Some(miss)) => texts.settling_forecast_above(nth, shown, miss),
        (_, Some(miss)) => texts.settling_forecast_below(nth, shown, miss),
        (_, None) => texts.settling_forecast(nth, shown),
    })
}

/// «Ноябрь закрыт. Спрошу РОПа.»
pub fn waits(months_on: &[NaiveDate], locale: Locale) -> String {
    locale.texts().settling_waits(months_on.len(), words::raised(months(months_on, locale)))
}

/// What a leader has entered, and that it waits.
#[must_use]
pub fn after(screen: Screen, months_on: &[NaiveDate], locale: Locale) -> Screen {
    if months_on.is_empty() {
        return screen;
    }
    Screen { html: Html::text(waits(months_on, locale)).line(screen.html), keyboard: screen.keyboard }
}

fn months(months_on: &[NaiveDate], locale: Locale) -> String {
    let names: Vec<String> = months_on.iter().map(|month| locale.month(*month)).collect();
    locale.list(&names)
}

/// «Ким: оплаты за 27.11 98 000 → 112 000, месяц закрыт» [Принять] [Не принимать]
pub fn late(ask: &LateAsk, end: Option<&(bool, Mark)>, locale: Locale) -> Screen {
    let (texts, department, question) = (locale.texts(), ask.department, ask.question);
    let html = late_figures(ask, locale);
    match end {
        Some((accepted, mark)) => {
            let by = words::cut(&mark.by, words::NAME);
            let said = match accepted {
                true => texts.settling_accepted_by(locale.time(mark.at), by),
                false => texts.settling_declined_by(locale.time(mark.at), by),
            };
            Screen::text(html.block(said))
        }
        None => Screen::text(html).row([
            Button::callback(texts.settling_button_accept(), Callback::LateFacts { department, question, yes: true }),
            Button::callback(texts.settling_button_decline(), Callback::LateFacts { department, question, yes: false }),
        ]),
    }
}

/// In place of the question.
pub fn decided(ask: &LateAsk, accepted: bool, locale: Locale) -> Screen {
    let texts = locale.texts();
    let said = if accepted { texts.settling_accepted() } else { texts.settling_declined() };
    Screen::text(late_figures(ask, locale).block(said))
}

/// To whoever told it.
pub fn late_decided(ask: &LateAsk, by: &str, accepted: bool, locale: Locale) -> Screen {
    let (texts, by) = (locale.texts(), words::cut(by, words::NAME));
    let said = if accepted { texts.settling_told_accepted(by) } else { texts.settling_told_declined(by) };
    Screen::text(Html::text(said).line(figures(ask, locale)))
}

fn late_figures(ask: &LateAsk, locale: Locale) -> Html {
    let texts = locale.texts();
    let name = words::cut(&ask.name, words::NAME);
    let (month, count) = (months(&ask.months_on, locale), ask.months_on.len());
    let title = match &ask.by {
        Some(by) => texts.settling_late_by(count, name, words::cut(by, words::NAME), month),
        None => texts.settling_late(count, name, month),
    };
    Html::text(title).bold().line(figures(ask, locale))
}

fn figures(ask: &LateAsk, locale: Locale) -> Html {
    let texts = locale.texts();
    let line = |figure: &LateFigure| {
        let shown = |value: Option<i64>| match value {
            Some(value) => words::value(&figure.metric, value, ask.currency, locale),
            None => "—".to_owned(),
        };
        let (name, on) = (words::name(&figure.metric), locale.date(figure.on));
        match figure.before {
            Some(before) => texts.settling_change(name, on, shown(before), shown(figure.after)),
            None => texts.settling_first(name, on, shown(figure.after)),
        }
    };
    let more = ask.figures.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| texts.digest_and_more(more));
    Html::lines(ask.figures.iter().take(LISTED).map(line).chain(more).map(Html::text))
}

#[cfg(test)]
mod tests;
