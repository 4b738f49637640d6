//! The noun phrase that ends before a verb, apposition included.

use std::ops::Range;

use super::{
    LONGEST, WORD_LIKE,
    apposition::{named_before, with_apposition},
    begins_clause, has_head,
};
use crate::{
    attribution::{stretch::Stretch, told::INSCRIBED},
    lexicon::{Facts, naming},
    text::Shape,
};

/// The noun phrase that ends before item `end`, apposition included.
pub fn before(stretch: &Stretch, end: usize) -> Option<Range<usize>> {
    if end == 0 {
        return None;
    }
    let floor = end.saturating_sub(LONGEST);
    if stretch.is(end - 1, &[","]) {
        return with_apposition(stretch, end, floor);
    }
    if stretch.is(end - 1, &[")", "]"]) {
        let open = (floor..end).rev().find(|&at| stretch.is(at, &["(", "["]))?;
        let core = before(stretch, open)?;
        return Some(core.start..end);
    }
    if stretch.is(end - 1, &["—", "–", "--"]) {
        let open = (floor..end - 1)
            .rev()
            .find(|&at| stretch.is(at, &["—", "–", "--"]))?;
        let core = plain(stretch, open, floor)?;
        return Some(core.start..end - 1);
    }
    if let Some(time) = time(stretch, end) {
        return before(stretch, time);
    }
    if matches!(
        stretch.lower(end - 1),
        "himself" | "herself" | "themselves" | "itself"
    ) && let Some(core) = before(stretch, end - 1)
    {
        // "as X herself said"
        return Some(core.start..end);
    }
    if matches!(stretch.lower(end - 1), "who" | "which" | "that") {
        // "X, who said": the name before the relative clause, and the pronoun.
        let comma = usize::from(end >= 2 && stretch.is(end - 2, &[","]));
        let core = plain(stretch, end - 1 - comma, floor)?;
        let start = match stretch.lower(end - 1) {
            "who" => person_start(stretch, core.start..end - 1 - comma),
            _ => core.start,
        };
        return Some(start..end);
    }
    if let Some(whole) = with_relative(stretch, end, floor) {
        return Some(whole);
    }
    let phrase = plain(stretch, end, floor)?;
    Some(named_before(stretch, phrase.clone(), floor).unwrap_or(phrase))
}

/// Where the words begin that tell when: "X last week said", "X on Monday said".
fn time(stretch: &Stretch, end: usize) -> Option<usize> {
    let before = stretch.lower(end.checked_sub(2)?);
    let week = TIMES.contains(&stretch.lower(end - 1)) && matches!(before, "last" | "this");
    let day = before == "on" && stretch.facts(end - 1).contains(Facts::DATE);
    (week || day).then_some(end - 2)
}

/// Spans of time that "last" and "this" point out.
const TIMES: &[&str] = &[
    "week", "month", "year", "weekend", "night", "morning", "spring", "summer", "fall", "autumn",
    "winter",
];

/// Where the person begins that "who" stands for: "in the hands of Ana Reyes, who said".
fn person_start(stretch: &Stretch, core: Range<usize>) -> usize {
    let people = |at: usize| {
        stretch
            .facts(at)
            .any(Facts::ROLE | Facts::GROUP | Facts::TITLE)
    };
    let of = core.clone().find(|&at| stretch.lower(at) == "of");
    let name = of.map_or(core.start, |it| it + 1);
    let full = name + 1 < core.end
        && naming::of(stretch.lower(name)).is_given()
        && (name..core.end).all(|at| stretch.is_capital(at));
    match of {
        Some(of) if full && !(core.start..of).any(people) => name,
        _ => core.start,
    }
}

/// "“…,” a miner who gave no name said": behind a quotation, a phrase with a relative
/// clause that no comma parts.
fn with_relative(stretch: &Stretch, end: usize, floor: usize) -> Option<Range<usize>> {
    let who = (floor..end).rev().find(|&at| stretch.lower(at) == "who")?;
    let parted = |at: usize| !stretch.shape(at).is_some_and(Shape::is_word);
    let clause = who + 1..end;
    let has_verb = clause
        .clone()
        .any(|at| stretch.facts(at).any(Facts::VERB | Facts::AUXILIARY));
    let core = plain(stretch, who, floor)?;
    let behind_quote = core.start > 0 && stretch.quote(core.start - 1).is_some();
    (has_verb && behind_quote && !clause.clone().any(parted)).then_some(core.start..end)
}

