//! A run of capitals, cut into titles, organizations and the names of persons.

use std::ops::Range;

use super::{
    mention::{Name, NameKind, is_initial_letter, is_league},
    organization::is_body,
    phrase::is_core,
    words::Words,
};
use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
        organizations,
    },
    text::Shape,
};

/// Cuts a run into organizations, titles and names.
pub(super) fn cut(words: &Words, run: Range<u32>, paragraph: Range<u32>, names: &mut Vec<Name>) {
    let mut at = run.start;
    while at < run.end {
        if let Some(end) = organization_end(words, at..run.end) {
            push(words, at, end, NameKind::Organization, names);
            at = end;
            continue;
        }
        // "South Ohio Rep. Ana Reyes"
        let place = (at + 2..=run.end.min(at + 3))
            .rev()
            .find(|&end| naming::is_place(&words.phrase(at..end)))
            .or_else(|| is_place_before_name(words, at..run.end).then_some(at + 1));
        if let Some(end) = place {
            push(words, at, end, NameKind::Place, names);
            at = end;
            continue;
        }
        // What stands before the next organization is a name of its own.
        let next = (at + 1..run.end)
            .find(|&next| words.is_capital(next) && known_end(words, next..run.end, 2).is_some())
            .unwrap_or(run.end);
        // "Commissioner for Harbor Safety Ana Reyes"
        if let Some(person) = person_behind_field(words, at..next) {
            at = person;
            continue;
        }
        let rest = at..next;
        if is_people(words, &rest) {
            at = next;
            continue;
        }
        let mut start = name_start(words, rest.clone());
        let role = start >= rest.end;
        if role {
            start = rest.start;
            if rest.len() > 1 || !words.is(start, Naming::SURNAME) {
                at = next;
                continue;
            }
        }
        // "Ohio Sen. Ana Reyes": what leads up to the title is a name of its own.
        let lead = (rest.start..start)
            .find(|&it| is_title(words, it))
            .unwrap_or(start);
        if lead > rest.start {
            let tokens = rest.start..lead;
            let kind = match kind_of(words, &tokens, lead..lead, &paragraph) {
                NameKind::Person if tokens.len() == 1 => NameKind::Unknown,
                kind => kind,
            };
            names.push(Name {
                tokens,
                title: lead..lead,
                kind,
                weak: false,
            });
        }
        // "the Ana Reyes Show" names her, too.
        let named_after = rest.end - start > 2
            && words.naming(start).is_given()
            && is_work(words.lower(rest.end - 1));
        let tokens = start..rest.end - u32::from(named_after);
        let kind = kind_of(words, &tokens, lead..start, &paragraph);
        // "the Ohio Republican" is no name.
        let role_last = tokens.len() > 1
            && kind == NameKind::Unknown
            && words.is(tokens.end - 1, Naming::DEMONYM | Naming::ROLE)
            && !words.is(tokens.end - 1, Naming::SURNAME);
        if role_last {
            let place = tokens.start..tokens.end - 1;
            if naming::is_place(&words.phrase(place.clone())) {
                push(words, place.start, place.end, NameKind::Place, names);
            }
            at = next;
            continue;
        }
        let single = tokens.len() == 1;
        // "Muslim families": a word for a people that a noun follows is no name.
        if single
            && lead == start
            && words.is(start, Naming::DEMONYM)
            && words.shape(tokens.end) == Shape::Lower
            && words.facts(tokens.end) == Facts::default()
            && !words.lower(tokens.end).ends_with("ed")
        {
            at = next;
            continue;
        }
        let weak = role
            || kind == NameKind::Unknown
                && single
                && words.is_initial(start)
                && !words.is_proper(start)
                && !is_speaking(words, start)
            || single
                && words.is_initial(start)
                && !words.is_proper(start)
                && is_object_next(words, start);
        names.push(Name {
            tokens,
            title: lead..start,
            kind,
            weak,
        });
        at = next;
    }
}

