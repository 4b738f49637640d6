//! Who that is: mentions, speakers, roles, affiliations.

mod entity;
mod mention;
mod phrase;
mod resolve;
mod salience;
mod source;
mod standing;
mod words;

use crate::{
    article::Article, attribution::Attribution, outline::Outline, provenance::Provenance,
    text::Text,
};

/// Resolves each attribution's source to a speaker of the page.
pub fn resolve(
    _outline: &Outline,
    article: &Article,
    _text: &Text,
    _attributions: Vec<Attribution>,
) -> Provenance {
    Provenance {
        language: article.language.clone(),
        ..Provenance::default()
    }
}
