//! Every question and remark of a report in both languages, with the edges: one metric and many, long names, markup
//! in what people typed, nothing and too much of everything.
use super::*;
use crate::domain::{
    calendar::AbsenceKind,
    department::Currency,
    id::{DepartmentId, MemberId, MetricId, NoteId, PromiseId, ReportId},
    metric::{Asked, AskedOf, Direction, Kind, Metric, Rhythm, Unit},
    notice::Notice,
    parse::line::{Given, Half, Problem, Refused},
    promise::PromiseState,
    report::{Cause, LessonKind, NamedPlan, Part, Question},
    talk::*,
};
use chrono::{NaiveDate, NaiveTime};

const REPORT: ReportId = ReportId(7);
const RUB: Currency = Currency::Rub;

fn on(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a date of November")
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")
}

fn metric(id: i64, name: &str, unit: Unit, hint: Option<&str>) -> Metric {
    Metric {
        id: MetricId(id),
        department: DepartmentId(1),
        key: format!("m{id}"),
        name: name.into(),
        aliases: vec![],
        scale: if unit == Unit::Money { 2 } else { 0 },
        unit,
        kind: Kind::Flow,
        direction: Direction::More,
        negative: false,
        asked: Asked::FactAndPlan,
        main: false,
        step: None,
        hint: hint.map(Into::into),
        limit: None,
        rhythm: Rhythm::Steady,
        asked_of: AskedOf::All,
        position: id,
    }
}

/// The five of b2b_outbound as the reader's language names them.
fn five(locale: Locale) -> Vec<Metric> {
    use crate::domain::template::Template;
    let drafts = locale.template_metrics(Template::B2bOutbound, false);
    (1..).zip(drafts).map(|(id, draft)| draft.into_metric(MetricId(id), DepartmentId(1), id)).collect()
}

fn asked(metrics: Vec<Metric>, values: &[(Option<i64>, i64)]) -> Vec<AskedFigure> {
    let figure = |(metric, (pledge, example)): (Metric, &(Option<i64>, i64))| {
        let one = metric.one();
        AskedFigure { metric, pledge: pledge.map(|p| p * one), known: None, example: example * one }
    };
    metrics.into_iter().zip(values).map(figure).collect()
}

fn figures(locale: Locale) -> Vec<AskedFigure> {
    asked(five(locale), &[(Some(45), 41), (Some(3), 3), (Some(2), 2), (Some(1), 1), (Some(60_000), 98_000)])
}

fn first_name(locale: Locale) -> Option<String> {
    Some(if locale == Locale::RU { "Иван".into() } else { "John".into() })
}

fn prompt(locale: Locale) -> FactsAsk {
    FactsAsk {
        report: REPORT,
        greet: first_name(locale),
        local_time: at(9, 0),
        about_on: vec![on(20)],
        plan_on: vec![on(24)],
        today_on: on(23),
        deadline: Some(at(10, 0)),
        figures: figures(locale),
        currency: RUB,
        as_planned: true,
        remind_at: Some(at(9, 45)),
        older: vec![],
        days_off: vec![],
        early: None,
        hints: false,
        correcting: false,
        part: Part::Fact,
        suggestion: None,
        has_lesson: false,
        has_weekly: false,
        news: LineNews::default(),
    }
}

/// The cases of a screen in both languages.
macro_rules! drawn {
    ($name:literal, |$locale:ident| $cases:expr) => {
        for $locale in Locale::ALL {
            compare($name, $locale, $cases);
        }
    };
}

mod asking;
mod closing;
mod planning;
mod weekly;

/// Checks that Telegram takes the screens, and compares with what was read by a person.
fn compare(name: &str, locale: Locale, cases: Vec<(&str, Screen)>) {
    let shown: Vec<String> = cases
        .iter()
        .map(|(case, screen)| {
            assert_eq!(screen.fault(), None, "{case}");
            format!("=== {case}\n{screen}")
        })
        .collect();
    insta::assert_snapshot!(format!("{name}_{}", locale.0.as_str()), shown.join("\n\n"));
}