/// "ambassador to China Ana Reyes": the place that ends a role, right before a
/// full name.
fn is_place_before_name(words: &Words, run: Range<u32>) -> bool {
    let at = run.start;
    let governed = at
        .checked_sub(1)
        .is_some_and(|it| matches!(words.lower(it), "to" | "in" | "for" | "of"));
    governed
        && run.len() > 2
        && naming::is_place(words.lower(at))
        && !words.naming(at).is_given()
        && words.naming(at + 1).is_given()
        && !naming::is_place(words.lower(at + 1))
}

/// Where the full name begins behind the field of an office in capitals.
fn person_behind_field(words: &Words, run: Range<u32>) -> Option<u32> {
    let joint = run.start.checked_sub(1).filter(|&it| it > 0)?;
    let office = words.lower(joint) == "for"
        && words.is_capital(joint - 1)
        && words.is(joint - 1, Naming::ROLE);
    let person = (run.start..run.end).find(|&at| words.naming(at).is_given())?;
    let field = (run.start..person).all(|at| !words.is(at, Naming::SURNAME | Naming::COURTESY));
    (office && field && person > run.start && person + 1 < run.end).then_some(person)
}

/// "Republicans", "Europeans": people, not a name.
fn is_people(words: &Words, run: &Range<u32>) -> bool {
    run.len() == 1 && is_people_word(words, run.start)
}

/// Nouns for what is named after a person and is none.
fn is_work(lower: &str) -> bool {
    const WORKS: &str = "show report hour award prize tower plaza hotel act amendment memorial stadium boulevard building \
        trial case scandal rally doctrine effect era years presidency tour express podcast biography";
    WORKS.split_whitespace().any(|it| it == lower)
}

/// Whether a role's noun ends the words that follow: "party's chairman".
fn is_role_next(words: &Words, from: u32) -> bool {
    const LONGEST: u32 = 5;
    (from..from + LONGEST)
        .take_while(|&at| {
            words.shape(at).is_word() && !words.facts(at).contains(Facts::PREPOSITION)
        })
        // "the librarian federation's arm"
        .any(|at| words.is(at, Naming::ROLE) && !is_body(words, at + 1))
}

/// Whether a word is a group's or a people's in the plural.
pub fn is_people_word(words: &Words, at: u32) -> bool {
    let stem = words.lower(at).strip_suffix('s');
    words.facts(at).contains(Facts::GROUP)
        || stem.is_some_and(|stem| naming::of(stem).any(Naming::DEMONYM))
}

/// "Cutting the speed": what begins so is no name.
fn is_object_next(words: &Words, at: u32) -> bool {
    words
        .facts(at + 1)
        .any(Facts::DETERMINER | Facts::PREPOSITION | Facts::PRONOUN)
        && words.shape(at + 1) == Shape::Lower
}

/// "Ondaro said": not a plural, nor any word of the lexicon, and it speaks.
fn is_speaking(words: &Words, at: u32) -> bool {
    words.facts(at) == Facts::default()
        && !words.is_common(at)
        && !words.lower(at).ends_with('s')
        && (words.facts(at + 1).contains(Facts::SAYING) || is_described_speaker(words, at))
}

/// "Norvea, which makes lamps, said …": what speaks behind a relative clause has a name.
fn is_described_speaker(words: &Words, at: u32) -> bool {
    const CLAUSE: u32 = 16;
    let relative =
        words.str(at + 1) == "," && matches!(words.lower(at + 2), "which" | "who" | "whose");
    let close = (at + 3..at + CLAUSE).find(|&it| !words.shape(it).is_word());
    relative
        && close
            .is_some_and(|it| words.str(it) == "," && words.facts(it + 1).contains(Facts::SAYING))
}

fn push(words: &Words, start: u32, end: u32, kind: NameKind, names: &mut Vec<Name>) {
    let single = end - start == 1;
    if single && words.is_initial(start) && words.is_common(start) {
        return;
    }
    names.push(Name {
        tokens: start..end,
        title: start..start,
        kind,
        weak: false,
    });
}

