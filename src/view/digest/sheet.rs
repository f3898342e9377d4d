//! A digest laid out: its lines, the places they have, and what is left out when there is no room.
//!
//! Apart from the words because the limits are met here: one message or two, as many as were posted. Invariants: no
//! message is longer than Telegram allows; nobody is named twice, and those who are not named are counted; the two
//! messages of a digest are laid out alike from the same content, though they are rendered apart.
use super::{Detail, lines};
use crate::{
    domain::digest::{DigestContent, MESSAGE_UNITS, Page},
    locale::Locale,
    view::html::Html,
};

/// Below what a message holds: a head's copy has a sentence and a mark of its own.
const ENTITIES: usize = 90;

/// The lines of a digest before they have places.
pub(super) struct Sheet {
    /// Above the people: the heading, the day, the funnel.
    pub head: Html,
    /// Person lines in the open.
    pub open: Vec<Html>,
    /// Person lines in the quote.
    pub folded: Vec<Html>,
    /// Below the people.
    pub tail: Html,
}

/// The page of the digest.
pub(super) fn page(content: &DigestContent, page: Page, locale: Locale) -> Html {
    let layout = |sheet: &Sheet| match page {
        Page::Whole => whole(sheet, locale),
        Page::First | Page::Second => two(sheet, content, locale),
    };
    let mut sheet = lines(content, Detail::Full, locale);
    if layout(&sheet).named < sheet.people() {
        sheet = lines(content, Detail::Brief, locale);
    }
    let sheet = &sheet;
    let Layout { first, named } = layout(sheet);
    let html = match page {
        Page::Whole => above(sheet, 0..named, locale, sheet.people() - named),
        Page::First => above(sheet, 0..first, locale, 0),
        Page::Second => below(sheet, first..named, content, locale),
    };
    match fits(&html) {
        true => html,
        false => html.split(MESSAGE_UNITS, ENTITIES).into_iter().next().unwrap_or_default(),
    }
}

/// How many of the person lines have a place, and how many of them in the first message.
#[derive(Clone, Copy)]
struct Layout {
    first: usize,
    named: usize,
}

impl Sheet {
    fn people(&self) -> usize {
        self.open.len() + self.folded.len()
    }

    /// What person lines take, each with its line break.
    fn units(&self, range: std::ops::Range<usize>) -> usize {
        self.open.iter().chain(&self.folded).skip(range.start).take(range.len()).map(|line| line.units() + 1).sum()
    }
}

fn fits(html: &Html) -> bool {
    html.units() <= MESSAGE_UNITS && html.entities() <= ENTITIES
}

/// All in one message: as many of the first lines as it holds.
fn whole(sheet: &Sheet, locale: Locale) -> Layout {
    let fixed = above(sheet, 0..0, locale, 0).units();
    let room = |named: usize| {
        let more = if named < sheet.people() { and_more(sheet.people() - named, locale).units() + 1 } else { 0 };
        fixed + sheet.units(0..named) + more <= MESSAGE_UNITS
    };
    let named = (0..=sheet.people()).rev().find(|named| room(*named)).unwrap_or(0);
    Layout { first: named, named }
}

/// In two: the first keeps the lines in the open and only as many others as the second has no room for.
fn two(sheet: &Sheet, content: &DigestContent, locale: Locale) -> Layout {
    let fixed = above(sheet, 0..0, locale, 0).units();
    let title = title(content, locale).units() + 1;
    let more = and_more(sheet.people(), locale).units() + 1;
    let open = sheet.open.len();
    for named in (open..=sheet.people()).rev() {
        let more = if named < sheet.people() { more } else { 0 };
        let first = (open..=named).find(|first| title + sheet.units(*first..named) + more <= MESSAGE_UNITS);
        if let Some(first) = first.filter(|first| fixed + sheet.units(0..*first) <= MESSAGE_UNITS) {
            return Layout { first, named };
        }
    }
    let named = whole(sheet, locale).named.min(open);
    Layout { first: named, named }
}

/// The heading, person lines of the range, and what stands below them; `left` people are counted.
fn above(sheet: &Sheet, range: std::ops::Range<usize>, locale: Locale, left: usize) -> Html {
    let open = sheet.open[range.start..range.end.min(sheet.open.len())].to_vec();
    let folded = sheet.folded[..range.end.saturating_sub(sheet.open.len())].to_vec();
    let more = (left > 0).then(|| and_more(left, locale));
    let people = match sheet.folded.is_empty() {
        true => Html::lines(open.into_iter().chain(more)),
        false => Html::lines(open).line(Html::lines(folded.into_iter().chain(more)).expandable_quote()),
    };
    sheet.head.clone().line(people).line(sheet.tail.clone())
}

/// The second message: the other person lines.
fn below(sheet: &Sheet, range: std::ops::Range<usize>, content: &DigestContent, locale: Locale) -> Html {
    let people: Vec<Html> = sheet.open.iter().chain(&sheet.folded).cloned().collect();
    let left = sheet.people() - range.end;
    let more = (left > 0).then(|| and_more(left, locale));
    let rest = Html::lines(people[range].iter().cloned().chain(more)).expandable_quote();
    match rest.is_empty() {
        true => title(content, locale).line(Html::text(locale.texts().digest_all_above())),
        false => title(content, locale).line(rest),
    }
}

fn title(content: &DigestContent, locale: Locale) -> Html {
    let (first, last) = content.shown;
    Html::text("📊 ").and(Html::text(locale.texts().digest_by_people(locale.dates(first, last))).bold())
}

fn and_more(left: usize, locale: Locale) -> Html {
    Html::text(locale.texts().digest_and_more(left))
}
