//! `/targets`: the month, setting a target question by question, its card and history.
//!
//! Only leaders see these, in private. Invariants: a table fits [`COLUMNS`] monospace characters or becomes a list;
//! whatever people typed is cut; any number of members fits one message.
mod fault;
mod told;

pub use fault::fault;
pub use told::{ask_discuss, proposed, reason, told};

use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        department::Currency,
        metric::{Kind, Metric},
        month::{Basis, months_later},
        planning::{Card, Comparison, MonthScreen, Offer, Plan, Setting, ShareRow, Start, VersionLine},
        today::Mark,
    },
    locale::Locale,
};
use chrono::NaiveDate;

/// What a phone shows of monospace text in a row.
const COLUMNS: usize = 34;
const NAME_COLUMN: usize = 13;
const BAR_COLUMN: usize = 6;
const VALUE_COLUMN: usize = COLUMNS - NAME_COLUMN - BAR_COLUMN - 2;
/// Most members shown.
const ROWS: usize = 50;
/// Most remarks on members' days.
const REMARKS: usize = 12;

fn value(metric: &Metric, currency: Currency, value: i64, locale: Locale) -> String {
    locale.value_with_unit(metric, value, currency)
}

fn name(metric: &Metric) -> String {
    words::cut(&metric.name, words::NAME)
}

/// A month of the department: each metric with its total.
pub fn month(screen: &MonthScreen, locale: Locale) -> Screen {
    let texts = locale.texts();
    let month = screen.month_on;
    let mut html = Html::text(texts.target_title(locale.month_of_year(month))).bold();
    for line in &screen.lines {
        let metric = name(&line.metric);
        let mut text = match line.total {
            Some(total) => texts.target_line(metric, value(&line.metric, screen.currency, total, locale)),
            None => texts.target_line_none(metric),
        };
        if line.told > 0 {
            text = format!("{text} · {}", texts.target_line_taken(line.taken.to_string(), line.told.to_string()));
        }
        html.push_line(Html::text(text));
    }
    let note = match (screen.lines.is_empty(), screen.past) {
        (true, _) => texts.target_month_empty(),
        (_, true) => texts.target_month_past(),
        (_, false) => texts.target_month_note(),
    };
    let shown = screen.lines.iter().filter(|line| !screen.past || line.total.is_some());
    let open = shown.map(|line| {
        let label = words::cut(&line.metric.name, words::LABEL);
        Button::callback(label, Callback::TargetOf { metric: line.metric.id, month })
    });
    let go = |months: i32, there: bool| {
        let to = months_later(month, months).filter(|_| there)?;
        let label = if months < 0 { format!("‹ {}", locale.month(to)) } else { format!("{} ›", locale.month(to)) };
        Some(Button::callback(label, Callback::TargetsMonth { department: screen.department, month: to }))
    };
    Screen::text(html.block(note))
        .grid(2, open)
        .row([go(-1, screen.earlier), go(1, screen.later)].into_iter().flatten())
}

fn titled(metric: &Metric, month_on: NaiveDate, locale: Locale) -> Html {
    Html::text(format!("{}, {}", name(metric), locale.month_of_year(month_on))).bold()
}

/// With what is wrong above it.
fn again(html: Html, wrong: Option<&str>) -> Html {
    match wrong {
        Some(wrong) => Html::text(wrong).block(html),
        None => html,
    }
}

fn back(draft: &Setting, locale: Locale) -> Button {
    let Setting { metric, month_on, .. } = *draft;
    Button::callback(locale.texts().target_button_back(), Callback::TargetBack { metric, month: month_on })
}

/// «Сколько должен принести отдел?» with totals in one tap.
pub fn ask_total(
    draft: &Setting,
    metric: &Metric,
    offers: &[(Offer, i64)],
    (currency, wrong): (Currency, Option<&str>),
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let example = locale.typed(metric, offers.first().map_or(9 * metric.one() * 100_000, |(_, total)| *total));
    let question = match metric.kind {
        Kind::Snapshot => texts.target_ask_total_state(example),
        Kind::Flow | Kind::Ratio => texts.target_ask_total(example),
    };
    let offer = |(what, total): &(Offer, i64)| {
        let what = match what {
            Offer::Last => texts.target_offer_last(),
            Offer::Tenth => texts.target_offer_tenth(),
            Offer::Mean => texts.target_offer_mean(),
        };
        let callback = Callback::TargetTotal { metric: metric.id, month: draft.month_on, value: *total };
        Button::callback(texts.target_offer(value(metric, currency, *total, locale), what), callback)
    };
    Screen::text(again(titled(metric, draft.month_on, locale).line(question), wrong))
        .grid(1, offers.iter().map(offer))
        .row([back(draft, locale)])
}

