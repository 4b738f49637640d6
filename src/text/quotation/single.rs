//! Single marks: which of them may close a quotation, and which are apostrophes.

use super::pairing::{Pairing, Side};
use crate::text::token::Shape;

impl Pairing<'_> {
    /// Which single marks of the paragraph may close, told in one pass back.
    pub(super) fn single_closers(&self) -> Closers {
        let len = self.range.len();
        let mut closers = Closers {
            kind: vec![Closer::No; len],
            certain_ahead: vec![false; len],
            any_ahead: vec![false; len],
        };
        let mut certain = false;
        let mut any = false;
        for at in (0..len).rev() {
            closers.certain_ahead[at] = certain;
            closers.any_ahead[at] = any;
            let token = self.range.start + at as u32;
            if self.tokens[token as usize].shape != Shape::Mark || self.is_doubled(token) {
                continue;
            }
            match self.mark(token) {
                Some('’' | '\'' | '›') => {
                    let kind = self.closer(token);
                    closers.kind[at] = kind;
                    certain |= kind == Closer::Certain;
                    any |= kind != Closer::No;
                }
                Some('‘') => {
                    // What closes behind the next opening mark belongs to that.
                    certain = false;
                }
                _ => {}
            }
            if self.mark(token) == Some('\'') && self.side(token) == Side::Open {
                certain = false;
            }
        }
        closers
    }

    /// Whether a single mark closes: surely after a stop or comma, perhaps after
    /// a word, where it may be the plural's possessive or a dropped letter.
    fn closer(&self, token: u32) -> Closer {
        let this = &self.tokens[token as usize];
        if this.spaced || token == self.range.start {
            return Closer::No;
        }
        if self
            .tokens
            .get(token as usize + 1)
            .is_some_and(|next| token + 1 < self.range.end && !next.spaced && next.shape.is_word())
        {
            return Closer::No;
        }
        let before = &self.tokens[token as usize - 1];
        let word = before.span.of(self.source);
        if word == "n" {
            return Closer::No;
        }
        let elides =
            word.ends_with(['s', 'S', 'z', 'x']) || word.ends_with("in") || word.ends_with("th");
        match before.shape {
            Shape::Stop | Shape::Sign => Closer::Certain,
            Shape::Mark => Closer::Maybe,
            _ if !elides => Closer::Certain,
            _ => Closer::Maybe,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closer {
    No,
    Maybe,
    Certain,
}

pub(super) struct Closers {
    pub(super) kind: Vec<Closer>,
    /// Whether a certain closer follows before the next opening mark.
    pub(super) certain_ahead: Vec<bool>,
    pub(super) any_ahead: Vec<bool>,
}
