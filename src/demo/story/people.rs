//! Who plays in the story, and the figures each of them brings.
//!
//! Apart from the days, so that the figures can be checked without playing: a character is a rate of calls, three
//! conversions and an average deal, and whole counts follow them by cumulative rounding.
//!
//! Invariant: over the story each person's conversions and average deal stay within a fifth of [`FUNNEL`].

/// Of a believable department: calls → meetings → proposals → contracts, and the average deal in thousands.
#[cfg(test)]
const FUNNEL: [f64; 4] = [0.10, 0.55, 0.30, 120.0];

/// Working days whose facts the story tells: from the Friday before it to the last Thursday.
pub const DAYS: usize = 10;

/// How somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Character {
    /// The same each day, and takes what is offered.
    Steady,
    /// Promises more than comes.
    Optimist,
    /// Calls most and brings least of it to a meeting; late once, silent once.
    Forgets,
    /// Few calls, nearly each to the point; corrects herself, goes on vacation.
    Careful,
    /// Joins on the fourth day.
    Newcomer,
}

/// Somebody of the department.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    pub telegram: i64,
    pub first: &'static str,
    pub last: &'static str,
    pub about: &'static str,
    pub character: Character,
    /// Calls of a usual day.
    calls: i64,
    /// Of a thousand: calls that become meetings, meetings that become proposals, proposals that become contracts.
    rates: [i64; 3],
    /// Thousands a contract.
    deal: i64,
    /// The plan he writes himself.
    pub plan: [i64; 5],
    /// Working days on which he is there and works.
    works: [bool; DAYS],
    /// Days whose contracts and thousands the story needs to be just so: a promise is paid, or nothing comes.
    given: &'static [(usize, i64, i64)],
}

impl Role {
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    pub fn is_there(&self, day: usize) -> bool {
        self.works.get(day).copied().unwrap_or(false)
    }
}

const EVERY_DAY: [bool; DAYS] = [true; DAYS];
/// Monday to Wednesday of the second week are a vacation.
const VACATION: [bool; DAYS] = [true, true, true, true, true, true, false, false, false, true];
/// From Thursday of the first week.
const LATER: [bool; DAYS] = [false, false, false, false, true, true, true, true, true, true];

/// The five who report, in the department's order.
pub const CAST: [Role; 5] = [
    Role {
        telegram: 1002,
        first: "Иван",
        last: "Иванов",
        about: "ровный: каждый день почти одно и то же",
        character: Character::Steady,
        calls: 43,
        rates: [101, 560, 300],
        deal: 118,
        plan: [43, 4, 2, 1, 90],
        works: EVERY_DAY,
        // «Техносвет» pays what was promised.
        given: &[(7, 1, 104)],
    },
    Role {
        telegram: 1003,
        first: "Мария",
        last: "Ким",
        about: "оптимистка: обещает больше, чем приходит",
        character: Character::Optimist,
        calls: 38,
        rates: [106, 570, 300],
        deal: 124,
        plan: [45, 6, 4, 2, 160],
        works: EVERY_DAY,
        // «Ромашка» pays, «Василёк» does not.
        given: &[(3, 1, 92)],
    },
    Role {
        telegram: 1004,
        first: "Пётр",
        last: "Орлов",
        about: "звонит больше всех, доводит до встречи реже всех, про отчёт забывает",
        character: Character::Forgets,
        calls: 55,
        rates: [87, 520, 290],
        deal: 114,
        plan: [55, 5, 3, 1, 80],
        works: EVERY_DAY,
        given: &[],
    },
    Role {
        telegram: 1005,
        first: "Анна",
        last: "Соколова",
        about: "звонит мало, но по делу; поправляет себя, если ошиблась",
        character: Character::Careful,
        calls: 33,
        rates: [113, 600, 330],
        deal: 128,
        plan: [33, 4, 2, 1, 100],
        works: VACATION,
        given: &[(4, 1, 98)],
    },
    Role {
        telegram: 1006,
        first: "Денис",
        last: "Новиков",
        about: "новичок, пришёл в четверг",
        character: Character::Newcomer,
        calls: 29,
        rates: [100, 560, 310],
        deal: 108,
        plan: [30, 3, 2, 0, 40],
        works: LATER,
        given: &[],
    },
];

/// What a day brought: calls, meetings, proposals, contracts, thousands.
pub type Figures = [i64; 5];

/// «41 3 2 1 98к»
pub fn line(figures: Figures) -> String {
    let [calls, meetings, proposals, contracts, money] = figures;
    format!("{calls} {meetings} {proposals} {contracts} {}", thousands(money))
}

