//! Trains the net that finds cues, with the chain that it feeds: Adam on the
//! likelihood of the cues, and of what stands in a source or a content, which
//! teaches the layers more than the cues alone would.

use std::{borrow::Cow, ops::Range};

use whence::attribution::model::{
    crf::Lattice,
    cue::{self, FIELDS, NAMING},
    net::{self, LAYERS, Layer, Net, Row, SCORES, WIDTH},
    weights::{in_coarse_bytes, rounded, rounded_steps},
};

use super::{
    chain::{Dice, Passage},
    corpus::Document,
    learned::Learned,
};

/// Two to this many rows of fields.
const BITS: u32 = 14;

/// How often the articles are gone through.
const EPOCHS: usize = 10;

/// The length of the longest step; it falls to nothing from there.
const RATE: f32 = 0.002;

/// How many steps it takes to come to that length.
const WARM: usize = 500;

/// The length of a step of the chain.
const CHAIN_RATE: f32 = 0.05;

/// The share of numbers dropped in every layer, and of fields.
const DROPPED: f32 = 0.1;

/// The share of items of which what names the word is dropped.
const UNNAMED: f32 = 0.1;

/// How much standing in a source or a content counts beside being a cue.
const BESIDE: f32 = 0.25;

/// How many items are learned from at once.
const ITEMS: u32 = 160;

/// Some stretches of an article.
struct Part {
    document: usize,
    stretches: Range<usize>,
}

/// Trains on some of the articles.
pub fn train(documents: &[Document], learn: &[usize]) -> Net {
    let parts: Vec<Part> = learn
        .iter()
        .flat_map(|&it| parts(it, &documents[it]))
        .collect();
    let labels: Vec<Vec<Labels>> = learn_labels(documents, learn);
    let mut trainer = Trainer::new();
    let turns = EPOCHS * parts.len();
    let mut turn = 0;
    for epoch in 0..EPOCHS {
        let order = trainer.dice.order(parts.len());
        for (place, &index) in order.iter().enumerate() {
            turn += 1;
            let warm = (turn as f32 / WARM as f32).min(1.0);
            let rate = RATE * warm * (1.0 - turn as f32 / turns as f32);
            let part = &parts[index];
            trainer.learn(&documents[part.document], &labels[part.document], part);
            trainer.step(rate, turn);
            if epoch * 2 >= EPOCHS && (place + 1) % (parts.len() / 8).max(1) == 0 {
                trainer.count();
            }
        }
    }
    trainer.done()
}

fn parts(document: usize, it: &Document) -> Vec<Part> {
    let strip = &it.page.strip;
    let mut parts: Vec<Part> = Vec::new();
    for (index, bounds) in strip.stretches.iter().enumerate() {
        match parts.last_mut() {
            Some(last) if bounds.end - strip.stretches[last.stretches.start].start < ITEMS => {
                last.stretches.end = index + 1;
            }
            _ => parts.push(Part {
                document,
                stretches: index..index + 1,
            }),
        }
    }
    parts
}

/// What is right of an item.
#[derive(Clone, Copy, Default)]
struct Labels {
    cue: u8,
    source: bool,
    content: bool,
}

/// What is right of every item of the articles to learn from.
fn learn_labels(documents: &[Document], learn: &[usize]) -> Vec<Vec<Labels>> {
    let mut all: Vec<Vec<Labels>> = vec![Vec::new(); documents.len()];
    for &index in learn {
        let document = &documents[index];
        let mut labels = vec![Labels::default(); document.page.strip.cells.len()];
        for gold in document.golds.iter().rev() {
            for at in gold.cue.clone() {
                labels[at as usize].cue = if at == gold.cue.start { 1 } else { 2 };
            }
            gold.source
                .iter()
                .for_each(|&at| labels[at as usize].source = true);
            gold.content
                .iter()
                .for_each(|&at| labels[at as usize].content = true);
        }
        all[index] = labels;
    }
    all
}

struct Trainer {
    table: Learned<WIDTH>,
    layers: Vec<(Learned<WIDTH>, Learned<WIDTH>)>,
    head: Learned<SCORES>,
    bias: Learned<SCORES>,
    chain: Passage,
    dice: Dice,
    lattice: Lattice,
    /// The rows that the last part's items are made of: item, row.
    used: Vec<(usize, usize)>,
    /// The numbers of every layer, those of the fields first.
    numbers: Vec<Vec<Row>>,
}

