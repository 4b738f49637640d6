//! What tells a cue: features of one item in its stretch.

use std::ops::Range;

use super::{
    hash::mix,
    strip::{BONES, Bone, Strip},
};

/// How far a subject, "that" or a quotation is looked for.
const REACH: i32 = 8;

/// Facts of a stretch that all its items share.
pub struct Shared {
    bounds: Range<u32>,
    stretch: u32,
    has_quote: u32,
    has_rule: u32,
}

impl Shared {
    /// What the items of stretch `index` share.
    pub fn of(strip: &Strip, index: usize) -> Shared {
        let bounds = strip.stretches[index].clone();
        let cells = &strip.cells[bounds.start as usize..bounds.end as usize];
        let rule = cells.iter().any(|it| it.rule / 8 == 1);
        let words: u32 = cells.iter().map(|it| it.words).sum();
        let share = match (words, words as usize * 2 > cells.len()) {
            (0, _) => 0,
            (1..=3, _) => 1,
            (_, false) => 2,
            (_, true) => 3,
        };
        Shared {
            stretch: share * 4 + u32::from(rule) * 2 + u32::from(strip.body[index]),
            has_quote: share,
            has_rule: u32::from(rule),
            bounds,
        }
    }
}

/// Hands every feature of item `at` to `feature`.
#[inline]
pub fn features(strip: &Strip, shared: &Shared, at: u32, mut feature: impl FnMut(u32)) {
    let near = |step: i32| strip.near(&shared.bounds, at, step);
    let (l3, l2, l1) = (near(-3), near(-2), near(-1));
    let (this, r1, r2, r3) = (near(0), near(1), near(2), near(3));
    let mut kind = 100;
    let mut add = |a: u32, b: u32| {
        kind += 1;
        feature(mix(kind, a, b));
    };
    let pair = |a: u32, b: u32| mix(1, a, b);

    add(0, 0);
    add(this.word, 0);
    add(this.stem, 0);
    add(this.suffix, 0);
    add(this.class, 0);
    add(l1.word, 0);
    add(l2.word, 0);
    add(r1.word, 0);
    add(r2.word, 0);
    add(l1.word, this.word);
    add(this.word, r1.word);
    add(l1.word, r1.word);
    add(r1.word, r2.word);
    add(l2.word, l1.word);
    add(l1.class, this.class);
    add(this.class, r1.class);
    add(l1.class, r1.class);
    add(pair(l2.class, l1.class), this.class);
    add(pair(l1.class, this.class), r1.class);
    add(pair(this.class, r1.class), r2.class);
    add(pair(r1.class, r2.class), r3.class);
    add(pair(l3.class, l2.class), l1.class);
    add(this.stem, r1.class);
    add(this.stem, l1.class);
    add(this.stem, pair(l1.class, r1.class));
    add(this.stem, pair(r1.class, r2.class));
    add(this.suffix, pair(l1.class, r1.class));

    let subject = (1..=REACH)
        .find(|&step| near(-step).person)
        .map_or((0, 0), |step| (near(-step).class, bucket(step)));
    add(subject.0, pair(subject.1, this.class));
    add(subject.0, pair(subject.1, this.suffix));
    let (that, quote) = (1..=REACH).fold((0, 0), |(that, quote), step| match near(step).bone {
        Bone::That if that == 0 => (bucket(step), quote),
        Bone::Quote if quote == 0 => (that, bucket(step)),
        _ => (that, quote),
    });
    let behind = match (l1.bone, l2.bone) {
        (Bone::Quote, _) => 1,
        (Bone::Comma, Bone::Quote) => 2,
        (Bone::Comma, _) => 3,
        _ if (1..=REACH).any(|step| near(-step).bone == Bone::Quote) => 4,
        _ => 0,
    };
    let around = that * 64 + quote * 8 + behind;
    add(around, 0);
    add(around, this.stem);
    add(around, this.class);
    add(that, this.stem);
    add(quote, this.stem);
    add(behind, this.stem);
    add(this.behind, this.class);
    add(this.ahead, this.class);
    add(this.ahead & 0xff, this.stem);
    add(this.behind & 0xff, this.stem);
    add(pair(this.behind & 0xff, this.ahead & 0xff), this.class);

    let rule = u32::from(this.rule);
    add(rule, 0);
    add(rule, this.stem);
    add(rule, this.class);
    add(pair(u32::from(l1.rule), rule), u32::from(r1.rule));
    add(shared.has_rule, this.stem);
    add(shared.stretch, this.class);
    add(shared.stretch, 0);
    add(shared.has_quote, this.stem);
    let place = (at - shared.bounds.start).min(4);
    let left = (shared.bounds.end - at).min(4);
    add(pair(place, left), this.class);
}

fn bucket(step: i32) -> u32 {
    match step {
        0 => 0,
        1 => 1,
        2 => 2,
        3..=4 => 3,
        5..=8 => 4,
        _ => 5,
    }
}

/// The class of the step into item `at`.
pub fn step(strip: &Strip, bounds: &Range<u32>, at: u32) -> u16 {
    let this = strip.near(bounds, at, 0);
    strip.near(bounds, at, -1).bone as u16 * BONES as u16 + this.bone as u16
}
