//! Who that is: mentions, speakers, roles, affiliations.

mod acronym;
mod apposition;
mod cards;
mod cut;
mod entity;
mod implied;
mod mention;
mod occasion;
mod organization;
mod phrase;
mod relative;
mod resolve;
mod roster;
mod salience;
mod same;
mod source;
mod standing;
#[cfg(test)]
mod tests;
mod typing;
mod words;

pub use resolve::{lesson, ranker};

use crate::{
    article::Article, attribution::Attribution, outline::Outline, provenance::Provenance,
    text::Text,
};

/// Resolves each attribution's source to a speaker of the page.
pub fn resolve(
    outline: &Outline,
    article: &Article,
    text: &Text,
    attributions: &[Attribution],
) -> Provenance {
    let words = words::Words::of(text);
    let mut cast = entity::Cast::of(&words, mention::find(&words));
    standing::find(&words, &mut cast);
    let answers = resolve::run(&words, &mut cast, attributions);
    implied::find(&words, &mut cast);
    let mut provenance = cards::Cards::new(outline, &words, &cast).write(attributions, &answers);
    provenance.language = article.language.clone();
    provenance
}
