//! Whether two names may stand for the same person, and for a man or a woman.

use std::ops::Range;

use super::{
    mention::{Gender, Name, is_initial_letter},
    words::Words,
};
use crate::{
    lexicon::naming::{self, Naming},
    text::{Shape, WordId},
};

/// Whether a name is more than a surname or a given name.
pub(super) fn is_full(words: &Words, name: &Name) -> bool {
    name_words(words, &name.tokens).count() >= 2
}

/// The words of a name, without suffixes, marks and signs.
pub fn name_words<'w>(words: &'w Words, tokens: &Range<u32>) -> impl Iterator<Item = u32> + 'w {
    tokens
        .clone()
        .filter(move |&at| words.shape(at).is_word() && !words.is(at, Naming::SUFFIX))
}

fn suffix<'w>(words: &'w Words, tokens: &Range<u32>) -> Option<&'w str> {
    tokens
        .clone()
        .find(|&at| words.is(at, Naming::SUFFIX))
        .map(|at| words.lower(at).trim_end_matches('.'))
}

pub(super) fn last_word(words: &Words, tokens: &Range<u32>) -> WordId {
    name_words(words, tokens)
        .last()
        .and_then(|at| words.text.tokens.get(at as usize))
        .map_or(WordId::default(), |token| token.word)
}

pub(super) fn fullness(words: &Words, tokens: &Range<u32>) -> usize {
    let long = name_words(words, tokens)
        .map(|at| 1 + usize::from(words.str(at).trim_end_matches('.').len() > 1))
        .sum::<usize>();
    long + usize::from(suffix(words, tokens).is_some())
}

pub(super) fn same_given(words: &Words, one: &Range<u32>, other: &Range<u32>) -> bool {
    match (
        name_words(words, one).next(),
        name_words(words, other).next(),
    ) {
        (Some(one), Some(other)) => words.lower(one) == words.lower(other),
        _ => false,
    }
}

/// Whether two full names may be one person's.
pub(super) fn are_compatible(words: &Words, one: &Range<u32>, other: &Range<u32>) -> bool {
    if let (Some(a), Some(b)) = (suffix(words, one), suffix(words, other))
        && a != b
    {
        return false;
    }
    let a: Vec<u32> = name_words(words, one).take(8).collect();
    let b: Vec<u32> = name_words(words, other).take(8).collect();
    // "Edgar Dunn", and only then "Edgar Dunn Jr.": his son, or his father.
    let younger = suffix(words, one).is_none()
        && suffix(words, other).is_some_and(|it| matches!(it, "jr" | "sr"));
    let alike = a.len() == b.len()
        && a.iter()
            .zip(&b)
            .all(|(&a, &b)| words.lower(a) == words.lower(b));
    if younger && alike {
        return false;
    }
    let (Some(&a_last), Some(&b_last)) = (a.last(), b.last()) else {
        return false;
    };
    if words.lower(a_last) != words.lower(b_last) {
        return false;
    }
    if a.len() == 1 || b.len() == 1 {
        return true;
    }
    let same = |x: u32, y: u32| {
        naming::may_be_same(words.lower(x), words.lower(y)) || is_slip_of_given(words, x, y)
    };
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let given = words.naming(short[0]).is_given();
    if short.len() < long.len() && !given && long.ends_with_words(words, short) {
        return true;
    }
    let nickname = long[..long.len() - 1]
        .iter()
        .any(|&at| words.lower(at) == words.lower(short[0]))
        && (is_quoted(words, long) || is_initial_letter(words.str(long[0])));
    if !same(a[0], b[0]) && !nickname {
        return false;
    }
    if a.len() > 2 && b.len() > 2 && same(a[0], b[0]) {
        return same(a[1], b[1]) || a.len() != b.len();
    }
    true
}

/// "Kristin" and "Kristen", before one surname: one of the two is a slip of the pen.
fn is_slip_of_given(words: &Words, one: u32, other: u32) -> bool {
    let sexes = |at: u32| {
        let naming = words.naming(at);
        (naming.any(Naming::MALE), naming.any(Naming::FEMALE))
    };
    let (a, b) = (words.lower(one), words.lower(other));
    a.chars().next_back() == b.chars().next_back()
        && sexes(one) == sexes(other)
        && words.naming(one).is_given()
        && is_slip(a, b)
}

/// The last word of a name as written, in lower case.
pub(super) fn last_written<'w>(words: &'w Words, tokens: &Range<u32>) -> &'w str {
    name_words(words, tokens)
        .last()
        .map_or("", |at| words.lower(at))
}

