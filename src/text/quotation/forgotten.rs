//! Closing marks that were never typed.

use crate::{
    lexicon::Facts,
    text::{Text, token::Shape},
};

/// An attribution that follows a quotation without a closing mark is no longer
/// than this many tokens.
const TAG: u32 = 8;

/// “Nobody was hurt, Reyes said. — where no closing mark stands in the paragraph
/// and the next one does not carry the quotation on, it ends before the words
/// that attribute it.
pub(super) fn close(text: &mut Text, index: usize) {
    let carried = text.paragraphs.get(index + 1).and_then(|next| {
        text.quotations
            .get(next.quotations.start as usize)
            .filter(|it| next.quotations.contains(&next.quotations.start) && it.goes_on)
    });
    let open = text.paragraphs[index].quotations.clone().rev().find(|&it| {
        let quotation = &text.quotations[it as usize];
        quotation.parent.is_none()
            && !quotation.closed
            && quotation.end == text.paragraphs[index].tokens.end
    });
    let (None, Some(open)) = (carried, open) else {
        return;
    };
    let (start, end) = (
        text.quotations[open as usize].open,
        text.quotations[open as usize].end,
    );
    let inner = text
        .quotations
        .iter()
        .skip(open as usize + 1)
        .take(1)
        .any(|it| it.parent == Some(open));
    // A single mark may stand where the double one belongs: “Nobody was hurt,’ he said.
    let past = |comma: u32| {
        let single = matches!(text.token_str(comma + 1), "’" | "'");
        comma + 1 + u32::from(single)
    };
    let tag = (start + 2..end.saturating_sub(1))
        .filter(|&at| text.token_str(at) == ",")
        .map(past)
        .find(|&at| is_tag(text, at, end));
    let Some(tag) = tag.filter(|_| !inner) else {
        return;
    };
    text.quotations[open as usize].end = tag;
    for token in &mut text.tokens[tag as usize..end as usize] {
        token.quotation = None;
    }
}

/// "Reyes said.", "the mayor told the Courier,": a short clause with a reporting
/// verb and nothing reported.
fn is_tag(text: &Text, from: u32, end: u32) -> bool {
    let stop = (from..end.min(from + TAG)).find(|&at| {
        matches!(text.tokens[at as usize].shape, Shape::Stop | Shape::Mark)
            || text.token_str(at) == ","
    });
    let Some(stop) = stop else { return false };
    let says = |at: u32| {
        text.vocabulary
            .facts(text.tokens[at as usize].word)
            .contains(Facts::SAYING)
    };
    let named = |at: u32| {
        let token = &text.tokens[at as usize];
        token.shape.is_capital()
            || text
                .vocabulary
                .facts(token.word)
                .any(Facts::PRONOUN | Facts::ROLE | Facts::TITLE)
    };
    let speaker = |mut words: std::ops::Range<u32>| {
        !words.is_empty() && words.all(|at| named(at) || text.token_str(at) == "the")
    };
    // "Reyes said", "said Reyes"
    stop >= from + 2
        && (says(stop - 1) && speaker(from..stop - 1) || says(from) && speaker(from + 1..stop))
}
