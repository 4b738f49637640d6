//! What a person does, in verbs: "who heads the Council", "who served as
//! director", "now teaching at the Institute".

use std::ops::Range;

use super::{
    entity::{Cast, Standing},
    mention::NameKind,
    organization,
    phrase::{self, Phrase},
    words::Words,
};
use crate::{lexicon::Facts, text::Shape};

/// What a verb says of whom it is said of.
#[derive(Clone, Copy, PartialEq)]
enum Sense {
    /// "is a nurse".
    Be,
    /// "served as a nurse".
    Serve,
    /// "works at the Institute": an affiliation and no role.
    Work,
    /// "heads the Institute": the verb is the role.
    Head,
    /// "runs the Institute": the clause is the role.
    Run,
    /// "lives by the harbor": the clause is the role, and nobody's employer is in it.
    Live,
}

/// Verbs by their sense; and whether what they say is over.
const VERBS: &[(Sense, bool, &str)] = &[
    (
        Sense::Be,
        false,
        "is 's be being been remains becomes became remained",
    ),
    (Sense::Be, true, "was"),
    (
        Sense::Serve,
        false,
        "serves serving acts acting doubles moonlights",
    ),
    (Sense::Serve, true, "served acted"),
    (
        Sense::Work,
        false,
        "works working studies studying teaches teaching researches researching practices practices practising \
         practicing lectures lecturing volunteers volunteering",
    ),
    (
        Sense::Work,
        true,
        "worked studied taught researched practiced lectured volunteered",
    ),
    (
        Sense::Head,
        false,
        "heads heading leads leading chairs chairing co-chairs co-leads helms",
    ),
    (
        Sense::Head,
        true,
        "headed led chaired helmed co-chaired co-led",
    ),
    (
        Sense::Run,
        false,
        "runs running run directs directing owns founded oversees overseeing manages managing edits editing represents \
         representing co-founded co-owns coordinates presents hosts operates",
    ),
    (
        Sense::Run,
        true,
        "ran directed owned oversaw managed edited represented",
    ),
    (
        Sense::Live,
        false,
        "lost keeps kept sells sold judges farms farmed drives driven rents grows grown survived witnessed attended lives lived \
         plays breeds raises restores repairs builds delivers coaches",
    ),
];

/// Whether a role is a verb: "heads".
pub(super) fn is_verb(lower: &str) -> bool {
    sense(lower).is_some()
}

fn sense(lower: &str) -> Option<(Sense, bool)> {
    VERBS
        .iter()
        .find(|(_, _, list)| list.split(' ').any(|it| it == lower))
        .map(|&(sense, past, _)| (sense, past))
}

/// Reads the verb at the start of `range` and those joined to it; answers what
/// they say, and where they end.
pub(super) fn read(words: &Words, cast: &Cast, range: Range<u32>) -> (Vec<Standing>, u32) {
    const MOST: usize = 4;
    let mut found = Vec::new();
    let mut at = range.start;
    while found.len() < MOST {
        let Some((standing, end)) = one(words, cast, at..range.end) else {
            break;
        };
        found.push(standing);
        at = end;
        let joined =
            words.lower(at) == "and" || words.str(at) == "," && words.lower(at + 1) == "and";
        let next = at + 1 + u32::from(words.str(at) == ",");
        let verb = skip_adverbs(words, next);
        if !joined || at >= range.end || sense(words.lower(verb)).is_none() {
            break;
        }
        at = next;
    }
    (found, at)
}

fn skip_adverbs(words: &Words, mut at: u32) -> u32 {
    if words.lower(at) == "at" && words.lower(at + 2) == "time" {
        at += 3;
    }
    while words.facts(at).contains(Facts::ADVERB)
        || matches!(
            words.lower(at),
            "has" | "have" | "currently" | "formerly" | "previously"
        )
    {
        at += 1;
    }
    at
}

