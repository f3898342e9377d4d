//! Screens of setting a department up: the wizard's questions, the invite link, the list of people, the checklist.
//!
//! Invariants: every question can be answered by one tap; every question but the first leads back.
use super::{
    callback::Callback,
    choice::CommandName,
    html::Html,
    screen::{Button, Screen},
};
use crate::{
    domain::{
        department::{Currency, Preset},
        id::DepartmentId,
        parse::place::Place,
        person::Role,
        setup::{ChatLacks, Checklist, Invite, Question, Wizard, likely_currency},
        template::Template,
        time::{Instant, Zone},
    },
    locale::Locale,
};

/// Cities on the buttons: one a zone of Russia, the capital's first.
const CITIES: [(&str, &str); 12] = [
    ("moscow", "Europe/Moscow"),
    ("kaliningrad", "Europe/Kaliningrad"),
    ("samara", "Europe/Samara"),
    ("yekaterinburg", "Asia/Yekaterinburg"),
    ("omsk", "Asia/Omsk"),
    ("novosibirsk", "Asia/Novosibirsk"),
    ("krasnoyarsk", "Asia/Krasnoyarsk"),
    ("irkutsk", "Asia/Irkutsk"),
    ("yakutsk", "Asia/Yakutsk"),
    ("vladivostok", "Asia/Vladivostok"),
    ("magadan", "Asia/Magadan"),
    ("kamchatka", "Asia/Kamchatka"),
];
/// Names of people not here yet that the checklist shows.
const AWAITED: usize = 8;

/// The zones of Russia, each by its city.
pub fn cities(locale: Locale) -> impl Iterator<Item = (Zone, String)> {
    CITIES.into_iter().filter_map(move |(key, zone)| Some((Zone::from_name(zone)?, locale.texts().setup_city(key))))
}

/// A zone as people name it: by its city, else as it is written.
pub fn place(zone: Zone, locale: Locale) -> String {
    cities(locale).find(|(known, _)| *known == zone).map_or_else(|| zone.name().to_owned(), |(_, city)| city)
}

/// For somebody who is in no department: what the bot is, and [Создать отдел].
pub fn greeting(locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.setup_greeting()).block(Html::text(texts.setup_greeting_who())))
        .row([Button::callback(texts.setup_create(), Callback::CreateDepartment)])
}

/// A title, and what to do below it.
fn titled(title: String, hint: String) -> Screen {
    Screen::text(Html::text(title).bold().line(Html::text(hint)))
}

/// The wizard's present question.
pub fn question(wizard: &Wizard, locale: Locale) -> Screen {
    let texts = locale.texts();
    let screen = match wizard.question() {
        Question::Name => titled(texts.setup_name(), texts.setup_name_hint())
            .row([Button::callback(texts.setup_name_default(), Callback::WizardDefaultName)]),
        Question::Zone => zones(locale),
        Question::Currency => currencies(wizard.zone.unwrap_or(Zone::MOSCOW), locale),
        Question::Template => templates(locale),
        Question::Preset => presets(locale),
        Question::Sells => titled(texts.setup_sells(), texts.setup_sells_hint()).row([
            Button::callback(texts.setup_sells_no(), Callback::WizardSells { yes: false }),
            Button::callback(texts.setup_sells_yes(), Callback::WizardSells { yes: true }),
        ]),
    };
    screen.row([Button::callback(texts.setup_back(), Callback::WizardBack)])
}

/// A button for each zone of Russia, by its best known city.
pub(super) fn city_buttons(locale: Locale, callback: impl Fn(Zone) -> Callback) -> Vec<Button> {
    cities(locale).map(|(zone, city)| Button::callback(city, callback(zone))).collect()
}

fn zones(locale: Locale) -> Screen {
    let texts = locale.texts();
    titled(texts.setup_zone(), texts.setup_zone_hint())
        .grid(3, city_buttons(locale, |zone| Callback::WizardZone { zone }))
        .row([Button::callback(texts.setup_zone_other(), Callback::WizardOtherZone)])
}

fn currencies(zone: Zone, locale: Locale) -> Screen {
    let likely = likely_currency(zone);
    let button = |currency: Currency| Button::callback(currency.as_str(), Callback::WizardCurrency { currency });
    let others = Currency::ALL.iter().copied().filter(|currency| *currency != likely);
    Screen::text(Html::text(locale.texts().setup_currency()).bold()).row([button(likely)]).grid(5, others.map(button))
}

