//! The net that reads the words for cues: what it is told of an item becomes a
//! row of numbers, and three layers of convolution look at ever wider
//! neighbourhoods of rows. Weights of one byte; linear in the number of items,
//! with a fixed amount of room.

use std::borrow::Cow;

use super::{
    crf::Steps,
    cue::{self, FIELDS},
    strip::Strip,
};

/// How many numbers every layer has of an item.
pub const WIDTH: usize = 32;

/// The numbers of one item.
pub type Row = [f32; WIDTH];

/// How many scores come out for an item: those of the chain's labels 1 and 2, and
/// of standing in anyone's source and content.
pub const SCORES: usize = 4;

/// For every layer, how far away the items are that it looks at.
pub const LAYERS: [&[i32]; 3] = [&[-2, -1, 0, 1, 2], &[-2, 0, 2], &[-4, 0, 4]];

/// How far away the last layer's numbers come from.
const HALO: usize = 8;

/// How many items are worked on at once.
const BLOCK: usize = 240;

/// The trained net and the chain that it feeds.
#[derive(Clone, Debug)]
pub struct Net {
    /// A row of signed bytes for every hashed field. A power of two of rows.
    pub table: Cow<'static, [u8]>,
    /// What one step of a byte of the table is worth.
    pub scale: f32,
    /// The layers.
    pub layers: Vec<Layer>,
    /// What every number of the last layer adds to each score.
    pub head: Vec<[f32; SCORES]>,
    /// What each score begins with.
    pub bias: [f32; SCORES],
    /// For every class of step, the factors of going from label to label.
    pub steps: Steps,
}

/// One layer of convolution.
#[derive(Clone, Debug)]
pub struct Layer {
    /// For every item looked at and every number of it, what it adds to each
    /// number.
    pub weights: Vec<Row>,
    /// What each number begins with.
    pub bias: Row,
}

/// Works out a layer's numbers from those of the layer before; `taps` tells how
/// far away the items are that it looks at.
#[inline]
pub fn convolve(taps: &[i32], weights: &[Row], bias: &Row, from: &[Row], to: &mut Vec<Row>) {
    // Most numbers behind the first layer are nothing: which, is found once for all taps,
    // and without a branch that the processor would guess wrong.
    let active: Vec<([u8; WIDTH], usize)> = from.iter().map(active).collect();
    to.clear();
    to.extend((0..from.len()).map(|at| {
        let mut sum = *bias;
        for (&tap, weights) in taps.iter().zip(weights.chunks_exact(WIDTH)) {
            let other = at.checked_add_signed(tap as isize);
            let Some((row, (places, count))) =
                other.and_then(|it| Some((from.get(it)?, active.get(it)?)))
            else {
                continue;
            };
            for &place in &places[..*count] {
                let place = place as usize % WIDTH;
                add(&mut sum, row[place], &weights[place]);
            }
        }
        sum
    }));
}

/// The places of a row's numbers that are not nothing, and how many they are.
fn active(row: &Row) -> ([u8; WIDTH], usize) {
    let (mut places, mut count) = ([0; WIDTH], 0);
    for (place, number) in (0..).zip(row) {
        places[count % WIDTH] = place;
        count += usize::from(*number != 0.0);
    }
    (places, count)
}

/// What is done to the numbers of every layer, by its place: all but the first
/// carry on those before, and none is less than nothing.
#[inline]
pub fn finish(place: usize, from: &[Row], to: &mut [Row]) {
    for (to, from) in to.iter_mut().zip(from) {
        if place > 0 {
            add(to, 1.0, from);
        }
        // `max` would be a call, for what it makes of no number.
        *to = to.map(|it| if it > 0.0 { it } else { 0.0 });
    }
}

/// Adds a multiple of a row.
#[inline]
pub fn add<const N: usize>(to: &mut [f32; N], times: f32, row: &[f32; N]) {
    for (to, it) in to.iter_mut().zip(row) {
        *to += times * it;
    }
}

