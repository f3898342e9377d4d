//! `/menu`: for leaders six groups in one bubble, for others a list; each command a button that runs it. And
//! `/department`: for which of his departments somebody acts.
//!
//! Invariant: which commands there are, and for whom, is not decided here.
use super::{
    callback::Callback,
    choice::{CommandName, MenuGroup},
    help,
    html::Html,
    report::words,
    screen::{Button, Screen},
    team,
};
use crate::{
    domain::{id::DepartmentId, person::Role},
    locale::Locale,
};

/// A group in words.
fn name(group: MenuGroup, locale: Locale) -> String {
    locale.texts().menu_group(match group {
        MenuGroup::Day => "day",
        MenuGroup::People => "people",
        MenuGroup::Plan => "plan",
        MenuGroup::Meetings => "meetings",
        MenuGroup::Motivation => "motivation",
        MenuGroup::Settings => "settings",
    })
}

/// The groups with something in them, and below them what belongs to none.
pub fn groups(groups: &[MenuGroup], rest: &[&str], locale: Locale) -> Screen {
    let texts = locale.texts();
    let mut html = Html::text(texts.menu_title()).bold().line(texts.menu_groups());
    if !rest.is_empty() {
        let rest: Vec<String> = rest.iter().map(|name| format!("/{name}")).collect();
        html = html.block(texts.menu_rest(rest.join(" ")));
    }
    let button = |group: &MenuGroup| Button::callback(name(*group, locale), Callback::Menu { group: Some(*group) });
    Screen::text(html).grid(2, groups.iter().map(button))
}

/// One group: its commands, each a button that runs it.
pub fn group(group: MenuGroup, names: &[&str], locale: Locale) -> Screen {
    let texts = locale.texts();
    let mut html = Html::text(name(group, locale)).bold();
    if names.is_empty() {
        html.push_line(texts.menu_empty());
    }
    let back = Button::callback(texts.menu_back(), Callback::Menu { group: None });
    Screen::text(html).grid(1, items(names, locale)).row([back])
}

/// Everything there is, for whoever leads nobody.
pub fn plain(names: &[&str], locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().menu_plain())).grid(1, items(names, locale))
}

fn items(names: &[&str], locale: Locale) -> impl Iterator<Item = Button> {
    names.iter().filter_map(move |name| {
        let label = locale.texts().menu_item(*name, help::about(name, locale));
        Some(Button::callback(label, Callback::RunCommand { command: CommandName::new(name)? }))
    })
}

/// A department somebody belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub department: DepartmentId,
    pub name: String,
    pub role: Role,
}

/// The only department he is in.
pub fn one_department(placed: &Placed, locale: Locale) -> Screen {
    Screen::text(locale.texts().department_one(&placed.name, team::role(placed.role, locale)))
}

/// «К какому относить команды и сообщения?»; `acting`: which it is now.
pub fn departments(places: &[Placed], acting: Option<DepartmentId>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let mut html = Html::text(texts.department_several()).bold().line(texts.department_how());
    if acting.is_none() {
        html.push_line(texts.department_asking());
    }
    let button = |placed: &Placed| {
        let name = words::cut(&placed.name, words::NAME);
        let label = texts.department_button(name, team::role(placed.role, locale));
        let label = if acting == Some(placed.department) { texts.personal_chosen(label) } else { label };
        Button::callback(label, Callback::ActFor { department: Some(placed.department) })
    };
    let ask = Button::callback(texts.department_ask_each(), Callback::ActFor { department: None });
    Screen::text(html).grid(1, places.iter().map(button)).row(acting.map(|_| ask))
}

/// What he chose; `None`: to be asked.
pub fn department_chosen(name: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(match name {
        Some(name) => texts.department_chosen(name),
        None => texts.department_unchosen(),
    })
}

#[cfg(test)]
mod tests;
