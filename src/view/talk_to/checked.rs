//! What came of a talk: «Ким, разговор 12.11: звонки 31 → 44 в день, обещание выполнено».
use super::super::{html::Html, report::words, screen::Screen};
use crate::{
    domain::{
        department::Currency,
        fraction::Fraction,
        metric::{Metric, Unit},
        talk_to::{Change, Checked, Mean},
    },
    locale::{Locale, money::sign},
};

/// From here on a mean is shown whole.
const WHOLE_FROM: i64 = 10;

/// A line a talk; nothing when there is none.
pub fn lines(all: &[Checked], currency: Currency, locale: Locale) -> Html {
    Html::lines(all.iter().map(|checked| Html::text(line(checked, currency, locale))))
}

/// A message of its own.
pub fn told(all: &[Checked], currency: Currency, locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().talk_checked_title()).bold().line(lines(all, currency, locale)))
}

fn line(checked: &Checked, currency: Currency, locale: Locale) -> String {
    let texts = locale.texts();
    let (name, date) = (words::cut(&checked.name, words::NAME), locale.day_month(checked.talked_on));
    let outcome = match checked.promise {
        Some((state, due_on)) => texts.talk_outcome_promise(state.as_str(), locale.date(due_on)),
        None => texts.talk_outcome_none(),
    };
    let (known, unknown): (Vec<&Change>, Vec<&Change>) =
        checked.changes.iter().partition(|change| change.before.is_some() && change.after.is_some());
    let known: Vec<String> = known.into_iter().filter_map(|change| changed(change, currency, locale)).collect();
    let known = (!known.is_empty()).then(|| texts.talk_changes(known.join(", ")));
    let unknown = unknown.into_iter().map(|change| texts.talk_change_unknown(words::inner_name(&change.metric)));
    let changes: Vec<String> = known.into_iter().chain(unknown).collect();
    if changes.is_empty() {
        return texts.talk_checked_bare(name, date, outcome);
    }
    texts.talk_checked(name, date, changes.join(", "), outcome)
}

/// «звонки 31 → 44», «встречи 1,4 → 2,2», «оплаты 60 000 → 80 000 ₽».
fn changed(change: &Change, currency: Currency, locale: Locale) -> Option<String> {
    let metric = &change.metric;
    let in_units = |mean: Mean| Some(mean.exact() * Fraction::ratio(1, metric.one())?);
    let (before, after) = (in_units(change.before?)?, in_units(change.after?)?);
    let whole = metric.is_money() || before.clone().max(after.clone()).abs() >= Fraction::from(WHOLE_FROM);
    let shown = |mean: &Fraction| match whole {
        true => locale.integer(mean.shown()),
        false => locale.number(mean.shown_times(1), 1),
    };
    let after = shown(&after) + &unit(metric, currency);
    Some(locale.texts().talk_change(words::inner_name(metric), shown(&before), after))
}

fn unit(metric: &Metric, currency: Currency) -> String {
    match &metric.unit {
        Unit::Count => String::new(),
        Unit::Money => format!("\u{a0}{}", sign(currency)),
        Unit::Named(word) => format!("\u{a0}{}", words::cut(word, words::NAME)),
    }
}
