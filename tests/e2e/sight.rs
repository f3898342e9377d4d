//! Who sees and may do what: each role tries every command in private and in the team chat, and every kind of button
//! there is. Source: product.md, «Roles, and who sees what», both tables and the setting `public`.
use crate::{
    base::Base,
    chat::{PETR as SOUTHERNER, SOUTH},
    on_both,
    world::{FILE, IVAN, LINE, MARIA, OLGA, World},
};
use planerka::{
    domain::id::{DepartmentId, InvestigationId, TelegramId},
    store,
    usecase::{self, house::House},
    view::callback::Callback,
};

const DEPUTY: i64 = 1004;
const DIRECTOR: i64 = 1006;
const WATCHER: i64 = 1007;
const STRANGER: i64 = 9009;
const OTHERS: &str = r#"
[[member]]
telegram = 1004
name = "Глеб Замов"
role = "deputy"
reports = false
[[member]]
telegram = 1006
name = "Сергей Директоров"
role = "superior"
[[member]]
telegram = 1007
name = "Анна Наблюдатель"
role = "observer"
"#;

/// What only the leaders may read.
const LEADERS_ONLY: [&str; 4] = ["Склад закрыт", "ольничный", "Без отчёта: Мария", "2-й день подряд"];
/// What nobody outside the department may.
const INSIDE: [&str; 6] = ["Астра", "61\u{a0}000", "Мария", "Иван Иванов", "Ольга Белова", "сдали"];

/// The department with `public` as said, on Wednesday after the digest: Ivan has answered twice and says what hindered
/// him, Maria was silent on Tuesday and is ill now.
async fn wednesday(base: Base, public: &str) -> World {
    let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
    w.apply(SOUTH.split("[[member]]").take(2).collect::<Vec<_>>().join("[[member]]").as_str()).await;
    let file =
        FILE.replace("CHAT", &w.chat.to_string()).replace("[schedule]", &format!("public = \"{public}\"\n[schedule]"));
    w.apply(&(file + OTHERS)).await;
    let people = [(DEPUTY, "Глеб"), (DIRECTOR, "Сергей"), (WATCHER, "Анна"), (SOUTHERNER, "Пётр"), (STRANGER, "Чужой")];
    for (id, name) in people {
        w.standin.user(id, name).starts(None);
        w.person(id).in_chat(w.chat).joins();
    }
    for id in [IVAN, MARIA] {
        w.person(id).in_chat(w.chat).joins();
    }
    w.until("2026-11-24T09:10:00").await;
    w.says(IVAN, LINE).await;
    w.finish(IVAN).await;
    w.says(IVAN, "/promise Астра оплатит 77к до 27.11").await;
    w.until("2026-11-25T09:10:00").await;
    w.says(MARIA, "/absent").await;
    w.taps(MARIA, "Больничный").await;
    w.taps(MARIA, "Сегодня").await;
    w.says(IVAN, "30 2 1 0 61к план 40 2 1 1 90к").await;
    w.skip_to(IVAN, "Другое").await;
    w.taps(IVAN, "Другое").await;
    w.minute().await;
    w.says(IVAN, "Склад закрыт").await;
    w.finish(IVAN).await;
    w.until("2026-11-25T10:10:00").await;
    w
}

fn assert_hidden(said: &str, hidden: &[&str], who: &str) {
    for word in hidden {
        assert!(!said.contains(word), "{who} reads «{word}»: {said}");
    }
}

