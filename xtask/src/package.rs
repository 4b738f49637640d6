//! `package`: the extension as one zip, the same bytes from the same sources.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::build::{self, Profile};
use crate::project::{VERSION, path};

/// All that the extension may ask the reader for.
const PERMISSIONS: [&str; 2] = ["storage", "sidePanel"];

/// The kinds of file that a package holds.
const KINDS: [&str; 8] = ["css", "html", "js", "json", "png", "svg", "wasm", "woff2"];

/// Builds the extension and packs it into `dist/whence-VERSION.zip`.
pub fn package() -> Result<PathBuf> {
    build::build(Profile::Release)?;
    let files = contents(&path("dist/extension"))?;
    check(&files)?;
    let target = path(format!("dist/whence-{VERSION}.zip"));
    pack(&files, &target)?;
    for (name, bytes) in &files {
        println!("{:>9}  {name}", bytes.len());
    }
    println!("{:>9}  {}", fs::metadata(&target)?.len(), target.display());
    Ok(target)
}

/// The files under `folder` by their names inside it, `/` between folders.
fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                open.push((entry.path(), format!("{name}/")));
            } else {
                files.insert(name, fs::read(entry.path())?);
            }
        }
    }
    Ok(files)
}

/// Sees that the package holds what its manifest names, asks for no more than
/// it may and opens nothing to pages.
fn check(files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    let manifest = files
        .get("manifest.json")
        .context("the package has no manifest.json")?;
    let manifest: Value = serde_json::from_slice(manifest)?;
    ensure!(
        manifest["version"] == VERSION,
        "extension/manifest.json is of version {}, Cargo.toml of {VERSION}",
        manifest["version"]
    );
    for key in [
        "web_accessible_resources",
        "host_permissions",
        "externally_connectable",
    ] {
        ensure!(manifest.get(key).is_none(), "the manifest has {key}");
    }
    for permission in manifest["permissions"].as_array().into_iter().flatten() {
        ensure!(
            PERMISSIONS.iter().any(|it| permission == *it),
            "the manifest asks for the permission {permission}"
        );
    }
    for name in named(&manifest) {
        ensure!(
            files.contains_key(name),
            "the manifest names {name}, which is not in the package"
        );
    }
    ensure!(
        files.keys().any(|it| it.ends_with(".wasm")),
        "the package holds no core"
    );
    for name in files.keys() {
        let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
        if !KINDS.contains(&kind) {
            bail!("{name} has no place in the package");
        }
    }
    Ok(())
}

/// Every file that the manifest names: the strings that end like one.
fn named(manifest: &Value) -> Vec<&str> {
    match manifest {
        Value::String(text) if KINDS.iter().any(|kind| text.ends_with(&format!(".{kind}"))) => {
            vec![text.trim_start_matches('/')]
        }
        Value::Array(items) => items.iter().flat_map(named).collect(),
        Value::Object(fields) => fields.values().flat_map(named).collect(),
        _ => Vec::new(),
    }
}

fn pack(files: &BTreeMap<String, Vec<u8>>, target: &Path) -> Result<()> {
    let file =
        File::create(target).with_context(|| format!("cannot write {}", target.display()))?;
    let mut archive = ZipWriter::new(file);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    archive.finish()?;
    Ok(())
}
