//! What the commands need from outside, installed on first use.

use std::fs;
use std::process::Stdio;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::project::{path, run, tool};

/// The target the core is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Has rustup add the wasm target. Without rustup the toolchain is the user's
/// own, and cargo says what it lacks.
pub fn wasm_target() -> Result<()> {
    let listed = tool("rustup")
        .args(["target", "list", "--installed"])
        .output();
    match listed {
        Ok(output)
            if String::from_utf8_lossy(&output.stdout)
                .lines()
                .any(|it| it == WASM) =>
        {
            Ok(())
        }
        Ok(_) => run(tool("rustup").args(["target", "add", WASM])),
        Err(_) => Ok(()),
    }
}

/// Has npm install what `extension/package-lock.json` names, if that has changed.
pub fn npm() -> Result<()> {
    let modified = |file: &str| -> Option<SystemTime> {
        fs::metadata(path(file)).and_then(|it| it.modified()).ok()
    };
    let lock = modified("extension/package-lock.json");
    if lock.is_some() && modified("extension/node_modules/.package-lock.json") >= lock {
        return Ok(());
    }
    let folder = path("extension");
    run(tool("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .stdin(Stdio::null()))
    .context(
        "the extension's tools come from npm; install Node.js 20 or newer (https://nodejs.org)",
    )
}
