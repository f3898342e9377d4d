//! A new metric: a few questions, or one of a ready set.
use super::words;
use crate::{
    domain::{
        department::Currency,
        id::DepartmentId,
        metric::{Making, Metric, MetricDraft, Question, Telling, UnitChoice},
        template::Template,
    },
    locale::{Locale, money::sign},
    view::{
        callback::Callback,
        html::Html,
        screen::{Button, Screen},
    },
};

/// Digits a metric may have after the point.
const DECIMALS: [u8; 4] = [0, 1, 2, 3];

/// What is asked next; `again`: why what was typed cannot be taken. The likeliest answer is the first button.
pub fn new_metric(making: &Making, currency: Currency, again: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let name = words::cut(making.name.as_deref().unwrap_or_default(), words::NAME);
    let title = |text: String| again.map(Html::text).unwrap_or_default().block(Html::text(text).bold());
    let screen = match making.question() {
        Question::Name => {
            let how = texts.metrics_new_name_how(Html::slot(0));
            let how = Html::filled(&how, &[Html::code(texts.metrics_new_name_example())]);
            let ready = Callback::MetricTemplates { department: making.department };
            Screen::text(title(texts.metrics_new_name()).line(how))
                .row([Button::callback(texts.metrics_button_template(), ready)])
        }
        Question::OwnUnit => Screen::text(title(texts.metrics_new_own_unit())),
        Question::Unit => {
            let choice = |unit: &UnitChoice| {
                let label = texts.metrics_new_unit_choice(unit.as_str());
                let label = if *unit == UnitChoice::Money { format!("{label}, {}", sign(currency)) } else { label };
                Button::callback(label, Callback::NewMetricUnit { unit: *unit })
            };
            Screen::text(title(texts.metrics_new_unit(name))).grid(3, UnitChoice::ALL.iter().map(choice))
        }
        Question::Decimals => {
            let choice = |decimals: u8| {
                let label = texts.metrics_new_decimals_choice(i64::from(decimals));
                Button::callback(label, Callback::NewMetricDecimals { decimals })
            };
            Screen::text(title(texts.metrics_new_decimals(name))).grid(2, DECIMALS.into_iter().map(choice))
        }
        Question::Negative => {
            let choice = |yes: bool| {
                let label = texts.metrics_new_negative_choice(if yes { "yes" } else { "no" });
                Button::callback(label, Callback::NewMetricNegative { yes })
            };
            let html = title(texts.metrics_new_negative(name)).line(texts.metrics_new_negative_why());
            Screen::text(html).row([choice(false), choice(true)])
        }
        Question::Telling => {
            let choice = |telling: &Telling| {
                let label = texts.metrics_new_telling_choice(telling.as_str());
                Button::callback(label, Callback::NewMetricTelling { telling: *telling })
            };
            Screen::text(title(texts.metrics_new_telling(name))).grid(1, Telling::ALL.iter().map(choice))
        }
    };
    screen.row([to_list(making.department, locale)])
}

fn to_list(department: DepartmentId, locale: Locale) -> Button {
    Button::callback(locale.texts().metrics_button_back(), Callback::Metrics { department })
}

/// The ready sets.
pub fn templates(department: DepartmentId, locale: Locale) -> Screen {
    let texts = locale.texts();
    let open = |template: &Template| {
        let callback = Callback::MetricsOfTemplate { department, template: *template };
        Button::callback(locale.template_name(*template), callback)
    };
    Screen::text(Html::text(texts.metrics_from_template()).bold()).grid(1, Template::ALL.iter().map(open)).row([
        Button::callback(texts.metrics_button_crm(), Callback::CrmOrder { department, yes: false }),
        to_list(department, locale),
    ])
}

/// What of a ready set is not asked yet, each with its place in the set.
pub fn of_template(
    department: DepartmentId,
    template: Template,
    missing: &[(usize, &MetricDraft)],
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let add = |(nth, draft): &(usize, &MetricDraft)| {
        let nth = u8::try_from(*nth).unwrap_or(u8::MAX);
        let callback = Callback::AddFromTemplate { department, template, nth };
        Button::callback(words::cut(&draft.name, words::LABEL), callback)
    };
    let hints = missing.iter().filter_map(|(_, draft)| {
        let hint = draft.hint.as_deref()?;
        Some(Html::text(texts.report_hint(words::cut(&draft.name, words::NAME), words::cut(hint, words::BODY))))
    });
    let html = match missing {
        [] => Html::text(texts.metrics_from_template_none()),
        _ => Html::text(texts.metrics_from_template_which()).bold().line(Html::lines(hints)),
    };
    Screen::text(html)
        .grid(2, missing.iter().map(add))
        .row([Button::callback(texts.metrics_button_template(), Callback::MetricTemplates { department })])
        .row([to_list(department, locale)])
}

/// «Порядок в CRM», before it is added.
pub fn crm(department: DepartmentId, missing: &[(usize, &MetricDraft)], locale: Locale) -> Screen {
    let texts = locale.texts();
    if missing.is_empty() {
        return Screen::text(Html::text(texts.metrics_from_template_none())).row([to_list(department, locale)]);
    }
    let names: Vec<String> = missing.iter().map(|(_, draft)| words::lowered(draft.name.clone())).collect();
    let hints = missing.iter().filter_map(|(_, draft)| {
        let hint = draft.hint.as_deref()?;
        Some(Html::text(texts.report_hint(words::cut(&draft.name, words::NAME), words::cut(hint, words::BODY))))
    });
    Screen::text(Html::text(texts.metrics_crm_which(locale.list(&names))).line(Html::lines(hints)))
        .row([Button::callback(texts.metrics_button_crm_add(), Callback::CrmOrder { department, yes: true })])
        .row([to_list(department, locale)])
}

/// Added; where to go on.
pub fn added(department: DepartmentId, metrics: &[Metric], locale: Locale) -> Screen {
    let names: Vec<String> = metrics.iter().map(|metric| words::cut(&metric.name, words::NAME)).collect();
    let open = |metric: &Metric| {
        Button::callback(words::cut(&metric.name, words::LABEL), Callback::MetricCard { metric: metric.id })
    };
    Screen::text(Html::text(locale.texts().metrics_added(locale.list(&names))))
        .grid(2, metrics.iter().map(open))
        .row([to_list(department, locale)])
}
