//! A grade typed with its weight: «Старший 130», «Старший — 130 %», or one of the two alone.
use crate::domain::grade::WEIGHTS;

/// What was said of a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeWords {
    /// One line, as it was typed; empty: none was.
    pub name: String,
    pub weight: Weight,
}

/// A weight in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Unsaid,
    Is(i64),
    /// Not a whole number of per cents, or out of bounds.
    Wrong,
}

/// The weight is the last number; everything before it is the name.
pub fn read_grade(text: &str) -> GradeWords {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let per_cent = ["%", "процентов", "процента", "процент", "per cent", "percent"];
    let bare = per_cent.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(&text).trim_end();
    let (before, last) = bare.rsplit_once(' ').unwrap_or(("", bare));
    if !last.starts_with(|c: char| c.is_ascii_digit()) {
        return GradeWords { name: text, weight: Weight::Unsaid };
    }
    let weight = last.parse().ok().filter(|weight| WEIGHTS.contains(weight)).map_or(Weight::Wrong, Weight::Is);
    let name = before.trim_end_matches([' ', '-', '–', '—', ':', '=', ',']);
    GradeWords { name: name.to_owned(), weight }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_read_as_people_type_it() {
        for text in ["Старший 130", "Старший 130%", "Старший — 130 %", " Старший: 130  процентов ", "Старший, 130"]
        {
            assert_eq!(read_grade(text), GradeWords { name: "Старший".into(), weight: Weight::Is(130) }, "{text}");
        }
        let read = |text| {
            let GradeWords { name, weight } = read_grade(text);
            (name, weight)
        };
        assert_eq!(read("Старший менеджер"), ("Старший менеджер".into(), Weight::Unsaid));
        assert_eq!(read("130 %"), (String::new(), Weight::Is(130)));
        assert_eq!(read("2-я категория 90"), ("2-я категория".into(), Weight::Is(90)));
        for wrong in ["Старший 1,3", "Старший 0", "Старший 1001", "Старший 1.3", "Старший 99999999999999999999"]
        {
            assert_eq!(read(wrong), ("Старший".into(), Weight::Wrong), "{wrong}");
        }
        assert_eq!(read(""), (String::new(), Weight::Unsaid));
        assert_eq!(read("%"), ("%".into(), Weight::Unsaid));
    }
}
