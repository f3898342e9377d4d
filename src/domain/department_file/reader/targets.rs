//! `[[target]]` and its `[[target.share]]`.
use super::{Expected, Fault, File, MEMBERS, MemberDraft, Metrics, Section, Seen, place_of, value};
use crate::domain::{
    department_file::{Line, TargetDraft},
    metric::{Kind, MemberRef},
    month::Basis,
};

const TARGET: &[&str] = &["month", "metric", "total", "basis", "share"];
const SHARE: &[&str] = &["member", "total"];
/// Most targets of a file: every metric for a year and more.
const TARGETS: usize = 500;

impl<'a, 't> File<'a, 't> {
    /// The targets, where the metrics they speak of are known.
    pub(super) fn targets(&self, metrics: Option<&Metrics>, members: &[MemberDraft]) -> Vec<TargetDraft> {
        let sections = self.list("target", "[[target]]", TARGET, TARGETS);
        let mut seen = Seen::default();
        let mut found = vec![];
        for section in &sections {
            let Some(draft) = metrics.and_then(|metrics| self.target(section, metrics, members)) else { continue };
            seen.once(section, "month", format!("{} {}", draft.month_on.format("%Y-%m"), draft.metric));
            found.push(draft);
        }
        found
    }

    fn target(&self, section: &Section<'a, 't>, metrics: &Metrics, members: &[MemberDraft]) -> Option<TargetDraft> {
        let (month, key) = (section.need("month", value::month), section.need("metric", value::key));
        let known = key.as_deref().and_then(|key| metrics.find(key));
        if let Some(key) = key.as_ref().filter(|_| known.is_none()) {
            section.fault("metric", Fault::NoMetric(key.clone()));
        }
        let (kind, scale) = known?;
        let total = section.need("total", value::grouped(scale));
        let basis = section.read("basis", value::code(Basis::ALL, Basis::as_str)).unwrap_or(Basis::Equal);
        let shares = self.shares(section, scale, members);
        if kind != Kind::Flow && !shares.is_empty() {
            section.fault("share", Fault::NotSplit);
        }
        let line = Line(section.notes.line(section.at));
        Some(TargetDraft { line, month_on: month?, metric: key?, total: total?, basis, shares })
    }

    fn shares(&self, section: &Section<'a, 't>, scale: u8, members: &[MemberDraft]) -> Vec<(MemberRef, i64)> {
        let Some((_, value)) = section.table.iter().find(|(known, _)| known.get_ref() == "share") else {
            return vec![];
        };
        let Some(list) = value.get_ref().as_array() else {
            self.notes.add(value.span().start, "[[target.share]]", Fault::Expected(Expected::Sections));
            return vec![];
        };
        let mut seen = Seen::default();
        let written = self.get("member").and_then(|list| list.get_ref().as_array()).map_or(0, |list| list.len());
        let mut found = vec![];
        for item in list.iter().take(MEMBERS) {
            let Some(share) = Section::new(self.notes, "[[target.share]]", SHARE, item) else { continue };
            let (member, total) = (share.need("member", value::member), share.need("total", value::grouped(scale)));
            let (Some(member), Some(total)) = (member, total) else { continue };
            match place_of(&member, members) {
                // One may be among those that could not be read.
                None if written == members.len() => share.fault("member", Fault::NoMember(member.to_string())),
                None => {}
                Some(place) => seen.once(&share, "member", place.to_string()),
            }
            found.push((member, total));
        }
        found
    }
}
