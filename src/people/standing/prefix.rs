//! What stands before a name: "White House spokesman Ana Reyes", "the Courier's Ana
//! Reyes", "her lawyer, Ana Reyes".

use std::ops::Range;

use super::joined_to;
use crate::{
    lexicon::{Facts, naming::Naming},
    people::{
        entity::{Cast, Standing},
        mention::NameKind,
        organization, phrase,
        words::Words,
    },
    text::Shape,
};

/// "White House spokesman Ana Reyes", "Sen. Ana Reyes", "the Courier's Ana
/// Reyes".
pub(super) fn before(
    words: &Words,
    cast: &Cast,
    at: usize,
    bounds: &Range<u32>,
) -> Option<Standing> {
    let name = &cast.names[at];
    let head = name.tokens.start.checked_sub(1)?;
    if words.owns(head) && head > bounds.start && name.tokens.len() > 1 {
        return owner(words, cast, head, bounds).map(|affiliation| Standing {
            affiliation: Some(affiliation),
            ..Standing::default()
        });
    }
    if let Some(office) = office_before(words, bounds.start..name.tokens.start) {
        let start = phrase_start(words, cast, office, bounds.start);
        let whole = Standing {
            role: Some(start..head + 1),
            ..Standing::default()
        };
        // "the Council’s chief of staff": the office goes on behind its noun.
        let read = phrase::read(words, cast, start..office + 1).filter(|it| it.head == office);
        let parted = read.map(|it| it.standing).and_then(|it| {
            let role = it.role.clone().filter(|role| role.end == office + 1)?;
            let told = words.shape(head) == Shape::Lower || it.affiliation.is_some();
            told.then(|| Standing {
                role: Some(role.start..head + 1),
                ..it
            })
        });
        return Some(parted.unwrap_or(whole));
    }
    if head < bounds.start || !words.is(head, Naming::ROLE) || words.is(head, Naming::COURTESY) {
        return None;
    }
    let start = match before_title(words, head) {
        Some(_) => head,
        None => phrase_start(words, cast, head, bounds.start),
    };
    // "its spokeswoman Ana Reyes"
    let its = start > bounds.start && matches!(words.lower(start - 1), "its" | "whose");
    let phrase = phrase::read(words, cast, start - u32::from(its)..name.tokens.start);
    let abbreviated = words.str(head).ends_with('.');
    let titled = abbreviated || words.is_capital(head) && words.facts(head).contains(Facts::TITLE);
    let mut standing = phrase
        .filter(|it| it.head == head)
        .map(|it| it.standing)
        .unwrap_or(Standing {
            role: Some(name.title.start.min(head)..head + 1),
            title: titled,
            ..Standing::default()
        });
    let words_of_role = standing.role.as_ref().map_or(0, |it| it.len());
    standing.title = titled && standing.affiliation.is_none() && words_of_role < 2;
    // "Democrat Ana Reyes" says less than any office.
    standing.title |= words.is(head, Naming::DEMONYM) && words_of_role < 2;
    Some(standing)
}

/// Whose a full name is: "the Courier's Ana Reyes", "NRC's Ana Reyes", "the Dunn
/// campaign's Ana Reyes".
fn owner(words: &Words, cast: &Cast, mark: u32, bounds: &Range<u32>) -> Option<Range<u32>> {
    let last = mark - 1;
    if words.shape(last) == Shape::Lower && organization::is_body(words, last) {
        let start = phrase_start(words, cast, last, bounds.start);
        return organization::affiliation_in(words, cast, start..mark);
    }
    let name = cast
        .name_at(last)
        .filter(|&it| cast.names[it].tokens.end == mark)?;
    let organized = match organization::kind_of(words, cast, name) {
        NameKind::Organization => true,
        NameKind::Unknown => {
            !cast.names[name].weak
                && words.str(last).len() > 1
                && !words.facts(last).contains(Facts::DATE)
        }
        _ => false,
    };
    organized.then(|| cast.names[name].tokens.clone())
}

/// The noun right before a title that begins with a capital: "presidential candidate
/// Sen. Ana Reyes".
fn before_title(words: &Words, title: u32) -> Option<u32> {
    title.checked_sub(1).filter(|&it| {
        words.is(it, Naming::ROLE)
            && words.lower(it) != "fellow"
            && words.shape(it) == Shape::Lower
            && words.is_capital(title)
            && words.facts(title).contains(Facts::TITLE)
    })
}

/// What somebody is besides their title: "presidential candidate Sen. Ana Reyes".
pub(super) fn candidate(
    words: &Words,
    cast: &Cast,
    at: usize,
    bounds: &Range<u32>,
) -> Option<Standing> {
    let title = cast.names[at].tokens.start.checked_sub(1)?;
    let noun = before_title(words, title).filter(|&it| it >= bounds.start)?;
    let start = phrase_start(words, cast, noun, bounds.start);
    let phrase = phrase::read(words, cast, start..title)?;
    (phrase.head == noun).then_some(phrase.standing)
}

