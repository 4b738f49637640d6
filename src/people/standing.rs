//! What the page says each person is, and for whom: before the name, behind it,
//! and in sentences about it.

mod prefix;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use prefix::office_before;
use prefix::{before, candidate, introduced, shared};

use super::{
    apposition::after,
    entity::{Cast, Entity, Referent, Standing},
    mention::NameKind,
    phrase, relative, same,
    words::Words,
};
use crate::{
    lexicon::{Facts, naming::Naming},
    text::Shape,
};

/// No more standings than this are kept of one person.
const MOST: usize = 12;

/// Nouns that say how old somebody is, or no more than that they are somebody.
const ANYBODY: &[&str] = &[
    "man",
    "woman",
    "person",
    "teenager",
    "septuagenarian",
    "octogenarian",
    "nonagenarian",
    "centenarian",
];

/// Fills in the standings of the cast's persons.
pub fn find(words: &Words, cast: &mut Cast) {
    for at in 0..cast.names.len() {
        add(words, cast, at);
    }
    for entity in &mut cast.entities {
        join_district(entity);
    }
}

/// "Rep. Dunn" here and "Dunn (D-Ohio)" there are one standing.
fn join_district(entity: &mut Entity) {
    let Some(at) = entity
        .standings
        .iter()
        .position(|it| it.role.is_none() && it.title)
    else {
        return;
    };
    let title = entity
        .standings
        .iter()
        .position(|it| it.role.is_some() && it.affiliation.is_none() && it.title);
    if let Some(title) = title {
        entity.standings[title].affiliation = entity.standings[at].affiliation.clone();
        entity.standings.remove(at);
    }
}

/// Adds what stands around the name at `at` to whom it stands for.
pub fn add(words: &Words, cast: &mut Cast, at: usize) {
    let Referent::One(entity) = cast.referents[at] else {
        return;
    };
    if cast.names[at].kind == NameKind::Organization {
        return;
    }
    let mut found = of_name(words, cast, at);
    let bare = cast.names[at].tokens.len() == 1;
    if let Some(entity) = cast.entities.get_mut(entity as usize) {
        // "Dunn is the calm dad", where Ana Dunn is meant nowhere.
        found.retain(|it| {
            let head = it.role.as_ref().map(|role| role.end - 1);
            let said = head.and_then(|head| same::said_of(words.naming(head)));
            let kin = head.is_some_and(|head| words.is(head, Naming::KIN));
            let told = bare || kin;
            !told || said.is_none() || entity.gender.is_none() || said == entity.gender
        });
        // "Dunn, a man who never wept", "Dunn, the leader in the polls": no role.
        found.retain(|it| {
            it.role.as_ref().is_none_or(|role| {
                let anybody = role.len() == 1 && ANYBODY.contains(&words.lower(role.start));
                !anybody && !matches!(words.lower(role.end - 1), "poll" | "polls")
            })
        });
        // "her father, Dunn": a man.
        let heads = found.iter().filter_map(|it| it.role.as_ref());
        let said = heads.flat_map(|role| same::said_of(words.naming(role.end - 1)));
        entity.gender = entity.gender.or(said.last());
        let room = MOST.saturating_sub(entity.standings.len());
        entity.standings.extend(found.into_iter().take(room));
    }
}

