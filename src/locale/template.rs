//! The words of the ready sets of metrics: their names, what people type for them, what counts.
//!
//! Invariants: every key of [`crate::domain::template`] has a name and a hint in every language (a test).
use super::Locale;
use crate::domain::{
    metric::{AskedOf, MetricDraft},
    template::{Seed, Template, crm_order, lead_rejects},
};

impl Locale {
    /// «Ищем клиентов сами»: a label for a button.
    pub fn template_name(self, template: Template) -> String {
        self.texts().template_name(template.as_str())
    }

    /// «звонки → встречи → КП → договоры → оплаты».
    pub fn template_about(self, template: Template) -> String {
        self.texts().template_about(template.as_str())
    }

    /// The metrics of a template in this language, with «Порядок в CRM» at the end when it is wanted.
    pub fn template_metrics(self, template: Template, with_crm_order: bool) -> Vec<MetricDraft> {
        let extra = if with_crm_order { crm_order() } else { vec![] };
        template.metrics().into_iter().chain(extra).map(|seed| self.named(seed)).collect()
    }

    /// Why leads were no good, in this language.
    pub fn lead_rejects(self) -> Vec<MetricDraft> {
        lead_rejects().into_iter().map(|seed| self.named(seed)).collect()
    }

    fn named(self, seed: Seed) -> MetricDraft {
        let texts = self.texts();
        let aliases = texts.template_aliases(seed.key);
        MetricDraft {
            name: texts.template_metric(seed.key),
            aliases: aliases.split(',').map(|word| word.trim().to_owned()).collect(),
            hint: Some(texts.template_hint(seed.key)),
            scale: seed.scale(),
            key: seed.key.to_owned(),
            unit: seed.unit,
            kind: seed.kind,
            direction: seed.direction,
            negative: false,
            asked: seed.asked,
            main: seed.main,
            step: seed.step,
            limit: seed.limit,
            rhythm: seed.rhythm,
            asked_of: AskedOf::All,
            members: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        department::Currency,
        id::{DepartmentId, MetricId},
        metric::Metric,
        parse::naming::check_word,
    };
    use std::collections::HashSet;

    #[test]
    fn every_metric_of_every_template_has_its_words() {
        for locale in Locale::ALL {
            for template in Template::ALL {
                assert!(!locale.template_name(*template).is_empty() && !locale.template_about(*template).is_empty());
                for metric in locale.template_metrics(*template, true) {
                    let hint = metric.hint.unwrap_or_default();
                    assert!(!metric.name.is_empty() && !hint.is_empty(), "{} {}", metric.key, metric.name);
                    assert!(metric.aliases.iter().all(|alias| !alias.is_empty()), "{}", metric.key);
                }
            }
        }
    }

    #[test]
    fn rejects_can_be_asked_beside_the_metrics_of_every_template() {
        for locale in Locale::ALL {
            for template in Template::ALL {
                let mut metrics: Vec<Metric> = vec![];
                let drafts = locale.template_metrics(*template, true).into_iter().chain(locale.lead_rejects());
                for (id, draft) in (1..).zip(drafts) {
                    let metric = draft.into_metric(MetricId(id), DepartmentId(1), id);
                    let fault = check_word(&metric.name, &metric, &metrics, Currency::Rub);
                    assert_eq!(fault, Ok(()), "{template}: {}", metric.name);
                    metrics.push(metric);
                }
                assert_eq!(crate::domain::leads::reasons(&metrics).len(), 4);
            }
        }
    }

    #[test]
    fn no_two_metrics_of_a_template_share_a_word() {
        for locale in Locale::ALL {
            for template in Template::ALL {
                let mut seen = HashSet::new();
                for metric in locale.template_metrics(*template, true) {
                    for word in metric.aliases.iter().chain([&metric.name]) {
                        assert!(seen.insert(word.to_lowercase()), "{template}: {word}");
                    }
                }
            }
        }
    }
}
