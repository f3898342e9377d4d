//! `/metrics`: the department's metrics in order, one of them with everything about it, and what the other leaders hear.
//!
//! Only leaders see it, in private. Invariants: whatever people typed is cut; [`MOST`] metrics fit one message with
//! their buttons.
mod asks;
mod making;

pub use asks::{Typed, ask_text, asked, asked_of, step};
pub use making::{added, crm, new_metric, of_template, templates};

use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        department::{Currency, Department},
        funnel::Steps,
        metric::{Asked, AskedOf, Direction, Metric, MetricChange, MetricText, Rhythm, Unit},
        today::Mark,
    },
    locale::{Locale, money::sign},
};

#[cfg(doc)]
use crate::domain::metric::MOST;

/// Names of people shown in one line.
const NAMES: usize = 12;

/// «факт и план»
fn asked_words(asked: Asked, locale: Locale) -> String {
    locale.texts().metrics_asked(asked.as_str())
}

/// Sets that are not asked yet and may be added by a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// «Порядок в CRM».
    pub crm_order: bool,
    /// «Брак лидов».
    pub lead_rejects: bool,
}

/// All of them in order.
pub fn list(department: &Department, metrics: &[Metric], offers: Offers, locale: Locale) -> Screen {
    let texts = locale.texts();
    let department_name = words::cut(&department.name, words::NAME);
    let title = Html::text(texts.metrics_title(department_name)).bold();
    let lines = (1..).zip(metrics).map(|(nth, metric)| line(nth, metric, locale));
    let id = department.id;
    let open = |metric: &Metric| {
        Button::callback(words::cut(&metric.name, words::LABEL), Callback::MetricCard { metric: metric.id })
    };
    let crm = offers
        .crm_order
        .then(|| Button::callback(texts.metrics_button_crm(), Callback::CrmOrder { department: id, yes: false }));
    let rejects = offers
        .lead_rejects
        .then(|| Button::callback(texts.leads_button(), Callback::LeadRejects { department: id, yes: false }));
    let funnel = (Steps::of(metrics).pairs().next().is_some())
        .then(|| Button::callback(texts.funnel_button(), Callback::Benchmarks { department: id }));
    Screen::text(title.line(Html::lines(lines)).block(texts.metrics_note()))
        .grid(2, metrics.iter().map(open))
        .row([
            Button::callback(texts.metrics_button_new(), Callback::NewMetric { department: id }),
            Button::callback(texts.metrics_button_template(), Callback::MetricTemplates { department: id }),
        ])
        .row(crm.into_iter().chain(rejects))
        .row(funnel)
}

/// «1. Звонки — факт и план · 1-й шаг воронки»
fn line(nth: usize, metric: &Metric, locale: Locale) -> Html {
    let texts = locale.texts();
    let mut marks = vec![asked_words(metric.asked, locale)];
    if metric.main {
        marks.push(texts.metrics_line_main());
    }
    marks.extend(metric.step.map(|step| texts.metrics_line_step(step.to_string())));
    if metric.asked_of == AskedOf::Some && metric.asked != Asked::No {
        marks.push(texts.metrics_line_some());
    }
    let name = format!("{nth}. {}", words::name(metric));
    let name = if metric.main { Html::text(name).bold() } else { Html::text(name) };
    name.and(format!(" — {}", marks.join(" · ")))
}

/// Everything the card of a metric shows besides the metric.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    pub currency: Currency,
    /// Its place in the line, from 0, and how many there are.
    pub place: usize,
    pub of: usize,
    /// Steps of the funnel.
    pub steps: usize,
    /// Who is asked, when not everybody.
    pub asked_of: &'a [String],
}

/// One metric.
pub fn card(metric: &Metric, shown: Shown<'_>, locale: Locale) -> Screen {
    let html = Html::text(words::name(metric)).bold().line(Html::lines(about(metric, shown, locale)));
    buttons(Screen::text(html), metric, shown, locale)
}

fn about(metric: &Metric, shown: Shown<'_>, locale: Locale) -> Vec<Html> {
    let texts = locale.texts();
    let cut = |text: &str| words::cut(text, words::BODY);
    let asked = asked_words(metric.asked, locale);
    let mut lines = vec![];
    if metric.main {
        lines.push(texts.metrics_card_main());
    }
    lines.push(match metric.asked_of {
        _ if metric.asked == Asked::No => texts.metrics_card_not_asked(),
        AskedOf::Some => texts.metrics_card_asked_of(asked, names(shown.asked_of, locale)),
        AskedOf::All => texts.metrics_card_asked(asked),
    });
    lines.push(match &metric.hint {
        Some(hint) => texts.metrics_card_hint(words::cut(hint, crate::domain::metric::HINT_CHARS)),
        None => texts.metrics_card_no_hint(),
    });
    lines.push(match metric.aliases.as_slice() {
        [] => texts.metrics_card_no_aliases(),
        aliases => texts.metrics_card_aliases(cut(&aliases.join(", "))),
    });
    lines.push(match metric.step {
        Some(step) => texts.metrics_card_step(step.to_string(), shown.steps.to_string()),
        None => texts.metrics_card_no_step(),
    });
    lines.push(match words::limit(metric, shown.currency, locale) {
        Some(limit) => texts.metrics_card_limit(limit),
        None => texts.metrics_card_no_limit(),
    });
    let (direction, rhythm) = (metric.direction.as_str(), metric.rhythm.as_str());
    lines.push(format!("{} {}", texts.metrics_card_direction(direction), texts.metrics_card_rhythm(rhythm)));
    lines.push(texts.metrics_card_kind(metric.kind.as_str()));
    let negative = if metric.negative { "yes" } else { "no" };
    lines.push(texts.metrics_card_unit(unit(metric, shown.currency, locale), i64::from(metric.scale), negative));
    lines.into_iter().map(Html::text).collect()
}

