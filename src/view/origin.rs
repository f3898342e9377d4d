//! «Откуда?»: the figures to choose from, and one of them as a formula, its numbers, and the entries behind it.
//!
//! Invariants: numbers are exact to the smallest unit a metric has, other numbers to three decimals; every page fits a
//! message whatever people typed; only private screens carry the button.
mod parts;

use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        id::{DepartmentId, MemberId},
        metric::Metric,
        origin::{Explanation, Figures, Formula, Letter, Number, Piece, Sign, Traceable},
    },
    locale::Locale,
};
use chrono::NaiveDate;

/// Less than a message holds.
const PAGE_UNITS: usize = 3_000;
const PAGE_ENTITIES: usize = 90;
/// Members with a button each.
const PEOPLE: usize = 40;

/// [Откуда?], under a private screen: of a member's or the department's month of the day.
pub fn button(department: DepartmentId, member: Option<MemberId>, on: NaiveDate, locale: Locale) -> Button {
    let callback = Callback::Origins { department, member, metric: None, on, again: false };
    Button::callback(locale.texts().origin_button(), callback)
}

/// Which figure?
pub fn figures(department: DepartmentId, told: &Figures, locale: Locale) -> Screen {
    let (texts, on) = (locale.texts(), told.on);
    let member = told.whose.as_ref().map(|(id, _)| *id);
    let title = title(&told.metric, told.whose.as_ref().map(|(_, name)| name.as_str()), on, locale);
    let figure = |figure: &Traceable| {
        let label = words::raised(name(*figure, on, locale));
        Button::callback(label, Callback::Origin { member, metric: told.metric.id, on, figure: *figure, page: 0 })
    };
    let other = |metric: &Metric| {
        let callback = Callback::Origins { department, member, metric: Some(metric.id), on, again: true };
        Button::callback(words::cut(&words::name(metric), words::LABEL), callback)
    };
    Screen::text(Html::text(title).bold().line(texts.origin_which()))
        .grid(2, told.figures.iter().map(figure))
        .grid(2, told.others.iter().take(PEOPLE).map(other))
}

/// «Откуда: оплаты, ноябрь 2026».
fn title(metric: &Metric, whose: Option<&str>, on: NaiveDate, locale: Locale) -> String {
    let (texts, metric) = (locale.texts(), words::inner_name(metric));
    match whose {
        Some(name) => texts.origin_title_of(metric, locale.month_of_year(on), words::cut(name, words::NAME)),
        None => texts.origin_title(metric, locale.month_of_year(on)),
    }
}

/// What a figure is called.
fn name(figure: Traceable, on: NaiveDate, locale: Locale) -> String {
    match figure {
        Traceable::Day => locale.texts().origin_day(locale.date(on)),
        _ => locale.texts().origin_figure(figure.as_str()),
    }
}

/// A figure down to its entries, page by page; a page beyond the last is the last.
pub fn explanation(department: DepartmentId, told: &Explanation, page: u8, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (metric, on, figure) = (told.asked.metric.id, told.asked.on, told.asked.figure);
    let member = told.whose.as_ref().map(|(id, _)| *id);
    let mut pages = text(told, locale).split(PAGE_UNITS, PAGE_ENTITIES);
    let of = pages.len();
    let at = usize::from(page).min(of.saturating_sub(1));
    let open =
        |page: usize| Callback::Origin { member, metric, on, figure, page: u8::try_from(page).unwrap_or(u8::MAX) };
    let label = |n: usize| texts.protocol_page(words::count(n + 1), words::count(of));
    let back = at.checked_sub(1).map(|to| Button::callback(format!("‹ {}", label(to)), open(to)));
    let next = (at + 1 < of).then(|| Button::callback(format!("{} ›", label(at + 1)), open(at + 1)));
    let html = if pages.is_empty() { Html::new() } else { pages.swap_remove(at) };
    let people = told.members.iter().take(PEOPLE).map(|one| {
        let opened = Callback::Origin { member: Some(one.member), metric, on, figure, page: 0 };
        Button::callback(words::cut(&one.name, words::LABEL), opened)
    });
    let whole = member.filter(|_| told.of_department);
    let whole = whole.map(|_| {
        let all = Callback::Origin { member: None, metric, on, figure, page: 0 };
        Button::callback(texts.origin_button_department(), all)
    });
    let others = Callback::Origins { department, member, metric: Some(metric), on, again: true };
    Screen::text(html)
        .row(back.into_iter().chain(next))
        .grid(2, people)
        .row(whole.into_iter().chain([Button::callback(texts.origin_button_others(), others)]))
}

