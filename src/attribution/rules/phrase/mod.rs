//! Noun phrases as sources: the subject before a verb, the one after it, and
//! the one behind "according to". No parser: closed classes, capitals and
//! commas tell where a phrase ends.

use std::ops::Range;

use crate::attribution::stretch::Stretch;
use crate::{lexicon::Facts, text::Shape};

mod after;
mod apposition;
mod before;

pub use after::after;
pub use before::before;

/// A source is no longer than this many items: it bounds every walk.
pub(super) const LONGEST: usize = 40;

/// Quotations of this many words or fewer may be part of a phrase: the “experts”.
pub(super) const WORD_LIKE: usize = 3;

/// Whether a clause may begin at item `at`: at the start, behind a quotation, a
/// comma, a colon, a dash or a conjunction.
pub fn begins_clause(stretch: &Stretch, at: usize) -> bool {
    at == 0
        || stretch.quote(at - 1).is_some()
        || stretch.is(
            at - 1,
            &[
                ",", ";", ":", "—", "–", "--", "-", "(", "…", "...", "]", ")",
            ],
        )
        || stretch
            .facts(at - 1)
            .any(Facts::CONJUNCTION | Facts::ADVERB)
        || stretch.shape(at - 1) == Some(Shape::Mark)
        || stretch.facts(at - 1).contains(Facts::DATE)
}

/// "after X said", "before X, asked about the dam, said": whether a word that is a
/// preposition too may open the clause that begins at item `start`.
pub(super) fn is_subordinate(stretch: &Stretch, start: usize) -> bool {
    start > 0
        && matches!(
            stretch.lower(start - 1),
            "after" | "before" | "since" | "until" | "as"
        )
}

pub(super) fn has_head(stretch: &Stretch, phrase: Range<usize>) -> bool {
    phrase.clone().any(|at| {
        stretch.quote(at).is_some()
            || stretch.shape(at).is_some_and(Shape::is_word)
                && !stretch.facts(at).contains(Facts::DETERMINER)
            || matches!(
                stretch.lower(at),
                "some"
                    | "many"
                    | "most"
                    | "both"
                    | "several"
                    | "few"
                    | "others"
                    | "one"
                    | "another"
                    | "that"
                    | "this"
                    | "all"
                    | "two"
                    | "three"
            )
    })
}
