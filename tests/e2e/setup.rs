//! A head sets a department up from /start, and a manager joins by the link: the acts are counted.
use crate::{base::Base, on_both, world::World};

/// Acts from /start to the invite link that the wizard may cost. Source: product.md, «Setting up».
const MOST_ACTS: usize = 8;
const NEW_HEAD: i64 = 2001;
const NEWCOMER: i64 = 2002;

on_both! {
    async fn a_head_reaches_the_invite_link_in_eight_acts_and_a_manager_joins_by_it(base: Base) {
        let w = World::new(base, "2026-11-24T12:00:00", &[]).await;
        let head = w.standin.user(NEW_HEAD, "Анна");
        head.starts(None);
        w.settle().await;
        let mut acts = 1;
        let mut link = None;
        while link.is_none() && acts < MOST_ACTS {
            let last = head.last_from_bot().expect("an answer");
            let labels: Vec<String> = last.buttons().iter().flatten().map(|b| b.label.clone()).collect();
            match labels.first() {
                Some(label) if labels.iter().all(|l| !l.contains("Пропустить")) => { head.taps(label); }
                _ => { head.says("Южный"); }
            }
            w.settle().await;
            acts += 1;
            let story = w.standin.transcript(NEW_HEAD);
            link = story.split_whitespace().find(|word| word.contains("?start=i")).map(str::to_owned);
        }
        let story = w.standin.transcript(NEW_HEAD);
        let link = link.unwrap_or_else(|| panic!("no link in {acts} acts: {story}"));
        let link = link.trim_matches(|c: char| "<>[]().,«»".contains(c));
        let newcomer = w.standin.user(NEWCOMER, "Денис");
        newcomer.follows(link);
        w.settle().await;
        newcomer.says("Денис Новиков");
        w.settle().await;
        // The limiter lets a chat have a message a second: the head's card waits its turn.
        w.until("2026-11-24T12:01:00").await;
        let heads = w.standin.transcript(NEW_HEAD);
        assert!(heads.contains("Денис Новиков на связи ("), "the head is told: {heads}\n{}", w.standin.transcript(NEWCOMER));
    }
}
