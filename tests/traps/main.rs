//! Short stories that set a trap each: what must be found in them, by exact
//! comparison of the fields that an expectation gives, and that nothing else is.
//!
//! A trap that the core still walks into stands in [`KNOWN`]. The test fails
//! when it no longer does, so that the list stays true.

use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::process::ExitCode;
use whence::{
    outline::Outline,
    provenance::{Quote, SpeakerKind},
};

/// The traps that the core still walks into, by name.
const KNOWN: &[&str] = &["quote inside a quote", "book titles", "headline clipped"];

#[derive(Deserialize)]
struct Trap {
    name: String,
    text: String,
    /// All that is said in the text.
    quotes: Vec<Expected>,
}

/// What the answer must say of one quote.
#[derive(Deserialize)]
struct Expected {
    /// The words, as they stand in the text.
    says: String,
    /// May be missing from the answer.
    #[serde(default)]
    optional: bool,
    /// The fields to compare: those of the answer's quote and of its speaker.
    /// `speaker` is the name, `person` whether it is a person's.
    #[serde(flatten)]
    fields: Map<String, Value>,
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let traps: Vec<Trap> =
        serde_json::from_str(include_str!("traps.json")).expect("traps.json has the form above");
    let listed = |known: &&str| traps.iter().any(|trap| trap.name == **known);
    assert!(KNOWN.iter().all(listed), "a known failure names no trap");
    let trials = traps
        .into_iter()
        .map(|trap| Trial::test(trap.name.clone(), move || spring(&trap)))
        .collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn spring(trap: &Trap) -> Result<(), Failed> {
    let known = KNOWN.contains(&trap.name.as_str());
    match (wrong(trap), known) {
        (Some(wrong), false) => Err(format!("{wrong}in {:?}", trap.text).into()),
        (None, true) => Err("sprung at last: take it out of KNOWN".into()),
        _ => Ok(()),
    }
}

/// What is wrong with the answer, one line a fault; none when it is right.
fn wrong(trap: &Trap) -> Option<String> {
    let mut quotes = whence::read(&Outline::from_plain_text(trap.text.clone())).quotes;
    let mut faults = String::new();
    for expected in &trap.quotes {
        let says = |it: &Quote| {
            let pieces: Vec<&str> = it.content.iter().map(|at| at.of(&trap.text)).collect();
            pieces.join(" … ") == expected.says
        };
        match quotes.iter().position(says) {
            Some(at) => compare(&quotes.remove(at), expected, &mut faults),
            None if expected.optional => {}
            None => faults.push_str(&format!("{}: not found\n", expected.says)),
        }
    }
    for quote in quotes {
        let words = quote.content.first().map_or("", |at| at.of(&trap.text));
        faults.push_str(&format!("{words}: invented\n"));
    }
    (!faults.is_empty()).then_some(faults)
}

fn compare(quote: &Quote, expected: &Expected, faults: &mut String) {
    let found = serde_json::to_value(quote).expect("a quote is plain data");
    for (field, expected_value) in &expected.fields {
        let speaker = quote.speaker.as_ref();
        let value = match field.as_str() {
            "speaker" => speaker.map(|it| it.name.clone()).into(),
            "person" => speaker
                .is_some_and(|it| it.kind == SpeakerKind::Person)
                .into(),
            "role" | "affiliation" | "how" => found["speaker"][field].clone(),
            _ => found
                .get(field)
                .unwrap_or_else(|| panic!("a quote has no field {field}"))
                .clone(),
        };
        if value != *expected_value {
            faults.push_str(&format!(
                "{}: {field} is {value}, not {expected_value}\n",
                expected.says
            ));
        }
    }
}
