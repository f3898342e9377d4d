//! Causes by their weight for the leaders: the letter of the week, the whole of it page by page, one investigation, and
//! the causes of a month for those who show a month.
//!
//! Only leaders see the first three: they name who was hindered by what. Invariants: a message fits, whatever people
//! typed; what the letter leaves out is one tap away.
mod month;

pub use month::block as month_block;

use super::{
    callback::Callback,
    html::{Html, MESSAGE_ENTITIES},
    report::{lesson::cause_label, words},
    screen::{Button, Screen},
};
use crate::{
    domain::{
        causes::{Causes, EatenLine, REPEATED, Weighed, WorkedLine},
        investigation::{InvestigationCard, InvestigationEnd, InvestigationLine},
        report::Cause,
    },
    locale::Locale,
};
use chrono::TimeDelta;

/// Lines of a section in the letter.
const LINES: usize = 5;
/// Open investigations with a button of their own.
const BUTTONS: usize = 6;
/// Most characters of what somebody said, among many others.
const WORDS: usize = 100;
/// Less than a message holds.
const PAGE_UNITS: usize = 3_800;
const PAGE_ENTITIES: usize = MESSAGE_ENTITIES - 10;

/// The letter of the week, and the first page when it is asked for.
pub fn screen(causes: &Causes, locale: Locale) -> Screen {
    page(causes, 0, locale)
}

/// Page 0 is the short one; from 1 on all of it. A page beyond the last is the last.
pub fn page(causes: &Causes, page: u8, locale: Locale) -> Screen {
    let texts = locale.texts();
    let to = |label: String, page: usize| {
        let (department, on) = (causes.department, causes.from_on);
        let page = u8::try_from(page).unwrap_or(u8::MAX);
        Button::callback(label, Callback::Causes { department, on, page })
    };
    let before = causes.from_on - TimeDelta::days(7);
    let earlier = Callback::Causes { department: causes.department, on: before, page: 0 };
    let earlier =
        Button::callback(texts.causes_button_before(locale.dates(before, before + TimeDelta::days(6))), earlier);
    if page == 0 {
        let whole =
            (text(causes, None, locale) != text(causes, Some(LINES), locale)).then(|| to(texts.causes_button_all(), 1));
        let opens = causes.open.iter().take(BUTTONS).map(|line| {
            let label = texts.causes_button_open(words::cut(&line.name, words::LABEL), locale.day_month(line.on));
            Button::callback(label, Callback::Investigation { investigation: line.id })
        });
        let short = first_page(text(causes, Some(LINES), locale));
        return Screen::text(short).grid(2, opens).row(whole).row([earlier]);
    }
    let mut pages = text(causes, None, locale).split(PAGE_UNITS, PAGE_ENTITIES);
    let of = pages.len();
    let at = usize::from(page - 1).min(of.saturating_sub(1));
    let name = |n: usize| texts.protocol_page(words::count(n), words::count(of));
    let back = match at {
        0 => to(texts.causes_button_short(), 0),
        at => to(format!("‹ {}", name(at)), at),
    };
    let on = (at + 1 < of).then(|| to(format!("{} ›", name(at + 2)), at + 2));
    let shown = if pages.is_empty() { Html::new() } else { pages.swap_remove(at) };
    Screen::text(shown).row([back].into_iter().chain(on))
}

fn first_page(html: Html) -> Html {
    if html.fits() { html } else { html.split(PAGE_UNITS, PAGE_ENTITIES).into_iter().next().unwrap_or_default() }
}

/// Everything, or so many lines of each section.
fn text(causes: &Causes, most: Option<usize>, locale: Locale) -> Html {
    let texts = locale.texts();
    let title = texts.causes_title(locale.dates(causes.from_on, causes.through_on));
    let html = Html::text(title).bold();
    if causes.is_empty() {
        return html.line(texts.causes_none());
    }
    let (shortfall, days) = causes.shortfall();
    let heading = match days {
        0 => Html::text(texts.causes_no_shortfall()),
        days => Html::text(texts.causes_shortfall(words::count(days), value(causes, shortfall, locale))),
    };
    let weighed = causes.causes.iter().map(|one| weighed(one, causes, locale));
    let eaten = causes.eaten.iter().map(|line| eaten(line, causes, locale));
    let worked = causes.worked.iter().map(|line| worked(line, causes, locale));
    let open = causes.open.iter().map(|line| open(line, causes, locale));
    let ended = causes.ended.iter().map(|line| ended(line, locale));
    html.line(heading.line(bullets(weighed, most, locale)))
        .block(titled(texts.causes_eaten(), bullets(eaten, most, locale)))
        .block(titled(texts.causes_worked(), bullets(worked, most.map(|_| REPEATED), locale)))
        .block(titled(texts.causes_open(), bullets(open, most, locale)))
        .block(titled(texts.causes_ended(), bullets(ended, most, locale)))
}

fn titled(title: String, lines: Html) -> Html {
    if lines.is_empty() { lines } else { Html::text(title).bold().line(lines) }
}

fn bullets(lines: impl ExactSizeIterator<Item = String>, most: Option<usize>, locale: Locale) -> Html {
    let left = lines.len().saturating_sub(most.unwrap_or(lines.len()));
    let more = (left > 0).then(|| locale.texts().today_more(left.to_string()));
    let shown = lines.take(most.unwrap_or(usize::MAX)).map(|line| format!("• {line}"));
    Html::lines(shown.chain(more).map(Html::text))
}

