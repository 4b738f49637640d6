//! People whose words are used without their name, and the reason that the page
//! gives.

use std::{ops::Range, sync::LazyLock};

use super::{
    finding,
    page::Page,
    prose::{count, list, quoted, sentence},
    wording::Wording,
};
use crate::{
    lexicon::Facts,
    provenance::{Check, Finding, SpeakerKind},
};

static REASONS: LazyLock<Wording> = LazyLock::new(|| {
    Wording::new(&[
        "on|under|granted condition of anonymity",
        "on|under the condition of anonymity",
        "granted|requested|requesting|given|sought anonymity",
        "asked|asking|wished|wishing|wanted|preferred not to be named|identified|quoted",
        "asked|asking|wished|wishing|wanted|preferred to remain|stay|be anonymous|unnamed|unidentified",
        "declined|declining|refused|refusing to be named|identified",
        "spoke|speaking|speak * anonymously",
        "was|were|is|are not|n't authorized|authorised to * speak|talk|discuss|comment",
        "who was|were not named|identified",
    ])
});

/// One finding for all of them.
pub fn find(page: &Page) -> Vec<Finding> {
    let reasons = REASONS.find(page);
    let mut quotes: Vec<u32> = Vec::new();
    let mut sources: Vec<(String, Range<u32>)> = Vec::new();
    for at in page.body_quotes() {
        let Some(source) = page.attribution(at).source.clone() else {
            continue;
        };
        let anonymous = page
            .quote(at)
            .speaker
            .as_ref()
            .is_some_and(|it| it.kind == SpeakerKind::Anonymous);
        // "a nurse", "one official": a person who is not named before either.
        let indefinite = matches!(
            page.text.lower(source.start),
            "a" | "an" | "one" | "another"
        );
        if !anonymous || !indefinite || page.quote(at).continues.is_some() {
            continue;
        }
        // "a nurse, who asked …": the words before the comma name the source.
        let end = source
            .clone()
            .find(|&it| matches!(page.text.lower(it), "," | "who" | "("))
            .unwrap_or(source.end);
        let source = source.start..end;
        let has_role = source.clone().any(|it| {
            let facts = page
                .text
                .vocabulary
                .facts(page.text.tokens[it as usize].word);
            facts.contains(Facts::ROLE)
        });
        if page.quoted(at).is_empty() || !has_role {
            continue;
        }
        quotes.push(at);
        sources.push((quoted(&page.str(source.clone()).to_lowercase()), source));
    }
    if sources.is_empty() && reasons.is_empty() {
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    for (name, _) in &sources {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let mut parts = Vec::new();
    if !names.is_empty() {
        parts.push(format!(
            "{} without a name: {}",
            count(names.len(), "source is quoted", "sources are quoted"),
            list(&names)
        ));
    }
    match reasons.as_slice() {
        [] => {}
        stated => {
            let stated: Vec<String> = stated
                .iter()
                .map(|it| quoted(page.str(clause(page, it.clone()))))
                .collect();
            parts.push(format!(
                "about names withheld the page says: {}",
                list(&stated)
            ));
        }
    }
    let figures = [
        ("sources", names.len() as f64),
        ("reasons", reasons.len() as f64),
    ];
    let mut evidence: Vec<_> = sources.into_iter().map(|it| page.span(it.1)).collect();
    evidence.extend(reasons.into_iter().map(|it| page.span(clause(page, it))));
    evidence.sort_unstable();
    vec![finding(
        Check::AnonymousSources,
        sentence(format!("{}.", parts.join("; "))),
        evidence,
        quotes,
        &figures,
    )]
}

/// The phrase with its "because …", to the end of the clause.
fn clause(page: &Page, phrase: Range<u32>) -> Range<u32> {
    let because = matches!(
        page.text.lower(phrase.end),
        "because" | "for" | "to" | "as" | "since" | "out" | "citing"
    );
    if !because {
        return phrase;
    }
    let limit = page.sentence(phrase.start).end;
    let end = (phrase.end..limit)
        .find(|&at| {
            matches!(page.text.lower(at), "," | "." | ";") || page.text.quotation_of(at).is_some()
        })
        .unwrap_or(limit);
    phrase.start..end
}