/// What a command answers in private: a word of the answer for each of head, deputy, manager, director, observer.
const PRIVATE: [(&str, [&str; 5]); 25] = [
    ("/today", ["сдали", "сдали", NO_LEADER, NO_LEADER, NO_LEADER]),
    ("/team", ["Ольга Белова · РОП", "Ольга Белова · РОП", NO_LEADER, NO_LEADER, NO_LEADER]),
    ("/digest", ["📊", "📊", "📊", "📊", "📊"]),
    ("/protocol", ["Склад закрыт", "Склад закрыт", "Протокол ср 25.11", "Без отчёта: 0", NOT_HIS]),
    (
        "/protocol 24.11",
        ["Без отчёта: Мария Ким", "Без отчёта: Мария Ким", "Протокол вт 24.11", "Без отчёта: 1", NOT_HIS],
    ),
    ("/promises", ["Обещания отдела", "Обещания отдела", "Ваши обещания", "Обещания отдела", NOT_HIS]),
    ("/promise", ["поручение", "поручение", "Что обещаете", NOT_HIS, NOT_HIS]),
    ("/absent", ["Кто не работает?", "Кто не работает?", "Что отметить?", NOT_ASKED, NOT_ASKED]),
    // Plan and fact.
    ("/me", [NOT_ASKED, NOT_ASKED, "Иван, ваш ноябрь", NOT_ASKED, NOT_ASKED]),
    ("/plan", [NOT_ASKED, NOT_ASKED, "План на ноябрь", NOT_ASKED, NOT_ASKED]),
    ("/week", ["Север · Неделя", "Север · Неделя", "Неделя 23.11", "Север · Неделя", NOT_HIS]),
    ("/week 16.11", ["Неделя 16.11", "Неделя 16.11", "Неделя 16.11", "Неделя 16.11", NOT_HIS]),
    ("/month", ["Север, ноябрь", "Север, ноябрь", "Иван Иванов, ноябрь", "Север, ноябрь", NOT_HIS]),
    ("/month 2026-10", ["Север, октябрь", "Север, октябрь", "Иван Иванов, октябрь", "Север, октябрь", NOT_HIS]),
    ("/report", [NOT_ASKED, NOT_ASKED, "", NOT_ASKED, NOT_ASKED]),
    ("/help", ["/team", "/team", "/report", "/protocol", "/digest"]),
    ("/menu", ["Выберите раздел", "Выберите раздел", "Вот что можно", "Вот что можно", "Вот что можно"]),
    ("/schedule", ["Спрашиваю в 9:00", "Спрашиваю в 9:00", NO_LEADER, NO_LEADER, NO_LEADER]),
    ("/calendar", ["рабочих дней 20", "рабочих дней 20", NO_LEADER, NO_LEADER, NO_LEADER]),
    ("/metrics", ["Показатели отдела", "Показатели отдела", NO_LEADER, NO_LEADER, NO_LEADER]),
    ("/targets", ["План: ноябрь 2026", "План: ноябрь 2026", NO_LEADER, NO_LEADER, NO_LEADER]),
    ("/settings", ["Настройки", "Настройки", "Настройки", NOT_HIS, NOT_HIS]),
    ("/department", ["Север", "Север", "Север", "Север", "Север"]),
    ("/language", ["языке", "языке", "языке", "языке", "языке"]),
    ("/cancel", ["", "", "", "", ""]),
];
const NO_LEADER: &str = "Это может только РОП или заместитель. Передать просьбу?";
const NOT_HIS: &str = "В вашей роли этого нет";
const NOT_ASKED: &str = "цифры не спрашивают";

/// The types of buttons' fields with a value of each that is there.
struct Real {
    north: DepartmentId,
    fields: Vec<(&'static str, String)>,
}

impl Real {
    /// Ivan's and the department's.
    async fn of(w: &World) -> Self {
        let investigation = looked_into(w).await;
        let mut tx = w.db().read().await.expect("a transaction");
        let ivan = store::people::of_telegram(&mut tx, TelegramId(IVAN)).await.expect("read").remove(0);
        let maria = store::people::of_telegram(&mut tx, TelegramId(MARIA)).await.expect("read").remove(0);
        let north = ivan.department;
        let on = "2026-11-25".parse().expect("a date");
        let reports = store::reports::of_department(&mut tx, north, on, on).await.expect("read");
        let report = reports.iter().find(|report| report.member == ivan.id).expect("Ivan's").id;
        let promise = store::promises::open_of_department(&mut tx, north).await.expect("read").remove(0).id;
        let digest = store::published::latest_digests(&mut tx, north, 1).await.expect("read").remove(0).id;
        let protocol = store::published::last_protocol(&mut tx, north, on).await.expect("read").expect("made").id;
        let absences = store::people::absences(&mut tx, north).await.expect("read");
        let absence = absences.iter().find(|absence| absence.member == maria.id).expect("Maria's").id;
        let metric = store::metrics::of_department(&mut tx, north).await.expect("read").remove(0).id;
        let (note, notice, grade, invite) = (1, 1, 1, 1);
        let day = Callback::PromiseDueOn { on }.encode().split_once('.').expect("a day").1.to_owned();
        let id = |n: i64| {
            Callback::Team { department: DepartmentId(n) }.encode().split_once('.').expect("an id").1.to_owned()
        };
        let fields = vec![
            ("MemberId", id(ivan.id.0)),
            ("DepartmentId", id(north.0)),
            ("ReportId", id(report.0)),
            ("PromiseId", id(promise.0)),
            ("DigestId", id(digest.0)),
            ("ProtocolId", id(protocol.0)),
            ("AbsenceId", id(absence.0)),
            ("MetricId", id(metric.0)),
            ("InvestigationId", id(investigation.0)),
            ("NoteId", id(note)),
            ("NoticeId", id(notice)),
            ("GradeId", id(grade)),
            ("InviteId", id(invite)),
            ("TalkId", id(1)),
            ("StuckId", id(1)),
            ("Stuck", "p".to_owned()),
            ("ChatId", id(w.chat)),
            ("i64", id(5)),
            ("u8", id(0)),
            ("bool", id(1)),
            ("NaiveDate", day),
            ("NaiveTime", id(600)),
            ("TargetId", id(1)),
            ("ProposalId", id(1)),
            ("Basis", "equal".to_owned()),
            ("Start", "m".to_owned()),
            ("AbsenceKind", "vacation".to_owned()),
            ("Role", "head".to_owned()),
            ("ReminderProfile", "quiet".to_owned()),
            ("Language", "ru".to_owned()),
            ("FixPart", "f".to_owned()),
            ("HelpAnswer", "h".to_owned()),
            ("Cause", "price".to_owned()),
        ];
        Self { north, fields }
    }

