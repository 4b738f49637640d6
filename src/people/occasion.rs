//! Through what and when the words came: "told the Courier", "in a statement",
//! "during a debate on Monday".

mod channel;

use std::{collections::HashMap, ops::Range};

use self::channel::{Reader, SPEAKS};
use super::{
    entity::{Cast, Referent},
    phrase::skip_determiners,
    words::Words,
};
use crate::{attribution::Attribution, lexicon::Facts, provenance::SpeakerKind};

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
    /// Said of an earlier quote or sentence of the same speaker, not of this one.
    pub implied: bool,
}

impl Circumstance {
    fn is_empty(&self) -> bool {
        *self == Circumstance::default()
    }

    /// The same for words that do not state it. The channel is theirs, too, if
    /// it is the `one` channel that the page gives their speaker.
    fn implied(&self, one: bool) -> Circumstance {
        let Circumstance { via, what, .. } = self.clone();
        let (via, what) = if one {
            (via, what)
        } else {
            (None, what.or(via))
        };
        Circumstance {
            via,
            what,
            implied: true,
            ..self.clone()
        }
    }
}

/// No speaker's words are of one event over more paragraphs than this without a
/// quote between.
const NEAR: u32 = 3;

/// A source and its cue say no more than this about how and when.
const REACH: u32 = 24;

/// What a sentence that quotes nobody tells of somebody's words to come: "Ana
/// Reyes released a statement on Monday."
struct Scene {
    sentence: u32,
    who: u32,
    told: Circumstance,
}

/// The circumstances of all attributions; where one states none, those of the
/// same speaker's quote or sentence shortly before are implied. `who` answers
/// whose each is.
pub fn find_all(
    words: &Words,
    cast: &Cast,
    attributions: &[Attribution],
    who: impl Fn(usize) -> Option<u32>,
) -> Vec<Circumstance> {
    let mut found: Vec<Circumstance> = attributions
        .iter()
        .map(|it| find(words, cast, it))
        .collect();
    let scenes = scenes(words, cast);
    let stated = found
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((who(at)?, it)));
    let mut channels: HashMap<u32, Vec<String>> = HashMap::new();
    for (who, told) in stated.chain(scenes.iter().map(|it| (it.who, &it.told))) {
        if let Some(via) = told.via.clone() {
            let known = channels.entry(who).or_default();
            let via = words.phrase(skip_determiners(words, via.clone())..via.end);
            if known.len() < 2 && !known.contains(&via) {
                known.push(via);
            }
        }
    }
    let mut scenes = scenes.into_iter().peekable();
    let mut last: HashMap<u32, (u32, Circumstance)> = HashMap::new();
    for (at, attribution) in attributions.iter().enumerate() {
        let start = attribution.content.first().map(|it| it.start);
        let (Some(who), Some(start)) = (who(at), start) else {
            continue;
        };
        if attribution.within.is_some() || !super::words::is_prose(attribution.part) {
            continue;
        }
        let sentence = words.text.sentence_of(start);
        while let Some(scene) = scenes.next_if(|it| it.sentence < sentence) {
            let place = words.text.sentences.get(scene.sentence as usize);
            let place = place.map_or(0, |it| words.text.paragraph_of(it.start));
            last.insert(scene.who, (place, scene.told));
        }
        let place = words.text.paragraph_of(start);
        let here = &mut found[at];
        if let Some((seen, before)) = last.get(&who)
            && here.is_empty()
            && place.saturating_sub(*seen) <= NEAR
            && place >= *seen
        {
            let one = channels.get(&who).is_none_or(|it| it.len() == 1);
            let named = before
                .via
                .clone()
                .is_some_and(|mut it| it.any(|at| words.is_capital(at)));
            let one = one && (named || !before.implied && place - seen <= 1);
            *here = before.implied(one);
        }
        if !here.is_empty() {
            last.insert(who, (place, here.clone()));
        }
    }
    found
}

/// The scenes of a page, in order.
fn scenes(words: &Words, cast: &Cast) -> Vec<Scene> {
    let text = words.text;
    let mut scenes = Vec::new();
    for paragraph in &text.paragraphs {
        if super::words::is_prose(paragraph.part) {
            for sentence in paragraph.sentences.clone() {
                scene(words, cast, sentence, &mut scenes);
            }
        }
    }
    scenes
}

fn scene(words: &Words, cast: &Cast, sentence: u32, scenes: &mut Vec<Scene>) {
    let text = words.text;
    let Some(bounds) = text.sentences.get(sentence as usize).cloned() else {
        return;
    };
    let mut at = bounds.start;
    while at < bounds.end {
        let mut told = Circumstance::default();
        let mut reader = Reader::new(words, cast, bounds.end, &mut told);
        let next = if text.quotation_of(at).is_some() {
            at + 1
        } else {
            reader.scene(at)
        };
        if told.via.is_some()
            && let Some(who) = subject(words, cast, bounds.start..at, next..bounds.end)
        {
            scenes.push(Scene {
                sentence,
                who,
                told,
            });
        }
        at = next.max(at + 1);
    }
}

