//! schema.org `Quotation`s: the quoted words of each speaker.

use serde_json::{Value, json};

use super::{Page, object};
use crate::provenance::{Kind, Polarity, Quote, QuoteSpeaker, SpeakerKind};

/// A graph of the article and its quotations. A paraphrase is none, even with a
/// quoted part, and neither are words that the page says were not said.
pub fn write(page: &Page) -> Value {
    let facts = &page.facts;
    let authors: Vec<Value> = facts
        .authors
        .iter()
        .map(|name| json!({ "@type": "Person", "name": name }))
        .collect();
    let article = object([
        ("@type", Some(json!("Article"))),
        ("@id", Some(json!(article_id(page)))),
        ("headline", facts.title.as_ref().map(|it| json!(it))),
        (
            "author",
            (!authors.is_empty()).then_some(Value::Array(authors)),
        ),
        ("datePublished", facts.date.as_ref().map(|it| json!(it))),
        (
            "publisher",
            facts
                .site
                .as_ref()
                .map(|it| json!({ "@type": "Organization", "name": it })),
        ),
        ("url", facts.url.as_ref().map(|it| json!(it))),
    ]);
    let mut graph = vec![article];
    for quote in &page.provenance.quotes {
        let is_quotation = quote.kind == Kind::Direct && quote.polarity == Polarity::Affirmed;
        if is_quotation {
            graph.push(quotation(page, quote));
        }
    }
    json!({ "@context": "https://schema.org", "@graph": graph })
}

fn article_id(page: &Page) -> String {
    page.facts
        .url
        .clone()
        .unwrap_or_else(|| "_:article".to_owned())
}

fn quotation(page: &Page, quote: &Quote) -> Value {
    object([
        ("@type", Some(json!("Quotation"))),
        ("text", Some(json!(page.words(quote)))),
        ("creator", quote.speaker.as_ref().map(creator)),
        ("isPartOf", Some(json!({ "@id": article_id(page) }))),
        ("url", page.quote_link(quote).map(|it| json!(it))),
    ])
}

fn creator(speaker: &QuoteSpeaker) -> Value {
    let kind = match speaker.kind {
        SpeakerKind::Person | SpeakerKind::Anonymous => "Person",
        SpeakerKind::Organization | SpeakerKind::Group => "Organization",
        SpeakerKind::Document => "CreativeWork",
    };
    let is_person = kind == "Person";
    let role = speaker.role.as_ref().filter(|_| is_person);
    let affiliation = speaker.affiliation.as_ref().filter(|_| is_person);
    object([
        ("@type", Some(json!(kind))),
        ("name", Some(json!(speaker.name))),
        ("jobTitle", role.map(|it| json!(it))),
        (
            "affiliation",
            affiliation.map(|it| json!({ "@type": "Organization", "name": it })),
        ),
    ])
}
