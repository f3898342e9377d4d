//! `/team`: who is in the department and as whom, invites, joining, leaving, another account; and who may do what.
use crate::{
    base::Base,
    on_both,
    world::{IVAN, LINE, MARIA, OLGA, World},
};

const DENIS: i64 = 2002;

/// The link of the newest message to the head.
fn link(w: &World, of: i64) -> String {
    let text = w.last(of);
    let word =
        text.split_whitespace().find(|word| word.contains("?start=i")).unwrap_or_else(|| panic!("no link: {text}"));
    word.to_owned()
}

async fn invites(w: &World, role: &str) -> String {
    w.minute().await;
    w.says(OLGA, "/team").await;
    w.taps(OLGA, &format!("Пригласить: {role}")).await;
    link(w, OLGA)
}

/// A new account follows a link.
async fn follows(w: &World, id: i64, name: &str, link: &str) -> String {
    let person = w.standin.user(id, name);
    person.follows(link);
    w.settle().await;
    w.last(id)
}

/// Opens somebody's card in /team.
async fn opens(w: &World, by: i64, name: &str) -> String {
    w.minute().await;
    w.says(by, "/team").await;
    w.taps(by, name).await
}

on_both! {
    async fn a_listed_person_chooses_himself_and_another_one_signs_his_own_name(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.says(OLGA, "/team").await;
        w.taps(OLGA, "Добавить списком").await;
        let listed = w.says(OLGA, "1. Новиков Денис\n2. Соколова Анна\nиван иванов").await;
        assert!(listed.contains("Новиков Денис и Соколова Анна") && listed.contains("Уже были: иван иванов"), "{listed}");
        let link = invites(&w, "менеджер").await;
        w.minute().await;
        assert!(w.says(OLGA, "/team").await.contains("Новиков Денис · менеджер · ещё не на связи"));
        let who = follows(&w, DENIS, "Ден", &link).await;
        assert!(who.contains("Кто вы?"), "{who}");
        assert_eq!(w.labels(DENIS), ["Новиков Денис", "Соколова Анна", "Меня нет в списке"]);
        let welcome = w.taps(DENIS, "Новиков Денис").await;
        assert!(w.story(DENIS).contains("Вы в отделе «Север»"), "{welcome}");
        assert!(w.story(DENIS).contains("Я храню ваше имя"), "what is stored is said: {}", w.story(DENIS));
        w.taps(DENIS, "Понятно").await;
        w.minute().await;
        assert!(w.last(OLGA).contains("Новиков Денис на связи (4 из 5)"), "{}", w.story(OLGA));
        let who = follows(&w, 2003, "Кирилл", &link).await;
        assert!(who.contains("Кто вы?"), "{who}");
        assert_eq!(w.labels(2003), ["Соколова Анна", "Меня нет в списке"], "who has come is no choice");
        w.taps(2003, "Меня нет в списке").await;
        let again = w.says(2003, "Иван Иванов").await;
        assert!(again.contains("уже подписан кто-то другой"), "{again}");
        w.says(2003, "Кирилл Лебедев").await;
        w.minute().await;
        assert!(w.last(OLGA).contains("Кирилл Лебедев на связи (5 из 6)"), "{}", w.last(OLGA));
        let twice = follows(&w, DENIS, "Ден", &link).await;
        assert!(w.story(DENIS).contains("Вы уже в отделе"), "{twice}");
    }

    async fn a_stranger_is_taken_out_again_and_the_old_link_with_him(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let old = invites(&w, "менеджер").await;
        follows(&w, DENIS, "Чужой", &old).await;
        w.taps(DENIS, "Чужой").await;
        w.minute().await;
        assert!(w.last(OLGA).contains("Чужой на связи (4 из 4)"), "{}", w.last(OLGA));
        let forged = w.forges(IVAN, &w.data(OLGA, "Это не наш")).await;
        assert!(forged.contains("РОП или заместитель"), "{forged}");
        let out = w.taps(OLGA, "Это не наш").await;
        assert!(out.contains("Чужой больше не в отделе"), "{out}");
        let fresh = link(&w, OLGA);
        assert_ne!(fresh, old);
        w.minute().await;
        let said = w.says(DENIS, "/team").await;
        assert!(!said.contains("Ольга"), "he sees nothing any more: {said}");
        let said = follows(&w, DENIS, "Чужой", &old).await;
        assert!(said.contains("больше не действует"), "{said}");
        assert!(!w.says(OLGA, "/team").await.contains("Чужой"));
        assert!(follows(&w, 2003, "Денис", &fresh).await.contains("Как подписывать вас"), "the new link works");
    }

    async fn an_invite_ends_by_its_use_its_week_or_the_heads_word(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let once = invites(&w, "директор").await;
        assert!(w.last(OLGA).contains("на одного человека"), "{}", w.last(OLGA));
        follows(&w, DENIS, "Сергей", &once).await;
        w.taps(DENIS, "Сергей").await;
        w.minute().await;
        assert!(w.last(OLGA).contains("Сергей на связи: директор"), "{}", w.last(OLGA));
        assert!(follows(&w, 2003, "Другой", &once).await.contains("больше не действует"));
        let managers = invites(&w, "менеджер").await;
        w.minute().await;
        let team = w.says(OLGA, "/team").await;
        assert!(team.contains("Приглашение: менеджер, до пн 30.11, ещё на 50 человек"), "{team}");
        let forged = w.forges(IVAN, &w.data(OLGA, "Отозвать: менеджер")).await;
        assert!(forged.contains("РОП или заместитель"), "{forged}");
        w.taps(OLGA, "Отозвать: менеджер").await;
        assert!(follows(&w, 2004, "Поздний", &managers).await.contains("больше не действует"));
        let week = invites(&w, "менеджер").await;
        assert_ne!(week, managers, "a revoked link is not given again");
        w.until("2026-11-30T12:30:00").await;
        assert!(follows(&w, 2005, "Поздний", &week).await.contains("больше не действует"));
    }

    async fn guessing_invites_is_slowed_down(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        let good = invites(&w, "менеджер").await;
        let name = w.standin.bot_username().to_owned();
        for n in 0..11 {
            follows(&w, DENIS, "Взломщик", &format!("https://t.me/{name}?start=iAAAAAAAAAAAAAAAAAAAAAA{n:02}")).await;
            w.minute().await;
        }
        let said = follows(&w, DENIS, "Взломщик", &good).await;
        assert!(said.contains("Слишком много попыток"), "{said}");
        w.until("2026-11-23T12:40:00").await;
        assert!(follows(&w, DENIS, "Взломщик", &good).await.contains("Как подписывать вас"), "after a while it works");
    }

    async fn a_deputy_runs_the_team_but_neither_heads_nor_deputies(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        opens(&w, OLGA, "Иван Иванов").await;
        w.taps(OLGA, "Сделать: заместитель").await;
        w.minute().await;
        assert!(w.last(IVAN).contains("теперь вы — заместитель"), "{}", w.last(IVAN));
        let head = opens(&w, IVAN, "Ольга Белова").await;
        assert!(head.contains("РОП"), "{head}");
        assert_eq!(w.labels(IVAN), ["← Вся команда"], "nothing to change about the head");
        // What the head's own card offers, pressed by the deputy.
        opens(&w, OLGA, "Ольга Белова").await;
        let his = ["Сделать: менеджер", "Больше не в отделе", "Другой Telegram", "Переименовать", "Рабочие дни", "Часовой пояс"];
        for label in his {
            let said = w.forges(IVAN, &w.data(OLGA, label)).await;
            assert!(said.contains("Это может только РОП"), "{label}: {said}");
            w.minute().await;
        }
        let team = w.says(OLGA, "/team").await;
        assert!(team.contains("Ольга Белова · РОП"), "{team}");
        // What the card of a manager offers the head, but not the deputy.
        opens(&w, OLGA, "Мария Ким").await;
        let said = w.forges(IVAN, &w.data(OLGA, "Сделать: РОП")).await;
        assert!(said.contains("Это может только РОП"), "{said}");
        w.minute().await;
        opens(&w, IVAN, "Мария Ким").await;
        assert!(!w.labels(IVAN).iter().any(|l| l.contains("РОП") || l.contains("директор")), "{:?}", w.labels(IVAN));
        w.taps(IVAN, "Сделать: наблюдатель").await;
        w.minute().await;
        assert!(w.last(MARIA).contains("теперь вы — наблюдатель"), "{}", w.last(MARIA));
        let said = w.says(MARIA, "/report").await;
        assert!(said.contains("РОП"), "an observer reports nothing: {said}");
        w.minute().await;
        let said = w.forges(MARIA, &w.data(OLGA, "Сделать: заместитель")).await;
        assert!(said.contains("Это может только РОП"), "{said}");
    }

    async fn the_last_head_neither_leaves_nor_steps_down_before_another_is_here(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[MARIA]).await;
        opens(&w, OLGA, "Ольга Белова").await;
        w.taps(OLGA, "Больше не в отделе").await;
        let tapped = w.person(OLGA).taps("Да, убрать");
        w.settle().await;
        assert!(tapped.answer().and_then(|a| a.text).unwrap_or_default().contains("единственный РОП"));
        // A head who never pressed Start is no head to leave to.
        opens(&w, OLGA, "Мария Ким").await;
        w.taps(OLGA, "Сделать: РОП").await;
        opens(&w, OLGA, "Ольга Белова").await;
        let tapped = w.person(OLGA).taps("Сделать: менеджер");
        w.settle().await;
        assert!(tapped.answer().and_then(|a| a.text).unwrap_or_default().contains("единственный РОП"));
        opens(&w, OLGA, "Иван Иванов").await;
        w.taps(OLGA, "Сделать: РОП").await;
        w.minute().await;
        assert!(w.last(IVAN).contains("теперь вы — РОП"), "{}", w.last(IVAN));
        opens(&w, OLGA, "Ольга Белова").await;
        let stepped = w.taps(OLGA, "Сделать: менеджер").await;
        assert!(!stepped.contains("/team"), "her menu is a manager's now: {stepped}");
        assert!(w.says(IVAN, "/team").await.contains("Ольга Белова · менеджер"));
    }

    async fn whoever_leaves_is_asked_no_more_and_his_figures_keep_his_name(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("Иван Иванов 98\u{a0}000"), "{}", w.team());
        opens(&w, OLGA, "Иван Иванов").await;
        let sure = w.taps(OLGA, "Больше не в отделе").await;
        assert!(sure.contains("Прежние цифры останутся"), "{sure}");
        w.taps(OLGA, "Да, убрать").await;
        w.minute().await;
        assert!(w.last(IVAN).contains("Вы больше не в отделе «Север»"), "{}", w.last(IVAN));
        let before = w.story(IVAN);
        w.says(MARIA, LINE).await;
        w.until("2026-11-25T10:06:00").await;
        assert_eq!(w.story(IVAN), before, "he is left alone");
        assert!(w.team().contains("Иван Иванов 98\u{a0}000"), "what was posted stays: {}", w.team());
        let said = w.says(IVAN, LINE).await;
        assert!(said.contains("Создайте отдел") || said.contains("ссылку-приглашение"), "{said}");
        // Back by a link he is the same member.
        let link = invites(&w, "менеджер").await;
        follows(&w, IVAN, "Иван", &link).await;
        w.taps(IVAN, "Вернуться").await;
        w.minute().await;
        assert!(w.says(OLGA, "/team").await.contains("Иван Иванов · менеджер"));
    }

    async fn a_member_is_renamed_and_told(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        opens(&w, OLGA, "Иван Иванов").await;
        let asked = w.taps(OLGA, "Переименовать").await;
        assert!(asked.contains("Иван Иванов"), "{asked}");
        let again = w.says(OLGA, "мария ким").await;
        assert!(again.contains("уже подписан кто-то другой"), "{again}");
        w.minute().await;
        w.says(OLGA, "Ваня Иванов <b>").await;
        w.minute().await;
        assert!(w.last(IVAN).contains("вы подписаны так: Ваня Иванов <b>"), "{}", w.last(IVAN));
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        assert!(w.team().contains("Ваня Иванов <b> 98\u{a0}000"), "{}", w.team());
        let data = { opens(&w, OLGA, "Мария Ким").await; w.data(OLGA, "Переименовать") };
        let said = w.forges(IVAN, &data).await;
        assert!(said.contains("РОП или заместитель"), "{said}");
    }

    async fn with_another_telegram_a_member_goes_on_where_he_was(base: Base) {
        let w = World::new(base, "2026-11-23T12:00:00", &[]).await;
        w.until("2026-11-24T09:10:00").await;
        w.says(IVAN, LINE).await;
        w.until("2026-11-24T10:06:00").await;
        opens(&w, OLGA, "Иван Иванов").await;
        w.taps(OLGA, "Другой Telegram").await;
        w.taps(OLGA, "Да, отключить").await;
        let link = link(&w, OLGA);
        w.minute().await;
        assert!(w.last(IVAN).contains("больше не связан с отделом"), "{}", w.last(IVAN));
        let old = w.story(IVAN);
        assert_eq!(follows(&w, DENIS, "Ваня", &link).await, "Вас зовут в отдел «Север». Кто вы?");
        w.taps(DENIS, "Иван Иванов").await;
        w.until("2026-11-25T09:01:00").await;
        let prompt = w.last(DENIS);
        assert!(prompt.contains("вт 24.11"), "asked for his facts as if nothing had been: {prompt}");
        assert!(prompt.contains("план 45") || prompt.contains("(план"), "with his own plan: {prompt}");
        assert_eq!(w.story(IVAN), old, "the old account hears nothing");
        assert!(opens(&w, OLGA, "Иван Иванов").await.contains("В отделе с чт 01.10"), "{}", w.last(OLGA));
        let said = w.says(IVAN, LINE).await;
        assert!(said.contains("ссылку-приглашение"), "{said}");
    }
}