/// All that stands around one name.
fn of_name(words: &Words, cast: &Cast, at: usize) -> Vec<Standing> {
    let name = &cast.names[at];
    let paragraph = words.text.paragraph_of(name.tokens.start);
    let Some(bounds) = words
        .text
        .paragraphs
        .get(paragraph as usize)
        .map(|it| it.tokens.clone())
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let prefix = before(words, cast, at, &bounds).or_else(|| shared(words, cast, at, &bounds));
    let (behind, district) = after(words, cast, at, &bounds);
    match (prefix, district) {
        (Some(mut standing), Some(district)) => {
            if standing.affiliation.is_none() {
                standing.affiliation = Some(district);
            }
            found.push(standing);
        }
        (Some(standing), None) => found.push(standing),
        (None, Some(district)) => found.push(Standing {
            affiliation: Some(district),
            title: true,
            ..Standing::default()
        }),
        (None, None) => {}
    }
    let lead = candidate(words, cast, at, &bounds);
    // "Pastor Ana Reyes of Norfield Church", but not "Democrat Ana Reyes of …"
    let next = name.tokens.end;
    let directly = words.shape(next).is_word()
        || words.str(next) == "," && matches!(words.lower(next + 1), "of" | "at" | "with");
    let bare = found.iter().position(|it| {
        let party = it.role.as_ref().is_some_and(|it| is_party(words, it));
        it.affiliation.is_none() && (!it.title || directly && !party)
    });
    for standing in behind {
        match bare {
            // "Economist Ana Reyes, who works at the Institute"
            Some(bare) if employs(words, &standing) && found[bare].affiliation.is_none() => {
                found[bare].affiliation = standing.affiliation;
            }
            _ => found.push(standing),
        }
    }
    if let Some(lead) = lead {
        employ(words, &mut found, lead);
    }
    if found.iter().all(|it| it.title || it.role.is_none()) {
        if let Some(told) = introduced(words, cast, at, &bounds) {
            employ(words, &mut found, told);
        }
        found.extend(both(words, cast, at, &bounds));
        found.extend(copula(words, cast, at, &bounds));
    }
    found
}

/// "the study’s author, Dr Ana Reyes, of Dale University": an affiliation alone is that
/// of the role before the name.
fn employ(words: &Words, found: &mut Vec<Standing>, mut standing: Standing) {
    let held = standing
        .role
        .as_ref()
        .is_some_and(|it| !is_party(words, it) && !words.is(it.end - 1, Naming::KIN));
    let alone = found.iter().position(|it| it.role.is_none() && !it.title);
    if let Some(alone) = alone.filter(|_| held && standing.affiliation.is_none()) {
        standing.affiliation = found.remove(alone).affiliation;
    }
    found.push(standing);
}

/// The name joined to the one that ends at `end` by a comma or "and", a bracket
/// between them passed over.
fn joined_to(words: &Words, cast: &Cast, end: u32) -> Option<usize> {
    let mut at = end;
    if words.str(at) == "(" {
        at = (at + 1..at + 6).find(|&it| words.str(it) == ")")? + 1;
    }
    let from = at;
    while at - from < 2 && matches!(words.lower(at), "and" | ",") {
        at += 1;
    }
    cast.name_at(at)
        .filter(|&it| at > from && cast.names[it].tokens.start == at)
}

/// "Ana Reyes and Karl Dunn, both professors at …": said of each.
fn both(words: &Words, cast: &Cast, at: usize, bounds: &Range<u32>) -> Option<Standing> {
    let end = match joined_to(words, cast, cast.names[at].tokens.end) {
        Some(other) => cast.names[other].tokens.end,
        None => {
            let and = cast.names[at]
                .tokens
                .start
                .checked_sub(1)
                .filter(|&it| words.lower(it) == "and");
            and.map(|_| cast.names[at].tokens.end)?
        }
    };
    if words.str(end) != "," || words.lower(end + 1) != "both" || end + 2 >= bounds.end {
        return None;
    }
    let from = end + 2;
    if matches!(words.lower(from), "of" | "at" | "with" | "from") {
        let affiliation = phrase::organization_at(words, cast, from + 1..bounds.end)?;
        return Some(Standing {
            affiliation: Some(affiliation),
            ..Standing::default()
        });
    }
    phrase::read_plural(words, cast, from..bounds.end).map(|it| it.standing)
}

