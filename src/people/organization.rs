//! The organization that words mean: by its name with what it owns, by a common
//! noun, by "its".

use std::ops::Range;

use super::{
    entity::{Cast, Referent},
    mention::NameKind,
    phrase::{is_core, skip_determiners},
    typing,
    words::Words,
};
use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
        organizations,
    },
    provenance::SpeakerKind,
    text::Shape,
};

/// The organization or place in an owner's words; none for a person.
pub(super) fn affiliation_in(words: &Words, cast: &Cast, owner: Range<u32>) -> Option<Range<u32>> {
    let start = skip_determiners(words, owner.clone());
    let name = cast
        .names_in(start..owner.end)
        .find(|&it| cast.names[it].tokens.end <= owner.end);
    let Some(name) = name else {
        let noun = owner.end.checked_sub(1)?;
        return meant(words, cast, noun).or_else(|| itself(words, start..owner.end));
    };
    let person =
        kind_of(words, cast, name) == NameKind::Person && cast.names[name].tokens.end == owner.end;
    // "in a year Norfield Rail's founder": small words before a name are no part of it.
    let first = cast.names[name].tokens.start;
    let start = if (start..first).any(|at| words.shape(at) == Shape::Lower) {
        first
    } else {
        start
    };
    (!person).then_some(start..owner.end)
}

/// How many tokens before "its" what it is of may stand.
const NEAR: u32 = 40;

/// The organization named last before "its" at a token, not far from it.
pub(super) fn named_before(words: &Words, cast: &Cast, at: u32) -> Option<Range<u32>> {
    let end = cast.names.partition_point(|name| name.tokens.end <= at);
    cast.names[end.saturating_sub(8)..end]
        .iter()
        .rev()
        .find(|name| matches!(name.kind, NameKind::Organization | NameKind::Unknown))
        .filter(|name| name.kind == NameKind::Organization && at - name.tokens.end < NEAR)
        .filter(|name| words.text.paragraph_of(name.tokens.start) == words.text.paragraph_of(at))
        .map(|name| name.tokens.clone())
        .or_else(|| noun_before(words, at))
        .or_else(|| told_before(words, cast, at))
}

/// "Its secretary, Ana Reyes, …" at the start of a paragraph or behind a quotation: the one organization that
/// the paragraph before names.
fn told_before(words: &Words, cast: &Cast, at: u32) -> Option<Range<u32>> {
    const NAMED: usize = 40;
    let here = words.text.paragraph_of(at) as usize;
    let start = words.text.paragraphs.get(here)?.tokens.start;
    let opens = at == start || words.shape(at - 1) == Shape::Mark;
    let before = words.text.paragraphs.get(here.checked_sub(1)?)?;
    let mut named = cast
        .names_in(before.tokens.clone())
        .take(NAMED)
        .filter(|&it| opens && !cast.is_person(it))
        .filter(|&it| {
            let kind = kind_of(words, cast, it);
            matches!(kind, NameKind::Organization | NameKind::Unknown)
        });
    let first = named.next()?;
    let told = kind_of(words, cast, first) == NameKind::Organization;
    let same = |it: usize| it == first || is_same(cast, it, first);
    (told && named.all(same)).then(|| cast.names[first].tokens.clone())
}

/// Whether two names stand for one organization.
fn is_same(cast: &Cast, one: usize, other: usize) -> bool {
    let referent = cast.referents.get(one);
    matches!(referent, Some(Referent::One(_))) && referent == cast.referents.get(other)
}

/// The organization right before ", whose" at a token.
pub(super) fn of_whose(words: &Words, cast: &Cast, whose: u32) -> Option<Range<u32>> {
    let end = whose - u32::from(whose > 0 && words.str(whose - 1) == ",");
    let name = cast.name_at(end.checked_sub(1)?)?;
    let ends = cast.names[name].tokens.end == end;
    let told = match kind_of(words, cast, name) {
        NameKind::Organization => true,
        NameKind::Unknown => !cast.is_person(name),
        _ => false,
    };
    (ends && told).then(|| cast.names[name].tokens.clone())
}

