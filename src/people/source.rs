//! The form of a source: a name, several, a pronoun, a role, a document, a
//! group, an organization.

mod names;

use std::ops::Range;

use names::{
    acting, appositive, ends_in_teller, head_name, head_name_of, holder, is_held,
    is_last_of_several, joined_appositives, joined_names, last_pair, next_clause,
};

use super::{
    cut::is_people_word, entity::Cast, mention::NameKind, organization, phrase, words::Words,
};
use crate::{
    lexicon::{
        self, Facts,
        naming::{self, Naming},
    },
    text::Shape,
};

/// What kind of words a source is.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A name, by its place in the cast's names.
    Name(usize),
    /// Names joined by "and".
    Names(Vec<usize>),
    /// A pronoun's token.
    Pronoun(u32),
    /// A noun phrase whose head is a person's role.
    Role {
        /// The head noun.
        head: u32,
        /// The phrase, relative clauses left out.
        phrase: Range<u32>,
    },
    /// "the Dane": one of a people.
    Countryman(Range<u32>),
    /// Several people.
    Group(Range<u32>),
    /// A document.
    Document(Range<u32>),
    /// An organization by a common noun, with or without its name before it.
    Body {
        /// The head noun.
        head: u32,
        /// The phrase.
        phrase: Range<u32>,
    },
    /// Any other noun phrase.
    Other {
        /// The head noun.
        head: u32,
        /// The phrase.
        phrase: Range<u32>,
    },
    /// Nothing that can speak.
    None,
}

