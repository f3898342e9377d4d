//! The times of a department: what happens when, what is still to come, and the questions that change it.
//!
//! Invariants: every question can be answered by one tap; whatever acts later says from when; a button that changes
//! something carries what its screen showed.
mod days;
mod zone;

pub(super) use days::plain;
pub use days::{cycle, draft, own_week, own_week_again, week, week_again, worked};
pub use zone::{own_zone, places, zone};

use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        department::{Preset, Schedule},
        id::{DepartmentId, MemberId},
        person::ReminderProfile,
        times::{Changed, OwnChange, OwnTimes, TimeOf, Times, TimesChange, TimesFault, Whose},
        today::Mark,
    },
    locale::Locale,
};
use chrono::TimeDelta;

/// The whole day is moved by so much.
const SHIFT_MINUTES: i64 = 30;
/// What a time may be moved by on a button, in minutes.
const STEPS: [i64; 12] = [-60, -45, -30, -15, -10, -5, 5, 10, 15, 30, 45, 60];

/// `/schedule`: everything in words, with a line before it that says what has just changed.
pub fn times(times: &Times, said: Option<String>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let mut html = Html::text(texts.schedule_title(words::cut(&times.name, words::NAME))).bold();
    html = html.block(lines(&times.schedule, Some(times.reminders), locale));
    if times.short_days && times.schedule.preset == Preset::Evening {
        html.push_line(Html::text(texts.schedule_short_days()));
    }
    let today = times.now.date();
    html.push_line(Html::text(texts.schedule_week(worked(times.week, today, locale))));
    html.push_line(Html::text(texts.schedule_zone(locale.zone(times.zone), locale.time(times.now.time()))));
    if let Some((from, schedule)) = &times.schedule_ahead {
        let from = Html::text(format!("⏳ {}", texts.schedule_ahead_times(locale.date(*from)))).bold();
        html = html.block(from.line(lines(schedule, Some(times.reminders), locale)));
    }
    if let Some((from, week)) = times.week_ahead {
        let ahead = texts.schedule_ahead_week(locale.date(from), worked(week, from, locale));
        html = html.block(Html::text(format!("⏳ {ahead}")).bold());
    }
    let html = match said {
        Some(said) => Html::text(said).block(html),
        None => html,
    };
    buttons(Screen::text(html), times, locale)
}

fn buttons(screen: Screen, times: &Times, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (department, seen) = (times.department, times.seen);
    let whose = Whose::Department(department);
    let keep_times = Button::callback(texts.schedule_button_keep_times(), Callback::KeepTimes { department, seen });
    let keep_week = Button::callback(texts.schedule_button_keep_week(), Callback::KeepWeek { whose, seen });
    screen
        .row([
            Button::callback(texts.schedule_button_preset(), Callback::SchedulePresets { department }),
            Button::callback(texts.schedule_button_times(), Callback::ScheduleTimes { department }),
        ])
        .row([
            Button::callback(texts.schedule_button_week(), Callback::WeekOf { whose }),
            Button::callback(texts.schedule_button_zone(), Callback::ZoneOf { whose }),
        ])
        .row([Button::callback(texts.schedule_button_reminders(), Callback::ScheduleReminders { department })])
        .row(times.schedule_ahead.is_some().then_some(keep_times))
        .row(times.week_ahead.is_some().then_some(keep_week))
}

/// What is asked and when, two or three lines.
fn lines(schedule: &Schedule, reminders: Option<ReminderProfile>, locale: Locale) -> Html {
    let texts = locale.texts();
    let [prompt, reminder, deadline, digest] =
        [schedule.prompt, schedule.reminder, schedule.deadline, schedule.digest].map(|at| locale.time(at));
    let times = match schedule.preset {
        Preset::Evening => texts.schedule_times_evening(prompt, deadline, digest),
        Preset::Standard | Preset::Morning => texts.schedule_times(prompt, deadline, digest),
    };
    let mut html = Html::text(texts.schedule_preset(schedule.preset.as_str())).line(Html::text(times));
    if let Some(profile) = reminders {
        html.push_line(Html::text(texts.schedule_reminders(profile.as_str(), reminder)));
    }
    html
}

fn back(department: DepartmentId, locale: Locale) -> Button {
    Button::callback(locale.texts().schedule_button_back(), Callback::Schedule { department })
}

/// [Планёрка]
pub fn presets(times: &Times, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (department, seen) = (times.department, times.seen);
    let about = Preset::ALL.iter().map(|preset| {
        let at = locale.time(preset.schedule().prompt);
        Html::text(format!("• {}", texts.schedule_preset_about(preset.as_str(), at)))
    });
    let html = Html::text(texts.schedule_preset_question())
        .bold()
        .block(Html::lines(about))
        .block(Html::text(texts.schedule_preset_hint(locale.date(times.times_from))));
    let now = times.schedule_to_change().preset;
    let button = |preset: &Preset| {
        let mark = if *preset == now { "✓ " } else { "" };
        let label = format!("{mark}{}", texts.schedule_preset_name(preset.as_str()));
        Button::callback(label, Callback::SetPreset { department, preset: *preset, seen })
    };
    Screen::text(html).grid(1, Preset::ALL.iter().map(button)).row([back(department, locale)])
}

