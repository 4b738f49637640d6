//! Who said what, here: cue, content and source spans.

use crate::text::Text;

/// One attribution: source, cue and content spans.
#[derive(Clone, Debug, Default)]
pub struct Attribution {}

/// Finds the attributions of `text`.
pub fn find(_text: &Text) -> Vec<Attribution> {
    Vec::new()
}
