//! People whose words are used without their name, and the reason that the page
//! gives.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use super::{
    finding,
    page::Page,
    prose::{count, list, quoted, sentence},
    wording::Wording,
};
use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
    },
    provenance::{Check, Finding, SpeakerKind},
};

/// Who asks for a living is no source.
const ASKING: &[&str] = &[
    "reporter",
    "journalist",
    "interviewer",
    "moderator",
    "questioner",
];

/// No more quotes of one source than this are looked at.
const QUOTES: usize = 16;

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
    let mut known: HashSet<u32> = HashSet::new();
    for at in page.body_quotes() {
        let Some(speaker) = page.speaker(at).filter(|_| !page.quoted(at).is_empty()) else {
            continue;
        };
        let Some(source) = introduction(page, speaker) else {
            continue;
        };
        if page.quote(at).continues.is_none() {
            quotes.push(at);
        }
        if known.insert(speaker) {
            sources.push((quoted(&small(page.str(source.clone()))), source));
        }
    }
    if sources.is_empty() && reasons.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = sources.iter().map(|it| it.0.clone()).collect();
    let mut parts = Vec::new();
    if !names.is_empty() {
        parts.push(format!(
            "at least {} without a name: {}",
            count(sources.len(), "source is quoted", "sources are quoted"),
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
        ("sources", known.len() as f64),
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

/// Where the body first speaks of an unnamed person: "a nurse", "one official".
fn introduction(page: &Page, speaker: u32) -> Option<Range<u32>> {
    let speaker = page.provenance.speakers.get(speaker as usize)?;
    if speaker.kind != SpeakerKind::Anonymous {
        return None;
    }
    let own = speaker.quotes.iter().take(QUOTES).copied();
    let own = own.filter(|&at| page.quote(at).furniture.is_none());
    let source = own
        .filter_map(|at| page.attribution(at).source.clone())
        .find(|it| matches!(page.text.lower(it.start), "a" | "an" | "one" | "another"))?;
    // "a nurse, who asked …": the words before the comma name the source.
    let end = source
        .clone()
        .find(|&it| matches!(page.text.lower(it), "," | "who" | "("))
        .unwrap_or(source.end);
    let source = source.start..end;
    let facts = |at: u32| {
        let token = page.text.tokens.get(at as usize);
        token.map_or(Facts::default(), |it| page.text.vocabulary.facts(it.word))
    };
    // "a Norfield Republican".
    let partisan = page.is_capital(end.saturating_sub(1));
    let person = source.clone().any(|it| {
        facts(it).contains(Facts::ROLE) || naming::of(page.text.lower(it)).any(Naming::ROLE)
    });
    let asks = source
        .clone()
        .any(|it| ASKING.contains(&page.text.lower(it)));
    ((partisan || person) && !asks).then_some(source)
}

/// The words without a capital at their start.
fn small(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars.as_str().chars()).collect()
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