/// «Сколько уже сделано с 1-го числа?»; `rows`: who can be told of, and what was.
pub fn ask_start(
    draft: &Setting,
    metric: &Metric,
    rows: &[ShareRow],
    (currency, wrong): (Currency, Option<&str>),
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let html = titled(metric, draft.month_on, locale).line(texts.target_ask_start());
    let html = html.block(openings(metric, rows, currency, locale));
    let start = |label: String, start| {
        Button::callback(label, Callback::TargetStart { metric: metric.id, month: draft.month_on, start })
    };
    let told = rows.iter().any(|row| row.locked);
    let on = if told { texts.target_button_on() } else { texts.target_button_from_first() };
    Screen::text(again(html, wrong))
        .row([start(on.to_owned(), Start::Month)])
        .row([start(texts.target_button_today().to_owned(), Start::Today)])
        .row([back(draft, locale)])
}

fn openings(metric: &Metric, rows: &[ShareRow], currency: Currency, locale: Locale) -> Html {
    let texts = locale.texts();
    let row = |row: &ShareRow| {
        let person = words::cut(&row.name, words::NAME);
        Html::text(match row.locked {
            true => texts.target_start_row(person, value(metric, currency, row.value, locale)),
            false => texts.target_start_none(person),
        })
    };
    let example = rows.first().map(|row| line_of(&row.name, &locale.typed(metric, 45 * metric.one() * 10_000)));
    let list = Html::lines(rows.iter().take(ROWS).map(row));
    list.block(texts.target_ask_start_how(example.unwrap_or_default()))
}

/// «ИВАНОВ 1,2 млн»
fn line_of(name: &str, value: &str) -> String {
    format!("{} {value}", surname(name))
}

fn surname(name: &str) -> String {
    words::cut(name.split_whitespace().last().unwrap_or(name), words::NAME).to_uppercase()
}

/// The same once the target is set.
pub fn ask_openings(
    metric: &Metric,
    month_on: NaiveDate,
    rows: &[ShareRow],
    (currency, wrong): (Currency, Option<&str>),
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let html = titled(metric, month_on, locale).line(texts.target_ask_openings());
    let card = Callback::TargetOf { metric: metric.id, month: month_on };
    Screen::text(again(html.block(openings(metric, rows, currency, locale)), wrong))
        .row([Button::callback(texts.target_button_card(), card)])
}

/// «Как разделить 9 000 000 ₽?»
pub fn ask_basis(
    draft: &Setting,
    metric: &Metric,
    (currency, wrong): (Currency, Option<&str>),
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let total = value(metric, currency, draft.total.unwrap_or(0), locale);
    let html = titled(metric, draft.month_on, locale).line(texts.target_ask_basis(total));
    let basis = |basis: &Basis| {
        let callback = Callback::TargetBasis { metric: metric.id, month: draft.month_on, basis: *basis };
        Button::callback(texts.target_basis(basis.as_str()), callback)
    };
    Screen::text(again(html, wrong)).grid(2, Basis::ALL.iter().map(basis)).row([back(draft, locale)])
}

/// «кому сколько», to be accepted.
pub fn preview(draft: &Setting, plan: &Plan, wrong: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (metric, month) = (draft.metric, draft.month_on);
    let mut html = shown(plan, locale);
    if let Some(row) = plan.rows.first() {
        let example = line_of(&row.name, &locale.typed(&plan.metric, row.value));
        html = html.block(texts.target_how(example, surname(&row.name)));
    }
    Screen::text(again(html, wrong))
        .row([Button::callback(texts.target_button_accept(), Callback::TargetAccept { metric, month })])
        .row([back(draft, locale)])
}

/// The total, how it is split and who gets how much.
fn shown(plan: &Plan, locale: Locale) -> Html {
    let texts = locale.texts();
    let total = value(&plan.metric, plan.currency, plan.total, locale);
    let month = locale.month_of_year(plan.month_on);
    let mut html = Html::text(texts.target_preview(name(&plan.metric), month, total)).bold();
    if let Some(basis) = plan.basis {
        html.push_line(Html::text(words::raised(texts.target_basis_why(basis.as_str()))));
    }
    if let Some(on) = plan.starts_on {
        html.push_line(Html::text(texts.target_from(locale.date(on))));
    }
    if plan.rows.is_empty() {
        html.push_line(Html::text(texts.target_whole()));
        return html;
    }
    html = html.block(shares(&plan.metric, &plan.rows, locale));
    for remark in remarks(&plan.rows, plan.of, locale) {
        html.push_line(Html::text(remark));
    }
    html
}

