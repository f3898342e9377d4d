//! Taking a person out of what was written down about a department: his name and his words go, numbers and dates stay.
//!
//! Apart from the documents themselves, so that it is one answer to «what is personal in them». Typed: a field is
//! looked at because of what it is, never because of how it reads; only what is about to be thrown away as a whole is
//! searched as text ([`Forgotten::is_mentioned`]). Invariants: sums, counts and dates of a document are the same
//! afterwards; doing it twice changes nothing.
use super::{
    calendar::AbsenceKind,
    digest::{Corrected, DigestContent, PersonLine},
    id::{MemberId, TelegramId},
    protocol::{DayProtocol, PromiseMark, Recorded, What},
};
use serde_json::Value;

/// What stands where somebody's words were.
pub const BLANK: &str = "—";

/// Somebody who is to be forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    pub member: MemberId,
    pub telegram: Option<TelegramId>,
    pub username: Option<String>,
    /// As he is and was signed.
    pub names: Vec<String>,
    /// How he is signed from now on.
    pub neutral: String,
}

/// A name that says nothing: «№ 3», by the place in the department, the first that nobody has.
pub fn neutral_name(place: usize, taken: &[&str]) -> String {
    let named = |n: usize| format!("№ {n}");
    (place..).map(named).find(|name| !taken.contains(&name.as_str())).unwrap_or_default()
}

impl Forgotten {
    fn rename(&self, name: &mut String) {
        if self.names.contains(name) {
            name.clone_from(&self.neutral);
        }
    }

    fn rename_owner(&self, member: MemberId, name: &mut String) {
        if member == self.member {
            name.clone_from(&self.neutral);
        }
    }

    /// Takes him out of a digest.
    pub fn leave_digest(&self, digest: &mut DigestContent) {
        let line = |line: &mut PersonLine| self.rename_owner(line.member, &mut line.name);
        digest.people.iter_mut().for_each(line);
        digest.older.iter_mut().flat_map(|day| &mut day.people).for_each(line);
        digest.away.iter_mut().for_each(|name| self.rename(name));
        for correction in &mut digest.corrections {
            if let Corrected::Of { name, .. } = &mut correction.change {
                self.rename(name);
            }
        }
    }

    /// Takes him out of a protocol.
    pub fn leave_protocol(&self, protocol: &mut DayProtocol) {
        for owed in &mut protocol.owed {
            self.rename_owner(owed.member, &mut owed.name);
        }
        for away in &mut protocol.away {
            if self.names.contains(&away.name) {
                away.kind = AbsenceKind::Other;
            }
            self.rename(&mut away.name);
        }
        protocol.items.iter_mut().for_each(|item| self.leave_recorded(item));
    }

    /// Takes him out of an item of a protocol, or of what was added to one.
    pub fn leave_recorded(&self, item: &mut Recorded) {
        self.rename_owner(item.member, &mut item.name);
        if let Some(by) = &mut item.by {
            self.rename(by);
        }
        let own = item.member == self.member;
        let words = match &mut item.what {
            What::Lesson { body, .. } if own => return *body = None,
            What::Lesson { body: Some(body), .. }
            | What::Note { body, .. }
            | What::Help { promise: Some(body) }
            | What::Promise(PromiseMark { body, .. }) => body,
            What::Lesson { body: None, .. }
            | What::Help { promise: None }
            | What::Given { .. }
            | What::Figure { .. } => return,
        };
        if own {
            BLANK.clone_into(words);
        } else if let Some(reworded) = self.reworded(words) {
            *words = reworded;
        }
    }

    /// What somebody else has said of him, with his new name; `None` when it does not name him. The one place where
    /// text is searched: nobody else's words are thrown away.
    pub fn reworded(&self, words: &str) -> Option<String> {
        let (mut left, mut said) = (words, String::new());
        let first = |text: &str| self.names.iter().filter_map(|name| find_words(text, name)).min_by_key(|at| at.start);
        while let Some(at) = first(left) {
            said.push_str(&left[..at.start]);
            said.push_str(&self.neutral);
            left = &left[at.end..];
        }
        (left.len() < words.len()).then(|| said + left)
    }