#[test]
fn remarks_stand_above_the_question() {
    drawn!("remarks", |locale| {
        let metrics = || figures(locale).into_iter().map(|f| f.metric).collect::<Vec<_>>();
        let said = |remark| answer(&Answer::remark(remark), locale).expect("something is said");
        let asked = || Step::Facts(FactsAsk { greet: None, ..prompt(locale) });
        let before = |remark, step| answer(&Answer::step(step).after(remark), locale).expect("something is said");
        let offered = |kind, wish| said(Remark::AbsenceOffered { member: MemberId(2), kind, wish });
        let closed = |state| said(Remark::PromiseClosed { body: "Ромашка <50>".into(), state });
        let note =
            || Remark::NoteKept { note: NoteId(3), body: "Ромашка просит\nскидку <5 %>".into() };
        let taken = |part, on| Remark::Taken {
            part,
            on,
            today_on: self::on(23),
            figures: metrics().into_iter().zip([Some(41), Some(3), None, Some(1), Some(9_800_000)]).collect(),
            currency: RUB,
        };
        let one_by_one = Step::OneByOne(StepAsk {
            report: REPORT,
            part: Part::Fact,
            on: on(20),
            figure: figures(locale).remove(0),
            nth: 1,
            of: 5,
            offers: vec![40, 41],
            currency: RUB,
            today_on: on(23),
        });
        let lesson = || {
            Step::Lesson(LessonAsk {
                report: REPORT,
                kind: LessonKind::Hindered,
                metric: metrics().remove(4),
                fact: 1,
                pledge: 2,
                by_norm: false,
                currency: RUB,
                time: true,
                own_words: false,
            })
        };
        let mut cases = vec![
            ("note", said(note())),
            ("note before the question", before(note(), asked())),
            (
                "numbers and words",
                answer(&Answer { remarks: vec![taken(Part::Fact, on(20)), note()], step: None }, locale).expect("said"),
            ),
            ("numbers please", before(Remark::NumbersPlease, asked())),
            ("one number please", before(Remark::NumbersPlease, one_by_one)),
            ("an answer please", before(Remark::NumbersPlease, lesson())),
            ("plan taken", said(taken(Part::Pledge, on(24)))),
            ("voice", before(Remark::CannotRead, asked())),
            ("voice, no question", said(Remark::CannotRead)),
            ("voice, another question", before(Remark::CannotRead, lesson())),
            ("ill", offered(AbsenceKind::Sick, true)),
            ("vacation", offered(AbsenceKind::Vacation, false)),
            (
                "absence with its dates",
                said(Remark::AbsenceDates {
                    member: MemberId(2),
                    kind: AbsenceKind::Vacation,
                    ranges: vec![(on(23), on(27))],
                    until: true,
                    today_on: on(23),
                }),
            ),
            (
                "absence of doubtful dates",
                before(
                    Remark::AbsenceDates {
                        member: MemberId(2),
                        kind: AbsenceKind::Sick,
                        ranges: vec![(on(23), on(23)), (on(23), on(30))],
                        until: true,
                        today_on: on(23),
                    },
                    asked(),
                ),
            ),
        ];
        let simple = [
            ("later", Remark::Later { report: REPORT, remind_at: Some(at(9, 45)) }),
            ("later, nothing to remind of", Remark::Later { report: REPORT, remind_at: None }),
            ("remind later", Remark::RemindLater { at: at(9, 45) }),
            ("too late to remind", Remark::TooLateToRemind),
            ("not a number", Remark::NotANumber),
            ("not a date", Remark::NotADate),
            ("raised", Remark::PledgeRaised { to: 12_000_000 }),
            ("edit taken", Remark::EditTaken),
            ("edit not understood", Remark::EditNotUnderstood),
            ("moved", Remark::PromiseMoved { body: "Ромашка".into(), on: on(25) }),
            ("move asked", Remark::MoveAsked { body: "Ромашка".into() }),
            ("help asked", Remark::HelpAsked),
            ("outdated", Remark::Outdated),
        ];
        cases.extend(simple.into_iter().map(|(case, remark)| (case, said(remark))));
        cases.extend(PromiseState::ALL.iter().map(|state| (state.as_str(), closed(*state))));
        cases
    });
}