/// "The council has paid, said Ana Reyes, its engineer": the body that "its" is of
/// where the sentence gives it no name.
fn noun_before(words: &Words, at: u32) -> Option<Range<u32>> {
    let sentence = words.text.sentence_of(at);
    (at.saturating_sub(NEAR).max(1)..at)
        .rev()
        .take_while(|&it| words.text.sentence_of(it) == sentence)
        .find(|&it| {
            words.shape(it) == Shape::Lower
                && words.text.quotation_of(it) == words.text.quotation_of(at)
                && words.facts(it).contains(Facts::BODY)
                && words.lower(it - 1) == "the"
        })
        .map(|it| it..it + 1)
}

/// The organization that a common noun means: "the museum" after "Norfield
/// Museum".
pub(super) fn called(words: &Words, cast: &Cast, noun: u32) -> Option<Range<u32>> {
    const BACK: usize = 40;
    let body = words.shape(noun) == Shape::Lower
        && (is_body(words, noun) || words.is(noun, Naming::HEAD | Naming::WEAK_HEAD));
    if !body {
        return None;
    }
    let word = words.lower(noun);
    let end = cast.names.partition_point(|name| name.tokens.end <= noun);
    let company = matches!(
        word,
        "company" | "firm" | "airline" | "retailer" | "newspaper" | "paper"
    );
    cast.names[end.saturating_sub(BACK)..end]
        .iter()
        .rev()
        .filter(|name| matches!(name.kind, NameKind::Organization | NameKind::Unknown))
        .find(|name| {
            name.tokens.clone().any(|at| words.lower(at) == word)
                || company && name.tokens.clone().skip(1).any(|at| is_firm(words, at))
        })
        .map(|name| name.tokens.clone())
}

/// Nouns for a company, of whatever trade.
pub(super) const COMPANIES: &[&str] = &[
    "company",
    "firm",
    "airline",
    "retailer",
    "startup",
    "start-up",
    "operator",
    "manufacturer",
    "maker",
    "carmaker",
    "automaker",
    "chipmaker",
    "drugmaker",
    "brewer",
    "insurer",
    "lender",
    "chain",
    "utility",
    "supplier",
];

/// Nouns for bodies of which a page seldom means one by the noun alone.
const VAGUE: &[&str] = &[
    "company",
    "firm",
    "startup",
    "group",
    "organization",
    "organisation",
    "center",
    "centre",
    "institution",
    "unit",
    "outfit",
    "arm",
    "times",
    "post",
    "journal",
    "news",
    "press",
    "house",
];

/// The employer that a common noun means: as [`called`], or the one company that the
/// page has named by then.
pub(super) fn meant(words: &Words, cast: &Cast, noun: u32) -> Option<Range<u32>> {
    const BACK: usize = 40;
    called(words, cast, noun).or_else(|| {
        let company = is_company(words, noun);
        let end = cast.names.partition_point(|name| name.tokens.end <= noun);
        let mut named = (end.saturating_sub(BACK)..end)
            .rev()
            .filter(|&it| company && may_trade(words, cast, it));
        let last = named.next()?;
        let same = |it: usize| is_same(cast, it, last);
        named.all(same).then(|| cast.names[last].tokens.clone())
    })
}

/// Whether a name may be a company's.
pub(super) fn may_trade(words: &Words, cast: &Cast, at: usize) -> bool {
    const TRADING: &[&str] = &["company", "airline", "bank", "corporation"];
    const PUBLIC: &[&str] = &["board", "forum", "assembly", "congress", "office", "court"];
    if kind_of(words, cast, at) != NameKind::Organization {
        return false;
    }
    let name = &cast.names[at].tokens;
    if PUBLIC.contains(&words.lower(name.end - 1)) {
        return false;
    }
    let telling = organizations::head(words.lower(name.end - 1)).map(|it| it.label);
    let listed = typing::listed(words, name).map(|it| it.label);
    let label = listed.or(telling);
    label.is_none_or(|it| TRADING.contains(&it))
}

/// "the league's manager" where the page names no league: the noun itself.
pub(super) fn itself(words: &Words, phrase: Range<u32>) -> Option<Range<u32>> {
    let noun = phrase.end.checked_sub(1)?;
    let the = phrase.start.checked_sub(1)?;
    let told = phrase.len() == 1
        && words.lower(the) == "the"
        && words.shape(noun) == Shape::Lower
        && is_body(words, noun)
        && !VAGUE.contains(&words.lower(noun));
    told.then_some(phrase)
}

