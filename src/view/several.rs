//! One answer for somebody who oversees several departments: a block each, under the department's name, in as few
//! messages as hold them.
//!
//! Apart from the features because each of them only knows its own department. Invariants: a block that fits a message
//! is never cut, a longer one begins its own; buttons that open something keep their department's name, the others
//! belong to a screen of one department and are left out.
use super::{
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::locale::Locale;

/// Less than a message holds.
const UNITS: usize = 3_800;
const ENTITIES: usize = 90;
/// Links under one message.
const LINKS: usize = 20;

/// What each department shows, as messages in its order.
pub fn messages(departments: impl IntoIterator<Item = (String, Screen)>, locale: Locale) -> Vec<Screen> {
    let mut all: Vec<Screen> = vec![];
    for (department, screen) in departments {
        let name = words::cut(&department, words::NAME);
        let links: Vec<Button> = screen.buttons().filter_map(|button| named(button, &name, locale)).collect();
        let block = Html::text(name).bold().line(screen.html);
        match all.last_mut() {
            Some(last) if fits(last, &block, &links) => {
                let together = std::mem::take(last);
                let html = together.html.clone().block(block);
                *last = links.into_iter().fold(Screen { html, ..together }, |screen, link| screen.row([link]));
            }
            _ => {
                let mut pieces: Vec<Screen> = block.split(UNITS, ENTITIES).into_iter().map(Screen::text).collect();
                if let Some(last) = pieces.pop() {
                    pieces.push(links.into_iter().fold(last, |screen, link| screen.row([link])));
                }
                all.extend(pieces);
            }
        }
    }
    all
}

fn fits(message: &Screen, block: &Html, links: &[Button]) -> bool {
    let together = message.html.clone().block(block.clone());
    together.units() <= UNITS && together.entities() <= ENTITIES && message.buttons().count() + links.len() <= LINKS
}

/// «Север: Открыть в чате»
fn named(button: &Button, department: &str, locale: Locale) -> Option<Button> {
    let Button::Url(label, url) = button else { return None };
    Some(Button::url(locale.texts().several_button(department, label), url))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::callback::Callback;

    fn screen(text: &str) -> Screen {
        let open = Button::url("Открыть в чате", "https://t.me/c/1/2");
        Screen::text(Html::text(text)).row([open, Button::callback("Опубликовать", Callback::Cancel)])
    }

    #[test]
    fn departments_share_a_message_while_they_fit_and_only_links_stay() {
        let three = ["Север", "Юг <&>", "Запад"].map(|name| (name.to_owned(), screen("📊 Итоги пн 23.11")));
        let shown = messages(three, Locale::RU);
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].fault(), None);
        insta::assert_snapshot!(shown[0]);
    }

    #[test]
    fn a_block_that_does_not_fit_begins_its_own_message_and_nothing_is_lost() {
        let long = "строка с цифрами 98 000\n".repeat(120);
        let departments = [("Север", long.as_str()), ("Юг", "коротко"), ("Запад", long.as_str())];
        let huge = "строка с цифрами 98 000\n".repeat(400);
        let departments = departments.into_iter().chain([("Восток", huge.as_str())]);
        let shown = messages(departments.map(|(name, text)| (name.to_owned(), screen(text))), Locale::RU);
        assert!(shown.iter().all(|screen| screen.fault().is_none()));
        assert!(shown.iter().map(|screen| screen.html.units()).all(|units| units <= UNITS));
        let all: String = shown.iter().map(|screen| screen.html.visible()).collect::<Vec<_>>().join("\n");
        assert_eq!(all.matches("строка с цифрами").count(), 640);
        assert_eq!(all.matches("коротко").count(), 1);
        assert_eq!(shown.iter().flat_map(Screen::buttons).count(), 4, "a link of each");
        assert!(messages([], Locale::EN).is_empty());
    }
}
