//! Facts about reading and writing department files.
use super::*;
use crate::domain::{calendar::DayKind, department::Preset, grade::WEIGHTS, metric::*};
use chrono::NaiveTime;
use proptest::prelude::*;

const NORTH: &str = r#"[department]
key = "north"            # stable name in files
name = "Отдел продаж"
zone = "Europe/Moscow"
language = "ru"
currency = "RUB"
calendar = "ru"
chat = -1001000000001
[schedule]
preset = "standard"
prompt = "08:45"
[metrics]
template = "b2b_outbound"
[[member]]
telegram = 1001
name = "Ольга Белова"
role = "head"
reports = false
[[member]]
telegram = 1002
name = "Иван Иванов"
role = "manager"
"#;

fn mistakes(text: &str) -> Vec<(usize, String, Fault)> {
    let all = DepartmentFile::parse(text).expect_err("has mistakes");
    all.into_iter().map(|m| (m.line, m.field, m.fault)).collect()
}

/// The mistakes of the north department with one of its lines (from 1) replaced.
fn with_line(line: usize, text: &str) -> Vec<(usize, String, Fault)> {
    let mut lines: Vec<&str> = NORTH.lines().collect();
    lines[line - 1] = text;
    mistakes(&lines.join("\n"))
}

#[test]
fn the_file_of_the_specification_is_read() {
    let file = DepartmentFile::parse(NORTH).expect("right");
    assert_eq!((file.key.as_str(), file.name.as_str()), ("north", "Отдел продаж"));
    assert_eq!(file.chat, Some(ChatId(-1_001_000_000_001)));
    assert_eq!(file.schedule.prompt, NaiveTime::from_hms_opt(8, 45, 0).expect("a time"));
    assert_eq!(file.schedule.digest, Preset::Standard.schedule().digest);
    assert_eq!(file.metrics, Metrics::Template { template: Template::B2bOutbound, crm_order: false });
    let who: Vec<_> = file.members.iter().map(|m| (m.telegram, m.role, m.reports)).collect();
    assert_eq!(who, [(Some(TelegramId(1001)), Role::Head, false), (Some(TelegramId(1002)), Role::Manager, true)]);
}

#[test]
fn a_wrong_value_is_named_with_its_line_and_field() {
    let one = |line, text: &str, field: &str, fault: Fault| {
        assert_eq!(with_line(line, text), [(line, field.to_owned(), fault)], "{text}");
    };
    one(2, "key = \"Север\"", "[department] key", Fault::Key("Север".into()));
    one(3, "name = \"\"", "[department] name", Fault::Empty);
    one(3, "name = 5", "[department] name", Fault::Expected(Expected::Text));
    one(3, "name = \"a\\nb\"", "[department] name", Fault::OneLine);
    one(4, "zone = \"Moscow\"", "[department] zone", Fault::Zone("Moscow".into()));
    one(5, "language = \"de\"", "[department] language", Fault::OneOf { given: "de".into(), known: vec!["ru", "en"] });
    one(8, "chat = 1001", "[department] chat", Fault::OutOfRange { least: i64::MIN, most: -1 });
    one(
        8,
        "colour = 1",
        "[department] colour",
        Fault::UnknownKey(&[
            "key",
            "name",
            "zone",
            "language",
            "currency",
            "calendar",
            "public",
            "reminders",
            "week",
            "chat",
            "topic",
        ]),
    );
    one(
        10,
        "preset = \"night\"",
        "[schedule] preset",
        Fault::OneOf { given: "night".into(), known: vec!["standard", "morning", "evening"] },
    );
    one(11, "prompt = \"25:00\"", "[schedule] prompt", Fault::Expected(Expected::Time));
    one(
        13,
        "template = \"b2c\"",
        "[metrics] template",
        Fault::OneOf { given: "b2c".into(), known: Template::ALL.iter().map(|t| t.as_str()).collect() },
    );
    one(15, "telegram = \"olga\"", "[[member]] telegram", Fault::Expected(Expected::Integer));
    one(18, "reports = \"no\"", "[[member]] reports", Fault::Expected(Expected::YesNo));
    one(20, "telegram = 1001", "[[member]] telegram", Fault::Repeated { given: "1001".into(), line: 15 });
    one(
        22,
        "role = \"boss\"",
        "[[member]] role",
        Fault::OneOf { given: "boss".into(), known: Role::ALL.iter().map(|r| r.as_str()).collect() },
    );
}

