//! Where a stretch attributes something: its cues, each with its source.

use std::ops::Range;

use super::{Tie, phrase, stretch::Stretch};
use crate::{
    lexicon::{Facts, cues, cues::Cue},
    provenance::{Polarity, Stance},
    text::Shape,
};

/// On which side of the cue its content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// "She said …"
    Ahead,
    /// "…, she said"
    Behind,
}

/// A cue with its source. All ranges are of [`Stretch::items`].
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// The cue with its auxiliaries and adverbs.
    pub cue: Range<usize>,
    /// The source.
    pub source: Option<Range<usize>>,
    /// Where its content stands.
    pub place: Place,
    /// The verb; none for "according to" and for signs.
    pub verb: Option<&'static Cue>,
    /// What ties content and source.
    pub tie: Tie,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// The cue's class.
    pub stance: Stance,
    /// Whether it hangs on a clause before it: ", adding that …".
    pub hangs: bool,
}

impl Site {
    /// Cue and source together.
    pub fn chunk(&self) -> Range<usize> {
        match &self.source {
            Some(source) if !self.hangs => {
                source.start.min(self.cue.start)..source.end.max(self.cue.end)
            }
            _ => self.cue.clone(),
        }
    }
}

/// The sites of a stretch, in order. In title case (`capitals`) a cue may begin
/// with a capital.
pub fn find(stretch: &Stretch, capitals: bool) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    for at in 0..stretch.len() {
        let facts = stretch.facts(at);
        let site = if facts.contains(Facts::CUE) {
            verbal(stretch, at, capitals, &sites)
        } else if stretch.lower(at) == "according" && stretch.lower(at + 1) == "to" {
            according(stretch, at)
        } else {
            None
        };
        if let Some(site) = site
            && sites
                .last()
                .is_none_or(|last| last.cue.end <= site.cue.start)
        {
            sites.push(site);
        }
    }
    signs(stretch, &mut sites);
    sites
}

fn according(stretch: &Stretch, at: usize) -> Option<Site> {
    let mut source = phrase::after(stretch, at + 2)?;
    let bare = source.len() == 1 && stretch.shape(source.start) == Some(Shape::Lower);
    let facts = stretch.facts(source.start);
    let many = stretch.lower(source.start).ends_with('s')
        || matches!(stretch.lower(source.start), "data" | "research" | "police");
    if bare
        && !(facts.any(Facts::PRONOUN) || many && facts.any(Facts::GROUP | Facts::DOCUMENT))
        && !matches!(stretch.lower(source.start), "police" | "data" | "research")
    {
        // "according to plan", "according to custom"
        return None;
    }
    if at == 0 && !stretch.is(source.end, &[","]) {
        // "According to X, the dam …": what follows the comma is no apposition.
        let comma = source.clone().rev().find(|&it| stretch.is(it, &[","]))?;
        source.end = comma;
    }
    Some(Site {
        cue: at..at + 2,
        source: Some(source),
        place: if at == 0 { Place::Ahead } else { Place::Behind },
        verb: None,
        tie: Tie::Phrase,
        polarity: Polarity::Affirmed,
        stance: Stance::Neutral,
        hangs: false,
    })
}

/// How a verb form stands in its clause.
enum Form {
    Finite,
    Gerund,
}