/// «98к»
pub fn thousands(money: i64) -> String {
    if money == 0 { "0".to_owned() } else { format!("{money}к") }
}

/// A small generator: the same seed plays the same story.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// From `low` to `high`, both included.
    pub fn roll(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let span = u64::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from((self.0 >> 33) % span).unwrap_or(0)
    }
}

/// What each day brings to somebody; nothing on days he does not work.
pub fn figures(role: &Role, dice: &mut Dice) -> [Option<Figures>; DAYS] {
    let mut brought = [None; DAYS];
    let mut bringing = Bringing::new(role, dice);
    let last = (0..DAYS).rev().find(|day| role.is_there(*day)).unwrap_or(0);
    for (day, place) in brought.iter_mut().enumerate().filter(|(day, _)| role.is_there(*day)) {
        let given = role.given.iter().find(|(on, ..)| *on == day).map(|(_, contracts, money)| (*contracts, *money));
        *place = Some(bringing.day(dice, given, day == last));
    }
    brought
}

/// Somebody's figures, day after day: each step is what the whole of the step before makes of it, less what there was
/// already.
#[derive(Clone, Debug)]
pub struct Bringing {
    role: Role,
    sums: [i64; 4],
    /// Where in the rounding each step begins, or everybody's deals would fall on the same days.
    begins: [i64; 3],
}

impl Bringing {
    pub fn new(role: &Role, dice: &mut Dice) -> Self {
        Self { role: *role, sums: [0; 4], begins: std::array::from_fn(|_| dice.roll(200, 800)) }
    }

    /// The next day; `given`: the contracts and thousands the story needs; `settles`: this day settles the account.
    pub fn day(&mut self, dice: &mut Dice, given: Option<(i64, i64)>, settles: bool) -> Figures {
        let calls = self.role.calls + dice.roll(-4, 4);
        self.sums[0] += calls;
        let mut counts = [calls, 0, 0, 0];
        for (before, rate) in self.role.rates.iter().enumerate() {
            let step = before + 1;
            let begins = if settles { 500 } else { self.begins[before] };
            let whole = (self.sums[before] * rate + begins) / 1000;
            counts[step] = match given {
                Some((contracts, _)) if step == 3 => contracts,
                _ => (whole - self.sums[step]).max(0),
            };
            self.sums[step] += counts[step];
        }
        let money = match given {
            Some((_, money)) => money,
            None if counts[3] > 0 => counts[3] * self.role.deal * dice.roll(95, 105) / 100,
            // The rest of an old bill.
            None if dice.roll(1, 3) == 1 => dice.roll(12, 20),
            None => 0,
        };
        [calls, counts[1], counts[2], counts[3], money]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(all: &[Option<Figures>]) -> [f64; 5] {
        let mut sum = [0.0; 5];
        for day in all.iter().flatten() {
            for (sum, figure) in sum.iter_mut().zip(day) {
                *sum += *figure as f64;
            }
        }
        sum
    }

    fn assert_believable(name: &str, sum: [f64; 5]) {
        for (step, expected) in FUNNEL.iter().enumerate() {
            let actual = sum[step + 1] / sum[step];
            let off = actual / expected;
            assert!((0.8..=1.2).contains(&off), "{name}, step {step}: {actual:.3} against {expected:.3}");
        }
    }

    #[test]
    fn everybodys_conversions_are_within_a_fifth_of_a_believable_funnel() {
        for seed in 1..=30 {
            let mut dice = Dice::new(seed);
            let mut department = [0.0; 5];
            for role in CAST {
                let own = sum(&figures(&role, &mut dice));
                assert_believable(&format!("seed {seed}, {}", role.name()), own);
                department.iter_mut().zip(own).for_each(|(all, one)| *all += one);
            }
            assert_believable(&format!("seed {seed}, the department"), department);
        }
    }

    #[test]
    fn a_character_shows_in_the_figures() {
        let mut dice = Dice::new(1);
        let all = CAST.map(|role| (role, sum(&figures(&role, &mut dice))));
        let of = |character| all.iter().find(|(role, _)| role.character == character).expect("in the cast");
        let (_, steady) = of(Character::Steady);
        let (_, forgets) = of(Character::Forgets);
        let (_, careful) = of(Character::Careful);
        assert!(forgets[0] > steady[0] && forgets[1] / forgets[0] < steady[1] / steady[0]);
        assert!(careful[1] / careful[0] > steady[1] / steady[0]);
        let (optimist, brought) = of(Character::Optimist);
        assert!(brought[4] < 0.8 * optimist.plan[4] as f64 * DAYS as f64);
    }
}
