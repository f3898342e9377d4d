//! Digests of departments of every size, with names of every kind: who is named, where, and that it always fits.
use super::*;
use crate::domain::{
    digest::{MESSAGE_UNITS, Waits},
    metric::{Metric, Unit},
};

const DAY: &str = "2026-11-20";
const NAMES: [&str; 7] = [
    "Иванов",
    "Ким",
    "Константинопольская-Задунайская Анастасия",
    "O'Brien <Sales> & Co",
    "דוד לוי",
    "Мария 🌷 Белова",
    "Пётр",
];

fn names(members: usize) -> Vec<String> {
    (0..members).map(|n| format!("{} {}", NAMES[n % NAMES.len()], n + 1)).collect()
}

/// A department of so many; every seventh has not answered, every fifth has reached his plan.
fn crowd(members: usize) -> DigestContent {
    let names = names(members);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let answered: Vec<i64> = (1..=members as i64).filter(|n| n % 7 != 0).collect();
    made(&names, |m| {
        m.cells = answered
            .iter()
            .flat_map(|n| {
                let pledge_of = 6_000_000 + n * 100_000;
                let done = if n % 5 == 0 { pledge_of + 3_800_000 } else { pledge_of - 4_000_000 };
                let next = pledge(*n, MAIN, "2026-11-24", 8_000_000);
                [fact(*n, MAIN, DAY, done), pledge(*n, MAIN, DAY, pledge_of), next, fact(*n, 1, DAY, 40)]
            })
            .collect();
        m.reports = given(answered.len());
        let silent = ReportMark { due: true, given: false, plan_named: None };
        m.reports.extend(vec![silent; members - answered.len()]);
    })
}

fn posted(content: &DigestContent, pages: &[Page]) -> String {
    let shown = Locale::ALL.map(|locale| {
        let pages = pages.iter().map(|page| {
            let screen = digest(content, *page, locale);
            assert_eq!(screen.fault(), None);
            screen.to_string()
        });
        pages.collect::<Vec<_>>().join("\n--- second message\n")
    });
    shown.join("\n\n").replace('\u{a0}', "_")
}

#[test]
fn departments_of_every_size() {
    for members in [1, 2, 12, 13, 30, 50] {
        let content = crowd(members);
        insta::assert_snapshot!(format!("of_{members}"), posted(&content, content.pages()));
    }
}

/// Long names, ten metrics with long names, corrections, older days, many away, an update, somebody waited for.
fn overfull() -> DigestContent {
    let names = names(50);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let calendar = calendar();
    let long = "Просроченная дебиторская задолженность по договорам поставки";
    let metric = |n: i64| Metric { id: MetricId(n), name: format!("{long} {n}"), ..metrics()[0].clone() };
    let metrics: Vec<Metric> = (10..15)
        .map(|n| Metric { step: Some(n), ..metric(n) })
        .chain((15..19).map(|n| Metric { step: None, unit: Unit::Named("тыс. м²".into()), ..metric(n) }))
        .chain([metrics()[4].clone()])
        .collect();
    let mut m = material(&calendar, &metrics, &names);
    m.cells = (1..=50)
        .flat_map(|n| {
            let money = [fact(n, MAIN, DAY, 98_000_000), pledge(n, MAIN, DAY, 60_000_000 + n * 1_000_000)];
            (10..19).map(move |metric| fact(n, metric, DAY, 12_345)).chain(money)
        })
        .collect();
    m.older = (1..=50)
        .flat_map(|n| ["2026-11-12", "2026-11-17", "2026-11-18"].map(|on| fact(n, MAIN, on, 700_000)))
        .collect();
    m.changes = (1..=20)
        .map(|n| Change {
            member: MemberId(n),
            metric: MetricId(MAIN),
            on: on("2026-11-19"),
            before: Some(9_800_000),
            after: Some(11_200_000 + n),
        })
        .collect();
    m.away = names.iter().take(15).map(|name| (*name).to_owned()).collect();
    m.reports = given(49);
    m.reports.push(ReportMark { due: true, given: false, plan_named: None });
    m.waits = Some(Waits { reports: 1, until: NaiveTime::from_hms_opt(13, 0, 0).expect("a time") });
    m.updated = NaiveTime::from_hms_opt(11, 20, 0);
    compose(m)
}

