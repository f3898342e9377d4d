//! A department as use cases need it: its people, days and figures, loaded once for an update or a tick.
use crate::{
    domain::{
        calendar::{Calendar, DepartmentCalendar, MemberCalendar},
        coordination::{DayRules, Outage, ScheduleVersion, ScheduleVersions},
        department::{Department, Preset},
        grade::{self, Grade},
        id::{DepartmentId, MemberId, MetricId},
        leads::from_elsewhere,
        metric::{AskedOf, Metric},
        person::{Member, Role},
        report::{Lineup, Report},
        time::{Instant, Zone},
    },
    schedule::rules::{DepartmentView, MemberView},
    store::{
        self, Tx,
        people::{AbsenceRow, Stint},
    },
};
use chrono::NaiveDate;
use std::{collections::BTreeMap, sync::Arc};

/// One consistent picture of a department.
#[derive(Clone, Debug)]
pub struct House {
    pub department: Department,
    pub schedules: ScheduleVersions,
    pub calendar: Arc<DepartmentCalendar>,
    /// In the department's order.
    pub metrics: Vec<Metric>,
    /// Everybody who is or was in it, in the department's order.
    pub members: Vec<Member>,
    pub absences: Vec<AbsenceRow>,
    /// In the department's order.
    pub grades: Vec<Grade>,
    /// Times of those who came back, before they left.
    pub stints: Vec<Stint>,
    /// Since when messages do not reach a member.
    pub lost_since: BTreeMap<MemberId, Instant>,
    pub outages: BTreeMap<NaiveDate, Outage>,
    asked_members: Vec<(MetricId, MemberId)>,
}

impl House {
    /// `None` when there is no such department.
    pub async fn load(tx: &mut Tx, id: DepartmentId) -> store::Result<Option<Self>> {
        let Some(department) = store::departments::by_id(tx, id).await? else { return Ok(None) };
        let versions = store::departments::schedules(tx, id).await?;
        let schedules = ScheduleVersions::new(
            versions.into_iter().map(|(valid_from, schedule)| ScheduleVersion { valid_from, schedule }),
        )
        .unwrap_or_else(|| ScheduleVersions::always(Preset::Standard.schedule()));
        let exceptions = store::calendar::exceptions(tx, id).await?;
        let calendar = Arc::new(DepartmentCalendar::new(department.week.clone(), department.national, exceptions));
        Ok(Some(Self {
            schedules,
            calendar,
            metrics: store::metrics::of_department(tx, id).await?,
            members: store::people::of_department(tx, id).await?,
            absences: store::people::absences(tx, id).await?,
            grades: store::grades::of_department(tx, id).await?,
            stints: store::people::stints(tx, id).await?,
            lost_since: store::people::lost_since(tx, id).await?.into_iter().collect(),
            outages: store::departments::outages(tx, id).await?.into_iter().collect(),
            asked_members: store::metrics::asked_members(tx, id).await?,
            department,
        }))
    }

    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    pub fn metric(&self, id: MetricId) -> Option<&Metric> {
        self.metrics.iter().find(|metric| metric.id == id)
    }

    /// The figure the digest and the lesson look at.
    pub fn main_metric(&self) -> Option<&Metric> {
        self.metrics.iter().find(|metric| metric.main)
    }

