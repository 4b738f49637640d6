//! How much of the body is attributed to somebody.

use super::{finding, page::Page, prose::percent, shares};
use crate::{
    attribution::Tie,
    provenance::{Check, Finding},
};

/// A shorter body tells nothing.
const ENOUGH: u32 = 100;

/// One finding for an article long enough, with or without quotes.
pub fn find(page: &Page) -> Vec<Finding> {
    let whole = &page.shares;
    if whole.words < ENOUGH || whole.attributed == 0 {
        return Vec::new();
    }
    let part = |words: u32| f64::from(words) / f64::from(whole.words);
    let quotes: Vec<u32> = page
        .body_quotes()
        .filter(|&at| shares::has_source(page, at))
        .collect();
    let evidence = quotes
        .iter()
        .flat_map(|&at| &page.quote(at).content)
        .copied()
        .collect();
    // A transcript's words are somebody's without marks.
    let labels = page.attributions.iter().any(|it| it.tie == Tie::Label);
    let marks = if labels || whole.quoted == 0 {
        String::new()
    } else {
        format!(
            "; at least {} ({}) stand in quotation marks",
            whole.quoted,
            percent(part(whole.quoted))
        )
    };
    let sentence = format!(
        "Of the body’s {} words, at least {} ({}) are attributed to a source{marks}.",
        whole.words,
        whole.attributed,
        percent(part(whole.attributed)),
    );
    vec![finding(
        Check::AttributedShare,
        sentence,
        evidence,
        quotes,
        &[
            ("words", f64::from(whole.words)),
            ("attributed words", f64::from(whole.attributed)),
            ("attributed share", part(whole.attributed)),
            ("quoted words", f64::from(whole.quoted)),
            ("quoted share", part(whole.quoted)),
        ],
    )]
}
