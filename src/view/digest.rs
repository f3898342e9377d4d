//! The digest as the team reads it, and what is said about it to the head.
//!
//! Invariants: one message or two, as it was posted, always within Telegram's limits: what does not fit is counted,
//! never cut in the middle of a number; nothing red and nobody silent is named.
mod about;
mod month;
mod parts;
mod sheet;

pub use about::{
    acted, acted_toast, decided, draft, held, held_answer, last_post, link, nobody_due, nobody_yet, nothing_yet,
    origin_button, preview_row, with_preview,
};

use super::{
    bidi,
    callback::Callback,
    html::Html,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        digest::{
            CORRECTIONS, DigestContent, DigestMark, FEW_MEMBERS, Instead, MainLine, NAMES, OLDER_DAYS, Page,
            PersonLine, Total,
        },
        metric::Direction,
    },
    locale::Locale,
};
use parts::{lower, main_line, older_line, person, shown};
use sheet::Sheet;

/// Marks that are told one by one.
const MARKS: usize = 3;

/// Of more than [`FEW_MEMBERS`], so many who reached their plan stand in the open.
const PRAISED: usize = 5;

/// How much is told besides the day and its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    Full,
    /// Where there is no room: fewer names, and older days without people.
    Brief,
}

impl Detail {
    fn most(self, full: usize) -> usize {
        match self {
            Detail::Full => full,
            Detail::Brief => full / 2,
        }
    }
}

/// A message of the digest for a chat.
pub fn digest(content: &DigestContent, page: Page, locale: Locale) -> Screen {
    Screen::text(sheet::page(content, page, locale))
}

/// The same for a leader, who got it instead of the chat: why, and [Переслать в чат].
pub fn digest_for_head(content: &DigestContent, page: Page, instead: Instead, locale: Locale) -> Screen {
    let (texts, html) = (locale.texts(), sheet::page(content, page, locale));
    if !page.is_last() {
        return Screen::text(html);
    }
    let why = match instead {
        Instead::NoChat => texts.digest_no_chat(),
        Instead::ChatLost => texts.digest_chat_lost(),
        Instead::Muted => texts.digest_chat_muted(),
        Instead::NotYet => texts.digest_draft(),
    };
    let button = Button::callback(texts.digest_to_chat(), Callback::DigestToChat { digest: content.digest });
    Screen::text(html.block(Html::text(why).italic())).row([button])
}

/// The text of the digest in one message, with room for a line or two more.
pub fn body(content: &DigestContent, locale: Locale) -> Html {
    sheet::page(content, Page::Whole, locale)
}

/// Everything it says, line by line.
fn lines(content: &DigestContent, detail: Detail, locale: Locale) -> Sheet {
    let head = Html::lines([
        heading(content, detail, locale),
        month::closing(content, locale),
        Html::lines(content.main.iter().map(|main| main_line(main, content, locale))),
        month::lines(content, locale),
        funnel(&content.funnel, content, locale),
        Html::lines(content.others.iter().map(|total| Html::text(total_alone(total, content, locale)))),
    ]);
    let tail = Html::lines([
        older(content, detail, locale),
        corrections(content, detail, locale),
        promises(content, locale),
        marks(content, locale),
        // The line of the contest will stand here.
    ]);
    let (open, folded) = people_lines(content, locale);
    Sheet { head, open, folded, tail }
}

fn heading(content: &DigestContent, detail: Detail, locale: Locale) -> Html {
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
    // Until when, never for whom.
    let waits = content.waits.map(|waits| texts.digest_waits(locale.time(waits.until)));
    let coverage = coverage.map(|said| [Some(said), waits].into_iter().flatten().collect::<Vec<_>>().join(", "));
    // Only where it says more than the coverage: somebody gave facts and no plan.
    let plans = (c.plan_named < c.plan_asked).then(|| texts.digest_plans(c.plan_named, c.plan_asked));
    let away = (!content.away.is_empty())
        .then(|| texts.digest_away(content.away.len(), some_of(&content.away, detail.most(NAMES), locale)));
    let rest = [place, coverage, plans, away].into_iter().flatten().map(Html::text);
    Html::join([title].into_iter().chain(rest), " · ")
}

