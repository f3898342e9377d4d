//! The departments that can be put on the demo's stage: who is in them, where they are, and how each of them answers.
//!
//! Apart from the play, so that a department is data. [`Stage::Sales`] is the one a visitor meets; [`Stage::Shops`] has
//! all that is not ordinary: a deputy, a head who sells, shifts of two days, two far zones, a long vacation.
use super::{
    people::{CAST, Character, Role, line},
    till::Till,
    voice::{NOBODY, Voice},
};
use crate::{domain::time::Zone, settings::Stage};

/// Somebody's place in a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    Head,
    Deputy,
    Manager,
    Superior,
}

impl Post {
    /// As department files and the page say it.
    pub fn code(self) -> &'static str {
        match self {
            Post::Head => "head",
            Post::Deputy => "deputy",
            Post::Manager => "manager",
            Post::Superior => "superior",
        }
    }
}

/// What his days bring.
#[derive(Clone, Copy, Debug)]
pub enum Wares {
    /// Nothing: he is not asked.
    Nothing,
    Deals(Role),
    Till(Till),
}

/// Somebody of a department.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub telegram: i64,
    pub first: &'static str,
    pub last: &'static str,
    pub post: Post,
    pub character: Character,
    /// What is to be said about him: a word for the page's texts.
    pub about: &'static str,
    pub wares: Wares,
    pub voice: Voice,
    /// Where his clock is, when elsewhere.
    pub zone: Option<&'static str>,
    /// His own working days.
    pub week: Option<&'static str>,
    /// When he answers in the morning, on his own clock.
    pub answers_at: (u32, u32),
}

impl Seat {
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    /// Where his wall clock is.
    pub fn clock(&self) -> Zone {
        self.zone.and_then(Zone::from_name).unwrap_or(Zone::MOSCOW)
    }

    /// Is he asked and counted.
    pub fn reports(&self) -> bool {
        !matches!(self.wares, Wares::Nothing)
    }

    /// The plan he writes himself.
    pub fn plan(&self) -> String {
        match self.wares {
            Wares::Nothing => String::new(),
            Wares::Deals(role) => line(role.plan),
            Wares::Till(till) => till.plan(),
        }
    }

    /// As a department file has him.
    pub fn in_file(&self) -> String {
        let own = |key: &str, value: Option<&str>| value.map(|v| format!("{key} = \"{v}\"\n")).unwrap_or_default();
        format!(
            "[[member]]\ntelegram = {}\nname = \"{}\"\nrole = \"{}\"\nreports = {}\njoined_on = \"2026-03-02\"\n{}{}",
            self.telegram,
            self.name(),
            self.post.code(),
            self.reports(),
            own("zone", self.zone),
            own("week", self.week),
        )
    }
}

/// Says on a day that he will be away.
#[derive(Clone, Copy, Debug)]
pub struct Leave {
    pub telegram: i64,
    pub said_on: (i32, u32, u32),
    pub words: &'static str,
}

/// A department on the stage.
#[derive(Clone, Debug)]
pub struct Company {
    pub stage: Stage,
    pub title: &'static str,
    /// Its own section, its schedule and its metrics; CHAT is where the team chat goes.
    pub file: &'static str,
    /// In the department's order.
    pub seats: Vec<Seat>,
    /// Who looks at the digest before it goes out and at whoever is silent, day by day in turn.
    pub leaders: &'static [i64],
    pub leave: Leave,
    /// Whom the visitor plays at first, besides the head.
    pub first_played: i64,
    /// Somebody works on Saturdays and Sundays.
    pub weekends: bool,
    /// What it is to bring in November: the metric's key and roubles; where the head sets it herself, nothing.
    pub target: Option<(&'static str, i64)>,
}

/// The head of either department.
pub const HEAD: i64 = 1001;
/// Reports nothing and is asked nothing.
pub const SUPERIOR: i64 = 1007;

impl Company {
    pub fn on(stage: Stage) -> Self {
        match stage {
            Stage::Sales => sales(),
            Stage::Shops => shops(),
        }
    }

    pub fn seat(&self, telegram: i64) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.telegram == telegram)
    }
}

