//! Quotation marks, paired paragraph by paragraph: curly, straight, doubled
//! singles, British singles against apostrophes, guillemets in both directions,
//! low-high and corner marks, nested, mis-typed, and left open.

use super::Text;
use crate::{
    lexicon::Facts,
    text::token::{Shape, Token},
};

/// What stands between a pair of quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// The opening mark's token.
    pub open: u32,
    /// The token after the closing mark, or after the paragraph where there is
    /// no closing mark.
    pub end: u32,
    /// Whether a closing mark stands at the end.
    pub closed: bool,
    /// Whether the marks are single ones.
    pub single: bool,
    /// Whether it goes on from the paragraph before, which left its quotation
    /// open.
    pub goes_on: bool,
    /// The quotation around it, and none for an outermost one.
    pub parent: Option<u32>,
}

impl Quotation {
    /// The tokens between the marks.
    pub fn inside(&self) -> std::ops::Range<u32> {
        self.open + 1..(self.end - u32::from(self.closed)).max(self.open + 1)
    }
}

/// An attribution that follows a quotation without a closing mark is no longer
/// than this many tokens.
const TAG: u32 = 8;

/// Quotations nest no deeper than this; marks further in are left alone.
const DEEPEST: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
    Neither,
}

/// Which way a text's guillemets point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guillemets {
    /// «French», «Spanish».
    Outward,
    /// »German«, »Danish«.
    Inward,
}

/// Pairs the marks of every paragraph of `text`.
pub(super) fn find(text: &mut Text) {
    let guillemets = direction(text);
    let mut left_open: Option<Family> = None;
    for index in 0..text.paragraphs.len() {
        let tokens = text.paragraphs[index].tokens.clone();
        let first = text.quotations.len();
        let mut pairing = Pairing {
            source: text.source,
            tokens: &text.tokens,
            range: tokens.clone(),
            guillemets,
            left_open,
            stack: Vec::new(),
            found: Vec::new(),
            base: first as u32,
        };
        pairing.run();
        left_open = pairing.left_open;
        let found = pairing.found;
        for (at, quotation) in found
            .iter()
            .enumerate()
            .filter(|(_, it)| it.parent.is_none())
        {
            let id = Some((first + at) as u32);
            for token in &mut text.tokens[quotation.open as usize..quotation.end as usize] {
                token.quotation = id;
            }
        }
        text.quotations.extend(found);
        text.paragraphs[index].quotations = first as u32..text.quotations.len() as u32;
    }
    for index in 0..text.paragraphs.len() {
        close_forgotten(text, index);
    }
}

/// “Nobody was hurt, Reyes said. — where no closing mark stands in the paragraph
/// and the next one does not carry the quotation on, it ends before the words
/// that attribute it.
fn close_forgotten(text: &mut Text, index: usize) {
    let carried = text.paragraphs.get(index + 1).and_then(|next| {
        text.quotations
            .get(next.quotations.start as usize)
            .filter(|it| next.quotations.contains(&next.quotations.start) && it.goes_on)
    });
    let open = text.paragraphs[index].quotations.clone().rev().find(|&it| {
        let quotation = &text.quotations[it as usize];
        quotation.parent.is_none()
            && !quotation.closed
            && quotation.end == text.paragraphs[index].tokens.end
    });
    let (None, Some(open)) = (carried, open) else {
        return;
    };
    let (start, end) = (
        text.quotations[open as usize].open,
        text.quotations[open as usize].end,
    );
    let inner = text
        .quotations
        .iter()
        .skip(open as usize + 1)
        .take(1)
        .any(|it| it.parent == Some(open));
    let Some(comma) =
        (start + 2..end).find(|&at| text.token_str(at) == "," && is_tag(text, at + 1, end))
    else {
        return;
    };
    if inner {
        return;
    }
    text.quotations[open as usize].end = comma + 1;
    for token in &mut text.tokens[comma as usize + 1..end as usize] {
        token.quotation = None;
    }
}

/// "Reyes said.", "the mayor told the Courier,": a short clause with a reporting
/// verb and nothing reported.
fn is_tag(text: &Text, from: u32, end: u32) -> bool {
    let stop = (from..end.min(from + TAG)).find(|&at| {
        matches!(text.tokens[at as usize].shape, Shape::Stop | Shape::Mark)
            || text.token_str(at) == ","
    });
    let Some(stop) = stop else { return false };
    let says = |at: u32| {
        text.vocabulary
            .facts(text.tokens[at as usize].word)
            .contains(Facts::SAYING)
    };
    let named = |at: u32| {
        let token = &text.tokens[at as usize];
        token.shape.is_capital()
            || text
                .vocabulary
                .facts(token.word)
                .any(Facts::PRONOUN | Facts::ROLE | Facts::TITLE)
    };
    stop >= from + 2
        && says(stop - 1)
        && (from..stop - 1).all(|at| named(at) || text.token_str(at) == "the")
}

fn direction(text: &Text) -> Guillemets {
    let mut outward = 0i64;
    for token in text
        .tokens
        .iter()
        .filter(|token| token.shape == Shape::Mark)
    {
        let mark = text.str(token.span);
        let vote = match (mark, token.spaced) {
            ("«" | "‹", true) | ("»" | "›", false) => 1,
            ("«" | "‹", false) | ("»" | "›", true) => -1,
            _ => 0,
        };
        outward += vote;
    }
    if outward < 0 {
        Guillemets::Inward
    } else {
        Guillemets::Outward
    }
}

struct Open {
    token: u32,
    family: Family,
    /// Its place in `found`.
    place: usize,
    /// The mark, to tell which one closes it.
    mark: char,
}

