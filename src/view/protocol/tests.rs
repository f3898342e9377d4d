//! Protocols as people read them.
use super::*;
use crate::domain::promise::PromiseEvent;
use crate::domain::{
    department::Public,
    digest::tests::{metrics, on},
    protocol::{
        DayProtocol, Item, Material, Reader, Recorded, make, rendition,
        tests::{BELOV, IVANOV, KIM, at, fact, full, item, lesson, material, note, pledge, promise, with_later},
    },
    report::LessonKind,
};
use proptest::prelude::*;

const TEAM: Reader = Reader::Team { public: Public::People, own: None };
const NAMES: [&str; 3] = ["Иванов", "Ким", "Белов"];

fn both(screen: impl Fn(Locale) -> Screen) -> String {
    let shown = Locale::ALL.map(|locale| {
        let screen = screen(locale);
        assert_eq!(screen.fault(), None);
        screen.to_string()
    });
    shown.join("\n\n").replace('\u{a0}', "_")
}

fn seen((protocol, added): &(DayProtocol, Vec<Recorded>), reader: Reader) -> String {
    let beside =
        Neighbours { before: Some((ProtocolId(1), on("2026-11-20"))), after: Some((ProtocolId(3), on("2026-11-24"))) };
    let rendition = rendition(protocol, added, reader);
    both(|locale| page(ProtocolId(2), &rendition, beside, 0, locale))
}

fn day() -> (DayProtocol, Vec<Recorded>) {
    let metrics = metrics();
    with_later(&mut full(&metrics, NAMES))
}

#[test]
fn for_the_team() {
    insta::assert_snapshot!(seen(&day(), TEAM));
}

#[test]
fn for_the_head() {
    insta::assert_snapshot!(seen(&day(), Reader::Head));
}

#[test]
fn for_the_superior() {
    insta::assert_snapshot!(seen(&day(), Reader::Superior));
}

#[test]
fn for_a_team_that_is_not_named_and_for_one_of_it() {
    let all = [
        Reader::Team { public: Public::Best, own: None },
        Reader::Team { public: Public::Department, own: None },
        Reader::Team { public: Public::Department, own: Some(KIM) },
    ];
    insta::assert_snapshot!(all.map(|reader| seen(&day(), reader)).join("\n\n"));
}

fn made(change: impl FnOnce(&mut Material<'_>)) -> (DayProtocol, Vec<Recorded>) {
    let metrics = metrics();
    let mut m = material(&metrics, NAMES);
    change(&mut m);
    (make(&m, at("23 10:05")), vec![])
}

#[test]
fn nobody_has_answered_and_nobody_was_asked() {
    let silent = made(|_| {});
    let nobody = made(|m| m.reports.clear());
    let all = [seen(&silent, TEAM), seen(&silent, Reader::Head), seen(&nobody, TEAM), seen(&nobody, Reader::Head)];
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn one_who_answered_over_two_days() {
    let one = made(|m| {
        m.reports.truncate(1);
        m.items = vec![
            item(1, "23 09:12", IVANOV, fact(1, "2026-11-20", Some(41), None)),
            item(2, "23 09:12", IVANOV, fact(5, "2026-11-22", Some(1_250_050), None)),
            item(3, "23 09:13", IVANOV, pledge(1, "2026-11-24", 45)),
            item(4, "23 09:13", IVANOV, pledge(5, "2026-11-24", 12_000_000)),
        ];
    });
    insta::assert_snapshot!(seen(&one, TEAM));
}

/// Names and words as long as they may be, with signs HTML knows.
fn crowded() -> (DayProtocol, Vec<Recorded>) {
    let metrics = metrics();
    let long = "<b>&Константинопольский-Задунайский ";
    let names = [long.repeat(2), long.repeat(3), "Ким".to_owned()];
    let mut m = full(&metrics, [&names[0], &names[1], &names[2]]);
    let words = "<i>& очень длинная мысль ".repeat(20);
    let mut more: Vec<Item> = vec![];
    for n in 0..40 {
        more.push(item(100 + n, "23 09:30", IVANOV, promise(100 + n, PromiseEvent::Made, &words)));
        more.push(item(200 + n, "23 09:31", KIM, note(&words)));
        more.push(item(300 + n, "23 09:32", BELOV, lesson(LessonKind::Worked, &words)));
    }
    m.items.extend(more);
    with_later(&mut m)
}

#[test]
fn long_names_and_words_are_cut_and_pages_turn() {
    let (protocol, added) = crowded();
    let rendition = rendition(&protocol, &added, Reader::Head);
    let pages = pages(&rendition, Locale::RU).len();
    assert!(pages > 2, "{pages}");
    let beside = Neighbours::default();
    for locale in Locale::ALL {
        for n in 0..u8::MAX {
            assert_eq!(page(ProtocolId(2), &rendition, beside, n, locale).fault(), None);
        }
        let last = u8::try_from(pages - 1).expect("few");
        assert_eq!(
            page(ProtocolId(2), &rendition, beside, last, locale),
            page(ProtocolId(2), &rendition, beside, 99, locale)
        );
    }
    let middle = page(ProtocolId(2), &rendition, beside, 1, Locale::RU);
    let labels: Vec<&str> = middle.buttons().map(Button::label).collect();
    assert_eq!(labels, [format!("‹ 1 из {pages}"), format!("3 из {pages} ›")]);
    let all: String = posts(&rendition, Locale::RU).iter().map(|screen| screen.html.visible()).collect();
    assert!(all.contains("<b>&Константинопольский"), "escaped, not lost");
    assert_eq!(all.matches("очень длинная мысль").count() % 40, 0);
}

#[test]
fn what_is_said_where_there_is_none() {
    let nearest =
        Neighbours { before: Some((ProtocolId(1), on("2026-11-17"))), after: Some((ProtocolId(2), on("2026-11-19"))) };
    let one = Neighbours { after: None, ..nearest };
    let days = [(ProtocolId(2), on("2026-11-20")), (ProtocolId(1), on("2026-11-13"))];
    let post = Some((ChatId(-1_001_234_567_890), MessageId(42)));
    let all = [
        both(|l| none(Some(on("2026-11-18")), nearest, l)),
        both(|l| none(Some(on("2026-11-18")), one, l)),
        both(|l| none(Some(on("2026-11-18")), Neighbours::default(), l)),
        both(|l| none(None, Neighbours::default(), l)),
        both(|l| which(&days, l)),
        both(unclear),
        both(|l| last_post(post, l)),
        both(|l| last_post(None, l)),
    ];
    insta::assert_snapshot!(all.join("\n\n"));
}

proptest! {
    #[test]
    fn every_page_fits_whatever_people_typed(words in "\\PC{0,300}", name in "\\PC{1,64}", metric in "\\PC{1,64}") {
        let mut metrics = metrics();
        metrics[0].name = metric;
        let mut m = full(&metrics, [&name, &name, &name]);
        for n in 0..15 {
            m.items.push(item(100 + n, "23 09:59", KIM, note(&words)));
            m.items.push(item(200 + n, "23 09:59", KIM, promise(200 + n, PromiseEvent::Made, &words)));
        }
        let (protocol, added) = with_later(&mut m);
        for reader in [Reader::Head, Reader::Superior, TEAM] {
            let rendition = rendition(&protocol, &added, reader);
            for locale in Locale::ALL {
                for screen in posts(&rendition, locale) {
                    prop_assert_eq!(screen.fault(), None);
                }
            }
        }
    }
}
