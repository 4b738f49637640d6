//! Quotes without an attribution in their own paragraph, and whom they rest on.

use super::{
    finding,
    page::Page,
    prose::{count, list},
};
use crate::{
    attribution::Tie,
    provenance::{Check, Finding},
};

/// No more speakers than this are told apart.
const SPEAKERS: usize = 64;

/// One finding for all of them.
pub fn find(page: &Page) -> Vec<Finding> {
    let text = page.text;
    let quotes: Vec<u32> = page
        .body_quotes()
        .filter(|&at| {
            let attribution = page.attribution(at);
            let own = attribution
                .content
                .first()
                .map(|it| text.paragraph_of(it.start));
            let cue = attribution
                .cue
                .as_ref()
                .map(|it| text.paragraph_of(it.start));
            let line = attribution
                .content
                .first()
                .is_some_and(|it| page.is_line(it.start));
            attribution.tie == Tie::Floating
                && attribution.continues.is_some()
                && own != cue
                && !line
        })
        .collect();
    if quotes.is_empty() {
        return Vec::new();
    }
    let mut speakers: Vec<(String, u32)> = Vec::new();
    let mut words = 0;
    for &at in &quotes {
        words += page
            .quoted(at)
            .into_iter()
            .map(|it| page.words(it))
            .sum::<u32>();
        let Some(name) = page.speaker_name(at) else {
            continue;
        };
        let has_room = speakers.len() < SPEAKERS;
        match speakers.iter_mut().find(|it| it.0 == name) {
            Some(known) => known.1 += 1,
            None if has_room => speakers.push((name, 1)),
            None => {}
        }
    }
    let whom: Vec<String> = speakers
        .iter()
        .map(|(name, times)| match times {
            1 => name.clone(),
            _ => format!("{name} ({times})"),
        })
        .collect();
    let rest = match (quotes.len(), whom.is_empty()) {
        (_, true) => String::new(),
        (1, _) => format!("; it carries on the words of {}", list(&whom)),
        _ => format!("; they carry on the words of {}", list(&whom)),
    };
    let have = if quotes.len() == 1 { "has" } else { "have" };
    let sentence = format!(
        "At least {} {have} no attribution in the same paragraph{rest}.",
        count(quotes.len(), "quote", "quotes")
    );
    let evidence = quotes
        .iter()
        .flat_map(|&at| &page.quote(at).content)
        .copied()
        .collect();
    let figures = [("quotes", quotes.len() as f64), ("words", f64::from(words))];
    vec![finding(
        Check::FloatingQuotes,
        sentence,
        evidence,
        quotes,
        &figures,
    )]
}
