//! Facts about the line of a report.
use super::*;
use crate::domain::{
    id::DepartmentId,
    metric::{Asked, AskedOf, Direction, Kind as MetricKind, Rhythm},
};
use proptest::prelude::*;

fn metric(id: i64, key: &str, name: &str, unit: Unit, aliases: &[&str]) -> Metric {
    Metric {
        id: MetricId(id),
        department: DepartmentId(1),
        key: key.into(),
        name: name.into(),
        aliases: aliases.iter().map(ToString::to_string).collect(),
        scale: if unit == Unit::Money { 2 } else { 0 },
        unit,
        kind: MetricKind::Flow,
        direction: Direction::More,
        negative: false,
        asked: Asked::FactAndPlan,
        main: false,
        step: None,
        hint: None,
        limit: None,
        rhythm: Rhythm::Steady,
        asked_of: AskedOf::All,
        position: id,
    }
}

fn outbound() -> Vec<Metric> {
    vec![
        metric(1, "calls", "Звонки", Unit::Count, &[]),
        metric(2, "meetings", "Встречи", Unit::Count, &[]),
        metric(3, "proposals", "КП", Unit::Count, &["предложения"]),
        metric(4, "contracts", "Договоры", Unit::Count, &[]),
        metric(5, "payments", "Оплаты ₽", Unit::Money, &["деньги"]),
    ]
}

fn read_with(metrics: &[Metric], text: &str) -> Reading {
    let all: Vec<&Metric> = metrics.iter().collect();
    read_line(text, &Form { facts: &all, plans: &all, currency: Currency::Rub })
}

fn read(text: &str) -> Reading {
    read_with(&outbound(), text)
}

