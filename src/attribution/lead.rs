//! Attributions over the bounds of a paragraph: a line that ends with a colon
//! leads into the quotation below it, a signature under a quotation names its
//! speaker.

use std::ops::Range;

use super::{
    Attribution, Found, Tie,
    rules::{phrase, site, subject::last_subject},
    stretch::{Stretch, words_in},
};
use crate::{
    article::Part,
    lexicon::Facts,
    text::{Shape, Text},
};

/// A signature holds no more than this many items.
const SIGNATURE: usize = 12;
/// How far back the attribution that a signature made is looked for.
const LATELY: usize = 4;

/// Ties the first quotation of `paragraph` to a line above that ends with a
/// colon, and the last one of the paragraph above to a signature here.
pub(super) fn tie(text: &Text, paragraph: usize, found: &mut Found) {
    let Some(above) = paragraph.checked_sub(1) else {
        return;
    };
    if text.paragraphs[paragraph].part != Part::Paragraph {
        return;
    }
    if let Some((quote, source)) = headed(text, paragraph, found) {
        push(text, found, quote, source, None);
        return;
    }
    if text.paragraphs[above].part != Part::Paragraph {
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
        push(text, found, quote, source, Some(cue));
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
        && let Some((source, cue)) = signature(text, paragraph, found)
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

fn push(text: &Text, found: &mut Found, quote: u32, source: Range<u32>, cue: Option<Range<u32>>) {
    let quotation = &text.quotations[quote as usize];
    let attribution = Attribution {
        cue,
        confidence: 0.95,
        ..Attribution::of_quotation(quotation, source, Tie::Sign)
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
        None => (last_subject(last, colon)?, colon..colon + 1),
    };
    Some((last.tokens(source.0), last.tokens(source.1)))
}

/// The source and the dash of a paragraph that signs the quotation above it.
fn signature(
    text: &Text,
    paragraph: usize,
    found: &Found,
) -> Option<(Range<u32>, Option<Range<u32>>)> {
    let dashed = dashed(text, paragraph).map(|(source, dash)| (source, Some(dash)));
    dashed.or_else(|| Some((bare_signature(text, paragraph, found)?, None)))
}

/// "— Ana Reyes, chief engineer": a line of its own with a dash and a name.
fn dashed(text: &Text, paragraph: usize) -> Option<(Range<u32>, Range<u32>)> {
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

/// A quotation that is a whole paragraph, below "Ana Reyes, 40, baker" as a
/// heading or a line that signs nothing; and the name. A name alone may be what
/// is talked of.
fn headed(text: &Text, paragraph: usize, found: &Found) -> Option<(u32, Range<u32>)> {
    let above = paragraph.checked_sub(1)?;
    let quote = spare(
        text,
        found,
        text.paragraphs[paragraph].quotations.start,
        paragraph,
    )?;
    let tokens = &text.paragraphs[paragraph].tokens;
    let quotation = &text.quotations[quote as usize];
    let is_whole = quotation.open == tokens.start && quotation.end == tokens.end;
    let line = text.paragraphs[above].tokens.clone();
    let is_described = line.clone().any(|at| text.token_str(at) == ",");
    let may_head = matches!(text.paragraphs[above].part, Part::Subhead | Part::Paragraph);
    if !is_whole || !is_described || !may_head || signs(text, above, found) {
        return None;
    }
    Some((quote, bare_name(text, above)?))
}

/// Whether a line is the source of an attribution.
fn signs(text: &Text, line: usize, found: &Found) -> bool {
    let line = &text.paragraphs[line].tokens;
    let lately = found.attributions.iter().rev().take(LATELY);
    lately
        .filter_map(|it| it.source.as_ref())
        .any(|it| line.contains(&it.start))
}

/// "Ana Reyes, chief engineer" below a paragraph that is a quotation from end to
/// end. Where such a line stands above the quotation too it may head it, unless
/// that one signs the quotation before.
fn bare_signature(text: &Text, paragraph: usize, found: &Found) -> Option<Range<u32>> {
    let quoted = &text.paragraphs[paragraph.checked_sub(1)?];
    let is_whole = text
        .quotations
        .get(quoted.quotations.start as usize)
        .is_some_and(|it| it.open == quoted.tokens.start && it.end == quoted.tokens.end);
    if !is_whole {
        return None;
    }
    let heads = |at: usize| {
        text.paragraphs[at].part == Part::Subhead
            || bare_name(text, at).is_some() && !signs(text, at, found)
    };
    if paragraph.checked_sub(2).is_some_and(heads) {
        return None;
    }
    bare_name(text, paragraph)
}

/// The name that a line without a verb consists of, or begins with.
fn bare_name(text: &Text, paragraph: usize) -> Option<Range<u32>> {
    let stretches = Stretch::of_paragraph(text, paragraph);
    let [line] = stretches.as_slice() else {
        return None;
    };
    let is_name = line.len() <= SIGNATURE && line.is_capital(0) && line.is_capital(1);
    let source = is_name.then(|| phrase::after(line, 0)).flatten()?;
    let is_plain = |at: usize| {
        let shape = line.shape(at);
        line.quote(at).is_none()
            && shape != Some(Shape::Stop)
            && !line.is(at, &[":", ";"])
            && (line.is_capital(at)
                || !line
                    .facts(at)
                    .any(Facts::VERB | Facts::AUXILIARY | Facts::CUE))
    };
    let done = (0..line.len()).all(is_plain)
        && (source.end >= line.len() || line.is(source.end, &[",", "("]));
    done.then(|| line.tokens(source))
}
