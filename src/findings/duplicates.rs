//! The same quoted words more than once: in a pull-quote, a caption, an embedded
//! post, or twice in the body. The shares count them once.

use std::collections::HashMap;

use super::{
    finding,
    page::Page,
    prose::{count, quoted, sentence},
};
use crate::{
    provenance::{Check, Fidelity, Finding, Furniture},
    text::WordId,
};

/// Fewer words than this are the same by chance.
const SHORTEST: usize = 6;

/// One finding for all of them.
pub fn find(page: &Page) -> Vec<Finding> {
    let mut seen: HashMap<Vec<WordId>, u32> = HashMap::new();
    let mut quotes: Vec<u32> = Vec::new();
    let mut evidence = Vec::new();
    let mut copies = 0;
    for (at, quote) in page.provenance.quotes.iter().enumerate() {
        let at = at as u32;
        let set_large = matches!(
            quote.furniture,
            Some(Furniture::PullQuote | Furniture::Caption)
        );
        let trace = page.trace(at).filter(|_| set_large);
        if trace.is_some_and(|it| matches!(it.how, Fidelity::Exact | Fidelity::Clipped)) {
            copies += 1;
            quotes.push(at);
            quotes.extend(trace.and_then(|it| it.of));
            evidence.extend(&quote.content);
            continue;
        }
        if quote.furniture.is_some() || quote.level > 1 {
            continue;
        }
        let words: Vec<WordId> = page
            .quoted(at)
            .into_iter()
            .flat_map(|it| page.word_ids(it))
            .map(|it| it.0)
            .collect();
        if words.len() < SHORTEST {
            continue;
        }
        let first = *seen.entry(words).or_insert(at);
        if first != at {
            copies += 1;
            quotes.extend([first, at]);
            evidence.extend(&quote.content);
        }
    }
    if copies == 0 {
        return Vec::new();
    }
    quotes.sort_unstable();
    quotes.dedup();
    let shown = evidence
        .first()
        .map_or(String::new(), |it| quoted(page.text.str(*it)));
    let such = if copies == 1 {
        shown
    } else {
        format!("{shown} among them")
    };
    let stand = count(copies, "quote stands", "quotes stand");
    vec![finding(
        Check::Duplicates,
        sentence(format!(
            "{stand} on the page more than once, {such}; the shares count the words once."
        )),
        evidence,
        quotes,
        &[("copies", copies as f64)],
    )]
}
