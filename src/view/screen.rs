//! A message with its buttons, as views make it and the outbox keeps it.
//!
//! Invariants: a screen is data: it can be stored as JSON and sent by another process, also one of another version: a
//! button it does not know is kept as it was.
use super::{callback::Callback, html::Html};
use serde::{Deserialize, Serialize};

/// Most buttons of a message and of a row.
pub const BUTTONS: usize = 100;
pub const ROW: usize = 8;

/// What one message shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    pub html: Html,
    #[serde(default, skip_serializing_if = "Keyboard::is_none")]
    pub keyboard: Keyboard,
}

/// What stands under a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keyboard {
    #[default]
    None,
    /// Rows of buttons under the message itself.
    Inline(Vec<Vec<Button>>),
    /// Takes away a reply keyboard an earlier message has put up.
    RemoveReply,
    /// Opens the reply field for whoever is asked; works in groups under privacy mode.
    ForceReply,
}

impl Keyboard {
    fn is_none(&self) -> bool {
        *self == Keyboard::None
    }
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Button {
    Callback(String, Callback),
    Url(String, String),
    /// A callback of another version of the bot, with its data untouched.
    #[serde(untagged)]
    Foreign(ForeignButton),
}

/// See [`Button::Foreign`]; it has the JSON of a [`Button::Callback`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignButton {
    callback: (String, String),
}

impl Button {
    pub fn callback(label: impl Into<String>, callback: Callback) -> Self {
        Button::Callback(label.into(), callback)
    }

    pub fn url(label: impl Into<String>, url: impl Into<String>) -> Self {
        Button::Url(label.into(), url.into())
    }

    /// What stands on it.
    pub fn label(&self) -> &str {
        match self {
            Button::Callback(label, _) | Button::Url(label, _) => label,
            Button::Foreign(button) => &button.callback.0,
        }
    }

    /// The `callback_data` of Telegram; `None` for a link.
    pub fn data(&self) -> Option<String> {
        match self {
            Button::Callback(_, callback) => Some(callback.encode()),
            Button::Url(..) => None,
            Button::Foreign(button) => Some(button.callback.1.clone()),
        }
    }
}

impl Screen {
    /// A message without buttons.
    pub fn text(html: impl Into<Html>) -> Self {
        Self { html: html.into(), keyboard: Keyboard::None }
    }

    /// With one more row of buttons; an empty row adds nothing.
    pub fn row(mut self, row: impl IntoIterator<Item = Button>) -> Self {
        let row: Vec<Button> = row.into_iter().collect();
        if row.is_empty() {
            return self;
        }
        match &mut self.keyboard {
            Keyboard::Inline(rows) => rows.push(row),
            other => *other = Keyboard::Inline(vec![row]),
        }
        self
    }

    /// With the buttons laid in rows of at most `width`.
    pub fn grid(self, width: usize, buttons: impl IntoIterator<Item = Button>) -> Self {
        let buttons: Vec<Button> = buttons.into_iter().collect();
        buttons.chunks(width.clamp(1, ROW)).fold(self, |screen, row| screen.row(row.iter().cloned()))
    }

    /// The rows of buttons under the message.
    pub fn rows(&self) -> &[Vec<Button>] {
        match &self.keyboard {
            Keyboard::Inline(rows) => rows,
            _ => &[],
        }
    }

    /// All buttons in reading order.
    pub fn buttons(&self) -> impl Iterator<Item = &Button> {
        self.rows().iter().flatten()
    }

    /// What Telegram would refuse in it, for tests and the sender; `None` when it fits.
    pub fn fault(&self) -> Option<&'static str> {
        let rows = self.rows();
        if self.html.visible().trim().is_empty() {
            Some("the text is empty")
        } else if !self.html.fits() {
            Some("the text is too long or has too many entities")
        } else if self.buttons().count() > BUTTONS {
            Some("too many buttons")
        } else if rows.iter().any(|row| row.is_empty() || row.len() > ROW) {
            Some("a row is empty or too long")
        } else if self.buttons().any(|button| button.label().trim().is_empty()) {
            Some("a button has no label")
        } else {
            None
        }
    }
}

/// For snapshots: the markup, then a line for each row of buttons with what they mean.
impl std::fmt::Display for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.html)?;
        match &self.keyboard {
            Keyboard::None => Ok(()),
            Keyboard::RemoveReply => write!(f, "\n(reply keyboard removed)"),
            Keyboard::ForceReply => write!(f, "\n(reply asked)"),
            Keyboard::Inline(rows) => rows.iter().try_for_each(|row| {
                let row: Vec<String> = row.iter().map(print).collect();
                write!(f, "\n{}", row.join("  "))
            }),
        }
    }
}

fn print(button: &Button) -> String {
    match button {
        Button::Callback(label, callback) => format!("[{label}]→{callback:?}"),
        Button::Url(label, url) => format!("[{label}]→{url}"),
        Button::Foreign(_) => format!("[{}]→foreign", button.label()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ReportId;

    fn screen() -> Screen {
        let report = ReportId(5);
        Screen::text(Html::text("A <b>").bold())
            .row([
                Button::callback("Yes", Callback::AsPlanned { report }),
                Button::callback("Steps", Callback::BySteps { report }),
            ])
            .row([])
            .row([Button::url("Open", "https://t.me/x")])
    }

    #[test]
    fn a_screen_prints_its_buttons_with_their_meaning() {
        assert_eq!(
            screen().to_string(),
            "<b>A &lt;b&gt;</b>\n[Yes]→AsPlanned { report: ReportId(5) }  [Steps]→BySteps { report: ReportId(5) }\n\
             [Open]→https://t.me/x"
        );
    }

    #[test]
    fn a_screen_survives_the_outbox() {
        let json = serde_json::to_string(&screen()).expect("json");
        assert_eq!(serde_json::from_str::<Screen>(&json).expect("a screen"), screen());
        let plain = serde_json::to_string(&Screen::text("a")).expect("json");
        assert_eq!(plain, r#"{"html":"a"}"#);
        assert_eq!(serde_json::from_str::<Screen>(&plain).expect("a screen"), Screen::text("a"));
    }

    #[test]
    fn a_button_of_another_version_is_kept_as_it_was() {
        let json = r#"{"html":"a","keyboard":{"inline":[[{"callback":["New","9zz.1"]}]]}}"#;
        let screen: Screen = serde_json::from_str(json).expect("a screen");
        let button = screen.buttons().next().expect("one button");
        assert_eq!((button.label(), button.data().as_deref()), ("New", Some("9zz.1")));
        assert_eq!(serde_json::to_string(&screen).expect("json"), json);
    }

    #[test]
    fn what_telegram_would_refuse_is_a_fault() {
        let many = (0..101).map(|n| Button::url(n.to_string(), "https://t.me"));
        assert_eq!(screen().fault(), None);
        assert!(Screen::text(" \n").fault().is_some());
        assert!(Screen::text("a".repeat(4097)).fault().is_some());
        assert!(Screen::text("a").grid(8, many).fault().is_some());
        assert!(Screen::text("a").row((0..9).map(|_| Button::url("x", "y"))).fault().is_some());
        assert!(Screen::text("a").row([Button::url(" ", "y")]).fault().is_some());
    }
}
