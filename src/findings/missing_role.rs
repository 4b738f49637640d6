//! People whose words are used and whose role the page does not state.

use super::{
    finding,
    page::{Page, has_full_name},
    prose::list,
};
use crate::{
    lexicon::Facts,
    provenance::{Check, Finding, Speaker},
    span::Span,
    text::Shape,
};

/// No more mentions than this are looked at: a person named more often is not
/// introduced so late.
const MENTIONS: usize = 64;

/// One finding for all of them.
pub fn find(page: &Page) -> Vec<Finding> {
    let speakers: Vec<&Speaker> = page
        .provenance
        .speakers
        .iter()
        .filter(|it| {
            let named = it.roles.is_empty() && has_full_name(it);
            let quoted = it
                .quotes
                .iter()
                .any(|&at| page.quote(at).furniture.is_none());
            named
                && quoted
                && it.mentions.len() <= MENTIONS
                && it.mentions.iter().all(|&span| stands_bare(page, span))
        })
        .collect();
    if speakers.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = speakers.iter().map(|it| it.name.clone()).collect();
    let evidence = speakers
        .iter()
        .filter_map(|it| it.mentions.first())
        .copied()
        .collect();
    let quotes = speakers.iter().flat_map(|it| &it.quotes).copied().collect();
    vec![finding(
        Check::MissingRole,
        format!(
            "No role or affiliation is stated beside the name of {}.",
            list(&names)
        ),
        evidence,
        quotes,
        &[("people", names.len() as f64)],
    )]
}

/// Whether nothing beside a name can say what its bearer is: no noun or title
/// before it, no comma, bracket or "who" after it.
fn stands_bare(page: &Page, span: Span) -> bool {
    let tokens = page.text.tokens_in(span);
    if tokens.is_empty() {
        return false;
    }
    let sentence = page.sentence(tokens.start);
    let begins = tokens.start == sentence.start;
    let before = tokens.start.checked_sub(1).filter(|_| !begins);
    let free_before = before.is_none_or(|at| {
        let token = &page.text.tokens[at as usize];
        let facts = page.text.vocabulary.facts(token.word);
        let small = token.shape == Shape::Lower
            && facts.any(
                Facts::PREPOSITION
                    | Facts::CONJUNCTION
                    | Facts::SAYING
                    | Facts::VERB
                    | Facts::AUXILIARY,
            )
            && !facts.contains(Facts::ROLE)
            && page.text.lower(at) != "'s";
        small || token.shape == Shape::Mark
    });
    let after = page.text.lower(tokens.end);
    let sign = page
        .text
        .tokens
        .get(tokens.end as usize)
        .is_some_and(|it| it.shape == Shape::Sign);
    let tells = matches!(
        after,
        "who"
            | "whose"
            | "is"
            | "was"
            | "of"
            | "from"
            | "at"
            | "with"
            | "became"
            | "for"
            | "as"
            | "has"
            | "and"
    );
    free_before && (tokens.end >= sentence.end || !sign && !tells)
}
