//! From weights to candidates, and from candidates to what is said to be so.

use std::ops::Range;

use super::{
    Hint, Model, Page, Tie,
    contest::Contest,
    crf::{LABELS, Lattice},
    cue, hash, judge,
    role::Window,
    strip::{Bone, Strip},
};

/// A cue is looked into from this likelihood of beginning one.
const FAINT: f32 = 0.06;

/// No more cues of one stretch are looked into: each costs a walk over all of it.
const MOST: usize = 16;

/// From this likelihood on a cue counts as one to the features of others.
const LIKELY: f32 = 0.4;

/// Where the two contents are this alike and the sources overlap, the rules'
/// spans stand: their edges are the cleaner.
const ALIKE: f32 = 0.6;

/// A run of items goes on from this likelihood of belonging to it.
const CARRIED: f32 = 0.3;

/// Where a candidate's spans come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The chains, where the rules know no such cue.
    Chains,
    /// The chains, against the rules.
    Against,
    /// The rules, against the chains.
    Rules,
    /// Both.
    Both,
}

/// An attribution that may be.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The cue, in items.
    pub cue: Range<u32>,
    /// The source.
    pub source: Option<Range<u32>>,
    /// The pieces of the content.
    pub content: Vec<Range<u32>>,
    /// What the rules make of its cue, by its place in [`Page::hints`].
    pub hint: Option<usize>,
    /// Where its spans come from.
    pub origin: Origin,
    /// How likely its cue is one.
    pub p_cue: f32,
    /// How likely its content's items are content, on average.
    pub p_content: f32,
    /// How likely the first item of the content is content.
    pub p_first: f32,
    /// How likely the last item of the content is content.
    pub p_last: f32,
    /// How likely its source's items are source, on average; where it has none,
    /// how likely it is that there is none.
    pub p_source: f32,
    /// The share of the content expected that it leaves out.
    pub spare: f32,
    /// How alike the rules' and the chains' content are.
    pub agree_content: f32,
    /// Whether the rules' and the chains' source overlap.
    pub agree_source: bool,
    /// How likely its cue is inside another's content.
    pub nested: f32,
    /// How likely it is right.
    pub right: f32,
    /// How likely its source is right.
    pub sure: f32,
}

/// What net and chain make of one item.
#[derive(Clone, Copy, Debug, Default)]
pub struct Glance {
    /// How likely it is no cue, begins one, goes on one.
    pub cue: [f32; LABELS],
    /// How likely it stands in anyone's source.
    pub source: f32,
    /// How likely it stands in anyone's content.
    pub content: f32,
}

/// What net and chain make of every item.
pub fn glances(strip: &Strip, model: &Model, lattice: &mut Lattice) -> Vec<Glance> {
    let mut found = Vec::with_capacity(strip.cells.len());
    let scores = model.cue.scores(strip);
    for range in &strip.stretches {
        lattice.clear();
        for at in range.clone() {
            let [begins, goes_on, ..] = scores[at as usize];
            lattice.push([begins, goes_on], cue::step(strip, range, at));
        }
        lattice.run(&model.cue.steps);
        found.extend(
            scores[range.start as usize..range.end as usize]
                .iter()
                .zip(&lattice.marginals)
                .map(|(&[.., source, content], &cue)| Glance {
                    cue,
                    source: likelihood(source),
                    content: likelihood(content),
                }),
        );
    }
    found
}