/// Reads the source at `range`.
pub fn form(words: &Words, cast: &Cast, range: Range<u32>) -> Form {
    let start = range
        .clone()
        .find(|&at| words.shape(at).is_word())
        .unwrap_or(range.end);
    // "From the report: …"
    let led = words.lower(start) == "from" && start + 1 < range.end;
    let start = start + u32::from(led);
    if start >= range.end {
        return Form::None;
    }
    if words.facts(start).contains(Facts::PRONOUN) && !words.is_capital(start + 1)
        || is_pronoun(words.lower(start)) && start + 1 == range.end
    {
        return Form::Pronoun(start);
    }
    // "the mouth of Ana Reyes, who"
    let last = range.end - 1;
    let behind_name = |at: u32| {
        let end = at - u32::from(words.str(at - 1) == ",");
        let name = cast.name_at(end.saturating_sub(1));
        name.is_some_and(|it| {
            let body = organization::kind_of(words, cast, it) == NameKind::Organization;
            cast.names[it].tokens.end == end && (cast.is_person(it) || body)
        })
    };
    if words.lower(last) == "who" && last > start && behind_name(last) {
        return Form::Pronoun(last);
    }
    // "Dunn’s “joint plan”": only a person's words are theirs this way.
    let listed = (start..range.end).any(|at| words.str(at) == ",");
    if words.lower(range.end - 1) == "'s" && range.end - 1 > start && !listed {
        let owner = start..range.end - 1;
        let quoted = words.shape(range.end) == Shape::Mark;
        let name = head_name_of(words, cast, owner).filter(|_| quoted);
        return match name.filter(|&at| cast.names[at].kind == NameKind::Person) {
            Some(name) => Form::Name(name),
            None => Form::None,
        };
    }
    let segment = start..segment_end(words, cast, start..range.end);
    if segment.end == range.end && phrase::names_one_of_a_people(words, &segment) {
        return Form::Countryman(segment);
    }
    let joined = joined_names(words, cast, start..range.end);
    if joined.len() > 1 {
        return Form::Names(joined);
    }
    let pair = last_pair(words, cast, segment.clone());
    if let Some(pair) = pair {
        return Form::Names(pair.to_vec());
    }
    if let Some(name) = head_name(words, cast, segment.clone()) {
        let kind = cast.names[name].kind;
        // "the Minister of Transport, Ana Reyes"
        let of = cast.names[name].start().saturating_sub(1);
        let field = of > start
            && matches!(words.lower(of), "of" | "for")
            && words.is(of - 1, Naming::ROLE)
            && kind != NameKind::Person;
        if field && let Some(name) = appositive(words, cast, segment.end..range.end) {
            return Form::Name(name);
        }
        let indefinite = is_indefinite(words, start);
        if indefinite && kind != NameKind::Person && !cast.is_person(name) {
            let head = cast.names[name].tokens.end - 1;
            return if words.facts(head).contains(Facts::DOCUMENT) {
                Form::Document(segment)
            } else {
                Form::None
            };
        }
        // "Lakeside, Ohio-based …": what follows a place's comma is the head.
        let goes_on =
            segment.end < range.end && !matches!(words.lower(segment.end + 1), "which" | "where");
        let place = kind == NameKind::Place && !cast.is_person(name);
        if place && goes_on && words.str(segment.end) == "," {
            return Form::None;
        }
        if let Some(last) = next_clause(words, cast, name, segment.end..range.end) {
            return Form::Name(last);
        }
        return if is_last_of_several(words, cast, name, start) {
            Form::Group(segment)
        } else {
            Form::Name(name)
        };
    }
    if let Some(name) = holder(words, cast, start..range.end) {
        return Form::Name(name);
    }
    if let Some(name) = acting(words, cast, start) {
        return Form::Name(name);
    }
    let head = segment.end - 1;
    // "Dunn reports:" is no report.
    let teller = head.checked_sub(1).and_then(|it| cast.name_at(it));
    if let Some(name) = teller.filter(|&it| {
        !matches!(
            cast.names[it].kind,
            NameKind::Organization | NameKind::Place
        )
    }) && cast.names[name].tokens.start == start
        && words.facts(head).contains(Facts::SAYING)
        && words.str(range.end) == ":"
    {
        return Form::Name(name);
    }
    let naming = words.naming(head);
    let facts = words.facts(head);
    let thing = facts.any(Facts::DOCUMENT | Facts::BODY | Facts::GROUP);
    // "a knocker-up who saw it": nothing but a person is "who".
    let who = words.lower(segment.end) == "who" && words.shape(head) == Shape::Lower && !thing;
    let role = naming.any(Naming::ROLE) || who && !is_plural(words, segment.clone());
    let pair = joined_appositives(words, cast, segment.end..range.end);
    if pair.len() > 1 {
        return Form::Names(pair);
    }
    // "the assailant, Ana Reyes": whoever it is, is named.
    let definite = matches!(words.lower(start), "the" | "his" | "her" | "their");
    let somebody = role || tells_of_somebody(words, &segment) || definite && !thing;
    if somebody && let Some(name) = appositive(words, cast, segment.end..range.end) {
        return Form::Name(name);
    }
    let phrase = start..phrase_end(words, cast, start..range.end);
    if is_share(words, phrase.clone()) {
        return Form::Group(phrase);
    }
    if facts.contains(Facts::DOCUMENT) && ends_in_teller(cast, head, &range) {
        return Form::None;
    }
    let plural_role = is_people_word(words, head) || is_plural(words, segment.clone());
    if plural_role && (!role || facts.contains(Facts::GROUP)) {
        if let Some(name) = appositive(words, cast, segment.end..range.end).filter(|_| role) {
            return Form::Name(name);
        }
        if facts.contains(Facts::DOCUMENT) {
            return Form::Document(phrase);
        }
        return Form::Group(phrase);
    }
    if role && is_list(words, segment.end..range.end) {
        return Form::Group(start..range.end);
    }
    if role && (!facts.contains(Facts::DOCUMENT) || naming.any(Naming::KIN)) {
        return Form::Role { head, phrase };
    }
    if facts.contains(Facts::DOCUMENT) {
        return Form::Document(phrase);
    }
    if facts.contains(Facts::BODY) || naming.any(Naming::HEAD) {
        return Form::Body { head, phrase };
    }
    if bears_words(words, head) {
        return Form::Document(phrase);
    }
    Form::Other { head, phrase }
}

