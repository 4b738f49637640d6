//! What each cue attributes: the pieces of its content within the stretch.

use std::ops::Range;

use super::{
    clause::is_topic,
    complement::{is_clause, is_object, object_end},
    limit::limit,
    opening::{Opening, REACH, listener, opening, skip_filler},
    phrase,
    site::{Place, Site},
    subject::main_clause,
};
use crate::attribution::{Tie, stretch::Stretch};
use crate::{lexicon::Facts, text::Shape};

/// The pieces of the content of `sites[index]`, as ranges of items; none where
/// the cue attributes nothing.
pub fn of(stretch: &Stretch, sites: &[Site], index: usize) -> Vec<Range<usize>> {
    let site = &sites[index];
    let pieces = match site.place {
        Place::Behind => behind(stretch, sites, index),
        Place::Ahead => ahead(stretch, sites, index).into_iter().collect(),
    };
    pieces
        .into_iter()
        .map(|piece| trim(stretch, piece))
        .filter(|piece| has_words(stretch, piece.clone()))
        .filter(|piece| !is_empty_word(stretch, piece.clone()))
        .collect()
}

/// "said nothing", "says yes", "would say why": one word that tells of what was
/// said, not what.
fn is_empty_word(stretch: &Stretch, piece: Range<usize>) -> bool {
    piece.len() == 1
        && matches!(
            stretch.lower(piece.start),
            "nothing"
                | "something"
                | "anything"
                | "everything"
                | "so"
                | "yes"
                | "no"
                | "why"
                | "how"
                | "when"
                | "more"
                | "much"
                | "little"
                | "it"
                | "this"
                | "goodbye"
                | "hello"
        )
}

fn has_words(stretch: &Stretch, piece: Range<usize>) -> bool {
    piece
        .clone()
        .any(|at| stretch.quote(at).is_some() || stretch.shape(at).is_some_and(Shape::is_word))
}

/// Takes off "that", commas and colons before, and commas and stops after.
fn trim(stretch: &Stretch, mut piece: Range<usize>) -> Range<usize> {
    while piece.start < piece.end
        && (stretch.is(
            piece.start,
            &[",", ":", ";", "—", "–", "--", "-", ")", "…", "•", "·", "*"],
        ) || stretch.lower(piece.start) == "that"
            && stretch.shape(piece.start) == Some(Shape::Lower))
    {
        piece.start += 1;
    }
    while piece.start < piece.end
        && stretch.is(
            piece.end - 1,
            &[",", ":", ";", ".", "—", "–", "--", "-", "("],
        )
    {
        piece.end -= 1;
    }
    piece
}

/// "CONTENT, she said" and "CONTENT, she said, CONTENT".
fn behind(stretch: &Stretch, sites: &[Site], index: usize) -> Vec<Range<usize>> {
    let site = &sites[index];
    let chunk = site.chunk();
    let mut end = chunk.start;
    // "…, in her view", "… (as he admits)"
    if end > 0 && site.tie == Tie::Phrase && matches!(stretch.lower(end - 1), "in" | "as") {
        end -= 1;
    }
    if end > 0 && stretch.is(end - 1, &[",", "—", "–", "--", "…", "("]) {
        end -= 1;
    }
    if end == 0 {
        return Vec::new();
    }
    // “We floated.” She did not elaborate.
    let denied = |at: usize| {
        matches!(stretch.lower(at), "not" | "never") || stretch.lower(at).ends_with("n't")
    };
    // Asked whether it floated, she did not say.
    let asked = ["asked", "pressed", "questioned"];
    let asked = stretch.is(0, &asked) || stretch.is(0, &["when"]) && stretch.is(1, &asked);
    if (asked || stretch.quote(end - 1).is_some()) && site.cue.clone().any(denied) {
        return Vec::new();
    }
    // “We floated” was all that she said.
    if site.verb.is_none() && site.tie == Tie::Verb && stretch.quote(0).is_some() && end > 1 {
        let be = matches!(stretch.lower(1), "is" | "was" | "were" | "are");
        if be {
            return vec![0..1];
        }
    }
    let quoted = stretch.quote(end - 1);
    let relayed = site.tie == Tie::Phrase && quoted.is_none();
    let floor = sites[..index]
        .iter()
        .filter(|_| !relayed)
        .filter(|it| it.place == Place::Behind)
        .map(|it| it.chunk().end)
        .max()
        .unwrap_or(0);
    let outermost = site.tie == Tie::Phrase
        && sites[..index]
            .iter()
            .any(|it| it.place == Place::Ahead && it.chunk().start >= floor);
    let start = match quoted {
        Some(_) if site.tie == Tie::Sign => end - 1,
        _ if outermost => clause_start(stretch, floor, end),
        Some(quote) => quoted_start(stretch, sites, index, floor, end - 1, quote),
        None => clause_start(stretch, floor, end),
    };
    let mut pieces = vec![start..end];
    if let Some(rest) = resumed(stretch, sites, index, chunk.end, quoted) {
        pieces.push(rest);
    }
    pieces
}

