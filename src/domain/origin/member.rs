//! The figures of one member's month, explained.
use super::{
    Asked, Entered, Explanation, Formula, Lack, Letter, Number, OriginDay, OriginPromise, OriginVersion, Piece, Remark,
    Sign, Traceable,
};
use crate::domain::{
    fraction::Fraction,
    id::MemberId,
    metric::{Direction, Rhythm},
    month::{
        Day, Forecast, KAPPA, Opening, Promised, Sheet, alpha, by_promises, in_days, keeping, smoothed, smoothed_rate,
    },
    report::{Part, Source},
    settling::unknown_on,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// All that one member's figure is explained by.
#[derive(Clone, Debug)]
pub struct MemberMaterial<'a> {
    pub asked: Asked,
    pub member: MemberId,
    pub name: String,
    pub sheet: &'a Sheet,
    pub opening: Option<Opening>,
    pub promised: Option<&'a Promised>,
    /// The latest last.
    pub versions: Vec<OriginVersion>,
    /// Entries by day, earliest first.
    pub entries: BTreeMap<NaiveDate, Vec<Entered>>,
    pub promises: Vec<OriginPromise>,
}

fn amount(letter: Letter, value: i64) -> Piece {
    Piece::Letter(letter, Number::amount(value))
}

fn exact(letter: Letter, value: Fraction) -> Piece {
    Piece::Letter(letter, Number::Amount(value))
}

fn plain(letter: Letter, value: Fraction) -> Piece {
    Piece::Letter(letter, Number::Plain(value))
}

/// A member's figure down to its entries.
pub fn of_member(material: MemberMaterial<'_>) -> Explanation {
    let MemberMaterial { asked, member, name, sheet, opening, promised, versions, entries, promises } = material;
    let figure = asked.figure;
    let mut told = Explanation::new(asked, Some((member, name)));
    match formulas(figure, sheet, promised) {
        Ok(formulas) => told.formulas = formulas,
        Err(lack) => told.lack = Some(lack),
    }
    told.remarks = remarks(figure, sheet, opening, promised);
    if figure != Traceable::Fact && figure != Traceable::RunRate {
        told.versions = versions;
    }
    match figure {
        Traceable::ByPromises => told.promises = promises,
        Traceable::Forecast if told.remarks.contains(&Remark::ShownByPromises) => told.promises = promises,
        Traceable::Expected => told.days = days(sheet, &entries, true, Day::is_known),
        Traceable::Pace => {
            let through = sheet.last_full_week().filter(|_| sheet.rhythm() == Rhythm::Lumpy);
            let counts = |day: &Day| day.closed && through.is_none_or(|through| day.on <= through);
            told.days = days(sheet, &entries, true, counts);
        }
        Traceable::RunRate => told.days = days(sheet, &entries, false, |day| day.closed),
        _ => told.days = days(sheet, &entries, false, |_| true),
    }
    if figure != Traceable::ByPromises {
        told.remarks.extend(as_planned(&told.days));
    }
    told
}

/// How many of the days' facts [Всё по плану] gave.
fn as_planned(days: &[OriginDay]) -> Option<Remark> {
    let known = days.iter().filter(|day| day.fact.is_some());
    let current = |day: &&OriginDay| {
        let last = day.entries.iter().rev().find(|entry| entry.part == Part::Fact);
        last.is_some_and(|entry| entry.source == Source::Offer)
    };
    let by_button = known.clone().filter(current).count();
    (by_button > 0).then(|| Remark::AsPlanned { of: known.count(), by_button })
}

/// The days a figure is made of: those with a number, and in norms those that carry one.
fn days(
    sheet: &Sheet,
    entries: &BTreeMap<NaiveDate, Vec<Entered>>,
    norms: bool,
    counts: impl Fn(&Day) -> bool,
) -> Vec<OriginDay> {
    let told = |day: &Day| OriginDay {
        on: day.on,
        norm: (norms && day.is_known() && day.norm.is_some()).then(|| Number::Amount(day.exact.clone())),
        fact: day.fact,
        open: !day.closed,
        entries: entries.get(&day.on).cloned().unwrap_or_default(),
    };
    let shown = |day: &OriginDay| day.fact.is_some() || day.norm.is_some() || !day.entries.is_empty();
    sheet.days().iter().filter(|day| counts(day)).map(told).filter(shown).collect()
}

