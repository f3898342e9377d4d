//! What only the head reads in a protocol: who was silent and why, what hindered, notes, and what was added later.
use super::{
    blocks,
    parts::{changed, event, name, saying},
    section,
};
use crate::{
    domain::{
        protocol::{Added, AddedLine, ChangedFigure, Hindered, Insight, Rendition, What},
        report::{Cause, LessonKind, Part},
    },
    locale::Locale,
    view::{html::Html, report::words},
};

pub(super) fn insight(insight: &Insight, r: &Rendition, locale: Locale) -> Html {
    let texts = locale.texts();
    let names = |names: &[String]| {
        (!names.is_empty()).then(|| locale.list(&names.iter().map(|one| name(one)).collect::<Vec<_>>()))
    };
    let away: Vec<String> = insight
        .away
        .iter()
        .map(|(who, kind)| texts.protocol_away_one(name(who), texts.absence_kind(kind.as_str())))
        .collect();
    let people = [
        names(&insight.silent).map(|names| texts.protocol_silent(names)),
        names(&insight.expected).map(|names| texts.protocol_awaited(names)),
        names(&insight.late).map(|names| texts.protocol_late(names)),
        (!away.is_empty()).then(|| texts.protocol_away(locale.list(&away))),
    ];
    let help = |helped: &crate::domain::protocol::Helped| match &helped.promise {
        Some(promise) => format!("• {}", texts.protocol_said(name(&helped.name), words::cut(promise, words::BODY))),
        None => format!("• {}", texts.protocol_help_day(name(&helped.name))),
    };
    let hindered = |h: &Hindered| {
        let what = lesson(LessonKind::Hindered, h.cause, h.body.as_deref(), locale);
        format!("• {}", texts.protocol_of(name(&h.name), what))
    };
    let whole = blocks([
        Html::lines(people.into_iter().flatten().map(Html::text)),
        section(texts.protocol_hindered(), insight.hindered.iter().map(hindered)),
        section(texts.protocol_helps(), insight.helps.iter().map(help)),
        section(texts.protocol_notes(), insight.notes.iter().map(|note| saying(note, locale))),
        section(texts.protocol_added(), insight.added.iter().map(|line| added(line, r, locale))),
    ]);
    if whole.is_empty() { whole } else { Html::text(format!("🔒 {}", texts.protocol_for_head())).bold().block(whole) }
}

/// «клиент перенёс», his own words, or both.
fn lesson(kind: LessonKind, cause: Option<Cause>, body: Option<&str>, locale: Locale) -> String {
    let texts = locale.texts();
    let words = body.map(|body| texts.protocol_words(words::cut(body, words::BODY)));
    let cause = cause.filter(|cause| *cause != Cause::Other || words.is_none());
    let cause = cause.map(|cause| words::lowered(texts.report_cause(cause.as_str())));
    let parts: Vec<String> = cause.into_iter().chain(words).collect();
    match (parts.is_empty(), kind) {
        (false, _) => parts.join(", "),
        (true, LessonKind::Worked) => words::lowered(texts.protocol_worked()),
        (true, LessonKind::Hindered) => words::lowered(texts.protocol_hindered()),
    }
}

/// «23.11 11:20 Ким: факт за пт 20.11: звонки 41, оплаты 98 000 ₽ → 112 000 ₽ (внесено: Белова)»
fn added(line: &AddedLine, r: &Rendition, locale: Locale) -> String {
    let texts = locale.texts();
    let at = format!("{} {}", locale.day_month(line.at.date()), locale.time(line.at.time()));
    let what = match &line.what {
        Added::Figures { part, on, figures } => {
            let all: Vec<String> = figures.iter().map(|figure| self::figure(figure, r, locale)).collect();
            match part {
                Part::Fact => texts.protocol_added_facts(locale.date(*on), all.join(", ")),
                Part::Pledge => texts.protocol_added_plan(locale.date(*on), all.join(", ")),
            }
        }
        Added::Other(what) => other(what, r, locale),
    };
    let line = match &line.by {
        Some(by) => texts.protocol_added_by(at, name(&line.name), what, name(by)),
        None => texts.protocol_added_line(at, name(&line.name), what),
    };
    format!("• {line}")
}

fn figure(figure: &ChangedFigure, r: &Rendition, locale: Locale) -> String {
    match figure.before {
        Some(before) => changed(&figure.metric, before, figure.after, r.currency, locale),
        None => words::given(&figure.metric, figure.after, r.currency, locale),
    }
}

fn other(what: &What, r: &Rendition, locale: Locale) -> String {
    let texts = locale.texts();
    let cut = |body: &str| texts.protocol_words(words::cut(body, words::BODY));
    match what {
        What::Given { coordination_on } => texts.protocol_added_given(locale.date(*coordination_on)),
        What::Lesson { kind, cause, body, .. } => lesson(*kind, *cause, body.as_deref(), locale),
        What::Note { body, .. } => cut(body),
        What::Help { promise: Some(promise) } => {
            texts.protocol_with_comment(words::cut(promise, words::BODY), texts.protocol_added_help())
        }
        What::Help { promise: None } => texts.protocol_added_help(),
        What::Promise(mark) => event(mark, r.currency, locale),
        // Told as figures of their date.
        What::Figure { .. } => String::new(),
    }
}
