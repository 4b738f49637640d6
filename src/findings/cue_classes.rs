//! The classes of the words that attribute.

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
/// Fewer cues than this tell nothing.
const ENOUGH: usize = 3;

/// One finding for all cues of the body.
pub fn find(page: &Page) -> Vec<Finding> {
    let quotes: Vec<u32> = page
        .body_quotes()
        .filter(|&at| {
            let attribution = page.attribution(at);
            let worded = attribution
                .cue
                .clone()
                .is_some_and(|mut it| it.any(|at| page.is_word(at)));
            worded
                && attribution.continues.is_none()
                && page.is_said(at)
                && page.is_clear(at)
                && !is_mood(page, at)
        })
        .collect();
    if quotes.len() < ENOUGH {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut figures: Vec<(&str, f64)> = vec![("cues", quotes.len() as f64)];
    for (stance, name) in CLASSES {
        let same: Vec<u32> = quotes
            .iter()
            .copied()
            .filter(|&at| page.quote(at).stance == stance)
            .collect();
        if same.is_empty() {
            continue;
        }
        figures.push((name, same.len() as f64));
        let mut cues: Vec<String> = Vec::new();
        for &at in &same {
            let cue = page.attribution(at).cue.clone().unwrap_or_default();
            let written = quoted(&page.str(cue).to_lowercase());
            note(&mut cues, written);
        }
        parts.push(format!("{} {name} ({})", number(same.len()), list(&cues)));
    }
    let evidence = quotes.iter().filter_map(|&at| page.quote(at).cue).collect();
    vec![finding(
        Check::CueClasses,
        format!(
            "The cues of {} attributions: {}.",
            number(quotes.len()),
            parts.join("; ")
        ),
        evidence,
        quotes,
        &figures,
    )]
}

/// Whether the cue tells of a mood.
fn is_mood(page: &Page, quote: u32) -> bool {
    let mut cue = page.attribution(quote).cue.clone().unwrap_or_default();
    cue.any(|at| {
        let word = page.text.lower(at);
        MOODS.iter().any(|it| word.starts_with(it))
    })
}