fn remarks(figure: Traceable, sheet: &Sheet, opening: Option<Opening>, promised: Option<&Promised>) -> Vec<Remark> {
    let mut remarks = vec![];
    let lumpy = sheet.rhythm() == Rhythm::Lumpy;
    if let Some(Opening { value, through_on, .. }) = opening {
        remarks.push(Remark::Opening { value, through_on });
    }
    if figure == Traceable::Pace && lumpy {
        remarks.extend(sheet.last_full_week().map(Remark::ThroughWeek));
    }
    if figure == Traceable::Forecast {
        let from_facts = sheet.history().is_some_and(|(_, weight)| !weight.is_off());
        remarks.push(match Forecast::of(sheet, promised).lumpy {
            true => Remark::ShownByPromises,
            false if from_facts => Remark::UsualFromFacts,
            false => Remark::UsualFromTarget,
        });
    }
    let unknown = unknown_on(sheet);
    if figure != Traceable::ByPromises && !unknown.is_empty() {
        remarks.push(Remark::Unknown(unknown));
    }
    if figure == Traceable::Expected && simple_norm(sheet).is_none() && sheet.plan().is_some() {
        remarks.push(Remark::SeveralVersions);
    }
    remarks
}

/// P·Wₑ/W, where E is that: with one version.
fn simple_norm(sheet: &Sheet) -> Option<i64> {
    let plan = sheet.plan()?;
    let part = in_days(sheet.weight_known()).over(&in_days(sheet.weight()))?;
    (Fraction::from(plan) * part == sheet.expected()).then_some(plan)
}

/// The formulas of a figure, the last gives it; or why there is none.
pub(super) fn formulas(figure: Traceable, sheet: &Sheet, promised: Option<&Promised>) -> Result<Vec<Formula>, Lack> {
    match figure {
        Traceable::Fact | Traceable::Day => fact(sheet),
        Traceable::Expected => expected(sheet),
        Traceable::Pace => pace(sheet),
        Traceable::Needed => needed(sheet),
        Traceable::Effort => effort(sheet),
        // What is shown is what is explained.
        Traceable::Forecast if Forecast::of(sheet, promised).lumpy => {
            promises(sheet, promised.ok_or(Lack::LittleKnown)?)
        }
        Traceable::Forecast => forecast(sheet),
        Traceable::ByPromises => promises(sheet, promised.ok_or(Lack::NoPromises)?),
        Traceable::RunRate => run_rate(sheet),
    }
}

fn fact(sheet: &Sheet) -> Result<Vec<Formula>, Lack> {
    if !sheet.has_facts() {
        return Err(Lack::NoFacts);
    }
    let sum = amount(Letter::Facts, sheet.fact() - sheet.opening());
    let right = match sheet.opening() {
        0 => vec![sum],
        opening => vec![amount(Letter::Opening, opening), Sign::Plus.into(), sum],
    };
    Ok(vec![Formula::new(Letter::Fact, Number::amount(sheet.fact()), right)])
}

fn expected(sheet: &Sheet) -> Result<Vec<Formula>, Lack> {
    sheet.plan().ok_or(Lack::NoTarget)?;
    if sheet.weight_known().is_off() {
        return Err(Lack::NothingClosed);
    }
    let result = Number::Amount(sheet.expected());
    let right = match simple_norm(sheet) {
        Some(plan) => vec![
            amount(Letter::Plan, plan),
            Sign::Times.into(),
            plain(Letter::WeightKnown, in_days(sheet.weight_known())),
            Sign::Over.into(),
            plain(Letter::Weight, in_days(sheet.weight())),
        ],
        None => vec![exact(Letter::Norms, sheet.expected())],
    };
    Ok(vec![Formula::new(Letter::Expected, result, right)])
}

