//! What stands behind a name: "(D-Ohio)", ", 34, a nurse at …", ", who heads …".

use std::ops::Range;

use super::{
    entity::{Cast, Standing},
    mention::NameKind,
    organization, phrase,
    words::Words,
};
use crate::{
    lexicon::{Facts, naming::Naming},
    text::Shape,
};

/// What follows a name: "(D-Ohio)", ", 34, a nurse at …", ", of …".
pub(super) fn after(
    words: &Words,
    cast: &Cast,
    at: usize,
    bounds: &Range<u32>,
) -> (Vec<Standing>, Option<Range<u32>>) {
    let name = &cast.names[at];
    let mut found = Vec::new();
    let mut district = None;
    let mut next = name.tokens.end;
    let end = bounds.end;
    if words.str(next) == "(" && is_district(words, next + 1) {
        let close = (next + 1..end.min(next + 6)).find(|&it| words.str(it) == ")");
        if let Some(close) = close {
            district = Some(next + 1..close);
            next = close + 1;
        }
    }
    let office = name
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|it| words.is(it, Naming::OFFICE));
    if words.lower(next) == "of" && next + 1 < end && office {
        let place = cast
            .name_at(next + 1)
            .filter(|&it| cast.names[it].kind == NameKind::Place && district.is_none());
        if let Some(place) = place {
            district = Some(cast.names[place].tokens.clone());
            next = cast.names[place].tokens.end;
        }
    }
    if words.str(next) == "," && district.is_none() {
        let place = cast
            .name_at(next + 1)
            .map(|it| &cast.names[it])
            .filter(|it| {
                it.kind == NameKind::Place && matches!(words.str(it.tokens.end), "," | ".")
            });
        if let Some(place) = place.filter(|_| office) {
            district = Some(place.tokens.clone());
            next = place.tokens.end;
        }
    }
    if matches!(words.lower(next), "of" | "for") && next + 1 < end {
        let from = next + 1 + u32::from(words.lower(next + 1) == "the");
        let organization = cast.name_at(from).filter(|&it| {
            cast.names[it].tokens.start == from && cast.names[it].kind == NameKind::Organization
        });
        if let Some(organization) = organization {
            let affiliation = organization::organization(words, cast, organization);
            next = affiliation.end;
            found.push(Standing {
                role: None,
                affiliation: Some(affiliation),
                title: false,
            });
        }
    }
    if !matches!(words.str(next), "," | "—" | "–" | "--" | "(") || next + 1 >= end {
        return (found, district);
    }
    next += 1;
    if words.shape(next) == Shape::Number && words.str(next).len() <= 3 {
        if words.str(next + 1) != "," {
            return (found, district);
        }
        next += 2;
    }
    if is_district(words, next) && words.str(next).contains('-') && district.is_none() {
        district = Some(next..next + 1);
        return (found, district);
    }
    // "In Lakeside, the mayor said": no person, and no apposition.
    let located = name.tokens.len() == 1
        && name.tokens.start.checked_sub(1).is_some_and(|it| {
            matches!(
                words.lower(it),
                "in" | "at" | "near" | "from" | "outside" | "to"
            )
        });
    if !located {
        found.extend(apposition(words, cast, next..end));
    }
    (found, district)
}

/// "D-Ohio", "R-Neb.", "D", "R".
fn is_district(words: &Words, at: u32) -> bool {
    let written = words.str(at);
    let mut chars = written.chars();
    matches!(chars.next(), Some('D' | 'R' | 'I'))
        && match chars.next() {
            None => words.str(at + 1) == ")",
            Some('-' | '‐' | '‑') => chars.next().is_some_and(char::is_uppercase),
            _ => false,
        }
}

