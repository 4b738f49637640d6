//! Who said what, here: cue, content and source spans.
//!
//! Marks settle what is quoted. The [`rules`] propose cues, sources and contents
//! from a table of reporting verbs and the shape of the clause; the [`model`]
//! adds what they miss and weighs both. What neither ties (a quotation that
//! floats, a line that leads in, a label, words inside other words) is settled
//! last.

mod draft;
mod floating;
mod found;
mod label;
mod lead;
mod manner;
#[doc(hidden)]
pub mod model;
mod named;
mod nested;
mod rules;
mod stretch;
#[cfg(test)]
mod tests;
mod told;
mod voice;

use std::ops::Range;

use crate::{
    article::Part,
    provenance::{Kind, Polarity, Stance},
    text::{Quotation, Text},
};
use draft::Draft;
use found::Found;
use model::{Model, Page, decode, select};

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
    /// Of the attributions at this number, the share whose source is right.
    pub confidence: f32,
}

impl Attribution {
    /// A quotation of the body that is wholly `source`'s, without a cue.
    fn of_quotation(quotation: &Quotation, source: Range<u32>, tie: Tie) -> Attribution {
        Attribution {
            content: vec![quotation.open..quotation.end],
            source: Some(source),
            cue: None,
            kind: Kind::Direct,
            part: Part::Paragraph,
            continues: None,
            level: 1,
            within: None,
            polarity: Polarity::Affirmed,
            stance: Stance::Neutral,
            tie,
            confidence: 1.0,
        }
    }
}

/// What ties a content to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// A reporting verb.
    Verb,
    /// A verb of belief, plan or finding.
    Attitude,
    /// The clause that the content stands in, whose cue is no listed one.
    Clause,
    /// "according to".
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
pub fn find(text: &Text) -> Vec<Attribution> {
    find_with(text, Model::embedded())
}

/// Finds the attributions of `text` with a given model; by rule alone without
/// one.
#[doc(hidden)]
pub fn find_with(text: &Text, model: Option<&Model>) -> Vec<Attribution> {
    find_on(text, model, |_| {})
}

/// Finds the attributions of `text` with a given model, which reads the page as
/// `edit` leaves it: with features blanked, or without the rules' proposals.
#[doc(hidden)]
pub fn find_on(
    text: &Text,
    model: Option<&Model>,
    edit: impl FnOnce(&mut Page),
) -> Vec<Attribution> {
    let mut draft = Draft::of(text);
    draft.edit(edit);
    let chosen = match model {
        Some(model) => select::select(&draft.page, decode::candidates(&draft.page, model)),
        None => decode::by_rule(&draft.page),
    };
    let found = draft.settle(chosen);
    if voice::is_heard(text, &found) {
        found
    } else {
        Vec::new()
    }
}

/// What the model reads of `text`.
#[doc(hidden)]
pub fn page(text: &Text) -> Page {
    Draft::of(text).page
}
