//! Where a content must end: before the next cue that is none of it, and before the
//! writer's own words.

use super::{
    site::{Place, Site},
    subject::{clause_subject, main_clause},
};
use crate::{
    attribution::{Tie, stretch::Stretch},
    lexicon::Facts,
    text::Shape,
};

/// Where the content of a site that begins at `from` must end: before the next
/// cue that is none of it.
pub(super) fn limit(stretch: &Stretch, sites: &[Site], index: usize, from: usize) -> usize {
    let fronted = is_fronted(stretch, sites[index].chunk().start);
    let end = remarked(stretch, from)
        .min(aftermath(stretch, from))
        .min(relative_end(stretch, &sites[index], from))
        .min(inner_end(stretch, sites, index))
        .min(fronted_end(stretch, &sites[index], from));
    for site in sites[index + 1..]
        .iter()
        .filter(|it| it.chunk().start >= from && it.chunk().start < end)
        .filter(|it| !is_own_phrase(stretch, it))
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

/// ", after concerns about “…”": what others had said before is the writer's to tell.
fn aftermath(stretch: &Stretch, from: usize) -> usize {
    const WHEN: &[&str] = &["after", "amid", "following", "despite"];
    const NOISE: &[&str] = &[
        "backlash",
        "complaints",
        "concern",
        "concerns",
        "criticism",
        "fears",
        "outcry",
        "pressure",
        "protests",
        "questions",
        "suggestions",
        "warnings",
    ];
    (from + 1..stretch.len())
        .find(|&at| {
            stretch.is(at, &[","])
                && stretch.is(at + 1, WHEN)
                && (at + 2..at + 5).any(|it| stretch.is(it, NOISE))
                && (at..stretch.len()).any(|it| stretch.quote(it).is_some())
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
    let comma = |at: usize| {
        stretch.is(at, &[","])
            || stretch
                .quote(at)
                .is_some_and(|it| stretch.ends_with_comma(it))
    };
    (from..stretch.len())
        .find(|&at| {
            let facts = stretch.facts(at + 1);
            comma(at)
                && (facts.any(Facts::VERB | Facts::AUXILIARY | Facts::CUE)
                    || stretch.lower(at + 1).ends_with("ed"))
                && stretch.shape(at + 1) == Some(Shape::Lower)
        })
        .map_or(stretch.len(), |at| {
            at + usize::from(stretch.quote(at).is_some())
        })
}

/// "A miner who gave no name said …": a clause within another's source ends before
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

/// "argued that water, in his words, “belongs …”": whose words they are is said already.
fn is_own_phrase(stretch: &Stretch, site: &Site) -> bool {
    let source = site
        .source
        .as_ref()
        .map_or("", |it| stretch.lower(it.start));
    site.tie == Tie::Phrase && matches!(source, "his" | "her" | "their" | "its" | "my")
}

/// "When Dunn praised the gate, Reyes was scathing": what a clause that opens the sentence
/// tells ends where the main one begins.
fn fronted_end(stretch: &Stretch, site: &Site, from: usize) -> usize {
    if site.tie == Tie::Phrase || main_clause(stretch, stretch.len()) <= site.cue.start {
        return stretch.len();
    }
    let begins = |comma: usize| {
        let to = stretch.len().min(comma + SUBJECT);
        let subject = (comma + 2..to).find_map(|at| clause_subject(stretch, at));
        subject
            .is_some_and(|mut it| it.start == comma + 1 && !it.any(|at| stretch.lower(at) == "and"))
    };
    (from..stretch.len())
        .find(|&at| stretch.is(at, &[","]) && begins(at))
        .unwrap_or(stretch.len())
}

/// A main clause's verb stands no further behind the comma than this.
const SUBJECT: usize = 8;

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
