//! What somebody of the demo says when the bot asks more than figures: whose money it is, what hindered, what worked.
//!
//! Apart from `talk`, which only sees what is asked, so that a person is data and any department can be put on the stage.
use super::people::Character;

/// Somebody's words.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// Whose money the plan of this day is; the two weeks of the story end at 10, the page's days go on.
    pub names: fn(usize) -> Option<&'static str>,
    /// Labels of the buttons under «Что помешало?», in turn.
    pub hindered: &'static [&'static str],
    /// Not every time is there something to say: every other good day gets the next of these.
    pub worked: &'static [&'static str],
    /// Were the promises of this text kept.
    pub keeps: fn(&str) -> bool,
    /// Takes the plan that is offered; whoever does not knows better.
    pub takes: bool,
}

impl Voice {
    pub fn of(character: Character) -> Self {
        match character {
            Character::Steady => STEADY,
            Character::Optimist => OPTIMIST,
            Character::Forgets => FORGETS,
            Character::Careful => CAREFUL,
            Character::Newcomer => NEWCOMER,
        }
    }

    /// What hindered on the `nth` bad day, from 1.
    pub fn hindered_on(&self, nth: usize) -> &'static str {
        let place = nth.saturating_sub(1).checked_rem(self.hindered.len()).unwrap_or(0);
        self.hindered.get(place).copied().unwrap_or("Пропустить")
    }

    /// What worked on the `nth` good day, from 1.
    pub fn worked_on(&self, nth: usize) -> Option<&'static str> {
        if nth % 2 == 1 { self.worked.get(nth / 2).copied() } else { None }
    }
}

/// Of the optimist's clients these have paid, the others have not.
const KEPT: [&str; 2] = ["Ромашка,", "Вектор,"];

fn of_paying_clients(text: &str) -> bool {
    KEPT.iter().any(|name| text.contains(name))
}

/// Names nobody.
pub const NOBODY: fn(usize) -> Option<&'static str> = |_| None;

const STEADY: Voice = Voice {
    names: |day| match day {
        5 => Some("Техносвет 100"),
        10.. if day.is_multiple_of(5) => Some("Айсберг 60"),
        _ => None,
    },
    hindered: &["Клиент перенёс", "Пропустить", "Не хватило времени"],
    worked: &["Перезвонил тем, кто думал с прошлой недели", "Отправил КП сразу после встречи"],
    keeps: |_| true,
    takes: true,
};

const OPTIMIST: Voice = Voice {
    names: |day| match day {
        1 => Some("Ромашка 90, Василёк 70"),
        10.. if day.is_multiple_of(4) => Some("Вектор 60, Промснаб 70"),
        _ => None,
    },
    hindered: &["Клиент перенёс", "Цена", "Клиент перенёс"],
    worked: &["Ромашка оплатила счёт целиком"],
    keeps: of_paying_clients,
    takes: false,
};

const FORGETS: Voice = Voice {
    names: NOBODY,
    hindered: &["Не вышли на ЛПР", "Не хватило времени", "Пропустить"],
    worked: &["Приехал к клиенту сам, а не по телефону"],
    keeps: of_paying_clients,
    takes: true,
};

const CAREFUL: Voice = Voice {
    names: |day| if day >= 10 && day % 6 == 2 { Some("Кедр 80") } else { None },
    hindered: &["Клиент перенёс", "Не вышли на ЛПР", "Пропустить"],
    worked: &["Показала расчёт окупаемости", "Договорилась об оплате ещё на встрече"],
    keeps: |_| true,
    takes: true,
};

const NEWCOMER: Voice = Voice {
    names: NOBODY,
    hindered: &["Не вышли на ЛПР", "Нужна помощь", "Не вышли на ЛПР"],
    worked: &["Ольга подсказала, как ответить про цену"],
    keeps: of_paying_clients,
    takes: true,
};
