//! Quoted parts of three words or fewer, and such words in marks that are
//! attributed to nobody.

use std::ops::Range;

use super::{
    finding,
    page::Page,
    prose::{are, count, list, note, quoted, sentence},
};
use crate::{
    lexicon::Facts,
    provenance::{Check, Finding, Kind},
    text::Shape,
};

/// A fragment has no more words than this.
const LONGEST: u32 = 3;

/// One finding for fragments, one for words attributed to nobody.
pub fn find(page: &Page) -> Vec<Finding> {
    let mut fragments: Vec<(u32, Range<u32>)> = Vec::new();
    for at in page.body_quotes() {
        if page.quote(at).kind == Kind::Mixed && page.is_said(at) {
            let short = page
                .quoted(at)
                .into_iter()
                .filter(|it| is_fragment(page, it));
            fragments.extend(short.map(|it| (at, it)));
        }
    }
    let mut findings = Vec::new();
    if !fragments.is_empty() {
        let shown = shown(page, fragments.iter().map(|it| &it.1));
        let mut quotes: Vec<u32> = fragments.iter().map(|it| it.0).collect();
        quotes.dedup();
        findings.push(finding(
            Check::Fragments,
            sentence(format!(
                "at least {} of three words or fewer {} inside a paraphrase: {}.",
                count(fragments.len(), "quoted part", "quoted parts"),
                are(fragments.len()),
                list(&shown)
            )),
            fragments.iter().map(|it| page.span(it.1.clone())).collect(),
            quotes,
            &[("fragments", fragments.len() as f64)],
        ));
    }
    let alone: Vec<Range<u32>> = page
        .text
        .paragraphs
        .iter()
        .filter(|it| it.part == crate::article::Part::Paragraph)
        .flat_map(|it| it.quotations.start as usize..it.quotations.end as usize)
        .filter_map(|at| page.text.quotations.get(at))
        .filter(|it| it.parent.is_none() && it.closed && page.owner(it.open).is_none())
        .map(|it| it.open..it.end)
        .filter(|it| !page.is_line(it.start) && is_fragment(page, it) && is_unattributed(page, it))
        .collect();
    if !alone.is_empty() {
        let shown = shown(page, alone.iter());
        findings.push(finding(
            Check::Fragments,
            sentence(format!(
                "at least {} of three words or fewer {} in quotation marks in a sentence that gives no source for the words: {}.",
                count(shown.len(), "expression", "expressions"),
                are(shown.len()),
                list(&shown)
            )),
            alone.into_iter().map(|it| page.span(it)).collect(),
            Vec::new(),
            &[("expressions", shown.len() as f64)],
        ));
    }
    findings
}

/// The words as they are listed: each once, without a stop at the end.
fn shown<'r>(page: &Page, stretches: impl Iterator<Item = &'r Range<u32>>) -> Vec<String> {
    let mut shown = Vec::new();
    for it in stretches {
        let ends = it.clone().rfind(|&at| page.is_word(at));
        let bare = it.start..ends.map_or(it.end, |at| at + 1);
        note(&mut shown, quoted(page.str(bare)));
    }
    shown
}

/// Whether nothing in the sentence could attribute the words, and they are no
/// sentence of their own.
fn is_unattributed(page: &Page, tokens: &Range<u32>) -> bool {
    let around = page.sentence(tokens.start);
    let stops = tokens
        .clone()
        .any(|at| page.text.tokens[at as usize].shape == Shape::Stop);
    let clause = tokens.clone().any(|at| {
        let word = page.text.tokens[at as usize].word;
        page.text.vocabulary.facts(word).contains(Facts::PRONOUN)
    });
    let says_all = stops && (clause || around.start + 1 >= tokens.start);
    // “squatters,” as Espinosa put it.
    let puts = around
        .clone()
        .any(|at| page.text.lower(at) == "put" && page.text.lower(at + 1) == "it");
    !says_all
        && !puts
        && around.clone().all(|at| {
            let facts = page
                .text
                .vocabulary
                .facts(page.text.tokens[at as usize].word);
            page.owner(at).is_none() && !facts.any(Facts::SAYING | Facts::CUE)
        })
}

/// Few words, and not the title of a work or a nickname: those begin with
/// capitals.
fn is_fragment(page: &Page, tokens: &Range<u32>) -> bool {
    let words = page.word_ids(tokens.clone());
    let count = page.words(tokens.clone());
    (1..=LONGEST).contains(&count)
        && words.first().is_some_and(|&(_, at)| !page.is_capital(at))
        && words
            .iter()
            .any(|&(_, at)| page.text.lower(at).starts_with(char::is_alphabetic))
}
