//! A tapped button: whose it is, and which feature it belongs to.
//!
//! A tap belongs to the department of what its button names, not to the one its presser thinks of. Whether he may do it
//! is decided in the use case.
use super::private;
use crate::{
    domain::{
        digest::DigestAct,
        id::{
            AbsenceId, DepartmentId, DigestId, GradeId, InvestigationId, InviteId, MarkId, MemberId, MetricId, NoteId,
            PromiseId, ProposalId, ProtocolId, ReportId, StuckId, TalkId, TargetId,
        },
        refusal::Refusal,
        times::Whose,
    },
    store::{self, Tx},
    telegram::{
        ctx::{Ctx, Message},
        dialog::{Dialog, Found},
        handlers,
    },
    usecase::Result,
    view::callback::{Callback, Stale},
};

pub async fn tap(ctx: &mut Ctx<'_>, data: &str) -> Result<()> {
    let callback = match Callback::decode(data) {
        Ok(callback) => callback,
        Err(Stale) => return handlers::help::stale(ctx).await,
    };
    match subject(callback) {
        Some(subject) => {
            let department = subject.department(ctx.tx).await?.ok_or(Refusal::Outdated)?;
            ctx.actor.choose(department);
            if ctx.actor.member().is_none() && !is_for_strangers(callback) {
                return Err(Refusal::NotYours.into());
            }
            if !ctx.is_private() {
                ctx.reply_in_language_of(department).await?;
            }
        }
        None => {
            choose_by_post(ctx).await?;
            if ctx.actor.is_undecided() {
                ctx.actor.recall();
            }
        }
    }
    dispatch(ctx, callback).await
}

/// A button that names nothing belongs to the department of its message.
async fn choose_by_post(ctx: &mut Ctx<'_>) -> Result<()> {
    let Some(message) = ctx.tapped.as_ref().and_then(|tapped| tapped.message) else { return Ok(()) };
    let post = store::posts::of_message(ctx.tx, ctx.chat(), message).await?;
    if let Some(department) = post.and_then(|post| post.department)
        && ctx.actor.places.iter().any(|place| place.department.id == department)
    {
        ctx.actor.choose(department);
    }
    Ok(())
}

/// What a button names.
#[derive(Clone, Copy, Debug)]
enum Subject {
    Report(ReportId),
    Member(MemberId),
    Promise(PromiseId),
    Note(NoteId),
    Digest(DigestId),
    Protocol(ProtocolId),
    Absence(AbsenceId),
    Mark(MarkId),
    Invite(InviteId),
    Grade(GradeId),
    Metric(MetricId),
    Investigation(InvestigationId),
    Talk(TalkId),
    Stuck(StuckId),
    Target(TargetId),
    Proposal(ProposalId),
    Department(DepartmentId),
}

impl Subject {
    /// `None` when it is gone.
    async fn department(self, tx: &mut Tx) -> Result<Option<DepartmentId>> {
        let of_member = match self {
            Subject::Department(id) => return Ok(Some(id)),
            Subject::Report(id) => return Ok(store::reports::by_id(tx, id).await?.map(|report| report.department)),
            Subject::Promise(id) => return Ok(store::promises::by_id(tx, id).await?.map(|promise| promise.department)),
            Subject::Note(id) => return Ok(store::reports::note(tx, id).await?.map(|note| note.department)),
            Subject::Digest(id) => return Ok(store::published::digest(tx, id).await?.map(|digest| digest.department)),
            Subject::Protocol(id) => return Ok(store::published::department_of_protocol(tx, id).await?),
            Subject::Mark(id) => return Ok(store::calendar::mark(tx, id).await?.map(|mark| mark.department)),
            Subject::Grade(id) => return Ok(store::grades::by_id(tx, id).await?.map(|grade| grade.department)),
            Subject::Invite(id) => return Ok(store::invites::by_id(tx, id).await?.map(|invite| invite.department)),
            Subject::Investigation(id) => {
                return Ok(store::investigations::by_id(tx, id).await?.map(|found| found.department));
            }
            Subject::Talk(id) => return Ok(store::talks::by_id(tx, id).await?.map(|talk| talk.department)),
            Subject::Stuck(id) => return Ok(store::stuck::by_id(tx, id).await?.map(|asked| asked.department)),
            Subject::Metric(id) => return Ok(store::metrics::department_of(tx, id).await?),
            Subject::Target(id) => return Ok(store::targets::by_id(tx, id).await?.map(|(department, ..)| department)),
            Subject::Proposal(id) => return Ok(store::proposals::by_id(tx, id).await?.map(|p| p.department)),
            Subject::Absence(id) => store::people::whose_absence(tx, id).await?,
            Subject::Member(id) => Some(id),
        };
        match of_member {
            Some(id) => Ok(store::people::member(tx, id).await?.map(|member| member.department)),
            None => Ok(None),
        }
    }
}

