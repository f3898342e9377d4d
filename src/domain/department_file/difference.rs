//! What turns one department's file into another, item by item: what `planerka apply` says it has done.
//!
//! Apart from applying, so that what is said is found by looking at the department before and after, and cannot claim
//! what did not happen. It becomes words in `locale::difference`.
//!
//! Invariants: two equal files have no difference; metrics are the same by their key, members by their Telegram id,
//! else by name.
use super::{DepartmentFile, MarkDraft, MemberDraft, Metrics, TargetDraft, writer::units};
use crate::domain::{
    calendar::DayKind,
    department::Schedule,
    grade::GradeDraft,
    id::{ChatId, TopicId},
    metric::{AskedOf, MemberRef, MetricDraft},
    person::Role,
};
use chrono::{NaiveDate, NaiveTime};

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Of the department itself or its times.
    Department(Change),
    MetricAdded {
        name: String,
    },
    Metric {
        name: String,
        change: Change,
    },
    /// The metrics stand in another order: this one.
    MetricsOrder(Vec<String>),
    GradeAdded {
        name: String,
        weight: i64,
    },
    Grade {
        name: String,
        change: Change,
    },
    /// The grades stand in another order: this one.
    GradesOrder(Vec<String>),
    MemberAdded {
        name: String,
        role: Role,
        reports: bool,
    },
    Member {
        name: String,
        change: Change,
    },
    /// The members stand in another order: this one.
    MembersOrder(Vec<String>),
    /// A day is decided about.
    Day {
        on: NaiveDate,
        before: Option<DayKind>,
        after: DayKind,
    },
    MarkAdded(MarkDraft),
    /// Of a metric's month.
    Target {
        metric: String,
        month_on: NaiveDate,
        change: Change,
    },
}

/// A field with what it held and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub field: Field,
    pub before: Value,
    pub after: Value,
}

crate::coded! {
    /// A field as the locales know it.
    pub enum Field {
        Name = "name",
        PersonName = "person_name",
        Zone = "zone",
        Language = "language",
        Currency = "currency",
        Calendar = "calendar",
        Public = "public",
        Reminders = "reminders",
        Week = "week",
        Chat = "chat",
        Topic = "topic",
        Preset = "preset",
        Prompt = "prompt",
        Reminder = "reminder",
        Deadline = "deadline",
        Digest = "digest",
        Aliases = "aliases",
        Unit = "unit",
        Kind = "kind",
        Direction = "direction",
        Scale = "scale",
        Negative = "negative",
        Asked = "asked",
        Main = "main",
        Step = "step",
        Hint = "hint",
        Limit = "limit",
        Rhythm = "rhythm",
        AskedOf = "asked_of",
        Telegram = "telegram",
        Role = "role",
        Reports = "reports",
        Grade = "grade",
        Weight = "weight",
        JoinedOn = "joined_on",
        LeftOn = "left_on",
        Total = "total",
        Basis = "basis",
        Shares = "shares",
    }
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Nothing,
    /// As it was written.
    Text(String),
    /// A word of the file that the locales translate.
    Code(String),
    YesNo(bool),
    PerCent(i64),
    Time(NaiveTime),
    Date(NaiveDate),
}

/// The differences in the order of a file; with no `before`, all that a new department has.
pub fn difference(before: Option<&DepartmentFile>, after: &DepartmentFile) -> Vec<Difference> {
    let mut found = vec![];
    match before {
        Some(before) => {
            found.extend(changes(&department(before), &department(after)).into_iter().map(Difference::Department))
        }
        None => {
            found.extend(changes(&[], &place(after.chat, after.topic)).into_iter().map(Difference::Department));
        }
    }
    metrics(before.map_or(&[], own), own(after), &mut found);
    grades(before.map_or(&[], |before| &before.grades), &after.grades, &mut found);
    members(before.map_or(&[], |before| &before.members), &after.members, &mut found);
    calendar(before, after, &mut found);
    targets(before, after, &mut found);
    found
}

/// Targets are the same by their month and metric.
fn targets(before: Option<&DepartmentFile>, after: &DepartmentFile, found: &mut Vec<Difference>) {
    for target in &after.targets {
        let same = |known: &&TargetDraft| (known.month_on, &known.metric) == (target.month_on, &target.metric);
        let known = before.and_then(|before| before.targets.iter().find(same));
        let name = own(after).iter().find(|draft| draft.key == target.metric).map(|draft| draft.name.clone());
        let scale = after.metrics.scale_of(&target.metric);
        let fields = |target: &TargetDraft| target_fields(target, scale);
        let change = |change| Difference::Target {
            metric: name.clone().unwrap_or_else(|| target.metric.clone()),
            month_on: target.month_on,
            change,
        };
        found.extend(changes(&known.map(fields).unwrap_or_default(), &fields(target)).into_iter().map(change));
    }
}

