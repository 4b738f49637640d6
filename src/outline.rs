//! Input: the page's blocks, as a walker wrote them down.
//!
//! The walker (the content script in a browser, html5ever on the command line)
//! is dumb on purpose: it says what stands on the page, never what it is.

mod utf16;

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// A page as its walker wrote it down.
///
/// The walker's rules, the same in the browser and on the command line:
/// - `text` holds the visible text of every block in document order, each block
///   on a line of its own (`\n` ends it). White space inside a block is folded
///   to one blank and trimmed at the ends; `<br>` ends a block, and the next one
///   belongs to the same element.
/// - A block is a run of inline content inside one block-level element.
/// - Nothing hidden, scripted or editable is written down.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Outline {
    /// The page's address, when it has one.
    pub url: Option<String>,
    /// The document's title.
    pub title: Option<String>,
    /// The language that the page declares (`<html lang>`), as written.
    pub language: Option<String>,
    /// All visible text.
    pub text: String,
    /// The elements that hold a block, and all their ancestors; a parent stands
    /// before its children.
    pub elements: Vec<Element>,
    /// The blocks, in order of `text`.
    pub blocks: Vec<Block>,
    /// `<meta>` tags with a name or property.
    pub metas: Vec<Meta>,
    /// The text of each `<script type="application/ld+json">`.
    pub json_ld: Vec<String>,
}

/// An element of the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Element {
    /// Its parent's place in [`Outline::elements`]; none for the root.
    pub parent: Option<u32>,
    /// The tag's name in lower case (`p`, `h1`, `figcaption`).
    pub tag: String,
    /// Class, id, itemprop, role and data-testid, joined by blanks, as written.
    pub hints: String,
}

/// A run of inline text inside one block-level element.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Block {
    /// The block's place in the text, without the line's end.
    pub span: Span,
    /// The block-level element's place in [`Outline::elements`].
    pub element: u32,
    /// Links inside, in order.
    pub links: Vec<Link>,
    /// Bold stretches inside (`b`, `strong`): interviews mark who speaks so.
    pub strong: Vec<Span>,
}

/// A link with its words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Link {
    /// The linked words.
    pub span: Span,
    /// The absolute address.
    pub href: String,
}

/// A `<meta>` tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Meta {
    /// Its `name` or `property`.
    pub name: String,
    /// Its `content`.
    pub content: String,
}

/// The tag of the root element of an outline made from plain text.
pub const PLAIN_TEXT: &str = "text";

impl Outline {
    /// The outline of plain text: a block a line, no markup. `text` is kept as
    /// it is, so that spans are spans of the caller's own string.
    pub fn from_plain_text(text: String) -> Outline {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let from = start + (line.len() - line.trim_start().len());
                let span = Span::new(from as u32, (from + trimmed.len()) as u32);
                blocks.push(Block {
                    span,
                    ..Block::default()
                });
            }
            start += line.len() + 1;
        }
        let root = Element {
            tag: PLAIN_TEXT.to_owned(),
            ..Element::default()
        };
        Outline {
            text,
            elements: vec![root],
            blocks,
            ..Outline::default()
        }
    }

    /// Whether this came from plain text, so that only its form tells what a
    /// block is.
    pub fn is_plain_text(&self) -> bool {
        self.elements
            .first()
            .is_some_and(|root| root.tag == PLAIN_TEXT)
    }
}