/// "Inc.", "Lines", "Motors": the last word of a company's name.
fn is_firm(words: &Words, last: u32) -> bool {
    matches!(
        words.lower(last),
        "inc"
            | "inc."
            | "corp"
            | "corp."
            | "co"
            | "co."
            | "llc"
            | "ltd"
            | "ltd."
            | "plc"
            | "lines"
            | "motors"
            | "airlines"
            | "rail"
            | "energy"
            | "holdings"
            | "industries"
            | "systems"
            | "technologies"
            | "group"
            | "company"
            | "railway"
            | "foods"
    )
}

/// Nouns for a part or a place of work that the lexicon's bodies leave out.
const PARTS: &[&str] = &[
    "division",
    "unit",
    "branch",
    "chapter",
    "caucus",
    "panel",
    "program",
    "programme",
    "project",
    "initiative",
    "laboratory",
    "lab",
    "museum",
    "clinic",
    "library",
    "brokerage",
    "outfit",
    "arm",
    "charity",
    "section",
    "wing",
    "affiliate",
    "subsidiary",
    "station",
    "faculty",
    "hub",
    "desk",
    "endowment",
    "delegation",
    "mission",
];

/// Last words of names that are bodies', though the noun alone is seldom one.
const LASTS: &[&str] = &[
    "fellowship",
    "ministries",
    "parish",
    "chapel",
    "congregation",
    "constabulary",
    "observatory",
    "collective",
    "archive",
    "nursery",
    "trading",
    "cid",
];

/// Whether a word is a noun for an organization or a part of one.
pub(super) fn is_body(words: &Words, at: u32) -> bool {
    words.facts(at).contains(Facts::BODY) || PARTS.contains(&words.lower(at))
}

/// What a name names, where it says so itself: "Holm Council" is nobody's name,
/// whatever its first word.
pub(super) fn kind_of(words: &Words, cast: &Cast, at: usize) -> NameKind {
    let name = &cast.names[at];
    let last = name.tokens.end - 1;
    let body = name.tokens.len() > 1
        && (words.is(last, Naming::HEAD)
            || is_body(words, last)
            || LASTS.contains(&words.lower(last)))
        && (!words.is(last, Naming::SURNAME) || name.tokens.len() > 3)
        && name.title.is_empty();
    let person = || match cast.referents.get(at) {
        Some(&Referent::One(who)) => cast
            .entity(who)
            .is_some_and(|it| it.kind == SpeakerKind::Person && it.gender.is_some()),
        _ => false,
    };
    match name.kind {
        NameKind::Person | NameKind::Unknown if body => NameKind::Organization,
        NameKind::Unknown if person() => NameKind::Person,
        kind => kind,
    }
}

/// "the Bakers’ Union": the sign of several owners.
pub(super) fn is_owners(words: &Words, at: u32) -> bool {
    matches!(words.str(at), "’" | "'")
        && at > 0
        && words.lower(at - 1).ends_with('s')
        && words.is_capital(at - 1)
        && words.is_capital(at + 1)
}

/// Where what a body is for ends: "the Coalition to Save Holm".
fn purpose_end(words: &Words, to: u32) -> Option<u32> {
    const LONGEST: u32 = 6;
    let first = to + 1;
    let end = (first..first + LONGEST).find(|&at| !words.is_capital(at));
    end.filter(|&end| end > first && is_purpose(words, to))
}

/// Where a run of capitals ends that goes on behind a name cut short: "Holm
/// Institute for Rail" and "Reform".
fn run_end(words: &Words, cast: &Cast, from: u32) -> u32 {
    const LONGEST: u32 = 8;
    let goes_on = |at: u32| {
        words.is_capital(at)
            && !words.is(at, Naming::ROLE | Naming::COURTESY | Naming::SUFFIX)
            && !words
                .facts(at)
                .any(Facts::DATE | Facts::PRONOUN | Facts::DETERMINER | Facts::PREPOSITION)
            && words
                .text
                .tokens
                .get(at as usize)
                .is_some_and(|it| it.spaced)
            && cast
                .name_at(at)
                .is_none_or(|it| kind_of(words, cast, it) != NameKind::Person)
    };
    let mut end = from;
    while end - from < LONGEST {
        let part = end > from && is_body(words, end - 1);
        if goes_on(end) {
            end += 1;
        } else if words.str(end) == "&" && words.is_capital(end + 1)
            || part && matches!(words.lower(end), "of" | "for" | "on" | "and") && goes_on(end + 1)
        {
            end += 2;
        } else {
            break;
        }
    }
    purpose_end(words, end).unwrap_or(end)
}

