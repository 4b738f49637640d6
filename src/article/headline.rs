//! Which block is the headline.

use super::{
    container,
    evidence::{Evidence, key},
    roles::Role,
};
use crate::outline::Outline;

/// A headline is no longer than this, in bytes.
const LONGEST: u32 = 400;
/// What a block needs to be one.
const ENOUGH: i32 = 3;

/// The block that is most likely the headline, the first of equals.
pub fn find(outline: &Outline, roles: &[Role], evidence: &Evidence) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    for (at, block) in outline.blocks.iter().enumerate() {
        let Some(element) = outline.elements.get(block.element as usize) else {
            continue;
        };
        if block.span.len() > LONGEST {
            continue;
        }
        let role = roles[block.element as usize];
        let by_tag = match element.tag.as_str() {
            "h1" => 4,
            "h2" => 1,
            _ => 0,
        };
        let by_name = if role == Role::Headline { 2 } else { 0 };
        let by_title = likeness(&key(block.span.of(&outline.text)), &evidence.titles);
        let by_links = if container::link_density(block) > 0.8 {
            -2
        } else {
            0
        };
        let score = by_tag + by_name + by_title + by_links;
        if score >= ENOUGH && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

/// How well a line's key fits the titles: 5 for the same words, 3 where one
/// holds most of the other, 2 where it only begins with the title.
fn likeness(key: &str, titles: &[String]) -> i32 {
    let fits = |title: &String| match (key.len(), title.len()) {
        (0..8, _) => 0,
        _ if key == title => 5,
        (own, other) if own * 2 > other && title.contains(key) => 3,
        (own, other) if other * 2 > own && other > 20 && key.contains(title.as_str()) => 3,
        (_, other) if other > 20 && key.starts_with(title.as_str()) => 2,
        _ => 0,
    };
    titles.iter().map(fits).max().unwrap_or(0)
}
