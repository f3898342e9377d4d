//! A table as text that spreadsheets and programs read alike: UTF-8 with a mark at its beginning, `;` between cells, a
//! point in decimals, ISO dates, lines that end as RFC 4180 has it.
//!
//! Apart because two exports write it, and because what people typed must not become a formula where the table is
//! opened: such a cell begins with an apostrophe. Numbers and codes are ours and stay as they are.
use super::{fraction::Fraction, metric::Metric};

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// What one cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Ours: a number, a date, a code.
    Code(String),
    /// What people have typed.
    Text(String),
    Empty,
}

impl Cell {
    pub fn code(value: impl ToString) -> Self {
        Cell::Code(value.to_string())
    }

    pub fn maybe(value: Option<impl ToString>) -> Self {
        value.map_or(Cell::Empty, Cell::code)
    }

    pub fn yes(value: bool) -> Self {
        Cell::Code(if value { "yes" } else { "no" }.to_owned())
    }

    fn written(&self) -> String {
        let text = match self {
            Cell::Empty => return String::new(),
            Cell::Code(code) => code.clone(),
            Cell::Text(text) if text.starts_with(FORMULA) => format!("'{text}"),
            Cell::Text(text) => text.clone(),
        };
        match text.contains([';', '"', '\n', '\r']) {
            true => format!("\"{}\"", text.replace('"', "\"\"")),
            false => text,
        }
    }
}

/// A table being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Csv(String);

impl Default for Csv {
    fn default() -> Self {
        Self("\u{feff}".to_owned())
    }
}

impl Csv {
    /// The names of columns: stable, in English.
    pub fn header(&mut self, names: &[&str]) {
        self.row(names.iter().map(Cell::code));
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let cells: Vec<String> = cells.into_iter().map(|cell| cell.written()).collect();
        self.0.push_str(&cells.join(";"));
        self.0.push_str("\r\n");
    }

    /// Between two tables of one file.
    pub fn gap(&mut self) {
        self.0.push_str("\r\n");
    }

    pub fn into_text(self) -> String {
        self.0
    }
}

/// A stored value in the metric's unit, with all its decimals: «98000.00».
pub fn decimal(metric: &Metric, value: i64) -> String {
    let scale = usize::from(metric.scale);
    let digits = format!("{:0width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, decimals) = digits.split_at(digits.len() - scale);
    let sign = if value < 0 { "-" } else { "" };
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

/// An exact value in the metric's unit: «1250000/3».
pub fn exact(metric: &Metric, value: &Fraction) -> String {
    value.over(&Fraction::from(metric.one())).map(|unit| unit.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::metric::tests::metric;

    #[test]
    fn what_people_typed_is_no_formula_and_keeps_its_signs() {
        let mut csv = Csv::default();
        csv.header(&["a", "b", "c"]);
        for text in ["=1+1", "+7", "-5", "@SUM", "\tx", "a;b", "say \"x\"", "two\nlines", "Ким"] {
            csv.row([Cell::Text(text.to_owned()), Cell::code(-5), Cell::Empty]);
        }
        let text = csv.into_text();
        let expected = "\u{feff}a;b;c\r\n'=1+1;-5;\r\n'+7;-5;\r\n'-5;-5;\r\n'@SUM;-5;\r\n'\tx;-5;\r\n\"a;b\";-5;\r\n\
            \"say \"\"x\"\"\";-5;\r\n\"two\nlines\";-5;\r\nКим;-5;\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_value_is_written_in_its_unit_with_a_point() {
        let money = metric(1, "Оплаты");
        let count = Metric { scale: 0, ..money.clone() };
        let money = Metric { scale: 2, ..money };
        assert_eq!(
            [decimal(&money, 9_800_050), decimal(&money, -5), decimal(&money, 0)],
            ["98000.50", "-0.05", "0.00"]
        );
        assert_eq!([decimal(&count, 41), decimal(&count, -7)], ["41", "-7"]);
        assert_eq!(exact(&money, &Fraction::ratio(100, 3).expect("a fraction")), "1/3");
    }
}
