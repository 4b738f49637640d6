//! The classes of the words that attribute.

use std::ops::Range;

use super::{
    finding,
    page::Page,
    prose::{list, note, number, quoted},
};
use crate::provenance::{Check, Finding, Stance};

/// The classes as they are listed.
const CLASSES: [(Stance, &str); 6] = [
    (Stance::Neutral, "neutral"),
    (Stance::Assertive, "assertive"),
    (Stance::Doubting, "doubting"),
    (Stance::Factive, "factive"),
    (Stance::Forceful, "forceful"),
    (Stance::Hedged, "hedged"),
];
/// Beginnings of verbs that tell of a mood more than of how sure the words are:
/// their class says little, and they are not counted.
const MOODS: [&str; 16] = [
    "blast", "slam", "condemn", "critici", "denounc", "rebuk", "complain", "boast", "laugh", "cry",
    "promis", "protest", "chant", "plead", "fum", "lament",
];
/// A cue of more words is told by more than its verb.
const LONGEST: usize = 4;
/// Verbs of speech that as often are none: "read a summary", "reminds her of".
const DOUBTS: [&str; 9] = [
    "read", "reads", "speaking", "reminds", "reminded", "began", "begins", "agreed", "agree",
];
/// Fewer cues than this tell nothing.
const ENOUGH: usize = 3;

/// One finding for all cues of the body.
pub fn find(page: &Page) -> Vec<Finding> {
    let verbs: Vec<(u32, Range<u32>)> = page
        .body_quotes()
        .filter(|&at| {
            page.attribution(at).continues.is_none()
                && page.is_said(at)
                && page.is_clear(at)
                && page.is_clause(at)
                && page.speaker(at).is_some()
                && !is_mood(page, at)
        })
        .filter_map(|at| Some((at, verb(page, at)?)))
        .collect();
    if verbs.len() < ENOUGH {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut figures: Vec<(&str, f64)> = vec![("cues", verbs.len() as f64)];
    for (stance, name) in CLASSES {
        let mut count = 0;
        let mut cues: Vec<String> = Vec::new();
        for (at, verb) in &verbs {
            if page.quote(*at).stance == stance {
                count += 1;
                note(&mut cues, quoted(&page.str(verb.clone()).to_lowercase()));
            }
        }
        if count > 0 {
            figures.push((name, count as f64));
            parts.push(format!("{} {name} ({})", number(count), list(&cues)));
        }
    }
    let (quotes, evidence) = verbs
        .into_iter()
        .map(|(at, verb)| (at, page.span(verb)))
        .unzip();
    vec![finding(
        Check::CueClasses,
        format!(
            "The words that attribute, where they were found: {}.",
            parts.join("; ")
        ),
        evidence,
        quotes,
        &figures,
    )]
}

/// The verb of speech in a cue of a few words, or its "according to". What the cue
/// of a longer one says, its class doesn't tell.
fn verb(page: &Page, quote: u32) -> Option<Range<u32>> {
    let cue = page.attribution(quote).cue.clone()?;
    if cue.len() > LONGEST {
        return None;
    }
    let says = cue
        .clone()
        .find(|&at| page.says(at) && !DOUBTS.contains(&page.text.lower(at)))?;
    let to = page.text.lower(says) == "according" && says + 1 < cue.end;
    Some(says..says + 1 + u32::from(to))
}

/// Whether the cue tells of a mood.
fn is_mood(page: &Page, quote: u32) -> bool {
    let mut cue = page.attribution(quote).cue.clone().unwrap_or_default();
    cue.any(|at| {
        let word = page.text.lower(at);
        MOODS.iter().any(|it| word.starts_with(it))
    })
}
