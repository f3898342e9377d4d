//! Causes by their weight in money: what hindered, what eats selling time, and what is worth repeating.
//!
//! Apart from the lessons it is made of, because one day's cause says little and a week's says where to act. The whole
//! shortfall of a day, pledge − fact of the main metric, goes to the cause its owner has named. Source: issue 5.
//!
//! Invariants: the weights of the causes add up to the shortfall of the days, exactly; a day whose cause nobody has
//! named is «не названо» and never left out; a day without a fact or a pledge is in no sum.
pub mod month;

use super::{
    department::Currency,
    id::{DepartmentId, MemberId},
    investigation::InvestigationLine,
    metric::Metric,
    report::{Cause, LessonKind, lesson},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Actions shown as worth repeating.
pub const REPEATED: usize = 3;

/// A day's result against the own pledge, where both are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayResult {
    pub member: MemberId,
    pub on: NaiveDate,
    pub fact: i64,
    pub pledge: i64,
}

/// What was said of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub member: MemberId,
    pub on: NaiveDate,
    pub kind: LessonKind,
    pub cause: Option<Cause>,
    pub words: Option<String>,
}

impl Said {
    /// Own words are a cause, although none of the list.
    fn named(&self) -> Option<Cause> {
        self.cause.or_else(|| self.words.is_some().then_some(Cause::Other))
    }
}

/// A cause with everything that went to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// `None`: nobody has named it.
    pub cause: Option<Cause>,
    /// Pledge − fact of its days.
    pub shortfall: i64,
    pub days: usize,
}

/// What took somebody's selling time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eaten {
    pub member: MemberId,
    /// What, and how often; the most frequent first.
    pub times: Vec<(Cause, usize)>,
    pub shortfall: i64,
}

/// An action with the result it has brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    pub member: MemberId,
    pub on: NaiveDate,
    pub fact: i64,
    pub pledge: i64,
    pub words: String,
}

/// What takes the time that was meant for selling.
pub fn eats_time(cause: Cause) -> bool {
    matches!(cause, Cause::NoTime | Cause::WaitedForInvoice | Cause::Paperwork | Cause::InternalMatters)
}

/// The days on which «Что помешало?» is asked, with what was answered: an ordinary day a little below its plan has no
/// cause to look for.
fn hindered<'a>(days: &'a [DayResult], said: &'a [Said]) -> impl Iterator<Item = (&'a DayResult, Option<Cause>)> {
    let asked = |day: &&DayResult| lesson(Some(day.fact), Some(day.pledge)) == Some(LessonKind::Hindered);
    let cause = |day: &DayResult| {
        let of_day = |one: &&Said| (one.member, one.on, one.kind) == (day.member, day.on, LessonKind::Hindered);
        said.iter().rev().find(of_day).and_then(Said::named)
    };
    days.iter().filter(asked).map(move |day| (day, cause(day)))
}

/// The causes, the heaviest first; what nobody has named stands last.
pub fn weigh(days: &[DayResult], said: &[Said]) -> Vec<Weighed> {
    let mut all: Vec<Weighed> = vec![];
    for (day, cause) in hindered(days, said) {
        let shortfall = day.pledge - day.fact;
        match all.iter_mut().find(|known| known.cause == cause) {
            Some(known) => (known.shortfall, known.days) = (known.shortfall + shortfall, known.days + 1),
            None => all.push(Weighed { cause, shortfall, days: 1 }),
        }
    }
    all.sort_by_key(|one| (one.cause.is_none(), std::cmp::Reverse((one.shortfall, one.days)), one.cause));
    all
}

