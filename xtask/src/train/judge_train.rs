//! Trains the judge: two logistic regressions on the same hashed features.

use whence::attribution::model::crf::{LABELS, STEPS, Weights};

use super::chain::{Dice, Settings};

/// Trains on `count` candidates; `candidate` writes down the features of one
/// and returns what is right about it.
pub fn train(
    settings: Settings,
    count: usize,
    mut candidate: impl FnMut(usize, &mut Vec<u32>) -> [bool; 2],
) -> Weights {
    let size = 2 << settings.bits;
    let shift = 32 - settings.bits;
    let mut table = vec![0.0f32; size];
    let mut seen = vec![1e-6f32; size];
    let mut average = vec![0.0f32; size];
    let mut snapshots = 0;
    let mut dice = Dice::new(11);
    let mut all = Vec::with_capacity(count);
    let mut features = Vec::new();
    for index in 0..count {
        features.clear();
        let right = candidate(index, &mut features);
        all.push((
            features
                .iter()
                .map(|it| (it >> shift) as usize * 2)
                .collect::<Vec<_>>(),
            right,
        ));
    }
    for epoch in 0..settings.epochs {
        for (turn, index) in dice.order(count).into_iter().enumerate() {
            let (places, right) = &all[index];
            for label in 0..2 {
                let score: f32 = places.iter().map(|it| table[it + label]).sum();
                let p = 1.0 / (1.0 + (-score).exp());
                let slope = p - f32::from(u8::from(right[label]));
                for place in places {
                    let place = place + label;
                    let slope = slope + settings.decay * table[place];
                    seen[place] += slope * slope;
                    table[place] -= settings.rate * slope / seen[place].sqrt();
                }
            }
            if epoch > 1 && (turn + 1) % (count / 4).max(1) == 0 {
                snapshots += 1;
                average
                    .iter_mut()
                    .zip(&table)
                    .for_each(|(to, from)| *to += from);
            }
        }
    }
    let share = 1.0 / snapshots.max(1) as f32;
    average.iter_mut().for_each(|it| *it *= share);
    Weights::quantise(&average, &vec![[0.0; LABELS * LABELS]; STEPS])
}