/// The noun of an office that ends where a name begins: "Secretary of State Ana
/// Reyes", "chief of staff Ana Reyes". The "friend of actor Ana Reyes" is somebody
/// else.
pub(in crate::people) fn office_before(words: &Words, range: Range<u32>) -> Option<u32> {
    const MOST: u32 = 2;
    let capital = range
        .end
        .checked_sub(1)
        .is_some_and(|it| words.is_capital(it));
    for field in 1..=MOST {
        let of = range.end.checked_sub(field + 1)?;
        let office = of.checked_sub(1).filter(|&it| it >= range.start)?;
        let plain = |at: u32| {
            let person = words.is(at, Naming::ROLE | Naming::COURTESY);
            words.shape(at) == Shape::Lower
                && (!person || words.lower(at) == "staff")
                && !words.facts(at).any(
                    Facts::PREPOSITION | Facts::DETERMINER | Facts::PRONOUN | Facts::CONJUNCTION,
                )
        };
        let named = field == 1 && capital && words.is_capital(office);
        let held = words.is(office, Naming::ROLE)
            && !words.is(office, Naming::KIN)
            && (named || (of + 1..range.end).all(plain));
        if words.lower(of) == "of" {
            return held.then_some(office);
        }
    }
    titled_field(words, range)
}

/// "Vice President for Harbor Services Ana Reyes": the office before a field in capitals.
fn titled_field(words: &Words, range: Range<u32>) -> Option<u32> {
    const LONGEST: u32 = 6;
    let first = range.end.saturating_sub(LONGEST).max(range.start + 1);
    let joint = (first..range.end)
        .rev()
        .find(|&at| !(words.is_capital(at) || matches!(words.lower(at), "and" | "&")))?;
    let field = range.end - joint - 1;
    let office = joint - 1;
    let held = words.is_capital(office)
        && words.is(office, Naming::ROLE)
        && !words.is(office, Naming::KIN | Naming::COURTESY);
    let person = (joint + 1..range.end).any(|at| words.is(at, Naming::ROLE | Naming::COURTESY));
    let fits = words.lower(joint) == "for" || words.lower(joint) == "of" && field > 1;
    (fits && field > 0 && held && !person).then_some(office)
}

/// "Sens. Ana Reyes (D-Ohio), Karl Dunn and Rosa Holm", "economists Ana Reyes
/// and Karl Dunn": one noun for several.
pub(super) fn shared(
    words: &Words,
    cast: &Cast,
    at: usize,
    bounds: &Range<u32>,
) -> Option<Standing> {
    const MOST: usize = 6;
    let mut at = at;
    for listed in 0..MOST {
        let name = &cast.names[at];
        let noun = name
            .tokens
            .start
            .checked_sub(1)
            .filter(|&it| it >= bounds.start)?;
        if phrase::is_plural_role(words, noun) {
            let several = listed > 0 || joined_to(words, cast, name.tokens.end).is_some();
            let abbreviated = words.str(noun).ends_with('.');
            let title = abbreviated || words.is_capital(noun);
            let start = if title {
                noun
            } else {
                phrase_start(words, cast, noun, bounds.start)
            };
            return several.then(|| Standing {
                role: Some(start..noun + 1),
                title,
                ..Standing::default()
            });
        }
        let mut end = noun;
        while end > bounds.start && matches!(words.lower(end), "and" | ",") {
            end -= 1;
        }
        if end == noun {
            return None;
        }
        // "her parents, Ana and Karl Reyes"
        if words.str(noun) == "," && end + 1 == noun && phrase::is_plural_role(words, end) {
            let several = listed > 0 || joined_to(words, cast, name.tokens.end).is_some();
            let start = phrase_start(words, cast, end, bounds.start);
            let told = start > bounds.start && words.facts(start - 1).contains(Facts::DETERMINER);
            return (several && told).then(|| Standing {
                role: Some(start..end + 1),
                ..Standing::default()
            });
        }
        if words.str(end) == ")" {
            end = (end.saturating_sub(5)..end)
                .rev()
                .find(|&it| words.str(it) == "(")?
                .checked_sub(1)?;
        }
        at = cast
            .name_at(end)
            .filter(|&it| cast.names[it].tokens.end == end + 1 && it < at)?;
    }
    None
}

