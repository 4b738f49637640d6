//! What describes a name before a verb: "X, the chief of Y, said".

use std::ops::Range;

use super::{WORD_LIKE, before::plain, begins_clause, is_subordinate};
use crate::{
    attribution::stretch::Stretch,
    lexicon::{Facts, roles},
    text::Shape,
};

/// "X, a fellow at the institute said": an apposition that no comma closes,
/// with the name before it.
pub(super) fn named_before(
    stretch: &Stretch,
    phrase: Range<usize>,
    floor: usize,
) -> Option<Range<usize>> {
    let comma = phrase
        .start
        .checked_sub(1)
        .filter(|&at| stretch.is(at, &[","]))?;
    let described = stretch.facts(phrase.start).contains(Facts::DETERMINER)
        && phrase
            .clone()
            .any(|at| stretch.facts(at).contains(Facts::ROLE));
    let name = plain(stretch, comma, floor)?;
    let opens = name.start == 0 || stretch.quote(name.start - 1).is_some();
    let named = name
        .clone()
        .all(|at| stretch.is_capital(at) || stretch.facts(at).contains(Facts::TITLE));
    (described && opens && named).then_some(name.start..phrase.end)
}

/// "X, the chief of Y," before `end`, where the last item is the comma.
pub(super) fn with_apposition(stretch: &Stretch, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut comma = end - 1;
    while let Some(at) = (floor..comma).rev().find(|&at| stretch.is(at, &[","])) {
        comma = at;
        let inside = at + 1..end - 1;
        if !may_be_apposition(stretch, inside.clone()) {
            continue;
        }
        if let Some(core) = plain(stretch, at, floor)
            && (begins_clause(stretch, core.start) || is_subordinate(stretch, core.start))
            && !is_predicate_noun(stretch, core.start)
            && !is_aside(stretch, core.clone())
            && !ends_a_place(stretch, core.clone())
        {
            let named = named_before(stretch, core.clone(), floor).unwrap_or(core);
            return Some(named.start..end - 1);
        }
    }
    None
}

/// "X, a miner who is now a fellow at the mill, which burned, said": what somebody is, is
/// no subject.
fn is_predicate_noun(stretch: &Stretch, start: usize) -> bool {
    let be = (0..start).rev().find(|&at| !stretch.is_adverb(at));
    be.is_some_and(|at| matches!(stretch.lower(at), "is" | "was" | "are" | "were"))
}

/// "X, 43, a miner, said", "Rep. X, D-Ohio, a critic, said": a number or a district
/// alone is no subject.
fn is_aside(stretch: &Stretch, core: Range<usize>) -> bool {
    let age = stretch.shape(core.start) == Some(Shape::Number);
    let district = || {
        let word = stretch.word(core.start);
        word.is_some_and(|it| roles::is_district(stretch.text.token_str(it)))
    };
    core.len() == 1 && core.start > 0 && (age || district())
}

/// "X, of Salem, Md., who said": the second half of a place is no subject.
fn ends_a_place(stretch: &Stretch, core: Range<usize>) -> bool {
    let comma = core.start.checked_sub(1);
    let Some(comma) = comma.filter(|&at| stretch.is(at, &[","])) else {
        return false;
    };
    let town = (0..comma)
        .rev()
        .take_while(|&at| stretch.is_capital(at))
        .last();
    let of = town.and_then(|it| it.checked_sub(1));
    core.len() == 1 && of.is_some_and(|it| it > 0 && stretch.lower(it) == "of")
}

/// Whether what stands between two commas may describe the name before them.
fn may_be_apposition(stretch: &Stretch, inside: Range<usize>) -> bool {
    if inside.is_empty()
        || inside.clone().any(|at| {
            stretch
                .quote(at)
                .is_some_and(|it| stretch.words_in(it) > WORD_LIKE)
        })
    {
        return false;
    }
    let first = inside.start;
    let facts = stretch.facts(first);
    // "X, asked whether she would go, said", "X, when asked if she would, said"
    let asked = first + usize::from(stretch.lower(first) == "when");
    if matches!(stretch.lower(first), "who" | "whose" | "which")
        || matches!(stretch.lower(asked), "asked" | "pressed" | "questioned")
    {
        return true;
    }
    if inside.len() <= 2 && facts.any(Facts::ADVERB | Facts::PREPOSITION)
        || inside.len() == 1 && stretch.lower(first) == "though"
    {
        return true;
    }
    if facts.any(Facts::PRONOUN | Facts::CONJUNCTION) {
        return false;
    }
    let mut relative = false;
    for at in inside {
        relative |= matches!(
            stretch.lower(at),
            "who" | "whose" | "which" | "that" | "where"
        );
        let facts = stretch.facts(at);
        let verb = facts.any(Facts::VERB | Facts::AUXILIARY)
            && !facts.contains(Facts::ROLE)
            && stretch.lower(at) != "'s";
        if verb && !relative && !stretch.is_capital(at) {
            return false;
        }
    }
    true
}
