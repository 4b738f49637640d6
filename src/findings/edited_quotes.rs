//! Brackets, ellipses and "[sic]" inside quotes.

use super::{
    finding,
    page::{Page, bracket},
    prose::{are, count, list, sentence},
};
use crate::provenance::{Check, Finding};

/// One finding for all of them.
pub fn find(page: &Page) -> Vec<Finding> {
    let mut brackets = Vec::new();
    let mut ellipses = Vec::new();
    let mut quotes: Vec<u32> = Vec::new();
    for at in page.body_quotes() {
        for stretch in page.quoted(at) {
            let before = brackets.len() + ellipses.len();
            let mut token = stretch.start;
            while token < stretch.end {
                let closed = (page.text.token_str(token) == "[")
                    .then(|| bracket(page.text, token as usize))
                    .flatten()
                    .map(|it| it as u32)
                    .filter(|&it| it < stretch.end);
                if let Some(close) = closed {
                    // "[1]" is a note of the page's.
                    if (token + 1..close)
                        .any(|it| page.text.lower(it).starts_with(char::is_alphabetic))
                    {
                        brackets.push(token..close + 1);
                    }
                    token = close + 1;
                    continue;
                }
                if page.is_ellipsis(token) {
                    ellipses.push(token..token + 1);
                }
                token += 1;
            }
            if brackets.len() + ellipses.len() > before && quotes.last() != Some(&at) {
                quotes.push(at);
            }
        }
    }
    if quotes.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    if !brackets.is_empty() {
        let written: Vec<String> = brackets
            .iter()
            .map(|it| page.str(it.clone()).to_owned())
            .collect();
        found.push(format!(
            "{} in brackets ({})",
            count(brackets.len(), "insertion", "insertions"),
            list(&written)
        ));
    }
    if !ellipses.is_empty() {
        found.push(count(ellipses.len(), "ellipsis", "ellipses"));
    }
    let marks = brackets.len() + ellipses.len();
    let text = format!(
        "Inside quotes there {} at least {}.",
        if brackets.is_empty() || brackets.len() == 1 && ellipses.is_empty() {
            are(marks)
        } else {
            are(brackets.len())
        },
        list(&found)
    );
    let figures = [
        ("brackets", brackets.len() as f64),
        ("ellipses", ellipses.len() as f64),
    ];
    let mut evidence: Vec<_> = brackets
        .into_iter()
        .chain(ellipses)
        .map(|it| page.span(it))
        .collect();
    evidence.sort_unstable();
    vec![finding(
        Check::EditedQuotes,
        sentence(text),
        evidence,
        quotes,
        &figures,
    )]
}
