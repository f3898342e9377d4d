//! One member's month of one metric, day by day: weight, norm, fact, pledge, and what follows from them.
//!
//! Apart because every screen of plan and fact, the digest and the forecasts read the same sheet.
//!
//! Invariants: Σ norms of the days = the target, where a day is left to carry it; E, Wₑ, pace, run rate and effort
//! know closed days alone, F and catch-up every fact; an unknown day is in neither Wₑ nor Wₗ.
use super::{
    forecast::days as in_days,
    pace::{Light, Lights, UNKNOWN_DAYS_WITHOUT_LIGHT},
    split::over_days,
    target::{Opening, Target},
};
use crate::domain::{
    calendar::{Calendar, MemberCalendar, Weight, month_of, week_of},
    fraction::Fraction,
    id::MemberId,
    metric::{Direction, Metric, Rhythm},
};
use chrono::{Datelike, NaiveDate};
use std::{collections::BTreeMap, ops::RangeInclusive};

/// A day of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub on: NaiveDate,
    /// Zero on days off, away, and before the start.
    pub weight: Weight,
    /// «Норма дня», rounded; `None` without a target.
    pub norm: Option<i64>,
    /// The same unrounded.
    pub exact: Fraction,
    /// Its reports are over.
    pub closed: bool,
    pub fact: Option<i64>,
    pub pledge: Option<i64>,
    /// Before the start, inside an opening: closed, with its part of the opening.
    pub opened: bool,
}

impl Day {
    /// A working day that is over, with a number.
    pub fn is_known(&self) -> bool {
        self.closed && !self.weight.is_off() && (self.fact.is_some() || self.opened)
    }

    /// A working day that is over, without one.
    pub fn is_unknown(&self) -> bool {
        self.closed && !self.weight.is_off() && self.fact.is_none() && !self.opened
    }
}

/// What a sheet is made of.
#[derive(Clone, Copy, Debug)]
pub struct SheetMaterial<'a> {
    pub member: MemberId,
    pub metric: &'a Metric,
    /// Any day of the month.
    pub month_on: NaiveDate,
    pub calendar: &'a MemberCalendar,
    pub target: Option<&'a Target>,
    pub opening: Option<Opening>,
    /// Current facts of the metric; the inner `None` is «-».
    pub facts: &'a BTreeMap<NaiveDate, Option<i64>>,
    pub pledges: &'a BTreeMap<NaiveDate, Option<i64>>,
    /// The days up to this one are over; `None`: none is.
    pub closed_through: Option<NaiveDate>,
    /// Σ facts and Σ weights of the known days of the three months before.
    pub history: Option<(i64, Weight)>,
}

/// A month of a member and a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    member: MemberId,
    plan: Option<i64>,
    opening: i64,
    days: Vec<Day>,
    history: Option<(i64, Weight)>,
    direction: Direction,
    rhythm: Rhythm,
}

/// Some days of a month: a week, a range, the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// Σ norms; `None` without a target.
    pub norm: Option<i64>,
    /// Σ pledges of the known.
    pub pledge: Option<i64>,
    /// Σ facts of the known.
    pub fact: Option<i64>,
    /// Working days over, with a number and without.
    pub known: usize,
    pub unknown: usize,
    /// Working days.
    pub working: usize,
}

/// The working days of a member's month as a target counts them, from the 1st: none before `starts_on`; those of an
/// opening by his rhythm, for he was not asked then.
pub fn weights(
    calendar: &MemberCalendar,
    month_on: NaiveDate,
    starts_on: NaiveDate,
    opening: Option<Opening>,
) -> Vec<Weight> {
    let opened = |on: NaiveDate| opening.is_some_and(|opening| on <= opening.through_on);
    let weight = |on: NaiveDate| match () {
        () if opened(on) && calendar.absence_on(on).is_none() => calendar.rhythm_on(on),
        () if on < starts_on => Weight::OFF,
        () => calendar.weight(on),
    };
    crate::domain::calendar::days(month_of(month_on)).map(weight).collect()
}