/// "the Coalition to Save …": what a body is for goes with its name.
fn is_purpose(words: &Words, to: u32) -> bool {
    words.lower(to) == "to"
        && words.is(to.saturating_sub(1), Naming::HEAD)
        && words.shape(to + 1) == Shape::Capital
        && !naming::is_place(words.lower(to + 1))
}

/// An organization by its capitals alone, where a place for one begins: "at the
/// Cook Rail Report", "at Holm & Dale".
pub(super) fn by_capitals(words: &Words, cast: &Cast, from: u32) -> Option<Range<u32>> {
    // "the Baker Rail Report": no role begins an organization.
    let end = if words.is_capital(from) {
        run_end(words, cast, from + 1)
    } else {
        from
    };
    let end = office_end(words, cast, end).unwrap_or(end);
    let long = end - from >= 2 || words.shape(from) == Shape::Upper && words.str(from).len() > 1;
    (long
        && cast
            .name_at(from)
            .is_none_or(|it| cast.names[it].kind != NameKind::Person))
    .then_some(from..end)
}

/// "the Office of Rail Programs and Services": where the field of an office ends that
/// goes on behind "and" with a common noun.
fn joined_field(words: &Words, name: Range<u32>) -> Option<u32> {
    let field = name.len() > 2 && words.lower(name.start + 1) == "of" && is_body(words, name.start);
    let noun = name.end + 1;
    let end = (noun..noun + 3).find(|&at| !words.is_capital(at))?;
    let common = (noun..end)
        .all(|at| !words.naming(at).is_given() && !words.is(at, Naming::SURNAME | Naming::DEMONYM));
    let last = words.lower(end - 1);
    let several = last.ends_with('s') && !last.ends_with("ss");
    (field && words.lower(name.end) == "and" && end > noun && common && several).then_some(end)
}

/// "the University of Ohio, Norfield": where the campus ends that is named behind a
/// comma.
fn campus_end(words: &Words, cast: &Cast, start: u32, comma: u32) -> Option<u32> {
    let university = words.lower(start) == "university" && words.lower(start + 1) == "of";
    let place = cast
        .name_at(comma + 1)
        .map(|it| &cast.names[it])
        .filter(|it| it.kind == NameKind::Place && it.tokens.start == comma + 1)?;
    let end = place.tokens.end;
    let closes = matches!(words.str(end), "," | ".");
    (university && words.str(comma) == "," && closes).then_some(end)
}

/// Where the words of a body end that go on behind a name: "the Marsh campaign", "the
/// Marsh super PAC", "the Norfield literacy program".
fn body_end(words: &Words, from: u32) -> Option<u32> {
    const LONGEST: u32 = 3;
    (from..from + LONGEST)
        .take_while(|&at| {
            let facts = words.facts(at);
            is_core(words, at)
                && !words.owns(at)
                && !facts.any(Facts::DATE | Facts::ADVERB | Facts::VERB)
                && !matches!(words.lower(at), "press" | "media")
                && (words.shape(at) == Shape::Lower || words.str(at) == "PAC")
        })
        .find(|&at| is_body(words, at) || words.str(at) == "PAC")
        .map(|at| at + 1)
}