fn verbal(stretch: &Stretch, at: usize, capitals: bool, sites: &[Site]) -> Option<Site> {
    let lower = stretch.lower(at);
    let cue = cues::verb(lower)?;
    if stretch.shape(at) != Some(Shape::Lower) && !capitals {
        return None;
    }
    let (start, form) = verb_group(stretch, at, cue)?;
    // "who asked not to be named" tells of the source, not of what it said.
    let unnamed = cue.lemma == "ask" && stretch.lower(at + 1) == "not";
    if unnamed
        || stretch.lower(at + 1) == "by"
        || cue.lemma == "accuse" && stretch.lower(at + 1) == "of"
    {
        return None;
    }
    let negated = (start..at).any(|it| {
        matches!(stretch.lower(it), "never" | "not" | "cannot")
            || stretch.lower(it).ends_with("n't")
    });
    let polarity = if negated || cue.lemma == "deny" {
        Polarity::Negated
    } else {
        Polarity::Affirmed
    };
    let hedged = (start..at)
        .any(|it| matches!(stretch.lower(it), "reportedly" | "allegedly" | "apparently"));
    let site = Site {
        cue: start..at + 1,
        source: None,
        place: Place::Ahead,
        verb: Some(cue),
        tie: if cue.speech { Tie::Verb } else { Tie::Attitude },
        polarity,
        stance: if hedged { Stance::Hedged } else { cue.stance },
        hangs: false,
    };
    if matches!(form, Form::Gerund) {
        return gerund(stretch, at, site, sites);
    }
    let subject =
        phrase::before(stretch, start).filter(|it| is_subject(stretch, it.clone(), start));
    if let Some(source) = subject.or_else(|| quoted_subject(stretch, start)) {
        let behind = stands_behind(stretch, source.start, at + 1, cue);
        let place = if behind { Place::Behind } else { Place::Ahead };
        return Some(Site {
            source: Some(source),
            place,
            ..site
        });
    }
    if (cue.speech || stretch.lower(at + 1) == "that")
        && let Some(source) = leading_subject(stretch, start)
    {
        return Some(Site {
            source: Some(source),
            ..site
        });
    }
    if let Some(source) = coordinated(stretch, start, sites) {
        return Some(Site {
            source: Some(source),
            hangs: true,
            ..site
        });
    }
    inverted(stretch, at, start, site, cue)
}

/// The start of the verb's group (auxiliaries, adverbs, the verb) and its form;
/// none where the word is no predicate here.
fn verb_group(stretch: &Stretch, at: usize, cue: &Cue) -> Option<(usize, Form)> {
    let lower = stretch.lower(at);
    let mut start = at;
    while start > 0 {
        let facts = stretch.facts(start - 1);
        let word = stretch.lower(start - 1);
        let inner = facts.any(Facts::AUXILIARY | Facts::ADVERB);
        if word == "'s" || !inner && !word.ends_with("ly") || stretch.is_capital(start - 1) {
            break;
        }
        start -= 1;
    }
    let auxiliaries = || (start..at).map(|it| stretch.lower(it));
    let before = if start > 0 {
        stretch.lower(start - 1)
    } else {
        ""
    };
    if auxiliaries().any(|it| {
        matches!(
            it,
            "could"
                | "may"
                | "might"
                | "should"
                | "can"
                | "must"
                | "would"
                | "cannot"
                | "can't"
                | "couldn't"
                | "wouldn't"
                | "shouldn't"
        )
    }) {
        return None;
    }
    let gerund = lower.ends_with("ing") && lower != cue.lemma;
    let be = auxiliaries().any(|it| {
        matches!(
            it,
            "is" | "are"
                | "was"
                | "were"
                | "been"
                | "be"
                | "being"
                | "isn't"
                | "wasn't"
                | "aren't"
                | "weren't"
        )
    });
    if gerund {
        return match (be, before) {
            (true, _) => Some((start, Form::Finite)),
            // "quoted as saying": the one quoted speaks.
            (false, "as") if stretch.lower(start.wrapping_sub(2)) == "quoted" => {
                Some((start, Form::Gerund))
            }
            (false, _) => Some((start, Form::Gerund)),
        };
    }
    if be {
        return None;
    }
    let base = lower == cue.lemma && !lower.ends_with("ed") && lower != "read";
    if before == "to" {
        // "went on to say", "continued to argue": the subject stands further left.
        let governor = stretch.lower(start.wrapping_sub(2));
        return match governor {
            "continued" | "continues" | "came" => Some((start - 2, Form::Finite)),
            "on" if matches!(stretch.lower(start.wrapping_sub(3)), "went" | "goes") => {
                Some((start - 3, Form::Finite))
            }
            _ => None,
        };
    }
    let nominal = matches!(
        before,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "our"
            | "my"
            | "your"
            | "no"
            | "this"
            | "these"
            | "that"
            | "any"
            | "such"
            | "'s"
            | "of"
            | "for"
            | "in"
            | "at"
            | "by"
            | "from"
            | "with"
            | "on"
            | "as"
            | "public"
            | "new"
    );
    if nominal && start == at && before != "that" {
        return None;
    }
    if base {
        if start == at && phrase::before(stretch, start).is_none_or(|it| !speaks(stretch, it)) {
            return None;
        }
        let plural = auxiliaries().any(|it| {
            matches!(
                it,
                "did" | "do" | "does" | "didn't" | "don't" | "doesn't" | "will"
            )
        }) || is_plural_subject(stretch, start);
        if !plural {
            return None;
        }
    }
    Some((start, Form::Finite))
}

