//! What is to be said to somebody: data a use case leaves in the outbox, in the same transaction as its effects.
//!
//! Nothing is sent from a use case. A [`Parcel`] says where, how urgently and until when; its payload is a typed
//! [`Notice`] rendered in the reader's language by the sender, or a screen that a handler has already rendered for the
//! person who is waiting for it. Bot API has no idempotency key, so a lost reply leaves *unknown*; what then happens is
//! a property of the [`NoticeKind`]: see [`NoticeKind::when_lost`].
use super::{
    calendar::{AbsenceKind, DaysChanged},
    causes::Causes,
    department::{Currency, Public},
    digest::{DigestContent, Instead, Page},
    discipline::Silence,
    id::{
        AbsenceId, ChatId, DepartmentId, DigestId, MemberId, MessageId, NoticeId, PostId, ReportId, StuckId, TopicId,
    },
    leads::LeadsWeek,
    metric::{Metric, MetricChange},
    month::Lights,
    person::{Language, Role},
    planfact::CardMonth,
    planning::TargetNotice,
    promise::HelpAnswer,
    settling::{CloseAsk, LateAsk},
    setup::Checklist,
    stuck::Stuck,
    talk::{FactsAsk, PromiseLine, WeeklyAsk},
    talk_to::Checked,
    time::Instant,
    times::{OwnChange, TimesChange},
    today::{Mark, Today},
};
use crate::coded;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

coded! {
    /// What sort of message it is: decides about loss, never about looks.
    pub enum NoticeKind {
        /// The answer to a tap: at most a toast.
        Answer = "answer",
        /// The reply to a person's own act.
        Reply = "reply",
        /// A card or a private message nobody asked for at this moment.
        Card = "card",
        Prompt = "prompt",
        Reminder = "reminder",
        Digest = "digest",
        Protocol = "protocol",
        /// A call without a reader: command menus, leaving a chat.
        Service = "service",
    }
}

/// What to do when it is not known whether Telegram accepted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenLost {
    /// Better twice than never: sent once more.
    Repeat,
    /// Better asked than twice: held, and the head is asked «Отправить ещё раз / Уже в чате».
    Hold,
    Drop,
}

impl NoticeKind {
    /// Source: design.md, decision 6.
    pub fn when_lost(self) -> WhenLost {
        match self {
            NoticeKind::Answer => WhenLost::Drop,
            NoticeKind::Reply | NoticeKind::Card | NoticeKind::Prompt | NoticeKind::Reminder | NoticeKind::Service => {
                WhenLost::Repeat
            }
            NoticeKind::Digest | NoticeKind::Protocol => WhenLost::Hold,
        }
    }
}

coded! {
    /// What a post is, and so whose number its subject is.
    pub enum PostKind {
        /// Of a report.
        Prompt = "prompt",
        /// Of a report: its running confirmation.
        Report = "report",
        /// Of a digest.
        Digest = "digest",
        /// Of a protocol.
        Protocol = "protocol",
        /// Of a promise.
        Promise = "promise",
        /// Of a department's coordination day: see [`Today::subject`](super::today::Today::subject).
        Today = "today",
        /// Of a question to the leaders, by a number of its own.
        Question = "question",
        /// Of whatever the feature says.
        Card = "card",
    }
}

/// Everything was given early: the day begins with its plan instead of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCard {
    pub name: String,
    /// The part of the day for the greeting: the reader's local time.
    pub local_time: NaiveTime,
    pub today_on: NaiveDate,
    /// The next planned date and what was said of it.
    pub plan: Option<(NaiveDate, Vec<(Metric, i64)>)>,
    /// How the month of the main metric goes, where it has a target.
    #[serde(default)]
    pub month: Option<Box<CardMonth>>,
    pub currency: Currency,
}

/// An absence somebody is told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceTold {
    pub absence: AbsenceId,
    /// Who is away.
    pub name: String,
    /// The heads know it, nobody else.
    pub kind: AbsenceKind,
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
    /// Who noted or cancelled it, when it was somebody else.
    pub by: Option<String>,
    /// It can still be cancelled: a button.
    pub cancellable: bool,
}

