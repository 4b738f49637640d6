//! Tokens: words, numbers, marks. One hand-written pass over the characters.

use std::collections::HashMap;

use crate::{
    lexicon::{self, Facts},
    span::Span,
};

/// A word, a number or a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Its place in the text, bytes.
    pub span: Span,
    /// Its word.
    pub word: WordId,
    /// What it looks like.
    pub shape: Shape,
    /// Whether white space (or the paragraph's start) stands before it.
    pub spaced: bool,
    /// The outermost quotation that holds it, marks included.
    pub quotation: Option<u32>,
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// "word"
    Lower,
    /// "Word", "McCoy", "O’Neill"
    Capital,
    /// "NATO", "U.S.", "A"
    Upper,
    /// "34", "4,000", "9/11", "1st"
    Number,
    /// A quotation mark, or an apostrophe that stands alone.
    Mark,
    /// ". ! ? …"
    Stop,
    /// Any other sign: comma, dash, bracket.
    Sign,
}

impl Shape {
    /// Whether this is a word or a number.
    pub fn is_word(self) -> bool {
        matches!(
            self,
            Shape::Lower | Shape::Capital | Shape::Upper | Shape::Number
        )
    }

    /// Whether this begins with a capital letter.
    pub fn is_capital(self) -> bool {
        matches!(self, Shape::Capital | Shape::Upper)
    }
}

/// A distinct word's place in its [`Vocabulary`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// The distinct words of a text, in lower case, and what the lexicon says of
/// each: looked up once a word, not once a token.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: HashMap<Box<str>, WordId>,
    words: Vec<(Box<str>, Facts)>,
}

impl Vocabulary {
    /// How many distinct words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word in lower case, with a straight apostrophe.
    pub fn lower(&self, word: WordId) -> &str {
        self.words
            .get(word.0 as usize)
            .map_or("", |(lower, _)| lower)
    }

    /// What the lexicon says of the word.
    pub fn facts(&self, word: WordId) -> Facts {
        self.words
            .get(word.0 as usize)
            .map_or(Facts::default(), |&(_, facts)| facts)
    }

    fn intern(&mut self, lower: &str) -> WordId {
        if let Some(&id) = self.ids.get(lower) {
            return id;
        }
        let id = WordId(self.words.len() as u32);
        self.ids.insert(lower.into(), id);
        self.words.push((lower.into(), lexicon::facts(lower)));
        id
    }
}

