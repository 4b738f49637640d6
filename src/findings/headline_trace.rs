//! Quoted words of headline, deck, subheads, captions and pull-quotes, traced to
//! the body's quotes: in what form they stand there, and what was cut.

use std::{collections::HashMap, ops::Range};

use super::{
    finding,
    page::Page,
    phrases::Phrases,
    prose::{number, quoted},
    unquoted_reuse::is_content,
};
use crate::{
    article::Part,
    provenance::{Check, Fidelity, Finding, Kind, Trace},
    text::WordId,
};

/// Fewer words than this are found by chance.
const SHORTEST: usize = 2;
/// Fewer words than this are not compared word by word, or missed.
const COMPARABLE: usize = 5;
/// No more quotations than this are traced: a page with more furniture is a list.
const MOST: usize = 64;
/// In a shorter body nothing is missed: it may be cut.
const WHOLE_BODY: u32 = 150;

/// Words of the furniture with their place in the body.
pub struct Traced {
    /// The quote of the furniture that holds them.
    pub quote: Option<u32>,
    /// The words, marks included.
    tokens: Range<u32>,
    part: Part,
    pub trace: Trace,
}

/// Traces every quotation of the furniture that is long enough.
pub fn traces(page: &Page) -> Vec<Traced> {
    let quotations = quotations(page);
    let pieces: Vec<Vec<Vec<WordId>>> = quotations
        .iter()
        .map(|(_, tokens)| pieces(page, tokens.clone()))
        .collect();
    let phrases = Phrases::of(page, pieces.iter().flatten().map(Vec::as_slice));
    let owners = owners(page);
    quotations
        .into_iter()
        .zip(&pieces)
        .filter_map(|((part, tokens), pieces)| {
            let trace = whole(page, &phrases, pieces)
                .or_else(|| altered(page, &phrases, pieces))
                .or_else(|| unquoted(page, &phrases, pieces))
                .or_else(|| absent(page, &phrases, part, pieces))?;
            Some(Traced {
                quote: tokens.clone().find_map(|at| owners.get(&at).copied()),
                tokens,
                part,
                trace,
            })
        })
        .collect()
}

/// The furniture's outermost quotations, and pull-quotes that need no marks.
fn quotations(page: &Page) -> Vec<(Part, Range<u32>)> {
    let mut found = Vec::new();
    for paragraph in &page.text.paragraphs {
        if !is_furniture(paragraph.part) {
            continue;
        }
        let range = paragraph.quotations.start as usize..paragraph.quotations.end as usize;
        let before = found.len();
        for it in page.text.quotations.get(range).unwrap_or_default() {
            if it.parent.is_none() {
                found.push((paragraph.part, it.open..it.end));
            }
        }
        if found.len() >= MOST {
            break;
        }
        if found.len() == before && paragraph.part == Part::PullQuote {
            found.push((paragraph.part, paragraph.tokens.clone()));
        }
    }
    found
}

fn is_furniture(part: Part) -> bool {
    matches!(
        part,
        Part::Headline | Part::Deck | Part::Subhead | Part::Caption | Part::PullQuote
    )
}

/// For the furniture's tokens, the quote that holds them.
fn owners(page: &Page) -> HashMap<u32, u32> {
    let mut owners = HashMap::new();
    for (at, attribution) in page.attributions.iter().enumerate() {
        if is_furniture(attribution.part) {
            for token in attribution.content.iter().cloned().flatten() {
                owners.entry(token).or_insert(at as u32);
            }
        }
    }
    owners
}

/// The words of a quotation, parted at each ellipsis.
fn pieces(page: &Page, tokens: Range<u32>) -> Vec<Vec<WordId>> {
    let mut pieces = vec![Vec::new()];
    for at in tokens {
        if page.is_ellipsis(at) {
            pieces.push(Vec::new());
        } else if page.is_word(at)
            && let Some(piece) = pieces.last_mut()
        {
            piece.push(page.text.tokens[at as usize].word);
        }
    }
    pieces.retain(|it| !it.is_empty());
    pieces
}