/// Whether a phrase names people or a body, rather than a thing: "their claims"
/// is a noun, "officials claim" is none.
fn speaks(stretch: &Stretch, phrase: Range<usize>) -> bool {
    let last = phrase.end - 1;
    let number = stretch.shape(last) == Some(Shape::Number);
    let sayer = phrase.clone().any(|at| {
        stretch
            .facts(at)
            .any(Facts::PRONOUN | Facts::GROUP | Facts::ROLE | Facts::BODY | Facts::DOCUMENT)
            || at > 0 && stretch.is_capital(at)
            || stretch.lower(at) == "and"
    });
    let opens = phrase.start == 0 || phrase::begins_clause(stretch, phrase.start);
    !number && (sayer || opens)
}

fn is_plural_subject(stretch: &Stretch, end: usize) -> bool {
    let Some(last) = end.checked_sub(1) else {
        return false;
    };
    let lower = stretch.lower(last);
    matches!(
        lower,
        "they"
            | "we"
            | "i"
            | "you"
            | "who"
            | "people"
            | "police"
            | "many"
            | "some"
            | "most"
            | "others"
            | "few"
            | "both"
            | "women"
            | "men"
            | ")"
            | ","
    ) || stretch.facts(last).contains(Facts::GROUP)
        || lower.ends_with('s')
            && lower.len() > 3
            && stretch.shape(last).is_some_and(Shape::is_word)
            && !lower.ends_with("ss")
        || phrase::before(stretch, end)
            .is_some_and(|it| it.clone().any(|at| stretch.lower(at) == "and"))
}

fn gerund(stretch: &Stretch, at: usize, site: Site, sites: &[Site]) -> Option<Site> {
    let start = site.cue.start;
    let parted = start == 0
        || stretch.is(start - 1, &[",", "—", "–", "--"])
        || stretch.quote(start - 1).is_some()
        || matches!(
            stretch.lower(start - 1),
            "as" | "by" | "while" | "before" | "after" | "and" | "in"
        )
        || site
            .verb
            .is_some_and(|it| it.lemma == "say" || it.lemma == "add");
    let cue = site.verb?;
    if !parted || !(cue.speech || cue.takes_that()) {
        return None;
    }
    let main = sites
        .iter()
        .rev()
        .find(|it| it.source.is_some() && it.verb.is_some());
    let source = main
        .and_then(|it| it.source.clone())
        .or_else(|| subject(stretch, at));
    source.map(|source| Site {
        source: Some(source),
        hangs: true,
        ..site
    })
}

/// The subject of the stretch's first clause: the noun phrase before its first
/// verb.
pub fn subject(stretch: &Stretch, limit: usize) -> Option<Range<usize>> {
    (1..limit).find_map(|at| clause_subject(stretch, at))
}

/// The subject of the verb at item `at`, where that is a verb with one.
fn clause_subject(stretch: &Stretch, at: usize) -> Option<Range<usize>> {
    let facts = stretch.facts(at);
    let verb = facts.any(Facts::VERB | Facts::AUXILIARY | Facts::CUE) && stretch.lower(at) != "'s"
        || stretch.lower(at).ends_with("ed") && !facts.contains(Facts::PREPOSITION);
    if !verb || stretch.shape(at) != Some(Shape::Lower) {
        return None;
    }
    phrase::before(stretch, at).filter(|it| is_subject(stretch, it.clone(), at))
}