fn likelihood(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// Which items begin a cue that the features of others should know of.
pub fn flags(page: &Page, glances: &[Glance]) -> Vec<bool> {
    let mut flags: Vec<bool> = glances.iter().map(|it| it.cue[1] >= LIKELY).collect();
    for hint in &page.hints {
        flags[hint.cue.start as usize] = true;
    }
    flags
}

/// The cues worth looking into, with what the rules make of each.
fn spans(page: &Page, glances: &[Glance]) -> Vec<(Range<u32>, f32, Option<usize>)> {
    let none = |at: u32| glances[at as usize].cue[0];
    let goes_on = |at: u32| glances[at as usize].cue[2];
    let mut spans: Vec<(Range<u32>, f32, Option<usize>)> = Vec::new();
    for (
        at,
        &Glance {
            cue: [_, begins, _],
            ..
        },
    ) in glances.iter().enumerate()
    {
        let at = at as u32;
        if begins < FAINT {
            continue;
        }
        let stretch = page.strip.stretch_of[at as usize];
        let limit = page.strip.stretches[stretch as usize].end;
        let end = (at + 1..limit)
            .find(|&it| goes_on(it) <= none(it).min(0.5))
            .unwrap_or(limit);
        let sure = (at..end).fold(0.0f32, |most, it| most.max(1.0 - none(it)));
        if let Some(last) = spans.last_mut()
            && last.0.end > at
        {
            if glances[last.0.start as usize].cue[1] < begins {
                *last = (at..end, sure.max(last.1), None);
            }
            continue;
        }
        spans.push((at..end, sure, None));
    }
    let known = spans.len();
    for (index, hint) in page.hints.iter().enumerate() {
        let at = spans[..known].partition_point(|(cue, _, _)| cue.end <= hint.cue.start);
        match spans[..known].get_mut(at) {
            Some((cue, _, linked)) if cue.start < hint.cue.end && linked.is_none() => {
                *linked = Some(index);
            }
            _ => {
                let sure = hint
                    .cue
                    .clone()
                    .fold(0.0f32, |most, it| most.max(1.0 - none(it)));
                spans.push((hint.cue.clone(), sure, Some(index)));
            }
        }
    }
    spans.sort_by_key(|(cue, _, _)| cue.start);
    spans
        .chunk_by(|a, b| stretch(page, &a.0) == stretch(page, &b.0))
        .flat_map(likeliest)
        .collect()
}

fn stretch(page: &Page, cue: &Range<u32>) -> u32 {
    page.strip.stretch_of[cue.start as usize]
}

/// The likeliest cues of one stretch, no more than [`MOST`].
fn likeliest(
    stretch: &[(Range<u32>, f32, Option<usize>)],
) -> Vec<(Range<u32>, f32, Option<usize>)> {
    let mut cues = stretch.to_vec();
    if cues.len() > MOST {
        cues.sort_by(|a, b| b.1.total_cmp(&a.1));
        cues.truncate(MOST);
        cues.sort_by_key(|(cue, _, _)| cue.start);
    }
    cues
}

/// Everything that may be an attribution, judged, in order of its cue.
pub fn candidates(page: &Page, model: &Model) -> Vec<Candidate> {
    let mut lattice = Lattice::default();
    let glances = glances(&page.strip, model, &mut lattice);
    let mut found = propose(page, model, &glances, &mut lattice);
    let density = judge::Density::of(&page.strip, &found);
    let contest = Contest::of(&page.strip, &found);
    for candidate in &mut found {
        let mut sum = model.judge.sum();
        judge::features(
            &page.strip,
            &page.hints,
            candidate,
            density,
            &contest,
            |it| {
                sum.add(it);
            },
        );
        let [right, sure] = sum.scores().map(likelihood);
        candidate.right = right;
        candidate.sure = sure;
    }
    found
}

/// Everything that may be an attribution, not judged yet.
pub fn propose(
    page: &Page,
    model: &Model,
    glances: &[Glance],
    lattice: &mut Lattice,
) -> Vec<Candidate> {
    let flags = flags(page, glances);
    let mut inside = vec![0.0f32; page.strip.cells.len()];
    let mut found: Vec<Candidate> = Vec::new();
    for (cue, p_cue, hint) in spans(page, glances) {
        let window = Window::of(
            &page.strip,
            cue.clone(),
            &flags,
            glances,
            hint.map(|it| &page.hints[it]),
        );
        lattice.clear();
        let mut state = (model.role.sum(), &mut *lattice);
        window.features(
            &mut state,
            |(sum, _), it| sum.add(it),
            |(sum, lattice), at| {
                lattice.push(sum.scores(), window.step(at));
                *sum = model.role.sum();
            },
        );
        lattice.run(&model.role.steps);
        let reading = Reading {
            page,
            window: &window,
            marginals: &lattice.marginals,
        };
        reading.candidates(p_cue, hint, &mut found);
        for at in window.items.clone() {
            let share = p_cue * reading.p(at)[2];
            let most = &mut inside[at as usize];
            *most = most.max(share);
        }
    }
    for candidate in &mut found {
        candidate.nested = inside[candidate.cue.start as usize];
    }
    found
}

/// One cue's window with its marginals.
struct Reading<'r> {
    page: &'r Page,
    window: &'r Window<'r>,
    marginals: &'r [[f32; 3]],
}

