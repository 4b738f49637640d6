//! `whence parts`: what the core takes each line of a document for.

use std::io::{self, BufWriter, Write};

use anyhow::Result;
use whence::article::Article;

use crate::input::{self, Document, Source};

/// Writes each block's part and words, a line a block, after a line with the
/// document's id and language; returns how many documents could not be read.
///
/// # Errors
/// When standard output cannot be written to.
pub fn run(source: &Source) -> Result<usize> {
    let mut out = BufWriter::new(io::stdout().lock());
    let failures = input::for_each(source, |document| write_parts(&mut out, &document))?;
    out.flush()?;
    Ok(failures)
}

fn write_parts(out: &mut impl Write, Document { id, outline, .. }: &Document) -> Result<()> {
    let article = Article::of(outline);
    writeln!(out, "{id}\t{}", article.language)?;
    for (block, part) in outline.blocks.iter().zip(&article.parts) {
        writeln!(out, "{part:?}\t{}", block.span.of(&outline.text))?;
    }
    Ok(())
}