/// Whether a phrase may be a subject: it speaks, or stands at the start of its
/// clause.
fn is_subject(stretch: &Stretch, phrase: Range<usize>, verb: usize) -> bool {
    let last = phrase.end - 1;
    let pronoun = phrase.len() == 1 && stretch.facts(phrase.start).contains(Facts::PRONOUN);
    if pronoun {
        return !matches!(
            stretch.lower(phrase.start),
            "him" | "them" | "himself" | "herself" | "themselves" | "you"
        );
    }
    let gap = stretch.is(verb - 1, &[","]) && last + 1 == verb - 1;
    let anchored = phrase.start == 0
        || phrase::begins_clause(stretch, phrase.start)
        || stretch.facts(phrase.start).contains(Facts::DETERMINER);
    // "a poll of voters found": a preposition left of the phrase ties it to
    // something that is the real subject.
    let hangs = phrase.start > 0
        && stretch.facts(phrase.start - 1).contains(Facts::PREPOSITION)
        && !matches!(
            stretch.lower(phrase.start - 1),
            "after" | "before" | "since" | "until" | "as" | "than" | "like"
        );
    (anchored || gap) && !hangs
}

/// The phrase that opens the sentence, where nothing but what describes it
/// stands between it and the verb: "A note seen by the Courier said …".
fn leading_subject(stretch: &Stretch, verb: usize) -> Option<Range<usize>> {
    let opens = usize::from(
        stretch.facts(0).contains(Facts::CONJUNCTION) && stretch.facts(0).contains(Facts::OPENER),
    );
    let phrase = phrase::after(stretch, opens)?;
    let rest = phrase.end..verb;
    let describes = matches!(
        stretch.lower(rest.start),
        "who" | "whose" | "that" | "which"
    ) || stretch.lower(rest.start).ends_with("ed")
        || stretch.lower(rest.start).ends_with("ing")
        || matches!(
            stretch.lower(rest.start),
            "seen" | "familiar" | "close" | "in" | "on" | "with" | "from" | "by" | "near" | "at"
        );
    let finite = |at: usize| {
        stretch.facts(at).any(Facts::AUXILIARY | Facts::VERB) && stretch.lower(at) != "'s"
    };
    let relative = matches!(
        stretch.lower(rest.start),
        "who" | "whose" | "that" | "which"
    );
    let clean = rest.clone().all(|at| {
        stretch.quote(at).is_none()
            && !stretch.is(at, &[",", ":", ";", "—", "–"])
            && (relative || !finite(at))
            && (at == rest.start || !stretch.facts(at).contains(Facts::PRONOUN))
    });
    (!rest.is_empty() && rest.len() <= 14 && describes && clean).then_some(phrase)
}

/// "She left and said …": the subject of the verb before "and", with the cue.
fn coordinated(stretch: &Stretch, start: usize, sites: &[Site]) -> Option<Range<usize>> {
    let and = start.checked_sub(1)?;
    if !matches!(stretch.lower(and), "and" | "but" | "then" | "or") {
        return None;
    }
    let site = sites
        .iter()
        .rev()
        .find(|it| it.verb.is_some() && it.source.is_some());
    match site {
        Some(site) => site.source.clone(),
        None => subject(stretch, and),
    }
}

/// What stands between a quotation that ends with a comma and a verb is the
/// verb's subject, however it is put together.
fn quoted_subject(stretch: &Stretch, end: usize) -> Option<Range<usize>> {
    let floor = end.saturating_sub(16);
    let quote = (floor..end).rev().find(|&at| stretch.quote(at).is_some())?;
    let source = quote + 1..end;
    let clean = source.clone().all(|at| {
        let facts = stretch.facts(at);
        let verb = facts.any(Facts::VERB | Facts::AUXILIARY) && !facts.contains(Facts::ROLE);
        !verb && !facts.contains(Facts::CONJUNCTION) && stretch.shape(at) != Some(Shape::Stop)
    });
    let ends = stretch
        .quote(quote)
        .is_some_and(|it| stretch.ends_clause(it));
    let opens = phrase::after(stretch, source.start).is_some();
    (!source.is_empty() && clean && ends && opens).then_some(source)
}

