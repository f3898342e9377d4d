//! The protocol of a day as its reader sees it, page by page, and the way from one day to another.
//!
//! What may be seen is decided before ([`crate::domain::protocol::rendition`]); here it is only said. Invariants: every
//! page fits one message, whatever people typed; a page ends at the end of a line where it can.
mod insight;
mod parts;

use super::{
    callback::Callback,
    digest::link,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        id::{ChatId, MessageId, ProtocolId},
        protocol::{Correction, Counts, DayFigures, Neighbours, Promises, Rendition, Saying},
    },
    locale::Locale,
};
use chrono::NaiveDate;

/// Less than a message holds.
const PAGE_UNITS: usize = 3_800;
const PAGE_ENTITIES: usize = 90;
/// Corrections told one by one.
const CORRECTIONS: usize = 10;

/// One page in private, with the way to the others and to the days beside; a page beyond the last is the last.
pub fn page(id: ProtocolId, rendition: &Rendition, beside: Neighbours, page: u8, locale: Locale) -> Screen {
    let mut pages = pages(rendition, locale);
    let of = pages.len();
    let at = usize::from(page).min(of.saturating_sub(1));
    let turn = |to: usize, label: String| {
        let page = u8::try_from(to).unwrap_or(u8::MAX);
        Button::callback(label, Callback::ShowProtocol { protocol: id, page })
    };
    let name = |n: usize| locale.texts().protocol_page(words::count(n + 1), words::count(of));
    let back = at.checked_sub(1).map(|to| turn(to, format!("‹ {}", name(to))));
    let on = (at + 1 < of).then(|| turn(at + 1, format!("{} ›", name(at + 1))));
    let shown = if pages.is_empty() { Html::new() } else { pages.swap_remove(at) };
    Screen::text(shown).row(back.into_iter().chain(on)).row(ways(beside, locale))
}

/// All of it for a chat: a message each.
pub fn posts(rendition: &Rendition, locale: Locale) -> Vec<Screen> {
    pages(rendition, locale).into_iter().map(Screen::text).collect()
}

/// All of it, as long as it is.
pub fn whole(rendition: &Rendition, locale: Locale) -> Screen {
    Screen::text(text(rendition, locale))
}

/// Where there is no protocol: the nearest ones. `None`: no day was named.
pub fn none(on: Option<NaiveDate>, nearest: Neighbours, locale: Locale) -> Screen {
    let texts = locale.texts();
    let days: Vec<String> =
        [nearest.before, nearest.after].into_iter().flatten().map(|(_, on)| locale.date(on)).collect();
    match on {
        Some(on) if !days.is_empty() => {
            Screen::text(texts.protocol_none_on(words::count(days.len()), locale.date(on), locale.list(&days)))
                .row(ways(nearest, locale))
        }
        _ => Screen::text(texts.protocol_none()),
    }
}

/// A day that can be meant in two ways.
pub fn which(days: &[(ProtocolId, NaiveDate)], locale: Locale) -> Screen {
    let buttons = days.iter().map(|(id, on)| open(*id, locale.date(*on)));
    Screen::text(locale.texts().protocol_which()).row(buttons)
}

/// A date that cannot be read.
pub fn unclear(locale: Locale) -> Screen {
    Screen::text(locale.texts().protocol_unclear())
}

/// `/protocol` in the team chat by somebody who may not post: a link to the last one.
pub fn last_post(post: Option<(ChatId, MessageId)>, locale: Locale) -> Screen {
    let texts = locale.texts();
    match post.and_then(|(chat, message)| link(chat, message)) {
        Some(url) => Screen::text(texts.protocol_last_post()).row([Button::url(texts.digest_open_post(), url)]),
        None => Screen::text(texts.protocol_no_post()),
    }
}

fn open(protocol: ProtocolId, label: String) -> Button {
    Button::callback(label, Callback::ShowProtocol { protocol, page: 0 })
}

/// ‹ пт 20.11 · вт 24.11 ›
fn ways(beside: Neighbours, locale: Locale) -> impl Iterator<Item = Button> {
    let before = beside.before.map(|(id, on)| open(id, format!("‹ {}", locale.date(on))));
    let after = beside.after.map(|(id, on)| open(id, format!("{} ›", locale.date(on))));
    before.into_iter().chain(after)
}

fn pages(rendition: &Rendition, locale: Locale) -> Vec<Html> {
    text(rendition, locale).split(PAGE_UNITS, PAGE_ENTITIES)
}

