//! What leaders and owners tell each other about promises and notes through the bot.
use crate::{
    domain::{
        department::Currency,
        promise::{HelpAnswer, Word},
        talk::PromiseLine,
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

/// Most characters of a note on a screen of its own.
const NOTE: usize = 1_000;

fn name(name: &str) -> String {
    words::cut(name, words::NAME)
}

fn body(body: &str) -> String {
    words::cut(body, words::BODY)
}

fn owner(promise: &PromiseLine) -> String {
    promise.owner.as_deref().map(name).unwrap_or_default()
}

/// To a leader: somebody asks for help.
pub fn help(promise: &PromiseLine, currency: Currency, this_month: i64, locale: Locale) -> Screen {
    let texts = locale.texts();
    let unnamed = PromiseLine { owner: None, ..promise.clone() };
    let asked = texts.promise_help(owner(promise), promises::line(&unnamed, currency, locale));
    let often = if this_month > 1 { texts.promise_help_month(this_month) } else { String::new() };
    let button = |label, answer| Button::callback(label, Callback::PromiseHelpAnswer { promise: promise.id, answer });
    Screen::text(Html::text(asked).line(often))
        .row([
            button(texts.promise_button_hint(), HelpAnswer::Hint),
            button(texts.promise_button_together(), HelpAnswer::Together),
        ])
        .row([button(texts.promise_button_yourself(), HelpAnswer::Yourself)])
}

/// To the owner: what a leader says to it.
pub fn help_answered(promise: &str, by: &str, answer: HelpAnswer, locale: Locale) -> Screen {
    Screen::text(locale.texts().promise_help_answered(answer.as_str(), name(by), body(promise)))
}

/// To a leader: a move that needs his word.
pub fn move_asked(promise: &PromiseLine, to_on: NaiveDate, currency: Currency, locale: Locale) -> Screen {
    let texts = locale.texts();
    let what = promises::what(promise, currency, locale);
    let asked = texts.promise_move_asked(owner(promise), what, locale.date(promise.due_on), locale.date(to_on));
    let button = |label, yes| Button::callback(label, Callback::PromiseAllowMove { promise: promise.id, yes });
    Screen::text(asked).row([button(texts.promise_button_allow(), true), button(texts.promise_button_refuse(), false)])
}

/// To the owner: the word on it.
pub fn move_answered(promise: &str, by: &str, to_on: NaiveDate, allowed: bool, locale: Locale) -> Screen {
    let (texts, by, promise) = (locale.texts(), name(by), body(promise));
    Screen::text(if allowed {
        texts.promise_move_allowed(by, promise, locale.date(to_on))
    } else {
        texts.promise_move_refused(by, promise)
    })
}

/// To the owner: it was taken off.
pub fn cancelled(promise: &str, by: &str, locale: Locale) -> Screen {
    Screen::text(locale.texts().promise_cancelled_by(name(by), body(promise)))
}

/// To a leader: what his tap did.
pub fn word(word: &Word, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(match word {
        Word::Move { owner, body: promise, to_on, allowed: true } => {
            texts.promise_word_allowed(name(owner), body(promise), locale.date(*to_on))
        }
        Word::Move { owner, body: promise, .. } => texts.promise_word_refused(name(owner), body(promise)),
        Word::Help { owner, body: promise, answer } => {
            texts.promise_word_help(answer.as_str(), name(owner), body(promise))
        }
        Word::Already { by: Some(by), at } => texts.promise_already(locale.time(*at), name(by)),
        Word::Already { by: None, at } => texts.promise_already_nobody(locale.time(*at)),
    })
}

/// To a leader: a note somebody wants read.
pub fn note_passed(owner: &str, on: NaiveDate, note: &str, locale: Locale) -> Screen {
    let passed = locale.texts().promise_note_passed(name(owner), locale.date(on));
    Screen::text(Html::text(passed).line(quoted(note)))
}

/// To its author: the note is with the head.
pub fn note_taken(note: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().promise_note_taken()).line(quoted(note)))
}

/// To its author: the note is gone.
pub fn note_deleted(locale: Locale) -> Screen {
    Screen::text(locale.texts().promise_note_deleted())
}

fn quoted(note: &str) -> Html {
    let short: String = note.chars().take(NOTE).collect();
    Html::text(if short.len() < note.len() { short + "…" } else { short }).quote()
}