const SALES_FILE: &str = r#"
[department]
key = "north"
name = "Север"
zone = "Europe/Moscow"
language = "ru"
currency = "RUB"
calendar = "ru"
CHAT
[schedule]
preset = "standard"
[metrics]
template = "b2b_outbound"
"#;

/// Somebody who is asked nothing.
fn asked_nothing(telegram: i64, (first, last): (&'static str, &'static str), post: Post, about: &'static str) -> Seat {
    Seat {
        telegram,
        first,
        last,
        post,
        character: Character::Steady,
        about,
        wares: Wares::Nothing,
        voice: Voice::of(Character::Steady),
        zone: None,
        week: None,
        answers_at: (9, 0),
    }
}

fn sales() -> Company {
    let manager = |role: &Role| {
        let (about, minute) = match role.character {
            Character::Steady => ("steady", 6),
            Character::Careful => ("careful", 12),
            Character::Newcomer => ("newcomer", 20),
            Character::Optimist => ("optimist", 33),
            Character::Forgets => ("forgets", 46),
        };
        Seat {
            telegram: role.telegram,
            first: role.first,
            last: role.last,
            character: role.character,
            about,
            wares: Wares::Deals(*role),
            voice: Voice::of(role.character),
            answers_at: (9, minute),
            ..asked_nothing(role.telegram, (role.first, role.last), Post::Manager, about)
        }
    };
    let mut seats = vec![asked_nothing(HEAD, ("Ольга", "Белова"), Post::Head, "lead")];
    seats.extend(CAST.iter().map(manager));
    seats.push(asked_nothing(SUPERIOR, ("Сергей", "Павлов"), Post::Superior, "director"));
    Company {
        stage: Stage::Sales,
        title: "Север: продажи",
        file: SALES_FILE,
        seats,
        leaders: &[HEAD],
        leave: Leave { telegram: 1005, said_on: (2026, 11, 19), words: "В отпуске с 23 по 25 ноября" },
        first_played: 1002,
        weekends: false,
        target: Some(("payments", 8_000_000)),
    }
}

const SHOPS_FILE: &str = r#"
[department]
key = "home"
name = "Уют"
zone = "Europe/Moscow"
language = "ru"
currency = "RUB"
calendar = "ru"
CHAT
[schedule]
preset = "standard"
[metrics]
template = "retail"
"#;

/// The first days of the two shifts.
const FIRST_SHIFT: &str = "2/2@2026-10-26";
const SECOND_SHIFT: &str = "2/2@2026-10-28";

fn shops() -> Company {
    let seller = |telegram, name: (&'static str, &'static str), about, character, till: Till| Seat {
        character,
        wares: Wares::Till(till),
        voice: shop_voice(about),
        answers_at: (9, 5 + u32::try_from(telegram % 10).unwrap_or(0) * 4),
        ..asked_nothing(telegram, name, Post::Manager, about)
    };
    use Character::{Careful, Forgets, Optimist, Steady};
    let till = |visitors, rate, receipt, plan| Till { visitors, rate, receipt, plan };
    let shift = |week, seat: Seat| Seat { week: Some(week), ..seat };
    let away = |zone, answers_at, seat: Seat| Seat { zone: Some(zone), answers_at, ..seat };
    let seats = vec![
        Seat {
            post: Post::Head,
            answers_at: (9, 31),
            ..seller(HEAD, ("Наталья", "Громова"), "sells", Careful, till(22, 30, 21_000, (6, 120)))
        },
        Seat {
            post: Post::Deputy,
            ..seller(1002, ("Игорь", "Лебедев"), "deputy", Steady, till(34, 27, 16_000, (9, 140)))
        },
        shift(
            FIRST_SHIFT,
            seller(1003, ("Светлана", "Фомина"), "first_shift", Steady, till(62, 24, 13_000, (15, 190))),
        ),
        shift(FIRST_SHIFT, seller(1004, ("Артём", "Зуев"), "first_shift", Optimist, till(55, 21, 12_500, (16, 220)))),
        shift(
            SECOND_SHIFT,
            seller(1005, ("Вера", "Комарова"), "second_shift", Careful, till(60, 26, 12_000, (14, 170))),
        ),
        shift(
            SECOND_SHIFT,
            seller(1006, ("Руслан", "Ахметов"), "second_shift", Forgets, till(66, 20, 13_500, (14, 180))),
        ),
        // An hour behind: his morning begins with the question, and its end is ten in Moscow.
        away(
            "Europe/Kaliningrad",
            (8, 21),
            seller(1008, ("Инга", "Янсон"), "kaliningrad", Steady, till(30, 25, 15_000, (7, 105))),
        ),
        // Seven hours ahead: his nine o'clock is the night of the others.
        away(
            "Asia/Vladivostok",
            (9, 17),
            seller(1009, ("Виктор", "Пак"), "vladivostok", Steady, till(38, 23, 17_000, (9, 150))),
        ),
        seller(1010, ("Лидия", "Серова"), "vacation", Careful, till(36, 26, 14_000, (9, 125))),
        asked_nothing(SUPERIOR, ("Андрей", "Костин"), Post::Superior, "director"),
    ];
    Company {
        stage: Stage::Shops,
        title: "Уют: салоны",
        file: SHOPS_FILE,
        seats,
        leaders: &[HEAD, 1002],
        leave: Leave { telegram: 1010, said_on: (2026, 11, 12), words: "В отпуске с 16 по 29 ноября" },
        first_played: 1003,
        weekends: true,
        target: Some(("revenue", 24_000_000)),
    }
}

