//! Where a content must end: before the next cue that is none of it, and before the
//! writer's own words.

use super::site::{Place, Site};
use crate::{attribution::stretch::Stretch, lexicon::Facts, text::Shape};

/// Where the content of a site that begins at `from` must end: before the next
/// cue that is none of it.
pub(super) fn limit(stretch: &Stretch, sites: &[Site], index: usize, from: usize) -> usize {
    let fronted = is_fronted(stretch, sites[index].chunk().start);
    let end = remarked(stretch, from)
        .min(relative_end(stretch, &sites[index], from))
        .min(inner_end(stretch, sites, index));
    for site in sites[index + 1..]
        .iter()
        .filter(|it| it.chunk().start >= from && it.chunk().start < end)
    {
        let start = site.chunk().start;
        let coordinated = start > from
            && matches!(stretch.lower(start - 1), "and" | "but" | "while")
            && start > from + 1
            && stretch.is(start - 2, &[","]);
        if site.hangs && start > from {
            let joined = matches!(stretch.lower(start - 1), "and" | "but" | "then" | "or");
            let end = start - usize::from(joined);
            if joined || stretch.is(end - 1, &[",", "—", "–", "--"]) {
                return end;
            }
        }
        if site.place == Place::Behind && site.chunk().start > from {
            return start;
        }
        if coordinated {
            return start - 2;
        }
        // "As voters view her record, Reyes said …": a new main clause.
        let parted = start > from && stretch.is(start - 1, &[","]);
        let quoted = stretch.quote(start.wrapping_sub(1));
        if fronted && start > from && quoted.is_some_and(|it| stretch.ends_with_comma(it)) {
            return start;
        }
        if parted && (fronted || sites[index].verb.is_some_and(|it| !it.speech)) {
            return start - 1;
        }
    }
    end
}

/// “…”, a phrase that …: where the writer comes back to words just quoted.
fn remarked(stretch: &Stretch, from: usize) -> usize {
    (from + 1..stretch.len())
        .find(|&at| {
            stretch.is(at, &[","])
                && stretch.quote(at - 1).is_some()
                && matches!(stretch.lower(at + 1), "a" | "an" | "the")
                && (at + 2..at + 5).any(|it| {
                    REMARKS.contains(&stretch.lower(it))
                        && matches!(
                            stretch.lower(it + 1),
                            "that" | "which" | "he" | "she" | "they" | "to" | "from" | "for"
                        )
                })
        })
        .unwrap_or(stretch.len())
}

/// What a writer calls words just quoted.
const REMARKS: &[&str] = &[
    "phrase",
    "term",
    "word",
    "words",
    "claim",
    "charge",
    "remark",
    "comment",
    "description",
    "reference",
    "line",
    "nickname",
    "argument",
    "allegation",
    "expression",
    "slogan",
];

/// "X, who had urged them to wait, called …": the relative clause's content ends
/// with it, before the main verb.
fn relative_end(stretch: &Stretch, site: &Site, from: usize) -> usize {
    let relative = site.source.as_ref().is_some_and(|it| {
        it.end > 1
            && matches!(stretch.lower(it.end - 1), "who" | "which")
            && stretch.is(it.end - 2, &[","])
    });
    if !relative {
        return stretch.len();
    }
    (from..stretch.len())
        .find(|&at| {
            let facts = stretch.facts(at + 1);
            stretch.is(at, &[","])
                && (facts.any(Facts::VERB | Facts::AUXILIARY | Facts::CUE)
                    || stretch.lower(at + 1).ends_with("ed"))
                && stretch.shape(at + 1) == Some(Shape::Lower)
        })
        .unwrap_or(stretch.len())
}

/// "A miner who spoke anonymously said …": a clause within another's source ends before
/// that one's cue.
fn inner_end(stretch: &Stretch, sites: &[Site], index: usize) -> usize {
    let around = |site: &&Site| {
        site.source
            .as_ref()
            .is_some_and(|it| it.start <= sites[index].cue.start && sites[index].cue.end <= it.end)
    };
    sites[index + 1..]
        .iter()
        .find(around)
        .map_or(stretch.len(), |it| it.cue.start)
}

/// Whether the clause that begins at `start` is a subordinate one that opens the
/// sentence: "As …", "Even though …", "Asked …".
fn is_fronted(stretch: &Stretch, start: usize) -> bool {
    let floor = start.saturating_sub(3);
    floor == 0
        && (0..start.max(1)).any(|at| {
            matches!(
                stretch.lower(at),
                "as" | "while"
                    | "when"
                    | "after"
                    | "before"
                    | "although"
                    | "though"
                    | "if"
                    | "since"
                    | "because"
                    | "asked"
            )
        })
}
