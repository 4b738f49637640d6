//! Quotations without a cue of their own: whole sentences in marks that carry
//! on what the speaker before them said.

use super::{Attribution, Found, Tie, stretch::words_in, told};
use crate::{
    article::Part,
    lexicon::Facts,
    provenance::Kind,
    text::{Quotation, Shape, Text},
};

/// A quotation of fewer words floats only as a whole sentence.
pub(super) const FEWEST_WORDS: usize = 3;

/// How far back the statement that a quotation carries on is looked for.
const LATELY: usize = 24;

/// No sentence beside a quotation is longer than this many tokens.
pub(super) const SENTENCE: usize = 120;

/// Gives the ownerless quotations of a paragraph to the attribution that they
/// carry on, where there is one.
pub(super) fn claim(text: &Text, paragraph: usize, found: &mut Found) {
    let this = &text.paragraphs[paragraph];
    if this.part != Part::Paragraph {
        return;
    }
    for index in this.quotations.clone() {
        let quotation = &text.quotations[index as usize];
        let held = found.owner[index as usize].is_some();
        if quotation.parent.is_some() || held || is_aside(text, quotation) {
            continue;
        }
        if let Some((source, cue)) = told::behind(text, index) {
            let told = Attribution {
                cue: Some(cue),
                ..told::attribution(quotation, source)
            };
            found.owner[index as usize] = Some(found.push(told));
            continue;
        }
        let base = base(text, paragraph, index, found);
        let carried = base.map(|it| &found.attributions[it as usize]);
        if let Some(answers) = told::reply(text, index, carried) {
            if let Some(source) = answers {
                let reply = told::attribution(quotation, source);
                found.owner[index as usize] = Some(found.push(reply));
            }
            continue;
        }
        if let Some(source) = told::before(text, index, carried) {
            found.owner[index as usize] = Some(found.push(told::attribution(quotation, source)));
            continue;
        }
        let Some(base) = base else {
            continue;
        };
        if quotation.goes_on
            && found.owner[index as usize].is_none()
            && starts_paragraph(text, paragraph, quotation)
        {
            // The quotation before was left open: its next paragraph.
            found.attributions[base as usize]
                .content
                .push(quotation.open..quotation.end);
            found.owner[index as usize] = Some(base);
            continue;
        }
        let alone = stands_alone(text, quotation)
            && (words_in(text, index) >= FEWEST_WORDS || whole(text, quotation));
        if !alone && !told::runs_on(text, index, &found.attributions[base as usize]) {
            continue;
        }
        let carried = &found.attributions[base as usize];
        let floating = Attribution {
            content: vec![quotation.open..quotation.end],
            kind: Kind::Direct,
            part: this.part,
            continues: Some(base),
            tie: Tie::Floating,
            level: 1,
            within: None,
            ..carried.clone()
        };
        let place = found.push(floating);
        found.owner[index as usize] = Some(place);
    }
}

/// The attribution that a quotation carries on: the last one before it in its
/// paragraph, or the one that ends the paragraph before when the quotation
/// starts its own.
fn base(text: &Text, paragraph: usize, index: u32, found: &Found) -> Option<u32> {
    let quotation = &text.quotations[index as usize];
    let this = &text.paragraphs[paragraph];
    let mut lately = found
        .attributions
        .iter()
        .enumerate()
        .rev()
        .take(LATELY)
        .filter(|(_, it)| {
            it.level == 1
                && it.source.is_some()
                && (!matches!(it.tie, Tie::Attitude | Tie::Clause)
                    || is_explained(text, it, quotation))
                && it.content.iter().any(|piece| piece.start < quotation.open)
        });
    let last = lately.next()?;
    let quoted = lately.next().filter(|it| is_aside_of(text, last.1, it.1));
    let (place, attribution) = quoted.unwrap_or(last);
    let end = end_of(attribution)?;
    let same = end > this.tokens.start;
    let before = paragraph.checked_sub(1).map(|it| &text.paragraphs[it]);
    let adjacent = before.is_some_and(|it| it.part == Part::Paragraph && end > it.tokens.start)
        && starts_paragraph(text, paragraph, quotation);
    (same || adjacent).then_some(place as u32)
}