/// The end of the organization that `run` begins with.
fn organization_end(words: &Words, run: Range<u32>) -> Option<u32> {
    if words.is(run.start, Naming::COURTESY) {
        return None;
    }
    let known = known_end(words, run.clone(), 1).map(|end| {
        // "Shell Norfield": one more word that is nothing else goes with it.
        let last = run.end - 1;
        let extra = end == last
            && end == run.start + 1
            && !is_title(words, last)
            && !words.naming(last).is_given()
            && !words.is(last, Naming::SURNAME);
        if extra { run.end } else { end }
    });
    let middle_initial = run.len() >= 3
        && words.naming(run.start).is_given()
        && (run.start + 1..run.end - 1).any(|at| is_initial_letter(words.str(at)));
    let last = run.end - 1;
    // "Ellen F. Moss Foundation"
    const NAMESAKES: &[&str] = &[
        "company",
        "inc",
        "inc.",
        "corp",
        "corp.",
        "co",
        "co.",
        "llc",
        "ltd",
        "ltd.",
        "foundation",
        "university",
        "college",
        "institute",
        "center",
        "association",
        "group",
        "partners",
        "associates",
        "library",
        "hospital",
        "fund",
        "trust",
    ];
    if middle_initial && NAMESAKES.contains(&words.lower(last)) {
        return Some(run.end);
    }
    if middle_initial {
        return known;
    }
    let ends_in_head = run.len() > 2
        && words.is(last, Naming::HEAD)
        && !words.is(last, Naming::SURNAME)
        && !(run.start..last).any(|at| words.naming(at).is_given() && !words.is(at, Naming::ROLE));
    if ends_in_head {
        return Some(run.end);
    }
    let heads = || run.clone().filter(|&at| words.is_capital(at));
    // The last head before a role or title, which begins another name.
    let stop = heads()
        .skip(1)
        .find(|&at| {
            words.is(at, Naming::ROLE | Naming::COURTESY)
                && !words.is(at, Naming::HEAD)
                && at + 1 < run.end
                && words.text.tokens[at as usize + 1].spaced
                && words.is_capital(at + 1)
        })
        .unwrap_or(run.end);
    if let Some(end) = firm_end(words, run.start..stop) {
        return Some(end);
    }
    let head = heads()
        .take_while(|&at| at < stop)
        .filter(|&at| words.is(at, Naming::HEAD | Naming::WEAK_HEAD))
        .last();
    let head = head.or_else(|| is_league(words, run.start, run.end).then_some(run.start));
    let by_head = head.and_then(|head| {
        let strong = words.is(head, Naming::HEAD);
        let person =
            words.naming(run.start).is_given() && !naming::is_place(words.lower(run.start));
        let surname = words.is(head, Naming::SURNAME | Naming::WEAK_HEAD);
        let short = head - run.start <= 2 && head + 1 == run.end;
        if person && surname && short && (!strong || words.is(head, Naming::SURNAME)) {
            return None;
        }
        let strong = strong || is_league(words, run.start, run.end);
        if !strong && (head == run.start || head - run.start > 3) {
            return None;
        }
        let titled = words.is(run.start, Naming::ROLE | Naming::COURTESY)
            && !words.is(run.start, Naming::MODIFIER | Naming::HEAD | Naming::DEMONYM);
        let named = !strong || words.naming(run.start + 1).is_given();
        if titled && named && head - run.start <= 2 {
            return None;
        }
        // "University of Norfield" goes on behind its head.
        let mut end = head + 1;
        while end < stop {
            let joiner = !words.is_capital(end);
            let acronym = words.shape(end) == Shape::Upper && words.str(end).len() > 1;
            let after_joiner = end > head + 1 && !words.is_capital(end - 1)
                || end >= 2 && matches!(words.lower(end - 1), "the" | "a");
            let chain = end > head + 1;
            // "Rail North", "Radio Velden": a head that stands first has more behind it.
            let leads = head == run.start && may_follow_head(words, end, stop);
            if joiner || acronym || after_joiner || chain || leads {
                end += 1;
            } else {
                break;
            }
        }
        Some(end)
    });
    match (known, by_head) {
        (Some(one), Some(other)) => Some(one.max(other)),
        (one, other) => one.or(other),
    }
}

