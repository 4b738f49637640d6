//! Whether words behind a cue are its content: a clause, or an object.

use std::ops::Range;

use crate::attribution::stretch::Stretch;
use crate::{lexicon::Facts, text::Shape};

/// Whether a clause begins here: a subject and, somewhere behind it, a verb.
pub(super) fn is_clause(stretch: &Stretch, rest: Range<usize>, speech: bool) -> bool {
    let first = rest.start;
    let facts = stretch.facts(first);
    let quoted = speech && rest.clone().any(|it| stretch.quote(it).is_some());
    let lower = stretch.lower(first);
    if facts.any(Facts::CONJUNCTION | Facts::AUXILIARY)
        && !matches!(
            lower,
            "if" | "when"
                | "while"
                | "what"
                | "how"
                | "why"
                | "although"
                | "though"
                | "because"
                | "where"
        )
    {
        return false;
    }
    if stretch.is(first, &[",", ";", "—", "–", "(", ")"]) || lower == "to" {
        return false;
    }
    let pronoun = facts.contains(Facts::PRONOUN)
        || matches!(lower, "there" | "this" | "that" | "these" | "those");
    let predicate = (first + 1..rest.end).any(|it| {
        let facts = stretch.facts(it);
        facts.any(Facts::VERB | Facts::AUXILIARY | Facts::CUE)
            || stretch.lower(it).ends_with("ed")
            || stretch.lower(it).ends_with("n't")
            || stretch.lower(it).contains('\'')
    }) || quoted;
    let counted = stretch.shape(first) == Some(Shape::Number)
        || matches!(
            lower,
            "as" | "more" | "most" | "fewer" | "less" | "up" | "nearly" | "about" | "half" | "each"
        );
    let begins = counted
        || pronoun
        || speech
        || facts.contains(Facts::DETERMINER)
        || stretch.is_capital(first);
    predicate && begins && rest.len() >= 2
}

/// Where an object ends: before a date, and before a comma that opens no list.
pub(super) fn object_end(stretch: &Stretch, rest: Range<usize>) -> usize {
    for at in rest.start + 1..rest.end {
        let dated = stretch.facts(at).contains(Facts::PREPOSITION)
            && stretch.facts(at + 1).contains(Facts::DATE);
        let participle =
            stretch.lower(at + 1).ends_with("ing") && stretch.facts(at + 1).contains(Facts::CUE);
        let aside = stretch.is(at, &[","])
            && (participle
                || stretch
                    .facts(at + 1)
                    .any(Facts::PREPOSITION | Facts::CONJUNCTION | Facts::PRONOUN)
                || stretch.facts(at + 2).contains(Facts::PREPOSITION))
            && !stretch.is(at + 1, &["and", "or", "including", "like"]);
        if dated || aside {
            return at;
        }
    }
    rest.end
}

pub(super) fn is_object(stretch: &Stretch, rest: Range<usize>) -> bool {
    let first = rest.start;
    let facts = stretch.facts(first);
    stretch.quote(first).is_some()
        || facts.any(Facts::DETERMINER | Facts::PRONOUN)
        || stretch.is_capital(first) && !facts.contains(Facts::DATE)
        || matches!(stretch.lower(first), "for" | "on" | "to" | "it")
        || stretch.shape(first) == Some(Shape::Lower)
            && !facts.any(Facts::CONJUNCTION | Facts::PREPOSITION | Facts::AUXILIARY | Facts::VERB)
}
