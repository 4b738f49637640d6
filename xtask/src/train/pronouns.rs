//! `train --people`: learns the weights of the pronouns' ranker from the corpus's text
//! alone; how a pronoun becomes a lesson, `whence::people::lesson` says.

use std::{fmt::Write, fs, path::Path};

use anyhow::{Context, Result};
use whence::people::{
    lesson::{self, Lesson},
    ranker::{CLUES, Clues, Weights},
};

use super::corpus;
use crate::project::path;

/// The clues, and nobody.
const SIZE: usize = CLUES + 1;

/// Lessons are made this often, each time with what was learned before.
const ROUNDS: usize = 3;

/// Steps of Newton's method in a round.
const STEPS: usize = 25;

/// What a weight's square costs, in lessons.
const DECAY: f64 = 1.0;

/// One article in so many is held out to see what was learned.
const HELD: usize = 5;

/// What no lesson shows, for whoever is in doubt to be a person is nobody's known "he".
fn given() -> Clues {
    Clues {
        doubtful: -0.9,
        ..Clues::default()
    }
}

/// Where the first round begins: who is most in mind.
fn start() -> Weights {
    Weights {
        nobody: -4.0,
        clues: Clues {
            weight: 6.0,
            ..Clues::default()
        },
    }
}

/// Learns from the corpus and writes `src/people/resolve/weights.rs`.
///
/// # Errors
/// When the corpus cannot be read or the weights cannot be written.
pub fn train(from: &Path) -> Result<()> {
    let documents = corpus::read(from)?;
    let mut weights = start();
    for round in 1..=ROUNDS {
        let lessons: Vec<Vec<Lesson>> = documents
            .iter()
            .map(|it| lesson::lessons(&it.outline, &weights))
            .collect();
        let part = |held: bool| -> Vec<&Lesson> {
            let fold = |at: &usize| at.is_multiple_of(HELD) == held;
            let places = (0..lessons.len()).filter(fold);
            places.flat_map(|at| &lessons[at]).collect()
        };
        let learned = fit(&part(false))?;
        let all: Vec<&Lesson> = lessons.iter().flatten().collect();
        println!("round {round}: {} lessons", all.len());
        report(&part(true), &learned);
        weights = fit(&all)?;
    }
    let file = path("src/people/resolve/weights.rs");
    fs::write(&file, written(&weights)).with_context(|| format!("cannot write {}", file.display()))
}

/// The weights under which the lessons are likeliest.
fn fit(lessons: &[&Lesson]) -> Result<Weights> {
    let given = row(&given());
    let mut weights = given;
    for _ in 0..STEPS {
        let mut slope: [f64; SIZE] = std::array::from_fn(|it| -DECAY * (weights[it] - given[it]));
        let mut bend = [[0.0_f64; SIZE]; SIZE];
        for (at, row) in bend.iter_mut().enumerate() {
            row[at] = DECAY;
        }
        for lesson in lessons {
            let rows = rows(lesson);
            let chances = chances(&rows, &weights);
            let mean: [f64; SIZE] = std::array::from_fn(|it| {
                rows.iter().zip(&chances).map(|(row, p)| p * row[it]).sum()
            });
            let right = right(lesson, &chances);
            for it in 0..SIZE {
                let meant: f64 = rows.iter().zip(&right).map(|(row, p)| p * row[it]).sum();
                slope[it] += meant - mean[it];
            }
            for (row, p) in rows.iter().zip(&chances) {
                for one in 0..SIZE {
                    for other in 0..SIZE {
                        bend[one][other] += p * (row[one] - mean[one]) * (row[other] - mean[other]);
                    }
                }
            }
        }
        let step = solve(bend, slope).context("the clues of the lessons cannot be told apart")?;
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight += step.clamp(-1.0, 1.0);
        }
    }
    // To the places that are written, so that what is tried is what is kept.
    let round = |it: f64| ((it * 1e4).round() / 1e4) as f32;
    Ok(Weights {
        nobody: round(weights[CLUES]),
        clues: Clues::of(std::array::from_fn(|it| round(weights[it]))),
    })
}

