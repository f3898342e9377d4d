//! From TOML to a [`DepartmentFile`], collecting mistakes with their lines.
//!
//! Apart because it knows where everything stood; the meaning of single values is `value`'s.
mod targets;

use super::{
    DEPARTMENT_NAME_CHARS, DepartmentFile, EXCEPTIONS, Expected, Fault, HINT_CHARS, MARKS, MEMBERS, METRICS, MarkDraft,
    MemberDraft, Metrics, Mistake, NAME_CHARS, place_of, value,
};
use crate::domain::{
    calendar::{DayKind, Exception, MAX_DAYS_AT_ONCE, WeekPattern},
    department::{Currency, National, Preset, Public, Schedule},
    grade::{GRADE_CHARS, GradeDraft, MOST_GRADES, WEIGHTS},
    id::{ChatId, TelegramId, TopicId},
    mark,
    metric::{Asked, AskedOf, Direction, Kind, MetricDraft, Rhythm, Unit},
    person::{Language, ReminderProfile, Role},
    template::Template,
    time::Zone,
};
use std::{cell::RefCell, collections::HashMap};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

const SECTIONS: [&str; 9] =
    ["department", "schedule", "metrics", "metric", "grade", "member", "exception", "mark", "target"];
const DEPARTMENT: &[&str] =
    &["key", "name", "zone", "language", "currency", "calendar", "public", "reminders", "week", "chat", "topic"];
const SCHEDULE: &[&str] = &["preset", "prompt", "reminder", "deadline", "digest"];
const METRICS_OF: &[&str] = &["template", "crm_order"];
const METRIC: &[&str] = &[
    "key",
    "name",
    "aliases",
    "unit",
    "kind",
    "direction",
    "scale",
    "negative",
    "asked",
    "main",
    "step",
    "hint",
    "limit",
    "rhythm",
    "asked_of",
    "members",
];
const GRADE: &[&str] = &["name", "weight"];
const MEMBER: &[&str] =
    &["telegram", "name", "role", "reports", "grade", "zone", "week", "reminders", "joined_on", "left_on"];

const EXCEPTION: &[&str] = &["on", "kind"];
const MARK: &[&str] = &["from_on", "through_on", "text"];

/// The values of a `coded!` enum by their codes.
macro_rules! code {
    ($type:ty) => {
        value::code(<$type>::ALL, <$type>::as_str)
    };
}

pub fn read(text: &str) -> Result<DepartmentFile, Vec<Mistake>> {
    let notes = Notes { text, mistakes: RefCell::default() };
    let root = match DeTable::parse(text) {
        Ok(root) => root.into_inner(),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            notes.add(at, "", Fault::Syntax(error.message().to_owned()));
            return Err(notes.mistakes.into_inner());
        }
    };
    for name in root.keys() {
        match name.get_ref().as_ref() {
            known if SECTIONS.contains(&known) => {}
            unknown => notes.add(name.span().start, unknown, Fault::UnknownSection),
        }
    }
    let file = File { root: &root, notes: &notes }.read();
    let mut mistakes = notes.mistakes.into_inner();
    mistakes.sort_by_key(|mistake| mistake.line);
    file.filter(|_| mistakes.is_empty()).ok_or(mistakes)
}

/// Where a value stands; of a list of tables the first one.
fn first(content: &Spanned<DeValue<'_>>) -> usize {
    match content.get_ref().as_array().and_then(|list| list.iter().next()) {
        Some(item) => item.span().start,
        None => content.span().start,
    }
}

/// The mistakes so far.
struct Notes<'t> {
    text: &'t str,
    mistakes: RefCell<Vec<Mistake>>,
}

impl Notes<'_> {
    fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }

    fn add(&self, at: usize, field: &str, fault: Fault) {
        self.mistakes.borrow_mut().push(Mistake { line: self.line(at), field: field.to_owned(), fault });
    }
}

/// One table of the file, with all its keys known.
struct Section<'a, 't> {
    notes: &'a Notes<'t>,
    /// As it is written: `[department]`.
    name: &'static str,
    table: &'a DeTable<'t>,
    at: usize,
}