/// The same words, in order, in one quote of the body.
fn whole(page: &Page, phrases: &Phrases, pieces: &[Vec<WordId>]) -> Option<Trace> {
    let (first, rest) = pieces.split_first()?;
    let starts = starts(phrases, first).filter_map(|at| {
        let kept = run(phrases, at, first.len())?;
        let owner = owner_of(page, &kept)?;
        let is_whole = page
            .quoted(owner)
            .into_iter()
            .any(|it| page.words(it) <= page.words(kept.clone()));
        let is_told = is_whole || !is_name(page, &kept);
        (is_told && is_quoted(page, &kept)).then_some((at, kept, owner))
    });
    for (at, kept, owner) in starts {
        let mut kept = vec![kept];
        let mut from = at + first.len();
        for piece in rest {
            let next = self::starts(phrases, piece)
                .filter(|&it| it >= from)
                .find_map(|it| {
                    let kept = run(phrases, it, piece.len())?;
                    (owner_of(page, &kept) == Some(owner)).then_some((it, kept))
                });
            let Some((it, tokens)) = next else { break };
            from = it + piece.len();
            kept.push(tokens);
        }
        if kept.len() == pieces.len() {
            return Some(quote_trace(page, owner, kept, None));
        }
    }
    None
}

/// Where a phrase of two words or more stands, as places in the stream.
fn starts<'p>(phrases: &'p Phrases, phrase: &'p [WordId]) -> impl Iterator<Item = usize> + 'p {
    let places = match phrase {
        [first, second, ..] => phrases.places(*first, *second),
        _ => &[],
    };
    places
        .iter()
        .map(|&at| at as usize)
        .filter(|&at| phrases.run(at, phrase) == phrase.len())
}

/// The tokens of some words of the stream.
fn run(phrases: &Phrases, at: usize, words: usize) -> Option<Range<u32>> {
    let (_, first) = phrases.at(at)?;
    let (_, last) = phrases.at(at + words.checked_sub(1)?)?;
    Some(first..last + 1)
}

/// The one quote of the body that holds both ends.
fn owner_of(page: &Page, tokens: &Range<u32>) -> Option<u32> {
    let owner = page.owner(tokens.start)?;
    (page.owner(tokens.end - 1) == Some(owner)).then_some(owner)
}

/// Words of the body that all begin with capitals: a film, a book or a law. A
/// headline may write every word so, and tells nothing.
fn is_name(page: &Page, tokens: &Range<u32>) -> bool {
    tokens
        .clone()
        .filter(|&at| page.is_word(at))
        .all(|at| page.is_capital(at))
}

fn is_quoted(page: &Page, tokens: &Range<u32>) -> bool {
    page.text.quotation_of(tokens.start).is_some()
        && page.text.quotation_of(tokens.end - 1).is_some()
}

/// The trace to words `kept` of the body's quote `owner`; `how` where the words
/// alone do not tell.
fn quote_trace(page: &Page, owner: u32, kept: Vec<Range<u32>>, how: Option<Fidelity>) -> Trace {
    let first = kept.first().map_or(0, |it| it.start);
    let last = kept.last().map_or(first + 1, |it| it.end);
    // A paraphrase’s quoted part is a quote of its own; a direct quote is whole.
    let is_direct = page.quote(owner).kind == Kind::Direct;
    let stretches: Vec<Range<u32>> = page
        .quoted(owner)
        .into_iter()
        .filter(|it| is_direct || it.start < last && first < it.end)
        .collect();
    let words_kept: u32 = kept.iter().map(|it| page.words(it.clone())).sum();
    let words_total: u32 = stretches.iter().map(|it| page.words(it.clone())).sum();
    let is_elided = kept.len() > 1
        || stretches.iter().any(|it| {
            it.contains(&first) && inside(page, it.clone()).any(|at| page.is_ellipsis(at))
        });
    let how = how.unwrap_or(if is_elided {
        Fidelity::Elided
    } else if words_kept >= words_total {
        Fidelity::Exact
    } else {
        Fidelity::Clipped
    });
    let stretch_of = |token: u32| stretches.iter().find(|it| it.contains(&token)).cloned();
    let side = |range: Range<u32>| {
        let has_words = range.clone().any(|at| page.is_word(at));
        has_words.then(|| page.span(trimmed(page, range)))
    };
    let before = stretch_of(first).and_then(|stretch| {
        let from = stretch.start.max(page.sentence(first).start);
        (from < first).then(|| side(from..first)).flatten()
    });
    let after = stretch_of(last - 1).and_then(|stretch| {
        let to = stretch.end.min(page.sentence(last - 1).end);
        (last < to).then(|| side(last..to)).flatten()
    });
    Trace {
        how,
        of: Some(owner),
        kept: kept.into_iter().map(|it| page.span(it)).collect(),
        words_kept,
        words_total: words_total.max(words_kept),
        before,
        after,
    }
}

