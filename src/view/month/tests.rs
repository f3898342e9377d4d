//! Screens of plan and fact in both languages: every state of a month, one member and fifty, long names.
use super::*;
use crate::{
    domain::{
        calendar::Weight,
        id::{DepartmentId, MemberId, MetricId},
        metric::{Kind, Metric, Rhythm, Unit, tests::metric},
        month::{KeptForecast, Stretch},
        planfact::{
            CardMonth, DayLine, Frame, MePage, MonthPage, PlanPage, PromiseSum, Row, Seen, WeekLine, WeekPage, Who,
        },
    },
    view::screen::Screen,
};
use chrono::{Days, NaiveDate};

const RUB: Currency = Currency::Rub;

fn on(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}

fn rub(rubles: i64) -> i64 {
    rubles * 100
}

fn payments() -> Metric {
    Metric { unit: Unit::Money, scale: 2, main: true, ..metric(5, "Оплаты") }
}

/// Product.md's November after the 20th.
fn november() -> Progress {
    Progress {
        metric: payments(),
        month_on: on("2026-11-01"),
        stage: Stage::Under,
        plan: Some(rub(9_000_000)),
        fact: Some(rub(5_840_000)),
        expected_percent: Some(70),
        ahead: Some(-7),
        light: Some(Light::Yellow),
        unknown: 0,
        days_left: 6,
        needed_tenths: Some(526_666_667),
        hard: false,
        forecast: Some(834_807_900),
        forecast_of: (1, 1),
        by_promises: Some(rub(8_700_000)),
    }
}

fn calls() -> Progress {
    Progress {
        metric: metric(1, "Звонки"),
        plan: Some(900),
        fact: Some(642),
        expected_percent: Some(69),
        ahead: Some(4),
        light: Some(Light::Green),
        needed_tenths: Some(430),
        forecast: Some(928),
        by_promises: None,
        ..november()
    }
}

fn who(own: bool) -> Who {
    let (member, name) = (MemberId(2), "Иванов Иван".to_owned());
    if own { Who::Own { member, name } } else { Who::Member { member, name } }
}

fn department() -> Who {
    Who::Department { name: "Отдел <Север>".into() }
}

fn frame(who: Who, seen: Seen) -> Frame {
    Frame {
        department: DepartmentId(3),
        leads: seen == Seen::All,
        who,
        seen,
        today_on: on("2026-11-23"),
        currency: RUB,
        metric: payments(),
        metrics: vec![metric(1, "Звонки"), metric(2, "Встречи"), metric(3, "КП"), payments()],
    }
}

/// In both languages, each case under its name; Telegram takes it and every line of a table fits a phone.
fn both(cases: &[(&str, &dyn Fn(Locale) -> Screen)]) -> String {
    let mut shown = vec![];
    for locale in Locale::ALL {
        for (case, screen) in cases {
            let screen = screen(locale);
            assert_eq!(screen.fault(), None, "{case}");
            let markup = screen.html.as_str();
            for table in markup.split("<pre>").skip(1).filter_map(|rest| rest.split("</pre>").next()) {
                let plain = table.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
                for line in plain.lines() {
                    assert!(line.chars().count() <= table::WIDTH, "{case}: «{line}» {}", line.chars().count());
                }
            }
            shown.push(format!("=== {case}\n{}", screen.to_string().replace('\u{a0}', "_")));
        }
    }
    shown.join("\n\n")
}

