//! What of an outline is the article, and what part each block plays in it.

mod container;
mod evidence;
pub(crate) mod forms;
mod headline;
mod language;
mod markup;
mod plain_text;
mod repeats;
mod roles;
mod tail;

use crate::outline::Outline;

/// What a block is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The headline.
    Headline,
    /// The deck (standfirst) under the headline.
    Deck,
    /// Who wrote it; the author's own description too.
    Byline,
    /// Where and when it was written or updated.
    Dateline,
    /// A heading inside the body.
    Subhead,
    /// Body text.
    Paragraph,
    /// Words under a picture or a video.
    Caption,
    /// Words of the body set large a second time.
    PullQuote,
    /// An embedded social post.
    Embed,
    /// Readers' comments, promos, navigation, notices: not the article.
    Outside,
}

/// The article: what part each block of the outline plays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// One part a block, in the order of [`Outline::blocks`].
    pub parts: Vec<Part>,
    /// The language of the body as a two-letter code ("en"), from what the page
    /// declares or else from its commonest words.
    pub language: String,
}

impl Article {
    /// Tells the parts of `outline`.
    pub fn of(outline: &Outline) -> Article {
        let parts = if outline.is_plain_text() {
            plain_text::parts(outline)
        } else {
            markup::parts(outline)
        };
        let paragraphs = outline
            .blocks
            .iter()
            .zip(&parts)
            .filter(|(_, part)| **part == Part::Paragraph)
            .map(|(block, _)| block.span.of(&outline.text));
        let language = language::of(outline.language.as_deref(), paragraphs);
        Article { parts, language }
    }
}