/// "Holm & Dale Mills": names joined by the sign are a firm's, but for a couple's.
fn firm_end(words: &Words, run: Range<u32>) -> Option<u32> {
    let sign = run.clone().find(|&at| words.str(at) == "&")?;
    let couple = words.naming(run.start).is_given() && words.naming(sign + 1).is_given();
    let person =
        |at: u32| at + 1 < run.end && words.naming(at).is_given() && !words.is(at, Naming::SURNAME);
    let end = (sign + 2..run.end).find(|&at| person(at));
    (!couple).then_some(end.unwrap_or(run.end))
}

/// Whether a word goes on with the name of an organization that its head begins.
fn may_follow_head(words: &Words, at: u32, stop: u32) -> bool {
    let begins_another = Naming::ROLE | Naming::COURTESY | Naming::MODIFIER;
    !words.is(at, begins_another)
        && !words.naming(at).is_given()
        && (at + 1 == stop || !words.is(at, Naming::DEMONYM))
}

/// The end of a listed organization of at least `least` words at the start of
/// `run`.
fn known_end(words: &Words, run: Range<u32>, least: u32) -> Option<u32> {
    let longest = run.end.min(run.start + 4);
    (run.start + least..=longest).rev().find(|&end| {
        let phrase = words.phrase(run.start..end);
        let known = naming::is_organization(&phrase);
        let lone = end - run.start == 1;
        let name_like = lone
            && end < run.end
            && words.is_capital(end)
            && (words.naming(run.start).is_given() || words.is(run.start, Naming::SURNAME))
            && !words.is(end, Naming::ROLE | Naming::HEAD | Naming::MODIFIER);
        // "Vice President Ana Reyes"
        let modifies = lone
            && words.is(run.start, Naming::MODIFIER)
            && !words.is(run.start, Naming::HEAD | Naming::WEAK_HEAD)
            && words.is(run.start + 1, Naming::ROLE);
        known && !name_like && !modifies
    })
}

fn is_title(words: &Words, at: u32) -> bool {
    // "St Orrin’s": a saint's name is the place's.
    if matches!(words.lower(at), "st" | "st." | "saint") {
        return false;
    }
    // "Sgt. 1st Class Ana Reyes"
    let rank = words.lower(at) == "class"
        && at > 0
        && matches!(
            words.lower(at - 1),
            "1st" | "2nd" | "3rd" | "first" | "second" | "third"
        );
    let plural = || {
        let stem = words.lower(at).strip_suffix('s');
        stem.is_some_and(|stem| naming::of(stem).any(Naming::ROLE))
            && !words.is(at, Naming::SURNAME)
    };
    rank || plural()
        || words.is(
            at,
            Naming::ROLE | Naming::MODIFIER | Naming::COURTESY | Naming::DEMONYM,
        )
        || words.facts(at).contains(Facts::TITLE)
}

/// "Mason Mayor Karen Weaver": a full name follows the role.
fn leads_name(words: &Words, role: u32, last: u32) -> bool {
    words.is(role, Naming::ROLE)
        && !words
            .naming(role)
            .any(Naming::MALE | Naming::FEMALE | Naming::SURNAME)
        && role + 2 == last
        && words.naming(role + 1).is_given()
}

