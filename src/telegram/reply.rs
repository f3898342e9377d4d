//! How a handler's end becomes an answer: the one place where a refusal turns into a sentence.
//!
//! Invariants: every tap is answered, whatever happened; a refusal leaves nothing behind but its answer.
use super::{
    ctx::Ctx,
    failure::{Failure, Handled},
};
use crate::{
    domain::notice::{NoticeKind, Place},
    usecase,
    view::refusal,
};

/// Most characters Telegram shows of the answer to a tap.
const TOAST: usize = 200;

/// Ends an update.
pub async fn finish(ctx: &mut Ctx<'_>, ended: usecase::Result<()>) -> Handled {
    match ended {
        Ok(()) => {
            ctx.answer(None, false).await.map_err(without_text)?;
            Ok(())
        }
        Err(usecase::Failure::Store(error)) => Err(Failure::Store(error)),
        Err(usecase::Failure::Refused(refused)) => {
            let department = ctx.actor.department().map(|department| department.id).filter(|_| ctx.is_private());
            let screen = refusal::screen(&refused, department, ctx.locale());
            let sentence = refusal::sentence(&refused, ctx.locale());
            // What the handler has queued is rolled back with the rest: the tap has no answer yet.
            ctx.answered = false;
            let answers = match &ctx.tapped {
                // What offers a request needs its button; the rest passes by.
                Some(_) if screen.rows().is_empty() && sentence.encode_utf16().count() <= TOAST => {
                    ctx.tap_answer(Some(sentence), true).into_iter().collect()
                }
                _ => {
                    let answer = ctx.parcel(NoticeKind::Reply, Place::New, &screen);
                    ctx.tap_answer(None, false).into_iter().chain([answer]).collect()
                }
            };
            Err(Failure::Refused(answers))
        }
    }
}

/// A failure that came while answering.
fn without_text(failure: usecase::Failure) -> Failure {
    match failure {
        usecase::Failure::Store(error) => Failure::Store(error),
        usecase::Failure::Refused(_) => Failure::Broken { what: "an answer was refused" },
    }
}
