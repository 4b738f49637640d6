//! Quoted parts of three words or fewer, and such words in marks that are
//! attributed to nobody.

use std::ops::Range;

use super::{
    finding,
    page::Page,
    prose::{are, count, list, quoted, sentence},
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
        let shown: Vec<String> = fragments
            .iter()
            .map(|(_, it)| quoted(page.str(it.clone())))
            .collect();
        let mut quotes: Vec<u32> = fragments.iter().map(|it| it.0).collect();
        quotes.dedup();
        findings.push(finding(
            Check::Fragments,
            sentence(format!(
                "{} of three words or fewer {} inside a paraphrase: {}.",
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
        .filter(|it| is_fragment(page, it) && is_unattributed(page, it))
        .collect();
    if !alone.is_empty() {
        let shown: Vec<String> = alone
            .iter()
            .map(|it| quoted(page.str(it.clone())))
            .collect();
        findings.push(finding(
            Check::Fragments,
            sentence(format!(
                "{} of three words or fewer {} in quotation marks in a sentence that gives no source for the words: {}.",
                count(alone.len(), "expression", "expressions"),
                are(alone.len()),
                list(&shown)
            )),
            alone.into_iter().map(|it| page.span(it)).collect(),
            Vec::new(),
            &[("expressions", shown.len() as f64)],
        ));
    }
    findings
}

/// Whether nothing in the sentence could attribute the words, and they are no
/// sentence of their own.
fn is_unattributed(page: &Page, tokens: &Range<u32>) -> bool {
    let says_all = tokens
        .clone()
        .any(|at| page.text.tokens[at as usize].shape == Shape::Stop);
    !says_all
        && page.sentence(tokens.start).all(|at| {
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
