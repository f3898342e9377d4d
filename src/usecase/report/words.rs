//! What words mean while a report is open: product.md's table of what people type. Nothing typed is lost: what is no
//! answer becomes a note.
use super::{Talk, answer::Said};
use crate::{
    domain::{
        id::NoteId,
        notice::Notice,
        parse::{
            line::Form,
            says::{Says, hear},
        },
        person::ReminderProfile,
        report::{NoteFate, Stage},
        talk::{Answer, Remark},
        time::Instant,
    },
    store::{self, Tx, reports::Note},
    usecase::{Result, absence, tell},
};

impl Talk<'_> {
    /// Words: product.md's table of what people type.
    pub(super) async fn hear_words(&mut self, tx: &mut Tx, said: Said<'_>) -> Result<Answer> {
        let metrics = self.sheet.facts();
        let form = Form { facts: &metrics, plans: &[], currency: self.currency() };
        match hear(said.text, &form) {
            Says::Absence(hint) => Ok(Answer::remark(absence::offered(self.house, self.member, &hint, self.now))),
            Says::Acknowledged | Says::Numbers => self.numbers_please(tx).await,
            Says::Later => Ok(self.wait()),
            Says::Thanks => Ok(Answer::default()),
            Says::Sentence => {
                let remark = self.keep_note(tx, said.text).await?;
                self.save(tx).await?;
                Ok(Answer::remark(remark))
            }
        }
    }

    /// «Жду цифры», once.
    pub(super) async fn numbers_please(&mut self, tx: &mut Tx) -> Result<Answer> {
        if self.report.stage == Stage::Done {
            return Ok(Answer::default());
        }
        if std::mem::replace(&mut self.report.pending.nudged, true) {
            return Ok(Answer::default());
        }
        let step = self.next(tx).await?;
        Ok(Answer::step(step).after(Remark::NumbersPlease))
    }

    /// A sentence is kept as a note to the report.
    pub(super) async fn keep_note(&mut self, tx: &mut Tx, text: &str) -> Result<Remark> {
        let note = Note {
            id: tx.new_id::<NoteId>().await?,
            department: self.house.department.id,
            member: self.member.id,
            report: Some(self.report.id),
            on_day: self.report.coordination_on,
            body: text.trim().to_owned(),
            fate: NoteFate::Kept,
            at: self.now,
        };
        store::reports::insert_note(tx, &note).await?;
        Ok(Remark::NoteKept { note: note.id, body: note.body })
    }

    /// «потом»: a reminder is offered where there is still something to remind of.
    fn wait(&self) -> Answer {
        if self.report.is_given() || self.report.about_on.0.is_empty() {
            return Answer::remark(Remark::Later { report: self.report.id, remind_at: None });
        }
        let at = self.reminder_at();
        if at <= self.now {
            return Answer::remark(Remark::TooLateToRemind);
        }
        let remind_at = Some(self.house.zone_of(self.member).local(at).time());
        Answer::remark(Remark::Later { report: self.report.id, remind_at })
    }

    fn reminder_at(&self) -> Instant {
        let zone = self.house.zone_of(self.member);
        self.house.rules().member_day(self.report.coordination_on, zone).reminder_at
    }

    /// [Напомнить в 9:45]: a reminder of his own, unless that moment has passed.
    pub(super) async fn remind_later(&mut self, tx: &mut Tx) -> Result<Answer> {
        let at = self.reminder_at();
        if at <= self.now || self.report.is_given() {
            return Ok(Answer::remark(Remark::TooLateToRemind));
        }
        let zone = self.house.zone_of(self.member);
        let notice = Notice::Reminder {
            report: self.report.id,
            given: 0,
            due: 0,
            deadline: zone.local(self.report.deadline_at).time(),
        };
        // Whoever is reminded by his profile is reminded at that moment anyway, once.
        let profile = self.member.reminders.unwrap_or(self.house.department.reminders);
        if let Some(chat) = tell::private_chat(self.member).filter(|_| profile == ReminderProfile::Quiet) {
            let key = super::reminder_key(self.report.id);
            store::outbox::cancel(tx, &key, self.now).await?;
            let kind = crate::domain::notice::NoticeKind::Reminder;
            let mut parcel = tell::parcel(self.house, chat, kind, &notice, self.now);
            parcel.not_before = at;
            parcel.not_after = Some(self.report.deadline_at);
            parcel.cancel_key = Some(key);
            store::outbox::put(tx, &parcel, self.now).await?;
        }
        self.save(tx).await?;
        Ok(Answer::remark(Remark::RemindLater { at: zone.local(at).time() }))
    }
}
