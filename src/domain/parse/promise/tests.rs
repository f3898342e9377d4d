//! Facts about promises. 23 November 2026 is a Monday.
use super::*;
use chrono::Datelike;
use proptest::prelude::*;

fn today() -> NaiveDate {
    "2026-11-23".parse().expect("a date")
}

fn works(date: NaiveDate) -> bool {
    date.weekday().num_days_from_monday() < 5
}

fn promise(text: &str) -> PromiseDraft {
    read_promise(text, Currency::Rub, today(), &works)
}

fn day(when: &When) -> String {
    match when {
        When::On(date) => date.format("%d.%m").to_string(),
        When::Ask(dates) => format!("?{}", dates.len()),
        When::None => "-".into(),
    }
}

#[test]
fn a_sentence_gives_who_how_much_and_when() {
    for (typed, text, roubles, when) in [
        ("Ромашка оплатит 120к до пятницы", "Ромашка оплатит", Some(120_000), "27.11"),
        ("Ромашка оплатит 120 000 до пятницы", "Ромашка оплатит", Some(120_000), "27.11"),
        ("Ромашка оплатит 120 к до пятницы.", "Ромашка оплатит", Some(120_000), "27.11"),
        ("до пятницы Ромашка оплатит 1,2 млн", "Ромашка оплатит", Some(1_200_000), "27.11"),
        ("пришлю КП в среду", "пришлю КП", None, "25.11"),
        ("Пришлю КП в среду!", "Пришлю КП", None, "25.11"),
        ("В среду пришлю КП", "Пришлю КП", None, "25.11"),
        ("завтра, позвоню в Василёк", "позвоню в Василёк", None, "24.11"),
        ("I'll send the offer by Friday", "I'll send the offer", None, "27.11"),
        ("I will send 3 offers by the end of the week", "I will send 3 offers", None, "27.11"),
        ("выставлю счёт на 120к в среду", "выставлю счёт", Some(120_000), "25.11"),
        ("Ромашка до пятницы оплатит 120к", "Ромашка до пятницы оплатит", Some(120_000), "27.11"),
        ("подпишу договор 12345 до 25.11", "подпишу договор 12345", None, "25.11"),
        ("отправлю 1500 писем в среду", "отправлю 1500 писем", None, "25.11"),
        ("сделаю 3 КП до пт", "сделаю 3 КП", None, "27.11"),
        ("позвоню Иванову", "позвоню Иванову", None, "-"),
        ("до пятницы", "до пятницы", None, "27.11"),
        ("120к", "120к", Some(120_000), "-"),
        ("Василёк 98 000 ₽ 25 ноября", "Василёк", Some(98_000), "25.11"),
        ("договорюсь о скидке до 25 %", "договорюсь о скидке до 25 %", None, "-"),
    ] {
        let draft = promise(typed);
        assert_eq!(draft.text, text, "{typed}");
        assert_eq!(draft.amount_minor, roubles.map(|r| r * 100), "{typed}: {draft:?}");
        assert_eq!(day(&draft.when), when, "{typed}");
        assert_eq!((draft.amount_readings, draft.other_currency), (vec![], None), "{typed}");
    }
}

#[test]
fn money_that_is_not_sure_is_asked() {
    let draft = promise("Ромашка оплатит $500 до пятницы");
    assert_eq!((draft.amount_minor, draft.other_currency), (None, Some(Currency::Usd)));
    let draft = promise("Ромашка оплатит 50к в среду и 70к");
    assert_eq!((draft.amount_minor, draft.amount_readings), (None, vec![5_000_000, 7_000_000]));
    let draft = promise("Ромашка оплатит 1,250 ₽");
    assert_eq!((draft.amount_minor, draft.amount_readings), (None, vec![125, 125_000]));
    assert_eq!(day(&promise("оплатит до понедельника").when), "?2");
}

fn named(text: &str, pledge: Option<i64>) -> (Vec<String>, bool) {
    let read = read_named(text, Currency::Rub, pledge.map(|p| p * 100), today(), &works);
    let one = |s: &NamedSum| {
        let amount = s.amount_minor.map_or("?".to_string(), |v| (v / 100).to_string());
        let date = if s.when == When::None { String::new() } else { format!(" {}", day(&s.when)) };
        format!("{} {amount}{date}", s.name)
    };
    (read.sums.iter().map(one).collect(), read.other.is_some())
}