fn target_fields(target: &TargetDraft, scale: u8) -> Fields {
    let share = |(member, value): &(MemberRef, i64)| format!("{member} {}", units(*value, scale));
    let shares: Vec<String> = target.shares.iter().map(share).collect();
    vec![
        (Field::Total, text(units(target.total, scale))),
        (Field::Basis, code(format!("basis_{}", target.basis))),
        (Field::Shares, perhaps((!shares.is_empty()).then(|| shares.join(", ")), text)),
    ]
}

fn own(file: &DepartmentFile) -> &[MetricDraft] {
    match &file.metrics {
        Metrics::Own(drafts) => drafts,
        // A file to compare is what a department holds, and that has metrics, not a template.
        Metrics::Template { .. } => &[],
    }
}

fn metrics(before: &[MetricDraft], after: &[MetricDraft], found: &mut Vec<Difference>) {
    for draft in after {
        let name = draft.name.clone();
        match before.iter().find(|known| known.key == draft.key) {
            None => found.push(Difference::MetricAdded { name }),
            Some(known) => {
                let metric = |change| Difference::Metric { name: name.clone(), change };
                found.extend(changes(&metric_fields(known), &metric_fields(draft)).into_iter().map(metric));
            }
        }
    }
    let known = |key: &str| before.iter().position(|metric| metric.key == key);
    if !is_rising(after.iter().filter_map(|metric| known(&metric.key))) {
        found.push(Difference::MetricsOrder(after.iter().map(|metric| metric.name.clone()).collect()));
    }
}

/// Grades are the same by their name.
fn grades(before: &[GradeDraft], after: &[GradeDraft], found: &mut Vec<Difference>) {
    let known = |draft: &GradeDraft| before.iter().position(|grade| grade.name == draft.name);
    for draft in after {
        let (name, weight) = (draft.name.clone(), draft.weight);
        match known(draft).and_then(|n| before.get(n)) {
            None => found.push(Difference::GradeAdded { name, weight }),
            Some(known) if known.weight == weight => {}
            Some(known) => {
                let (before, after) = (Value::PerCent(known.weight), Value::PerCent(weight));
                let change = Change { field: Field::Weight, before, after };
                found.push(Difference::Grade { name, change });
            }
        }
    }
    if !is_rising(after.iter().filter_map(known)) {
        found.push(Difference::GradesOrder(after.iter().map(|grade| grade.name.clone()).collect()));
    }
}

fn members(before: &[MemberDraft], after: &[MemberDraft], found: &mut Vec<Difference>) {
    let known = |draft: &MemberDraft| {
        let linked = draft.telegram.and_then(|id| before.iter().position(|member| member.telegram == Some(id)));
        linked.or_else(|| before.iter().position(|member| member.name == draft.name))
    };
    for draft in after {
        let name = draft.name.clone();
        match known(draft).and_then(|n| before.get(n)) {
            None => found.push(Difference::MemberAdded { name, role: draft.role, reports: draft.reports }),
            Some(known) => {
                let member = |change| Difference::Member { name: name.clone(), change };
                found.extend(changes(&member_fields(known), &member_fields(draft)).into_iter().map(member));
            }
        }
    }
    if !is_rising(after.iter().filter_map(known)) {
        found.push(Difference::MembersOrder(after.iter().map(|member| member.name.clone()).collect()));
    }
}

/// Days and marks are added by a file and never taken away: what it does not name stays as it is.
fn calendar(before: Option<&DepartmentFile>, after: &DepartmentFile, found: &mut Vec<Difference>) {
    for exception in &after.exceptions {
        let known = before.and_then(|before| before.exceptions.iter().find(|known| known.on == exception.on));
        if known != Some(exception) {
            let (on, before) = (exception.on, known.map(|known| known.kind));
            found.push(Difference::Day { on, before, after: exception.kind });
        }
    }
    let is_new = |mark: &&MarkDraft| before.is_none_or(|before| !before.marks.contains(mark));
    found.extend(after.marks.iter().filter(is_new).cloned().map(Difference::MarkAdded));
}

fn is_rising(places: impl Iterator<Item = usize>) -> bool {
    places.collect::<Vec<_>>().is_sorted()
}

type Fields = Vec<(Field, Value)>;

/// Of two equally long lists; a missing one holds nothing.
fn changes(before: &[(Field, Value)], after: &[(Field, Value)]) -> Vec<Change> {
    let held = |field: Field| before.iter().find(|(known, _)| *known == field).map(|(_, value)| value.clone());
    let change = |(field, after): &(Field, Value)| {
        let before = held(*field).unwrap_or(Value::Nothing);
        (before != *after).then(|| Change { field: *field, before, after: after.clone() })
    };
    after.iter().filter_map(change).collect()
}

