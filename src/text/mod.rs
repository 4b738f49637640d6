//! The article's words: tokens, sentences and quotation marks.

use crate::{article::Article, outline::Outline};

/// The words of an article.
#[derive(Debug, Default)]
pub struct Text<'o> {
    /// The outline's text, which every span counts in.
    pub source: &'o str,
}

impl<'o> Text<'o> {
    /// Reads the words of the article in `outline`.
    pub fn of(outline: &'o Outline, _article: &Article) -> Text<'o> {
        Text {
            source: &outline.text,
        }
    }
}