#[test]
fn every_state_of_a_month_has_its_words() {
    let manner = |lights| Manner { currency: RUB, lights };
    let less = |progress: Progress| Progress {
        metric: Metric { name: "Возвраты".into(), direction: Direction::Less, main: false, ..payments() },
        needed_tenths: None,
        by_promises: None,
        ..progress
    };
    let lumpy = Metric { rhythm: Rhythm::Lumpy, ..payments() };
    let debts =
        Metric { name: "Дебиторка".into(), kind: Kind::Snapshot, direction: Direction::Less, ..payments() };
    let states: Vec<(&str, Progress)> = vec![
        ("behind, within reach", november()),
        ("ahead", calls()),
        ("on plan", Progress { ahead: Some(0), ..calls() }),
        (
            "red, another way is needed",
            Progress {
                fact: Some(rub(2_100_000)),
                ahead: Some(-67),
                light: Some(Light::Red),
                hard: true,
                needed_tenths: Some(1_150_000_000),
                forecast: Some(rub(3_400_000)),
                ..november()
            },
        ),
        ("two days unknown", Progress { unknown: 2, ..november() }),
        ("five days unknown", Progress { unknown: 5, light: None, ..november() }),
        ("little is known", Progress { forecast: None, forecast_of: (0, 1), ..november() }),
        ("of the department, some not forecast", Progress { forecast_of: (5, 7), ..november() }),
        (
            "before the first day is over",
            Progress {
                stage: Stage::Before,
                fact: None,
                expected_percent: None,
                ahead: None,
                light: None,
                needed_tenths: None,
                days_left: 21,
                by_promises: None,
                ..november()
            },
        ),
        ("nothing known yet", Progress { fact: None, ahead: Some(-100), light: Some(Light::Red), ..november() }),
        ("reached", Progress { fact: Some(rub(10_080_000)), ahead: Some(60), needed_tenths: Some(0), ..november() }),
        ("over, reached", Progress { stage: Stage::Over, fact: Some(rub(10_080_000)), days_left: 0, ..november() }),
        ("over, short", Progress { stage: Stage::Over, days_left: 0, ..november() }),
        ("no plan", Progress { stage: Stage::Untargeted, plan: None, ..november() }),
        ("no plan, no figures", Progress { stage: Stage::Untargeted, plan: None, fact: None, ..november() }),
        ("a plan of nothing", Progress { stage: Stage::Nothing, plan: Some(0), ..november() }),
        ("less is better, within", Progress { light: Some(Light::Green), ..less(november()) }),
        ("less is better, beyond", Progress { ahead: Some(31), light: Some(Light::Red), ..less(november()) }),
        (
            "less is better, over the plan",
            less(Progress { fact: Some(rub(9_400_000)), ahead: Some(40), light: Some(Light::Red), ..november() }),
        ),
        ("less is better, over, within", Progress { stage: Stage::Over, days_left: 0, ..less(november()) }),
        ("lumpy", Progress { metric: lumpy, expected_percent: Some(53), ..november() }),
        ("a state", Progress::of_state(&debts, on("2026-11-01"), Some(rub(1_000_000)), Some(rub(1_200_000)))),
        ("a state without a figure", Progress::of_state(&debts, on("2026-11-01"), None, None)),
    ];
    for locale in Locale::ALL {
        let said: Vec<String> = states
            .iter()
            .map(|(state, progress)| {
                let leader = block(progress, manner(true), locale);
                let team = block(progress, manner(false), locale);
                assert!(!team.as_str().contains(['🔴', '🟡']), "{state}: the team reads nothing red");
                let short = short(progress, RUB, locale);
                format!("=== {state}\n{leader}\n--- team\n{team}\n--- short\n{short}").replace('\u{a0}', "_")
            })
            .collect();
        insta::assert_snapshot!(format!("states_{}", locale.0.as_str()), said.join("\n\n"));
    }
}

fn day(date: &str, norm: i64, pledge: Option<i64>, fact: Option<i64>) -> DayLine {
    let works = norm > 0;
    DayLine {
        on: on(date),
        works,
        closed: fact.is_some(),
        norm: Some(rub(norm)),
        pledge: pledge.map(rub),
        fact: fact.map(rub),
    }
}