fn pace(sheet: &Sheet) -> Result<Vec<Formula>, Lack> {
    sheet.plan().ok_or(Lack::NoTarget)?;
    let lack = if sheet.rhythm() == Rhythm::Lumpy { Lack::NoFullWeek } else { Lack::NothingClosed };
    let (fact, expected) = sheet.paced().ok_or(lack)?;
    let pace = Fraction::from(fact).over(&expected).ok_or(lack)?;
    Ok(vec![quotient(fact, expected, pace)])
}

/// T = F / E.
pub(super) fn quotient(fact: i64, expected: Fraction, pace: Fraction) -> Formula {
    let right = [amount(Letter::FactClosed, fact), Sign::Over.into(), exact(Letter::Expected, expected)];
    Formula::new(Letter::Pace, Number::Plain(pace), right)
}

fn needed(sheet: &Sheet) -> Result<Vec<Formula>, Lack> {
    let plan = sheet.plan().ok_or(Lack::NoTarget)?;
    if sheet.direction() == Direction::Less {
        return Err(Lack::LessIsBetter);
    }
    let needed = sheet.catch_up().ok_or(Lack::NoDaysLeft)?;
    Ok(vec![catch_up(plan, sheet.fact(), in_days(sheet.weight_left()), needed)])
}

/// C = max(0, P − F) / Wₗ.
pub(super) fn catch_up(plan: i64, fact: i64, left: Fraction, needed: Fraction) -> Formula {
    let right = [
        Sign::NotBelowZero.into(),
        amount(Letter::Plan, plan),
        Sign::Minus.into(),
        amount(Letter::Fact, fact),
        Sign::Close.into(),
        Sign::Over.into(),
        plain(Letter::WeightLeft, left),
    ];
    Formula::new(Letter::CatchUp, Number::Amount(needed), right)
}

fn effort(sheet: &Sheet) -> Result<Vec<Formula>, Lack> {
    let mut formulas = needed(sheet)?;
    let needed = sheet.catch_up().ok_or(Lack::NoDaysLeft)?;
    sheet.rate().ok_or(Lack::NothingClosed)?;
    let effort = sheet.effort().ok_or(Lack::NothingDone)?;
    let right = [
        exact(Letter::CatchUp, needed),
        Sign::Over.into(),
        Sign::Open.into(),
        amount(Letter::FactClosed, sheet.fact_closed()),
        Sign::Over.into(),
        plain(Letter::WeightKnown, in_days(sheet.weight_known())),
        Sign::Close.into(),
    ];
    formulas.push(Formula::new(Letter::Effort, Number::Plain(effort), right));
    Ok(formulas)
}

fn forecast(sheet: &Sheet) -> Result<Vec<Formula>, Lack> {
    let usual = sheet.usual_a_day().ok_or(Lack::LittleKnown)?;
    let rate = smoothed_rate(sheet).ok_or(Lack::LittleKnown)?;
    let result = smoothed(sheet).ok_or(Lack::LittleKnown)?;
    let own = sheet.history().filter(|(_, weight)| !weight.is_off());
    let base = match own {
        Some((sum, weight)) => {
            [amount(Letter::UsualFact, sum), Sign::Over.into(), plain(Letter::UsualWeight, in_days(weight))]
        }
        None => [
            amount(Letter::Plan, sheet.plan().unwrap_or_default()),
            Sign::Over.into(),
            plain(Letter::Weight, in_days(sheet.weight())),
        ],
    };
    let kappa = || plain(Letter::Kappa, Fraction::from(KAPPA));
    let mean = [
        Sign::Open.into(),
        amount(Letter::FactClosed, sheet.fact_closed()),
        Sign::Plus.into(),
        kappa(),
        Sign::Times.into(),
        exact(Letter::Usual, usual.clone()),
        Sign::Close.into(),
        Sign::Over.into(),
        Sign::Open.into(),
        plain(Letter::WeightKnown, in_days(sheet.weight_known())),
        Sign::Plus.into(),
        kappa(),
        Sign::Close.into(),
    ];
    let early = |day: &&Day| Fraction::from(day.fact.unwrap_or_default()) > rate.clone() * in_days(day.weight);
    let open: Vec<&Day> = sheet.days().iter().filter(|day| !day.closed).collect();
    let facts: i64 = open.iter().copied().filter(early).filter_map(|day| day.fact).sum();
    let ahead: Fraction = open.iter().copied().filter(|day| !early(day)).map(|day| in_days(day.weight)).sum();
    let mut whole = vec![
        amount(Letter::FactClosed, sheet.fact_closed()),
        Sign::Plus.into(),
        exact(Letter::Rate, rate.clone()),
        Sign::Times.into(),
        plain(Letter::Ahead, ahead),
    ];
    if facts != 0 {
        whole.extend([Sign::Plus.into(), amount(Letter::Early, facts)]);
    }
    Ok(vec![
        Formula::new(Letter::Usual, Number::Amount(usual), base),
        Formula::new(Letter::Rate, Number::Amount(rate), mean),
        Formula::new(Letter::Forecast, Number::Amount(result), whole),
    ])
}

