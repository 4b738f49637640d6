//! `whence scan`: one JSON object a document.

use std::io::{self, BufWriter, Write};

use anyhow::Result;
use serde::Serialize;
use serde_json::Value;
use whence::{
    export::{Format, export},
    provenance::Provenance,
    span::Unit,
};

use crate::input::{self, Document, Source};

/// What to read, and what to write of it.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,

    /// Write this in place of our own JSON Lines. JSON forms come one document
    /// a line; a document's CSV begins with a line of column names.
    #[arg(long, value_name = "FORMAT")]
    export: Option<Export>,
}

/// The forms of other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Export {
    /// W3C Web Annotations in JSON-LD
    WebAnnotation,
    /// schema.org Quotations in JSON-LD
    Quotation,
    /// A table, a quote a row
    Csv,
    /// A source sheet
    Markdown,
    /// CSL-JSON, a quote an item
    Csl,
}

impl From<Export> for Format {
    fn from(export: Export) -> Format {
        match export {
            Export::WebAnnotation => Format::WebAnnotation,
            Export::Quotation => Format::Quotation,
            Export::Csv => Format::Csv,
            Export::Markdown => Format::Markdown,
            Export::Csl => Format::Csl,
        }
    }
}

#[derive(Serialize)]
struct Record<'d> {
    id: &'d Value,
    #[serde(flatten)]
    provenance: Provenance,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'d str>,
}

/// Writes what was read of every document to standard output; returns how many
/// documents could not be read.
///
/// # Errors
/// When standard output cannot be written to.
pub fn run(arguments: &Arguments) -> Result<usize> {
    let mut out = BufWriter::new(io::stdout().lock());
    let failures = input::for_each(&arguments.source, |document| match arguments.export {
        Some(format) => write_export(&mut out, &document, format.into()),
        None => write_record(&mut out, &document),
    })?;
    out.flush()?;
    Ok(failures)
}

fn write_export(out: &mut impl Write, document: &Document, format: Format) -> Result<()> {
    let provenance = whence::read(&document.outline);
    let written = export(&document.outline, &provenance, format);
    out.write_all(written.trim_end().as_bytes())?;
    out.write_all(b"\n")?;
    Ok(())
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