/// Where a content that ends with the quotation at item `at` begins: with the
/// words before it where they belong to the same sentence, else with the marks.
fn quoted_start(
    stretch: &Stretch,
    sites: &[Site],
    index: usize,
    floor: usize,
    at: usize,
    quote: u32,
) -> usize {
    let led = at > floor && !stretch.is(at - 1, &[":"]);
    let attributed = sites[..index]
        .iter()
        .any(|it| it.chunk().start >= floor && it.chunk().end <= at);
    let whole = stretch.begins_sentence(quote)
        && stretch.ends_clause(quote)
        && stretch.words_in(quote) > 4
        && !words_lead_in(stretch, floor, at);
    // "Both sides agreed that it was “a risk,” Reyes said.": all of it is told.
    let relayed = sites[index].verb.is_some_and(|it| it.speech)
        && words_lead_in(stretch, floor, at)
        && !stretch.begins_sentence(quote)
        && main_clause(stretch, at) == 0;
    if led && (!attributed || relayed) && !whole {
        clause_start(stretch, floor, at + 1)
    } else {
        at
    }
}

/// Whether the words right before a quotation run on into it: “The ban “would…”
fn words_lead_in(stretch: &Stretch, floor: usize, at: usize) -> bool {
    at > floor && stretch.shape(at - 1).is_some_and(Shape::is_word)
}

fn clause_start(stretch: &Stretch, floor: usize, end: usize) -> usize {
    let mut start = floor;
    if let Some(at) = (floor..end).rev().find(|&at| stretch.is(at, &[";"])) {
        start = at + 1;
    }
    while start < end
        && stretch
            .shape(start)
            .is_some_and(|it| matches!(it, Shape::Sign | Shape::Stop))
    {
        start += 1;
    }
    start
}

/// What goes on behind the attribution in the same sentence.
fn resumed(
    stretch: &Stretch,
    sites: &[Site],
    index: usize,
    chunk_end: usize,
    quoted: Option<u32>,
) -> Option<Range<usize>> {
    if quoted.is_some_and(|it| stretch.ends_sentence(it)) {
        return None;
    }
    let limit = limit(stretch, sites, index, chunk_end);
    // ", said X, a charity": what follows the name describes it.
    let site = &sites[index];
    let inverted = site.verb.is_some()
        && site
            .source
            .as_ref()
            .is_some_and(|it| it.start >= site.cue.end);
    if quoted.is_some()
        && let Some(rest) = resumed_quote(stretch, chunk_end, limit)
            .or_else(|| resumed_dash(stretch, site.chunk().start, chunk_end, limit))
    {
        return Some(rest);
    }
    let mut at = chunk_end;
    // "…, he said in a statement, …"
    while at < limit
        && at < chunk_end + REACH
        && !stretch.is(at, &[","])
        && stretch.quote(at).is_none()
    {
        if stretch.facts(at).any(Facts::CONJUNCTION) || stretch.is(at, &[":", ";", "—"]) {
            return None;
        }
        at += 1;
    }
    if at >= limit {
        return None;
    }
    let next = at + usize::from(stretch.is(at, &[","]));
    let started = (0..site.chunk().start).any(|it| is_predicate(stretch, it));
    // "The chain, said X, a haulier, would …": the verb of what stands ahead.
    let parted = stretch.facts(next).contains(Facts::AUXILIARY);
    match (quoted, stretch.quote(next)) {
        (Some(_), Some(_)) if stretch.is_place(next) => None,
        // "…, she wrote of her “sore” feet"
        (Some(_), Some(_)) if next == at && at > chunk_end => None,
        (Some(_), Some(quote)) => {
            let rest = next..limit;
            let ends = stretch.ends_sentence(quote) || rest.len() == 1;
            Some(if ends { next..next + 1 } else { rest })
        }
        (Some(_), None) => None,
        // "…, said X, “and …”"
        (None, Some(quote))
            if stretch.is(at, &[","]) && !stretch.is_place(next) && stretch.words_in(quote) > 2 =>
        {
            Some(
                next..if stretch.ends_sentence(quote) {
                    next + 1
                } else {
                    limit
                },
            )
        }
        (None, _) if stretch.is(at, &[","]) && next < limit && (!inverted || parted) => {
            let gerund = stretch.lower(next).ends_with("ing");
            let relative = matches!(
                stretch.lower(next),
                "who" | "which" | "whose" | "where" | "citing" | "titled" | "entitled" | "called"
            );
            // "… said at a hearing of the board, the body that …": the place is
            // described, unless what stands ahead of the cue was no clause yet.
            let describes =
                at > chunk_end && stretch.facts(next).contains(Facts::DETERMINER) && started;
            let start = if started || parted {
                next
            } else {
                predicate(stretch, next, limit)
            };
            (!gerund && !relative && !describes).then_some(start..limit)
        }
        _ => None,
    }
}

