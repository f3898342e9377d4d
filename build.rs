//! Turns `locales/*/*.ftl` into typed functions, so that a misspelt key or a missing language stops the build.
use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, try_build_from_locales_folder};
use std::{env, path::PathBuf, process::ExitCode};

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
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=locales: {error}");
            ExitCode::FAILURE
        }
    }
}
