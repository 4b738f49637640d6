//! What an organization is: as the page says, as a noun in its name says, or as
//! the embedded list does.

use std::ops::Range;

use super::{phrase::skip_determiners, words::Words};
use crate::{
    lexicon::{
        Facts,
        naming::Naming,
        organizations::{self, LONGEST_NOUN, Listed},
    },
    provenance::TypedBy,
    text::Shape,
};

/// What an organization is and who says so, with the words that do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) label: &'static str,
    pub(super) by: TypedBy,
    pub(super) evidence: Vec<Range<u32>>,
}

/// The page is asked at no more mentions than this.
const ASKED: usize = 32;

/// A noun phrase that says what an organization is has no more words before its
/// noun.
const REACH: u32 = 9;

/// What the organization is that stands at `mentions`, the fullest at `name`.
pub(super) fn of(words: &Words, mentions: &[Range<u32>], name: &Range<u32>) -> Option<Typed> {
    let page = mentions
        .iter()
        .take(ASKED)
        .find_map(|it| beside(words, it.clone()));
    if let Some((label, noun)) = page {
        return Some(Typed {
            label,
            by: TypedBy::Page,
            evidence: vec![noun],
        });
    }
    let (head, at) = match head(words, name.clone()) {
        Some((head, at)) => (Some(head), at),
        None => (None, name.start),
    };
    let by_head = |label| Typed {
        label,
        by: TypedBy::Head,
        evidence: vec![at..at + 1],
    };
    match head {
        Some(head) if head.telling => Some(by_head(head.label)),
        _ => listed(words, name)
            .map(|it| Typed {
                label: it.label,
                by: TypedBy::List,
                evidence: Vec::new(),
            })
            .or_else(|| head.map(|it| by_head(it.label))),
    }
}

/// What the list says of a name; of its owner for "the Council's Energy Hub".
pub(super) fn listed(words: &Words, name: &Range<u32>) -> Option<Listed> {
    // "the libertarian Dale Institute"
    let start = name.clone().find(|&at| words.is_capital(at))?;
    let whole = organizations::find(words.written(start..name.end));
    whole.or_else(|| {
        let owner = name.clone().find(|&at| words.lower(at) == "'s")?;
        organizations::find(words.written(start.min(owner)..owner))
    })
}

/// The noun that says what a name names: its last word, or the one before "of".
fn head(words: &Words, name: Range<u32>) -> Option<(organizations::Head, u32)> {
    let part = name
        .clone()
        .rev()
        .find(|&at| words.lower(at) == "'s")
        .map_or(name.start, |owner| owner + 1);
    // "the Dale Institute at Norfield University" is an institute.
    let end = (part..name.end)
        .find(|&at| words.lower(at) == "at")
        .unwrap_or(name.end);
    let part = part + u32::from(words.lower(part) == "the")..end;
    if part.len() < 2 {
        return None;
    }
    let noun = |at: u32| {
        let head = organizations::head(words.lower(at));
        // "the Reyes campaign", "Dale police"
        let written = |head: &organizations::Head| words.is_capital(at) || head.telling;
        head.filter(written).map(|it| (it, at))
    };
    let last = noun(part.end - 1);
    // "Norfield Police Department"
    let inner = noun(part.end - 2).filter(|_| {
        let label = last.map(|(head, _)| head.label);
        matches!(label, Some("department" | "authority"))
    });
    if inner.is_some_and(|(head, _)| head.telling) {
        return inner;
    }
    if last.is_some_and(|(head, _)| head.telling) {
        return last;
    }
    let of = part
        .clone()
        .skip(1)
        .find(|&at| matches!(words.lower(at), "of" | "for" | "on" | "at" | "in"));
    match of {
        // A "College of Surgeons" teaches nobody, "Police" alone may own a fund.
        Some(of) => {
            noun(of - 1).filter(|(head, _)| !matches!(head.label, "college" | "police" | "company"))
        }
        None => last,
    }
}

/// What the page calls the organization beside a mention of it, with the words
/// that do.
fn beside(words: &Words, mention: Range<u32>) -> Option<(&'static str, Range<u32>)> {
    behind(words, mention.clone()).or_else(|| ahead(words, mention.start))
}

