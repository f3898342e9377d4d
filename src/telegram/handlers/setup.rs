//! The wizard «Создать отдел» and the list of people.
use super::{menu, start};
use crate::{
    domain::{
        id::DepartmentId,
        parse::{
            people::read_names,
            place::{Located, read_place},
        },
        person::Action,
        refusal::Refusal,
        setup::{Question, Wizard},
        template::Template,
    },
    locale::Locale,
    telegram::{
        ctx::Ctx,
        dialog::{Dialog, Found},
    },
    usecase::{
        Failure, Result,
        setup::{self as usecase, Founder, checked_name},
    },
    view::{callback::Callback, refusal, setup as view},
};

/// Keeps the answers and shows the next question.
async fn ask(ctx: &mut Ctx<'_>, wizard: Wizard) -> Result<()> {
    let screen = view::question(&wizard, ctx.locale());
    ctx.set_dialog(&Dialog::Wizard(wizard)).await?;
    ctx.show(screen).await
}

/// A button of the wizard.
pub async fn tap(ctx: &mut Ctx<'_>, callback: Callback) -> Result<()> {
    if callback == Callback::CreateDepartment {
        return ask(ctx, Wizard::default()).await;
    }
    let Found::Dialog(dialog) = ctx.dialog().await? else { return Err(Refusal::Outdated.into()) };
    let Dialog::Wizard(mut wizard) = *dialog else { return Err(Refusal::Outdated.into()) };
    match callback {
        Callback::WizardBack if !wizard.back() => {
            ctx.end_dialog().await?;
            let screen = crate::view::setup::greeting(ctx.locale());
            return ctx.show(screen).await;
        }
        Callback::WizardBack => {}
        Callback::WizardOtherZone => {
            let screen = view::other_zone(ctx.locale());
            return ctx.show(screen).await;
        }
        Callback::WizardDefaultName => wizard.name = Some(ctx.locale().texts().setup_name_default()),
        Callback::WizardZone { zone } => wizard.set_zone(zone),
        Callback::WizardCurrency { currency } => wizard.currency = Some(currency),
        Callback::WizardTemplate { template } => wizard.template = Some(template),
        Callback::WizardPreset { preset } => wizard.preset = Some(preset),
        Callback::WizardSells { yes } if wizard.question() == Question::Sells => {
            return create(ctx, &wizard, yes).await;
        }
        _ => {}
    }
    ask(ctx, wizard).await
}

/// A typed answer.
pub async fn text(ctx: &mut Ctx<'_>, mut wizard: Wizard, text: &str) -> Result<()> {
    let locale = ctx.locale();
    match wizard.question() {
        Question::Name => match checked_name(text) {
            Ok(name) => wizard.name = Some(name),
            Err(Failure::Refused(refused)) => {
                return ctx.send(view::again(&refusal::sentence(&refused, locale), &wizard, locale)).await;
            }
            Err(failure) => return Err(failure),
        },
        Question::Zone => match read_place(text) {
            Located::Here(place) => wizard.set_zone(place.zone),
            Located::Ask(places) => return ctx.send(view::places(text, &places, true, locale)).await,
            Located::Unknown(places) => return ctx.send(view::places(text, &places, false, locale)).await,
        },
        Question::Currency | Question::Template | Question::Preset | Question::Sells => {
            return ctx.send(view::press(&wizard, locale)).await;
        }
    }
    ask(ctx, wizard).await
}

async fn create(ctx: &mut Ctx<'_>, wizard: &Wizard, sells: bool) -> Result<()> {
    let founder = Founder {
        telegram: ctx.actor.telegram,
        username: ctx.actor.username.clone(),
        name: ctx.actor.shown_name.clone(),
        language: ctx.actor.language,
    };
    let template = wizard.template.unwrap_or(Template::B2bOutbound);
    let metrics = Locale(founder.language).template_metrics(template, false);
    let created = usecase::create_department(ctx.tx, &founder, wizard, sells, metrics, ctx.now).await?;
    ctx.end_dialog().await?;
    ctx.refresh(Some(created.department)).await?;
    let house = ctx.house().await?;
    let link = ctx.shared.start_link(&created.invite.payload());
    let screen = view::created(&house.department.name, &created.invite, house.department.zone, &link, ctx.locale());
    ctx.show(screen).await?;
    let head = ctx.member()?.clone();
    usecase::post_checklist(ctx.tx, &house, &head, ctx.now).await?;
    menu::install(ctx, founder.telegram).await?;
    start::first_plan(ctx, &house, &head).await
}

/// [Кто в отделе?]
pub async fn list_people(ctx: &mut Ctx<'_>, department: DepartmentId) -> Result<()> {
    if !ctx.member()?.allows(Action::ManageTeam) {
        return Err(Refusal::NotAllowed(Action::ManageTeam).into());
    }
    ctx.set_dialog(&Dialog::People { department }).await?;
    let screen = view::people(ctx.locale());
    ctx.send(screen).await
}

/// [Без списка]
pub async fn skip_people(ctx: &mut Ctx<'_>) -> Result<()> {
    if let Found::Dialog(dialog) = ctx.dialog().await?
        && matches!(*dialog, Dialog::People { .. })
    {
        ctx.end_dialog().await?;
    }
    let screen = view::people_skipped(ctx.locale());
    ctx.show(screen).await
}

/// The typed list.
pub async fn people(ctx: &mut Ctx<'_>, department: DepartmentId, text: &str) -> Result<()> {
    ctx.actor.choose(department);
    let list = read_names(text);
    if list.names.is_empty() && list.too_long.is_empty() {
        let screen = view::people_empty(ctx.locale());
        return ctx.send(screen).await;
    }
    let house = ctx.house().await?;
    let by = ctx.member()?.clone();
    let listed = usecase::list_people(ctx.tx, &house, &by, &list, ctx.now).await?;
    ctx.end_dialog().await?;
    let screen = view::listed(&listed.added, &listed.known, &listed.too_long, department, ctx.locale());
    ctx.send(screen).await
}