impl Reading<'_> {
    fn p(&self, at: u32) -> [f32; 3] {
        at.checked_sub(self.window.items.start)
            .and_then(|it| self.marginals.get(it as usize))
            .copied()
            .unwrap_or_default()
    }

    fn candidates(&self, p_cue: f32, hint: Option<usize>, found: &mut Vec<Candidate>) {
        let cue = self.window.cue.clone();
        let source = self.source();
        let mut content = self.content();
        // "X, a safety officer, told me that …" describes X between X and the cue.
        if let Some(source) = &source
            && content.iter().any(|it| it.start >= cue.end)
        {
            content.retain(|it| it.start < source.end || it.end > cue.start);
        }
        let rules = hint.map(|it| &self.page.hints[it]);
        let agree_content = rules.map_or(0.0, |it| dice(&it.content, &content));
        let agree_source = rules.is_some_and(|it| match (&it.source, &source) {
            (Some(a), Some(b)) => a.start < b.end && b.start < a.end,
            (None, None) => true,
            _ => false,
        });
        let alike = agree_content >= ALIKE
            || rules.is_some_and(|it| it.tie == Tie::Verb && is_tail(&it.content, &content, &cue));
        let same = alike && agree_source;
        let base = Candidate {
            cue,
            source,
            content,
            hint,
            origin: Origin::Chains,
            p_cue,
            p_content: 0.0,
            p_first: 0.0,
            p_last: 0.0,
            p_source: 0.0,
            spare: 0.0,
            agree_content,
            agree_source,
            nested: 0.0,
            right: 0.0,
            sure: 0.0,
        };
        let origin = match (rules.is_some(), same) {
            (false, _) => Origin::Chains,
            (true, true) => Origin::Both,
            (true, false) => Origin::Against,
        };
        if let Some(rules) = rules {
            found.push(self.measured(Candidate {
                cue: rules.cue.clone(),
                source: rules.source.clone(),
                content: rules.content.clone(),
                origin: if same { origin } else { Origin::Rules },
                ..base.clone()
            }));
        }
        if !base.content.is_empty() && !same {
            found.push(self.measured(Candidate { origin, ..base }));
        }
    }

    fn measured(&self, candidate: Candidate) -> Candidate {
        let mean = |ranges: &[Range<u32>], label: usize| {
            let count: usize = ranges.iter().map(ExactSizeIterator::len).sum();
            let sum: f32 = ranges
                .iter()
                .cloned()
                .flatten()
                .map(|at| self.p(at)[label])
                .sum();
            (sum / count.max(1) as f32, sum)
        };
        let expected: f32 = self.marginals.iter().map(|it| it[2]).sum();
        let (p_content, held) = mean(&candidate.content, 2);
        let p_source = match &candidate.source {
            Some(source) => mean(std::slice::from_ref(source), 1).0,
            None => self
                .marginals
                .iter()
                .map(|it| 1.0 - it[1])
                .fold(1.0, f32::min),
        };
        let first = candidate.content.first().map_or(0, |it| it.start);
        let last = candidate.content.last().map_or(0, |it| it.end - 1);
        Candidate {
            p_content,
            p_source,
            p_first: self.p(first)[2],
            p_last: self.p(last)[2],
            spare: ((expected - held) / expected.max(0.01)).clamp(0.0, 1.0),
            ..candidate
        }
    }

    /// The runs of items that are most likely content, signs at their ends left
    /// out. What stands in stretches after the cue's counts only where there is
    /// nothing in its own or before.
    fn content(&self) -> Vec<Range<u32>> {
        let strip = &self.page.strip;
        let own = strip.stretches[strip.stretch_of[self.window.cue.start as usize] as usize].end;
        let runs = self.runs(2);
        let mut pieces: Vec<Range<u32>> = runs
            .iter()
            .map(|run| run.start..run.end.min(own))
            .filter_map(|run| trim(strip, run))
            .collect();
        if pieces.is_empty() {
            pieces = runs
                .into_iter()
                .filter_map(|run| trim(strip, run))
                .collect();
        }
        if let Some(at) = led_in(strip, &pieces) {
            pieces.retain(|it| it.end > at);
        }
        pieces
    }

    fn source(&self) -> Option<Range<u32>> {
        let weight = |run: &Range<u32>| run.clone().map(|at| self.p(at)[1]).sum::<f32>();
        self.runs(1)
            .into_iter()
            .max_by(|a, b| weight(a).total_cmp(&weight(b)))
            .and_then(|run| trim(&self.page.strip, run))
    }

    fn runs(&self, label: usize) -> Vec<Range<u32>> {
        let mut runs: Vec<Range<u32>> = Vec::new();
        for at in self.window.items.clone() {
            let p = self.p(at);
            let likeliest = p[label] >= p[0] && p[label] >= p[3 - label];
            if self.window.cue.contains(&at) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.end == at && (likeliest || p[label] >= CARRIED) => run.end += 1,
                _ if likeliest => runs.push(at..at + 1),
                _ => {}
            }
        }
        runs
    }
}

