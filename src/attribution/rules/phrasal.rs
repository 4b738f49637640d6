//! Attribution by a phrase beside the clause: "according to X", "in X's view", "in
//! the words of X", "per X", "as X put it".

use std::ops::Range;

use super::{
    phrase,
    site::{Place, Site},
};
use crate::attribution::{Tie, stretch::Stretch};
use crate::{
    lexicon::{Facts, cues, cues::Cue},
    text::Shape,
};

/// What a phrase holds whose owner speaks: "in the words of X", "in her view".
const HELD: &[&str] = &[
    "words",
    "view",
    "opinion",
    "telling",
    "phrase",
    "estimation",
    "reckoning",
    "account",
];

/// Words with which "as X said" only points at what was told before.
const POINTING: &[&str] = &["that", "this", "so", "it"];

/// How far behind "as X says" the comma stands that ends it.
const REACH: usize = 16;

/// The site of a phrase whose cue is at item `at`, if one is.
pub(super) fn phrasal(stretch: &Stretch, at: usize) -> Option<Site> {
    match stretch.lower(at) {
        "according" if stretch.lower(at + 1) == "to" => according(stretch, at),
        "per" if at > 0 && stretch.is(at - 1, &[","]) => per(stretch, at),
        "in" => in_words_of(stretch, at),
        _ => held(stretch, at).or_else(|| as_put(stretch, at)),
    }
}

fn site(stretch: &Stretch, cue: Range<usize>, source: Range<usize>) -> Site {
    let opens = cue.start.min(source.start) <= 1 && stretch.quote(0).is_none();
    Site {
        cue,
        source: Some(source),
        place: if opens { Place::Ahead } else { Place::Behind },
        verb: None,
        tie: Tie::Phrase,
        hangs: false,
        plain: false,
    }
}

fn according(stretch: &Stretch, at: usize) -> Option<Site> {
    let mut source = phrase::after(stretch, at + 2)?;
    let bare = source.len() == 1 && stretch.shape(source.start) == Some(Shape::Lower);
    let facts = stretch.facts(source.start);
    let many = stretch.lower(source.start).ends_with('s')
        || matches!(stretch.lower(source.start), "data" | "research" | "police");
    if bare && !(facts.any(Facts::PRONOUN) || many && facts.any(Facts::GROUP | Facts::DOCUMENT)) {
        // "according to plan", "according to custom"
        return None;
    }
    if at == 0 && !stretch.is(source.end, &[","]) {
        // "According to X, the dam …": what follows the comma is no apposition.
        let comma = source.clone().rev().find(|&it| stretch.is(it, &[","]))?;
        source.end = comma;
    }
    Some(Site {
        place: if at == 0 { Place::Ahead } else { Place::Behind },
        ..site(stretch, at..at + 2, source)
    })
}

/// ", per the union's bylaws": no price "per person".
fn per(stretch: &Stretch, at: usize) -> Option<Site> {
    let source = phrase::after(stretch, at + 1)?;
    let named =
        stretch.facts(source.start).contains(Facts::DETERMINER) || stretch.is_capital(source.start);
    named.then(|| site(stretch, at..at + 1, source))
}

/// "in the words of X"
fn in_words_of(stretch: &Stretch, at: usize) -> Option<Site> {
    let is_held = stretch.lower(at + 1) == "the"
        && HELD.contains(&stretch.lower(at + 2))
        && stretch.lower(at + 3) == "of";
    if !is_held {
        return None;
    }
    let source = phrase::after(stretch, at + 4)?;
    Some(Site {
        plain: true,
        ..site(stretch, at..at + 4, source)
    })
}

/// "in X's view", with the cue at "view".
fn held(stretch: &Stretch, at: usize) -> Option<Site> {
    if !HELD.contains(&stretch.lower(at)) || !stretch.is(at + 1, &[",", ".", ")"]) {
        return None;
    }
    let last = at.checked_sub(1)?;
    let own = matches!(stretch.lower(last), "his" | "her" | "their" | "its" | "my");
    let owns = own || matches!(stretch.lower(last), "'s" | "’" | "'");
    let source = match own {
        true => last..at,
        false => phrase::before(stretch, at)?,
    };
    let inside = source
        .start
        .checked_sub(1)
        .is_some_and(|it| stretch.lower(it) == "in");
    (owns && inside).then(|| Site {
        plain: true,
        ..site(stretch, at..at + 1, source)
    })
}

/// "as X put it", "as X told reporters", "(as X admits)": a clause beside the one
/// that it attributes.
fn as_put(stretch: &Stretch, at: usize) -> Option<Site> {
    let put = matches!(stretch.lower(at), "put" | "puts") && stretch.lower(at + 1) == "it";
    // "As X spoke, …" and "As the storm continued, …" only tell when.
    let verb = cues::verb(stretch.lower(at)).filter(|it| it.speech && it.takes_that());
    let speech = verb.is_some();
    if !put && !speech || stretch.shape(at) != Some(Shape::Lower) {
        return None;
    }
    let end = at + 1 + usize::from(put);
    let source = phrase::before(stretch, at)?;
    let conjunction = source.start.checked_sub(1)?;
    let parted = conjunction == 0 || stretch.is(conjunction - 1, &[",", "(", "—", "–", "--"]);
    if stretch.lower(conjunction) != "as" || !parted || POINTING.contains(&stretch.lower(end)) {
        return None;
    }
    // Nothing but when, where and to whom may follow.
    let facts = stretch.facts(end);
    let listens = verb.is_some_and(Cue::takes_listener);
    let told = facts.any(Facts::PREPOSITION | Facts::DATE | Facts::ADVERB)
        || listens
        || !stretch.shape(end).is_some_and(Shape::is_word);
    let close = (end..stretch.len().min(end + REACH))
        .find(|&it| stretch.is(it, &[",", ":", ".", ")", "—", "–", "--"]))?;
    let clause = (end..close).any(|it| {
        stretch
            .facts(it)
            .any(Facts::VERB | Facts::AUXILIARY | Facts::CONJUNCTION)
            || stretch.quote(it).is_some()
    });
    let colon = stretch.is(close, &[":"]);
    (told && !clause && !colon).then(|| Site {
        plain: true,
        ..site(stretch, at..end, source)
    })
}
