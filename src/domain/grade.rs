//! Grades: a department's own names for how experienced somebody is, each with a weight in per cent. A month's target
//! split «by grade» follows the weights.
use super::id::{DepartmentId, GradeId};

/// Grades a department may have.
pub const MOST_GRADES: usize = 12;
/// Most characters of a grade's name.
pub const GRADE_CHARS: usize = 32;
/// The lightest and the heaviest grade, in per cent.
pub const WEIGHTS: std::ops::RangeInclusive<i64> = 1..=1000;
/// What somebody without a grade weighs, in per cent.
pub const PLAIN: i64 = 100;

/// A grade of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    pub id: GradeId,
    pub department: DepartmentId,
    /// No other grade of the department is called so.
    pub name: String,
    /// In per cent.
    pub weight: i64,
    /// The department's order.
    pub position: i64,
}

/// A grade as a file or a person describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeDraft {
    pub name: String,
    /// In per cent.
    pub weight: i64,
}

impl Grade {
    pub fn draft(&self) -> GradeDraft {
        GradeDraft { name: self.name.clone(), weight: self.weight }
    }
}