fn text(value: impl std::fmt::Display) -> Value {
    Value::Text(value.to_string())
}

fn code(value: impl std::fmt::Display) -> Value {
    Value::Code(value.to_string())
}

fn perhaps<T>(value: Option<T>, shown: impl FnOnce(T) -> Value) -> Value {
    value.map_or(Value::Nothing, shown)
}

fn place(chat: Option<ChatId>, topic: Option<TopicId>) -> Fields {
    vec![(Field::Chat, perhaps(chat, |chat| text(chat.0))), (Field::Topic, perhaps(topic, |topic| text(topic.0)))]
}

fn department(file: &DepartmentFile) -> Fields {
    let Schedule { preset, prompt, reminder, deadline, digest } = file.schedule;
    let mut fields = vec![
        (Field::Name, text(&file.name)),
        (Field::Zone, text(file.zone)),
        (Field::Language, code(file.language)),
        (Field::Currency, text(file.currency)),
        (Field::Calendar, code(format!("calendar_{}", file.national))),
        (Field::Public, code(file.public)),
        (Field::Reminders, code(file.reminders)),
        (Field::Week, text(file.week)),
    ];
    fields.extend(place(file.chat, file.topic));
    fields.extend([
        (Field::Preset, code(preset)),
        (Field::Prompt, Value::Time(prompt)),
        (Field::Reminder, Value::Time(reminder)),
        (Field::Deadline, Value::Time(deadline)),
        (Field::Digest, Value::Time(digest)),
    ]);
    fields
}

fn metric_fields(metric: &MetricDraft) -> Fields {
    let aliases = (!metric.aliases.is_empty()).then(|| metric.aliases.join(", "));
    vec![
        (Field::Name, text(&metric.name)),
        (Field::Aliases, perhaps(aliases, text)),
        (Field::Unit, code(String::from(metric.unit.clone()))),
        (Field::Kind, code(metric.kind)),
        (Field::Direction, code(metric.direction)),
        (Field::Scale, text(metric.scale)),
        (Field::Negative, Value::YesNo(metric.negative)),
        (Field::Asked, code(metric.asked)),
        (Field::Main, Value::YesNo(metric.main)),
        (Field::Step, perhaps(metric.step, text)),
        (Field::Hint, perhaps(metric.hint.as_ref(), text)),
        (Field::Limit, perhaps(metric.limit, |limit| text(units(limit, metric.scale)))),
        (Field::Rhythm, code(metric.rhythm)),
        (Field::AskedOf, asked_of(metric)),
    ]
}

/// Everybody, or who.
fn asked_of(metric: &MetricDraft) -> Value {
    match metric.members.as_deref().filter(|_| metric.asked_of == AskedOf::Some) {
        Some(members) if !members.is_empty() => {
            text(members.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        _ => code(metric.asked_of),
    }
}

fn member_fields(member: &MemberDraft) -> Fields {
    vec![
        (Field::PersonName, text(&member.name)),
        (Field::Telegram, perhaps(member.telegram, text)),
        (Field::Role, code(member.role)),
        (Field::Reports, Value::YesNo(member.reports)),
        (Field::Grade, perhaps(member.grade.as_ref(), text)),
        (Field::Zone, perhaps(member.zone, text)),
        (Field::Week, perhaps(member.week, text)),
        (Field::Reminders, perhaps(member.reminders, code)),
        (Field::JoinedOn, perhaps(member.joined_on, Value::Date)),
        (Field::LeftOn, perhaps(member.left_on, Value::Date)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::department_file::tests::file;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_file_does_not_differ_from_itself_and_every_other_name_is_told(file in file()) {
            prop_assert_eq!(difference(Some(&file), &file), vec![]);
            let named = DepartmentFile { name: format!("{}!", file.name), ..file.clone() };
            let change = Change { field: Field::Name, before: text(&file.name), after: text(&named.name) };
            prop_assert_eq!(difference(Some(&file), &named), vec![Difference::Department(change)]);
        }

        #[test]
        fn another_order_and_a_member_more_are_told(file in file()) {
            let mut turned = file.clone();
            turned.members.reverse();
            let names: Vec<String> = turned.members.iter().map(|member| member.name.clone()).collect();
            prop_assert_eq!(difference(Some(&file), &turned), vec![Difference::MembersOrder(names)]);
            let mut fewer = file.clone();
            let last = fewer.members.pop().expect("three members");
            let added = Difference::MemberAdded { name: last.name, role: last.role, reports: last.reports };
            prop_assert_eq!(difference(Some(&fewer), &file), vec![added]);
        }
    }
}
