//! The department's grades: the list, one of them, and the choice on a member's card.
use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        grade::{Grade, GradeDraft, MOST_GRADES},
        id::{DepartmentId, GradeId, MemberId},
        person::Member,
    },
    locale::Locale,
};

/// The grades most departments begin with, in the reader's language.
pub fn usual(locale: Locale) -> Vec<GradeDraft> {
    let texts = locale.texts();
    let named = |name: String, weight| GradeDraft { name, weight };
    vec![named(texts.grade_junior(), 70), named(texts.grade_middle(), 100), named(texts.grade_senior(), 130)]
}

/// «Старший, 130 %»
fn titled(name: &str, weight: i64, locale: Locale) -> String {
    locale.texts().grade_titled(name, locale.per_cent(weight))
}

/// All of them, with how many people have each.
pub fn list(department: DepartmentId, grades: &[(Grade, usize)], locale: Locale) -> Screen {
    let texts = locale.texts();
    let html = Html::text(texts.grade_title()).bold().line(texts.grade_about());
    let back = Button::callback(texts.team_button_back(), Callback::Team { department });
    let add = Button::callback(texts.grade_button_add(), Callback::GradeAdd { department });
    if grades.is_empty() {
        let usual = usual(locale);
        let offer: Vec<String> = usual.iter().map(|draft| titled(&draft.name, draft.weight, locale)).collect();
        return Screen::text(html.block(texts.grade_none(offer.join(" · "))))
            .row([Button::callback(texts.grade_button_usual(), Callback::GradeUsual { department })])
            .row([add])
            .row([back]);
    }
    let line = |(grade, members): &(Grade, usize)| {
        let people = if *members > 0 { texts.grade_members(words::count(*members)) } else { texts.grade_nobody() };
        Html::text(titled(&grade.name, grade.weight, locale)).bold().and(format!(" · {people}"))
    };
    let open =
        |(grade, _): &(Grade, usize)| Button::callback(grade.name.clone(), Callback::GradeCard { grade: grade.id });
    Screen::text(html.block(Html::lines(grades.iter().map(line))))
        .grid(2, grades.iter().map(open))
        .row((grades.len() < MOST_GRADES).then_some(add))
        .row([back])
}

/// One of them; `place`: where it stands, of how many.
pub fn card(grade: &Grade, members: usize, place: (usize, usize), locale: Locale) -> Screen {
    let texts = locale.texts();
    let people = if members > 0 { texts.grade_members(words::count(members)) } else { texts.grade_nobody() };
    let html = Html::text(titled(&grade.name, grade.weight, locale)).bold().line(people);
    let (id, (at, of)) = (grade.id, place);
    let shift = |label: String, up| Button::callback(label, Callback::GradeMove { grade: id, up });
    let up = (at > 0).then(|| shift(texts.grade_button_up(), true));
    let down = (at + 1 < of).then(|| shift(texts.grade_button_down(), false));
    let delete = Button::callback(texts.grade_button_delete(), Callback::GradeDelete { grade: id });
    Screen::text(html)
        .row([Button::callback(texts.grade_button_change(), Callback::GradeChange { grade: id })])
        .row(up.into_iter().chain(down))
        .row((members == 0).then_some(delete))
        .row([Button::callback(texts.grade_button_back(), Callback::Grades { department: grade.department })])
}

/// «Название и вес?»; `now`: the one that is changed, `again`: why what was typed cannot be taken.
pub fn ask(now: Option<&Grade>, again: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let question = match now {
        None => Html::text(texts.grade_ask()).bold().line(texts.grade_ask_hint()),
        Some(grade) => Html::text(texts.grade_ask_change(titled(&grade.name, grade.weight, locale)))
            .bold()
            .line(texts.grade_ask_change_hint()),
    };
    let html = again.map_or_else(Html::new, Html::text).block(question);
    let leave = if now.is_some() { texts.grade_button_keep() } else { texts.grade_button_not_add() };
    Screen::text(html).row([Button::callback(leave, Callback::Cancel)])
}

/// Which grade has he?
pub fn choose(member: &Member, grades: &[Grade], locale: Locale) -> Screen {
    let texts = locale.texts();
    let set = |label: String, grade: Option<GradeId>| {
        Button::callback(label, Callback::SetGrade { member: member.id, grade })
    };
    let has = |grade: &Grade| member.grade.as_ref() == Some(&grade.name);
    let button = |grade: &Grade| {
        let title = titled(&grade.name, grade.weight, locale);
        set(if has(grade) { format!("✓ {title}") } else { title }, Some(grade.id))
    };
    let none = member.grade.is_some().then(|| set(texts.grade_button_none(), None));
    let name = words::cut(&member.name, words::NAME);
    let html = match grades.is_empty() {
        true => Html::text(texts.grade_choose_none()),
        false => Html::text(texts.grade_choose(name)).bold(),
    };
    let list = Callback::Grades { department: member.department };
    Screen::text(html)
        .grid(2, grades.iter().map(button))
        .row(none)
        .row([Button::callback(texts.grade_button_list(), list)])
        .row([back_to(member.id, &member.name, locale)])
}

fn back_to(member: MemberId, name: &str, locale: Locale) -> Button {
    let label = locale.texts().grade_button_member(words::cut(name, words::LABEL));
    Button::callback(label, Callback::TeamMember { member })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::sample_member as member;

    fn grade(id: i64, name: &str, weight: i64) -> Grade {
        Grade { id: GradeId(id), department: DepartmentId(3), name: name.into(), weight, position: id }
    }

    #[test]
    fn grades_are_listed_opened_asked_for_and_chosen() {
        for locale in Locale::ALL {
            let three = [grade(1, "Junior <&>", 70), grade(2, "Middle", 100), grade(3, &"Я".repeat(32), 1000)];
            let counted: Vec<_> = three.iter().cloned().zip([0, 1, 5]).collect();
            let mut ivan = member(7, "Иван Иванов", crate::domain::person::Role::Manager);
            let plain = choose(&ivan, &[], locale);
            ivan.grade = Some("Middle".into());
            let screens = [
                list(DepartmentId(3), &[], locale),
                list(DepartmentId(3), &counted, locale),
                list(DepartmentId(3), &vec![counted[2].clone(); MOST_GRADES], locale),
                card(&three[0], 0, (0, 3), locale),
                card(&three[1], 2, (1, 3), locale),
                card(&three[2], 1, (0, 1), locale),
                ask(None, None, locale),
                ask(None, Some("…?"), locale),
                ask(Some(&three[1]), None, locale),
                plain,
                choose(&ivan, &three, locale),
            ];
            screens.iter().for_each(|screen| assert_eq!(screen.fault(), None, "{screen}"));
            let shown: Vec<String> = screens.iter().map(ToString::to_string).collect();
            insta::assert_snapshot!(locale.0.as_str(), shown.join("\n\n"));
        }
    }
}
