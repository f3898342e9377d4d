//! The language of a reader: texts written for people and the way numbers, money and dates look.
//!
//! Texts are `locales/*/*.ftl`, turned by build.rs into typed functions; a view asks `locale.texts()` for them. The
//! generated types stay inside the crate, so that a text nobody shows is a compiler's warning. Numbers, money and
//! dates are formatted here and passed to the texts as strings: no crate groups by a no-break space with a decimal
//! comma, and Fluent's own NUMBER goes through floats.
//!
//! Invariants: pure; a given language always formats the same; nothing here knows zones or the present time.
pub mod date;
mod difference;
pub mod file;
pub mod money;
pub mod number;
pub mod template;

use crate::domain::person::Language;
use std::sync::OnceLock;
pub(crate) use texts::L10nLanguage as Texts;

/// What build.rs made of `locales/`.
#[allow(missing_debug_implementations, missing_docs, clippy::all, clippy::unwrap_used)]
pub(crate) mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// How one reader is spoken to; a cheap value that views pass along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Locale(pub Language);

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        Self(language)
    }
}

impl Locale {
    pub const RU: Locale = Locale(Language::Ru);
    pub const EN: Locale = Locale(Language::En);
    /// Every language the bot speaks.
    pub const ALL: [Locale; 2] = [Locale::RU, Locale::EN];

    /// The texts of this language, loaded at the first use.
    pub(crate) fn texts(self) -> &'static Texts {
        static RU: OnceLock<Texts> = OnceLock::new();
        static EN: OnceLock<Texts> = OnceLock::new();
        match self.0 {
            Language::Ru => RU.get_or_init(|| texts::L10n::Ru.load()),
            Language::En => EN.get_or_init(|| texts::L10n::En.load()),
        }
    }

    /// The language's own name of itself, for a menu of languages.
    pub fn own_name(self) -> &'static str {
        match self.0 {
            Language::Ru => texts::L10n::Ru.language_name(),
            Language::En => texts::L10n::En.language_name(),
        }
    }

    /// A count of days with its word: «1 день», «5 дней».
    pub fn days(self, count: i64) -> String {
        self.texts().days(count)
    }

    /// «A», «A и B», «A, B и C».
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [head @ .., last] => {
                let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
                self.texts().format_list(head.join(", "), last.as_ref())
            }
        }
    }

    /// «14-й», «14th».
    pub fn ordinal(self, n: i64) -> String {
        match self.0 {
            Language::Ru => self.texts().format_ordinal(n.to_string()),
            Language::En => {
                let ending = match (n.rem_euclid(100), n.rem_euclid(10)) {
                    (11..=13, _) => "th",
                    (_, 1) => "st",
                    (_, 2) => "nd",
                    (_, 3) => "rd",
                    _ => "th",
                };
                self.texts().format_ordinal(format!("{n}{ending}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_days_have_all_plural_forms() {
        let shown: Vec<String> = [1, 2, 5, 11, 21, 104].map(|n| Locale::RU.days(n)).into();
        assert_eq!(shown, ["1 день", "2 дня", "5 дней", "11 дней", "21 день", "104 дня"]);
        assert_eq!(Locale::EN.days(1), "1 day");
        assert_eq!(Locale::EN.days(11), "11 days");
    }

    #[test]
    fn a_list_ends_with_and() {
        assert_eq!(Locale::RU.list::<&str>(&[]), "");
        assert_eq!(Locale::RU.list(&["A"]), "A");
        assert_eq!(Locale::RU.list(&["A", "B"]), "A и B");
        assert_eq!(Locale::RU.list(&["A", "B", "C"]), "A, B и C");
        assert_eq!(Locale::EN.list(&["A", "B", "C"]), "A, B and C");
    }

    #[test]
    fn ordinals_of_both_languages() {
        assert_eq!(Locale::RU.ordinal(14), "14-й");
        let shown: Vec<String> = [1, 2, 3, 4, 11, 12, 21, 112].map(|n| Locale::EN.ordinal(n)).into();
        assert_eq!(shown, ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "112th"]);
    }

    #[test]
    fn every_language_names_itself() {
        assert_eq!(Locale::ALL.map(Locale::own_name), ["Русский", "English"]);
    }
}