fn one(words: &Words, cast: &Cast, range: Range<u32>) -> Option<(Standing, u32)> {
    let verb = skip_adverbs(words, range.start);
    // "follows rails as an analyst at …"
    let (sense, past) = sense(words.lower(verb))
        .or_else(|| (words.shape(verb) == Shape::Lower).then_some((Sense::Serve, false)))?;
    // "who has run the mill since 1998" runs it still.
    let perfect = (range.start..verb).any(|it| matches!(words.lower(it), "has" | "have"));
    let past = past && !perfect
        || matches!(
            words.lower(verb.saturating_sub(1)),
            "formerly" | "previously"
        );
    let end = clause_end(words, verb..range.end);
    let of_phrase = |phrase: Phrase| {
        let standing = Standing {
            past,
            ..phrase.standing
        };
        (standing, phrase.end)
    };
    match sense {
        Sense::Be => {
            let from = skip_adverbs(words, verb + 1);
            // Where somebody was is not what they are.
            if words.facts(verb + 1).contains(Facts::PREPOSITION) {
                return None;
            }
            if let Some(phrase) = chosen(words, cast, from..range.end) {
                return Some((phrase.standing, phrase.end));
            }
            return phrase::read_any(words, cast, from..range.end).map(of_phrase);
        }
        // "served in the navy as a cook"
        Sense::Serve | Sense::Work => {
            let office = (verb + 1..end.min(verb + 8))
                .find(|&it| words.lower(it) == "as")
                .and_then(|it| phrase::read(words, cast, it + 1..range.end));
            if office.is_some() {
                return office.map(of_phrase);
            }
        }
        _ => {}
    }
    match sense {
        Sense::Work => employer(words, cast, verb, end)
            .map(|affiliation| {
                let end = affiliation.end;
                let role = subject(words, &affiliation, range.start, verb);
                let standing = Standing {
                    title: role.is_some(),
                    role,
                    affiliation: Some(affiliation),
                    past,
                };
                (standing, end)
            })
            .or_else(|| clause(words, cast, range.start, verb, end)),
        Sense::Head | Sense::Run => {
            // "represented Ohio in Congress", "ran for Congress": where, and for what.
            let organization = cast.names_in(verb + 1..end).find(|&it| {
                let name = &cast.names[it];
                let governs = (verb + 1..name.tokens.start)
                    .rev()
                    .find(|&at| words.facts(at).contains(Facts::PREPOSITION));
                let direct = governs
                    .is_none_or(|at| at > verb + 1 && matches!(words.lower(at), "at" | "for"));
                direct
                    && matches!(
                        organization::kind_of(words, cast, it),
                        NameKind::Organization | NameKind::Unknown
                    )
            });
            match organization {
                Some(name) => {
                    let affiliation = organization::organization(words, cast, name);
                    let end = affiliation.end;
                    let who = who_before(words, range.start).filter(|_| sense == Sense::Run);
                    let role = subject(words, &affiliation, range.start, verb)
                        .filter(|_| sense == Sense::Run)
                        .or(who.map(|who| who..end));
                    let standing = Standing {
                        role: Some(role.unwrap_or(verb..verb + 1)),
                        affiliation: Some(affiliation),
                        past,
                        ..Standing::default()
                    };
                    Some((standing, end))
                }
                None => clause(words, cast, range.start, verb, end),
            }
        }
        Sense::Live => clause(words, cast, range.start, verb, end),
        Sense::Be | Sense::Serve => None,
    }
}

/// "was named last week as director of the Institute": what somebody has been made.
fn chosen(words: &Words, cast: &Cast, range: Range<u32>) -> Option<Phrase> {
    const CHOSEN: &[&str] = &[
        "named",
        "appointed",
        "elected",
        "hired",
        "chosen",
        "picked",
        "tapped",
        "promoted",
    ];
    const WHEN: u32 = 5;
    let verb = range.start;
    if !CHOSEN.contains(&words.lower(verb)) {
        return None;
    }
    let joint = (verb + 1..range.end.min(verb + WHEN))
        .find(|&it| matches!(words.lower(it), "as" | "to"))
        .map_or(verb + 1, |it| it + 1);
    phrase::read(words, cast, joint..range.end)
}