fn text(told: &Explanation, locale: Locale) -> Html {
    let (texts, asked) = (locale.texts(), &told.asked);
    let whose = told.whose.as_ref().map(|(_, name)| name.as_str());
    let title = title(&asked.metric, whose, asked.on, locale);
    let head = Html::text(title).bold().line(Html::text(words::raised(name(asked.figure, asked.on, locale))));
    let lack = told.lack.map(|lack| Html::text(parts::lack(lack, locale))).unwrap_or_default();
    let formulas = Html::lines(told.formulas.iter().map(|one| formula(one, told, locale)));
    let mut letters: Vec<Letter> = vec![];
    for letter in told.formulas.iter().flat_map(Formula::letters) {
        if !letters.contains(&letter) {
            letters.push(letter);
        }
    }
    let legend = letters
        .iter()
        .map(|letter| Html::text(format!("{} — {}", letter.symbol(), texts.origin_letter(letter.as_str()))).italic());
    head.block(lack.line(formulas))
        .block(Html::lines(legend))
        .block(Html::lines(told.remarks.iter().map(|remark| Html::text(parts::remark(remark, told, locale)))))
        .block(parts::versions(told, locale))
        .block(parts::members(told, locale))
        .block(parts::promises(told, locale))
        .block(parts::days(told, locale))
}

/// «T = F / E = 5 840 000 / 6 283 018,87 = 0,929».
fn formula(formula: &Formula, told: &Explanation, locale: Locale) -> Html {
    let left = formula.left.symbol();
    let letters: String = formula.right.iter().map(|piece| letter(piece, locale)).collect();
    let numbers: String = formula.right.iter().map(|piece| put_in(piece, told, locale)).collect();
    let result = number(&formula.result, told, locale);
    let same = letters == left;
    let lone = formula.right.len() == 1;
    Html::text(match (same, lone) {
        (true, _) => format!("{left} = {result}"),
        (false, true) => format!("{left} = {letters} = {result}"),
        (false, false) => format!("{left} = {letters}\n= {numbers}\n= {result}"),
    })
}

fn letter(piece: &Piece, locale: Locale) -> String {
    match piece {
        Piece::Letter(letter, _) => letter.symbol().to_owned(),
        Piece::Sign(sign) => self::sign(*sign, locale),
    }
}

fn put_in(piece: &Piece, told: &Explanation, locale: Locale) -> String {
    match piece {
        Piece::Letter(_, value) if value.value().is_negative() => format!("({})", number(value, told, locale)),
        Piece::Letter(_, value) => number(value, told, locale),
        Piece::Sign(sign) => self::sign(*sign, locale),
    }
}

fn sign(sign: Sign, locale: Locale) -> String {
    match sign {
        Sign::Plus => " + ".into(),
        Sign::Minus => " − ".into(),
        Sign::Times => " · ".into(),
        Sign::Over => " / ".into(),
        Sign::Open => "(".into(),
        Sign::Close => ")".into(),
        Sign::NotBelowZero => "max(0; ".into(),
        Sign::SevenTenths => locale.number(7, 1),
    }
}

/// A number of the explanation.
fn number(number: &Number, told: &Explanation, locale: Locale) -> String {
    match number {
        Number::Amount(value) => locale.value(&told.asked.metric, value.shown()),
        Number::Plain(value) => locale.number(value.shown_times(3), 3),
    }
}

#[cfg(test)]
mod tests;
