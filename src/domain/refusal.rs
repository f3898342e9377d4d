//! What a person asked for and did not get, as data; the sentence is made by `view::refusal`.
use super::{person::Action, planning::TargetFault, times::TimesFault};
use chrono::{NaiveDate, NaiveTime};

/// An expected «no». Each has a text that says what to do, and a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// He is in no department.
    NoDepartment,
    /// His role does not allow it: «Это может только РОП. Передать ему просьбу?»
    NotAllowed(Action),
    /// He is not asked and counted.
    DoesNotReport,
    /// Of another department, or gone.
    NotYours,
    /// Somebody has answered already.
    AlreadyDone,
    /// The button or the question is out of date.
    Outdated,
    /// A correction further back than a member may make himself.
    TooOldToCorrect {
        oldest_on: NaiveDate,
    },
    /// A date that lies ahead has no facts.
    FactsOfFuture,
    /// The invite does not exist, is used up, expired or revoked.
    InviteUseless,
    /// Too many wrong invites or codes: wait.
    TooManyGuesses,
    /// He is already a member.
    AlreadyMember,
    /// The last head cannot leave before naming another.
    LastHead,
    /// A head can be reached: nobody else appoints one.
    HeadsAreHere,
    /// An absence in the past on a day with a report, or too far back.
    AbsenceNeedsHead,
    AbsenceOverlapsReport,
    /// The dates of an absence are the wrong way round or too long.
    AbsenceDates,
    /// A promise is cancelled before its day; from the day on it is kept, moved or broken.
    TooLateToCancel,
    /// The new date of a promise lies before the old one, or in the past.
    DateNotLater {
        than_on: NaiveDate,
    },
    /// A promise is due in the past.
    DatePassed,
    /// Further ahead than anybody promises.
    DateTooFar,
    /// An amount of nothing.
    AmountNotPositive,
    /// A promise for somebody who makes none.
    OwnerNotAsked,
    /// A message for somebody whom none can reach.
    NotHere {
        name: String,
    },
    /// More open promises than anybody keeps.
    TooManyPromises {
        most: usize,
    },
    /// Somebody of the department is signed so already.
    NameTaken,
    /// A grade of the department is called so already.
    GradeTaken,
    /// The weight of a grade is no whole number of per cents.
    GradeWeight,
    TooManyGrades {
        most: usize,
    },
    /// Somebody has the grade that is to be deleted.
    GradeInUse {
        members: usize,
    },
    /// Another leader was faster: when, on the department's clock, and who.
    Settled {
        at: NaiveTime,
        by: String,
    },
    /// More people than a department may have.
    TooManyMembers {
        most: usize,
    },
    /// The chat belongs to another department.
    ChatTaken,
    /// The times of a day do not follow each other.
    TimesOrder(TimesFault),
    /// Decimals and whether values may be negative are fixed when a metric is made.
    MetricFixed {
        name: String,
    },
    /// The word cannot name a metric.
    MetricWord {
        word: String,
        why: MetricWordFault,
    },
    /// More metrics than a department may have.
    TooManyMetrics {
        most: usize,
    },
    /// More aliases than a metric may have.
    TooManyAliases {
        most: usize,
    },
    /// The main metric is one whose fact and plan are asked every day.
    MainNotAsked,
    /// The main metric is asked until another is main.
    MainMustBeAsked,
    /// A metric asked of nobody.
    AskedOfNobody,
    /// No number, or none the metric can have.
    NotANumber,
    /// No per cent.
    NotAPercent,
    /// A conversion to be expected is above zero.
    PercentNotPositive,
    /// More than can become of a step; in whole per cent.
    PercentAbove {
        most: i64,
    },
    /// The code of a chat does not exist or has expired.
    CodeUseless,
    /// The day is over and counted.
    DayCounted {
        on: NaiveDate,
    },
    /// The day's reports have been asked for.
    DayBegun {
        on: NaiveDate,
    },
    /// Outside the days the calendar is kept for.
    OutsideCalendar {
        first_on: NaiveDate,
        last_on: NaiveDate,
    },
    /// More days than one line changes.
    TooManyDays {
        most: i64,
    },
    /// More marks ahead than a department keeps.
    TooManyMarks {
        most: usize,
    },
    /// A month that still has days whose reports are not over is not settled.
    MonthNotOver {
        month_on: NaiveDate,
    },
    /// A target cannot be set so.
    Target(TargetFault),
    /// Longer than fits.
    TooLong {
        most: usize,
    },
    /// A day without a fact, or without anything to measure it by.
    NothingToInvestigate,
    /// Empty where a text is needed.
    Empty,
}

/// Why a word cannot name a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MetricWordFault {
    /// There is no word in it.
    NoWord,
    /// The metric of this name has it.
    Taken { by: String },
    /// It is read as a number, a day, «план», «ок», an absence.
    MeansElse,
}
