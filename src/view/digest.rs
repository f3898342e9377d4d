//! The digest as the team reads it, and what is said about it to the head.
//!
//! Invariants: one message, always within Telegram's limits: what does not fit is counted, never cut in the middle of
//! a number; nothing red and nobody silent is named.
mod about;
mod parts;

pub use about::{
    acted, acted_toast, decided, draft, held, held_answer, last_post, link, nobody_due, nobody_yet, nothing_yet,
    preview_row, with_preview,
};

use super::{
    callback::Callback,
    html::Html,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        digest::{DigestContent, FEW_MEMBERS, MainLine, PersonLine, Total},
        metric::Direction,
    },
    locale::Locale,
};
use parts::{lower, main_line, older_line, person, shown};

/// Names of those away, corrections and older days that are told one by one.
const NAMES: usize = 10;
const CORRECTIONS: usize = 5;
const OLDER: usize = 5;
const MARKS: usize = 3;

/// Of more than [`FEW_MEMBERS`], so many who reached their plan stand in the open.
const PRAISED: usize = 5;

/// The digest for a chat.
pub fn digest(content: &DigestContent, locale: Locale) -> Screen {
    Screen::text(body(content, locale))
}

/// The digest for a head of a department without a chat: [Переслать в чат].
pub fn digest_for_head(content: &DigestContent, locale: Locale) -> Screen {
    let texts = locale.texts();
    let html = body(content, locale).block(Html::text(texts.digest_no_chat()).italic());
    let button = Button::callback(texts.digest_to_chat(), Callback::DigestToChat { digest: content.digest });
    Screen::text(html).row([button])
}

/// The text of the digest, within the limits with room for a line or two more.
pub fn body(content: &DigestContent, locale: Locale) -> Html {
    let whole = |people: usize| {
        Html::lines([
            heading(content, locale),
            Html::lines(content.main.iter().map(|main| main_line(main, content, locale))),
            // The lines of the month and the forecast will stand here.
            funnel(&content.funnel, content, locale),
            Html::lines(content.others.iter().map(|total| Html::text(total_alone(total, content, locale)))),
            people_lines(content, people, locale),
            older(content, locale),
            corrections(content, locale),
            promises(content, locale),
            marks(content, locale),
            // The line of the contest will stand here.
        ])
    };
    let fits = |html: &Html| html.units() <= BODY_UNITS && html.entities() <= BODY_ENTITIES;
    // Names of 64 characters times 50 people may be too much: fewer are named then.
    let mut named = content.people.len();
    let mut html = whole(named);
    while !fits(&html) && named > 0 {
        named -= 1;
        html = whole(named);
    }
    if fits(&html) { html } else { html.split(BODY_UNITS, BODY_ENTITIES).into_iter().next().unwrap_or_default() }
}

/// Less than a message, so that a head's copy has room for a sentence.
const BODY_UNITS: usize = 3_800;
const BODY_ENTITIES: usize = 90;

fn heading(content: &DigestContent, locale: Locale) -> Html {
    let texts = locale.texts();
    let (first, last) = content.shown;
    let title = Html::text("📊 ").and(Html::text(texts.digest_heading(locale.dates(first, last))).bold());
    let place = content.place.map(|(nth, of)| texts.digest_working_day(locale.ordinal(nth as i64), of));
    let c = content.coverage;
    let coverage = match content.updated {
        _ if c.due == 0 => None,
        Some(at) => Some(texts.digest_updated(locale.time(at), c.given, c.due)),
        None => Some(texts.digest_coverage(c.given, c.due)),
    };
    // Only where it says more than the coverage: somebody gave facts and no plan.
    let plans = (c.plan_named < c.plan_asked).then(|| texts.digest_plans(c.plan_named, c.plan_asked));
    let away = (!content.away.is_empty())
        .then(|| texts.digest_away(content.away.len(), some_of(&content.away, NAMES, locale)));
    let waiting = content.waiting.map(|until| texts.digest_waiting(locale.time(until)));
    let rest = [place, coverage, waiting, plans, away].into_iter().flatten().map(Html::text);
    Html::join([title].into_iter().chain(rest), " · ")
}

/// The first names, and how many more.
fn some_of(names: &[String], most: usize, locale: Locale) -> String {
    let left = names.len().saturating_sub(most);
    let more = (left > 0).then(|| locale.texts().digest_and_more(left));
    let listed = names[..names.len() - left].join(", ");
    more.map_or(listed.clone(), |more| format!("{listed} {more}"))
}