/// How likely each is to be meant, now that it is known whom the pronoun fits.
fn right(lesson: &Lesson, chances: &[f64]) -> Vec<f64> {
    let nobody = !lesson.fits.contains(&true);
    let fits = lesson.fits.iter().copied().chain([nobody]);
    let left: Vec<f64> = fits
        .zip(chances)
        .map(|(fits, p)| if fits { *p } else { 0.0 })
        .collect();
    let total: f64 = left.iter().sum();
    left.iter().map(|it| it / total).collect()
}

/// The clues of each candidate, and of nobody last.
fn rows(lesson: &Lesson) -> Vec<[f64; SIZE]> {
    let mut rows: Vec<[f64; SIZE]> = lesson.candidates.iter().map(row).collect();
    rows.push(std::array::from_fn(|it| f64::from(u8::from(it == CLUES))));
    rows
}

fn row(clues: &Clues) -> [f64; SIZE] {
    let values = clues.values();
    std::array::from_fn(|it| values.get(it).map_or(0.0, |&it| f64::from(it)))
}

fn chances(rows: &[[f64; SIZE]], weights: &[f64; SIZE]) -> Vec<f64> {
    let score = |row: &[f64; SIZE]| row.iter().zip(weights).map(|(it, by)| it * by).sum::<f64>();
    let scores: Vec<f64> = rows.iter().map(score).collect();
    let highest = scores.iter().copied().fold(f64::MIN, f64::max);
    let total: f64 = scores.iter().map(|it| (it - highest).exp()).sum();
    scores
        .iter()
        .map(|it| (it - highest).exp() / total)
        .collect()
}

/// The solution of a system of linear equations, by elimination; none where there is not
/// one alone.
fn solve(mut rows: [[f64; SIZE]; SIZE], mut right: [f64; SIZE]) -> Option<[f64; SIZE]> {
    for at in 0..SIZE {
        let pivot = (at..SIZE).max_by(|&a, &b| rows[a][at].abs().total_cmp(&rows[b][at].abs()))?;
        rows.swap(at, pivot);
        right.swap(at, pivot);
        if rows[at][at].abs() < 1e-9 {
            return None;
        }
        for below in at + 1..SIZE {
            let times = rows[below][at] / rows[at][at];
            let above = rows[at];
            for (cell, above) in rows[below].iter_mut().zip(above) {
                *cell -= times * above;
            }
            right[below] -= times * right[at];
        }
    }
    for at in (0..SIZE).rev() {
        let known: f64 = (at + 1..SIZE).map(|it| rows[at][it] * right[it]).sum();
        right[at] = (right[at] - known) / rows[at][at];
    }
    Some(right)
}

/// Prints how the weights do on lessons that they have not seen: how often the pronoun
/// fits the likeliest, and how far its probability is from that in ten bins of as many lessons.
fn report(lessons: &[&Lesson], weights: &Weights) {
    const BINS: usize = 10;
    let mut judged: Vec<(f32, bool)> = lessons
        .iter()
        .filter_map(|lesson| {
            let chances = weights.probabilities(&lesson.candidates);
            let best = (0..chances.len()).max_by(|&a, &b| chances[a].total_cmp(&chances[b]))?;
            Some((chances[best], lesson.fits[best]))
        })
        .collect();
    judged.sort_by(|a, b| a.0.total_cmp(&b.0));
    let right = judged.iter().filter(|it| it.1).count();
    let apart: f32 = judged
        .chunks(judged.len().div_ceil(BINS).max(1))
        .map(|bin| {
            bin.iter()
                .map(|it| it.0 - f32::from(u8::from(it.1)))
                .sum::<f32>()
                .abs()
        })
        .sum();
    let count = judged.len().max(1) as f32;
    println!(
        "  held out {}: fits {:.3}, calibration error {:.3}",
        judged.len(),
        right as f32 / count,
        apart / count
    );
}

fn written(weights: &Weights) -> String {
    let mut file = String::from(
        "//! Written by `cargo xtask train --people`: what the ranker has learned.\n\n\
         use super::ranker::{Clues, Weights};\n\n\
         /// The weights that the core uses.\n\
         pub const LEARNED: Weights = Weights {\n",
    );
    let _ = writeln!(
        file,
        "    nobody: {:.4},\n    clues: Clues {{",
        weights.nobody
    );
    for (name, value) in Clues::NAMES.iter().zip(weights.clues.values()) {
        let _ = writeln!(file, "        {name}: {value:.4},");
    }
    file + "    },\n};\n"
}
