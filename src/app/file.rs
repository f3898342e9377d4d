//! The commands about departments as files, and the one that names a head: what they do, in words.
use super::{open, say, template_metrics};
use crate::{
    clock::Clock,
    domain::{
        department_file::{DepartmentFile, Metrics},
        id::{DepartmentId, TelegramId},
        template::Template,
    },
    locale::Locale,
    settings::Settings,
    store::{self, Db, Tx},
    telegram::handlers::menu,
    usecase::{self, Failure, apply::Applied, house::House},
    view::refusal,
};
use anyhow::{Result, anyhow};
use chrono::NaiveDate;
use std::{io::ErrorKind, path::Path};

/// How often a file is applied before a race that is lost each time is a failure.
const RUNS: u32 = 6;

/// Creates or updates a department as the file says, and prints the difference in the department's language.
///
/// # Errors
/// Every mistake of the file, named by its line and field.
pub async fn apply(settings: &Settings, file: &Path) -> Result<()> {
    let text = read(settings.locale, file).await?;
    let parsed = DepartmentFile::parse(&text).map_err(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(|mistake| settings.locale.file_mistake(mistake)).collect();
        anyhow!(lines.join("\n"))
    })?;
    let db = open(settings).await?;
    let mut runs = 1;
    let applied = loop {
        match apply_once(&db, &parsed).await {
            // The bot beside it has written the same department a moment ago.
            Err(Failure::Store(error)) if error.is_conflict() && runs < RUNS => runs += 1,
            other => break other.map_err(|failure| said(settings.locale, failure))?,
        }
    };
    db.close().await;
    say(&told(&parsed, &applied));
    Ok(())
}

async fn apply_once(db: &Db, file: &DepartmentFile) -> usecase::Result<Applied> {
    let mut tx = db.write().await?;
    let now = Clock::System.now();
    let applied = usecase::apply::apply(&mut tx, file, template_metrics, now).await?;
    menu::refresh_department(&mut tx, applied.department, now).await?;
    tx.commit().await?;
    Ok(applied)
}

async fn read(locale: Locale, file: &Path) -> Result<String> {
    tokio::fs::read_to_string(file).await.map_err(|error| {
        let texts = locale.texts();
        let why = match error.kind() {
            ErrorKind::NotFound => texts.apply_not_found().to_owned(),
            ErrorKind::PermissionDenied => texts.apply_forbidden().to_owned(),
            ErrorKind::InvalidData => texts.apply_not_text().to_owned(),
            _ => error.to_string(),
        };
        anyhow!(texts.apply_no_file(file.display().to_string(), why))
    })
}

/// A refusal as its sentence.
fn said(locale: Locale, failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Refused(refused) => anyhow!(refusal::sentence(&refused, locale)),
        other @ Failure::Store(_) => other.into(),
    }
}

fn told(file: &DepartmentFile, applied: &Applied) -> String {
    let locale = Locale(file.language);
    let texts = locale.texts();
    let Applied { created, differences, times_from, not_started, .. } = applied;
    if !created && differences.is_empty() {
        return texts.apply_same(&file.name, &file.key);
    }
    let head =
        if *created { texts.apply_created(&file.name, &file.key) } else { texts.apply_updated(&file.name, &file.key) };
    let mut lines = vec![head];
    lines.extend(differences.iter().map(|difference| format!("  {}", locale.difference(difference))));
    lines.extend(times_from.map(|from| texts.apply_times_from(locale.date(from))));
    if !not_started.is_empty() {
        lines.push(texts.apply_not_started(locale.list(not_started)));
    }
    lines.join("\n")
}

/// What of a department is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// The file that changes nothing when it is applied.
    File,
    /// Its facts and corrections of these days, as a table.
    Facts { from: Option<NaiveDate>, through: Option<NaiveDate> },
    /// A month's days and totals, as tables.
    Month(NaiveDate),
}

