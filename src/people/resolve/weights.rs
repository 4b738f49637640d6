//! Written by `cargo xtask train --people`: what the ranker has learned.

use super::ranker::{Clues, Weights};

/// The weights that the core uses.
pub const LEARNED: Weights = Weights {
    nobody: -2.7477,
    clues: Clues {
        weight: 1.0012,
        speaker: 0.3605,
        speaker_near: -0.0501,
        subject_here: 0.2733,
        subject_before: 0.5437,
        subject_back: -0.1935,
        opener: 0.2182,
        paragraph: 1.6584,
        named: -1.0654,
        unknown: -0.8206,
        unnamed: -0.4719,
        doubtful: -0.9000,
        count: 0.9178,
        nearer: 0.4081,
        introduced: 0.3497,
        parallel: 0.8449,
        carries: 1.3109,
        takes: 1.1013,
        presented: 0.8430,
    },
};
