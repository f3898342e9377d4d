//! Whom to talk to, with the reason and three questions; what came of a talk; «Где застряло?».
//!
//! Apart from the head's message, which puts it among other things. Only leaders read the first two; the third is
//! between a member and them. Invariant: each question carries a figure, and a missing one has another question.
mod checked;
mod stuck;

pub use checked::{lines as checked_lines, told as checked_told};
pub use stuck::{Told, asked, lines as stuck_lines, replied, thanks, told, word};

use super::{
    callback::Callback,
    html::Html,
    report::words,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        department::Currency,
        fraction::Fraction,
        id::{MemberId, MetricId, TalkId},
        metric::{Metric, Unit},
        promise::bias::Bias,
        talk_to::{Advice, Conversion, Ground, Pace, TalkWith},
    },
    locale::Locale,
};

/// The promised sum an experience is told of: a hundred thousand.
const SAMPLE_MINOR: i64 = 10_000_000;

/// The block of the head's message.
pub fn advice(advice: &Advice, currency: Currency, locale: Locale) -> Html {
    let texts = locale.texts();
    let with = match advice {
        Advice::Nobody => return Html::text(texts.talk_nobody()),
        Advice::With(with) => with,
    };
    let html = Html::text(texts.talk_with(words::cut(&with.name, words::NAME))).bold();
    let teller = Teller { with, currency, locale };
    let html = html.line(teller.why().as_str());
    if let Some(mark) = &with.marked {
        return html.line(texts.talk_marked(locale.time(mark.at), words::cut(&mark.by, words::NAME)).as_str());
    }
    let questions = teller.questions().into_iter().map(|question| Html::text(format!("• {question}")));
    html.line(texts.talk_ask()).line(Html::lines(questions))
}

/// [Поговорили]; afterwards [Записать договорённость] for whoever has talked.
pub fn button(advice: Option<&Advice>, reader: Option<MemberId>, locale: Locale) -> Option<Button> {
    let Some(Advice::With(with)) = advice else { return None };
    let (texts, talk) = (locale.texts(), with.talk);
    match with.marked {
        None => Some(Button::callback(texts.talk_button(), Callback::Talked { talk })),
        Some(_) if with.asked.is_some() && with.asked == reader => {
            Some(Button::callback(texts.talk_button_agree(), Callback::TalkAgreement { talk }))
        }
        Some(_) => None,
    }
}

/// «О чём договорились?»
pub fn ask_agreement(talk: TalkId, name: &str, locale: Locale) -> Screen {
    let texts = locale.texts();
    let name = words::cut(name, words::NAME);
    Screen::text(Html::text(texts.talk_question(name.as_str())).line(texts.talk_question_how(name.as_str()).as_str()))
        .row([Button::callback(texts.talk_button_without(), Callback::TalkWithout { talk })])
}

/// [Без договорённости]
pub fn without(locale: Locale) -> Screen {
    Screen::text(locale.texts().talk_without())
}

/// A sum of a month in a sentence: money is rounded, a bare count says of what.
fn rough(metric: &Metric, value: i64, currency: Currency, locale: Locale) -> String {
    match metric.unit {
        Unit::Money => locale.short_money(value, currency),
        Unit::Count => format!("{} ({})", locale.value(metric, value), words::inner_name(metric)),
        Unit::Named(_) => words::value(metric, value, currency, locale),
    }
}

/// The words of one advice.
struct Teller<'a> {
    with: &'a TalkWith,
    currency: Currency,
    locale: Locale,
}

