//! How the page looks: in the dark, on a phone, in another language. Apart from what people do there.
use crate::{
    IVAN,
    show::{Show, named},
};
use serde_json::json;

/// A usual phone held upright.
const PHONE: (u32, u32) = (390, 844);
/// Of the root, whose ground is the whole window's.
const BACKGROUND: &str = "return getComputedStyle(document.documentElement).backgroundColor";
const TEXT_OF: &str = "return document.querySelector(arguments[0]).innerText";
const IS_SEEN: &str = "return [...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility())";

/// How bright the page's ground is, 0 to 765.
async fn brightness(show: &Show) -> i64 {
    let colour = show.window.run(BACKGROUND, json!([])).await;
    let numbers = colour.as_str().expect("a colour").split(|c: char| !c.is_ascii_digit());
    numbers.filter_map(|part| part.parse::<i64>().ok()).take(3).sum()
}

async fn is_seen(show: &Show, name: &str) -> bool {
    show.window.run(IS_SEEN, json!([named(name)])).await == true
}

pub async fn what_has_just_come_is_written_as_the_rest(show: &Show) {
    let weights = "return [...new Set([...document.querySelectorAll('[data-testid=bubble]')]
        .map((bubble) => getComputedStyle(bubble).fontWeight))]";
    let found = show.window.run(weights, json!([])).await;
    assert_eq!(found.as_array().map(Vec::len), Some(1), "weights of bubbles: {found}");
}

pub async fn a_dark_room_gets_a_dark_page(show: &Show) {
    show.opens(IVAN).await;
    let light = brightness(show).await;
    let colour = show.window.run(BACKGROUND, json!([])).await;
    let changed = &format!("{BACKGROUND} !== arguments[0]");
    show.switches("theme", "another theme", changed, json!([colour])).await;
    let dark = brightness(show).await;
    show.pictured("page-dark.png").await;
    assert!(dark < 250 && light > 500, "light {light}, dark {dark}");
    let back = &format!("{BACKGROUND} === arguments[0]");
    show.switches("theme", "the light theme again", back, json!([colour])).await;
}

pub async fn a_phone_shows_the_list_and_a_chat_one_at_a_time(show: &Show) {
    let entry = format!("chat-{IVAN}");
    show.window.as_phone(Some(PHONE)).await;
    if is_seen(show, "back").await {
        show.window.click(&named("back")).await;
    }
    show.window.when("the list", IS_SEEN, json!([named(&entry)])).await;
    assert!(!is_seen(show, "composer").await, "no chat beside the list");
    assert_fits(show, "the list").await;
    show.opens(IVAN).await;
    show.window.when("the chat", IS_SEEN, json!([named("composer")])).await;
    assert!(!is_seen(show, &entry).await, "no list beside the chat");
    assert_fits(show, "the chat").await;
    show.pictured("page-phone.png").await;
    show.window.click(&named("back")).await;
    show.window.when("the list again", IS_SEEN, json!([named(&entry)])).await;
    show.window.as_phone(None).await;
}

async fn assert_fits(show: &Show, what: &str) {
    // Not innerWidth, which grows with what does not fit on a phone.
    let width = show.window.run("return document.documentElement.scrollWidth", json!([])).await;
    assert!(width.as_u64().expect("a width") <= u64::from(PHONE.0), "{what} is {width} wide");
}

pub async fn the_page_speaks_english_when_asked_to(show: &Show) {
    let button = named("clock-event");
    let before = show.window.run(TEXT_OF, json!([button])).await;
    let language = "return document.documentElement.lang === arguments[0]";
    assert_eq!(show.window.run(language, json!(["ru"])).await, true, "the language of the command line at first");
    show.switches("language", "English", language, json!(["en"])).await;
    let changed = "return document.querySelector(arguments[0]).innerText !== arguments[1]";
    show.window.when("the button in English", changed, json!([button, before])).await;
    let cyrillic = "return /[а-яё]/i.test(document.querySelector(arguments[0]).innerText)";
    assert_eq!(show.window.run(cyrillic, json!([button])).await, false);
}
