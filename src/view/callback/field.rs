//! The types a callback can carry, and the text of each: whole numbers and ids in base 36, dates as day numbers, times
//! as minutes, coded enums as their code.
//!
//! Invariants: no text has a dot; reading accepts only what writing makes, so a callback has one text.
use crate::domain::{
    calendar::{AbsenceKind, DayKind, DayWish, WeekPattern},
    department::{Currency, Preset, Public},
    id::{
        AbsenceId, ChatId, DepartmentId, DigestId, GradeId, InvestigationId, InviteId, MarkId, MemberId, MetricId,
        NoteId, NoticeId, PromiseId, ProposalId, ProtocolId, ReportId, StuckId, TalkId, TargetId,
    },
    metric::{Asked, Direction, MetricText, Rhythm, Telling, UnitChoice},
    month::{Basis, LightsChoice},
    origin::Traceable,
    person::{Language, ReminderProfile, Role},
    planning::Start,
    report::Cause,
    stuck::Stuck,
    template::Template,
    time::Zone,
    times::{Seen, TimeOf, Whose},
};
use crate::view::choice::{CommandName, FixPart, HelpAnswer, MenuGroup, Silence};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// A type that can be a field of a callback.
pub trait Field: Sized {
    /// Most bytes of its text.
    const MAX: usize;
    /// Its text, without dots.
    fn put(&self) -> String;
    /// The value of a text `put` made; `None` for any other text.
    fn take(text: &str) -> Option<Self>;
    /// Any value, for tests.
    #[cfg(test)]
    fn any() -> proptest::strategy::BoxedStrategy<Self>;
}

/// Base 36 of a whole number, with a minus.
fn base36(n: i64) -> String {
    let mut digits = Vec::new();
    let mut left = n.unsigned_abs();
    loop {
        let digit = u32::try_from(left % 36).expect("below 36");
        digits.push(char::from_digit(digit, 36).expect("below 36"));
        left /= 36;
        if left == 0 {
            break;
        }
    }
    if n < 0 {
        digits.push('-');
    }
    digits.iter().rev().collect()
}

impl Field for i64 {
    const MAX: usize = 14;
    fn put(&self) -> String {
        base36(*self)
    }
    fn take(text: &str) -> Option<Self> {
        let n = i64::from_str_radix(text, 36).ok()?;
        (base36(n) == text).then_some(n)
    }
    #[cfg(test)]
    fn any() -> proptest::strategy::BoxedStrategy<Self> {
        use proptest::prelude::*;
        prop_oneof![any::<i64>(), 0_i64..5000, Just(i64::MIN), Just(i64::MAX)].boxed()
    }
}

/// Fields that are a whole number in other clothes: type, most bytes, to `i64`, from `i64`, any.
macro_rules! numbers {
    ($($type:ty, $max:literal, $to:expr, $from:expr, $any:expr;)+) => {$(
        impl Field for $type {
            const MAX: usize = $max;
            fn put(&self) -> String {
                let to: fn(&$type) -> i64 = $to;
                to(self).put()
            }
            fn take(text: &str) -> Option<Self> {
                let from: fn(i64) -> Option<$type> = $from;
                from(i64::take(text)?)
            }
            #[cfg(test)]
            fn any() -> proptest::strategy::BoxedStrategy<Self> {
                use proptest::prelude::*;
                $any.boxed()
            }
        }
    )+};
}
macro_rules! ids {
    ($($id:ident),+ $(,)?) => { numbers! { $($id, 14, |id| id.0, |n| Some($id(n)), <i64 as Field>::any().prop_map($id);)+ } };
}
ids!(
    AbsenceId,
    ChatId,
    DepartmentId,
    DigestId,
    GradeId,
    InvestigationId,
    InviteId,
    MarkId,
    MemberId,
    MetricId,
    NoteId,
    NoticeId,
    ProtocolId,
    PromiseId,
    ProposalId,
    ReportId,
    StuckId,
    TalkId,
    TargetId,
);
numbers! {
    bool, 1, |yes| i64::from(*yes), |n| u8::try_from(n).ok().filter(|n| *n < 2).map(|n| n == 1), any::<bool>();
    u8, 2, |n| i64::from(*n), |n| n.try_into().ok(), any::<u8>();
    NaiveDate, 6, |on| i64::from(on.num_days_from_ce()),
        |n| NaiveDate::from_num_days_from_ce_opt(n.try_into().ok()?),
        prop_oneof![Just(NaiveDate::MIN), Just(NaiveDate::MAX), (700_000..800_000).prop_map(|n| {
            NaiveDate::from_num_days_from_ce_opt(n).expect("a date")
        })];
    Seen, 7, |seen| i64::from(seen.0), |n| u32::try_from(n).ok().map(Seen), any::<u32>().prop_map(Seen);
    // A time of day to the minute.
    NaiveTime, 3, |at| i64::from(at.hour() * 60 + at.minute()),
        |n| { let n = u32::try_from(n).ok()?; NaiveTime::from_hms_opt(n / 60, n % 60, 0) },
        (0..1440_u32).prop_map(|n| NaiveTime::from_hms_opt(n / 60, n % 60, 0).expect("a time"));
}

