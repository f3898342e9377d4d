//! The house rules of ARCHITECTURE.md that a compiler does not know: layers, words, lists that must agree.
//!
//! It reads the repository as text: no rule here needs a parser, and each says what to do when it is broken.
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` whose name ends in `ending`: its path from the root with `/`, and its text.
fn files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of the repository") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    let named = paths.into_iter().filter_map(|path| {
        let name = path.strip_prefix(root()).expect("below the root").to_str()?.replace('\\', "/");
        name.ends_with(ending).then(|| (name, fs::read_to_string(&path).expect("a text")))
    });
    let all: BTreeMap<_, _> = named.collect();
    assert!(!all.is_empty(), "no {ending} below {folder}");
    all
}

fn only_for_tests(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.ends_with("_tests.rs") || file.contains("/tests/")
}

/// What ships of a source file: without its tests, which stand last, and without whole lines of comment.
fn shipped(text: &str) -> Vec<(usize, &str)> {
    let lines: Vec<&str> = text.lines().collect();
    let module = |at: &usize| {
        lines[*at].trim() == "#[cfg(test)]" && lines.get(at + 1).is_some_and(|next| next.trim().starts_with("mod "))
    };
    let end = (0..lines.len()).find(module).unwrap_or(lines.len());
    let code = lines[..end].iter().enumerate().map(|(at, line)| (at + 1, *line));
    code.filter(|(_, line)| !line.trim_start().starts_with("//")).collect()
}

fn assert_none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}\n  {}\n", broken.join("\n  "));
}

#[test]
fn every_file_says_what_it_is() {
    let silent = files("src", ".rs").into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(file, _)| file);
    assert_none(
        &silent.collect::<Vec<_>>(),
        "These files do not begin with `//! what this is and why it stands apart`:",
    );
}

/// What each layer may name. The direction: domain ← {locale, store, schedule::rules} ← {view, usecase} ← telegram ← app.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("clock", &["clock", "domain"]),
    ("locale", &["locale", "domain"]),
    ("settings", &["settings", "domain", "locale"]),
    ("store", &["store", "domain"]),
    ("schedule::rules", &["schedule", "domain"]),
    ("view", &["view", "domain", "locale"]),
    ("usecase", &["usecase", "domain", "schedule", "store"]),
    ("schedule", &["schedule", "clock", "domain", "store", "usecase"]),
    ("telegram", &["telegram", "clock", "domain", "locale", "schedule", "settings", "store", "usecase", "view"]),
    ("web", &["web", "clock", "domain", "store"]),
    (
        "demo",
        // The story of `demo --headless` starts the whole bot, as `app` puts it together.
        &[
            "app", "demo", "clock", "domain", "locale", "schedule", "settings", "store", "telegram", "usecase", "view",
            "web",
        ],
    ),
    (
        "app",
        &[
            "app", "clock", "demo", "domain", "locale", "schedule", "settings", "store", "telegram", "usecase", "view",
            "web",
        ],
    ),
    ("lib", &[]),
    ("main", &[]),
];

fn layer(file: &str) -> &str {
    let path = file.strip_prefix("src/").expect("a source").trim_end_matches(".rs");
    if path.starts_with("schedule/rules") { "schedule::rules" } else { path.split('/').next().expect("a name") }
}

/// The modules at the top that the lines name as `crate::…` or inside `use crate::{…}`.
fn named_modules(lines: &[(usize, &str)]) -> BTreeSet<(usize, String)> {
    let mut found = BTreeSet::new();
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    // Inside `crate::{`: how deep, and whether the next word opens a path.
    let mut depth = 0;
    for &(number, line) in lines {
        let mut rest = line;
        loop {
            if depth == 0 {
                let Some(at) = rest.find("crate::") else { break };
                let own = !rest[..at].ends_with('$');
                rest = &rest[at + "crate::".len()..];
                match rest.strip_prefix('{') {
                    Some(inner) => (depth, rest) = (1, inner),
                    None if own => _ = found.insert((number, word(rest))),
                    None => {}
                }
                continue;
            }
            rest = rest.trim_start_matches([' ', ',']);
            let Some(sign) = rest.chars().next() else { break };
            let name = word(rest);
            match sign {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ if depth == 1 && !name.is_empty() => {
                    found.insert((number, name.clone()));
                    rest = &rest[name.len()..];
                    // The rest of this path up to the comma or the brace that follows it.
                    rest = &rest[rest.find(['{', '}', ',']).unwrap_or(rest.len())..];
                    continue;
                }
                _ => {}
            }
            rest = &rest[name.len().max(sign.len_utf8())..];
        }
    }
    found
}

#[test]
fn a_path_is_found_wherever_it_is_named() {
    let text = "use crate::{\n    domain::{id::X, time},\n    store::{self, Db},\n    view,\n};\nuse crate::clock::Clock;\nfn a() -> crate::web::B { $crate::c!() }";
    let lines: Vec<_> = text.lines().enumerate().collect();
    let names: Vec<_> = named_modules(&lines).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["domain", "store", "view", "clock", "web"]);
}

#[test]
fn layers_point_one_way() {
    let known: BTreeSet<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    let mut broken = Vec::new();
    for (file, text) in files("src", ".rs") {
        let layer = layer(&file);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            broken.push(format!("{file}: `{layer}` is no layer that tests/tidy.rs knows"));
            continue;
        };
        if only_for_tests(&file) {
            continue;
        }
        for (line, name) in named_modules(&shipped(&text)) {
            // A macro at the root of the crate belongs to no layer.
            if known.contains(name.as_str()) && !allowed.contains(&name.as_str()) {
                broken.push(format!("{file}:{line}: {layer} → {name}"));
            }
        }
    }
    assert_none(&broken, "A layer names one it must not know (ARCHITECTURE.md, «Direction»):");
}

