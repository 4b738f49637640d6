//! `build`: the core to wasm, the scripts to one file each, and the static
//! files beside them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::project::{cargo, npm_tool, path, run};
use crate::{pages, setup};

/// How the core is compiled.
#[derive(Clone, Copy)]
pub enum Profile {
    /// With assertions, overflow checks and panic messages.
    Debug,
    /// Small and fast: what is shipped.
    Release,
}

impl Profile {
    /// The profile of a `--debug` switch.
    pub fn of(debug: bool) -> Profile {
        if debug {
            Profile::Debug
        } else {
            Profile::Release
        }
    }

    /// Its name, for cargo and as its folder under `target`.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Profile::Debug => ("dev", "debug"),
            Profile::Release => ("release", "release"),
        }
    }
}

/// A folder of scripts and static files, and what is made of it.
struct Site {
    from: &'static str,
    to: &'static str,
    /// Scripts that run on their own, by the form they need: content scripts
    /// cannot be modules.
    modules: &'static [&'static str],
    classics: &'static [&'static str],
    /// The folder beside whose script the core lies.
    core: &'static str,
}

const SITES: [Site; 2] = [
    Site {
        from: "extension",
        to: "dist/extension",
        modules: &[
            "background/main.ts",
            "popup/popup.ts",
            "options/options.ts",
            "panel/main.ts",
        ],
        classics: &["content/wake.ts", "content/main.ts"],
        core: "background",
    },
    Site {
        from: "www",
        to: "dist/www",
        modules: &["main.ts"],
        classics: &[],
        core: "",
    },
];

/// Where the core's wasm, its glue and its types are written.
pub const CORE: &str = "target/web";

/// Builds `dist/extension` and `dist/www`.
pub fn build(profile: Profile) -> Result<()> {
    core(profile)?;
    setup::npm()?;
    for site in &SITES {
        fs::remove_dir_all(path(site.to)).ok();
        let mut bundled = bundle(site, site.modules, "esm")?;
        bundled.append(&mut bundle(site, site.classics, "iife")?);
        copy_static(&path(site.from), &path(site.to), &bundled)?;
        let wasm = path(site.to).join(site.core).join("whence_bg.wasm");
        fs::copy(path(CORE).join("whence_bg.wasm"), &wasm)
            .with_context(|| format!("cannot write {}", wasm.display()))?;
    }
    pages::findings()
}

/// Compiles the core and writes it to [`CORE`] with its JavaScript and
/// TypeScript side.
pub fn core(profile: Profile) -> Result<()> {
    setup::wasm_target()?;
    let (name, folder) = profile.names();
    let mut command = cargo(&[
        "build",
        "--package=whence",
        "--lib",
        "--no-default-features",
        "--locked",
        "--target",
        setup::WASM,
        "--profile",
        name,
    ]);
    run(command.env("CARGO_ENCODED_RUSTFLAGS", flags().join("\x1f")))?;
    Bindgen::new()
        .input_path(
            path("target")
                .join(setup::WASM)
                .join(folder)
                .join("whence.wasm"),
        )
        .out_name("whence")
        .web(true)?
        .typescript(true)
        // After a fault the instance is of no use; the background starts another.
        .reset_state_function(true)
        .omit_default_module_path(false)
        .remove_producers_section(true)
        .generate(path(CORE))
}

/// What the compiler is told besides.
fn flags() -> Vec<String> {
    // Every browser that has CSS.highlights has it.
    let mut flags = vec!["-Ctarget-feature=+simd128".to_owned()];
    // Where this machine keeps sources is nobody's business, and the package's
    // bytes must not depend on it.
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    for (from, to) in [(path(""), "whence"), (cargo, "cargo")] {
        flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    }
    flags
}

/// Makes one file of each script and all that it imports; answers with the
/// style sheets that went into them.
fn bundle(site: &Site, scripts: &[&str], format: &str) -> Result<BTreeSet<PathBuf>> {
    if scripts.is_empty() {
        return Ok(BTreeSet::new());
    }
    let record = path(CORE).join("bundled.json");
    run(npm_tool("esbuild")
        .current_dir(path(site.from))
        .args(scripts)
        .args([
            "--bundle",
            "--charset=utf8",
            "--target=es2022",
            "--loader:.css=text",
            "--outbase=.",
            "--log-level=warning",
        ])
        .arg(format!("--format={format}"))
        .arg(format!("--outdir={}", path(site.to).display()))
        .arg(format!(
            "--tsconfig={}",
            path("extension/tsconfig.json").display()
        ))
        .arg(format!("--metafile={}", record.display())))?;
    let record: Value = serde_json::from_slice(&fs::read(&record)?)?;
    let inputs = record["inputs"].as_object().into_iter().flatten();
    Ok(inputs
        .filter(|(name, _)| name.ends_with(".css"))
        .map(|(name, _)| path(site.from).join(name))
        .collect())
}

/// What is copied as it is; of the style sheets, those that no script has in
/// it already.
const STATIC: [&str; 8] = [
    "html",
    "css",
    "svg",
    "png",
    "woff2",
    "txt",
    "json",
    "webmanifest",
];

/// Files of the tools, not of the product.
const TOOLING: [&str; 4] = [
    "node_modules",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
];

fn copy_static(from: &Path, to: &Path, bundled: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let name = entry.file_name();
        let (source, target) = (entry.path(), to.join(&name));
        if TOOLING.iter().any(|it| name == *it) || bundled.contains(&source) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy_static(&source, &target, bundled)?;
        } else if source
            .extension()
            .is_some_and(|it| STATIC.iter().any(|ours| it == *ours))
        {
            fs::create_dir_all(to)?;
            fs::copy(&source, &target)
                .with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}
