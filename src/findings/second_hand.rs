//! Words that reach the page through another source's words.

use super::{
    finding,
    page::{Page, has_full_name},
    prose::{count, list, note, sentence},
};
use crate::{
    lexicon::naming::{self, Naming},
    provenance::{Check, Finding, Kind},
};

/// One finding for all of them.
pub fn find(page: &Page) -> Vec<Finding> {
    let mut quotes: Vec<u32> = Vec::new();
    let mut pairs: Vec<String> = Vec::new();
    for (at, quote) in page.provenance.quotes.iter().enumerate() {
        let (Some(speaker), Some(relay)) = (page.speaker_name(at as u32), &quote.relayed_by) else {
            continue;
        };
        // Only words in marks are surely another's, and nobody relays himself.
        let person = page
            .speaker(at as u32)
            .and_then(|it| page.provenance.speakers.get(it as usize))
            .is_some_and(|it| {
                let last = it.name.split_whitespace().next_back().unwrap_or_default();
                has_full_name(it) && naming::of(&last.to_lowercase()).any(Naming::SURNAME)
            });
        let told = page.is_said(at as u32)
            && person
            && quote.kind != Kind::Indirect
            && speaker != *relay
            && quote.furniture.is_none();
        if told {
            quotes.push(at as u32);
            let pair = format!("{speaker} through {relay}");
            note(&mut pairs, pair);
        }
    }
    if quotes.is_empty() {
        return Vec::new();
    }
    let evidence = quotes
        .iter()
        .flat_map(|&at| &page.quote(at).content)
        .copied()
        .collect();
    let figures = [("quotes", quotes.len() as f64)];
    let said = count(quotes.len(), "quote reaches", "quotes reach");
    vec![finding(
        Check::SecondHand,
        sentence(format!(
            "{said} the page in another source’s words: {}.",
            list(&pairs)
        )),
        evidence,
        quotes,
        &figures,
    )]
}
