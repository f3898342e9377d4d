//! Mistakes of a department's file as sentences that name the line and the field.
use super::Locale;
use crate::domain::department_file::{Expected, Fault, Mistake};

impl Locale {
    /// «Строка 4, [department] zone: «Moscow» — не часовой пояс IANA. …»
    pub fn file_mistake(self, mistake: &Mistake) -> String {
        let line = mistake.line;
        let sentence = self.fault(&mistake.fault);
        if mistake.field.is_empty() {
            self.texts().file_mistake_somewhere(line, sentence)
        } else {
            self.texts().file_mistake(line, &mistake.field, sentence)
        }
    }

    fn fault(self, fault: &Fault) -> String {
        let texts = self.texts();
        match fault {
            Fault::Syntax(message) => texts.file_syntax(message),
            Fault::UnknownSection => texts.file_unknown_section(),
            Fault::UnknownKey(known) => texts.file_unknown_key(known.join(", ")),
            Fault::Missing => texts.file_missing(),
            Fault::Expected(expected) => self.expected(*expected),
            Fault::OneOf { given, known } => texts.file_one_of(given, known.join(", ")),
            Fault::Zone(given) => texts.file_zone(given),
            Fault::Key(given) => texts.file_key(given),
            Fault::Empty => texts.file_empty(),
            Fault::OneLine => texts.file_one_line(),
            Fault::TooLong { most } => texts.file_too_long(*most),
            Fault::OutOfRange { least, most } => texts.file_out_of_range(least.to_string(), most.to_string()),
            Fault::TooMany { most } => texts.file_too_many(*most),
            Fault::Repeated { given, line } => texts.file_repeated(given, *line),
            Fault::TimesOrder => texts.file_times_order(),
            Fault::NoHead => texts.file_no_head(),
            Fault::HeadWithoutTelegram => texts.file_head_without_telegram(),
            Fault::NoMetrics => texts.file_no_metrics(),
            Fault::TwoSources => texts.file_two_sources(),
            Fault::Main { found } => texts.file_main(*found),
            Fault::MainNotAsked => texts.file_main_not_asked(),
            Fault::NoMember(given) => texts.file_no_member(given),
            Fault::Ratio => texts.file_ratio(),
            Fault::NoMetric(key) => texts.file_no_metric(key),
            Fault::NotSplit => texts.file_not_split(),
            Fault::MoneyScale => texts.file_money_scale(),
            Fault::LeftBeforeJoined => texts.file_left_before_joined(),
            Fault::MarkDays { most } => texts.file_mark_days(*most),
            Fault::UnknownGrade(name) => texts.file_unknown_grade(name),
        }
    }

    fn expected(self, expected: Expected) -> String {
        let texts = self.texts();
        match expected {
            Expected::Text => texts.file_expected_text(),
            Expected::Integer => texts.file_expected_integer(),
            Expected::Amount { scale } => texts.file_expected_amount(scale),
            Expected::YesNo => texts.file_expected_yes_no(),
            Expected::Time => texts.file_expected_time(),
            Expected::Date => texts.file_expected_date(),
            Expected::Month => texts.file_expected_month(),
            Expected::Texts => texts.file_expected_texts(),
            Expected::Members => texts.file_expected_members(),
            Expected::Week => texts.file_expected_week(),
            Expected::Section => texts.file_expected_section(),
            Expected::Sections => texts.file_expected_sections(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::department_file::DepartmentFile;

    #[test]
    fn a_mistake_names_its_line_and_its_field() {
        let text = "[department]\nkey = \"a\"\nname = \"A\"\nzone = \"Moscow\"\n[metrics]\ntemplate = \"b2c\"\n\
                    [[member]]\ntelegram = 1\nname = \"B\"\nrole = \"head\"\n";
        let mistakes = DepartmentFile::parse(text).expect_err("mistakes");
        let told = |locale: Locale| mistakes.iter().map(|m| locale.file_mistake(m)).collect::<Vec<_>>();
        assert_eq!(
            told(Locale::EN),
            [
                "Line 4, [department] zone: “Moscow” is not an IANA time zone. For example: Europe/Moscow, Asia/Almaty.",
                "Line 6, [metrics] template: “b2c” is not known. It can be b2b_outbound, b2b_inbound, services, retail, \
             wholesale.",
            ]
        );
    }

    #[test]
    fn broken_toml_is_told_with_its_line() {
        let mistakes = DepartmentFile::parse("[department\n").expect_err("a mistake");
        assert!(Locale::RU.file_mistake(&mistakes[0]).starts_with("Строка 1: это не TOML: "));
    }
}
