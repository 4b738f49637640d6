//! Makes the core's table of what organisations are.
//!
//! The list made by hand (`xtask/lexicon/organizations.txt`) says most of what
//! stories need; open data adds names, of which only those are kept that can
//! mean nothing else: two words at least, no person, no place, and one type in
//! all the data.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::Read,
    path::Path,
};

use anyhow::{Context, Result, bail, ensure};
use flate2::read::GzDecoder;
use whence::lexicon::{
    naming::{self, Naming},
    organizations::{FIRST_TYPE, head, key},
};

use crate::project;

const BY_HAND: &str = "xtask/lexicon/organizations.txt";
const TABLE: &str = "src/lexicon/organization_types.txt";

/// A type of the open data that is kept.
struct Kept {
    /// The data's word.
    kind: &'static str,
    /// The core's word.
    label: &'static str,
    /// Whether the data has looser lists of it, which also hold persons and
    /// phrases: their entries have no country, or few words.
    loose: bool,
}

const KEPT: &[Kept] = &[
    kept("university", "university", false),
    kept("company", "company", false),
    kept("research", "research institute", false),
    kept("ngo", "nonprofit", true),
    kept("gov", "government body", true),
    kept("health", "health organization", true),
    kept("media", "news outlet", false),
];

const fn kept(kind: &'static str, label: &'static str, loose: bool) -> Kept {
    Kept { kind, label, loose }
}

/// Behind a company's name, no part of what stories call it.
const LEGAL: &str =
    "inc corporation company ltd limited plc llc lp ag sa nv se gmbh holding holdings";

/// Longer names than this many bytes are not written out in stories.
const LONGEST: usize = 56;

/// What is known of a name: its type and country.
#[derive(Clone, PartialEq)]
struct Entry {
    label: String,
    country: String,
}

/// Writes the table from the list made by hand and from open data.
pub fn build(open: &Path) -> Result<()> {
    let by_hand = by_hand()?;
    let mut table = open_data(open)?;
    table.extend(by_hand.clone());
    let labels: Vec<&str> = table
        .values()
        .map(|it| it.label.as_str())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    ensure!(
        labels.len() <= 58,
        "more types than the table has letters for"
    );
    let mut text = format!(
        "# key, a tab, the type's letter ('A' is the first of the next line), country. Written by `cargo xtask lexicon`.\n# {}\n",
        labels.join(", ")
    );
    for (key, Entry { label, country }) in &table {
        let place = labels.iter().position(|it| it == label).unwrap_or(0) as u8;
        let letter = char::from(FIRST_TYPE + place);
        text.push_str(&format!("{key}\t{letter}{country}\n"));
    }
    let path = project::path(TABLE);
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    println!(
        "{} organizations in {}, {} of them by hand",
        table.len(),
        path.display(),
        by_hand.len()
    );
    Ok(())
}

/// A type in brackets, then lines of a country and its organisations.
fn by_hand() -> Result<BTreeMap<String, Entry>> {
    let path = project::path(BY_HAND);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut label = String::new();
    let mut entries = BTreeMap::new();
    for line in text
        .lines()
        .filter(|it| !it.is_empty() && !it.starts_with('#'))
    {
        if let Some(heading) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            label = heading.to_owned();
            continue;
        }
        let (country, names) = line
            .split_once(' ')
            .with_context(|| format!("no country in {BY_HAND}: {line}"))?;
        ensure!(country.len() == 2, "no country in {BY_HAND}: {line}");
        for name in names.split(';') {
            let entry = Entry {
                label: label.clone(),
                country: country.trim_matches('-').to_owned(),
            };
            let key = key(name);
            if !key.contains(' ') && (is_person(&key) || naming::is_place(&key)) {
                println!("left out, a person's name or a place: {}", name.trim());
                continue;
            }
            if let Some(before) = entries.insert(key, entry.clone())
                && before != entry
            {
                bail!("{BY_HAND} has {} twice, differently", name.trim());
            }
        }
    }
    Ok(entries)
}

fn open_data(path: &Path) -> Result<BTreeMap<String, Entry>> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut text = String::new();
    GzDecoder::new(file)
        .read_to_string(&mut text)
        .with_context(|| format!("{} is no gzipped text", path.display()))?;
    let mut entries: BTreeMap<String, Option<Entry>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[_, kind, country, name, ..] = fields.as_slice() else {
            bail!("fewer than four fields in {line:?}");
        };
        let Some(&Kept { label, loose, .. }) = KEPT.iter().find(|it| it.kind == kind) else {
            continue;
        };
        let country = if country == "UK" { "GB" } else { country };
        let Some(key) = spoken(name, kind == "company") else {
            continue;
        };
        if loose && (country.is_empty() || key.split(' ').count() < 3) {
            continue;
        }
        let entry = Entry {
            label: label.to_owned(),
            country: country.to_owned(),
        };
        let known = entries.entry(key).or_insert_with(|| Some(entry.clone()));
        match known {
            Some(it) if it.label != entry.label => *known = None,
            Some(it) if it.country != entry.country => it.country.clear(),
            _ => {}
        }
    }
    Ok(entries
        .into_iter()
        .filter_map(|(key, entry)| Some((key, entry?)))
        .collect())
}

/// The key of a name as stories write it; none where the name could mean
/// something else, or its last noun says what it is anyhow.
fn spoken(name: &str, company: bool) -> Option<String> {
    let name = name.split(" (").next().unwrap_or(name);
    let whole = key(name);
    let mut words: Vec<&str> = whole.split(' ').collect();
    while company && words.len() > 2 && LEGAL.split(' ').any(|it| Some(&it) == words.last()) {
        words.pop();
    }
    let (first, last) = (*words.first()?, *words.last()?);
    let headed = words.iter().any(|it| naming::of(it).any(Naming::HEAD));
    let person = words.len() <= 3
        && !headed
        && (naming::of(first).is_given() || naming::of(last).any(Naming::SURNAME));
    let key = words.join(" ");
    let plain = words.len() >= 2
        && key.len() <= LONGEST
        && !person
        && !naming::is_place(&key)
        && !key.contains(" based ")
        && head(last).is_none_or(|it| !it.telling || it.label == "university");
    plain.then_some(key)
}

fn is_person(word: &str) -> bool {
    let naming = naming::of(word);
    naming.is_given() || naming.any(Naming::SURNAME)
}
