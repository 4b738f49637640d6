//! Makes the core's table of personal names from public lists.
//!
//! Two sources, both unpacked from PyPI (`pip download --no-deps names faker`):
//! the 1990 US Census lists in `names` (public domain) and the locales of
//! `faker` (MIT).

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};

use crate::project;

/// How many of the census's surnames are kept, the commonest first.
const SURNAMES: usize = 10_000;

/// Given names that are a word of English far more often than a name.
const WORDS: &str = "a an any are as asia be beyond bee but buy can china communist contemporary cuba day \
    dear early else ever every fair far few for fact good he her his i in is it its just king lady last lake land law like \
    little long love made major man many may me miss mr my new no nobody north not now of on one only or other our out \
    president prince princess queen second see she so some soon south state such than that the their them then there \
    these they this to too two under us van very was we well west what when where who why will with you young your \
    america american africa europe east february april friday saturday sunday monday winter summer spring senator general \
    doctor judge governor mayor major minister officer aide admiral captain colonel imam pastor emir author boss lawyer \
    friend sister cousin ally maj vander sun star world times post city news house";

/// Names of two letters; the lists' others are interjections and initials.
const SHORT: &str = "al bo di ed jo li lu ng ty vi wu xi xu yi yu";

/// What a name is, as bits.
const MALE: u8 = 1;
const FEMALE: u8 = 2;
const SURNAME: u8 = 4;

type Names = BTreeMap<String, u8>;

/// Writes `src/lexicon/names.txt` from the unpacked packages.
pub fn build(census: &Path, faker: &Path) -> Result<()> {
    let mut names = Names::new();
    read_census(census, &mut names)?;
    read_faker(faker, &mut names)?;
    for word in WORDS.split_whitespace() {
        if let Some(bits) = names.get_mut(word) {
            *bits &= SURNAME;
        }
    }
    names.retain(|_, bits| *bits != 0);
    let mut table = String::from(
        "# name, then m, f: a man's or woman's given name; s: a surname. Written by `cargo xtask lexicon`.\n",
    );
    for (name, bits) in &names {
        table.push_str(name);
        table.push(' ');
        for (bit, letter) in [(MALE, 'm'), (FEMALE, 'f'), (SURNAME, 's')] {
            if bits & bit != 0 {
                table.push(letter);
            }
        }
        table.push('\n');
    }
    let path = project::path("src/lexicon/names.txt");
    fs::write(&path, table).with_context(|| format!("cannot write {}", path.display()))?;
    println!("{} names in {}", names.len(), path.display());
    Ok(())
}

/// A given name is of the sex that bears it this many times as often.
const LEANING: f64 = 8.0;

fn read_census(folder: &Path, names: &mut Names) -> Result<()> {
    let list = |file: &str| -> Result<Vec<(String, f64)>> {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).with_context(|| {
            format!("cannot read {}: is it the package `names`?", path.display())
        })?;
        let lines = text.lines().map(|line| {
            let mut fields = line.split_whitespace();
            let name = fields.next().unwrap_or_default().to_lowercase();
            let share = fields.next().and_then(|it| it.parse().ok());
            (name, share.unwrap_or(0.0))
        });
        Ok(lines.collect())
    };
    let men: BTreeMap<String, f64> = list("dist.male.first")?.into_iter().collect();
    let women: BTreeMap<String, f64> = list("dist.female.first")?.into_iter().collect();
    for (these, those, bit) in [(&men, &women, MALE), (&women, &men, FEMALE)] {
        for (name, share) in these {
            let other = those.get(name).copied().unwrap_or(0.0);
            if share * LEANING > other {
                add(names, name, bit);
            }
        }
    }
    for (name, _) in list("dist.all.last")?.into_iter().take(SURNAMES) {
        add(names, &name, SURNAME);
    }
    Ok(())
}

/// Given names that the census has none of; it knows the sex of its own better
/// than lists that mix the two.
fn read_faker(folder: &Path, names: &mut Names) -> Result<()> {
    let known: BTreeSet<String> = names
        .iter()
        .filter(|(_, bits)| **bits & (MALE | FEMALE) != 0)
        .map(|(name, _)| name.clone())
        .collect();
    let locales = fs::read_dir(folder).with_context(|| {
        format!(
            "cannot read {}: is it faker/providers/person?",
            folder.display()
        )
    })?;
    for locale in locales {
        let path = locale?.path().join("__init__.py");
        if path.is_file() {
            let code = fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            read_locale(&code, &known, names);
        }
    }
    Ok(())
}

/// A locale's lists are class attributes, indented by four: `first_names_male:
/// … = (` and quoted names until the next attribute.
fn read_locale(code: &str, known: &BTreeSet<String>, names: &mut Names) {
    let mut bits = None;
    for line in code.lines() {
        let attribute = line
            .strip_prefix("    ")
            .filter(|rest| rest.starts_with(|ch: char| ch.is_ascii_lowercase()));
        let mut list = line;
        if let Some(attribute) = attribute {
            let end = attribute.find([':', ' ']).unwrap_or(attribute.len());
            bits = list_of(&attribute[..end]);
            list = attribute.split_once(" = ").map_or("", |(_, list)| list);
        }
        if let Some(bits) = bits {
            for name in list.split('"').skip(1).step_by(2) {
                if !known.contains(&name.to_lowercase()) {
                    add(names, name, bits);
                }
            }
        }
    }
}

/// Surnames are the census's alone: the locales' would treble the table for weak
/// evidence.
fn list_of(attribute: &str) -> Option<u8> {
    let given = attribute.starts_with("first_") && attribute.contains("name");
    match () {
        () if given && attribute.contains("female") => Some(FEMALE),
        () if given && attribute.contains("_male") => Some(MALE),
        () if given => Some(MALE | FEMALE),
        () => None,
    }
}

fn add(names: &mut Names, name: &str, bit: u8) {
    let lower = name.to_lowercase().replace('’', "'");
    let letters = lower.chars().filter(|ch| ch.is_alphabetic()).count();
    let latin = lower
        .chars()
        .all(|ch| matches!(ch, 'a'..='z' | '\'' | '-' | '\u{df}'..='\u{24f}'));
    let short = letters < 3 && !SHORT.split_whitespace().any(|it| it == lower);
    if latin && !short {
        *names.entry(lower).or_default() |= bit;
    }
}
