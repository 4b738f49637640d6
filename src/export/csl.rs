//! CSL-JSON: each quote as an item to cite. The speaker stands apart from the
//! article's author, in `note` and `custom`.

use serde_json::{Value, json};

use super::{Page, credit, object};
use crate::provenance::{Polarity, Quote};

/// An item a quote.
pub fn write(page: &Page) -> Value {
    let items = page
        .provenance
        .quotes
        .iter()
        .enumerate()
        .map(|(at, quote)| item(page, at, quote))
        .collect();
    Value::Array(items)
}

fn item(page: &Page, at: usize, quote: &Quote) -> Value {
    let facts = &page.facts;
    let authors: Vec<Value> = facts
        .authors
        .iter()
        .map(|name| json!({ "literal": name }))
        .collect();
    let words = page.words(quote);
    let note = match (&quote.speaker, quote.polarity) {
        (Some(speaker), Polarity::Affirmed) => format!("{words} (speaker: {})", credit(speaker)),
        (Some(speaker), Polarity::Negated) => {
            format!("{words} (said not to be the words of {})", credit(speaker))
        }
        (None, _) => words.clone(),
    };
    let speaker = quote.speaker.as_ref().map(|it| {
        object([
            ("name", Some(json!(it.name))),
            ("role", it.role.as_ref().map(|it| json!(it))),
            ("affiliation", it.affiliation.as_ref().map(|it| json!(it))),
        ])
    });
    let custom = object([
        ("quote", Some(json!(words))),
        ("kind", Some(json!(quote.kind))),
        ("polarity", Some(json!(quote.polarity))),
        ("speaker", speaker),
    ]);
    object([
        ("id", Some(json!(format!("quote-{}", at + 1)))),
        ("type", Some(json!("article-newspaper"))),
        ("title", facts.title.as_ref().map(|it| json!(it))),
        (
            "author",
            (!authors.is_empty()).then_some(Value::Array(authors)),
        ),
        ("container-title", facts.site.as_ref().map(|it| json!(it))),
        ("issued", facts.date.as_deref().map(issued)),
        (
            "URL",
            page.quote_link(quote)
                .or_else(|| facts.url.clone())
                .map(|it| json!(it)),
        ),
        ("note", Some(json!(note))),
        ("custom", Some(custom)),
    ])
}

/// "2024-05-03T10:00Z" as numbers; other forms as they are.
fn issued(date: &str) -> Value {
    let mut parts = date.get(..10).unwrap_or(date).split('-');
    let mut number = || parts.next().and_then(|it| it.parse::<u32>().ok());
    match (number(), number(), number()) {
        (Some(year @ 1000..), Some(month @ 1..=12), Some(day @ 1..=31)) => {
            json!({ "date-parts": [[year, month, day]] })
        }
        _ => json!({ "raw": date }),
    }
}
