//! What `planerka apply` has changed, as lines.
use super::Locale;
use crate::domain::{
    calendar::DayKind,
    department_file::difference::{Change, Difference, Value},
    person::Role,
};

impl Locale {
    /// «Иван Иванов, роль: менеджер → заместитель»
    pub fn difference(self, difference: &Difference) -> String {
        let texts = self.texts();
        match difference {
            Difference::Department(change) => self.change(change),
            Difference::MetricAdded { name } => texts.apply_metric_added(name),
            Difference::Metric { name, change } => texts.apply_metric(name, self.change(change)),
            Difference::MetricsOrder(names) => texts.apply_metrics_order(names.join(", ")),
            Difference::GradeAdded { name, weight } => texts.apply_grade_added(name, self.per_cent(*weight)),
            Difference::Grade { name, change } => texts.apply_grade(name, self.change(change)),
            Difference::GradesOrder(names) => texts.apply_grades_order(names.join(", ")),
            Difference::MemberAdded { name, role, reports } => self.member_added(name, *role, *reports),
            Difference::Member { name, change } => texts.apply_member(name, self.change(change)),
            Difference::MembersOrder(names) => texts.apply_members_order(names.join(", ")),
            Difference::Day { on, before: None, after } => texts.apply_day(self.full_date(*on), after.as_str()),
            Difference::Day { on, before: Some(before), after } => {
                let kind = |kind: &DayKind| texts.apply_day_kind(kind.as_str());
                texts.apply_day_changed(self.full_date(*on), kind(before), kind(after))
            }
            Difference::MarkAdded(mark) if mark.from_on == mark.through_on => {
                texts.apply_mark(&mark.text, self.full_date(mark.from_on))
            }
            Difference::MarkAdded(mark) => {
                let dates = format!("{} – {}", self.full_date(mark.from_on), self.full_date(mark.through_on));
                texts.apply_mark(&mark.text, dates)
            }
            Difference::Target { metric, month_on, change } => {
                texts.apply_target(metric, self.month_of_year(*month_on), self.change(change))
            }
        }
    }

    fn member_added(self, name: &str, role: Role, reports: bool) -> String {
        let texts = self.texts();
        let role_name = texts.team_role(role.as_str());
        match (role, reports) {
            _ if reports == role.reports_by_default() => texts.apply_member_added(name, role_name),
            (_, true) => texts.apply_member_added_reports(name, role_name),
            (_, false) => texts.apply_member_added_not_reports(name, role_name),
        }
    }

    fn change(self, change: &Change) -> String {
        let texts = self.texts();
        let field = texts.apply_field(change.field.as_str());
        match (&change.before, &change.after) {
            (Value::Nothing, after) => texts.apply_set(field, self.held(after)),
            (before, Value::Nothing) => texts.apply_unset(field, self.held(before)),
            (before, after) => texts.apply_change(field, self.held(before), self.held(after)),
        }
    }

    fn held(self, value: &Value) -> String {
        let texts = self.texts();
        match value {
            Value::Nothing => String::new(),
            Value::Text(text) => text.clone(),
            Value::Code(code) => texts.apply_value(code),
            Value::YesNo(true) => texts.apply_yes(),
            Value::YesNo(false) => texts.apply_no(),
            Value::PerCent(weight) => self.per_cent(*weight),
            Value::Time(time) => self.time(*time),
            Value::Date(on) => on.to_string(),
        }
    }
}
