//! The command line.
#![deny(missing_docs)]
fn main() {}
