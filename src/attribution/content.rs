//! What each cue attributes: the pieces of its content within the stretch.

use std::ops::Range;

use super::{
    Tie, phrase,
    site::{Place, Site},
    stretch::Stretch,
};
use crate::{lexicon::Facts, text::Shape};

/// How far behind a cue "that", a colon or a quotation is looked for.
const REACH: usize = 14;

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
        .collect()
}

fn has_words(stretch: &Stretch, piece: Range<usize>) -> bool {
    piece
        .clone()
        .any(|at| stretch.quote(at).is_some() || stretch.shape(at).is_some_and(Shape::is_word))
}

/// Takes off "that", commas and colons before, and commas and stops after.
fn trim(stretch: &Stretch, mut piece: Range<usize>) -> Range<usize> {
    while piece.start < piece.end
        && (stretch.is(piece.start, &[",", ":", ";", "—", "–", "--", "-", ")", "…"])
            || stretch.lower(piece.start) == "that"
                && stretch.shape(piece.start) == Some(Shape::Lower))
    {
        piece.start += 1;
    }
    while piece.start < piece.end
        && (stretch.is(
            piece.end - 1,
            &[",", ":", ";", ".", "—", "–", "--", "-", "("],
        ) || stretch.lower(piece.end - 1) == "and" && stretch.is(piece.end, &["\u{0}"]))
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
    if end > 0 && stretch.is(end - 1, &[",", "—", "–", "--", "…"]) {
        end -= 1;
    }
    if end == 0 {
        return Vec::new();
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
    if led && !attributed && !whole {
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
    match (quoted, stretch.quote(next)) {
        (Some(_), Some(quote)) => {
            let rest = next..limit;
            let ends = stretch.ends_sentence(quote) || rest.len() == 1;
            Some(if ends { next..next + 1 } else { rest })
        }
        (Some(_), None) => None,
        (None, _) if stretch.is(at, &[","]) && next < limit && !inverted => {
            let gerund = stretch.lower(next).ends_with("ing");
            let relative = matches!(
                stretch.lower(next),
                "who" | "which" | "whose" | "where" | "citing"
            );
            (!gerund && !relative).then_some(next..limit)
        }
        _ => None,
    }
}

/// Where the content of a site that begins at `from` must end: before the next
/// cue that is none of it.
fn limit(stretch: &Stretch, sites: &[Site], index: usize, from: usize) -> usize {
    let fronted = is_fronted(stretch, sites[index].chunk().start);
    for site in sites[index + 1..]
        .iter()
        .filter(|it| it.chunk().start >= from)
    {
        let start = site.chunk().start;
        let coordinated = start > from
            && matches!(stretch.lower(start - 1), "and" | "but" | "while")
            && start > from + 1
            && stretch.is(start - 2, &[","]);
        if site.hangs && start > from {
            let joined = matches!(stretch.lower(start - 1), "and" | "but" | "then" | "or");
            let end = start - usize::from(joined);
            if joined || stretch.is(end - 1, &[",", "—", "–", "--"]) {
                return end;
            }
        }
        if site.place == Place::Behind && site.chunk().start > from {
            return start;
        }
        if coordinated {
            return start - 2;
        }
        // "As voters view her record, Reyes said …": a new main clause.
        let parted = start > from && stretch.is(start - 1, &[","]);
        if parted && (fronted || sites[index].verb.is_some_and(|it| !it.speech)) {
            return start - 1;
        }
    }
    stretch.len()
}

/// Whether the clause that begins at `start` is a subordinate one that opens the
/// sentence: "As …", "Even though …", "Asked …".
fn is_fronted(stretch: &Stretch, start: usize) -> bool {
    let floor = start.saturating_sub(3);
    floor == 0
        && (0..start.max(1)).any(|at| {
            matches!(
                stretch.lower(at),
                "as" | "while"
                    | "when"
                    | "after"
                    | "before"
                    | "although"
                    | "though"
                    | "if"
                    | "since"
                    | "because"
                    | "asked"
            )
        })
}

/// "She said CONTENT".
fn ahead(stretch: &Stretch, sites: &[Site], index: usize) -> Option<Range<usize>> {
    let site = &sites[index];
    let from = site.chunk().end;
    let limit = limit(stretch, sites, index, from);
    let Some(cue) = site.verb else {
        // "According to X, …", "X: …"
        let start = from + usize::from(stretch.is(from, &[",", ":"]));
        return (start < limit).then_some(quotation_or_rest(
            stretch,
            start,
            limit,
            stretch.is(start - 1, &[":"]),
        ));
    };
    let mut at = from;
    if cue.takes_listener() {
        at = listener(stretch, at, limit);
    }
    let opening = opening(stretch, at, limit);
    match opening {
        Opening::That(start) if cue.takes_that() => Some(start..limit),
        Opening::Quote { start, sign } if cue.takes_quotation() || sign.is_some() => {
            Some(quotation_or_rest(stretch, start, limit, sign.is_some()))
        }
        _ => bare(stretch, sites, index, at, limit),
    }
}

/// How the content opens.
enum Opening {
    /// Behind "that", "if", "whether", "how": the item of the clause's first word.
    That(usize),
    /// With a quotation, behind the sign, if any.
    Quote {
        start: usize,
        sign: Option<()>,
    },
    Bare,
}

fn opening(stretch: &Stretch, from: usize, limit: usize) -> Opening {
    let end = limit.min(from + REACH);
    let mut verb = false;
    for at in from..end {
        if stretch
            .quote(at)
            .is_some_and(|it| at == from || !stretch.is_title(it))
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
                    && !stretch.is(at.wrapping_sub(1), &[","])
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
        verb |= facts.any(Facts::VERB | Facts::AUXILIARY) && !facts.contains(Facts::ROLE);
    }
    Opening::Bare
}

/// "in a statement on Monday", "Monday", "to reporters": what may stand between
/// a cue and its content.
fn filler(stretch: &Stretch, from: usize, to: usize) -> bool {
    (from..to).next().is_none_or(|first| {
        let facts = stretch.facts(first);
        facts.any(Facts::PREPOSITION | Facts::DATE | Facts::ADVERB)
            || stretch.is(first, &[","])
            || stretch.lower(first).ends_with("ly")
    })
}

/// A listener without a verb: "told the crowd that".
fn listener_like(stretch: &Stretch, from: usize, to: usize) -> bool {
    to - from <= 8 && (from..to).all(|at| !stretch.is(at, &[","]))
}

fn listener(stretch: &Stretch, from: usize, limit: usize) -> usize {
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
        return Some(rest);
    }
    if object {
        return Some(heart);
    }
    None
}

fn skip_filler(stretch: &Stretch, from: usize, limit: usize) -> usize {
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

/// Whether a clause begins here: a subject and, somewhere behind it, a verb.
fn is_clause(stretch: &Stretch, rest: Range<usize>, speech: bool) -> bool {
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
    let begins =
        facts.contains(Facts::DETERMINER) || stretch.is_capital(first) || pronoun || speech;
    let sure = speech || pronoun || facts.contains(Facts::DETERMINER) || stretch.is_capital(first);
    predicate && begins && sure && rest.len() >= 2
}

/// Where an object ends: before a date, and before a comma that opens no list.
fn object_end(stretch: &Stretch, rest: Range<usize>) -> usize {
    for at in rest.start + 1..rest.end {
        let dated = stretch.facts(at).contains(Facts::PREPOSITION)
            && stretch.facts(at + 1).contains(Facts::DATE);
        let aside = stretch.is(at, &[","])
            && (stretch
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

fn is_object(stretch: &Stretch, rest: Range<usize>) -> bool {
    let first = rest.start;
    let facts = stretch.facts(first);
    stretch.quote(first).is_some()
        || facts.any(Facts::DETERMINER | Facts::PRONOUN)
        || stretch.is_capital(first) && !facts.contains(Facts::DATE)
        || matches!(stretch.lower(first), "for" | "on" | "to" | "it")
        || stretch.shape(first) == Some(Shape::Lower)
            && !facts.any(Facts::CONJUNCTION | Facts::PREPOSITION | Facts::AUXILIARY | Facts::VERB)
}