#[test]
fn everything_at_once_keeps_to_two_messages() {
    let content = overfull();
    assert_eq!(content.pages(), [Page::First, Page::Second]);
    insta::assert_snapshot!(posted(&content, content.pages()));
}

#[test]
fn one_message_that_has_become_too_small_counts_those_it_cannot_name() {
    insta::assert_snapshot!(posted(&overfull(), &[Page::Whole]));
}

#[test]
fn a_second_message_that_is_needed_no_more_says_so() {
    let content = crowd(50).seen_by(Public::Department);
    insta::assert_snapshot!(posted(&content, &[Page::First, Page::Second]));
}

#[test]
fn until_when_is_said_and_never_for_whom() {
    let content = |updated| {
        made(&["Иванов", "Ким", "Белов"], |m| {
            m.cells = vec![fact(1, MAIN, DAY, 9_800_000), pledge(1, MAIN, DAY, 6_000_000)];
            m.reports = given(2);
            m.reports.push(ReportMark { due: true, given: false, plan_named: None });
            m.waits = Some(Waits { reports: 1, until: NaiveTime::from_hms_opt(11, 0, 0).expect("a time") });
            m.updated = updated;
        })
    };
    let shown = [None, NaiveTime::from_hms_opt(10, 40, 0)].map(|at| posted(&content(at), &[Page::Whole]));
    assert!(shown.iter().all(|shown| !shown.contains("Белов")));
    insta::assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn why_it_came_to_a_leader_stands_below_the_last_message() {
    let content = made(&["Иванов", "Ким"], |m| m.reports = given(2));
    let reasons = [Instead::NoChat, Instead::ChatLost, Instead::Muted, Instead::NotYet];
    let shown = reasons.map(|why| both(|locale| digest_for_head(&content, Page::Whole, why, locale)));
    let first = digest_for_head(&crowd(50), Page::First, Instead::Muted, Locale::RU);
    assert_eq!(first.buttons().count(), 0, "the button is below the last one");
    insta::assert_snapshot!(shown.join("\n\n"));
}

/// The names of the person lines of all pages, by the number each ends with.
fn named(pages: &[Html]) -> Vec<usize> {
    let lines = pages.iter().flat_map(|page| page.visible().lines().map(str::to_owned).collect::<Vec<_>>());
    let people = lines.filter(|line| line.starts_with("✅ ") || line.starts_with("• "));
    people
        .map(|line| {
            let marked = line.split('№').nth(1).expect("a marked name");
            marked.chars().take_while(char::is_ascii_digit).collect::<String>().parse().expect("a number")
        })
        .collect()
}

/// How many are counted instead of named below the person lines.
fn counted(page: &Html) -> usize {
    let last = page.visible().lines().filter_map(|line| line.strip_prefix("и ещё ").map(str::to_owned)).next_back();
    last.and_then(|n| n.parse().ok()).unwrap_or(0)
}

fn name() -> impl Strategy<Value = String> {
    // Letters of several scripts, signs of HTML, emoji, a direction left open.
    "[А-Яа-яA-Za-z<>&\"'\u{5d0}-\u{5ea}\u{1f600}-\u{1f610}\u{202e} ]{1,33}".prop_map(|name| name.trim().to_owned())
}

#[derive(Clone, Debug)]
struct Random {
    names: Vec<String>,
    /// What each has done and planned; `None`: silent.
    done: Vec<Option<(i64, Option<i64>)>>,
    older: usize,
    corrected: usize,
    away: usize,
    updated: bool,
}

fn random() -> impl Strategy<Value = Random> {
    let one = (
        name(),
        proptest::option::weighted(0.9, (0..=10_000_000_000_i64, proptest::option::of(0..=10_000_000_000_i64))),
    );
    let people = proptest::collection::vec(one, 1..=50);
    (people, 0..60_usize, 0..30_usize, 0..30_usize, any::<bool>()).prop_map(
        |(people, older, corrected, away, updated)| {
            let (names, done) = people.into_iter().unzip();
            Random { names, done, older, corrected, away, updated }
        },
    )
}

impl Random {
    fn content(&self) -> DigestContent {
        let names: Vec<String> = self.names.iter().enumerate().map(|(n, name)| format!("{name} №{}", n + 1)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        made(&names, |m| {
            for (n, (done, pledged)) in
                self.done.iter().enumerate().filter_map(|(n, done)| Some((n as i64 + 1, (*done)?)))
            {
                m.cells.push(fact(n, MAIN, DAY, done));
                m.cells.extend((1..=4).map(|metric| fact(n, metric, DAY, done / 1_000)));
                m.cells.extend(pledged.map(|pledged| pledge(n, MAIN, DAY, pledged)));
                m.cells.push(pledge(n, MAIN, "2026-11-24", done));
            }
            let given_by: Vec<i64> =
                (1..=self.names.len() as i64).filter(|n| self.done[*n as usize - 1].is_some()).collect();
            let among = |n: usize| given_by.get(n % given_by.len().max(1)).copied();
            m.older = (0..self.older)
                .filter_map(|n| Some(fact(among(n)?, MAIN, ["2026-11-17", "2026-11-18"][n % 2], 5_000)))
                .collect();
            m.changes = (0..self.corrected)
                .filter_map(|n| {
                    Some(Change {
                        member: MemberId(among(n)?),
                        metric: MetricId(MAIN),
                        on: on("2026-11-19"),
                        before: Some(n as i64),
                        after: None,
                    })
                })
                .collect();
            m.away = vec!["Орлова".to_owned(); self.away];
            m.reports = given(given_by.len());
            m.updated = self.updated.then(|| NaiveTime::from_hms_opt(11, 20, 0)).flatten();
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_it_holds_it_fits_and_names_each_who_answered_once_and_nobody_else(random in random()) {
        let content = random.content();
        let given: Vec<usize> = (1..=random.names.len()).filter(|n| random.done[n - 1].is_some()).collect();
        let expected = if random.names.len() == 1 { vec![] } else { given.clone() };
        for locale in Locale::ALL {
            let pages: Vec<Html> = content.pages().iter().map(|page| digest(&content, *page, locale).html).collect();
            let mut seen = named(&pages);
            seen.sort_unstable();
            prop_assert_eq!(&seen, &expected, "as it is posted, each once");
            let whole = digest(&content, Page::Whole, locale).html;
            let in_one = named(std::slice::from_ref(&whole));
            if locale == Locale::RU {
                prop_assert_eq!(in_one.len() + counted(&whole), expected.len(), "in one message the rest are counted");
            }
            for page in [Page::Whole, Page::First, Page::Second] {
                let screen = digest(&content, page, locale);
                prop_assert_eq!(screen.fault(), None);
                prop_assert!(screen.html.units() <= MESSAGE_UNITS);
                prop_assert_eq!(digest_for_head(&content, page, Instead::Muted, locale).fault(), None);
                let markup = screen.html.as_str();
                prop_assert!(markup.matches("<blockquote").count() <= 1);
                let people = markup.lines().filter(|line| line.contains("✅ ") || line.contains("• "));
                prop_assert!(people.filter(|line| !line.contains(" · ") || line.contains('№')).all(|line| !line.contains("<b>")));
                for silent in (1..=random.names.len()).filter(|n| random.done[n - 1].is_none()) {
                    let marked = format!("№{silent} ");
                    prop_assert!(!screen.html.visible().contains(&marked), "{} is silent", marked);
                }
            }
        }
    }
}
