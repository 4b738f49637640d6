//! How the content behind a cue opens: with "that", with a quotation, bare; and
//! what may stand in between.

use super::phrase;
use crate::attribution::stretch::Stretch;
use crate::{lexicon::Facts, text::Shape};

/// How far behind a cue "that", a colon or a quotation is looked for.
pub(super) const REACH: usize = 14;

/// How the content opens.
pub(super) enum Opening {
    /// Behind "that", "if", "whether", "how": the item of the clause's first word.
    That(usize),
    /// With a quotation, behind the sign, if any.
    Quote {
        start: usize,
        sign: Option<()>,
    },
    Bare,
}

pub(super) fn opening(stretch: &Stretch, from: usize, limit: usize) -> Opening {
    let end = limit.min(from + REACH);
    let mut verb = false;
    for at in from..end {
        if stretch
            .quote(at)
            .is_some_and(|it| at == from || !stretch.is_title(it) && !stretch.is_place(at))
        {
            let colon = at > from && stretch.is(at - 1, &[":"]);
            let comma = at > from && stretch.is(at - 1, &[","]);
            if verb || !(colon || at == from || comma || filler(stretch, from, at)) {
                break;
            }
            return Opening::Quote {
                start: at,
                sign: (colon || comma).then_some(()),
            };
        }
        let facts = stretch.facts(at);
        match stretch.lower(at) {
            "that"
                if !verb
                    && stretch.shape(at + 1) != Some(Shape::Sign)
                    && (at == from
                        || !stretch.is(at - 1, &[","])
                        || described(stretch, from, at))
                    && (at == from
                        || filler(stretch, from, at)
                        || listener_like(stretch, from, at)) =>
            {
                return Opening::That(at + 1);
            }
            "if" | "whether" | "how" | "why" if at == from || at == from + 1 && !verb => {
                return Opening::That(at);
            }
            ":" if at + 1 < limit
                && stretch.quote(at + 1).is_none()
                && filler(stretch, from, at) =>
            {
                return Opening::That(at + 1);
            }
            _ => {}
        }
        verb |= facts.any(Facts::VERB | Facts::AUXILIARY)
            && !facts.contains(Facts::ROLE)
            // "in May"
            && !stretch.is_capital(at)
            && stretch.lower(at) != "'s";
    }
    Opening::Bare
}

/// "in a statement on Monday", "Monday", "to reporters": what may stand between
/// a cue and its content.
fn filler(stretch: &Stretch, from: usize, to: usize) -> bool {
    (from..to).next().is_none_or(|first| {
        let facts = stretch.facts(first);
        // "last week"
        facts.any(Facts::PREPOSITION | Facts::DATE)
            || matches!(stretch.lower(first), "last" | "this")
            || stretch.is(first, &[","])
            || stretch.is_adverb(first)
    })
}

/// "through its lawyer, Ana Reyes, that": the comma before item `to` ends what
/// describes somebody.
fn described(stretch: &Stretch, from: usize, to: usize) -> bool {
    let commas = (from..to).filter(|&at| stretch.is(at, &[","])).count();
    stretch.facts(from).contains(Facts::PREPOSITION) && commas == 2
}

/// A listener without a verb: "told the crowd that".
fn listener_like(stretch: &Stretch, from: usize, to: usize) -> bool {
    to - from <= 8 && (from..to).all(|at| !stretch.is(at, &[","]))
}

pub(super) fn listener(stretch: &Stretch, from: usize, limit: usize) -> usize {
    let mut end = match phrase::after(stretch, from) {
        Some(phrase) if phrase.end <= limit => {
            // A listener is short; a longer phrase runs into the content.
            let cut = (phrase.start..phrase.end)
                .find(|&at| stretch.is(at, &[","]))
                .unwrap_or(phrase.end);
            cut.min(limit)
        }
        _ => from,
    };
    if end == from && stretch.facts(from).any(Facts::PRONOUN | Facts::DETERMINER) {
        end = from + 1;
    }
    end
}

pub(super) fn skip_filler(stretch: &Stretch, from: usize, limit: usize) -> usize {
    let mut at = from;
    while at < limit {
        let facts = stretch.facts(at);
        let lower = stretch.lower(at);
        if facts.contains(Facts::DATE) && stretch.is_capital(at)
            || matches!(
                lower,
                "today" | "yesterday" | "earlier" | "later" | "recently" | "also"
            )
        {
            at += 1;
        } else if facts.contains(Facts::PREPOSITION) && lower != "than" && at < from + 10 {
            // A prepositional phrase up to a date or one short noun phrase.
            let end = phrase::after(stretch, at + 1).map_or(at + 1, |it| it.end);
            let date = stretch.facts(at + 1).contains(Facts::DATE);
            let next = if date { at + 2 } else { end };
            if next <= at + 1 || next >= limit || next > at + 7 {
                break;
            }
            at = next;
        } else if at > from && (stretch.shape(at) == Some(Shape::Number) || stretch.is(at, &[","]))
        {
            at += 1;
        } else {
            break;
        }
    }
    if at > from { at } else { from }
}
