//! Words inside another's words: a quotation within a quotation, with its cue
//! inside the outer marks.

use std::ops::Range;

use super::{Attribution, Found, Tie, manner, named::is_title, stretch::words_in};
use crate::{
    lexicon::{Facts, cues},
    provenance::Kind,
    text::Text,
};

/// How many tokens before the inner mark its cue may stand.
const REACH: u32 = 6;

/// Finds the attributions inside quotations.
pub(super) fn find(text: &Text, found: &mut Found) {
    for (index, quotation) in text.quotations.iter().enumerate() {
        let Some(outer) = quotation.parent else {
            continue;
        };
        let owner = text
            .quotation_of(quotation.open)
            .and_then(|it| found.owner[it as usize]);
        let spoken = words_in(text, index as u32) > 1 && !is_title(text, index as u32);
        let (Some(within), true) = (owner, spoken) else {
            continue;
        };
        let floor = text.quotations[outer as usize].open + 1;
        let Some((source, cue)) = cue_before(text, floor, quotation.open) else {
            continue;
        };
        if cues::verb(text.lower(cue.end - 1)).is_none() {
            continue;
        }
        let (polarity, stance) = manner::of(text, &cue, Some(&source));
        let outer = &found.attributions[within as usize];
        let inner = Attribution {
            content: vec![quotation.open..quotation.end],
            source: Some(source),
            cue: Some(cue),
            kind: Kind::Direct,
            part: outer.part,
            continues: None,
            level: outer.level.saturating_add(1),
            within: Some(within),
            polarity,
            stance,
            tie: Tie::Verb,
            confidence: outer.confidence,
        };
        found.push(inner);
    }
}

/// "He told me, ‘": the subject and the cue right before an inner mark.
fn cue_before(text: &Text, floor: u32, open: u32) -> Option<(Range<u32>, Range<u32>)> {
    let facts = |at: u32| text.vocabulary.facts(text.tokens[at as usize].word);
    let cue = (floor.max(open.saturating_sub(REACH))..open)
        .rev()
        .find(|&at| facts(at).contains(Facts::SAYING))?;
    let mut start = cue;
    while start > floor
        && (text.tokens[start as usize - 1].shape.is_capital()
            && !facts(start - 1).contains(Facts::PRONOUN))
    {
        start -= 1;
    }
    if start == cue && start > floor && facts(start - 1).contains(Facts::PRONOUN) {
        start -= 1;
    }
    if start == cue {
        // "She looked at me and said, ‘": the subject opens the clause.
        start = (floor.max(cue.saturating_sub(2 * REACH))..cue)
            .rev()
            .find(|&at| {
                facts(at).contains(Facts::PRONOUN)
                    && !matches!(text.lower(at), "me" | "him" | "them" | "you" | "it")
            })?;
        return Some((start..start + 1, cue..cue + 1));
    }
    Some((start..cue, cue..cue + 1))
}
