//! What the net is told of one item, and the steps of the chain that it feeds.

use std::ops::Range;

use super::{
    hash::mix,
    strip::{BONES, Cell, Strip},
};

/// How many things the net is told of an item.
pub const FIELDS: usize = 7;

/// What the net is told of an item, hashed: first what names the word itself.
/// `body` tells whether the item stands in the body.
#[inline]
pub fn fields(cell: &Cell, body: bool) -> [u32; FIELDS] {
    let words = cell.words.min(15);
    let rest = u32::from(cell.person) + 2 * words + 32 * u32::from(body);
    [
        mix(101, cell.word, 0),
        mix(102, cell.stem, 0),
        mix(103, cell.suffix, 0),
        mix(104, cell.class, 0),
        mix(105, cell.bone as u32, 0),
        mix(106, u32::from(cell.rule), 0),
        mix(107, rest, 0),
    ]
}

/// How many of the fields name the word itself.
pub const NAMING: usize = 2;

/// The class of the step into item `at`.
pub fn step(strip: &Strip, bounds: &Range<u32>, at: u32) -> u16 {
    let this = strip.near(bounds, at, 0);
    strip.near(bounds, at, -1).bone as u16 * BONES as u16 + this.bone as u16
}