/// A stretch without an ellipsis at its ends, where the speaker trailed off.
fn inside(page: &Page, stretch: Range<u32>) -> Range<u32> {
    let mut words = stretch.clone().filter(|&at| page.is_word(at));
    let first = words.next().unwrap_or(stretch.start);
    let last = words.next_back().unwrap_or(first);
    first..last
}

/// The range from its first to its last word, signs between them kept.
fn trimmed(page: &Page, range: Range<u32>) -> Range<u32> {
    let mut words = range.clone().filter(|&at| page.is_word(at));
    let Some(first) = words.next() else {
        return range;
    };
    first..words.next_back().unwrap_or(first) + 1
}

/// A quote of the body that differs in a word here and there.
fn altered(page: &Page, phrases: &Phrases, pieces: &[Vec<WordId>]) -> Option<Trace> {
    let [words] = pieces else { return None };
    let (kept, owner) = nearest(page, phrases, words, true)?;
    let words_kept: usize = kept.iter().map(|it| page.word_ids(it.clone()).len()).sum();
    let close = words_kept * 10 >= words.len() * 8 && words_kept < words.len();
    let owner = owner.filter(|_| close)?;
    Some(quote_trace(page, owner, kept, Some(Fidelity::Altered)))
}

/// The stretch of the body with the most words of `words` at the same distances;
/// the runs of such words and the quote that holds them.
fn nearest(
    page: &Page,
    phrases: &Phrases,
    words: &[WordId],
    in_quotes: bool,
) -> Option<(Vec<Range<u32>>, Option<u32>)> {
    if words.len() < COMPARABLE || words.len() > 64 {
        return None;
    }
    let mut best: Option<(usize, Vec<Range<u32>>, Option<u32>)> = None;
    for (offset, pair) in words.windows(2).enumerate() {
        for &place in phrases.places(pair[0], pair[1]) {
            let Some(start) = (place as usize).checked_sub(offset) else {
                continue;
            };
            let Some((_, anchor)) = phrases.at(place as usize) else {
                continue;
            };
            let owner = page.owner(anchor);
            if in_quotes && (owner.is_none() || page.text.quotation_of(anchor).is_none()) {
                continue;
            }
            let mut equal = 0;
            let mut kept: Vec<Range<u32>> = Vec::new();
            let mut follows = false;
            for (at, word) in words.iter().enumerate() {
                let here = phrases.at(start + at).filter(|&(here, token)| {
                    here == *word
                        && (!in_quotes
                            || page.owner(token) == owner
                                && page.text.quotation_of(token).is_some())
                });
                match (here, kept.last_mut()) {
                    (Some((_, token)), Some(last)) if follows => last.end = token + 1,
                    (Some((_, token)), _) => kept.push(token..token + 1),
                    (None, _) => {}
                }
                follows = here.is_some();
                equal += usize::from(follows);
            }
            if best.as_ref().is_none_or(|it| equal > it.0) {
                best = Some((equal, kept, owner));
            }
        }
    }
    best.map(|(_, kept, owner)| (kept, owner))
}

/// The same words in the body, without quotation marks.
fn unquoted(page: &Page, phrases: &Phrases, pieces: &[Vec<WordId>]) -> Option<Trace> {
    let [words] = pieces else { return None };
    if words.len() < SHORTEST + 1 {
        return None;
    }
    let kept = starts(phrases, words)
        .filter_map(|at| run(phrases, at, words.len()))
        .find(|it| {
            let telling = it.clone().filter(|&at| is_content(page, at)).count();
            telling > 1
                && !is_name(page, it)
                && it.clone().all(|at| page.text.quotation_of(at).is_none())
        })?;
    Some(Trace {
        how: Fidelity::Paraphrased,
        of: owner_of(page, &kept),
        words_kept: page.words(kept.clone()),
        words_total: page.words(kept.clone()),
        kept: vec![page.span(kept)],
        before: None,
        after: None,
    })
}

