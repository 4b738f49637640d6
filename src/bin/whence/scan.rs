//! `whence scan`: one JSON object a document.

use std::{
    io::{self, BufWriter, IsTerminal, Write},
    path::PathBuf,
};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;
use serde_json::Value;
use whence::{provenance::Provenance, span::Unit};

use crate::input::{self, Document, Format};

#[derive(Serialize)]
struct Record<'d> {
    id: &'d Value,
    #[serde(flatten)]
    provenance: Provenance,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'d str>,
}

/// Writes the provenance of every document of `files` to standard output and
/// returns how many could not be read; those are reported on standard error.
///
/// # Errors
/// When standard output cannot be written to.
pub fn run(files: &[PathBuf], format: Option<Format>) -> Result<usize> {
    let mut out = BufWriter::new(io::stdout().lock());
    let bar = progress_bar(files.len());
    let mut failures = 0;
    for path in files {
        bar.set_message(path.display().to_string());
        for document in input::documents(path, format) {
            match document {
                Ok(document) => write_record(&mut out, &document)?,
                Err(error) => {
                    failures += 1;
                    bar.suspend(|| anstream::eprintln!("whence: {}: {error:#}", path.display()));
                }
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    out.flush()?;
    Ok(failures)
}

fn write_record(out: &mut impl Write, document: &Document) -> Result<()> {
    let text = &document.outline.text;
    let record = Record {
        id: &document.id,
        provenance: whence::read(&document.outline).in_unit(text, Unit::CodePoints),
        text: document.shows_text.then_some(text.as_str()),
    };
    serde_json::to_writer(&mut *out, &record).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Drawn on standard error where that is a terminal, there are many files, and
/// the records do not scroll by on the same terminal.
fn progress_bar(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    if files < 2 || io::stdout().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta} {msg}") {
        bar.set_style(style);
    }
    bar
}
