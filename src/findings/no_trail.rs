//! Quotes with neither a link in their sentence nor a document.

use super::{finding, page::Page};
use crate::provenance::{Check, Finding, SpeakerKind};

/// With fewer quotes than this it tells nothing.
const ENOUGH: usize = 3;

/// One finding for a page that can have links.
pub fn find(page: &Page) -> Vec<Finding> {
    if page.outline.is_plain_text() {
        return Vec::new();
    }
    let own: Vec<u32> = page
        .body_quotes()
        .filter(|&at| page.quote(at).continues.is_none())
        .filter(|&at| page.is_said(at) || !page.quoted(at).is_empty())
        .collect();
    let bare: Vec<u32> = own
        .iter()
        .copied()
        .filter(|&at| {
            let quote = page.quote(at);
            let document = quote
                .speaker
                .as_ref()
                .is_some_and(|it| it.kind == SpeakerKind::Document);
            quote.links.is_empty() && quote.via.is_none() && !document && !names_trail(page, at)
        })
        .collect();
    if own.len() < ENOUGH || bare.is_empty() {
        return Vec::new();
    }
    let (all, without) = (own.len(), bare.len());
    let evidence = bare
        .iter()
        .filter_map(|&at| page.quote(at).content.first())
        .copied()
        .collect();
    vec![finding(
        Check::NoTrail,
        format!(
            "At least {without} of the {all} attributions that were found have no link in their sentence and name no document or channel."
        ),
        evidence,
        bare,
        &[("without", without as f64), ("attributions", all as f64)],
    )]
}

/// Whether a word of the quote's sentences is of a document or a channel, whatever the
/// sentence says of it: "in a statement", "his letter", "she tweeted".
fn names_trail(page: &Page, quote: u32) -> bool {
    let attribution = page.attribution(quote);
    let mut parts = attribution
        .content
        .iter()
        .chain(&attribution.source)
        .chain(&attribution.cue);
    parts.any(|part| {
        let (first, last) = (part.start, part.end.saturating_sub(1).max(part.start));
        [first, last].into_iter().any(|at| {
            page.sentence(at).any(|at| {
                let lower = page.text.lower(at);
                TRAILS.iter().any(|it| lower.starts_with(it))
            })
        })
    })
}

/// Beginnings of words for documents and channels.
const TRAILS: &[&str] = &[
    "article",
    "blog",
    "broadcast",
    "document",
    "email",
    "e-mail",
    "facebook",
    "filing",
    "instagram",
    "interview",
    "journal",
    "lawsuit",
    "letter",
    "magazine",
    "memo",
    "newspaper",
    "paper",
    "podcast",
    "post",
    "publish",
    "radio",
    "report",
    "statement",
    "study",
    "survey",
    "testimon",
    "transcript",
    "tweet",
    "twitter",
    "video",
    "website",
    "wrote",
];
