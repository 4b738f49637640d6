//! Short forms that stand for a longer name of the page: "Joint Force Institute
//! (JFI)", "JFI (Joint Force Institute)", and "JFI" where one name of the page
//! alone has these initials.

use std::{collections::HashMap, ops::Range};

use super::{
    mention::{Name, NameKind},
    words::Words,
};
use crate::text::{Shape, WordId};

/// A short form introduced nowhere has this many letters at least.
const TELLING: usize = 3;

/// No short form has more letters.
const LONGEST: usize = 10;

/// What a short form stands for: the place of its long name, or more than one.
#[derive(Clone, Copy, PartialEq)]
enum Long {
    One(usize),
    Several,
}

/// Pairs of places among `names`: each short form with the long name that it
/// stands for.
pub(super) fn find(words: &Words, names: &[Name]) -> Vec<(usize, usize)> {
    let mut known: HashMap<WordId, Long> = HashMap::new();
    let mut by_initials: HashMap<String, Long> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        if let Some(long) = introduced(words, names, at) {
            note(words, names, &mut known, word(words, name), long);
        }
        if name.kind == NameKind::Organization && name.tokens.len() >= TELLING {
            let initials: String = initials(words, &name.tokens, true).collect();
            note(words, names, &mut by_initials, initials, at);
        }
    }
    let mut pairs = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if !is_short(words, &name.tokens) {
            continue;
        }
        let long = match known.get(&word(words, name)) {
            Some(long) => Some(*long),
            None => letters(words, &name.tokens)
                .filter(|it| it.chars().count() >= TELLING)
                .and_then(|it| by_initials.get(&it).copied()),
        };
        if let Some(Long::One(long)) = long
            && long != at
        {
            pairs.push((at, long));
        }
    }
    pairs
}

fn note<Key: std::hash::Hash + Eq>(
    words: &Words,
    names: &[Name],
    known: &mut HashMap<Key, Long>,
    key: Key,
    long: usize,
) {
    let entry = known.entry(key).or_insert(Long::One(long));
    if let Long::One(before) = *entry
        && words.phrase(names[before].tokens.clone()) != words.phrase(names[long].tokens.clone())
    {
        *entry = Long::Several;
    }
}

fn word(words: &Words, name: &Name) -> WordId {
    let token = words.text.tokens.get(name.tokens.start as usize);
    token.map_or(WordId::default(), |it| it.word)
}

/// The long name that the page introduces the short form at `at` for.
fn introduced(words: &Words, names: &[Name], at: usize) -> Option<usize> {
    let short = names[at].tokens.clone();
    let letters = letters(words, &short)?;
    let before = at.checked_sub(1).filter(|&it| {
        let end = names[it].tokens.end;
        let bracket = words.str(end) == "(" && end + 1 == short.start;
        let bracket = bracket && matches!(words.str(short.end), ")" | "," | ";");
        let or = words.str(end) == "," && words.lower(end + 1) == "or" && end + 2 == short.start;
        bracket || or
    });
    let after = (at + 1 < names.len()).then_some(at + 1).filter(|&it| {
        let Range { start, end } = names[it].tokens.clone();
        let opening = short.end + 1 + u32::from(words.lower(short.end + 1) == "the");
        words.str(short.end) == "(" && opening == start && words.str(end) == ")"
    });
    [before, after].into_iter().flatten().find(|&long| {
        let name = &names[long];
        matches!(name.kind, NameKind::Organization | NameKind::Unknown)
            && name.tokens.len() >= 2
            && [true, false]
                .into_iter()
                .any(|capitals| initials(words, &name.tokens, capitals).eq(letters.chars()))
    })
}

/// The first letters of a name's words, in upper case; without those of "of" and
/// "the" where only `capitals` count.
fn initials<'w>(
    words: &'w Words,
    tokens: &Range<u32>,
    capitals: bool,
) -> impl Iterator<Item = char> + 'w {
    tokens
        .clone()
        .filter(move |&at| words.is_capital(at) || !capitals && words.shape(at) == Shape::Lower)
        .filter(|&at| !matches!(words.lower(at), "the" | "'s"))
        .flat_map(|at| words.str(at).split(['-', '–']))
        .filter_map(|part| part.chars().next())
        .flat_map(char::to_uppercase)
}

fn is_short(words: &Words, tokens: &Range<u32>) -> bool {
    letters(words, tokens).is_some()
}

/// The letters of a short form: one word of two capitals at least, stops left
/// out.
fn letters(words: &Words, tokens: &Range<u32>) -> Option<String> {
    let written = words.str(tokens.start);
    if tokens.len() != 1 || written.len() > 2 * LONGEST || words.shape(tokens.start) == Shape::Lower
    {
        return None;
    }
    let letters: String = written.chars().filter(|it| *it != '.').collect();
    let capitals = letters.chars().filter(|it| it.is_uppercase()).count();
    let all = letters.chars().count();
    let plain = letters.chars().all(char::is_alphabetic);
    (plain && capitals >= 2 && (2..=LONGEST).contains(&all) && all - capitals <= 1)
        .then(|| letters.to_uppercase())
}