/// Whether one word is the other with one letter left out, put in, changed or
/// swapped with its neighbor: "Wimes" and "Wines". Short words have too many
/// such neighbors to tell.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 5;
    const LONGEST: usize = 24;
    let a: Vec<char> = one.chars().take(LONGEST + 1).collect();
    let b: Vec<char> = other.chars().take(LONGEST + 1).collect();
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    if short.len() < SHORTEST || long.len() > LONGEST || long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let end = short[start..]
        .iter()
        .rev()
        .zip(long[start..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    // "The Wexfords" are a family.
    if short.len() < long.len() && start == short.len() && long.last() == Some(&'s') {
        return false;
    }
    let (left, right) = (
        &short[start..short.len() - end],
        &long[start..long.len() - end],
    );
    match (left, right) {
        ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// Whether a name is said to be somebody else's kin, and that one's name holds it:
/// "Hana Idrim Vael's father, Idrim Vael".
pub(super) fn owns(words: &Words, whole: &Range<u32>, at: u32) -> bool {
    const REACH: u32 = 4;
    let from = at.saturating_sub(REACH);
    let kin = (from..at).any(|it| words.is(it, Naming::KIN));
    let owner = (from..at).find(|&it| words.lower(it) == "'s" && it > 0);
    kin && owner.is_some_and(|it| {
        name_words(words, whole).any(|word| words.lower(word) == words.lower(it - 1))
    })
}

/// Whether a name holds a nickname in quotation marks.
fn is_quoted(words: &Words, parts: &[u32]) -> bool {
    parts
        .windows(2)
        .any(|pair| (pair[0]..pair[1]).any(|at| words.shape(at) == Shape::Mark))
}

trait EndsWith {
    fn ends_with_words(&self, words: &Words, end: &[u32]) -> bool;
}

impl EndsWith for Vec<u32> {
    fn ends_with_words(&self, words: &Words, end: &[u32]) -> bool {
        self.len() >= end.len()
            && self[self.len() - end.len()..]
                .iter()
                .zip(end)
                .all(|(&a, &b)| words.lower(a) == words.lower(b))
    }
}

/// Whether the words of `part` stand in `whole` in one piece.
pub(super) fn contains_words(words: &Words, whole: &Range<u32>, part: &Range<u32>) -> bool {
    let whole: Vec<&str> = name_words(words, whole)
        .take(10)
        .map(|at| words.lower(at))
        .collect();
    let part: Vec<&str> = name_words(words, part)
        .take(10)
        .map(|at| words.lower(at))
        .collect();
    !part.is_empty() && whole.windows(part.len()).any(|window| window == part)
}

pub(super) fn ends_with(words: &Words, one: &Range<u32>, other: &Range<u32>) -> bool {
    let a: Vec<u32> = name_words(words, one).take(12).collect();
    let b: Vec<u32> = name_words(words, other).take(12).collect();
    if a.len() >= b.len() {
        a.ends_with_words(words, &b)
    } else {
        b.ends_with_words(words, &a)
    }
}

/// Whether the first word is the surname: no given name, and the page's other
/// words of the name are none of the census either ("Wen Daiyu").
pub(super) fn first_is_surname(words: &Words, tokens: &Range<u32>) -> bool {
    let mut parts = name_words(words, tokens);
    match (parts.next(), parts.next()) {
        (Some(_), Some(second)) => !words.is(second, Naming::SURNAME) && tokens.len() <= 3,
        _ => false,
    }
}

/// A man or a woman, by the titles before a name and by its given name.
pub fn gender_of(words: &Words, name: &Name) -> Option<Gender> {
    let before = name.title.clone().chain(
        name.tokens
            .start
            .checked_sub(1)
            .filter(|_| name.title.is_empty()),
    );
    let mut said = None;
    for at in before {
        if let Some(gender) = said_of(words.naming(at)) {
            if words.is(at, Naming::COURTESY | Naming::KIN) {
                return Some(gender);
            }
            said = Some(gender);
        }
    }
    let mut parts = name_words(words, &name.tokens);
    let (first, second) = (parts.next(), parts.next());
    // "Wen Daiyu": what stands first is no given name.
    let family_first = |first: u32, second: u32| {
        words.is(first, Naming::FAMILY_FIRST)
            && !words.naming(second).is_given()
            && !words.is(second, Naming::SURNAME)
    };
    let given = match (first, second) {
        (Some(first), Some(second)) if !family_first(first, second) => Some(words.naming(first)),
        (Some(first), None) if shares_surname(words, first) => Some(words.naming(first)),
        _ => None,
    };
    let given = given.map(|it| (it.any(Naming::MALE), it.any(Naming::FEMALE)));
    match (said, given) {
        // A woman may be a "spokesman".
        (Some(Gender::Man), Some((false, true))) => None,
        (Some(gender), _) => Some(gender),
        (None, Some((true, false))) => Some(Gender::Man),
        (None, Some((false, true))) => Some(Gender::Woman),
        _ => None,
    }
}

/// "James and Olive Dunn": a given name whose surname the next one brings.
fn shares_surname(words: &Words, first: u32) -> bool {
    words.naming(first).is_given()
        && words.lower(first + 1) == "and"
        && words.naming(first + 2).is_given()
        && words.is_capital(first + 2)
        && words.is_capital(first + 3)
}

/// What a word says of the sex of whom it is said.
pub fn said_of(naming: Naming) -> Option<Gender> {
    match (naming.any(Naming::MAN), naming.any(Naming::WOMAN)) {
        (true, false) => Some(Gender::Man),
        (false, true) => Some(Gender::Woman),
        _ => None,
    }
}