#[test]
fn what_a_section_lacks_is_said_at_its_header() {
    assert_eq!(with_line(21, ""), [(19, "[[member]] name".into(), Fault::Missing)]);
    assert_eq!(with_line(2, ""), [(1, "[department] key".into(), Fault::Missing)]);
    assert_eq!(with_line(13, ""), [(12, "[metrics] template".into(), Fault::Missing)]);
    assert!(mistakes("").contains(&(1, "[department]".into(), Fault::Missing)));
}

#[test]
fn a_members_grade_is_one_of_the_files() {
    let graded = |grade: &str| NORTH.replace("role = \"manager\"", &format!("role = \"manager\"\ngrade = \"{grade}\""));
    let with = |text: &str| format!("{}[[grade]]\nname = \"Старший\"\nweight = 130\n", graded(text));
    let file = DepartmentFile::parse(&with("Старший")).expect("right");
    assert_eq!(file.grades, [GradeDraft { name: "Старший".into(), weight: 130 }]);
    assert_eq!(file.members[1].grade.as_deref(), Some("Старший"));
    let unknown = |line| [(line, "[[member]] grade".to_owned(), Fault::UnknownGrade("старшой".into()))];
    assert_eq!(mistakes(&with("старшой")), unknown(23));
    assert_eq!(mistakes(&graded("старшой")), unknown(23));
    let twice = format!("{}[[grade]]\nname = \"старший\"\nweight = 0\n", with("Старший"));
    let wrong = mistakes(&twice);
    assert!(wrong.contains(&(29, "[[grade]] weight".into(), Fault::OutOfRange { least: 1, most: 1000 })), "{wrong:?}");
    let twice = twice.replace("weight = 0", "weight = 90");
    assert_eq!(
        mistakes(&twice),
        [(28, "[[grade]] name".into(), Fault::Repeated { given: "старший".into(), line: 25 })]
    );
}

fn with_target(target: &str) -> String {
    format!("{NORTH}[[target]]\n{target}\n")
}

#[test]
fn a_target_is_read_with_its_shares_and_written_back() {
    let text = with_target(
        "month = \"2026-12\"\nmetric = \"payments\"\ntotal = 9000000\n[[target.share]]\nmember = \"Иван Иванов\"\n\
         total = \"1 200 000\"\n[[target]]\nmonth = \"2026-12\"\nmetric = \"calls\"\ntotal = \"900\"\nbasis = \"grade\"",
    );
    let file = DepartmentFile::parse(&text).expect("right");
    let month_on = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a date");
    let ivan = MemberRef::Name("Иван Иванов".into());
    assert_eq!(file.targets[0].total, 900_000_000, "in kopecks");
    assert_eq!((file.targets[0].month_on, file.targets[0].line.0), (month_on, 23));
    assert_eq!(file.targets[0].shares, [(ivan, 120_000_000)]);
    assert_eq!((file.targets[1].total, file.targets[1].basis), (900, crate::domain::month::Basis::Grade));
    assert_eq!(DepartmentFile::parse(&file.to_toml()), Ok(file));
}