/// «Воронка звонки 141 → встречи 18 → КП 11 → договоры 4»
fn funnel(steps: &[Total], content: &DigestContent, locale: Locale) -> Html {
    if steps.is_empty() {
        return Html::new();
    }
    let steps: Vec<String> =
        steps.iter().map(|step| format!("{} {}", lower(&step.metric.name), value_of(step, content, locale))).collect();
    Html::text(locale.texts().digest_funnel()).bold().and(format!(" {}", steps.join(" → ")))
}

/// «Новые клиенты 5»
fn total_alone(total: &Total, content: &DigestContent, locale: Locale) -> String {
    format!("{} {}", total.metric.name, value_of(total, content, locale))
}

fn value_of(total: &Total, content: &DigestContent, locale: Locale) -> String {
    let value = shown(&total.metric, total.sum, content, locale);
    match total.known < total.of {
        true => format!("{value} {}", locale.texts().digest_known(total.known, total.of)),
        false => value,
    }
}

/// Few members: all; many: the best in the open, the rest in a folded quote. At most `named` of them.
fn people_lines(content: &DigestContent, named: usize, locale: Locale) -> Html {
    let Some(MainLine { metric, .. }) = &content.main else { return Html::new() };
    let people = &content.people[..named.min(content.people.len())];
    let line = |p: &PersonLine| Html::text(person(p, metric, content, locale));
    let left = content.people.len() - people.len();
    let more = if left > 0 { Html::text(locale.texts().digest_and_more(left)) } else { Html::new() };
    if content.members <= FEW_MEMBERS {
        return Html::lines(people.iter().map(line).chain([more]));
    }
    let praised = praised(people, metric.direction);
    let open = Html::lines(praised.iter().map(|n| line(&people[*n])));
    let rest = people.iter().enumerate().filter(|(n, _)| !praised.contains(n)).map(|(_, p)| line(p));
    open.line(Html::lines(rest.chain([more])).expandable_quote())
}

/// The first few who reached their plan, as they stand.
fn praised(people: &[PersonLine], direction: Direction) -> Vec<usize> {
    let reached = people.iter().enumerate().filter(|(_, p)| p.score.is_reached(direction));
    reached.map(|(n, _)| n).take(PRAISED).collect()
}

fn older(content: &DigestContent, locale: Locale) -> Html {
    let Some(main) = &content.main else { return Html::new() };
    let newest = content.older.iter().skip(content.older.len().saturating_sub(OLDER));
    Html::lines(newest.map(|day| Html::text(older_line(day, &main.metric, content, locale))))
}

/// «Поправки: пт 20.11 Иванов, оплаты 98 000 → 112 000»
fn corrections(content: &DigestContent, locale: Locale) -> Html {
    if content.corrections.is_empty() {
        return Html::new();
    }
    let told = content.corrections.iter().take(CORRECTIONS).map(|c| parts::correction(c, content, locale));
    let left = content.corrections.len().saturating_sub(CORRECTIONS);
    let more = (left > 0).then(|| locale.texts().digest_and_more(left));
    let all: Vec<String> = told.chain(more).collect();
    Html::text(format!("✏️ {} {}", locale.texts().digest_corrections(), all.join("; ")))
}

/// «🤝 Обещания: выполнено 9 из 12, на сегодня 4»
fn promises(content: &DigestContent, locale: Locale) -> Html {
    let (texts, p) = (locale.texts(), content.promises);
    let kept = (p.due > 0).then(|| texts.digest_promises_kept(p.kept, p.due));
    let today = (p.today > 0).then(|| texts.digest_promises_today(p.today));
    let what: Vec<String> = [kept, today].into_iter().flatten().collect();
    match what.is_empty() {
        true => Html::new(),
        false => Html::text(format!("🤝 {}", texts.digest_promises(what.join(", ")))),
    }
}

/// «📌 акция −10 %»
fn marks(content: &DigestContent, locale: Locale) -> Html {
    match content.marks.is_empty() {
        true => Html::new(),
        false => {
            let left = content.marks.len().saturating_sub(MARKS);
            let more = (left > 0).then(|| locale.texts().digest_and_more(left));
            let told: Vec<String> = content.marks.iter().take(MARKS).cloned().chain(more).collect();
            Html::text(format!("📌 {}", told.join("; ")))
        }
    }
}

#[cfg(test)]
mod tests;
