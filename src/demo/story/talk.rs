//! How anybody answers what the bot asks: by the words and the buttons on the newest bubble, as a person would.
use super::{Actor, Play, voice::Voice};
use crate::demo::standin::Message;
use anyhow::{Result, anyhow};

/// Acts of a person in one talk, so that a talk that does not end ends the demo.
const MOST: usize = 14;

/// What somebody does next.
enum Move {
    Taps(String),
    Says(String),
}

/// Questions of the bot that are known by their words.
const NAMES: &str = "С кого?";
const BAD_DAY: &str = "Что помешало?";
const BAD_DAY_TIME: &str = "На что ушло время?";
const GOOD_DAY: &str = "Что сработало?";
const FAR_DAY: &str = "Что сделаем";
const DUE: &str = "Подошёл срок";

impl Play {
    /// Answers until nothing is asked any more. `day`: which coordination day of the story it is.
    pub(super) async fn answers(&mut self, actor: &mut Actor, day: usize) -> Result<()> {
        for _ in 0..MOST {
            let Some(last) = actor.person.last_from_bot() else { return Ok(()) };
            match next(actor, day, &last) {
                None => return Ok(()),
                Some(Move::Taps(label)) => self.taps(&actor.person.clone(), &label).await?,
                Some(Move::Says(text)) => drop(self.says(&actor.person.clone(), &text).await?),
            }
        }
        Err(anyhow!("the talk of {} does not end", actor.name))
    }
}

fn next(actor: &mut Actor, day: usize, last: &Message) -> Option<Move> {
    let labels: Vec<&str> = last.buttons().iter().flatten().map(|button| button.label.as_str()).collect();
    let tap = |wanted: &str| labels.iter().find(|label| label.starts_with(wanted)).map(|label| (*label).to_owned());
    let text = last.text();
    let skip = || tap("Пропустить").map(Move::Taps);
    if text.contains(NAMES) {
        return match (actor.voice.names)(day) {
            Some(names) => Some(Move::Says(names.to_owned())),
            None => skip(),
        };
    }
    if text.contains(BAD_DAY_TIME) {
        return tap("Ждали счёт").map(Move::Taps);
    }
    if text.contains(BAD_DAY) {
        actor.lessons[0] += 1;
        return tap(actor.voice.hindered_on(actor.lessons[0])).map(Move::Taps).or_else(skip);
    }
    if text.contains(GOOD_DAY) {
        actor.lessons[1] += 1;
        return match actor.voice.worked_on(actor.lessons[1]) {
            Some(worked) => Some(Move::Says(worked.to_owned())),
            None => skip(),
        };
    }
    if text.contains(FAR_DAY) {
        return tap("Без действий").map(Move::Taps);
    }
    if text.contains(DUE) {
        return due(actor.voice, text, &labels);
    }
    // A number that looked odd; parts that are more than the plan; a plan in one tap.
    if let Some(label) = ["Верно", "До "].into_iter().find_map(tap) {
        return Some(Move::Taps(label));
    }
    let own = || tap("Без плана").map(|_| Move::Says(actor.plan.clone()));
    // Whoever knows better does not take what is offered.
    let offered = if actor.voice.takes { tap("Беру").map(Move::Taps) } else { None };
    offered.or_else(own)
}

fn due(voice: Voice, text: &str, labels: &[&str]) -> Option<Move> {
    let wanted: &[&str] = if (voice.keeps)(text) { &["Всё", "Готово"] } else { &["Не выйдет"] };
    // With several promises each button begins with the number of its own: the first is answered first.
    let is_wanted = |label: &&&str| match label.split_once(" · ") {
        Some((number, own)) => number == "1" && wanted.contains(&own),
        None => wanted.contains(*label),
    };
    labels.iter().find(is_wanted).map(|label| Move::Taps((*label).to_owned()))
}