#[test]
fn what_is_wrong_with_a_target_is_named_with_its_line() {
    let one = |target: &str, line, field: &str, fault: Fault| {
        assert_eq!(mistakes(&with_target(target)), [(line, field.to_owned(), fault)], "{target}");
    };
    let head = "month = \"2026-12\"\nmetric = \"payments\"";
    one("metric = \"payments\"\ntotal = 1", 23, "[[target]] month", Fault::Missing);
    one(
        "month = \"декабрь\"\nmetric = \"payments\"\ntotal = 1",
        24,
        "[[target]] month",
        Fault::Expected(Expected::Month),
    );
    one("month = \"2026-12\"\nmetric = \"leads\"\ntotal = 1", 25, "[[target]] metric", Fault::NoMetric("leads".into()));
    one(&format!("{head}\ntotal = 1.5"), 26, "[[target]] total", Fault::Expected(Expected::Amount { scale: 2 }));
    one(
        &format!("{head}\ntotal = 5\n[[target.share]]\nmember = \"Сидоров\"\ntotal = 1"),
        28,
        "[[target.share]] member",
        Fault::NoMember("Сидоров".into()),
    );
    let twice = format!("{head}\ntotal = 5\n[[target]]\n{head}\ntotal = 6");
    one(&twice, 28, "[[target]] month", Fault::Repeated { given: "2026-12 payments".into(), line: 24 });
}

#[test]
fn an_unknown_section_and_broken_toml_are_named_with_their_line() {
    assert_eq!(mistakes(&format!("{NORTH}[bonus]\nx = 1\n")), [(23, "bonus".into(), Fault::UnknownSection)]);
    let broken = with_line(4, "zone = Europe");
    assert!(matches!(&broken[..], [(4, field, Fault::Syntax(_))] if field.is_empty()), "{broken:?}");
    assert_eq!(with_line(12, "[[metrics]]"), [(12, "[metrics]".into(), Fault::Expected(Expected::Section))]);
}

#[test]
fn all_mistakes_are_told_at_once_in_the_order_of_lines() {
    let text = NORTH.replace("Europe/Moscow", "Mars").replace("manager", "boss").replace("\"08:45\"", "\"12:00\"");
    let lines: Vec<usize> = mistakes(&text).iter().map(|m| m.0).collect();
    assert_eq!(lines, [4, 9, 22]);
}

#[test]
fn a_department_has_a_head_who_can_be_reached() {
    let field = |name: &str| format!("[[member]] {name}");
    assert_eq!(with_line(17, "role = \"deputy\""), [(14, field("role"), Fault::NoHead)]);
    assert_eq!(with_line(15, ""), [(14, field("telegram"), Fault::HeadWithoutTelegram)]);
    assert_eq!(with_line(18, "left_on = 2026-11-20"), [(14, field("role"), Fault::NoHead)]);
}

#[test]
fn times_follow_each_other() {
    assert_eq!(with_line(11, "deadline = \"09:30\""), [(9, "[schedule]".into(), Fault::TimesOrder)]);
    assert_eq!(with_line(11, "digest = \"09:59\""), [(9, "[schedule]".into(), Fault::TimesOrder)]);
    let evening = NORTH.replace("standard", "evening").replace("prompt = \"08:45\"", "digest = 08:00:00");
    let file = DepartmentFile::parse(&evening).expect("the digest of evening comes the next day");
    assert_eq!(file.schedule.digest, NaiveTime::from_hms_opt(8, 0, 0).expect("a time"));
}

fn with_metrics(metrics: &str) -> String {
    NORTH.replace("[metrics]\ntemplate = \"b2b_outbound\"\n", metrics)
}

#[test]
fn own_metrics_have_one_main_and_different_keys() {
    let own = "[[metric]]\nkey = \"kg\"\nname = \"Вес\"\nunit = \"кг\"\nscale = 1\nlimit = \"12.5\"\n\
               [[metric]]\nkey = \"pay\"\nname = \"Оплаты\"\nunit = \"money\"\nmain = true\n";
    let file = DepartmentFile::parse(&with_metrics(own)).expect("right");
    let Metrics::Own(metrics) = file.metrics else { panic!("own metrics") };
    assert_eq!((metrics[0].scale, metrics[0].limit), (1, Some(125)));
    assert_eq!((metrics[1].scale, metrics[1].unit.clone()), (2, Unit::Money));
    let twice = with_metrics(&own.replace("\"kg\"", "\"pay\""));
    assert_eq!(mistakes(&twice), [(19, "[[metric]] key".into(), Fault::Repeated { given: "pay".into(), line: 13 })]);
    let none = with_metrics(&own.replace("main = true", "main = false"));
    assert_eq!(mistakes(&none), [(12, "[[metric]] main".into(), Fault::Main { found: 0 })]);
    let float = with_metrics(&own.replace("\"12.5\"", "12.5"));
    assert_eq!(mistakes(&float), [(17, "[[metric]] limit".into(), Fault::Expected(Expected::Amount { scale: 1 }))]);
    let ratio = with_metrics(&own.replace("scale = 1", "kind = \"ratio\"").replace("limit = \"12.5\"\n", ""));
    assert_eq!(mistakes(&ratio), [(16, "[[metric]] kind".into(), Fault::Ratio)]);
    let both = format!("{NORTH}{own}");
    assert_eq!(mistakes(&both), [(23, "[[metric]]".into(), Fault::TwoSources)]);
    assert_eq!(mistakes(&with_metrics("")), [(21, "[metrics]".into(), Fault::NoMetrics)]);
}

