//! `whence parts`: what the core takes each line of a document for.

use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use anyhow::Result;
use whence::article::Article;

use crate::input::{self, Format};

/// Writes each block's part and words, a line a block, after a line with the
/// document's id and language; returns how many documents could not be read.
///
/// # Errors
/// When standard output cannot be written to.
pub fn run(files: &[PathBuf], format: Option<Format>) -> Result<usize> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failures = 0;
    for path in files {
        for document in input::documents(path, format) {
            let outline = match document {
                Ok(document) => {
                    write!(out, "{}", document.id)?;
                    document.outline
                }
                Err(error) => {
                    failures += 1;
                    anstream::eprintln!("whence: {}: {error:#}", path.display());
                    continue;
                }
            };
            let article = Article::of(&outline);
            writeln!(out, "\t{}", article.language)?;
            for (block, part) in outline.blocks.iter().zip(&article.parts) {
                writeln!(out, "{part:?}\t{}", block.span.of(&outline.text))?;
            }
        }
    }
    out.flush()?;
    Ok(failures)
}
