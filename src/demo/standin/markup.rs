//! `reply_markup` of a call: decoding and Telegram's limits on it.
use super::{
    failure::Failure,
    message::{Action, Button, Markup},
    params::Params,
};
use serde_json::{Value, json};

/// Most bytes (not characters) of callback data.
pub const MAX_CALLBACK_BYTES: usize = 64;
/// Most buttons of one keyboard.
pub const MAX_BUTTONS: usize = 100;
/// Most inline buttons in a row.
pub const MAX_ROW: usize = 8;

const NOT_JSON: &str = "can't parse reply keyboard markup JSON object";

/// The markup of a call, if it has one; an empty inline keyboard is none.
///
/// # Errors
/// 400 for what Telegram would refuse.
pub fn read(params: &Params) -> Result<Option<Markup>, Failure> {
    let Some(value) = params.json("reply_markup", NOT_JSON)? else { return Ok(None) };
    if !value.is_object() {
        return Err(Failure::bad("object expected as reply markup"));
    }
    if let Some(rows) = value.get("inline_keyboard") {
        let rows = rows_of(rows, inline_button)?;
        check_size(&rows, MAX_ROW)?;
        return Ok((!rows.is_empty()).then_some(Markup::Inline(rows)));
    }
    if let Some(rows) = value.get("keyboard") {
        let rows = rows_of(rows, reply_button)?;
        check_size(&rows, 12)?;
        return Ok((!rows.is_empty()).then_some(Markup::Reply(rows)));
    }
    let set = |name: &str| value.get(name).and_then(Value::as_bool).unwrap_or(false);
    Ok(match (set("force_reply"), set("remove_keyboard")) {
        (true, _) => Some(Markup::ForceReply),
        (_, true) => Some(Markup::Remove),
        _ => None,
    })
}

fn rows_of<T>(rows: &Value, read: impl Fn(&Value) -> Result<T, Failure>) -> Result<Vec<Vec<T>>, Failure> {
    let list = |value: &Value| value.as_array().cloned().ok_or_else(|| Failure::bad(NOT_JSON));
    let mut out = Vec::new();
    for row in list(rows)? {
        let row = list(&row)?.iter().map(&read).collect::<Result<Vec<T>, Failure>>()?;
        if !row.is_empty() {
            out.push(row);
        }
    }
    Ok(out)
}

fn check_size<T>(rows: &[Vec<T>], row: usize) -> Result<(), Failure> {
    let buttons: usize = rows.iter().map(Vec::len).sum();
    if buttons > MAX_BUTTONS || rows.iter().any(|buttons| buttons.len() > row) {
        return Err(Failure::bad("reply markup is too long"));
    }
    Ok(())
}

fn reply_button(value: &Value) -> Result<String, Failure> {
    let label = value.as_str().or_else(|| value.get("text").and_then(Value::as_str)).unwrap_or_default();
    if label.is_empty() {
        return Err(Failure::bad("can't parse keyboard button: Field \"text\" must be of type String"));
    }
    Ok(label.to_owned())
}

fn inline_button(value: &Value) -> Result<Button, Failure> {
    let refuse = |why: &str| Failure::bad(format!("can't parse inline keyboard button: {why}"));
    let label = value.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    if label.is_empty() {
        return Err(refuse("Field \"text\" must be of type String"));
    }
    // Everything else that is set, except looks, is an action; exactly one is allowed.
    let looks = ["text", "style", "icon_custom_emoji_id"];
    let mut actions = value
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, value)| !looks.contains(&name.as_str()) && !value.is_null());
    let Some((name, argument)) = actions.next() else {
        return Err(refuse("Text buttons are unallowed in the inline keyboard"));
    };
    if actions.next().is_some() {
        return Err(refuse("exactly one optional field must be used"));
    }
    let action = match (name.as_str(), argument.as_str()) {
        ("callback_data", Some(data)) if (1..=MAX_CALLBACK_BYTES).contains(&data.len()) => {
            Action::Data(data.to_owned())
        }
        ("callback_data", _) => return Err(Failure::bad("BUTTON_DATA_INVALID")),
        ("url", Some(url)) if is_url(url) => Action::Url(url.to_owned()),
        ("url", url) => {
            let url = url.unwrap_or_default();
            return Err(Failure::bad(format!("inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")));
        }
        (other, _) => Action::Other(other.to_owned()),
    };
    Ok(Button { label, action, raw: value.clone() })
}

fn is_url(url: &str) -> bool {
    let host = ["http://", "https://", "tg://"].iter().find_map(|scheme| url.strip_prefix(scheme)).unwrap_or(url);
    !host.is_empty() && !host.contains(char::is_whitespace) && (host.contains('.') || host.len() < url.len())
}

/// An inline keyboard as a message on the wire carries it; other markups are never shown to the bot.
pub fn wire(markup: Option<&Markup>) -> Option<Value> {
    let Some(Markup::Inline(rows)) = markup else { return None };
    let rows: Vec<Vec<&Value>> = rows.iter().map(|row| row.iter().map(|button| &button.raw).collect()).collect();
    Some(json!({ "inline_keyboard": rows }))
}
