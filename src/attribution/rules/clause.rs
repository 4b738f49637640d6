//! Quotations that no listed cue claims, given to the clause they stand in: its
//! subject, when that is a speaker, and its verb.

use std::ops::Range;

use super::{
    phrase,
    site::{Place, Site},
};
use crate::attribution::{Tie, named::is_work, stretch::Stretch};
use crate::{lexicon::Facts, text::Shape};

/// How many items before the quotation its clause's verb may stand.
const REACH: usize = 16;

/// The subject and verb of the clause that the quotation at item `at` stands in,
/// and the content.
pub(super) fn around(stretch: &Stretch, at: usize) -> Option<(Site, Range<usize>)> {
    let quote = stretch.quote(at)?;
    let named = stretch.is_title(quote) || stretch.is_place(at) || is_work(stretch.text, quote);
    if stretch.words_in(quote) < 3 || named {
        return None;
    }
    let floor = at.saturating_sub(REACH);
    let mut verb = None;
    for it in (floor..at).rev() {
        if stretch.quote(it).is_some()
            || stretch.is(it, &[";", ":"]) && it + 1 < at
            || is_topic(stretch, it)
        {
            break;
        }
        if is_verb(stretch, it)
            && let Some(source) = subject(stretch, it)
        {
            verb = Some((it, source));
            break;
        }
    }
    let (verb, source) = verb?;
    let led = stretch.is(at - 1, &[",", ":"]) || at == verb + 1;
    let content = if led { at..at + 1 } else { verb + 1..at + 1 };
    let site = Site {
        cue: verb..verb + 1,
        // "The hall is called ‘…’": the subject is spoken of.
        source: (!is_passive(stretch, verb)).then_some(source),
        place: Place::Ahead,
        verb: None,
        tie: Tie::Clause,
        hangs: false,
        plain: false,
    };
    Some((site, content))
}

/// "asked about a remark that …": what follows was asked about, not said.
pub(super) fn is_topic(stretch: &Stretch, verb: usize) -> bool {
    matches!(stretch.lower(verb), "ask" | "asks" | "asked" | "asking")
        && matches!(stretch.lower(verb + 1), "about" | "of")
}

fn is_verb(stretch: &Stretch, at: usize) -> bool {
    let facts = stretch.facts(at);
    let lower = stretch.lower(at);
    stretch.shape(at) == Some(Shape::Lower)
        && lower != "'s"
        && !facts.any(Facts::PREPOSITION | Facts::DETERMINER | Facts::ADVERB)
        && (facts.any(Facts::CUE | Facts::VERB)
            || lower.ends_with("ed")
            || lower.ends_with('s') && !facts.any(Facts::ROLE | Facts::GROUP))
        && !facts.contains(Facts::AUXILIARY)
}

/// Whether a form of "to be" stands before the verb at item `at`, which is a
/// participle: "was asked".
fn is_passive(stretch: &Stretch, at: usize) -> bool {
    let be = (0..at)
        .rev()
        .take_while(|&it| stretch.facts(it).contains(Facts::AUXILIARY) || stretch.is_adverb(it))
        .any(|it| {
            matches!(
                stretch.lower(it),
                "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am"
            )
        });
    be && !stretch.lower(at).ends_with("ing")
}

/// A speaker right before the verb: a pronoun, a name, a person's role.
fn subject(stretch: &Stretch, verb: usize) -> Option<Range<usize>> {
    let mut start = verb;
    while start > 0
        && (stretch.facts(start - 1).contains(Facts::AUXILIARY) || stretch.is_adverb(start - 1))
        && !stretch.is_capital(start - 1)
        && stretch.lower(start - 1) != "'s"
    {
        start -= 1;
    }
    let phrase = phrase::before(stretch, start)?;
    let anchored = phrase.start == 0
        || phrase::begins_clause(stretch, phrase.start)
        || stretch.facts(phrase.start).contains(Facts::DETERMINER);
    let hangs = phrase.start > 0 && stretch.facts(phrase.start - 1).contains(Facts::PREPOSITION);
    let person = phrase.clone().any(|at| {
        let facts = stretch.facts(at);
        stretch.is_capital(at) && (at > 0 || !facts.contains(Facts::OPENER))
            || facts.any(Facts::ROLE | Facts::GROUP)
            || matches!(
                stretch.lower(at),
                "he" | "she" | "they" | "i" | "we" | "who"
            )
    });
    (anchored && !hangs && person).then_some(phrase)
}
