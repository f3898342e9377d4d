//! Which metrics a report asks, in which order and by which words: as it was when the report opened.
//!
//! A line is answered by order, so a report keeps its lineup until it is over, whatever a head changes meanwhile: the
//! numbers go where the prompt said. What is only shown (a name, a hint, a limit) follows the department.
//!
//! Invariants: a word a person has read in his report means the same metric to its end; a metric is never lost from a
//! lineup, for metrics are never deleted.
use super::super::{id::MetricId, metric::Metric, parse::fold};
use serde::{Deserialize, Serialize};

/// What one report asks. Kept with the report as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lineup {
    /// In the order of the line.
    pub facts: Vec<MetricId>,
    pub plans: Vec<MetricId>,
    /// Asked apart, on the last own working day of the week.
    pub weekly: Vec<MetricId>,
    /// The figure its lesson looks at.
    pub main: Option<MetricId>,
    /// The words of its metrics as they were.
    pub words: Vec<Words>,
}

/// A metric's name and aliases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub metric: MetricId,
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl Words {
    fn all(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases)
    }
}

impl Lineup {
    /// Of the metrics as they are now; each list in its order.
    pub fn new(facts: &[&Metric], plans: &[&Metric], weekly: &[&Metric], main: Option<&Metric>) -> Self {
        let ids = |metrics: &[&Metric]| metrics.iter().map(|metric| metric.id).collect::<Vec<_>>();
        let mut words: Vec<Words> = vec![];
        for metric in facts.iter().chain(plans).chain(weekly) {
            if words.iter().all(|known| known.metric != metric.id) {
                words.push(Words { metric: metric.id, name: metric.name.clone(), aliases: metric.aliases.clone() });
            }
        }
        Self { facts: ids(facts), plans: ids(plans), weekly: ids(weekly), main: main.map(|metric| metric.id), words }
    }

    /// From its stored form; `None` when it cannot be read.
    pub fn from_code(code: &str) -> Option<Self> {
        serde_json::from_str(code).ok()
    }

    /// The department's metrics as this report speaks of them: by their names of today, and understood by the words
    /// they had when it opened too. A word of today that then meant another metric goes on meaning that one.
    pub fn spoken(&self, metrics: &[Metric]) -> Vec<Metric> {
        metrics.iter().map(|metric| self.speaks_of(metric)).collect()
    }

    fn speaks_of(&self, metric: &Metric) -> Metric {
        let Some(own) = self.words.iter().find(|words| words.metric == metric.id) else { return metric.clone() };
        let means_another = |word: &&String| {
            let others = self.words.iter().filter(|words| words.metric != metric.id);
            others.flat_map(Words::all).any(|taken| fold(taken) == fold(word))
        };
        let name = std::iter::once(&metric.name).find(|name| !means_another(name)).unwrap_or(&own.name).clone();
        let mut aliases: Vec<String> = vec![];
        for word in metric.aliases.iter().chain([&metric.name]).filter(|word| !means_another(word)).chain(own.all()) {
            if *word != name && !aliases.contains(word) {
                aliases.push(word.clone());
            }
        }
        Metric { name, aliases, ..metric.clone() }
    }
}

impl std::fmt::Display for Lineup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| std::fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        department::Currency,
        metric::tests::metric,
        parse::line::{Form, Given, read_line},
    };

    fn read(spoken: &[Metric], text: &str) -> Vec<(i64, Given)> {
        let metrics: Vec<&Metric> = spoken.iter().collect();
        let reading = read_line(text, &Form { facts: &metrics, plans: &[], currency: Currency::Rub });
        reading.facts.into_iter().map(|(id, given)| (id.0, given)).collect()
    }

    #[test]
    fn a_renamed_metric_is_shown_anew_and_understood_both_ways() {
        let before = [metric(1, "Звонки"), metric(2, "Встречи")];
        let lineup = Lineup::new(&[&before[0], &before[1]], &[], &[], None);
        let after = [metric(1, "Дозвоны"), metric(2, "Встречи")];
        let spoken = lineup.spoken(&after);
        assert_eq!(spoken[0].name, "Дозвоны");
        for text in ["дозвоны 41", "звонки 41", "звонков 41"] {
            assert_eq!(read(&spoken, text), [(1, Given::Value(41))], "{text}");
        }
    }

    #[test]
    fn two_names_that_were_swapped_mean_what_the_prompt_said() {
        let before = [metric(1, "Звонки"), metric(2, "Встречи")];
        let lineup = Lineup::new(&[&before[0], &before[1]], &[], &[], None);
        let spoken = lineup.spoken(&[metric(1, "Встречи"), metric(2, "Звонки")]);
        assert_eq!((spoken[0].name.as_str(), spoken[1].name.as_str()), ("Звонки", "Встречи"));
        assert_eq!(read(&spoken, "звонки 41 встречи 3"), [(1, Given::Value(41)), (2, Given::Value(3))]);
    }

    #[test]
    fn a_lineup_reads_back_and_an_older_one_has_no_weekly() {
        let (calls, money) = (metric(1, "Звонки"), metric(2, "Оплаты"));
        let lineup = Lineup::new(&[&calls, &money], &[&money], &[], Some(&money));
        assert_eq!(Lineup::from_code(&lineup.to_string()), Some(lineup));
        assert_eq!(Lineup::from_code("{}"), Some(Lineup::default()));
        assert_eq!(Lineup::from_code("soup"), None);
    }
}