fn me_page(progress: Progress) -> MePage {
    MePage {
        frame: frame(who(true), Seen::Team),
        progress,
        others: vec![
            calls(),
            Progress {
                metric: metric(2, "Встречи"), plan: Some(60), fact: Some(41), ahead: Some(-1), ..calls()
            },
        ],
        today: Some(day("2026-11-23", 60_000, Some(80_000), None)),
        place: Some((2, 7)),
        due: PromiseSum { count: 2, amount_minor: rub(90_000) },
        open: PromiseSum { count: 5, amount_minor: rub(320_000) },
        discipline: Some(95),
    }
}

#[test]
fn ones_own_month() {
    let none = PromiseSum::default();
    let newcomer = MePage {
        progress: Progress { stage: Stage::Before, fact: None, ahead: None, light: None, forecast: None, ..november() },
        others: vec![],
        today: Some(day("2026-11-23", 60_000, None, None)),
        place: None,
        due: none,
        open: none,
        discipline: None,
        ..me_page(november())
    };
    let untargeted = MePage {
        progress: Progress { stage: Stage::Untargeted, plan: None, ..november() },
        others: vec![],
        today: Some(DayLine { norm: None, ..day("2026-11-23", 1, Some(80_000), Some(20_000)) }),
        ..newcomer.clone()
    };
    let cases: [(&str, &dyn Fn(Locale) -> Screen); 3] = [
        ("ordinary", &|l| me(&me_page(november()), l)),
        ("a newcomer", &|l| me(&newcomer, l)),
        ("no target", &|l| me(&untargeted, l)),
    ];
    insta::assert_snapshot!(both(&cases));
}

fn sum(norm: i64, pledge: i64, fact: Option<i64>) -> Stretch {
    let (norm, pledge, fact) = (Some(rub(norm)), Some(rub(pledge)), fact.map(rub));
    Stretch { norm, pledge, fact, known: 5, unknown: 0, working: 5 }
}

fn weeks() -> Vec<WeekLine> {
    vec![
        (on("2026-11-01")..=on("2026-11-01"), Stretch { norm: Some(0), ..Stretch::default() }),
        (on("2026-11-02")..=on("2026-11-08"), sum(1_750_000, 1_900_000, Some(1_620_000))),
        (on("2026-11-09")..=on("2026-11-15"), sum(2_260_000, 2_100_000, Some(2_310_000))),
        (on("2026-11-16")..=on("2026-11-22"), sum(2_260_000, 2_400_000, Some(1_910_000))),
        (on("2026-11-23")..=on("2026-11-29"), sum(2_260_000, 0, None)),
        (on("2026-11-30")..=on("2026-11-30"), Stretch { norm: Some(rub(470_000)), ..Stretch::default() }),
    ]
}

#[test]
fn a_plan_by_weeks_and_days() {
    let page = |who| PlanPage {
        frame: frame(who, Seen::Team),
        month_on: on("2026-11-01"),
        weight: Weight::DAY,
        plan: Some(rub(9_000_000)),
        weeks: weeks(),
        today: Some(day("2026-11-23", 450_000, Some(500_000), None)),
        next: Some(day("2026-11-24", 450_000, None, None)),
    };
    let none = PlanPage {
        weight: Weight::DAY,
        plan: None,
        weeks: weeks().into_iter().map(|(week, sum)| (week, Stretch { norm: None, ..sum })).collect(),
        today: None,
        next: None,
        ..page(who(true))
    };
    let cases: [(&str, &dyn Fn(Locale) -> Screen); 3] = [
        ("own", &|l| plan(&page(who(true)), &Html::new(), l)),
        ("a member's", &|l| plan(&page(who(false)), &Html::pre("Звонки   19,1  422"), l)),
        ("no target", &|l| plan(&none, &Html::new(), l)),
    ];
    insta::assert_snapshot!(both(&cases));
}

fn row(n: i64, name: &str, plan: Option<i64>, fact: Option<i64>, light: Option<Light>) -> Row {
    Row { member: MemberId(n), name: name.into(), plan: plan.map(rub), fact: fact.map(rub), light, opens: true }
}

