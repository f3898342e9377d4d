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
        today::Mark,
    },
    locale::Locale,
};
use chrono::{Days, NaiveDate};

/// People offered as buttons.
pub const PEOPLE: usize = 60;

/// An absence in the making: of whom, what, when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub member: MemberId,
    /// Somebody else's, whom the reader calls so; `None`: one's own.
    pub name: Option<String>,
    pub kind: AbsenceKind,
    /// First and last days it may be about, the likeliest first.
    pub ranges: Vec<(NaiveDate, NaiveDate)>,
    /// Said as «до»: the day before may have been meant.
    pub until: bool,
    pub today_on: NaiveDate,
}

impl Draft {
    /// «по 5 декабря», «завтра (вт 24.11)», «пн 23.11 – ср 25.11».
    fn days(&self, (from, through): (NaiveDate, NaiveDate), locale: Locale) -> String {
        match from == through {
            true => words::day(from, self.today_on, locale),
            false if self.until => locale.texts().absence_through(locale.date_in_words(through)),
            false => locale.dates(from, through),
        }
    }
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
    (member, name): (MemberId, Option<&str>),
    noted: &[(AbsenceId, AbsenceKind, NaiveDate, NaiveDate)],
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let question = match name {
        Some(name) => texts.absence_what_for(words::cut(name, words::NAME)),
        None => texts.absence_what(),
    };
    let listed = noted.iter().map(|(_, kind, from, through)| {
        format!("{} {}", texts.absence_kind(kind.as_str()), locale.dates(*from, *through))
    });
    let listed: Vec<String> = listed.collect();
    let list = (!listed.is_empty()).then(|| texts.absence_own(listed.join(", ")));
    let screen = kinds(Html::text(list.unwrap_or_default()).line(question.as_str()), member, locale);
    let cancel = noted.iter().map(|(absence, _, from, through)| {
        let label = format!("{} {}", texts.absence_button_cancel(), locale.dates(*from, *through));
        Button::callback(label, Callback::CancelAbsence { absence: *absence })
    });
    screen.grid(1, cancel)
}

/// A question with a button for each kind.
pub fn kinds(question: Html, member: MemberId, locale: Locale) -> Screen {
    let button = |kind: &AbsenceKind| {
        Button::callback(locale.texts().absence_button_kind(kind.as_str()), chosen(member, *kind, None))
    };
    Screen::text(question).grid(2, AbsenceKind::ALL.iter().map(button))
}

/// «Когда?»
pub fn when(
    (member, name): (MemberId, Option<&str>),
    kind: AbsenceKind,
    today_on: NaiveDate,
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let text = match name {
        Some(name) => texts.absence_when_for(words::cut(name, words::NAME), texts.absence_kind(kind.as_str())),
        None => texts.absence_when(texts.absence_button_kind(kind.as_str())),
    };
    let tomorrow = today_on + Days::new(1);
    let one = |label, on| Button::callback(label, chosen(member, kind, Some((on, on))));
    Screen::text(text)
        .row([one(texts.absence_button_today(), today_on), one(texts.absence_button_tomorrow(), tomorrow)])
}

/// «Отметить: отпуск, по 5 декабря?» for what somebody typed in passing; several readings are asked.
pub fn offer(draft: &Draft, locale: Locale) -> Screen {
    let texts = locale.texts();
    let kind = texts.absence_kind(draft.kind.as_str());
    let no = Button::callback(texts.absence_button_no(), Callback::NotAbsent);
    let button = |label, days| Button::callback(label, chosen(draft.member, draft.kind, Some(days)));
    let [days] = draft.ranges.as_slice() else {
        let buttons = draft.ranges.iter().map(|days| button(words::raised(draft.days(*days, locale)), *days));
        return Screen::text(texts.absence_which(kind)).grid(1, buttons).row([no]);
    };
    let dates = draft.days(*days, locale);
    let text = match draft.kind {
        AbsenceKind::Sick => texts.absence_offer_sick(kind, dates),
        _ => texts.absence_offer(kind, dates),
    };
    let yes = match draft.until {
        true => texts.absence_button_through(locale.date_in_words(days.1)),
        false => texts.absence_button_yes(),
    };
    Screen::text(text).row(std::iter::once(button(yes, *days)).chain(day_before(draft, *days, locale))).row([no])
}

