//! W3C Web Annotations: who said the words, as an annotation of the words.

use serde_json::{Value, json};

use super::{Page, credit, object};
use crate::{
    provenance::{Polarity, Quote},
    span::{OffsetMap, Span, Unit},
};

/// How much of the page stands beside the words in a selector, in characters.
const CONTEXT: usize = 32;

/// An `AnnotationPage`. Positions count code points of the outline's text.
pub fn write(page: &Page) -> Value {
    let map = OffsetMap::new(page.text, Unit::CodePoints);
    let items: Vec<Value> = page
        .provenance
        .quotes
        .iter()
        .enumerate()
        .map(|(at, quote)| annotation(page, &map, at, quote))
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": items,
    })
}

fn annotation(page: &Page, map: &OffsetMap, at: usize, quote: &Quote) -> Value {
    let said = match quote.polarity {
        Polarity::Affirmed => "Attributed to",
        Polarity::Negated => "Said not to be the words of",
    };
    let body = quote.speaker.as_ref().map(|speaker| {
        json!({
            "type": "TextualBody",
            "purpose": "identifying",
            "format": "text/plain",
            "value": format!("{said} {}", credit(speaker)),
        })
    });
    let targets: Vec<Value> = quote
        .content
        .iter()
        .map(|&span| target(page, map, span))
        .collect();
    let id = page
        .facts
        .url
        .as_ref()
        .map(|url| json!(annotation_id(url, at)));
    object([
        ("id", id),
        ("type", Some(json!("Annotation"))),
        ("motivation", Some(json!("identifying"))),
        ("body", body),
        ("target", Some(Value::Array(targets))),
    ])
}

/// An address has one fragment at most, so this one takes the page's place.
fn annotation_id(url: &str, at: usize) -> String {
    let page = url.split('#').next().unwrap_or(url);
    format!("{page}#whence-quote-{at}")
}

fn target(page: &Page, map: &OffsetMap, span: Span) -> Value {
    let source = match &page.facts.url {
        Some(url) => json!(url),
        None => json!({ "type": "Text", "format": "text/plain" }),
    };
    let place = map.span(span);
    let before = page.text.get(..span.start as usize).unwrap_or("");
    let after = page.text.get(span.end as usize..).unwrap_or("");
    let prefix = before
        .char_indices()
        .rev()
        .take(CONTEXT)
        .last()
        .map_or("", |(from, _)| &before[from..]);
    let suffix = after
        .char_indices()
        .nth(CONTEXT)
        .map_or(after, |(to, _)| &after[..to]);
    json!({
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(page.text),
                "prefix": prefix,
                "suffix": suffix,
            },
            { "type": "TextPositionSelector", "start": place.start, "end": place.end },
        ],
    })
}