/// Prints a department as the file that changes nothing when it is applied, or what its figures were computed from.
///
/// # Errors
/// A sentence with the known keys when the key is unknown, or left out though there are several departments.
pub async fn export(settings: &Settings, key: Option<&str>, what: Exported) -> Result<()> {
    let db = open(settings).await?;
    let mut tx = db.read().await?;
    let texts = settings.locale.texts();
    let keys = keys(&mut tx).await?;
    let known = || keys.iter().map(|(_, key)| key.as_str()).collect::<Vec<_>>().join(", ");
    let found = match (key, keys.as_slice()) {
        (_, []) => Err(texts.export_nothing().to_owned()),
        (None, [(only, _)]) => Ok(*only),
        (None, [(_, first), ..]) => Err(texts.export_which(known(), first)),
        (Some(wanted), _) => {
            let found = keys.iter().find(|(_, key)| key == wanted).map(|(id, _)| *id);
            found.ok_or_else(|| texts.export_unknown(wanted, known()))
        }
    };
    let found = found.map_err(|sentence| anyhow!(sentence))?;
    let now = Clock::System.now();
    let house = House::load(&mut tx, found).await?.ok_or_else(|| anyhow!(texts.export_nothing().to_owned()))?;
    let text = match what {
        Exported::File => with_template(usecase::export::full(&mut tx, &house, now).await?).to_toml(),
        Exported::Facts { from, through } => usecase::ledger::facts(&mut tx, &house, from, through).await?,
        Exported::Month(month_on) => usecase::ledger::month(&mut tx, &house, month_on, now).await?,
    };
    say(text.trim_end());
    Ok(())
}

async fn keys(tx: &mut Tx) -> Result<Vec<(DepartmentId, String)>> {
    let mut keys = vec![];
    for id in store::departments::ids(tx).await? {
        if let Some(department) = store::departments::by_id(tx, id).await? {
            keys.push((id, department.key));
        }
    }
    Ok(keys)
}

/// Metrics that are just as a template has them are named by the template.
fn with_template(file: DepartmentFile) -> DepartmentFile {
    let locale = Locale(file.language);
    let same = |template: Template, crm_order: bool| match &file.metrics {
        Metrics::Own(drafts) => *drafts == locale.template_metrics(template, crm_order),
        Metrics::Template { .. } => false,
    };
    let found = Template::ALL.iter().flat_map(|template| [(*template, false), (*template, true)]);
    match found.into_iter().find(|(template, crm_order)| same(*template, *crm_order)) {
        Some((template, crm_order)) => DepartmentFile { metrics: Metrics::Template { template, crm_order }, ..file },
        None => file,
    }
}

/// Makes somebody a head of a department.
///
/// # Errors
/// A sentence with the known keys when there is no such department.
pub async fn head(settings: &Settings, key: &str, telegram: TelegramId) -> Result<()> {
    let db = open(settings).await?;
    let mut tx = db.write().await?;
    let texts = settings.locale.texts();
    let now = Clock::System.now();
    let unnamed = |language| Locale(language).texts().head_unnamed().to_owned();
    let appointed = usecase::appoint::appoint(&mut tx, key, telegram, unnamed, now).await;
    let Some(appointed) = appointed.map_err(|failure| said(settings.locale, failure))? else {
        let keys: Vec<String> = keys(&mut tx).await?.into_iter().map(|(_, key)| key).collect();
        return Err(anyhow!(match keys.is_empty() {
            true => texts.export_nothing().to_owned(),
            false => texts.export_unknown(key, keys.join(", ")),
        }));
    };
    menu::refresh(&mut tx, telegram, now).await?;
    tx.commit().await?;
    db.close().await;
    let mut lines = vec![match appointed.already {
        true => texts.head_already(&appointed.name, &appointed.department),
        false => texts.head_appointed(&appointed.name, &appointed.department),
    }];
    if !appointed.started {
        lines.push(texts.head_start().to_owned());
    }
    say(&lines.join("\n"));
    Ok(())
}