/// Buttons that people outside the department press by right: on their way in.
fn is_for_strangers(callback: Callback) -> bool {
    matches!(
        callback,
        Callback::IAm { .. } | Callback::NotListed { .. } | Callback::JoinAsShown { .. } | Callback::BindChat { .. }
    )
}

fn subject(callback: Callback) -> Option<Subject> {
    use Callback as C;
    Some(match callback {
        C::AsPlanned { report }
        | C::AsPlannedConfirmed { report }
        | C::BySteps { report }
        | C::StepValue { report, .. }
        | C::StepMissing { report, .. }
        | C::WasAway { report }
        | C::WasAbsenceKind { report, .. }
        | C::RemindLater { report, .. }
        | C::OutlierConfirmed { report, .. }
        | C::OutlierWrong { report, .. }
        | C::ChooseValue { report, .. }
        | C::TakeSuggestion { report, .. }
        | C::SkipPlan { report }
        | C::SkipNames { report }
        | C::SkipWeekly { report }
        | C::RaisePledge { report }
        | C::KeepPledge { report }
        | C::LessonCause { report, .. }
        | C::SkipLesson { report }
        | C::NoAction { report }
        | C::LessonHelp { report }
        | C::Fix { report, .. }
        | C::FixMetric { report, .. }
        | C::LeaveAsIs { report }
        | C::FactsFor { report: Some(report), .. }
        | C::OlderDate { report, .. }
        | C::OtherDay { report }
        | C::SoldOnDaysOff { report }
        | C::KeepEntered { report }
        | C::MineAreRight { report } => Subject::Report(report),
        C::CancelAbsence { absence } => Subject::Absence(absence),
        C::Talked { talk } | C::TalkAgreement { talk } | C::TalkWithout { talk } => Subject::Talk(talk),
        C::StuckAnswer { stuck, .. } | C::StuckReply { stuck, .. } => Subject::Stuck(stuck),
        C::PromiseDone { promise }
        | C::PromisePartly { promise }
        | C::PromisePaid { promise, .. }
        | C::PromiseMove { promise }
        | C::PromiseMoveTo { promise, .. }
        | C::PromiseBroken { promise }
        | C::PromiseHelp { promise }
        | C::PromiseHelpAnswer { promise, .. }
        | C::PromiseAllowMove { promise, .. }
        | C::PromiseTake { promise }
        | C::PromiseOtherDate { promise }
        | C::PromiseDecline { promise }
        | C::PromiseTakeOn { promise, .. }
        | C::PromiseHand { promise, .. }
        | C::PromiseCancel { promise }
        | C::PromiseCard { promise }
        | C::Promises { promise } => Subject::Promise(promise),
        C::PromiseFor { member } => Subject::Member(member),
        C::NoteToPromise { note } | C::NoteToHead { note } | C::NoteDelete { note } => Subject::Note(note),
        C::AbsentToday { member, .. }
        | C::AbsentUntil { member, .. }
        | C::AbsenceFor { member, .. }
        | C::AllowAbsence { member, .. }
        | C::Remind { member }
        | C::MarkAway { member, .. }
        | C::EnterFor { member, .. }
        | C::NotOurs { member }
        | C::Settings { member }
        | C::SettingsName { member }
        | C::SettingsZone { member }
        | C::OwnZone { member, .. }
        | C::SettingsReminders { member }
        | C::OwnReminders { member, .. }
        | C::EveningReminder { member, .. }
        | C::EveningOff { member }
        | C::AnswerErasure { member, .. }
        | C::Consent { member }
        | C::TeamMember { member }
        | C::SetRole { member, .. }
        | C::SetReports { member, .. }
        | C::RenameMember { member }
        | C::UnlinkMember { member, .. }
        | C::MemberLeaves { member, .. }
        | C::MemberGrade { member }
        | C::SetGrade { member, .. }
        | C::AppointHead { member }
        | C::OwnReport { member } => Subject::Member(member),
        C::GradeCard { grade } | C::GradeChange { grade } | C::GradeMove { grade, .. } | C::GradeDelete { grade } => {
            Subject::Grade(grade)
        }
        C::WeekOf { whose }
        | C::WeekDraft { whose, .. }
        | C::CycleFrom { whose, .. }
        | C::SetWeek { whose, .. }
        | C::KeepWeek { whose, .. }
        | C::ZoneOf { whose }
        | C::SetZone { whose, .. } => match whose {
            Whose::Department(department) => Subject::Department(department),
            Whose::Member(member) => Subject::Member(member),
        },
        C::DigestPublish { digest }
        | C::DigestWait { digest }
        | C::DigestAsIs { digest }
        | C::DigestSkip { digest }
        | C::OriginsOfDigest { digest, .. }
        | C::DigestToChat { digest } => Subject::Digest(digest),
        C::ShowProtocol { protocol, .. } => Subject::Protocol(protocol),
        C::IAm { invite, .. } | C::NotListed { invite } | C::JoinAsShown { invite } | C::RevokeInvite { invite } => {
            Subject::Invite(invite)
        }
        C::CalendarRemoveMark { mark } => Subject::Mark(mark),
        C::Investigation { investigation } | C::AskAction { investigation } | C::EndInvestigation { investigation } => {
            Subject::Investigation(investigation)
        }
        C::MetricCard { metric }
        | C::TypeMetric { metric, .. }
        | C::ClearMetric { metric, .. }
        | C::MoveMetric { metric, .. }
        | C::AskMetric { metric, .. }
        | C::AskedOfMetric { metric }
        | C::MetricMember { metric, .. }
        | C::MetricOfAll { metric }
        | C::MainMetric { metric }
        | C::StepsOfMetric { metric }
        | C::StepMetric { metric, .. }
        | C::DirectMetric { metric, .. }
        | C::RhythmMetric { metric, .. }
        // Plan and fact.
        | C::PlanFactMonth { metric, .. }
        | C::PlanFactWeek { metric, .. }
        | C::PlanFactPlan { metric, .. }
        | C::PlanFactMe { metric }
        | C::PlanFactPeople { metric, .. } => Subject::Metric(metric),
        C::Benchmark { from, .. } | C::ClearBenchmark { from, .. } => Subject::Metric(from),
        C::Origin { metric, .. } => Subject::Metric(metric),
        // Targets.
        C::TargetOf { metric, .. }
        | C::TargetNew { metric, .. }
        | C::TargetTotal { metric, .. }
        | C::TargetStart { metric, .. }
        | C::TargetBasis { metric, .. }
        | C::TargetAccept { metric, .. }
        | C::TargetNoReason { metric, .. }
        | C::TargetBack { metric, .. }
        | C::TargetHistory { metric, .. }
        | C::TargetCompare { metric, .. }
        | C::TargetOpenings { metric, .. }
        | C::TargetNext { metric, .. } => Subject::Metric(metric),
        C::TargetTake { target } | C::TargetDiscuss { target } => Subject::Target(target),
        C::ProposalAnswer { proposal, .. } => Subject::Proposal(proposal),
        C::TargetsMonth { department, .. } => Subject::Department(department),
        C::Origins { department, .. }
        | C::SettleMonth { department, .. }
        | C::SettleLater { department, .. }
        | C::LateFacts { department, .. } => Subject::Department(department),
        C::BindChat { department, .. }
        | C::Causes { department, .. }
        | C::CalendarMonth { department, .. }
        | C::CalendarPick { department, .. }
        | C::CalendarDays { department, .. }
        | C::CalendarUsual { department, .. }
        | C::CalendarRemovals { department, .. }
        | C::Metrics { department }
        | C::NewMetric { department }
        | C::MetricTemplates { department }
        | C::MetricsOfTemplate { department, .. }
        | C::AddFromTemplate { department, .. }
        | C::CrmOrder { department, .. }
        | C::Benchmarks { department }
        | C::LeadRejects { department, .. }
        | C::ChooseDepartment { department }
        | C::Team { department }
        | C::TeamPage { department, .. }
        | C::Grades { department }
        | C::GradeAdd { department }
        | C::GradeUsual { department }
        | C::ListPeople { department }
        | C::NewInvite { department, .. }
        | C::ChatCode { department }
        | C::UnbindChat { department }
        | C::Schedule { department }
        | C::SchedulePresets { department }
        | C::SetPreset { department, .. }
        | C::ScheduleTimes { department }
        | C::ScheduleTime { department, .. }
        | C::SetTime { department, .. }
        | C::ShiftTimes { department, .. }
        | C::KeepTimes { department, .. }
        | C::ScheduleReminders { department }
        | C::SetDepartmentReminders { department, .. }
        | C::DepartmentSettings { department }
        | C::DepartmentName { department }
        | C::DepartmentLanguage { department, .. }
        | C::DepartmentPublic { department, .. }
        | C::DepartmentLights { department, .. }
        | C::AskHead { department } => Subject::Department(department),
        _ => return None,
    })
}

