//! `bench`: how fast the core is.

use anyhow::Result;

use crate::project::{cargo, run};

/// Runs the benchmarks of `benches/`.
pub fn bench() -> Result<()> {
    run(&mut cargo(&[
        "bench",
        "--package=whence",
        "--bench=core",
        "--locked",
    ]))
}
