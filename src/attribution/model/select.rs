//! Which candidates are said to be so: how likely each must be, and what none may
//! do.

use std::ops::Range;

use super::{
    Page, Tie,
    decode::{Candidate, Origin},
    hash,
    strip::Bone,
};

/// A candidate is taken from this likelihood of being right.
const TAKEN: f32 = 0.33;

/// The same for what the rules propose.
const KNOWN: f32 = 0.25;

/// The same for a quotation that the rules tie by a verb, a phrase or a sign,
/// which is rarely wrong.
const MARKED: f32 = 0.25;

/// The same where the chains put the content elsewhere than the rules, and for a
/// word or two that the rules do not know.
const CONTRARY: f32 = 0.75;

/// The same for what the rules do not know.
const UNKNOWN: f32 = 0.35;

/// The same for what the rules do not know and has no source.
const DOUBTFUL: f32 = 0.55;

/// The same for all but speech, on a page where nobody is known to speak.
const SILENT: f32 = 0.9;

/// A candidate that holds a quotation is taken from this likelihood of its source
/// being right: a wrong name is worse than none.
const NAMED: f32 = 0.6;

/// What a plain form makes sure of at least.
const PLAIN: f32 = 0.85;

/// From this likeness on two contents are the same.
const AGREED: f32 = 0.95;

/// The same for what the rules do not know and is a thing rather than a clause:
/// more often what is dealt with than what is said.
const DEALT_WITH: f32 = 0.5;

/// Verbs with which nothing is said.
const REFUSALS: [&str; 8] = [
    "decline",
    "declined",
    "declines",
    "declining",
    "refuse",
    "refused",
    "refuses",
    "refusing",
];

/// Words with which a verb of saying is one of refusing: "would not say when".
const NEGATIONS: [&str; 4] = ["not", "wouldn't", "didn't", "won't"];

/// Verbs that are refused with a negation.
const SAYING: [&str; 5] = ["say", "comment", "discuss", "disclose", "answer"];

/// How the content begins where the source asks for no more than to stay
/// unnamed.
const UNNAMED: [&str; 3] = ["not", "to", "be"];

/// The words of refusals, hashed.
struct Refusals {
    verbs: [u32; REFUSALS.len()],
    negations: [u32; NEGATIONS.len()],
    saying: [u32; SAYING.len()],
    unnamed: [u32; UNNAMED.len()],
}

impl Refusals {
    fn new() -> Refusals {
        Refusals {
            verbs: REFUSALS.map(hash::text),
            negations: NEGATIONS.map(hash::text),
            saying: SAYING.map(hash::text),
            unnamed: UNNAMED.map(hash::text),
        }
    }

    /// Whether a candidate's words refuse to say something.
    fn are_in(&self, page: &Page, candidate: &Candidate) -> bool {
        let cells = &page.strip.cells;
        let cue = candidate.cue.start.saturating_sub(2) as usize..candidate.cue.end as usize;
        let has = |words: &[u32]| cells[cue.clone()].iter().any(|it| words.contains(&it.word));
        has(&self.verbs)
            || has(&self.negations) && has(&self.saying)
            || candidate.content.first().is_some_and(|piece| {
                let content = cells[piece.start as usize..].iter().map(|it| it.word);
                content.take(UNNAMED.len()).eq(self.unnamed)
            })
    }
}

/// The ties of speech.
const SPEECH: &[Tie] = &[Tie::Verb, Tie::Phrase];

/// The ties that tell that somebody speaks on the page.
const SPOKEN: &[Tie] = &[Tie::Verb, Tie::Phrase, Tie::Label];

/// Whether the rules tie a candidate with a quotation in it by speech or a sign.
fn is_marked(page: &Page, candidate: &Candidate) -> bool {
    (is_tied(page, candidate, SPEECH) || is_tied(page, candidate, &[Tie::Sign]))
        && holds_quotation(page, candidate)
}

fn holds_quotation(page: &Page, candidate: &Candidate) -> bool {
    let mut items = candidate.content.iter().cloned().flatten();
    items.any(|at| page.strip.quotes[at as usize].is_some())
}

