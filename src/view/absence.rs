//! Absences: who, what, when by buttons; what was noted, and what the other side is told.
//!
//! Kinds stand only where a head, a deputy or the person himself reads.
use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        calendar::AbsenceKind,
        id::{AbsenceId, MemberId},
        notice::AbsenceTold,
    },
    locale::Locale,
};
use chrono::{Days, NaiveDate};

/// People offered as buttons.
pub const PEOPLE: usize = 60;

/// An absence in the making: of whom (`None`: one's own), what, when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub member: Option<(MemberId, String)>,
    pub kind: AbsenceKind,
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
    /// Said as «до»: the day before may have been meant.
    pub until: bool,
    pub today_on: NaiveDate,
}

/// «Кто не работает?»
pub fn who(members: &[(MemberId, String)], own: Option<MemberId>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let button = |(member, name): &(MemberId, String)| {
        let label = if own == Some(*member) { texts.absence_button_self() } else { words::cut(name, words::LABEL) };
        Button::callback(label, Callback::AbsenceFor { member: *member, kind: None, from: None, until: None })
    };
    Screen::text(texts.absence_who()).grid(2, members.iter().take(PEOPLE).map(button))
}

/// «Что отметить?» with what is noted already.
pub fn what(
    member: Option<(MemberId, &str)>,
    noted: &[(AbsenceId, AbsenceKind, NaiveDate, NaiveDate)],
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let question = match member {
        Some((_, name)) => texts.absence_what_for(words::cut(name, words::NAME)),
        None => texts.absence_what(),
    };
    let listed = noted.iter().map(|(_, kind, from, through)| {
        format!("{} {}", texts.absence_kind(kind.as_str()), locale.dates(*from, *through))
    });
    let listed: Vec<String> = listed.collect();
    let list = (!listed.is_empty()).then(|| texts.absence_own(listed.join(", ")));
    let screen = kinds(Html::text(list.unwrap_or_default()).line(question.as_str()), member.map(|(id, _)| id), locale);
    let cancel = noted.iter().map(|(absence, _, from, through)| {
        let label = format!("{} {}", texts.absence_button_cancel(), locale.dates(*from, *through));
        Button::callback(label, Callback::CancelAbsence { absence: *absence })
    });
    screen.grid(1, cancel)
}

/// A question with a button for each kind.
pub fn kinds(question: Html, member: Option<MemberId>, locale: Locale) -> Screen {
    let button = |kind: &AbsenceKind| {
        Button::callback(locale.texts().absence_button_kind(kind.as_str()), chosen(member, *kind, None))
    };
    Screen::text(question).grid(2, AbsenceKind::ALL.iter().map(button))
}

/// «Когда?»
pub fn when(member: Option<(MemberId, &str)>, kind: AbsenceKind, today_on: NaiveDate, locale: Locale) -> Screen {
    let texts = locale.texts();
    let id = member.map(|(id, _)| id);
    let text = match member {
        Some((_, name)) => texts.absence_when_for(words::cut(name, words::NAME), texts.absence_kind(kind.as_str())),
        None => texts.absence_when(texts.absence_button_kind(kind.as_str())),
    };
    let tomorrow = today_on + Days::new(1);
    let one = |label, on| Button::callback(label, chosen(id, kind, Some((on, on))));
    Screen::text(text)
        .row([one(texts.absence_button_today(), today_on), one(texts.absence_button_tomorrow(), tomorrow)])
}

/// «Отметить: отпуск, пн 23.11 – сб 05.12?» for what somebody typed in passing.
pub fn offer(draft: &Draft, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (kind, dates) = (texts.absence_kind(draft.kind.as_str()), locale.dates(draft.from_on, draft.through_on));
    let text = match draft.kind {
        AbsenceKind::Sick => texts.absence_offer_sick(kind, dates),
        _ => texts.absence_offer(kind, dates),
    };
    let id = draft.member.as_ref().map(|(id, _)| *id);
    let button = |label, through| Button::callback(label, chosen(id, draft.kind, Some((draft.from_on, through))));
    let yes = if draft.from_on == draft.through_on {
        texts.absence_button_only(locale.day_month(draft.from_on))
    } else {
        texts.absence_button_through(locale.day_month(draft.through_on))
    };
    let screen =
        Screen::text(text).row(std::iter::once(button(yes, draft.through_on)).chain(day_before(draft, locale)));
    match draft.from_on == draft.today_on {
        true => screen.row([Button::callback(texts.absence_button_no(), Callback::NotAbsent)]),
        false => screen.row([Button::callback(texts.absence_button_no(), Callback::Cancel)]),
    }
}

