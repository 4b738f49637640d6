//! `whence scan`: one JSON object a document.

use std::io::{self, BufWriter, Write};

use anyhow::Result;
use serde::Serialize;
use serde_json::Value;
use whence::{provenance::Provenance, span::Unit};

use crate::input::{self, Document, Source};

#[derive(Serialize)]
struct Record<'d> {
    id: &'d Value,
    #[serde(flatten)]
    provenance: Provenance,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'d str>,
}

/// Writes the provenance of every document to standard output; returns how many
/// documents could not be read.
///
/// # Errors
/// When standard output cannot be written to.
pub fn run(source: &Source) -> Result<usize> {
    let mut out = BufWriter::new(io::stdout().lock());
    let failures = input::for_each(source, |document| write_record(&mut out, &document))?;
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
