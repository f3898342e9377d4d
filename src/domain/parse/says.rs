//! What an answer that is not a number is: an absence, an «ок», a «потом», a thank-you, or a sentence to be kept.
//!
//! Stands apart because it decides what happens to words before anybody reads dates or amounts in them. Invariant:
//! only a short text made of known words alone is taken for anything but a sentence: a client who fell ill is a note.
use super::{
    date,
    lex::{self, Kind, Token},
    line::{Form, read_line},
};
use crate::domain::calendar::AbsenceKind;

/// What a person said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    Absence(AbsenceHint),
    /// «ок», «+», 👍: he saw the question and did not answer it.
    Acknowledged,
    /// «потом», «за рулём».
    Later,
    Thanks,
    /// For [`read_line`].
    Numbers,
    Sentence,
}

/// «заболел», «в отпуске до 5 декабря».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceHint {
    pub kind: AbsenceKind,
    /// The text when it says dates besides today's: for [`date::range`], then [`date::find`].
    pub until: Option<String>,
}

/// Words above which an absence or a «потом» is a sentence.
const SHORT: usize = 12;

/// What the text is, numbers first. With a form of no metrics any leading number counts as numbers.
pub fn hear(text: &str, form: &Form<'_>) -> Says {
    if read_line(text, form).has_numbers() {
        return Says::Numbers;
    }
    let tokens = lex::tokens(text);
    let words: Vec<&str> = tokens.iter().filter(|t| t.kind == Kind::Word).map(|t| t.fold.as_str()).collect();
    if words.is_empty() {
        return wordless(&tokens);
    }
    if words.len() > SHORT {
        return Says::Sentence;
    }
    if let Some(hint) = absence(text, &tokens, &words) {
        return Says::Absence(hint);
    }
    let all = |known: &[&str]| words.iter().all(|w| known.iter().any(|list| has(list, w)));
    let any = |list: &str| words.iter().any(|w| has(list, w));
    if any(THANKS) && all(&[THANKS, ACKNOWLEDGED, POLITE]) {
        return Says::Thanks;
    }
    if any(ACKNOWLEDGED) && all(&[ACKNOWLEDGED, POLITE]) && tokens.iter().all(|t| t.kind != Kind::Digits) {
        return Says::Acknowledged;
    }
    let refuses = words.windows(2).any(|w| matches!(w, ["не", "сейчас" | "могу"] | ["not", "now"]));
    if (refuses || any(LATER)) && all(&[LATER, AROUND_LATER, POLITE, ACKNOWLEDGED]) {
        return Says::Later;
    }
    Says::Sentence
}

/// Emoji and signs; what only asks or trails off is as good as «ок»: the example is shown.
fn wordless(tokens: &[Token<'_>]) -> Says {
    if tokens.iter().any(|t| t.kind == Kind::Digits) || tokens.is_empty() {
        return Says::Sentence;
    }
    if tokens.iter().any(|t| matches!(t.text, "🙏" | "❤" | "💐")) { Says::Thanks } else { Says::Acknowledged }
}

const POLITE: &str = "всем привет добрый доброе день утро вечер коллеги извините простите прошу прощения увы сорри к \
    сожалению пожалуйста hi hello sorry please вам тебе you";
const THANKS: &str = "спасибо спасибочки спс благодарю пасиб пасибо большое огромное thanks thank thx ty много so";
const ACKNOWLEDGED: &str = "ок окей оке ok okay да ага угу понял поняла понятно ясно принято принял приняла хорошо ладно добро \
    договорились есть так точно отлично супер класс yes yep yeah sure fine got it good great";
const LATER: &str = "потом позже попозже позднее рулем еду дороге занят занята встрече встречах совещании созвоне обеде \
    переговорах минут минуту минутку минуты мин напомни напомните освобожусь later driving busy meeting \
    remind minutes min отвечу напишу секунду скоро";
const AROUND_LATER: &str = "я за на в не сейчас могу чуть немного через час часа полчаса мне как буду вечером пока еще очень \
    сделаю пришлю скину же после обеда о i'm i am in a at not now me bit the right will";

/// Is the word one of the list.
fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|w| w == word)
}

/// What «не» makes an absence of: «не работаю», «меня не будет».
const NOT_WORKING: [&str; 5] = ["работаю", "работал", "работала", "будет", "выйду"];

/// The kind a word means, when it means one.
fn kind_of(word: &str, before: &str) -> Option<AbsenceKind> {
    const SICK: [&str; 7] = ["заболе", "приболе", "больничн", "простыл", "простуди", "разболе", "захвора"];
    let starts = |stems: &[&str]| stems.iter().any(|s| word.starts_with(s));
    let whole = |words: &[&str]| words.contains(&word);
    if starts(&SICK) || whole(&["болею", "болел", "болела", "sick", "ill", "unwell"]) {
        return Some(AbsenceKind::Sick);
    }
    if starts(&["отпуск"]) || whole(&["vacation", "holiday", "holidays", "pto", "leave"]) {
        return Some(AbsenceKind::Vacation);
    }
    let not_working = before == "не" && whole(&NOT_WORKING);
    let off = word == "off" && matches!(before, "day" | "days" | "i'm" | "am");
    if not_working || off || starts(&["отгул"]) || whole(&["выходной", "выходного", "отдыхаю"])
    {
        return Some(AbsenceKind::DayOff);
    }
    let trip = word == "trip" && before == "business";
    (trip || starts(&["командиров"])).then_some(AbsenceKind::Other)
}

