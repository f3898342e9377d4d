//! «Где застряло?»: the question to a member, his answer to the leaders, their word to him.
use super::{
    super::{
        callback::Callback,
        html::Html,
        report::words,
        screen::{Button, Screen},
    },
    rough,
};
use crate::{
    domain::{department::Currency, id::StuckId, metric::Metric, promise::HelpAnswer, stuck::Stuck, today::StuckLine},
    locale::Locale,
};

/// Most people of the head's message.
const PEOPLE: usize = 8;

/// To the member.
pub fn asked(stuck: StuckId, metric: &Metric, gap: i64, currency: Currency, locale: Locale) -> Screen {
    let texts = locale.texts();
    let ask = texts.talk_stuck_ask(rough(metric, gap, currency, locale));
    let button = |cause: &Stuck| {
        Button::callback(texts.talk_stuck_button(cause.as_str()), Callback::StuckAnswer { stuck, cause: *cause })
    };
    Screen::text(Html::text(ask).line(texts.talk_stuck_who())).grid(2, Stuck::ALL.iter().map(button))
}

/// To the member: his answer is on its way.
pub fn thanks(cause: Stuck, locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(texts.talk_stuck_thanks(cause.as_str(), texts.talk_stuck_cause(cause.as_str())))
}

/// What a member has answered.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub stuck: StuckId,
    pub name: &'a str,
    pub metric: &'a Metric,
    pub gap: i64,
    pub cause: Stuck,
    pub this_month: i64,
}

/// To the leaders.
pub fn told(told: Told<'_>, currency: Currency, locale: Locale) -> Screen {
    let texts = locale.texts();
    let gap = rough(told.metric, told.gap, currency, locale);
    let text =
        texts.talk_stuck_told(words::cut(told.name, words::NAME), gap, texts.talk_stuck_cause(told.cause.as_str()));
    let often = if told.this_month > 1 { texts.promise_help_month(told.this_month) } else { String::new() };
    let screen = Screen::text(Html::text(text).line(often));
    if told.cause == Stuck::Fine {
        return screen;
    }
    let button = |label, answer| Button::callback(label, Callback::StuckReply { stuck: told.stuck, answer });
    screen
        .row([
            button(texts.promise_button_hint(), HelpAnswer::Hint),
            button(texts.promise_button_together(), HelpAnswer::Together),
        ])
        .row([button(texts.promise_button_yourself(), HelpAnswer::Yourself)])
}

/// To the member: what a leader says.
pub fn replied(by: &str, cause: Stuck, reply: HelpAnswer, locale: Locale) -> Screen {
    let texts = locale.texts();
    let cause = texts.talk_stuck_cause(cause.as_str());
    Screen::text(texts.talk_stuck_replied(reply.as_str(), words::cut(by, words::NAME), cause))
}

/// To the leader: what his tap did.
pub fn word(name: &str, reply: HelpAnswer, locale: Locale) -> Screen {
    Screen::text(locale.texts().talk_stuck_word(reply.as_str(), words::cut(name, words::NAME)))
}

/// Those of the head's message.
pub fn lines(all: &[StuckLine], currency: Currency, locale: Locale) -> Vec<String> {
    let texts = locale.texts();
    let line = |line: &StuckLine| {
        let (name, gap) = (words::cut(&line.name, words::NAME), rough(&line.metric, line.gap, currency, locale));
        match line.cause {
            Some(cause) => texts.talk_stuck_line_cause(name, gap, texts.talk_stuck_cause(cause.as_str())),
            None => texts.talk_stuck_line(name, gap),
        }
    };
    let more = all.len().saturating_sub(PEOPLE);
    let more = (more > 0).then(|| texts.today_more(more.to_string()));
    all.iter().take(PEOPLE).map(line).chain(more).collect()
}