fn rows() -> Vec<Row> {
    vec![
        row(2, "Иванов Иван", Some(1_200_000), Some(812_000), Some(Light::Yellow)),
        row(3, "Константинопольский-Заречный Вениамин", Some(1_200_000), Some(1_344_000), Some(Light::Green)),
        row(4, "Ким <Мария> & Ко", Some(1_000_000), Some(0), Some(Light::Red)),
        row(5, "Новенькая", None, Some(35_000), None),
        row(6, "Орлова", Some(400_000), None, None),
    ]
}

fn month_page(who: Who, seen: Seen, rows: Vec<Row>) -> MonthPage {
    MonthPage { frame: frame(who, seen), progress: november(), weeks: weeks(), rows, kept: vec![] }
}

fn kept() -> Vec<KeptForecast> {
    let kept = |working_day, shown: Option<i64>| KeptForecast {
        metric: MetricId(5),
        month_on: on("2026-11-01"),
        working_day,
        made_on: on("2026-11-09"),
        shown: shown.map(rub),
        by_promises: None,
        run_rate: None,
    };
    vec![kept(5, None), kept(10, Some(8_100_000)), kept(15, Some(9_300_000))]
}

#[test]
fn the_month_of_the_department_and_of_a_member() {
    let leader = month_page(department(), Seen::All, rows());
    let colourless: Vec<Row> =
        rows().into_iter().map(|row| Row { light: None, opens: row.member.0 == 2, ..row }).collect();
    let team = month_page(department(), Seen::Team, colourless);
    let own_line = month_page(department(), Seen::Team, team.rows[..1].to_vec());
    let member = month_page(who(false), Seen::All, vec![]);
    let own = month_page(who(true), Seen::Team, vec![]);
    let over = Progress { stage: Stage::Over, days_left: 0, fact: Some(rub(9_000_000)), ..november() };
    let closed = MonthPage {
        progress: over,
        kept: kept(),
        rows: rows()[..1].to_vec(),
        frame: Frame { today_on: on("2026-12-15"), ..leader.frame.clone() },
        ..leader.clone()
    };
    let untargeted = MonthPage {
        progress: Progress { stage: Stage::Untargeted, plan: None, ..november() },
        weeks: weeks().into_iter().map(|(week, sum)| (week, Stretch { norm: None, ..sum })).collect(),
        rows: rows().into_iter().map(|row| Row { plan: None, light: None, ..row }).collect(),
        ..leader.clone()
    };
    let beside = [Html::text("узкое место: КП → договор"), Html::new()];
    let cases: [(&str, &dyn Fn(Locale) -> Screen); 8] = [
        ("a leader's", &|l| month(&leader, &beside, l)),
        ("forecasts so far", &|l| month(&MonthPage { kept: kept(), ..leader.clone() }, &[], l)),
        ("the team's", &|l| month(&team, &[], l)),
        ("the team's, sums alone", &|l| month(&own_line, &[], l)),
        ("a member's", &|l| month(&member, &[], l)),
        ("own", &|l| month(&own, &[], l)),
        ("over, of one member", &|l| month(&closed, &[], l)),
        ("no target", &|l| month(&untargeted, &[], l)),
    ];
    insta::assert_snapshot!(both(&cases));
}

#[test]
fn fifty_people_fit_one_message_and_have_their_own_screen_of_buttons() {
    let many: Vec<Row> = (1..=50)
        .map(|n| {
            row(
                n,
                &format!("Константинопольский-{n} <Иван>"),
                Some(999_999_999),
                Some(n * 19_000_000),
                Some(Light::Red),
            )
        })
        .collect();
    let page = month_page(department(), Seen::All, many.clone());
    let team =
        month_page(department(), Seen::Team, many.iter().map(|row| Row { light: None, ..row.clone() }).collect());
    let frame = frame(department(), Seen::All);
    both(&[
        ("a leader's", &|l| month(&page, &[], l)),
        ("the team's", &|l| month(&team, &[], l)),
        ("whose page", &|l| people(&frame, &many, on("2026-11-01"), false, l)),
    ]);
    let screen = month(&page, &[], Locale::RU);
    assert!(screen.buttons().any(|button| button.label() == "Сотрудники (50)"), "{screen}");
    assert_eq!(people(&frame, &many, on("2026-11-01"), false, Locale::RU).buttons().count(), 51);
}