/// Words that stand nowhere in the body, not half of them in a row.
fn absent(page: &Page, phrases: &Phrases, part: Part, pieces: &[Vec<WordId>]) -> Option<Trace> {
    let [words] = pieces else { return None };
    let headed = matches!(part, Part::Headline | Part::Deck);
    if !headed || words.len() < COMPARABLE || page.shares.words < WHOLE_BODY {
        return None;
    }
    let runs = words
        .windows(2)
        .filter(|pair| !phrases.places(pair[0], pair[1]).is_empty());
    if runs.count() * 3 > words.len() {
        return None;
    }
    Some(Trace {
        how: Fidelity::Absent,
        of: None,
        kept: Vec::new(),
        words_kept: 0,
        words_total: words.len() as u32,
        before: None,
        after: None,
    })
}

/// What stands where, and what was cut.
pub fn find(page: &Page) -> Vec<Finding> {
    page.traces
        .iter()
        .filter(|it| {
            let speaker = it.trace.of.and_then(|at| page.speaker_name(at));
            speaker.is_some() || matches!(it.trace.how, Fidelity::Paraphrased | Fidelity::Absent)
        })
        .flat_map(|it| [Some(place(page, it)), clip(page, it)])
        .flatten()
        .collect()
}

fn place_name(part: Part) -> &'static str {
    match part {
        Part::Headline => "headline",
        Part::Deck => "deck",
        Part::Caption => "caption",
        Part::PullQuote => "pull-quote",
        _ => "subheading",
    }
}

fn place(page: &Page, traced: &Traced) -> Finding {
    let Traced { tokens, trace, .. } = traced;
    let name = place_name(traced.part);
    let words = quoted(page.str(tokens.clone()));
    let of = trace.of.and_then(|it| page.speaker_name(it));
    let whose = of.map_or_else(
        || "a quote".to_owned(),
        |speaker| format!("a quote from {speaker}"),
    );
    let (kept, total) = (trace.words_kept, trace.words_total);
    let sentence = match trace.how {
        Fidelity::Exact => {
            format!("The {name}’s quoted words {words} stand in the body as {whose}, whole.")
        }
        Fidelity::Clipped => {
            format!("The {name}’s quoted words {words} are a part of {whose} in the body.")
        }
        Fidelity::Elided if trace.kept.len() > 1 => {
            format!("The {name}’s quoted words {words} join parts of {whose} in the body.")
        }
        Fidelity::Elided => format!(
            "The {name}’s quoted words {words} are a part of {whose}, which the body gives with an ellipsis."
        ),
        Fidelity::Altered => {
            let all = page.words(tokens.clone());
            format!(
                "The {name}’s quoted words {words} are close to {whose} in the body: {} of {} words are the same.",
                number(kept.min(all) as usize),
                number(all as usize)
            )
        }
        Fidelity::Paraphrased => format!(
            "The {name} puts {words} in quotation marks; the body has these words without them."
        ),
        Fidelity::Absent => {
            format!("The {name}’s quoted words {words} do not stand in the body in this form.")
        }
    };
    let mut evidence = vec![page.span(tokens.clone())];
    evidence.extend(&trace.kept);
    finding(
        Check::HeadlineTrace,
        sentence,
        evidence,
        traced.quote.into_iter().chain(trace.of).collect(),
        &[("words kept", f64::from(kept)), ("words", f64::from(total))],
    )
}

fn clip(page: &Page, traced: &Traced) -> Option<Finding> {
    let trace = &traced.trace;
    let speaker = page.speaker_name(trace.of?)?;
    let (kept, total) = (trace.words_kept, trace.words_total);
    if !matches!(trace.how, Fidelity::Clipped | Fidelity::Elided) || kept >= total {
        return None;
    }
    let cut = match (trace.before, trace.after) {
        (Some(_), Some(_)) => ", and starts and ends in the middle of a sentence",
        (Some(_), None) => ", and starts in the middle of a sentence",
        (None, Some(_)) => ", and ends in the middle of a sentence",
        (None, None) => "",
    };
    let sentence = format!(
        "The {} keeps {} of the {} words of a quote from {speaker}{cut}.",
        place_name(traced.part),
        number(kept as usize),
        number(total as usize),
    );
    let mut evidence = vec![page.span(traced.tokens.clone())];
    evidence.extend(&trace.kept);
    evidence.extend(trace.before.iter().chain(&trace.after));
    Some(finding(
        Check::ClipAudit,
        sentence,
        evidence,
        traced.quote.into_iter().chain(trace.of).collect(),
        &[
            ("words kept", f64::from(kept)),
            ("words", f64::from(total)),
            (
                "mid-sentence",
                f64::from(u8::from(trace.before.is_some() || trace.after.is_some())),
            ),
        ],
    ))
}