/// The one person named before a channel in its sentence, or right behind one
/// that the sentence begins with.
fn subject(words: &Words, cast: &Cast, before: Range<u32>, behind: Range<u32>) -> Option<u32> {
    const TITLE: u32 = 6;
    let person = |name: usize| match cast.referents[name] {
        Referent::One(who) => {
            let person = cast.entity(who)?.kind == SpeakerKind::Person;
            person.then_some(who)
        }
        _ => None,
    };
    let leads = before.len() <= 1 && words.str(behind.start) == ",";
    let range = if leads {
        behind.start..behind.end.min(behind.start + TITLE)
    } else {
        before
    };
    if !leads
        && range
            .clone()
            .any(|at| words.facts(at).contains(Facts::PRONOUN))
    {
        return None;
    }
    let mut people = cast.names_in(range).filter_map(person);
    let first = people.next()?;
    (leads || people.all(|it| it == first)).then_some(first)
}

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
    let mut reader = Reader::new(words, cast, bounds.end.min(cue.end + REACH), &mut found);
    let mut at = cue.end;
    if cue.clone().any(|it| SPEAKS.contains(&words.lower(it))) {
        at = reader.listener(at, free);
    }
    while at < reader.limit && free(at) {
        if let Some(next) = past_relative(words, at, reader.limit) {
            at = next;
            continue;
        }
        // What another verb says is of its own subject.
        if words.facts(at).contains(Facts::CONJUNCTION) || words.str(at) == ";" {
            break;
        }
        at = reader.read(at);
    }
    // "In a statement, Ana Reyes said …", "Reyes spoke on the radio, saying …"
    let lead = attribution
        .source
        .as_ref()
        .map_or(cue.start, |it| it.start.min(cue.start));
    reader.limit = lead;
    let mut at = bounds.start;
    if lead.saturating_sub(at) <= REACH {
        while at < lead && free(at) {
            at = reader.read(at);
        }
    }
    // "a narrator in the ad", "Ana Reyes, who appeared on the radio, said"
    if let Some(source) = &attribution.source {
        reader.limit = source.end.max(cue.start).min(bounds.end);
        let mut at = source.start.max(bounds.start);
        while at < reader.limit && at < source.start + REACH && free(at) {
            at = past_relative(words, at, reader.limit).unwrap_or_else(|| reader.read(at));
        }
    }
    found
}

/// Verbs of who speaks somewhere: "Ana Reyes, who appeared on the radio, said".
const SPEAKING: &[&str] = &[
    "appeared",
    "spoke",
    "speaking",
    "testified",
    "attended",
    "addressed",
    "joined",
    "told",
];

/// The comma behind a relative clause that begins at a token; none where it tells of
/// speaking somewhere.
fn past_relative(words: &Words, at: u32, limit: u32) -> Option<u32> {
    if words.lower(at) != "who" {
        return None;
    }
    let speaks = (at + 1..limit.min(at + 4)).any(|it| SPEAKING.contains(&words.lower(it)));
    let end = (at + 1..limit).find(|&it| words.str(it) == ",");
    (!speaks).then(|| end.unwrap_or(limit))
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
                "“It is over,” said Ana Reyes, who had not yet arrived at the rally.",
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
                Some("a news conference"),
                Some("(a news conference)"),
            ),
            (
                "“It is over,” Ana Reyes told Reuters.\n\n“Go home,” Reyes said.",
                Some("Reuters"),
                Some("(Reuters)"),
            ),
            (
                "“It is over,” Ana Reyes told Reuters. She told the Dale Courier that it hurt.\n\n“Go home,” Reyes said.",
                None,
                Some("(Dale Courier)"),
            ),
            (
                "“It is over,” Ana Reyes told Karl Dunn of Norfield News this week.",
                Some("Norfield News"),
                None,
            ),
            (
                "“It is over,” Ana Reyes told Norfield News Daily host Karl Dunn.",
                Some("Norfield News Daily"),
                None,
            ),
            (
                "“It is over,” Ana Reyes told Karl Dunn of the Dale Council.",
                None,
                None,
            ),
            (
                "In a Dale Street Journal essay last week, Ana Reyes wrote that it was over.",
                Some("a Dale Street Journal essay"),
                None,
            ),
            (
                "Speaking to reporters on Tuesday, Ana Reyes said it was over.",
                Some("reporters"),
                None,
            ),
            (
                "Ana Reyes released a statement on the bridge.\n\n“It is over,” Reyes said.",
                Some("a statement"),
                Some("(a statement)"),
            ),
            (
                "On Tuesday's episode of “The Dale Morning Show,” Ana Reyes said it was over.",
                Some("The Dale Morning Show"),
                None,
            ),
            (
                "“It is over,” a narrator in the Reyes ad says.",
                Some("the Reyes ad"),
                None,
            ),
        ] {
            check(text, via, what);
        }
    }
}