    /// Is he named in a notice or a screen: a whole word of his name, wherever it stands.
    pub fn is_mentioned(&self, json: &Value) -> bool {
        let named = |text: &str| self.names.iter().any(|name| has_words(text, name));
        any_text(json, &named)
    }

    /// Does an update come from him or speak of him: by his name, his username or his number.
    pub fn is_concerned(&self, json: &Value) -> bool {
        let username = |text: &str| self.username.as_ref().is_some_and(|username| has_words(text, username));
        self.is_mentioned(json)
            || any_text(json, &username)
            || self.telegram.is_some_and(|telegram| any_number(json, telegram.0))
    }
}

fn any_text(json: &Value, holds: &dyn Fn(&str) -> bool) -> bool {
    match json {
        Value::String(text) => holds(text),
        Value::Array(items) => items.iter().any(|item| any_text(item, holds)),
        Value::Object(fields) => fields.values().any(|field| any_text(field, holds)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn any_number(json: &Value, wanted: i64) -> bool {
    match json {
        Value::Number(number) => number.as_i64() == Some(wanted),
        Value::Array(items) => items.iter().any(|item| any_number(item, wanted)),
        Value::Object(fields) => fields.values().any(|field| any_number(field, wanted)),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

/// Does the text hold these words, not as a part of longer ones; case does not matter.
fn has_words(text: &str, words: &str) -> bool {
    find_words(text, words).is_some()
}

/// Where the text first holds these words: bytes of the text.
fn find_words(text: &str, words: &str) -> Option<std::ops::Range<usize>> {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let same = |a: char, b: char| a == b || a.to_lowercase().eq(b.to_lowercase());
    let ends_at = |start: usize| {
        let mut rest = text[start..].char_indices();
        for word in words.chars() {
            rest.next().filter(|(_, c)| same(*c, word))?;
        }
        Some(start + rest.next().map_or(text.len() - start, |(at, _)| at))
    };
    let starts = text.char_indices().map(|(at, _)| at).filter(|_| !words.is_empty());
    starts
        .filter_map(|start| Some(start..ends_at(start)?))
        .find(|found| apart(text[..found.start].chars().next_back()) && apart(text[found.end..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        digest::{Correction, OlderDay},
        promise::PromiseEvent,
        protocol::{Away, PromiseMark},
        report::LessonKind,
        time::instant,
    };
    use serde_json::json;

    fn ivan() -> Forgotten {
        Forgotten {
            member: MemberId(2),
            telegram: Some(TelegramId(1002)),
            username: Some("ivan_iv".into()),
            names: vec!["Иван Иванов".into(), "И. Иванов".into()],
            neutral: "№ 2".into(),
        }
    }

    fn line(member: i64, name: &str) -> PersonLine {
        PersonLine { member: MemberId(member), name: name.into(), score: Default::default(), next: None }
    }

    fn recorded(member: i64, name: &str, what: What) -> Recorded {
        let at = instant("2026-11-23T09:00:00Z");
        Recorded {
            source: 1, at, member: MemberId(member), name: name.into(), by: Some("И. Иванов".into()), what
        }
    }

    fn lesson(body: &str) -> What {
        let on = "2026-11-20".parse().expect("a date");
        What::Lesson { on, kind: LessonKind::Worked, cause: None, body: Some(body.into()) }
    }

    #[test]
    fn a_digest_keeps_its_figures_and_loses_the_name() {
        let mut digest = crate::domain::digest::tests::with(|_| {});
        let on = digest.digest_on;
        digest.people = vec![line(2, "Иван Иванов"), line(3, "Мария Ким")];
        digest.older = vec![OlderDay { on, score: Default::default(), people: vec![line(2, "Иван Старый")] }];
        digest.away = vec!["И. Иванов".into(), "Орлова".into()];
        let of = |name: &str| Correction {
            on,
            metric: digest.main.as_ref().expect("a main metric").metric.clone(),
            change: Corrected::Of { name: name.into(), before: Some(1), after: Some(2) },
        };
        digest.corrections = vec![of("Иван Иванов"), of("Мария Ким")];
        let before = digest.clone();
        ivan().leave_digest(&mut digest);
        let json = serde_json::to_value(&digest).expect("json");
        assert!(!json.to_string().contains("Иван") && !ivan().is_mentioned(&json), "{json}");
        assert_eq!(digest.people[1], before.people[1]);
        assert_eq!((digest.main.clone(), digest.coverage, digest.people.len()), (before.main, before.coverage, 2));
        let once = digest.clone();
        ivan().leave_digest(&mut digest);
        assert_eq!(digest, once, "twice changes nothing");
    }

    #[test]
    fn a_protocol_loses_his_words_and_keeps_those_of_others() {
        let metrics = crate::domain::digest::tests::metrics();
        let full = crate::domain::protocol::tests::full(&metrics, ["Белов", "Орлова", "Мария Ким"]);
        let mut protocol = crate::domain::protocol::make(&full, instant("2026-11-23T10:05:00Z"));
        protocol.owed.clear();
        protocol.away = vec![Away { name: "Иван Иванов".into(), kind: AbsenceKind::Sick }];
        let on = protocol.span.on;
        let mark = |body: &str| PromiseMark {
            promise: crate::domain::id::PromiseId(1),
            event: PromiseEvent::Made,
            body: body.into(),
            amount_minor: Some(5),
            paid_minor: None,
            due_on: on,
        };
        protocol.items = vec![
            recorded(2, "Иван Иванов", lesson("звонил Ромашке")),
            recorded(2, "Иван Иванов", What::Note { on, body: "был у Ромашки".into() }),
            recorded(2, "Иван Иванов", What::Promise(mark("Ромашка оплатит"))),
            recorded(2, "Иван Иванов", What::Help { promise: Some("Ромашка оплатит".into()) }),
            recorded(3, "Мария Ким", What::Note { on, body: "Василёк, с ИВАН ИВАНОВ".into() }),
        ];
        ivan().leave_protocol(&mut protocol);
        let text = serde_json::to_string(&protocol).expect("json");
        assert!(!text.contains("Ромаш") && !text.to_lowercase().contains("иван"), "{text}");
        assert!(text.contains("Василёк, с № 2") && text.contains("Мария Ким"), "{text}");
        assert_eq!(protocol.away, [Away { name: "№ 2".into(), kind: AbsenceKind::Other }]);
        let What::Promise(mark) = &protocol.items[2].what else { panic!("{text}") };
        assert_eq!(mark.amount_minor, Some(5), "sums stay");
        assert_eq!(protocol.items[4].by.as_deref(), Some("№ 2"), "also where he did something for another");
    }

    #[test]
    fn a_mention_is_a_whole_name_and_an_update_is_his_by_any_sign() {
        let ivan = ivan();
        assert!(ivan.is_mentioned(&json!({"a": ["просит ИВАН ИВАНОВ: отпуск"]})));
        assert!(!ivan.is_mentioned(&json!({"a": "Иван Ивановский", "b": "@ivan_iv"})));
        for update in [json!({"from": {"id": 1002}}), json!({"text": "@Ivan_IV привет"}), json!("и. иванов")]
        {
            assert!(ivan.is_concerned(&update), "{update}");
        }
        assert!(!ivan.is_concerned(&json!({"from": {"id": 1003, "username": "ivan_ivanov"}, "text": "Иван"})));
    }

    #[test]
    fn what_others_said_of_him_is_kept_under_his_new_name() {
        let ivan = ivan();
        assert_eq!(ivan.reworded("Ждём иван иванов и И. Иванов.").as_deref(), Some("Ждём № 2 и № 2."));
        assert_eq!(ivan.reworded("Иван Ивановский, Поливан Иванов"), None);
        assert_eq!(ivan.reworded(""), None);
    }

    #[test]
    fn a_neutral_name_is_one_that_nobody_has() {
        assert_eq!(neutral_name(3, &["Иван", "№ 2"]), "№ 3");
        assert_eq!(neutral_name(3, &["№ 3", "№ 4"]), "№ 5");
    }
}