/// Where what an organization or a person owns ends: "the Council's Energy Hub", "Ana
/// Reyes's 2004 mayoral campaign"; none where that is a person or no body.
pub(super) fn owned_end(words: &Words, cast: &Cast, from: u32) -> Option<u32> {
    const LONGEST: u32 = 8;
    let limit = from + LONGEST;
    let capitals = (from..limit).find(|&it| !words.is_capital(it));
    let capitals = capitals.unwrap_or(limit);
    let stop = (from..limit).find(|&it| {
        let number = words.shape(it) == Shape::Number;
        // "its Rail, Harbor and Road Institute"
        let joined = (matches!(words.lower(it), "and" | "&" | "of" | "for")
            || words.str(it) == "," && words.lower(it + 2) == "and")
            && it > from
            && words.is_capital(it - 1)
            && words.is_capital(it + 1);
        !(number || joined || is_core(words, it)) || words.owns(it)
    });
    let stop = stop.unwrap_or(limit);
    let person = cast.names_in(from..stop).any(|it| {
        let last = cast.names[it].tokens.end;
        let body = (last - 1..=last).any(|at| words.is(at, Naming::HEAD));
        kind_of(words, cast, it) == NameKind::Person && !body
    });
    if person {
        None
    } else if stop > from && is_body(words, stop - 1) {
        Some(stop)
    } else {
        // "its Holm Institute of Rail", but not its "Rail, Road and Harbor" something.
        let listed = words.str(capitals) == "," && words.lower(capitals + 2) == "and";
        let whole = capitals > from
            && words.is_capital(stop - 1)
            && (from..stop).all(|at| {
                words.is_capital(at) || matches!(words.lower(at), "of" | "for" | "and" | "&")
            });
        (whole && !listed).then_some(stop)
    }
}

/// "the Norfield County Sheriff’s Office": where an office ends that a title has which
/// follows a name.
fn office_end(words: &Words, cast: &Cast, from: u32) -> Option<u32> {
    const LONGEST: u32 = 3;
    let owner = (from..from + LONGEST)
        .take_while(|&at| words.is_capital(at) && words.is(at, Naming::ROLE | Naming::MODIFIER))
        .last()?;
    let owns = words.owns(owner + 1);
    owned_end(words, cast, owner + 2).filter(|&end| owns && words.is_capital(end - 1))
}

/// "the 9th Engineer Battalion", which begins with its number.
pub(super) fn numbered(words: &Words, at: u32) -> Option<Range<u32>> {
    let ordinal = words.shape(at) == Shape::Number && words.str(at).ends_with(char::is_alphabetic);
    const LONGEST: u32 = 6;
    let end = (at + 1..at + LONGEST).find(|&it| !words.is_capital(it))?;
    let body = end > at + 1 && (is_body(words, end - 1) || words.is(end - 1, Naming::HEAD));
    (ordinal && body).then_some(at..end)
}

/// Whether a word is a noun for a company.
pub(super) fn is_company(words: &Words, at: u32) -> bool {
    let noun = words.lower(at);
    // "the supermarket" is a place as often, where it is nobody's employer.
    words.shape(at) == Shape::Lower && (noun == "supermarket" || COMPANIES.contains(&noun))
}

/// The organization that the name at `at` begins: with what it owns
/// ("the Council's Energy Hub"), and with a body's noun ("the Marsh campaign").
pub fn organization(words: &Words, cast: &Cast, at: usize) -> Range<u32> {
    let name = &cast.names[at];
    let mut end = name.tokens.end;
    if kind_of(words, cast, at) != NameKind::Place {
        end = run_end(words, cast, end).max(end);
    }
    if words.owns(end) {
        // "the vicar of St. Orrin’s,"
        let saint = matches!(words.lower(name.tokens.start), "st" | "st." | "saint")
            && !words.shape(end + 1).is_word();
        end = owned_end(words, cast, end + 1).unwrap_or(end + u32::from(saint));
    } else if let Some(office) = office_end(words, cast, end) {
        end = office;
    } else if let Some(stop) = body_end(words, end) {
        end = stop;
    } else if words.str(end) == ","
        && matches!(
            words.lower(end + 1),
            "inc" | "inc." | "llc" | "ltd" | "ltd."
        )
    {
        end += 2;
    } else if let Some(campus) = campus_end(words, cast, name.tokens.start, end) {
        end = campus;
    }
    if let Some(last) = joined_field(words, name.tokens.start..end) {
        end = last;
    }
    let mut start = name.tokens.start;
    if start > 0 && words.str(start - 1) == "The" {
        start -= 1;
    }
    start..end
}
