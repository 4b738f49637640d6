//! Speakers whose surnames are the same or nearly so.

use strsim::jaro_winkler;

use super::{
    finding,
    page::{Page, has_full_name},
};
use crate::provenance::{Check, Finding, Speaker};

/// From here on two surnames look alike (Jaro–Winkler, 0 to 1).
const ALIKE: f64 = 0.87;
/// Shorter surnames look alike by chance.
const SHORTEST: usize = 4;
/// No more speakers than this are compared: a page with more is a list.
const COMPARED: usize = 64;

/// What stands after a surname.
const SUFFIXES: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];

/// A finding a pair.
pub fn find(page: &Page) -> Vec<Finding> {
    let people: Vec<&Speaker> = page
        .provenance
        .speakers
        .iter()
        .filter(|it| has_full_name(it))
        .take(COMPARED)
        .collect();
    let mut findings = Vec::new();
    for (at, one) in people.iter().enumerate() {
        for other in &people[at + 1..] {
            findings.extend(compare(one, other));
        }
    }
    findings
}

fn compare(one: &Speaker, other: &Speaker) -> Option<Finding> {
    let (given, name) = surname(&one.name)?;
    let (other_given, other_name) = surname(&other.name)?;
    if is_short_for(given, other_given) || is_short_for(other_given, given) {
        return None;
    }
    let (lower, other_lower) = (name.to_lowercase(), other_name.to_lowercase());
    let likeness = jaro_winkler(&lower, &other_lower);
    let same = lower == other_lower;
    let alike = likeness >= ALIKE
        && lower.chars().next() == other_lower.chars().next()
        && lower.chars().count().min(other_lower.chars().count()) >= SHORTEST;
    if !same && !alike {
        return None;
    }
    let sentence = if same {
        format!("{} and {} have the same surname.", one.name, other.name)
    } else {
        format!(
            "The surnames of {} and {} look alike.",
            one.name, other.name
        )
    };
    let evidence = [one, other]
        .into_iter()
        .filter_map(|it| it.mentions.first())
        .copied()
        .collect();
    let quotes = one.quotes.iter().chain(&other.quotes).copied().collect();
    Some(finding(
        Check::ConfusableNames,
        sentence,
        evidence,
        quotes,
        &[("likeness", likeness)],
    ))
}

/// Given name and surname; none for a single word.
fn surname(name: &str) -> Option<(&str, &str)> {
    let words: Vec<&str> = name
        .split_whitespace()
        .map(|it| it.trim_end_matches(','))
        .filter(|it| !SUFFIXES.contains(&it.to_lowercase().as_str()))
        .collect();
    match words.as_slice() {
        [given, .., surname] => Some((given, surname)),
        _ => None,
    }
}

/// "J." or "Dan" for "Daniel": perhaps one person under two names.
fn is_short_for(short: &str, long: &str) -> bool {
    let short = short.trim_end_matches('.').to_lowercase();
    let start: String = short.chars().take(3).collect();
    long.to_lowercase().starts_with(&start)
}