/// Whether the content stands before the clause that begins at item `start` and
/// whose cue ends before `end`: behind a quotation or a comma, with nothing to
/// report after it.
fn stands_behind(stretch: &Stretch, start: usize, end: usize, cue: &Cue) -> bool {
    if start == 0 {
        return false;
    }
    let sign = stretch.is(start - 1, &[",", "—", "–", "--", "…"]);
    let quote = stretch.quote(start - 1).or(match start {
        2.. if sign => stretch.quote(start - 2),
        _ => None,
    });
    if let Some(quote) = quote {
        if stretch.ends_with_comma(quote) || sign && stretch.words_in(quote) > 2 {
            return !stretch.is(end, &[":"]);
        }
        let ends = stretch.ends_clause(quote) || sign;
        return ends && !opens_clause(stretch, end, cue) || ends_here(stretch, end);
    }
    if !sign {
        return false;
    }
    let reports = (0..start).any(|at| {
        let facts = stretch.facts(at);
        facts.any(Facts::VERB | Facts::AUXILIARY | Facts::CUE) && stretch.lower(at) != "'s"
            || stretch.shape(at) == Some(Shape::Lower) && stretch.lower(at).ends_with("ed")
            || stretch.quote(at).is_some()
    });
    if ends_here(stretch, end) || stretch.is(end, &[","]) {
        return !stretch.is(end + 1, &["however"]);
    }
    let bare = (end..stretch.len()).all(|at| {
        !stretch.facts(at).any(Facts::VERB | Facts::AUXILIARY) && stretch.quote(at).is_none()
    });
    (reports || bare) && !opens_clause(stretch, end, cue)
}

/// Whether what follows a cue may be its content.
fn opens_clause(stretch: &Stretch, from: usize, cue: &Cue) -> bool {
    let mut at = from;
    if cue.takes_listener() {
        at = phrase::after(stretch, at).map_or(at, |it| it.end);
    }
    if at >= stretch.len() || stretch.shape(at) == Some(Shape::Stop) {
        return false;
    }
    let facts = stretch.facts(at);
    if stretch.lower(at) == "that" || stretch.quote(at).is_some() || stretch.is(at, &[":"]) {
        return true;
    }
    if facts.any(Facts::PREPOSITION | Facts::DATE | Facts::ADVERB | Facts::CONJUNCTION)
        || stretch.is(at, &[",", ";", "—", "–"])
    {
        let reach = (at..stretch.len().min(at + 12)).take_while(|&it| !stretch.is(it, &[",", ";"]));
        return reach
            .clone()
            .any(|it| stretch.lower(it) == "that" || stretch.is(it, &[":"]))
            || facts.contains(Facts::DATE)
                && reach
                    .clone()
                    .any(|it| stretch.facts(it).contains(Facts::AUXILIARY));
    }
    true
}

fn ends_here(stretch: &Stretch, at: usize) -> bool {
    at >= stretch.len() || stretch.shape(at) == Some(Shape::Stop)
}

/// “…,” said X.
fn inverted(stretch: &Stretch, at: usize, start: usize, site: Site, cue: &Cue) -> Option<Site> {
    if !(cue.takes_quotation() || cue.takes_clause()) || start == 0 {
        return None;
    }
    let content = match stretch.quote(start - 1) {
        Some(quote) => stretch.ends_clause(quote),
        None => stretch.is(start - 1, &[",", "—", "–", "--"]) && start >= 2,
    };
    if !content {
        return None;
    }
    let source = phrase::after(stretch, at + 1)?;
    let quoted = stretch.quote(start - 1).is_some();
    let speaker = source.clone().any(|it| {
        let facts = stretch.facts(it);
        stretch.is_capital(it)
            || facts.any(Facts::ROLE | Facts::GROUP | Facts::BODY | Facts::DOCUMENT)
    });
    if !quoted && (!speaker || stretch.facts(source.start).contains(Facts::PRONOUN)) {
        return None;
    }
    // A listener: "…, told reporters" has no speaker.
    if cue.takes_listener() && stretch.quote(start - 1).is_none() {
        return None;
    }
    Some(Site {
        source: Some(source),
        place: Place::Behind,
        ..site
    })
}

