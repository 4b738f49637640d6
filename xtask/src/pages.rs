//! Pages of the documentation that the extension brings along.

use std::fs;

use anyhow::{Context, Result};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::project::path;

/// The definitions of the findings, which the panel links to.
const FINDINGS: &str = "docs/findings.md";

/// Writes `docs/findings.md` as a page beside the panel's.
pub fn findings() -> Result<()> {
    let text =
        fs::read_to_string(path(FINDINGS)).with_context(|| format!("cannot read {FINDINGS}"))?;
    let target = path("dist/extension/panel/findings.html");
    fs::write(&target, page(&text)).with_context(|| format!("cannot write {}", target.display()))
}

/// A page of Markdown: each heading can be linked to, nothing leads out of the
/// extension, and no raw HTML comes through.
fn page(markdown: &str) -> String {
    let mut events: Vec<Event> = Parser::new_ext(markdown, Options::ENABLE_TABLES)
        .filter(|it| !is_foreign(it))
        .map(|it| match it {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            other => other,
        })
        .collect();
    for at in 0..events.len() {
        let name = anchor(&events[at + 1..]);
        if let Event::Start(Tag::Heading { id, .. }) = &mut events[at] {
            *id = Some(CowStr::from(name));
        }
    }
    let mut body = String::new();
    html::push_html(&mut body, events.into_iter());
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Whence: findings</title>\n\
         <link rel=\"stylesheet\" href=\"../shared/page.css\">\n\
         <link rel=\"stylesheet\" href=\"findings.css\">\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

/// Links to other documents and pictures: the words stay, the way does not.
fn is_foreign(event: &Event) -> bool {
    matches!(
        event,
        Event::Start(Tag::Link { .. } | Tag::Image { .. })
            | Event::End(TagEnd::Link | TagEnd::Image)
    )
}

/// The name of the heading whose words come first: in lower case, with hyphens.
fn anchor(events: &[Event]) -> String {
    let words: String = events
        .iter()
        .take_while(|it| !matches!(it, Event::End(TagEnd::Heading(_))))
        .filter_map(|it| match it {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let hyphens = |it: char| if it.is_alphanumeric() { it } else { '-' };
    words.to_lowercase().chars().map(hyphens).collect()
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn headings_are_named_and_markup_stays_text() {
        let page = page("# `no-trail`\n\nSee [here](https://a.example). <script>x()</script>\n");
        assert!(page.contains("<h1 id=\"no-trail\">"), "{page}");
        assert!(page.contains("See here."), "{page}");
        assert!(!page.contains("<script"), "{page}");
    }
}