async fn dispatch(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    use Callback as C;
    match callback {
        C::AbsentToday { .. }
        | C::AbsentUntil { .. }
        | C::NotAbsent
        | C::AbsenceFor { .. }
        | C::AllowAbsence { .. }
        | C::CancelAbsence { .. } => handlers::absence::tap(ctx, callback).await,
        C::CalendarMonth { .. }
        | C::CalendarPick { .. }
        | C::CalendarDays { .. }
        | C::CalendarUsual { .. }
        | C::CalendarRemovals { .. }
        | C::CalendarRemoveMark { .. } => handlers::calendar::tap(ctx, callback).await,
        C::NoAction { .. }
        | C::Investigation { .. }
        | C::AskAction { .. }
        | C::EndInvestigation { .. }
        | C::Causes { .. }
        | C::OpenInvestigations => handlers::causes::tap(ctx, callback).await,
        C::NoteToPromise { .. } | C::NoteToHead { .. } | C::NoteDelete { .. } => {
            handlers::note::tap(ctx, callback).await
        }
        C::Promises { .. }
        | C::PromiseCard { .. }
        | C::PromiseDone { .. }
        | C::PromisePartly { .. }
        | C::PromisePaid { .. }
        | C::PromiseMove { .. }
        | C::PromiseMoveTo { .. }
        | C::PromiseBroken { .. }
        | C::PromiseHelp { .. }
        | C::PromiseHelpAnswer { .. }
        | C::PromiseAllowMove { .. }
        | C::PromiseTake { .. }
        | C::PromiseOtherDate { .. }
        | C::PromiseDecline { .. }
        | C::PromiseCancel { .. }
        | C::PromiseDueOn { .. }
        | C::PromiseDueOther
        | C::PromiseTakeOn { .. }
        | C::PromiseHand { .. }
        | C::PromiseFor { .. }
        | C::PromiseAmount { .. } => handlers::promise::tap(ctx, callback).await,
        C::Remind { .. }
        | C::RemindAll
        | C::MarkAway { .. }
        | C::EnterFor { .. }
        | C::Today
        | C::SetReminders { .. }
        | C::SilenceReason { .. } => handlers::today::tap(ctx, callback).await,
        C::Talked { .. }
        | C::TalkAgreement { .. }
        | C::TalkWithout { .. }
        | C::StuckAnswer { .. }
        | C::StuckReply { .. } => handlers::talk_to::tap(ctx, callback).await,
        C::DigestPublish { digest } => handlers::digest::decide(ctx, digest, DigestAct::Publish).await,
        C::DigestWait { digest } => handlers::digest::decide(ctx, digest, DigestAct::Wait).await,
        C::DigestAsIs { digest } => handlers::digest::answer(ctx, digest, DigestAct::Publish).await,
        C::DigestSkip { digest } => handlers::digest::answer(ctx, digest, DigestAct::Skip).await,
        C::DigestToChat { digest } => handlers::digest::forward(ctx, digest).await,
        C::ShowProtocol { protocol, page } => handlers::protocol::tap(ctx, protocol, page).await,
        C::SendAgain { notice } => handlers::digest::answer_held(ctx, notice, true).await,
        C::AlreadyThere { notice } => handlers::digest::answer_held(ctx, notice, false).await,
        C::CreateDepartment
        | C::WizardBack
        | C::WizardZone { .. }
        | C::WizardOtherZone
        | C::WizardCurrency { .. }
        | C::WizardTemplate { .. }
        | C::WizardPreset { .. }
        | C::WizardSells { .. }
        | C::WizardDefaultName => handlers::setup::tap(ctx, callback).await,
        C::ListPeople { department } => handlers::setup::list_people(ctx, department).await,
        C::WizardSkipPeople => handlers::setup::skip_people(ctx).await,
        C::IAm { .. } | C::NotListed { .. } | C::JoinAsShown { .. } | C::NotOurs { .. } | C::Consent { .. } => {
            handlers::join::tap(ctx, callback).await
        }
        C::BindChat { department, chat, yes } => handlers::chat::answered(ctx, department, chat, yes).await,
        C::ChatCode { .. } => handlers::chat::code(ctx).await,
        C::UnbindChat { .. } => handlers::chat::unbind(ctx).await,
        C::Grades { .. }
        | C::GradeAdd { .. }
        | C::GradeUsual { .. }
        | C::GradeCard { .. }
        | C::GradeChange { .. }
        | C::GradeMove { .. }
        | C::GradeDelete { .. }
        | C::MemberGrade { .. }
        | C::SetGrade { .. } => handlers::grade::tap(ctx, callback).await,
        C::OwnReport { .. } => handlers::today::own_report(ctx).await,
        C::AppointHead { member } => handlers::team::appoint(ctx, member).await,
        C::Team { .. }
        | C::TeamPage { .. }
        | C::TeamMember { .. }
        | C::SetRole { .. }
        | C::SetReports { .. }
        | C::MemberLeaves { .. }
        | C::RenameMember { .. }
        | C::UnlinkMember { .. }
        | C::NewInvite { .. }
        | C::RevokeInvite { .. } => handlers::team::tap(ctx, callback).await,
        C::Schedule { .. }
        | C::SchedulePresets { .. }
        | C::SetPreset { .. }
        | C::ScheduleTimes { .. }
        | C::ScheduleTime { .. }
        | C::SetTime { .. }
        | C::ShiftTimes { .. }
        | C::KeepTimes { .. }
        | C::ScheduleReminders { .. }
        | C::SetDepartmentReminders { .. }
        | C::WeekOf { .. }
        | C::WeekDraft { .. }
        | C::CycleFrom { .. }
        | C::SetWeek { .. }
        | C::KeepWeek { .. }
        | C::ZoneOf { .. }
        | C::SetZone { .. } => handlers::schedule::tap(ctx, callback).await,
        C::Settings { .. }
        | C::SettingsName { .. }
        | C::SettingsZone { .. }
        | C::OwnZone { .. }
        | C::SettingsReminders { .. }
        | C::OwnReminders { .. }
        | C::EveningReminder { .. }
        | C::EveningOff { .. }
        | C::DepartmentSettings { .. }
        | C::DepartmentName { .. }
        | C::DepartmentLanguage { .. }
        | C::DepartmentPublic { .. }
        | C::DepartmentLights { .. } => handlers::settings::tap(ctx, callback).await,
        C::Metrics { .. }
        | C::MetricCard { .. }
        | C::TypeMetric { .. }
        | C::ClearMetric { .. }
        | C::MoveMetric { .. }
        | C::AskMetric { .. }
        | C::AskedOfMetric { .. }
        | C::MetricMember { .. }
        | C::MetricOfAll { .. }
        | C::MainMetric { .. }
        | C::StepsOfMetric { .. }
        | C::StepMetric { .. }
        | C::DirectMetric { .. }
        | C::RhythmMetric { .. } => handlers::metrics::tap(ctx, callback).await,
        C::NewMetric { .. }
        | C::NewMetricUnit { .. }
        | C::NewMetricDecimals { .. }
        | C::NewMetricNegative { .. }
        | C::NewMetricTelling { .. }
        | C::MetricTemplates { .. }
        | C::MetricsOfTemplate { .. }
        | C::AddFromTemplate { .. }
        | C::CrmOrder { .. } => handlers::metrics::making::tap(ctx, callback).await,
        C::Benchmarks { .. } | C::Benchmark { .. } | C::ClearBenchmark { .. } | C::LeadRejects { .. } => {
            handlers::funnel::tap(ctx, callback).await
        }
        C::PlanFactMonth { .. }
        | C::PlanFactWeek { .. }
        | C::PlanFactPlan { .. }
        | C::PlanFactMe { .. }
        | C::PlanFactPeople { .. } => handlers::planfact::tap(ctx, callback).await,
        C::TargetsMonth { .. }
        | C::TargetOf { .. }
        | C::TargetNew { .. }
        | C::TargetTotal { .. }
        | C::TargetStart { .. }
        | C::TargetBasis { .. }
        | C::TargetAccept { .. }
        | C::TargetNoReason { .. }
        | C::TargetBack { .. }
        | C::TargetHistory { .. }
        | C::TargetCompare { .. }
        | C::TargetOpenings { .. }
        | C::TargetTake { .. }
        | C::TargetDiscuss { .. }
        | C::ProposalAnswer { .. }
        | C::TargetNext { .. } => handlers::target::tap(ctx, callback).await,
        C::SetLanguage { language } => handlers::language::set(ctx, language).await,
        C::ChooseDepartment { department } => department_chosen(ctx, department).await,
        C::AskHead { .. } => handlers::help::ask_head(ctx).await,
        C::Cancel => handlers::help::cancel(ctx).await,
        C::Menu { group } => handlers::menu::tap(ctx, group).await,
        C::RunCommand { command } if ctx.is_private() => private::run(ctx, command.as_str()).await,
        C::RunCommand { .. } => handlers::help::stale(ctx).await,
        C::EraseData | C::EraseMember { .. } | C::KeepData { .. } | C::AnswerErasure { .. } => {
            handlers::data::tap(ctx, callback).await
        }
        C::Origins { .. } | C::OriginsOfDigest { .. } | C::Origin { .. } => handlers::origin::tap(ctx, callback).await,
        C::SettleMonth { .. } | C::SettleLater { .. } | C::LateFacts { .. } => {
            handlers::settling::tap(ctx, callback).await
        }
        C::ActFor { department } => handlers::department::chosen(ctx, department).await,
        callback => {
            handlers::promise::leave(ctx).await?;
            handlers::today::leave(ctx).await?;
            handlers::calendar::leave(ctx).await?;
            handlers::metrics::leave(ctx).await?;
            handlers::target::leave(ctx).await?;
            handlers::report::tap(ctx, callback).await
        }
    }
}

/// The waiting line goes to the chosen department.
async fn department_chosen(ctx: &mut Ctx<'_>, department: DepartmentId) -> Result<()> {
    let Found::Dialog(dialog) = ctx.dialog().await? else { return Err(Refusal::Outdated.into()) };
    let Dialog::WhichDepartment { text, message, dated_at, over } = *dialog else {
        return Err(Refusal::Outdated.into());
    };
    match over {
        Some(over) => ctx.set_dialog(&over).await?,
        None => drop(ctx.end_dialog().await?),
    }
    ctx.actor.choose(department);
    ctx.message = Some(Message { id: message, text: text.clone(), dated_at, reply_to: None });
    private::again(ctx, &text).await
}
