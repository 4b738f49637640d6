//! Articles of our own with every attribution worked out, read through the
//! public API. Each class of cases has a floor that is only ever raised; every
//! failure is named, below the floor or not.

mod case;
mod compare;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use case::Case;
use compare::{Outcome, compare};
use whence::outline::Outline;

/// What the core reaches on each class: attributions found, with the right
/// speaker, and wholly right, at least; and invented, at most. Whoever makes the
/// core better raises the first three and lowers the last; nobody goes back.
const REACHED: &[(&str, [usize; 3], usize)] = &[
    ("marks", [65, 65, 65], 0),
    ("cues", [58, 56, 56], 0),
    ("speakers", [81, 76, 75], 0),
    ("forms", [49, 49, 49], 0),
    ("nothing", [0, 0, 0], 0),
];

#[test]
fn own_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/cases");
    let mut classes: BTreeMap<String, Outcome> = BTreeMap::new();
    print_row("", ["asked", "found", "named", "right", "invented"]);
    for class in sorted(&folder) {
        for file in sorted(&class) {
            let outcome = run(&file);
            let name = file.strip_prefix(&folder).unwrap_or(&file);
            let name = name.with_extension("").display().to_string();
            print_row(&name, counts(&outcome));
            outcome.failures.iter().for_each(|it| println!("    {it}"));
            let class = class.file_name().unwrap().to_string_lossy().into_owned();
            classes.entry(class).or_default().add(&outcome);
        }
    }
    println!();
    for (name, sum) in &classes {
        print_row(name, counts(sum));
    }

    let named: Vec<_> = REACHED.iter().map(|row| row.0.to_owned()).collect();
    let mut folders: Vec<_> = classes.keys().cloned().collect();
    folders.sort_by_key(|name| named.iter().position(|it| it == name));
    assert_eq!(
        folders, named,
        "a class of cases without a floor, or a floor without cases"
    );
    for (name, reached, invented) in REACHED {
        let sum = &classes[*name];
        let counts = [sum.found, sum.named, sum.right];
        assert!(
            counts.iter().zip(reached).all(|(is, was)| is >= was),
            "{name}: {counts:?} found, named and right; {reached:?} was reached"
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

fn counts(outcome: &Outcome) -> [usize; 5] {
    let Outcome {
        asked,
        found,
        named,
        right,
        invented,
        ..
    } = *outcome;
    [asked, found, named, right, invented]
}

fn print_row(name: &str, columns: [impl Display; 5]) {
    print!("{name:<28}");
    columns.iter().for_each(|it| print!("{it:>9}"));
    println!();
}
