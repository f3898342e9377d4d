//! Somebody presses Start, or chooses his language.
use super::{Result, report};
use crate::{
    domain::{
        coordination::ReportDates,
        id::TelegramId,
        person::{Language, Member, Person},
        report::Report,
        time::Instant,
    },
    store::{self, Tx},
    usecase::house::House,
};

/// Remembers that the bot may write to this account.
pub async fn press_start(
    tx: &mut Tx,
    telegram: TelegramId,
    username: Option<&str>,
    language: Language,
    now: Instant,
) -> Result<()> {
    let person = match store::people::person_by_telegram(tx, telegram).await? {
        Some(person) => person,
        None => {
            let person = Person {
                id: tx.new_id().await?,
                telegram,
                username: username.map(str::to_owned),
                language,
                started_at: None,
                reachable: true,
                acting: None,
            };
            store::people::insert_person(tx, &person, now).await?;
            person
        }
    };
    store::people::started(tx, person.id, username, now).await?;
    for member in store::people::of_telegram(tx, telegram).await? {
        store::departments::touch(tx, member.department, now).await?;
    }
    Ok(())
}

/// A newcomer's first day: only a plan is asked, at once.
pub async fn first_plan(tx: &mut Tx, house: &House, member: &Member, now: Instant) -> Result<Option<Report>> {
    if !member.reports {
        return Ok(None);
    }
    let zone = house.zone_of(member);
    let calendar = house.calendar_of(member);
    let dates: Option<ReportDates> = {
        let nothing = |_: chrono::NaiveDate| false;
        let asker = crate::domain::coordination::Asker {
            calendar: &calendar,
            schedules: &house.schedules,
            zone,
            fact_known: &nothing,
            pledge_known: &nothing,
        };
        asker.first_day(zone.local(now))
    };
    let Some(dates) = dates else { return Ok(None) };
    let deadline_at = house.rules().member_day(dates.coordination_on, zone).deadline_at;
    report::open(tx, house, member, &dates, report::Opening::Prompt { deadline_at }, now).await.map(Some)
}