fn word() -> impl Strategy<Value = String> {
    "[a-zа-яё<&\"'\\\\#=\\]0-9][a-zа-я \"\\\\👍]{0,10}[a-zа-я]"
}

fn time() -> impl Strategy<Value = NaiveTime> {
    (0..24_u32, 0..60_u32).prop_map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0).expect("a time"))
}

fn schedule() -> impl Strategy<Value = Schedule> {
    (proptest::collection::btree_set(time(), 4), proptest::sample::select(Preset::ALL)).prop_map(|(times, preset)| {
        let times: Vec<NaiveTime> = times.into_iter().collect();
        Schedule { preset, prompt: times[0], reminder: times[1], deadline: times[2], digest: times[3] }
    })
}

#[test]
fn whoever_a_metric_is_asked_of_is_a_member_of_the_file() {
    let file = |members: &str| {
        let metric = format!("[[metric]]\nkey = \"calls\"\nname = \"Звонки\"\nmain = true\n{members}\n");
        NORTH.replace("[metrics]\ntemplate = \"b2b_outbound\"\n", &metric)
    };
    let asked = |members: &str| match DepartmentFile::parse(&file(members)).expect("a file").metrics {
        Metrics::Own(metrics) => (metrics[0].asked_of, metrics[0].members.clone()),
        Metrics::Template { .. } => panic!("own metrics"),
    };
    let olga = || Some(vec![MemberRef::Name("Ольга Белова".into()), MemberRef::Telegram(TelegramId(1001))]);
    assert_eq!(asked("members = [\"Ольга Белова\", 1001]"), (AskedOf::Some, olga()));
    assert_eq!(asked("asked_of = \"some\""), (AskedOf::Some, None), "whoever was asked before");
    assert_eq!(asked("asked_of = \"all\"\nmembers = [1001]"), (AskedOf::All, None));
    let mistakes = DepartmentFile::parse(&file("members = [\"Никто\", 7]")).expect_err("mistakes");
    let faults: Vec<Fault> = mistakes.into_iter().map(|mistake| mistake.fault).collect();
    assert_eq!(faults, [Fault::NoMember("Никто".into()), Fault::NoMember("7".into())]);
    let mistakes = DepartmentFile::parse(&file("members = \"Ольга Белова\"")).expect_err("a mistake");
    assert_eq!(mistakes[0].fault, Fault::Expected(Expected::Members));
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (2001..2100, 1..366_u32).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day.min(365)).expect("a date"))
}

fn pattern() -> impl Strategy<Value = WeekPattern> {
    prop_oneof![
        (proptest::array::uniform7(0..=200_u8), 1..=200_u8).prop_map(|(mut days, monday)| {
            days[0] = monday;
            WeekPattern::Weekly(days)
        }),
        (1..=31_u8, 1..=31_u8, date()).prop_map(|(on, off, first)| WeekPattern::Cycle { on, off, first }),
    ]
}

