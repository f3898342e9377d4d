//! `/my_data`: the file, what erasing it means, and what heads and the person are told of it.
//!
//! Invariants: what goes and what stays is said before anything goes; what is said after it names nobody.
use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        attachment::{Attachment, AttachmentKind, Unsendable},
        id::MemberId,
        my_data::MyData,
        notice::ErasureEnd,
        time::Zone,
        today::Mark,
    },
    locale::Locale,
};
use chrono::NaiveDate;
use serde::Serialize;

/// The file: what it is, in the reader's language, then the data.
#[derive(Serialize)]
struct Document<'a> {
    about: [String; 4],
    #[serde(flatten)]
    data: &'a MyData,
}

/// Everything that is stored, as a readable JSON file; `zone` says which day it is.
///
/// # Errors
/// When it is larger than a file may be.
pub fn document(data: &MyData, zone: Zone, locale: Locale) -> Result<Attachment, Unsendable> {
    let texts = locale.texts();
    let on = zone.date(data.made_at);
    let about = [
        texts.data_about_what(locale.full_date(on)),
        texts.data_about_messages(),
        texts.data_about_documents(),
        texts.data_about_format(),
    ];
    let name = format!("planerka-my-data-{on}.json");
    let document = Document { about, data };
    let file = |json: Vec<u8>| Attachment::new(AttachmentKind::Document, &name, "application/json", json);
    let readable = serde_json::to_vec_pretty(&document).expect("it is plain data");
    // Of somebody with very many years behind him at least without the spaces.
    file(readable).or_else(|_| file(serde_json::to_vec(&document).expect("it is plain data")))
}

/// What stands under the file.
pub fn caption(locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(texts.data_caption()).row([Button::callback(texts.data_button_erase(), Callback::EraseData)])
}

/// Somebody the bot has not met.
pub fn nothing(locale: Locale) -> Screen {
    Screen::text(locale.texts().data_nothing())
}

/// More than a file may hold.
pub fn too_large(locale: Locale) -> Screen {
    Screen::text(locale.texts().data_too_large())
}

/// A place whose data may be erased.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub member: MemberId,
    pub department: &'a str,
    pub left: bool,
    /// A head is asked already; done on this day at the latest.
    pub until: Option<NaiveDate>,
}

/// Of which department; nothing when he has been in none.
pub fn which(places: &[Place<'_>], locale: Locale) -> Screen {
    let texts = locale.texts();
    let button = |place: &Place<'_>| {
        let name = words::cut(place.department, words::NAME);
        let label = match (place.left, place.until) {
            (true, _) => texts.data_erase_which_left(name),
            (false, Some(_)) => texts.data_erase_which_asked(name),
            (false, None) => name,
        };
        Button::callback(label, Callback::EraseMember { member: place.member, confirmed: false })
    };
    match places {
        [] => Screen::text(texts.data_erase_none()),
        places => Screen::text(Html::text(texts.data_erase_which()).bold()).grid(1, places.iter().map(button)),
    }
}

/// What goes and what stays.
pub fn sure(place: Place<'_>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let list = |title: String, lines: &[String]| {
        let lines = lines.iter().map(|line| Html::text(format!("• {line}")));
        Html::lines([Html::text(title).bold()].into_iter().chain(lines))
    };
    let goes = [texts.data_erase_goes_name(), texts.data_erase_goes_account(), texts.data_erase_goes_texts()];
    let stays = [texts.data_erase_stays_figures(), texts.data_erase_stays_chats()];
    let mut html = Html::text(texts.data_erase_title(words::cut(place.department, words::NAME)))
        .bold()
        .block(list(texts.data_erase_goes(), &goes))
        .block(list(texts.data_erase_stays(), &stays))
        .block(texts.data_erase_final());
    if !place.left {
        html.push_line(texts.data_erase_member());
    }
    let yes = if place.left { texts.data_button_sure() } else { texts.data_button_ask_head() };
    Screen::text(html).row([
        Button::callback(yes, Callback::EraseMember { member: place.member, confirmed: true }),
        Button::callback(texts.data_button_no(), Callback::KeepData { member: place.member }),
    ])
}

/// A head is asked.
pub fn asked(member: MemberId, until: NaiveDate, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(texts.data_asked(locale.date(until)))
        .row([Button::callback(texts.data_button_take_back(), Callback::KeepData { member })])
}

/// Nothing goes; `taken_back`: a head had been asked.
pub fn kept(taken_back: bool, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(if taken_back { texts.data_taken_back() } else { texts.data_kept() })
}

/// To the heads: somebody wants his data erased.
pub fn ask_head(member: MemberId, name: &str, open: usize, until: NaiveDate, locale: Locale) -> Screen {
    let texts = locale.texts();
    let mut html = Html::text(texts.data_ask_head(words::cut(name, words::NAME)))
        .bold()
        .line(texts.data_ask_head_what(locale.date(until)));
    if open > 0 {
        html.push_line(texts.data_ask_head_open(words::count(open)));
    }
    let button = |label, yes| Button::callback(label, Callback::AnswerErasure { member, yes });
    Screen::text(html).row([button(texts.data_button_agree(), true), button(texts.data_button_decline(), false)])
}

/// To the heads: what became of it.
pub fn ended(name: &str, end: &ErasureEnd, locale: Locale) -> Screen {
    let texts = locale.texts();
    let name = words::cut(name, words::NAME);
    let mark = |mark: &Mark| texts.data_head_mark(locale.time(mark.at), words::cut(&mark.by, words::NAME));
    Screen::text(match end {
        ErasureEnd::Agreed(by) => Html::text(texts.data_head_done()).line(mark(by)),
        ErasureEnd::Declined(by) => Html::text(texts.data_head_declined(name)).line(mark(by)),
        ErasureEnd::Silence => Html::text(texts.data_head_silent()),
        ErasureEnd::Left => Html::text(texts.data_head_left()),
        ErasureEnd::TakenBack => Html::text(texts.data_head_taken_back(name)),
    })
}

/// To the head who has decided.
pub fn decided(name: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(match name {
        None => texts.data_head_done(),
        Some(name) => texts.data_head_declined(words::cut(name, words::NAME)),
    })
}

/// To the head whose colleague was faster.
pub fn already(mark: &Mark, locale: Locale) -> Screen {
    Screen::text(locale.texts().data_head_mark(locale.time(mark.at), words::cut(&mark.by, words::NAME)))
}

/// To the person: a head does not agree.
pub fn declined(department: &str, by: &str, locale: Locale) -> Screen {
    Screen::text(locale.texts().data_declined(words::cut(by, words::NAME), department))
}

/// To the person: the last words.
pub fn erased(department: &str, locale: Locale) -> Screen {
    Screen::text(locale.texts().data_erased(department))
}

#[cfg(test)]
mod tests;
