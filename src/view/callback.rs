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
mod field;

use super::choice::{CommandName, FixPart, HelpAnswer, MenuGroup, Silence};
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
pub use field::Field;

use chrono::{NaiveDate, NaiveTime};

/// Most bytes of Telegram's `callback_data`.
pub const CALLBACK_BYTES: usize = 64;
/// Raised when the form of the fields changes; all buttons of other versions are stale.
const VERSION: char = '1';

/// The data of a button this version does not know: of an older version, or forged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a button of another version")]
pub struct Stale;

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

callbacks! {
    // The report.
    /// [Всё по плану]
    "ap" AsPlanned { report: ReportId },
    /// [Верно] after the shown numbers.
    "aq" AsPlannedConfirmed { report: ReportId },
    /// [По шагам]
    "st" BySteps { report: ReportId },
    /// A value offered at a step.
    "sv" StepValue { report: ReportId, metric: MetricId, on: NaiveDate, value: i64 },
    /// «-»: the number is not known.
    "sm" StepMissing { report: ReportId, metric: MetricId, on: NaiveDate },
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
    "ts" TakeSuggestion { report: ReportId, on: NaiveDate },
    "sp" SkipPlan { report: ReportId },
    "sn" SkipNames { report: ReportId },
    /// [Не сейчас] of the week's figures.
    "mxs" SkipWeekly { report: ReportId },
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
    "fm" FixMetric { report: ReportId, part: FixPart, metric: MetricId },
    /// [Оставить как есть]
    "lv" LeaveAsIs { report: ReportId },
    /// Numbers without an open report: «За какой день?».
    "fd" FactsFor { report: Option<ReportId>, on: NaiveDate },
    /// An older unanswered date.
    "od" OlderDate { report: ReportId, on: NaiveDate },
    /// [Другой день]
    "oh" OtherDay { report: ReportId },
    /// [Были продажи в выходные]
    "so" SoldOnDaysOff { report: ReportId },
    /// The head entered first, then the member: [Оставить].
    "hk" KeepEntered { report: ReportId },
    /// The head entered first, then the member: [Мои верные].
    "hm" MineAreRight { report: ReportId },
    /// «Второй день без ваших цифр».
    "si" SilenceReason { reason: Silence },

    // Investigations and causes.
    /// [Без действий] of «Что сделаем?».
    "ivs" NoAction { report: ReportId },
    /// One of the open ones, to a leader.
    "ivc" Investigation { investigation: InvestigationId },
    /// [Попросить обещание]
    "iva" AskAction { investigation: InvestigationId },
    /// [Без действий] of a leader.
    "ivn" EndInvestigation { investigation: InvestigationId },
    /// The causes of the week of a day; page 0 is the short one.
    "ivw" Causes { department: DepartmentId, on: NaiveDate, page: u8 },
    /// The same of this week, from the day's message.
    "ivo" OpenInvestigations,

    // Absence.
    /// «Отметить: сегодня не работаете?» [Сегодня]
    "zl" AbsentToday { member: MemberId, kind: AbsenceKind },
    /// [До даты]
    "zm" AbsentUntil { member: MemberId, kind: AbsenceKind },
    /// [Нет, работаю]
    "an" NotAbsent,
    /// Step by step: who, what, when.
    "av" AbsenceFor { member: MemberId, kind: Option<AbsenceKind>, from: Option<NaiveDate>, until: Option<NaiveDate> },
    /// A leader's word on days long past.
    "ay" AllowAbsence { member: MemberId, kind: AbsenceKind, from: NaiveDate, until: NaiveDate, yes: bool },
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
    /// [Беру] for another day.
    "pb" PromiseTakeOn { promise: PromiseId, on: NaiveDate },
    "pz" PromiseDecline { promise: PromiseId },
    /// Whose the promise being made is.
    "pf" PromiseFor { member: MemberId },
    /// [Передать другому], then to whom.
    "pv" PromiseHand { promise: PromiseId, to: Option<MemberId> },
    "px" PromiseCancel { promise: PromiseId },
    /// A date for the promise being made.
    "pk" PromiseDueOn { on: NaiveDate },
    /// [Другая дата] for the promise being made: typed.
    "pu" PromiseDueOther,
    /// The amount of the promise being made; `None`: without one.
    "pj" PromiseAmount { amount_minor: Option<i64> },
    /// One promise of the list.
    "pc" PromiseCard { promise: PromiseId },
    /// The list again, of the department of this promise.
    "zo" Promises { promise: PromiseId },

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
    /// The leader's own report, from the day's message.
    "zn" OwnReport { member: MemberId },
    /// The same as `/today`, again.
    "tt" Today,

    // The calendar.
    /// `/calendar` of the month of this day.
    "kca" CalendarMonth { department: DepartmentId, month: NaiveDate },
    /// [Выходной] [Рабочий день] [Короткий день] [Отметка]: which day of this month?
    "kcb" CalendarPick { department: DepartmentId, wish: DayWish, month: NaiveDate },
    /// These days; `over`: the decision of another leader he has seen and changes.
    "kcc" CalendarDays {
        department: DepartmentId, wish: DayWish, from: NaiveDate, until: NaiveDate, over: Option<DayKind>
    },
    /// These days are as usual again.
    "kcd" CalendarUsual { department: DepartmentId, from: NaiveDate, until: NaiveDate, over: Option<DayKind> },
    /// [Убрать]: what of this month?
    "kce" CalendarRemovals { department: DepartmentId, month: NaiveDate },
    "kcf" CalendarRemoveMark { mark: MarkId },

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
    /// A protocol, and which of its pages, from 0.
    "pr" ShowProtocol { protocol: ProtocolId, page: u8 },

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
    /// [Подписать «…»]: the name Telegram shows.
    "ij" JoinAsShown { invite: InviteId },
    /// The head's word on a chat somebody else wants to bind.
    "ck" BindChat { department: DepartmentId, chat: ChatId, yes: bool },
    /// How to bind the team chat, with a fresh code.
    "cc" ChatCode { department: DepartmentId },
    /// [Отвязать]: the team chat is nobody's again.
    "cu" UnbindChat { department: DepartmentId },
    /// «Кто в отделе?»
    "wk" ListPeople { department: DepartmentId },
    "dc" ChooseDepartment { department: DepartmentId },

    // The team, settings, menu.
    "tm" Team { department: DepartmentId },
    "tp" TeamMember { member: MemberId },
    "to" SetRole { member: MemberId, role: Role },
    "ty" SetReports { member: MemberId, yes: bool },
    /// [Больше не в отделе], then again to confirm.
    "tl" MemberLeaves { member: MemberId, confirmed: bool },
    /// [Переименовать]
    "tn" RenameMember { member: MemberId },
    /// [Другой Telegram], then again to confirm.
    "tx" UnlinkMember { member: MemberId, confirmed: bool },
    "ti" NewInvite { department: DepartmentId, role: Role },
    "tv" RevokeInvite { invite: InviteId },
    /// A page of the team's people, from 0.
    "zk" TeamPage { department: DepartmentId, page: u8 },
    "za" Grades { department: DepartmentId },
    /// [Добавить грейд]: typed.
    "zb" GradeAdd { department: DepartmentId },
    /// [Взять эти три]
    "zg" GradeUsual { department: DepartmentId },
    "zc" GradeCard { grade: GradeId },
    "zd" GradeChange { grade: GradeId },
    "ze" GradeMove { grade: GradeId, up: bool },
    "zf" GradeDelete { grade: GradeId },
    /// The grades to choose from on a member's card.
    "zi" MemberGrade { member: MemberId },
    "zj" SetGrade { member: MemberId, grade: Option<GradeId> },
    /// To a superior, when no head can be reached: [Назначить РОПом: Ким].
    "zh" AppointHead { member: MemberId },
    // Metrics.
    "mxl" Metrics { department: DepartmentId },
    "mxc" MetricCard { metric: MetricId },
    /// [Название] [Как ещё пишут] [Что считаем] [Предел]: typed.
    "mxt" TypeMetric { metric: MetricId, text: MetricText },
    /// [Убрать]
    "mxx" ClearMetric { metric: MetricId, text: MetricText },
    /// ↑ ↓; `from`: its place when the button was made.
    "mxm" MoveMetric { metric: MetricId, from: u8, up: bool },
    /// [Что спрашивать], then the answer.
    "mxa" AskMetric { metric: MetricId, asked: Option<Asked> },
    /// [У кого]
    "mxo" AskedOfMetric { metric: MetricId },
    "mxp" MetricMember { metric: MetricId, member: MemberId, yes: bool },
    "mxq" MetricOfAll { metric: MetricId },
    "mxi" MainMetric { metric: MetricId },
    /// [Воронка]
    "mxf" StepsOfMetric { metric: MetricId },
    "mxg" StepMetric { metric: MetricId, step: Option<u8> },
    "mxd" DirectMetric { metric: MetricId, direction: Direction },
    "mxr" RhythmMetric { metric: MetricId, rhythm: Rhythm },
    "mxn" NewMetric { department: DepartmentId },
    "mxu" NewMetricUnit { unit: UnitChoice },
    "mxe" NewMetricDecimals { decimals: u8 },
    "mxv" NewMetricNegative { yes: bool },
    "mxw" NewMetricTelling { telling: Telling },
    /// [Взять готовый]
    "mxk" MetricTemplates { department: DepartmentId },
    "mxz" MetricsOfTemplate { department: DepartmentId, template: Template },
    "mxj" AddFromTemplate { department: DepartmentId, template: Template, nth: u8 },
    /// «Порядок в CRM», shown, then added.
    "mxy" CrmOrder { department: DepartmentId, yes: bool },
    // The funnel's benchmarks, and rejected leads.
    "fnl" Benchmarks { department: DepartmentId },
    /// Of a step and the next one: typed.
    "fnb" Benchmark { from: MetricId, to: MetricId },
    "fnx" ClearBenchmark { from: MetricId, to: MetricId },
    /// Asks for rejects once a week: shown, then added.
    "fnr" LeadRejects { department: DepartmentId, yes: bool },
    "ln" SetLanguage { language: Language },
    "rm" SetReminders { profile: ReminderProfile },
    "mg" Menu { group: Option<MenuGroup> },
    /// A command of the menu.
    "uc" RunCommand { command: CommandName },
    /// For which of his departments he acts; `None`: he wants to be asked.
    "uq" ActFor { department: Option<DepartmentId> },
    // One's own data.
    /// [Стереть мои данные]
    "uy" EraseData,
    /// Of this place, then again to confirm.
    "uw" EraseMember { member: MemberId, confirmed: bool },
    /// [Не стирать], [Передумал]
    "uk" KeepData { member: MemberId },
    /// [Согласен] [Нет] of a head.
    "ux" AnswerErasure { member: MemberId, yes: bool },
    // One's own settings, and the department's.
    "us" Settings { member: MemberId },
    /// [Подпись]: typed.
    "un" SettingsName { member: MemberId },
    "uz" SettingsZone { member: MemberId },
    /// `None`: as the department's.
    "uo" OwnZone { member: MemberId, zone: Option<Zone> },
    "ur" SettingsReminders { member: MemberId },
    "ua" OwnReminders { member: MemberId, profile: Option<ReminderProfile> },
    "ue" EveningReminder { member: MemberId, on: bool },
    /// [Вечером не писать] under an evening message.
    "uv" EveningOff { member: MemberId },
    "ud" DepartmentSettings { department: DepartmentId },
    /// [Название]: typed.
    "uf" DepartmentName { department: DepartmentId },
    "ug" DepartmentLanguage { department: DepartmentId, language: Option<Language> },
    "uh" DepartmentPublic { department: DepartmentId, public: Option<Public> },
    /// From which pace on the month is green and yellow; without lights: the question.
    "ul" DepartmentLights { department: DepartmentId, lights: Option<LightsChoice> },
    /// «Передать ему просьбу?»
    "ah" AskHead { department: DepartmentId },
    // Times.
    /// `/schedule` again.
    "hs" Schedule { department: DepartmentId },
    "hp" SchedulePresets { department: DepartmentId },
    "hq" SetPreset { department: DepartmentId, preset: Preset, seen: Seen },
    "ht" ScheduleTimes { department: DepartmentId },
    /// One of the times: what it may be.
    "hu" ScheduleTime { department: DepartmentId, which: TimeOf },
    "hv" SetTime { department: DepartmentId, which: TimeOf, at: NaiveTime, seen: Seen },
    /// The whole day earlier or later.
    "hx" ShiftTimes { department: DepartmentId, minutes: i64, seen: Seen },
    /// [Оставить прежние времена]
    "hb" KeepTimes { department: DepartmentId, seen: Seen },
    "hr" ScheduleReminders { department: DepartmentId },
    "hn" SetDepartmentReminders { department: DepartmentId, profile: ReminderProfile, seen: Seen },
    /// [Рабочие дни] of the department or a member.
    "hw" WeekOf { whose: Whose },
    /// Days being chosen one by one: nothing is changed yet.
    "hd" WeekDraft { whose: Whose, week: WeekPattern, seen: Seen },
    /// A cycle whose first day is asked.
    "hc" CycleFrom { whose: Whose, on: u8, off: u8, seen: Seen },
    /// `None`: as the department.
    "he" SetWeek { whose: Whose, week: Option<WeekPattern>, seen: Seen },
    /// [Оставить прежние дни]
    "hf" KeepWeek { whose: Whose, seen: Seen },
    /// [Часовой пояс] of the department or a member.
    "hz" ZoneOf { whose: Whose },
    /// `None`: as the department.
    "hy" SetZone { whose: Whose, zone: Option<Zone>, seen: Seen },
    // Talks, help first.
    /// [Поговорили]
    "tka" Talked { talk: TalkId },
    /// [Записать договорённость]
    "tkb" TalkAgreement { talk: TalkId },
    /// [Без договорённости]
    "tkc" TalkWithout { talk: TalkId },
    /// «Где застряло?»
    "tkd" StuckAnswer { stuck: StuckId, cause: Stuck },
    /// A leader's word on it: [Подскажу] [Пойдём вместе] [Решайте сами]
    "tke" StuckReply { stuck: StuckId, answer: HelpAnswer },
    // Plan and fact; without a member the department's.
    "pfm" PlanFactMonth { metric: MetricId, member: Option<MemberId>, on: NaiveDate },
    "pfw" PlanFactWeek { metric: MetricId, member: Option<MemberId>, on: NaiveDate },
    /// `/plan`
    "pfp" PlanFactPlan { metric: MetricId, member: MemberId },
    /// `/me`
    "pfi" PlanFactMe { metric: MetricId },
    /// Whose page, where there are many.
    "pfl" PlanFactPeople { metric: MetricId, on: NaiveDate, week: bool },
    // «Откуда?» and settling a month.
    /// [Откуда?]: the figures of a member's or the department's month, of a digest's day.
    /// `again`: in the message it was opened in.
    "oga" Origins {
        department: DepartmentId, member: Option<MemberId>, metric: Option<MetricId>, on: NaiveDate, again: bool
    },
    /// The same under a digest shown in private; `on`: the last day it shows.
    "ogf" OriginsOfDigest { digest: DigestId, on: NaiveDate },
    /// One of them, opened; a page from 0.
    "ogb" Origin { member: Option<MemberId>, metric: MetricId, on: NaiveDate, figure: Traceable, page: u8 },
    /// [Закрыть месяц]
    "ogc" SettleMonth { department: DepartmentId, month: NaiveDate },
    /// [Подождать]
    "ogd" SettleLater { department: DepartmentId, month: NaiveDate },
    /// [Принять] [Не принимать] of facts of a settled month.
    "oge" LateFacts { department: DepartmentId, question: i64, yes: bool },
    // Targets of months.
    "tga" TargetsMonth { department: DepartmentId, month: NaiveDate },
    /// A metric's target, or the first question of a new one.
    "tgb" TargetOf { metric: MetricId, month: NaiveDate },
    "tgc" TargetNew { metric: MetricId, month: NaiveDate },
    "tgd" TargetTotal { metric: MetricId, month: NaiveDate, value: i64 },
    /// From when a target set in mid-month counts.
    "tge" TargetStart { metric: MetricId, month: NaiveDate, start: Start },
    "tgf" TargetBasis { metric: MetricId, month: NaiveDate, basis: Basis },
    "tgg" TargetAccept { metric: MetricId, month: NaiveDate },
    "tgh" TargetNoReason { metric: MetricId, month: NaiveDate },
    /// [Назад] of the questions.
    "tgi" TargetBack { metric: MetricId, month: NaiveDate },
    "tgj" TargetHistory { metric: MetricId, month: NaiveDate },
    /// Two versions by their places in the history.
    "tgk" TargetCompare { metric: MetricId, month: NaiveDate, first: u8, second: u8 },
    /// [Сделано до старта]: typed.
    "tgl" TargetOpenings { metric: MetricId, month: NaiveDate },
    /// [Принимаю] of a member.
    "tgm" TargetTake { target: TargetId },
    /// [Обсудить]: typed.
    "tgn" TargetDiscuss { target: TargetId },
    /// [Принять] [Оставить как есть] of a proposal.
    "tgo" ProposalAnswer { proposal: ProposalId, yes: bool },
    /// [Принять] of next month's draft, as it was shown.
    "tgp" TargetNext { metric: MetricId, month: NaiveDate, total: i64, basis: Basis },
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