/// The role as one person's: "Sens." of several senators is "Sen." of each.
pub fn singular(words: &Words, role: Range<u32>) -> String {
    let written = words.written(role.clone());
    let last = role.end.saturating_sub(1);
    let stop = if written.ends_with('.') { "." } else { "" };
    let one = written
        .strip_suffix(stop)
        .unwrap_or(written)
        .strip_suffix('s');
    let several = phrase::is_plural_role(words, last)
        && !matches!(words.lower(role.start), "who" | "whose")
        && words.lower(role.start) != "one"
        && !relative::is_verb(words.lower(role.start));
    match one.filter(|_| several) {
        Some(one) => format!("{one}{stop}"),
        None => written.to_owned(),
    }
}

/// "Ana Reyes is a nurse at Lakeside Hospital."
fn copula(words: &Words, cast: &Cast, at: usize, bounds: &Range<u32>) -> Option<Standing> {
    let name = &cast.names[at];
    let mut verb = name.tokens.end;
    if !matches!(words.lower(verb), "is" | "was") || words.text.quotation_of(verb).is_some() {
        return None;
    }
    verb += 1;
    while words.facts(verb).contains(Facts::ADVERB) {
        verb += 1;
    }
    let standing = phrase::read(words, cast, verb..bounds.end)?.standing;
    // "is director of the Institute", but not "is mayor material"
    let told = matches!(words.lower(verb), "a" | "an" | "the" | "one")
        || standing.affiliation.is_some() && words.shape(verb) == Shape::Lower;
    told.then_some(standing)
}

/// Whether a standing says no more than where somebody works: "who teaches at the
/// Institute", "who teaches law at the Institute".
pub(super) fn employs(words: &Words, standing: &Standing) -> bool {
    let taught = |role: &Range<u32>| standing.title && words.lower(role.start) == "who";
    standing.affiliation.is_some() && standing.role.as_ref().is_none_or(taught)
}

/// Whether the page says that a standing is over.
pub fn is_past(words: &Words, standing: &Standing) -> bool {
    standing.past
        || standing.role.as_ref().is_some_and(|role| {
            let first = words.lower(role.start);
            phrase::is_past(words, role.start) || first.starts_with("ex-")
        })
}

/// "Democrat Ana Reyes", "a New Jersey Republican".
fn is_party(words: &Words, role: &Range<u32>) -> bool {
    let named = (role.start..role.end - 1).all(|at| words.is_capital(at));
    (role.len() <= 2 || named) && words.is(role.end - 1, Naming::DEMONYM)
}

/// Nouns for what a person is to others or once did: said where nothing better
/// is.
const SLIGHT: &[&str] = &[
    "winner",
    "opponent",
    "rival",
    "critic",
    "supporter",
    "ally",
    "friend",
    "hopeful",
    "contender",
    "native",
    "resident",
    "fan",
    "foe",
    "member",
    "recipient",
    "graduate",
    "backer",
    "donor",
    "author",
    "challenger",
];

/// How well a standing says what a person is: both parts before one, a
/// description before a bare title.
pub fn worth(words: &Words, standing: &Standing) -> u32 {
    let role = standing.role.is_some();
    let affiliation = standing.affiliation.is_some();
    // "who leads the Council" is read after any noun.
    let verb = standing.role.as_ref().is_some_and(|it| {
        let first = words.lower(it.start);
        first == "who" || it.len() == 1 && relative::is_verb(first)
    });
    // "Democrat Ana Reyes" says less than any office.
    let party = standing.role.as_ref().is_some_and(|it| is_party(words, it));
    let worth = match (role, affiliation, standing.title) {
        (true, false, _) if party => 3,
        (true, true, _) if verb => 6,
        (true, true, false) => 12,
        (true, true, true) => 10,
        (true, false, false) => 8,
        (false, true, _) => 6,
        (true, false, true) => 5,
        (false, false, _) => 0,
    };
    let slight = standing
        .role
        .as_ref()
        .is_some_and(|role| role.clone().any(|at| SLIGHT.contains(&words.lower(at))));
    let worth = if slight { worth / 2 } else { worth };
    worth - u32::from(worth > 0 && is_past(words, standing))
}
