//! `cargo xtask …`: builds, runs, tests and measures Whence. Each command sets
//! up what it needs by itself.

mod bench;
mod build;
mod burden;
mod eval;
mod lexicon;
mod package;
mod pages;
mod project;
mod run;
mod setup;
mod size;
mod test;
mod train;

use std::process::ExitCode;

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
    /// Build, and pack the extension into dist/whence-VERSION.zip
    Package,
    /// Build, and open the sample article in a browser with the extension installed
    Run(run::Run),
    /// Learn the weights of the attribution model from an annotated corpus
    Train(train::Train),
    /// Run every check and test, in both browsers too
    Test,
    /// Score the core on annotated articles, beside what was recorded
    Eval(eval::Eval),
    /// Measure the core's speed, and what the extension costs a page
    Bench(bench::Bench),
    /// Measure the core and the package, beside what was recorded
    Size {
        /// Write the sizes down in docs/size.md
        #[arg(long)]
        record: bool,
    },
    /// Write the core's tables of personal names and of organizations from public lists
    Lexicon(lexicon::Lexicon),
}

fn main() -> ExitCode {
    match perform(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(command: Command) -> Result<()> {
    match command {
        Command::Build { debug } => build::build(build::Profile::of(debug)),
        Command::Package => package::package().map(drop),
        Command::Run(arguments) => run::run(&arguments),
        Command::Train(arguments) => train::train(&arguments),
        Command::Test => test::test(),
        Command::Eval(arguments) => eval::eval(&arguments),
        Command::Bench(arguments) => bench::bench(&arguments),
        Command::Size { record } => size::size(record),
        Command::Lexicon(from) => lexicon::build(&from),
    }
}
