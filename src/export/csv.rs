//! A table for a spreadsheet: a quote a row.

use csv::{QuoteStyle, WriterBuilder};
use serde_json::Value;

use super::Page;
use crate::provenance::Quote;

const COLUMNS: [&str; 22] = [
    "page",
    "number",
    "words",
    "kind",
    "furniture",
    "speaker",
    "speaker_kind",
    "role",
    "affiliation",
    "how",
    "continues",
    "polarity",
    "cue",
    "stance",
    "via",
    "relayed_by",
    "what",
    "when",
    "where",
    "links",
    "confidence",
    "url",
];

/// A header line and a line for each quote; lines end in CR LF.
pub fn write(page: &Page) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Vec::new());
    // Writing to memory does not fail.
    writer.write_record(COLUMNS).ok();
    for (at, quote) in page.provenance.quotes.iter().enumerate() {
        writer.write_record(row(page, at, quote).map(harmless)).ok();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn row(page: &Page, at: usize, quote: &Quote) -> [String; 22] {
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let speaker = quote.speaker.as_ref();
    let occasion = quote.occasion.clone();
    let occasion = occasion.as_ref();
    [
        text(&page.facts.title),
        (at + 1).to_string(),
        page.words(quote),
        name(quote.kind),
        name(quote.furniture),
        speaker.map_or(String::new(), |it| it.name.clone()),
        name(speaker.map(|it| it.kind)),
        speaker.map_or(String::new(), |it| text(&it.role)),
        speaker.map_or(String::new(), |it| text(&it.affiliation)),
        name(speaker.map(|it| it.how)),
        quote
            .continues
            .map_or(String::new(), |it| (it + 1).to_string()),
        name(quote.polarity),
        quote.cue.map_or("", |it| it.of(page.text)).to_owned(),
        name(quote.stance),
        text(&quote.via),
        text(&quote.relayed_by),
        occasion.map_or(String::new(), |it| text(&it.what)),
        occasion.map_or(String::new(), |it| text(&it.when)),
        occasion.map_or(String::new(), |it| text(&it.place)),
        quote.links.join(" "),
        format!("{:.2}", quote.confidence),
        page.quote_link(quote).unwrap_or_default(),
    ]
}

/// The name that JSON has for a value, too.
fn name(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

/// A spreadsheet takes a cell that begins with one of these for a formula.
fn harmless(cell: String) -> String {
    let first = cell.trim_start().chars().next();
    if matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    ) || cell.starts_with(['\t', '\r'])
    {
        format!("'{cell}")
    } else {
        cell
    }
}
