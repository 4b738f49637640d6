//! `lexicon`: writes the core's tables of names and of organisations from public
//! lists.

mod names;
mod organizations;

use std::path::PathBuf;

use anyhow::Result;

/// Where the lists are that the tables are made from.
#[derive(clap::Args)]
pub struct Lexicon {
    /// The folder `names` of the unpacked package, with its `dist.*` lists
    #[arg(long, requires = "faker")]
    census: Option<PathBuf>,
    /// The folder `faker/providers/person` of the unpacked package
    #[arg(long, requires = "census")]
    faker: Option<PathBuf>,
    /// Organizations of open data: gzipped lines of key, type, country, name, aliases, parted by tabs
    #[arg(long, required_unless_present = "census")]
    organizations: Option<PathBuf>,
}

/// Writes the tables whose lists are given.
pub fn build(from: &Lexicon) -> Result<()> {
    if let (Some(census), Some(faker)) = (&from.census, &from.faker) {
        names::build(census, faker)?;
    }
    if let Some(list) = &from.organizations {
        organizations::build(list)?;
    }
    Ok(())
}
