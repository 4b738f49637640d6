//! Whose verb it is: the subjects that a noun phrase right before the verb does
//! not give away.

use std::ops::Range;

use super::{phrase, site::Site};
use crate::attribution::stretch::Stretch;
use crate::{
    lexicon::{Facts, cues::Cue},
    text::Shape,
};

/// Where the main clause begins: at the comma behind one that opens the sentence, "If
/// she sold it, he was glad, telling …", "Last May, when I asked, she laughed and
/// said …".
pub(super) fn main_clause(stretch: &Stretch, end: usize) -> usize {
    const FRONTED: &[&str] = &[
        "if", "when", "as", "after", "before", "while", "although", "though", "since", "because",
        "once", "until", "even",
    ];
    let mut commas = (1..end).filter(|&at| stretch.is(at, &[","]));
    let fronted = |at: usize| FRONTED.contains(&stretch.lower(at));
    match (commas.next(), commas.next()) {
        (Some(comma), _) if fronted(0) => comma,
        (Some(when), Some(comma)) if when <= SHORT && fronted(when + 1) => comma,
        _ => 0,
    }
}

/// What tells when, ahead of a clause, is no longer than this many items.
const SHORT: usize = 4;

/// Where the clause begins that what stands at item `end` goes on or hangs on: the last
/// one that a conjunction begins anew, or the main one.
pub(super) fn last_clause(stretch: &Stretch, end: usize) -> usize {
    const ANEW: &[&str] = &["but", "though", "although", "while", "whereas", "yet"];
    (1..end)
        .rev()
        .find(|&at| stretch.is(at - 1, &[","]) && ANEW.contains(&stretch.lower(at)))
        .filter(|&at| subject_from(stretch, at, end).is_some())
        .unwrap_or_else(|| main_clause(stretch, end))
}

/// The subject of the last clause before item `end`, as [`last_clause`] tells.
pub fn main_subject(stretch: &Stretch, end: usize) -> Option<Range<usize>> {
    subject_from(stretch, last_clause(stretch, end), end)
}

fn subject_from(stretch: &Stretch, from: usize, end: usize) -> Option<Range<usize>> {
    (from + 1..end)
        .find_map(|at| clause_subject(stretch, at).filter(|it| !is_embedded(stretch, it.start)))
}

/// Whether the clause whose subject begins at item `start` stands within another one.
fn is_embedded(stretch: &Stretch, start: usize) -> bool {
    start > 0
        && matches!(
            stretch.lower(start - 1),
            "that" | "which" | "who" | "whom" | "what" | "where" | "how" | "why"
        )
}

/// The subject of the verb at item `at`, where that is a verb with one.
pub(super) fn clause_subject(stretch: &Stretch, at: usize) -> Option<Range<usize>> {
    let facts = stretch.facts(at);
    let verb = facts.any(Facts::VERB | Facts::AUXILIARY | Facts::CUE) && stretch.lower(at) != "'s"
        || stretch.lower(at).ends_with("ed") && !facts.contains(Facts::PREPOSITION);
    if !verb || stretch.shape(at) != Some(Shape::Lower) {
        return None;
    }
    // "She even brandished a broom."
    let first = (0..at).rev().take_while(|&it| stretch.is_adverb(it)).last();
    let start = first.filter(|&it| !stretch.is_capital(it)).unwrap_or(at);
    phrase::before(stretch, start).filter(|it| is_subject(stretch, it.clone(), start))
}

/// The subject of the last clause before `limit` whose subject speaks: a person,
/// a body, a document; "When he resigned, the mayor left a note: …".
pub fn last_subject(stretch: &Stretch, limit: usize) -> Option<Range<usize>> {
    (1..limit).rev().find_map(|at| {
        clause_subject(stretch, at).filter(|it| {
            let speaks = |at: usize| {
                let facts = stretch.facts(at);
                stretch.is_capital(at) && (at > 0 || !facts.contains(Facts::OPENER))
                    || facts.any(Facts::ROLE | Facts::GROUP | Facts::BODY | Facts::DOCUMENT)
                    || matches!(stretch.lower(at), "he" | "she" | "they" | "i" | "we")
            };
            !is_embedded(stretch, it.start) && it.clone().any(speaks)
        })
    })
}