/// What people of the shops say.
fn shop_voice(about: &str) -> Voice {
    let (hindered, worked): (&'static [&'static str], &'static [&'static str]) = match about {
        "sells" => (&["Не хватило времени", "Пропустить"], &["Показала диван в интерьере, взяли комплект"]),
        "deputy" => (&["Клиент перенёс", "Пропустить"], &["Позвонил тем, кто заходил в выходные"]),
        "first_shift" => {
            (&["Цена", "Клиент перенёс", "Пропустить"], &["Предложила рассрочку", "Поставили кресла у входа"])
        }
        "second_shift" => (&["Пропустить", "Цена"], &["Сразу оформляли доставку", "Показали новую коллекцию"]),
        "kaliningrad" => (&["Клиент перенёс", "Пропустить"], &["Привезла образцы ткани на замер"]),
        "vladivostok" => (&["Цена", "Клиент перенёс"], &["Подобрал замену тому, чего нет на складе"]),
        _ => (&["Пропустить", "Цена"], &["Отложила товар до выходных, вернулись и купили"]),
    };
    Voice { names: NOBODY, hindered, worked, keeps: |_| true, takes: true }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::department_file::DepartmentFile;

    #[test]
    fn a_department_of_the_stage_is_a_department_file() {
        for stage in [Stage::Sales, Stage::Shops] {
            let company = Company::on(stage);
            let members: String = company.seats.iter().map(Seat::in_file).collect();
            let file = DepartmentFile::parse(&(company.file.replace("CHAT", "") + &members));
            let file = file.unwrap_or_else(|mistakes| panic!("{stage:?}: {mistakes:?}"));
            assert_eq!(file.members.len(), company.seats.len());
            assert!(company.seat(HEAD).is_some_and(|seat| seat.post == Post::Head));
            let known = |telegram: &i64| company.seat(*telegram).is_some();
            assert!(company.leaders.iter().chain([&company.leave.telegram, &company.first_played]).all(known));
        }
    }

    #[test]
    fn the_shops_have_all_that_is_not_ordinary() {
        let seats = Company::on(Stage::Shops).seats;
        let has = |is: &dyn Fn(&Seat) -> bool| seats.iter().filter(|seat| is(seat)).count();
        assert_eq!(has(&|seat| seat.post == Post::Deputy), 1);
        assert_eq!(has(&|seat| seat.post == Post::Head && seat.reports()), 1);
        assert_eq!(has(&|seat| seat.week.is_some()), 4);
        assert_eq!(has(&|seat| seat.zone.is_some()), 2);
    }
}