impl Trainer {
    fn new() -> Trainer {
        let mut dice = Dice::new(5);
        let mut layer = |taps: &[i32]| {
            let rows = taps.len() * WIDTH;
            let far = (6.0 / rows as f32).sqrt();
            (
                Learned::new(rows, || dice.between(far)),
                Learned::new(1, || 0.0),
            )
        };
        let layers = LAYERS.iter().map(|it| layer(it)).collect();
        Trainer {
            layers,
            table: Learned::new(1 << BITS, || dice.between(0.02)),
            head: Learned::new(WIDTH, || dice.between(0.13)),
            bias: Learned::new(1, || 0.0),
            chain: Passage::new(),
            dice,
            lattice: Lattice::default(),
            used: Vec::new(),
            numbers: vec![Vec::new(); LAYERS.len() + 1],
        }
    }

    /// Adds up the slopes of one part.
    fn learn(&mut self, document: &Document, labels: &[Labels], part: &Part) {
        let strip = &document.page.strip;
        let stretches = &strip.stretches[part.stretches.clone()];
        let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else {
            return;
        };
        let items = first.start as usize..last.end as usize;
        self.embed(document, items.clone());
        self.forward();
        let last = &self.numbers[LAYERS.len()];
        let scores: Vec<[f32; SCORES]> = last
            .iter()
            .map(|row| {
                let mut scores = self.bias.now[0];
                for (number, weights) in row.iter().zip(&self.head.now) {
                    net::add(&mut scores, *number, weights);
                }
                scores
            })
            .collect();
        let mut slopes = vec![[0.0; SCORES]; scores.len()];
        for bounds in stretches {
            self.lattice.clear();
            for at in bounds.clone() {
                let [begins, goes_on, ..] = scores[at as usize - items.start];
                self.lattice
                    .push([begins, goes_on], cue::step(strip, bounds, at));
            }
            let right: Vec<u8> = bounds.clone().map(|it| labels[it as usize].cue).collect();
            self.chain.run(&mut self.lattice);
            self.chain.learn(&self.lattice, &right, CHAIN_RATE);
            for (at, (p, right)) in bounds.clone().zip(self.lattice.marginals.iter().zip(right)) {
                let slope = &mut slopes[at as usize - items.start];
                slope[0] = p[1] - f32::from(u8::from(right == 1));
                slope[1] = p[2] - f32::from(u8::from(right == 2));
            }
        }
        for ((slope, scores), labels) in slopes.iter_mut().zip(&scores).zip(&labels[items]) {
            for (at, right) in [(2, labels.source), (3, labels.content)] {
                let p = 1.0 / (1.0 + (-scores[at]).exp());
                slope[at] = BESIDE * (p - f32::from(u8::from(right)));
            }
        }
        self.backward(&slopes);
    }

    /// Adds up the rows of the items' fields, some of them dropped.
    fn embed(&mut self, document: &Document, items: Range<usize>) {
        let strip = &document.page.strip;
        let dice = &mut self.dice;
        let rows = &mut self.numbers[0];
        rows.clear();
        self.used.clear();
        for at in items {
            let body = strip.body[strip.stretch_of[at] as usize];
            let fields: [u32; FIELDS] = cue::fields(&strip.cells[at], body);
            let unnamed = dice.falls(UNNAMED);
            let mut sum = [0.0; WIDTH];
            for (place, field) in fields.into_iter().enumerate() {
                let row = (field >> (32 - BITS)) as usize;
                if !(dice.falls(DROPPED) || unnamed && place < NAMING) {
                    self.used.push((rows.len(), row));
                    net::add(&mut sum, 1.0, &self.table.now[row]);
                }
            }
            rows.push(sum);
        }
        dropped(rows, dice);
    }

    fn forward(&mut self) {
        for (index, ((weights, bias), taps)) in self.layers.iter().zip(LAYERS).enumerate() {
            let (before, after) = self.numbers.split_at_mut(index + 1);
            let (from, to) = (&before[index], &mut after[0]);
            net::convolve(taps, &weights.now, &bias.now[0], from, to);
            net::finish(index, from, to);
            dropped(to, &mut self.dice);
        }
    }

