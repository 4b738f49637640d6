//! `whence`: the core on the command line.
#![deny(missing_docs)]

mod card;
mod html;
mod input;
mod parts;
mod scan;

use std::{io, process::ExitCode};

use clap::{Parser, Subcommand};
use input::Source;

/// Where does a claim come from: who said it, in what role, for whom, and the
/// words that prove it.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write one JSON object a document, as JSON Lines.
    ///
    /// Spans are `[start, end)` in code points of the document's text. An HTML
    /// page has no text of its own to count in: its object carries the page's
    /// visible text under the key "text", and its spans count in that.
    ///
    /// Exit codes: 0, all read; 1, something could not be read (the rest was);
    /// 2, wrong usage.
    Scan(scan::Arguments),
    /// Print what the cards say, for a person: who said it, in what role, for
    /// whom, and how the page tells it.
    Card(Source),
    /// Write what each line of a document is taken for: headline, byline,
    /// paragraph, caption, outside of the article, and so on.
    Parts(Source),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Scan(arguments) => scan::run(&arguments),
        Command::Card(source) => card::run(&source),
        Command::Parts(source) => parts::run(&source),
    };
    match outcome {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // The reader of our output has seen enough (`whence scan … | head`).
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("whence: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
