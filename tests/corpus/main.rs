//! Articles of our own with every attribution worked out, read through the
//! public API. Each class of cases has a floor that is only ever raised; every
//! failure is named, below the floor or not.

mod case;
mod compare;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use case::Case;
use compare::{Outcome, compare};
use whence::outline::Outline;

/// What the core reaches on each class: attributions wholly right, at least,
/// and invented, at most. Whoever makes the core better raises the first and
/// lowers the second; nobody goes back.
const REACHED: &[(&str, usize, usize)] = &[
    ("marks", 0, 0),
    ("cues", 0, 0),
    ("speakers", 0, 0),
    ("forms", 0, 0),
    ("nothing", 0, 0),
];

#[test]
fn own_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/cases");
    let mut classes: BTreeMap<String, Outcome> = BTreeMap::new();
    println!(
        "{:<36}{:>7}{:>7}{:>10}",
        "case", "asked", "right", "invented"
    );
    for class in sorted(&folder) {
        for file in sorted(&class) {
            let outcome = run(&file);
            let name = file.strip_prefix(&folder).unwrap_or(&file);
            print_row(&name.with_extension("").display().to_string(), &outcome);
            outcome.failures.iter().for_each(|it| println!("    {it}"));
            let class = class.file_name().unwrap().to_string_lossy().into_owned();
            let sum = classes.entry(class).or_default();
            sum.asked += outcome.asked;
            sum.right += outcome.right;
            sum.invented += outcome.invented;
        }
    }
    println!();
    classes.iter().for_each(|(name, sum)| print_row(name, sum));

    let named: Vec<_> = REACHED.iter().map(|row| row.0.to_owned()).collect();
    let mut folders: Vec<_> = classes.keys().cloned().collect();
    folders.sort_by_key(|name| named.iter().position(|it| it == name));
    assert_eq!(
        folders, named,
        "a class of cases without a floor, or a floor without cases"
    );
    for (name, right, invented) in REACHED {
        let sum = &classes[*name];
        assert!(
            sum.right >= *right,
            "{name}: {} right, was {right}",
            sum.right
        );
        assert!(
            sum.invented <= *invented,
            "{name}: {} invented, was {invented}",
            sum.invented
        );
    }
}

fn run(file: &Path) -> Outcome {
    let case = fs::read_to_string(file)
        .map_err(|error| error.to_string())
        .and_then(|text| Case::parse(&text))
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert!(!case.title.is_empty(), "{}: no title", file.display());
    let outline = Outline::from_plain_text(case.text.clone());
    compare(&case, &whence::read(&outline).quotes)
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    entries
}

fn print_row(name: &str, outcome: &Outcome) {
    let Outcome {
        asked,
        right,
        invented,
        ..
    } = outcome;
    println!("{name:<36}{asked:>7}{right:>7}{invented:>10}");
}
