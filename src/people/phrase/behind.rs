//! What stands behind a role's noun: of what, for whom, where.

use std::ops::Range;

use super::{
    employer::{named_after, organization_at, past_seat},
    head_of, is_core, is_office, is_outsider, is_role,
};
use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
    },
    people::{
        entity::{Cast, Standing},
        mention::{Name, NameKind},
        organization::{is_body, itself, kind_of, meant, organization, owned_end},
        words::Words,
    },
    text::Shape,
};

/// What follows the head: "of the Norfield Council", "for policy at …". Adds it to
/// `standing`, and answers where the phrase ends. `range` is the phrase and what may
/// belong to it.
pub(super) fn read(
    words: &Words,
    cast: &Cast,
    range: Range<u32>,
    head: u32,
    standing: &mut Standing,
) -> u32 {
    const MOST: usize = 3;
    let mut tail = Tail {
        words,
        cast,
        start: range.start,
        head,
        limit: range.end,
        end: head + 1,
        standing,
    };
    // "professor emeritus of history"
    if matches!(words.lower(tail.end), "emeritus" | "emerita" | "designate") {
        tail.extend(tail.end + 1);
    }
    for _ in 0..MOST {
        if tail.step() == Next::Stop {
            break;
        }
    }
    tail.end
}

/// Whether more may follow.
#[derive(PartialEq)]
enum Next {
    GoOn,
    Stop,
}

/// A phrase while it is read on behind its head.
struct Tail<'a, 't, 'o> {
    words: &'a Words<'t, 'o>,
    cast: &'a Cast,
    start: u32,
    head: u32,
    limit: u32,
    /// The token after what is read.
    end: u32,
    standing: &'a mut Standing,
}

