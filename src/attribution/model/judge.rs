//! What tells a right candidate from a wrong one.

use super::{
    Hint,
    contest::Contest,
    decode::Candidate,
    hash::mix,
    strip::{Bone, Strip},
};

/// How thick the likely candidates stand on a page.
#[derive(Clone, Copy)]
pub struct Density {
    all: u32,
    indirect: u32,
}

impl Density {
    /// The density of a page's candidates.
    pub fn of(strip: &Strip, candidates: &[Candidate]) -> Density {
        let (mut all, mut indirect) = (0.0, 0.0);
        for candidate in candidates {
            let quoted = candidate
                .content
                .iter()
                .cloned()
                .flatten()
                .any(|at| strip.quotes[at as usize].is_some());
            all += candidate.p_cue;
            indirect += if quoted { 0.0 } else { candidate.p_cue };
        }
        let share = |sum: f32| (sum * 10.0 / strip.stretches.len().max(1) as f32).min(15.0) as u32;
        Density {
            all: share(all),
            indirect: share(indirect),
        }
    }
}

/// Hands every feature of a candidate to `feature`.
pub fn features(
    strip: &Strip,
    hints: &[Hint],
    candidate: &Candidate,
    density: Density,
    contest: &Contest,
    mut feature: impl FnMut(u32),
) {
    let mut kind = 300;
    let mut add = |a: u32, b: u32| {
        kind += 1;
        feature(mix(kind, a, b));
    };
    let pair = |a: u32, b: u32| mix(3, a, b);
    let tenth = |share: f32| (share * 10.0) as u32;
    let fifth = |share: f32| (share * 5.0) as u32;

    let (mut words, mut quoted) = (0u32, 0u32);
    for at in candidate.content.iter().cloned().flatten() {
        let inside = strip.cells[at as usize].words;
        words += inside.max(1);
        quoted += inside;
    }
    let form = match quoted {
        0 => 0,
        _ if quoted < words => 1,
        _ => 2,
    };
    let length = words.checked_ilog2().unwrap_or(0).min(6);
    let hint = candidate.hint.map(|it| &hints[it]);
    let tie = hint.map_or(0, |it| {
        1 + it.tie as u32 + 8 * u32::from(it.hangs) + 16 * u32::from(it.nested)
    });
    let origin = candidate.origin as u32;
    let rule = pair(tie, origin);
    let head = &strip.cells[candidate.cue.end as usize - 1];
    let first = &strip.cells[candidate.cue.start as usize];
    let source = candidate.source.as_ref().map_or((0, 0), |it| {
        let last = &strip.cells[it.end as usize - 1];
        let kind = match last.bone {
            Bone::Pronoun => 1,
            Bone::Capital => 2,
            _ if last.person => 3,
            _ => 4,
        };
        (kind, (it.len() as u32).min(8))
    });
    let start = candidate.content.first().map_or(0, |it| it.start);
    let side = u32::from(start < candidate.cue.start) + 2 * u32::from(candidate.content.len() > 1);
    let cue = tenth(candidate.p_cue);
    let content = tenth(candidate.p_content);
    let owner = tenth(candidate.p_source);
    let agree = fifth(candidate.agree_content) * 4
        + u32::from(candidate.agree_source) * 2
        + u32::from(candidate.hint.is_some());
    let nested = fifth(candidate.nested);
    let spare = fifth(candidate.spare);

    add(0, 0);
    add(cue, 0);
    add(content, 0);
    add(owner, source.0);
    add(pair(cue, content), owner);
    add(
        pair(fifth(candidate.p_cue), fifth(candidate.p_content)),
        pair(fifth(candidate.p_source), form),
    );
    add(pair(cue, form), origin);
    add(pair(content, form), origin);
    add(pair(owner, source.0), origin);
    add(rule, form);
    add(rule, agree);
    add(rule, cue);
    add(rule, content);
    add(rule, owner);
    add(agree, form);
    add(agree, pair(cue, form));
    add(form, length);
    add(form, pair(side, origin));
    add(source.0, source.1);
    add(source.0, form);
    add(head.stem, 0);
    add(head.stem, form);
    add(head.class, form);
    add(first.class, head.class);
    add(nested, cue);
    add(nested, rule);
    add(nested, form);
    add(spare, form);
    add(spare, content);
    add(fifth(candidate.p_first), fifth(candidate.p_last));
    add(fifth(candidate.p_first), form);
    add(fifth(candidate.p_last), form);
    let stretch = strip.stretch_of[candidate.cue.start as usize] as usize;
    add(u32::from(strip.body[stretch]), form);
    add(pair(first.behind & 0xff, head.ahead & 0xff), form);
    let opening = candidate
        .content
        .iter()
        .map(|it| it.start)
        .find(|&it| it >= candidate.cue.end)
        .map_or(0, |it| strip.cells[it as usize].class);
    add(opening, head.stem);
    add(opening, head.class);
    add(opening, pair(cue, form));
    let owner_class = candidate
        .source
        .as_ref()
        .map_or(0, |it| strip.cells[it.end as usize - 1].class);
    add(owner_class, form);
    add(owner_class, head.class);
    let gap = match &candidate.source {
        Some(it) if it.end <= candidate.cue.start => candidate.cue.start - it.end,
        Some(it) if it.start >= candidate.cue.end => 8 + it.start - candidate.cue.end,
        _ => 20,
    };
    add(gap.min(21), form);
    add(density.all, form);
    add(density.all, pair(cue, form));
    add(density.indirect, form);
    add(density.indirect, pair(cue, form));
    add(density.indirect, rule);
    let claim = contest.of_candidate(strip, candidate);
    for view in claim.views() {
        add(view, form);
        add(view, pair(rule, form));
        add(view, pair(cue, form));
        add(view, pair(owner, form));
    }
    let holder = judge_source(strip, candidate);
    let auxiliary = strip.near(&strip.stretches[stretch], candidate.cue.end - 1, -1);
    add(pair(auxiliary.class, head.suffix), source.0);
    add(pair(first.class, head.suffix), pair(source.0, form));
    for view in holder {
        add(view, form);
        add(view, origin);
        add(view, head.suffix);
        add(view, head.stem);
    }
}

/// What the words of a candidate's source, and those around it, look like.
fn judge_source(strip: &Strip, candidate: &Candidate) -> [u32; 3] {
    let Some(source) = &candidate.source else {
        return [0; 3];
    };
    let home = strip.stretch_of[source.start as usize] as usize;
    let bounds = strip.stretches[home].clone();
    let before = strip.near(&bounds, source.start, -1);
    let after = strip.near(&bounds, source.end - 1, 1);
    let first = &strip.cells[source.start as usize];
    let inner = source.clone().fold(0, |inner, at| {
        inner
            | match strip.cells[at as usize].bone {
                Bone::Verb | Bone::Cue => 1,
                Bone::Comma => 2,
                Bone::Who => 4,
                Bone::Preposition => 8,
                _ => 0,
            }
    });
    let persons = |range: std::ops::Range<u32>| {
        range
            .filter(|&at| strip.cells[at as usize].person && !source.contains(&at))
            .count()
            .min(3) as u32
    };
    let between = match source.end <= candidate.cue.start {
        true => persons(source.end..candidate.cue.start),
        false => 4 + persons(candidate.cue.end.min(source.start)..source.start),
    };
    let opens = u32::from(source.start == bounds.start);
    [
        mix(31, before.class, after.bone as u32),
        mix(32, inner, first.class),
        mix(33, between * 2 + opens, before.bone as u32),
    ]
}
