//! Whether anybody speaks on a page at all. Recipes, manuals, terms and rhymes
//! are full of words that report and hold no report: none of their sentences is
//! taken for one unless somebody on the page has a voice.

use super::{Attribution, Tie};
use crate::{
    lexicon::{
        Facts, cues,
        naming::{self, Naming},
    },
    text::{Shape, Text},
};

/// Nobody needs more words of a source than these to tell whose it is.
const LOOKED_AT: usize = 24;

/// With these a cue tells what will, should or may be said.
const WOULD_BE: &[&str] = &[
    "to", "will", "would", "shall", "should", "can", "could", "may", "might", "must",
];

/// Whether one of `found` is the statement of somebody that the page points out.
/// Where it names people, as reports do, less is asked of each.
pub(super) fn is_heard(text: &Text, found: &[Attribution]) -> bool {
    let stated = || found.iter().filter(|it| it.continues.is_none());
    stated().any(|it| has_voice(text, it))
        || names_somebody(text)
            && stated().any(|it| {
                it.tie == Tie::Label
                    || manner(text, it).is_some() && points_out(text, it, Says::Once)
            })
}

/// Whether a statement has a speaker's label, is a person's, or that of others who
/// have said it.
fn has_voice(text: &Text, attribution: &Attribution) -> bool {
    if attribution.tie == Tie::Label && attribution.source.is_some() || is_tagged(text, attribution)
    {
        return true;
    }
    let is_person = |at: u32| matches!(text.lower(at), "he" | "she") || begins_full_name(text, at);
    source(text, attribution)
        .any(|at| is_person(at) || is_surname(text, at) && is_sentence(text, attribution))
        || manner(text, attribution).is_some_and(|it| points_out(text, attribution, it))
}

/// “…,” the cook said: words in marks that end as a sentence does before the verb that
/// says them, whoever it is that says them once.
fn is_tagged(text: &Text, attribution: &Attribution) -> bool {
    let first = attribution.content.first();
    let opens = first.is_some_and(|it| {
        let inner = text.tokens.get(it.start as usize + 1);
        text.quotation_of(it.start).is_some() && inner.is_some_and(|it| it.shape.is_capital())
    });
    let ends = first.is_some_and(|it| {
        let last = it.end.saturating_sub(2);
        text.tokens[last as usize].shape == Shape::Stop || text.token_str(last) == ","
    });
    attribution.tie == Tie::Verb
        && opens
        && ends
        && manner(text, attribution) == Some(Says::Once)
        && source(text, attribution).next().is_some()
}

/// Whether a source is somebody: a role, a group, a listed name; where it is said
/// once, a document, a body or any name too. A colon alone ties nothing to these.
fn points_out(text: &Text, attribution: &Attribution, says: Says) -> bool {
    let said = attribution.cue.clone().unwrap_or(0..0);
    said.into_iter()
        .any(|at| text.tokens[at as usize].shape.is_word())
        && source(text, attribution).any(|at| {
            facts(text, at).any(Facts::ROLE | Facts::GROUP)
                || naming::of(text.lower(at)).any(Naming::ROLE)
                || is_listed(text, at)
                || says == Says::Once
                    && (facts(text, at).any(Facts::DOCUMENT | Facts::BODY)
                        || is_inner_capital(text, at))
        })
}

/// The words of a source, or of its beginning. What the page says of itself and
/// its reader is nobody's statement.
fn source(text: &Text, attribution: &Attribution) -> impl Iterator<Item = u32> {
    let words = attribution.source.clone().unwrap_or(0..0).take(LOOKED_AT);
    let own = ["we", "our", "you", "your", "my"];
    let is_own = words.clone().any(|at| own.contains(&text.lower(at)));
    words.filter(move |_| !is_own)
}

/// How something is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// At some time: "said", "according to".
    Once,
    /// Whenever: "say", "says".
    Ever,
}

/// How an attribution's cue says it; none where it says what should be said, or
/// is no word of speech.
fn manner(text: &Text, attribution: &Attribution) -> Option<Says> {
    let cue = attribution.cue.clone()?;
    let according = cue.clone().any(|at| text.lower(at) == "according");
    if according || attribution.tie == Tie::Phrase {
        return Some(Says::Once);
    }
    let mut says = None;
    for at in cue {
        let lower = text.lower(at);
        match cues::verb(lower) {
            Some(verb) if verb.speech => {
                let ever = lower == verb.lemma || lower.ends_with('s');
                says = Some(if ever { Says::Ever } else { Says::Once });
            }
            _ if WOULD_BE.contains(&lower) => return None,
            _ => {}
        }
    }
    says
}

/// Whether a given name stands here, with another name after it.
fn begins_full_name(text: &Text, at: u32) -> bool {
    let next = text.tokens.get(at as usize + 1);
    is_capital(text, at)
        && naming::of(text.lower(at)).is_given()
        && next.is_some_and(|it| it.shape.is_capital())
}

/// Whether a content ends as sentences do, inside its marks.
fn is_sentence(text: &Text, attribution: &Attribution) -> bool {
    let last = attribution.content.last().map_or(0, |it| it.end);
    let shape = |back: u32| {
        let token = last.checked_sub(back).map(|at| &text.tokens[at as usize]);
        token.map(|it| it.shape)
    };
    shape(1) == Some(Shape::Mark) && shape(2) == Some(Shape::Stop)
}

/// Whether a word is a surname, by the tables.
fn is_surname(text: &Text, at: u32) -> bool {
    is_capital(text, at) && naming::of(text.lower(at)).any(Naming::SURNAME)
}

/// Whether a word is a surname or ends an organization's name, by the tables.
fn is_listed(text: &Text, at: u32) -> bool {
    let two = |at: u32| format!("{} {}", text.lower(at - 1), text.lower(at));
    is_capital(text, at)
        && (naming::of(text.lower(at)).any(Naming::SURNAME | Naming::HEAD | Naming::WEAK_HEAD)
            || naming::is_organization(text.lower(at))
            || at > 0 && naming::is_organization(&two(at)))
}

/// Whether a word has a capital and is none that merely begins sentences.
fn is_capital(text: &Text, at: u32) -> bool {
    text.tokens[at as usize].shape.is_capital()
        && !facts(text, at).any(Facts::OPENER | Facts::PRONOUN | Facts::DETERMINER | Facts::COMMON)
}

/// Whether a word has a capital that no sentence gives it: it begins none, or is
/// all capitals.
fn is_inner_capital(text: &Text, at: u32) -> bool {
    let first = text.sentences[text.sentence_of(at) as usize].start;
    let is_acronym = text.tokens[at as usize].shape == Shape::Upper && text.token_str(at).len() > 1;
    is_capital(text, at) && (at > first || is_acronym)
}

/// Whether a full name stands anywhere on the page.
fn names_somebody(text: &Text) -> bool {
    (0..text.tokens.len() as u32).any(|at| begins_full_name(text, at))
}

fn facts(text: &Text, at: u32) -> Facts {
    text.vocabulary.facts(text.tokens[at as usize].word)
}
