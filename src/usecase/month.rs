//! A department's month as use cases need it: targets, openings, facts and pledges, loaded once for an update or a tick.
//!
//! Apart because every screen of plan and fact reads the same book. Loads the month's figures of every metric; what
//! lies before, for r₀, only of the metrics that have a target.
use super::house::House;
use crate::{
    domain::{
        calendar::{Calendar, Weight, days, month_of},
        department::Preset,
        id::{MemberId, MetricId},
        metric::{Kind, Metric},
        month::{
            Forecast, Lights, Opening, Promised, Sheet, SheetMaterial, Target, Total, WINDOW_DAYS, first_of,
            months_later, promised,
        },
        person::Member,
        promise::Promise,
        report::Part,
        time::Instant,
    },
    store::{self, Tx, figures::Figure},
};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// How far back the last closed day is looked for, in calendar days.
const CLOSED_WITHIN_DAYS: u64 = 60;

/// The months whose facts make r₀.
const HISTORY_MONTHS: i32 = 3;

/// Figures of a (member, metric) by date; the inner `None` is «-».
type Figures = BTreeMap<(MemberId, MetricId), BTreeMap<NaiveDate, Option<i64>>>;

/// One consistent picture of a month.
#[derive(Clone, Debug)]
pub struct MonthBook {
    /// The first of the month.
    pub month_on: NaiveDate,
    /// The last day whose reports are over, at most the month's last; `None`: none of the month is.
    pub closed_through: Option<NaiveDate>,
    pub lights: Lights,
    /// By metric.
    pub targets: BTreeMap<MetricId, Target>,
    pub openings: Vec<Opening>,
    facts: Figures,
    pledges: Figures,
    /// Σ facts and Σ weights of known days of the three months before, of metrics with a target.
    history: BTreeMap<(MemberId, MetricId), (i64, Weight)>,
    /// Of the last twelve weeks and to the month's end.
    promises: Vec<Promise>,
}

impl MonthBook {
    /// The month of `month_on`, any day of it.
    pub async fn load(tx: &mut Tx, house: &House, month_on: NaiveDate, now: Instant) -> store::Result<Self> {
        let first = first_of(month_on);
        let closed_through = closed_through(house, now);
        Self::load_closed(tx, house, first, closed_through, |_| true).await
    }

    /// One member's month alone, for his norms: without what forecasts need. `None` without any target.
    pub async fn load_norms(
        tx: &mut Tx,
        house: &House,
        member: MemberId,
        month_on: NaiveDate,
        now: Instant,
    ) -> store::Result<Option<Self>> {
        let first = first_of(month_on);
        let targets = targets(tx, house, first).await?;
        if targets.is_empty() {
            return Ok(None);
        }
        let last = *month_of(first).end();
        let closed_through = closed_through(house, now).map(|through| through.min(last)).filter(|on| *on >= first);
        let mut book = Self {
            month_on: first,
            closed_through,
            lights: Lights::default(),
            targets,
            openings: store::targets::openings(tx, house.department.id, first).await?,
            facts: Figures::new(),
            pledges: Figures::new(),
            history: BTreeMap::new(),
            promises: vec![],
        };
        book.take(store::figures::of_member(tx, member, first, last).await?);
        Ok(Some(book))
    }

    fn take(&mut self, figures: impl IntoIterator<Item = Figure>) {
        for figure in figures {
            let part = if figure.part == Part::Fact { &mut self.facts } else { &mut self.pledges };
            part.entry((figure.member, figure.metric)).or_default().insert(figure.on_day, figure.value);
        }
    }

    /// The same as it was when `through_on` was the last day over: what is dated later counts only when it was known
    /// at `at`.
    pub async fn load_as_of(
        tx: &mut Tx,
        house: &House,
        month_on: NaiveDate,
        through_on: NaiveDate,
        at: Instant,
    ) -> store::Result<Self> {
        let known = |figure: &Figure| figure.on_day <= through_on || figure.at <= at;
        Self::load_closed(tx, house, first_of(month_on), Some(through_on), known).await
    }