/// Whether a phrase may be a subject: it speaks, or stands at the start of its
/// clause.
pub(super) fn is_subject(stretch: &Stretch, phrase: Range<usize>, verb: usize) -> bool {
    let last = phrase.end - 1;
    let pronoun = phrase.len() == 1 && stretch.facts(phrase.start).contains(Facts::PRONOUN);
    if pronoun {
        return !matches!(
            stretch.lower(phrase.start),
            "him" | "them" | "himself" | "herself" | "themselves" | "you"
        );
    }
    // "She met X, who said": the relative pronoun is the subject.
    if phrase.len() > 1 && matches!(stretch.lower(last), "who" | "which") {
        return true;
    }
    let subordinate = phrase::is_subordinate(stretch, phrase.start);
    let gap = stretch.is(verb - 1, &[","]) && last + 1 == verb - 1;
    let anchored = phrase.start == 0
        || phrase::begins_clause(stretch, phrase.start)
        || stretch.facts(phrase.start).contains(Facts::DETERMINER);
    // "a poll of voters found": a preposition left of the phrase ties it to
    // something that is the real subject.
    let hangs = phrase.start > 0
        && stretch.facts(phrase.start - 1).contains(Facts::PREPOSITION)
        && !matches!(stretch.lower(phrase.start - 1), "than" | "like");
    // "an official who spoke to describe the dam said"
    let object = phrase.start > 1
        && stretch.lower(phrase.start - 2) == "to"
        && stretch
            .facts(phrase.start - 1)
            .any(Facts::VERB | Facts::CUE);
    let acted_on = is_within_relative(stretch, phrase.start);
    subordinate || (anchored || gap) && !hangs && !object && !acted_on
}

/// "a nurse who saw the fire said": whether a phrase stands behind the verb of a
/// relative clause, and is its object.
fn is_within_relative(stretch: &Stretch, start: usize) -> bool {
    const CLAUSE: usize = 8;
    let Some(verb) = start.checked_sub(1) else {
        return false;
    };
    let who = (verb.saturating_sub(CLAUSE)..verb)
        .rev()
        .take_while(|&at| stretch.shape(at).is_some_and(Shape::is_word))
        .find(|&at| stretch.lower(at) == "who");
    let closed = Facts::CONJUNCTION | Facts::PRONOUN | Facts::DETERMINER;
    let word = stretch.shape(verb).is_some_and(Shape::is_word);
    word && who.is_some() && !stretch.facts(verb).any(closed) && stretch.lower(verb) != "that"
}

/// The phrase that opens the sentence, where nothing but what describes it
/// stands between it and the verb: "A note seen by the Courier said …".
pub(super) fn leading_subject(stretch: &Stretch, verb: usize) -> Option<Range<usize>> {
    // "Though it rained, a miner who gave no name said …": behind the last comma.
    let comma = main_clause(stretch, verb).max(placed(stretch, verb));
    let opens = match comma {
        0 => usize::from(
            stretch.facts(0).contains(Facts::CONJUNCTION)
                && stretch.facts(0).contains(Facts::OPENER),
        ),
        _ => comma + 1,
    };
    let phrase = phrase::after(stretch, opens)?;
    // What follows "who" runs on past the verb.
    let phrase = phrase.start..phrase.end.min(verb);
    let rest = phrase.end..verb;
    let describes = matches!(
        stretch.lower(rest.start),
        "who" | "whose" | "that" | "which"
    ) || stretch.lower(rest.start).ends_with("ed")
        || stretch.lower(rest.start).ends_with("ing")
        || matches!(
            stretch.lower(rest.start),
            "seen" | "familiar" | "close" | "in" | "on" | "with" | "from" | "by" | "near" | "at"
        );
    let finite = |at: usize| {
        stretch.facts(at).any(Facts::AUXILIARY | Facts::VERB) && stretch.lower(at) != "'s"
    };
    let relative = matches!(
        stretch.lower(rest.start),
        "who" | "whose" | "that" | "which"
    );
    let clean = rest.clone().all(|at| {
        stretch.quote(at).is_none()
            && !stretch.is(at, &[",", ":", ";", "—", "–"])
            && (relative || !finite(at))
            && (at == rest.start || !stretch.facts(at).contains(Facts::PRONOUN))
    });
    // "A note on the board's site says …"
    let inner =
        |at: usize| stretch.facts(at).contains(Facts::PREPOSITION) || stretch.lower(at) == "who";
    let whole = rest.is_empty() && phrase.clone().any(inner) && !finite(verb.saturating_sub(1));
    (whole || !rest.is_empty() && rest.len() <= 14 && describes && clean).then_some(phrase)
}

