//! The figures that attribution is judged by, and how sure each is.

use super::score::Tally;
use crate::train::Dice;

/// How many bins of equal count the calibration is taken in.
const BINS: usize = 10;

/// The share of drawn samples that an interval leaves out at either end.
const TAIL: f64 = 0.025;

/// One figure: its name, and how it follows from the counts. A figure that the
/// corpus says nothing about is none.
pub struct Figure {
    /// Its name in the table.
    pub name: &'static str,
    /// From 0 to 1.
    pub of: fn(&Tally) -> Option<f64>,
    /// Whether more is better.
    pub rises: bool,
}

const fn rising(name: &'static str, of: fn(&Tally) -> Option<f64>) -> Figure {
    Figure {
        name,
        of,
        rises: true,
    }
}

/// How many of [`FIGURES`], the first, are written down; the rest is detail.
pub const RECORDED: usize = 10;

/// All figures, in the order of the table.
pub const FIGURES: [Figure; 15] = [
    rising("direct F1", |it| it.direct.f1()),
    rising("named P", |it| it.named.value()),
    rising("conditional", |it| it.conditional.value()),
    rising("joint F1", |it| it.joint.f1()),
    rising("direct", |it| it.kinds[0].f1()),
    rising("mixed", |it| it.kinds[1].f1()),
    rising("indirect", |it| it.kinds[2].f1()),
    rising("indirect speech R", |it| it.speech.value()),
    rising("right entity", |it| it.entity.value()),
    Figure {
        name: "calibration error",
        of: |it| calibration(&it.weighed),
        rises: false,
    },
    rising("direct P", |it| it.direct.precision.value()),
    rising("direct R", |it| it.direct.recall.value()),
    rising("joint P", |it| it.joint.precision.value()),
    rising("joint R", |it| it.joint.recall.value()),
    rising("right entity, of named", |it| it.entity_named.value()),
];

/// The expected distance between how sure answers are and how often they are
/// right, in bins of equal count. None without answers.
fn calibration(weighed: &[(f64, bool)]) -> Option<f64> {
    if weighed.is_empty() {
        return None;
    }
    let mut sorted = weighed.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let bin = |at: usize| &sorted[at * sorted.len() / BINS..(at + 1) * sorted.len() / BINS];
    let gaps = (0..BINS).map(|at| {
        let sum: f64 = bin(at)
            .iter()
            .map(|&(sure, right)| sure - f64::from(u8::from(right)))
            .sum();
        sum.abs()
    });
    Some(gaps.sum::<f64>() / sorted.len() as f64)
}

/// The sum over articles.
pub fn total<'t>(tallies: impl IntoIterator<Item = &'t Tally>) -> Tally {
    let mut total = Tally::default();
    tallies.into_iter().for_each(|it| total += it);
    total
}

/// The middle 95 % of each figure over `samples` draws of as many articles, with
/// replacement. The same every time.
pub fn intervals(articles: &[Tally], samples: usize) -> Vec<Option<[f64; 2]>> {
    let mut dice = Dice::new(3);
    let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); FIGURES.len()];
    for _ in 0..samples {
        let sample = (0..articles.len()).map(|_| &articles[dice.roll() as usize % articles.len()]);
        let sample = total(sample);
        for (to, figure) in drawn.iter_mut().zip(&FIGURES) {
            to.extend((figure.of)(&sample));
        }
    }
    drawn
        .into_iter()
        .map(|mut values| {
            values.sort_by(f64::total_cmp);
            let last = values.len().checked_sub(1)?;
            let at = |share: f64| values[(last as f64 * share).round() as usize];
            Some([at(TAIL), at(1.0 - TAIL)])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::score::Share;

    #[test]
    fn calibration_is_the_gap_within_each_bin() {
        let sure = |p: f64, right: usize, all: usize| (0..all).map(move |at| (p, at < right));
        for (weighed, expected) in [
            // All of one number: which bins are off is settled by the order.
            (sure(0.8, 80, 100).collect::<Vec<_>>(), 0.32),
            (sure(1.0, 50, 50).collect(), 0.0),
            (sure(0.9, 0, 20).collect(), 0.9),
            (sure(0.0, 0, 50).chain(sure(1.0, 0, 50)).collect(), 0.5),
        ] {
            let found = calibration(&weighed).unwrap();
            assert!((found - expected).abs() < 1e-9, "{found}, not {expected}");
        }
        assert_eq!(calibration(&[]), None);
    }

    #[test]
    fn intervals_hold_the_figure_and_narrow_with_articles() {
        let named = FIGURES.iter().position(|it| it.name == "named P").unwrap();
        let width = |count: usize| {
            let articles: Vec<Tally> = (0..count)
                .map(|at| Tally {
                    named: Share {
                        right: 5 + (at % 2) as u32 * 5,
                        all: 10,
                    },
                    ..Tally::default()
                })
                .collect();
            let found = intervals(&articles, 400);
            assert_eq!(found, intervals(&articles, 400));
            let [low, high] = found[named].unwrap();
            assert!(low < 0.75 && 0.75 < high, "{low} to {high}");
            assert!(found[0].is_none(), "nothing was annotated");
            high - low
        };
        assert!(width(100) < width(10) / 2.0);
    }
}