/// "works on rails at the Institute", "works for the Courier".
fn employer(words: &Words, cast: &Cast, verb: u32, end: u32) -> Option<Range<u32>> {
    let employer = (verb + 1..end.min(verb + 14)).find(|&it| {
        words.lower(it) == "at" || it == verb + 1 && matches!(words.lower(it), "for" | "with")
    })?;
    phrase::organization_at(words, cast, employer + 1..end)
        .or_else(|| named_at(words, cast, employer + 1..end))
}

/// The organization, or what may be one, that a name right at the start of
/// `range` is of.
fn named_at(words: &Words, cast: &Cast, range: Range<u32>) -> Option<Range<u32>> {
    let from = range.start + u32::from(words.facts(range.start).contains(Facts::DETERMINER));
    let name = cast
        .name_at(from)
        .filter(|&it| cast.names[it].tokens.start == from)
        .filter(|&it| {
            let kind = organization::kind_of(words, cast, it);
            matches!(kind, NameKind::Organization | NameKind::Unknown)
        })?;
    Some(organization::organization(words, cast, name))
}

/// "who" right before a token.
fn who_before(words: &Words, at: u32) -> Option<u32> {
    at.checked_sub(1).filter(|&it| words.lower(it) == "who")
}

/// "who teaches rail law" of "who teaches rail law at the Institute".
fn subject(words: &Words, affiliation: &Range<u32>, from: u32, verb: u32) -> Option<Range<u32>> {
    let at = (verb + 1..affiliation.start).find(|&it| words.lower(it) == "at")?;
    let telling = !matches!(words.lower(verb), "works" | "worked" | "working");
    let taught = telling && at > verb + 1 && !words.facts(verb + 1).contains(Facts::PREPOSITION);
    who_before(words, from)
        .filter(|_| taught)
        .map(|who| who..at)
}

/// "who runs the bakery": all that the page says. `from`: behind "who".
fn clause(words: &Words, cast: &Cast, from: u32, verb: u32, end: u32) -> Option<(Standing, u32)> {
    const LONGEST: u32 = 10;
    let who = who_before(words, from)?;
    let organized = cast
        .names_in(verb + 1..end)
        .any(|it| cast.names[it].kind == NameKind::Organization);
    // "who lost the 2008 election"
    let contest = (verb + 1..end).any(|it| CONTESTS.contains(&words.lower(it)));
    // "who lives in Norfield"
    let housed = matches!(words.lower(verb), "lives" | "lived") && words.is_capital(verb + 2);
    if contest || housed {
        return None;
    }
    let standing = Standing {
        role: Some(who..end),
        title: true,
        ..Standing::default()
    };
    (!organized && end > verb + 1 && end - verb <= LONGEST).then_some((standing, end))
}

/// What is won and lost: whoever has is no more than one of those who took part.
const CONTESTS: &[&str] = &[
    "election",
    "primary",
    "runoff",
    "race",
    "bid",
    "vote",
    "seat",
    "match",
    "game",
    "final",
    "finals",
    "championship",
    "title",
    "medal",
    "contest",
    "bout",
    "debate",
    "case",
    "appeal",
];

/// The end of the clause that begins with `range`.
pub(super) fn clause_end(words: &Words, range: Range<u32>) -> u32 {
    range
        .clone()
        .find(|&at| {
            matches!(words.shape(at), Shape::Stop | Shape::Mark)
                && !organization::is_owners(words, at)
                || matches!(words.str(at), "," | ";" | ":" | "—" | "–" | "--" | ")")
        })
        .unwrap_or(range.end)
}