#[test]
fn names_with_amounts_are_promises() {
    for text in [
        "Ромашка 50, Василёк 30",
        "Ромашка 50к, Василёк 30к",
        "Ромашка 50 000, Василёк 30 000",
        "Ромашка 50 и Василёк 30",
        "Ромашка 50 Василёк 30",
        "Ромашка 50\nВасилёк 30",
        "Ромашка 50; Василёк 30",
        "Ромашка - 50 тыс, Василёк - 30 тыс",
        "Ромашка: 50, Василёк: 30.",
        "50 Ромашка, 30 Василёк",
        "50к Ромашка 30к Василёк",
        "Ромашка 50т.р., Василёк 30т.р.",
    ] {
        assert_eq!(named(text, Some(80_000)), (vec!["Ромашка 50000".into(), "Василёк 30000".into()], false), "{text}");
    }
    let dates = vec!["Ромашка 50000 27.11".to_string(), "Василёк 30000 25.11".into()];
    assert_eq!(named("Ромашка 50к до пятницы, Василёк 30к в среду", Some(80_000)), (dates.clone(), false));
    assert_eq!(named("Ромашка 50, до пятницы, Василёк 30 в среду", Some(80_000)), (dates, false));
    let names = vec!["Рога и копыта 50000".to_string(), "ООО \"Лютик\" 1500000".into()];
    assert_eq!(named("Рога и копыта 50к, ООО \"Лютик\" 1,5 млн", None), (names, false));
    assert_eq!(named("Ромашка-2 50к", None), (vec!["Ромашка-2 50000".into()], false));
    assert_eq!(named("Ромашка, Василёк 30к", None), (vec!["Ромашка ?".into(), "Василёк 30000".into()], false));
    assert_eq!(named("нет", Some(80_000)), (vec![], false));
    assert_eq!(named("", None), (vec![], false));
}

#[test]
fn thousands_left_out_are_asked_when_the_pledge_does_not_tell() {
    assert!(named("Ромашка 50, Василёк 30", None).1);
    assert_eq!(named("Ромашка 50", Some(60)), (vec!["Ромашка 50".into()], false));
    assert!(named("Ромашка 50, Василёк 300", Some(100)).1 || !named("Ромашка 50", Some(1_000_000)).0.is_empty());
    let read = read_named("Ромашка 50", Currency::Rub, None, today(), &works);
    assert_eq!(read.sums[0].amount_minor, Some(5_000_000));
    assert_eq!(read.other.expect("two readings")[0].amount_minor, Some(5_000));
}

#[test]
fn another_currency_is_flagged_by_name() {
    let read = read_named("Ромашка $500, Василёк 30к", Currency::Rub, Some(8_000_000), today(), &works);
    assert_eq!((read.sums[0].amount_minor, read.sums[0].other_currency), (None, Some(Currency::Usd)));
    assert_eq!(read.sums[1].amount_minor, Some(3_000_000));
}

#[test]
fn a_payment_is_an_amount_and_a_client() {
    for (text, name, roubles) in [
        ("оплата 120к Ромашка", "Ромашка", 120_000),
        ("120к Ромашка", "Ромашка", 120_000),
        ("Ромашка оплатила 120к", "Ромашка", 120_000),
        ("🔔 Ромашка 120 000!", "Ромашка", 120_000),
        ("пришла оплата от ООО «Лютик» 98 500,50 ₽", "ООО «Лютик»", 98_500),
        ("paid 120k from Daisy", "Daisy", 120_000),
        ("120к", "", 120_000),
        ("Ромашка-2 120к", "Ромашка-2", 120_000),
    ] {
        let payment = read_payment(text, Currency::Rub).expect(text);
        assert_eq!((payment.name.as_str(), payment.amount_minor.map(|v| v / 100)), (name, Some(roubles)), "{text}");
    }
    assert_eq!(read_payment("Ромашка", Currency::Rub), None);
    assert_eq!(read_payment("50к и 70к", Currency::Rub), None);
    let dollars = read_payment("$500 Ромашка", Currency::Rub).expect("a payment");
    assert_eq!((dollars.amount_minor, dollars.other_currency), (None, Some(Currency::Usd)));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}", pledge in proptest::option::of(any::<i64>())) {
        let draft = promise(&format!("я {text}"));
        prop_assert!(!draft.text.is_empty());
        let _ = read_named(&text, Currency::Rub, pledge, today(), &works);
        let _ = read_payment(&text, Currency::Rub);
    }

    #[test]
    fn promise_like_soup_makes_no_panic(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "Ромашка", "50", "50к", "1 млн", ",", ";", "и", "до", "пятницы", "25.11", "$", "₽", "на", "\n", "-", "000",
                "1,250", "«", "»", "завтра", "оплатит", ".", "от", "нет",
            ]),
            0..16,
        ),
        pledge in proptest::option::of(0_i64..1_000_000_000),
    ) {
        let text = words.join(" ");
        let _ = promise(&text);
        let read = read_named(&text, Currency::Rub, pledge, today(), &works);
        prop_assert!(read.other.is_none_or(|other| other.len() == read.sums.len()));
        let _ = read_payment(&text, Currency::Rub);
    }
}
