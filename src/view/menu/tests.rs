//! The menu and the choice of a department, in both languages.
use super::*;
use crate::view::tests::long;

fn both(screen: impl Fn(Locale) -> Screen) -> String {
    let shown = Locale::ALL.map(|locale| {
        let screen = screen(locale);
        assert_eq!(screen.fault(), None);
        screen.to_string()
    });
    shown.join("\n\n")
}

#[test]
fn the_menu_of_a_leader_and_of_others() {
    let all = [
        MenuGroup::Day,
        MenuGroup::People,
        MenuGroup::Plan,
        MenuGroup::Meetings,
        MenuGroup::Motivation,
        MenuGroup::Settings,
    ];
    let screens = [
        both(|l| groups(&all, &["promise", "settings", "help"], l)),
        both(|l| groups(&all[..1], &[], l)),
        both(|l| group(MenuGroup::Day, &["today", "digest", "protocol"], l)),
        both(|l| group(MenuGroup::Plan, &[], l)),
        both(|l| plain(&["report", "promise", "promises", "absent", "settings", "my_data", "help"], l)),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn for_which_department_somebody_acts() {
    let placed = |id, name: &str, role| Placed { department: DepartmentId(id), name: name.into(), role };
    let places = [placed(1, "Север", Role::Manager), placed(2, &long(), Role::Superior)];
    let screens = [
        both(|l| one_department(&places[0], l)),
        both(|l| departments(&places, None, l)),
        both(|l| departments(&places, Some(DepartmentId(2)), l)),
        both(|l| department_chosen(Some("Юг <1>"), l)),
        both(|l| department_chosen(None, l)),
    ];
    insta::assert_snapshot!(screens.join("\n---\n"));
}

#[test]
fn a_name_on_a_button_is_one_a_command_can_have() {
    for name in ["today", "my_data", "a", "abcdefghijklmnop"] {
        assert_eq!(CommandName::new(name).map(|name| name.as_str().to_owned()).as_deref(), Some(name));
    }
    for name in ["", "Today", "a-b", "пока", "abcdefghijklmnopq", "a b", "a.b"] {
        assert_eq!(CommandName::new(name), None, "{name}");
    }
}