/// Whose selling time was eaten, and by what; whoever it cost most first.
pub fn eaten(days: &[DayResult], said: &[Said]) -> Vec<Eaten> {
    let mut all: BTreeMap<MemberId, (BTreeMap<Cause, usize>, i64)> = BTreeMap::new();
    for (day, cause) in hindered(days, said) {
        if let Some(cause) = cause.filter(|cause| eats_time(*cause)) {
            let (times, shortfall) = all.entry(day.member).or_default();
            *times.entry(cause).or_default() += 1;
            *shortfall += day.pledge - day.fact;
        }
    }
    let mut all: Vec<Eaten> = all
        .into_iter()
        .map(|(member, (times, shortfall))| {
            let mut times: Vec<(Cause, usize)> = times.into_iter().collect();
            times.sort_by_key(|(cause, times)| (std::cmp::Reverse(*times), *cause));
            Eaten { member, times, shortfall }
        })
        .collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.shortfall), one.member));
    all
}

/// What has worked, told in words, where the result reached the pledge: by how far it went above, the farthest first.
pub fn worked(days: &[DayResult], said: &[Said]) -> Vec<Worked> {
    let told = |day: &DayResult| {
        let of_day = |one: &&Said| (one.member, one.on, one.kind) == (day.member, day.on, LessonKind::Worked);
        let words = said.iter().rev().find(of_day)?.words.clone()?;
        let DayResult { member, on, fact, pledge } = *day;
        (fact >= pledge).then_some(Worked { member, on, fact, pledge, words })
    };
    let mut all: Vec<Worked> = days.iter().filter_map(told).collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.fact - one.pledge), one.on, one.member));
    all
}

/// Somebody's selling time on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EatenLine {
    pub name: String,
    pub times: Vec<(Cause, usize)>,
    pub shortfall: i64,
}

/// An action worth repeating on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkedLine {
    pub name: String,
    pub on: NaiveDate,
    pub fact: i64,
    pub pledge: i64,
    pub words: String,
}

/// The causes of some days as the head reads them; everything it shows is inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Causes {
    pub department: DepartmentId,
    pub from_on: NaiveDate,
    pub through_on: NaiveDate,
    pub today_on: NaiveDate,
    /// The main metric: what shortfalls are counted in.
    pub metric: Metric,
    pub currency: Currency,
    pub causes: Vec<Weighed>,
    pub eaten: Vec<EatenLine>,
    pub worked: Vec<WorkedLine>,
    /// Open investigations, whatever day they are about; the oldest first.
    pub open: Vec<InvestigationLine>,
    /// Investigations of the days that have ended.
    pub ended: Vec<InvestigationLine>,
}

impl Causes {
    /// There is nothing to say.
    pub fn is_empty(&self) -> bool {
        let Self { causes, eaten, worked, open, ended, .. } = self;
        causes.is_empty() && eaten.is_empty() && worked.is_empty() && open.is_empty() && ended.is_empty()
    }