/// «штуки», «деньги, ₽», «кг»
fn unit(metric: &Metric, currency: Currency, locale: Locale) -> String {
    match &metric.unit {
        Unit::Named(word) => words::cut(word, words::NAME),
        Unit::Money => format!("{}, {}", locale.texts().metrics_unit("money"), sign(currency)),
        Unit::Count => locale.texts().metrics_unit("count"),
    }
}

/// «Иванов, Ким и ещё 3»
fn names(names: &[String], locale: Locale) -> String {
    let texts = locale.texts();
    if names.is_empty() {
        return texts.metrics_card_nobody();
    }
    let shown = names.iter().take(NAMES).map(|name| words::cut(name, words::NAME));
    let more = names.len().saturating_sub(NAMES);
    shown.chain((more > 0).then(|| texts.today_more(more.to_string()))).collect::<Vec<_>>().join(", ")
}

fn buttons(screen: Screen, metric: &Metric, shown: Shown<'_>, locale: Locale) -> Screen {
    let (texts, id) = (locale.texts(), metric.id);
    let typed = |label, text| Button::callback(label, Callback::TypeMetric { metric: id, text });
    let direction = if metric.direction == Direction::More { Direction::Less } else { Direction::More };
    let rhythm = if metric.rhythm == Rhythm::Steady { Rhythm::Lumpy } else { Rhythm::Steady };
    let main = (!metric.main && metric.asks_plan())
        .then(|| Button::callback(texts.metrics_button_main(), Callback::MainMetric { metric: id }));
    let stop = (!metric.main && metric.asked != Asked::No).then(|| {
        Button::callback(texts.metrics_button_stop(), Callback::AskMetric { metric: id, asked: Some(Asked::No) })
    });
    let place = u8::try_from(shown.place).unwrap_or(u8::MAX);
    let up = (shown.place > 0).then(|| (texts.metrics_button_up(), true));
    let down = (shown.place + 1 < shown.of).then(|| (texts.metrics_button_down(), false));
    let moves = up
        .into_iter()
        .chain(down)
        .map(|(label, up)| Button::callback(label, Callback::MoveMetric { metric: id, from: place, up }));
    screen
        .row([
            Button::callback(texts.metrics_button_asked(), Callback::AskMetric { metric: id, asked: None }),
            Button::callback(texts.metrics_button_asked_of(), Callback::AskedOfMetric { metric: id }),
        ])
        .row([
            typed(texts.metrics_button_name(), MetricText::Name),
            typed(texts.metrics_button_aliases(), MetricText::Aliases),
        ])
        .row([
            typed(texts.metrics_button_hint(), MetricText::Hint),
            typed(texts.metrics_button_limit(), MetricText::Limit),
        ])
        .row([
            Button::callback(texts.metrics_button_step(), Callback::StepsOfMetric { metric: id }),
            Button::callback(
                texts.metrics_button_direction(direction.as_str()),
                Callback::DirectMetric { metric: id, direction },
            ),
        ])
        .row(
            [Button::callback(
                texts.metrics_button_rhythm(rhythm.as_str()),
                Callback::RhythmMetric { metric: id, rhythm },
            )]
            .into_iter()
            .chain(main),
        )
        .row(moves)
        .row(stop)
        .row([Button::callback(texts.metrics_button_back(), Callback::Metrics { department: metric.department })])
}

/// Another leader was faster.
pub fn faster(mark: &Mark, locale: Locale) -> String {
    locale.texts().metrics_faster(locale.time(mark.at), words::cut(&mark.by, words::NAME))
}

/// To the other leaders.
pub fn told(by: &str, metric: &Metric, change: &MetricChange, currency: Currency, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (by, name) = (words::cut(by, words::NAME), words::name(metric));
    let text = match change {
        MetricChange::Added => texts.metrics_told_added(by, name, asked_words(metric.asked, locale)),
        MetricChange::Asked { before } => {
            texts.metrics_told_asked(by, name, asked_words(*before, locale), asked_words(metric.asked, locale))
        }
        MetricChange::AskedOf { names: None } => texts.metrics_told_asked_of(by, name, texts.metrics_told_everybody()),
        MetricChange::AskedOf { names: Some(asked) } => texts.metrics_told_asked_of(by, name, names(asked, locale)),
        MetricChange::Main => texts.metrics_told_main(by, name),
        MetricChange::Limit { .. } => match words::limit(metric, currency, locale) {
            Some(limit) => texts.metrics_told_limit(by, name, limit),
            None => texts.metrics_told_no_limit(by, name),
        },
    };
    let open = Button::callback(words::cut(&metric.name, words::LABEL), Callback::MetricCard { metric: metric.id });
    Screen::text(Html::text(text)).row([open])
}

#[cfg(test)]
mod tests;