fn apposition(words: &Words, cast: &Cast, range: Range<u32>) -> Option<Standing> {
    let at = range.start;
    let lower = words.lower(at);
    if matches!(lower, "of" | "at" | "with" | "from") {
        let from = at + 1 + u32::from(words.lower(at + 1) == "the");
        let name = cast
            .name_at(from)
            .filter(|&it| cast.names[it].tokens.start == from)?;
        let fits = match cast.names[name].kind {
            NameKind::Organization => true,
            NameKind::Unknown => matches!(lower, "at" | "with"),
            _ => false,
        };
        return fits.then(|| Standing {
            role: None,
            affiliation: Some(organization::organization(words, cast, name)),
            title: false,
        });
    }
    if lower == "who" {
        return relative(words, cast, at + 1..range.end);
    }
    if lower == "whose" {
        let end = clause_end(words, at..range.end);
        return (end - at >= 3 && end - at <= 14).then_some(Standing {
            role: Some(at..end),
            affiliation: None,
            title: false,
        });
    }
    let from = at + u32::from(matches!(lower, "now" | "then" | "also"));
    let phrase = phrase::read_any(words, cast, from..range.end)?;
    // A list of persons is no apposition: “Ana Reyes, Mayor Dana Cole and …”.
    let names_another = cast
        .name_at(phrase.head + 1)
        .is_some_and(|it| cast.names[it].tokens.start == phrase.head + 1);
    // "For Dunn, the mayor said, …"
    let clause = words.lower(from) == "the"
        && words
            .facts(phrase.end)
            .any(Facts::SAYING | Facts::AUXILIARY)
        && words.lower(phrase.end) != "'s";
    if clause {
        return None;
    }
    let bare =
        phrase::skip_determiners(words, from..range.end) == from && words.is_capital(phrase.head);
    let list = bare
        && words.facts(phrase.head).contains(Facts::TITLE)
        && words.str(phrase.head).ends_with('.');
    (!names_another && !list).then_some(phrase.standing)
}

fn clause_end(words: &Words, range: Range<u32>) -> u32 {
    range
        .clone()
        .find(|&at| {
            matches!(words.shape(at), Shape::Stop | Shape::Mark)
                || matches!(words.str(at), "," | ";" | "—" | "–" | ")")
        })
        .unwrap_or(range.end)
}

/// "who heads the Council", "who is a fellow at the Institute".
fn relative(words: &Words, cast: &Cast, range: Range<u32>) -> Option<Standing> {
    let verb = range.start;
    let lower = words.lower(verb);
    if matches!(lower, "is" | "was" | "'s" | "became") {
        let phrase = phrase::read_any(words, cast, verb + 1..range.end)?;
        return Some(phrase.standing);
    }
    let end = clause_end(words, range.clone());
    // "who served as a director of …", "who follows rails as an analyst at …"
    let office = (verb + 1..end.min(verb + 8)).find(|&it| words.lower(it) == "as");
    if let Some(office) = office
        && let Some(phrase) = phrase::read(words, cast, office + 1..range.end)
    {
        return Some(phrase.standing);
    }
    let employer = (verb + 1..end.min(verb + 12)).find(|&it| {
        words.lower(it) == "at"
            || it == verb + 1
                && matches!(words.lower(it), "for" | "with")
                && matches!(lower, "works" | "worked")
    });
    if let Some(employer) = employer {
        let from = employer + 1 + u32::from(words.lower(employer + 1) == "the");
        let name = cast.name_at(from).filter(|&it| {
            cast.names[it].tokens.start == from && cast.names[it].kind == NameKind::Organization
        });
        let works = matches!(
            lower,
            "works"
                | "worked"
                | "studies"
                | "studied"
                | "teaches"
                | "taught"
                | "researches"
                | "is"
                | "was"
        );
        if let Some(name) = name.filter(|_| works) {
            return Some(Standing {
                role: None,
                affiliation: Some(organization::organization(words, cast, name)),
                title: false,
            });
        }
    }
    // "who runs the bakery": all that the page says.
    let clause = matches!(
        lower,
        "runs"
            | "owns"
            | "lives"
            | "works"
            | "lost"
            | "keeps"
            | "sells"
            | "judges"
            | "farms"
            | "drives"
            | "rents"
            | "grows"
    );
    let organized = cast
        .names_in(verb + 1..end)
        .any(|it| cast.names[it].kind == NameKind::Organization);
    if clause && !organized && end > verb + 1 && end - verb <= 8 {
        return Some(Standing {
            role: Some(verb - 1..end),
            affiliation: None,
            title: true,
        });
    }
    if !matches!(
        lower,
        "heads"
            | "leads"
            | "runs"
            | "directs"
            | "chairs"
            | "owns"
            | "founded"
            | "oversees"
            | "manages"
            | "edits"
            | "represents"
            | "headed"
            | "led"
            | "ran"
            | "directed"
            | "chaired"
            | "teaches"
            | "co-founded"
            | "co-owns"
            | "co-chairs"
    ) {
        return None;
    }
    let name = cast.names_in(verb + 1..end).find(|&it| {
        matches!(
            cast.names[it].kind,
            NameKind::Organization | NameKind::Unknown
        )
    })?;
    Some(Standing {
        role: Some(verb..verb + 1),
        affiliation: Some(organization::organization(words, cast, name)),
        title: false,
    })
}