/// Where the personal name starts in `run`, behind titles, roles, peoples.
fn name_start(words: &Words, run: Range<u32>) -> u32 {
    let last = (run.start..run.end)
        .rev()
        .find(|&at| !words.is(at, Naming::SUFFIX))
        .unwrap_or(run.start);
    let splits = |at: u32| is_title(words, at);
    let mut start = run.start;
    let mut given = false;
    for at in run.start..last {
        let abbreviated =
            words.str(at).ends_with('.') && words.is(at, Naming::ROLE | Naming::COURTESY);
        // "Sister Agnes": kin that is a title, too, is nobody's given name.
        let reverend = words.is(at, Naming::KIN) && words.facts(at).contains(Facts::TITLE);
        let own_name = words.naming(at).is_given()
            && !reverend
            && (at + 1 == last || !words.naming(at + 1).is_given() && !splits(at + 1));
        if !splits(at) || own_name && !abbreviated {
            given |= words.naming(at).is_given() && !naming::is_place(words.lower(at));
        } else if !given || abbreviated || leads_name(words, at, last) {
            start = at + 1;
        }
    }
    // A role alone is no name.
    let courteous = start == last && start > run.start && words.is(start - 1, Naming::COURTESY);
    if courteous {
        return start;
    }
    let alone = start + 1 == run.end
        && start == run.start
        && splits(start)
        && !words.naming(start).is_given()
        || start == last
            && splits(last)
            && !words.is(last, Naming::SURNAME | Naming::MALE | Naming::FEMALE);
    let lone_role = start == last && start == run.start && splits(last) && words.is_initial(start);
    let role_of = start == last && words.is(last, Naming::ROLE) && words.lower(last + 1) == "of";
    if alone || lone_role || role_of {
        run.end
    } else {
        start
    }
}

/// "Suharto, a driver,", "his daughter, Hina, 12,": a single name beside what its
/// bearer is.
fn is_told_apart(
    words: &Words,
    name: &Range<u32>,
    before: Option<u32>,
    paragraph: &Range<u32>,
) -> bool {
    if words.str(name.end) != "," || name.end + 2 >= paragraph.end {
        return false;
    }
    let next = name.end + 1;
    let aged = words.shape(next) == Shape::Number
        && words.str(next).len() <= 2
        && matches!(words.str(next + 1), "," | ".");
    let described = matches!(words.lower(next), "a" | "an") && words.is(next + 1, Naming::ROLE);
    let introduced = before.is_some_and(|at| {
        at > paragraph.start
            && words.str(at) == ","
            && words.is(at - 1, Naming::ROLE)
            && words.shape(at - 1) == Shape::Lower
    });
    aged || described || introduced
}

/// "Harbor Boats, which owns …", "the charity Safe Boats": what the page takes
/// for a body.
fn is_described_body(words: &Words, end: u32, before: Option<u32>) -> bool {
    let owns = words.str(end) == ","
        && words.lower(end + 1) == "which"
        && words.facts(end + 2).any(Facts::VERB | Facts::AUXILIARY);
    let noun = before.is_some_and(|at| {
        words.shape(at) == Shape::Lower && organizations::noun(words.lower(at)).is_some()
    });
    owns || noun || is_called_body(words, end)
}

/// "Safe Boats, the sailors' charity that …": the noun behind the comma is a body's.
fn is_called_body(words: &Words, comma: u32) -> bool {
    const LONGEST: u32 = 6;
    let first = comma + 2;
    let article = matches!(words.lower(comma + 1), "a" | "an" | "the");
    let end = (first..first + LONGEST)
        .find(|&at| !(is_core(words, at) && (words.owns(at) || words.shape(at) == Shape::Lower)));
    let closes = |end: u32| {
        end > first
            && is_body(words, end - 1)
            && (matches!(words.lower(end), "that" | "which" | "," | ".")
                || words.facts(end).contains(Facts::PREPOSITION))
    };
    words.str(comma) == "," && article && end.is_some_and(closes)
}

