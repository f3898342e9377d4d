//! Every button of the bot as one type, and its text of at most 64 bytes.
//!
//! The text is `<version><tag>` and the fields, each after a dot: `1ap.5k`. Whole numbers and ids are base 36, dates
//! are day numbers, coded enums their code. To add a button add a line to the table at the end: a short tag that was
//! never used before, a name, fields of types that are a [`Field`]. A removed or changed line keeps its tag unused,
//! so that an old button becomes [`Stale`] and never means something else.
//!
//! Invariants: decoding is total and accepts only what encoding makes; the longest text of each variant is checked
//! against 64 bytes when it is compiled; tags are unique. A decoded callback says what was pressed, not that whoever
//! pressed it may: rights are checked again in the use case.
use super::choice::{FixPart, HelpAnswer, MenuGroup, Silence};
use crate::domain::{
    calendar::AbsenceKind,
    department::{Currency, Preset},
    id::{
        AbsenceId, DepartmentId, DigestId, InviteId, MemberId, MetricId, NoteId, NoticeId, PromiseId, ProtocolId,
        ReportId,
    },
    person::{Language, ReminderProfile, Role},
    report::Cause,
    template::Template,
    time::Zone,
};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// Most bytes of Telegram's `callback_data`.
pub const CALLBACK_BYTES: usize = 64;
/// Raised when the form of the fields changes; all buttons of other versions are stale.
const VERSION: char = '1';

/// The data of a button this version does not know: of an older version, or forged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a button of another version")]
pub struct Stale;

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

/// Declares [`Callback`]: `"tag" Name { field: Type, … }`.
macro_rules! callbacks {
    ($($(#[$doc:meta])* $tag:literal $name:ident $({ $($field:ident: $type:ty),+ $(,)? })?),+ $(,)?) => {
        /// What a button means. Fields carry no text of people: they are ids, dates, values and codes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Callback { $($(#[$doc])* $name $({ $($field: $type),+ })?),+ }

        /// The longest text of each variant fits.
        const _: () = { $(assert!(VERSION.len_utf8() + $tag.len() $($(+ 1 + <$type as Field>::MAX)+)? <= CALLBACK_BYTES, $tag);)+ };

        impl Callback {
            /// The tags of all variants.
            #[cfg(test)]
            const TAGS: &'static [&'static str] = &[$($tag),+];

            /// Its `callback_data`.
            pub fn encode(&self) -> String {
                match self {
                    $(Callback::$name $({ $($field),+ })? => [
                        format!("{VERSION}{}", $tag), $($($field.put()),+)?
                    ].join("."),)+
                }
            }

            fn of_parts(tag: &str, mut fields: std::str::Split<'_, char>) -> Option<Self> {
                let callback = match tag {
                    $($tag => Callback::$name $({ $($field: <$type as Field>::take(fields.next()?)?),+ })?,)+
                    _ => return None,
                };
                fields.next().is_none().then_some(callback)
            }

            /// Any callback, for tests.
            #[cfg(test)]
            pub fn any() -> proptest::strategy::BoxedStrategy<Callback> {
                use proptest::prelude::*;
                proptest::strategy::Union::new([$(
                    callbacks!(@any $name $($($field: $type),+)?)
                ),+]).boxed()
            }
        }
    };
    (@any $name:ident) => { Just(Callback::$name).boxed() };
    (@any $name:ident $($field:ident: $type:ty),+) => {
        ($(<$type as Field>::any(),)+).prop_map(|($($field,)+)| Callback::$name { $($field),+ }).boxed()
    };
}

impl Callback {
    /// Reads `callback_data`, whoever sent it.
    pub fn decode(data: &str) -> Result<Self, Stale> {
        let mut parts = data.strip_prefix(VERSION).ok_or(Stale)?.split('.');
        let tag = parts.next().unwrap_or_default();
        Callback::of_parts(tag, parts).ok_or(Stale)
    }
}

impl serde::Serialize for Callback {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.encode())
    }
}

impl<'de> serde::Deserialize<'de> for Callback {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let data = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Callback::decode(&data).map_err(serde::de::Error::custom)
    }
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
    DepartmentId,
    DigestId,
    InviteId,
    MemberId,
    MetricId,
    NoteId,
    NoticeId,
    ProtocolId,
    PromiseId,
    ReportId,
);
numbers! {
    bool, 1, |yes| i64::from(*yes), |n| u8::try_from(n).ok().filter(|n| *n < 2).map(|n| n == 1), any::<bool>();
    u8, 2, |n| i64::from(*n), |n| n.try_into().ok(), any::<u8>();
    NaiveDate, 6, |on| i64::from(on.num_days_from_ce()),
        |n| NaiveDate::from_num_days_from_ce_opt(n.try_into().ok()?),
        prop_oneof![Just(NaiveDate::MIN), Just(NaiveDate::MAX), (700_000..800_000).prop_map(|n| {
            NaiveDate::from_num_days_from_ce_opt(n).expect("a date")
        })];
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
    AbsenceKind,
    Cause,
    Currency,
    FixPart,
    HelpAnswer,
    Language,
    MenuGroup,
    Preset,
    ReminderProfile,
    Role,
    Silence,
    Template,
);

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

