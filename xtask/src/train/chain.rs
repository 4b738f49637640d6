//! Trains a chain: AdaGrad on the likelihood of the labels, with features
//! dropped at random and weights averaged.

use whence::attribution::model::crf::{LABELS, Lattice, STEPS, Weights};

/// How a chain is trained.
#[derive(Clone, Copy)]
pub struct Settings {
    /// Two to this many features.
    pub bits: u32,
    /// How often the sequences are gone through.
    pub epochs: usize,
    /// The length of a step.
    pub rate: f32,
    /// The share of features dropped.
    pub dropout: f32,
    /// How strongly weights are pulled to nothing at each use.
    pub decay: f32,
}

/// One sequence: the features of every item, the steps between them, and the
/// labels that are right.
#[derive(Default)]
pub struct Sequence {
    /// Features of all items, end to end.
    pub features: Vec<u32>,
    /// Where the features of each item end.
    pub ends: Vec<u32>,
    /// The class of the step into each item.
    pub steps: Vec<u16>,
    /// The right labels.
    pub labels: Vec<u8>,
}

impl Sequence {
    /// Ends an item.
    pub fn end_item(&mut self, step: u16, label: u8) {
        self.ends.push(self.features.len() as u32);
        self.steps.push(step);
        self.labels.push(label);
    }

    /// The features of item `at`.
    pub fn of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(0, |it| self.ends[it] as usize);
        &self.features[start..self.ends[at] as usize]
    }
}

/// A generator of random numbers that is the same on every machine.
pub struct Dice(u64);

impl Dice {
    /// One that begins at `seed`.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number.
    pub fn roll(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32) as u32
    }

    /// A random order of `count` things.
    pub fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for at in (1..count).rev() {
            order.swap(at, self.roll() as usize % (at + 1));
        }
        order
    }

    /// A number up to `far` from nothing to either side.
    pub fn between(&mut self, far: f32) -> f32 {
        (self.roll() as f32 / u32::MAX as f32 * 2.0 - 1.0) * far
    }

    /// Whether something of this likelihood comes about.
    pub fn falls(&mut self, likelihood: f32) -> bool {
        self.roll() < (likelihood * u32::MAX as f32) as u32
    }
}

/// The steps of a chain in training, as logarithms.
pub struct Passage {
    steps: Vec<[f32; LABELS * LABELS]>,
    seen: Vec<[f32; LABELS * LABELS]>,
    factors: Vec<[f32; LABELS * LABELS]>,
    sum: Vec<[f32; LABELS * LABELS]>,
    sums: f32,
}

impl Passage {
    /// Steps that weigh nothing yet.
    pub fn new() -> Passage {
        let all = |value: f32| vec![[value; LABELS * LABELS]; STEPS];
        Passage {
            steps: all(0.0),
            seen: all(1e-6),
            factors: all(1.0),
            sum: all(0.0),
            sums: 0.0,
        }
    }

    /// Works out a lattice's marginals.
    pub fn run(&mut self, lattice: &mut Lattice) {
        for &step in &lattice.step {
            self.factors[step as usize] = self.steps[step as usize].map(f32::exp);
        }
        lattice.run(&self.factors);
    }

    /// Learns from a lattice that was run and the right labels.
    pub fn learn(&mut self, lattice: &Lattice, labels: &[u8], rate: f32) {
        for (at, &right) in labels.iter().enumerate() {
            let step = lattice.step[at] as usize;
            let before = match at {
                0 => [1.0, 0.0, 0.0],
                _ => lattice.forward[at - 1],
            };
            let mut both = [0.0f32; LABELS * LABELS];
            for from in 0..LABELS {
                for to in 0..LABELS {
                    both[from * LABELS + to] = before[from]
                        * self.factors[step][from * LABELS + to]
                        * lattice.unary[at][to]
                        * lattice.backward[at][to];
                }
            }
            let total: f32 = both.iter().sum();
            let from = at.checked_sub(1).map_or(0, |it| labels[it] as usize);
            for (way, share) in both.iter().enumerate() {
                let right = way == from * LABELS + right as usize;
                let slope = share / total - f32::from(u8::from(right));
                if slope.abs() > 1e-3 {
                    let seen = &mut self.seen[step][way];
                    *seen += slope * slope;
                    self.steps[step][way] -= rate * slope / seen.sqrt();
                }
            }
        }
    }