fn metric(n: usize) -> impl Strategy<Value = MetricDraft> {
    let codes = (
        proptest::sample::select(vec![Kind::Flow, Kind::Snapshot]),
        proptest::sample::select(Direction::ALL),
        proptest::sample::select(Asked::ALL),
        proptest::sample::select(Rhythm::ALL),
        proptest::sample::select(AskedOf::ALL),
    );
    let words = (word(), proptest::collection::vec(word(), 0..3), proptest::option::of(word()));
    let numbers = (0..=3_u8, any::<bool>(), proptest::option::of(any::<i64>()), 0..3);
    (codes, words, numbers).prop_map(move |((kind, direction, asked, rhythm, asked_of), words, numbers)| {
        let (scale, negative, limit, unit) = numbers;
        let unit = [Unit::Count, Unit::Money, Unit::Named("кг".into())][unit as usize].clone();
        let (main, step) = (n == 0, (n % 2 == 1).then_some(n as i64));
        MetricDraft {
            key: format!("m_{n}"),
            name: format!("{} {n}", words.0),
            aliases: words.1,
            scale: if unit == Unit::Money { 2 } else { scale },
            asked: if main { Asked::FactAndPlan } else { asked },
            hint: words.2,
            unit,
            kind,
            direction,
            negative,
            main,
            step,
            limit,
            rhythm,
            // The three of the file: by name, or by the account of the first.
            members: (asked_of == AskedOf::Some).then(|| match n {
                1 => vec![],
                _ => vec![MemberRef::Telegram(TelegramId(1000))],
            }),
            asked_of,
        }
    })
}

const GRADES: [&str; 2] = ["Старший", "Младший <1"];

fn member(n: usize) -> impl Strategy<Value = MemberDraft> {
    let codes = (proptest::sample::select(Role::ALL), any::<bool>(), any::<bool>(), any::<bool>());
    let days = (proptest::option::of(date()), proptest::option::of(date()), proptest::option::of(pattern()));
    let own = (
        proptest::option::of(proptest::sample::select(&chrono_tz::TZ_VARIANTS[..]).prop_map(Zone)),
        proptest::option::of(proptest::sample::select(ReminderProfile::ALL)),
    );
    (codes, days, own, word()).prop_map(move |((role, reports, graded, linked), days, (zone, reminders), name)| {
        let grade = graded.then(|| GRADES[n % GRADES.len()].to_owned());
        let (joined_on, left_on, week) = days;
        let head = n == 0;
        MemberDraft {
            telegram: (linked || head).then_some(TelegramId(1000 + n as i64)),
            name: format!("{name} {n}"),
            role: if head { Role::Head } else { role },
            left_on: left_on.filter(|left| !head && joined_on.is_none_or(|joined| joined <= *left)),
            reports,
            grade,
            zone,
            week,
            reminders,
            joined_on,
        }
    })
}

fn metrics() -> impl Strategy<Value = Metrics> {
    prop_oneof![
        (proptest::sample::select(Template::ALL), any::<bool>())
            .prop_map(|(template, crm_order)| Metrics::Template { template, crm_order }),
        (metric(0), metric(1), metric(2), metric(3)).prop_map(|(a, b, c, d)| Metrics::Own(vec![a, b, c, d])),
    ]
}

fn exceptions() -> impl Strategy<Value = Vec<Exception>> {
    let kinds = proptest::sample::select(DayKind::ALL);
    let of = |(on, kind)| Exception { on, kind };
    proptest::collection::btree_map(date(), kinds, 0..4).prop_map(move |days| days.into_iter().map(of).collect())
}

fn marks() -> impl Strategy<Value = Vec<MarkDraft>> {
    let one = (date(), 0..31_u64, word()).prop_map(|(from_on, days, text)| MarkDraft {
        from_on,
        through_on: from_on + chrono::Days::new(days),
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
    });
    proptest::collection::btree_set(one, 0..4).prop_map(|all| all.into_iter().collect())
}