impl Sheet {
    pub fn new(material: SheetMaterial<'_>) -> Self {
        let starts_on = material.target.map_or(NaiveDate::MIN, Target::starts_on);
        let weights = weights(material.calendar, material.month_on, starts_on, material.opening);
        let dates: Vec<NaiveDate> = crate::domain::calendar::days(month_of(material.month_on)).collect();
        let opened = |on: NaiveDate| material.opening.is_some_and(|opening| on <= opening.through_on);
        let mut days: Vec<Day> = dates
            .into_iter()
            .zip(weights)
            .map(|(on, weight)| Day {
                on,
                weight,
                norm: None,
                exact: Fraction::zero(),
                closed: material.closed_through.is_some_and(|through| on <= through),
                fact: material.facts.get(&on).copied().flatten().filter(|_| !opened(on)),
                pledge: material.pledges.get(&on).copied().flatten(),
                opened: opened(on),
            })
            .collect();
        let plan = material.target.and_then(|target| set_norms(target, material.member, &mut days));
        Self {
            member: material.member,
            plan,
            opening: material.opening.map_or(0, |opening| opening.value),
            days,
            history: material.history,
            direction: material.metric.direction,
            rhythm: material.metric.rhythm,
        }
    }

    pub fn member(&self) -> MemberId {
        self.member
    }

    pub fn direction(&self) -> Direction {
        self.direction
    }

    pub fn rhythm(&self) -> Rhythm {
        self.rhythm
    }

    /// Every date of the month, in order.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    pub fn day(&self, on: NaiveDate) -> Option<&Day> {
        self.days.iter().find(|day| day.on == on)
    }

    /// P; `None` without a target or a share in it.
    pub fn plan(&self) -> Option<i64> {
        self.plan
    }

    /// What was done before the start.
    pub fn opening(&self) -> i64 {
        self.opening
    }

    /// F: every fact there is.
    pub fn fact(&self) -> i64 {
        self.opening + self.days.iter().filter_map(|day| day.fact).sum::<i64>()
    }

    /// Is there any number at all.
    pub fn has_facts(&self) -> bool {
        self.days.iter().any(|day| day.fact.is_some() || day.opened)
    }

    /// F of closed days: what E, pace, run rate, r̂ and effort see.
    pub fn fact_closed(&self) -> i64 {
        self.fact_through(NaiveDate::MAX)
    }

    fn fact_through(&self, through: NaiveDate) -> i64 {
        let closed = self.days.iter().filter(|day| day.closed && day.on <= through);
        self.opening + closed.filter_map(|day| day.fact).sum::<i64>()
    }

    /// E: Σ of the exact norms of closed days with a fact.
    pub fn expected(&self) -> Fraction {
        self.expected_through(NaiveDate::MAX)
    }

    fn expected_through(&self, through: NaiveDate) -> Fraction {
        let known = self.days.iter().filter(|day| day.is_known() && day.on <= through);
        known.map(|day| day.exact.clone()).sum()
    }

    /// W.
    pub fn weight(&self) -> Weight {
        self.days.iter().map(|day| day.weight).sum()
    }

    /// Wₑ.
    pub fn weight_known(&self) -> Weight {
        self.days.iter().filter(|day| day.is_known()).map(|day| day.weight).sum()
    }

    /// Wₗ.
    pub fn weight_left(&self) -> Weight {
        self.days.iter().filter(|day| !day.closed).map(|day| day.weight).sum()
    }

    /// «без 2 дней»: working days over without a number.
    pub fn unknown_days(&self) -> usize {
        self.days.iter().filter(|day| day.is_unknown()).count()
    }

    /// F and E as a pace compares them: of closed days; of a lumpy metric to the close of the last full week. `None`:
    /// nothing to compare yet.
    pub fn paced(&self) -> Option<(i64, Fraction)> {
        self.plan?;
        let through = match self.rhythm {
            Rhythm::Steady => NaiveDate::MAX,
            Rhythm::Lumpy => self.last_full_week()?,
        };
        let expected = self.expected_through(through);
        (!expected.is_zero()).then(|| (self.fact_through(through), expected))
    }

    /// The last Sunday up to which every day is over.
    pub fn last_full_week(&self) -> Option<NaiveDate> {
        let closed = self.days.iter().filter(|day| day.closed);
        closed.filter(|day| day.on == *week_of(day.on).end()).map(|day| day.on).next_back()
    }

    /// T = F/E.
    pub fn pace(&self) -> Option<Fraction> {
        let (fact, expected) = self.paced()?;
        Fraction::from(fact).over(&expected)
    }

    /// No light where too little is known.
    pub fn light(&self, lights: Lights) -> Option<Light> {
        if self.unknown_days() > UNKNOWN_DAYS_WITHOUT_LIGHT {
            return None;
        }
        self.pace().map(|pace| lights.of(&pace, self.direction))
    }

    /// C = max(0, P−F)/Wₗ an ordinary day; `None` without a target, with no day left, or where less is better.
    pub fn catch_up(&self) -> Option<Fraction> {
        let gap = self.plan?.saturating_sub(self.fact()).max(0);
        if self.direction == Direction::Less {
            return None;
        }
        Fraction::from(gap).over(&in_days(self.weight_left()))
    }

    /// What the day would have to bring to catch up: C by its weight.
    pub fn needed_on(&self, on: NaiveDate) -> Option<Fraction> {
        let weight = self.day(on)?.weight;
        Some(self.catch_up()? * in_days(weight))
    }

    /// F/Wₑ: his own result an ordinary day of this month.
    pub fn rate(&self) -> Option<Fraction> {
        Fraction::from(self.fact_closed()).over(&in_days(self.weight_known()))
    }

    /// C/(F/Wₑ): how many times his present result he needs.
    pub fn effort(&self) -> Option<Fraction> {
        self.catch_up()?.over(&self.rate()?)
    }

    /// F/Wₑ·W.
    pub fn run_rate(&self) -> Option<Fraction> {
        Some(self.rate()? * in_days(self.weight()))
    }

    /// r₀ an ordinary day: his own mean of three months, else P/W of his own; `None`: too little is known.
    pub fn usual_a_day(&self) -> Option<Fraction> {
        let own = self.history.and_then(|(sum, weight)| Fraction::from(sum).over(&in_days(weight)));
        own.or_else(|| Fraction::from(self.plan?).over(&in_days(self.weight())))
    }

    /// The three months behind r₀: Σ facts and Σ weights of known days.
    pub fn history(&self) -> Option<(i64, Weight)> {
        self.history
    }

    /// Of some days of the month.
    pub fn over(&self, range: RangeInclusive<NaiveDate>) -> Stretch {
        let mut stretch = Stretch::default();
        let add = |sum: &mut Option<i64>, value: Option<i64>| {
            *sum = match (*sum, value) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (one, other) => one.or(other),
            };
        };
        for day in self.days.iter().filter(|day| range.contains(&day.on)) {
            add(&mut stretch.norm, day.norm);
            add(&mut stretch.pledge, day.pledge);
            add(&mut stretch.fact, day.fact);
            stretch.working += usize::from(!day.weight.is_off());
            stretch.known += usize::from(day.is_known());
            stretch.unknown += usize::from(day.is_unknown());
        }
        stretch
    }

    /// The weeks of the month, Monday to Sunday, cut at its ends.
    pub fn weeks(&self) -> Vec<(RangeInclusive<NaiveDate>, Stretch)> {
        let mut weeks: Vec<RangeInclusive<NaiveDate>> = vec![];
        for day in &self.days {
            match weeks.last_mut() {
                Some(week) if day.on.weekday() != chrono::Weekday::Mon => *week = *week.start()..=day.on,
                _ => weeks.push(day.on..=day.on),
            }
        }
        weeks.into_iter().map(|week| (week.clone(), self.over(week))).collect()
    }
}

