//! A leader's word on a promise: on its third move, on a call for help. The first tap wins, the others see whose it was.
use super::{Deed, Happened, days, done, in_department, line, owner_of, waits_for_word};
use crate::{
    domain::{
        id::{ChatId, MessageId, PromiseId},
        notice::{Notice, NoticeKind, Ruling},
        person::{Action, Member},
        promise::{HelpAnswer, PromiseEvent, Word},
        refusal::Refusal,
        time::Instant,
    },
    store::{self, Tx},
    usecase::{Result, house::House, question, tell},
};

/// [Разрешить] [Нет]
///
/// # Errors
/// Refused to those who do not lead; [`Refusal::Outdated`] when nothing was asked or the day asked for has passed.
pub async fn answer_move(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    id: PromiseId,
    allowed: bool,
    asked_in: Option<(ChatId, MessageId)>,
    now: Instant,
) -> Result<Word> {
    may_answer(leader)?;
    let mut promise = in_department(tx, house, id).await?;
    let history = store::promises::history(tx, id).await?;
    let Some(asked) = waits_for_word(&history) else {
        return already(house, leader, &history, &[PromiseEvent::Slipped, PromiseEvent::MoveRefused]);
    };
    let owner = owner_of(house, &promise)?;
    let question = Notice::PromiseMoveAsked {
        promise: line(house, &promise, true),
        to_on: asked.to_on.unwrap_or(promise.due_on),
        currency: house.department.currency,
    };
    let days = days(house, owner, &promise, None, now);
    let to_on = asked.to_on.filter(|on| !allowed || *on >= days.today).ok_or(Refusal::Outdated)?;
    let deed = if allowed { Deed::Move { to_on, allowed } } else { Deed::RefuseMove { to_on } };
    done(tx, house, &mut promise, deed, days, leader, now).await?;
    let body = promise.body.clone();
    let notice = Notice::PromiseMoveAnswered { body: body.clone(), by: leader.name.clone(), to_on, allowed };
    tell::member(tx, house, owner, NoticeKind::Card, &notice, now).await?;
    let ruling = if allowed { Ruling::MoveAllowed } else { Ruling::MoveRefused };
    show_others(tx, house, leader, asked_in, (question, ruling), now).await?;
    Ok(Word::Move { owner: owner.name.clone(), body, to_on, allowed })
}

/// [Подскажу] [Пойдём вместе] [Решайте сами]
///
/// # Errors
/// As [`answer_move`].
pub async fn answer_help(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    id: PromiseId,
    answer: HelpAnswer,
    asked_in: Option<(ChatId, MessageId)>,
    now: Instant,
) -> Result<Word> {
    may_answer(leader)?;
    let mut promise = in_department(tx, house, id).await?;
    let history = store::promises::history(tx, id).await?;
    let of_help = |e: &&Happened| matches!(e.kind, PromiseEvent::HelpAsked | PromiseEvent::HelpAnswered);
    if history.iter().rev().find(of_help).is_none_or(|e| e.kind == PromiseEvent::HelpAnswered) {
        return already(house, leader, &history, &[PromiseEvent::HelpAnswered]);
    }
    let owner = owner_of(house, &promise)?;
    let days = days(house, owner, &promise, None, now);
    done(tx, house, &mut promise, Deed::AnswerHelp, days, leader, now).await?;
    let body = promise.body.clone();
    let notice = Notice::PromiseHelpAnswered { body: body.clone(), by: leader.name.clone(), answer };
    tell::member(tx, house, owner, NoticeKind::Card, &notice, now).await?;
    let question = Notice::PromiseHelp {
        promise: line(house, &promise, true),
        currency: house.department.currency,
        this_month: 0,
    };
    let ruling = match answer {
        HelpAnswer::Hint => Ruling::Hint,
        HelpAnswer::Together => Ruling::Together,
        HelpAnswer::Yourself => Ruling::Yourself,
    };
    show_others(tx, house, leader, asked_in, (question, ruling), now).await?;
    Ok(Word::Help { owner: owner.name.clone(), body, answer })
}

/// The other leaders' copies of the question that stands in the tapped message.
async fn show_others(
    tx: &mut Tx,
    house: &House,
    leader: &Member,
    asked_in: Option<(ChatId, MessageId)>,
    ruled: (Notice, Ruling),
    now: Instant,
) -> Result<()> {
    let Some((chat, message)) = asked_in else { return Ok(()) };
    let Some(subject) = question::of_message(tx, chat, message).await? else { return Ok(()) };
    Ok(question::show_ruling(tx, house, subject, leader, ruled, now).await?)
}

fn may_answer(leader: &Member) -> Result<()> {
    match leader.allows(Action::ActForOthers) {
        true => Ok(()),
        false => Err(Refusal::NotAllowed(Action::ActForOthers).into()),
    }
}

/// Who was faster, and when.
fn already(house: &House, reader: &Member, history: &[Happened], answers: &[PromiseEvent]) -> Result<Word> {
    let answer = history.iter().rev().find(|e| answers.contains(&e.kind)).ok_or(Refusal::Outdated)?;
    let by = answer.by_member.and_then(|id| house.member(id)).map(|member| member.name.clone());
    Ok(Word::Already { by, at: house.zone_of(reader).local(answer.at).time() })
}