impl Net {
    /// The scores of every item of a strip.
    pub fn scores(&self, strip: &Strip) -> Vec<[f32; SCORES]> {
        let len = strip.cells.len();
        let mut found = Vec::with_capacity(len);
        let (mut from, mut to) = (Vec::new(), Vec::new());
        while found.len() < len {
            let at = found.len();
            let end = (at + BLOCK).min(len);
            let first = at.saturating_sub(HALO);
            from.clear();
            from.extend((first..(end + HALO).min(len)).map(|at| self.embed(strip, at)));
            for (index, (layer, taps)) in self.layers.iter().zip(LAYERS).enumerate() {
                convolve(taps, &layer.weights, &layer.bias, &from, &mut to);
                finish(index, &from, &mut to);
                std::mem::swap(&mut from, &mut to);
            }
            found.extend(
                from[at - first..end - first]
                    .iter()
                    .map(|it| self.score(it)),
            );
        }
        found
    }

    /// The row that the fields of an item add up to.
    fn embed(&self, strip: &Strip, at: usize) -> Row {
        let (rows, _) = self.table.as_chunks::<WIDTH>();
        let shift = 32 - rows.len().trailing_zeros();
        let body = strip.body[strip.stretch_of[at] as usize];
        let mut sum = [0i16; WIDTH];
        for field in cue::fields(&strip.cells[at], body) {
            for (sum, it) in sum.iter_mut().zip(&rows[(field >> shift) as usize]) {
                *sum += i16::from(*it as i8);
            }
        }
        sum.map(|it| f32::from(it) * self.scale)
    }

    fn score(&self, row: &Row) -> [f32; SCORES] {
        let mut scores = self.bias;
        for (number, weights) in row.iter().zip(&self.head) {
            add(&mut scores, *number, weights);
        }
        scores
    }
}

const _: () = assert!(FIELDS * 128 <= i16::MAX as usize);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::model::{Model, strip::EDGE};

    /// A strip of one stretch of made-up words.
    fn strip(len: usize) -> Strip {
        let cell = |at: usize| {
            let mut cell = EDGE.clone();
            cell.word = (at as u32).wrapping_mul(2_654_435_761);
            cell.stem = cell.word >> 3;
            cell
        };
        Strip {
            cells: (0..len).map(cell).collect(),
            body: vec![true],
            stretch_of: vec![0; len],
            ..Strip::default()
        }
    }

    #[test]
    fn where_a_block_ends_changes_nothing() {
        let net = &Model::embedded().expect("weights of this revision").cue;
        let strip = strip(3 * BLOCK + 1);
        let mut from: Vec<Row> = (0..strip.cells.len())
            .map(|at| net.embed(&strip, at))
            .collect();
        for (index, (layer, taps)) in net.layers.iter().zip(LAYERS).enumerate() {
            let mut to = Vec::new();
            convolve(taps, &layer.weights, &layer.bias, &from, &mut to);
            finish(index, &from, &mut to);
            from = to;
        }
        let whole: Vec<[f32; SCORES]> = from.iter().map(|it| net.score(it)).collect();
        assert_eq!(net.scores(&strip), whole);
        assert!(net.scores(&self::strip(0)).is_empty());
    }

    #[test]
    fn a_layer_looks_as_far_as_its_taps() {
        let mut weights = vec![[0.0; WIDTH]; 2 * WIDTH];
        weights[0][1] = 2.0;
        weights[WIDTH][1] = 10.0;
        let from: Vec<Row> = [1.0, 3.0, 5.0].map(|it| [it; WIDTH]).to_vec();
        let mut to = Vec::new();
        convolve(&[-1, 1], &weights, &[0.5; WIDTH], &from, &mut to);
        assert_eq!(
            to.iter().map(|it| it[1]).collect::<Vec<_>>(),
            [30.5, 52.5, 6.5]
        );
    }
}