    async fn load_closed(
        tx: &mut Tx,
        house: &House,
        first: NaiveDate,
        closed_through: Option<NaiveDate>,
        known: impl Fn(&Figure) -> bool,
    ) -> store::Result<Self> {
        let last = *month_of(first).end();
        let closed_through = closed_through.map(|through| through.min(last)).filter(|on| *on >= first);
        let id = house.department.id;
        let since = first.checked_sub_days(Days::new(WINDOW_DAYS)).unwrap_or(first);
        let mut book = Self {
            month_on: first,
            closed_through,
            lights: store::targets::lights(tx, id).await?.unwrap_or_default(),
            targets: targets(tx, house, first).await?,
            openings: store::targets::openings(tx, id, first).await?,
            facts: Figures::new(),
            pledges: Figures::new(),
            history: BTreeMap::new(),
            promises: store::promises::with_amounts(tx, id, since, last).await?,
        };
        let figures = store::figures::of_department(tx, id, first, last).await?;
        book.take(figures.into_iter().filter(known));
        book.load_history(tx, house).await?;
        Ok(book)
    }

    /// What makes r₀ of the metrics that are forecast.
    async fn load_history(&mut self, tx: &mut Tx, house: &House) -> store::Result<()> {
        let Some(from) = months_later(self.month_on, -HISTORY_MONTHS) else { return Ok(()) };
        let through = self.month_on.pred_opt().unwrap_or(self.month_on);
        let flows: Vec<MetricId> =
            self.targets.keys().copied().filter(|id| house.metric(*id).is_some_and(|m| m.kind == Kind::Flow)).collect();
        for metric in flows {
            let known = store::figures::known_facts(tx, house.department.id, metric, from, through).await?;
            for member in &house.members {
                let own: Vec<_> = known.iter().filter(|fact| fact.member == member.id).collect();
                if own.is_empty() {
                    continue;
                }
                let calendar = house.calendar_of(member);
                let weight: Weight = own.iter().map(|fact| calendar.weight(fact.on_day)).sum();
                let sum = own.iter().map(|fact| fact.value).sum();
                self.history.insert((member.id, metric), (sum, weight));
            }
        }
        Ok(())
    }

    /// Takes facts out that belong to a later news.
    pub fn forget(&mut self, facts: &BTreeSet<(MemberId, NaiveDate)>) {
        for ((member, _), days) in &mut self.facts {
            days.retain(|on, _| !facts.contains(&(*member, *on)));
        }
    }

    /// Promises with amounts of the last twelve weeks and to the month's end.
    pub fn promises(&self) -> &[Promise] {
        &self.promises
    }

    /// The last day that is over for those promises.
    pub fn promised_through(&self) -> NaiveDate {
        self.closed_through.or_else(|| self.month_on.pred_opt()).unwrap_or(self.month_on)
    }

    pub fn target(&self, metric: MetricId) -> Option<&Target> {
        self.targets.get(&metric)
    }

    pub fn opening(&self, member: MemberId, metric: MetricId) -> Option<Opening> {
        self.openings.iter().find(|opening| (opening.member, opening.metric) == (member, metric)).copied()
    }

    /// Facts of the month by date; the inner `None` is «-».
    pub fn facts(&self, member: MemberId, metric: MetricId) -> Option<&BTreeMap<NaiveDate, Option<i64>>> {
        self.facts.get(&(member, metric))
    }

    /// The member's month of the metric.
    pub fn sheet(&self, house: &House, member: &Member, metric: &Metric) -> Sheet {
        let none = BTreeMap::new();
        let key = (member.id, metric.id);
        Sheet::new(SheetMaterial {
            member: member.id,
            metric,
            month_on: self.month_on,
            calendar: &house.calendar_of(member),
            target: self.target(metric.id).filter(|_| metric.kind == Kind::Flow),
            opening: self.opening(member.id, metric.id),
            facts: self.facts.get(&key).unwrap_or(&none),
            pledges: self.pledges.get(&key).unwrap_or(&none),
            closed_through: self.closed_through,
            history: self.history.get(&key).copied(),
        })
    }

    /// The month of everybody who counts in it: who reports and belongs to it, has a share, or has facts; in the
    /// department's order.
    pub fn sheets(&self, house: &House, metric: &Metric) -> Vec<Sheet> {
        self.members(house, metric).into_iter().map(|member| self.sheet(house, member, metric)).collect()
    }