/// The comma behind a place or time that opens the sentence: "At the gate, a miner …".
fn placed(stretch: &Stretch, verb: usize) -> usize {
    let opens = stretch.facts(0).contains(Facts::PREPOSITION) && stretch.is_capital(0);
    let comma = (1..verb.min(PLACED)).find(|&at| stretch.is(at, &[","]));
    comma.filter(|_| opens).unwrap_or(0)
}

/// Where and when, ahead of a clause, is no longer than this many items.
const PLACED: usize = 9;

/// "She left and said …": the subject of the verb before "and", with the cue.
///
/// What is said goes on from what was said: "Reyes said that she thinks so but said …".
pub(super) fn coordinated(
    stretch: &Stretch,
    start: usize,
    cue: &Cue,
    sites: &[Site],
) -> Option<Range<usize>> {
    let and = start.checked_sub(1)?;
    if !matches!(stretch.lower(and), "and" | "but" | "then" | "or") {
        return None;
    }
    let floor = last_clause(stretch, and);
    let mut known = sites
        .iter()
        .rev()
        .filter(|it| it.verb.is_some() && it.source.is_some() && it.cue.start >= floor);
    let says = |it: &&Site| it.verb.is_some_and(|it| it.speech);
    let site = known
        .clone()
        .find(|it| cue.speech && says(it))
        .or_else(|| known.next());
    match site {
        Some(site) => site.source.clone(),
        None => main_subject(stretch, and),
    }
}

/// "X, which won votes by saying …", "… the hall, where he was booed for saying": the
/// subject of the relative clause that a participle behind a preposition stands in.
pub(super) fn relative_subject(stretch: &Stretch, gerund: usize) -> Option<Range<usize>> {
    let preposition = gerund.checked_sub(1)?;
    if !matches!(stretch.lower(preposition), "by" | "for" | "in") {
        return None;
    }
    let comma = (1..preposition).rev().find(|&at| stretch.is(at, &[","]))?;
    match stretch.lower(comma + 1) {
        "where" | "when" => (comma + 2..gerund).find_map(|at| clause_subject(stretch, at)),
        "who" | "which" => phrase::before(stretch, comma + 2),
        _ => None,
    }
}

/// What stands between a quotation that ends with a comma and a verb is the
/// verb's subject, however it is put together.
pub(super) fn quoted_subject(stretch: &Stretch, end: usize) -> Option<Range<usize>> {
    let floor = end.saturating_sub(16);
    let quote = (floor..end).rev().find(|&at| stretch.quote(at).is_some())?;
    let source = quote + 1..end;
    let clean = source.clone().all(|at| {
        let facts = stretch.facts(at);
        let verb = facts.any(Facts::VERB | Facts::AUXILIARY) && !facts.contains(Facts::ROLE);
        !verb && !facts.contains(Facts::CONJUNCTION) && stretch.shape(at) != Some(Shape::Stop)
    });
    let ends = stretch
        .quote(quote)
        .is_some_and(|it| stretch.ends_clause(it));
    let opens = phrase::after(stretch, source.start).is_some();
    (!source.is_empty() && clean && ends && opens).then_some(source)
}
