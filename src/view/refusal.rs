//! A refusal as a sentence that says what to do, and the one button some of them have.
//!
//! Apart from the features, because any of them may refuse. Invariant: every [`Refusal`] has its own sentence; none
//! blames.
use super::{
    callback::Callback,
    html::Html,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        id::DepartmentId,
        person::Action,
        refusal::{MetricWordFault, Refusal},
    },
    locale::Locale,
};

/// The sentence alone, for a toast or a chat.
pub fn sentence(refusal: &Refusal, locale: Locale) -> String {
    let texts = locale.texts();
    match refusal {
        Refusal::NoDepartment => texts.refusal_no_department(),
        Refusal::NotAllowed(action) => not_allowed(*action, locale),
        Refusal::DoesNotReport => texts.refusal_does_not_report(),
        Refusal::NotYours => texts.refusal_not_yours(),
        Refusal::AlreadyDone => texts.refusal_already_done(),
        Refusal::Outdated => texts.refusal_outdated(),
        Refusal::TooOldToCorrect { oldest_on } => texts.refusal_too_old(locale.date(*oldest_on)),
        Refusal::FactsOfFuture => texts.refusal_facts_of_future(),
        Refusal::InviteUseless => texts.refusal_invite_useless(),
        Refusal::TooManyGuesses => texts.refusal_too_many_guesses(),
        Refusal::AlreadyMember => texts.refusal_already_member(),
        Refusal::LastHead => texts.refusal_last_head(),
        Refusal::HeadsAreHere => texts.refusal_heads_are_here(),
        Refusal::AbsenceNeedsHead => texts.refusal_absence_needs_head(),
        Refusal::AbsenceOverlapsReport => texts.refusal_absence_overlaps_report(),
        Refusal::AbsenceDates => texts.refusal_absence_dates(),
        Refusal::TooLateToCancel => texts.refusal_too_late_to_cancel(),
        Refusal::DateNotLater { than_on } => texts.refusal_date_not_later(locale.date(*than_on)),
        Refusal::DatePassed => texts.refusal_date_passed(),
        Refusal::DateTooFar => texts.refusal_date_too_far(),
        Refusal::AmountNotPositive => texts.refusal_amount_not_positive(),
        Refusal::TooManyPromises { most } => texts.refusal_too_many_promises(super::report::words::count(*most)),
        Refusal::OwnerNotAsked => texts.refusal_owner_not_asked(),
        Refusal::NotHere { name } => {
            texts.refusal_not_here(super::report::words::cut(name, super::report::words::NAME))
        }
        Refusal::NameTaken => texts.refusal_name_taken(),
        Refusal::GradeTaken => texts.refusal_grade_taken(),
        Refusal::GradeWeight => texts.refusal_grade_weight(),
        Refusal::TooManyGrades { most } => texts.refusal_too_many_grades(super::report::words::count(*most)),
        Refusal::GradeInUse { members } => texts.refusal_grade_in_use(super::report::words::count(*members)),
        Refusal::Settled { at, by } => {
            texts.refusal_settled(locale.time(*at), super::report::words::cut(by, super::report::words::NAME))
        }
        Refusal::TooManyMembers { most } => texts.refusal_too_many_members(super::report::words::count(*most)),
        Refusal::ChatTaken => texts.refusal_chat_taken(),
        Refusal::TimesOrder(fault) => super::schedule::wrong(fault, locale),
        Refusal::MetricFixed { name } => texts.refusal_metric_fixed(name),
        Refusal::MetricWord { word, why } => metric_word(word, why, locale),
        Refusal::TooManyMetrics { most } => texts.refusal_too_many_metrics(super::report::words::count(*most)),
        Refusal::TooManyAliases { most } => texts.refusal_too_many_aliases(super::report::words::count(*most)),
        Refusal::MainNotAsked => texts.refusal_main_not_asked(),
        Refusal::MainMustBeAsked => texts.refusal_main_must_be_asked(),
        Refusal::AskedOfNobody => texts.refusal_asked_of_nobody(),
        Refusal::NotANumber => texts.refusal_not_a_number(),
        Refusal::NotAPercent => texts.refusal_not_a_percent(),
        Refusal::PercentNotPositive => texts.refusal_percent_not_positive(),
        Refusal::PercentAbove { most } => texts.refusal_percent_above(locale.per_cent(*most)),
        Refusal::CodeUseless => texts.refusal_code_useless(),
        Refusal::DayCounted { on } => texts.refusal_day_counted(super::report::words::raised(locale.date(*on))),
        Refusal::DayBegun { on } => texts.refusal_day_begun(super::report::words::raised(locale.date(*on))),
        Refusal::OutsideCalendar { first_on, last_on } => {
            texts.refusal_outside_calendar(locale.full_date(*first_on), locale.full_date(*last_on))
        }
        Refusal::TooManyDays { most } => texts.refusal_too_many_days(*most),
        Refusal::TooManyMarks { most } => texts.refusal_too_many_marks(super::report::words::count(*most)),
        Refusal::MonthNotOver { month_on } => {
            texts.refusal_month_not_over(super::report::words::raised(locale.month(*month_on)))
        }
        Refusal::Target(fault) => super::target::fault(fault, locale),
        Refusal::TooLong { most } => texts.refusal_too_long(super::report::words::count(*most)),
        Refusal::NothingToInvestigate => texts.causes_nothing_to_investigate(),
        Refusal::Empty => texts.refusal_empty(),
    }
}

/// Why a metric cannot be called so.
fn metric_word(word: &str, why: &MetricWordFault, locale: Locale) -> String {
    use super::report::words::{NAME, cut};
    let (texts, word) = (locale.texts(), cut(word, NAME));
    match why {
        MetricWordFault::NoWord => texts.refusal_metric_no_word(),
        MetricWordFault::Taken { by } => texts.refusal_metric_word_taken(word, cut(by, NAME)),
        MetricWordFault::MeansElse => texts.refusal_metric_word_else(word),
    }
}

/// Who may do it instead. Source: product.md, tables of actions and of sight.
fn not_allowed(action: Action, locale: Locale) -> String {
    let texts = locale.texts();
    match action {
        Action::OwnDepartment => texts.refusal_only_head(),
        Action::ActForOthers | Action::RunDepartment | Action::ManageTeam => texts.refusal_only_leaders(),
        Action::OwnReport | Action::ReadReports | Action::ReadDigest => texts.refusal_reports_only(),
        Action::ReadBrief => texts.refusal_brief_only(),
    }
}

/// The sentence with [Передать просьбу] where the head can help and it is known whose head that is.
pub fn screen(refusal: &Refusal, department: Option<DepartmentId>, locale: Locale) -> Screen {
    let head_can_help = matches!(
        refusal,
        Refusal::NotAllowed(_)
            | Refusal::TooOldToCorrect { .. }
            | Refusal::AbsenceNeedsHead
            | Refusal::AbsenceOverlapsReport
    );
    let ask = department
        .filter(|_| head_can_help)
        .map(|department| Button::callback(locale.texts().refusal_button_ask(), Callback::AskHead { department }));
    Screen::text(Html::text(sentence(refusal, locale))).row(ask)
}

#[cfg(test)]
#[path = "refusal/tests.rs"]
mod tests;
