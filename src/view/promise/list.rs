//! `/promises`, and one promise opened from it.
use crate::{
    domain::promise::{
        PromiseState,
        list::{PromiseCard, PromiseList, Section, TeamPromises},
    },
    locale::Locale,
    view::{
        callback::Callback,
        html::Html,
        report::{promises, words},
        screen::{Button, Screen},
    },
};

/// Numbers in a row.
const NUMBERS: usize = 6;

/// Open promises, numbered through; a button for each number.
pub fn list(list: &PromiseList, locale: Locale) -> Screen {
    let texts = locale.texts();
    if list.is_empty() {
        return Screen::text(if list.own { texts.promise_list_none() } else { texts.promise_list_none_department() });
    }
    let title = if list.own { texts.promise_list_own() } else { texts.promise_list_department() };
    let mut html = Html::text(title).bold();
    let mut number = 0;
    for (section, lines) in &list.sections {
        let mut block = Html::text(name(section, locale)).bold();
        for line in lines {
            number += 1;
            let mut line = line.clone();
            line.owner = line.owner.filter(|_| !matches!(section, Section::Person(_)));
            line.body = words::cut(&line.body, BODY);
            block.push_line(format!("{number}. {}", promises::line(&line, list.currency, locale)));
        }
        html = html.block(block);
    }
    if list.left_out > 0 {
        html.push_line(texts.promise_list_more(words::count(list.left_out)));
    }
    if !list.opens {
        return Screen::text(html);
    }
    let how = if list.own { texts.promise_list_how() } else { texts.promise_list_how_department() };
    let open = |(n, line): (usize, &crate::domain::talk::PromiseLine)| {
        Button::callback((n + 1).to_string(), Callback::PromiseCard { promise: line.id })
    };
    Screen::text(html.block(how)).grid(NUMBERS, list.lines().enumerate().map(open))
}

/// The same for the team chat.
pub fn team_list(promises: &TeamPromises, locale: Locale) -> Screen {
    let texts = locale.texts();
    match promises {
        TeamPromises::Named(named) => list(named, locale),
        TeamPromises::Sums { open: 0, .. } => Screen::text(texts.promise_list_none_department()),
        TeamPromises::Sums { open, today, amount_minor, currency } => {
            let (open, today) = (words::count(*open), words::count(*today));
            Screen::text(match amount_minor {
                Some(amount) => texts.promise_team_sums_money(open, locale.money(*amount, *currency), today),
                None => texts.promise_team_sums(open, today),
            })
        }
    }
}

/// Most characters of a promise in a list of many.
const BODY: usize = 60;

fn name(section: &Section, locale: Locale) -> String {
    let texts = locale.texts();
    match section {
        Section::Offered => texts.promise_section_offered(),
        Section::Overdue => texts.promise_section_overdue(),
        Section::Today => texts.promise_section_today(),
        Section::Ahead => texts.promise_section_ahead(),
        Section::Person(name) => words::cut(name, words::NAME),
    }
}

/// One promise and what the reader may do about it.
pub fn card(card: &PromiseCard, locale: Locale) -> Screen {
    let (texts, promise, made) = (locale.texts(), card.line.id, locale.date(card.made_on));
    let history = match card.moves {
        0 => texts.promise_card_made(made),
        moves => texts.promise_card_moved(moves, made),
    };
    let html = Html::text(promises::line(&card.line, card.currency, locale)).bold().line(history);
    let button = |label, callback| Button::callback(label, callback);
    let cancel = card.may_cancel.then(|| button(texts.promise_button_cancel(), Callback::PromiseCancel { promise }));
    let mut screen = Screen::text(html);
    let hand = button(texts.promise_button_hand(), Callback::PromiseHand { promise, to: None });
    if card.own && card.line.state == PromiseState::Offered {
        screen = super::offer::choices(screen, &card.line, locale);
    } else if card.own {
        screen = screen
            .row([
                button(texts.report_button_done(), Callback::PromiseDone { promise }),
                button(texts.report_button_partly(), Callback::PromisePartly { promise }),
            ])
            .row([
                button(texts.report_button_move(), Callback::PromiseMove { promise }),
                button(texts.report_button_broken(), Callback::PromiseBroken { promise }),
            ])
            .row([button(texts.promise_button_help(), Callback::PromiseHelp { promise })]);
    }
    if !card.own && card.line.state == PromiseState::Open {
        screen = screen.row([hand]);
    }
    let back = button(texts.promise_button_list(), Callback::Promises { promise });
    screen.row(cancel.into_iter().chain([back]))
}