    /// A button of every kind that the source of the codec lists, about what is Ivan's or the department's; those of
    /// types not known here are left out.
    fn buttons(&self) -> Vec<(String, String)> {
        let source = include_str!("../../src/view/callback.rs");
        let table = source.split("\ncallbacks! {").nth(1).expect("the table").split("\n}").next().expect("its end");
        let button = |line: &str| {
            let (tag, rest) = line.trim().strip_prefix('"')?.split_once('"')?;
            let (name, fields) = rest.split_once('{').unwrap_or((rest, ""));
            let mut data = format!("1{tag}");
            for field in fields.trim_end_matches(['}', ',', ' ']).split(',').filter(|field| field.contains(':')) {
                let kind = field.split_once(':')?.1.trim();
                let kind = kind.strip_prefix("Option<").map_or(kind, |kind| kind.trim_end_matches('>'));
                let value = self.fields.iter().find(|(known, _)| *known == kind)?;
                data = format!("{data}.{}", value.1);
            }
            Some((name.trim_matches([' ', ',']).to_owned(), data))
        };
        table.lines().filter_map(button).filter(|(_, data)| Callback::decode(data).is_ok()).collect()
    }

    /// Everything of the department that a button could change, but what is this person's own.
    async fn picture(&self, w: &World, but: i64) -> String {
        let mut tx = w.db().read().await.expect("a transaction");
        let (north, from) = (self.north, "2026-11-01".parse().expect("a date"));
        let through = "2026-12-31".parse().expect("a date");
        let mut members = store::people::of_department(&mut tx, north).await.expect("read");
        let own = members.iter().find(|member| member.telegram == Some(TelegramId(but))).map(|member| member.id);
        members.retain(|member| Some(member.id) != own);
        let mut reports = store::reports::of_department(&mut tx, north, from, through).await.expect("read");
        reports.retain(|report| Some(report.member) != own);
        let mut absences = store::people::absences(&mut tx, north).await.expect("read");
        absences.retain(|absence| Some(absence.member) != own);
        let department = store::departments::by_id(&mut tx, north).await.expect("read");
        let schedules = store::departments::schedules(&mut tx, north).await.expect("read");
        let exceptions = store::calendar::exceptions(&mut tx, north).await.expect("read");
        let metrics = store::metrics::of_department(&mut tx, north).await.expect("read");
        let grades = store::grades::of_department(&mut tx, north).await.expect("read");
        let invites = store::invites::all_living(&mut tx, north, w.clock.now()).await.expect("read");
        let figures = store::figures::of_department(&mut tx, north, from, through).await.expect("read");
        let promises = store::promises::open_of_department(&mut tx, north).await.expect("read");
        let offered = store::promises::offered(&mut tx, north).await.expect("read");
        let digests = store::published::latest_digests(&mut tx, north, 9).await.expect("read");
        let benchmarks = store::funnels::benchmarks(&mut tx, north).await.expect("read");
        let changes = store::state::changes(&mut tx, north, chrono::DateTime::UNIX_EPOCH).await.expect("read");
        let looked_into = store::investigations::of_department(&mut tx, north, from, through).await.expect("read");
        let digests: Vec<_> = digests.iter().map(|digest| (digest.id, digest.state)).collect();
        format!(
            "{department:#?}{schedules:#?}{exceptions:?}{metrics:?}{grades:?}{members:#?}{invites:?}{absences:#?}{reports:#?}\
             {figures:#?}{promises:#?}{offered:?}{digests:?}{looked_into:?}{benchmarks:?}{}",
            changes.iter().filter(|change| own.is_none() || change.by_member != own).count()
        )
    }
}

/// An investigation of Ivan's Tuesday that waits for its end.
async fn looked_into(w: &World) -> InvestigationId {
    let mut tx = w.db().write().await.expect("a transaction");
    let ivan = store::people::of_telegram(&mut tx, TelegramId(IVAN)).await.expect("read").remove(0);
    let olga = store::people::of_telegram(&mut tx, TelegramId(OLGA)).await.expect("read").remove(0);
    let house = House::load(&mut tx, ivan.department).await.expect("read").expect("there");
    let on = "2026-11-24".parse().expect("a date");
    let opened = usecase::investigation::open_for(&mut tx, &house, &olga, ivan.id, on, w.clock.now()).await;
    let id = opened.expect("opened").id;
    tx.commit().await.expect("committed");
    id
}

/// Says it in the team chat; what the bot answers there.
async fn in_chat(w: &World, id: i64, text: &str) -> String {
    let before = w.standin.messages(w.chat).len();
    w.person(id).in_chat(w.chat).says(text);
    w.minute().await;
    let messages = w.standin.messages(w.chat);
    messages.iter().skip(before + 1).map(|message| message.text().to_owned()).collect::<Vec<_>>().join("\n")
}

on_both! {
    async fn every_command_in_private_answers_a_role_what_the_tables_say(base: Base) {
        let w = wednesday(base, "people").await;
        for (column, id) in [OLGA, DEPUTY, IVAN, DIRECTOR, WATCHER].into_iter().enumerate() {
            for (command, answers) in PRIVATE {
                w.minute().await;
                let said = w.says(id, command).await;
                assert!(said.contains(answers[column]), "{id} {command}, wanted «{}»: {said}", answers[column]);
                let own: &[&str] = if id == IVAN { &["Склад закрыт"] } else { &[] };
                let hidden: Vec<&str> = LEADERS_ONLY.into_iter().filter(|word| !own.contains(word)).collect();
                if column > 1 {
                    assert_hidden(&said, &hidden, &format!("{id} {command}"));
                }
            }
        }
        // Whoever belongs to nobody, and whoever leads another department.
        for id in [STRANGER, SOUTHERNER] {
            for (command, _) in PRIVATE {
                w.minute().await;
                let said = w.says(id, command).await;
                let hidden: Vec<&str> = INSIDE.into_iter().chain(LEADERS_ONLY).collect();
                assert_hidden(&said.replace("сдали 0 из 0", ""), &hidden, &format!("{id} {command}"));
            }
        }
        let stranger = w.says(STRANGER, "/digest").await;
        assert!(stranger.contains("ссылку-приглашение"), "{stranger}");
    }

    async fn every_command_in_the_team_chat_posts_for_the_leaders_alone(base: Base) {
        let w = wednesday(base, "people").await;
        for id in [IVAN, DIRECTOR, WATCHER, STRANGER, SOUTHERNER] {
            for command in ["/digest", "/protocol", "/promises", "/today", "/team", "/report", "/absent", "/help"] {
                let said = in_chat(&w, id, &format!("{command}@planerka_bot")).await;
                let hidden: Vec<&str> = INSIDE.into_iter().chain(LEADERS_ONLY).collect();
                assert_hidden(&said, &hidden, &format!("{id} {command} in the chat"));
                assert!(!said.is_empty(), "{id} {command} is answered");
            }
        }
        // What the leaders post there is the team's rendering.
        for id in [DEPUTY, OLGA] {
            for command in ["/protocol 24.11", "/protocol", "/digest", "/promises", "/today", "/team"] {
                let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
                let said = in_chat(&w, id, &format!("{name}@planerka_bot {rest}")).await;
                assert_hidden(&said, &LEADERS_ONLY, &format!("{id} {command} in the chat"));
                assert_hidden(&said, &["Ольга Белова · РОП", "Без отчёта"], &format!("{id} {command} in the chat"));
            }
        }
        let promises = in_chat(&w, OLGA, "/promises@planerka_bot").await;
        assert!(promises.contains("Астра"), "what lies ahead may be read: {promises}");
        w.until("2026-11-30T12:00:00").await;
        let late = in_chat(&w, OLGA, "/promises@planerka_bot").await;
        assert_hidden(&late, &["Астра", "Срок прошёл", "Иван"], "nobody is named late in the chat");
    }

    async fn every_kind_of_button_changes_nothing_in_hands_that_have_no_right_to_it(base: Base) {
        let w = wednesday(base, "people").await;
        let real = Real::of(&w).await;
        let buttons = real.buttons();
        assert!(buttons.len() > 100, "the table of buttons is read: {}", buttons.len());
        for (id, name) in [(STRANGER, "a stranger"), (SOUTHERNER, "another department's head"), (WATCHER, "an observer"), (DIRECTOR, "a director"), (MARIA, "a colleague")] {
            let private = w.person(id).last_from_bot().expect("a message").id;
            let posted = w.person(id).in_chat(w.chat).last_from_bot().expect("a post").id;
            let before = real.picture(&w, id).await;
            let heard = w.standin.messages(id).len();
            for (button, data) in &buttons {
                let mut answered = vec![w.person(id).forges(private, data)];
                // In the team chat anybody can press anything.
                if matches!(id, STRANGER | MARIA) {
                    answered.push(w.person(id).in_chat(w.chat).forges(posted, data));
                }
                // Answers to one person go out one a second.
                w.after(2).await;
                assert!(answered.iter().all(|tapped| tapped.answer().is_some()), "{name}, {button}: every tap is answered");
            }
            assert_eq!(real.picture(&w, id).await, before, "{name} has changed something");
            w.after(400).await;
            let story: String = w.standin.messages(id).iter().skip(heard).map(|message| message.text()).collect::<Vec<_>>().join("\n");
            let team: Vec<&str> = if matches!(id, STRANGER | SOUTHERNER) { INSIDE.to_vec() } else { vec![] };
            let hidden: Vec<&str> = team.into_iter().chain(LEADERS_ONLY).filter(|word| id != MARIA || *word != "ольничный").collect();
            assert_hidden(&story.replace("сдали 0 из 0", ""), &hidden, name);
        }
    }

    async fn with_best_the_team_reads_of_the_best_and_of_sums(base: Base) {
        public_is_kept(base, "best").await;
    }

    async fn with_department_the_team_reads_sums_alone(base: Base) {
        public_is_kept(base, "department").await;
    }
}

/// Neither the chat nor a manager reads others' figures, promises, lessons or corrections; the leaders and the director
/// do. On Thursday Ivan, who stays below his plan, is not the best.
async fn public_is_kept(base: Base, public: &str) {
    let w = wednesday(base, public).await;
    w.until("2026-11-26T09:10:00").await;
    w.says(IVAN, "31 2 1 0 62к план 40 2 1 1 90к").await;
    w.finish(IVAN).await;
    w.until("2026-11-26T10:10:00").await;
    let digest = w.team();
    assert!(digest.contains("Итоги"), "{digest}");
    assert_hidden(&digest, &["Иван Иванов 9", "Иван Иванов 6", "Астра"], "the team chat");
    let manager =
        [w.says(MARIA, "/digest").await, w.says(MARIA, "/protocol").await, w.says(MARIA, "/protocol 24.11").await];
    for said in &manager {
        assert_hidden(said, &["Иван", "Астра"], "a colleague");
        assert!(
            said.contains("98\u{a0}000") || said.contains("62\u{a0}000") || said.contains("61\u{a0}000"),
            "sums stay: {said}"
        );
    }
    w.minute().await;
    let own = w.says(IVAN, "/digest").await;
    assert!(own.contains("Иван Иванов"), "his own line is his to see: {own}");
    let own = w.says(IVAN, "/protocol 25.11").await;
    assert!(own.contains("Иван Иванов: звонки 30"), "{own}");
    for id in [OLGA, DIRECTOR] {
        w.minute().await;
        let said = w.says(id, "/digest").await;
        assert!(said.contains("Иван Иванов 6"), "{id} sees people: {said}");
    }
    w.minute().await;
    let observer = w.says(WATCHER, "/digest").await;
    assert_hidden(&observer, &["Иван"], "an observer");
    for command in ["/protocol@planerka_bot 25.11", "/promises@planerka_bot", "/digest@planerka_bot"] {
        let posted = in_chat(&w, OLGA, command).await;
        assert_hidden(&posted, &["Иван", "Астра", "Склад"], "the team chat");
    }
}