/// Splits the characters of `span` into tokens.
pub fn split(source: &str, span: Span, vocabulary: &mut Vocabulary, tokens: &mut Vec<Token>) {
    let text = span.of(source);
    let mut lower = String::new();
    let mut spaced = true;
    let mut at = 0;
    while let Some(ch) = text[at..].chars().next() {
        if ch.is_whitespace() || is_invisible(ch) {
            spaced |= ch.is_whitespace();
            at += ch.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let (len, shape) = match ch {
            _ if ch.is_alphanumeric() => word(rest),
            '\'' | '’' if !spaced && is_possessive(&rest[ch.len_utf8()..]) => {
                (ch.len_utf8() + 1, Shape::Lower)
            }
            _ => sign(rest, ch),
        };
        fold(&text[at..at + len], &mut lower);
        let start = span.start + at as u32;
        tokens.push(Token {
            span: Span::new(start, start + len as u32),
            word: vocabulary.intern(&lower),
            shape,
            spaced,
            quotation: None,
        });
        spaced = false;
        at += len;
    }
}

/// Characters that take no room: they part no word and make none.
fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn fold(word: &str, lower: &mut String) {
    lower.clear();
    for ch in word.chars() {
        match ch {
            '’' => lower.push('\''),
            _ if is_invisible(ch) => {}
            _ => lower.extend(ch.to_lowercase()),
        }
    }
}

/// The length in bytes of the sign at the start of `rest`, and its shape.
fn sign(rest: &str, ch: char) -> (usize, Shape) {
    let doubled = |mark: char| rest[ch.len_utf8()..].starts_with(mark);
    match ch {
        '\'' | '`' | '’' | '‘' if doubled(ch) => (2 * ch.len_utf8(), Shape::Mark),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‛' | '\'' | '‹' | '›'
        | '「' | '」' | '『' | '』' | '＂' | '″' | '`' => (ch.len_utf8(), Shape::Mark),
        '.' | '-' => {
            let run = rest.len() - rest.trim_start_matches(ch).len();
            (run, if ch == '.' { Shape::Stop } else { Shape::Sign })
        }
        '!' | '?' | '…' | '。' | '！' | '？' | '؟' => (ch.len_utf8(), Shape::Stop),
        _ => (ch.len_utf8(), Shape::Sign),
    }
}

/// The length in bytes of the word at the start of `rest`, and its shape.
///
/// A possessive "’s" is a word of its own; other apostrophes and hyphens stay
/// inside their word; a full stop stays with initials ("U.S.", "J.") and with
/// abbreviations.
fn word(rest: &str) -> (usize, Shape) {
    let mut len = 0;
    let mut digits = false;
    let mut letters = 0u32;
    let mut capitals = 0u32;
    let mut first_capital = false;
    let mut dots = false;
    let mut chars = rest.char_indices().peekable();
    let mut previous = ' ';
    while let Some((at, ch)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let inside = match ch {
            _ if ch.is_alphanumeric() || is_combining(ch) => true,
            _ if is_invisible(ch) => next.is_alphanumeric(),
            '\'' | '’' => {
                let tail = &rest[at + ch.len_utf8()..];
                next.is_alphabetic() && previous.is_alphanumeric() && !is_possessive(tail)
            }
            '-' | '‐' | '‑' | '&' | '_' => next.is_alphanumeric(),
            '.' => {
                let part = last_part(&rest[..at]);
                let initials = letters > 0 && !previous.is_numeric() && is_initials(part);
                let single = letters == 1 && first_capital && &rest[..at] != "I";
                if initials && (next.is_alphabetic() || dots || single) {
                    dots = true;
                    true
                } else if digits && next.is_ascii_digit() {
                    true
                } else if next.is_alphabetic() && previous.is_alphanumeric() {
                    // A host name: "example.com".
                    next.is_lowercase() && previous.is_lowercase()
                } else {
                    at == len && is_abbreviation(part)
                }
            }
            ',' | ':' | '/' => previous.is_ascii_digit() && next.is_ascii_digit(),
            '%' => false,
            _ => false,
        };
        if !inside {
            break;
        }
        if ch.is_alphabetic() {
            let capital = ch.is_uppercase();
            first_capital |= capital && letters == 0;
            letters += 1;
            capitals += u32::from(capital);
        } else if ch.is_numeric() {
            digits = true;
        }
        previous = ch;
        len = at + ch.len_utf8();
    }
    let shape = match () {
        () if digits && capitals == 0 => Shape::Number,
        () if capitals == 0 => Shape::Lower,
        () if capitals == letters => Shape::Upper,
        () if first_capital => Shape::Capital,
        () if capitals > 0 => Shape::Upper,
        () => Shape::Lower,
    };
    (len, shape)
}

fn is_combining(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36f}')
}

fn is_possessive(tail: &str) -> bool {
    let mut chars = tail.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// What a capital begins behind the last hyphen, "S.C" of "R-S.C", or all of it.
fn last_part(word: &str) -> &str {
    match word.rsplit_once(['-', '‐', '‑']) {
        Some((_, part)) if part.starts_with(char::is_uppercase) => part,
        _ => word,
    }
}

/// Single letters parted by full stops: "U", "U.S".
fn is_initials(word: &str) -> bool {
    word.len() <= 16 && word.split('.').all(|part| part.chars().count() == 1)
}

fn is_abbreviation(word: &str) -> bool {
    word.len() <= 8 && word.is_ascii() && {
        let lower = word.to_ascii_lowercase();
        lexicon::facts(&lower).contains(Facts::ABBREVIATION)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut tokens = Vec::new();
        split(
            text,
            Span::new(0, text.len() as u32),
            &mut Vocabulary::default(),
            &mut tokens,
        );
        let words: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn tokens() {
        check("Mr. Dunn’s plan, he said.", "Mr. Dunn ’s plan , he said .");
        check("the U.S. agenda. J. Reyes", "the U.S. agenda . J. Reyes");
        check("“No,” she said--twice…", "“ No , ” she said -- twice …");
        check("``So'' it isn't", "`` So '' it isn't");
        check(
            "$4,000.50 at 9:30 a.m. on 3/4",
            "$ 4,000.50 at 9:30 a.m. on 3/4",
        );
        check("Sen. Ana Reyes (D-Ohio)", "Sen. Ana Reyes ( D-Ohio )");
        check("Dunn, R-S.C., and D-Ore.", "Dunn , R-S.C. , and D-Ore.");
        check(
            "an ex-U.S. envoy to Port-B. It",
            "an ex-U.S. envoy to Port-B . It",
        );
        check("patients’ names", "patients ’ names");
        check("rules-based O’Neill’s", "rules-based O’Neill ’s");
        check("end.Next", "end . Next");
    }
}
