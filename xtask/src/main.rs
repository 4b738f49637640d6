//! `cargo xtask …`: builds, runs, tests and measures Whence. Each command sets
//! up what it needs by itself.

mod build;
mod project;
mod setup;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Builds, runs, tests and measures Whence.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the extension (dist/extension) and the demo page (dist/www)
    Build {
        /// Keep assertions, overflow checks and panic messages in the core
        #[arg(long)]
        debug: bool,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().command {
        Command::Build { debug } => build::build(build::Profile::of(debug)),
    }
}
