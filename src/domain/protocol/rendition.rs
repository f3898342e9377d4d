//! What a reader may see of a protocol: the team, the superior, the head.
//!
//! The team's protocol is kept current: what was added stands in its place, and nothing tells who was late. The head's
//! is the record: what was known then, and below it what was added, by whom and when. Source: product.md, «Roles, and
//! who sees what» and «Meetings and the protocol».
//!
//! Invariants: nothing silent, late, hindered, broken, away, noted, asked for or private (figures asked once a week) is
//! in what the team reads; where people
//! are not named, nobody but the reader himself is.
use super::{
    DayProtocol, Owed, Planned, PromiseMark, Recorded, What,
    added::{AddedLine, Correction, added_lines, corrections},
};
use crate::domain::{
    calendar::AbsenceKind,
    department::{Currency, Public},
    digest::{PersonLine, Score, best},
    forget::BLANK,
    id::{MemberId, MetricId, PromiseId},
    metric::{Direction, Metric},
    promise::PromiseEvent,
    report::{Cause, LessonKind, Part},
    time::Instant,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The head and the deputy.
    Head,
    /// Figures and promises of everybody, the rest as counts.
    Superior,
    /// A colleague in private (`own`), or the team chat.
    Team { public: Public, own: Option<MemberId> },
}

/// A protocol as one reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    pub department: String,
    pub on: NaiveDate,
    pub currency: Currency,
    /// Reports in and due.
    pub given: usize,
    pub due: usize,
    /// By date, earliest first.
    pub facts: Vec<DayFigures>,
    pub plans: Vec<DayFigures>,
    pub worked: Vec<Saying>,
    pub promises: Promises,
    /// Facts replaced after they had been recorded; for whom people are named.
    pub corrections: Vec<Correction>,
    /// For the superior.
    pub counts: Option<Counts>,
    /// For the head.
    pub insight: Option<Insight>,
}

/// The figures of one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayFigures {
    pub on: NaiveDate,
    /// In the department's order of metrics.
    pub department: Vec<Sum>,
    /// How many gave a number.
    pub members: usize,
    /// In the department's order.
    pub people: Vec<PersonFigures>,
}

/// A metric's sum over people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    pub metric: Metric,
    pub value: i64,
    /// How many gave it.
    pub known: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFigures {
    pub member: MemberId,
    pub name: String,
    /// The main metric against own pledge.
    pub reached: bool,
    pub figures: Vec<ShownFigure>,
}

/// One figure, with the pledge where it is the main metric's fact; `value` `None`: «-».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownFigure {
    pub metric: Metric,
    pub value: Option<i64>,
    pub pledge: Option<i64>,
}

/// Words, and whose they are where he may be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    pub name: Option<String>,
    pub body: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    pub name: String,
    pub mark: PromiseMark,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    pub made: Vec<Promised>,
    pub kept: Vec<Promised>,
    /// Partly kept, broken, moved, taken off: for those who see others' promises.
    pub other: Vec<Promised>,
    /// Of everybody, where not all are named.
    pub totals: Option<PromiseTotals>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseTotals {
    pub made: usize,
    pub kept: usize,
    /// Σ of what was promised with an amount.
    pub amount_minor: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    pub silent: usize,
    pub away: usize,
    pub hindered: usize,
    pub helps: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hindered {
    pub name: String,
    pub on: NaiveDate,
    pub cause: Option<Cause>,
    pub body: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helped {
    pub name: String,
    pub promise: Option<String>,
}

/// What only the head reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insight {
    pub silent: Vec<String>,
    /// Their own deadline had not come yet.
    pub expected: Vec<String>,
    pub late: Vec<String>,
    pub away: Vec<(String, AbsenceKind)>,
    pub hindered: Vec<Hindered>,
    pub helps: Vec<Helped>,
    pub notes: Vec<Saying>,
    /// In the order it happened.
    pub added: Vec<AddedLine>,
}

/// The protocol with what was `added` to it, as the reader sees it.
pub fn rendition(protocol: &DayProtocol, added: &[Recorded], reader: Reader) -> Rendition {
    let items: Vec<&Recorded> = match reader {
        Reader::Head => protocol.items.iter().collect(),
        Reader::Superior | Reader::Team { .. } => protocol.items.iter().chain(added).collect(),
    };
    let team = matches!(reader, Reader::Team { .. });
    let open = protocol.metrics.iter().filter(|metric| !team || !metric.is_private()).collect();
    let sheet = Sheet { protocol, items, open };
    let named = |member: MemberId| match reader {
        Reader::Head | Reader::Superior => true,
        Reader::Team { public, own } => public == Public::People || own == Some(member),
    };
    let best_too = matches!(reader, Reader::Team { public: Public::Best, .. });
    let owed = &protocol.owed;
    Rendition {
        department: protocol.department.clone(),
        on: protocol.span.on,
        currency: protocol.currency,
        given: owed.iter().filter(|owed| sheet.given_at(owed).is_some()).count(),
        due: owed.len(),
        facts: sheet.days(Part::Fact, !team, best_too, &named),
        plans: sheet.days(Part::Pledge, !team, false, &named),
        worked: sheet.worked(&named),
        promises: sheet.promises(team, &named),
        corrections: if reader == Reader::Head { vec![] } else { corrections(&sheet.open, added, &named) },
        counts: (reader == Reader::Superior).then(|| sheet.counts()),
        insight: (reader == Reader::Head).then(|| sheet.insight(added)),
    }
}

/// Items to be summed up.
struct Sheet<'p> {
    protocol: &'p DayProtocol,
    items: Vec<&'p Recorded>,
    /// The metrics the reader may see figures of, in the department's order.
    open: Vec<&'p Metric>,
}

