//! Who said what, here: cue, content and source spans.

use std::ops::Range;

use crate::{
    article::Part,
    provenance::{Kind, Polarity, Stance},
    text::Text,
};

/// One attribution. All ranges are of [`Text::tokens`].
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What is attributed, piece by piece, marks included.
    pub content: Vec<Range<u32>>,
    /// Who it is attributed to, apposition included.
    pub source: Option<Range<u32>>,
    /// The words that attribute it.
    pub cue: Option<Range<u32>>,
    /// How much of the content stands in quotation marks.
    pub kind: Kind,
    /// The part of the article that it stands in.
    pub part: Part,
    /// The attribution that it continues, by its place; `source` and `cue`
    /// repeat that one's.
    pub continues: Option<u32>,
    /// 1, or 2 for words inside another's words, and so on.
    pub level: u8,
    /// The attribution around it, by its place.
    pub within: Option<u32>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// The cue's class.
    pub stance: Stance,
    /// What ties the content to its source.
    pub tie: Tie,
}

/// What ties a content to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// A reporting verb.
    Verb,
    /// "according to", "in the words of".
    Phrase,
    /// A colon or a dash.
    Sign,
    /// A transcript's or interview's label at the start of the line.
    Label,
    /// None: the quotation stands alone and carries on the one before.
    Floating,
    /// None: a quotation of the headline, deck, a subhead or a caption whose
    /// words stand in the body too.
    Furniture,
}

/// Finds the attributions of `text`, in the order of the page.
pub fn find(_text: &Text) -> Vec<Attribution> {
    Vec::new()
}