/// "her lawyer, Ivan Dunn,": the role comes first.
pub(super) fn introduced(
    words: &Words,
    cast: &Cast,
    at: usize,
    bounds: &Range<u32>,
) -> Option<Standing> {
    let name = &cast.names[at];
    let first = name.start();
    let comma = first
        .checked_sub(1)
        .filter(|&it| it > bounds.start && words.str(it) == ",")?;
    let closes = name.tokens.end >= bounds.end
        || matches!(
            words.str(name.tokens.end),
            "," | "." | ";" | ")" | "(" | "—"
        )
        || words
            .facts(name.tokens.end)
            .any(Facts::SAYING | Facts::AUXILIARY)
        || words.shape(name.tokens.end) == Shape::Mark;
    // "her husband, Karl,": kin go by one name.
    let kin = words.is(comma - 1, Naming::KIN) && words.str(name.tokens.end) == ",";
    if !closes || name.tokens.len() < 2 && !kin {
        return None;
    }
    let mut start = comma;
    while start > bounds.start && comma - start < 16 {
        let before = start - 1;
        if matches!(words.shape(before), Shape::Stop | Shape::Mark | Shape::Sign)
            && words.str(before) != "&"
            && !organization::is_owners(words, before)
        {
            break;
        }
        start = before;
    }
    // The phrase may begin anywhere behind a verb or the start of the clause.
    let begins = (start..comma).find(|&it| {
        let free = it == start
            || !words.facts(it - 1).contains(Facts::PREPOSITION)
            || it > start + 1 && words.lower(it - 2) == "according"
            // "run by its owner, Ana Reyes,", "ahead of her brother, Karl Reyes,"
            || matches!(words.lower(it), "its" | "his" | "her" | "their" | "my" | "our" | "whose");
        let owner = words.is_capital(it) && (it == start || !words.is_capital(it - 1));
        let determined = words.facts(it).contains(Facts::DETERMINER) || it == start || owner;
        free && determined
            && phrase::read(words, cast, it..comma).is_some_and(|phrase| phrase.end == comma)
    })?;
    phrase::read(words, cast, begins..comma).map(|it| it.standing)
}

/// Where the noun phrase that ends with `head` begins.
fn phrase_start(words: &Words, cast: &Cast, head: u32, first: u32) -> u32 {
    let mut start = head;
    while start > first && head - start < 10 {
        let at = start - 1;
        let within = cast
            .name_at(at)
            .map(|it| &cast.names[it])
            .filter(|it| it.kind == NameKind::Organization && it.tokens.start >= first);
        if let Some(name) = within {
            start = name.tokens.start;
            continue;
        }
        let facts = words.facts(at);
        // "21st Century Rail chairman"
        let number = words.shape(at) == Shape::Number
            && !(words.is_capital(start) && words.str(at).ends_with(char::is_alphabetic));
        let word = words.shape(at).is_word() && !number;
        let of_office = words.lower(at) == "of"
            && at > first
            && words.is(at - 1, Naming::ROLE)
            && words.is_capital(at + 1);
        let closed = facts.any(
            Facts::PREPOSITION
                | Facts::CONJUNCTION
                | Facts::PRONOUN
                | Facts::DETERMINER
                | Facts::DATE,
        );
        // "Is President Dunn …?"
        let asks = words.is_initial(at) && facts.contains(Facts::AUXILIARY);
        let verb = words.shape(at) == Shape::Lower
            && facts.any(Facts::SAYING | Facts::AUXILIARY | Facts::VERB)
            && !words.is(at, Naming::ROLE | Naming::MODIFIER)
            && !words.owns(at);
        let joined = words.lower(at) == "and"
            && at > first
            && words.is(at - 1, Naming::ROLE)
            && (at + 1..=head).all(|it| words.is(it, Naming::ROLE | Naming::MODIFIER));
        if joined {
            start = at;
            continue;
        }
        // Before a title with a capital only what belongs to titles may stand.
        let plain = words.shape(at) == Shape::Lower
            && words.is_capital(head)
            && !words.is(at, Naming::MODIFIER | Naming::ROLE)
            && !words.owns(at)
            && !of_office;
        // "They saw former director Ana Reyes"
        let seen = start < head
            && phrase::is_past(words, start)
            && words.shape(at) == Shape::Lower
            && !words.lower(at).contains('-')
            && !words.is(at, Naming::MODIFIER | Naming::ROLE)
            && !words.owns(at);
        // "STORM HITS COAST Norfield mayor Ana Reyes": a headline that ran in.
        let shouts = |at: u32| words.shape(at) == Shape::Upper && words.str(at).len() > 3;
        let headline = at > first && shouts(at) && shouts(at - 1) && !shouts(start);
        if plain || seen || headline {
            break;
        }
        let adverb = facts.contains(Facts::ADVERB)
            && !words.is(at, Naming::MODIFIER)
            && words.lower(at) != "long";
        if !word && !words.owns(at) || closed && !of_office || verb || asks || adverb {
            break;
        }
        start = at;
    }
    // "they fired Norfield director Ana Reyes", "singled out Norfield director …"
    let verb = (start..head).rev().find(|&at| {
        words.shape(at) == Shape::Lower
            && words.is_capital(at + 1)
            && (at > start || !words.is(at + 1, Naming::DEMONYM))
            && !words.is(at, Naming::MODIFIER)
            && (words.lower(at).ends_with("ed") && !words.lower(at).contains('-')
                || phrase::PARTICLES.contains(&words.lower(at)))
    });
    // "to endorse Norfield director Ana Reyes"
    let infinitive = start > first
        && words.lower(start - 1) == "to"
        && words.shape(start) == Shape::Lower
        && words.is_capital(start + 1)
        && !words.is(start, Naming::MODIFIER | Naming::ROLE)
        && start < head;
    verb.or(infinitive.then_some(start))
        .map_or(start, |it| it + 1)
}