fn trim(strip: &Strip, mut run: Range<u32>) -> Option<Range<u32>> {
    let sign = |at: u32| {
        matches!(
            strip.cells[at as usize].bone,
            Bone::Comma | Bone::Stop | Bone::Break
        )
    };
    let that = hash::text("that");
    while run.start < run.end && (sign(run.start) || strip.cells[run.start as usize].word == that) {
        run.start += 1;
    }
    while run.start < run.end && sign(run.end - 1) {
        run.end -= 1;
    }
    (run.start < run.end).then_some(run)
}

/// The first quotation of `pieces` with a colon before it: what leads into it is
/// none of it.
fn led_in(strip: &Strip, pieces: &[Range<u32>]) -> Option<u32> {
    let colon = hash::text(":");
    pieces.iter().cloned().flatten().find(|&at| {
        let before = at.checked_sub(1).map(|it| &strip.cells[it as usize]);
        strip.quotes[at as usize].is_some() && before.is_some_and(|it| it.word == colon)
    })
}

fn dice(a: &[Range<u32>], b: &[Range<u32>]) -> f32 {
    let len = |it: &[Range<u32>]| it.iter().map(ExactSizeIterator::len).sum::<usize>();
    let both: u32 = a
        .iter()
        .flat_map(|a| {
            b.iter()
                .map(|b| a.end.min(b.end).saturating_sub(a.start.max(b.start)))
        })
        .sum();
    2.0 * both as f32 / (len(a) + len(b)).max(1) as f32
}

/// Whether `tail` is the end of the one piece `whole` that the cue follows: what
/// stands before such a cue is said from the sentence's beginning on.
fn is_tail(whole: &[Range<u32>], tail: &[Range<u32>], cue: &Range<u32>) -> bool {
    matches!((whole, tail), ([whole], [tail])
        if whole.end == tail.end && whole.start < tail.start && whole.end <= cue.start)
}

impl Candidate {
    /// What the rules propose, taken as it is.
    pub fn of_hint(hint: &Hint, place: usize, sure: f32) -> Candidate {
        Candidate {
            cue: hint.cue.clone(),
            source: hint.source.clone(),
            content: hint.content.clone(),
            hint: Some(place),
            origin: Origin::Rules,
            p_cue: 1.0,
            p_content: 1.0,
            p_first: 1.0,
            p_last: 1.0,
            p_source: 1.0,
            spare: 0.0,
            agree_content: 1.0,
            agree_source: true,
            nested: 0.0,
            right: 1.0,
            sure,
        }
    }
}

/// What holds by rule alone, in order of cues.
pub fn by_rule(page: &Page) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = page
        .hints
        .iter()
        .enumerate()
        .filter(|(_, hint)| !hint.nested)
        .map(|(place, hint)| Candidate::of_hint(hint, place, 1.0))
        .collect();
    found.sort_by_key(|it| it.cue.start);
    found
}
