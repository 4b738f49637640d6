//! Attribution without a listed verb: colons, dashes, and the verbs behind a
//! quotation that no table holds.

use std::ops::Range;

use super::{
    phrase,
    site::{Place, Site},
    subject::{clause_subject, last_subject, quoted_subject},
};
use crate::attribution::{Tie, stretch::Stretch};
use crate::{lexicon::Facts, text::Shape};

/// How far behind "is" the clause may go that tells whose words a quotation was.
const CLAUSE: usize = 14;

/// “A: ‘…’” and “‘…’ — A”: signs that attribute where no verb does.
pub(super) fn signs(stretch: &Stretch, sites: &mut Vec<Site>) {
    for at in 1..stretch.len() {
        let Some(quote) = stretch.quote(at) else {
            continue;
        };
        if stretch.is(at - 1, &[":"])
            && stretch.words_in(quote) > 2
            && !stretch.is_title(quote)
            && !sites.iter().any(|it| it.cue.end <= at)
            && !is_tagged(stretch, at, quote, sites)
        {
            let label = at - 1;
            let source = match phrase::before(stretch, label) {
                Some(phrase) if phrase.start == 0 => Some(phrase),
                _ => whole_label(stretch, label)
                    .or_else(|| last_subject(stretch, label))
                    .or_else(|| {
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
            && (stretch.words_in(quote) > 2 || stretch.ends_sentence(quote))
            && stretch.is_capital(at + 2)
            && let Some(source) = phrase::after(stretch, at + 2)
            && !is_reference(stretch, source.end)
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
    sites.extend(interrupted(stretch, sites));
    if let Some(site) = told_of(stretch) {
        sites.retain(|it| it.cue.end <= site.cue.start);
        sites.push(site);
    }
    sites.sort_by_key(|it| it.cue.start);
}

/// “The trouble with it” — Ana Reyes shut the window — “is the noise.”: the clause
/// between two dashes tells who speaks.
fn interrupted(stretch: &Stretch, sites: &[Site]) -> Option<Site> {
    let open =
        (0..stretch.len()).find(|&at| stretch.quote(at).is_some() && stretch.is_dash(at + 1))?;
    let close = (open + 2..stretch.len().min(open + 24))
        .find(|&at| stretch.is_dash(at) && stretch.quote(at + 1).is_some())?;
    let runs_on = stretch
        .quote(close + 1)
        .is_some_and(|it| !stretch.begins_sentence(it));
    let free = !sites.iter().any(|it| (open..close).contains(&it.cue.start));
    if !runs_on || !free {
        return None;
    }
    let (verb, source) = (open + 3..close)
        .find_map(|at| Some((at, clause_subject(stretch, at)?)))
        .filter(|(_, source)| source.start == open + 2)?;
    Some(Site {
        tie: Tie::Verb,
        plain: true,
        ..sign(verb..verb + 1, source, Place::Behind)
    })
}

/// “We floated” was all that Ana Reyes said; “we float” is how she put it: the
/// quotation is the subject, and the clause behind it tells who said it.
fn told_of(stretch: &Stretch) -> Option<Site> {
    let be = matches!(stretch.lower(1), "is" | "was" | "were" | "are");
    if stretch.quote(0).is_none() || !be {
        return None;
    }
    let leads = |source: &Range<usize>| {
        source.start > 2
            && matches!(
                stretch.lower(source.start - 1),
                "that" | "all" | "what" | "how" | "thing"
            )
    };
    let (verb, put, source) = (3..stretch.len().min(3 + CLAUSE)).find_map(|at| {
        let put = matches!(stretch.lower(at), "put" | "puts") && stretch.lower(at + 1) == "it";
        let says = put || stretch.facts(at).contains(Facts::SAYING);
        let source = says.then(|| phrase::before(stretch, at)).flatten()?;
        Some((at, put, source)).filter(|it| leads(&it.2))
    })?;
    let quotes = (verb..stretch.len()).any(|at| stretch.quote(at).is_some());
    (!quotes).then(|| Site {
        tie: Tie::Verb,
        plain: true,
        ..sign(verb..verb + 1 + usize::from(put), source, Place::Behind)
    })
}

/// "ANA REYES, CHIEF ENGINEER: “…”": a name and what describes it are all that
/// stands before the colon.
fn whole_label(stretch: &Stretch, colon: usize) -> Option<Range<usize>> {
    phrase::after(stretch, 0).filter(|it| it.end == colon && stretch.is_capital(0))
}

/// “…,” said X: the words behind a quotation that ends with a comma attribute it,
/// whatever label stands before.
fn is_tagged(stretch: &Stretch, at: usize, quote: u32, sites: &[Site]) -> bool {
    stretch.ends_with_comma(quote)
        && sites
            .iter()
            .any(|it| it.verb.is_some() && it.chunk().start == at + 1)
}

/// Whether a date with a year follows what the dash introduces, as in a list of
/// works: “…” — The Courier, May 3, 2019.
fn is_reference(stretch: &Stretch, end: usize) -> bool {
    let rest = end..stretch.len().min(end + 8);
    let is_date = |at: usize| stretch.facts(at).contains(Facts::DATE);
    let is_year = |at: usize| {
        let lower = stretch.lower(at);
        lower.len() == 4 && (lower.starts_with("19") || lower.starts_with("20"))
    };
    rest.clone().any(is_date) && rest.clone().any(is_year)
}

/// “…,” X put it: behind a quotation that ends with a comma, a verb that no
/// table lists attributes too.
fn unlisted(stretch: &Stretch, quote: usize) -> Option<Site> {
    let from = quote + 1;
    let is_verb = |at: usize| {
        let lower = stretch.lower(at);
        // "X shot back": whatever stands before "back" is the verb.
        stretch.shape(at) == Some(Shape::Lower)
            && !matches!(lower, "'s" | "back")
            && (stretch.lower(at + 1) == "back"
                || stretch
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
        hangs: false,
        plain: false,
    }
}
