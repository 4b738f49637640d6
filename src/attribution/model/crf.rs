//! A linear chain over three labels with hashed weights of one byte, read by
//! posterior marginals.

use std::borrow::Cow;

/// The labels: 0 is none of interest.
pub const LABELS: usize = 3;

/// How many classes of steps from one item to the next there are.
pub const STEPS: usize = 1024;

/// For every class of step, the factors of going from label to label.
pub type Steps = Vec<[f32; LABELS * LABELS]>;

/// The weights of a chain.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Two signed bytes for every hashed feature: its weights for labels 1 and
    /// 2. A power of two of features.
    pub table: Cow<'static, [u8]>,
    /// What one step of a byte is worth.
    pub scale: f32,
    /// For every class of step, the factors of going from label to label.
    pub steps: Steps,
}

impl Weights {
    /// An empty sum of weights.
    #[inline]
    pub fn sum(&self) -> Sum<'_> {
        Sum {
            table: &self.table,
            shift: 32 - (self.table.len() / 2).trailing_zeros(),
            scale: self.scale,
            total: [0; 2],
        }
    }
}

/// The weights of one item's features, being added up.
pub struct Sum<'w> {
    table: &'w [u8],
    shift: u32,
    scale: f32,
    total: [i32; 2],
}

impl Sum<'_> {
    /// Adds a feature's weights.
    #[inline]
    pub fn add(&mut self, feature: u32) {
        let at = (feature >> self.shift) as usize * 2;
        self.total[0] += i32::from(self.table[at] as i8);
        self.total[1] += i32::from(self.table[at + 1] as i8);
    }

    /// The scores of labels 1 and 2.
    pub fn scores(&self) -> [f32; 2] {
        self.total.map(|it| it as f32 * self.scale)
    }
}

/// Room for one sequence, used again and again.
#[derive(Debug, Default)]
pub struct Lattice {
    /// The factor of each label at each item.
    pub unary: Vec<[f32; LABELS]>,
    /// The class of the step into each item.
    pub step: Vec<u16>,
    /// Forward sums, scaled to one.
    pub forward: Vec<[f32; LABELS]>,
    /// Backward sums, scaled alike.
    pub backward: Vec<[f32; LABELS]>,
    /// How likely each label is at each item.
    pub marginals: Vec<[f32; LABELS]>,
    /// What each forward sum was divided by.
    pub norm: Vec<f32>,
}

impl Lattice {
    /// Forgets the sequence.
    pub fn clear(&mut self) {
        self.unary.clear();
        self.step.clear();
    }

    /// Adds an item with the scores of labels 1 and 2.
    pub fn push(&mut self, scores: [f32; 2], step: u16) {
        let factor = |score: f32| score.clamp(-20.0, 20.0).exp();
        self.unary.push([1.0, factor(scores[0]), factor(scores[1])]);
        self.step.push(step);
    }

    /// Works out the marginals.
    pub fn run(&mut self, steps: &[[f32; LABELS * LABELS]]) {
        let len = self.unary.len();
        self.forward.clear();
        self.norm.clear();
        self.backward.clear();
        self.backward.resize(len, [1.0; LABELS]);
        self.marginals.clear();
        self.marginals.resize(len, [0.0; LABELS]);
        let mut previous = [1.0, 0.0, 0.0];
        for (unary, &step) in self.unary.iter().zip(&self.step) {
            let step = &steps[step as usize];
            let mut now = [0.0; LABELS];
            for (to, now) in now.iter_mut().enumerate() {
                let into: f32 = (0..LABELS)
                    .map(|from| previous[from] * step[from * LABELS + to])
                    .sum();
                *now = into * unary[to];
            }
            let norm: f32 = now.iter().sum();
            now.iter_mut().for_each(|it| *it /= norm);
            self.norm.push(norm);
            self.forward.push(now);
            previous = now;
        }
        for at in (0..len).rev() {
            let mut total = 0.0;
            for label in 0..LABELS {
                let both = self.forward[at][label] * self.backward[at][label];
                self.marginals[at][label] = both;
                total += both;
            }
            self.marginals[at].iter_mut().for_each(|it| *it /= total);
            if at > 0 {
                let step = &steps[self.step[at] as usize];
                for from in 0..LABELS {
                    let out: f32 = (0..LABELS)
                        .map(|to| {
                            step[from * LABELS + to] * self.unary[at][to] * self.backward[at][to]
                        })
                        .sum();
                    self.backward[at - 1][from] = out / self.norm[at];
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marginals by adding up every way through the sequence.
    fn by_hand(lattice: &Lattice, steps: &[[f32; LABELS * LABELS]]) -> Vec<[f32; LABELS]> {
        let len = lattice.unary.len();
        let mut marginals = vec![[0.0; LABELS]; len];
        let mut total = 0.0;
        for way in 0..LABELS.pow(len as u32) {
            let label = |at: usize| way / LABELS.pow(at as u32) % LABELS;
            let weight: f32 = (0..len)
                .map(|at| {
                    let from = at.checked_sub(1).map_or(0, label);
                    steps[lattice.step[at] as usize][from * LABELS + label(at)]
                        * lattice.unary[at][label(at)]
                })
                .product();
            total += weight;
            for (at, marginal) in marginals.iter_mut().enumerate() {
                marginal[label(at)] += weight;
            }
        }
        marginals.iter_mut().flatten().for_each(|it| *it /= total);
        marginals
    }

    #[test]
    fn marginals_are_those_of_all_ways_added_up() {
        let steps = [
            [1.0, 0.5, 0.1, 2.0, 1.0, 0.3, 0.7, 0.2, 3.0],
            [0.4, 1.5, 1.0, 0.1, 2.0, 1.0, 1.0, 1.0, 0.6],
        ];
        let mut lattice = Lattice::default();
        for (at, scores) in [
            [0.3, -1.0],
            [2.0, 0.5],
            [-0.7, 1.1],
            [0.0, 0.0],
            [1.0, -3.0],
        ]
        .into_iter()
        .enumerate()
        {
            lattice.push(scores, at as u16 % 2);
        }
        lattice.run(&steps);
        for (found, expected) in lattice.marginals.iter().zip(by_hand(&lattice, &steps)) {
            for (found, expected) in found.iter().zip(expected) {
                assert!((found - expected).abs() < 1e-5, "{found} for {expected}");
            }
        }
    }

    #[test]
    fn scores_without_bounds_stay_numbers() {
        let mut lattice = Lattice::default();
        for score in [f32::MAX, -1e30, 1e9, 0.0] {
            lattice.push([score, -score], 0);
        }
        lattice.run(&[[1.0; LABELS * LABELS]]);
        assert!(lattice.marginals.iter().flatten().all(|it| it.is_finite()));
    }
}