impl Teller<'_> {
    fn why(&self) -> String {
        let (texts, locale) = (self.locale.texts(), self.locale);
        match &self.with.ground {
            Ground::Silence { days, last_on: Some(on), .. } => {
                texts.talk_why_silence_last(self.days(*days), locale.date(*on))
            }
            Ground::Silence { days, .. } => texts.talk_why_silence(self.days(*days)),
            Ground::Pace(pace) => {
                let lag = locale.per_cent(pace.lag_percent);
                texts.talk_why_pace(self.days(pace.red_days), lag, self.sum(pace, pace.gap()))
            }
            Ground::Overdue { amount_minor, due_on, plan_minor, .. } => {
                let amount = locale.money(*amount_minor, self.currency);
                texts.talk_why_overdue(
                    locale.date(*due_on),
                    self.promise(),
                    amount,
                    self.share(*amount_minor, *plan_minor),
                )
            }
            Ground::Conversion(c) => texts.talk_why_conversion(
                words::raised(self.metric(c.from)),
                self.metric(c.to),
                self.share(c.outputs, c.inputs),
                self.share(c.usual_outputs, c.usual_inputs),
                self.money_of(c),
            ),
            Ground::Bias(bias) => {
                let promised = locale.money(bias.promised_minor, self.currency);
                match bias.percent() {
                    Some(percent) => {
                        let delivered = locale.money(bias.delivered_minor, self.currency);
                        texts.talk_why_bias(locale.per_cent(percent), promised, delivered)
                    }
                    None => texts.talk_why_bias_nothing(promised),
                }
            }
        }
    }

    fn questions(&self) -> [String; 3] {
        match &self.with.ground {
            Ground::Silence { days, last_on, pace } => self.of_silence(*days, *last_on, pace.as_ref()),
            Ground::Pace(pace) => self.of_pace(pace),
            Ground::Overdue { amount_minor, due_on, plan_minor, .. } => {
                let texts = self.locale.texts();
                [
                    texts.talk_overdue_where(self.promise(), self.locale.money(*amount_minor, self.currency)),
                    texts.talk_overdue_when(self.locale.date(*due_on)),
                    texts.talk_overdue_else(self.share(*amount_minor, *plan_minor)),
                ]
            }
            Ground::Conversion(conversion) => self.of_conversion(conversion),
            Ground::Bias(bias) => self.of_bias(bias),
        }
    }

    fn of_silence(&self, days: usize, last_on: Option<chrono::NaiveDate>, pace: Option<&Pace>) -> [String; 3] {
        let texts = self.locale.texts();
        let first = match last_on {
            Some(on) => texts.talk_silence_since(self.locale.date(on)),
            None => texts.talk_silence_what(self.days(days)),
        };
        let last = match pace.filter(|pace| pace.gap() > 0) {
            Some(pace) => texts.talk_silence_gap(self.sum(pace, pace.gap())),
            None => texts.talk_silence_clients(self.days(days)),
        };
        [first, words::raised(texts.talk_silence_why(self.days(days))), last]
    }

    fn of_pace(&self, pace: &Pace) -> [String; 3] {
        let texts = self.locale.texts();
        let last = match (pace.needed, pace.having) {
            (Some(needed), Some(having)) => texts.talk_pace_needed(self.sum(pace, needed), self.sum(pace, having)),
            _ => texts.talk_pace_done(self.sum(pace, pace.fact), self.sum(pace, pace.plan)),
        };
        [texts.talk_pace_since(self.days(pace.red_days)), texts.talk_pace_gap(self.sum(pace, pace.gap())), last]
    }

    fn of_conversion(&self, c: &Conversion) -> [String; 3] {
        let (texts, locale) = (self.locale.texts(), self.locale);
        let count = |id, value| self.find(id).map_or_else(String::new, |metric| locale.value(metric, value));
        let (from, to) = (words::raised(self.metric(c.from)), self.metric(c.to));
        let (usual, now) = (self.share(c.usual_outputs, c.usual_inputs), self.share(c.outputs, c.inputs));
        [
            texts.talk_conversion_others(from, to, count(c.to, c.outputs), count(c.from, c.inputs)),
            texts.talk_conversion_usual(usual, now),
            texts.talk_conversion_money(self.money_of(c)),
        ]
    }

    fn of_bias(&self, bias: &Bias) -> [String; 3] {
        let texts = self.locale.texts();
        let money = |minor| self.locale.money(minor, self.currency);
        // Whole units: nobody promises kopecks.
        let part = Fraction::ratio(bias.expected_of(SAMPLE_MINOR), 100).map_or(0, |part| part.shown());
        let last = match bias.delivered_minor {
            ..=0 => texts.talk_bias_first(money(bias.promised_minor)),
            _ => texts.talk_bias_sure(money(SAMPLE_MINOR), money(part.saturating_mul(100))),
        };
        [
            texts.talk_bias_which(money(bias.promised_minor), money(bias.delivered_minor)),
            texts.talk_bias_signs(money(bias.missing_minor())),
            last,
        ]
    }

    fn days(&self, days: usize) -> String {
        self.locale.days(words::count(days))
    }

    fn share(&self, part: i64, whole: i64) -> String {
        self.locale.share(part, whole).unwrap_or_default()
    }

    fn find(&self, id: MetricId) -> Option<&Metric> {
        self.with.metrics.iter().find(|metric| metric.id == id)
    }

    fn metric(&self, id: MetricId) -> String {
        self.find(id).map(words::inner_name).unwrap_or_default()
    }

    fn sum(&self, pace: &Pace, value: i64) -> String {
        self.find(pace.metric).map_or_else(String::new, |metric| rough(metric, value, self.currency, self.locale))
    }

    fn money_of(&self, conversion: &Conversion) -> String {
        self.locale.short_money(conversion.money, self.currency)
    }

    fn promise(&self) -> String {
        words::cut(self.with.promise.as_deref().unwrap_or_default(), words::BODY)
    }
}

#[cfg(test)]
mod tests;