const AROUND_ABSENCE: &str = "я у меня сегодня завтра вчера и уже сейчас опять снова немного чуть похоже кажется взял взяла беру \
    возьму буду ушел ушла ухожу уезжаю уехал уехала нахожусь еще пока в на с со по до за свой счет был \
    была было не сижу лежу открыл открыла взяли дома что то i i'm am today tomorrow on a an the taking \
    have having feeling out got it's my of day days business was until till from to still annual";

fn absence(text: &str, tokens: &[Token<'_>], words: &[&str]) -> Option<AbsenceHint> {
    let kinds = (0..words.len()).filter_map(|k| kind_of(words[k], k.checked_sub(1).map_or("", |b| words[b])));
    let kind = kinds.into_iter().next()?;
    let dates = date::places(text);
    let dated = |t: &Token<'_>| dates.iter().any(|place| place.contains(&t.at));
    let mut before = "";
    for token in tokens.iter().filter(|t| t.kind == Kind::Word) {
        let word = token.fold.as_str();
        let negated = word == "не" && !NOT_WORKING.iter().any(|verb| words.contains(verb));
        let known = has(AROUND_ABSENCE, word) || has(POLITE, word) || kind_of(word, before).is_some();
        let known = known || has(THANKS, word) || matches!(word, "работал" | "работала");
        if negated || !(known || dated(token)) {
            return None;
        }
        before = word;
    }
    let only_today =
        dates.iter().all(|s| ["сегодня", "today"].iter().any(|day| lex::fold(&text[s.clone()]).ends_with(day)));
    Some(AbsenceHint { kind, until: (!only_today).then(|| text.trim().to_string()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::department::Currency;
    use proptest::prelude::*;

    fn says(text: &str) -> Says {
        hear(text, &Form { facts: &[], plans: &[], currency: Currency::Rub })
    }

    #[test]
    fn absences_are_heard_with_their_kind_and_dates() {
        use AbsenceKind::*;
        for (text, kind, until) in [
            ("заболел", Sick, false),
            ("Заболела, извините", Sick, false),
            ("я заболел(", Sick, false),
            ("на больничном", Sick, false),
            ("взял больничный до пятницы", Sick, true),
            ("болею", Sick, false),
            ("I'm sick today", Sick, false),
            ("в отпуске", Vacation, false),
            ("в отпуске до 5 декабря", Vacation, true),
            ("отпуск с 1 по 14 декабря", Vacation, true),
            ("on vacation until Friday", Vacation, true),
            ("отгул", DayOff, false),
            ("взял отгул на сегодня", DayOff, false),
            ("у меня выходной", DayOff, false),
            ("Выходной!", DayOff, false),
            ("сегодня не работаю", DayOff, false),
            ("меня не будет завтра", DayOff, true),
            ("завтра не выйду", DayOff, true),
            ("day off", DayOff, false),
            ("командировка", Other, false),
            ("в командировке до среды", Other, true),
            ("business trip", Other, false),
        ] {
            let Says::Absence(hint) = says(text) else { panic!("{text}: {:?}", says(text)) };
            assert_eq!((hint.kind, hint.until.is_some()), (kind, until), "{text}");
        }
    }

    #[test]
    fn short_answers_are_what_they_are() {
        for text in ["ок", "Ок.", "ok", "+", "++", "👍", "👌🏻", "да", "хорошо", "понял, принято", "?", "...", "✅"]
        {
            assert_eq!(says(text), Says::Acknowledged, "{text}");
        }
        for text in [
            "потом",
            "Позже",
            "за рулём",
            "я за рулем, позже",
            "занят",
            "на встрече",
            "не сейчас",
            "через 10 минут",
            "5 минут",
            "later",
            "driving",
            "I'm driving",
            "busy",
            "потом отвечу",
            "ок, позже",
        ] {
            assert_eq!(says(text), Says::Later, "{text}");
        }
        for text in ["спасибо", "Спасибо большое!", "ок, спасибо", "thanks", "thank you", "🙏"]
        {
            assert_eq!(says(text), Says::Thanks, "{text}");
        }
        for text in ["41 3 2 1 98к", "+5 3 2", "5", "0", "98к", "-", "- - -"] {
            assert_eq!(says(text), Says::Numbers, "{text}");
        }
    }

    #[test]
    fn sentences_are_kept_as_sentences() {
        for text in [
            "клиент заболел",
            "оплаты сегодня не будет",
            "директор Ромашки в отпуске до 5 декабря",
            "не заболел, всё хорошо работаем",
            "клиент перенёс оплату, потом отправлю новый счёт",
            "потом встреча с Ромашкой",
            "спасибо Иванову за помощь с клиентом",
            "отправил КП, жду ответа",
            "отпускная цена выросла",
            "заболел ребёнок у заказчика",
            "да, но клиент не отвечает",
            "нет",
            "",
        ] {
            assert_eq!(says(text), Says::Sentence, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}") {
            let _ = says(&text);
        }
    }
}