#[test]
fn days_and_marks_of_a_file_are_read_in_order_and_told_apart() {
    let with = |text: &str| format!("{NORTH}{text}");
    let file = DepartmentFile::parse(&with(
        "[[mark]]\nfrom_on = \"2026-11-20\"\ntext = \"выставка\"\n\
         [[mark]]\nfrom_on = 2026-11-12\nthrough_on = \"2026-11-14\"\ntext = \" акция  −10 % \"\n\
         [[exception]]\non = \"2026-12-31\"\nkind = \"off\"\n[[exception]]\non = \"2026-12-05\"\nkind = \"working\"\n",
    ))
    .expect("right");
    let marks: Vec<String> =
        file.marks.iter().map(|mark| format!("{} {} {}", mark.from_on, mark.through_on, mark.text)).collect();
    assert_eq!(marks, ["2026-11-12 2026-11-14 акция −10 %", "2026-11-20 2026-11-20 выставка"]);
    let days: Vec<String> = file.exceptions.iter().map(|day| format!("{} {}", day.on, day.kind)).collect();
    assert_eq!(days, ["2026-12-05 working", "2026-12-31 off"]);
    let twice = "[[exception]]\non = \"2026-12-31\"\nkind = \"off\"\n";
    assert_eq!(
        mistakes(&with(&(twice.to_owned() + twice))),
        [(27, "[[exception]] on".into(), Fault::Repeated { given: "2026-12-31".into(), line: 24 })]
    );
    let long = "[[mark]]\nfrom_on = \"2026-11-01\"\nthrough_on = \"2026-12-02\"\ntext = \"a\"\n";
    assert_eq!(mistakes(&with(long)), [(25, "[[mark]] through_on".into(), Fault::MarkDays { most: 31 })]);
    let back = long.replace("2026-12-02", "2026-10-31");
    assert_eq!(mistakes(&with(&back)), [(25, "[[mark]] through_on".into(), Fault::MarkDays { most: 31 })]);
    let wrong = "[[exception]]\non = \"завтра\"\nkind = \"holiday\"\n";
    let known = DayKind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(
        mistakes(&with(wrong)),
        [
            (24, "[[exception]] on".into(), Fault::Expected(Expected::Date)),
            (25, "[[exception]] kind".into(), Fault::OneOf { given: "holiday".into(), known })
        ]
    );
}

/// Any department a file can describe.
pub(crate) fn file() -> impl Strategy<Value = DepartmentFile> {
    let codes = (
        proptest::sample::select(Language::ALL),
        proptest::sample::select(Currency::ALL),
        proptest::sample::select(National::ALL),
        proptest::sample::select(Public::ALL),
        proptest::sample::select(ReminderProfile::ALL),
    );
    let place = (proptest::option::of(-1_000_000_000_000_i64..0), any::<bool>(), pattern());
    let rest = (schedule(), metrics(), (member(0), member(1), member(2)), "[a-z0-9_-]{1,64}", word());
    let weights = (WEIGHTS, WEIGHTS);
    (codes, place, rest, weights, (exceptions(), marks())).prop_map(
        |(codes, (chat, forum, week), (schedule, metrics, who, key, name), weights, (exceptions, marks))| {
            let (language, currency, national, public, reminders) = codes;
            DepartmentFile {
                zone: Zone::MOSCOW,
                chat: chat.map(ChatId),
                topic: chat.filter(|_| forum).map(|_| TopicId(12)),
                grades: GRADES
                    .iter()
                    .zip([weights.0, weights.1])
                    .map(|(name, weight)| GradeDraft { name: (*name).to_owned(), weight })
                    .collect(),
                members: vec![who.0, who.1, who.2],
                key,
                name,
                language,
                currency,
                national,
                public,
                reminders,
                week,
                schedule,
                metrics,
                exceptions,
                marks,
                targets: vec![],
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_exported_reads_back_as_the_same_department(file in file()) {
        let text = file.to_toml();
        prop_assert_eq!(DepartmentFile::parse(&text), Ok(file), "{}", text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}|(\\[{1,2}(department|metric|grade|member|target|schedule|mark|exception)\\]{1,2}\n([a-z]{1,6} = [-0-9\"a-z\\[\\]{}.]{0,8}\n){0,4}){0,5}") {
        if let Err(mistakes) = DepartmentFile::parse(&text) {
            prop_assert!(!mistakes.is_empty() && mistakes.iter().all(|m| m.line >= 1));
        }
    }
}