#[test]
fn only_the_store_knows_sqlx_and_only_telegram_knows_teloxide() {
    let mut broken = Vec::new();
    for (file, text) in files("src", ".rs").into_iter().filter(|(file, _)| !only_for_tests(file)) {
        for (line, code) in shipped(&text) {
            for (library, owner) in [("sqlx::", "store"), ("teloxide::", "telegram")] {
                if code.contains(library) && layer(&file) != owner {
                    broken.push(format!("{file}:{line}: {library} outside {owner}"));
                }
            }
        }
    }
    assert_none(&broken, "A library is used outside the layer that wraps it:");
}

#[test]
fn the_pure_layers_neither_wait_nor_ask_the_clock() {
    let mut broken = Vec::new();
    for (file, text) in files("src", ".rs").into_iter().filter(|(file, _)| !only_for_tests(file)) {
        if ["domain", "view", "locale", "schedule::rules"].contains(&layer(&file)) {
            let impure = ["async fn", ".await", "tokio::", "std::fs", "std::net", "Utc::now"];
            for (line, code) in shipped(&text) {
                broken.extend(impure.iter().filter(|w| code.contains(**w)).map(|w| format!("{file}:{line}: {w}")));
            }
        }
    }
    assert_none(&broken, "domain, view, locale and schedule::rules are pure; move this to a use case or the shell:");
}

/// Where Russian words are the matter itself: words of the language that are read, and the demo's story.
const RUSSIAN_ALLOWED: &[&str] = &["src/domain/parse/", "src/domain/parse.rs", "src/demo/story"];

#[test]
fn texts_for_people_are_in_locales() {
    let cyrillic = |text: &str| text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    let mut broken = Vec::new();
    for (file, text) in files("src", ".rs") {
        if !only_for_tests(&file) && !RUSSIAN_ALLOWED.iter().any(|place| file.starts_with(place)) {
            let code = shipped(&text).into_iter();
            let lines = code.filter(|(_, line)| cyrillic(line.split(" // ").next().expect("a part")));
            broken.extend(lines.map(|(line, code)| format!("{file}:{line}: {}", code.trim())));
        }
    }
    assert_none(&broken, "Cyrillic in the source: a text for people belongs to locales/ru and locales/en:");
}

#[test]
fn both_languages_have_the_same_files_and_keys() {
    let keys = |language: &str| -> BTreeSet<(String, String)> {
        let folder = format!("locales/{language}");
        let all = files(&folder, ".ftl").into_iter().flat_map(|(file, text)| {
            let file = file[folder.len() + 1..].to_owned();
            let ids = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
            let ids = ids.filter_map(|line| Some(line.split_once(" =")?.0.to_owned()));
            ids.map(move |id| (file.clone(), id)).collect::<Vec<_>>()
        });
        all.collect()
    };
    let (ru, en) = (keys("ru"), keys("en"));
    let odd = ru.symmetric_difference(&en).map(|(file, key)| format!("{file}: {key}"));
    assert_none(&odd.collect::<Vec<_>>(), "In one language only:");
}

#[test]
fn the_list_of_migrations_is_the_folder() {
    let source = fs::read_to_string(root().join("src/store/db.rs")).expect("a source");
    let list = source.split("= &migrations![").nth(1).and_then(|rest| rest.split(']').next()).expect("the list");
    let listed: Vec<&str> = list.split('"').filter(|piece| piece.ends_with(".sql")).collect();
    let folder = files("migrations", ".sql");
    let found: Vec<&str> = folder.keys().map(|file| &file["migrations/".len()..]).collect();
    assert_eq!(listed, found, "src/store/db.rs lists the migrations in the order of their names");
}

#[test]
fn every_function_of_the_store_is_in_its_contract_suite() {
    let suite: String =
        files("tests", ".rs").into_iter().filter(|(f, _)| f.starts_with("tests/store")).map(|f| f.1).collect();
    let used: BTreeSet<&str> = suite.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut missing = Vec::new();
    for (file, text) in files("src/store", ".rs") {
        let family = file["src/store/".len()..].trim_end_matches(".rs").replace('/', "::");
        for (_, line) in shipped(&text) {
            if let Some((_, rest)) = line.split_once("pub async fn ") {
                let name = rest.split(['(', '<']).next().expect("a name");
                // A name that other families share is only found with its family before it.
                let qualified = format!("{}::{name}(", family.rsplit("::").next().expect("a family"));
                let found = if family == "db" { used.contains(name) } else { suite.contains(&qualified) };
                if !found {
                    missing.push(format!("{family}::{name}"));
                }
            }
        }
    }
    assert_none(&missing, "No test in tests/store/ runs these on both databases:");
}

#[test]
fn every_test_that_guards_an_invariant_exists() {
    let architecture = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let invariants = architecture.split("\n## ").find(|part| part.starts_with("Invariants")).expect("its invariants");
    // Names of tests are sentences; a shorter word in backticks is a file or a type.
    let guards: BTreeSet<&str> =
        invariants.split('`').skip(1).step_by(2).filter(|word| word.matches('_').count() > 2).collect();
    assert!(!guards.is_empty(), "invariants name their tests");
    let sources: Vec<String> = files("src", ".rs").into_values().chain(files("tests", ".rs").into_values()).collect();
    let lost = guards.iter().filter(|name| !sources.iter().any(|text| text.contains(&format!("fn {name}("))));
    let lost: Vec<String> = lost.map(ToString::to_string).collect();
    assert_none(&lost, "ARCHITECTURE.md names tests that are not there:");
}