impl<'a, 't> Section<'a, 't> {
    fn new(
        notes: &'a Notes<'t>,
        name: &'static str,
        keys: &'static [&'static str],
        value: &'a Spanned<DeValue<'t>>,
    ) -> Option<Self> {
        let at = value.span().start;
        let Some(table) = value.get_ref().as_table() else {
            let expected = if name.starts_with("[[") { Expected::Sections } else { Expected::Section };
            notes.add(at, name, Fault::Expected(expected));
            return None;
        };
        let section = Section { notes, name, table, at };
        for key in table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref())) {
            notes.add(key.span().start, &section.field(key.get_ref()), Fault::UnknownKey(keys));
        }
        Some(section)
    }

    fn field(&self, key: &str) -> String {
        format!("{} {key}", self.name)
    }

    fn at(&self, key: &str) -> usize {
        self.table.iter().find(|(known, _)| known.get_ref() == key).map_or(self.at, |(known, _)| known.span().start)
    }

    fn has(&self, key: &str) -> bool {
        self.table.keys().any(|known| known.get_ref() == key)
    }

    fn fault(&self, key: &str, fault: Fault) {
        self.notes.add(self.at(key), &self.field(key), fault);
    }

    /// The value of a key, when it is there and right.
    fn read<T>(&self, key: &str, read: impl Fn(&DeValue<'t>) -> Result<T, Fault>) -> Option<T> {
        let (_, value) = self.table.iter().find(|(known, _)| known.get_ref() == key)?;
        read(value.get_ref()).map_err(|fault| self.notes.add(value.span().start, &self.field(key), fault)).ok()
    }

    /// As [`Self::read`]; its absence is a mistake.
    fn need<T>(&self, key: &str, read: impl Fn(&DeValue<'t>) -> Result<T, Fault>) -> Option<T> {
        if !self.has(key) {
            self.notes.add(self.at, &self.field(key), Fault::Missing);
        }
        self.read(key, read)
    }
}

/// What was said before, and on which line.
#[derive(Default)]
struct Seen(HashMap<String, usize>);

impl Seen {
    /// Notes a value; a mistake when it was there before.
    fn once(&mut self, section: &Section<'_, '_>, key: &str, given: String) {
        let line = section.notes.line(section.at(key));
        if let Some(line) = self.0.insert(given.clone(), line) {
            section.fault(key, Fault::Repeated { given, line });
        }
    }
}

struct File<'a, 't> {
    root: &'a DeTable<'t>,
    notes: &'a Notes<'t>,
}

impl<'a, 't> File<'a, 't> {
    fn get(&self, name: &str) -> Option<&'a Spanned<DeValue<'t>>> {
        self.root.iter().find(|(known, _)| known.get_ref() == name).map(|(_, value)| value)
    }

    fn list(&self, key: &str, name: &'static str, keys: &'static [&'static str], most: usize) -> Vec<Section<'a, 't>> {
        let Some(value) = self.get(key) else { return vec![] };
        let Some(list) = value.get_ref().as_array() else {
            self.notes.add(value.span().start, name, Fault::Expected(Expected::Sections));
            return vec![];
        };
        if let Some(excess) = list.get(most) {
            self.notes.add(excess.span().start, name, Fault::TooMany { most });
        }
        list.iter().take(most).filter_map(|item| Section::new(self.notes, name, keys, item)).collect()
    }

    /// `None` when something that has no default is missing or wrong; that is noted.
    fn read(&self) -> Option<DepartmentFile> {
        let grades = self.grades();
        let members = self.members(&grades);
        let metrics = self.metrics(&members);
        let targets = self.targets(metrics.as_ref(), &members);
        let schedule = self.schedule();
        let (exceptions, marks) = (self.exceptions(), self.marks());
        let Some(value) = self.get("department") else {
            self.notes.add(0, "[department]", Fault::Missing);
            return None;
        };
        let department = Section::new(self.notes, "[department]", DEPARTMENT, value)?;
        let chat = department.read("chat", value::integer(i64::MIN, -1)).map(ChatId);
        let topic = department.read("topic", value::integer(1, i64::MAX)).map(TopicId);
        if topic.is_some() && !department.has("chat") {
            department.fault("topic", Fault::Missing);
        }
        let (key, name) =
            (department.need("key", value::key), department.need("name", value::text(DEPARTMENT_NAME_CHARS)));
        let file = DepartmentFile {
            key: key.unwrap_or_default(),
            name: name.unwrap_or_default(),
            zone: department.read("zone", value::zone).unwrap_or(Zone::MOSCOW),
            language: department.read("language", code!(Language)).unwrap_or(Language::Ru),
            currency: department.read("currency", code!(Currency)).unwrap_or(Currency::Rub),
            national: department.read("calendar", code!(National)).unwrap_or(National::Ru),
            public: department.read("public", code!(Public)).unwrap_or(Public::People),
            reminders: department.read("reminders", code!(ReminderProfile)).unwrap_or(ReminderProfile::Normal),
            week: department.read("week", value::week).unwrap_or(WeekPattern::FIVE_DAYS),
            chat,
            topic,
            schedule,
            metrics: metrics?,
            grades,
            members,
            exceptions,
            marks,
            targets,
        };
        Some(file)
    }

    fn schedule(&self) -> Schedule {
        let section = self.get("schedule").and_then(|s| Section::new(self.notes, "[schedule]", SCHEDULE, s));
        let Some(section) = section else { return Preset::Standard.schedule() };
        let preset = section.read("preset", code!(Preset)).unwrap_or(Preset::Standard);
        let usual = preset.schedule();
        let schedule = Schedule {
            preset,
            prompt: section.read("prompt", value::time).unwrap_or(usual.prompt),
            reminder: section.read("reminder", value::time).unwrap_or(usual.reminder),
            deadline: section.read("deadline", value::time).unwrap_or(usual.deadline),
            digest: section.read("digest", value::time).unwrap_or(usual.digest),
        };
        let Schedule { prompt, reminder, deadline, digest, .. } = schedule;
        let in_order = prompt < deadline && prompt <= reminder && reminder <= deadline;
        // The digest of `evening` comes the next day, at any time.
        if !in_order || (preset != Preset::Evening && digest < deadline) {
            self.notes.add(section.at, section.name, Fault::TimesOrder);
        }
        schedule
    }

    fn metrics(&self, members: &[MemberDraft]) -> Option<Metrics> {
        match (self.get("metrics"), self.get("metric")) {
            (None, None) => {
                self.notes.add(self.notes.text.len(), "[metrics]", Fault::NoMetrics);
                None
            }
            (Some(_), Some(own)) => {
                self.notes.add(first(own), "[[metric]]", Fault::TwoSources);
                None
            }
            (Some(value), None) => {
                let section = Section::new(self.notes, "[metrics]", METRICS_OF, value)?;
                let crm_order = section.read("crm_order", value::yes_no).unwrap_or(false);
                Some(Metrics::Template { template: section.need("template", code!(Template))?, crm_order })
            }
            (None, Some(own)) => {
                let sections = self.list("metric", "[[metric]]", METRIC, METRICS);
                let (mut keys, mut names, mut steps) = (Seen::default(), Seen::default(), Seen::default());
                let metrics: Vec<MetricDraft> = sections.iter().filter_map(metric).collect();
                for (section, metric) in sections.iter().zip(&metrics).filter(|_| metrics.len() == sections.len()) {
                    keys.once(section, "key", metric.key.clone());
                    names.once(section, "name", metric.name.to_lowercase());
                    if let Some(step) = metric.step {
                        steps.once(section, "step", step.to_string());
                    }
                }
                self.known_members(&sections, &metrics, members);
                let found = metrics.iter().filter(|metric| metric.main).count();
                if found != 1 && metrics.len() == sections.len() {
                    self.notes.add(first(own), "[[metric]] main", Fault::Main { found });
                }
                Some(Metrics::Own(metrics))
            }
        }
    }

    fn grades(&self) -> Vec<GradeDraft> {
        let sections = self.list("grade", "[[grade]]", GRADE, MOST_GRADES);
        let mut names = Seen::default();
        let grade = |section: &Section<'_, '_>| {
            let name = section.need("name", value::text(GRADE_CHARS));
            let weight = section.need("weight", value::integer(*WEIGHTS.start(), *WEIGHTS.end()));
            let draft = GradeDraft { name: name?, weight: weight? };
            names.once(section, "name", draft.name.to_lowercase());
            Some(draft)
        };
        sections.iter().filter_map(grade).collect()
    }

    fn exceptions(&self) -> Vec<Exception> {
        let sections = self.list("exception", "[[exception]]", EXCEPTION, EXCEPTIONS);
        let mut dates = Seen::default();
        let exception = |section: &Section<'_, '_>| {
            let (on, kind) = (section.need("on", value::date), section.need("kind", code!(DayKind)));
            let exception = Exception { on: on?, kind: kind? };
            dates.once(section, "on", exception.on.to_string());
            Some(exception)
        };
        let mut all: Vec<Exception> = sections.iter().filter_map(exception).collect();
        all.sort_by_key(|exception| exception.on);
        all
    }

    fn marks(&self) -> Vec<MarkDraft> {
        let sections = self.list("mark", "[[mark]]", MARK, MARKS);
        let mut known = Seen::default();
        let mark = |section: &Section<'_, '_>| {
            let (from_on, text) = (section.need("from_on", value::date), section.need("text", value::text(mark::BODY)));
            let through_on = section.read("through_on", value::date);
            if section.has("through_on") && through_on.is_none() {
                return None;
            }
            let (from_on, text) = (from_on?, mark::body(&text?).ok()?);
            let through_on = through_on.unwrap_or(from_on);
            if !(0..MAX_DAYS_AT_ONCE).contains(&(through_on - from_on).num_days()) {
                section.fault("through_on", Fault::MarkDays { most: MAX_DAYS_AT_ONCE });
            }
            let draft = MarkDraft { from_on, through_on, text };
            known.once(section, "text", format!("{} {from_on} {through_on}", draft.text));
            Some(draft)
        };
        let mut all: Vec<MarkDraft> = sections.iter().filter_map(mark).collect();
        all.sort();
        all
    }

    /// Whoever a metric is asked of is a member of the file.
    fn known_members(&self, sections: &[Section<'_, '_>], metrics: &[MetricDraft], members: &[MemberDraft]) {
        let written = self.get("member").and_then(|list| list.get_ref().as_array()).map_or(0, |list| list.len());
        // One may be among those that could not be read.
        if written != members.len() || sections.len() != metrics.len() {
            return;
        }
        for (section, metric) in sections.iter().zip(metrics) {
            for named in metric.members.iter().flatten().filter(|named| place_of(named, members).is_none()) {
                section.fault("members", Fault::NoMember(named.to_string()));
            }
        }
    }

    fn members(&self, grades: &[GradeDraft]) -> Vec<MemberDraft> {
        let sections = self.list("member", "[[member]]", MEMBER, MEMBERS);
        let read: Vec<Option<MemberDraft>> = sections.iter().map(member).collect();
        let (mut telegrams, mut names) = (Seen::default(), Seen::default());
        for (section, member) in sections.iter().zip(&read) {
            match member {
                Some(MemberDraft { telegram: Some(telegram), .. }) => {
                    telegrams.once(section, "telegram", telegram.to_string());
                }
                Some(MemberDraft { telegram: None, name, .. }) => names.once(section, "name", name.clone()),
                None => {}
            }
            let grade = member.as_ref().and_then(|member| member.grade.as_ref());
            if let Some(grade) = grade.filter(|name| grades.iter().all(|grade| grade.name != **name)) {
                section.fault("grade", Fault::UnknownGrade(grade.clone()));
            }
        }
        let heads: Vec<_> = sections
            .iter()
            .zip(&read)
            .filter(|(_, member)| member.as_ref().is_some_and(|m| m.role == Role::Head && m.left_on.is_none()))
            .collect();
        let linked = |member: &Option<MemberDraft>| member.as_ref().is_some_and(|m| m.telegram.is_some());
        match heads.first() {
            // A head may be among those that could not be read.
            _ if read.iter().any(Option::is_none) => {}
            None => {
                let at = sections.first().map_or(self.notes.text.len(), |section| section.at);
                self.notes.add(at, "[[member]] role", Fault::NoHead);
            }
            Some((section, _)) if !heads.iter().any(|(_, member)| linked(member)) => {
                section.fault("telegram", Fault::HeadWithoutTelegram);
            }
            Some(_) => {}
        }
        read.into_iter().flatten().collect()
    }
}

fn metric(section: &Section<'_, '_>) -> Option<MetricDraft> {
    let unit = Unit::from(section.read("unit", value::text(NAME_CHARS)).unwrap_or_default());
    let money = unit == Unit::Money;
    let usual = if money { 2 } else { 0 };
    let scale = section.read("scale", value::integer(0, 3)).map_or(usual, |n| u8::try_from(n).unwrap_or(usual));
    if money && scale != 2 {
        section.fault("scale", Fault::MoneyScale);
    }
    let kind = section.read("kind", code!(Kind)).unwrap_or(Kind::Flow);
    if kind == Kind::Ratio {
        section.fault("kind", Fault::Ratio);
    }
    let asked = section.read("asked", code!(Asked)).unwrap_or(Asked::FactAndPlan);
    let main = section.read("main", value::yes_no).unwrap_or(false);
    if main && asked != Asked::FactAndPlan {
        section.fault("main", Fault::MainNotAsked);
    }
    let (key, name) = (section.need("key", value::key), section.need("name", value::text(NAME_CHARS)));
    let members = section.read("members", value::members);
    let usual = if section.has("members") { AskedOf::Some } else { AskedOf::All };
    let asked_of = section.read("asked_of", code!(AskedOf)).unwrap_or(usual);
    Some(MetricDraft {
        aliases: section.read("aliases", value::texts).unwrap_or_default(),
        direction: section.read("direction", code!(Direction)).unwrap_or(Direction::More),
        negative: section.read("negative", value::yes_no).unwrap_or(false),
        step: section.read("step", value::integer(1, METRICS as i64)),
        hint: section.read("hint", value::text(HINT_CHARS)),
        limit: section.read("limit", value::amount(scale)),
        rhythm: section.read("rhythm", code!(Rhythm)).unwrap_or(Rhythm::Steady),
        members: members.filter(|_| asked_of == AskedOf::Some),
        asked_of,
        key: key?,
        name: name?,
        unit,
        kind,
        scale,
        asked,
        main,
    })
}

fn member(section: &Section<'_, '_>) -> Option<MemberDraft> {
    let (name, role) = (section.need("name", value::text(NAME_CHARS)), section.need("role", code!(Role)));
    let joined_on = section.read("joined_on", value::date);
    let left_on = section.read("left_on", value::date);
    if let (Some(joined), Some(left)) = (joined_on, left_on)
        && left < joined
    {
        section.fault("left_on", Fault::LeftBeforeJoined);
    }
    let reports = section.read("reports", value::yes_no);
    let telegram = section.read("telegram", value::integer(1, i64::MAX)).map(TelegramId);
    let (grade, zone) = (section.read("grade", value::text(GRADE_CHARS)), section.read("zone", value::zone));
    let (week, reminders) = (section.read("week", value::week), section.read("reminders", code!(ReminderProfile)));
    if telegram.is_none() && section.has("telegram") {
        return None;
    }
    let (name, role) = (name?, role?);
    let reports = reports.unwrap_or(role.reports_by_default());
    Some(MemberDraft { telegram, name, role, reports, grade, zone, week, reminders, joined_on, left_on })
}
