//! `/week`: norms, what is named and what is done, day by day or person by person.
use super::{
    Manner, block, pages,
    table::{self},
};
use crate::{
    domain::{
        metric::Direction,
        planfact::{Seen, WeekPage, Who},
    },
    locale::{Locale, money::Scale},
    view::{html::Html, report::words, screen::Screen},
};

/// A member's week, or the department's with its people.
pub fn week(page: &WeekPage, locale: Locale) -> Screen {
    let frame = &page.frame;
    let metric = &frame.metric;
    let whose = match &frame.who {
        Who::Own { .. } => None,
        Who::Member { name, .. } | Who::Department { name } => Some(words::cut(name, words::NAME)),
    };
    let dates = format!("{} – {}", locale.day_month(*page.week.start()), locale.day_month(*page.week.end()));
    let title = locale.texts().planfact_week_title(dates, words::inner_name(metric));
    let title = whose.into_iter().chain([title]).collect::<Vec<_>>().join(" · ");
    let days = page.days.iter().flat_map(|day| [day.norm, day.pledge, day.fact]);
    let rows = page.rows.iter().flat_map(|row| [row.plan, row.fact]);
    let scale = Scale::of(metric, days.chain(rows).flatten());
    let lights = frame.seen == Seen::All;
    let people = table::people(&page.rows, metric, scale, lights, locale);
    let html = match &page.state {
        Some(state) => {
            let manner = Manner { currency: frame.currency, lights };
            Html::text(title).bold().block(block(state, manner, locale)).block(people)
        }
        None => Html::text(title)
            .bold()
            .line(Html::lines(whole(page, locale).into_iter().map(Html::text)))
            .block(people)
            .block(table::days(&page.days, metric, scale, frame.today_on, locale)),
    };
    let html = html.line(table::unit(metric, scale, frame.currency, locale));
    pages::with_buttons(Screen::text(html), frame, pages::Span::Week(*page.week.start()), &page.rows, locale)
}

/// What of the week is done, what is left, what is named.
fn whole(page: &WeekPage, locale: Locale) -> Vec<String> {
    let (texts, frame, sum) = (locale.texts(), &page.frame, page.whole);
    let value = |value| words::value(&frame.metric, value, frame.currency, locale);
    let of_norm = |value| super::norm(&frame.metric, value, frame.currency, locale);
    if sum.working == 0 && sum.fact.is_none() && sum.norm.is_none_or(|norm| norm == 0) {
        return vec![texts.planfact_week_empty()];
    }
    let less = frame.metric.direction == Direction::Less;
    let done = match (sum.fact, sum.norm) {
        (None, None) => texts.planfact_nothing(),
        (Some(fact), None) => texts.planfact_no_plan(value(fact)),
        (None, Some(norm)) => texts.planfact_no_facts(of_norm(norm)),
        (Some(fact), Some(0)) => texts.planfact_zero(value(fact)),
        (Some(fact), Some(norm)) => {
            let of = match less {
                true => texts.planfact_at_most(value(fact), of_norm(norm)),
                false => texts.planfact_done_of(value(fact), of_norm(norm)),
            };
            [Some(of), locale.share(fact, norm)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
    };
    let gap = sum.norm.filter(|norm| *norm > 0 && !less).map(|norm| norm - sum.fact.unwrap_or_default());
    let left = gap.map(|gap| match (gap, page.days_left) {
        (..=0, _) => texts.planfact_week_reached(),
        (gap, 0) => texts.planfact_week_short(of_norm(gap)),
        (gap, days) => texts.planfact_week_left(of_norm(gap), texts.planfact_days(words::count(days))),
    });
    let named = sum.pledge.map(|pledge| texts.planfact_week_pledged(value(pledge)));
    [Some(done), left, named].into_iter().flatten().collect()
}
