//! What members and leaders are told of targets: a share with its why, a proposal, next month's draft.
use super::{name, people, shares, value};
use crate::{
    domain::{
        calendar::Weight,
        fraction::Fraction,
        metric::{Kind, Metric},
        planning::{Cause, Given, NextDraft, ProposalEnd, Proposed, TargetAnswer, TargetNotice},
        today::Mark,
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        report::words,
        screen::{Button, Screen},
    },
};

/// Most lines of who gets what.
const ROWS: usize = 50;

/// A notice about targets.
pub fn told(notice: &TargetNotice, locale: Locale) -> Screen {
    let texts = locale.texts();
    match notice {
        TargetNotice::Given(share) => given(share, locale),
        TargetNotice::Set { metric, currency, month_on, by, total, before, reason } => {
            let (name, month) = (name(metric), locale.month_of_year(*month_on));
            let shown = |v: i64| value(metric, *currency, v, locale);
            let by = by.as_ref().map(|by| words::cut(by, words::NAME));
            let text = match (by, before) {
                (Some(by), None) => texts.target_told_set(by, name, month, shown(*total)),
                (Some(by), Some(was)) => texts.target_told_changed(by, name, month, shown(*was), shown(*total)),
                (None, None) => texts.target_told_set_file(name, month, shown(*total)),
                (None, Some(was)) => texts.target_told_changed_file(name, month, shown(*was), shown(*total)),
            };
            let mut html = Html::text(text);
            if let Some(reason) = reason {
                html.push_line(Html::text(texts.target_reason(words::cut(reason, words::BODY))));
            }
            Screen::text(html).row([open(metric, *month_on, locale)])
        }
        TargetNotice::Discussed { name: who, metric, currency, month_on, share, words: said } => {
            let share = value(metric, *currency, *share, locale);
            let who = words::cut(who, words::NAME);
            let (month, metric_name) = (locale.of_month(*month_on), words::inner_name(metric));
            let html = Html::text(texts.target_told_discuss(who, month, metric_name, share));
            Screen::text(html.line(Html::text(said).quote())).row([open(metric, *month_on, locale)])
        }
        TargetNotice::Proposed { proposed: p, end } => proposed(p, end.as_ref(), locale),
        TargetNotice::Nobody { metric, currency, month_on, cause, name, rest } => {
            let rest = value(metric, *currency, *rest, locale);
            let what = texts.target_nobody(locale.of_month(*month_on), words::inner_name(metric), rest);
            let why = texts.target_proposed(because(*cause, name.as_deref(), locale));
            Screen::text(Html::text(why).line(what)).row([open(metric, *month_on, locale)])
        }
        TargetNotice::Missing { department, month_on } => {
            let set = Callback::TargetsMonth { department: *department, month: *month_on };
            Screen::text(Html::text(texts.target_missing(locale.month_of_year(*month_on))))
                .row([Button::callback(texts.target_button_set(), set)])
        }
        TargetNotice::Next { draft, end } => next(draft, end.as_ref(), locale),
    }
}

fn open(metric: &Metric, month: chrono::NaiveDate, locale: Locale) -> Button {
    Button::callback(locale.texts().target_button_card(), Callback::TargetOf { metric: metric.id, month })
}

/// «План ноября, оплаты: 1 200 000 ₽» with the why.
fn given(share: &Given, locale: Locale) -> Screen {
    let texts = locale.texts();
    let shown = |v: i64| value(&share.metric, share.currency, v, locale);
    let (month, metric) = (locale.of_month(share.month_on), words::inner_name(&share.metric));
    let mut html = Html::text(texts.target_given(month, metric, shown(share.share))).bold();
    html.push_line(Html::text(match share.locked {
        true => texts.target_given_locked(shown(share.total)),
        false => texts.target_given_why(shown(share.total), texts.target_basis_why(share.basis.as_str())),
    }));
    if let Some(day) = a_day(share, locale) {
        html.push_line(Html::text(texts.target_given_day(day)));
    }
    if let Some(before) = share.before {
        html.push_line(Html::text(texts.target_given_before(shown(before))));
    }
    if let Some(reason) = &share.reason {
        html.push_line(Html::text(texts.target_reason(words::cut(reason, words::BODY))));
    }
    let target = share.target;
    let take = Button::callback(texts.target_button_take(), Callback::TargetTake { target });
    let discuss = Button::callback(texts.target_button_discuss(), Callback::TargetDiscuss { target });
    match share.answer {
        TargetAnswer::None => Screen::text(html).row([take, discuss]),
        TargetAnswer::Taken => Screen::text(html.block(texts.target_given_taken())).row([discuss]),
        TargetAnswer::Discuss => Screen::text(html.block(texts.target_given_discuss())).row([take]),
    }
}

/// His norm of an ordinary day: money in whole units, counts to a tenth.
fn a_day(share: &Given, locale: Locale) -> Option<String> {
    let day = Fraction::ratio(i128::from(share.share) * i128::from(Weight::UNITS_A_DAY), share.weight)?;
    let metric = &share.metric;
    if metric.is_money() {
        let hundred = Fraction::from(100);
        let units = day.over(&hundred)?.shown();
        return Some(value(metric, share.currency, units.checked_mul(100)?, locale));
    }
    let finer = Metric { scale: metric.scale + 1, ..metric.clone() };
    Some(value(&finer, share.currency, day.shown_times(1), locale))
}

