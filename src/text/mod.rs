//! The article's words: tokens, sentences and quotation marks.

mod lines;
pub mod quotation;
pub mod sentence;
pub mod token;

use std::ops::Range;

use crate::{
    article::{Article, Part},
    outline::Outline,
    span::Span,
};
pub use quotation::Quotation;
pub use token::{Shape, Token, Vocabulary, WordId};

/// The words of an article. Tokens, sentences, paragraphs and quotations are
/// each in the order of the page, and never cross a paragraph.
#[derive(Debug, Default)]
pub struct Text<'o> {
    /// The outline's text, which every span counts in.
    pub source: &'o str,
    /// All tokens of all paragraphs.
    pub tokens: Vec<Token>,
    /// The distinct words behind them.
    pub vocabulary: Vocabulary,
    /// The sentences, as ranges of `tokens`.
    pub sentences: Vec<Range<u32>>,
    /// The article's paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// What stands in quotation marks, outer before inner.
    pub quotations: Vec<Quotation>,
}

/// One block of the article, or several where a line was broken in the middle of
/// a sentence: body text or furniture.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The place of its first block in [`Outline::blocks`].
    pub block: u32,
    /// What it is to the article.
    pub part: Part,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its sentences, as a range of [`Text::sentences`].
    pub sentences: Range<u32>,
    /// Its quotations, as a range of [`Text::quotations`].
    pub quotations: Range<u32>,
}

impl<'o> Text<'o> {
    /// Reads the words of the article in `outline`: every block that is not
    /// [`Part::Outside`].
    pub fn of(outline: &'o Outline, article: &Article) -> Text<'o> {
        let mut text = Text {
            source: &outline.text,
            ..Text::default()
        };
        let blocks = outline.blocks.iter().zip(&article.parts).enumerate();
        for (index, (block, &part)) in blocks {
            if part != Part::Outside {
                let first = text.tokens.len() as u32;
                token::split(
                    text.source,
                    block.span,
                    &mut text.vocabulary,
                    &mut text.tokens,
                );
                let tokens = first..text.tokens.len() as u32;
                if lines::go_on(outline, article, index)
                    && let Some(last) = text.paragraphs.last_mut()
                {
                    last.tokens.end = tokens.end;
                    continue;
                }
                text.paragraphs.push(Paragraph {
                    block: index as u32,
                    part,
                    tokens,
                    sentences: 0..0,
                    quotations: 0..0,
                });
            }
        }
        quotation::find(&mut text);
        sentence::find(&mut text);
        text
    }

    /// The characters of a span.
    pub fn str(&self, span: Span) -> &'o str {
        span.of(self.source)
    }

    /// A token's characters as written.
    pub fn token_str(&self, token: u32) -> &'o str {
        self.str(self.tokens[token as usize].span)
    }

    /// A token's word in lower case, with a straight apostrophe; empty for a
    /// token that is not there.
    pub fn lower(&self, token: u32) -> &str {
        match self.tokens.get(token as usize) {
            Some(token) => self.vocabulary.lower(token.word),
            None => "",
        }
    }

    /// The bytes of a range of tokens; empty for an empty range.
    pub fn span_of(&self, tokens: Range<u32>) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        let first = self.tokens[tokens.start as usize].span;
        first.cover(self.tokens[tokens.end as usize - 1].span)
    }

    /// The tokens that lie wholly inside a byte span.
    pub fn tokens_in(&self, span: Span) -> Range<u32> {
        let start = self
            .tokens
            .partition_point(|token| token.span.start < span.start);
        let end = self
            .tokens
            .partition_point(|token| token.span.end <= span.end);
        start as u32..end.max(start) as u32
    }

    /// The paragraph that holds a token.
    pub fn paragraph_of(&self, token: u32) -> u32 {
        self.paragraphs.partition_point(|it| it.tokens.end <= token) as u32
    }

    /// The sentence that holds a token.
    pub fn sentence_of(&self, token: u32) -> u32 {
        self.sentences.partition_point(|it| it.end <= token) as u32
    }

    /// The outermost quotation that holds a token, marks included.
    pub fn quotation_of(&self, token: u32) -> Option<u32> {
        self.tokens.get(token as usize)?.quotation
    }
}