fn value(causes: &Causes, value: i64, locale: Locale) -> String {
    words::value(&causes.metric, value, causes.currency, locale)
}

/// «клиент перенёс — 320 000 ₽, 3 дня»
fn weighed(one: &Weighed, causes: &Causes, locale: Locale) -> String {
    let texts = locale.texts();
    let cause = one.cause.map_or_else(|| texts.causes_unnamed(), |cause| named(cause, locale));
    texts.causes_weighed(words::count(one.days), cause, value(causes, one.shortfall, locale))
}

fn named(cause: Cause, locale: Locale) -> String {
    words::lowered(cause_label(cause, locale))
}

/// «Иванов: ждали счёт или договор × 2, бумаги и CRM — 120 000 ₽»
fn eaten(line: &EatenLine, causes: &Causes, locale: Locale) -> String {
    let texts = locale.texts();
    let times = line.times.iter().map(|(cause, times)| match *times {
        1 => named(*cause, locale),
        times => texts.causes_times(named(*cause, locale), times.to_string()),
    });
    let times: Vec<String> = times.collect();
    texts.causes_eaten_line(
        words::cut(&line.name, words::NAME),
        times.join(", "),
        value(causes, line.shortfall, locale),
    )
}

/// «Ким, вт 17.11, 150 000 ₽ при плане 80 000: «позвонил всем»»
fn worked(line: &WorkedLine, causes: &Causes, locale: Locale) -> String {
    locale.texts().causes_worked_line(
        words::cut(&line.name, words::NAME),
        locale.date(line.on),
        value(causes, line.fact, locale),
        locale.value(&causes.metric, line.pledge),
        words::cut(&line.words, WORDS),
    )
}

/// «Иванов, ср 18.11, 20 000 ₽ при плане 80 000 — цена»
fn open(line: &InvestigationLine, causes: &Causes, locale: Locale) -> String {
    let texts = locale.texts();
    let (name, date) = (words::cut(&line.name, words::NAME), locale.date(line.on));
    let (fact, plan) = (value(causes, line.fact, locale), locale.value(&causes.metric, line.plan));
    match why(line, locale) {
        Some(why) => texts.causes_open_line(name, date, fact, plan, why),
        None => texts.causes_open_line_bare(name, date, fact, plan),
    }
}

/// His own words where there are any, else the cause.
fn why(line: &InvestigationLine, locale: Locale) -> Option<String> {
    match (&line.words, line.cause) {
        (Some(words), _) => Some(locale.texts().causes_words(words::cut(words, WORDS))),
        (None, cause) => cause.map(|cause| named(cause, locale)),
    }
}

/// «Ким, пн 16.11: «отправить КП», до пт 20.11 — выполнено»
fn ended(line: &InvestigationLine, locale: Locale) -> String {
    locale.texts().causes_ended_line(words::cut(&line.name, words::NAME), locale.date(line.on), came_to(line, locale))
}

fn came_to(line: &InvestigationLine, locale: Locale) -> String {
    let texts = locale.texts();
    match &line.end {
        Some(InvestigationEnd::Promise { body, due_on, state }) => {
            texts.causes_promise(state.as_str(), words::cut(body, WORDS), locale.date(*due_on))
        }
        Some(InvestigationEnd::NoAction) | None => texts.causes_no_action(),
    }
}

/// One investigation: what was, why, what we do.
pub fn card(card: &InvestigationCard, locale: Locale) -> Screen {
    let (texts, investigation) = (locale.texts(), card.line.id);
    let screen = Screen::text(what_was(card, locale));
    let on = card.line.on;
    let back = Callback::Causes { department: card.department, on, page: 0 };
    let back = Button::callback(texts.causes_button_week(), back);
    if card.line.end.is_some() {
        return screen.row([back]);
    }
    screen
        .row([
            Button::callback(texts.causes_button_ask(), Callback::AskAction { investigation }),
            Button::callback(texts.causes_button_no_action(), Callback::EndInvestigation { investigation }),
        ])
        .row([back])
}

/// What is to be promised: typed.
pub fn ask_action(card: &InvestigationCard, locale: Locale) -> Screen {
    let texts = locale.texts();
    let back = Callback::Investigation { investigation: card.line.id };
    Screen::text(what_was(card, locale).block(texts.causes_ask_action()))
        .row([Button::callback(texts.causes_button_back(), back)])
}

fn what_was(card: &InvestigationCard, locale: Locale) -> Html {
    let (texts, line) = (locale.texts(), &card.line);
    let title = texts.causes_card(words::cut(&line.name, words::NAME), locale.date(line.on));
    let fact = words::value(&card.metric, line.fact, card.currency, locale);
    let against = texts.report_against(words::name(&card.metric), fact, locale.value(&card.metric, line.plan));
    let why = why(line, locale).map_or_else(|| texts.causes_card_no_why(), |why| texts.causes_card_why(why));
    let html = Html::text(title).bold().line(against).line(why);
    match line.end {
        Some(_) => html.line(texts.causes_card_end(came_to(line, locale))),
        None => html.line(texts.causes_card_open()),
    }
}

#[cfg(test)]
mod tests;
