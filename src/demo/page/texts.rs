//! The page's texts by key, for its script.
use crate::{locale::Locale, settings::Stage};
use serde_json::{Map, Value};

/// What precedes a key in the names of the texts.
const PREFIX: &str = "page_";

/// A pair of key and text for each name.
macro_rules! keys {
    ($texts:ident: $($name:ident),+ $(,)?) => {
        [$((stringify!($name), $texts.$name())),+]
    };
}

/// Every text of the page: `next_event` for `page-next-event`; the first steps are those of the department on the stage.
pub fn all(locale: Locale, stage: Stage) -> Map<String, Value> {
    let texts = locale.texts();
    let pairs = keys!(texts:
        page_title, page_needs_ready, page_people, page_chat, page_messages, page_choose,
        page_choose_hint, page_back, page_story, page_clock, page_clock_event, page_clock_hour, page_clock_day,
        page_clock_week, page_clock_month, page_clock_stop, page_moving, page_speed, page_speed_pause,
        page_speed_life, page_speed_minute, page_speed_ten, page_collecting, page_offline, page_language,
        page_theme, page_theme_auto, page_theme_light, page_theme_dark, page_role_head, page_role_manager,
        page_role_superior, page_role_deputy, page_role_guest, page_about_lead, page_about_steady, page_about_optimist,
        page_about_forgets, page_about_careful, page_about_newcomer, page_about_director, page_about_guest,
        page_about_sells, page_about_deputy, page_about_first_shift, page_about_second_shift, page_about_kaliningrad,
        page_about_vladivostok, page_about_vacation,
        page_team, page_members, page_mark_self, page_mark_you, page_mark_self_long, page_mark_you_long,
        page_autopilot, page_unread, page_empty, page_not_started, page_start, page_new_person, page_you,
        page_today, page_yesterday, page_edited, page_reply, page_edit, page_copy, page_actions, page_replying,
        page_editing, page_cancel, page_close, page_composer, page_send, page_voice, page_sticker,
        page_voice_message, page_photo, page_download, page_bytes, page_kilobytes, page_megabytes, page_menu,
        page_no_commands, page_keyboard, page_writer, page_to_bottom, page_spoiler, page_expand, page_fold,
        page_follow_title, page_follow_hint, page_copied, page_copied_text, page_understood, page_guide,
        page_guide_answer, page_guide_answer_hint, page_guide_line, page_guide_insert, page_guide_clock,
        page_guide_clock_hint, page_guide_today, page_guide_today_hint, page_guide_done, page_done,
        page_why_not_ready, page_why_not_here, page_why_gone, page_why_not_own, page_why_bad_link,
        page_why_no_right, page_why_empty, page_why_too_many, page_why_group, page_why_network, page_why_other
    );
    let named = |(name, text): (&str, String)| (name.trim_start_matches(PREFIX).to_owned(), Value::String(text));
    let mut all: Map<String, Value> = pairs.into_iter().map(named).collect();
    if stage == Stage::Shops {
        all.extend(of_the_shops(locale));
    }
    all
}

/// The first steps of a visitor of the shops.
fn of_the_shops(locale: Locale) -> [(String, Value); 3] {
    let texts = locale.texts();
    [
        ("guide_answer", texts.page_shops_answer()),
        ("guide_line", texts.page_shops_line()),
        ("guide_today", texts.page_shops_today()),
    ]
    .map(|(key, text)| (key.to_owned(), Value::String(text)))
}
