//! How an attribution is meant: affirmed or denied, and how sure the page is of
//! it.

use std::ops::Range;

use crate::{
    lexicon::{Facts, cues, is_adverb},
    provenance::{Polarity, Stance},
    text::{Shape, Text},
};

/// How many words before a source or a cue may bear on it.
const REACH: u32 = 6;

/// Words that leave open whether it was said at all.
const HEDGES: &[&str] = &[
    "reportedly",
    "allegedly",
    "apparently",
    "supposedly",
    "purportedly",
    "seemingly",
];

/// Behind a form of "be" and before "to": others say so, or it is yet to come.
const REPORTED: &[&str] = &[
    "said",
    "reported",
    "believed",
    "alleged",
    "thought",
    "understood",
    "rumored",
    "rumoured",
    "expected",
    "likely",
    "set",
    "due",
    "scheduled",
    "slated",
    "poised",
    "going",
    "certain",
];

/// Verbs that deny where their object is what others say: "rejected the idea that".
const REJECTING: &[&str] = &[
    "reject",
    "dismiss",
    "dispute",
    "refute",
    "rebut",
    "rubbish",
    "contradict",
    "disavow",
];

/// What others say.
const IDEAS: &[&str] = &[
    "idea",
    "claim",
    "claims",
    "suggestion",
    "suggestions",
    "notion",
    "allegation",
    "allegations",
    "report",
    "reports",
    "rumor",
    "rumors",
    "rumour",
    "rumours",
    "accusation",
    "accusations",
    "assertion",
    "assertions",
    "charge",
    "charges",
    "speculation",
    "theory",
];

/// Polarity and stance of the attribution by `cue` to `source`.
pub(super) fn of(text: &Text, cue: &Range<u32>, source: Option<&Range<u32>>) -> (Polarity, Stance) {
    let group = group(text, cue);
    let verb = cue.clone().rev().find_map(|at| cues::verb(text.lower(at)));
    let negated = group.clone().any(|at| negates(text, at))
        || is_avoided(text, group.start)
        || source.is_some_and(|it| is_nobody(text, it));
    let denies = verb.is_some_and(|it| {
        it.lemma == "deny" || REJECTING.contains(&it.lemma) && is_idea(text, cue.end)
    });
    let hedged = group.clone().any(|at| HEDGES.contains(&text.lower(at)))
        || is_reported(text, &group)
        || opens_hedged(text, cue.start)
        || negated && denies;
    let stance = match verb {
        _ if hedged => Stance::Hedged,
        Some(verb) => verb.stance,
        None => Stance::Neutral,
    };
    // Who does not deny a thing neither says it nor denies it.
    let polarity = if negated != denies {
        Polarity::Negated
    } else {
        Polarity::Affirmed
    };
    (polarity, stance)
}

/// Whether a cue says that nothing was said: "did not respond", "never replied".
pub(super) fn is_silence(text: &Text, cue: &Range<u32>) -> bool {
    let verb = cue.clone().rev().find_map(|at| cues::verb(text.lower(at)));
    verb.is_some_and(|it| matches!(it.lemma, "respond" | "reply" | "comment" | "answer"))
        && group(text, cue).any(|at| negates(text, at))
}

/// Whether a cue tells what somebody might say: "If Ana Reyes says yes, …".
pub(super) fn is_supposed(text: &Text, cue: &Range<u32>, source: Option<&Range<u32>>) -> bool {
    let start = source.map_or(cue.start, |it| it.start.min(cue.start));
    let before = start.checked_sub(1).filter(|&at| {
        text.sentence_of(at) == text.sentence_of(start) && text.tokens[at as usize].shape.is_word()
    });
    before.is_some_and(|at| matches!(text.lower(at), "if" | "unless"))
}

/// The cue with the auxiliaries and adverbs right before it.
fn group(text: &Text, cue: &Range<u32>) -> Range<u32> {
    let paragraph = text.paragraph_of(cue.start) as usize;
    let floor = text
        .paragraphs
        .get(paragraph)
        .map_or(0, |it| it.tokens.start);
    let floor = floor.max(cue.start.saturating_sub(REACH));
    let mut start = cue.start;
    while start > floor {
        let before = &text.tokens[start as usize - 1];
        let facts = text.vocabulary.facts(before.word);
        let lower = text.lower(start - 1);
        let inner = facts.contains(Facts::AUXILIARY) || is_adverb(lower, facts);
        if before.shape != Shape::Lower || !inner {
            break;
        }
        start -= 1;
    }
    start..cue.end
}

/// Whether "that" or what others say follows at `from`.
fn is_idea(text: &Text, from: u32) -> bool {
    let to = (from + 4).min(text.tokens.len() as u32);
    text.lower(from) == "that" || (from..to).any(|at| IDEAS.contains(&text.lower(at)))
}

/// "never", "not", "didn't"; not "not only", "not just".
fn negates(text: &Text, at: u32) -> bool {
    let lower = text.lower(at);
    match lower {
        "never" | "cannot" => true,
        "not" => is_whole(text, at),
        _ => lower.ends_with("n't") && is_whole(text, at),
    }
}