    /// See [`MonthBook::sheets`].
    pub fn members<'h>(&self, house: &'h House, metric: &Metric) -> Vec<&'h Member> {
        let month = month_of(self.month_on);
        let share = |member: &Member| {
            let share = self.target(metric.id).and_then(|target| target.latest().share(member.id));
            share.is_some_and(|share| share.value != 0)
        };
        let here = |member: &Member| member.reports && days(month.clone()).any(|on| house.belongs_on(member, on));
        let counts =
            |member: &&Member| here(member) || share(member) || self.facts.contains_key(&(member.id, metric.id));
        house.members.iter().filter(counts).collect()
    }

    /// The department's month over `sheets` of the metric.
    pub fn total<'s>(&self, house: &House, metric: &Metric, sheets: &'s [Sheet]) -> Total<'s> {
        let plan = self.target(metric.id).map(Target::total);
        Total::new(sheets, plan, self.weight_left(house), metric.direction)
    }

    /// Wₗ of the department.
    fn weight_left(&self, house: &House) -> Weight {
        let open = days(month_of(self.month_on)).filter(|on| self.closed_through.is_none_or(|through| *on > through));
        open.map(|on| house.calendar.weight(on)).sum()
    }

    /// What the member's promises with amounts say; they are about money.
    pub fn promised(&self, member: MemberId) -> Promised {
        let month = month_of(self.month_on);
        let closed = self.closed_through.or_else(|| month.start().pred_opt()).unwrap_or(self.month_on);
        promised(&self.promises, member, closed, *month.end())
    }

    /// The three forecasts of a member's month.
    pub fn forecast(&self, metric: &Metric, sheet: &Sheet) -> Forecast {
        // Promises have amounts of money, and it is the main metric they are to bring.
        let promised = (metric.is_money() && metric.main).then(|| self.promised(sheet.member()));
        Forecast::of(sheet, promised.as_ref())
    }

    /// A snapshot: the last known value of each up to the month's end, summed; `None` where nobody has one.
    pub fn last_values(&self, house: &House, metric: &Metric) -> Option<i64> {
        let last = |member: &Member| {
            let facts = self.facts.get(&(member.id, metric.id))?;
            facts.values().rev().find_map(|value| *value)
        };
        let known: Vec<i64> = house.members.iter().filter_map(last).collect();
        (!known.is_empty()).then(|| known.into_iter().sum())
    }
}

/// What is set for the month, by metric.
async fn targets(tx: &mut Tx, house: &House, first: NaiveDate) -> store::Result<BTreeMap<MetricId, Target>> {
    let mut by_metric: BTreeMap<MetricId, Vec<_>> = BTreeMap::new();
    for version in store::targets::of_month(tx, house.department.id, first).await? {
        by_metric.entry(version.metric).or_default().push(version);
    }
    Ok(by_metric.into_iter().filter_map(|(metric, versions)| Some((metric, Target::new(versions)?))).collect())
}

/// The instant at which a date's reports are over for everybody: the department's deadline of the day that asks about
/// it. Source: product.md, «The department's deadline closes a day for everybody».
pub fn closes_at(house: &House, on: NaiveDate) -> Instant {
    let rules = house.rules();
    if house.schedules.on(on).preset == Preset::Evening {
        return rules.day(on).deadline_at;
    }
    let next = house.calendar.next_working(on).unwrap_or(on);
    rules.day(next).deadline_at
}

/// The last date whose reports are over.
pub fn closed_through(house: &House, now: Instant) -> Option<NaiveDate> {
    let today = house.today(now);
    let back = (0..CLOSED_WITHIN_DAYS).filter_map(|n| today.checked_sub_days(Days::new(n)));
    back.into_iter().find(|on| closes_at(house, *on) <= now)
}

/// The first day that is not over.
pub fn open_from(house: &House, now: Instant) -> NaiveDate {
    let through = closed_through(house, now);
    through.and_then(|through| through.succ_opt()).unwrap_or_else(|| house.today(now))
}

/// The month `on` lies in, and the one a digest of that fact date speaks of.
pub fn month_of_date(on: NaiveDate) -> NaiveDate {
    first_of(on)
}