/// [Времена]: which of them.
pub fn which_time(times: &Times, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (department, seen) = (times.department, times.seen);
    let schedule = times.schedule_to_change();
    let html = Html::text(texts.schedule_times_question())
        .bold()
        .line(Html::text(texts.schedule_times_hint(locale.date(times.times_from))));
    let one = |which: &TimeOf| {
        let label = format!("{} {}", texts.schedule_time(which.as_str()), locale.time(schedule.time(*which)));
        Button::callback(label, Callback::ScheduleTime { department, which: *which })
    };
    let shift = |label, minutes| Button::callback(label, Callback::ShiftTimes { department, minutes, seen });
    Screen::text(html)
        .grid(2, TimeOf::ALL.iter().map(one))
        .row([shift(texts.schedule_button_earlier(SHIFT_MINUTES), -SHIFT_MINUTES)])
        .row([shift(texts.schedule_button_later(SHIFT_MINUTES), SHIFT_MINUTES)])
        .row([back(department, locale)])
}

/// One of the times: what it may be, or typed; `again`: why what was typed cannot be taken.
pub fn time(times: &Times, which: TimeOf, again: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (department, seen) = (times.department, times.seen);
    let schedule = times.schedule_to_change();
    let now = schedule.time(which);
    let question = Html::text(texts.schedule_time_question(which.as_str(), locale.time(now))).bold();
    let html = match again {
        Some(why) => Html::text(why).block(question),
        None => question,
    };
    let html = html.line(Html::text(texts.schedule_time_hint()));
    let moved = |minutes: &i64| {
        let (at, days) = now.overflowing_add_signed(TimeDelta::minutes(*minutes));
        (days == 0 && schedule.with(which, at).fault().is_none()).then_some(at)
    };
    let button = |at| Button::callback(locale.time(at), Callback::SetTime { department, which, at, seen });
    let back = Button::callback(texts.schedule_button_back(), Callback::ScheduleTimes { department });
    Screen::text(html).grid(4, STEPS.iter().filter_map(moved).map(button)).row([back])
}

/// [Напоминания]
pub fn reminders(times: &Times, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (department, seen) = (times.department, times.seen);
    let about = ReminderProfile::ALL
        .iter()
        .map(|profile| Html::text(format!("• {}", texts.schedule_reminders_about(profile.as_str()))));
    let html = Html::text(texts.schedule_reminders_question())
        .bold()
        .block(Html::lines(about))
        .block(Html::text(texts.schedule_reminders_hint()));
    let button = |profile: &ReminderProfile| {
        let mark = if *profile == times.reminders { "✓ " } else { "" };
        let label = format!("{mark}{}", texts.schedule_reminders_name(profile.as_str()));
        Button::callback(label, Callback::SetDepartmentReminders { department, profile: *profile, seen })
    };
    Screen::text(html).grid(1, ReminderProfile::ALL.iter().map(button)).row([back(department, locale)])
}

/// Why times cannot be taken.
pub fn wrong(fault: &TimesFault, locale: Locale) -> String {
    let texts = locale.texts();
    let (second, first) = (locale.time(fault.second_at), locale.time(fault.first_at));
    match fault.second {
        TimeOf::Prompt | TimeOf::Reminder => texts.schedule_wrong_reminder(second, first),
        TimeOf::Deadline => texts.schedule_wrong_deadline(second, first),
        TimeOf::Digest => texts.schedule_wrong_digest(second, first),
    }
}

/// The day would leave its day.
pub fn wrong_shift(locale: Locale) -> String {
    locale.texts().schedule_wrong_shift()
}

/// What was typed is no time.
pub fn no_time(locale: Locale) -> String {
    locale.texts().schedule_time_unknown()
}

/// What has become of a change of the department's times, in a line.
pub fn said(changed: &Changed<TimesChange>, locale: Locale) -> String {
    let texts = locale.texts();
    match changed {
        Changed::Same => texts.schedule_same(),
        Changed::Meanwhile(by) => meanwhile(by.as_ref(), locale),
        Changed::Done(TimesChange::Schedule { from_on, .. }) => texts.schedule_changed_times(locale.date(*from_on)),
        Changed::Done(TimesChange::ScheduleKept { .. }) => texts.schedule_kept_times(),
        Changed::Done(TimesChange::Week { from_on, .. }) => texts.schedule_changed_week(locale.date(*from_on)),
        Changed::Done(TimesChange::WeekKept { .. }) => texts.schedule_kept_week(),
        Changed::Done(TimesChange::Zone { zone }) => texts.schedule_changed_zone(locale.zone(*zone)),
        Changed::Done(TimesChange::Reminders { profile }) => texts.schedule_changed_reminders(profile.as_str()),
    }
}

