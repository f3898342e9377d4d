//! Names of people inside a line of ours: a name that is written from right to left must not turn the line around.
//!
//! Apart from escaping because HTML knows nothing of it. Telegram takes the direction of a line from its first letter,
//! and a control character left open in a name would run on to the line's end. Source: Unicode Annex 9.

/// First strong isolate and its end: what stands between them does not show in the direction of the line.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// The name without control characters of direction, shut off from its line where it is written from right to left.
pub fn name(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !is_control(*c)).collect();
    match plain.chars().any(is_right_to_left) {
        true => format!("{}{plain}{}", ISOLATE.0, ISOLATE.1),
        false => plain,
    }
}

fn is_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Hebrew, Arabic and their neighbours, with the forms of presentation.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_right_to_left_is_shut_off_and_no_other() {
        assert_eq!(name("דוד לוי"), "\u{2068}דוד לוי\u{2069}");
        assert_eq!(name("محمد"), "\u{2068}محمد\u{2069}");
        assert_eq!(name("Анна-Мария 😀 <&>"), "Анна-Мария 😀 <&>");
    }

    #[test]
    fn a_direction_left_open_in_a_name_is_taken_out() {
        assert_eq!(name("Иван\u{202e}ов\u{2066}"), "Иванов");
    }
}