fn text(r: &Rendition, locale: Locale) -> Html {
    let texts = locale.texts();
    let facts = match r.facts.is_empty() {
        true => Html::text(texts.protocol_no_facts()),
        false => blocks(r.facts.iter().map(|day| figures(texts.protocol_facts(locale.date(day.on)), day, r, locale))),
    };
    let plans = r.plans.iter().map(|day| figures(texts.protocol_plans(locale.date(day.on)), day, r, locale));
    heading(r, locale)
        .block(facts)
        .block(corrections(&r.corrections, r, locale))
        .block(blocks(plans))
        .block(worked(&r.worked, locale))
        .block(promises(&r.promises, r, locale))
        .block(r.counts.as_ref().map(|counts| self::counts(counts, locale)).unwrap_or_default())
        .block(r.insight.as_ref().map(|insight| insight::insight(insight, r, locale)).unwrap_or_default())
}

fn blocks(all: impl IntoIterator<Item = Html>) -> Html {
    all.into_iter().fold(Html::new(), Html::block)
}

/// A heading and lines; nothing without lines.
fn section(title: String, lines: impl IntoIterator<Item = String>) -> Html {
    let lines = Html::lines(lines.into_iter().map(Html::text));
    if lines.is_empty() { lines } else { Html::text(title).bold().line(lines) }
}

fn heading(r: &Rendition, locale: Locale) -> Html {
    let texts = locale.texts();
    let title = Html::text("📋 ").and(Html::text(texts.protocol_title(locale.date(r.on))).bold());
    let coverage = match r.due {
        0 => texts.protocol_nobody_due(),
        _ => texts.protocol_coverage(words::count(r.given), words::count(r.due)),
    };
    title.line(format!("{} · {coverage}", words::cut(&r.department, words::NAME)))
}

/// «Факт за пт 20.11»: the department where it says more than its people, then they.
fn figures(title: String, day: &DayFigures, r: &Rendition, locale: Locale) -> Html {
    let alone = day.members == 1 && day.people.len() == 1;
    let sums: Vec<String> = day.department.iter().map(|sum| parts::sum(sum, day.members, r.currency, locale)).collect();
    let department = (!alone && !sums.is_empty())
        .then(|| locale.texts().protocol_of(locale.texts().protocol_department(), sums.join(", ")));
    let people = day.people.iter().map(|person| parts::person(person, r.currency, locale));
    section(title, department.into_iter().chain(people))
}

/// «Поправки: пт 20.11 Иванов, оплаты 98 000 ₽ → 112 000 ₽»
fn corrections(all: &[Correction], r: &Rendition, locale: Locale) -> Html {
    if all.is_empty() {
        return Html::new();
    }
    let line = |c: &Correction| {
        let changed = parts::changed(&c.metric, c.before, c.after, r.currency, locale);
        format!("{} {}, {changed}", locale.date(c.on), words::cut(&c.name, words::NAME))
    };
    let left = all.len().saturating_sub(CORRECTIONS);
    let more = (left > 0).then(|| locale.texts().digest_and_more(left));
    let told: Vec<String> = all.iter().take(CORRECTIONS).map(line).chain(more).collect();
    Html::text(format!("✏️ {} {}", locale.texts().digest_corrections(), told.join("; ")))
}

fn worked(all: &[Saying], locale: Locale) -> Html {
    section(locale.texts().protocol_worked(), all.iter().map(|saying| parts::saying(saying, locale)))
}

fn promises(p: &Promises, r: &Rendition, locale: Locale) -> Html {
    let texts = locale.texts();
    let made = p.made.iter().map(|one| parts::made(one, r.currency, locale));
    let kept = p.kept.iter().map(|one| parts::kept(one, r.currency, locale));
    let other = p.other.iter().map(|one| parts::other(one, r.currency, locale));
    let totals = p.totals.map(|totals| {
        let (made, kept) = (words::count(totals.made), words::count(totals.kept));
        Html::text(match totals.amount_minor {
            Some(amount) => texts.protocol_totals_money(made, locale.money(amount, r.currency), kept),
            None => texts.protocol_totals(made, kept),
        })
    });
    blocks([
        section(format!("🤝 {}", texts.protocol_promised()), made),
        section(format!("✅ {}", texts.protocol_kept()), kept),
        section(texts.protocol_others(), other),
        totals.map(|line| Html::text("🤝 ").and(line)).unwrap_or_default(),
    ])
}

/// What the superior learns of what only the head sees.
fn counts(c: &Counts, locale: Locale) -> Html {
    let count = words::count;
    Html::text(locale.texts().protocol_counts(count(c.silent), count(c.away), count(c.hindered), count(c.helps)))
}

#[cfg(test)]
mod tests;
