//! "several experts said": how many are spoken of, and how many are named.

use super::{
    finding,
    page::Page,
    prose::{list, note, number, quoted},
    sources::{Class, Vague, vague},
};
use crate::provenance::{Check, Finding, Speaker, SpeakerKind};

/// A finding for each noun.
pub fn find(page: &Page) -> Vec<Finding> {
    let all = vague(page);
    let mut findings: Vec<Finding> = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for it in &all {
        if !done.contains(&it.class.many) {
            done.push(it.class.many);
            let same: Vec<&Vague> = all
                .iter()
                .filter(|other| other.class.many == it.class.many)
                .collect();
            findings.extend(of_class(page, it.class, &same));
        }
    }
    findings
}

fn of_class(page: &Page, class: &Class, vague: &[&Vague]) -> Option<Finding> {
    let mut forms: Vec<String> = Vec::new();
    for it in vague {
        let form = quoted(&page.str(it.tokens.clone()).to_lowercase());
        note(&mut forms, form);
    }
    let named: Vec<&Speaker> = page
        .provenance
        .speakers
        .iter()
        .filter(|it| it.kind == SpeakerKind::Person && fits(it, class))
        .collect();
    let names: Vec<String> = named.iter().map(|it| it.name.clone()).collect();
    let whom = match names.len() {
        // Roles are not always stated where they could be read.
        0 => return None,
        1 => format!(
            "one named source has a stated role of that kind: {}",
            names[0]
        ),
        count => format!(
            "{} named sources have stated roles of that kind: {}",
            number(count),
            list(&names)
        ),
    };
    let claimed = vague.iter().map(|it| it.claimed).max().unwrap_or(2);
    let mut evidence: Vec<_> = vague
        .iter()
        .map(|it| page.span(it.tokens.clone()))
        .collect();
    evidence.extend(named.iter().filter_map(|it| it.mentions.first()));
    Some(finding(
        Check::VagueSources,
        format!("The body attributes words to {}; {whom}.", list(&forms)),
        evidence,
        vague.iter().map(|it| it.quote).collect(),
        &[
            ("claimed at least", f64::from(claimed)),
            ("named", named.len() as f64),
        ],
    ))
}

fn fits(speaker: &Speaker, class: &Class) -> bool {
    let mut roles = speaker.roles.iter().filter_map(|it| it.role.as_deref());
    roles.any(|role| {
        let lower = role.to_lowercase();
        let mut words = lower.split(|it: char| !it.is_alphanumeric());
        words.any(|word| class.roles.contains(&word) || word == class.one)
    })
}
