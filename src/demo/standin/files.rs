//! Files that were uploaded, and their download.
//!
//! A `file_id` stays valid for ever and can be sent again; identical bytes uploaded twice are two files.
use super::{failure::Failure, params::Upload};
use axum::body::Bytes;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Most bytes a bot may upload.
pub const MAX_UPLOAD: usize = 50 * 1024 * 1024;
/// Most bytes of a photo.
pub const MAX_PHOTO: usize = 10 * 1024 * 1024;
/// Most bytes a bot may download.
pub const MAX_DOWNLOAD: usize = 20 * 1024 * 1024;

/// An uploaded file.
#[derive(Clone, Debug)]
pub struct StoredFile {
    pub id: String,
    pub unique: String,
    /// Below the download address.
    pub path: String,
    pub name: Option<String>,
    pub mime: Option<String>,
    pub bytes: Bytes,
    /// Pixels, of a picture.
    pub size: (u32, u32),
}

#[derive(Debug, Default)]
pub struct Files {
    by_id: HashMap<String, StoredFile>,
    by_path: HashMap<String, String>,
}

impl Files {
    /// The file with this id.
    pub fn get(&self, id: &str) -> Option<&StoredFile> {
        self.by_id.get(id)
    }

    /// The file with this download path.
    pub fn at_path(&self, path: &str) -> Option<&StoredFile> {
        self.by_id.get(self.by_path.get(path)?)
    }

    /// Keeps the bytes; the new file's id. `folder` is the kind (`photos`, `documents`, `voice`).
    pub fn put(&mut self, folder: &str, upload: Upload) -> String {
        let n = self.by_id.len() + 1;
        let id = format!("BQACAgIAAx{n:010}");
        let extension = upload.name.as_deref().and_then(|name| name.rsplit_once('.')).map_or("bin", |(_, end)| end);
        let path = format!("{folder}/file_{n}.{extension}");
        let size = picture_size(&upload.bytes).unwrap_or((0, 0));
        let file = StoredFile {
            id: id.clone(),
            unique: format!("AgAD{n:06}"),
            path: path.clone(),
            name: upload.name,
            mime: upload.mime,
            bytes: upload.bytes,
            size,
        };
        self.by_id.insert(id.clone(), file);
        self.by_path.insert(path, id.clone());
        id
    }
}

impl StoredFile {
    /// `file_id`, `file_unique_id`, `file_size`.
    pub fn meta(&self) -> Value {
        json!({ "file_id": self.id, "file_unique_id": self.unique, "file_size": self.bytes.len() })
    }
}

/// Checks what Telegram checks of a picture.
///
/// # Errors
/// 400 or 413.
pub fn check_photo(bytes: &[u8]) -> Result<(), Failure> {
    if bytes.len() > MAX_PHOTO {
        return Err(Failure::bad("PHOTO_SAVE_FILE_INVALID"));
    }
    let known = [b"\x89PNG".as_slice(), b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM"];
    if !known.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(Failure::bad("IMAGE_PROCESS_FAILED"));
    }
    if let Some((width, height)) = picture_size(bytes) {
        let (long, short) = (width.max(height), width.min(height));
        if short == 0 || width.saturating_add(height) > 10_000 || long / short > 20 {
            return Err(Failure::bad("PHOTO_INVALID_DIMENSIONS"));
        }
    }
    Ok(())
}

/// Width and height of a PNG; other formats are not looked into.
fn picture_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(8..16)?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}