/// “…,” she said in Norfield, Maine, “…” and “…,” she wrote to him, and “…”: the
/// quotation behind what tells where, when and how it was said.
fn resumed_quote(stretch: &Stretch, from: usize, limit: usize) -> Option<Range<usize>> {
    let at = (from..limit.min(from + REACH)).find(|&at| stretch.quote(at).is_some())?;
    let quote = stretch.quote(at)?;
    let and = (from..at).rev().find(|&at| !stretch.is_adverb(at));
    let joined = and.filter(|&at| matches!(stretch.lower(at), "and" | "but" | "or"));
    let first = joined.unwrap_or(at);
    let told = from..first;
    let parted = told.len() > usize::from(joined.is_none()) && stretch.is(first - 1, &[","]);
    let clause = told.clone().any(|at| {
        let facts = stretch.facts(at);
        facts.any(Facts::CONJUNCTION | Facts::AUXILIARY | Facts::PRONOUN)
            && stretch.lower(at) != "'s"
            || facts.contains(Facts::VERB)
                && !stretch.is_capital(at)
                && !stretch.facts(at - 1).contains(Facts::DETERMINER)
            || stretch.is(at, &[":", ";", "—", "–", "--"])
            || stretch.shape(at) == Some(Shape::Stop)
    });
    if !parted || clause || stretch.is_place(at) {
        return None;
    }
    let ends = stretch.ends_sentence(quote) || at + 1 == limit;
    Some(first..if ends { at + 1 } else { limit })
}

/// “The trouble” — she shut the window — “is the noise”: the quotation behind the
/// dash that ends what stands between.
fn resumed_dash(
    stretch: &Stretch,
    chunk: usize,
    from: usize,
    limit: usize,
) -> Option<Range<usize>> {
    let opened = chunk > 0 && stretch.is_dash(chunk - 1);
    let close = (from..limit.min(from + REACH)).find(|&at| stretch.is_dash(at))?;
    (opened && stretch.quote(close + 1).is_some()).then_some(close + 1..close + 2)
}

/// Where the content goes on whose subject stands ahead of the cue: behind what
/// only tells how it was said, "X, she said, her hat in her hand, would …".
fn predicate(stretch: &Stretch, from: usize, limit: usize) -> usize {
    let parted = |at: usize| at > from && stretch.is(at - 1, &[","]);
    (from..limit)
        .find(|&at| {
            stretch.facts(at).contains(Facts::AUXILIARY) || is_predicate(stretch, at) && parted(at)
        })
        .filter(|&at| parted(at))
        .unwrap_or(from)
}

fn is_predicate(stretch: &Stretch, at: usize) -> bool {
    stretch.facts(at).any(Facts::VERB | Facts::AUXILIARY) && stretch.lower(at) != "'s"
}

/// "She said CONTENT".
fn ahead(stretch: &Stretch, sites: &[Site], index: usize) -> Option<Range<usize>> {
    let site = &sites[index];
    let from = site.chunk().end;
    let limit = limit(stretch, sites, index, from);
    let Some(cue) = site.verb else {
        // "According to X, …", "As X put it in a note, …", "X: …"
        let told = site.tie == Tie::Phrase && site.cue.end == from;
        let comma = (from..limit).find(|&it| told && stretch.is(it, &[","]));
        let from = comma.unwrap_or(from);
        let start = from + usize::from(stretch.is(from, &[",", ":"]));
        return (start < limit).then_some(quotation_or_rest(
            stretch,
            start,
            limit,
            stretch.is(start - 1, &[":"]),
        ));
    };
    // "were told by X, the chairman, that …"
    let mut at = from + usize::from(site.cue.end < from && stretch.is(from, &[","]));
    if cue.takes_listener() {
        at = listener(stretch, at, limit);
    }
    if is_topic(stretch, site.cue.end - 1) {
        return None;
    }
    if is_contact(stretch, site) {
        return None;
    }
    if OWNING_UP.contains(&cue.lemma) && is_deed(stretch, at, limit) {
        return Some(at..limit);
    }
    let opening = opening(stretch, at, limit);
    match opening {
        // "spoke “movingly of her father”": how it was said.
        Opening::Quote { start, sign: None }
            if start == at
                && cue.is_bare()
                && stretch
                    .quote(start)
                    .is_some_and(|it| !stretch.begins_sentence(it)) =>
        {
            None
        }
        Opening::That(start) if cue.takes_that() => Some(start..explained(stretch, start, limit)),
        Opening::Quote { start, sign } if cue.takes_quotation() || sign.is_some() => {
            // "called it “Thunder”, and left": the object ends with the marks.
            let named = cue.takes_object() && stretch.is(start + 1, &[","]);
            let limit = if named { start + 1 } else { limit };
            Some(quotation_or_rest(stretch, start, limit, sign.is_some()))
        }
        _ => bare(stretch, sites, index, at, limit),
    }
}