/// [По 4-е] where «до 5-го» was said.
fn day_before(draft: &Draft, locale: Locale) -> Option<Button> {
    let before = draft.through_on.pred_opt().filter(|before| draft.until && *before >= draft.from_on)?;
    let id = draft.member.as_ref().map(|(id, _)| *id);
    let label = locale.texts().absence_button_through(locale.day_month(before));
    Some(Button::callback(label, chosen(id, draft.kind, Some((draft.from_on, before)))))
}

/// It is noted: shown back to whoever asked, with a way back.
pub fn noted(absence: AbsenceId, draft: &Draft, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (kind, dates) = (texts.absence_kind(draft.kind.as_str()), locale.dates(draft.from_on, draft.through_on));
    let text = match (&draft.member, draft.kind) {
        (Some((_, name)), _) => texts.absence_noted_for(words::cut(name, words::NAME), kind, dates),
        (None, _) if draft.through_on < draft.today_on => texts.absence_noted_past(kind, dates),
        (None, AbsenceKind::Sick) => texts.absence_noted_sick(kind, dates),
        (None, _) => texts.absence_noted(kind, dates),
    };
    let cancel = Button::callback(texts.absence_button_cancel(), Callback::CancelAbsence { absence });
    Screen::text(text).row(day_before(draft, locale).into_iter().chain([cancel]))
}

fn chosen(member: Option<MemberId>, kind: AbsenceKind, days: Option<(NaiveDate, NaiveDate)>) -> Callback {
    let (from, until) = days.unzip();
    match member {
        Some(member) => Callback::AbsenceFor { member, kind: Some(kind), from, until },
        None => Callback::AbsenceOfKind { kind, from, until },
    }
}

/// [До даты]: the last day.
pub fn until_when(example: NaiveDate, locale: Locale) -> Screen {
    Screen::text(locale.texts().absence_until_when(locale.day_month(example)))
}

/// The dates do not read.
pub fn not_a_date(locale: Locale) -> Screen {
    Screen::text(locale.texts().absence_not_a_date())
}

/// [Нет, работаю]
pub fn working(locale: Locale) -> Screen {
    Screen::text(locale.texts().absence_working())
}

fn dates(told: &AbsenceTold, locale: Locale) -> String {
    locale.dates(told.from_on, told.through_on)
}

fn with_cancel(text: String, told: &AbsenceTold, locale: Locale) -> Screen {
    let cancel = told.cancellable.then(|| {
        Button::callback(locale.texts().absence_button_cancel(), Callback::CancelAbsence { absence: told.absence })
    });
    Screen::text(text).row(cancel)
}

/// To the leaders.
pub fn told(told: &AbsenceTold, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (name, kind) = (words::cut(&told.name, words::NAME), texts.absence_kind(told.kind.as_str()));
    let text = match &told.by {
        Some(by) => texts.absence_told_by(name, kind, dates(told, locale), words::cut(by, words::NAME)),
        None => texts.absence_told(name, kind, dates(told, locale)),
    };
    with_cancel(text, told, locale)
}

/// To whoever was marked away.
pub fn marked_away(told: &AbsenceTold, locale: Locale) -> Screen {
    let by = words::cut(told.by.as_deref().unwrap_or_default(), words::NAME);
    with_cancel(locale.texts().absence_marked(by, dates(told, locale)), told, locale)
}

/// To the other side.
pub fn cancelled(told: &AbsenceTold, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(match &told.by {
        Some(by) => texts.absence_cancelled_by(words::cut(by, words::NAME), dates(told, locale)),
        None => texts.absence_cancelled(words::cut(&told.name, words::NAME), dates(told, locale)),
    })
}

/// To whoever took it back.
pub fn taken_back(told: &AbsenceTold, locale: Locale) -> Screen {
    Screen::text(locale.texts().absence_cancelled_own(dates(told, locale)))
}

#[cfg(test)]
mod tests;