/// Makes enums of `coded!` fields.
macro_rules! codes {
    ($($type:ty),+ $(,)?) => {$(
        impl Field for $type {
            const MAX: usize = {
                let (mut most, mut i) = (0, 0);
                while i < Self::ALL.len() {
                    let length = Self::ALL[i].as_str().len();
                    if length > most {
                        most = length;
                    }
                    i += 1;
                }
                most
            };
            fn put(&self) -> String {
                self.as_str().to_owned()
            }
            fn take(text: &str) -> Option<Self> {
                Self::from_code(text)
            }
            #[cfg(test)]
            fn any() -> proptest::strategy::BoxedStrategy<Self> {
                use proptest::prelude::*;
                proptest::sample::select(Self::ALL).boxed()
            }
        }
    )+};
}
codes!(
    Traceable,
    AbsenceKind,
    Basis,
    Cause,
    Currency,
    DayKind,
    DayWish,
    FixPart,
    HelpAnswer,
    Language,
    MenuGroup,
    Preset,
    Public,
    LightsChoice,
    ReminderProfile,
    Role,
    Silence,
    Start,
    Template,
    TimeOf,
    Asked,
    Direction,
    MetricText,
    Rhythm,
    Telling,
    UnitChoice,
    Stuck,
);

impl Field for CommandName {
    const MAX: usize = CommandName::MAX;
    fn put(&self) -> String {
        self.as_str().to_owned()
    }
    fn take(text: &str) -> Option<Self> {
        CommandName::new(text)
    }
    #[cfg(test)]
    fn any() -> proptest::strategy::BoxedStrategy<Self> {
        use proptest::prelude::*;
        "[a-z_]{1,16}".prop_map(|name| CommandName::new(&name).expect("a name")).boxed()
    }
}

impl Field for Zone {
    const MAX: usize = 32;
    fn put(&self) -> String {
        self.name().to_owned()
    }
    fn take(text: &str) -> Option<Self> {
        Zone::from_name(text).filter(|zone| zone.name() == text)
    }
    #[cfg(test)]
    fn any() -> proptest::strategy::BoxedStrategy<Self> {
        use proptest::prelude::*;
        proptest::sample::select(&chrono_tz::TZ_VARIANTS[..]).prop_map(Zone).boxed()
    }
}

/// Its stored code, which has no dot.
impl Field for WeekPattern {
    const MAX: usize = 27;
    fn put(&self) -> String {
        self.to_string()
    }
    fn take(text: &str) -> Option<Self> {
        WeekPattern::from_code(text).filter(|week| week.to_string() == text)
    }
    #[cfg(test)]
    fn any() -> proptest::strategy::BoxedStrategy<Self> {
        use proptest::prelude::*;
        crate::domain::calendar::tests::any_pattern().boxed()
    }
}

/// A letter for what it is, and the number.
impl Field for Whose {
    const MAX: usize = 1 + <i64 as Field>::MAX;
    fn put(&self) -> String {
        match self {
            Whose::Department(id) => format!("d{}", id.put()),
            Whose::Member(id) => format!("m{}", id.put()),
        }
    }
    fn take(text: &str) -> Option<Self> {
        match (text.strip_prefix('d'), text.strip_prefix('m')) {
            (Some(id), _) => DepartmentId::take(id).map(Whose::Department),
            (_, Some(id)) => MemberId::take(id).map(Whose::Member),
            (None, None) => None,
        }
    }
    #[cfg(test)]
    fn any() -> proptest::strategy::BoxedStrategy<Self> {
        use proptest::prelude::*;
        prop_oneof![DepartmentId::any().prop_map(Whose::Department), MemberId::any().prop_map(Whose::Member)].boxed()
    }
}

impl<T: Field + std::fmt::Debug + 'static> Field for Option<T> {
    const MAX: usize = T::MAX;
    fn put(&self) -> String {
        self.as_ref().map(T::put).unwrap_or_default()
    }
    fn take(text: &str) -> Option<Self> {
        if text.is_empty() { Some(None) } else { T::take(text).map(Some) }
    }
    #[cfg(test)]
    fn any() -> proptest::strategy::BoxedStrategy<Self> {
        use proptest::prelude::*;
        proptest::option::of(T::any()).boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_zone_and_no_week_is_longer_than_its_field() {
        assert_eq!("200,200,200,200,200,200,200".len(), WeekPattern::MAX);
        assert!(chrono_tz::TZ_VARIANTS.iter().all(|zone| zone.name().len() <= Zone::MAX && !zone.name().contains('.')));
    }
}