/// Of a member's days or zone, for whoever changed it.
pub fn said_own(changed: &Changed<OwnChange>, own: &OwnTimes, locale: Locale) -> String {
    let texts = locale.texts();
    let name = words::cut(&own.name, words::NAME);
    match changed {
        Changed::Same => texts.schedule_same(),
        Changed::Meanwhile(by) => meanwhile(by.as_ref(), locale),
        Changed::Done(OwnChange::Week { from_on, week }) => {
            let week = days::own(*week, own.department_week, *from_on, locale);
            texts.schedule_own_changed_week(name, locale.date(*from_on), week)
        }
        Changed::Done(OwnChange::WeekKept { .. }) => texts.schedule_own_kept_week(name),
        Changed::Done(OwnChange::Zone { zone: own_zone }) => {
            texts.schedule_own_changed_zone(name, zone::own(*own_zone, own.department_zone, locale))
        }
    }
}

fn meanwhile(by: Option<&Mark>, locale: Locale) -> String {
    match by {
        Some(Mark { at, by }) => locale.texts().schedule_meanwhile_by(words::cut(by, words::NAME), locale.time(*at)),
        None => locale.texts().schedule_meanwhile(),
    }
}

/// [Рабочие дни] [Часовой пояс] of a member, for his card.
pub fn of_member(member: MemberId, locale: Locale) -> [Button; 2] {
    let (texts, whose) = (locale.texts(), Whose::Member(member));
    [
        Button::callback(texts.schedule_button_week(), Callback::WeekOf { whose }),
        Button::callback(texts.schedule_button_zone(), Callback::ZoneOf { whose }),
    ]
}

/// To the other leaders.
pub fn told(department: DepartmentId, by: &str, change: &TimesChange, locale: Locale) -> Screen {
    let texts = locale.texts();
    let by = words::cut(by, words::NAME);
    // How insistently is another question, and not told with the times.
    let times = |schedule: &Schedule| lines(schedule, None, locale);
    let html = match change {
        TimesChange::Schedule { from_on, schedule } => {
            Html::text(texts.schedule_told_times(by, locale.date(*from_on))).line(times(schedule))
        }
        TimesChange::ScheduleKept { schedule } => Html::text(texts.schedule_told_kept_times(by)).line(times(schedule)),
        TimesChange::Week { from_on, week } => {
            Html::text(texts.schedule_told_week(by, locale.date(*from_on), worked(*week, *from_on, locale)))
        }
        TimesChange::WeekKept { week } => Html::text(texts.schedule_told_kept_week(by, days::plain(*week, locale))),
        TimesChange::Zone { zone } => Html::text(texts.schedule_told_zone(by, locale.zone(*zone))),
        TimesChange::Reminders { profile } => {
            let about = texts.schedule_reminders_about(profile.as_str());
            Html::text(texts.schedule_told_reminders(by, about))
        }
    };
    let open = Button::callback(texts.schedule_button_open(), Callback::Schedule { department });
    Screen::text(html).row([open])
}

/// To a member whose days or zone were changed; with his name to the leaders.
pub fn told_own(member: MemberId, name: Option<&str>, by: &str, change: &OwnChange, locale: Locale) -> Screen {
    let texts = locale.texts();
    let by = words::cut(by, words::NAME);
    let week = |week: &Option<crate::domain::calendar::WeekPattern>| match week {
        Some(week) => days::plain(*week, locale),
        None => words::lowered(texts.schedule_button_as_department()),
    };
    let zone = |zone: &Option<crate::domain::time::Zone>| match zone {
        Some(zone) => locale.zone(*zone),
        None => words::lowered(texts.schedule_button_as_department()),
    };
    let Some(name) = name else {
        return Screen::text(match change {
            OwnChange::Week { from_on, week: own } => {
                texts.schedule_told_own_week(by, locale.date(*from_on), week(own))
            }
            OwnChange::WeekKept { week: own } => texts.schedule_told_own_kept_week(by, week(own)),
            OwnChange::Zone { zone: own } => texts.schedule_told_own_zone(by, zone(own)),
        });
    };
    let label = words::cut(name, words::LABEL);
    let name = words::cut(name, words::NAME);
    let himself = name == by;
    let text = match change {
        OwnChange::Week { from_on, week: own } => {
            texts.schedule_told_week_of(name, locale.date(*from_on), week(own), by)
        }
        OwnChange::WeekKept { week: own } => texts.schedule_told_kept_week_of(name, week(own), by),
        OwnChange::Zone { zone: None } if himself => texts.schedule_told_zone_self_back(name),
        OwnChange::Zone { zone: own } if himself => texts.schedule_told_zone_self(name, zone(own)),
        OwnChange::Zone { zone: own } => texts.schedule_told_zone_of(name, zone(own), by),
    };
    Screen::text(text).row([Button::callback(label, Callback::TeamMember { member })])
}

#[cfg(test)]
mod tests;
