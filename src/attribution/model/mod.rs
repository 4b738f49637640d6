//! The learned half of attribution: a net and a chain that find cues, a chain that
//! finds each cue's source and content, and a judge that weighs what they and the
//! rules propose. Everything here is linear in the length of the text.

pub mod contest;
pub mod crf;
pub mod cue;
pub mod decode;
pub mod hash;
pub mod judge;
pub mod net;
pub mod role;
pub mod select;
pub mod strip;
pub mod weights;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Tie;
use strip::Strip;
pub use weights::Model;

/// What the rules propose, in items of the strip.
#[derive(Clone, Debug)]
pub struct Hint {
    /// The cue.
    pub cue: Range<u32>,
    /// The source.
    pub source: Option<Range<u32>>,
    /// The pieces of the content.
    pub content: Vec<Range<u32>>,
    /// What ties the two.
    pub tie: Tie,
    /// Whether the cue hangs on a clause before it.
    pub hangs: bool,
    /// Whether the rules put it inside another's words.
    pub nested: bool,
    /// Whether its form alone makes it plain: “…,” X said.
    pub plain: bool,
}

/// An article as the model reads it: its strip and what the rules propose.
#[derive(Debug, Default)]
pub struct Page {
    /// The stretches end to end.
    pub strip: Strip,
    /// The rules' proposals, in order.
    pub hints: Vec<Hint>,
}
