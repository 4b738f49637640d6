//! The answer in other programs' forms.
//!
//! Each writer takes a page and what was read of it, with spans in bytes, and
//! never fails. What the page does not state is left out.

mod csl;
mod csv;
mod facts;
mod fragment;
mod markdown;
mod quotation;
mod web_annotation;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    outline::Outline,
    provenance::{Provenance, Quote, QuoteSpeaker},
    span::Span,
};
pub use facts::Facts;
use fragment::Fragments;

/// A form that other programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Format {
    /// W3C Web Annotations, an `AnnotationPage` in JSON-LD.
    WebAnnotation,
    /// schema.org `Quotation`s, in JSON-LD.
    Quotation,
    /// A table, a quote a row.
    Csv,
    /// A source sheet to paste.
    Markdown,
    /// Bibliography items, one a quote, in CSL-JSON.
    Csl,
}

/// Writes what was read of `outline` in `format`. Spans of `provenance` are
/// bytes.
///
/// JSON comes on one line.
pub fn export(outline: &Outline, provenance: &Provenance, format: Format) -> String {
    let page = Page {
        text: &outline.text,
        facts: Facts::of(outline),
        fragments: Fragments::of(&outline.text),
        provenance,
    };
    match format {
        Format::WebAnnotation => web_annotation::write(&page).to_string(),
        Format::Quotation => quotation::write(&page).to_string(),
        Format::Csv => csv::write(&page),
        Format::Markdown => markdown::write(&page),
        Format::Csl => csl::write(&page).to_string(),
    }
}

/// What every writer reads.
struct Page<'p> {
    text: &'p str,
    facts: Facts,
    fragments: Fragments<'p>,
    provenance: &'p Provenance,
}

impl Page<'_> {
    /// A quote's words on one line, its pieces parted by an ellipsis.
    fn words(&self, quote: &Quote) -> String {
        let pieces: Vec<String> = quote
            .content
            .iter()
            .map(|span| one_line(span.of(self.text)))
            .collect();
        pieces.join(" … ")
    }

    /// The page's address with the words at `span` as its text fragment.
    fn link(&self, span: Span) -> Option<String> {
        let url = self.facts.url.as_deref()?;
        Some(self.fragments.link(url, span))
    }

    /// The link to the first words of a quote.
    fn quote_link(&self, quote: &Quote) -> Option<String> {
        self.link(*quote.content.first()?)
    }
}

/// "Ana Reyes, director, Norfield Council".
fn credit(speaker: &QuoteSpeaker) -> String {
    let parts = [
        Some(speaker.name.as_str()),
        speaker.role.as_deref(),
        speaker.affiliation.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An object of the fields that have a value.
fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let stated = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(Map::from_iter(stated))
}
