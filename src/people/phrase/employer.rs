//! The organization that begins where a place for one does: "at the …", "a group
//! called …".

use std::ops::Range;

use super::{is_core, is_role};
use crate::{
    lexicon::{Facts, naming::Naming},
    people::{
        entity::Cast,
        mention::NameKind,
        organization::{by_capitals, is_body, is_company, kind_of, numbered, organization},
        words::Words,
    },
    text::Shape,
};

/// The organization that `range` begins with, behind an article and what
/// describes it: "the centrist Holm Council", "the Lakeside-based Holm Council",
/// "the law firm Holm & Dale".
pub(in crate::people) fn organization_at(
    words: &Words,
    cast: &Cast,
    range: Range<u32>,
) -> Option<Range<u32>> {
    const LONGEST: u32 = 4;
    let determined = words.facts(range.start).contains(Facts::DETERMINER);
    let start = range.start + u32::from(determined);
    let employs = words.lower(range.start.saturating_sub(1)) == "at";
    let mut at = start;
    while at < range.end && at - start <= LONGEST {
        at = past_seat(words, at..range.end);
        if words.is_capital(at) {
            let firm = at > start && (is_body(words, at - 1) || is_company(words, at - 1));
            let name = cast
                .name_at(at)
                .filter(|&it| cast.names[it].tokens.start == at);
            return match name.map(|it| (it, kind_of(words, cast, it))) {
                Some((name, NameKind::Organization)) => Some(organization(words, cast, name)),
                Some((name, NameKind::Unknown | NameKind::Person)) if firm => {
                    Some(organization(words, cast, name))
                }
                // "at the careful Ana Reyes Report": nobody works at a person.
                Some((name, NameKind::Person)) if determined && employs => {
                    Some(organization(words, cast, name))
                }
                Some((_, NameKind::Person | NameKind::Place)) => None,
                // "with National Ferry"
                _ if determined
                    || firm
                    || words.lower(at + 1) == "&"
                    || words.is(at, Naming::MODIFIER) =>
                {
                    by_capitals(words, cast, at)
                }
                _ => None,
            };
        }
        if determined && let Some(body) = numbered(words, at) {
            return Some(body);
        }
        let describes = words.shape(at) == Shape::Lower
            && is_core(words, at)
            && !words.owns(at)
            && (!is_role(words, at) || is_body(words, at + 1) || is_company(words, at));
        if !describes {
            return None;
        }
        at += 1;
    }
    None
}

/// Past where an organization has its seat: "the Port Norfield-based Holm Council".
pub(super) fn past_seat(words: &Words, range: Range<u32>) -> u32 {
    const LONGEST: usize = 4;
    range
        .clone()
        .take(LONGEST)
        .take_while(|&at| words.shape(at).is_capital())
        .find(|&at| words.lower(at).ends_with("-based"))
        .map_or(range.start, |it| it + 1)
}

/// The name that a participle at `at` gives a body: "a group called Rails for All".
pub(super) fn named_after(words: &Words, cast: &Cast, at: u32) -> Option<Range<u32>> {
    let first = match words.lower(at) {
        "called" | "named" | "dubbed" => at + 1,
        "known" if words.lower(at + 1) == "as" => at + 2,
        _ => return None,
    };
    let first = first + u32::from(words.lower(first) == "the");
    let name = cast
        .name_at(first)
        .filter(|&it| cast.names[it].tokens.start == first);
    name.map(|it| organization(words, cast, it))
        .or_else(|| by_capitals(words, cast, first))
}