/// “A: ‘…’” and “‘…’ — A”: signs that attribute where no verb does.
fn signs(stretch: &Stretch, sites: &mut Vec<Site>) {
    for at in 1..stretch.len() {
        let Some(quote) = stretch.quote(at) else {
            continue;
        };
        if stretch.is(at - 1, &[":"])
            && stretch.words_in(quote) > 2
            && !stretch.is_title(quote)
            && !sites.iter().any(|it| it.cue.end <= at)
        {
            let label = at - 1;
            let source = match phrase::before(stretch, label) {
                Some(phrase) if phrase.start == 0 => Some(phrase),
                _ => subject(stretch, label).or_else(|| {
                    phrase::after(stretch, 0)
                        .filter(|it| it.clone().all(|at| stretch.is_capital(at)))
                }),
            };
            if let Some(source) = source {
                sites.push(sign(label..at, source, Place::Ahead));
            }
        }
    }
    for at in 0..stretch.len() {
        let Some(quote) = stretch.quote(at) else {
            continue;
        };
        let dash = stretch.is(at + 1, &["—", "–", "--", "-", "―"]);
        let spare = !sites
            .iter()
            .any(|it| it.chunk().start > at || it.place == Place::Ahead && it.cue.end <= at);
        if dash
            && spare
            && stretch.words_in(quote) > 2
            && stretch.is_capital(at + 2)
            && let Some(source) = phrase::after(stretch, at + 2)
            && (source.end >= stretch.len()
                || stretch.is(source.end, &[",", "(", "."])
                || stretch.quote(source.end).is_some())
        {
            sites.push(sign(at + 1..at + 2, source, Place::Behind));
        }
    }
    for at in 0..stretch.len() {
        if let Some(quote) = stretch.quote(at)
            && stretch.ends_with_comma(quote)
            && stretch.words_in(quote) > 2
            && !sites
                .iter()
                .any(|it| (at + 1..at + 8).contains(&it.chunk().start) || it.chunk().contains(&at))
            && let Some(site) = unlisted(stretch, at)
        {
            sites.push(site);
        }
    }
    sites.sort_by_key(|it| it.cue.start);
}

/// “…,” X put it: behind a quotation that ends with a comma, a verb that no
/// table lists attributes too.
fn unlisted(stretch: &Stretch, quote: usize) -> Option<Site> {
    let from = quote + 1;
    let is_verb = |at: usize| {
        let lower = stretch.lower(at);
        stretch.shape(at) == Some(Shape::Lower)
            && lower != "'s"
            && (stretch
                .facts(at)
                .any(Facts::VERB | Facts::AUXILIARY | Facts::CUE)
                || lower.ends_with("ed")
                || lower.ends_with('s'))
            && !stretch.facts(at).any(
                Facts::PREPOSITION
                    | Facts::DETERMINER
                    | Facts::ROLE
                    | Facts::GROUP
                    | Facts::CONJUNCTION,
            )
    };
    if is_verb(from)
        && !stretch.facts(from).any(Facts::VERB | Facts::AUXILIARY)
        && let Some(source) = phrase::after(stretch, from + 1)
        && (stretch.is_capital(source.start)
            || stretch.facts(source.start).contains(Facts::DETERMINER))
    {
        return Some(Site {
            tie: Tie::Verb,
            ..sign(from..from + 1, source, Place::Behind)
        });
    }
    let verb = (from + 1..from + 14).find(|&at| is_verb(at))?;
    let source = quoted_subject(stretch, verb)?;
    Some(Site {
        tie: Tie::Verb,
        ..sign(verb..verb + 1, source, Place::Behind)
    })
}

fn sign(cue: Range<usize>, source: Range<usize>, place: Place) -> Site {
    Site {
        cue,
        source: Some(source),
        place,
        verb: None,
        tie: Tie::Sign,
        polarity: Polarity::Affirmed,
        stance: Stance::Neutral,
        hangs: false,
    }
}
