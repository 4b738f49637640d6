//! On which side of its cue a content stands.

use super::phrase;
use crate::attribution::{named::is_work, stretch::Stretch};
use crate::{
    lexicon::{Facts, cues::Cue},
    text::Shape,
};

/// Whether the content stands before the clause that begins at item `start` and
/// whose cue ends before `end`: behind a quotation or a comma, with nothing to
/// report after it.
pub(super) fn stands_behind(stretch: &Stretch, start: usize, end: usize, cue: &Cue) -> bool {
    if start == 0 {
        return false;
    }
    let sign = stretch.is(start - 1, &[",", "—", "–", "--", "…"]);
    let quote = stretch.quote(start - 1).or(match start {
        2.. if sign => stretch.quote(start - 2),
        _ => None,
    });
    if let Some(quote) = quote {
        // "On this week's “The Dale Show,” she said it was over."
        let fronted =
            is_work(stretch.text, quote) && !tells(stretch, start) || is_fronted(stretch, start);
        if fronted && opens_clause(stretch, end, cue) {
            return false;
        }
        // "… about a remark — “It sank” — she laughed, “It did.”"
        let own = end + usize::from(stretch.is(end, &[",", ":"]));
        if stretch.is_dash(start - 1)
            && stretch
                .quote(own)
                .is_some_and(|it| stretch.begins_sentence(it))
        {
            return false;
        }
        if stretch.ends_with_comma(quote) || sign && stretch.words_in(quote) > 2 {
            return !stretch.is(end, &[":"]);
        }
        let ends = stretch.ends_clause(quote) || sign;
        return ends && !opens_clause(stretch, end, cue) || ends_here(stretch, end);
    }
    // "When asked, she laughed and said …"
    let goes_on = matches!(stretch.lower(end), "and" | "but" | "then")
        && stretch.facts(end + 1).contains(Facts::CUE);
    if !sign || goes_on {
        return false;
    }
    let reports = tells(stretch, start) || (0..start).any(|at| stretch.quote(at).is_some());
    let listener =
        cue.takes_listener() && matches!(stretch.lower(end), "me" | "us" | "him" | "her" | "them");
    let heard = end + usize::from(listener);
    if ends_here(stretch, heard) || stretch.is(heard, &[","]) {
        return !stretch.is(heard + 1, &["however"]);
    }
    let bare = (end..stretch.len()).all(|at| {
        !stretch.facts(at).any(Facts::VERB | Facts::AUXILIARY) && stretch.quote(at).is_none()
    });
    (reports || bare) && !opens_clause(stretch, end, cue)
}

/// Words that open a clause ahead of the main one.
const FRONTED: &[&str] = &[
    "as", "when", "while", "after", "before", "although", "though", "since", "because",
];

/// Whether what stands before the clause at item `start`, a quotation within, only
/// tells when or on what it was said: "To a question about the “missing miles,” she said
/// …", "As he dreamed of “lost sons,” she said …".
fn is_fronted(stretch: &Stretch, start: usize) -> bool {
    let quoted = |at: usize| stretch.quote(at).is_some();
    let opens = (0..start)
        .rev()
        .find(|&at| {
            let joined = at == 0 || stretch.is(at - 1, &[",", "and", "but"]);
            joined && FRONTED.contains(&stretch.lower(at))
        })
        .or_else(|| {
            let leads = stretch.facts(0).contains(Facts::PREPOSITION);
            (leads && !tells(stretch, start)).then_some(0)
        });
    opens.is_some_and(|at| !quoted(at + 1) && (at + 1..start).any(quoted))
}

/// Whether a verb stands before item `end`.
fn tells(stretch: &Stretch, end: usize) -> bool {
    (0..end).any(|at| {
        let facts = stretch.facts(at);
        // "the question", "her claims"
        let noun = at > 0 && stretch.facts(at - 1).contains(Facts::DETERMINER);
        facts.any(Facts::VERB | Facts::AUXILIARY) && stretch.lower(at) != "'s"
            || facts.contains(Facts::CUE) && !noun
            || stretch.shape(at) == Some(Shape::Lower) && stretch.lower(at).ends_with("ed")
    })
}

/// Whether what follows a cue may be its content.
fn opens_clause(stretch: &Stretch, from: usize, cue: &Cue) -> bool {
    let mut at = from;
    if cue.takes_listener() {
        at = phrase::after(stretch, at).map_or(at, |it| it.end);
    }
    if at >= stretch.len() || stretch.shape(at) == Some(Shape::Stop) {
        return false;
    }
    let facts = stretch.facts(at);
    if stretch.lower(at) == "that" || stretch.quote(at).is_some() || stretch.is(at, &[":"]) {
        return true;
    }
    if facts.any(Facts::PREPOSITION | Facts::DATE | Facts::ADVERB | Facts::CONJUNCTION)
        || stretch.is(at, &[",", ";", "—", "–"])
    {
        let reach = (at..stretch.len().min(at + 12)).take_while(|&it| !stretch.is(it, &[",", ";"]));
        return reach
            .clone()
            .any(|it| stretch.lower(it) == "that" || stretch.is(it, &[":"]))
            || facts.contains(Facts::DATE)
                && reach
                    .clone()
                    .any(|it| stretch.facts(it).contains(Facts::AUXILIARY));
    }
    true
}

fn ends_here(stretch: &Stretch, at: usize) -> bool {
    at >= stretch.len() || stretch.shape(at) == Some(Shape::Stop)
}
