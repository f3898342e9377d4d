//! What is said about the thing just typed or tapped, before the next question.
use super::{facts, plan, problem, weekly, words};
use crate::{
    domain::{
        calendar::AbsenceKind,
        id::{MemberId, NoteId, ReportId},
        report::Part,
        talk::{Remark, Step},
    },
    locale::Locale,
    view::{
        absence,
        callback::Callback,
        html::Html,
        screen::{Button, Screen},
        settling,
    },
};
use chrono::NaiveTime;

/// A remark as it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub html: Html,
    /// Its own buttons; they stand before those of the question.
    pub rows: Vec<Vec<Button>>,
    /// The text of the next question is already in it: only the question's buttons follow.
    pub repeats_question: bool,
}

impl Said {
    fn text(html: impl Into<Html>) -> Self {
        Self { html: html.into(), ..Self::default() }
    }

    fn with(screen: Screen) -> Self {
        Self { rows: screen.rows().to_vec(), html: screen.html, repeats_question: false }
    }
}

/// What to say; `next` is the question that follows, some remarks name what it waits for.
pub fn remark(remark: &Remark, next: Option<&Step>, locale: Locale) -> Said {
    let texts = locale.texts();
    match remark {
        Remark::NoteKept { note, body } => Said::with(note_kept(*note, body, locale)),
        Remark::NumbersPlease => numbers_please(next, locale),
        Remark::Taken { part, on, today_on, figures, currency } => {
            let figures = words::given_list(figures.iter().map(|(metric, value)| (metric, *value)), *currency, locale);
            let date = words::day(*on, *today_on, locale);
            Said::text(match part {
                Part::Fact => texts.report_taken_fact(date, figures),
                Part::Pledge => texts.report_taken_plan(date, figures),
            })
        }
        Remark::Problems { problems, metrics, kept, currency } => {
            let left_is_shown =
                matches!(next, Some(Step::Facts(_) | Step::Plan(_) | Step::Weekly(_) | Step::OneByOne(_)));
            let sheet = problem::Sheet { metrics, currency: *currency, left_is_shown };
            let told = problem::lines(problems, &sheet, locale);
            let kept = (*kept > 0 && !left_is_shown && !told.is_empty()).then(|| texts.report_problem_kept());
            Said::text(told.line(kept.unwrap_or_default()))
        }
        Remark::CannotRead => match next {
            Some(Step::Facts(_) | Step::Plan(_) | Step::Weekly(_)) => {
                Said { repeats_question: true, ..Said::text(texts.report_cannot_read()) }
            }
            _ => Said::text(texts.report_cannot_read_text()),
        },
        Remark::AbsenceOffered { member, kind, wish } => Said::with(absence_offer(*member, *kind, *wish, locale)),
        Remark::AbsenceDates { member, kind, ranges, until, today_on } => {
            let (ranges, until) = (ranges.clone(), *until);
            let (member, name, kind, today_on) = (*member, None, *kind, *today_on);
            let draft = absence::Draft { member, name, kind, ranges, until, today_on };
            Said::with(absence::offer(&draft, locale))
        }
        Remark::Later { report, remind_at } => Said::with(later(*report, *remind_at, locale)),
        Remark::RemindLater { at } => Said::text(texts.report_remind_later(locale.time(*at))),
        Remark::TooLateToRemind => Said::text(texts.report_too_late_to_remind()),
        Remark::NotANumber => Said::text(texts.report_not_a_number()),
        Remark::NotADate => Said::text(texts.report_not_a_date()),
        Remark::PledgeRaised { to } => Said::text(texts.report_pledge_raised(locale.amount(*to))),
        Remark::EditTaken => Said::text(texts.report_edit_taken()),
        Remark::EditNotUnderstood => Said::text(texts.report_edit_not_understood()),
        Remark::PromiseClosed { body, state } => {
            Said::text(texts.report_promise_closed(state.as_str(), words::cut(body, words::BODY)))
        }
        Remark::PromiseMoved { body, on } => {
            Said::text(texts.report_promise_moved(words::cut(body, words::BODY), locale.date(*on)))
        }
        Remark::MoveAsked { body } => Said::text(texts.report_move_asked(words::cut(body, words::BODY))),
        Remark::BeyondLimit { figures, currency } => Said::text(weekly::beyond(figures, *currency, locale)),
        Remark::HelpAsked => Said::text(texts.report_help_asked()),
        Remark::MonthSettled { months_on } => Said::text(settling::waits(months_on, locale)),
        Remark::Outdated => Said::text(texts.report_outdated()),
    }
}

fn note_kept(note: NoteId, body: &str, locale: Locale) -> Screen {
    let texts = locale.texts();
    let quote = Html::text(words::cut(body, words::BODY)).quote();
    Screen::text(Html::text(texts.report_note_kept()).line(quote))
        .row([
            Button::callback(texts.report_button_to_promise(), Callback::NoteToPromise { note }),
            Button::callback(texts.report_button_to_head(), Callback::NoteToHead { note }),
        ])
        .row([Button::callback(texts.report_button_delete(), Callback::NoteDelete { note })])
}

/// «Жду цифры: звонки, встречи. Например: 41 3»: the question in short, its buttons follow.
fn numbers_please(next: Option<&Step>, locale: Locale) -> Said {
    let (names, example) = match next {
        Some(Step::Facts(ask)) => facts::awaited(ask, locale),
        Some(Step::Plan(ask)) => plan::awaited(ask, locale),
        Some(Step::Weekly(ask)) => weekly::awaited(ask, locale),
        Some(Step::OneByOne(ask)) => {
            let metric = &ask.figure.metric;
            let example = locale.typed(metric, ask.figure.example);
            return short(locale.texts().report_number_please(words::inner_name(metric), Html::slot(0)), example);
        }
        _ => return Said::text(locale.texts().report_answer_please()),
    };
    short(locale.texts().report_numbers_please(names, Html::slot(0)), example)
}

/// A short form of the question, with an example in its slot.
fn short(text: String, example: String) -> Said {
    Said { repeats_question: true, ..Said::text(Html::filled(&text, &[Html::code(example)])) }
}

/// «потом»: the reminder is his to ask for.
fn later(report: ReportId, remind_at: Option<NaiveTime>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let button = remind_at.map(|at| {
        let label = texts.report_button_remind(locale.time(at));
        Button::callback(label, Callback::RemindLater { report, at })
    });
    Screen::text(Html::text(texts.report_later())).row(button)
}

fn absence_offer(member: MemberId, kind: AbsenceKind, wish: bool, locale: Locale) -> Screen {
    let texts = locale.texts();
    let wish = if wish { format!("{} ", texts.report_get_well()) } else { String::new() };
    Screen::text(Html::text(wish + &texts.report_absence_offer())).row([
        Button::callback(texts.report_button_today(), Callback::AbsentToday { member, kind }),
        Button::callback(texts.report_button_until(), Callback::AbsentUntil { member, kind }),
        Button::callback(texts.report_button_not_absent(), Callback::NotAbsent),
    ])
}