fn templates(locale: Locale) -> Screen {
    let texts = locale.texts();
    let mut html = Html::text(texts.setup_template()).bold().line(Html::text(texts.setup_template_hint()));
    let mut about = Html::new();
    for template in Template::ALL {
        about.push_line(
            Html::text(locale.template_name(*template))
                .bold()
                .and(Html::text(format!(": {}", locale.template_about(*template)))),
        );
    }
    html = html.block(about);
    let button = |template: &Template| {
        Button::callback(locale.template_name(*template), Callback::WizardTemplate { template: *template })
    };
    Screen::text(html).grid(1, Template::ALL.iter().map(button))
}

fn presets(locale: Locale) -> Screen {
    let texts = locale.texts();
    let time = |preset: Preset| locale.time(preset.schedule().prompt);
    let about = [
        texts.setup_preset_standard_about(time(Preset::Standard)),
        texts.setup_preset_morning_about(time(Preset::Morning)),
        texts.setup_preset_evening_about(time(Preset::Evening)),
    ];
    let html =
        Html::text(texts.setup_preset()).bold().block(Html::lines(about.map(|line| Html::text(format!("• {line}")))));
    let button = |label: String, preset| Button::callback(label, Callback::WizardPreset { preset });
    Screen::text(html).row([button(texts.setup_preset_standard(), Preset::Standard)]).row([
        button(texts.setup_preset_morning(), Preset::Morning),
        button(texts.setup_preset_evening(), Preset::Evening),
    ])
}

/// [Другой город]: how to name one.
pub fn other_zone(locale: Locale) -> Screen {
    let texts = locale.texts();
    Screen::text(Html::text(texts.setup_zone_type())).row([Button::callback(texts.setup_back(), Callback::WizardBack)])
}

/// A place that was not understood, with what may have been meant.
pub fn places(typed: &str, places: &[Place], known: bool, locale: Locale) -> Screen {
    let texts = locale.texts();
    let button = |place: &Place| Button::callback(place.name.clone(), Callback::WizardZone { zone: place.zone });
    Screen::text(unclear_place(typed, known, locale))
        .grid(2, places.iter().map(button))
        .row([Button::callback(texts.setup_back(), Callback::WizardBack)])
}

/// «Не знаю такого места», or which of several is meant.
pub(super) fn unclear_place(typed: &str, known: bool, locale: Locale) -> Html {
    let texts = locale.texts();
    let typed: String = typed.chars().take(crate::domain::setup::MAX_NAME).collect();
    Html::text(if known { texts.setup_zone_maybe(typed) } else { texts.setup_zone_unknown(typed) })
}

/// Something was typed where a button is pressed: the question again.
pub fn press(wizard: &Wizard, locale: Locale) -> Screen {
    let question = question(wizard, locale);
    Screen { html: Html::text(locale.texts().setup_press()).block(question.html), keyboard: question.keyboard }
}

/// What went wrong with a typed answer, and the question again.
pub fn again(sentence: &str, wizard: &Wizard, locale: Locale) -> Screen {
    let question = question(wizard, locale);
    Screen { html: Html::text(sentence).block(question.html), keyboard: question.keyboard }
}

/// An invite as it is handed on; `link` presses Start with it.
pub fn link(invite: &Invite, zone: Zone, link: &str, locale: Locale) -> Screen {
    Screen::text(link_lines(invite, zone.date(invite.expires_at), link, locale))
}

fn link_lines(invite: &Invite, until: chrono::NaiveDate, link: &str, locale: Locale) -> Html {
    let texts = locale.texts();
    let date = locale.date(until);
    let mut html = Html::text(match invite.role {
        Role::Manager => texts.setup_link_manager(date),
        Role::Superior => texts.setup_link_superior(date),
        Role::Observer => texts.setup_link_observer(date),
        Role::Deputy => texts.setup_link_deputy(date),
        Role::Head => texts.setup_link_head(date),
    });
    if crate::domain::setup::uses_of(invite.role) == 1 {
        html.push_line(Html::text(texts.setup_link_once()));
    }
    html.line(Html::text(link))
}

/// The department is made: the link for the team.
pub fn created(name: &str, invite: &Invite, zone: Zone, link: &str, locale: Locale) -> Screen {
    let done = Html::text(locale.texts().setup_done(name)).bold();
    Screen::text(done.block(link_lines(invite, zone.date(invite.expires_at), link, locale)))
}