type Cells<'p> = BTreeMap<(NaiveDate, usize, MetricId), (&'p Recorded, Option<i64>)>;

impl<'p> Sheet<'p> {
    fn position(&self, member: MemberId) -> usize {
        self.protocol.people.iter().position(|one| *one == member).unwrap_or(usize::MAX)
    }

    fn given_at(&self, owed: &Owed) -> Option<Instant> {
        let given = self.items.iter().find(|item| {
            item.member == owed.member && item.what == What::Given { coordination_on: owed.coordination_on }
        });
        given.map(|item| item.at)
    }

    /// The last value of each (date, member, metric).
    fn cells(&self, wanted: Part) -> Cells<'p> {
        let mut cells = Cells::new();
        for item in &self.items {
            if let What::Figure { part, metric, on, value, .. } = item.what
                && part == wanted
            {
                cells.insert((on, self.position(item.member), metric), (item, value));
            }
        }
        cells
    }

    fn days(&self, part: Part, unknown_too: bool, best_too: bool, named: &dyn Fn(MemberId) -> bool) -> Vec<DayFigures> {
        let cells = self.cells(part);
        let dates: BTreeSet<NaiveDate> = cells.keys().map(|(on, ..)| *on).collect();
        let day = |on: NaiveDate| {
            let of_day: Vec<_> = cells.iter().filter(|((date, ..), _)| *date == on).map(|(_, cell)| *cell).collect();
            let mut people = self.people(part, on, &of_day, unknown_too);
            let members = people.iter().filter(|person| person.figures.iter().any(|f| f.value.is_some())).count();
            let first = if best_too { self.best(&people) } else { None };
            people.retain(|person| named(person.member) || first == Some(person.member));
            DayFigures { on, department: self.sums(&of_day), members, people }
        };
        dates.into_iter().map(day).filter(|day| !day.department.is_empty() || !day.people.is_empty()).collect()
    }

    fn people(
        &self,
        part: Part,
        on: NaiveDate,
        cells: &[(&'p Recorded, Option<i64>)],
        unknown_too: bool,
    ) -> Vec<PersonFigures> {
        let mut people: Vec<PersonFigures> = vec![];
        for (item, _) in cells {
            if people.iter().any(|person| person.member == item.member) {
                continue;
            }
            let own = |metric: &Metric| {
                let cell = cells.iter().find(|(other, _)| {
                    other.member == item.member
                        && matches!(other.what, What::Figure { metric: id, .. } if id == metric.id)
                });
                let value = cell?.1;
                let pledge =
                    (part == Part::Fact && metric.main).then(|| self.pledge(item.member, metric, on)).flatten();
                (unknown_too || value.is_some()).then(|| ShownFigure { metric: metric.clone(), value, pledge })
            };
            let figures: Vec<ShownFigure> = self.open.iter().copied().filter_map(own).collect();
            if !figures.is_empty() {
                let reached = figures.iter().any(|f| score(f).is_reached(f.metric.direction));
                people.push(PersonFigures { member: item.member, name: item.name.clone(), reached, figures });
            }
        }
        people
    }

    fn pledge(&self, member: MemberId, metric: &Metric, on: NaiveDate) -> Option<i64> {
        let same = |p: &&Planned| p.member == member && p.metric == metric.id && p.on == on;
        self.protocol.planned.iter().find(same).map(|planned| planned.value)
    }

    /// Of those who reached their plan the one who went furthest.
    fn best(&self, people: &[PersonFigures]) -> Option<MemberId> {
        let line = |person: &PersonFigures| {
            let main = person.figures.iter().find(|figure| figure.metric.main)?;
            Some(PersonLine { member: person.member, name: person.name.clone(), score: score(main), next: None })
        };
        let lines: Vec<PersonLine> = people.iter().filter_map(line).collect();
        let main = self.protocol.metrics.iter().find(|metric| metric.main);
        best(&lines, main.map_or(Direction::More, |metric| metric.direction)).map(|line| line.member)
    }

    fn sums(&self, cells: &[(&'p Recorded, Option<i64>)]) -> Vec<Sum> {
        let sum = |metric: &Metric| {
            let of = |(item, value): &(&Recorded, Option<i64>)| match item.what {
                What::Figure { metric: id, .. } if id == metric.id => *value,
                _ => None,
            };
            let values: Vec<i64> = cells.iter().filter_map(of).collect();
            let value = values.iter().fold(0_i64, |sum, value| sum.saturating_add(*value));
            (!values.is_empty()).then(|| Sum { metric: metric.clone(), value, known: values.len() })
        };
        self.open.iter().copied().filter_map(sum).collect()
    }

    fn worked(&self, named: &dyn Fn(MemberId) -> bool) -> Vec<Saying> {
        let saying = |item: &&Recorded| match &item.what {
            What::Lesson { kind: LessonKind::Worked, body: Some(body), .. } => {
                Some(Saying { name: named(item.member).then(|| item.name.clone()), body: body.clone() })
            }
            _ => None,
        };
        self.items.iter().filter_map(saying).collect()
    }

    fn marks(&self) -> impl Iterator<Item = (&'p Recorded, &'p PromiseMark)> {
        self.items.iter().filter_map(|item| match &item.what {
            What::Promise(mark) => Some((*item, mark)),
            _ => None,
        })
    }

    fn promises(&self, team: bool, named: &dyn Fn(MemberId) -> bool) -> Promises {
        let has = |promise: PromiseId, event| self.marks().any(|(_, m)| m.promise == promise && m.event == event);
        let corrected = |promise: PromiseId| {
            let last = self.marks().filter(|(_, m)| m.promise == promise && m.event == PromiseEvent::Corrected).last();
            last.map(|(_, mark)| mark.amount_minor)
        };
        let (mut promises, mut hidden, mut made, mut kept, mut amount) = (Promises::default(), false, 0, 0, None);
        for (item, mark) in self.marks() {
            let mut promised = Promised { name: item.name.clone(), mark: mark.clone() };
            let list = match mark.event {
                PromiseEvent::Made if team && has(mark.promise, PromiseEvent::Cancelled) => continue,
                PromiseEvent::Made => {
                    promised.mark.amount_minor = corrected(mark.promise).unwrap_or(mark.amount_minor);
                    made += 1;
                    amount =
                        promised.mark.amount_minor.map_or(amount, |sum| Some(sum.saturating_add(amount.unwrap_or(0))));
                    &mut promises.made
                }
                PromiseEvent::Kept => {
                    kept += 1;
                    &mut promises.kept
                }
                // Said with what was promised.
                PromiseEvent::Corrected if has(mark.promise, PromiseEvent::Made) => continue,
                _ if team => continue,
                _ => &mut promises.other,
            };
            if named(item.member) {
                list.push(promised);
            } else {
                hidden = true;
            }
        }
        promises.totals = hidden.then_some(PromiseTotals { made, kept, amount_minor: amount });
        promises
    }

    fn counts(&self) -> Counts {
        let hindered = self.items.iter().filter(|i| matches!(i.what, What::Lesson { kind: LessonKind::Hindered, .. }));
        Counts {
            silent: self.protocol.owed.iter().filter(|owed| self.given_at(owed).is_none()).count(),
            away: self.protocol.away.len(),
            hindered: hindered.map(|item| item.member).collect::<BTreeSet<_>>().len(),
            helps: self.items.iter().filter(|item| matches!(item.what, What::Help { .. })).count(),
        }
    }

    fn insight(&self, added: &[Recorded]) -> Insight {
        let (mut silent, mut expected, mut late) = (vec![], vec![], vec![]);
        for owed in &self.protocol.owed {
            let list = match self.given_at(owed) {
                Some(at) if at <= owed.deadline_at => continue,
                Some(_) => &mut late,
                None if owed.deadline_at > self.protocol.made_at => &mut expected,
                None => &mut silent,
            };
            if !list.contains(&owed.name) {
                list.push(owed.name.clone());
            }
        }
        let mut insight = Insight {
            silent,
            expected,
            late,
            away: self.protocol.away.iter().map(|away| (away.name.clone(), away.kind)).collect(),
            hindered: vec![],
            helps: vec![],
            notes: vec![],
            added: added_lines(self.protocol, added),
        };
        for item in &self.items {
            let name = item.name.clone();
            match &item.what {
                What::Lesson { kind: LessonKind::Hindered, on, cause, body } => {
                    insight.hindered.push(Hindered { name, on: *on, cause: *cause, body: body.clone() });
                }
                What::Note { body, .. } if body != BLANK => {
                    insight.notes.push(Saying { name: Some(name), body: body.clone() })
                }
                What::Help { promise } => insight.helps.push(Helped { name, promise: promise.clone() }),
                _ => {}
            }
        }
        insight
    }
}

fn score(figure: &ShownFigure) -> Score {
    match (figure.value, figure.pledge) {
        (Some(fact), Some(pledge)) => Score { planned: Some((fact, pledge)), unplanned: None },
        (fact, _) => Score { planned: None, unplanned: fact },
    }
}
