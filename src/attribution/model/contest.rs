//! Whose a quotation is where several cues may claim it: which of them stands
//! next to it, and how strong the others are.

use super::{
    decode::Candidate,
    hash::mix,
    strip::{Bone, Strip},
};

/// The two strongest claims on an item, of different cues: strength, where the
/// cue begins, how far it stands off.
type Claims = [(f32, u32, u32); 2];

/// No cue.
const NONE: u32 = u32::MAX;

/// The claims on each item of a page.
pub struct Contest {
    claims: Vec<Claims>,
    /// How many items up to each one begin a likely cue.
    cues: Vec<u32>,
}

/// How a candidate stands in the contest for its longest quotation.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Claim {
    /// How far its words stand off the quotation.
    far: u32,
    /// How many likely cues stand between.
    between: u32,
    /// How strong the strongest other claim is, in fifths.
    rival: u32,
    /// How far that one stands off; one more than the farthest without one.
    rival_far: u32,
}

/// Farther than this is far.
const FARTHEST: u32 = 6;

impl Contest {
    /// The contest between a page's candidates.
    pub fn of(strip: &Strip, candidates: &[Candidate]) -> Contest {
        let mut claims = vec![[(0.0, NONE, FARTHEST + 1); 2]; strip.cells.len()];
        let mut cues = vec![0; strip.cells.len() + 1];
        let mut last = NONE;
        for candidate in candidates {
            if candidate.p_cue >= 0.4 && candidate.cue.start != last {
                last = candidate.cue.start;
                cues[last as usize + 1] += 1;
            }
            let strength = candidate.p_cue * candidate.p_content;
            for at in quotations(strip, candidate) {
                let far = far(strip, candidate, at);
                let [first, second] = &mut claims[at as usize];
                let claim = (strength, candidate.cue.start, far);
                if first.1 == claim.1 {
                    if claim.0 > first.0 {
                        *first = claim;
                    }
                } else if claim.0 > first.0 {
                    *second = *first;
                    *first = claim;
                } else if claim.0 > second.0 {
                    *second = claim;
                }
            }
        }
        for at in 1..cues.len() {
            cues[at] += cues[at - 1];
        }
        Contest { claims, cues }
    }

    /// How `candidate` stands; all nought where it holds no quotation.
    pub fn of_candidate(&self, strip: &Strip, candidate: &Candidate) -> Claim {
        let longest = quotations(strip, candidate).max_by_key(|&at| strip.cells[at as usize].words);
        let Some(at) = longest else {
            return Claim::default();
        };
        let (start, end) = match candidate.cue.start < at {
            true => (candidate.cue.end.min(at), at),
            false => (at, candidate.cue.start),
        };
        let rival = self.claims[at as usize]
            .iter()
            .find(|it| it.1 != candidate.cue.start);
        Claim {
            far: 1 + far(strip, candidate, at),
            between: (self.cues[end as usize] - self.cues[start as usize]).min(3),
            rival: rival.map_or(0, |it| (it.0 * 5.0) as u32),
            rival_far: rival.map_or(0, |it| it.2),
        }
    }
}

impl Claim {
    /// The claim from several sides, each a number.
    pub fn views(&self) -> [u32; 3] {
        let nearer = match self.rival_far + 1 {
            far if far < self.far => 0,
            far if far == self.far => 1,
            _ => 2,
        };
        [
            mix(41, self.far, self.between),
            mix(42, self.rival, nearer),
            mix(43, self.far, self.rival * 8 + self.rival_far),
        ]
    }
}

fn quotations<'a>(strip: &'a Strip, candidate: &'a Candidate) -> impl Iterator<Item = u32> + 'a {
    candidate
        .content
        .iter()
        .cloned()
        .flatten()
        .filter(|&at| strip.quotes[at as usize].is_some())
}

/// How many items that are no signs stand between a quotation and the nearest
/// of the candidate's cue and source.
fn far(strip: &Strip, candidate: &Candidate, at: u32) -> u32 {
    let mut chunk = candidate.cue.clone();
    if let Some(source) = &candidate.source
        && (source.end <= at) == (chunk.end <= at)
    {
        chunk = chunk.start.min(source.start)..chunk.end.max(source.end);
    }
    let between = match chunk.end <= at {
        true => chunk.end..at,
        false => at + 1..chunk.start,
    };
    if between.len() > 4 * FARTHEST as usize {
        return FARTHEST;
    }
    let words = between.filter(|&it| {
        !matches!(
            strip.cells[it as usize].bone,
            Bone::Comma | Bone::Break | Bone::Sign
        )
    });
    (words.count() as u32).min(FARTHEST)
}
