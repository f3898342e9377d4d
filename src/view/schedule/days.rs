//! Working days in words and on buttons, of the department and of a member alike.
//!
//! A choice of days lives in its buttons: nothing is stored before [Сохранить], and a restart loses nothing.
use super::back;
use crate::{
    domain::{
        calendar::WeekPattern,
        times::{OwnTimes, Seen, Times, Whose},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        report::words,
        screen::{Button, Screen},
    },
};
use chrono::{Days, NaiveDate, Weekday};

/// From Monday to Saturday.
const SIX_DAYS: WeekPattern = WeekPattern::Weekly([100, 100, 100, 100, 100, 100, 0]);
const ALL_DAYS: WeekPattern = WeekPattern::Weekly([100; 7]);
/// Cycles with a button of their own.
const CYCLES: [(u8, u8); 2] = [(2, 2), (3, 3)];
/// First days offered for a cycle.
const FIRST_DAYS: u64 = 8;
const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// «пн–пт, сб 50 %», «2/2, смена с ср 25.11»: of a cycle the shift of `on` or the next one.
pub fn worked(week: WeekPattern, on: NaiveDate, locale: Locale) -> String {
    match week {
        WeekPattern::Weekly(percents) => weekly(percents, locale),
        // A shift that is still to begin is named as it was said.
        WeekPattern::Cycle { first, .. } if first >= on => plain(week, locale),
        WeekPattern::Cycle { on: work, off, first } => {
            let length = i64::from(work) + i64::from(off);
            let place = (on - first).num_days().rem_euclid(length);
            let ahead = if place < i64::from(work) { -place } else { length - place };
            cycle_words(work, off, on + chrono::TimeDelta::days(ahead), locale)
        }
    }
}

/// Where no day is at hand: a cycle by its first day.
pub(in crate::view) fn plain(week: WeekPattern, locale: Locale) -> String {
    match week {
        WeekPattern::Weekly(percents) => weekly(percents, locale),
        WeekPattern::Cycle { on, off, first } => cycle_words(on, off, first, locale),
    }
}

fn cycle_words(on: u8, off: u8, from: NaiveDate, locale: Locale) -> String {
    locale.texts().schedule_days_cycle(i64::from(on), i64::from(off), locale.date(from))
}

/// A member's own days, or «как у отдела (пн–пт)».
pub(super) fn own(week: Option<WeekPattern>, departments: WeekPattern, on: NaiveDate, locale: Locale) -> String {
    match week {
        Some(week) => worked(week, on, locale),
        None => locale.texts().schedule_days_own(worked(departments, on, locale)),
    }
}