/// Nouns for what bears words and is no document by the tables.
const SIGNS: &str = "sign signs banner banners poster placard billboard sticker plaque button badge cap hat shirt t-shirt tattoo \
    mural graffiti inscription epitaph card postcard invitation note caption label headline notice video ad advertisement commercial \
    clip footage documentary film song lyrics verse poem script novel website app bot chatbot slide presentation chart map index suit \
    brief motion subpoena warrant verdict judgment treaty contract agreement constitution clause rule regulation guideline policy \
    brochure bulletin projection forecast opinion definition passage description summary listing entry \
    slogan brochure bulletin pamphlet leaflet flyer newsletter handbook manual textbook dictionary diary journal log questionnaire ballot \
    telegram cable fax text voicemail sermon homily prayer resolution draft guidebook circular declaration amendment ordinance charter \
    statute bylaws advisory announcement obituary prospectus testament screenshot blurb signpost headstone gravestone";

/// Whether a noun is a document's, or that of something else that bears words.
fn bears_words(words: &Words, at: u32) -> bool {
    let noun = words.lower(at);
    words.facts(at).contains(Facts::DOCUMENT) || SIGNS.split_ascii_whitespace().any(|it| it == noun)
}

fn is_pronoun(lower: &str) -> bool {
    matches!(
        lower,
        "he" | "she"
            | "they"
            | "it"
            | "i"
            | "we"
            | "you"
            | "who"
            | "him"
            | "her"
            | "them"
            | "this"
            | "that"
            | "which"
            | "himself"
            | "herself"
            | "one"
            | "both"
            | "his"
            | "their"
    )
}

/// The end of the head's own stretch: up to a comma, bracket, preposition or
/// relative pronoun that no name holds.
fn segment_end(words: &Words, cast: &Cast, range: Range<u32>) -> u32 {
    let mut at = range.start;
    while at < range.end {
        if let Some(name) = cast.name_at(at) {
            let person = cast.names[name].kind == NameKind::Person;
            if person && at > range.start && words.facts(at - 1).contains(Facts::DOCUMENT) {
                break;
            }
            at = cast.names[name].tokens.end.max(at + 1);
            continue;
        }
        let facts = words.facts(at);
        // "Secretary of State Ana Reyes"
        let titled = words.lower(at) == "of"
            && at > range.start
            && words.is_capital(at - 1)
            && words.is(at - 1, Naming::ROLE)
            && cast.name_at(at - 1).is_none()
            && words.is_capital(at + 1);
        if titled || is_held(words, cast, at, &range) {
            at += 1;
            continue;
        }
        // "a report released on Monday", "a speech Ana Reyes gave"
        let reduced = at > range.start
            && words.shape(at) == Shape::Lower
            && words.lower(at).ends_with("ed")
            && (words.facts(at - 1).any(Facts::BODY | Facts::GROUP) || bears_words(words, at - 1));
        // "The company employs 88 people and", before "says"
        let acts = at > range.start
            && (words.facts(at - 1).any(Facts::BODY | Facts::GROUP)
                || words.is(at - 1, Naming::ROLE))
            && words.shape(at) == Shape::Lower
            && words.lower(at).ends_with('s')
            && (words.shape(at + 1) == Shape::Number
                || words.facts(at + 1).contains(Facts::DETERMINER));
        let stops = reduced
            || acts
            || at > range.start && goes_behind(words, at)
            || words.shape(at) == Shape::Sign && !matches!(words.str(at), "&" | "/")
            || words.shape(at) == Shape::Stop
            || words.shape(at) == Shape::Mark && !is_owners(words, at, range.start)
            || matches!(
                words.lower(at),
                "who" | "whose" | "which" | "that" | "whom" | "where"
            )
            || facts.contains(Facts::PREPOSITION) && at > range.start
            || facts.any(Facts::AUXILIARY) && words.lower(at) != "'s" && at > range.start;
        if stops {
            break;
        }
        at += 1;
    }
    at.max(range.start + 1)
}

