//! `/targets`: set by its questions over a restart, seen by two heads, answered by members, moved by absences and people,
//! drafted for the next month, read from a file.
use crate::{
    base::Base,
    on_both,
    world::{DEPUTY, FILE, IVAN, MARIA, OLGA, World},
};
use planerka::{
    domain::{
        id::TelegramId,
        month::{Target, Version},
    },
    store, usecase,
};

const PYOTR: i64 = 1004;
/// After [`DEPUTY`].
const ANNA: &str = r#"
[[member]]
telegram = 1005
name = "Анна Лебедева"
role = "manager"
"#;

/// As a person reads it: every space is a space.
fn plain(text: impl AsRef<str>) -> String {
    text.as_ref().replace('\u{a0}', " ")
}

/// The versions of the payments of a month, oldest first; shares in whole roubles by Telegram's ids.
async fn versions(w: &World, month: &str) -> Vec<Version> {
    let mut tx = w.db().read().await.expect("a transaction");
    let olga = store::people::of_telegram(&mut tx, TelegramId(OLGA)).await.expect("read").remove(0);
    let found =
        store::targets::of_month(&mut tx, olga.department, month.parse().expect("a month")).await.expect("read");
    Target::new(found).map(|target| target.versions().to_vec()).unwrap_or_default()
}

/// Roubles of a person's share.
async fn share(w: &World, version: &Version, id: i64) -> Option<i64> {
    let mut tx = w.db().read().await.expect("a transaction");
    let member = store::people::of_telegram(&mut tx, TelegramId(id)).await.expect("read").remove(0);
    version.share(member.id).map(|share| share.value / 100)
}

fn sums_up(version: &Version) -> bool {
    version.shares.iter().map(|share| share.value).sum::<i64>() == version.total
}

/// Presses what begins so, on the newest message.
async fn press(w: &World, id: i64, label: &str) -> String {
    let labels = w.labels(id);
    let found = labels.iter().find(|known| plain(known).starts_with(label));
    let found = found.unwrap_or_else(|| panic!("no «{label}» in {labels:?}: {}", w.last(id))).clone();
    plain(w.presses(id, &found).await)
}

/// Olga sets 9 million equally.
async fn nine(w: &World) {
    w.types(OLGA, "/targets").await;
    press(w, OLGA, "Оплаты").await;
    w.types(OLGA, "9 млн").await;
    press(w, OLGA, "Поровну").await;
    let saved = press(w, OLGA, "Принять").await;
    assert!(saved.contains("План принят."), "{saved}");
}

async fn with_deputy(base: Base, at: &str) -> World {
    let w = World::new(base, at, &[]).await;
    w.add(DEPUTY).await;
    w.standin.user(PYOTR, "Пётр").starts(None);
    w.settle().await;
    w
}