/// "the trade union Unite", "a charity called Safe Rails".
fn ahead(words: &Words, mention: u32) -> Option<(&'static str, Range<u32>)> {
    let called = mention
        .checked_sub(1)
        .is_some_and(|at| matches!(words.lower(at), "called" | "named"));
    let end = mention - u32::from(called);
    (1..=LONGEST_NOUN.min(end)).rev().find_map(|length| {
        let noun = end - length..end;
        let small = noun.clone().all(|at| is_small(words, at));
        let label = organizations::noun(&words.phrase(noun.clone())).filter(|_| small)?;
        same_sentence(words, noun.start, mention).then_some((label, noun))
    })
}

fn same_sentence(words: &Words, one: u32, other: u32) -> bool {
    words.text.sentence_of(one) == words.text.sentence_of(other)
}

/// "Norfield Watch, a Berlin-based think tank", "Norfield Watch is a charity".
fn behind(words: &Words, mention: Range<u32>) -> Option<(&'static str, Range<u32>)> {
    let mut at = mention.end;
    if words.str(at) == "(" && words.str(at + 2) == ")" {
        at += 3;
    }
    let is_copula = |at: u32| matches!(words.lower(at), "is" | "was" | "are");
    let parted = matches!(words.str(at), "," | "—" | "–" | "--");
    let relative = words.str(at) == "," && words.lower(at + 1) == "which" && is_copula(at + 2);
    let start = match () {
        () if relative => at + 3,
        () if parted || is_copula(at) => at + 1,
        () => return None,
    };
    let (label, phrase) = noun_phrase(words, start)?;
    let apposed = parted && !relative;
    let whole = !apposed || closes(words, mention.start, phrase.end);
    (whole && same_sentence(words, mention.start, phrase.end - 1)).then_some((label, phrase))
}

/// "a small Berlin-based think tank", "one of the country's largest unions": what
/// its noun calls it.
fn noun_phrase(words: &Words, start: u32) -> Option<(&'static str, Range<u32>)> {
    let opening = words.lower(start);
    let owned = (start..start + 4).any(|at| words.lower(at) == "'s");
    if !matches!(opening, "a" | "an" | "the" | "one" | "another" | "its") && !owned {
        return None;
    }
    let first = skip_determiners(words, start..start + REACH).max(start + 1);
    for at in first..start + REACH {
        for length in (1..=LONGEST_NOUN).rev() {
            let noun = at..at + length;
            let small = noun.clone().all(|at| is_small(words, at));
            let ends = small && is_end(words, noun.end);
            if ends && let Some(label) = organizations::noun(&words.phrase(noun.clone())) {
                return Some((label, start..noun.end));
            }
        }
        let facts = words.facts(at);
        let goes_on = words.shape(at).is_word()
            && (!facts.any(Facts::SAYING | Facts::AUXILIARY | Facts::PRONOUN | Facts::PREPOSITION)
                || words.lower(at) == "of" && opening == "one");
        if !(goes_on || words.lower(at) == "'s") {
            return None;
        }
    }
    None
}

fn is_small(words: &Words, at: u32) -> bool {
    words.shape(at) == Shape::Lower || matches!(words.str(at), "NGO" | "PAC" | "UN" | "U.N.")
}

/// Whether a noun phrase may end here: no noun goes on with it, and no verb of
/// its own makes it a subject.
fn is_end(words: &Words, at: u32) -> bool {
    let lower = words.lower(at);
    !words.shape(at).is_word()
        || matches!(
            lower,
            "that" | "which" | "who" | "whose" | "where" | "and" | "or"
        )
        || words.facts(at).contains(Facts::PREPOSITION)
        || (lower.ends_with("ed") || lower.ends_with("ing"))
            && !words.facts(at).contains(Facts::SAYING)
        || matches!(lower, "based" | "founded" | "run" | "led" | "set" | "known")
}

/// Whether an apposition that has its noun before `end` is one: at the start of
/// a sentence that opens with another clause, the comma may part that clause
/// from a subject instead ("After he left Safe Rails, a charity in Dale …").
fn closes(words: &Words, mention: u32, end: u32) -> bool {
    let sentence = words.text.sentence_of(mention) as usize;
    let Some(sentence) = words.text.sentences.get(sentence).cloned() else {
        return false;
    };
    let first = (sentence.start..mention).find(|&at| words.shape(at).is_word());
    let fronted = first.is_some_and(|at| {
        words.facts(at).any(Facts::PREPOSITION | Facts::CONJUNCTION)
            || words.lower(at).ends_with("ing")
    });
    let parted = (sentence.start..mention).any(|at| words.str(at) == ",");
    if !fronted || parted {
        return true;
    }
    let next = (end..sentence.end.min(end + 24)).find(|&at| {
        matches!(words.str(at), "," | "—" | "–" | "--") || words.shape(at) == Shape::Stop
    });
    next.is_some_and(|at| words.shape(at) != Shape::Stop)
}