struct Pairing<'t> {
    source: &'t str,
    tokens: &'t [Token],
    range: std::ops::Range<u32>,
    guillemets: Guillemets,
    left_open: Option<Family>,
    stack: Vec<Open>,
    found: Vec<Quotation>,
    base: u32,
}

impl Pairing<'_> {
    fn run(&mut self) {
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

    fn mark(&self, token: u32) -> Option<char> {
        self.tokens[token as usize]
            .span
            .of(self.source)
            .chars()
            .next()
    }

    fn is_doubled(&self, token: u32) -> bool {
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
    fn side(&self, token: u32) -> Side {
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

    /// Which single marks of the paragraph may close, told in one pass back.
    fn single_closers(&self) -> Closers {
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
        let next_is_sign = self.tokens.get(token as usize + 1).is_none_or(|next| {
            token + 1 >= self.range.end
                || matches!(next.shape, Shape::Stop | Shape::Sign | Shape::Mark) && !next.spaced
        });
        let elides =
            word.ends_with(['s', 'S', 'z', 'x']) || word.ends_with("in") || word.ends_with("th");
        match before.shape {
            Shape::Stop | Shape::Sign => Closer::Certain,
            Shape::Mark => Closer::Maybe,
            _ if next_is_sign && !elides => Closer::Certain,
            _ if !elides => Closer::Certain,
            _ => Closer::Maybe,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closer {
    No,
    Maybe,
    Certain,
}

struct Closers {
    kind: Vec<Closer>,
    /// Whether a certain closer follows before the next opening mark.
    certain_ahead: Vec<bool>,
    any_ahead: Vec<bool>,
}

fn family(mark: char, doubled: bool) -> Family {
    match mark {
        '‘' | '’' | '‚' | '‛' | '\'' | '‹' | '›' | '`' if !doubled => Family::Single,
        _ => Family::Double,
    }
}

#[cfg(test)]
mod tests {
    use crate::{article::Article, outline::Outline, text::Text};

    /// Outermost quotations as written, parted by " | "; inner ones in brackets.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let outline = Outline::from_plain_text(text.to_owned());
        let article = Article {
            parts: vec![crate::article::Part::Paragraph; outline.blocks.len()],
            language: "en".to_owned(),
        };
        let text = Text::of(&outline, &article);
        let found: Vec<String> = text
            .quotations
            .iter()
            .map(|it| {
                let words = text.str(text.span_of(it.open..it.end));
                let words = if it.closed {
                    words.to_owned()
                } else {
                    format!("{words} …")
                };
                if it.parent.is_some() {
                    format!("[{words}]")
                } else {
                    words
                }
            })
            .collect();
        assert_eq!(found.join(" | "), expected);
    }

    #[test]
    fn marks() {
        check("“No,” she said. “Never.”", "“No,” | “Never.”");
        check("\"No,\" she said. \"Never.\"", "\"No,\" | \"Never.\"");
        check("``No,'' she said.", "``No,''");
        check("''No,'' she said.", "''No,''");
        check("„Nein“, sagte er. „Nie.“", "„Nein“ | „Nie.“");
        check("«Non», dit-elle.", "«Non»");
        check("« Non », dit-elle, « jamais ».", "« Non » | « jamais »");
        check("»Nein«, sagte er. »Nie.«", "»Nein« | »Nie.«");
        check("彼は「行かない」と言った。", "「行かない」");
    }

    #[test]
    fn british_singles() {
        check(
            "Dr Ito said: ‘We don’t know the nurses’ names, and it’s early.’",
            "‘We don’t know the nurses’ names, and it’s early.’",
        );
        check(
            "‘It’s over,’ he said. ‘The teams’ buses left.’",
            "‘It’s over,’ | ‘The teams’ buses left.’",
        );
        check("He called it a ‘hard loss’ for us.", "‘hard loss’");
        check(
            "a ‘joint struggle’ and 'more of the same'",
            "‘joint struggle’ | 'more of the same'",
        );
        check("The '90s were rock 'n' roll, the teachers' years.", "");
        check("She’s the players’ friend.", "");
    }

    #[test]
    fn nested_and_broken() {
        check(
            "“He said, ‘Go now,’ and left,” she said.",
            "“He said, ‘Go now,’ and left,” | [‘Go now,’]",
        );
        check(
            "‘He said, “Go now,” and left,’ she said.",
            "‘He said, “Go now,” and left,’ | [“Go now,”]",
        );
        check(
            "“First. Then more.\n“Second part.”",
            "“First. Then more. … | “Second part.”",
        );
        check(
            "“I came, she said. “I saw.”",
            "“I came, she said. … | “I saw.”",
        );
        check("”Typed the wrong way,” he said.", "”Typed the wrong way,”");
        check(
            "“Typed the wrong way,“ he said. “Again,“ he said.",
            "“Typed the wrong way,“ | “Again,“",
        );
        check("“Nobody was hurt, Reyes said.", "“Nobody was hurt, …");
        check("“The lamp was lit,”” said Reyes.", "“The lamp was lit,””");
        check(
            "「She said. 『Wait,』 and left.」",
            "「She said. 『Wait,』 and left.」 | [『Wait,』]",
        );
        check(
            "‘Rock ’n’ roll it isn’t. It’s drains.’",
            "‘Rock ’n’ roll it isn’t. It’s drains.’",
        );
        check("a 6\" pipe", "");
        check("“", "");
    }

    #[test]
    fn paragraphs_go_on() {
        let outline = Outline::from_plain_text("He said: “One.\n\n“Two.”\n\n“Three.”".to_owned());
        let article = Article {
            parts: vec![crate::article::Part::Paragraph; 3],
            language: "en".to_owned(),
        };
        let text = Text::of(&outline, &article);
        let goes_on: Vec<bool> = text.quotations.iter().map(|it| it.goes_on).collect();
        assert_eq!(goes_on, [false, true, false]);
    }
}