/// Whether a candidate's content is nothing but names in marks, and no verb of speech
/// leads to them: "likes “Hens of the North”".
fn is_liked(page: &Page, candidate: &Candidate) -> bool {
    let strip = &page.strip;
    let mut items = candidate.content.iter().cloned().flatten();
    let told = is_tied(page, candidate, SPOKEN) || is_tied(page, candidate, &[Tie::Sign]);
    let only = items.all(|at| {
        let cell = &strip.cells[at as usize];
        strip.names[at as usize] || matches!(cell.bone, Bone::Comma | Bone::And)
    });
    !told && only && holds_quotation(page, candidate)
}

/// Whether a candidate's content is a word or two that nobody quotes: more often
/// what is seen or wanted than what is said.
fn is_scant(page: &Page, candidate: &Candidate) -> bool {
    let mut items = candidate.content.iter().cloned().flatten();
    items.clone().count() < 3 && items.all(|at| page.strip.quotes[at as usize].is_none())
}

/// Whether a candidate's content is no clause: nothing in it is a verb, nor quoted.
fn is_thing(page: &Page, candidate: &Candidate) -> bool {
    let clausal = |at: u32| {
        matches!(
            page.strip.cells[at as usize].bone,
            Bone::Verb | Bone::Cue | Bone::That | Bone::To | Bone::Quote
        )
    };
    !candidate.content.iter().cloned().flatten().any(clausal)
}

/// Whether the rules tie a candidate by one of `ties`.
fn is_tied(page: &Page, candidate: &Candidate, ties: &[Tie]) -> bool {
    candidate
        .hint
        .is_some_and(|it| ties.contains(&page.hints[it].tie))
}

/// Whether a sign behind a quotation names its speaker: “…” — X. The form alone
/// says so.
fn signed(page: &Page, candidate: &Candidate) -> bool {
    let by_sign = candidate
        .hint
        .is_some_and(|it| page.hints[it].tie == Tie::Sign);
    by_sign
        && candidate
            .content
            .iter()
            .all(|it| it.end <= candidate.cue.start)
}

/// Whether a candidate is the rules' and its form makes it plain.
fn is_plain(page: &Page, candidate: &Candidate) -> bool {
    let ours = matches!(candidate.origin, Origin::Rules | Origin::Both);
    ours && candidate.hint.is_some_and(|it| page.hints[it].plain)
}

/// Whether the form of a candidate is all that it takes.
fn is_certain(page: &Page, candidate: &Candidate) -> bool {
    signed(page, candidate) || is_plain(page, candidate)
}

/// Whether a candidate puts a content elsewhere than a plain form has it.
fn defies(page: &Page, candidate: &Candidate) -> bool {
    candidate.origin == Origin::Against
        && candidate.agree_content < AGREED
        && candidate.hint.is_some_and(|it| page.hints[it].plain)
}

/// Whether a sign alone is the cue of words that are not all quoted: a label, a
/// list.
fn bare_sign(page: &Page, candidate: &Candidate) -> bool {
    let sign = |at: u32| matches!(page.strip.cells[at as usize].bone, Bone::Break | Bone::Sign);
    candidate.cue.clone().all(sign)
        && candidate
            .content
            .iter()
            .cloned()
            .flatten()
            .any(|at| page.strip.quotes[at as usize].is_none())
}

/// Whether a cue that is longer than the rules' has, beside the quotation before it,
/// unquoted words behind it: “…,” X said at a meeting.
fn strays(page: &Page, candidate: &Candidate) -> bool {
    let hint = candidate.hint.map(|it| &page.hints[it]);
    let longer = hint.is_some_and(|it| it.cue.end < candidate.cue.end);
    let behind = |piece: &Range<u32>| piece.start == candidate.cue.end;
    let quoted = |piece: &Range<u32>| {
        piece
            .clone()
            .any(|at| page.strip.quotes[at as usize].is_some())
    };
    let pieces = &candidate.content;
    longer
        && pieces.iter().any(|it| behind(it) && !quoted(it))
        && pieces
            .iter()
            .any(|it| it.end <= candidate.cue.start && quoted(it))
}

/// Whether a candidate leaves out the quotation that ends where the rules find its
/// speaker and cue: “…,” X wrote in a note, and “…”.
fn abandons(page: &Page, candidate: &Candidate) -> bool {
    let Some(hint) = candidate.hint.map(|it| &page.hints[it]) else {
        return false;
    };
    let source = hint.source.as_ref().map_or(u32::MAX, |it| it.start);
    let chunk = source.min(hint.cue.start);
    let quote = hint
        .content
        .iter()
        .map(|it| it.end - 1)
        .find(|&at| at + 1 == chunk && page.strip.quotes[at as usize].is_some());
    hint.tie == Tie::Verb
        && quote.is_some_and(|at| !candidate.content.iter().any(|it| it.contains(&at)))
}