    /// Adds to the slopes of all that made the scores.
    fn backward(&mut self, slopes: &[[f32; SCORES]]) {
        let gain = 1.0 / (1.0 - DROPPED);
        let count = slopes.len();
        let mut above = vec![[0.0; WIDTH]; count];
        for ((row, above), slopes) in self.numbers[LAYERS.len()]
            .iter()
            .zip(&mut above)
            .zip(slopes)
        {
            net::add(&mut self.bias.slope[0], 1.0, slopes);
            for at in 0..WIDTH {
                net::add(&mut self.head.slope[at], row[at], slopes);
                above[at] = dot(&self.head.now[at], slopes);
            }
        }
        for (index, ((weights, bias), taps)) in self.layers.iter_mut().zip(LAYERS).enumerate().rev()
        {
            let (from, to) = (&self.numbers[index], &self.numbers[index + 1]);
            cut(&mut above, to, gain);
            let mut below = match index {
                0 => vec![[0.0; WIDTH]; count],
                _ => above.clone(),
            };
            for (at, above) in above.iter().enumerate() {
                net::add(&mut bias.slope[0], 1.0, above);
                for (place, &tap) in taps.iter().enumerate() {
                    let Some(other) = at.checked_add_signed(tap as isize).filter(|&it| it < count)
                    else {
                        continue;
                    };
                    let rows = place * WIDTH..(place + 1) * WIDTH;
                    let slopes = &mut weights.slope[rows.clone()];
                    let weights = &weights.now[rows];
                    for number in 0..WIDTH {
                        net::add(&mut slopes[number], from[other][number], above);
                        below[other][number] += dot(&weights[number], above);
                    }
                }
            }
            above = below;
        }
        cut(&mut above, &self.numbers[0], gain);
        for &(item, row) in &self.used {
            net::add(&mut self.table.slope[row], 1.0, &above[item]);
        }
    }

    fn step(&mut self, rate: f32, turn: i32) {
        let mut rows: Vec<usize> = self.used.iter().map(|it| it.1).collect();
        rows.sort_unstable();
        rows.dedup();
        self.table.step(rows, rate, turn);
        for (weights, bias) in &mut self.layers {
            weights.step_all(rate, turn);
            bias.step_all(rate, turn);
        }
        self.head.step_all(rate, turn);
        self.bias.step_all(rate, turn);
    }

    fn count(&mut self) {
        self.table.count();
        for (weights, bias) in &mut self.layers {
            weights.count();
            bias.count();
        }
        self.head.count();
        self.bias.count();
        self.chain.count();
    }

    fn done(self) -> Net {
        let (table, scale) = in_coarse_bytes(self.table.average().as_flattened());
        let layers = self.layers.iter().map(|(weights, bias)| Layer {
            weights: rounded(&weights.average()),
            bias: rounded(&bias.average())[0],
        });
        Net {
            table: Cow::Owned(table),
            scale,
            layers: layers.collect(),
            head: rounded(&self.head.average()),
            bias: rounded(&self.bias.average())[0],
            steps: rounded_steps(&self.chain.average()),
        }
    }
}

/// Drops some of the numbers and lets the others count for more.
fn dropped(rows: &mut [Row], dice: &mut Dice) {
    let gain = 1.0 / (1.0 - DROPPED);
    for it in rows.as_flattened_mut() {
        *it = if dice.falls(DROPPED) { 0.0 } else { *it * gain };
    }
}

/// Leaves no slope where a number was cut off or dropped.
fn cut(slopes: &mut [Row], numbers: &[Row], gain: f32) {
    let numbers = numbers.as_flattened();
    for (slope, number) in slopes.as_flattened_mut().iter_mut().zip(numbers) {
        *slope = if *number == 0.0 { 0.0 } else { *slope * gain };
    }
}

/// The sum of products, in four sums beside each other.
fn dot<const N: usize>(a: &[f32; N], b: &[f32; N]) -> f32 {
    let (a, _) = a.as_chunks::<4>();
    let (b, _) = b.as_chunks::<4>();
    let mut sums = [0.0f32; 4];
    for (a, b) in a.iter().zip(b) {
        for at in 0..4 {
            sums[at] += a[at] * b[at];
        }
    }
    sums.iter().sum()
}