    /// The main metric of the reports: one that became main this morning is the next ones'. Of several that of the most,
    /// the present one among equals.
    pub fn main_of<'r>(&self, reports: impl IntoIterator<Item = &'r Report>) -> Option<MetricId> {
        let present = self.main_metric().map(|metric| metric.id);
        let mains: Vec<MetricId> = reports.into_iter().filter_map(|report| report.lineup.main).collect();
        let asked = |id: MetricId| mains.iter().filter(|main| **main == id).count();
        let most = self.metrics.iter().map(|metric| metric.id).filter(|id| asked(*id) > 0);
        most.max_by_key(|id| (asked(*id), Some(*id) == present)).or(present)
    }

    /// The department's local date.
    pub fn today(&self, now: Instant) -> NaiveDate {
        self.department.zone.date(now)
    }

    /// Where the member's wall clock is.
    pub fn zone_of(&self, member: &Member) -> Zone {
        member.zone.unwrap_or(self.department.zone)
    }

    pub fn calendar_of(&self, member: &Member) -> MemberCalendar {
        MemberCalendar {
            department: Arc::clone(&self.calendar),
            own: member.week.clone(),
            joined_on: member.joined_on,
            left_on: member.left_on,
            earlier: self.earlier(member.id).collect(),
            absences: self.absences.iter().filter(|a| a.member == member.id).map(AbsenceRow::absence).collect(),
        }
    }

    /// The first and last days of the times he was here before, and left; earliest first.
    pub fn earlier(&self, member: MemberId) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
        self.stints.iter().filter(move |stint| stint.member == member).map(|stint| (stint.joined_on, stint.left_on))
    }

    /// Was or is he in the department on `on`.
    pub fn belongs_on(&self, member: &Member, on: NaiveDate) -> bool {
        member.belongs_on(on) || self.earlier(member.id).any(|(from, through)| from <= on && on <= through)
    }

    /// What the member weighs where a target is split by grade, in per cent.
    pub fn weight_of(&self, member: &Member) -> i64 {
        let grade = member.grade.as_ref().and_then(|name| self.grades.iter().find(|grade| grade.name == *name));
        grade.map_or(grade::PLAIN, |grade| grade.weight)
    }

    /// Heads and deputies of the day, heads first.
    pub fn leaders(&self, on: NaiveDate) -> impl Iterator<Item = &Member> {
        let of = move |role: Role| {
            self.members.iter().filter(move |m| m.role == role && m.left_on.is_none_or(|left| on <= left))
        };
        of(Role::Head).chain(of(Role::Deputy))
    }

    /// Since when messages reach no head; `None` while they reach one. Whoever never pressed Start does not count.
    pub fn heads_lost_since(&self) -> Option<Instant> {
        let heads = self.members.iter().filter(|m| m.role == Role::Head && m.left_on.is_none() && m.has_started());
        let since: Vec<Option<Instant>> = heads.map(|head| self.lost_since.get(&head.id).copied()).collect();
        since.into_iter().collect::<Option<Vec<Instant>>>()?.into_iter().max()
    }

    /// Members who are asked and counted and belong to the department on `on`.
    pub fn reporters(&self, on: NaiveDate) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| member.reports && self.belongs_on(member, on))
    }

    /// Reporters away by an absence on a day they would work: «не работает: Орлова».
    pub fn away(&self, on: NaiveDate) -> Vec<&Member> {
        self.reporters(on).filter(|member| self.calendar_of(member).is_away(on)).collect()
    }

    fn is_asked_of(&self, metric: &Metric, member: MemberId) -> bool {
        metric.asked_of == AskedOf::All || self.asked_members.contains(&(metric.id, member))
    }

    /// Metrics of the daily facts for the member, in order.
    pub fn fact_metrics(&self, member: MemberId) -> Vec<&Metric> {
        self.metrics.iter().filter(|metric| metric.asks_fact() && self.is_asked_of(metric, member)).collect()
    }

    /// Metrics of the daily plan for the member, in order.
    pub fn plan_metrics(&self, member: MemberId) -> Vec<&Metric> {
        self.metrics.iter().filter(|metric| metric.asks_plan() && self.is_asked_of(metric, member)).collect()
    }

    /// Metrics asked once a week, in order.
    pub fn weekly_metrics(&self, member: MemberId) -> Vec<&Metric> {
        self.metrics.iter().filter(|metric| metric.asks_weekly() && self.is_asked_of(metric, member)).collect()
    }

    /// What a report that opens now asks of the member.
    pub fn lineup(&self, member: MemberId) -> Lineup {
        let (facts, plans) = (self.fact_metrics(member), self.plan_metrics(member));
        Lineup::new(&facts, &plans, &self.weekly_metrics(member), self.main_metric())
    }

    /// Who is asked for a metric that is asked of some, in the department's order.
    pub fn asked_members(&self, metric: MetricId) -> Vec<MemberId> {
        let asked = |member: &&Member| self.asked_members.contains(&(metric, member.id));
        self.members.iter().filter(asked).map(|member| member.id).collect()
    }

    /// The instants of the department's days.
    pub fn rules(&self) -> DayRules<'_> {
        DayRules {
            zone: self.department.zone,
            schedules: &self.schedules,
            calendar: &self.calendar,
            outages: &self.outages,
        }
    }

    /// The department as the schedule's rules see it.
    pub fn view(&self) -> DepartmentView {
        let member = |m: &Member| MemberView {
            id: m.id,
            zone: m.zone,
            reminders: m.reminders,
            reports: m.reports,
            calendar: self.calendar_of(m),
        };
        DepartmentView {
            id: self.department.id,
            zone: self.department.zone,
            reminders: self.department.reminders,
            schedules: self.schedules.clone(),
            calendar: Arc::clone(&self.calendar),
            members: self.members.iter().map(member).collect(),
            heads_lost_since: self.heads_lost_since(),
            leads: from_elsewhere(&self.metrics).is_some(),
            outages: self.outages.clone(),
        }
    }

    /// Does the department itself work on the day.
    pub fn works_on(&self, on: NaiveDate) -> bool {
        self.calendar.is_working(on)
    }
}
