//! Checkable observations about a page's sourcing: one check a file. Each says
//! what stands on the page, in a neutral sentence, with the words that show it.

mod anonymous_sources;
mod attributed_share;
mod confusable_names;
mod cue_classes;
mod duplicates;
mod edited_quotes;
mod event;
mod floating_quotes;
mod fragments;
mod furniture_consistency;
mod headline_trace;
mod missing_role;
mod no_trail;
mod page;
mod phrases;
mod prose;
mod refusals;
mod second_hand;
mod shares;
mod sources;
mod unquoted_reuse;
mod vague_sources;
mod wording;

use crate::{
    attribution::Attribution,
    outline::Outline,
    provenance::{Check, Figure, Finding, Provenance},
    span::Span,
    text::Text,
};
use page::Page;

/// What a check is: it reads the page and says what it found.
type Observe = fn(&Page) -> Vec<Finding>;

/// All checks; their findings stand in the order of [`Check`].
const CHECKS: &[Observe] = &[
    attributed_share::find,
    shares::find,
    headline_trace::find,
    furniture_consistency::find,
    vague_sources::find,
    floating_quotes::find,
    event::find,
    missing_role::find,
    confusable_names::find,
    edited_quotes::find,
    fragments::find,
    unquoted_reuse::find,
    cue_classes::find,
    anonymous_sources::find,
    second_hand::find,
    no_trail::find,
    refusals::find,
    duplicates::find,
];

/// Adds traces, shares and findings to what was read. The quotes of `provenance`
/// must be those of `attributions`, one for one.
pub fn observe(
    outline: &Outline,
    text: &Text,
    attributions: &[Attribution],
    provenance: &mut Provenance,
) {
    let page = Page::new(outline, text, attributions, provenance);
    // The sentences and the words that the checks look for are English.
    let checks = if provenance.language == "en" {
        CHECKS
    } else {
        &[]
    };
    let mut findings: Vec<Finding> = checks.iter().flat_map(|find| find(&page)).collect();
    findings.sort_by_key(|it| it.name);
    let Page { shares, traces, .. } = page;
    provenance.findings = findings;
    provenance.shares = shares;
    for it in traces {
        let quote = it.quote.map(|at| &mut provenance.quotes[at as usize]);
        if let Some(quote) = quote {
            quote.trace.get_or_insert(it.trace);
        }
    }
}

/// A finding of `check`.
fn finding(
    check: Check,
    sentence: String,
    evidence: Vec<Span>,
    quotes: Vec<u32>,
    figures: &[(&str, f64)],
) -> Finding {
    Finding {
        name: check,
        sentence,
        evidence,
        quotes,
        figures: figures
            .iter()
            .map(|&(name, value)| Figure {
                name: name.to_owned(),
                value,
            })
            .collect(),
    }
}