/// What became of somebody's wish to have his data erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErasureEnd {
    Agreed(Mark),
    Declined(Mark),
    /// Nobody has answered in time: done.
    Silence,
    /// He had left before anybody answered: done.
    Left,
    TakenBack,
}

/// What a leader has changed of the department in its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DepartmentChange {
    Name {
        before: String,
        name: String,
    },
    /// Of the team chat.
    Language {
        language: Language,
    },
    /// From which pace on the month is green and yellow.
    Lights {
        lights: Lights,
    },
    /// What managers see of each other.
    Public {
        department: String,
        public: Public,
    },
}

/// A message that is rendered in the reader's language when it is sent. Everything it shows is inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The prompt of a report.
    Prompt(Box<FactsAsk>),
    /// The prompt of a report whose facts and plan are known: only the figures of the week are left.
    WeeklyPrompt(Box<WeeklyAsk>),
    /// «5 из 8 уже ответили. Ваши цифры — одной строкой, до 10:00.»
    Reminder { report: ReportId, given: usize, due: usize, deadline: NaiveTime },
    /// To the leaders: [Нужна помощь] was pressed under the result of this day.
    DayHelp { member: String, on: NaiveDate },
    /// To the leaders at the deadline: the head's message.
    Today(Box<Today>),
    /// Instead of a prompt.
    DayCard(Box<DayCard>),
    /// A leader waits for the figures of these dates.
    Nudge { by: String, about_on: Vec<NaiveDate> },
    /// «Второй день без ваших цифр. Всё в порядке?»
    Silent { days: usize },
    /// To the leaders: what somebody silent has answered.
    SilenceAnswered { name: String, reason: Silence },
    /// To the leaders: what is in somebody's way, in his words.
    Hindered { name: String, words: String },
    /// To the leaders: the bot was down; these coordination days were not asked, their digests not posted.
    Skipped { unasked: Vec<NaiveDate>, digests: Vec<NaiveDate> },
    /// To the leaders: somebody is away.
    Absence(AbsenceTold),
    /// The same in the other leaders' copies, once one of them has cancelled it.
    AbsenceSettled(AbsenceTold, Mark),
    /// To the leaders: somebody wants days long past noted; then in the copies what was decided, and by whom.
    AbsenceAsked {
        member: MemberId,
        name: String,
        kind: AbsenceKind,
        from_on: NaiveDate,
        through_on: NaiveDate,
        settled: Option<(bool, Mark)>,
    },
    /// To whoever wanted them noted.
    AbsenceDeclined { by: String, from_on: NaiveDate, through_on: NaiveDate },
    /// To whoever was marked away by a leader.
    MarkedAway(AbsenceTold),
    /// To the other side: the absence is cancelled.
    AbsenceCancelled(AbsenceTold),
    /// To the other leaders: somebody has decided about days of the calendar.
    DaysChanged { department: DepartmentId, by: String, today_on: NaiveDate, changed: DaysChanged },
    /// To whoever a leader has entered figures for.
    EnteredFor {
        by: String,
        on: NaiveDate,
        today_on: NaiveDate,
        figures: Vec<(Metric, Option<i64>)>,
        currency: Currency,
    },
    /// To the leaders: somebody needs help with a promise; `this_month`: how often he has asked since the 1st.
    PromiseHelp { promise: PromiseLine, currency: Currency, this_month: i64 },
    /// To the owner: what a leader says to it.
    PromiseHelpAnswered { body: String, by: String, answer: HelpAnswer },
    /// To the leaders: the third move needs a word.
    PromiseMoveAsked { promise: PromiseLine, to_on: NaiveDate, currency: Currency },
    /// To the owner: the word on it.
    PromiseMoveAnswered { body: String, by: String, to_on: NaiveDate, allowed: bool },
    /// To the owner: a leader took the promise off.
    PromiseCancelled { body: String, by: String },
    /// To the leaders: a note somebody wants them to read.
    NotePassed { owner: String, on: NaiveDate, body: String },
    /// One message of the digest: for the team chat, or for a leader with [Переслать в чат] and why it came to him.
    Digest { content: Box<DigestContent>, page: Page, instead: Option<Instead> },
    /// Reports are due and none is in at the time of the digest.
    NobodyYet { digest: DigestId, due: usize, until: NaiveTime },
    /// The same in the other leaders' copies, once one of them has decided.
    DigestDecided { posted: bool, mark: Mark },
    /// A question to the leaders in the copies of those who were slower: as it was asked, without its buttons.
    Settled { of: Box<Notice>, ruling: Ruling, mark: Mark },
    /// A department set up in Telegram: what is still to be done; edited as it gets done.
    Checklist(Box<Checklist>),
    /// To the leaders: «Иванов на связи (4 из 7)».
    Joined { member: MemberId, name: String, role: Role, here: usize, of: usize },
    /// To the heads: somebody else wants to bind a chat.
    ChatAsked { department: DepartmentId, chat: ChatId, title: String, by: String },
    /// To the leaders: the team chat is bound; how many people are in it, when Telegram said.
    ChatBound { title: String, in_chat: Option<i64>, here: usize, of: usize },
    /// To the leaders: the bot is no longer in the team chat.
    ChatLost { department: DepartmentId, title: String },
    /// To the leaders: the bot is in the team chat and may not write there.
    ChatMuted { department: DepartmentId, title: String },
    /// To the leaders: it may write there again; the digest that only they have.
    ChatBack { title: String, digest: Option<DigestId> },
    /// To the leaders: the topic of the team chat is deleted, or closed to the bot.
    TopicLost { department: DepartmentId, title: String, closed: bool },
    /// To the team chat: what the bot does here, and what it asks for.
    ChatCard { name: String, administrator: bool },
    /// To a member: he has another role now.
    RoleGiven { department: String, role: Role, reports: bool },
    /// To a person: he is in the department no longer.
    LeftDepartment { department: String },
    /// To somebody who came by a link and whom a leader does not know: he is out again.
    NotOurs { department: String },
    /// To the superiors: no head can be reached; whom they may appoint.
    HeadLost { department: String, key: String, heads: Vec<String>, candidates: Vec<(MemberId, String)> },
    /// To the deputies, where no superior is here: who can help.
    HeadLostAlone { department: String, key: String, heads: Vec<String> },
    /// To the other superiors and the deputies: who leads the department now.
    HeadAppointed { department: String, name: String, mark: Mark },
    /// To a member: a leader asks him to promise something. [Беру] [Другой срок] [Не смогу]
    PromiseOffered { promise: Box<PromiseLine>, by: String, currency: Currency },
    /// To whoever offered it: what the owner says; `asked_on`: the day it was asked for, when he takes another.
    PromiseAnswered { promise: Box<PromiseLine>, taken: bool, asked_on: Option<NaiveDate>, currency: Currency },
    /// In the evening: what he has promised for his next working day; `more`: beyond those shown.
    PromisesAhead {
        member: MemberId,
        on: NaiveDate,
        today_on: NaiveDate,
        promises: Vec<PromiseLine>,
        more: usize,
        currency: Currency,
    },
    /// To the leaders: a member signs himself otherwise.
    RenamedHimself { before: String, name: String },
    /// To the other leaders, and where it concerns the team to everybody: the department is set otherwise.
    DepartmentChanged { by: String, change: DepartmentChange },
    /// To the leaders: what somebody who left has promised and not done.
    LeftPromises { name: String, promises: Vec<PromiseLine>, currency: Currency },
    /// To the heads: somebody wants his data erased; `open`: his open promises. Then what was decided, and by whom:
    /// without a name, when it was done.
    ErasureAsked { member: MemberId, name: String, open: usize, until: NaiveDate, end: Option<ErasureEnd> },
    /// To whoever wanted it: a head does not agree.
    ErasureDeclined { department: String, by: String },
    /// To whoever wanted it: nothing is left; in his language, for nobody knows it any more.
    Erased { department: String, language: Language },
    /// To a member: how he is signed from now on.
    Renamed { department: String, name: String },
    /// To an account: the member has another one now.
    Unlinked { department: String },
    /// To the leaders: a member has blocked the bot or deleted his account.
    PersonLost { name: String },
    /// To the other leaders: one of them has changed the department's times.
    TimesChanged { department: DepartmentId, by: String, change: TimesChange },
    /// To a member whose own days or zone were changed, and (with his name) to the leaders.
    OwnTimesChanged { member: MemberId, name: Option<String>, by: String, change: OwnChange },
    /// To the leaders: somebody asks for something his role may not do.
    AskedForHelp { name: String, member: MemberId },
    /// To the other leaders: a metric is another one now.
    MetricChanged { by: String, metric: Box<Metric>, change: MetricChange, currency: Currency },
    /// To the leaders, once a week: the causes of the last worked week by their weight, and open investigations.
    WeekCauses(Box<Causes>),
    /// To observers and leaders: the week's leads that came from elsewhere, and the rejects.
    LeadsWeek(Box<LeadsWeek>),
    // Talks, help first.
    /// To a leader, where no head's message goes out: what came of his talks.
    TalksChecked { checked: Vec<Checked>, currency: Currency },
    /// To a member: no pace will bring him to his plan. «Где застряло?»
    StuckAsked { stuck: StuckId, metric: Box<Metric>, gap: i64, currency: Currency },
    /// To the leaders: what he has answered; `this_month`: how often he has asked for help since the 1st.
    StuckTold {
        stuck: StuckId,
        name: String,
        metric: Box<Metric>,
        gap: i64,
        cause: Stuck,
        this_month: i64,
        currency: Currency,
    },
    /// To him: what a leader says to it.
    StuckReplied { by: String, cause: Stuck, reply: HelpAnswer },
    // Settling a month.
    /// To the heads: «Закрыть месяц?», then who has closed it.
    MonthClose(Box<CloseAsk>, Option<Mark>),
    /// To the heads: facts of a settled month; then whether they were accepted, and by whom.
    LateAsked(Box<LateAsk>, Option<(bool, Mark)>),
    /// To whoever told them: what a head says.
    LateDecided { ask: Box<LateAsk>, by: String, accepted: bool },
    /// About targets of months.
    Target(Box<TargetNotice>),
    /// It is not known whether this notice of the department arrived.
    Held { notice: NoticeId, kind: NoticeKind },
}

