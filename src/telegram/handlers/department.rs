//! `/department`: for which of his departments somebody acts until he says otherwise.
use crate::{
    domain::{id::DepartmentId, refusal::Refusal},
    store,
    telegram::{actor::Place, ctx::Ctx, handlers::start},
    usecase::Result,
    view::menu::{self as view, Placed},
};

fn placed(place: &Place) -> Placed {
    Placed { department: place.department.id, name: place.department.name.clone(), role: place.member.role }
}

/// `/department`
pub async fn command(ctx: &mut Ctx<'_>) -> Result<()> {
    let places: Vec<Placed> = ctx.actor.places.iter().map(placed).collect();
    let acting = ctx.actor.person.as_ref().and_then(|person| person.acting);
    let acting = acting.filter(|department| places.iter().any(|place| place.department == *department));
    let screen = match places.as_slice() {
        [] => return start::greet(ctx).await,
        [one] => view::one_department(one, ctx.locale()),
        several => view::departments(several, acting, ctx.locale()),
    };
    ctx.send(screen).await
}

/// A department was chosen, or that he wants to be asked.
pub async fn chosen(ctx: &mut Ctx<'_>, department: Option<DepartmentId>) -> Result<()> {
    let person = ctx.actor.person.clone().ok_or(Refusal::Outdated)?;
    let name = match department {
        Some(id) => {
            let place = ctx.actor.places.iter().find(|place| place.department.id == id).ok_or(Refusal::NotYours)?;
            Some(place.department.name.clone())
        }
        None => None,
    };
    store::people::set_acting(ctx.tx, person.id, department).await?;
    let screen = view::department_chosen(name.as_deref(), ctx.locale());
    ctx.show(screen).await
}
