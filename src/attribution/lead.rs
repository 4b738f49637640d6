//! Attributions over the bounds of a paragraph: a line that ends with a colon
//! leads into the quotation below it, a signature under a quotation names its
//! speaker.

use std::ops::Range;

use super::{
    Attribution, Found, Tie,
    rules::{phrase, site, subject::subject},
    stretch::{Stretch, words_in},
};
use crate::{
    article::Part,
    provenance::{Kind, Polarity, Stance},
    text::{Shape, Text},
};

/// A signature holds no more than this many items.
const SIGNATURE: usize = 12;

/// Ties the first quotation of `paragraph` to a line above that ends with a
/// colon, and the last one of the paragraph above to a signature here.
pub(super) fn tie(text: &Text, paragraph: usize, found: &mut Found) {
    let Some(above) = paragraph.checked_sub(1) else {
        return;
    };
    if text.paragraphs[paragraph].part != Part::Paragraph
        || text.paragraphs[above].part != Part::Paragraph
    {
        return;
    }
    if let Some(quote) = spare(
        text,
        found,
        text.paragraphs[paragraph].quotations.start,
        paragraph,
    ) && text.quotations[quote as usize].open == text.paragraphs[paragraph].tokens.start
        && let Some((source, cue)) = led_by(text, above)
    {
        push(text, found, quote, source, cue);
        return;
    }
    let last = text.paragraphs[above]
        .quotations
        .clone()
        .rev()
        .find(|&it| text.quotations[it as usize].parent.is_none());
    if let Some(quote) = last.and_then(|it| spare(text, found, it, above))
        && text.quotations[quote as usize].end
            >= text.paragraphs[above].tokens.end.saturating_sub(1)
        && let Some((source, cue)) = signature(text, paragraph)
    {
        push(text, found, quote, source, cue);
    }
}

/// The quotation, where it is one of the paragraph and no cue of its own claims
/// it.
fn spare(text: &Text, found: &Found, quote: u32, paragraph: usize) -> Option<u32> {
    let range = &text.paragraphs[paragraph].quotations;
    let free = match found.owner.get(quote as usize)? {
        None => true,
        Some(owner) => found.attributions[*owner as usize].tie == Tie::Floating,
    };
    (range.contains(&quote) && free && words_in(text, quote) > 2).then_some(quote)
}

fn push(text: &Text, found: &mut Found, quote: u32, source: Range<u32>, cue: Range<u32>) {
    let quotation = &text.quotations[quote as usize];
    let attribution = Attribution {
        content: vec![quotation.open..quotation.end],
        source: Some(source),
        cue: Some(cue),
        kind: Kind::Direct,
        part: Part::Paragraph,
        continues: None,
        level: 1,
        within: None,
        polarity: Polarity::Affirmed,
        stance: Stance::Neutral,
        tie: Tie::Sign,
        confidence: 0.95,
    };
    match found.owner[quote as usize] {
        // It floated; now it has a source of its own.
        Some(owner) => found.attributions[owner as usize] = attribution,
        None => found.owner[quote as usize] = Some(found.push(attribution)),
    }
}

/// The subject and the last words of a paragraph that ends with a colon.
fn led_by(text: &Text, paragraph: usize) -> Option<(Range<u32>, Range<u32>)> {
    let stretches = Stretch::of_paragraph(text, paragraph);
    let last = stretches.last()?;
    let colon = last
        .len()
        .checked_sub(1)
        .filter(|&at| last.is(at, &[":"]))?;
    let sites = site::find(last, false);
    let source = match sites
        .iter()
        .rev()
        .find(|it| it.verb.is_some() && it.source.is_some())
    {
        Some(site) => (site.source.clone()?, site.cue.start..colon + 1),
        None => (subject(last, colon)?, colon..colon + 1),
    };
    Some((last.tokens(source.0), last.tokens(source.1)))
}

/// "— Ana Reyes, chief engineer": a line of its own with a dash and a name.
fn signature(text: &Text, paragraph: usize) -> Option<(Range<u32>, Range<u32>)> {
    let stretches = Stretch::of_paragraph(text, paragraph);
    let [line] = stretches.as_slice() else {
        return None;
    };
    let dash = line.is(0, &["—", "–", "--", "-", "―"]);
    if !dash || line.len() > SIGNATURE || !line.is_capital(1) {
        return None;
    }
    let source = phrase::after(line, 1)?;
    let rest = source.end..line.len();
    let done = rest.clone().all(|at| {
        line.shape(at).is_some_and(|it| {
            it == Shape::Stop || it == Shape::Sign || it == Shape::Number || it.is_capital()
        })
    });
    done.then(|| (line.tokens(source), line.tokens(0..1)))
}