/// Bars in monospace; a list where names or numbers do not fit.
fn shares(metric: &Metric, rows: &[ShareRow], locale: Locale) -> Html {
    let texts = locale.texts();
    let shown = &rows[..rows.len().min(ROWS)];
    let most = rows.iter().map(|row| row.value.unsigned_abs()).max().unwrap_or(0);
    let names: Vec<String> = shown.iter().map(|row| words::cut(&row.name, NAME_COLUMN)).collect();
    let values: Vec<String> = shown.iter().map(|row| locale.value(metric, row.value)).collect();
    let width = |text: &String| text.chars().count();
    let alike = names.iter().enumerate().any(|(i, name)| names[..i].contains(name));
    let fits =
        !alike && names.iter().all(|n| width(n) <= NAME_COLUMN) && values.iter().all(|v| width(v) <= VALUE_COLUMN);
    let mut html = if fits {
        let row = |((row, name), value): ((&ShareRow, &String), &String)| {
            let bar = bar(row.value.unsigned_abs(), most);
            format!("{name:NAME_COLUMN$} {bar:BAR_COLUMN$} {value:>VALUE_COLUMN$}")
        };
        let lines: Vec<String> = shown.iter().zip(&names).zip(&values).map(row).collect();
        Html::pre(lines.join("\n"))
    } else {
        let row = |(row, value): (&ShareRow, &String)| {
            Html::text(format!("{} — {value}", words::cut(&row.name, words::NAME)))
        };
        Html::lines(shown.iter().zip(&values).map(row))
    };
    if rows.len() > ROWS {
        html.push_line(Html::text(texts.target_more((rows.len() - ROWS).to_string())));
    }
    html
}

/// A bar of the greatest's length; something is never nothing.
fn bar(value: u64, most: u64) -> String {
    let full = BAR_COLUMN as u128;
    let length = if most == 0 { 0 } else { (u128::from(value) * full).div_ceil(u128::from(most)) };
    "█".repeat(usize::try_from(length).unwrap_or(0))
}

/// Who works fewer days than the department, and whose share was set by hand.
fn remarks(rows: &[ShareRow], of: usize, locale: Locale) -> Vec<String> {
    let texts = locale.texts();
    let fewer = rows.iter().filter(|row| row.works != of).take(REMARKS);
    let works =
        |row: &ShareRow| texts.target_works(words::cut(&row.name, words::NAME), row.works.to_string(), of.to_string());
    let mut remarks: Vec<String> = fewer.map(works).collect();
    let locked: Vec<String> = rows.iter().filter(|row| row.locked).map(|row| row.name.clone()).collect();
    if !locked.is_empty() {
        remarks.push(texts.target_locked(people(&locked, locale)));
    }
    remarks
}

/// A few names, and how many more.
fn people(names: &[String], locale: Locale) -> String {
    let mut shown: Vec<String> = names.iter().take(REMARKS).map(|name| words::cut(name, words::NAME)).collect();
    if names.len() > REMARKS {
        shown.push(locale.texts().target_more((names.len() - REMARKS).to_string()));
        return shown.join(", ");
    }
    locale.list(&shown)
}

/// «Почему меняем?»
pub fn ask_reason(draft: &Setting, metric: &Metric, wrong: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let month = draft.month_on;
    let html = titled(metric, month, locale).line(texts.target_ask_reason());
    Screen::text(again(html, wrong))
        .row([Button::callback(texts.target_button_no_reason(), Callback::TargetNoReason { metric: metric.id, month })])
        .row([back(draft, locale)])
}

/// What is said above a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Above {
    Nothing,
    Saved,
    /// Somebody was faster; `None`: a file.
    Meanwhile(Option<Mark>),
    Openings(usize),
}