fn promises(sheet: &Sheet, promised: &Promised) -> Result<Vec<Formula>, Lack> {
    let (rho, alpha) = (keeping(promised), alpha(promised));
    let share = [
        Sign::Open.into(),
        amount(Letter::Kept, promised.kept),
        Sign::Plus.into(),
        Sign::SevenTenths.into(),
        Sign::Times.into(),
        exact(Letter::Alpha, alpha.clone()),
        Sign::Close.into(),
        Sign::Over.into(),
        Sign::Open.into(),
        amount(Letter::Due, promised.due),
        Sign::Plus.into(),
        exact(Letter::Alpha, alpha),
        Sign::Close.into(),
    ];
    let whole = [
        amount(Letter::Fact, sheet.fact()),
        Sign::Plus.into(),
        amount(Letter::Open, promised.open),
        Sign::Times.into(),
        plain(Letter::Keeping, rho.clone()),
    ];
    Ok(vec![
        Formula::new(Letter::Keeping, Number::Plain(rho), share),
        Formula::new(Letter::Forecast, Number::Amount(by_promises(sheet.fact(), promised)), whole),
    ])
}

fn run_rate(sheet: &Sheet) -> Result<Vec<Formula>, Lack> {
    let result = sheet.run_rate().ok_or(Lack::NothingClosed)?;
    let right = [
        amount(Letter::FactClosed, sheet.fact_closed()),
        Sign::Over.into(),
        plain(Letter::WeightKnown, in_days(sheet.weight_known())),
        Sign::Times.into(),
        plain(Letter::Weight, in_days(sheet.weight())),
    ];
    Ok(vec![Formula::new(Letter::RunRate, Number::Amount(result), right)])
}

/// One day of a member: its fact and pledge, and every entry of both.
pub fn of_day(
    asked: Asked,
    member: MemberId,
    name: String,
    fact: Option<i64>,
    pledge: Option<i64>,
    entries: Vec<Entered>,
) -> Explanation {
    let mut told = Explanation::new(asked, Some((member, name)));
    match (fact, pledge) {
        (Some(fact), Some(pledge)) => told.formulas.extend(share(fact, pledge)),
        (Some(fact), None) => {
            told.formulas.push(Formula::new(Letter::Fact, Number::amount(fact), [amount(Letter::Facts, fact)]));
        }
        (None, _) => told.lack = Some(Lack::NoFacts),
    }
    let on = told.asked.on;
    told.days = vec![OriginDay { on, norm: None, fact, open: false, entries }];
    told
}

/// s = F / p.
pub(super) fn share(fact: i64, pledge: i64) -> Option<Formula> {
    let share = Fraction::ratio(fact, pledge)?;
    let right = [amount(Letter::Facts, fact), Sign::Over.into(), amount(Letter::Pledge, pledge)];
    Some(Formula::new(Letter::Share, Number::Plain(share), right))
}
