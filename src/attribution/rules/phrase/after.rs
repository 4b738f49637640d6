//! The noun phrase behind a verb or "according to", apposition included.

use std::ops::Range;

use super::{LONGEST, WORD_LIKE, has_head};
use crate::{attribution::stretch::Stretch, lexicon::Facts, text::Shape};

/// The noun phrase that begins at item `from`, apposition included.
pub fn after(stretch: &Stretch, from: usize) -> Option<Range<usize>> {
    let ceiling = stretch.len().min(from + LONGEST);
    if from >= ceiling {
        return None;
    }
    let facts = stretch.facts(from);
    if facts.contains(Facts::PRONOUN) {
        return Some(from..from + 1);
    }
    if !may_open(stretch, from) {
        return None;
    }
    let mut end = from;
    while end < ceiling {
        if stretch.is(end, &[","]) {
            if !continues_phrase(stretch, from, end, ceiling) {
                break;
            }
        } else if !goes_on(stretch, from, end) {
            break;
        }
        end += 1;
    }
    while end > from
        && (stretch
            .shape(end - 1)
            .is_some_and(|it| matches!(it, Shape::Sign | Shape::Stop))
            && !stretch.is(end - 1, &[")"])
            || stretch.facts(end - 1).any(Facts::PREPOSITION) && !stretch.is_capital(end - 1))
    {
        end -= 1;
    }
    (end > from && has_head(stretch, from..end)).then_some(from..end)
}

fn may_open(stretch: &Stretch, at: usize) -> bool {
    let facts = stretch.facts(at);
    match stretch.shape(at) {
        Some(Shape::Capital | Shape::Upper) => {
            !facts.contains(Facts::OPENER) || facts.contains(Facts::DETERMINER)
        }
        Some(Shape::Number) => true,
        Some(Shape::Lower) => {
            facts
                .any(Facts::DETERMINER | Facts::ROLE | Facts::GROUP | Facts::BODY | Facts::DOCUMENT)
                || !facts.any(
                    Facts::PREPOSITION
                        | Facts::CONJUNCTION
                        | Facts::AUXILIARY
                        | Facts::VERB
                        | Facts::ADVERB
                        | Facts::CUE
                        | Facts::DATE,
                )
        }
        _ => false,
    }
}

fn goes_on(stretch: &Stretch, from: usize, at: usize) -> bool {
    let Some(shape) = stretch.shape(at) else {
        return stretch.quote(at).is_some_and(|it| {
            stretch.words_in(it) <= WORD_LIKE && !stretch.ends_clause(it) && at > from
        });
    };
    let lower = stretch.lower(at);
    let facts = stretch.facts(at);
    match shape {
        Shape::Stop => false,
        Shape::Mark => true,
        Shape::Sign => match lower {
            "(" => true,
            ")" => (from..at).any(|it| stretch.is(it, &["("])),
            "&" | "/" | "$" | "%" => true,
            _ => {
                (from..at).rev().take(8).any(|it| stretch.is(it, &["("]))
                    && !(from..at).rev().take(8).any(|it| stretch.is(it, &[")"]))
            }
        },
        _ => {
            let relative =
                (from..at).any(|it| matches!(stretch.lower(it), "who" | "whose" | "which"));
            let capital = shape.is_capital();
            if facts.contains(Facts::DATE) && capital {
                return is_document(stretch, from, at);
            }
            let named = at > from && stretch.is_capital(at - 1) && shape == Shape::Lower;
            match lower {
                _ if named
                    && (facts.contains(Facts::DETERMINER)
                        || lower.ends_with("ly") && stretch.is_adverb(at)) =>
                {
                    false
                }
                "and" => {
                    stretch.is_capital(at + 1)
                        || stretch.facts(at + 1).any(Facts::ROLE | Facts::DETERMINER)
                        || relative
                }
                "who" | "whose" | "which" => true,
                "of" | "for" | "at" | "from" | "to" => true,
                "by" | "on" if is_document(stretch, from, at) => true,
                "with" | "in" | "on" => {
                    // "an expert in law" but not "in a statement", "on Monday".
                    (stretch.is_capital(at + 1) && !stretch.facts(at + 1).contains(Facts::DATE)
                        || stretch.is(at + 1, &["the"]) && stretch.is_capital(at + 2)
                        || relative)
                        && at > from
                }
                _ if relative => true,
                _ if facts.any(Facts::CONJUNCTION) => false,
                _ if facts.any(Facts::PREPOSITION) => false,
                _ if facts.contains(Facts::PRONOUN) => false,
                _ if capital => true,
                _ if facts.any(Facts::ROLE | Facts::GROUP | Facts::BODY | Facts::DOCUMENT) => true,
                "'s" => true,
                _ if facts.any(Facts::AUXILIARY | Facts::VERB | Facts::ADVERB | Facts::CUE) => {
                    is_document(stretch, from, at) && lower.ends_with("ed")
                        || lower.ends_with("ed")
                            && stretch
                                .facts(at.wrapping_sub(1))
                                .contains(Facts::DETERMINER)
                }
                _ => true,
            }
        }
    }
}

/// Whether a document heads the phrase so far: "a report published on Tuesday
/// by the Norfield Institute" is all one source.
fn is_document(stretch: &Stretch, from: usize, at: usize) -> bool {
    (from..at)
        .take(6)
        .any(|it| stretch.facts(it).contains(Facts::DOCUMENT))
}

/// Whether the comma at `at` opens an apposition or goes on a list of names.
fn continues_phrase(stretch: &Stretch, from: usize, at: usize, ceiling: usize) -> bool {
    let next = at + 1;
    if next >= ceiling {
        return false;
    }
    let facts = stretch.facts(next);
    let lower = stretch.lower(next);
    let age = stretch.shape(next) == Some(Shape::Number) && !lower.contains(['.', ':']);
    let degree = matches!(
        lower,
        "jr" | "jr."
            | "sr"
            | "sr."
            | "md"
            | "m.d."
            | "ph.d."
            | "phd"
            | "iii"
            | "ii"
            | "inc."
            | "inc"
    );
    let gerund = lower.ends_with("ing") && facts.any(Facts::CUE);
    let clause = facts.any(Facts::CONJUNCTION | Facts::PREPOSITION | Facts::PRONOUN)
        && !matches!(lower, "who" | "whose" | "which" | "of");
    if gerund || clause || stretch.quote(next).is_some() {
        return false;
    }
    if lower == "and" {
        return false;
    }
    let describes = matches!(
        lower,
        "who"
            | "whose"
            | "which"
            | "of"
            | "a"
            | "an"
            | "the"
            | "one"
            | "former"
            | "his"
            | "her"
            | "their"
    ) || facts.any(Facts::ROLE)
        || age
        || degree;
    // A capital behind the comma is a role in capitals or a place.
    let titled = stretch.is_capital(next)
        && !facts.contains(Facts::OPENER)
        && (from..at).any(|it| stretch.is_capital(it) || stretch.facts(it).contains(Facts::ROLE));
    let adjective = stretch.shape(next) == Some(Shape::Lower)
        && !facts.any(Facts::VERB | Facts::AUXILIARY | Facts::ADVERB | Facts::CUE)
        && (next..ceiling)
            .take(6)
            .take_while(|&it| stretch.shape(it).is_some_and(Shape::is_word))
            .any(|it| stretch.facts(it).contains(Facts::ROLE));
    describes || titled || adjective
}
