//! What of a line was not understood, said so that the next line is.
use super::words;
use crate::{
    domain::{
        department::Currency,
        id::MetricId,
        metric::{Metric, Unit},
        parse::line::{Given, Half, Problem, Refused},
    },
    locale::{Locale, money::sign},
    view::html::Html,
};

/// Problems told at once; the rest is asked again with what is left.
const AT_ONCE: usize = 5;

/// What problems are told about.
pub(super) struct Sheet<'m> {
    pub metrics: &'m [Metric],
    pub currency: Currency,
    /// The next question lists what is left itself.
    pub left_is_shown: bool,
}

/// A line for each problem.
pub(super) fn lines(problems: &[Problem], sheet: &Sheet<'_>, locale: Locale) -> Html {
    let told = problems.iter().filter(|p| !(sheet.left_is_shown && matches!(p, Problem::Left { .. })));
    Html::lines(told.take(AT_ONCE).map(|problem| sheet.told(problem, locale)))
}

impl Sheet<'_> {
    fn metric(&self, id: MetricId) -> Option<&Metric> {
        self.metrics.iter().find(|metric| metric.id == id)
    }

    fn names(&self, ids: &[MetricId]) -> Vec<String> {
        ids.iter().filter_map(|id| self.metric(*id)).map(words::inner_name).collect()
    }

    fn told(&self, problem: &Problem, locale: Locale) -> Html {
        let texts = locale.texts();
        match problem {
            Problem::Left { metrics, .. } => match self.names(metrics) {
                names if names.is_empty() => Html::new(),
                names => texts.report_problems_left(names.join(", ")).into(),
            },
            Problem::Extra { typed, .. } => {
                texts.report_problem_extra(words::cut(&typed.join(" "), words::BODY)).into()
            }
            Problem::Refused { metric, typed, why, .. } => match self.metric(*metric) {
                Some(metric) => self.refused(metric, typed, *why, locale).into(),
                None => texts.report_problem_extra(words::cut(typed, words::BODY)).into(),
            },
            Problem::Ambiguous { typed, readings, .. } => self.ambiguous(typed, readings, locale),
            Problem::Which { typed, metrics, .. } => {
                let names = words::either(&self.names(metrics), locale);
                texts.report_problem_which(words::cut(typed, words::BODY), names).into()
            }
            Problem::NotAsked { half, metric, typed } => {
                let name = self.metric(*metric).map_or_else(|| words::cut(typed, words::NAME), words::name);
                match half {
                    Half::Fact => texts.report_problem_not_asked_fact(name).into(),
                    Half::Plan => texts.report_problem_not_asked_plan(name).into(),
                }
            }
        }
    }

    fn refused(&self, metric: &Metric, typed: &str, why: Refused, locale: Locale) -> String {
        let texts = locale.texts();
        let what = texts.report_problem_what(words::name(metric), words::cut(typed, words::NAME));
        match why {
            Refused::Fraction { decimals } => texts.report_problem_fraction(what, i64::from(decimals)),
            Refused::Negative => texts.report_problem_negative(what),
            Refused::TooLarge => texts.report_problem_large(what),
            Refused::NotMoney => texts.report_problem_not_money(what),
            Refused::OtherCurrency(_) => texts.report_problem_currency(what, sign(self.currency)),
            Refused::OtherUnit => match &metric.unit {
                Unit::Named(unit) => texts.report_problem_unit(what, words::cut(unit, words::NAME)),
                Unit::Money => texts.report_problem_unit(what, sign(self.currency)),
                Unit::Count => texts.report_problem_no_unit(what),
            },
        }
    }

    /// One metric: «Звонки: 41 или 45?»; several: each reading on its line.
    fn ambiguous(&self, typed: &str, readings: &[Vec<(MetricId, Given)>], locale: Locale) -> Html {
        let texts = locale.texts();
        let single: Option<Vec<(MetricId, Given)>> =
            readings.iter().map(|reading| <[_; 1]>::try_from(reading.as_slice()).ok().map(|[one]| one)).collect();
        if let Some(metric) = single.as_deref().and_then(same_metric).and_then(|id| self.metric(id)) {
            let values: Vec<String> =
                readings.iter().flatten().map(|(_, given)| self.value(metric, *given, locale)).collect();
            return texts.report_problem_twice(words::name(metric), words::either(&values, locale)).into();
        }
        let shown = readings.iter().map(|reading| {
            let figures = reading.iter().filter_map(|(id, given)| Some((self.metric(*id)?, value_of(*given))));
            texts.report_problem_reading(words::given_list(figures, self.currency, locale)).into()
        });
        let title = match words::cut(typed, words::BODY) {
            typed if typed.is_empty() => Html::new(),
            typed => texts.report_problem_ambiguous(typed).into(),
        };
        title.line(Html::lines(shown)).line(texts.report_problem_separate())
    }

    fn value(&self, metric: &Metric, given: Given, locale: Locale) -> String {
        match given {
            Given::Value(value) => words::value(metric, value, self.currency, locale),
            Given::Missing => locale.texts().report_problem_no_number(),
        }
    }
}

fn same_metric(all: &[(MetricId, Given)]) -> Option<MetricId> {
    let (first, _) = all.first()?;
    all.iter().all(|(id, _)| id == first).then_some(*first)
}

fn value_of(given: Given) -> Option<i64> {
    match given {
        Given::Value(value) => Some(value),
        Given::Missing => None,
    }
}
