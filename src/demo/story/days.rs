//! What happens on which day of the story.
//!
//! Days are coordination days, from 0 (the first Monday) to 9 (the last Friday); a report of day `n` brings the facts of
//! the working day before it, which is place `n` of the figures.
use super::{
    Actor, Play, at,
    people::{Character, DAYS, line, thousands},
    working_days,
};
use anyhow::{Context as _, Result};
use chrono::{Days, NaiveDate};

/// Who answers when, in minutes after nine.
const MORNING: [(Character, u32); 5] = [
    (Character::Steady, 6),
    (Character::Careful, 12),
    (Character::Newcomer, 20),
    (Character::Optimist, 33),
    (Character::Forgets, 47),
];

/// Ivan passes a note on.
const NOTE: usize = 1;
/// Peter is late.
const LATE: usize = 2;
/// Denis comes.
const JOINS: usize = 3;
/// Anna corrects herself, Denis sends too few numbers.
const CORRECTS: usize = 4;
/// Anna is on vacation.
const LEAVES: usize = 5;
/// Peter says nothing all day.
const SILENT: usize = 6;
/// Peter makes up for it.
const MAKES_UP: usize = 7;
/// Anna is back.
const RETURNS: usize = 8;
const LAST: usize = 9;

impl Play {
    pub(super) async fn two_weeks(&mut self, cast: &mut [Actor], eve: NaiveDate) -> Result<()> {
        self.eve(&*cast).await?;
        self.sets_target(&*cast).await?;
        for (day, on) in working_days(eve).take(DAYS).enumerate() {
            self.morning(cast, day, on).await?;
            self.head(day, on).await?;
            self.rest_of_day(cast, day, on).await?;
            self.until(on, at(18, 0)).await?;
        }
        Ok(())
    }

    /// On the Friday before, everybody presses Start.
    pub(super) async fn eve(&mut self, cast: &[Actor]) -> Result<()> {
        let there = cast.iter().filter(|actor| actor.character != Character::Newcomer);
        let people: Vec<_> =
            std::iter::once(self.head.clone()).chain(there.map(|actor| actor.person.clone())).collect();
        for person in people {
            self.says(&person, "/start").await?;
            self.taps(&person, "Понятно").await?;
        }
        Ok(())
    }

    /// Olga sets what is left of November; everybody takes his part.
    async fn sets_target(&mut self, cast: &[Actor]) -> Result<()> {
        let olga = self.head.clone();
        self.says(&olga, "/targets").await?;
        self.taps(&olga, "Оплаты").await?;
        self.says(&olga, "6 млн").await?;
        for step in ["Начать с сегодня", "Поровну", "Принять"] {
            self.taps(&olga, step).await?;
        }
        let there = cast.iter().filter(|actor| actor.character != Character::Newcomer);
        for actor in there {
            let person = actor.person.clone();
            self.taps(&person, "Принимаю").await?;
        }
        Ok(())
    }

    async fn morning(&mut self, cast: &mut [Actor], day: usize, on: NaiveDate) -> Result<()> {
        for (character, minutes) in MORNING {
            let spread = u32::try_from(self.dice.roll(0, 4)).unwrap_or(0);
            let actor = find(cast, character)?;
            match (character, day) {
                (Character::Newcomer, ..JOINS)
                | (Character::Forgets, LATE | SILENT)
                | (Character::Careful, LEAVES..RETURNS) => continue,
                _ => self.until(on, at(9, minutes + spread)).await?,
            }
            match (character, day) {
                (Character::Newcomer, JOINS) => self.joins(actor).await?,
                _ => self.report(actor, day).await?,
            }
            if (character, day) == (Character::Forgets, MAKES_UP) {
                self.makes_up(actor).await?;
            }
        }
        Ok(())
    }

    /// The facts of his last working day in one line, and then whatever is asked.
    async fn report(&mut self, actor: &mut Actor, day: usize) -> Result<()> {
        let facts = actor.figures[..=day].iter().rev().find_map(|figures| *figures).context("no figures")?;
        let [calls, meetings, proposals, contracts, money] = facts;
        let (person, plan) = (actor.person.clone(), actor.plan.clone());
        let text = match actor.character {
            Character::Optimist => format!(
                "звонков {calls}, встреч {meetings}, кп {proposals}, договоров {contracts}, оплат {} план {plan}",
                thousands(money)
            ),
            Character::Forgets => line(facts).replace(' ', " / ") + " план " + &plan,
            // He takes what is offered every third day.
            Character::Steady if day % 3 == 2 => line(facts),
            // Too few numbers: the bot says what is left.
            Character::Newcomer if day == CORRECTS => {
                self.says(&person, &format!("{calls} {meetings} {proposals}")).await?;
                format!("{contracts} {} план {plan}", thousands(money))
            }
            // The Friday before the vacation is closed.
            Character::Careful if day == RETURNS => plan,
            Character::Steady | Character::Careful | Character::Newcomer => format!("{} план {plan}", line(facts)),
        };
        let message = self.says(&person, &text).await?;
        actor.sent = Some((message, text));
        self.answers(actor, day).await
    }

