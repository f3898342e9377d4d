//! How to address somebody signed «Иван Иванов» or «Иванов Иван».
//!
//! Invariants: total; never longer than what it was given; in doubt the first word, for that is how Telegram shows a
//! person.

/// Given names, by which «Ким Мария» is told from «Мария Ким»; others are told by how the surname ends.
const GIVEN: &str = "агата айгуль айдар алевтина александр александра алексей алена алина алиса алла алсу альберт альбина амина \
    анастасия анатолий ангелина андрей анжела анна антон антонина арина арсен арсений артем артур асель асхат \
    белла богдан борис вадим валентин валентина валерий валерия варвара василий василиса вера вероника виктор \
    виктория виталий влад владимир владислав вячеслав галина георгий герман глеб григорий гульнара давид дамир \
    дарья денис диана динара дмитрий ева евгений евгения егор екатерина елена елизавета жанна захар зоя иван \
    игорь илона ильдар илья инга инна ирина камила карина катерина кира кирилл клавдия константин кристина \
    ксения лариса лев леонид лидия лилия любовь людмила майя максим маргарита марина мария марк марат матвей \
    милана михаил надежда назар наталия наталья ника никита николай нина оксана олег олеся ольга павел петр \
    полина раиса рамиль регина ринат роберт роман руслан рустам светлана святослав семен сергей снежана софия \
    софья станислав степан таисия тамара татьяна тимофей тимур ульяна федор филипп фарид эдуард элина эльвира \
    эльдар эмилия эмма юлия юрий яна ян ярослав";

/// How surnames end.
const SURNAME: &[&str] = &[
    "ов",
    "ова",
    "ев",
    "ева",
    "ин",
    "ина",
    "ын",
    "ына",
    "ский",
    "ская",
    "цкий",
    "цкая",
    "енко",
    "чук",
    "дзе",
    "швили",
    "янц",
    "ян",
    "ых",
    "их",
];

/// The given name in a full one: «Иван» of «Иван Иванов» and of «Иванов Иван».
pub fn given_name(full: &str) -> &str {
    let mut words = full.split_whitespace();
    let Some(first) = words.next() else { return full };
    let folded = |word: &str| super::fold(word);
    let known = |word: &str| GIVEN.split(' ').any(|name| name == folded(word));
    let surname = |word: &str| SURNAME.iter().any(|end| folded(word).ends_with(end));
    match words.next() {
        Some(second) if !known(first) && (known(second) || (surname(first) && !surname(second))) => second,
        _ => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_are_addressed_by_their_given_names_in_either_order() {
        for (full, given) in [
            ("Иван Иванов", "Иван"),
            ("Иванов Иван", "Иван"),
            ("Ким Мария", "Мария"),
            ("Мария Ким", "Мария"),
            ("Иванов Иван Иванович", "Иван"),
            ("Пётр Орлов", "Пётр"),
            ("Орлова Снежинка", "Снежинка"),
            ("Снежинка", "Снежинка"),
            ("Галина", "Галина"),
            ("Марина Калинина", "Марина"),
            ("John Smith", "John"),
            ("", ""),
        ] {
            assert_eq!(given_name(full), given, "{full}");
        }
    }

    proptest! {
        #[test]
        fn a_given_name_is_a_part_of_the_name(full in "\\PC{0,40}") {
            prop_assert!(full.contains(given_name(&full)));
        }
    }
}
