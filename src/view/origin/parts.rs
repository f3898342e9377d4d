//! What stands below a formula: what is left out, versions of the target, people, promises, days with their entries.
use super::number;
use crate::{
    domain::{
        origin::{
            Entered, Explanation, Lack, OriginDay, OriginMember, OriginPromise, OriginVersion, Remark, Traceable,
        },
        report::{Part, Source},
    },
    locale::Locale,
    view::{html::Html, report::words},
};

/// Why there is no number.
pub(super) fn lack(lack: Lack, locale: Locale) -> String {
    let texts = locale.texts();
    match lack {
        Lack::NoTarget => texts.origin_lack_target(),
        Lack::NoFacts => texts.origin_lack_facts(),
        Lack::NothingClosed => texts.origin_lack_closed(),
        Lack::NoFullWeek => texts.origin_lack_week(),
        Lack::NoDaysLeft => texts.origin_lack_days(),
        Lack::LessIsBetter => texts.origin_lack_less(),
        Lack::LittleKnown => texts.origin_lack_little(),
        Lack::NoPromises => texts.origin_lack_promises(),
        Lack::NothingDone => texts.origin_lack_done(),
    }
}

pub(super) fn remark(remark: &Remark, told: &Explanation, locale: Locale) -> String {
    let texts = locale.texts();
    match remark {
        Remark::Unknown(days) => {
            let listed: Vec<String> = days.iter().map(|on| locale.day_month(*on)).collect();
            texts.origin_unknown(days.len(), listed.join(", "))
        }
        Remark::UsualFromFacts => texts.origin_usual_facts(),
        Remark::UsualFromTarget => texts.origin_usual_target(),
        Remark::ThroughWeek(on) => texts.origin_through_week(locale.day_month(*on)),
        Remark::ShownByPromises => texts.origin_by_promises(),
        Remark::SeveralVersions => texts.origin_several_versions(),
        Remark::AsPlanned { of, by_button } => texts.origin_as_planned(*of, *by_button),
        Remark::Opening { value, through_on } => texts.origin_opening(
            words::value(&told.asked.metric, *value, told.asked.currency, locale),
            locale.day_month(*through_on),
        ),
        Remark::OfMembers => texts.origin_of_members(),
    }
}

fn titled(title: String, lines: impl IntoIterator<Item = Html>) -> Html {
    let lines = Html::lines(lines);
    if lines.is_empty() { lines } else { Html::text(title).bold().line(lines) }
}

pub(super) fn versions(told: &Explanation, locale: Locale) -> Html {
    let texts = locale.texts();
    let line = |version: &OriginVersion| {
        let value = words::value(&told.asked.metric, version.value, told.asked.currency, locale);
        let (from, made) = (locale.day_month(version.from_on), locale.day_month(version.made_on));
        let said = match &version.by {
            Some(by) => texts.origin_version_by(value, from, words::cut(by, words::NAME), made),
            None => texts.origin_version(value, from, made),
        };
        let reason = version.reason.as_ref().map(|reason| format!(": {}", words::cut(reason, words::BODY)));
        Html::text(format!("• {said}{}", reason.unwrap_or_default()))
    };
    titled(texts.origin_versions(), told.versions.iter().map(line))
}

pub(super) fn members(told: &Explanation, locale: Locale) -> Html {
    let texts = locale.texts();
    let day = told.asked.figure == Traceable::Day;
    let line = |one: &OriginMember| {
        let name = words::cut(&one.name, words::NAME);
        let shown = one.number.as_ref().map_or_else(|| "—".to_owned(), |value| number(value, told, locale));
        let pledge = one.pledge.map(|pledge| locale.value(&told.asked.metric, pledge));
        let said = match (day, one.number.is_some(), pledge) {
            (true, true, Some(pledge)) => texts.origin_member_day(name, shown, pledge),
            (true, true, None) => texts.origin_member_no_plan(name, shown),
            (true, false, Some(pledge)) => texts.origin_member_no_fact(name, pledge),
            _ => format!("{name} {shown}"),
        };
        let unknown = match one.unknown_on.len() {
            0 => None,
            count => Some(texts.origin_without_days(count)),
        };
        let button = one.as_planned.map(|(by_button, of)| texts.origin_member_as_planned(by_button, of));
        let more: Vec<String> = unknown.into_iter().chain(button).collect();
        Html::text(format!("• {}", [vec![said], more].concat().join(" · ")))
    };
    titled(texts.origin_members(), told.members.iter().map(line))
}

pub(super) fn promises(told: &Explanation, locale: Locale) -> Html {
    let texts = locale.texts();
    let money = |minor| locale.money(minor, told.asked.currency);
    let line = |one: &OriginPromise| {
        let (body, on) = (words::cut(&one.body, words::BODY), locale.day_month(one.on));
        Html::text(match one.paid {
            Some(paid) => texts.origin_promise_due(on, body, money(paid), money(one.amount)),
            None => texts.origin_promise_open(on, body, money(one.amount)),
        })
    };
    let lines = |open: bool| told.promises.iter().filter(move |one| one.paid.is_none() == open).map(line);
    titled(texts.origin_promises_open(), lines(true)).block(titled(texts.origin_promises_due(), lines(false)))
}

pub(super) fn days(told: &Explanation, locale: Locale) -> Html {
    titled(locale.texts().origin_days(), told.days.iter().map(|day| one_day(day, told, locale)))
}

/// «чт 12.11  98 000 · норма 450 000», and every entry below.
fn one_day(day: &OriginDay, told: &Explanation, locale: Locale) -> Html {
    let texts = locale.texts();
    let value = |value: Option<i64>| match value {
        Some(value) => locale.value(&told.asked.metric, value),
        None => "—".to_owned(),
    };
    let norm = day.norm.as_ref().map(|norm| texts.origin_norm(number(norm, told, locale)));
    let open = day.open.then(|| texts.origin_day_open());
    let head = [Some(format!("{}  {}", locale.date(day.on), value(day.fact))), norm, open];
    let head: Vec<String> = head.into_iter().flatten().collect();
    let entries = day.entries.iter().map(|entry| {
        let what = match (entry.part, entry.before) {
            (Part::Fact, None) => value(entry.value),
            (Part::Fact, Some(before)) => format!("{} → {}", value(before), value(entry.value)),
            (Part::Pledge, None) => texts.origin_plan(value(entry.value)),
            (Part::Pledge, Some(before)) => texts.origin_plan(format!("{} → {}", value(before), value(entry.value))),
        };
        Html::text(format!("   {what} · {}", said(entry, locale)))
    });
    Html::text(head.join(" · ")).line(Html::lines(entries))
}

/// «строкой, 13.11 в 9:12», «Белова, 13.11 в 10:20».
fn said(entry: &Entered, locale: Locale) -> String {
    let texts = locale.texts();
    let (on, at) = (locale.day_month(entry.at.date()), locale.time(entry.at.time()));
    let source = match (entry.source, entry.part) {
        (Source::Offer, Part::Fact) => texts.origin_source_as_planned(),
        (source, _) => texts.origin_source(source.as_str()),
    };
    match &entry.by {
        Some(by) => texts.origin_entered_by(source, words::cut(by, words::NAME), on, at),
        None => texts.origin_entered(source, on, at),
    }
}