/// [По 4-е] where «до 5-го» was said.
fn day_before(draft: &Draft, (from, through): (NaiveDate, NaiveDate), locale: Locale) -> Option<Button> {
    let before = through.pred_opt().filter(|before| draft.until && *before >= from)?;
    let label = locale.texts().absence_button_day_before(locale.ordinal_day(before));
    Some(Button::callback(label, chosen(draft.member, draft.kind, Some((from, before)))))
}

/// It is noted: shown back to whoever asked, with a way back.
pub fn noted(absence: AbsenceId, draft: &Draft, days: (NaiveDate, NaiveDate), locale: Locale) -> Screen {
    let texts = locale.texts();
    let (kind, dates) = (texts.absence_kind(draft.kind.as_str()), draft.days(days, locale));
    let text = match (&draft.name, draft.kind) {
        (Some(name), _) => texts.absence_noted_for(words::cut(name, words::NAME), kind, dates),
        (None, _) if days.1 < draft.today_on => texts.absence_noted_past(kind, dates),
        (None, AbsenceKind::Sick) => texts.absence_noted_sick(kind, dates),
        (None, _) => texts.absence_noted(kind, dates),
    };
    let cancel = Button::callback(texts.absence_button_cancel(), Callback::CancelAbsence { absence });
    Screen::text(text).row(day_before(draft, days, locale).into_iter().chain([cancel]))
}

/// The very same is noted already; by which leader, if it was today.
pub fn already(by: Option<&Mark>, locale: Locale) -> Screen {
    Screen::text(match by {
        Some(Mark { at, by }) => locale.texts().today_already_away(locale.time(*at), words::cut(by, words::NAME)),
        None => locale.texts().today_already_away_plain(),
    })
}

/// So far back only a leader notes it: they are asked.
pub fn passed_on(locale: Locale) -> Screen {
    Screen::text(locale.texts().absence_passed_on())
}

/// To the leaders: somebody wants days long past noted; once decided, by whom.
pub fn asked(
    (member, name): (MemberId, &str),
    kind: AbsenceKind,
    (from, until): (NaiveDate, NaiveDate),
    settled: Option<&(bool, Mark)>,
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let name = words::cut(name, words::NAME);
    let html = Html::text(texts.absence_asked(name, texts.absence_kind(kind.as_str()), locale.dates(from, until)));
    let Some((yes, Mark { at, by })) = settled else {
        let answer = |label, yes| Button::callback(label, Callback::AllowAbsence { member, kind, from, until, yes });
        return Screen::text(html)
            .row([answer(texts.absence_button_allow(), true), answer(texts.absence_button_decline(), false)]);
    };
    let (at, by) = (locale.time(*at), words::cut(by, words::NAME));
    let decided = if *yes { texts.absence_allowed(at, by) } else { texts.absence_not_allowed(at, by) };
    Screen::text(html.line(Html::text(decided).italic()))
}

/// To whoever wanted them noted.
pub fn declined(by: &str, (from, through): (NaiveDate, NaiveDate), locale: Locale) -> Screen {
    Screen::text(locale.texts().absence_declined(words::cut(by, words::NAME), locale.dates(from, through)))
}

/// In the other leaders' copies: it is cancelled, by whom and when.
pub fn settled(told: &AbsenceTold, mark: &Mark, locale: Locale) -> Screen {
    let name = words::cut(&told.name, words::NAME);
    let cancelled = Html::text(locale.texts().absence_cancelled(name, dates(told, locale)));
    let text = locale.texts().today_already_away(locale.time(mark.at), words::cut(&mark.by, words::NAME));
    Screen::text(cancelled.line(Html::text(text).italic()))
}

fn chosen(member: MemberId, kind: AbsenceKind, days: Option<(NaiveDate, NaiveDate)>) -> Callback {
    let (from, until) = days.unzip();
    Callback::AbsenceFor { member, kind: Some(kind), from, until }
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
