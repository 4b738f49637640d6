//! Words that stand in quotation marks once and without them elsewhere.

use std::ops::Range;

use super::{
    finding,
    page::Page,
    phrases::Phrases,
    prose::{count, quoted},
};
use crate::{
    article::Part,
    lexicon::Facts,
    provenance::{Check, Finding, Kind},
    text::WordId,
};

/// A quoted part of more words is a statement, not an expression.
const LONGEST: usize = 8;
/// No more findings than this on one page.
const MOST: usize = 8;

/// A finding an expression.
pub fn find(page: &Page) -> Vec<Finding> {
    let expressions = expressions(page);
    let words: Vec<Vec<WordId>> = expressions
        .iter()
        .map(|(_, it)| {
            page.word_ids(it.clone())
                .into_iter()
                .map(|it| it.0)
                .collect()
        })
        .collect();
    let phrases = Phrases::of(page, words.iter().map(|it| it.get(..2).unwrap_or_default()));
    let mut findings: Vec<Finding> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for ((quote, tokens), words) in expressions.iter().zip(&words) {
        let [first, second, ..] = words.as_slice() else {
            continue;
        };
        let mut longest = 0;
        let mut places: Vec<Range<u32>> = Vec::new();
        for &place in phrases.places(*first, *second) {
            let place = place as usize;
            let run = (2..=phrases.run(place, words))
                .rev()
                .find(|&run| is_reuse(page, &phrases, place, run, words.len()));
            if let Some(run) = run
                && let (Some((_, from)), Some((_, last))) =
                    (phrases.at(place), phrases.at(place + run - 1))
            {
                if run > longest {
                    longest = run;
                    places.clear();
                }
                if run == longest {
                    places.push(from..last + 1);
                }
            }
        }
        let Some(shown) = places.first().map(|it| page.str(it.clone()).to_lowercase()) else {
            continue;
        };
        if said.contains(&shown) || findings.len() >= MOST {
            continue;
        }
        let mut evidence = vec![page.span(tokens.clone())];
        evidence.extend(places.iter().map(|it| page.span(it.clone())));
        let times = count(places.len(), "other place", "other places");
        findings.push(finding(
            Check::UnquotedReuse,
            format!(
                "The words {} stand in quotation marks, and without them in {times}.",
                quoted(&shown)
            ),
            evidence,
            vec![*quote],
            &[("times", places.len() as f64), ("words", longest as f64)],
        ));
        said.push(shown);
    }
    findings
}

/// The quoted parts of paraphrases, and the quotations of headline and deck that
/// were traced.
fn expressions(page: &Page) -> Vec<(u32, Range<u32>)> {
    let mut found = Vec::new();
    for (at, attribution) in page.attributions.iter().enumerate() {
        let at = at as u32;
        let furniture = matches!(
            attribution.part,
            Part::Headline | Part::Deck | Part::Subhead
        ) && page.trace(at).is_some();
        let body = attribution.part == Part::Paragraph && attribution.level == 1;
        let expression = furniture || body && attribution.kind == Kind::Mixed;
        if !expression {
            continue;
        }
        for tokens in page.quoted(at) {
            // A part with an ellipsis is as good as its words before it.
            let end = tokens
                .clone()
                .find(|&it| page.is_ellipsis(it))
                .unwrap_or(tokens.end);
            let words = page.word_ids(tokens.start..end).len();
            if (2..=LONGEST).contains(&words) {
                found.push((at, tokens.start..end));
            }
        }
    }
    found
}

/// Whether the words at a place stand there without marks, are no name, and are
/// no everyday turn.
fn is_reuse(page: &Page, phrases: &Phrases, place: usize, run: usize, whole: usize) -> bool {
    let tokens: Vec<u32> = (place..place + run)
        .filter_map(|it| phrases.at(it))
        .map(|it| it.1)
        .collect();
    let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else {
        return false;
    };
    // One after the other, without a sign between them.
    let close = (last - first) as usize + 1 == run;
    let free = tokens
        .iter()
        .all(|&at| page.text.quotation_of(at).is_none());
    let begins = page.sentence(first).start == first;
    let plain = tokens
        .iter()
        .all(|&at| !page.is_capital(at) || at == first && begins);
    let content = tokens.iter().filter(|&&at| is_content(page, at)).count();
    // Of a short expression more must tell: "until further notice" is said of anything.
    let least = if run == 2 || whole < 4 { 2 } else { 1 };
    let tells = is_content(page, last) && content >= least;
    close && free && plain && tells
}

/// No article, preposition, auxiliary or the like.
pub fn is_content(page: &Page, at: u32) -> bool {
    const SMALL: &[&str] = &[
        "much", "more", "most", "very", "so", "too", "not", "no", "all", "one", "two", "other",
        "new", "own", "same", "such", "many", "few", "just", "only", "even", "first", "last",
        "further",
    ];
    let Some(token) = page.text.tokens.get(at as usize) else {
        return false;
    };
    let facts = page.text.vocabulary.facts(token.word);
    let lower = page.text.lower(at);
    lower.len() > 2
        && lower.starts_with(char::is_alphabetic)
        && !SMALL.contains(&lower)
        && !facts.any(
            Facts::DETERMINER
                | Facts::PREPOSITION
                | Facts::CONJUNCTION
                | Facts::PRONOUN
                | Facts::AUXILIARY
                | Facts::ADVERB,
        )
}