impl Tail<'_, '_, '_> {
    /// Reads one preposition and what it governs.
    fn step(&mut self) -> Next {
        let (words, cast, limit) = (self.words, self.cast, self.limit);
        let preposition = words.lower(self.end);
        if self.end >= limit
            || !matches!(
                preposition,
                "of" | "at" | "for" | "with" | "in" | "to" | "on" | "from"
            )
        {
            return Next::Stop;
        }
        let mut from = self.end + 1;
        while from < limit && words.facts(from).contains(Facts::DETERMINER) {
            from += 1;
        }
        let titled = (from..limit.min(from + 3)).any(|it| words.is_capital(it));
        // "author of the seminal Rail and Road": a book is no employer.
        let wrote = matches!(words.lower(self.head), "author" | "co-author");
        if preposition == "of" && titled && wrote {
            return Next::Stop;
        }
        from = past_seat(words, from..limit);
        // "an adviser in 2012"
        if from >= limit || preposition == "in" && words.shape(from) == Shape::Number {
            return Next::Stop;
        }
        let named = cast
            .name_at(from)
            .filter(|&at| cast.names[at].tokens.start == from)
            .or_else(|| titled_name(words, cast, from));
        match named {
            Some(at) => self.named(preposition, from, at),
            None if employs(preposition)
                && let Some(organization) = organization_at(words, cast, self.end + 1..limit) =>
            {
                if is_field(words, preposition, &organization) {
                    return self.extend(organization.end);
                }
                self.belong(organization)
            }
            None => self.unnamed(preposition, from),
        }
    }

    /// A preposition before small words.
    fn unnamed(&mut self, preposition: &str, from: u32) -> Next {
        const LONGEST: u32 = 6;
        let (words, cast) = (self.words, self.cast);
        let Some(stop) = common_phrase(words, cast, from, self.limit) else {
            return Next::Stop;
        };
        let free = self.standing.affiliation.is_none();
        if stop == from + 1
            && free
            && employs(preposition)
            && let Some(name) = meant(words, cast, from).or_else(|| itself(words, from..stop))
        {
            return self.affiliate(name, stop);
        }
        // "adviser to the busy Committee for Rail"
        let inner = cast
            .names_in(from..stop)
            .find(|&it| preposition == "to" && kind_of(words, cast, it) == NameKind::Organization);
        if let Some(inner) = inner {
            return self.extend(organization(words, cast, inner).end);
        }
        // "a dyer for 16 years"
        if preposition == "for" && DURATIONS.contains(&words.lower(stop - 1)) {
            return Next::Stop;
        }
        if is_body(words, stop - 1) {
            // "a group called Rails for All"
            if let Some(organization) = named_after(words, cast, stop) {
                return self.belong(organization);
            }
            if free
                && (employs(preposition) || preposition == "on")
                && let Some(body) = self.body(from..stop)
            {
                let end = body.end;
                return self.affiliate(body, end);
            }
        }
        // "singer of old ballad “Rail and Road”"
        let cut = words.owns(stop) || words.shape(stop) == Shape::Mark;
        // "in North Norfield", but "commander in Chief"
        let named = words.lower(from) != "chief"
            && (from..stop).any(|it| words.is_capital(it) && !words.is(it, Naming::DEMONYM));
        if stop - from > LONGEST
            || cut
            || matches!(preposition, "from" | "with")
            || named && matches!(preposition, "at" | "in")
        {
            return Next::Stop;
        }
        self.extend(stop)
    }

    /// The organization that the common noun at the end of `phrase` is, with what it owns
    /// or what it is of: "the leadership council of the Norfield Movement".
    fn body(&self, phrase: Range<u32>) -> Option<Range<u32>> {
        let (words, cast, stop) = (self.words, self.cast, phrase.end);
        let of = stop < self.limit && matches!(words.lower(stop), "of" | "for" | "at");
        if of {
            let over = stop + 1 + u32::from(words.lower(stop + 1) == "the");
            let inner = cast
                .name_at(over)
                .filter(|&it| cast.names[it].tokens.start == over)?;
            return Some(phrase.start..organization(words, cast, inner).end);
        }
        // "the rail division's safety section"
        let owned = words.owns(stop).then(|| owned_end(words, cast, stop + 1));
        (phrase.len() >= 2).then(|| phrase.start..owned.flatten().unwrap_or(stop))
    }

    /// A preposition before a name.
    fn named(&mut self, preposition: &str, from: u32, at: usize) -> Next {
        let (words, cast, head) = (self.words, self.cast, self.head);
        let name = &cast.names[at];
        // "director of U.S. rate strategy at …"
        let modifier = name.kind == NameKind::Place
            && words.shape(name.tokens.end) == Shape::Lower
            && is_core(words, name.tokens.end)
            && !words.owns(name.tokens.end);
        if modifier && let Some(stop) = common_phrase(words, cast, name.tokens.end, self.limit) {
            return self.extend(stop);
        }
        let organization = organization(words, cast, at);
        let called = named_after(words, cast, organization.end);
        let organization = called.unwrap_or(organization);
        let owned = organization.end > name.tokens.end;
        // "in Cambridge": a town, though a university has its name.
        let kind = match kind_of(words, cast, at) {
            NameKind::Organization if preposition == "in" && is_place(words, name) => {
                NameKind::Place
            }
            kind => kind,
        };
        match (kind, preposition) {
            (_, "to") if owned && is_body(words, organization.end - 1) => {
                self.end = organization.end;
                self.standing.affiliation.get_or_insert(organization);
                return Next::Stop;
            }
            (NameKind::Person, "to") => {
                let family = words.lower(name.tokens.end) == "family";
                self.extend(name.tokens.end + u32::from(family));
                return Next::Stop;
            }
            // "a supporter of Ana Reyes's bid"
            (_, "of") if is_outsider(words, head) && words.owns(organization.end) => {
                return Next::Stop;
            }
            // A prize is nobody's employer.
            (_, "of") if is_outsider(words, head) => {
                self.extend(organization.end);
                return Next::Stop;
            }
            // "at the D.A. Holm brokerage": no person takes an article.
            (NameKind::Person, "at" | "for")
                if words.lower(from - 1) == "the" && !is_titled(cast, at) => {}
            // "chief executive of Ora Holm": a company's name may be a person's.
            (NameKind::Person, "at") if !is_titled(cast, at) => {}
            (NameKind::Person, "of")
                if name.tokens.len() > 1
                    && !is_titled(cast, at)
                    && HOLDERS.contains(&words.lower(head)) => {}
            (NameKind::Person, _) if !owned => return Next::Stop,
            // "a researcher in Norfield at the Institute"
            (NameKind::Place, "in") if !owned && words.lower(organization.end) == "at" => {
                self.end = organization.end;
                return Next::GoOn;
            }
            (NameKind::Place, "in" | "from" | "at" | "with" | "on") if !owned => {
                return Next::Stop;
            }
            (NameKind::Place, "to") => {
                self.extend(organization.end);
                return Next::Stop;
            }
            (NameKind::Place, _) if !owned && !is_office(words, head) => return Next::Stop,
            (_, "to") => return self.extend(organization.end),
            (NameKind::Unknown, _) if is_field(words, preposition, &organization) => {
                return self.extend(organization.end);
            }
            (NameKind::Unknown, "on" | "in" | "from") => return Next::Stop,
            (NameKind::Unknown, "of") if matches!(words.lower(head), "resident" | "native") => {
                return Next::Stop;
            }
            _ => {}
        }
        if self.standing.affiliation.is_none() || employs(preposition) && !words.is_capital(head) {
            return self.belong(organization);
        }
        self.end = organization.end;
        Next::Stop
    }

    fn affiliate(&mut self, affiliation: Range<u32>, end: u32) -> Next {
        self.standing.affiliation = Some(affiliation);
        self.end = end;
        Next::Stop
    }

    /// An affiliation behind the head replaces one before it, which then belongs to
    /// the role: "House editor of the Courier".
    fn belong(&mut self, organization: Range<u32>) -> Next {
        if self.standing.affiliation.is_some()
            && let Some(role) = &mut self.standing.role
        {
            role.start = role.start.min(self.start);
        }
        let end = organization.end;
        self.affiliate(organization, end)
    }

    /// Takes the words up to `end` into the role.
    fn extend(&mut self, end: u32) -> Next {
        if let Some(role) = &mut self.standing.role
            && role.end > self.head
        {
            role.end = end;
        }
        self.end = end;
        Next::GoOn
    }
}

