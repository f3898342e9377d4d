//! From a [`DepartmentFile`] to TOML a person would have written: sections in the order of product.md, nothing that
//! only repeats a default of a member or a metric.
use super::{DepartmentFile, MarkDraft, MemberDraft, Metrics, TargetDraft};
use crate::domain::metric::{Asked, AskedOf, Direction, Kind, MemberRef, MetricDraft, Rhythm, Unit};
use crate::domain::month::Basis;
use chrono::NaiveTime;
use toml::Value;

/// TOML in the making.
#[derive(Default)]
struct Page(String);

impl Page {
    fn section(&mut self, header: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(header);
        self.0.push('\n');
    }

    fn value(&mut self, key: &str, value: impl Into<Value>) {
        self.0.push_str(&format!("{key} = {}\n", value.into()));
    }

    fn text(&mut self, key: &str, text: impl std::fmt::Display) {
        self.value(key, text.to_string());
    }

    /// Only when it is there.
    fn option(&mut self, key: &str, text: Option<impl std::fmt::Display>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }
}

pub fn write(file: &DepartmentFile) -> String {
    let mut page = Page::default();
    page.section("[department]");
    page.text("key", &file.key);
    page.text("name", &file.name);
    page.text("zone", file.zone);
    page.text("language", file.language);
    page.text("currency", file.currency);
    page.text("calendar", file.national);
    page.text("public", file.public);
    page.text("reminders", file.reminders);
    page.text("week", file.week);
    if let Some(chat) = file.chat {
        page.value("chat", chat.0);
    }
    if let Some(topic) = file.topic {
        page.value("topic", topic.0);
    }
    page.section("[schedule]");
    page.text("preset", file.schedule.preset);
    let mut time = |key, at: NaiveTime| page.text(key, at.format("%H:%M"));
    time("prompt", file.schedule.prompt);
    time("reminder", file.schedule.reminder);
    time("deadline", file.schedule.deadline);
    time("digest", file.schedule.digest);
    match &file.metrics {
        Metrics::Template { template, crm_order } => {
            page.section("[metrics]");
            page.text("template", template);
            if *crm_order {
                page.value("crm_order", true);
            }
        }
        Metrics::Own(metrics) => metrics.iter().for_each(|metric| write_metric(&mut page, metric)),
    }
    for grade in &file.grades {
        page.section("[[grade]]");
        page.text("name", &grade.name);
        page.value("weight", grade.weight);
    }
    file.members.iter().for_each(|member| write_member(&mut page, member));
    for exception in &file.exceptions {
        page.section("[[exception]]");
        page.text("on", exception.on);
        page.text("kind", exception.kind);
    }
    file.marks.iter().for_each(|mark| write_mark(&mut page, mark));
    file.targets.iter().for_each(|target| write_target(&mut page, target, &file.metrics));
    page.0
}

fn write_target(page: &mut Page, target: &TargetDraft, metrics: &Metrics) {
    let scale = metrics.scale_of(&target.metric);
    page.section("[[target]]");
    page.text("month", target.month_on.format("%Y-%m"));
    page.text("metric", &target.metric);
    page.value("total", in_units(target.total, scale));
    page.option("basis", (target.basis != Basis::Equal).then_some(target.basis));
    for (member, value) in &target.shares {
        page.section("[[target.share]]");
        page.value("member", named(member));
        page.value("total", in_units(*value, scale));
    }
}

fn write_mark(page: &mut Page, mark: &MarkDraft) {
    page.section("[[mark]]");
    page.text("from_on", mark.from_on);
    page.option("through_on", (mark.through_on != mark.from_on).then_some(mark.through_on));
    page.text("text", &mark.text);
}

fn write_metric(page: &mut Page, metric: &MetricDraft) {
    page.section("[[metric]]");
    page.text("key", &metric.key);
    page.text("name", &metric.name);
    if !metric.aliases.is_empty() {
        page.value("aliases", metric.aliases.clone());
    }
    if metric.unit != Unit::Count {
        page.text("unit", String::from(metric.unit.clone()));
    }
    if metric.scale != if metric.unit == Unit::Money { 2 } else { 0 } {
        page.value("scale", i64::from(metric.scale));
    }
    page.option("kind", (metric.kind != Kind::Flow).then_some(metric.kind));
    page.option("direction", (metric.direction != Direction::More).then_some(metric.direction));
    page.option("asked", (metric.asked != Asked::FactAndPlan).then_some(metric.asked));
    page.option("rhythm", (metric.rhythm != Rhythm::Steady).then_some(metric.rhythm));
    page.option("asked_of", (metric.asked_of != AskedOf::All).then_some(metric.asked_of));
    if let Some(members) = metric.members.as_ref().filter(|_| metric.asked_of == AskedOf::Some) {
        page.value("members", members.iter().map(named).collect::<Vec<Value>>());
    }
    for (key, yes) in [("negative", metric.negative), ("main", metric.main)] {
        if yes {
            page.value(key, true);
        }
    }
    if let Some(step) = metric.step {
        page.value("step", step);
    }
    page.option("hint", metric.hint.as_ref());
    if let Some(limit) = metric.limit {
        page.value("limit", in_units(limit, metric.scale));
    }
}

fn named(member: &MemberRef) -> Value {
    match member {
        MemberRef::Name(name) => Value::String(name.clone()),
        MemberRef::Telegram(telegram) => Value::Integer(telegram.0),
    }
}

/// A scaled value in its unit: an integer where it is whole, else a string.
fn in_units(value: i64, scale: u8) -> Value {
    let text = units(value, scale);
    text.parse().map_or(Value::String(text), Value::Integer)
}

/// A scaled value in its unit: «12», «12.50».
pub fn units(value: i64, scale: u8) -> String {
    let one = 10_u64.pow(u32::from(scale));
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / one, value.unsigned_abs() % one);
    match rest {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest:0width$}", width = usize::from(scale)),
    }
}

fn write_member(page: &mut Page, member: &MemberDraft) {
    page.section("[[member]]");
    if let Some(telegram) = member.telegram {
        page.value("telegram", telegram.0);
    }
    page.text("name", &member.name);
    page.text("role", member.role);
    if member.reports != member.role.reports_by_default() {
        page.value("reports", member.reports);
    }
    page.option("grade", member.grade.as_ref());
    page.option("zone", member.zone);
    page.option("week", member.week);
    page.option("reminders", member.reminders);
    page.option("joined_on", member.joined_on);
    page.option("left_on", member.left_on);
}
