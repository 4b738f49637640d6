//! For whom an executive speaks where the page need not say it: "Chief Executive Ana
//! Reyes said", in a story about one company.

use std::collections::HashMap;

use super::{
    entity::{Cast, Standing},
    mention::{self, Name, NameKind},
    organization, standing,
    words::Words,
};
use crate::{lexicon::Facts, provenance::SpeakerKind};

/// The words that offices end with which only companies have.
const HEADS: &[&str] = &[
    "ceo",
    "cfo",
    "coo",
    "cto",
    "cio",
    "cmo",
    "executive",
    "officer",
    "founder",
    "co-founder",
    "cofounder",
];

/// What stands beside them there.
const BESIDE: &[&str] = &[
    "chief",
    "financial",
    "operating",
    "medical",
    "technology",
    "marketing",
    "product",
    "commercial",
    "managing",
    "director",
    "and",
    "/",
];

/// Gives executives of whom the page names no employer the company that it is about.
pub fn find(words: &Words, cast: &mut Cast) {
    let Some(company) = subject(words, cast) else {
        return;
    };
    let employer = organization::organization(words, cast, company);
    let found: Vec<(usize, usize)> = cast
        .entities
        .iter()
        .enumerate()
        .filter(|(_, it)| it.kind == SpeakerKind::Person)
        .filter(|(_, it)| it.standings.iter().all(|it| it.affiliation.is_none()))
        .filter_map(|(who, it)| {
            let mut standings = it.standings.iter();
            let held = standings.position(|it| holds(words, cast, it, company))?;
            Some((who, held))
        })
        .collect();
    for (who, held) in found {
        cast.entities[who].standings[held].affiliation = Some(employer.clone());
    }
}

/// Whether a standing is a company's office, told right after that company.
fn holds(words: &Words, cast: &Cast, standing: &Standing, company: usize) -> bool {
    let Some(role) = standing.role.clone() else {
        return false;
    };
    let head = |at: u32| HEADS.contains(&words.lower(at));
    let office = head(role.end - 1)
        && role
            .clone()
            .all(|at| head(at) || BESIDE.contains(&words.lower(at)))
        && !standing::is_past(words, standing);
    // "a chief executive", "its rival’s chief executive": another's.
    let owned = role.start.checked_sub(1).is_some_and(|at| {
        words.owns(at)
            || words.facts(at).any(Facts::DETERMINER | Facts::PREPOSITION)
                && words.lower(at) != "the"
    });
    office && !owned && last_named(words, cast, role.start, company)
}

/// Whether the company is named last before a token, where no other name stands
/// between them in its paragraph that may be one.
fn last_named(words: &Words, cast: &Cast, at: u32, company: usize) -> bool {
    const BACK: usize = 24;
    let paragraph = words.text.paragraph_of(at);
    let end = cast.names.partition_point(|name| name.tokens.end <= at);
    for name in (end.saturating_sub(BACK)..end).rev() {
        let tokens = &cast.names[name].tokens;
        let here = words.text.paragraph_of(tokens.start) == paragraph;
        if is_named(words, cast, name, company) {
            return true;
        }
        let open = cast.names[name].kind == NameKind::Unknown && !cast.is_person(name);
        if is_trader(words, cast, name) || here && open {
            return false;
        }
    }
    false
}

/// Whether a name is the company's, in full or cut short.
fn is_named(words: &Words, cast: &Cast, name: usize, company: usize) -> bool {
    let first = |it: usize| words.lower(cast.names[it].tokens.start);
    first(name) == first(company) && !cast.is_person(name)
}

/// Whether a name is an organization's that may be a company.
fn is_trader(words: &Words, cast: &Cast, name: usize) -> bool {
    !cast.is_person(name) && organization::may_trade(words, cast, name)
}

/// Whether a sentence says that the name in it, which nothing else tells of, is a
/// company's: "its", "the drugmaker Ora", "Ora, a startup".
fn acts(words: &Words, cast: &Cast, name: usize) -> bool {
    const NEAR: u32 = 24;
    let Name { tokens, kind, .. } = &cast.names[name];
    let sentence = words.text.sentence_of(tokens.start);
    let said = tokens.start > 0 && organization::is_company(words, tokens.start - 1);
    let end = (tokens.end..tokens.end + NEAR)
        .find(|&at| {
            words.text.sentence_of(at) != sentence
                || cast
                    .name_at(at)
                    .is_some_and(|it| it != name && cast.is_person(it))
        })
        .unwrap_or(tokens.end + NEAR);
    let opens = words
        .facts(tokens.end)
        .any(Facts::SAYING | Facts::AUXILIARY | Facts::VERB)
        || words.str(tokens.end) == ",";
    let its =
        (tokens.end..end).any(|at| words.lower(at) == "its" || organization::is_company(words, at));
    *kind == NameKind::Unknown && !cast.is_person(name) && (said || opens && its)
}

/// The company that a story is about, by the place of its first name: it opens the story,
/// is named most often, and is called "the company" or the like.
fn subject(words: &Words, cast: &Cast) -> Option<usize> {
    let called = (1..words.text.tokens.len() as u32).any(|at| {
        let before = words.lower(at - 1);
        organization::is_company(words, at) && (before == "the" || before.ends_with("-based"))
    });
    let told = |it: usize| mention::is_told_at(words, cast.names[it].tokens.start);
    let lede = (0..cast.names.len()).find(|&it| told(it))?;
    let paragraph = |it: usize| words.text.paragraph_of(cast.names[it].tokens.start);
    let company = (lede..cast.names.len())
        .take_while(|&it| paragraph(it) == paragraph(lede))
        .find(|&it| is_trader(words, cast, it) || acts(words, cast, it))?;
    // The first words of all companies, as often as they are named.
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let names = (0..cast.names.len())
        .filter(|&it| is_trader(words, cast, it) || is_named(words, cast, it, company));
    for name in names {
        *counts
            .entry(words.lower(cast.names[name].tokens.start))
            .or_default() += 1;
    }
    let own = words.lower(cast.names[company].tokens.start);
    let often = counts.remove(own).unwrap_or_default();
    let most = counts.values().all(|&it| it < often);
    (called && often > 1 && most).then_some(company)
}