#[test]
fn what_of_a_line_was_not_understood() {
    drawn!("problems", |locale| {
        let weight = metric(6, "Отгрузки", Unit::Named("кг".into()), None);
        let metrics: Vec<Metric> = figures(locale).into_iter().map(|f| f.metric).chain([weight]).collect();
        let id = MetricId;
        let problems = |problems| Remark::Problems { problems, metrics: metrics.clone(), kept: 0, currency: RUB };
        let said = |problem| answer(&Answer::remark(problems(vec![problem])), locale).expect("something is said");
        let refused = |metric, typed: &str, why| {
            said(Problem::Refused { half: Half::Fact, metric: id(metric), typed: typed.into(), why })
        };
        let value = Given::Value;
        let not_asked = |half| said(Problem::NotAsked { half, metric: id(4), typed: "дог".into() });
        let ambiguous =
            |typed: &str, readings| said(Problem::Ambiguous { half: Half::Fact, typed: typed.into(), readings });
        let left = || Problem::Left { half: Half::Fact, metrics: vec![id(3), id(4), id(5)] };
        let mut partly = prompt(locale);
        partly.greet = None;
        partly.figures[0].known = Some(Some(41));
        let extra = Problem::Extra { half: Half::Fact, typed: vec!["7".into(), "<12>".into()] };
        vec![
            ("left", said(left())),
            ("left, the rest kept", {
                let problems = vec![left()];
                let remark = Remark::Problems { problems, metrics: metrics.clone(), kept: 2, currency: RUB };
                answer(&Answer::remark(remark), locale).expect("something is said")
            }),
            ("extra", said(extra.clone())),
            ("whole", refused(2, "2,5", Refused::Fraction { decimals: 0 })),
            ("one decimal", refused(6, "2,55", Refused::Fraction { decimals: 1 })),
            ("two decimals", refused(5, "2,555", Refused::Fraction { decimals: 2 })),
            ("negative", refused(1, "-5", Refused::Negative)),
            ("too large", refused(5, "99999999999999", Refused::TooLarge)),
            ("not money", refused(1, "98к ₽", Refused::NotMoney)),
            ("other currency", refused(5, "$100", Refused::OtherCurrency(Currency::Usd))),
            ("other unit", refused(6, "5 л", Refused::OtherUnit)),
            ("a unit where none is", refused(1, "5 л", Refused::OtherUnit)),
            ("a unit on money", refused(5, "5 л", Refused::OtherUnit)),
            (
                "several metrics",
                ambiguous("1 250", vec![vec![(id(2), value(1)), (id(3), value(250))], vec![(id(2), value(1250))]]),
            ),
            ("one metric twice", ambiguous("", vec![vec![(id(1), value(41))], vec![(id(1), value(45))]])),
            ("number or nothing", ambiguous("-", vec![vec![(id(1), value(41))], vec![(id(1), Given::Missing)]])),
            (
                "which",
                said(Problem::Which { half: Half::Fact, typed: "<о>".into(), metrics: vec![id(4), id(5), id(6)] }),
            ),
            ("not asked in facts", not_asked(Half::Fact)),
            ("not asked in the plan", not_asked(Half::Plan)),
            ("with the question that lists what is left", {
                let remark = problems(vec![extra, left()]);
                answer(&Answer::step(Step::Facts(partly)).after(remark), locale).expect("something is said")
            }),
        ]
    });
}

#[test]
fn nothing_to_say_is_no_message() {
    assert_eq!(answer(&Answer::default(), Locale::RU), None);
}

#[test]
fn a_remark_whose_problems_the_question_shows_leaves_the_question_alone() {
    let ask = || Step::Facts(FactsAsk { greet: None, ..prompt(Locale::RU) });
    let left = Problem::Left { half: Half::Fact, metrics: vec![MetricId(1)] };
    let remark = Remark::Problems { problems: vec![left], metrics: five(Locale::RU), kept: 2, currency: RUB };
    assert_eq!(answer(&Answer::step(ask()).after(remark), Locale::RU), Some(step(&ask(), Locale::RU)));
}

#[test]
fn the_question_keeps_its_buttons_behind_those_of_the_remark() {
    let remark = Remark::NoteKept { note: NoteId(3), body: "a".into() };
    let screen = answer(&Answer::step(Step::Facts(prompt(Locale::EN))).after(remark), Locale::EN).expect("a screen");
    let tags: Vec<String> = screen.buttons().filter_map(Button::data).map(|data| data[1..3].to_owned()).collect();
    assert_eq!(tags, ["np", "nh", "nx", "ap", "st", "aw", "rl"]);
}
