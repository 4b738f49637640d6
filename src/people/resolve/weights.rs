//! Written by `cargo xtask train --people`: what the ranker has learned.

use super::ranker::{Clues, Weights};

/// The weights that the core uses.
pub const LEARNED: Weights = Weights {
    nobody: -2.6133,
    clues: Clues {
        weight: 0.9970,
        speaker: -0.0994,
        speaker_near: 0.5593,
        subject_here: 0.2878,
        subject_before: 0.7593,
        subject_back: -0.0808,
        opener: 0.3640,
        paragraph: 1.5469,
        named: -2.1365,
        unknown: -0.8248,
        unnamed: -0.4924,
        doubtful: -0.9000,
        count: 0.8815,
        nearer: 0.2899,
        introduced: 0.2769,
        parallel: 0.7507,
    },
};
