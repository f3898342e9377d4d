//! `/month`, and the ways from any page to the others: earlier and later, metrics, people.
use super::{
    Manner, block,
    table::{self, Last},
};
use crate::{
    domain::{
        calendar::{month_of, week_of},
        id::MetricId,
        metric::Kind,
        month::{Progress, Stage, months_later},
        planfact::{Frame, MonthPage, Row, Seen, Who},
    },
    locale::{Locale, money::Scale},
    view::{
        callback::Callback,
        html::Html,
        origin,
        report::words,
        screen::{Button, Screen},
    },
};
use chrono::{Days, NaiveDate};

/// Metrics in a row of buttons, and people.
pub(super) const METRICS_A_ROW: usize = 3;
const PEOPLE_A_ROW: usize = 2;
/// With more people their buttons have a screen of their own.
const PEOPLE_ON_PAGE: usize = 8;
/// Most buttons of people.
const PEOPLE: usize = 90;

/// What a page is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// By its Monday.
    Week(NaiveDate),
    /// By its first day.
    Month(NaiveDate),
}

impl Span {
    /// Its last day that has come, for «Откуда?».
    fn day(self, today_on: NaiveDate) -> NaiveDate {
        let last = match self {
            Span::Week(on) => *week_of(on).end(),
            Span::Month(on) => *month_of(on).end(),
        };
        last.min(today_on)
    }

    fn page(self, metric: MetricId, member: Option<crate::domain::id::MemberId>) -> Callback {
        match self {
            Span::Week(on) => Callback::PlanFactWeek { metric, member, on },
            Span::Month(on) => Callback::PlanFactMonth { metric, member, on },
        }
    }

    fn beside(self, earlier: bool) -> Option<Self> {
        Some(match self {
            Span::Week(on) if earlier => Span::Week(on.checked_sub_days(Days::new(7))?),
            Span::Week(on) => Span::Week(on.checked_add_days(Days::new(7))?),
            Span::Month(on) => Span::Month(months_later(on, if earlier { -1 } else { 1 })?),
        })
    }

    fn label(self, locale: Locale) -> String {
        match self {
            Span::Week(on) => locale.day_month(on),
            Span::Month(on) => locale.month(on),
        }
    }

    /// The other sort of page around the same time.
    fn other(self, today_on: NaiveDate) -> Self {
        match self {
            Span::Week(on) if week_of(on).contains(&today_on) => Span::Month(today_on),
            Span::Week(on) => Span::Month(on),
            Span::Month(on) if month_of(on).contains(&today_on) => Span::Week(today_on),
            Span::Month(on) => Span::Week(on),
        }
    }
}

/// The month of a member or of the department; `beside`: what others say of it, below the figures.
pub fn month(page: &MonthPage, beside: &[Html], locale: Locale) -> Screen {
    let (texts, frame) = (locale.texts(), &page.frame);
    let metric = &frame.metric;
    let whose = match &frame.who {
        Who::Own { name, .. } | Who::Member { name, .. } | Who::Department { name } => words::cut(name, words::NAME),
    };
    let title = texts.planfact_heading(whose, locale.month_of_year(page.progress.month_on));
    let lights = frame.seen == Seen::All || !frame.who.is_department();
    let set =
        matches!(page.progress.stage, Stage::Untargeted) || (page.progress.is_state() && page.progress.plan.is_none());
    let set = (set && frame.leads && frame.who.is_department()).then(|| texts.planfact_set_target());
    let manner = Manner { currency: frame.currency, lights };
    let head =
        Html::text(title).bold().block(block(&page.progress, manner, locale)).line(set.unwrap_or_default().as_str());
    let html = beside.iter().fold(head, |html, said| html.block(said.clone()));
    let sums = page.weeks.iter().flat_map(|(_, sum)| [sum.norm, sum.pledge, sum.fact]);
    let scale = Scale::of(metric, sums.chain(page.rows.iter().flat_map(|row| [row.plan, row.fact])).flatten());
    let html = html
        .block(people_block(page, scale, lights, locale))
        .block(weeks(page, scale, locale))
        .line(table::unit(metric, scale, frame.currency, locale))
        .block(kept(page, locale));
    with_buttons(Screen::text(html), frame, Span::Month(page.progress.month_on), &page.rows, locale)
}

fn people_block(page: &MonthPage, scale: Scale, lights: bool, locale: Locale) -> Html {
    let table = table::people(&page.rows, &page.frame.metric, scale, lights, locale);
    let lit = lights && page.rows.iter().any(|row| row.light.is_some());
    table.line(if lit { table::legend(&page.frame.metric, locale) } else { Html::new() })
}

fn weeks(page: &MonthPage, scale: Scale, locale: Locale) -> Html {
    if page.frame.metric.kind == Kind::Snapshot || page.weeks.is_empty() {
        return Html::new();
    }
    let table = table::weeks(&page.weeks, &page.frame.metric, scale, Last::Fact, page.frame.today_on, locale);
    Html::text(locale.texts().planfact_weeks()).bold().line(table)
}

