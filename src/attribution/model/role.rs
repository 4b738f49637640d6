//! What tells source and content of one cue: features of one item of the
//! window around it.

use std::ops::Range;

use super::{
    Hint,
    decode::Glance,
    hash::mix,
    strip::{BONES, Bone, Strip},
};

/// How many items a window reaches to either side of its cue.
const REACH: u32 = 160;

/// How many stretches a window reaches to either side of the cue's own.
const STRETCHES: usize = 2;

/// The items that a cue may take its source and content from.
pub struct Window<'s> {
    strip: &'s Strip,
    /// The cue.
    pub cue: Range<u32>,
    /// The items.
    pub items: Range<u32>,
    home: u32,
    bounds: Range<u32>,
    hint: Option<&'s Hint>,
    cues: &'s [bool],
    glances: &'s [Glance],
    head: u32,
    class: u32,
    whole: u32,
    frame: u32,
}

/// What is counted on the way from the cue to an item.
#[derive(Clone, Copy, Default)]
struct Way {
    steps: u32,
    bones: u32,
    count: u32,
    commas: u32,
    verbs: u32,
    quotes: u32,
    cues: u32,
    persons: u32,
    last: u32,
}

impl Way {
    fn pass(&mut self, strip: &Strip, at: u32, is_cue: bool) {
        let cell = &strip.cells[at as usize];
        self.steps += 1;
        if cell.bone != Bone::Flesh {
            if self.count < 6 {
                self.bones = self.bones << 4 | cell.bone as u32;
                self.count += 1;
            }
            self.last = (self.last << 4 | cell.bone as u32) & 0xfff;
        }
        self.commas += u32::from(cell.bone == Bone::Comma);
        self.verbs += u32::from(matches!(cell.bone, Bone::Verb | Bone::Cue));
        self.quotes += u32::from(cell.bone == Bone::Quote);
        self.cues += u32::from(is_cue);
        self.persons += u32::from(cell.person);
    }

    fn counts(&self) -> u32 {
        self.commas.min(3)
            | self.verbs.min(3) << 2
            | self.quotes.min(2) << 4
            | self.cues.min(2) << 6
    }

    fn distance(&self) -> u32 {
        match self.steps {
            0..=4 => self.steps,
            5..=6 => 5,
            7..=9 => 6,
            10..=15 => 7,
            16..=25 => 8,
            _ => 9,
        }
    }
}

