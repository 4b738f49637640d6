//! One "Expert" in the headline against several in the body.

use super::{
    finding,
    page::Page,
    prose::{list, note, quoted},
    sources::{class_of, vague},
};
use crate::{
    article::Part,
    provenance::{Check, Finding},
};

/// A finding for each line of the furniture that names one source of a kind.
pub fn find(page: &Page) -> Vec<Finding> {
    let vague = vague(page);
    let mut findings = Vec::new();
    for (at, attribution) in page.attributions.iter().enumerate() {
        let Some(source) = attribution.source.clone() else {
            continue;
        };
        let headed = matches!(attribution.part, Part::Headline | Part::Deck);
        let words = page.word_ids(source.clone());
        let (true, [.., (_, last)]) = (headed && words.len() <= 3, words.as_slice()) else {
            continue;
        };
        let Some((class, true)) = class_of(page.text.lower(*last)) else {
            continue;
        };
        let same: Vec<_> = vague
            .iter()
            .filter(|it| it.class.many == class.many)
            .collect();
        if same.is_empty() {
            continue;
        }
        let mut forms: Vec<String> = Vec::new();
        for it in &same {
            let form = quoted(&page.str(it.tokens.clone()).to_lowercase());
            note(&mut forms, form);
        }
        let place = if attribution.part == Part::Deck {
            "deck"
        } else {
            "headline"
        };
        let mut evidence = vec![page.span(source.clone())];
        evidence.extend(same.iter().map(|it| page.span(it.tokens.clone())));
        let mut quotes = vec![at as u32];
        quotes.extend(same.iter().map(|it| it.quote));
        let claimed = same.iter().map(|it| it.claimed).max().unwrap_or(2);
        findings.push(finding(
            Check::FurnitureConsistency,
            format!(
                "The {place} gives one source, {}; the body attributes words to {}.",
                quoted(page.str(source)),
                list(&forms)
            ),
            evidence,
            quotes,
            &[
                ("in the furniture", 1.0),
                ("in the body at least", f64::from(claimed)),
            ],
        ));
    }
    findings
}