/// What is left to do.
pub fn checklist(list: &Checklist, locale: Locale) -> Screen {
    let texts = locale.texts();
    let team = list.joined > 0;
    let tick = |done: bool, text: String| Html::text(format!("{} {text}", if done { "✅" } else { "☐" }));
    let chat = list.chat && list.chat_lacks != Some(ChatLacks::Voice);
    let title = if team && chat && list.plan && list.superior {
        texts.setup_checklist_done(&list.name)
    } else {
        texts.setup_checklist(&list.name)
    };
    let mut html = Html::text(title).bold().line(tick(
        team,
        if team {
            texts.setup_check_joined(list.here.to_string(), list.of.to_string())
        } else {
            texts.setup_check_team()
        },
    ));
    if !list.expected.is_empty() {
        html.push_line(
            Html::text(format!("     {}", texts.setup_check_expected(names(&list.expected, locale)))).italic(),
        );
    }
    html.push_line(tick(chat, texts.setup_check_chat()));
    if let Some(lacks) = list.chat_lacks.filter(|_| list.chat) {
        let what = match lacks {
            ChatLacks::Rights => texts.setup_check_chat_rights(),
            ChatLacks::Voice => texts.setup_check_chat_muted(),
        };
        html.push_line(Html::text(format!("     {what}")).italic());
    }
    html.push_line(tick(list.plan, texts.setup_check_plan()));
    html.push_line(tick(list.superior, texts.setup_check_superior()));
    let department = list.department;
    let invite = |label: String, role| Button::callback(label, Callback::NewInvite { department, role });
    let bind = Button::callback(texts.setup_button_chat(), Callback::ChatCode { department });
    let superior = invite(texts.setup_button_superior(), Role::Superior);
    let people = Button::callback(texts.setup_button_people(), Callback::ListPeople { department });
    let plan = CommandName::new("targets").filter(|_| !list.plan);
    let plan = plan.map(|command| Button::callback(texts.setup_button_plan(), Callback::RunCommand { command }));
    Screen::text(html)
        .row([invite(texts.setup_button_link(), Role::Manager)].into_iter().chain((!list.chat).then_some(bind)))
        .row([people])
        .row(plan.into_iter().chain((!list.superior).then_some(superior)))
}

fn names(all: &[String], locale: Locale) -> String {
    let mut shown: Vec<String> = all.iter().take(AWAITED).cloned().collect();
    if all.len() > AWAITED {
        shown.push(locale.texts().setup_check_more((all.len() - AWAITED).to_string()));
    }
    locale.list(&shown)
}

/// «Кто в отделе?»
pub fn people(locale: Locale) -> Screen {
    let texts = locale.texts();
    titled(texts.setup_people(), texts.setup_people_hint())
        .row([Button::callback(texts.setup_people_skip(), Callback::WizardSkipPeople)])
}

/// «Без списка».
pub fn people_skipped(locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().setup_people_skipped()))
}

/// There were no names in it.
pub fn people_empty(locale: Locale) -> Screen {
    Screen::text(Html::text(locale.texts().setup_people_empty()))
        .row([Button::callback(locale.texts().setup_people_skip(), Callback::WizardSkipPeople)])
}

/// What became of the list.
pub fn listed(
    added: &[String],
    known: &[String],
    too_long: &[String],
    department: DepartmentId,
    locale: Locale,
) -> Screen {
    let texts = locale.texts();
    let mut html = match added.len() {
        0 => Html::text(texts.setup_people_none()),
        count => Html::text(texts.setup_people_added(i64::try_from(count).unwrap_or(i64::MAX), names(added, locale))),
    };
    if !known.is_empty() {
        html.push_line(Html::text(texts.setup_people_known(names(known, locale))));
    }
    if !too_long.is_empty() {
        let begun: Vec<String> = too_long.iter().map(|name| name.chars().take(20).collect()).collect();
        html.push_line(Html::text(texts.setup_people_long(names(&begun, locale))));
    }
    let link = Callback::NewInvite { department, role: Role::Manager };
    Screen::text(html).row([Button::callback(texts.setup_button_link(), link)])
}

/// When an invite ends, in the department's zone.
pub fn until(expires_at: Instant, zone: Zone, locale: Locale) -> String {
    locale.date(zone.date(expires_at))
}