/// Whether a candidate without a source of its own opens its sentence or a clause with
/// "asked" and holds no quotation: "Asked whether …" is what was put to the one who speaks.
fn is_question(page: &Page, candidate: &Candidate) -> bool {
    let strip = &page.strip;
    let home = strip.stretch_of[candidate.cue.start as usize] as usize;
    let cue = candidate.cue.start;
    let asked = strip.cells[cue as usize].word == hash::text("asked")
        && cue > 0
        && strip.cells[cue as usize - 1].bone == Bone::Comma;
    // "X, asked whether she would": one comma parts no subject from its verb.
    let unasked = candidate.source.as_ref().is_none_or(|it| {
        let parts = |at: u32| strip.cells[at as usize].bone == Bone::Comma;
        asked && it.end + 1 == cue && !it.clone().any(parts)
    });
    unasked
        && (cue == strip.stretches[home].start || asked)
        && candidate
            .content
            .iter()
            .cloned()
            .flatten()
            .all(|at| strip.quotes[at as usize].is_none())
}

/// How likely the source of a chosen candidate is right.
pub fn confidence(page: &Page, candidate: &Candidate) -> f32 {
    match is_plain(page, candidate) {
        true => candidate.sure.max(PLAIN),
        false => candidate.sure,
    }
}

/// The candidates that hold: the likeliest first, none sharing content with one
/// already held, one a cue. Outside the body only what the rules know. In order of
/// their cues.
pub fn select(page: &Page, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let silent = !candidates
        .iter()
        .any(|it| it.right >= TAKEN && is_tied(page, it, SPOKEN));
    let refusals = Refusals::new();
    let hold = |candidate: &Candidate| {
        let least = match candidate.origin {
            Origin::Rules | Origin::Both if is_certain(page, candidate) => 0.0,
            Origin::Rules | Origin::Both if is_marked(page, candidate) => MARKED,
            Origin::Rules | Origin::Both if is_tied(page, candidate, SPEECH) => KNOWN,
            _ if silent => SILENT,
            Origin::Rules | Origin::Both => TAKEN,
            Origin::Against if candidate.agree_content == 0.0 => CONTRARY,
            Origin::Against => TAKEN,
            Origin::Chains if is_scant(page, candidate) => CONTRARY,
            Origin::Chains if is_thing(page, candidate) => DEALT_WITH,
            Origin::Chains if candidate.source.is_none() => DOUBTFUL,
            Origin::Chains => UNKNOWN,
        };
        let known = candidate.hint.is_some();
        let home = page.strip.stretch_of[candidate.cue.start as usize] as usize;
        let sure = !holds_quotation(page, candidate) || candidate.sure >= NAMED;
        candidate.right >= least
            && (sure || is_certain(page, candidate))
            && !defies(page, candidate)
            && !strays(page, candidate)
            && !abandons(page, candidate)
            && !is_liked(page, candidate)
            && (known || !bare_sign(page, candidate) && !is_question(page, candidate))
            && (known || page.strip.body[home] && !refusals.are_in(page, candidate))
    };
    let mut order: Vec<usize> = (0..candidates.len())
        .filter(|&it| hold(&candidates[it]))
        .collect();
    order.sort_by(|&a, &b| {
        candidates[b]
            .right
            .total_cmp(&candidates[a].right)
            .then(a.cmp(&b))
    });
    let mut taken = vec![false; page.strip.cells.len()];
    let mut cued = vec![false; page.strip.cells.len()];
    let mut held = vec![false; candidates.len()];
    for index in order {
        let candidate = &candidates[index];
        let content = || candidate.content.iter().cloned().flatten();
        let free = content().all(|at| !taken[at as usize] && !cued[at as usize])
            && candidate
                .cue
                .clone()
                .all(|at| !cued[at as usize] && !taken[at as usize]);
        if free {
            content().for_each(|at| taken[at as usize] = true);
            candidate
                .cue
                .clone()
                .for_each(|at| cued[at as usize] = true);
            held[index] = true;
        }
    }
    candidates
        .into_iter()
        .zip(held)
        .filter_map(|(candidate, held)| held.then_some(candidate))
        .collect()
}
