//! The head's day: the message at the deadline and `/today`, and what becomes of its buttons.
//!
//! Only leaders see it: it names who is silent and why somebody is away. Buttons stand for the first [`PEOPLE`] who owe.
mod acts;

pub use acts::{EnterAsk, enter, entered, entered_nothing, marked_away, reminded, reminded_all};

use super::{
    callback::Callback,
    digest, funnel,
    html::Html,
    report::words,
    screen::{Button, Screen},
    talk_to,
};
use crate::{
    domain::{
        calendar::AbsenceKind,
        today::{Answered, Away, Beyond, Mark, Owing, Today},
    },
    locale::Locale,
};

/// People who owe with buttons of their own; the others are reached by [Напомнить всем].
pub const PEOPLE: usize = 8;
/// Overdue promises shown.
const PROMISES: usize = 6;
/// Figures beyond their limits shown.
const BEYOND: usize = 8;

/// The day as it stands.
pub fn screen(day: &Today, locale: Locale) -> Screen {
    let texts = locale.texts();
    let mut html = heading(day, locale);
    if day.not_asked {
        html.push_line(texts.today_not_asked());
    } else if day.is_calm() {
        html.push_line(texts.today_all_in());
    }
    if let Some(time) = day.asks_at {
        html.push_line(texts.today_asks_at(locale.time(time)));
    }
    let html = html.block(people(day, locale)).block(advice(day, locale)).block(matters(day, locale));
    let html = match &day.preview {
        Some(preview) => digest::with_preview(html, preview, locale),
        None => html,
    };
    buttons(Screen::text(html), day, locale)
}

fn heading(day: &Today, locale: Locale) -> Html {
    let (texts, date) = (locale.texts(), words::day(day.on, day.today_on, locale));
    let (given, due) = (words::count(day.given), words::count(day.due));
    let text = if day.due == 0 {
        texts.today_heading_none(date)
    } else if !day.closed && day.given < day.due {
        texts.today_heading_open(date, given, due, locale.time(day.deadline))
    } else {
        texts.today_heading(date, given, due)
    };
    Html::text(words::raised(text)).bold()
}

/// Who owes, who still has time, who is away, who has answered, who is not here yet.
fn people(day: &Today, locale: Locale) -> Html {
    let texts = locale.texts();
    let owing = bullets(day.owing.iter().map(|owing| owes(owing, day, locale)));
    let waiting =
        day.waiting.iter().map(|w| texts.today_waiting(words::cut(&w.name, words::NAME), locale.time(w.until)));
    let waiting = bullets(waiting);
    let listed = |names: Vec<String>, line: &dyn Fn(String) -> String| {
        if names.is_empty() { Html::new() } else { Html::text(line(names.join(", "))) }
    };
    let away = day.away.iter().map(|away| self::away(away, day, locale)).collect();
    let answered = day.answered.iter().map(|answered| self::answered(answered, locale)).collect();
    let not_started = day.not_started.iter().map(|name| words::cut(name, words::NAME)).collect();
    Html::lines([
        titled(texts.today_owing(), owing),
        titled(texts.today_waiting_title(), waiting),
        listed(away, &|names| texts.today_away(names)),
        listed(answered, &|names| texts.today_answered(names)),
        listed(not_started, &|names| texts.today_not_started(names)),
    ])
}

/// Whom to talk to, and what came of a talk.
fn advice(day: &Today, locale: Locale) -> Html {
    let advice = day.advice.as_ref().map(|advice| talk_to::advice(advice, day.currency, locale)).unwrap_or_default();
    advice.line(talk_to::checked_lines(&day.checked, day.currency, locale))
}

/// Overdue promises, figures beyond their limits and calls for help.
fn matters(day: &Today, locale: Locale) -> Html {
    let texts = locale.texts();
    let promise = |line: &crate::domain::talk::PromiseLine| {
        let owner = words::cut(line.owner.as_deref().unwrap_or_default(), words::NAME);
        let (body, date) = (words::cut(&line.body, words::BODY), locale.date(line.due_on));
        match line.amount_minor {
            Some(amount) => texts.today_promise_amount(owner, body, locale.money(amount, day.currency), date),
            None => texts.today_promise(owner, body, date),
        }
    };
    let more = day.overdue.len().saturating_sub(PROMISES);
    let more = (more > 0).then(|| texts.today_more(more.to_string()));
    let overdue = bullets(day.overdue.iter().take(PROMISES).map(promise).chain(more));
    let help = |help: &crate::domain::today::Help| {
        let name = words::cut(&help.name, words::NAME);
        match &help.about {
            Some(promise) => texts.today_help_about(name, words::cut(promise, words::LABEL)),
            None => name,
        }
    };
    let helps: Vec<String> = day.helps.iter().map(help).collect();
    let helps = if helps.is_empty() { Html::new() } else { Html::text(texts.today_helps(helps.join(", "))) };
    let bottleneck = day.bottleneck.as_ref().map(|found| funnel::bottleneck(found, day.currency, locale));
    let stuck = bullets(talk_to::stuck_lines(&day.stuck, day.currency, locale).into_iter());
    titled(texts.talk_stuck_title(), stuck)
        .line(titled(texts.today_overdue(), overdue))
        .line(titled(texts.weekly_today(), beyond(day, locale)))
        .line(helps)
        .line(bottleneck.unwrap_or_default())
}