/// "a source close to the talks", "a fan leaning on the rail": whether what stands behind
/// a person's noun begins to tell more of them.
fn goes_behind(words: &Words, at: u32) -> bool {
    const ADJECTIVES: &[&str] = &[
        "close", "familiar", "present", "involved", "aware", "privy", "briefed", "based",
    ];
    let lower = words.lower(at);
    let participle = lower.ends_with("ing") || ADJECTIVES.contains(&lower);
    words.is(at - 1, Naming::ROLE)
        && words.shape(at) == Shape::Lower
        && participle
        && !words.is(at, Naming::ROLE)
        && words
            .facts(at + 1)
            .any(Facts::PREPOSITION | Facts::DETERMINER | Facts::ADVERB)
}

/// "the owners’ lawyer": the mark of a plural that owns what follows.
fn is_owners(words: &Words, at: u32, start: u32) -> bool {
    let spaced = |at: u32| {
        let token = words.text.tokens.get(at as usize);
        token.is_some_and(|it| it.spaced)
    };
    at > start
        && matches!(words.str(at), "’" | "'")
        && !spaced(at)
        && words.lower(at - 1).ends_with('s')
        && spaced(at + 1)
        && words.shape(at + 1).is_word()
}

/// "the mayor, union leaders and the press": what follows the first noun is more of the
/// like, where another plural leads up to "and".
fn is_list(words: &Words, rest: Range<u32>) -> bool {
    words.str(rest.start) == ","
        && rest.clone().skip(2).any(|at| {
            words.lower(at) == "and"
                && (is_people_word(words, at - 1) || phrase::is_plural_role(words, at - 1))
        })
        && rest
            .clone()
            .all(|at| at == rest.start || words.shape(at).is_word())
}

/// The phrase's end, relative clauses and reasons left out.
fn phrase_end(words: &Words, cast: &Cast, range: Range<u32>) -> u32 {
    let mut at = range.start;
    while at < range.end {
        if let Some(name) = cast.name_at(at) {
            at = cast.names[name].tokens.end.max(at + 1);
            continue;
        }
        let stops = matches!(
            words.lower(at),
            "who"
                | "whose"
                | "which"
                | "that"
                | "whom"
                | "because"
                | "speaking"
                | "asking"
                | "familiar"
                | "citing"
        ) || matches!(words.str(at), "," | ";" | "(" | "—" | "–" | "--")
            || words.shape(at) == Shape::Stop;
        if stops && at > range.start {
            break;
        }
        at += 1;
    }
    // No phrase ends with what begins another.
    while at > range.start + 1
        && words
            .facts(at - 1)
            .any(Facts::DETERMINER | Facts::PREPOSITION | Facts::CONJUNCTION)
    {
        at -= 1;
    }
    at
}

fn is_plural(words: &Words, segment: Range<u32>) -> bool {
    let head = segment.end - 1;
    let lower = words.lower(head);
    let people = matches!(
        lower,
        "people"
            | "men"
            | "women"
            | "children"
            | "family"
            | "families"
            | "couple"
            | "crowd"
            | "group"
            | "team"
    );
    let ending = lower.len() > 3
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && words.shape(head) == Shape::Lower;
    let stem = lower.strip_suffix('s').unwrap_or(lower);
    let singular = match stem.strip_suffix("ie") {
        Some(stem) => format!("{stem}y"),
        None => stem.to_owned(),
    };
    let who = naming::of(&singular).any(Naming::ROLE)
        || lexicon::facts(&singular).any(Facts::BODY | Facts::DOCUMENT)
        || matches!(singular.as_str(), "country" | "nation" | "state" | "voice");
    people || ending && (who || words.facts(head).contains(Facts::DOCUMENT))
}

