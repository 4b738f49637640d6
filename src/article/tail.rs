//! Who made the story, told below its body or at its start.

use super::{Part, forms};
use crate::outline::Outline;

/// Blocks looked at, from the last paragraph upwards.
const MOST: usize = 6;
/// A shorter text is no story with its author's life below.
const FEWEST_PARAGRAPHS: usize = 3;

/// A story with this many paragraphs that say "I" is told by its writer.
const FEWEST_I: usize = 3;

/// Turns those of the last paragraphs into bylines that credit the story's
/// makers, or that end it and tell who wrote it.
pub fn bylines(outline: &Outline, parts: &mut [Part]) {
    let Some(last) = parts.iter().rposition(|it| *it == Part::Paragraph) else {
        return;
    };
    let mut is_end = true;
    for at in (0..=last).rev().take(MOST) {
        if parts[at] != Part::Paragraph {
            continue;
        }
        let text = outline.blocks[at].span.of(&outline.text);
        if forms::is_credit(text) || is_end && is_writers_life(outline, parts, at) {
            parts[at] = Part::Byline;
        } else {
            is_end = false;
        }
    }
}

/// Turns the first paragraph into a byline where it begins with the name that the byline
/// gives: "Ana Reyes reported from Lisbon."
pub fn note_on_authors(outline: &Outline, parts: &mut [Part]) {
    let text = |at: usize| outline.blocks[at].span.of(&outline.text);
    let Some(first) = parts.iter().position(|it| *it == Part::Paragraph) else {
        return;
    };
    let name: Vec<&str> = text(first)
        .split_whitespace()
        .take_while(|it| it.starts_with(char::is_uppercase))
        .take(4)
        .collect();
    let name = name.join(" ");
    let is_named = (0..first).any(|at| parts[at] == Part::Byline && text(at).contains(&name));
    if name.contains(' ') && is_named && !forms::has_quote(text(first)) {
        parts[first] = Part::Byline;
    }
}

/// A life of somebody whom the story itself does not name: who wrote it.
fn is_writers_life(outline: &Outline, parts: &[Part], at: usize) -> bool {
    let text = |at: usize| outline.blocks[at].span.of(&outline.text);
    let Some(surname) = forms::life_of(text(at)) else {
        return false;
    };
    let story: Vec<usize> = (0..at).filter(|&it| parts[it] == Part::Paragraph).collect();
    let names = |name: &str| story.iter().any(|&it| text(it).contains(name));
    // A memoir names the writer's family.
    let given = text(at).split_whitespace().next().unwrap_or(surname);
    let stranger = !names(surname)
        || !names(given) && story.iter().filter(|&&it| says_i(text(it))).count() >= FEWEST_I;
    story.len() + 1 >= FEWEST_PARAGRAPHS && stranger
}

/// Whether a paragraph without quotes says "I".
fn says_i(text: &str) -> bool {
    !forms::has_quote(text) && text.split_whitespace().any(|word| word == "I")
}