fn kind_of(
    words: &Words,
    name: &Range<u32>,
    title: Range<u32>,
    paragraph: &Range<u32>,
) -> NameKind {
    let first = name.start;
    let last = (name.start..name.end)
        .rev()
        .find(|&at| !words.is(at, Naming::SUFFIX))
        .unwrap_or(first);
    let before = first.checked_sub(1).filter(|&at| at >= paragraph.start);
    let titled = !title.is_empty() && words.is(title.end - 1, Naming::ROLE | Naming::COURTESY)
        || before.is_some_and(|at| words.is(at, Naming::ROLE) && words.shape(at) == Shape::Lower);
    let phrase = words.phrase(name.clone());
    if name
        .clone()
        .any(|at| words.lower(at) == "of" && words.shape(at) == Shape::Lower)
    {
        return NameKind::Organization;
    }
    let verbal = (first + 1..name.end).any(|at| {
        words.facts(at).any(Facts::SAYING | Facts::VERB)
            && words.shape(at) == Shape::Capital
            && !words.is(at, Naming::SURNAME | Naming::MALE | Naming::FEMALE)
    });
    if verbal {
        return NameKind::Unknown;
    }
    if last > first
        && is_initial_letter(words.str(first))
        && naming::is_place(&words.phrase(first + 1..name.end))
        && !words.is(last, Naming::SURNAME)
    {
        return NameKind::Place;
    }
    let published = before.is_some_and(|at| words.str(at) == "The")
        && naming::is_organization(&format!("the {phrase}"));
    if published {
        return NameKind::Organization;
    }
    let numbered = (first..name.end).any(|at| words.str(at).chars().any(|ch| ch.is_ascii_digit()));
    if numbered {
        return NameKind::Unknown;
    }
    if naming::is_place(&phrase) && (!titled || last > first) {
        return NameKind::Place;
    }
    if titled {
        return NameKind::Person;
    }
    let given = words.naming(first).is_given();
    let surname = words.is(last, Naming::SURNAME);
    if last > first && !given && is_described_body(words, name.end, before) {
        return NameKind::Organization;
    }
    if last > first && words.is(last, Naming::GEOGRAPHY) {
        return NameKind::Place;
    }
    // "Lakeside, Ohio"
    let behind = name.end + 1;
    let before_place = words.str(name.end) == ","
        && (behind + 1..=behind + 2).any(|end| {
            end <= paragraph.end
                && words.is_capital(end - 1)
                && naming::is_place(&words.phrase(behind..end))
        });
    if before_place && last - first <= 1 && !(given && surname) {
        return NameKind::Place;
    }
    if before.is_some_and(|at| words.str(at) == "The" && !words.is_initial(at)) {
        return NameKind::Organization;
    }
    // "the Dale Courier": no person takes an article.
    let article = before.is_some_and(|at| words.lower(at) == "the");
    let alone = words.shape(name.end) != Shape::Lower
        || words
            .facts(name.end)
            .any(Facts::AUXILIARY | Facts::VERB | Facts::SAYING | Facts::PREPOSITION);
    if last > first && article && alone && given && !surname {
        return NameKind::Organization;
    }
    let place = naming::is_place(words.lower(first));
    if last == first {
        let article = before.is_some_and(|at| matches!(words.lower(at), "the" | "a" | "an"));
        let placed = before.is_some_and(|at| matches!(words.lower(at), "in" | "near" | "across"));
        let listed = (given || surname) && !article && !placed;
        let shout = words.is_initial(first)
            && words.shape(first) == Shape::Upper
            && words.str(first).len() > 3
            && !words.is_proper(first)
            && words.str(name.end) != ":";
        let told = !article && !placed && is_told_apart(words, name, before, paragraph);
        return if (listed || told) && !words.is_common(first) && !shout {
            NameKind::Person
        } else {
            NameKind::Unknown
        };
    }
    let initial = is_initial_letter(words.str(first));
    let described = words.str(name.end) == "," && name.end + 1 < paragraph.end && {
        let next = name.end + 1;
        words.shape(next) == Shape::Number && words.str(next).len() <= 3
            || matches!(words.lower(next), "who" | "whose" | "a" | "an")
            || words.lower(next) == "the" && is_role_next(words, next + 1)
    };
    // "the foreign minister, Ergan Idrim,"
    let described = described
        || before.is_some_and(|at| {
            words.str(at) == ","
                && words.str(name.end) == ","
                && words.is(at - 1, Naming::ROLE)
                && words.shape(at - 1) == Shape::Lower
        });
    let particle = (first..last).any(|at| words.is(at, Naming::PARTICLE) && !words.is_capital(at));
    if place && !(given && surname) {
        return NameKind::Unknown;
    }
    let article = before.is_some_and(|at| matches!(words.lower(at), "the" | "a" | "an"));
    if article && !given {
        return NameKind::Unknown;
    }
    if given || initial || described || particle || surname && last - first <= 2 {
        NameKind::Person
    } else {
        NameKind::Unknown
    }
}
