//! Facts about the parser of Telegram's HTML, apart to keep the parser readable.
use super::*;
use proptest::prelude::*;

fn refusal(html: &str) -> String {
    let failure = parse(html).expect_err("refused");
    assert_eq!(failure.code, 400);
    failure.description.strip_prefix("Bad Request: can't parse entities: ").expect("the prefix").to_owned()
}

fn kinds(html: &str) -> Vec<(&'static str, usize, usize)> {
    let parsed = parse(html).expect("parsed");
    parsed.entities.iter().map(|e| (e.kind.code(), e.offset, e.length)).collect()
}

#[test]
fn entities_are_counted_in_utf16_units() {
    assert_eq!(kinds("😀 <b>план</b> <i>😀</i>"), [("bold", 3, 4), ("italic", 8, 2)]);
}

#[test]
fn nested_tags_give_nested_entities() {
    assert_eq!(kinds("<b>a<i>b</i></b>"), [("bold", 0, 2), ("italic", 1, 1)]);
    assert_eq!(kinds("<b><i>a</i></b>"), [("bold", 0, 1), ("italic", 0, 1)]);
    assert_eq!(kinds("<i><b>a</b></i>"), [("italic", 0, 1), ("bold", 0, 1)]);
}

#[test]
fn only_four_named_entities_are_decoded() {
    assert_eq!(parse("&lt;&gt;&amp;&quot;&nbsp;&#33;&#x21;").unwrap().text, "<>&\"&nbsp;!!");
}

#[test]
fn every_supported_tag_is_understood() {
    let html = "<b>1</b><strong>2</strong><i>3</i><em>4</em><u>5</u><ins>6</ins><s>7</s><strike>8</strike><del>9</del>\
        <tg-spoiler>a</tg-spoiler><span class=\"tg-spoiler\">b</span><code>c</code><pre>d</pre>\
        <blockquote>e</blockquote><blockquote expandable>f</blockquote><tg-emoji emoji-id=\"53\">g</tg-emoji>\
        <a href=\"https://x.org/?a=1&amp;b\">h</a><a href=\"tg://user?id=7\">i</a>";
    let codes: Vec<&str> = kinds(html).iter().map(|kind| kind.0).collect();
    assert_eq!(
        codes,
        "bold bold italic italic underline underline strikethrough strikethrough strikethrough spoiler spoiler code pre \
         blockquote expandable_blockquote custom_emoji text_link text_mention"
            .split_whitespace()
            .collect::<Vec<_>>()
    );
    let link = &parse(html).unwrap().entities[16].kind;
    assert_eq!(*link, EntityKind::Link { url: "https://x.org/?a=1&b".to_owned() });
}

#[test]
fn a_language_belongs_to_the_block() {
    let parsed = parse("<pre><code class=\"language-rust\">fn</code></pre>").unwrap();
    assert_eq!(parsed.entities.len(), 1);
    assert_eq!(parsed.entities[0].kind, EntityKind::Pre { language: Some("rust".to_owned()) });
    assert_eq!(parsed.html(), "<pre><code class=\"language-rust\">fn</code></pre>");
}

#[test]
fn broken_html_is_refused_in_telegrams_words() {
    assert_eq!(refusal("a <br> b"), "Unsupported start tag \"br\" at byte offset 2");
    assert_eq!(refusal("я<p>x</p>"), "Unsupported start tag \"p\" at byte offset 2");
    assert_eq!(refusal("<b>x"), "Can't find end tag corresponding to start tag \"b\"");
    assert_eq!(refusal("<b><i>x</b></i>"), "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"");
    assert_eq!(refusal("x</b>"), "Unexpected end tag at byte offset 1");
    assert_eq!(refusal("2 < 3"), "Unsupported start tag \"\" at byte offset 2");
    assert_eq!(refusal("x <b"), "Unclosed start tag at byte offset 2");
    assert_eq!(refusal("<b>x</b"), "Unclosed end tag at byte offset 4");
    assert_eq!(refusal("<span>x</span>"), "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0");
    assert_eq!(refusal("<a href=\"x>y</a>"), "Unclosed start tag at byte offset 0");
    assert_eq!(refusal("<a href=a/b>y</a>"), "Unexpected end of name token at byte offset 8");
    assert_eq!(refusal("<b/>"), "Unsupported start tag \"b/\" at byte offset 0");
    assert_eq!(refusal("<a =x>y</a>"), "Empty attribute name in the tag \"a\" at byte offset 0");
    assert_eq!(refusal("<tg-emoji>y</tg-emoji>"), "Invalid custom emoji identifier specified");
}

#[test]
fn trimming_moves_entities_along() {
    let trimmed = parse(" \n<b> x </b> ").unwrap().trimmed();
    assert_eq!((trimmed.text.as_str(), trimmed.entities[0].offset, trimmed.entities[0].length), ("x", 0, 1));
}

proptest! {
    #[test]
    fn any_text_is_parsed_or_refused(html in "[<>/&a-z\"'= ;#x0-9яё😀]{0,60}") {
        let _ = parse(&html);
    }

    #[test]
    fn rendering_and_parsing_again_changes_nothing(
        pieces in prop::collection::vec(("[a-zё<&>\"😀 ]{1,6}", 0usize..5), 1..6)
    ) {
        let tags = ["b", "i", "u", "code", "blockquote"];
        let mut html = String::new();
        for (text, tag) in &pieces {
            let mut escaped = String::new();
            text.chars().for_each(|c| crate::demo::standin::text::escape(&mut escaped, c));
            html.push_str(&format!("<{0}>{escaped}</{0}>", tags[*tag]));
        }
        let once = parse(&html).unwrap();
        prop_assert_eq!(&once.html(), &html);
        prop_assert_eq!(parse(&once.html()).unwrap(), once);
    }
}
