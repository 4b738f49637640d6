//! Quotations without a cue of their own: whole sentences in marks that carry
//! on what the speaker before them said.

use std::ops::Range;

use super::{
    Attribution, Found, Tie,
    rules::subject::main_subject,
    stretch::{Stretch, words_in},
};
use crate::{
    article::Part,
    lexicon::{
        Facts,
        naming::{self, Naming},
    },
    provenance::{Kind, Polarity, Stance},
    text::{Quotation, Shape, Text},
};

/// A quotation of fewer words floats only as a whole sentence.
const FEWEST_WORDS: usize = 3;

/// How far back the statement that a quotation carries on is looked for.
const LATELY: usize = 24;

/// How sure it is that those speak whom the sentence before tells of.
const TOLD_OF: f32 = 0.8;

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
        let Some(base) = base(text, paragraph, index, found) else {
            if let Some(source) = told_before(text, paragraph, index) {
                let spoken = sign(quotation, source);
                found.owner[index as usize] = Some(found.push(spoken));
            }
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
        if !alone && !runs_on(text, index, &found.attributions[base as usize]) {
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

/// "“…,” X said. The dam is “as old as I am.”": the sentence right behind a statement
/// tells no more of its own than what leads into words that only somebody says.
fn runs_on(text: &Text, index: u32, base: &Attribution) -> bool {
    let quotation = &text.quotations[index as usize];
    let end = end_of(base).unwrap_or(quotation.open);
    let between = end..quotation.open;
    let facts = |at: u32| text.vocabulary.facts(text.tokens[at as usize].word);
    let stop = |at: &u32| text.tokens[*at as usize].shape == Shape::Stop;
    let stops = between.clone().filter(stop).count();
    let told = between.clone().rev().take_while(|at| !stop(at)).any(|at| {
        facts(at).any(Facts::SAYING | Facts::WORK | Facts::DOCUMENT)
            || text.quotation_of(at).is_some()
    });
    matches!(base.tie, Tie::Verb | Tie::Floating)
        && base.kind != Kind::Indirect
        && !between.is_empty()
        && stops <= 1
        && !told
        && words_in(text, index) > FEWEST_WORDS
        && (is_personal(text, quotation) || has_sentences(text, quotation))
}

/// Whether a quotation speaks of the one who says it, or to somebody.
fn is_personal(text: &Text, quotation: &Quotation) -> bool {
    quotation.inside().any(|at| {
        let word = text.lower(at);
        matches!(
            word.split('\'').next().unwrap_or(word),
            "i" | "me" | "my" | "we" | "us" | "our" | "you" | "your"
        )
    })
}

/// Whether a sentence ends before the quotation does.
fn has_sentences(text: &Text, quotation: &Quotation) -> bool {
    let inside = quotation.inside();
    let end = inside.end.saturating_sub(2).max(inside.start);
    text.tokens[inside.start as usize..end as usize]
        .windows(2)
        .any(|pair| pair[0].shape == Shape::Stop && pair[1].shape.is_capital())
}

/// "Reyes is unmoved. “I like the noise.”": the one whom the sentence right before tells
/// of, where nobody's words stand before.
fn told_before(text: &Text, paragraph: usize, index: u32) -> Option<Range<u32>> {
    let quotation = &text.quotations[index as usize];
    let alone = stands_alone(text, quotation)
        && whole(text, quotation)
        && words_in(text, index) > FEWEST_WORDS
        && is_personal(text, quotation);
    let first = text.paragraphs[paragraph].quotations.start == index;
    if !alone || !first || starts_paragraph(text, paragraph, quotation) {
        return None;
    }
    let stretches = Stretch::of_paragraph(text, paragraph);
    let at = stretches.iter().position(|it| it.quote(0) == Some(index))?;
    let before = &stretches[at.checked_sub(1)?];
    let subject = main_subject(before, before.len())?;
    let is_person = |at: usize| {
        matches!(before.lower(at), "he" | "she")
            || before.facts(at).contains(Facts::ROLE)
            || before.is_capital(at) && naming::of(before.lower(at)).any(Naming::SURNAME)
    };
    subject
        .clone()
        .any(is_person)
        .then(|| before.tokens(subject))
}

fn sign(quotation: &Quotation, source: Range<u32>) -> Attribution {
    Attribution {
        content: vec![quotation.open..quotation.end],
        source: Some(source),
        cue: None,
        kind: Kind::Direct,
        part: Part::Paragraph,
        continues: None,
        level: 1,
        within: None,
        polarity: Polarity::Affirmed,
        stance: Stance::Neutral,
        tie: Tie::Floating,
        confidence: TOLD_OF,
    }
}

/// Where the words of an attribution end.
fn end_of(attribution: &Attribution) -> Option<u32> {
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
    let facts = |at: u32| text.vocabulary.facts(text.tokens[at as usize].word);
    let subordinate = (cue.end..aside_cue.start).any(|at| {
        facts(at).contains(Facts::CONJUNCTION) && !matches!(text.lower(at), "and" | "but" | "while")
            || matches!(
                text.lower(at),
                "after" | "before" | "since" | "until" | "as"
            )
    });
    aside.kind == Kind::Indirect
        && quoted.kind == Kind::Direct
        && quoted.tie == Tie::Verb
        && cue.end < aside_cue.start
        && text.sentence_of(cue.start) == text.sentence_of(aside_cue.start)
        && subordinate
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
fn stands_alone(text: &Text, quotation: &Quotation) -> bool {
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
fn whole(text: &Text, quotation: &Quotation) -> bool {
    let inside = quotation.inside();
    let start = inside.end.saturating_sub(2).max(inside.start);
    text.tokens[start as usize..inside.end as usize]
        .iter()
        .any(|it| it.shape == Shape::Stop)
}
