//! Requests for comment that got none, as the page says.

use std::sync::LazyLock;

use super::{
    finding,
    page::Page,
    prose::{count, list, note, quoted, sentence},
    wording::Wording,
};
use crate::provenance::{Check, Finding};

static REFUSALS: LazyLock<Wording> = LazyLock::new(|| {
    Wording::new(&[
        "declined|declines|declining|refused to * comment",
        "declined|declines|declining|refused|refuses to be interviewed",
        "declined|refused * interview|request|requests",
        "did|does|has|have|had not|n't * respond|responded|reply|replied * to * request|requests|email|emails|call|calls|message|messages|inquiry|inquiries|questions|inquiries",
        "did|has|have|had not|n't * return|returned * call|calls|message|messages|email|emails|request|requests",
        "didn't|hasn't|haven't|hadn't * respond|responded|reply|replied|return|returned * request|requests|email|emails|call|calls|message|messages|comment",
        "could|can not|n't * be reached * comment",
        "could|can not|n't be reached",
        "couldn't be reached",
        "was|were not|n't * available|reachable * comment",
        "was|were unavailable * comment",
        "had|have|has no comment",
        "offered|gave no comment",
    ])
});

/// One finding for all of them.
pub fn find(page: &Page) -> Vec<Finding> {
    let found = REFUSALS.find(page);
    if found.is_empty() {
        return Vec::new();
    }
    let mut shown: Vec<String> = Vec::new();
    for it in &found {
        let written = quoted(page.str(it.clone()));
        note(&mut shown, written);
    }
    let times = if found.len() == 1 {
        "once".to_owned()
    } else {
        count(found.len(), "time", "times")
    };
    vec![finding(
        Check::Refusals,
        sentence(format!(
            "the article says {times} that no comment was given: {}.",
            list(&shown)
        )),
        found.iter().map(|it| page.span(it.clone())).collect(),
        Vec::new(),
        &[("times", found.len() as f64)],
    )]
}
