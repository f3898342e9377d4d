//! Turns `locales/*/*.ftl` into typed functions, so that a misspelt key or a missing language stops the build.
use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, try_build_from_locales_folder};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=migrations");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts"));
    let text = |name: &str| out.join(name).display().to_string();
    let options = BuildOptions::default()
        .with_output_file_path(&text("texts.rs"))
        .with_ftl_output(FtlOutputOptions::single_file(&text("texts.ftl")))
        .with_lint_level(LintLevel::Strict)
        .with_prefix("")
        .without_bidi_isolation()
        .without_format();
    match try_build_from_locales_folder(options) {
        Ok(()) => match quieten(&out.join("texts.rs")) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                println!("cargo::error=texts.rs: {error}");
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            println!("cargo::error=locales: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Marks the generated loaders nobody calls, so that the only warnings left name texts nobody shows.
fn quieten(generated: &Path) -> std::io::Result<()> {
    let mut code = fs::read_to_string(generated)?;
    for loader in ["pub fn iter()", "pub fn load_all()", "pub fn new_external("] {
        code = code.replace(loader, &format!("#[allow(dead_code)]\n    {loader}"));
    }
    fs::write(generated, code)
}