/// Neighbouring days of one weight together.
fn weekly(percents: [u8; 7], locale: Locale) -> String {
    if percents == [100; 7] {
        return locale.texts().schedule_days_all();
    }
    let name = |day: usize| locale.weekday(WEEK[day]);
    let mut runs: Vec<(usize, usize)> = vec![];
    for day in (0..7).filter(|day| percents[*day] > 0) {
        match runs.last_mut().filter(|(_, last)| last + 1 == day && percents[*last] == percents[day]) {
            Some((_, last)) => *last = day,
            None => runs.push((day, day)),
        }
    }
    let run = |(first, last): &(usize, usize)| {
        let days = match last - first {
            0 => name(*first),
            1 => format!("{}, {}", name(*first), name(*last)),
            _ => format!("{}–{}", name(*first), name(*last)),
        };
        match percents[*first] {
            100 => days,
            percent if first == last => locale.texts().schedule_days_percent(days, i64::from(percent)),
            percent => locale.texts().schedule_days_percent_each(days, i64::from(percent)),
        }
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

/// A screen about somebody's days: whose, his name, and what its buttons carry.
#[derive(Clone, Copy, Debug)]
struct About<'a> {
    whose: Whose,
    name: Option<&'a str>,
    seen: Seen,
}

impl<'a> About<'a> {
    fn department(times: &'a Times) -> Self {
        Self { whose: Whose::Department(times.department), name: None, seen: times.seen }
    }

    fn member(own: &'a OwnTimes) -> Self {
        Self { whose: Whose::Member(own.member), name: Some(&own.name), seen: own.seen }
    }

    fn set(&self, label: impl Into<String>, week: Option<WeekPattern>) -> Button {
        Button::callback(label, Callback::SetWeek { whose: self.whose, week, seen: self.seen })
    }

    /// To the question itself.
    fn back(&self, locale: Locale) -> Button {
        Button::callback(locale.texts().schedule_button_back(), Callback::WeekOf { whose: self.whose })
    }
}

/// [Рабочие дни] of the department.
pub fn week(times: &Times, locale: Locale) -> Screen {
    let now = worked(times.week_to_change(), times.now.date(), locale);
    let html = question(None, &now, times.week_from, locale);
    let screen = choices(Screen::text(html), About::department(times), times.week_to_change(), locale);
    screen.row([back(times.department, locale)])
}

/// The same after something that says nothing about days.
pub fn week_again(times: &Times, locale: Locale) -> Screen {
    again(week(times, locale), locale)
}

/// [Рабочие дни] of a member.
pub fn own_week(times: &OwnTimes, said: Option<String>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let today = times.now.date();
    let mut html =
        question(Some(&times.name), &own(times.week, times.department_week, today, locale), times.week_from, locale);
    if let Some((from, week)) = times.week_ahead {
        let ahead = texts.schedule_own_ahead(locale.date(from), own(week, times.department_week, from, locale));
        html = html.block(Html::text(format!("⏳ {ahead}")).bold());
    }
    if let Some(said) = said {
        html = Html::text(said).block(html);
    }
    let about = About::member(times);
    let latest = times.week_ahead.map_or(times.week, |(_, week)| week);
    let mut screen = Screen::text(html);
    if latest.is_some() {
        screen = screen.row([about.set(texts.schedule_button_as_department(), None)]);
    }
    let screen = choices(screen, about, latest.unwrap_or(times.department_week), locale);
    let keep = Callback::KeepWeek { whose: about.whose, seen: about.seen };
    screen
        .row(times.week_ahead.is_some().then(|| Button::callback(texts.schedule_button_keep_week(), keep)))
        .row([Button::callback(texts.schedule_button_back(), Callback::TeamMember { member: times.member })])
}

/// The same after something that says nothing about days.
pub fn own_week_again(times: &OwnTimes, locale: Locale) -> Screen {
    again(own_week(times, None, locale), locale)
}

fn again(screen: Screen, locale: Locale) -> Screen {
    Screen { html: Html::text(locale.texts().schedule_week_unknown()).block(screen.html), keyboard: screen.keyboard }
}

fn question(name: Option<&str>, now: &str, from: NaiveDate, locale: Locale) -> Html {
    let texts = locale.texts();
    let question = match name {
        Some(name) => texts.schedule_week_question_for(words::cut(name, words::NAME)),
        None => texts.schedule_week_question(),
    };
    Html::text(question)
        .bold()
        .line(Html::text(texts.schedule_week_now(now)))
        .block(Html::text(texts.schedule_week_hint(locale.date(from))))
}

fn choices(screen: Screen, about: About<'_>, current: WeekPattern, locale: Locale) -> Screen {
    let texts = locale.texts();
    let of = |week: WeekPattern| about.set(words::raised(plain(week, locale)), Some(week));
    let cycle = |(on, off): (u8, u8)| {
        let callback = Callback::CycleFrom { whose: about.whose, on, off, seen: about.seen };
        Button::callback(format!("{on}/{off}"), callback)
    };
    let draft = match current {
        WeekPattern::Weekly(_) => current,
        WeekPattern::Cycle { .. } => WeekPattern::FIVE_DAYS,
    };
    let draft = Callback::WeekDraft { whose: about.whose, week: draft, seen: about.seen };
    screen
        .row([of(WeekPattern::FIVE_DAYS), of(SIX_DAYS), about.set(texts.schedule_button_all_days(), Some(ALL_DAYS))])
        .row(CYCLES.map(cycle))
        .row([Button::callback(texts.schedule_button_by_days(), draft)])
}

/// Days being chosen: of a week each can be switched, then [Сохранить].
pub fn draft(whose: Whose, name: Option<&str>, week: WeekPattern, seen: Seen, on: NaiveDate, locale: Locale) -> Screen {
    let texts = locale.texts();
    let about = About { whose, name, seen };
    let shown = worked(week, on, locale);
    let mut html = Html::text(match about.name {
        Some(name) => texts.schedule_draft_for(words::cut(name, words::NAME), shown),
        None => texts.schedule_draft(shown),
    })
    .bold();
    let mut screen = Screen::default();
    if let WeekPattern::Weekly(percents) = week {
        html.push_line(Html::text(texts.schedule_draft_hint()));
        let day = |day: usize| {
            let name = match percents[day] {
                0 | 100 => locale.weekday(WEEK[day]),
                percent => texts.schedule_days_percent(locale.weekday(WEEK[day]), i64::from(percent)),
            };
            let label = if percents[day] > 0 { texts.schedule_draft_on(name) } else { texts.schedule_draft_off(name) };
            let mut switched = percents;
            switched[day] = if percents[day] > 0 { 0 } else { 100 };
            // Somebody works: the last day stays.
            let week = if switched == [0; 7] { week } else { WeekPattern::Weekly(switched) };
            Button::callback(label, Callback::WeekDraft { whose, week, seen })
        };
        screen = screen.grid(4, (0..7).map(day));
    }
    screen.html = html;
    screen.row([about.set(texts.schedule_button_save(), Some(week))]).row([about.back(locale)])
}

/// «График 2/2: когда первый день смены?»
pub fn cycle(whose: Whose, on: u8, off: u8, seen: Seen, today: NaiveDate, locale: Locale) -> Screen {
    let texts = locale.texts();
    let about = About { whose, name: None, seen };
    let days = (u64::from(on) + u64::from(off)).min(FIRST_DAYS);
    let first = |day: u64| {
        let first = today + Days::new(day);
        about.set(words::day_button(first, today, locale), Some(WeekPattern::Cycle { on, off, first }))
    };
    Screen::text(Html::text(texts.schedule_cycle_question(i64::from(on), i64::from(off))).bold())
        .grid(2, (0..days).map(first))
        .row([about.back(locale)])
}