/// A metric's target as it is.
pub fn card(card: &Card, department: crate::domain::id::DepartmentId, above: &Above, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (metric, month) = (card.plan.metric.id, card.plan.month_on);
    let mut html = shown(&card.plan, locale);
    html.push_line(Html::text(who(&card.version, locale)).italic());
    if let Some(reason) = &card.version.reason {
        html.push_line(Html::text(texts.target_reason(words::cut(reason, words::BODY))));
    }
    let mut answers = Html::new();
    for (names, text) in [
        (&card.taken, texts.target_taken(people(&card.taken, locale))),
        (&card.discussed, texts.target_discussed(people(&card.discussed, locale))),
        (&card.waiting, texts.target_waiting(people(&card.waiting, locale))),
    ] {
        if !names.is_empty() {
            answers.push_line(Html::text(text));
        }
    }
    let html = if answers.is_empty() { html } else { html.block(answers) };
    let above = match above {
        Above::Nothing => None,
        Above::Saved => Some(texts.target_saved().to_owned()),
        Above::Meanwhile(Some(mark)) => {
            Some(texts.target_meanwhile(words::cut(&mark.by, words::NAME), locale.time(mark.at)))
        }
        Above::Meanwhile(None) => Some(texts.target_meanwhile_file().to_owned()),
        Above::Openings(count) => Some(texts.target_openings_saved(words::count(*count))),
    };
    let change =
        (!card.past).then(|| Button::callback(texts.target_button_change(), Callback::TargetNew { metric, month }));
    let history = (card.versions > 1).then(|| {
        let label = texts.target_button_history(card.versions.to_string());
        Button::callback(label, Callback::TargetHistory { metric, month })
    });
    let openings = (card.openings && !card.past)
        .then(|| Button::callback(texts.target_button_openings(), Callback::TargetOpenings { metric, month }));
    Screen::text(again(html, above.as_deref()))
        .row(change.into_iter().chain(history))
        .row(openings)
        .row([Button::callback(texts.target_button_month(), Callback::TargetsMonth { department, month })])
}

/// «Ольга Белова, пт 20.11, 14:05»
fn who(version: &VersionLine, locale: Locale) -> String {
    let texts = locale.texts();
    let (on, at) = (locale.date(version.on), locale.time(version.at));
    match &version.by {
        Some(by) => texts.target_by(words::cut(by, words::NAME), on, at),
        None => texts.target_by_file(on, at),
    }
}

/// All versions, oldest first, the last ones where there are many.
pub fn history(
    metric: &Metric,
    month_on: NaiveDate,
    versions: &[VersionLine],
    currency: Currency,
    locale: Locale,
) -> Screen {
    const MOST: usize = 20;
    let texts = locale.texts();
    let mut html = Html::text(texts.target_history(name(metric), locale.month_of_year(month_on))).bold();
    let skipped = versions.len().saturating_sub(MOST);
    for (nth, version) in versions.iter().enumerate().skip(skipped) {
        let total = value(metric, currency, version.total, locale);
        let line = texts.target_history_line((nth + 1).to_string(), total, who(version, locale));
        html.push_line(Html::text(format!("{line}, {}", texts.target_acts(locale.date(version.from_on)))));
        if let Some(reason) = &version.reason {
            html.push_line(Html::text(texts.target_reason(words::cut(reason, words::BODY))).italic());
        }
    }
    let compare = |first: usize, second: usize| {
        let label = texts.target_button_compare((first + 1).to_string(), (second + 1).to_string());
        let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
        Some(Button::callback(label, Callback::TargetCompare { metric: metric.id, month: month_on, first, second }))
    };
    let last = versions.len().saturating_sub(1);
    let mut pairs: Vec<(usize, usize)> = (skipped + 1..versions.len()).map(|nth| (nth - 1, nth)).collect();
    if last > 1 {
        pairs.push((0, last));
    }
    let card = Callback::TargetOf { metric: metric.id, month: month_on };
    Screen::text(html)
        .grid(2, pairs.into_iter().filter_map(|(first, second)| compare(first, second)))
        .row([Button::callback(texts.target_button_card(), card)])
}

/// Two versions by member.
pub fn compare(two: &Comparison, locale: Locale) -> Screen {
    let texts = locale.texts();
    let shown = |v: i64| value(&two.metric, two.currency, v, locale);
    let title = texts.target_compare(
        name(&two.metric),
        locale.month_of_year(two.month_on),
        shown(two.first.total),
        shown(two.second.total),
    );
    let mut html = Html::text(title).bold().line(Html::text(who(&two.first, locale)).italic());
    html.push_line(Html::text(who(&two.second, locale)).italic());
    if let Some(reason) = &two.second.reason {
        html.push_line(Html::text(texts.target_reason(words::cut(reason, words::BODY))));
    }
    let share = |v: Option<i64>| v.map_or_else(|| texts.target_none().to_owned(), |v| locale.value(&two.metric, v));
    let changed: Vec<_> = two.rows.iter().filter(|(_, before, after)| before != after).collect();
    let row = |(person, before, after): &&(String, Option<i64>, Option<i64>)| {
        Html::text(texts.target_compare_row(words::cut(person, words::NAME), share(*before), share(*after)))
    };
    let body = match changed.is_empty() {
        true => Html::text(texts.target_compare_same()),
        false => Html::lines(changed.iter().take(ROWS).map(row)),
    };
    let back = Callback::TargetHistory { metric: two.metric.id, month: two.month_on };
    Screen::text(html.block(body)).row([Button::callback(texts.target_button_back(), back)])
}

#[cfg(test)]
mod tests;