    /// Denis follows the link that Olga takes out of `/team`.
    pub(super) async fn joins(&mut self, actor: &mut Actor) -> Result<()> {
        let (olga, denis) = (self.head.clone(), actor.person.clone());
        self.says(&olga, "/team").await?;
        self.taps(&olga, "Пригласить: менеджер").await?;
        let told = olga.last_from_bot().context("no link")?;
        let link = told.text().split_whitespace().find(|word| word.starts_with("https://t.me/")).context("no link")?;
        denis.follows(link);
        self.settle().await?;
        self.taps(&denis, "Денис Новиков").await?;
        self.taps(&denis, "Понятно").await?;
        self.says(&denis, &actor.plan.clone()).await?;
        self.answers(actor, JOINS).await
    }

    /// On Thursday Anna says she will be away; on Friday afternoon she closes the day, so as not to be asked on vacation.
    async fn closes_early(&mut self, actor: &mut Actor, friday: NaiveDate) -> Result<()> {
        self.until(friday, at(16, 37)).await?;
        let facts = actor.figures[LEAVES].context("no figures")?;
        let anna = actor.person.clone();
        self.says(&anna, &line(facts)).await?;
        self.answers(actor, CORRECTS).await
    }

    /// The Monday he said nothing about is still offered.
    async fn makes_up(&mut self, actor: &mut Actor) -> Result<()> {
        let facts = actor.figures[SILENT].context("no figures")?;
        let peter = actor.person.clone();
        self.taps(&peter, "Ещё не закрыт").await?;
        self.says(&peter, &line(facts)).await?;
        self.answers(actor, MAKES_UP).await
    }

    /// Olga looks at the first digests before they go out, and at whoever is silent.
    async fn head(&mut self, day: usize, on: NaiveDate) -> Result<()> {
        let olga = self.head.clone();
        self.until(on, at(10, 2)).await?;
        match day {
            0 => self.taps(&olga, "Публикуем").await?,
            SILENT => self.taps(&olga, "Напомнить").await?,
            _ => {}
        }
        self.until(on, at(10, 12)).await
    }

    async fn rest_of_day(&mut self, cast: &mut [Actor], day: usize, on: NaiveDate) -> Result<()> {
        match day {
            NOTE => {
                self.until(on, at(15, 20)).await?;
                let ivan = find(cast, Character::Steady)?.person.clone();
                self.says(&ivan, "Техносвет просит отсрочку на месяц, завтра отвечу").await?;
                self.taps(&ivan, "Передать РОПу").await
            }
            LATE => {
                self.until(on, at(11, 20)).await?;
                self.report(find(cast, Character::Forgets)?, day).await
            }
            JOINS => {
                self.until(on, at(15, 40)).await?;
                let anna = find(cast, Character::Careful)?.person.clone();
                self.says(&anna, "В отпуске с 16 по 18 ноября").await?;
                self.taps(&anna, "Отметить").await
            }
            CORRECTS => {
                self.until(on, at(10, 31)).await?;
                self.corrects(find(cast, Character::Careful)?).await?;
                self.closes_early(find(cast, Character::Careful)?, on).await?;
                self.weekend(find(cast, Character::Steady)?, on).await
            }
            LAST => {
                self.until(on, at(16, 0)).await?;
                let (olga, maria) = (self.head.clone(), find(cast, Character::Optimist)?.person.clone());
                self.says(&maria, "/promises").await?;
                self.says(&olga, "/today").await?;
                self.says(&olga, "/protocol").await?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// She has looked into the bank and edits her message: fourteen thousand more.
    async fn corrects(&mut self, actor: &mut Actor) -> Result<()> {
        let [calls, meetings, proposals, contracts, money] = actor.figures[CORRECTS].context("no figures")?;
        let (message, text) = actor.sent.clone().context("nothing was sent")?;
        let wrong = line([calls, meetings, proposals, contracts, money]);
        let right = line([calls, meetings, proposals, contracts, money + 14]);
        actor.person.edits(message, &text.replacen(&wrong, &right, 1));
        self.settle().await?;
        self.answers(actor, CORRECTS).await
    }

    /// On Saturday a client pays Ivan.
    async fn weekend(&mut self, actor: &mut Actor, friday: NaiveDate) -> Result<()> {
        let ivan = actor.person.clone();
        self.until(friday + Days::new(1), at(12, 40)).await?;
        self.says(&ivan, "/report").await?;
        self.says(&ivan, "0 0 0 0 45к").await?;
        self.answers(actor, CORRECTS).await
    }
}

fn find(cast: &mut [Actor], character: Character) -> Result<&mut Actor> {
    cast.iter_mut().find(|actor| actor.character == character).context("nobody plays that")
}