/// Whether a one-word name from the list may be what the page means: no person
/// of the page, nor a word that may be one's.
pub(super) fn is_plain(words: &Words, name: &Range<u32>) -> bool {
    let one = name.len() == 1;
    !one || !words.is(name.start, Naming::MALE | Naming::FEMALE | Naming::SURNAME)
}

#[cfg(test)]
mod tests {
    use crate::{outline::Outline, read};

    /// What the answer says of its organizations: name, acronym, type, who says
    /// so, country.
    #[track_caller]
    fn check(story: &str, expected: &[&str]) {
        let found: Vec<String> = read(&Outline::from_plain_text(story.to_owned()))
            .organizations
            .into_iter()
            .map(|it| {
                let kind = it.kind.map_or("–".to_owned(), |kind| {
                    let words: Vec<&str> = kind.evidence.iter().map(|at| at.of(story)).collect();
                    format!("{} by {:?} {}", kind.label, kind.by, words.join("; "))
                });
                let short = it.acronym.unwrap_or_default();
                let country = it.country.unwrap_or_default();
                format!("{} | {short} | {} | {country}", it.name, kind.trim())
            })
            .collect();
        assert_eq!(found, expected, "{story}");
    }

    #[test]
    fn the_page_says() {
        for (story, expected) in [
            (
                "“No,” said Ana Reyes, a fellow at the Norfield Institute, a Berlin-based think tank.",
                "Norfield Institute |  | think tank by Page a Berlin-based think tank | ",
            ),
            (
                "“No,” said Ana Reyes, director of Safe Rails, which is a charity that helps drivers.",
                "Safe Rails |  | charity by Page a charity | ",
            ),
            (
                "“No,” said Ana Reyes, director of the Norfield Guild. She joined the trade union Norfield Guild in May.",
                "Norfield Guild |  | trade union by Page trade union | ",
            ),
            // The page outranks the list and the name.
            (
                "“No,” said Ana Reyes, a fellow at the Dale Institute, one of the country's largest research firms.",
                "Dale Institute |  | research firm by Page one of the country's largest research firms | ",
            ),
            // The comma parts a clause from a subject, no apposition.
            (
                "After she left the Dale Institute, a charity in Leeds hired Ana Reyes. “No,” said Ana Reyes, a fellow at the Dale Institute.",
                "Dale Institute |  | institute by Head Institute | ",
            ),
            (
                "“No,” said Ana Reyes, head of the Dale Institute, a company lawyer said.",
                "Dale Institute |  | institute by Head Institute | ",
            ),
        ] {
            check(story, &[expected]);
        }
    }

    #[test]
    fn the_name_or_the_list_says() {
        for (at, expected) in [
            (
                "the University of Norfield",
                "University of Norfield |  | university by Head University | ",
            ),
            (
                "the Norfield Police Department",
                "Norfield Police Department |  | police by Head Police | ",
            ),
            (
                "Chatham House",
                "Chatham House |  | think tank by List | GB",
            ),
            (
                "the Atlantic Council's Energy Hub",
                "Atlantic Council's Energy Hub |  | think tank by List | US",
            ),
            (
                "the Dale Institute at Norfield University",
                "Dale Institute at Norfield University |  | institute by Head Institute | ",
            ),
            (
                "the Holt campaign",
                "Holt campaign |  | political campaign by Head campaign | ",
            ),
            ("Norfield Rail", "Norfield Rail |  | – | "),
        ] {
            check(
                &format!("“No,” said Ana Reyes, an analyst at {at}."),
                &[expected],
            );
        }
    }

    #[test]
    fn short_forms() {
        for story in [
            "The Joint Rail Institute (JRI) is closed. “No,” said Ana Reyes, who heads JRI.",
            "JRI (the Joint Rail Institute) is closed. “No,” said Ana Reyes, who heads JRI.",
            "The Joint Rail Institute is closed. “No,” said Ana Reyes, who heads JRI.",
        ] {
            check(
                story,
                &["Joint Rail Institute | JRI | institute by Head Institute | "],
            );
        }
        // Two that it may stand for.
        check(
            "The Joint Rail Institute and the Joint Road Institute are closed. “No,” said Ana Reyes, who heads JRI.",
            &["JRI |  | – | "],
        );
    }
}
