//! How each character answers what the bot asks: by the words and the buttons on the newest bubble, as a person would.
use super::{Actor, Character, Play, people::line};
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
        Err(anyhow!("the talk of {} does not end", actor.role.name()))
    }
}

fn next(actor: &mut Actor, day: usize, last: &Message) -> Option<Move> {
    let labels: Vec<&str> = last.buttons().iter().flatten().map(|button| button.label.as_str()).collect();
    let tap = |wanted: &str| labels.iter().find(|label| label.starts_with(wanted)).map(|label| (*label).to_owned());
    let text = last.text();
    let skip = || tap("Пропустить").map(Move::Taps);
    if text.contains(NAMES) {
        return match names(actor.role.character, day) {
            Some(names) => Some(Move::Says(names.to_owned())),
            None => skip(),
        };
    }
    if text.contains(BAD_DAY_TIME) {
        return tap("Ждали счёт").map(Move::Taps);
    }
    if text.contains(BAD_DAY) {
        actor.lessons[0] += 1;
        return tap(hindered(actor.role.character, actor.lessons[0])).map(Move::Taps).or_else(skip);
    }
    if text.contains(GOOD_DAY) {
        actor.lessons[1] += 1;
        return match worked(actor.role.character, actor.lessons[1]) {
            Some(worked) => Some(Move::Says(worked.to_owned())),
            None => skip(),
        };
    }
    if text.contains(DUE) {
        return due(actor.role.character, text, &labels);
    }
    // A number that looked odd; parts that are more than the plan; a plan in one tap.
    if let Some(label) = ["Верно", "До "].into_iter().find_map(tap) {
        return Some(Move::Taps(label));
    }
    let own = || tap("Без плана").map(|_| Move::Says(line(actor.role.plan)));
    match actor.role.character {
        // She knows better than to take what is offered.
        Character::Optimist => own(),
        _ => tap("Беру").map(Move::Taps).or_else(own),
    }
}

/// Whose money the plan of this day is; the two weeks of the story end at 10, the page's days go on.
fn names(character: Character, day: usize) -> Option<&'static str> {
    match (character, day) {
        (Character::Optimist, 10..) if day.is_multiple_of(4) => Some("Вектор 60, Промснаб 70"),
        (Character::Steady, 10..) if day.is_multiple_of(5) => Some("Айсберг 60"),
        (Character::Careful, 10..) if day % 6 == 2 => Some("Кедр 80"),
        (Character::Optimist, 1) => Some("Ромашка 90, Василёк 70"),
        (Character::Steady, 5) => Some("Техносвет 100"),
        _ => None,
    }
}

fn hindered(character: Character, lessons: usize) -> &'static str {
    let all: [&str; 3] = match character {
        Character::Steady => ["Клиент перенёс", "Пропустить", "Не хватило времени"],
        Character::Optimist => ["Клиент перенёс", "Цена", "Клиент перенёс"],
        Character::Forgets => ["Не вышли на ЛПР", "Не хватило времени", "Пропустить"],
        Character::Careful => ["Клиент перенёс", "Не вышли на ЛПР", "Пропустить"],
        Character::Newcomer => ["Не вышли на ЛПР", "Нужна помощь", "Не вышли на ЛПР"],
    };
    all[(lessons - 1) % all.len()]
}

fn worked(character: Character, lessons: usize) -> Option<&'static str> {
    let all: &[&'static str] = match character {
        Character::Steady => &["Перезвонил тем, кто думал с прошлой недели", "Отправил КП сразу после встречи"],
        Character::Optimist => &["Ромашка оплатила счёт целиком"],
        Character::Forgets => &["Приехал к клиенту сам, а не по телефону"],
        Character::Careful => &["Показала расчёт окупаемости", "Договорилась об оплате ещё на встрече"],
        Character::Newcomer => &["Ольга подсказала, как ответить про цену"],
    };
    // Not every time is there something to say.
    if lessons % 2 == 1 { all.get(lessons / 2).copied() } else { None }
}

/// Whoever is steady keeps his word; of the optimist's clients these have paid, the others have not.
const KEPT: [&str; 2] = ["Ромашка,", "Вектор,"];

fn due(character: Character, text: &str, labels: &[&str]) -> Option<Move> {
    let kept =
        matches!(character, Character::Steady | Character::Careful) || KEPT.iter().any(|name| text.contains(name));
    let wanted: &[&str] = if kept { &["Всё", "Готово"] } else { &["Не выйдет"] };
    // With several promises each button begins with the number of its own: the first is answered first.
    let is_wanted = |label: &&&str| match label.split_once(" · ") {
        Some((number, own)) => number == "1" && wanted.contains(&own),
        None => wanted.contains(*label),
    };
    labels.iter().find(is_wanted).map(|label| Move::Taps((*label).to_owned()))
}