    /// The whole shortfall and the days that made it.
    pub fn shortfall(&self) -> (i64, usize) {
        self.causes.iter().fold((0, 0), |(sum, days), one| (sum + one.shortfall, days + one.days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    fn day(member: i64, number: u32, fact: i64, pledge: i64) -> DayResult {
        DayResult { member: MemberId(member), on: on(number), fact, pledge }
    }

    fn said(member: i64, number: u32, cause: Option<Cause>, words: Option<&str>) -> Said {
        let (member, on, words) = (MemberId(member), on(number), words.map(str::to_owned));
        Said { member, on, kind: LessonKind::Hindered, cause, words }
    }

    fn praised(member: i64, number: u32, words: &str) -> Said {
        Said { kind: LessonKind::Worked, ..said(member, number, None, Some(words)) }
    }

    #[test]
    fn a_whole_shortfall_goes_to_the_days_cause_and_the_unnamed_stand_last() {
        let days =
            [day(1, 16, 30, 100), day(2, 16, 10, 50), day(1, 17, 0, 100), day(2, 17, 20, 300), day(1, 18, 90, 100)];
        let told = [
            said(1, 16, Some(Cause::Price), None),
            said(2, 16, Some(Cause::ClientMoved), None),
            said(1, 17, Some(Cause::Price), None),
        ];
        let of = |cause, shortfall, days| Weighed { cause, shortfall, days };
        assert_eq!(
            weigh(&days, &told),
            [of(Some(Cause::Price), 170, 2), of(Some(Cause::ClientMoved), 40, 1), of(None, 280, 1)]
        );
    }

    #[test]
    fn own_words_are_a_cause_and_the_last_word_counts() {
        let days = [day(1, 16, 30, 100)];
        let told = [said(1, 16, Some(Cause::Price), None), said(1, 16, None, Some("склад закрыт"))];
        assert_eq!(weigh(&days, &told), [Weighed { cause: Some(Cause::Other), shortfall: 70, days: 1 }]);
    }

    #[test]
    fn a_day_that_was_corrected_to_its_plan_has_no_cause_any_more() {
        let told = [said(1, 16, Some(Cause::Price), None)];
        assert_eq!(weigh(&[day(1, 16, 80, 100)], &told), []);
        assert_eq!(weigh(&[], &told), [], "no figures, no weight");
    }

    #[test]
    fn selling_time_is_counted_by_person_and_what_eats_it() {
        let days = [day(1, 16, 0, 10), day(1, 17, 0, 10), day(1, 18, 0, 10), day(2, 16, 0, 90), day(2, 17, 0, 90)];
        let told = [
            said(1, 16, Some(Cause::Paperwork), None),
            said(1, 17, Some(Cause::WaitedForInvoice), None),
            said(1, 18, Some(Cause::WaitedForInvoice), None),
            said(2, 16, Some(Cause::NoTime), None),
            said(2, 17, Some(Cause::Price), None),
        ];
        assert_eq!(
            eaten(&days, &told),
            [
                Eaten { member: MemberId(2), times: vec![(Cause::NoTime, 1)], shortfall: 90 },
                Eaten {
                    member: MemberId(1),
                    times: vec![(Cause::WaitedForInvoice, 2), (Cause::Paperwork, 1)],
                    shortfall: 30
                },
            ]
        );
    }

    #[test]
    fn what_worked_is_told_the_farthest_above_the_plan_first() {
        let days = [day(1, 16, 120, 100), day(2, 16, 200, 100), day(3, 16, 100, 100), day(4, 16, 99, 100)];
        let told = [praised(1, 16, "a"), praised(2, 16, "b"), praised(3, 16, "c"), praised(4, 16, "corrected since")];
        let words: Vec<String> = worked(&days, &told).into_iter().map(|one| one.words).collect();
        assert_eq!(words, ["b", "a", "c"]);
    }

    proptest! {
        #[test]
        fn the_weights_add_up_to_the_shortfall_of_the_days(
            results in proptest::collection::vec((1_i64..5, 1_u32..29, 0_i64..200, 1_i64..200, 0_usize..10), 0..40)
        ) {
            let mut seen = std::collections::BTreeSet::new();
            let results: Vec<_> = results.into_iter().filter(|(member, on, ..)| seen.insert((*member, *on))).collect();
            let days: Vec<DayResult> = results.iter().map(|(m, on, fact, pledge, _)| day(*m, *on, *fact, *pledge)).collect();
            let told: Vec<Said> =
                results.iter().filter_map(|(m, on, _, _, cause)| Some(said(*m, *on, Some(*Cause::ALL.get(*cause)?), None))).collect();
            let below: Vec<&DayResult> = days.iter().filter(|day| day.fact * 100 < day.pledge * 80).collect();
            let weighed = weigh(&days, &told);
            prop_assert_eq!(weighed.iter().map(|one| one.shortfall).sum::<i64>(), below.iter().map(|day| day.pledge - day.fact).sum::<i64>());
            prop_assert_eq!(weighed.iter().map(|one| one.days).sum::<usize>(), below.len());
            prop_assert!(weighed.iter().rev().skip(1).all(|one| one.cause.is_some()), "the unnamed stand last");
            let time: i64 = weighed.iter().filter(|one| one.cause.is_some_and(eats_time)).map(|one| one.shortfall).sum();
            prop_assert_eq!(eaten(&days, &told).iter().map(|one| one.shortfall).sum::<i64>(), time);
        }
    }
}