/// «Что обсудить?»
pub fn ask_discuss(share: &Given, wrong: Option<&str>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (month, metric) = (locale.of_month(share.month_on), words::inner_name(&share.metric));
    let shown = value(&share.metric, share.currency, share.share, locale);
    let html = Html::text(texts.target_given(month, metric, shown)).bold().line(texts.target_ask_discuss());
    Screen::text(super::again(html, wrong))
}

/// «Орлова не работает 23.11 – 27.11»
fn because(cause: Cause, name: Option<&str>, locale: Locale) -> String {
    let texts = locale.texts();
    let who = words::cut(name.unwrap_or_default(), words::NAME);
    match cause {
        Cause::Away { from_on, through_on, .. } => texts.target_cause_away(who, locale.dates(from_on, through_on)),
        Cause::Back { from_on, through_on, .. } => texts.target_cause_back(who, locale.dates(from_on, through_on)),
        Cause::Joined { .. } => texts.target_cause_joined(who),
        Cause::Left { .. } => texts.target_cause_left(who),
        Cause::Reports { yes: true, .. } => texts.target_cause_reports(who),
        Cause::Reports { yes: false, .. } => texts.target_cause_not_reports(who),
        Cause::Days { from_on, through_on } => texts.target_cause_days(locale.dates(from_on, through_on)),
        Cause::Week { member: None } => texts.target_cause_week(),
        Cause::Week { member: Some(_) } => texts.target_cause_own_week(who),
        Cause::File => texts.target_cause_file(),
    }
}

/// The reason a version made of a proposal carries, in the language of whoever accepts.
pub fn reason(proposed: &Proposed, locale: Locale) -> String {
    because(proposed.cause, proposed.name.as_deref(), locale)
}

/// A proposal with the difference a member, or what has become of it.
pub fn proposed(p: &Proposed, end: Option<&ProposalEnd>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let sum = p.rows.iter().map(|(_, before, after)| (after - before).max(0)).sum();
    let sum = value(&p.metric, p.currency, sum, locale);
    let mut html = Html::text(texts.target_proposed(because(p.cause, p.name.as_deref(), locale))).bold();
    html.push_line(Html::text(texts.target_proposed_moves(
        locale.of_month(p.month_on),
        words::inner_name(&p.metric),
        sum,
    )));
    let shown = |v: i64| locale.value(&p.metric, v);
    let row = |(person, before, after): &(String, i64, i64)| {
        let change = after - before;
        let sign = if change > 0 { "+" } else { "" };
        let change = format!("{sign}{}", shown(change));
        let person = words::cut(person, words::NAME);
        Html::text(texts.target_proposed_row(person, shown(*before), shown(*after), change))
    };
    let mut rows = Html::lines(p.rows.iter().take(ROWS).map(row));
    if p.rows.len() > ROWS {
        rows.push_line(Html::text(texts.target_more((p.rows.len() - ROWS).to_string())));
    }
    rows.push_line(Html::text(texts.target_proposed_total()));
    if !p.locked.is_empty() {
        rows.push_line(Html::text(texts.target_proposed_locked(people(&p.locked, locale))));
    }
    let html = html.block(rows);
    let html = if p.again { Html::text(texts.target_proposed_again()).block(html) } else { html };
    let Some(end) = end else {
        let answer = |yes| Callback::ProposalAnswer { proposal: p.proposal, yes };
        return Screen::text(html).row([
            Button::callback(texts.target_button_accept(), answer(true)),
            Button::callback(texts.target_button_leave(), answer(false)),
        ]);
    };
    let by = |mark: &Mark| (locale.time(mark.at), words::cut(&mark.by, words::NAME));
    Screen::text(html.block(match end {
        ProposalEnd::Accepted(mark) => texts.target_proposed_accepted(by(mark).0, by(mark).1),
        ProposalEnd::Declined(mark) => texts.target_proposed_declined(by(mark).0, by(mark).1),
        ProposalEnd::Replaced => texts.target_proposed_replaced(),
        ProposalEnd::Needless => texts.target_proposed_needless(),
    }))
}

/// Next month's target in one tap.
fn next(draft: &NextDraft, end: Option<&Mark>, locale: Locale) -> Screen {
    let texts = locale.texts();
    let (metric, month) = (draft.metric.id, draft.month_on);
    let total = value(&draft.metric, draft.currency, draft.total, locale);
    let (when, what) = (locale.month_of_year(month), words::inner_name(&draft.metric));
    let mut html = match draft.metric.kind {
        Kind::Flow => {
            let why = texts.target_basis_why(draft.basis.as_str());
            Html::text(texts.target_next(when, what, total, why))
        }
        Kind::Snapshot | Kind::Ratio => Html::text(texts.target_next_whole(when, what, total)),
    };
    if !draft.rows.is_empty() {
        html = html.block(shares(&draft.metric, &draft.rows, locale));
        for remark in super::remarks(&draft.rows, draft.of, locale) {
            html.push_line(Html::text(remark));
        }
    }
    if let Some(mark) = end {
        let by = words::cut(&mark.by, words::NAME);
        return Screen::text(html.block(texts.target_next_accepted(locale.time(mark.at), by)));
    }
    let accept = Callback::TargetNext { metric, month, total: draft.total, basis: draft.basis };
    Screen::text(html).row([
        Button::callback(texts.target_button_accept(), accept),
        Button::callback(texts.target_button_change(), Callback::TargetNew { metric, month }),
    ])
}