/// The noun phrase that ends before `end`, with no comma in it but in a list of
/// names.
pub(super) fn plain(stretch: &Stretch, end: usize, floor: usize) -> Option<Range<usize>> {
    if end > 0 && stretch.is(end - 1, &[")"]) {
        // "Sen. X (D-Ohio)": what stands in brackets goes with the name.
        let open = (floor..end).rev().find(|&at| stretch.is(at, &["("]))?;
        let core = plain(stretch, open, floor)?;
        return Some(core.start..end);
    }
    let mut start = end;
    // Where the phrase still is sound: before "and", before a preposition.
    let mut joint = None;
    while start > floor {
        let at = start - 1;
        match step(stretch, at, start, end) {
            Step::Take => start = at,
            Step::TakeAndStop => {
                start = at;
                break;
            }
            Step::Join => {
                joint.get_or_insert(start);
                start = at;
            }
            Step::Stop => break,
        }
    }
    let sound =
        start == 0 || begins_clause(stretch, start) || stretch.facts(start).any(Facts::DETERMINER);
    if let Some(joint) = joint
        && !sound
    {
        start = joint;
    }
    start = trim(stretch, start, end);
    (start < end && has_head(stretch, start..end)).then_some(start..end)
}

enum Step {
    Take,
    TakeAndStop,
    Join,
    Stop,
}

/// What to do with item `at`, the one before `start`, on the walk back.
fn step(stretch: &Stretch, at: usize, start: usize, end: usize) -> Step {
    let Some(token) = stretch.word(at) else {
        let short = stretch
            .quote(at)
            .is_some_and(|it| stretch.words_in(it) <= WORD_LIKE && !stretch.ends_clause(it));
        return if short { Step::Take } else { Step::Stop };
    };
    let facts = stretch.facts(at);
    let lower = stretch.lower(at);
    let capital = stretch.is_capital(at);
    match lower {
        "'s" | "&" | "/" | "$" | "%" | "#" | "@" => return Step::Take,
        "and" | "or" => {
            return if joins(stretch, at, start, end) {
                Step::Join
            } else {
                Step::Stop
            };
        }
        "," => {
            return if in_list(stretch, at, start, end) {
                Step::Join
            } else {
                Step::Stop
            };
        }
        ")" | "]" => return Step::Stop,
        "’" | "'" if start < end => return Step::Take,
        _ => {}
    }
    if facts.contains(Facts::PRONOUN) && !(lower == "it" && capital && start < end) {
        return if start == end {
            Step::TakeAndStop
        } else {
            Step::Stop
        };
    }
    match stretch.text.tokens[token as usize].shape {
        Shape::Stop | Shape::Sign | Shape::Mark => return Step::Stop,
        Shape::Number => return Step::Take,
        _ => {}
    }
    let next_capital = start < end && stretch.is_capital(start);
    if is_number_word(lower) {
        return Step::Take;
    }
    if facts.contains(Facts::DETERMINER) {
        let partitive = at > 0
            && matches!(
                stretch.lower(at - 1),
                "of" | "for" | "at" | "from" | "in" | "with" | "both" | "all" | "to" | "by"
            );
        return if partitive
            && at > 1
            && is_nominal(stretch, at - 2)
            && (stretch.lower(at - 1) != "by" || stretch.facts(at - 2).contains(Facts::DOCUMENT))
            && !stretch.facts(at - 2).contains(Facts::DATE)
        {
            Step::Take
        } else {
            Step::TakeAndStop
        };
    }
    if facts.contains(Facts::PREPOSITION) && !(capital && at > 0 && next_capital) {
        let attached = at > 0
            && start < end
            && is_nominal(stretch, at - 1)
            && !stretch.facts(at - 1).contains(Facts::DATE)
            && (lower != "by" || stretch.facts(at - 1).contains(Facts::DOCUMENT))
            && matches!(
                lower,
                "by" | "of"
                    | "for"
                    | "at"
                    | "from"
                    | "with"
                    | "in"
                    | "on"
                    | "to"
                    | "behind"
                    | "near"
                    | "who"
            );
        return if attached { Step::Take } else { Step::Stop };
    }
    if facts.contains(Facts::CONJUNCTION) || facts.contains(Facts::AUXILIARY) && !next_capital {
        return Step::Stop;
    }
    let noun = facts.any(Facts::ROLE | Facts::GROUP | Facts::DOCUMENT | Facts::BODY)
        || INSCRIBED.contains(&lower);
    if facts.any(Facts::VERB | Facts::CUE) && !noun && !capital {
        let adjective = start < end
            && at > 0
            && stretch.facts(at - 1).any(Facts::DETERMINER)
            && (lower.ends_with("ed") || lower.ends_with("ing"));
        return if adjective { Step::Take } else { Step::Stop };
    }
    if facts.contains(Facts::ADVERB) && !capital && !noun {
        return if start < end && at > 0 && stretch.facts(at - 1).contains(Facts::DETERMINER) {
            Step::Take
        } else {
            Step::Stop
        };
    }
    if capital && at == 0 && facts.contains(Facts::OPENER) && !facts.contains(Facts::DETERMINER) {
        return Step::Stop;
    }
    Step::Take
}

