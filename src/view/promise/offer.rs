//! A promise asked of somebody: the question to him, in private or in the team chat, and what its author hears.
use crate::{
    domain::{
        department::Currency,
        id::MemberId,
        talk::{MoveAsk, PromiseLine},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        report::{promises, words},
        screen::{Button, Screen},
    },
};
use chrono::NaiveDate;

/// Numbers in a row.
const NUMBERS: usize = 6;

fn name(name: &str) -> String {
    words::cut(name, words::NAME)
}

fn unnamed(promise: &PromiseLine, currency: Currency, locale: Locale) -> String {
    promises::line(&PromiseLine { owner: None, ..promise.clone() }, currency, locale)
}

fn owner(promise: &PromiseLine) -> String {
    promise.owner.as_deref().map(name).unwrap_or_default()
}

/// [Беру] [Другой срок] [Не смогу]
pub fn choices(screen: Screen, promise: &PromiseLine, locale: Locale) -> Screen {
    let (texts, promise) = (locale.texts(), promise.id);
    screen
        .row([
            Button::callback(texts.promise_button_take(), Callback::PromiseTake { promise }),
            Button::callback(texts.promise_button_take_other(), Callback::PromiseOtherDate { promise }),
        ])
        .row([Button::callback(texts.promise_button_decline(), Callback::PromiseDecline { promise })])
}

/// For whom is it.
pub fn ask_owner(body: &str, among: &[(MemberId, String)], locale: Locale) -> Screen {
    let button = |(member, name): &(MemberId, String)| {
        Button::callback(self::name(name), Callback::PromiseFor { member: *member })
    };
    Screen::text(locale.texts().promise_ask_owner(words::cut(body, words::BODY))).grid(2, among.iter().map(button))
}

/// To the owner, in private: a leader asks him.
pub fn asked(promise: &PromiseLine, by: &str, currency: Currency, locale: Locale) -> Screen {
    let screen = Screen::text(locale.texts().promise_offer(name(by), unnamed(promise, currency, locale)));
    choices(screen, promise, locale)
}

/// The same in the team chat, under his own words.
pub fn offer_in_chat(promise: &PromiseLine, currency: Currency, locale: Locale) -> Screen {
    let screen = Screen::text(locale.texts().promise_offer_chat(owner(promise), unnamed(promise, currency, locale)));
    choices(screen, promise, locale)
}

/// To whoever asked: the question is on its way.
pub fn offered(promise: &PromiseLine, currency: Currency, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(promises::line(promise, currency, locale)).bold().line(texts.promise_offered()))
        .row([Button::callback(texts.promise_button_all(), Callback::Promises { promise: promise.id })])
}

/// In the team chat: it stands.
pub fn noted_in_chat(promise: &PromiseLine, currency: Currency, locale: Locale) -> Screen {
    Screen::text(locale.texts().promise_noted_chat(promises::line(promise, currency, locale)))
}

/// [Другой срок]: for which day; `may_type`: a typed day is understood as well.
pub fn ask_take_date(ask: &MoveAsk, may_type: bool, locale: Locale) -> Screen {
    let (texts, promise) = (locale.texts(), ask.promise.id);
    let mut html = Html::text(texts.promise_take_date(promises::what(&ask.promise, ask.currency, locale)));
    if may_type {
        html.push_line(texts.promise_ask_due_type());
    }
    let date = |on: &NaiveDate| {
        let label = words::day_button(*on, ask.today_on, locale);
        Button::callback(label, Callback::PromiseTakeOn { promise, on: *on })
    };
    Screen::text(html).grid(3, ask.dates.iter().map(date))
}

/// [Не смогу]
pub fn declined(in_chat: bool, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(if in_chat { texts.promise_declined_chat() } else { texts.promise_declined() })
}

/// To whoever asked: what the owner says.
pub fn answered(
    promise: &PromiseLine,
    taken: bool,
    asked_on: Option<NaiveDate>,
    currency: Currency,
    locale: Locale,
) -> Screen {
    let (texts, owner, what) = (locale.texts(), owner(promise), unnamed(promise, currency, locale));
    match (taken, asked_on) {
        (true, None) => Screen::text(texts.promise_answer_taken(owner, what)),
        // Where the day does not suit, it can be taken off or handed on.
        (true, Some(on)) => Screen::text(texts.promise_answer_other(owner, what, locale.date(on)))
            .row([Button::callback(texts.promise_button_open(), Callback::PromiseCard { promise: promise.id })]),
        (false, _) => Screen::text(texts.promise_answer_declined(owner, what)),
    }
}

/// [Передать другому]: to whom.
pub fn ask_hand(promise: &PromiseLine, team: &[(MemberId, String)], currency: Currency, locale: Locale) -> Screen {
    let texts = locale.texts();
    let button = |(to, name): &(MemberId, String)| {
        Button::callback(self::name(name), Callback::PromiseHand { promise: promise.id, to: Some(*to) })
    };
    Screen::text(texts.promise_ask_hand(promises::what(promise, currency, locale)))
        .grid(2, team.iter().map(button))
        .row([Button::callback(texts.promise_button_list(), Callback::Promises { promise: promise.id })])
}

/// To the leaders: what somebody who left has promised.
pub fn left(who: &str, promises: &[PromiseLine], currency: Currency, locale: Locale) -> Screen {
    let texts = locale.texts();
    let mut html = Html::text(texts.promise_left(name(who))).bold();
    for (n, promise) in promises.iter().enumerate() {
        html.push_line(format!("{}. {}", n + 1, unnamed(promise, currency, locale)));
    }
    let open = |(n, promise): (usize, &PromiseLine)| {
        Button::callback((n + 1).to_string(), Callback::PromiseCard { promise: promise.id })
    };
    Screen::text(html.block(texts.promise_left_how())).grid(NUMBERS, promises.iter().enumerate().map(open))
}