/// Lays the norms out, each day by the version that governs it; P, or `None` without a share.
///
/// The norms of a version's days are its rest, what the versions before have left, over all its days to the month's
/// end: by the days as the version knew them where a later one has taken over, by those known now under the last.
fn set_norms(target: &Target, member: MemberId, days: &mut [Day]) -> Option<i64> {
    let governing = target.of(member);
    let plan = governing.last()?.share?.value;
    let mut given = 0_i64;
    for (nth, version) in governing.iter().enumerate() {
        let from = days.iter().position(|day| day.on >= version.from_on).unwrap_or(days.len());
        let until = version.until_on.and_then(|until| days.iter().position(|day| day.on >= until));
        let last = nth + 1 == governing.len();
        let Some(share) = version.share else { continue };
        let frozen = |i: usize| share.weights.get(i).copied().unwrap_or_default();
        // An opening counts from the 1st whenever it was told.
        let from = if nth == 0 && days.iter().any(|day| day.opened) { 0 } else { from };
        let weights: Vec<Weight> = (from..days.len()).map(|i| if last { days[i].weight } else { frozen(i) }).collect();
        let rest = share.value - given;
        let all = weights.iter().copied().sum::<Weight>();
        let through = until.unwrap_or(days.len());
        for ((i, norm), weight) in (from..through).zip(over_days(rest, &weights)).zip(&weights) {
            days[i].exact =
                Fraction::from(rest).over(&in_days(all)).map_or_else(Fraction::zero, |a| a * in_days(*weight));
            days[i].norm = Some(norm);
            given += norm;
        }
    }
    for day in days {
        day.norm = day.norm.or(Some(0));
    }
    Some(plan)
}
