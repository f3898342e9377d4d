//! Why a target cannot be set so, in a sentence that says what to do.
use crate::{
    domain::{metric::Metric, planning::TargetFault},
    locale::Locale,
    view::report::words,
};

/// The sentence.
pub fn fault(fault: &TargetFault, locale: Locale) -> String {
    let texts = locale.texts();
    let value = |metric: &Metric, value: i64| locale.value(metric, value);
    match fault {
        TargetFault::PastMonth => texts.target_fault_past(),
        TargetFault::TooFarMonth => texts.target_fault_far(),
        TargetFault::Ratio => texts.target_fault_ratio(),
        TargetFault::NotANumber => texts.target_fault_number(),
        TargetFault::Ambiguous { metric, values } => {
            let values: Vec<String> = values.iter().map(|v| value(metric, *v)).collect();
            texts.target_fault_ambiguous(words::either(&values, locale))
        }
        TargetFault::Zero => texts.target_fault_zero(),
        TargetFault::Negative => texts.target_fault_negative(),
        TargetFault::TooLarge => texts.target_fault_large(),
        TargetFault::Decimals => texts.target_fault_decimals(),
        TargetFault::Line { line } if line.is_empty() => texts.target_fault_line_empty(),
        TargetFault::Line { line } => texts.target_fault_line(words::cut(line, words::NAME)),
        TargetFault::UnknownName { said } => texts.target_fault_name(words::cut(said, words::NAME)),
        TargetFault::SeveralNames { said, names } => {
            let names: Vec<String> = names.iter().take(5).map(|name| words::cut(name, words::NAME)).collect();
            texts.target_fault_names(words::cut(said, words::NAME), words::either(&names, locale))
        }
        TargetFault::LocksExceed { metric, locked, total } => {
            texts.target_fault_locks(value(metric, *locked), value(metric, *total))
        }
        TargetFault::NobodyLeft { metric, rest } => texts.target_fault_rest(value(metric, *rest)),
        TargetFault::DoesNotWork { name } => texts.target_fault_works(words::cut(name, words::NAME)),
        TargetFault::NobodyWorks => texts.target_fault_nobody(),
        TargetFault::NoHistory => texts.target_fault_history(),
        TargetFault::FileMonth { line, past: true } => texts.target_fault_file_past(line.to_string()),
        TargetFault::FileMonth { line, past: false } => texts.target_fault_file_far(line.to_string()),
        TargetFault::FileLine { line, fault } => texts.target_fault_file(line.to_string(), self::fault(fault, locale)),
    }
}
