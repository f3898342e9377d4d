//! The arguments of one call, whatever encoding they came in.
//!
//! The Bot API takes the same field as a JSON number, a JSON string or a form's text; readers here accept all of them.
use super::failure::Failure;
use axum::body::Bytes;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Fields and uploaded files of a call.
#[derive(Clone, Debug, Default)]
pub struct Params {
    fields: Map<String, Value>,
    uploads: HashMap<String, Upload>,
}

/// One file part of a multipart body.
#[derive(Clone, Debug)]
pub struct Upload {
    pub name: Option<String>,
    pub mime: Option<String>,
    pub bytes: Bytes,
}

impl Params {
    /// Sets a field.
    pub fn put(&mut self, name: impl Into<String>, value: Value) {
        self.fields.insert(name.into(), value);
    }

    /// Sets many fields.
    pub fn put_all(&mut self, fields: Map<String, Value>) {
        self.fields.extend(fields);
    }

    /// Adds a file part.
    pub fn put_upload(&mut self, name: impl Into<String>, upload: Upload) {
        self.uploads.insert(name.into(), upload);
    }

    /// A number, or its decimal text.
    pub fn int(&self, name: &str) -> Option<i64> {
        match self.fields.get(name)? {
            Value::Number(n) => n.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A text; numbers are taken as their digits. Absent and empty are the same to Telegram.
    pub fn text(&self, name: &str) -> Option<String> {
        match self.fields.get(name)? {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            Value::Number(n) => Some(n.to_string()),
            _ => None,
        }
    }

    /// True when the field says yes in any of the usual ways.
    pub fn flag(&self, name: &str) -> bool {
        match self.fields.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::Number(n)) => n.as_i64() != Some(0),
            Some(Value::String(text)) => ["true", "yes", "1"].iter().any(|yes| text.trim().eq_ignore_ascii_case(yes)),
            _ => false,
        }
    }

    /// An object or a list, or its JSON text.
    ///
    /// # Errors
    /// With `refusal` when the text is not JSON.
    pub fn json(&self, name: &str, refusal: &str) -> Result<Option<Value>, Failure> {
        match self.fields.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text).map(Some).map_err(|_| Failure::bad(refusal)),
            Some(value) => Ok(Some(value.clone())),
        }
    }

    /// The file sent under this name, directly or by `attach://`.
    pub fn upload(&self, name: &str) -> Option<&Upload> {
        if let Some(upload) = self.uploads.get(name) {
            return Some(upload);
        }
        let text = self.fields.get(name)?.as_str()?;
        self.uploads.get(text.strip_prefix("attach://")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_number_may_come_as_text_and_an_object_as_its_json() {
        let mut params = Params::default();
        params.put("chat_id", json!("-100"));
        params.put("limit", json!(5));
        params.put("reply_markup", json!("{\"force_reply\":true}"));
        params.put("silent", json!("True"));
        assert_eq!(params.int("chat_id"), Some(-100));
        assert_eq!(params.text("limit").as_deref(), Some("5"));
        assert_eq!(params.json("reply_markup", "x").unwrap(), Some(json!({ "force_reply": true })));
        assert!(params.flag("silent"));
        params.put("reply_markup", json!("{oops"));
        assert_eq!(params.json("reply_markup", "no JSON").unwrap_err(), Failure::bad("no JSON"));
    }
}
