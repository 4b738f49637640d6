//! Through what and when the words came: "told the Courier", "in a statement",
//! "during a debate on Monday".

use std::ops::Range;

use super::{
    entity::{Cast, Referent},
    mention::NameKind,
    organization,
    words::Words,
};
use crate::{
    attribution::Attribution,
    lexicon::{Facts, naming::Naming},
    provenance::SpeakerKind,
    text::Shape,
};

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
    /// Said of an earlier quote of the same speaker, not of this one.
    pub implied: bool,
}

impl Circumstance {
    fn is_empty(&self) -> bool {
        *self == Circumstance::default()
    }
}

/// Where people write for everybody to read.
const PLATFORMS: &[&str] = &[
    "twitter",
    "x",
    "facebook",
    "instagram",
    "tiktok",
    "youtube",
    "linkedin",
    "reddit",
    "telegram",
    "threads",
    "bluesky",
    "weibo",
    "mastodon",
    "substack",
    "medium",
    "snapchat",
];

/// Listeners by a common noun who pass words on.
const PRESS: &[&str] = &[
    "reporters",
    "journalists",
    "media",
    "press",
    "newspaper",
    "paper",
    "magazine",
    "network",
    "broadcaster",
];

/// Bodies that are spoken to and publish nothing.
const AUDIENCES: &[&str] = &[
    "congress",
    "senate",
    "house",
    "parliament",
    "court",
    "committee",
    "subcommittee",
    "council",
    "assembly",
    "commission",
    "police",
    "board",
    "department",
    "ministry",
    "union",
    "party",
    "university",
    "fbi",
    "agency",
    "nation",
];

/// No speaker's words are of one event over more paragraphs than this without a
/// quote between.
const NEAR: u32 = 3;

/// The circumstances of all attributions; where one states none, those of the
/// same speaker's quote shortly before are implied. `who` answers whose each is.
pub fn find_all(
    words: &Words,
    cast: &Cast,
    attributions: &[Attribution],
    who: impl Fn(usize) -> Option<u32>,
) -> Vec<Circumstance> {
    let mut last: std::collections::HashMap<u32, (u32, Circumstance)> =
        std::collections::HashMap::new();
    let mut found = Vec::with_capacity(attributions.len());
    for (at, attribution) in attributions.iter().enumerate() {
        let mut here = find(words, cast, attribution);
        let place = attribution
            .content
            .first()
            .map(|it| words.text.paragraph_of(it.start));
        if let (Some(who), Some(place)) = (who(at), place)
            && attribution.within.is_none()
            && super::words::is_prose(attribution.part)
        {
            if let Some((seen, before)) = last.get(&who)
                && here.is_empty()
                && place.saturating_sub(*seen) <= NEAR
                && place >= *seen
            {
                here = Circumstance {
                    implied: true,
                    ..before.clone()
                };
            }
            if !here.is_empty() {
                last.insert(who, (place, here.clone()));
            }
        }
        found.push(here);
    }
    found
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
fn find(words: &Words, cast: &Cast, attribution: &Attribution) -> Circumstance {
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
        if (at..end).all(free)
            && let Some(outlet) = outlet(words, cast, at..end)
        {
            found.via = Some(outlet);
        }
        at = end.max(at);
    }
    let limit = bounds.end.min(at + REACH);
    while at < limit && free(at) {
        // What another verb says is of its own subject.
        if words.facts(at).contains(Facts::CONJUNCTION) || words.str(at) == ";" {
            break;
        }
        at = read(words, cast, at, limit, &mut found);
    }
    // "In a statement, Ana Reyes said …"
    let lead = attribution
        .source
        .as_ref()
        .map_or(cue.start, |it| it.start.min(cue.start));
    let mut at = bounds.start;
    if lead.saturating_sub(at) <= REACH {
        while at < lead && free(at) {
            at = read(words, cast, at, lead, &mut found);
        }
    }
    found
}

