//! Screens of coming into a department: who are you, how are you signed, what is stored.
use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
    team::role,
};
use crate::{
    domain::{
        id::{InviteId, MemberId},
        person::Role,
    },
    locale::Locale,
};

/// Most names offered as buttons; the rest type theirs.
const NAMES: usize = 90;

/// «Кто вы?», or with nobody to choose from «Как подписывать вас в сводке?»
pub fn who(
    invite: InviteId,
    department: &str,
    waiting: &[(MemberId, String)],
    shown_name: &str,
    locale: Locale,
) -> Screen {
    if waiting.is_empty() {
        return name(invite, Some(department), shown_name, locale);
    }
    let texts = locale.texts();
    let button =
        |(member, name): &(MemberId, String)| Button::callback(name.clone(), Callback::IAm { invite, member: *member });
    let width = if waiting.len() > 8 { 3 } else { 2 };
    Screen::text(Html::text(texts.join_who(department)).bold())
        .grid(width, waiting.iter().take(NAMES).map(button))
        .row([Button::callback(texts.join_not_listed(), Callback::NotListed { invite })])
}

/// «Как подписывать вас в сводке?» with the name Telegram shows.
pub fn name(invite: InviteId, department: Option<&str>, shown_name: &str, locale: Locale) -> Screen {
    let texts = locale.texts();
    let title = match department {
        Some(department) => texts.join_name(department),
        None => texts.join_name_again(),
    };
    Screen::text(Html::text(title).bold().line(Html::text(texts.join_name_hint())))
        .row([Button::callback(shown_name, Callback::JoinAsShown { invite })])
}

/// A name that cannot be taken, and the question again.
pub fn name_again(sentence: &str, invite: InviteId, shown_name: &str, locale: Locale) -> Screen {
    let question = name(invite, None, shown_name, locale);
    Screen { html: Html::text(sentence).block(question.html), keyboard: question.keyboard }
}

/// He is in: what happens now, and what is stored with [Понятно].
pub fn welcome(
    member: MemberId,
    name: &str,
    department: &str,
    given: Role,
    reports: bool,
    consented: bool,
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let mut html = Html::text(texts.join_welcome(words::addressed(name), department)).bold();
    if reports {
        html.push_line(Html::text(texts.join_welcome_reports()));
    }
    if given.leads() {
        html.push_line(Html::text(texts.join_welcome_leads()));
    }
    if matches!(given, Role::Superior | Role::Observer) {
        html.push_line(Html::text(texts.join_welcome_reads()));
    }
    if consented {
        return Screen::text(html);
    }
    Screen::text(html.block(Html::text(texts.join_consent())))
        .row([Button::callback(texts.join_understood(), Callback::Consent { member })])
}

/// The same without the button, after [Понятно].
pub fn agreed(name: &str, department: &str, given: Role, reports: bool, locale: Locale) -> Screen {
    let welcome = welcome(MemberId(0), name, department, given, reports, true, locale);
    Screen::text(welcome.html.block(Html::text(locale.texts().join_consent())))
}

/// He was here before: his place waits.
pub fn back(invite: InviteId, department: &str, name: &str, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.join_back(department)).bold().line(texts.join_back_as(words::cut(name, words::NAME))))
        .row([Button::callback(texts.join_back_button(), Callback::JoinAsShown { invite })])
}

/// He was in already.
pub fn already(department: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().join_already(department)))
}

/// To the leaders: «Иванов на связи (4 из 7)» [Это не наш].
pub fn told(member: MemberId, name: &str, given: Role, here: usize, of: usize, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (here, of) = (here.to_string(), of.to_string());
    let text = match given {
        Role::Manager => texts.join_told(name, here, of),
        other => texts.join_told_role(name, role(other, locale), here, of),
    };
    Screen::text(Html::text(text)).row([Button::callback(texts.join_not_ours(), Callback::NotOurs { member })])
}

/// To the leader: the stranger is out, and the new link.
pub fn removed(name: &str, link: &str, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().join_removed(name)).line(Html::text(link)))
}