    /// Counts what the steps are now into the average.
    pub fn count(&mut self) {
        self.sums += 1.0;
        add(self.sum.as_flattened_mut(), self.steps.as_flattened());
    }

    /// The average of what was counted.
    pub fn average(&self) -> Vec<[f32; LABELS * LABELS]> {
        let share = 1.0 / self.sums.max(1.0);
        self.sum.iter().map(|it| it.map(|it| it * share)).collect()
    }
}

struct Trainer {
    settings: Settings,
    table: Vec<f32>,
    seen: Vec<f32>,
    passage: Passage,
}

/// Trains a chain on `sequences`, each built when it is needed, and returns its
/// weights in bytes.
pub fn train(
    settings: Settings,
    count: usize,
    mut sequence: impl FnMut(usize, &mut Sequence),
) -> Weights {
    let size = 2 << settings.bits;
    let mut trainer = Trainer {
        settings,
        table: vec![0.0; size],
        seen: vec![1e-6; size],
        passage: Passage::new(),
    };
    let mut dice = Dice::new(7);
    let mut lattice = Lattice::default();
    let mut item = Sequence::default();
    let mut average = vec![0.0f32; size];
    let mut snapshots = 0;
    for epoch in 0..settings.epochs {
        let order = dice.order(count);
        for (turn, &index) in order.iter().enumerate() {
            item.features.clear();
            item.ends.clear();
            item.steps.clear();
            item.labels.clear();
            sequence(index, &mut item);
            trainer.learn(&item, &mut lattice, &mut dice);
            if epoch > 0 && (turn + 1) % (count / 8).max(1) == 0 {
                snapshots += 1;
                add(&mut average, &trainer.table);
                trainer.passage.count();
            }
        }
    }
    let share = 1.0 / snapshots.max(1) as f32;
    average.iter_mut().for_each(|it| *it *= share);
    Weights::quantise(&average, &trainer.passage.average())
}

fn add(to: &mut [f32], from: &[f32]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
}

impl Trainer {
    fn learn(&mut self, sequence: &Sequence, lattice: &mut Lattice, dice: &mut Dice) {
        let shift = 32 - self.settings.bits;
        let len = sequence.labels.len();
        let limit = (self.settings.dropout * u32::MAX as f32) as u32;
        let gain = 1.0 / (1.0 - self.settings.dropout);
        let salt = dice.roll();
        let dropped = |feature: u32, at: usize| {
            let mut mixed = (feature ^ salt).wrapping_mul(0x9e37_79b1) ^ at as u32;
            mixed = (mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca77);
            (mixed ^ mixed >> 13) < limit
        };
        lattice.clear();
        for at in 0..len {
            let mut scores = [0.0f32; 2];
            for &feature in sequence.of(at) {
                if !dropped(feature, at) {
                    let place = (feature >> shift) as usize * 2;
                    scores[0] += self.table[place];
                    scores[1] += self.table[place + 1];
                }
            }
            lattice.push(scores.map(|it| it * gain), sequence.steps[at]);
        }
        self.passage.run(lattice);
        let rate = self.settings.rate;
        for at in 0..len {
            let p = lattice.marginals[at];
            let right = sequence.labels[at] as usize;
            let slope = [
                p[1] - f32::from(u8::from(right == 1)),
                p[2] - f32::from(u8::from(right == 2)),
            ];
            if slope[0].abs() + slope[1].abs() > 1e-3 {
                for &feature in sequence.of(at) {
                    if dropped(feature, at) {
                        continue;
                    }
                    let place = (feature >> shift) as usize * 2;
                    for label in 0..2 {
                        let slope = slope[label] + self.settings.decay * self.table[place + label];
                        let seen = &mut self.seen[place + label];
                        *seen += slope * slope;
                        self.table[place + label] -= rate * slope / seen.sqrt();
                    }
                }
            }
        }
        self.passage.learn(lattice, &sequence.labels, rate);
    }
}