fn is_number_word(lower: &str) -> bool {
    matches!(
        lower,
        "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "nearly"
            | "almost"
            | "about"
            | "roughly"
            | "percent"
    )
}

/// Whether "and" at `at` joins two names or two described people.
fn joins(stretch: &Stretch, at: usize, start: usize, end: usize) -> bool {
    if at == 0 || start >= end {
        return false;
    }
    let left = stretch.is_capital(at - 1)
        || stretch
            .facts(at - 1)
            .any(Facts::GROUP | Facts::ROLE | Facts::BODY)
        || stretch.is(at - 1, &[","]);
    let right = stretch.is_capital(start)
        || stretch
            .facts(start)
            .any(Facts::DETERMINER | Facts::GROUP | Facts::ROLE);
    left && right
}

/// Whether the comma at `at` parts two names of a list that ends with "and".
fn in_list(stretch: &Stretch, at: usize, start: usize, end: usize) -> bool {
    at > 0
        && start < end
        && stretch.is_capital(at - 1)
        && (stretch.is(start, &["and"])
            || stretch.is_capital(start)
                && (start..end)
                    .take(12)
                    .any(|it| stretch.is(it, &["and"]) && it > start))
}

fn is_nominal(stretch: &Stretch, at: usize) -> bool {
    let facts = stretch.facts(at);
    stretch.shape(at).is_some_and(Shape::is_word)
        && (!facts.any(
            Facts::VERB
                | Facts::AUXILIARY
                | Facts::CONJUNCTION
                | Facts::PREPOSITION
                | Facts::ADVERB
                | Facts::CUE,
        ) || facts.any(Facts::ROLE | Facts::GROUP | Facts::BODY | Facts::DOCUMENT)
            || INSCRIBED.contains(&stretch.lower(at)))
}

/// Takes off what opens a phrase but is none of it: "On Monday", "But".
fn trim(stretch: &Stretch, mut start: usize, end: usize) -> usize {
    loop {
        let facts = stretch.facts(start);
        let capital = stretch.is_capital(start) && start > 0;
        let opening = facts.any(Facts::PREPOSITION | Facts::CONJUNCTION | Facts::ADVERB)
            && !capital
            || stretch.shape(start).is_some_and(|it| !it.is_word())
            || stretch.lower(start) == "'s";
        if start >= end || !opening {
            break;
        }
        if facts.contains(Facts::PREPOSITION) {
            let date = (start..end)
                .rev()
                .find(|&at| stretch.facts(at).contains(Facts::DATE));
            start = match date {
                Some(at) => at + 1,
                None => last_name(stretch, start, end),
            };
        } else {
            start += 1;
        }
    }
    while start < end
        && stretch.facts(start).contains(Facts::DATE)
        && !stretch.lower(start).is_empty()
        && end - start > 1
        && (stretch.lower(start).ends_with("day") || stretch.is(start, &["today", "tomorrow"]))
    {
        start += 1;
    }
    start
}

/// The start of the run of capitals or of the described person at the end.
fn last_name(stretch: &Stretch, start: usize, end: usize) -> usize {
    let mut at = end;
    while at > start + 1 && stretch.is_capital(at - 1) {
        at -= 1;
    }
    at
}