impl<'s> Window<'s> {
    /// The window of the cue at items `cue`. `cues` tells which items begin a
    /// likely cue; `glances` is what the net makes of the items, `hint` what the rules make of this one.
    pub fn of(
        strip: &'s Strip,
        cue: Range<u32>,
        cues: &'s [bool],
        glances: &'s [Glance],
        hint: Option<&'s Hint>,
    ) -> Window<'s> {
        let home = strip.stretch_of[cue.start as usize];
        let bounds = strip.stretches[home as usize].clone();
        let items = reach(strip, home as usize, &cue);
        let near = |step: i32| strip.near(&bounds, cue.start, step);
        let after = strip.near(&bounds, cue.end - 1, 1);
        let head = cue
            .clone()
            .rev()
            .find(|&at| strip.cells[at as usize].bone == Bone::Cue)
            .unwrap_or(cue.end - 1);
        let head = &strip.cells[head as usize];
        let whole = cue
            .clone()
            .fold(0, |whole, at| mix(21, whole, strip.cells[at as usize].word));
        let before = near(-1);
        let frame = before.bone as u32 * BONES as u32 + after.bone as u32;
        Window {
            strip,
            home,
            items,
            hint,
            cues,
            glances,
            head: head.stem,
            class: head.class,
            whole,
            frame,
            bounds,
            cue,
        }
    }

    /// The class of the step into item `at`.
    pub fn step(&self, at: u32) -> u16 {
        if at == self.items.start {
            return 0;
        }
        let bone = |at: u32| self.strip.cells[at as usize].bone as u16;
        let stretch = |at: u32| self.strip.stretch_of[at as usize];
        let seam = if stretch(at - 1) != stretch(at) {
            3
        } else if at == self.cue.start {
            1
        } else if at == self.cue.end {
            2
        } else {
            0
        };
        (bone(at - 1) * BONES as u16 + bone(at)) + 256 * seam
    }

    /// Hands every feature of every item, in order, to `feature`, and calls
    /// `done` after each item.
    pub fn features<S>(
        &self,
        sink: &mut S,
        mut feature: impl FnMut(&mut S, u32),
        mut done: impl FnMut(&mut S, u32),
    ) {
        // What lies between the cue and each item on its left, outermost last.
        let mut ways = Vec::with_capacity((self.cue.start - self.items.start) as usize);
        let mut way = Way::default();
        for at in (self.items.start..self.cue.start).rev() {
            ways.push(way);
            way.pass(self.strip, at, self.cues[at as usize]);
        }
        for at in self.items.start..self.cue.start {
            let way = ways.pop().unwrap_or_default();
            self.item(at, 0, way, |it| feature(sink, it));
            done(sink, at);
        }
        for at in self.cue.clone() {
            self.item(at, 1, Way::default(), |it| feature(sink, it));
            done(sink, at);
        }
        let mut way = Way::default();
        for at in self.cue.end..self.items.end {
            self.item(at, 2, way, |it| feature(sink, it));
            done(sink, at);
            way.pass(self.strip, at, self.cues[at as usize]);
        }
    }

    #[inline]
    fn item(&self, at: u32, side: u32, way: Way, mut feature: impl FnMut(u32)) {
        let strip = self.strip;
        let stretch = strip.stretch_of[at as usize];
        let bounds = if stretch == self.home {
            self.bounds.clone()
        } else {
            strip.stretches[stretch as usize].clone()
        };
        let near = |step: i32| strip.near(&bounds, at, step);
        let (l2, l1, this, r1, r2) = (near(-2), near(-1), near(0), near(1), near(2));
        let mut kind = 200;
        let mut add = |a: u32, b: u32| {
            kind += 1;
            feature(mix(kind, a, b));
        };
        let pair = |a: u32, b: u32| mix(2, a, b);
        let offset = (stretch + 2).wrapping_sub(self.home).min(7);
        let side = side * 8 + offset;
        let distance = way.distance() * 32 + side;
        let counts = way.counts();
        let hint = self.hint_at(at);
        let around = hint * 64
            + if at > 0 {
                self.hint_at(at - 1) % 4 * 4
            } else {
                0
            }
            + self.hint_at(at + 1) % 4;

        add(side, 0);
        add(side, this.class);
        add(side, this.word);
        add(side, this.stem);
        add(side, this.suffix);
        add(side, pair(l1.class, this.class));
        add(side, pair(this.class, r1.class));
        add(side, pair(pair(l1.class, this.class), r1.class));
        add(side, pair(l2.class, l1.class));
        add(side, pair(r1.class, r2.class));
        add(distance, this.class);
        add(distance, this.bone as u32);
        add(self.head, side);
        add(self.head, distance);
        add(self.head, pair(side, this.class));
        add(self.class, distance);
        add(self.class, pair(side, this.class));
        add(self.whole, side);
        add(self.whole, pair(side, this.bone as u32));
        add(way.bones, side);
        add(way.bones, pair(side, this.class));
        add(way.bones, pair(side, self.class));
        add(way.bones, pair(side, self.head));
        add(way.last, pair(side, this.class));
        add(way.last, pair(side, self.head));
        add(way.last & 0xff, pair(side, pair(this.class, r1.class)));
        add(counts, side);
        add(counts, pair(side, this.class));
        add(counts, pair(side, self.class));
        add(self.frame, distance);
        add(self.frame, pair(side, this.class));
        add(self.frame, pair(side, counts));
        add(self.frame, pair(side, way.bones));
        add(hint, 0);
        add(around, 0);
        add(hint, pair(side, this.class));
        add(hint, distance);
        add(hint, self.head);
        add(hint, counts);
        add(hint, self.frame);
        add(u32::from(this.rule), pair(hint, side));
        let cue = u32::from(self.cues[at as usize]);
        add(cue, pair(side, way.cues.min(3)));
        add(way.cues.min(3), pair(side, self.class));
        add(side, pair(u32::from(this.person), way.persons.min(4)));
        add(way.persons.min(4), pair(side, this.class));
        add(this.behind, pair(side, this.class));
        add(this.ahead, pair(side, this.class));
        add(this.behind & 0xff, pair(side, self.class));
        let eighth = |share: f32| (share * 7.99) as u32;
        let Glance {
            source, content, ..
        } = self.glances[at as usize];
        let glance = eighth(source) * 8 + eighth(content);
        add(glance, side);
        add(glance, distance);
        add(glance, around);
        add(glance, pair(side, this.class));
        add(glance, self.head);
        add(glance, self.frame);
        add(glance, counts);
        if this.words > 0 {
            add(this.stem, pair(side, this.suffix));
            add(this.stem, pair(side, self.class));
            add(this.suffix, pair(side, way.bones));
            add(this.stem, pair(side, self.frame));
        }
    }

    /// What the rules make of an item for this cue: 0 where they know no such
    /// cue, else 1 for nothing, 2 for source and 3 for content, with the tie.
    fn hint_at(&self, at: u32) -> u32 {
        let Some(hint) = self.hint else {
            return 0;
        };
        let role = if hint.source.as_ref().is_some_and(|it| it.contains(&at)) {
            2
        } else if hint.content.iter().any(|it| it.contains(&at)) {
            3
        } else {
            1
        };
        role + 4 * (hint.tie as u32 + 8 * u32::from(hint.hangs))
    }
}

/// The cue's stretch, with its neighbours as far as quotations reach.
fn reach(strip: &Strip, home: usize, cue: &Range<u32>) -> Range<u32> {
    let own = strip.stretches[home].clone();
    let has_quote = |index: usize| {
        let range = strip.stretches[index].clone();
        strip.quotes[range.start as usize..range.end as usize]
            .iter()
            .any(Option::is_some)
    };
    let paragraph = strip.paragraphs[home];
    let mut start = own.start;
    for index in (home.saturating_sub(STRETCHES)..home).rev() {
        if strip.paragraphs[index] != paragraph || !has_quote(index) {
            break;
        }
        start = strip.stretches[index].start;
    }
    let mut end = own.end;
    for index in home + 1..strip.stretches.len().min(home + 1 + STRETCHES) {
        let first = strip.stretches[index].start as usize;
        let next = strip.paragraphs[index] != paragraph;
        if next && strip.quotes[first].is_none() || !has_quote(index) {
            break;
        }
        end = strip.stretches[index].end;
        if next {
            break;
        }
    }
    start.max(cue.start.saturating_sub(REACH))..end.min(cue.end + REACH)
}