/// What was forecast on working days 5, 10 and 15; once the month is over, how far it missed.
fn kept(page: &MonthPage, locale: Locale) -> Html {
    let texts = locale.texts();
    if page.kept.is_empty() {
        return Html::new();
    }
    let came = came(&page.progress);
    let lines = page.kept.iter().map(|kept| {
        let shown = match kept.shown {
            Some(shown) => locale.short_value(&page.frame.metric, shown),
            None => texts.planfact_kept_none(),
        };
        let line = texts.planfact_kept_one(kept.working_day, shown);
        let error = came.and_then(|came| locale.share_signed(kept.error(came)?, came));
        Html::text(match error {
            Some(error) => texts.planfact_kept_error(line, error),
            None => line,
        })
    });
    Html::text(texts.planfact_kept()).bold().line(Html::lines(lines))
}

/// What the month has brought, once it is over.
fn came(progress: &Progress) -> Option<i64> {
    progress.fact.filter(|_| progress.days_left == 0)
}

/// The ways from a page: earlier and later, the other sort of page, the plan, the department, metrics, people.
pub(super) fn with_buttons(screen: Screen, frame: &Frame, span: Span, rows: &[Row], locale: Locale) -> Screen {
    let (texts, metric, member) = (locale.texts(), frame.metric.id, frame.who.member());
    let to = |span: Span| span.page(metric, member);
    let earlier = span.beside(true).map(|to| (format!("‹ {}", to.label(locale)), to));
    let later = span.beside(false).map(|to| (format!("{} ›", to.label(locale)), to));
    let other = match span {
        Span::Week(_) => texts.planfact_button_month(),
        Span::Month(_) => texts.planfact_button_week(),
    };
    let sides = earlier.into_iter().chain(later).map(|(label, span)| Button::callback(label, to(span)));
    let plan =
        member.map(|member| Button::callback(texts.planfact_button_plan(), Callback::PlanFactPlan { metric, member }));
    let department = (member.is_some() && !(frame.seen == Seen::Team && frame.metric.is_private()))
        .then(|| Button::callback(texts.planfact_button_department(), span.page(metric, None)));
    // Figures of others open to whoever sees everything, one's own to oneself.
    let traced = frame.seen == Seen::All || member.is_some();
    let origin = traced.then(|| origin::button(frame.department, member, span.day(frame.today_on), locale));
    let own = rows.iter().find(|row| row.opens && frame.seen == Seen::Team);
    let own = own.map(|row| Button::callback(texts.planfact_button_own(), span.page(metric, Some(row.member))));
    let opened = rows.iter().filter(|row| row.opens && frame.seen == Seen::All);
    let people: Vec<Button> = opened.take(PEOPLE).map(|row| person(row, metric, span)).collect();
    let screen = screen
        .row(sides)
        .row([Button::callback(other, to(span.other(frame.today_on)))].into_iter().chain(plan).chain(origin))
        .row(department.into_iter().chain(own))
        .grid(METRICS_A_ROW, metrics(frame, |metric| span.page(metric, member)));
    if people.len() > PEOPLE_ON_PAGE {
        let (on, week) = match span {
            Span::Week(on) => (on, true),
            Span::Month(on) => (on, false),
        };
        let label = texts.planfact_button_people(words::count(people.len()));
        return screen.row([Button::callback(label, Callback::PlanFactPeople { metric, on, week })]);
    }
    screen.grid(PEOPLE_A_ROW, people)
}

fn person(row: &Row, metric: MetricId, span: Span) -> Button {
    let label = match row.percent() {
        Some(percent) => format!("{} {percent}%", words::cut(&row.name, words::LABEL)),
        None => words::cut(&row.name, words::LABEL),
    };
    Button::callback(label, span.page(metric, Some(row.member)))
}

/// The other metrics; nothing where there is one.
pub(super) fn metrics<'f>(
    frame: &'f Frame,
    to: impl Fn(MetricId) -> Callback + 'f,
) -> impl Iterator<Item = Button> + 'f {
    let others = frame.metrics.iter().filter(|metric| metric.id != frame.metric.id);
    others.map(move |metric| Button::callback(words::cut(&metric.name, words::LABEL), to(metric.id)))
}

/// Whose page to open, where there are many.
pub fn people(frame: &Frame, rows: &[Row], on: NaiveDate, week: bool, locale: Locale) -> Screen {
    let span = if week { Span::Week(on) } else { Span::Month(on) };
    let metric = frame.metric.id;
    let opened = rows.iter().filter(|row| row.opens).take(PEOPLE).map(|row| person(row, metric, span));
    Screen::text(locale.texts().planfact_pick())
        .grid(PEOPLE_A_ROW, opened)
        .row([Button::callback(locale.texts().planfact_button_back(), span.page(metric, None))])
}

/// A month that cannot be read.
pub fn month_unclear(locale: Locale) -> Screen {
    Screen::text(locale.texts().planfact_month_unclear())
}

/// A week that cannot be read.
pub fn week_unclear(locale: Locale) -> Screen {
    Screen::text(locale.texts().planfact_week_unclear())
}