/// Where the words of an attribution end.
pub(super) fn end_of(attribution: &Attribution) -> Option<u32> {
    attribution
        .content
        .iter()
        .chain(&attribution.cue)
        .chain(&attribution.source)
        .map(|it| it.end)
        .max()
}

/// “…,” X said, an hour after the papers reported that …: whether a statement only
/// hangs on the sentence of one with words in marks.
fn is_aside_of(text: &Text, aside: &Attribution, quoted: &Attribution) -> bool {
    let (Some(aside_cue), Some(cue)) = (&aside.cue, &quoted.cue) else {
        return false;
    };
    let between = cue.end..aside_cue.start;
    let facts = |at: u32| text.vocabulary.facts(text.tokens[at as usize].word);
    let subordinates = |at: u32| {
        let lower = text.lower(at);
        facts(at).contains(Facts::CONJUNCTION) && !matches!(lower, "and" | "but" | "while")
            || matches!(lower, "after" | "before" | "since" | "until" | "as")
    };
    aside.kind == Kind::Indirect
        && quoted.kind == Kind::Direct
        && quoted.tie == Tie::Verb
        && (1..SENTENCE).contains(&between.len())
        && text.sentence_of(cue.start) == text.sentence_of(aside_cue.start)
        && between.into_iter().any(subordinates)
}

/// "“(Applause.)": what happened, in brackets, was not said.
fn is_aside(text: &Text, quotation: &Quotation) -> bool {
    let inside = quotation.inside();
    inside.start + 1 < inside.end
        && text.token_str(inside.start) == "("
        && text.token_str(inside.end - 1) == ")"
}

/// Whether a colon is all that stands between a statement and the quotation.
fn is_explained(text: &Text, attribution: &Attribution, quotation: &Quotation) -> bool {
    let end = attribution.content.last().map_or(0, |it| it.end);
    end + 1 == quotation.open && text.token_str(end) == ":"
}

fn starts_paragraph(text: &Text, paragraph: usize, quotation: &Quotation) -> bool {
    text.paragraphs[paragraph].tokens.start == quotation.open
}

/// Whether nothing of a sentence stands before the opening mark or after the
/// closing one.
pub(super) fn stands_alone(text: &Text, quotation: &Quotation) -> bool {
    let paragraph = &text.paragraphs[text.paragraph_of(quotation.open) as usize];
    let fresh = quotation.open == paragraph.tokens.start || {
        let before = &text.tokens[quotation.open as usize - 1];
        before.shape == Shape::Stop
            || before.quotation.is_some()
            || before.shape == Shape::Mark
            || text.token_str(quotation.open - 1) == ":"
            // "… of Reyes Mechanical Inc. “It was slow.”"
            || text.token_str(quotation.open - 1).ends_with('.') && whole(text, quotation)
    };
    // “Love it!” – Ana: somebody else is named right behind.
    let is_signed = quotation.end + 1 < paragraph.tokens.end
        && matches!(text.token_str(quotation.end), "—" | "–" | "--" | "-" | "―")
        && text.tokens[quotation.end as usize + 1].shape.is_capital();
    if is_signed {
        return false;
    }
    let done = quotation.end >= paragraph.tokens.end
        || whole(text, quotation)
        || text.tokens[quotation.end as usize].shape == Shape::Stop;
    fresh && done
}

/// Whether a stop stands inside the closing mark.
pub(super) fn whole(text: &Text, quotation: &Quotation) -> bool {
    let inside = quotation.inside();
    let start = inside.end.saturating_sub(2).max(inside.start);
    text.tokens[start as usize..inside.end as usize]
        .iter()
        .any(|it| it.shape == Shape::Stop)
}
