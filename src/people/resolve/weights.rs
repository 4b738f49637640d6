//! Written by `cargo xtask train --people`: what the ranker has learned.

use super::ranker::{Clues, Weights};

/// The weights that the core uses.
pub const LEARNED: Weights = Weights {
    nobody: -2.7387,
    clues: Clues {
        weight: 0.9580,
        speaker: 0.3208,
        speaker_near: -0.0011,
        subject_here: 0.3067,
        subject_before: 0.6264,
        subject_back: -0.1924,
        opener: 0.1997,
        paragraph: 1.7569,
        named: -1.2708,
        unknown: -0.8684,
        unnamed: -0.4107,
        doubtful: -0.9000,
        count: 0.8653,
        nearer: 0.4184,
        introduced: 0.3237,
        parallel: 0.8791,
        carries: 1.9443,
        takes: 0.9725,
        presented: 0.4706,
    },
};