#[test]
fn a_week_of_the_department_and_of_a_member() {
    let days: Vec<DayLine> = (0..7)
        .map(|n| DayLine {
            on: on("2026-11-23") + Days::new(n),
            works: n < 5,
            closed: n == 0,
            norm: Some(if n < 5 { rub(60_000) } else { 0 }),
            pledge: (n < 2).then_some(rub(80_000)),
            fact: (n == 0 || n == 6).then_some(rub(98_500)),
        })
        .collect();
    let page = |who: Who, seen, rows| WeekPage {
        frame: frame(who, seen),
        week: on("2026-11-23")..=on("2026-11-29"),
        whole: sum(300_000, 160_000, Some(197_000)),
        days_left: 4,
        state: None,
        days: days.clone(),
        rows,
    };
    let own = page(who(true), Seen::Team, vec![]);
    let lightless: Vec<Row> = rows().into_iter().map(|row| Row { light: None, ..row }).collect();
    let cases: [(&str, &dyn Fn(Locale) -> Screen); 6] = [
        ("own", &|l| week(&own, l)),
        ("a leader's", &|l| week(&page(department(), Seen::All, lightless.clone()), l)),
        ("reached", &|l| week(&WeekPage { whole: sum(300_000, 0, Some(300_000)), ..own.clone() }, l)),
        ("short", &|l| week(&WeekPage { days_left: 0, ..own.clone() }, l)),
        ("a week off", &|l| week(&WeekPage { whole: Stretch::default(), days: vec![], ..own.clone() }, l)),
        ("no target", &|l| {
            let days = days.iter().map(|day| DayLine { norm: None, ..day.clone() }).collect();
            week(&WeekPage { whole: Stretch { norm: None, ..own.whole }, days, ..own.clone() }, l)
        }),
    ];
    insta::assert_snapshot!(both(&cases));
}

#[test]
fn what_cannot_be_read_says_how_to_write_it() {
    insta::assert_snapshot!(both(&[("a month", &month_unclear), ("a week", &week_unclear)]));
}

#[test]
fn on_cards_the_month_is_a_line_or_two_and_nothing_without_a_target() {
    let card = |progress| CardMonth {
        progress,
        norm: Some((on("2026-11-23"), rub(60_000))),
        due: PromiseSum { count: 2, amount_minor: rub(90_000) },
    };
    let shown = |card: &CardMonth, locale| card_lines(card, on("2026-11-23"), RUB, locale);
    let red = Progress { ahead: Some(-40), light: Some(Light::Red), hard: true, ..november() };
    let reached = Progress { fact: Some(rub(9_100_000)), needed_tenths: Some(0), ..november() };
    let quiet = CardMonth { norm: None, due: PromiseSum::default(), ..card(calls()) };
    let cases: [(&str, &dyn Fn(Locale) -> Screen); 4] = [
        ("behind", &|l| Screen::text(shown(&card(november()), l))),
        ("another way", &|l| Screen::text(shown(&card(red.clone()), l))),
        ("reached", &|l| Screen::text(shown(&card(reached.clone()), l))),
        ("no more to say", &|l| Screen::text(shown(&quiet, l))),
    ];
    insta::assert_snapshot!(both(&cases));
    for locale in Locale::ALL {
        let none = Progress { stage: Stage::Untargeted, plan: None, ..november() };
        assert!(shown(&card(none), locale).is_empty());
    }
}