/// "denied ever telling them that …": what was done, or was not, is the content.
fn is_deed(stretch: &Stretch, from: usize, limit: usize) -> bool {
    let verb = from + 1;
    stretch.is(from, &["ever", "having"])
        && verb < limit
        && stretch.facts(verb).contains(Facts::SAYING)
        && !stretch.is(verb + 1, &["that"])
        && stretch.quote(verb + 1).is_none()
}

/// Verbs whose object may be what somebody did.
const OWNING_UP: &[&str] = &["admit", "confess", "deny", "recall"];

/// "Nothing the mayor said “will calm them”": the quotation is the predicate of what the
/// clause only describes.
fn is_contact(stretch: &Stretch, site: &Site) -> bool {
    let start = site.source.as_ref().map_or(0, |it| it.start);
    let predicate = stretch.quote(site.cue.end).is_some_and(|it| {
        let first = stretch.text.quotations[it as usize].open + 1;
        let word = stretch.text.tokens.get(first as usize).map(|it| it.word);
        word.is_some_and(|it| stretch.text.vocabulary.facts(it).contains(Facts::AUXILIARY))
            && !stretch.begins_sentence(it)
    });
    predicate && start > 0 && !site.hangs && !phrase::begins_clause(stretch, start)
}

/// A quotation right behind the cue is the content; where the sentence runs on
/// out of it, the rest belongs to it too.
fn quotation_or_rest(stretch: &Stretch, start: usize, limit: usize, signed: bool) -> Range<usize> {
    let Some(quote) = stretch.quote(start) else {
        return start..limit;
    };
    let next = start + 1;
    let ends = stretch.ends_sentence(quote)
        || next >= limit
        || stretch
            .shape(next)
            .is_some_and(|it| matches!(it, Shape::Stop))
        || signed && stretch.words_in(quote) > 3
        || stretch.is(next, &[",", ";", "—", "–", ")"]) && stretch.words_in(quote) > 3;
    if ends { start..next } else { start..limit }
}

/// "She thinks that the figure is higher: “Twelve would not let me in.”" A sentence
/// in marks behind a colon is said in its own right; the content ends before it.
fn explained(stretch: &Stretch, start: usize, limit: usize) -> usize {
    (start + 3..limit)
        .find(|&at| {
            stretch.is(at - 1, &[":"])
                && stretch.quote(at).is_some_and(|quote| {
                    stretch.begins_sentence(quote) && stretch.ends_sentence(quote)
                })
        })
        .map_or(limit, |at| at - 1)
}

/// A content without "that" and marks: a clause, "to" and a verb, or an object.
fn bare(
    stretch: &Stretch,
    sites: &[Site],
    index: usize,
    from: usize,
    limit: usize,
) -> Option<Range<usize>> {
    let site = &sites[index];
    let cue = site.verb?;
    let mut at = from;
    if cue.takes_infinitive() {
        let to = (at..limit.min(at + 6)).find(|&it| stretch.lower(it) == "to");
        if let Some(to) = to {
            let plain = to == at || cue.takes_object() || cue.takes_listener();
            if plain && stretch.shape(to + 1) == Some(Shape::Lower) {
                return Some(if cue.takes_object() || cue.takes_listener() {
                    at..limit
                } else {
                    to..limit
                });
            }
        }
    }
    // "said Monday", "said in a statement Monday", "said on Twitter"
    if cue.takes_clause() {
        at = skip_filler(stretch, at, limit);
    }
    if at >= limit || stretch.shape(at) == Some(Shape::Stop) {
        return None;
    }
    let rest = at..limit;
    // "declared a truce in May, weeks before …": a verb behind the object's end
    // makes it no clause.
    let object = cue.takes_object() && is_object(stretch, rest.clone());
    let heart = if object {
        rest.start..object_end(stretch, rest.clone())
    } else {
        rest.clone()
    };
    if cue.takes_clause() && is_clause(stretch, heart.clone(), cue.speech && !object) {
        let end = explained(stretch, rest.start, rest.end);
        return Some(rest.start..end);
    }
    if object {
        return Some(heart.start..explained(stretch, heart.start, heart.end));
    }
    None
}
