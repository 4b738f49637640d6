//! How much of the body is attributed to somebody.

use super::{finding, page::Page, prose::percent};
use crate::provenance::{Check, Finding};

/// A shorter body tells nothing.
const ENOUGH: u32 = 100;

/// One finding for an article long enough, with or without quotes.
pub fn find(page: &Page) -> Vec<Finding> {
    let shares = &page.shares;
    if shares.words < ENOUGH || shares.attributed == 0 {
        return Vec::new();
    }
    let part = |words: u32| f64::from(words) / f64::from(shares.words);
    let quotes: Vec<u32> = page.body_quotes().collect();
    let evidence = quotes
        .iter()
        .flat_map(|&at| &page.quote(at).content)
        .copied()
        .collect();
    let sentence = format!(
        "Of the body’s {} words, {} ({}) are attributed to a source; {} ({}) stand in quotation marks.",
        shares.words,
        shares.attributed,
        percent(part(shares.attributed)),
        shares.quoted,
        percent(part(shares.quoted)),
    );
    vec![finding(
        Check::AttributedShare,
        sentence,
        evidence,
        quotes,
        &[
            ("words", f64::from(shares.words)),
            ("attributed words", f64::from(shares.attributed)),
            ("attributed share", part(shares.attributed)),
            ("quoted words", f64::from(shares.quoted)),
            ("quoted share", part(shares.quoted)),
        ],
    )]
}