fn is_whole(text: &Text, at: u32) -> bool {
    !matches!(
        text.lower(at + 1),
        "only" | "just" | "merely" | "simply" | "solely"
    )
}

/// "without saying", "stopped short of saying", "refrained from saying".
fn is_avoided(text: &Text, start: u32) -> bool {
    let before = |back: u32| start.checked_sub(back).map_or("", |at| text.lower(at));
    matches!(before(1), "without" | "avoided" | "avoids")
        || matches!(
            (before(2), before(1)),
            ("short", "of")
                | ("instead", "of")
                | ("rather", "than")
                | ("refrained", "from")
                | ("refrains", "from")
        )
}

/// "No one", "neither X nor Y", "none of the members", "nor did X".
fn is_nobody(text: &Text, source: &Range<u32>) -> bool {
    let none = |at: u32| {
        matches!(
            text.lower(at),
            "nobody" | "none" | "neither" | "nor" | "no-one"
        )
    };
    let opens = text.lower(source.start) == "no";
    if opens || source.clone().any(none) {
        return true;
    }
    let sentence = text.sentence_of(source.start) as usize;
    let floor = text.sentences.get(sentence).map_or(0, |it| it.start);
    (floor.max(source.start.saturating_sub(REACH))..source.start)
        .rev()
        .take_while(|&at| {
            let token = &text.tokens[at as usize];
            let facts = text.vocabulary.facts(token.word);
            token.shape.is_word() && !facts.any(Facts::SAYING | Facts::VERB | Facts::PRONOUN)
        })
        .any(|at| none(at) || text.lower(at) == "no" && text.lower(at + 1) == "one")
}

/// "is said to have told", "is expected to say".
fn is_reported(text: &Text, group: &Range<u32>) -> bool {
    let to = (group.start..group.end + 3).find(|&at| text.lower(at) == "to");
    let before = |at: u32, back: u32| at.checked_sub(back).map_or("", |it| text.lower(it));
    to.or_else(|| {
        group
            .start
            .checked_sub(1)
            .filter(|&at| text.lower(at) == "to")
    })
    .is_some_and(|to| {
        let be = |it: &str| matches!(it, "is" | "are" | "was" | "were" | "been" | "'s");
        REPORTED.contains(&before(to, 1)) && be(before(to, 2))
    })
}

/// "Reportedly, Ana Reyes said …".
fn opens_hedged(text: &Text, cue: u32) -> bool {
    let sentence = text.sentence_of(cue) as usize;
    let first = text.sentences.get(sentence).and_then(|it| {
        it.clone()
            .find(|&at| text.tokens[at as usize].shape.is_word())
    });
    first.is_some_and(|at| HEDGES.contains(&text.lower(at)))
}

#[cfg(test)]
mod tests {
    use crate::{outline::Outline, read};

    /// For each attribution of a story, whether it is denied or hedged.
    #[track_caller]
    fn check(story: &str, expected: &[&str]) {
        let found: Vec<String> = read(&Outline::from_plain_text(story.to_owned()))
            .quotes
            .iter()
            .map(|it| format!("{:?} {:?}", it.polarity, it.stance))
            .collect();
        assert_eq!(found, expected, "{story}");
    }

    #[test]
    fn manners() {
        for (clause, expected) in [
            ("Ana Reyes never said that", &["Negated Neutral"][..]),
            ("Ana Reyes did not say that", &["Negated Neutral"]),
            ("Ana Reyes denied that", &["Negated Doubting"]),
            ("Ana Reyes denied saying that", &["Negated Doubting"]),
            ("Ana Reyes rejected the idea that", &["Negated Forceful"]),
            ("Ana Reyes did not deny that", &["Affirmed Hedged"]),
            ("Ana Reyes not only said that", &["Affirmed Neutral"]),
            ("Ana Reyes did not just say that", &["Affirmed Neutral"]),
            (
                "Neither Ana Reyes nor Paul Dunn said that",
                &["Negated Neutral"],
            ),
            (
                "Ana Reyes stopped short of saying that",
                &["Negated Neutral"],
            ),
            ("Ana Reyes reportedly said that", &["Affirmed Hedged"]),
            (
                "Ana Reyes allegedly told her staff that",
                &["Affirmed Hedged"],
            ),
            ("Reportedly, Ana Reyes said that", &["Affirmed Hedged"]),
            ("Ana Reyes is expected to say that", &["Affirmed Hedged"]),
            ("Ana Reyes would not say that", &[]),
            ("Ana Reyes declined to say that", &[]),
        ] {
            check(&format!("{clause} the plan would fail."), expected);
        }
    }

    #[test]
    fn silence_says_nothing() {
        for story in [
            "Ana Reyes declined to comment on the plan.",
            "Ana Reyes did not respond to a request for comment.",
            "Ana Reyes never replied to an email that the paper sent.",
            "Ana Reyes could not be reached for comment.",
            "If Ana Reyes says that the plan will fail, the mayor will resign.",
        ] {
            check(story, &[]);
        }
    }
}
