//! Where on a page the body stands.
//!
//! After Readability (Arc90, 2009) and Boilerpipe (Kohlschütter et al., 2010):
//! text in sentences with few links weighs, and the body is the smallest element
//! that holds most of the weight.

use super::{forms, roles::Role};
use crate::outline::{Block, Outline};

/// A block weighs from this length on, in characters.
const SHORTEST: usize = 40;
/// A block without a full stop weighs from this length on.
const SHORTEST_UNSTOPPED: usize = 120;
/// The largest share of a weighing block that may be links.
const MOST_LINKED: f32 = 0.4;
/// From here the search goes on into the heaviest child.
const DESCEND: f32 = 0.72;
/// The same where the child calls itself the body, and where it is an article
/// that holds the headline too.
const DESCEND_IF_BODY: f32 = 0.5;
const DESCEND_IF_HEADED: f32 = 0.3;

/// The share of a block's words that are links.
pub fn link_density(block: &Block) -> f32 {
    let linked: u32 = block.links.iter().map(|link| link.span.len()).sum();
    linked as f32 / block.span.len().max(1) as f32
}

/// How much a block weighs as body text: its characters, if it is prose.
pub fn weight(block: &Block, text: &str) -> usize {
    let words = block.span.of(text);
    let length = words.chars().map(width).sum();
    let is_prose =
        length >= SHORTEST_UNSTOPPED || length >= SHORTEST && forms::ends_sentence(words);
    if is_prose && link_density(block) < MOST_LINKED {
        length
    } else {
        0
    }
}

/// A character's share of a text's length: one that stands for a syllable or a
/// word counts twice.
fn width(c: char) -> usize {
    match c {
        '\u{2e80}'..'\u{fb00}' => 2,
        _ => 1,
    }
}

/// For each element, the weight of the blocks inside.
pub fn sums(outline: &Outline, weights: &[usize]) -> Vec<usize> {
    let mut sums = vec![0; outline.elements.len()];
    for (block, weight) in outline.blocks.iter().zip(weights) {
        if let Some(sum) = sums.get_mut(block.element as usize) {
            *sum += weight;
        }
    }
    // A parent stands before its children, so that each sum is whole when it is
    // handed on.
    for at in (0..sums.len()).rev() {
        if let Some(parent) = parent(outline, at) {
            sums[parent] += sums[at];
        }
    }
    sums
}

/// An element's parent, where it rightly stands before it.
pub fn parent(outline: &Outline, element: usize) -> Option<usize> {
    let parent = outline.elements[element].parent? as usize;
    (parent < element).then_some(parent)
}

/// Finds the body's element, from the root into the heaviest child for as long
/// as that holds most of the weight; for each element, whether it is inside.
pub fn find(
    outline: &Outline,
    sums: &[usize],
    roles: &[Role],
    headline: Option<usize>,
) -> Vec<bool> {
    let mut heaviest: Vec<Option<usize>> = vec![None; sums.len()];
    for at in 0..sums.len() {
        if let Some(parent) = parent(outline, at)
            && heaviest[parent].is_none_or(|other| sums[other] < sums[at])
        {
            heaviest[parent] = Some(at);
        }
    }
    let around_headline = around(outline, headline);
    let mut element = 0;
    while let Some(child) = heaviest.get(element).copied().flatten() {
        let least = match roles[child] {
            Role::Body => DESCEND_IF_BODY,
            _ if outline.elements[child].tag == "article" && around_headline[child] => {
                DESCEND_IF_HEADED
            }
            _ => DESCEND,
        };
        let is_light = (sums[child] as f32) < least * sums[element] as f32;
        if is_light || is_text(&outline.elements[child].tag) {
            break;
        }
        element = child;
        // What calls itself the body is it, and may hold several pieces.
        if roles[element] == Role::Body {
            break;
        }
    }
    let mut inside = vec![false; sums.len()];
    for at in element..inside.len() {
        inside[at] = at == element || parent(outline, at).is_some_and(|it| inside[it]);
    }
    inside
}

/// For each element, whether it holds the block `headline`.
pub fn around(outline: &Outline, headline: Option<usize>) -> Vec<bool> {
    let mut around = vec![false; outline.elements.len()];
    let mut at = headline.map(|block| outline.blocks[block].element as usize);
    while let Some(element) = at.filter(|&it| it < around.len()) {
        around[element] = true;
        at = parent(outline, element);
    }
    around
}

/// Whether an element of this tag is a paragraph itself, not around several.
fn is_text(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "li" | "blockquote" | "td" | "span" | "h1" | "h2" | "h3" | "pre"
    )
}
