//! «звонки 41 план 45, встречи 3 план 3»: fact and plan metric by metric.
//!
//! Stands apart from the other ways because here «план» belongs to a name, not to the rest of the line. All or nothing:
//! one stretch that does not fit and the line is read otherwise.
use super::{Given, PLAN, Reading, Sheet, Token, named, order};
use crate::domain::parse::{lex::Gap, numeral};

/// The reading, when every stretch between separators is a name, its fact and its plan.
pub(super) fn read(tokens: &[Token<'_>], facts: &Sheet<'_>, plans: &Sheet<'_>) -> Option<Reading> {
    let mut reading = Reading { by_name: true, ..Reading::default() };
    let mut from = 0;
    while from < tokens.len() {
        let cut = |i: &usize| {
            let separator = tokens[*i].is(',') || tokens[*i].is(';');
            let spaced = tokens.get(i + 1).is_some_and(|t| t.gap != Gap::None);
            (separator && spaced) || (*i > from && tokens[*i].gap == Gap::Line)
        };
        let to = (from..tokens.len()).find(cut).unwrap_or(tokens.len());
        if to > from {
            stretch(&tokens[from..to], facts, plans, &mut reading)?;
        }
        from = if tokens.get(to).is_some_and(|t| t.gap == Gap::Line) { to.max(from + 1) } else { to + 1 };
    }
    Some(reading)
}

fn stretch(tokens: &[Token<'_>], facts: &Sheet<'_>, plans: &Sheet<'_>, reading: &mut Reading) -> Option<()> {
    let hit = facts.names.at(tokens, 0)?;
    let [place] = hit.which.as_slice() else { return None };
    let word = (hit.next..tokens.len()).find(|i| tokens[*i].any_word(&PLAN))?;
    let fact = single(&tokens[hit.next..word], facts, *place).filter(|_| *place < facts.metrics.len())?;
    let plan_place = place_in(plans, facts, *place)?;
    let plan = single(&tokens[word + 1..], plans, plan_place)?;
    let taken = reading.facts.iter().any(|(id, _)| *id == facts.id(*place));
    reading.facts.push((facts.id(*place), fact));
    reading.plans.push((plans.id(plan_place), plan));
    (!taken).then_some(())
}

/// The one number of a stretch, for the metric at `place`.
fn single(tokens: &[Token<'_>], sheet: &Sheet<'_>, place: usize) -> Option<Given> {
    let from = named::connectors(tokens, 0, sheet);
    let start = order::skip(tokens, from);
    let mut values: Vec<Given> = Vec::new();
    for numeral in numeral::scan(tokens, start, &sheet.units) {
        if order::skip(tokens, numeral.next) == tokens.len() {
            values.push(numeral.fit(&sheet.shapes[place]).ok()?);
        }
    }
    values.dedup();
    match values.as_slice() {
        [value] => Some(*value),
        _ => None,
    }
}

/// The half's own place of a metric of the other half's sheet.
fn place_in(sheet: &Sheet<'_>, other: &Sheet<'_>, place: usize) -> Option<usize> {
    let id = other.metrics.get(place)?.id;
    sheet.metrics.iter().position(|m| m.id == id)
}
