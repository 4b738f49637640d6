//! Whether a reporting verb is a predicate here, and where its group of
//! auxiliaries and adverbs begins.

use std::ops::Range;

use super::phrase;
use crate::attribution::stretch::Stretch;
use crate::{
    lexicon::{Facts, cues::Cue},
    text::Shape,
};

/// How a verb form stands in its clause.
pub(super) enum Form {
    Finite,
    Gerund,
}

/// The start of the verb's group (auxiliaries, adverbs, the verb) and its form;
/// none where the word is no predicate here.
pub(super) fn verb_group(stretch: &Stretch, at: usize, cue: &Cue) -> Option<(usize, Form)> {
    let lower = stretch.lower(at);
    let mut start = at;
    while start > 0 {
        let facts = stretch.facts(start - 1);
        let word = stretch.lower(start - 1);
        let inner = facts.contains(Facts::AUXILIARY) || stretch.is_adverb(start - 1);
        if word == "'s" || !inner || stretch.is_capital(start - 1) {
            break;
        }
        start -= 1;
    }
    let auxiliaries = || (start..at).map(|it| stretch.lower(it));
    let before = if start > 0 {
        stretch.lower(start - 1)
    } else {
        ""
    };
    // "would say only that …" says something after all.
    let only = stretch.lower(at + 1) == "only" && auxiliaries().eq(["would"]);
    if !only
        && auxiliaries().any(|it| {
            matches!(
                it,
                "could"
                    | "may"
                    | "might"
                    | "should"
                    | "can"
                    | "must"
                    | "would"
                    | "cannot"
                    | "can't"
                    | "couldn't"
                    | "wouldn't"
                    | "shouldn't"
            )
        })
    {
        return None;
    }
    let gerund = lower.ends_with("ing") && lower != cue.lemma;
    let be = auxiliaries().any(|it| {
        matches!(
            it,
            "is" | "are"
                | "was"
                | "were"
                | "been"
                | "be"
                | "being"
                | "isn't"
                | "wasn't"
                | "aren't"
                | "weren't"
        )
    });
    if gerund {
        return match (be, before) {
            (true, _) => Some((start, Form::Finite)),
            // "quoted as saying": the one quoted speaks.
            (false, "as") if stretch.lower(start.wrapping_sub(2)) == "quoted" => {
                Some((start, Form::Gerund))
            }
            (false, _) => Some((start, Form::Gerund)),
        };
    }
    if be {
        return None;
    }
    let base = lower == cue.lemma && !lower.ends_with("ed") && lower != "read";
    if before == "to" {
        // "went on to say", "continued to argue": the subject stands further left.
        let governor = stretch.lower(start.wrapping_sub(2));
        return match governor {
            "continued" | "continues" | "came" => Some((start - 2, Form::Finite)),
            "on" if matches!(stretch.lower(start.wrapping_sub(3)), "went" | "goes") => {
                Some((start - 3, Form::Finite))
            }
            // "is expected to say"
            "expected" | "likely" | "scheduled" | "slated" | "poised" | "heard"
                if cue.speech
                    && matches!(
                        stretch.lower(start.wrapping_sub(3)),
                        "is" | "are" | "was" | "were"
                    ) =>
            {
                Some((start - 3, Form::Finite))
            }
            _ => None,
        };
    }
    let nominal = matches!(
        before,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "our"
            | "my"
            | "your"
            | "no"
            | "this"
            | "these"
            | "that"
            | "any"
            | "such"
            | "'s"
            | "of"
            | "for"
            | "in"
            | "at"
            | "by"
            | "from"
            | "with"
            | "on"
            | "as"
            | "public"
            | "new"
    );
    if nominal && start == at && before != "that" {
        return None;
    }
    if base && !is_plural_tag(stretch, at) {
        if start == at && phrase::before(stretch, start).is_none_or(|it| !speaks(stretch, it)) {
            return None;
        }
        let plural = auxiliaries().any(|it| {
            matches!(
                it,
                "did" | "do" | "does" | "didn't" | "don't" | "doesn't" | "will"
            )
        }) || only
            || is_plural_subject(stretch, start);
        if !plural {
            return None;
        }
    }
    Some((start, Form::Finite))
}

/// “…”, say tenants: behind a quotation, a plural verb before those who speak.
fn is_plural_tag(stretch: &Stretch, at: usize) -> bool {
    let comma = at > 0 && stretch.is(at - 1, &[","]);
    let quoted = at > usize::from(comma) && stretch.quote(at - 1 - usize::from(comma)).is_some();
    quoted
        && phrase::after(stretch, at + 1).is_some_and(|it| {
            it.clone().any(|at| {
                stretch.facts(at).contains(Facts::GROUP)
                    || stretch.lower(at) == "and"
                    || stretch.lower(at).ends_with('s') && stretch.shape(at) == Some(Shape::Lower)
            })
        })
}

/// Whether a phrase names people or a body, rather than a thing: "their claims"
/// is a noun, "officials claim" is none.
fn speaks(stretch: &Stretch, phrase: Range<usize>) -> bool {
    let last = phrase.end - 1;
    let number = stretch.shape(last) == Some(Shape::Number);
    let sayer = phrase.clone().any(|at| {
        stretch
            .facts(at)
            .any(Facts::PRONOUN | Facts::GROUP | Facts::ROLE | Facts::BODY | Facts::DOCUMENT)
            || at > 0 && stretch.is_capital(at)
            || stretch.lower(at) == "and"
    });
    let opens = phrase.start == 0 || phrase::begins_clause(stretch, phrase.start);
    !number && (sayer || opens)
}

fn is_plural_subject(stretch: &Stretch, end: usize) -> bool {
    let Some(last) = end.checked_sub(1) else {
        return false;
    };
    let lower = stretch.lower(last);
    matches!(
        lower,
        "they"
            | "we"
            | "i"
            | "you"
            | "who"
            | "people"
            | "police"
            | "many"
            | "some"
            | "most"
            | "others"
            | "few"
            | "both"
            | "women"
            | "men"
            | ")"
            | ","
    ) || stretch.facts(last).contains(Facts::GROUP)
        || lower.ends_with('s')
            && lower.len() > 3
            && stretch.shape(last).is_some_and(Shape::is_word)
            && !lower.ends_with("ss")
        || phrase::before(stretch, end).is_some_and(|it| {
            it.clone().any(|at| stretch.lower(at) == "and") || heads_many(stretch, it)
        })
}

/// "Economists at the bank": the noun before the first preposition is a group.
fn heads_many(stretch: &Stretch, phrase: Range<usize>) -> bool {
    let preposition = phrase
        .clone()
        .find(|&at| stretch.facts(at).contains(Facts::PREPOSITION));
    preposition
        .and_then(|it| it.checked_sub(1))
        .is_some_and(|it| phrase.contains(&it) && stretch.facts(it).contains(Facts::GROUP))
}
