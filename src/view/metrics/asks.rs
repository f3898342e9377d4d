//! Questions about a metric: what is typed of it, and what is chosen.
use super::words;
use crate::{
    domain::{
        department::Currency,
        id::MemberId,
        metric::{Asked, AskedOf, Kind, Metric, MetricText},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        screen::{Button, Screen},
    },
};

/// Members with a button of their own; more would not fit with the rest.
const MEMBERS: usize = 80;
/// Steps with a button of their own, and shown in the question.
const STEPS: usize = 30;

/// What of the metric is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    pub metric: &'a Metric,
    pub text: MetricText,
    pub currency: Currency,
    /// Why what was typed before cannot be taken.
    pub again: Option<&'a str>,
}

/// The question for a name, aliases, a hint or a limit.
pub fn ask_text(typed: Typed<'_>, locale: Locale) -> Screen {
    let (texts, metric) = (locale.texts(), typed.metric);
    let name = words::name(metric);
    let example = |text: String, example: String| Html::filled(&text, &[Html::code(example)]);
    let shown = |text: &str| words::cut(text, crate::domain::metric::HINT_CHARS);
    let (title, now, how) = match typed.text {
        MetricText::Name => (texts.metrics_ask_name(name), None, texts.metrics_ask_name_how().into()),
        MetricText::Aliases => {
            let aliases = (!metric.aliases.is_empty()).then(|| shown(&metric.aliases.join(", ")));
            let how = texts.metrics_ask_aliases_how(Html::slot(0));
            let now = aliases.map(|aliases| texts.metrics_ask_aliases_now(aliases));
            (texts.metrics_ask_aliases(name), now, example(how, texts.metrics_ask_aliases_example()))
        }
        MetricText::Hint => {
            let how = texts.metrics_ask_hint_how(Html::slot(0));
            let now = metric.hint.as_deref().map(|hint| texts.metrics_ask_now(shown(hint)));
            (texts.metrics_ask_hint(name), now, example(how, texts.metrics_ask_hint_example()))
        }
        MetricText::Limit => {
            let now = words::limit(metric, typed.currency, locale).map(|limit| texts.metrics_ask_now(limit));
            (texts.metrics_ask_limit(name), now, texts.metrics_ask_limit_how(metric.direction.as_str()).into())
        }
    };
    let clear = now.is_some().then(|| {
        Button::callback(texts.metrics_button_clear(), Callback::ClearMetric { metric: metric.id, text: typed.text })
    });
    let question = Html::text(title).bold().line(now.map(Html::text).unwrap_or_default()).line(how);
    let html = typed.again.map(Html::text).unwrap_or_default().block(question);
    let keep = Button::callback(texts.metrics_button_keep(), Callback::MetricCard { metric: metric.id });
    Screen::text(html).row(clear).row([keep])
}

fn back(metric: &Metric, locale: Locale) -> [Button; 1] {
    let label = locale.texts().metrics_button_card(words::cut(&metric.name, words::LABEL));
    [Button::callback(label, Callback::MetricCard { metric: metric.id })]
}

/// What is asked of it: everything it is not yet.
pub fn asked(metric: &Metric, locale: Locale) -> Screen {
    let texts = locale.texts();
    let offered =
        |asked: &&Asked| **asked != metric.asked && !(metric.kind == Kind::Snapshot && **asked == Asked::FactAndPlan);
    let choose = |asked: &Asked| {
        let callback = Callback::AskMetric { metric: metric.id, asked: Some(*asked) };
        Button::callback(texts.metrics_choose(asked.as_str()), callback)
    };
    let now = texts.metrics_ask_now(texts.metrics_asked(metric.asked.as_str()));
    Screen::text(Html::text(texts.metrics_ask_asked(words::name(metric))).bold().line(now))
        .grid(1, Asked::ALL.iter().filter(offered).map(choose))
        .row(back(metric, locale))
}

/// Of whom it is asked, a button a person: who reports, and whether he is asked.
pub fn asked_of(metric: &Metric, members: &[(MemberId, String, bool)], locale: Locale) -> Screen {
    let texts = locale.texts();
    let now = match metric.asked_of {
        AskedOf::All => texts.metrics_ask_asked_of_all(),
        AskedOf::Some => texts.metrics_ask_asked_of_some(),
    };
    let person = |(member, name, asked): &(MemberId, String, bool)| {
        let label = texts.metrics_button_member(if *asked { "yes" } else { "no" }, words::cut(name, words::LABEL));
        Button::callback(label, Callback::MetricMember { metric: metric.id, member: *member, yes: !asked })
    };
    let all = (metric.asked_of == AskedOf::Some)
        .then(|| Button::callback(texts.metrics_button_all(), Callback::MetricOfAll { metric: metric.id }));
    Screen::text(Html::text(texts.metrics_ask_asked_of(words::name(metric))).bold().line(now))
        .grid(2, members.iter().take(MEMBERS).map(person))
        .row(all)
        .row(back(metric, locale))
}

/// Its step in the funnel; `funnel`: the steps in order.
pub fn step(metric: &Metric, funnel: &[&Metric], locale: Locale) -> Screen {
    let texts = locale.texts();
    let steps = funnel.iter().take(STEPS).map(|step| words::inner_name(step)).collect::<Vec<_>>().join(" → ");
    let now = if funnel.is_empty() { texts.metrics_ask_step_empty() } else { texts.metrics_ask_step_now(steps) };
    let own = funnel.iter().position(|step| step.id == metric.id);
    let last = if own.is_some() { funnel.len() } else { funnel.len() + 1 };
    let nth = (1..=last.min(STEPS)).filter(|nth| own != Some(nth - 1)).map(|nth| {
        let step = u8::try_from(nth).ok();
        Button::callback(texts.metrics_button_nth(nth.to_string()), Callback::StepMetric { metric: metric.id, step })
    });
    let out = own.map(|_| {
        Button::callback(texts.metrics_button_no_step(), Callback::StepMetric { metric: metric.id, step: None })
    });
    Screen::text(Html::text(texts.metrics_ask_step(words::name(metric))).bold().line(now))
        .grid(4, nth)
        .row(out)
        .row(back(metric, locale))
}