/// The first names, and how many more.
fn some_of(names: &[String], most: usize, locale: Locale) -> String {
    let left = names.len().saturating_sub(most);
    let more = (left > 0).then(|| locale.texts().digest_and_more(left));
    let listed = names[..names.len() - left].iter().map(|name| bidi::name(name)).collect::<Vec<_>>().join(", ");
    more.map_or(listed.clone(), |more| format!("{listed} {more}"))
}

/// «Воронка звонки 141 → встречи 18 → КП 11 → договоры 4»
fn funnel(steps: &[Total], content: &DigestContent, locale: Locale) -> Html {
    if steps.is_empty() {
        return Html::new();
    }
    let steps: Vec<String> = steps
        .iter()
        .map(|step| format!("{} {}", lower(&parts::metric(&step.metric)), value_of(step, content, locale)))
        .collect();
    Html::text(locale.texts().digest_funnel()).bold().and(format!(" {}", steps.join(" → ")))
}

/// «Новые клиенты 5»
fn total_alone(total: &Total, content: &DigestContent, locale: Locale) -> String {
    format!("{} {}", parts::metric(&total.metric), value_of(total, content, locale))
}

fn value_of(total: &Total, content: &DigestContent, locale: Locale) -> String {
    let value = shown(&total.metric, total.sum, content, locale);
    match total.known < total.of {
        true => format!("{value} {}", locale.texts().digest_known(total.known, total.of)),
        false => value,
    }
}

/// Few members: all in the open; many: the best there, the rest in a folded quote.
fn people_lines(content: &DigestContent, locale: Locale) -> (Vec<Html>, Vec<Html>) {
    let Some(MainLine { metric, .. }) = &content.main else { return (vec![], vec![]) };
    let line = |p: &PersonLine| Html::text(person(p, metric, content, locale));
    if content.members <= FEW_MEMBERS {
        return (content.people.iter().map(line).collect(), vec![]);
    }
    let praised = praised(&content.people, metric.direction);
    let rest = content.people.iter().enumerate().filter(|(n, _)| !praised.contains(n)).map(|(_, p)| line(p));
    (praised.iter().map(|n| line(&content.people[*n])).collect(), rest.collect())
}

/// The first few who reached their plan, as they stand.
fn praised(people: &[PersonLine], direction: Direction) -> Vec<usize> {
    let reached = people.iter().enumerate().filter(|(_, p)| p.score.is_reached(direction));
    reached.map(|(n, _)| n).take(PRAISED).collect()
}

fn older(content: &DigestContent, detail: Detail, locale: Locale) -> Html {
    let Some(main) = &content.main else { return Html::new() };
    let newest = content.older.iter().skip(content.older.len().saturating_sub(detail.most(OLDER_DAYS)));
    let named = detail == Detail::Full;
    Html::lines(newest.map(|day| Html::text(older_line(day, &main.metric, named, content, locale))))
}

/// «Поправки: пт 20.11 Иванов, оплаты 98 000 → 112 000»
fn corrections(content: &DigestContent, detail: Detail, locale: Locale) -> Html {
    if content.corrections.is_empty() {
        return Html::new();
    }
    let most = detail.most(CORRECTIONS);
    let told = content.corrections.iter().take(most).map(|c| parts::correction(c, content, locale));
    let left = content.corrections.len().saturating_sub(most);
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

/// «📌 акция −10 %»; of several days, those it covers: «📌 выставка (сб 21.11)».
fn marks(content: &DigestContent, locale: Locale) -> Html {
    match content.marks.is_empty() {
        true => Html::new(),
        false => {
            let left = content.marks.len().saturating_sub(MARKS);
            let more = (left > 0).then(|| locale.texts().digest_and_more(left));
            let mark = |mark: &DigestMark| {
                if mark.covers(content.shown) {
                    mark.body.clone()
                } else {
                    locale.texts().digest_mark(&mark.body, locale.dates(mark.from_on, mark.through_on))
                }
            };
            let told: Vec<String> = content.marks.iter().take(MARKS).map(mark).chain(more).collect();
            Html::text(format!("📌 {}", told.join("; ")))
        }
    }
}

#[cfg(test)]
mod tests;