coded! {
    /// What a leader has answered to a question that all of them were asked.
    pub enum Ruling {
        NotOurs = "not_ours",
        ChatBound = "chat_bound",
        ChatNotBound = "chat_not_bound",
        MoveAllowed = "move_allowed",
        MoveRefused = "move_refused",
        Hint = "hint",
        Together = "together",
        Yourself = "yourself",
        SentAgain = "sent_again",
        WasThere = "was_there",
    }
}

coded! {
    /// How the payload of a parcel is to be read.
    pub enum Form {
        /// A [`Notice`] to be rendered in the reader's language.
        Notice = "notice",
        /// A screen rendered by a handler.
        Screen = "screen",
        /// The answer to a callback query.
        Tap = "tap",
        /// A raw call of the Bot API.
        Call = "call",
        /// A document or a picture: an [`Enclosed`](super::attachment::Enclosed).
        File = "file",
    }
}

/// Answers to a person's own act overtake everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    Person = 0,
    Bulk = 1,
}

/// Which message it becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A message nobody will need again.
    New,
    /// A message that will be known by this post.
    NewPost(PostId),
    /// Replaces the content of a message whose number is known.
    Edit(MessageId),
    /// Replaces the content of a post, as soon as its number is known.
    EditPost(PostId),
}

/// One thing to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    pub department: Option<DepartmentId>,
    pub chat: ChatId,
    pub topic: Option<TopicId>,
    pub priority: Priority,
    pub kind: NoticeKind,
    pub form: Form,
    /// JSON of what `form` says.
    pub payload: String,
    pub place: Place,
    /// Not sent before.
    pub not_before: Instant,
    /// Not sent after: a prompt dies at its deadline.
    pub not_after: Option<Instant>,
    /// Whoever makes it pointless cancels by this key: no reminder after a report.
    pub cancel_key: Option<String>,
}

impl Parcel {
    /// A bulk card that may be sent at once.
    pub fn new(chat: ChatId, kind: NoticeKind, form: Form, payload: String, now: Instant) -> Self {
        let priority = match kind {
            NoticeKind::Answer | NoticeKind::Reply => Priority::Person,
            _ => Priority::Bulk,
        };
        Self {
            department: None,
            chat,
            topic: None,
            priority,
            kind,
            form,
            payload,
            place: Place::New,
            not_before: now,
            not_after: None,
            cancel_key: None,
        }
    }
}