callbacks! {
    // The report.
    /// [Всё по плану]
    "ap" AsPlanned { report: ReportId },
    /// [Верно] after the shown numbers.
    "aq" AsPlannedConfirmed { report: ReportId },
    /// [По шагам]
    "st" BySteps { report: ReportId },
    /// A value offered at a step.
    "sv" StepValue { report: ReportId, metric: MetricId, value: i64 },
    /// «-»: the number is not known.
    "sm" StepMissing { report: ReportId, metric: MetricId },
    /// [Меня не было]
    "aw" WasAway { report: ReportId },
    "ak" WasAbsenceKind { report: ReportId, kind: AbsenceKind },
    /// [Напомнить в 9:45]
    "rl" RemindLater { report: ReportId, at: NaiveTime },
    /// [Верно] for an outlier.
    "oc" OutlierConfirmed { report: ReportId, metric: MetricId },
    /// [Исправить] for an outlier.
    "ox" OutlierWrong { report: ReportId, metric: MetricId },
    /// One of the readings of an ambiguous number: [120 ₽] [120 000 ₽].
    "cv" ChooseValue { report: ReportId, metric: MetricId, value: i64 },
    /// [Беру 48 3 2 1 130к]
    "ts" TakeSuggestion { report: ReportId },
    "sp" SkipPlan { report: ReportId },
    "sn" SkipNames { report: ReportId },
    /// [До 120 000]: the pledge becomes the sum of the names.
    "rp" RaisePledge { report: ReportId },
    /// [Оставить]: the pledge stays below the sum of the names.
    "kp" KeepPledge { report: ReportId },
    "lc" LessonCause { report: ReportId, cause: Cause },
    "ls" SkipLesson { report: ReportId },
    /// [Нужна помощь] of the lesson.
    "lh" LessonHelp { report: ReportId },
    /// [Исправить] of the card.
    "fx" Fix { report: ReportId, part: Option<FixPart> },
    "fm" FixMetric { report: ReportId, metric: MetricId },
    /// Numbers without an open report: «За какой день?».
    "fd" FactsFor { on: NaiveDate },
    /// An older unanswered date.
    "od" OlderDate { on: NaiveDate },
    /// [Другой день]
    "oh" OtherDay,
    /// [Были продажи в выходные]
    "so" SoldOnDaysOff { report: ReportId },
    /// The head entered first, then the member: [Оставить].
    "hk" KeepEntered { report: ReportId },
    /// The head entered first, then the member: [Мои верные].
    "hm" MineAreRight { report: ReportId },
    /// «Второй день без ваших цифр».
    "si" SilenceReason { reason: Silence },

    // Absence.
    /// «Отметить: сегодня не работаете?» [Сегодня]
    "at" AbsentToday { kind: AbsenceKind },
    /// [До даты]
    "au" AbsentUntil { kind: AbsenceKind },
    /// [Нет, работаю]
    "an" NotAbsent,
    "ac" AbsenceOfKind { kind: AbsenceKind, from: Option<NaiveDate>, until: Option<NaiveDate> },
    "ax" CancelAbsence { absence: AbsenceId },

    // Promises.
    "pd" PromiseDone { promise: PromiseId },
    "pp" PromisePartly { promise: PromiseId },
    /// The paid part, as the facts suggest.
    "pa" PromisePaid { promise: PromiseId, amount_minor: i64 },
    "pm" PromiseMove { promise: PromiseId },
    "pt" PromiseMoveTo { promise: PromiseId, on: NaiveDate },
    /// [Не выйдет]
    "pn" PromiseBroken { promise: PromiseId },
    "ph" PromiseHelp { promise: PromiseId },
    "pw" PromiseHelpAnswer { promise: PromiseId, answer: HelpAnswer },
    /// [Разрешить] [Нет] of the third move.
    "pl" PromiseAllowMove { promise: PromiseId, yes: bool },
    /// [Беру]
    "py" PromiseTake { promise: PromiseId },
    /// [Другой срок]
    "po" PromiseOtherDate { promise: PromiseId },
    /// [Не смогу]
    "pz" PromiseDecline { promise: PromiseId },
    "px" PromiseCancel { promise: PromiseId },
    /// A date for the promise being made.
    "pk" PromiseDueOn { on: NaiveDate },
    /// Keeps the names of promises of this report without a change.
    "pi" PromiseIgnore { report: ReportId },

    // Notes.
    "np" NoteToPromise { note: NoteId },
    "nh" NoteToHead { note: NoteId },
    "nx" NoteDelete { note: NoteId },

    // The head's day.
    "tr" Remind { member: MemberId },
    "ta" RemindAll,
    /// [Сегодня не работает]
    "tw" MarkAway { member: MemberId, on: NaiveDate },
    /// [Внести цифры]
    "te" EnterFor { member: MemberId, on: NaiveDate },
    /// The same as `/today`, again.
    "tt" Today,

    // The digest and posts.
    "dp" DigestPublish { digest: DigestId },
    "dw" DigestWait { digest: DigestId },
    "da" DigestAsIs { digest: DigestId },
    "dn" DigestSkip { digest: DigestId },
    "df" DigestToChat { digest: DigestId },
    /// [Отправить ещё раз] of a notice whose fate is unknown.
    "nr" SendAgain { notice: NoticeId },
    /// [Уже в чате]
    "na" AlreadyThere { notice: NoticeId },
    "pr" ShowProtocol { protocol: ProtocolId },

    // Setting up.
    "wc" CreateDepartment,
    /// [Назад] of the wizard.
    "wb" WizardBack,
    "wz" WizardZone { zone: Zone },
    /// Another zone: typed.
    "wo" WizardOtherZone,
    "wm" WizardCurrency { currency: Currency },
    "wt" WizardTemplate { template: Template },
    "wp" WizardPreset { preset: Preset },
    /// «Вы сами продаёте?»
    "ws" WizardSells { yes: bool },
    /// The name as it stands.
    "wn" WizardDefaultName,
    "wl" WizardSkipPeople,
    /// «Кто вы?»
    "iw" IAm { invite: InviteId, member: MemberId },
    "in" NotListed { invite: InviteId },
    /// [Это не наш]
    "io" NotOurs { member: MemberId },
    /// [Понятно] to what is stored.
    "co" Consent { member: MemberId },
    /// The head's word on a chat somebody else bound.
    "cb" BindChat { department: DepartmentId, yes: bool },
    "dc" ChooseDepartment { department: DepartmentId },

    // The team, settings, menu.
    "tm" Team { department: DepartmentId },
    "tp" TeamMember { member: MemberId },
    "to" SetRole { member: MemberId, role: Role },
    "ty" SetReports { member: MemberId, yes: bool },
    /// [Ушёл из отдела], then again to confirm.
    "tl" MemberLeaves { member: MemberId, confirmed: bool },
    "ti" NewInvite { department: DepartmentId, role: Role },
    "tv" RevokeInvite { invite: InviteId },
    "ln" SetLanguage { language: Language },
    "rm" SetReminders { profile: ReminderProfile },
    "mg" Menu { group: Option<MenuGroup> },
    /// «Передать ему просьбу?»
    "ah" AskHead { department: DepartmentId },
    /// Leaves the dialog, as `/cancel`.
    "cx" Cancel,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn tags_are_unique_and_without_dots() {
        let tags: HashSet<&str> = Callback::TAGS.iter().copied().collect();
        assert_eq!(tags.len(), Callback::TAGS.len());
        assert!(tags.iter().all(|tag| !tag.is_empty() && tag.chars().all(|c| c.is_ascii_lowercase())));
    }

    #[test]
    fn the_text_of_a_button_stays_what_it_was() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
        assert_eq!(Callback::AsPlanned { report: ReportId(200) }.encode(), "1ap.5k");
        assert_eq!(Callback::PromiseMoveTo { promise: PromiseId(9), on }.encode(), "1pt.9.fuy0");
        assert_eq!(Callback::Fix { report: ReportId(1), part: None }.encode(), "1fx.1.");
        assert_eq!(Callback::Cancel.encode(), "1cx");
    }

    #[test]
    fn what_encoding_never_makes_is_stale() {
        for forged in [
            "",
            "1",
            "1ap",
            "1ap.",
            "1ap.5K",
            "1ap.05",
            "1ap.+5",
            "1ap.5.5",
            "2ap.5",
            "1zz.5",
            "1ws.2",
            "1ws.1.",
            "ap.5",
            "1wz.Europe/Nowhere",
            "1pt.9.zzzzzzzzz",
            "1cx.",
            "1rl.1.zz0",
            "1ap.5k ",
            "1ап.5",
            "1ap.1y2p0ij32e8e8",
        ] {
            assert_eq!(Callback::decode(forged), Err(Stale), "{forged}");
        }
    }

    #[test]
    fn no_zone_is_longer_than_its_field() {
        assert!(chrono_tz::TZ_VARIANTS.iter().all(|zone| zone.name().len() <= Zone::MAX && !zone.name().contains('.')));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn every_button_reads_back(callback in Callback::any()) {
            let data = callback.encode();
            prop_assert!(data.len() <= CALLBACK_BYTES, "{}", data);
            prop_assert_eq!(Callback::decode(&data), Ok(callback));
        }

        #[test]
        fn decoding_is_total_and_canonical(data in "\\PC{0,80}|1[a-z]{2}(\\.[-0-9a-zA-Z]{0,14}){0,4}") {
            if let Ok(callback) = Callback::decode(&data) {
                prop_assert_eq!(callback.encode(), data);
            }
        }
    }
}