/// The values in the metrics' order, `-` for missing, `.` for nothing.
fn shown(values: &[(MetricId, Given)]) -> String {
    let one = |id: i64| match values.iter().find(|(m, _)| m.0 == id) {
        Some((_, Given::Value(v))) => v.to_string(),
        Some((_, Given::Missing)) => "-".into(),
        None => ".".into(),
    };
    (1..=5).map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_left_is_continued_and_never_replaces_what_is_known() {
    let all = outbound();
    let all: Vec<&Metric> = all.iter().collect();
    let said = |text: &str, left: &[&Metric]| {
        let form = |facts| Form { facts, plans: &all, currency: Currency::Rub };
        read_line(text, &form(left)).or_whole(read_line(text, &form(&all)))
    };
    let two = &all[3..];
    for (text, facts) in [
        ("1", ". . . 1 ."),
        ("98к", ". . . . 9800000"),
        ("1 98к", ". . . 1 9800000"),
        ("договоры 1", ". . . 1 ."),
        ("звонки 45", "45 . . . ."),
        ("звонки 45 договоры 1", "45 . . 1 ."),
        ("41 3 2 1 98к", "41 3 2 1 9800000"),
    ] {
        assert_eq!(shown(&said(text, two).facts), facts, "{text}");
    }
    assert_eq!(shown(&said("2", &all[2..]).facts), ". . 2 . .");
    assert_eq!(shown(&said("2 1", &all[2..]).facts), ". . 2 1 .");
}

fn facts(text: &str) -> String {
    let reading = read(text);
    assert_eq!(reading.problems, [], "{text}");
    shown(&reading.facts)
}

#[test]
fn the_line_of_the_specification_gives_facts_and_plan() {
    let reading = read("41 3 2 1 98к план 45 3 2 1 120к");
    assert_eq!(shown(&reading.facts), "41 3 2 1 9800000");
    assert_eq!(shown(&reading.plans), "45 3 2 1 12000000");
    assert!(reading.is_clear() && reading.tail.is_none() && !reading.by_name);
}

#[test]
fn separators_are_spaces_lines_and_signs() {
    for text in [
        "41 3 2 1 98к",
        "41/3/2/1/98к",
        "41 / 3 / 2 / 1 / 98к",
        "41;3;2;1;98к",
        "41, 3, 2, 1, 98к",
        "41,3,2,1,98к",
        "41\n3\n2\n1\n98000",
        "41 3 2 1 98 000",
        "41 3 2 1 98\u{a0}000,00 ₽",
        "41, 3, 2, 1 и 98к",
        "41-3-2-1-98к",
        "41\t3\t2\t1\t98 000",
        "1) 41\n2) 3\n3) 2\n4) 1\n5) 98к",
        "  41   3 2 1 98 тыс. ",
        "41 3 2 1 98к!!! 🎉🔥",
        "41 | 3 | 2 | 1 | 98к",
        "41 3 2 1 98 к",
        "Факт: 41 3 2 1 98к",
        "факт за пт 20.11: 41 3 2 1 98к",
        "за 20 ноября 41 3 2 1 98к",
        "Доброе утро! 41 3 2 1 98к",
        "вчера 41 3 2 1 98к",
        "41шт 3шт 2 1 98000 руб.",
        "41.3.2.1.98к",
    ] {
        assert_eq!(facts(text), "41 3 2 1 9800000", "{text}");
    }
}

#[test]
fn names_in_any_order_and_form_name_their_numbers() {
    for text in [
        "звонков 41, встреч 3, КП 2, договоров 1, оплат 98к",
        "звонки 41 встречи 3 кп 2 договор 1 оплаты 98к",
        "41 звонок, 3 встречи, 2 КП, 1 договор, 98к оплат",
        "41 звонок 3 встречи 2 кп 1 договор 98к оплаты",
        "опл 98к зв 41 встр 3 дог 1 кп 2",
        "опл. 98к, зв. 41, встр. 3, дог. 1, кп 2",
        "Звонки: 41\nВстречи: 3\nКП: 2\nДоговоры: 1\nОплаты: 98 000",
        "Звонки - 41\nВстречи - 3\nКП - 2\nДоговоры - 1\nОплаты - 98 000 ₽",
        "Звонки — 41; Встречи — 3; КП — 2; Договоры — 1; Оплаты — 98 000",
        "звонки=41 встречи=3 кп=2 договоры=1 оплаты=98000",
        "calls 41 meetings 3 proposals 2 contracts 1 payments 98k",
        "41 calls, 3 meetings, 2 proposals, 1 contract, 98k payments",
        "деньги 98к, предложений 2, договор 1, встречи 3, звонки 41",
        "41 3 2 1 опл 98к",
        "41 - звонки, 3 - встречи, 2 - кп, 1 - договоры, 98к - оплаты",
        "звонки\n41\nвстречи\n3\nкп\n2\nдоговоры\n1\nоплаты\n98к",
    ] {
        let reading = read(text);
        assert_eq!(reading.problems, [], "{text}");
        assert_eq!(shown(&reading.facts), "41 3 2 1 9800000", "{text}");
        assert!(reading.by_name, "{text}");
        assert_eq!(reading.tail, None, "{text}");
    }
}

#[test]
fn a_dash_is_missing() {
    assert_eq!(facts("41 - 2 1 98к"), "41 - 2 1 9800000");
    assert_eq!(facts("41 — 2 — -"), "41 - 2 - -");
    assert_eq!(facts("- - - - -"), "- - - - -");
    assert_eq!(facts("звонки 41, встречи -, кп 2, договоры -, оплаты 0"), "41 - 2 - 0");
    assert_eq!(facts("0 0 0 0 0"), "0 0 0 0 0");
    assert_eq!(shown(&read("план - - - 1 120к").plans), "- - - 1 12000000");
}

#[test]
fn a_plan_alone_or_in_lines_is_a_plan() {
    let plan = |text: &str| {
        let reading = read(text);
        assert_eq!(reading.problems, [], "{text}");
        (shown(&reading.facts), shown(&reading.plans))
    };
    let none = ". . . . .".to_string();
    let wanted = "45 3 2 1 12000000".to_string();
    for text in [
        "план 45 3 2 1 120к",
        "План: 45 3 2 1 120к",
        "plan 45 3 2 1 120k",
        "план на завтра 45 3 2 1 120к",
        "План на вт 24.11: 45 3 2 1 120к",
        "план - 45 3 2 1 120к",
        "завтра 45 3 2 1 120к",
        "завтра: звонков 45, встреч 3, кп 2, договор 1, оплат 120к",
    ] {
        assert_eq!(plan(text), (none.clone(), wanted.clone()), "{text}");
    }
    let fact = "41 3 2 1 9800000".to_string();
    for text in [
        "41 3 2 1 98к\nплан 45 3 2 1 120к",
        "41 3 2 1 98к\n45 3 2 1 120к",
        "41 3 2 1 98к; план: 45 3 2 1 120к",
        "план 45 3 2 1 120к факт 41 3 2 1 98к",
        "факт 41/3/2/1/98к, план на завтра 45/3/2/1/120к",
        "звонки 41 план 45, встречи 3 план 3, кп 2 план 2, договоры 1 план 1, оплаты 98к план 120к",
        "звонки 41, встречи 3, кп 2, договоры 1, оплаты 98к. План: звонки 45, встречи 3, кп 2, договоры 1, оплаты 120к",
    ] {
        assert_eq!(plan(text), (fact.clone(), wanted.clone()), "{text}");
    }
}

#[test]
fn words_behind_the_numbers_are_the_note() {
    for (text, tail) in [
        ("41 3 2 1 98к клиент перенёс оплату", "клиент перенёс оплату"),
        ("41 3 2 1 98к, две встречи перенесли", "две встречи перенесли"),
        ("41 3 2 1 98000 встречи перенесли на пятницу", "встречи перенесли на пятницу"),
        ("41 3 2 1 98к\nРомашка заплатит 25 числа.", "Ромашка заплатит 25 числа."),
        ("41 3 2 1 98к 2 клиента перенесли", "2 клиента перенесли"),
        ("41 3 2 1 98к — не выполнил план, устал", "не выполнил план, устал"),
        ("Сделал сегодня вот столько: 41 3 2 1 98к", "Сделал сегодня вот столько"),
    ] {
        let reading = read(text);
        assert_eq!(shown(&reading.facts), "41 3 2 1 9800000", "{text}");
        assert_eq!(reading.problems, [], "{text}");
        assert_eq!(reading.tail.as_deref(), Some(tail), "{text}");
    }
    let reading = read("звонки 41, встречи 3, потратил 2 часа на CRM");
    assert_eq!(shown(&reading.facts), "41 3 . . .");
    assert_eq!(reading.tail.as_deref(), Some("потратил 2 часа на CRM"));
    let reading = read("41 3 2 1 98к всё хорошо план 45 3 2 1 120к как обычно");
    assert_eq!(reading.tail.as_deref(), Some("всё хорошо\nкак обычно"));
    assert_eq!(shown(&reading.plans), "45 3 2 1 12000000");
}

#[test]
fn all_zeros_can_be_said() {
    assert_eq!(facts("всё по нулям"), "0 0 0 0 0");
    assert_eq!(facts("Все нули!"), "0 0 0 0 0");
    assert_eq!(shown(&read("41 3 2 1 98к план по нулям").plans), "0 0 0 0 0");
}

#[test]
fn a_plan_behind_words_is_not_taken_for_facts() {
    for text in ["план тот же 45 3 2 1 120к", "планирую завтра сделать 45 3 2 1 120к"] {
        let reading = read(text);
        assert_eq!(shown(&reading.plans), "45 3 2 1 12000000", "{text}");
        assert_eq!(reading.facts, [], "{text}");
    }
    assert_eq!(read("41 3 2 1 98к выполнил план на 100 и ещё").plans, []);
}

#[test]
fn digits_that_make_no_number_are_said() {
    let reading = read("41 3 2 1 9 8 000");
    assert_eq!(reading.problems, [Problem::Extra { half: Half::Fact, typed: vec!["8 000".into()] }]);
    let typed = "1 000 000 000 000 000 000 000 000 000 000";
    let extra = Problem::Extra { half: Half::Fact, typed: vec![typed.into()] };
    assert!(read(typed).problems.contains(&extra), "{:?}", read(typed));
    assert_eq!(shown(&read("41(45) 3 2 1 98к").facts), "41 . . . .");
    assert_eq!(facts("(41, 3, 2, 1, 98к)"), "41 3 2 1 9800000");
}

#[test]
fn a_sentence_has_no_numbers() {
    for text in [
        "Был у клиента 2 часа",
        "клиент перенёс на 25.11",
        "2 клиента перенесли",
        "не выполнил план",
        "в отпуске до 5 декабря",
        "завтра позвоню",
        "созвон в 15:30",
        "скидка 10%",
        "",
        "👍",
        "10-15 минут",
        "план выполнен на 80%",
    ] {
        let reading = read(text);
        assert!(!reading.has_numbers(), "{text}: {reading:?}");
        assert_eq!(reading.tail.as_deref(), Some(text).filter(|t| !t.is_empty()), "{text}");
    }
}

fn given(list: &[(i64, i64)]) -> Vec<(MetricId, Given)> {
    list.iter().map(|(id, v)| (MetricId(*id), Given::Value(*v))).collect()
}

fn left(ids: &[i64]) -> Problem {
    Problem::Left { half: Half::Fact, metrics: ids.iter().copied().map(MetricId).collect() }
}

#[test]
fn one_thousand_two_hundred_fifty_among_five_is_asked() {
    let reading = read("1 250");
    assert_eq!(shown(&reading.facts), ". . . . .");
    let readings = vec![given(&[(1, 1), (2, 250)]), given(&[(1, 1250)])];
    let asked = Problem::Ambiguous { half: Half::Fact, typed: "1 250".into(), readings };
    assert!(reading.problems.contains(&asked), "{:?}", reading.problems);
}

#[test]
fn a_comma_inside_a_word_is_decimal_where_spaces_part_the_numbers() {
    assert_eq!(facts("41 3 2 12 203,5к"), "41 3 2 12 20350000");
    assert_eq!(facts("41,3,2,12,203"), "41 3 2 12 20300", "commas that part them all");
    assert_eq!(facts("41, 3, 2, 12, 203,5к"), "41 3 2 12 20350000");
}

#[test]
fn a_comma_of_two_meanings_is_asked_and_the_rest_is_kept() {
    let reading = read("41 3 2 1 1,250");
    assert_eq!(shown(&reading.facts), "41 3 2 1 .");
    let readings = vec![given(&[(5, 125_000)]), given(&[(5, 125)])];
    let asked = Problem::Ambiguous { half: Half::Fact, typed: "1,250".into(), readings };
    assert_eq!(reading.problems, [asked]);
}

#[test]
fn the_count_of_numbers_chooses_the_grouping() {
    assert_eq!(facts("1 250 3 2 1 98 000"), "1250 3 2 1 9800000");
    assert_eq!(facts("41 3 2 1 1 250 000"), "41 3 2 1 125000000");
    assert_eq!(facts("41 3 2 1 1 млн 200 тыс"), "41 3 2 1 120000000");
    assert_eq!(facts("41 3 2 1 1,2 млн"), "41 3 2 1 120000000");
    let two = [outbound().remove(0), outbound().remove(4)];
    let reading = read_with(&two, "1 250");
    assert_eq!(reading.facts, [(MetricId(1), Given::Value(1)), (MetricId(5), Given::Value(25_000))]);
    let money = [outbound().remove(4)];
    assert_eq!(read_with(&money, "1 250").facts, given(&[(5, 125_000)]));
    let reading = read_with(&two, "1 250 300");
    assert!(matches!(reading.problems.as_slice(), [Problem::Ambiguous { .. }]), "{reading:?}");
    assert_eq!(reading.facts, []);
}

#[test]
fn a_wrong_count_keeps_what_was_understood() {
    let reading = read("41 3 2");
    assert_eq!(shown(&reading.facts), "41 3 2 . .");
    assert_eq!(reading.problems, [left(&[4, 5])]);
    let reading = read("41 3 2 98к");
    assert_eq!(shown(&reading.facts), "41 3 2 . 9800000");
    assert_eq!(reading.problems, [left(&[4])]);
    let reading = read("41 3 2 1 98к 7");
    assert_eq!(shown(&reading.facts), "41 3 2 1 9800000");
    assert_eq!(reading.problems, [Problem::Extra { half: Half::Fact, typed: vec!["7".into()] }]);
    let reading = read("звонков 41");
    assert_eq!(shown(&reading.facts), "41 . . . .");
    assert_eq!(reading.problems, [left(&[2, 3, 4, 5])]);
    let reading = read("опл 98к");
    assert_eq!(shown(&reading.facts), ". . . . 9800000");
    let reading = read("+5 3");
    assert_eq!(shown(&reading.facts), "5 3 . . .");
}

#[test]
fn what_does_not_fit_is_said_and_the_rest_is_kept() {
    let refused =
        |id, typed: &str, why| Problem::Refused { half: Half::Fact, metric: MetricId(id), typed: typed.into(), why };
    let reading = read("41 3 2.5 1 98к");
    assert_eq!(shown(&reading.facts), "41 3 . 1 9800000");
    assert_eq!(reading.problems, [refused(3, "2.5", Refused::Fraction { decimals: 0 })]);
    let reading = read("41 3 -2 1 98к");
    assert_eq!(reading.problems, [refused(3, "-2", Refused::Negative)]);
    let reading = read("41 3 2 1 98к$");
    assert_eq!(reading.problems, [refused(5, "98к$", Refused::OtherCurrency(Currency::Usd))]);
    let reading = read("41 3 2 1 99999999999999999999");
    assert_eq!(reading.problems, [refused(5, "99999999999999999999", Refused::TooLarge)]);
    let reading = read("41 руб 3 2 1 98к");
    assert_eq!(reading.problems, [refused(1, "41 руб", Refused::NotMoney)]);
    let reading = read("звонки 41, встречи 2,5");
    assert_eq!(shown(&reading.facts), "41 . . . .");
    assert_eq!(reading.problems, [refused(2, "2,5", Refused::Fraction { decimals: 0 }), left(&[3, 4, 5])]);
}

#[test]
fn names_that_could_mean_two_are_asked() {
    let metrics = [
        metric(1, "first", "Встречи новые", Unit::Count, &[]),
        metric(2, "second", "Встречи повторные", Unit::Count, &[]),
    ];
    let reading = read_with(&metrics, "встречи 5");
    let which =
        Problem::Which { half: Half::Fact, typed: "встречи".into(), metrics: vec![MetricId(1), MetricId(2)] };
    assert!(reading.problems.contains(&which), "{reading:?}");
    assert_eq!(reading.facts, []);
    assert_eq!(read_with(&metrics, "новые встречи 5, повторные 2").facts, given(&[(1, 5), (2, 2)]));
    assert_eq!(read_with(&metrics, "повторных 2, новых 5").facts, given(&[(1, 5), (2, 2)]));
}

#[test]
fn a_name_behind_or_before_is_asked_when_both_hold() {
    let reading = read("41 3 2 1 опл 98000");
    assert!(matches!(reading.problems.as_slice(), [Problem::Ambiguous { .. }, ..]), "{reading:?}");
    let reading = read("звонки 41 звонки 42");
    assert!(!reading.problems.is_empty(), "{reading:?}");
}

#[test]
fn a_metric_of_the_other_half_is_said() {
    let metrics = outbound();
    let all: Vec<&Metric> = metrics.iter().collect();
    let form = Form { facts: &all, plans: &all[1..], currency: Currency::Rub };
    let reading = read_line("план звонки 45, встречи 3", &form);
    let wanted = Problem::NotAsked { half: Half::Plan, metric: MetricId(1), typed: "звонки".into() };
    assert!(reading.problems.contains(&wanted), "{reading:?}");
    assert_eq!(reading.plans, given(&[(2, 3)]));
}

#[test]
fn the_longest_messages_end() {
    for piece in
        ["1 250 ", "1,250", "звонки 1 250 ", "41 звонок ", "план 1 250 ", "- ", "1 млн 200 тыс ", "встр 2,5,3 / "]
    {
        let text: String = piece.chars().cycle().take(4096).collect();
        let reading = read(&text);
        assert!(!reading.is_clear(), "{piece}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,300}") {
        let _ = read(&text);
    }

    #[test]
    fn no_line_like_soup_makes_it_panic(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "41", "3", "1 250", "000", "98к", "1,250", "-", "—", "план", "факт", "звонки", "встр", "кп", "опл", "и",
                ",", ";", "/", "\n", "1 млн", "200 тыс", "$", "₽", "клиент", "перенес", "%", ":", "2.5", "завтра", ".",
            ]),
            0..80,
        ),
        glue in proptest::sample::select(vec![" ", "", "\u{a0}"]),
    ) {
        let reading = read(&words.join(glue));
        for (id, given) in reading.facts.iter().chain(&reading.plans) {
            prop_assert!((1..=5).contains(&id.0));
            if let Given::Value(v) = given {
                prop_assert!((0..=number::MAX_VALUE).contains(v));
            }
        }
    }

    #[test]
    fn plain_numbers_for_every_metric_come_in_their_order(
        values in proptest::collection::vec(0_i64..100, 1..9),
        separator in proptest::sample::select(vec![" ", " / ", "; ", "\n", ", "]),
    ) {
        let metrics: Vec<Metric> =
            (1..=values.len() as i64).map(|id| metric(id, &format!("m{id}"), &format!("Показатель {id}"), Unit::Count, &[])).collect();
        let text = values.iter().map(ToString::to_string).collect::<Vec<_>>().join(separator);
        let reading = read_with(&metrics, &text);
        let wanted: Vec<(MetricId, Given)> =
            values.iter().zip(1..).map(|(v, id)| (MetricId(id), Given::Value(*v))).collect();
        prop_assert_eq!(&reading.facts, &wanted);
        prop_assert!(reading.is_clear() && reading.tail.is_none());
    }

    #[test]
    fn an_unambiguous_line_never_yields_problems(
        fact in proptest::collection::vec(0_i64..100, 4),
        plan in proptest::collection::vec(0_i64..100, 4),
        money in 0_i64..10_000,
        by_name in any::<bool>(),
    ) {
        let names = ["звонков", "встреч", "кп", "договоров"];
        let half = |values: &[i64]| {
            let one = |(v, n): (&i64, &&str)| if by_name { format!("{n} {v}") } else { v.to_string() };
            let mut words: Vec<String> = values.iter().zip(&names).map(one).collect();
            words.push(if by_name { format!("оплат {money}к") } else { format!("{money}к") });
            words.join(" ")
        };
        let reading = read(&format!("{} план {}", half(&fact), half(&plan)));
        prop_assert_eq!(&reading.problems, &[]);
        let all = |v: &[i64]| v.iter().map(ToString::to_string).chain([(money * 100_000).to_string()]).collect::<Vec<_>>().join(" ");
        prop_assert_eq!(shown(&reading.facts), all(&fact));
        prop_assert_eq!(shown(&reading.plans), all(&plan));
    }
}
