//! Attribution by rule, one sentence at a time: where the cues are, whose they
//! are, and what each attributes.

mod clause;
mod complement;
mod content;
mod limit;
mod opening;
mod phrasal;
pub(super) mod phrase;
mod place;
mod predicate;
mod sign;
pub(super) mod site;
pub(super) mod subject;

use std::ops::Range;

use super::{model::Hint, stretch::Stretch};
use site::Place;
pub(super) use site::Site;

/// “…,” X said; “…?” asked X: a quotation that ends as a clause does, with nothing
/// between it and those who say it.
fn is_tag(stretch: &Stretch, site: &Site, pieces: &[Range<usize>]) -> bool {
    let last = pieces.first().map_or(0, |it| it.end);
    let quote = last.checked_sub(1).and_then(|it| stretch.quote(it));
    site.place == Place::Behind
        && site.verb.is_some_and(|it| it.speech)
        && site.chunk().start == last
        && quote.is_some_and(|it| {
            let words = stretch.words_in(it);
            stretch.ends_clause(it) && (words > 2 || words > 1 && stretch.ends_with_comma(it))
        })
}

/// Reads one stretch by rule: its cues and what each attributes, the outermost
/// first. Items count from `first`.
pub(super) fn read(stretch: &Stretch, first: u32, hints: &mut Vec<Hint>, known: &mut Vec<Site>) {
    let sites = site::find(stretch, stretch.is_title_case());
    let mut drafts: Vec<(usize, Vec<Range<usize>>)> = (0..sites.len())
        .map(|index| (index, content::of(stretch, &sites, index)))
        .filter(|(_, pieces)| !pieces.is_empty())
        .collect();
    // The outermost first: the longest content holds the others. Of two claims to
    // the same words, "“…,” she said" goes before "He turned on her: “…”".
    drafts.sort_by_key(|(index, pieces)| {
        (
            std::cmp::Reverse(pieces.iter().map(ExactSizeIterator::len).sum::<usize>()),
            sites[*index].place == Place::Ahead,
            *index,
        )
    });
    let place = |items: &Range<usize>| first + items.start as u32..first + items.end as u32;
    let mut propose = |site: &Site, pieces: &[Range<usize>], nested: bool| {
        hints.push(Hint {
            cue: place(&site.cue),
            source: site.source.as_ref().map(place),
            content: pieces.iter().map(place).collect(),
            tie: site.tie,
            hangs: site.hangs,
            nested,
            plain: site.plain || is_tag(stretch, site, pieces),
        });
        known.push(site.clone());
    };
    let mut held: Vec<Vec<Range<usize>>> = Vec::new();
    for (index, pieces) in drafts {
        let site = &sites[index];
        let nested = held
            .iter()
            .flatten()
            .any(|outer| outer.start <= site.cue.start && site.cue.end <= outer.end);
        let crosses = held.iter().flatten().any(|outer| {
            pieces
                .iter()
                .any(|piece| outer.start < piece.end && piece.start < outer.end)
        });
        if crosses && !nested || nested && !site.verb.is_some_and(|it| it.speech) {
            continue;
        }
        propose(site, &pieces, nested);
        held.push(pieces);
    }
    for item in 0..stretch.len() {
        let free = |range: &Range<usize>| {
            !held
                .iter()
                .flatten()
                .any(|outer| outer.start < range.end && range.start < outer.end)
        };
        // What a colon puts behind a statement carries that statement on.
        let explains = item > 0
            && stretch.is(item - 1, &[":"])
            && held.iter().flatten().any(|it| it.end == item - 1);
        if free(&(item..item + 1))
            && !explains
            && let Some((site, content)) = clause::around(stretch, item)
            && free(&content)
        {
            let pieces = vec![content];
            propose(&site, &pieces, false);
            held.push(pieces);
        }
    }
}
