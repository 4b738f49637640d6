//! Through what and when the words came: "told the Courier", "in a statement",
//! "during a debate on Monday".

use std::ops::Range;

use super::words::Words;
use crate::{attribution::Attribution, lexicon::Facts, text::Shape};

/// Channels and occasions, as tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Circumstance {
    /// The outlet, listener or channel.
    pub via: Option<Range<u32>>,
    /// The event.
    pub what: Option<Range<u32>>,
    /// The day.
    pub when: Option<Range<u32>>,
    /// The place or host.
    pub place: Option<Range<u32>>,
}

/// Nouns for a channel words come through.
const CHANNELS: &[&str] = &[
    "statement",
    "interview",
    "email",
    "e-mail",
    "tweet",
    "tweets",
    "post",
    "letter",
    "memo",
    "briefing",
    "speech",
    "video",
    "memoir",
    "book",
    "essay",
    "column",
    "op-ed",
    "release",
    "message",
    "call",
    "testimony",
    "filing",
    "lawsuit",
    "complaint",
    "report",
    "remarks",
    "address",
    "podcast",
    "documentary",
    "ad",
    "blog",
    "newsletter",
    "text",
    "voicemail",
    "affidavit",
];

/// Nouns for an event words are said at.
const EVENTS: &[&str] = &[
    "discussion",
    "rally",
    "debate",
    "hearing",
    "conference",
    "meeting",
    "forum",
    "summit",
    "event",
    "panel",
    "ceremony",
    "vigil",
    "protest",
    "march",
    "session",
    "briefing",
    "speech",
    "lecture",
    "fundraiser",
    "convention",
    "dinner",
    "lunch",
    "breakfast",
    "reception",
    "stop",
    "appearance",
    "trial",
    "funeral",
    "visit",
    "trip",
    "tour",
    "gathering",
    "seminar",
    "webinar",
    "workshop",
    "interview",
    "address",
];

/// A source and its cue say no more than this about how and when.
const REACH: u32 = 24;

/// Reads the words around the cue of `attribution`.
pub fn find(words: &Words, attribution: &Attribution) -> Circumstance {
    let mut found = Circumstance::default();
    let Some(cue) = attribution.cue.clone() else {
        return found;
    };
    let text = words.text;
    let sentence = text.sentence_of(cue.start) as usize;
    let Some(bounds) = text.sentences.get(sentence).cloned() else {
        return found;
    };
    let free = |at: u32| {
        text.quotation_of(at).is_none() && !attribution.content.iter().any(|it| it.contains(&at))
    };
    let tells = (cue.start..cue.end)
        .any(|at| matches!(words.lower(at), "told" | "tells" | "tell" | "telling"));
    let mut at = cue.end;
    if tells {
        let end = listener_end(words, at, bounds.end);
        let listener = at..end;
        let someone = !words.facts(at).contains(Facts::PRONOUN) || words.is_capital(at);
        if !listener.is_empty() && someone && listener.clone().all(free) {
            found.via = Some(listener);
            at = end;
        }
    }
    let limit = bounds.end.min(at + REACH);
    while at < limit {
        if free(at) {
            at = read(words, at, limit, &mut found);
        } else {
            at += 1;
        }
    }
    found
}

fn listener_end(words: &Words, from: u32, end: u32) -> u32 {
    (from..end.min(from + 8))
        .find(|&at| {
            let facts = words.facts(at);
            !words.shape(at).is_word() && words.str(at) != "&"
                || facts.any(Facts::PREPOSITION | Facts::CONJUNCTION | Facts::DATE)
                || at > from && facts.any(Facts::PRONOUN | Facts::DETERMINER)
        })
        .unwrap_or(end.min(from + 8))
}

/// Reads one step at `at`; answers where to go on.
fn read(words: &Words, at: u32, limit: u32, found: &mut Circumstance) -> u32 {
    if words.facts(at).contains(Facts::DATE) && words.is_capital(at) {
        let end = at + 1 + u32::from(words.shape(at + 1) == Shape::Number);
        found.when.get_or_insert(at..end);
        return end;
    }
    let preposition = words.lower(at);
    if !matches!(
        preposition,
        "in" | "on" | "at" | "during" | "via" | "through" | "by" | "with"
    ) {
        return at + 1;
    }
    let end = phrase_end(words, at + 1, limit);
    if end == at + 1 {
        return end;
    }
    let head = words.lower(end - 1).to_owned();
    let tokens = at + 1..end;
    if EVENTS.contains(&head.as_str()) && matches!(preposition, "at" | "during" | "in") {
        if let Some(date) = tokens
            .clone()
            .find(|&it| words.facts(it).contains(Facts::DATE))
        {
            let stop = date + 1 + u32::from(words.shape(date + 1) == Shape::Number);
            found.when.get_or_insert(date..stop);
        }
        found.what.get_or_insert(tokens.clone());
        if CHANNELS.contains(&head.as_str()) {
            found.via.get_or_insert(tokens);
        }
        if matches!(words.lower(end), "at" | "in") {
            let place = phrase_end(words, end + 1, limit);
            if place > end + 1 && (end + 1..place).any(|it| words.is_capital(it)) {
                found.place.get_or_insert(end + 1..place);
                return place;
            }
        }
        return end;
    }
    let channel = CHANNELS.contains(&head.as_str())
        && matches!(
            preposition,
            "in" | "through" | "via" | "by" | "on" | "during"
        );
    let named = preposition == "on"
        && words.is_capital(end - 1)
        && !words.facts(end - 1).contains(Facts::DATE);
    if channel || named {
        found.via.get_or_insert(tokens);
    }
    end
}

fn phrase_end(words: &Words, from: u32, limit: u32) -> u32 {
    let mut at = from;
    while at < limit {
        let facts = words.facts(at);
        let dated = facts.contains(Facts::DATE) && words.is_capital(at) && at == from;
        let stops = !words.shape(at).is_word()
            || facts.any(Facts::PREPOSITION | Facts::CONJUNCTION)
            || facts.any(Facts::PRONOUN) && !words.is_capital(at)
            || dated;
        if stops {
            break;
        }
        at += 1;
    }
    // A day behind the noun is a date of its own: "a rally Monday".
    while at > from + 1 && words.facts(at - 1).contains(Facts::DATE) {
        at -= 1;
    }
    at
}
