//! The month: a target split down to a member's day, and what has come of it. Source: product.md, «The month: target →
//! member → week → day» and «Fine print of counting», whose letters (P, F, w, W, Wₑ, Wₗ, E, T, C, r̂) are used here.
//!
//! Apart from use cases because every published figure follows from these few pure types: a [`Target`] is versions of
//! what was set, a [`Sheet`] lays one member's month of one metric out by days, a [`Total`] sums sheets up.
//!
//! Invariants: Σ days = weeks = month and Σ members = department, to the smallest unit; only what is shown is rounded;
//! missing is never zero; nothing is divided by zero.
mod divide;
mod forecast;
mod pace;
mod progress;
mod promised;
mod proposal;
mod sheet;
mod split;
mod suggest;
mod target;
mod total;

pub use divide::{Basis, Candidate, Undivided, divide};
pub use forecast::{
    Forecast, KAPPA, KEPT_ON, KeptForecast, Promised, alpha, by_promises, days as in_days, keeping, smoothed,
    smoothed_rate,
};
pub use pace::{Light, Lights, LightsChoice, UNKNOWN_DAYS_WITHOUT_LIGHT};
pub use progress::{Progress, Stage, percent};
pub use promised::{WINDOW_DAYS, judged_on, paid, promised};
pub use proposal::{Moved, Place, Proposed, Unmovable, propose};
pub use sheet::{Day, Sheet, SheetMaterial, Stretch, weights};
pub use split::{by_largest_remainder, over_days};
pub use suggest::{Behind, Suggested, suggested_norm};
pub use target::{Opening, Share, Target, Version, first_of, months_later};
pub use total::Total;

#[cfg(test)]
mod tests;
