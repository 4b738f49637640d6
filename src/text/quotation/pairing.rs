//! The pairing of one paragraph's marks: what each opens, closes or leaves be.

use std::ops::Range;

use super::{
    Quotation,
    single::{Closer, Closers},
};
use crate::text::{
    Text,
    token::{Shape, Token},
};

/// Quotations nest no deeper than this; marks further in are left alone.
const DEEPEST: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Close,
    Either,
    Neither,
}

/// Which way a text's guillemets point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guillemets {
    /// «French», «Spanish».
    Outward,
    /// »German«, »Danish«.
    Inward,
}

struct Open {
    token: u32,
    family: Family,
    /// Its place in `found`.
    place: usize,
    /// The mark, to tell which one closes it.
    mark: char,
}

pub(super) struct Pairing<'t> {
    pub(super) source: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) range: Range<u32>,
    guillemets: Guillemets,
    pub(super) left_open: Option<Family>,
    stack: Vec<Open>,
    pub(super) found: Vec<Quotation>,
    base: u32,
}

impl Pairing<'_> {
    /// The pairing of `range`, with what the paragraph before left open.
    pub(super) fn new<'p>(
        text: &'p Text,
        range: Range<u32>,
        guillemets: Guillemets,
        left_open: Option<Family>,
    ) -> Pairing<'p> {
        Pairing {
            source: text.source,
            tokens: &text.tokens,
            range,
            guillemets,
            left_open,
            stack: Vec::new(),
            found: Vec::new(),
            base: text.quotations.len() as u32,
        }
    }

    pub(super) fn run(&mut self) {
        let closers = self.single_closers();
        for token in self.range.clone() {
            if self.tokens[token as usize].shape != Shape::Mark {
                continue;
            }
            let Some(mark) = self.mark(token) else {
                continue;
            };
            match family(mark, self.is_doubled(token)) {
                Family::Double => self.double(token, mark),
                Family::Single => self.single(token, mark, &closers),
            }
        }
        self.finish();
    }

    pub(super) fn mark(&self, token: u32) -> Option<char> {
        self.tokens[token as usize]
            .span
            .of(self.source)
            .chars()
            .next()
    }

    pub(super) fn is_doubled(&self, token: u32) -> bool {
        self.tokens[token as usize]
            .span
            .of(self.source)
            .chars()
            .count()
            == 2
    }

    fn double(&mut self, token: u32, mark: char) {
        let side = self.side(token);
        let open_double = self
            .stack
            .iter()
            .rposition(|it| it.family == Family::Double);
        let opened_by = open_double.map(|at| self.stack[at].mark);
        let reading = match (mark, self.guillemets) {
            ('“', _) if opened_by == Some('„') => Side::Close,
            ('“' | '„' | '‟' | '「' | '『' | '`', _) | ('‘', _) => Side::Open,
            ('«', Guillemets::Outward) | ('»', Guillemets::Inward) => Side::Open,
            ('”' | '」' | '』' | '’', _) | ('»', _) | ('«', _) => Side::Close,
            _ => Side::Either,
        };
        let nested_allowed = !matches!(mark, '"' | '＂' | '″' | '\'');
        match (reading, open_double) {
            // A mark typed the wrong way round reads the way it stands.
            (Side::Open, Some(_)) if side == Side::Close => self.close(Family::Double, token),
            (Side::Open, None) if side == Side::Close => {}
            (Side::Close, None) if side == Side::Open => self.open(token, Family::Double, mark),
            (Side::Open, None) => self.open(token, Family::Double, mark),
            (Side::Open, Some(_)) => self.reopen(token, mark, nested_allowed),
            (Side::Close, Some(_)) => self.close(Family::Double, token),
            (Side::Close, None) => {}
            (_, None) if side != Side::Close => self.open(token, Family::Double, mark),
            (_, None) => {}
            (_, Some(_)) if side == Side::Open => self.reopen(token, mark, nested_allowed),
            (_, Some(_)) => self.close(Family::Double, token),
        }
    }

    /// An opening mark inside an open quotation: after the end of a sentence or
    /// clause the closing mark was forgotten, else it nests.
    fn reopen(&mut self, token: u32, mark: char, nests: bool) {
        let before = self.tokens[token as usize - 1].span.of(self.source);
        let ended = matches!(
            before.chars().next_back(),
            Some('.' | '!' | '?' | ',' | '…')
        );
        let opened_by = self
            .stack
            .iter()
            .find(|it| it.family == Family::Double)
            .map(|it| it.mark);
        // A mark of another form nests: 「 … 『 … 』 … 」.
        let forgotten = ended && (opened_by == Some(mark) || !nests);
        if forgotten {
            let at = self
                .stack
                .iter()
                .position(|it| it.family == Family::Double)
                .unwrap_or(0);
            for open in self.stack.split_off(at) {
                self.found[open.place].end = token;
            }
            self.open(token, Family::Double, mark);
        } else if nests {
            self.open(token, Family::Double, mark);
        }
    }

    fn single(&mut self, token: u32, mark: char, closers: &Closers) {
        let open = self.stack.iter().any(|it| it.family == Family::Single);
        let at = (token - self.range.start) as usize;
        if open && closers.kind[at] != Closer::No {
            let certain = closers.kind[at] == Closer::Certain;
            if certain || !closers.certain_ahead[at] {
                self.close(Family::Single, token);
            }
            return;
        }
        let opens = match mark {
            '‘' | '‚' | '‛' | '‹' | '`' => self.side(token) != Side::Close,
            '›' | '\'' => self.side(token) == Side::Open,
            // A curly apostrophe never opens: editors turn '90s into ’90s.
            _ => false,
        };
        if opens && !open && !self.is_elision(token) {
            let can_close = closers.any_ahead[at];
            let goes_on = mark == '‘' && token == self.range.start;
            if can_close || goes_on || mark == '‘' && self.starts_clause(token) {
                self.open(token, Family::Single, mark);
            }
        }
    }

    /// Whether what stands before lets a quotation of whole sentences begin.
    fn starts_clause(&self, token: u32) -> bool {
        token > self.range.start && {
            let before = self.tokens[token as usize - 1].span.of(self.source);
            matches!(before, ":" | ",")
        }
    }

    /// ‘em, '90s, 'tis: letters left out, not a quotation.
    fn is_elision(&self, token: u32) -> bool {
        const ELIDED: [&str; 9] = [
            "em", "tis", "twas", "til", "cause", "n", "round", "bout", "im",
        ];
        self.tokens.get(token as usize + 1).is_some_and(|next| {
            let word = next.span.of(self.source);
            let year = word.len() == 2 && word.bytes().all(|it| it.is_ascii_digit());
            let decade = word.ends_with('s')
                && word.len() == 3
                && word.starts_with(|ch: char| ch.is_ascii_digit());
            !next.spaced
                && (decade || year || ELIDED.iter().any(|it| word.eq_ignore_ascii_case(it)))
        })
    }

    fn open(&mut self, token: u32, family: Family, mark: char) {
        if self.stack.len() >= DEEPEST {
            return;
        }
        let goes_on = token == self.range.start && self.left_open == Some(family);
        let parent = self.stack.last().map(|it| self.base + it.place as u32);
        let place = self.found.len();
        self.found.push(Quotation {
            open: token,
            end: self.range.end,
            closed: false,
            single: family == Family::Single,
            goes_on,
            parent,
        });
        self.stack.push(Open {
            token,
            family,
            place,
            mark,
        });
    }

    /// Closes the innermost quotation of `family`, and with it what was left
    /// open inside.
    fn close(&mut self, family: Family, token: u32) {
        let Some(at) = self.stack.iter().rposition(|it| it.family == family) else {
            return;
        };
        for (depth, open) in self.stack.split_off(at).into_iter().enumerate() {
            let quotation = &mut self.found[open.place];
            quotation.closed = depth == 0;
            quotation.end = if depth == 0 { token + 1 } else { token };
        }
        self.absorb(token);
    }

    /// A closing mark typed twice closes once: “Enough,”” she said.
    fn absorb(&mut self, token: u32) {
        let next = token + 1;
        let again = next < self.range.end
            && !self.tokens[next as usize].spaced
            && matches!(self.mark(next), Some('”' | '»' | '」'))
            && self.mark(next) == self.mark(token)
            && self.stack.is_empty();
        if again && let Some(last) = self.found.iter_mut().rev().find(|it| it.end == next) {
            last.end = next + 1;
        }
    }

    fn finish(&mut self) {
        self.left_open = self.stack.first().map(|it| it.family);
        // A single mark that nothing closes inside double ones is an apostrophe.
        let stray: Vec<usize> = self
            .stack
            .iter()
            .skip(1)
            .filter(|it| it.family == Family::Single)
            .map(|it| it.place)
            .collect();
        let lone = self.stack.iter().any(|it| it.token + 1 >= self.range.end);
        if stray.is_empty() && !lone {
            return;
        }
        let range_end = self.range.end;
        let mut kept = vec![0u32; self.found.len()];
        let mut next = 0;
        let drop = |at: usize, it: &Quotation| stray.contains(&at) || it.open + 1 >= range_end;
        for (at, quotation) in self.found.iter().enumerate() {
            kept[at] = next;
            next += u32::from(!drop(at, quotation));
        }
        let base = self.base;
        let found = std::mem::take(&mut self.found);
        for (at, mut quotation) in found.into_iter().enumerate() {
            if !drop(at, &quotation) {
                quotation.parent = quotation
                    .parent
                    .filter(|parent| !stray.contains(&((parent - base) as usize)))
                    .map(|parent| base + kept[(parent - base) as usize]);
                self.found.push(quotation);
            }
        }
    }

    /// Which side of a quotation a mark stands on, by its neighbours alone.
    pub(super) fn side(&self, token: u32) -> Side {
        let this = &self.tokens[token as usize];
        let before = (token > self.range.start).then(|| &self.tokens[token as usize - 1]);
        let after = (token + 1 < self.range.end).then(|| &self.tokens[token as usize + 1]);
        let opens = this.spaced
            || before.is_none_or(|it| {
                it.shape == Shape::Mark && self.was_opened(token - 1)
                    || matches!(
                        it.span.of(self.source),
                        "(" | "[" | "{" | "—" | "–" | "--" | "-" | "―" | "/"
                    )
            });
        let closes = after.is_none_or(|it| {
            it.spaced
                || matches!(
                    it.span.of(self.source),
                    ")" | "]"
                        | "}"
                        | ","
                        | "."
                        | ";"
                        | ":"
                        | "!"
                        | "?"
                        | "—"
                        | "–"
                        | "--"
                        | "-"
                        | "―"
                        | "/"
                )
        });
        match (opens, closes) {
            (true, false) => Side::Open,
            (false, true) => Side::Close,
            (true, true) => Side::Either,
            (false, false) => Side::Neither,
        }
    }

    fn was_opened(&self, token: u32) -> bool {
        self.stack.last().is_some_and(|it| it.token == token)
    }
}

fn family(mark: char, doubled: bool) -> Family {
    match mark {
        '‘' | '’' | '‚' | '‛' | '\'' | '‹' | '›' | '`' if !doubled => Family::Single,
        _ => Family::Double,
    }
}
