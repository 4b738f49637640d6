//! `size`: how large the core and the package are, beside what was recorded.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::project::path;
use crate::{build, package};

/// Where the sizes of the last landing stand, as the table printed here.
const RECORD: &str = "docs/size.md";

/// What a reader needs to know of the table.
const HEADING: &str = "# Sizes\n\n\
    Bytes, as `cargo xtask size` counts them; `cargo xtask size --record` writes this page.\n\n\
    | what | raw | gzip | brotli |\n| --- | ---: | ---: | ---: |\n";

/// One line of the table, in bytes.
struct Size {
    name: &'static str,
    columns: [usize; 3],
}

/// Builds the package and prints the table; writes it down when told to.
pub fn size(record: bool) -> Result<()> {
    let package = package::package()?;
    let files = [
        ("core (wasm)", path(build::CORE).join("whence_bg.wasm")),
        ("content script", path("dist/extension/content/main.js")),
        ("package (zip)", package),
    ];
    let sizes = files
        .into_iter()
        .map(|(name, file)| {
            let bytes =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            Ok(Size {
                name,
                columns: [bytes.len(), gzip(&bytes)?, brotli(&bytes)?],
            })
        })
        .collect::<Result<Vec<Size>>>()?;

    let recorded = fs::read_to_string(path(RECORD)).unwrap_or_default();
    println!("\n{:<16}{:>22}{:>22}{:>22}", "", "raw", "gzip", "brotli");
    for Size { name, columns } in &sizes {
        print!("{name:<16}");
        let before = line(&recorded, name);
        for (column, now) in columns.iter().enumerate() {
            let change = before
                .get(column)
                .map(|it| format!("({:+})", *now as i64 - it));
            print!("{now:>11} {:>10}", change.unwrap_or_default());
        }
        println!();
    }
    if record {
        let mut page = HEADING.to_owned();
        page.extend(sizes.iter().map(
            |Size {
                 name,
                 columns: [raw, gzip, brotli],
             }| { format!("| {name} | {raw} | {gzip} | {brotli} |\n") },
        ));
        fs::create_dir_all(path("docs"))?;
        fs::write(path(RECORD), page).with_context(|| format!("cannot write {RECORD}"))?;
    }
    Ok(())
}

/// The recorded sizes of `name`.
fn line(recorded: &str, name: &str) -> Vec<i64> {
    let line = recorded
        .lines()
        .find(|it| it.starts_with(&format!("| {name} |")));
    line.into_iter()
        .flat_map(|it| it.split('|'))
        .filter_map(|cell| cell.trim().parse().ok())
        .collect()
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out.len())
}