on_both! {
    async fn a_target_is_set_over_a_restart_told_with_the_why_and_answered(base: Base) {
        let mut w = World::new(base, "2026-11-02T12:00:00", &[]).await;
        let month = plain(w.types(OLGA, "/targets").await);
        assert!(month.starts_with("План: ноябрь 2026\nОплаты — плана нет"), "the main one first: {month}");
        let asked = press(&w, OLGA, "Оплаты").await;
        assert!(asked.contains("Сколько должен принести отдел?"), "{asked}");
        w.restart().await;
        let wrong = plain(w.types(OLGA, "побольше").await);
        assert!(wrong.contains("Не разобрал число") && wrong.contains("Сколько должен"), "{wrong}");
        assert!(plain(w.types(OLGA, "0").await).contains("Ноль — это не план"));
        assert!(plain(w.types(OLGA, "-5").await).contains("меньше нуля"));
        let asked = plain(w.types(OLGA, "9 млн").await);
        assert!(asked.contains("Как разделить 9 000 000 ₽?"), "{asked}");
        let refused = press(&w, OLGA, "По истории").await;
        assert!(refused.contains("За три месяца нет цифр"), "{refused}");
        w.restart().await;
        let preview = press(&w, OLGA, "Поровну").await;
        assert!(preview.contains("Иван Иванов   ██████     4 500 000"), "{preview}");
        // Lines are taken all or none.
        let wrong = plain(w.types(OLGA, "ИВАНОВ 5 млн\nСидоров 1 млн").await);
        assert!(wrong.contains("Не нашёл в плане: «Сидоров»") && wrong.contains("4 500 000"), "{wrong}");
        assert!(!wrong.contains("5 000 000"), "{wrong}");
        let wrong = plain(w.types(OLGA, "ИВАНОВ 10 млн").await);
        assert!(wrong.contains("Закреплено 10 000 000, а всего 9 000 000"), "{wrong}");
        let wrong = plain(w.types(OLGA, "ИВАНОВ 5 млн\nКИМ 3 млн").await);
        assert!(wrong.contains("Остаётся 1 000 000, и взять некому"), "{wrong}");
        let edited = plain(w.types(OLGA, "иванов 5 млн").await);
        assert!(edited.contains("5 000 000") && edited.contains("4 000 000"), "{edited}");
        assert!(edited.contains("Закреплено вручную: Иван Иванов"), "{edited}");
        assert!(plain(w.types(OLGA, "ИВАНОВ -").await).contains("4 500 000"), "let go again");
        w.types(OLGA, "иванов 5 млн").await;
        assert!(versions(&w, "2026-11-01").await.is_empty(), "nothing is saved by half");
        w.restart().await;
        let card = press(&w, OLGA, "Принять").await;
        assert!(card.contains("План принят.") && card.contains("Ещё не ответили: Иван Иванов и Мария Ким"), "{card}");
        let saved = versions(&w, "2026-11-01").await;
        assert!(saved.len() == 1 && sums_up(&saved[0]) && saved[0].from_on.to_string() == "2026-11-01");
        // Each gets his with the why.
        let ivan = plain(w.last(IVAN));
        assert!(ivan.contains("План ноября, оплаты: 5 000 000 ₽") && ivan.contains("назначена лично"), "{ivan}");
        let maria = plain(w.last(MARIA));
        assert!(maria.contains("План ноября, оплаты: 4 000 000 ₽\nОтдел 9 000 000 ₽, поровну"), "{maria}");
        assert!(maria.contains("Ваш день ≈ 20"), "{maria}");
        assert!(press(&w, IVAN, "Принимаю").await.contains("Вы приняли"));
        press(&w, MARIA, "Обсудить").await;
        w.restart().await;
        let told = plain(w.types(MARIA, "Много для новой территории").await);
        assert!(told.contains("Передал РОПу"), "{told}");
        let heard = plain(w.last(OLGA));
        assert!(heard.contains("Мария Ким хочет обсудить план ноября, оплаты (4 000 000 ₽):"), "{heard}");
        assert!(heard.contains("Много для новой территории") && !w.team().contains("территории"), "{heard}");
        let month = plain(w.types(OLGA, "/targets").await);
        assert!(month.contains("Оплаты — 9 000 000 ₽ · приняли 1 из 2"), "{month}");
    }

    async fn of_two_heads_the_second_sees_the_new_target_and_overwrites_nothing(base: Base) {
        let w = with_deputy(base, "2026-11-02T12:00:00").await;
        w.types(PYOTR, "/targets").await;
        press(&w, PYOTR, "Оплаты").await;
        w.types(PYOTR, "7 млн").await;
        press(&w, PYOTR, "Поровну").await;
        let bubble = w.person(PYOTR).last_from_bot().expect("a preview").clone();
        nine(&w).await;
        assert!(plain(w.last(PYOTR)).contains("Новый план: Оплаты, ноябрь 2026 — 9 000 000 ₽ (Ольга Белова)"));
        w.person(PYOTR).taps_on(bubble.id, "Принять");
        w.after(5).await;
        let story = plain(w.story(PYOTR));
        assert!(story.contains("Пока вы решали, план изменили: Ольга Белова"), "{story}");
        let saved = versions(&w, "2026-11-01").await;
        assert_eq!(saved.iter().map(|version| version.total).collect::<Vec<_>>(), [900_000_000]);
        // A change asks why, and both versions can be compared.
        w.types(PYOTR, "/targets").await;
        press(&w, PYOTR, "Оплаты").await;
        press(&w, PYOTR, "Изменить").await;
        w.types(PYOTR, "10 млн").await;
        press(&w, PYOTR, "Поровну").await;
        let why = press(&w, PYOTR, "Принять").await;
        assert!(why.contains("Почему меняем?"), "{why}");
        let card = plain(w.types(PYOTR, "Большой тендер").await);
        assert!(card.contains("Почему: Большой тендер"), "{card}");
        let ivan = plain(w.last(IVAN));
        assert!(ivan.contains("5 000 000 ₽") && ivan.contains("Было 4 500 000 ₽") && ivan.contains("Большой тендер"), "{ivan}");
        assert_eq!(plain(w.story(IVAN)).matches("План ноября, оплаты").count(), 1, "the unanswered word gave way");
        let history = press(&w, PYOTR, "История (2)").await;
        assert!(history.contains("1. 9 000 000 ₽ · Ольга Белова") && history.contains("2. 10 000 000 ₽ · Пётр Орлов"), "{history}");
        let two = press(&w, PYOTR, "Сравнить 1 и 2").await;
        assert!(two.contains("Иван Иванов: 4 500 000 → 5 000 000"), "{two}");
        // Whoever does not lead is told so.
        assert!(plain(w.types(IVAN, "/targets").await).contains("Это может только РОП или заместитель"));
    }

    async fn a_vacation_is_a_proposal_that_keeps_the_total_and_the_days_that_are_over(base: Base) {
        let w = with_deputy(base, "2026-11-02T12:00:00").await;
        nine(&w).await;
        w.until("2026-11-16T12:00:00").await;
        w.types(MARIA, "/absent").await;
        w.presses(MARIA, "Отпуск").await;
        w.types(MARIA, "с 23 по 27 ноября").await;
        let asked = plain(w.last(OLGA));
        assert!(asked.contains("Мария Ким не работает"), "{asked}");
        assert!(asked.contains("План ноября, оплаты: предлагаю передать 1 132 075") && asked.contains("Итог отдела не меняется."), "{asked}");
        // The deputy declines nothing: the head is faster.
        press(&w, OLGA, "Принять").await;
        assert!(plain(w.last(PYOTR)).contains("План изменён:") || plain(w.story(PYOTR)).contains("Принято в 12:00, Ольга Белова."));
        let all = versions(&w, "2026-11-01").await;
        assert_eq!(all.len(), 2);
        assert!(sums_up(&all[1]) && all[1].total == 900_000_000);
        assert_eq!(all[1].from_on.to_string(), "2026-11-16", "days that are over stay as they were");
        assert!(share(&w, &all[1], MARIA).await < Some(4_500_000) && share(&w, &all[1], IVAN).await > Some(4_500_000));
        assert!(all[1].reason.as_deref().is_some_and(|why| why.contains("Мария Ким не работает")));
        // She works after all: the way back; it is left as it is, and not proposed again.
        w.minute().await;
        let told = w.standin.messages(OLGA).into_iter().rev().find(|m| m.text().contains("не работает: отпуск"));
        w.person(OLGA).taps_on(told.expect("the absence").id, "Отменить");
        w.after(5).await;
        let asked = plain(w.last(OLGA));
        assert!(asked.contains("Мария Ким работает"), "{asked}");
        let left = press(&w, OLGA, "Оставить как есть").await;
        assert!(left.contains("Оставлено как есть"), "{left}");
        let before = w.standin.messages(OLGA).len();
        w.types(MARIA, "/absent").await;
        w.presses(MARIA, "Отпуск").await;
        w.types(MARIA, "с 28 по 29 ноября").await;
        assert!(w.standin.messages(OLGA).len() <= before + 1, "days off move nothing: {}", w.last(OLGA));
        assert_eq!(versions(&w, "2026-11-01").await.len(), 2);
    }

    async fn people_who_come_and_go_are_proposals_of_which_an_old_one_is_shown_anew(base: Base) {
        let mut w = World::new(base, "2026-11-02T12:00:00", &[]).await;
        nine(&w).await;
        w.until("2026-11-11T12:00:00").await;
        w.add(ANNA).await;
        w.restart().await;
        w.after(5).await;
        let asked = plain(w.last(OLGA));
        assert!(asked.contains("Отдел изменён из файла") && asked.contains("Анна Лебедева: 0 →"), "{asked}");
        // A day closes: the tap shows what it comes to now.
        w.until("2026-11-12T12:00:00").await;
        let bubble = w.standin.messages(OLGA).into_iter().rev().find(|m| plain(m.text()).contains("Анна Лебедева: 0 →"));
        w.person(OLGA).taps_on(bubble.expect("the proposal").id, "Принять");
        w.after(5).await;
        let story = plain(w.story(OLGA));
        assert!(story.contains("Уже неактуально: ниже новое предложение"), "{story}");
        assert!(plain(w.last(OLGA)).starts_with("С тех пор кое-что изменилось"), "{}", w.last(OLGA));
        assert_eq!(versions(&w, "2026-11-01").await.len(), 1, "nothing was taken unseen");
        press(&w, OLGA, "Принять").await;
        let all = versions(&w, "2026-11-01").await;
        assert!(all.len() == 2 && sums_up(&all[1]) && all[1].shares.len() == 3);
        // Ivan leaves: the rest of his goes to the others.
        w.types(OLGA, "/team").await;
        press(&w, OLGA, "Иван Иванов").await;
        press(&w, OLGA, "Больше не в отделе").await;
        press(&w, OLGA, "Да").await;
        let bubble = w.standin.messages(OLGA).into_iter().rev().find(|m| m.text().contains("больше не в отделе."));
        w.person(OLGA).taps_on(bubble.expect("the proposal").id, "Принять");
        w.after(5).await;
        let all = versions(&w, "2026-11-01").await;
        assert!(all.len() == 3 && sums_up(&all[2]));
        assert!(share(&w, &all[2], MARIA).await > share(&w, &all[1], MARIA).await);
    }

    async fn next_months_draft_comes_once_and_the_first_tap_counts(base: Base) {
        let mut w = with_deputy(base, "2026-11-02T12:00:00").await;
        nine(&w).await;
        w.until("2026-11-30T14:59:00").await;
        assert!(!w.story(OLGA).contains("План на декабрь"));
        w.until("2026-11-30T15:01:00").await;
        let draft = plain(w.last(OLGA));
        assert!(draft.contains("План на декабрь 2026, оплаты: предлагаю 9 000 000 ₽, поровну по рабочим дням"), "{draft}");
        w.restart().await;
        w.until("2026-11-30T15:10:00").await;
        assert_eq!(w.story(OLGA).matches("План на декабрь").count(), 1, "once");
        let accepted = press(&w, PYOTR, "Принять").await;
        assert!(accepted.contains("Принято в 15:10, Пётр Орлов."), "{accepted}");
        assert!(plain(w.story(OLGA)).contains("Принято в 15:10, Пётр Орлов."), "the other's copy shows it");
        let december = versions(&w, "2026-12-01").await;
        assert!(december.len() == 1 && sums_up(&december[0]) && december[0].from_on.to_string() == "2026-12-01");
        assert!(plain(w.last(IVAN)).contains("План декабря, оплаты: 4 500 000 ₽"), "{}", w.last(IVAN));
    }

    async fn started_in_mid_month_it_asks_what_was_done_or_starts_today(base: Base) {
        let w = World::new(base, "2026-11-16T12:00:00", &[]).await;
        w.types(OLGA, "/targets").await;
        press(&w, OLGA, "Оплаты").await;
        let asked = plain(w.types(OLGA, "9 млн").await);
        assert!(asked.contains("Сколько уже сделано с 1-го числа?") && asked.contains("Мария Ким — не указано"), "{asked}");
        let told = plain(w.types(OLGA, "ИВАНОВ 450к").await);
        assert!(told.contains("Иван Иванов — 450 000 ₽"), "{told}");
        press(&w, OLGA, "Дальше").await;
        press(&w, OLGA, "Поровну").await;
        press(&w, OLGA, "Принять").await;
        let mut tx = w.db().read().await.expect("a transaction");
        let olga = store::people::of_telegram(&mut tx, TelegramId(OLGA)).await.expect("read").remove(0);
        let month = "2026-11-01".parse().expect("a month");
        let openings = store::targets::openings(&mut tx, olga.department, month).await.expect("read");
        drop(tx);
        assert_eq!(openings.len(), 1);
        assert_eq!((openings[0].value, openings[0].through_on.to_string()), (45_000_000, "2026-11-15".to_owned()));
        assert_eq!(versions(&w, "2026-11-01").await[0].from_on.to_string(), "2026-11-01");
        // Another metric begins today.
        w.types(OLGA, "/targets").await;
        press(&w, OLGA, "Звонки").await;
        w.types(OLGA, "400").await;
        let split = press(&w, OLGA, "Начать с сегодня").await;
        assert!(split.contains("Как разделить 400?"), "{split}");
        let preview = press(&w, OLGA, "Поровну").await;
        assert!(preview.contains("Считается с пн 16.11"), "{preview}");
        press(&w, OLGA, "Принять").await;
        let calls = versions(&w, "2026-11-01").await;
        assert!(calls.iter().any(|version| version.from_on.to_string() == "2026-11-16" && version.total == 400));
    }

    async fn without_a_target_the_leaders_hear_it_once_on_the_third_working_day(base: Base) {
        let w = World::new(base, "2026-11-02T12:00:00", &[]).await;
        w.until("2026-11-05T14:59:00").await;
        assert!(!w.story(OLGA).contains("не поставлен"));
        w.until("2026-11-05T15:01:00").await;
        assert!(w.last(OLGA).contains("План на ноябрь 2026 не поставлен"), "{}", w.last(OLGA));
        let month = press(&w, OLGA, "Поставить план").await;
        assert!(month.starts_with("План: ноябрь 2026"), "{month}");
        w.until("2026-11-09T16:00:00").await;
        assert!(!w.story(IVAN).contains("не поставлен") && !w.team().contains("не поставлен"));
    }

    async fn a_file_sets_targets_once_and_never_those_of_a_month_that_is_over(base: Base) {
        let w = World::new(base, "2026-11-16T12:00:00", &[]).await;
        let text = FILE.replace("CHAT", &w.chat.to_string())
            + "[[target]]\nmonth = \"2026-12\"\nmetric = \"payments\"\ntotal = 9000000\n\
               [[target.share]]\nmember = \"Иван Иванов\"\ntotal = \"5 000 000\"\n";
        w.apply(&text).await;
        w.apply(&text).await;
        let all = versions(&w, "2026-12-01").await;
        assert_eq!(all.len(), 1, "twice changes nothing");
        assert_eq!((share(&w, &all[0], IVAN).await, share(&w, &all[0], MARIA).await), (Some(5_000_000), Some(4_000_000)));
        let mut tx = w.db().write().await.expect("a transaction");
        let department = store::people::of_telegram(&mut tx, TelegramId(OLGA)).await.expect("read").remove(0).department;
        let file = usecase::export::export(&mut tx, department, w.clock.now()).await.expect("read").expect("there");
        assert_eq!(file.targets.len(), 1);
        let again = usecase::apply::apply(&mut tx, &file, planerka::app::template_metrics, w.clock.now()).await;
        assert!(again.expect("applied").differences.is_empty());
        let past = planerka::domain::department_file::DepartmentFile::parse(&text.replace("2026-12", "2026-10")).expect("read");
        let refused = usecase::apply::apply(&mut tx, &past, planerka::app::template_metrics, w.clock.now()).await;
        let Err(usecase::Failure::Refused(refused)) = refused else { panic!("{refused:?}") };
        let sentence = planerka::view::refusal::sentence(&refused, planerka::locale::Locale::RU);
        assert!(sentence.starts_with("Строка 29, [[target]]: месяц прошёл"), "{sentence}");
    }
}
