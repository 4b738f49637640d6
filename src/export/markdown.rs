//! A source sheet: the page, its sources with their quotes, what was found.

use super::{Page, one_line};
use crate::provenance::{Polarity, Quote, Speaker};

/// The sheet, in CommonMark.
pub fn write(page: &Page) -> String {
    let facts = &page.facts;
    let title = facts.title.as_deref().unwrap_or("Sources");
    let mut sheet = format!("# {}\n", escape(title));
    let by = (!facts.authors.is_empty()).then(|| facts.authors.join(", "));
    let about: Vec<String> = [&by, &facts.site, &facts.date]
        .into_iter()
        .flatten()
        .map(|it| escape(it))
        .collect();
    if !about.is_empty() {
        sheet += &format!("\n{}\n", about.join(" · "));
    }
    if let Some(url) = &facts.url {
        sheet += &format!("\n<{}>\n", address(url));
    }
    if !page.provenance.speakers.is_empty() {
        sheet += "\n## Sources\n";
    }
    for speaker in &page.provenance.speakers {
        write_source(&mut sheet, page, speaker);
    }
    let unresolved: Vec<&Quote> = page
        .provenance
        .quotes
        .iter()
        .filter(|it| it.speaker.is_none())
        .collect();
    if !unresolved.is_empty() {
        sheet += "\n### No source found\n\n";
        for quote in unresolved {
            write_quote(&mut sheet, page, quote);
        }
    }
    if !page.provenance.findings.is_empty() {
        sheet += "\n## Findings\n\n";
    }
    for finding in &page.provenance.findings {
        sheet += &format!("- {}\n", escape(&finding.sentence));
    }
    sheet
}

fn write_source(sheet: &mut String, page: &Page, speaker: &Speaker) {
    let quotes: Vec<&Quote> = speaker
        .quotes
        .iter()
        .filter_map(|&at| page.provenance.quotes.get(at as usize))
        .collect();
    let standing = speaker.roles.first();
    let parts = [
        Some(&speaker.name),
        standing.and_then(|it| it.role.as_ref()),
        standing.and_then(|it| it.affiliation.as_ref()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().map(|it| escape(it)).collect();
    *sheet += &format!("\n### {}\n\n", parts.join(", "));
    for quote in quotes {
        write_quote(sheet, page, quote);
    }
}

fn write_quote(sheet: &mut String, page: &Page, quote: &Quote) {
    let denied = match quote.polarity {
        Polarity::Affirmed => "",
        Polarity::Negated => "Not said: ",
    };
    *sheet += &format!("- {denied}{}", escape(&page.words(quote)));
    if let Some(link) = page.quote_link(quote) {
        *sheet += &format!(" ([words](<{}>))", address(&link));
    }
    *sheet += "\n";
}

/// Words of the page, with every sign that means something in Markdown or HTML
/// made plain.
fn escape(words: &str) -> String {
    let line = one_line(words);
    let mut plain = String::with_capacity(line.len());
    let number = line.trim_start_matches(|it: char| it.is_ascii_digit());
    for (at, ch) in line.char_indices() {
        let begins_list = at == 0 && matches!(ch, '-' | '+' | '=')
            || at > 0 && at == line.len() - number.len() && matches!(ch, '.' | ')');
        if begins_list || "\\`*_[]<>#|~&$".contains(ch) {
            plain.push('\\');
        }
        plain.push(ch);
    }
    plain
}

fn address(url: &str) -> String {
    url.replace('<', "%3C")
        .replace('>', "%3E")
        .replace('\\', "%5C")
}
