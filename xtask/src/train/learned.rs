//! Numbers that are learned, in rows: Adam, with what they are averaged over.

/// How much of the mean slope is kept from step to step.
const MEAN: f32 = 0.9;

/// How much of the mean squared slope is kept from step to step.
const SQUARE: f32 = 0.99;

/// Rows of numbers in training.
pub struct Learned<const N: usize> {
    /// What they are now.
    pub now: Vec<[f32; N]>,
    /// The slope of the loss, added up since the last step.
    pub slope: Vec<[f32; N]>,
    mean: Vec<[f32; N]>,
    square: Vec<[f32; N]>,
    sum: Vec<[f32; N]>,
    sums: f32,
}

impl<const N: usize> Learned<N> {
    /// As many rows, of numbers made by `begin`.
    pub fn new(rows: usize, mut begin: impl FnMut() -> f32) -> Learned<N> {
        let none = || vec![[0.0; N]; rows];
        Learned {
            now: (0..rows)
                .map(|_| std::array::from_fn(|_| begin()))
                .collect(),
            slope: none(),
            mean: none(),
            square: none(),
            sum: none(),
            sums: 0.0,
        }
    }

    /// Takes a step of length `rate` in some of the rows, each named once; `turn`
    /// counts the steps from 1.
    pub fn step(&mut self, rows: impl IntoIterator<Item = usize>, rate: f32, turn: i32) {
        let mean_share = 1.0 / (1.0 - MEAN.powi(turn));
        let square_share = 1.0 / (1.0 - SQUARE.powi(turn));
        for row in rows {
            let slope = std::mem::replace(&mut self.slope[row], [0.0; N]);
            let (mean, square) = (&mut self.mean[row], &mut self.square[row]);
            let now = &mut self.now[row];
            for at in 0..N {
                mean[at] = MEAN * mean[at] + (1.0 - MEAN) * slope[at];
                square[at] = SQUARE * square[at] + (1.0 - SQUARE) * slope[at] * slope[at];
                let length = (square[at] * square_share).sqrt() + 1e-6;
                now[at] -= rate * mean[at] * mean_share / length;
            }
        }
    }

    /// Takes a step in every row.
    pub fn step_all(&mut self, rate: f32, turn: i32) {
        self.step(0..self.now.len(), rate, turn);
    }

    /// Counts what the numbers are now into the average.
    pub fn count(&mut self) {
        self.sums += 1.0;
        let now = self.now.as_flattened();
        let sum = self.sum.as_flattened_mut();
        sum.iter_mut().zip(now).for_each(|(sum, it)| *sum += it);
    }

    /// The average of what was counted.
    pub fn average(&self) -> Vec<[f32; N]> {
        let share = 1.0 / self.sums.max(1.0);
        self.sum
            .iter()
            .map(|row| row.map(|it| it * share))
            .collect()
    }
}