/// Whether a preposition may stand before an employer.
fn employs(preposition: &str) -> bool {
    matches!(preposition, "at" | "for" | "with" | "of")
}

fn is_place(words: &Words, name: &Name) -> bool {
    naming::is_place(&words.phrase(name.tokens.clone()))
}

/// "Global Strategy" of "head of Global Strategy at the Institute": what somebody is head
/// of there.
fn is_field(words: &Words, preposition: &str, name: &Range<u32>) -> bool {
    let last = name.end - 1;
    let there = name.end + 1 + u32::from(words.facts(name.end + 1).contains(Facts::DETERMINER));
    preposition == "of"
        && words.lower(name.end) == "at"
        && words.is_capital(there)
        && !is_body(words, last)
        && !words.is(last, Naming::HEAD)
}

/// Nouns for how long somebody has been what they are.
const DURATIONS: &[&str] = &[
    "years", "year", "decades", "decade", "months", "weeks", "seasons", "terms", "life",
];

/// Nouns for what only organizations have.
const HOLDERS: &[&str] = &[
    "president",
    "executive",
    "ceo",
    "founder",
    "co-founder",
    "owner",
    "co-owner",
    "director",
    "chairman",
    "chairwoman",
    "chair",
    "head",
    "partner",
    "officer",
];

fn is_titled(cast: &Cast, at: usize) -> bool {
    !cast.names[at].title.is_empty()
}

/// The name behind the titles at `from`, as far as they are somebody's: "Global" of
/// "Global Strategy" is not.
fn titled_name(words: &Words, cast: &Cast, from: u32) -> Option<usize> {
    let at = cast.names.partition_point(|name| name.tokens.start < from);
    cast.names
        .get(at)
        .filter(|name| name.title.start == from)
        .filter(|name| {
            let mut titles = name.title.clone();
            titles.any(|it| words.is(it, Naming::ROLE | Naming::COURTESY))
        })
        .map(|_| at)
}

/// The end of a run of lower-case words up to the next preposition or sign.
fn common_phrase(words: &Words, cast: &Cast, from: u32, limit: u32) -> Option<u32> {
    let end = (from..limit)
        .find(|&at| {
            let joined = words.lower(at) == "and"
                && at > from
                && words.shape(at + 1) == Shape::Lower
                && is_core(words, at + 1)
                && head_of(words, cast, at + 1..limit, is_role).is_none();
            let calls = matches!(words.lower(at), "called" | "named" | "dubbed" | "known");
            !(is_core(words, at) || joined) || words.owns(at) || calls && at > from
        })
        .unwrap_or(limit);
    (end > from).then_some(end)
}
