//! What a day's plan is suggested to be: the norm, the main metric raised to catch up. Source: product.md, «The
//! report»: «Suggestion = norm of the day …; only the main metric is raised to catch up, to ≤ 1.5 ×; beyond that the
//! plain norm, a help question to him and the gap to the head».
use super::sheet::Sheet;
use crate::domain::fraction::Fraction;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How many times a norm may be raised, in per cent: reaching it is still raised.
const RAISED_TO_PERCENT: i64 = 150;

/// He needs more a day than can be asked of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behind {
    /// The norm of the day.
    pub norm: i64,
    /// What the day would need.
    pub needed: i64,
    /// P−F.
    pub gap: i64,
}

/// A day's plan, unrounded by any person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggested {
    pub value: i64,
    /// The plain norm was taken, because what is needed is beyond reach.
    pub behind: Option<Behind>,
}

/// Of a member's day; `raise`: it is the main metric. `None` without a target, or on a day off.
pub fn suggested_norm(sheet: &Sheet, on: NaiveDate, raise: bool) -> Option<Suggested> {
    let day = sheet.day(on).filter(|day| !day.weight.is_off())?;
    let norm = day.norm?;
    let plain = Suggested { value: norm, behind: None };
    let Some(needed) = sheet.needed_on(on).filter(|needed| raise && *needed > day.exact) else { return Some(plain) };
    if needed <= day.exact.clone() * Fraction::percent(RAISED_TO_PERCENT) {
        return Some(Suggested { value: needed.shown(), behind: None });
    }
    let gap = sheet.plan()?.saturating_sub(sheet.fact());
    Some(Suggested { behind: Some(Behind { norm, needed: needed.shown(), gap }), ..plain })
}