/// The outlet among the words for a listener: "the Courier's Dana Cole",
/// "reporters"; none for those who are just spoken to.
fn outlet(words: &Words, cast: &Cast, listener: Range<u32>) -> Option<Range<u32>> {
    let last = listener
        .end
        .checked_sub(1)
        .filter(|it| *it >= listener.start)?;
    if PRESS.contains(&words.lower(last)) {
        let named = organization::called(words, cast, last);
        return Some(named.unwrap_or(listener));
    }
    let name = cast.names_in(listener.clone()).next()?;
    let tokens = organization::organization(words, cast, name);
    let audience = AUDIENCES.contains(&words.lower(cast.names[name].tokens.end - 1));
    let fits = match organization::kind_of(words, cast, name) {
        NameKind::Organization => true,
        NameKind::Unknown => cast.names[name].tokens.end == listener.end && !is_person(cast, name),
        // "the Dale Courier": no person's name has an article before it.
        NameKind::Person => {
            let name = cast.names[name].tokens.clone();
            name.end == listener.end
                && listener.start + 1 == name.start
                && words.lower(listener.start) == "the"
                && !words.str(name.start).ends_with('.')
        }
        NameKind::Place => false,
    };
    (fits && !audience && tokens.end <= listener.end).then_some(tokens)
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
fn read(words: &Words, cast: &Cast, at: u32, limit: u32, found: &mut Circumstance) -> u32 {
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
            found
                .via
                .get_or_insert(through(words, cast, tokens, limit).0);
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
        && (PLATFORMS.contains(&head.trim_end_matches('.')) && words.is_capital(end - 1)
            || airs(words, cast, at + 1..end));
    if channel || named {
        let (via, close) = through(words, cast, tokens, limit);
        found.via.get_or_insert(via);
        return close;
    }
    end
}

/// "an interview with the Courier": the outlet says more than the channel.
/// Answers which to show, and where to read on.
fn through(words: &Words, cast: &Cast, channel: Range<u32>, limit: u32) -> (Range<u32>, u32) {
    let end = channel.end;
    let joins = matches!(words.lower(end), "with" | "in" | "for" | "on");
    let close = if joins {
        phrase_end(words, end + 1, limit)
    } else {
        end
    };
    let named = (close > end + 1)
        .then(|| outlet(words, cast, end + 1..close))
        .flatten();
    (named.unwrap_or(channel), close.max(end))
}

/// Whether a name is a person's, by the rest of the page.
fn is_person(cast: &Cast, name: usize) -> bool {
    match &cast.referents[name] {
        Referent::One(who) => cast
            .entity(*who)
            .is_some_and(|it| it.kind == SpeakerKind::Person),
        Referent::Several(_) => true,
        Referent::None => false,
    }
}

/// "on CNN", "on Norfield Radio": an outlet that words are heard on.
fn airs(words: &Words, cast: &Cast, tokens: Range<u32>) -> bool {
    const HEARD: &[&str] = &[
        "news",
        "radio",
        "television",
        "tv",
        "show",
        "network",
        "broadcasting",
        "podcast",
    ];
    let last = tokens.end - 1;
    let acronym = words.shape(last) == Shape::Upper
        && words.str(last).len() > 2
        && cast
            .name_at(last)
            .is_some_and(|it| cast.names[it].kind == NameKind::Organization)
        && !words.is(last, Naming::DEMONYM);
    acronym || words.is_capital(last) && HEARD.contains(&words.lower(last))
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

#[cfg(test)]
mod tests {
    use crate::outline::Outline;

    /// The last quote: via, and its occasion, in brackets where it is implied.
    #[track_caller]
    fn check(text: &str, via: Option<&str>, what: Option<&str>) {
        let page = format!("The council met on Monday.\n\n{text}");
        let provenance = crate::read(&Outline::from_plain_text(page));
        let quote = provenance.quotes.last().cloned();
        let found = quote.as_ref().and_then(|it| it.via.as_deref());
        assert_eq!(found, via, "{text}");
        let occasion = quote.and_then(|it| it.occasion).and_then(|it| {
            assert!(!it.evidence.is_empty(), "{text}");
            let what = it.what?;
            Some(if it.stated { what } else { format!("({what})") })
        });
        assert_eq!(occasion.as_deref(), what, "{text}");
    }

    #[test]
    fn via_and_occasion() {
        for (text, via, what) in [
            (
                "“It is over,” Ana Reyes told Reuters.",
                Some("Reuters"),
                None,
            ),
            (
                "“It is over,” Ana Reyes told reporters.",
                Some("reporters"),
                None,
            ),
            ("“It is over,” Ana Reyes told Karl Dunn.", None, None),
            ("“It is over,” Ana Reyes told the committee.", None, None),
            (
                "“It is over,” Ana Reyes wrote on Facebook.",
                Some("Facebook"),
                None,
            ),
            (
                "“It is over,” said Ana Reyes, who sits on the House Oversight Committee.",
                None,
                None,
            ),
            (
                "In a statement, Ana Reyes said it was over.",
                Some("a statement"),
                None,
            ),
            (
                "“It is over,” Ana Reyes said at a news conference.\n\n“Go home,” Reyes said.",
                None,
                Some("(a news conference)"),
            ),
            (
                "“It is over,” Ana Reyes told Reuters.\n\n“Go home,” Reyes said.",
                None,
                Some("(Reuters)"),
            ),
        ] {
            check(text, via, what);
        }
    }
}
