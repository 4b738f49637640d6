//! Whence: where does a claim come from?
//!
//! The core takes a page's [`outline::Outline`] and answers with its
//! [`provenance::Provenance`]: every attributed statement, who said it, in what
//! role, for which organization, and the words on the page that prove each
//! field. It has no DOM, no clock, no I/O and no globals.
#![deny(missing_docs)]

pub mod article;
pub mod attribution;
pub mod export;
mod findings;
pub mod lexicon;
pub mod outline;
pub mod people;
pub mod provenance;
pub mod span;
pub mod text;
pub mod trace;
#[cfg(target_arch = "wasm32")]
mod wasm;

use article::Article;
use outline::Outline;
use provenance::Provenance;

/// Reads a page: the whole way from its outline to its provenance.
///
/// An article in another language than English gives its language and nothing
/// else. Spans of the answer are UTF-8 bytes of `outline.text`; see
/// [`Provenance::in_unit`] for the units of the edges.
pub fn read(outline: &Outline) -> Provenance {
    let article = Article::of(outline);
    // Cues and names are English: elsewhere they would be guesses.
    if article.language != "en" {
        return Provenance {
            language: article.language,
            ..Provenance::default()
        };
    }
    let text = text::Text::of(outline, &article);
    let attributions = trace::find(&text, attribution::find(&text));
    let mut provenance = people::resolve(outline, &article, &text, &attributions);
    findings::observe(outline, &text, &attributions, &mut provenance);
    provenance
}