/// "55 percent of voters", "a majority of them": so many of several.
fn is_share(words: &Words, phrase: Range<u32>) -> bool {
    const SHARES: &[&str] = &[
        "percent",
        "per",
        "%",
        "majority",
        "half",
        "third",
        "quarter",
        "mix",
        "handful",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "number",
        "plurality",
        "couple",
        "pair",
        "trio",
    ];
    phrase.take(4).any(|at| SHARES.contains(&words.lower(at)))
}

/// "another person", "one user", "one of two miners who saw it": somebody, whoever it is.
pub fn tells_of_somebody(words: &Words, phrase: &Range<u32>) -> bool {
    const PEOPLE: &[&str] = &[
        "person",
        "user",
        "somebody",
        "someone",
        "individual",
        "reader",
        "viewer",
        "listener",
        "reviewer",
        "poster",
        "fan",
        "guest",
        "visitor",
        "customer",
        "client",
        "applicant",
        "respondent",
        "interviewee",
        "newcomer",
        "local",
        "youth",
        "teen",
        "male",
        "female",
    ];
    let first = words.lower(phrase.start);
    let indefinite = first == "some" || is_indefinite(words, phrase.start);
    let of_several = matches!(first, "one" | "another") && words.lower(phrase.start + 1) == "of";
    let person = phrase
        .clone()
        .take(5)
        .any(|at| PEOPLE.contains(&words.lower(at)));
    let several = || {
        let mut rest = phrase.clone().skip(2);
        rest.any(|at| is_people_word(words, at) || phrase::is_plural_role(words, at))
    };
    indefinite && (person || of_several && several())
}

/// Whether a phrase that begins at `start` brings somebody up: "a nurse", "another".
pub fn is_indefinite(words: &Words, start: u32) -> bool {
    matches!(words.lower(start), "a" | "an" | "one" | "another")
}

/// Whether a phrase is of a particular one that the page has spoken of before.
pub fn is_definite(words: &Words, phrase: &Range<u32>) -> bool {
    matches!(
        words.lower(phrase.start),
        "the" | "this" | "that" | "his" | "her" | "their" | "its"
    )
}

/// The phrase without the article before it.
pub fn without_article(words: &Words, phrase: Range<u32>) -> Range<u32> {
    let article = matches!(words.lower(phrase.start), "a" | "an" | "the");
    let start = phrase.start + u32::from(article && phrase.len() > 1);
    start..phrase.end
}

/// The organization that a body's noun phrase names: "the Marsh campaign"; none
/// for "the company".
pub fn named_body(
    words: &Words,
    cast: &Cast,
    phrase: &Range<u32>,
    head: u32,
) -> Option<Range<u32>> {
    let start = phrase::skip_determiners(words, phrase.clone());
    let named = cast.names_in(start..head + 1).next().is_some()
        || (start..head).any(|at| words.is_capital(at) && !words.is_initial(at));
    let told = named || is_office(words, cast, start..head);
    // "the centrist Dale Institute": what kind of one it is, is no part of its name.
    let start = (start..head)
        .find(|&at| words.is_capital(at))
        .unwrap_or(start);
    (told && start < head).then_some(start..head + 1)
}

/// "the farm ministry": a public body that its field tells from the others, where
/// the page names none of its kind.
fn is_office(words: &Words, cast: &Cast, field: Range<u32>) -> bool {
    const VAGUE: &[&str] = &[
        "new", "same", "other", "whole", "entire", "local", "own", "former", "next", "old",
    ];
    let head = field.end;
    matches!(words.lower(head), "ministry" | "department")
        && field.clone().all(|at| {
            words.shape(at) == Shape::Lower
                && !VAGUE.contains(&words.lower(at))
                && !words.facts(at).contains(Facts::ADVERB)
        })
        && organization::called(words, cast, head).is_none()
}
