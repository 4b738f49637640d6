//! Whether the name on a card is that of an annotated entity.

use super::{corpus::Entity, text::Text};

/// Words that say nothing of who it is.
const WEAK: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sir", "the", "a", "an", "sen", "rep", "gov",
];

/// Where a mention's own words end and what is said of it begins.
const ENDS: &[&str] = &[",", " who ", " which ", " that ", " whose "];

/// Whether `name` is that of `entity`: it ends in the same word as one of its
/// mentions, and one of the two has all words of the other.
pub fn is(name: &str, entity: &Entity, text: &Text) -> bool {
    let name = words(name);
    entity.mentions.iter().any(|&mention| {
        let mention = text.of(mention);
        let end = ENDS.iter().filter_map(|it| mention.find(it)).min();
        let mention = words(&mention[..end.unwrap_or(mention.len())]);
        let all_in = |a: &[String], b: &[String]| a.iter().all(|it| b.contains(it));
        name.last().is_some()
            && name.last() == mention.last()
            && (all_in(&name, &mention) || all_in(&mention, &name))
    })
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|it| {
            let it = it.trim_matches(|ch: char| !ch.is_alphanumeric());
            let it = it
                .strip_suffix("’s")
                .or(it.strip_suffix("'s"))
                .unwrap_or(it);
            it.to_lowercase()
        })
        .filter(|it| !it.is_empty() && !WEAK.contains(&it.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_their_mentions() {
        let page = "Harbour minister Ola Brandt, who left, spoke. Brandt said the Fenwick Trust’s head agreed.";
        let text = Text::new(page);
        let entity = |mentions: &[&str]| Entity {
            name: None,
            mentions: mentions
                .iter()
                .filter_map(|it| page.find(it).map(|at| (it, at)))
                .map(|(it, at)| {
                    let start = page[..at].chars().count();
                    [start, start + it.chars().count()]
                })
                .collect(),
        };
        let brandt = entity(&["Harbour minister Ola Brandt, who left", "Brandt said"]);
        let trust = entity(&["the Fenwick Trust’s"]);
        for (name, entity, expected) in [
            ("Ola Brandt", &brandt, true),
            ("Brandt", &brandt, true),
            ("Ola", &brandt, false),
            ("Lea Brandt", &brandt, false),
            ("Fenwick Trust", &trust, true),
            ("Trust", &trust, true),
            ("Fenwick", &trust, false),
            ("", &trust, false),
        ] {
            assert_eq!(is(name, entity, &text), expected, "{name}");
        }
    }
}
