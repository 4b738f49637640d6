//! Where the article ends though prose goes on: at readers' comments and promos
//! under a heading of their own, and at the next article of an endless page.

use std::collections::HashSet;

use super::{LEAST, Page};
use crate::article::{container, forms};

/// How far up an element's kind is compared.
const DEEPEST: usize = 32;

impl Page<'_> {
    /// The block behind the article, from its first to its last block of prose.
    pub(super) fn end(&self, first: usize, last: usize) -> usize {
        let weight = |at: usize| match self.inside[self.element(at)] {
            true => self.weights[at],
            false => 0,
        };
        let all: usize = (first..=last).map(weight).sum();
        let around = container::around(self.outline, self.headline);
        let holder = self.headline.map(|it| self.lineage(self.element(it)));
        let mut before = 0;
        for at in first..=last {
            if before * 2 >= all && forms::is_final_mark(self.text(at)) {
                return at;
            }
            if before >= LEAST / 2 && self.is_heading(at) {
                // A heading of that kind above most of the prose is a box inside.
                let is_tail = before * 2 >= all
                    && forms::ends_article(self.text(at))
                    && !self.is_box(at, first, last);
                let is_next = holder
                    .as_ref()
                    .is_some_and(|holder| self.is_next_headline(at, holder, &around));
                if is_tail || is_next {
                    return at;
                }
            }
            before += weight(at);
        }
        last + 1
    }

    /// Whether a heading stands in a box of its own, behind which the prose goes on
    /// where it was.
    fn is_box(&self, heading: usize, first: usize, last: usize) -> bool {
        const GOES_ON: usize = 2;
        let parent = |it: usize| container::parent(self.outline, it);
        // A paragraph of many a page has an element of its own.
        let holders = |at: usize| {
            let holder = parent(self.element(at));
            [holder, holder.and_then(parent)]
        };
        let Some(own) = parent(self.element(heading)) else {
            return false;
        };
        let is_prose = |at: &usize| self.weights[*at] > 0 && self.inside[self.element(*at)];
        let held: HashSet<usize> = (first..heading)
            .filter(is_prose)
            .flat_map(holders)
            .flatten()
            .collect();
        // One more beside those before is enough, two in boxes like theirs.
        let goes_on = |at: usize| {
            let [holder, around] = holders(at);
            let is_inside = [holder, around].contains(&Some(own));
            let holds = |it: Option<usize>| it.is_some_and(|it| held.contains(&it));
            match (is_inside, holds(holder), holds(around)) {
                (true, _, _) => 0,
                (_, true, _) => GOES_ON,
                (_, _, true) => 1,
                _ => 0,
            }
        };
        let behind = (heading + 1..=last).filter(is_prose);
        !held.contains(&own)
            && !forms::is_of_readers(self.text(heading))
            && behind.map(goes_on).sum::<usize>() >= GOES_ON
    }

    /// An element and those around it, from the inside.
    fn lineage(&self, element: usize) -> Vec<usize> {
        let parent = |&it: &usize| container::parent(self.outline, it);
        std::iter::successors(Some(element), parent)
            .take(DEEPEST)
            .collect()
    }

    /// Whether block `at` is an `h1` as the headline is, in an element of the same
    /// kind as the one that holds the headline, beside it.
    fn is_next_headline(&self, at: usize, holder: &[usize], around: &[bool]) -> bool {
        let elements = &self.outline.elements;
        let is_first = self.headline.is_some_and(|it| self.tag(it) == "h1");
        if self.tag(at) != "h1" || !is_first {
            return false;
        }
        let own = self.lineage(self.element(at));
        let Some(level) = own.iter().position(|&it| around[it]).filter(|&it| it > 0) else {
            return false;
        };
        let (beside, shared) = (own[level - 1], own[level]);
        let place = holder.iter().position(|&it| it == shared);
        place
            .and_then(|it| holder.get(it.checked_sub(1)?))
            .is_some_and(|&first| {
                elements[beside].tag != "h1"
                    && elements[first].tag == elements[beside].tag
                    && elements[first].hints == elements[beside].hints
            })
    }
}
