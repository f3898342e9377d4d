//! The story on paper: day by day, and within a day chat by chat, as the stand-in has seen it.
use super::{
    company::{Company, Post},
    people::CAST,
};
use crate::demo::standin::Standin;
use anyhow::Result;
use chrono::{Datelike, NaiveDate};
use std::{collections::BTreeMap, io::Write};

const WEEKDAYS: [&str; 7] = ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"];
const MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
/// What the transcript says in English of things that are no message.
const WORDS: [(&str, &str); 6] = [
    (" created the group", " создаёт чат"),
    (" joined", " теперь в чате"),
    (" taps [", " нажимает ["),
    (" (edited)", " (сообщение изменено)"),
    (" renamed the group to ", " переименовывает чат: "),
    (" alert «", " «"),
];

/// A chat of the story.
#[derive(Clone, Debug)]
pub struct Chat {
    pub id: i64,
    pub title: String,
}

/// Who they are, before it begins.
pub fn introduce(out: &mut impl Write, seed: u64) -> Result<()> {
    writeln!(out, "Две рабочие недели отдела «Север», 9–20 ноября 2026 года. Бот настоящий, Telegram и часы — нет.\n")?;
    writeln!(out, "Ольга Белова — РОП. Ей сдают цифры пятеро:")?;
    for role in CAST {
        writeln!(out, "  {} — {}.", role.name(), role.about)?;
    }
    writeln!(out, "\nПлан и факт спрашиваем в 9:00, срок 10:00, сводка в чат команды в 10:05.")?;
    writeln!(out, "Кнопки под сообщением — в [скобках]. Другая история: planerka demo --seed {}", seed + 1)?;
    Ok(())
}

/// Who the people of a department are, before their month begins.
pub fn introduce_month(out: &mut impl Write, company: &Company, seed: u64) -> Result<()> {
    writeln!(
        out,
        "Месяц команды «{}», с 26 октября по 23 ноября 2026 года. Бот настоящий, Telegram и часы — нет.\n",
        company.title
    )?;
    for seat in &company.seats {
        let about = [
            Some(match seat.post {
                Post::Head => "РОП",
                Post::Deputy => "заместитель",
                Post::Manager => "продавец",
                Post::Superior => "директор",
            }),
            (seat.post == Post::Head && seat.reports()).then_some("продаёт и сама"),
            seat.week.map(|_| "смена 2/2"),
            seat.zone.and_then(|zone| zone.split_once('/')).map(|(_, city)| match city {
                "Kaliningrad" => "Калининград",
                _ => "Владивосток",
            }),
            (company.leave.telegram == seat.telegram).then_some("в отпуске с 16 ноября"),
        ];
        let about: Vec<&str> = about.into_iter().flatten().collect();
        writeln!(out, "  {} — {}.", seat.name(), about.join(", "))?;
    }
    writeln!(
        out,
        "\nПлан и факт спрашиваем в 9:00, срок 10:00, сводка в чат команды в 10:05. Время везде московское."
    )?;
    writeln!(out, "Кнопки под сообщением — в [скобках]. Другая история: --seed {}", seed + 1)?;
    Ok(())
}

/// All that happened in these chats.
pub fn print(out: &mut impl Write, standin: &Standin, chats: &[Chat]) -> Result<()> {
    let mut days: BTreeMap<NaiveDate, Vec<(&str, String)>> = BTreeMap::new();
    for chat in chats {
        for (on, text) in by_day(&standin.story(chat.id)) {
            days.entry(on).or_default().push((chat.title.as_str(), text));
        }
    }
    for (on, chats) in days {
        writeln!(out, "\n\n{}", heading(on))?;
        for (title, text) in chats {
            writeln!(out, "\n── {title}\n")?;
            for line in text.lines() {
                let line = without_token(line);
                let line = if is_head(&line) { worded(&line) } else { format!("      {line}") };
                writeln!(out, "{}", line.trim_end())?;
            }
        }
    }
    Ok(())
}

fn heading(on: NaiveDate) -> String {
    let weekday = WEEKDAYS[on.weekday().num_days_from_monday() as usize];
    let said = format!("════ {weekday}, {} {} ", on.day(), MONTHS[on.month0() as usize]);
    format!("{said}{}", "═".repeat(80_usize.saturating_sub(said.chars().count())))
}

/// A transcript cut at its days.
fn by_day(story: &str) -> Vec<(NaiveDate, String)> {
    let mut days: Vec<(NaiveDate, String)> = vec![];
    for line in story.lines() {
        let date = line.strip_prefix("── ").and_then(|rest| rest.split(' ').next()?.parse().ok());
        match (date, days.last_mut()) {
            (Some(date), _) => days.push((date, String::new())),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    days.into_iter().map(|(on, text)| (on, text.trim_matches('\n').to_owned())).collect()
}

/// «09:12 Иван Иванов»: the line that says who does something, and when.
fn is_head(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.len() > 6 && bytes[2] == b':' && bytes[5] == b' ' && [0, 1, 3, 4].iter().all(|n| bytes[*n].is_ascii_digit())
}

/// An invite is another each time; the story is not.
fn without_token(line: &str) -> String {
    match ["?start=", "/start "].into_iter().find_map(|mark| Some(line.find(mark)? + mark.len())) {
        Some(end) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

fn worded(line: &str) -> String {
    WORDS.iter().fold(line.to_owned(), |line, (english, russian)| line.replace(english, russian))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_is_cut_at_its_days_and_told_in_russian() {
        let days =
            by_day("── 2026-11-09 Mon ──\n\n09:00 A\nx\n\n09:01 A taps [B]\n\n── 2026-11-10 Tue ──\n\n09:00 A\n");
        let dates: Vec<String> = days.iter().map(|(on, _)| on.to_string()).collect();
        assert_eq!(dates, ["2026-11-09", "2026-11-10"]);
        assert_eq!(worded("09:01 Иван Иванов taps [Верно]"), "09:01 Иван Иванов нажимает [Верно]");
        assert_eq!(without_token("https://t.me/bot?start=iAbC"), "https://t.me/bot?start=…");
        assert_eq!(without_token("/start"), "/start");
        assert!(is_head("09:01 Иван") && !is_head("9:45 — поздно") && !is_head("Факт за пн"));
        assert!(heading("2026-11-09".parse().expect("a date")).starts_with("════ Понедельник, 9 ноября ═"));
    }
}