fn beyond(day: &Today, locale: Locale) -> Html {
    let texts = locale.texts();
    let line = |beyond: &Beyond| {
        let value = words::value(&beyond.metric, beyond.value, day.currency, locale);
        let limit = words::limit(&beyond.metric, day.currency, locale).unwrap_or_default();
        let name = words::cut(&beyond.name, words::NAME);
        texts.weekly_today_line(name, words::inner_name(&beyond.metric), value, limit)
    };
    let more = day.beyond.len().saturating_sub(BEYOND);
    let more = (more > 0).then(|| texts.today_more(more.to_string()));
    bullets(day.beyond.iter().take(BEYOND).map(line).chain(more))
}

fn titled(title: String, lines: Html) -> Html {
    if lines.is_empty() { lines } else { Html::text(title).bold().line(lines) }
}

fn bullets(lines: impl Iterator<Item = String>) -> Html {
    Html::lines(lines.map(|line| Html::text(format!("• {line}"))))
}

fn owes(owing: &Owing, day: &Today, locale: Locale) -> String {
    let texts = locale.texts();
    let name = match day.reader == Some(owing.member) {
        true => texts.today_you(),
        false => words::cut(&owing.name, words::NAME),
    };
    let name = match words::count(owing.days) {
        ..2 => name,
        days => texts.today_days_running(name, locale.ordinal(days)),
    };
    match &owing.reminded {
        _ if !owing.reachable => texts.today_blocked(name),
        Some(Mark { at, by }) => texts.today_reminded(name, locale.time(*at), words::cut(by, words::NAME)),
        None => name,
    }
}

fn away(away: &Away, day: &Today, locale: Locale) -> String {
    let texts = locale.texts();
    let name = words::cut(&away.name, words::NAME);
    let kind = texts.absence_kind(away.kind.as_str());
    match &away.marked {
        Some(Mark { at, by }) => texts.today_away_marked(name, locale.time(*at), words::cut(by, words::NAME)),
        None if away.through_on > day.on => texts.today_away_through(name, kind, locale.day_month(away.through_on)),
        None if away.kind == AbsenceKind::Other => name,
        None => texts.today_away_one(name, kind),
    }
}

fn answered(answered: &Answered, locale: Locale) -> String {
    let texts = locale.texts();
    let name = words::cut(&answered.name, words::NAME);
    match answered.at {
        Some(at) if answered.late => texts.today_answered_late(name, locale.time(at)),
        Some(at) => texts.today_answered_at(name, locale.time(at)),
        None => name,
    }
}

fn buttons(screen: Screen, day: &Today, locale: Locale) -> Screen {
    let texts = locale.texts();
    let todays = day.on == day.today_on;
    let others: Vec<&Owing> = day.owing.iter().filter(|owing| day.reader != Some(owing.member)).collect();
    let alone = others.len() == 1;
    let own = day.owing.iter().find(|owing| day.reader == Some(owing.member));
    let own = own.map(|own| Button::callback(texts.today_button_own(), Callback::OwnReport { member: own.member }));
    let talk = talk_to::button(day.advice.as_ref(), day.reader, locale);
    let mut screen = screen.row(own).row(talk);
    for owing in others.iter().take(PEOPLE) {
        let name = words::cut(&owing.name, words::LABEL);
        let (remind, away, enter) = if alone {
            (texts.today_button_remind(), texts.today_button_away(), texts.today_button_enter())
        } else {
            let away = match owing.reachable {
                true => texts.today_button_away_short(),
                false => texts.today_button_away_named(&name),
            };
            (texts.today_button_remind_named(name), away, texts.today_button_enter_short())
        };
        let member = owing.member;
        let remind = owing.reachable.then(|| Button::callback(remind, Callback::Remind { member }));
        let enter = owing.fact_on.map(|on| Button::callback(enter, Callback::EnterFor { member, on }));
        let away = todays.then(|| Button::callback(away, Callback::MarkAway { member, on: day.on }));
        screen = if alone {
            screen.row(remind.into_iter().chain(enter)).row(away)
        } else {
            screen.row(remind).row(away.into_iter().chain(enter))
        };
    }
    if others.len() > 1 {
        screen = screen.row([Button::callback(texts.today_button_remind_all(), Callback::RemindAll)]);
    }
    let back = day.away.iter().filter(|away| away.marked.is_some()).take(PEOPLE).map(|away| {
        let label = texts.today_button_back(words::cut(&away.name, words::LABEL));
        Button::callback(label, Callback::CancelAbsence { absence: away.absence })
    });
    let screen = screen.grid(2, back);
    let looked_into = (day.investigations > 0).then(|| {
        let label = texts.causes_today_button(day.investigations.to_string());
        Button::callback(label, Callback::OpenInvestigations)
    });
    let screen = screen.row(looked_into);
    match &day.preview {
        Some(preview) => {
            screen.row(digest::preview_row(preview, locale)).row([digest::origin_button(&preview.content, locale)])
        }
        None => screen,
    }
}

#[cfg(test)]
mod tests;
