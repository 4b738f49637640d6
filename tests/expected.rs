//! The worked-out cases of the evaluation folder, scored by its own scorer: the
//! seed story must be perfect, the traps mostly sprung and never invented in.
//!
//! The folder is no part of the project: it is looked for at `../shared/eval`
//! or `$WHENCE_EVAL`, and without it these tests say that they are ignored.

use std::env;
use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::OnceLock;

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use whence::{outline::Outline, provenance::Check};

const SCORER: &str = "score_expected.py";

/// The traps that must be right, of all that the scorer counts.
const TRAPS: u64 = 14;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = folder();
    let is_absent = !folder.join(SCORER).is_file();
    if is_absent {
        writeln!(
            stderr(),
            "ignored: no evaluation folder at ../shared/eval or $WHENCE_EVAL"
        )
        .ok();
    }
    let seed = folder.clone();
    let observed = folder.clone();
    let trials = vec![
        Trial::test("the_seed_story_is_perfect", move || {
            let figures = figures(&seed)?;
            expect(figures, "seed_right", |right| {
                Some(right) == figures["seed_core"].as_u64()
            })?;
            expect(figures, "seed_false", |found| found == 0)
        })
        .with_ignored_flag(is_absent),
        Trial::test("the_findings_of_the_seed_story", move || {
            page_findings(&observed)
        })
        .with_ignored_flag(is_absent),
        Trial::test("the_traps_are_sprung", move || {
            let figures = figures(&folder)?;
            expect(figures, "hard_right", |right| right >= TRAPS)?;
            expect(figures, "hard_invented", |found| found == 0)
        })
        .with_ignored_flag(is_absent),
    ];
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval");
    env::var_os("WHENCE_EVAL").map_or_else(beside, PathBuf::from)
}

fn expect(figures: &Figures, name: &str, is_right: impl Fn(u64) -> bool) -> Result<(), Failed> {
    match figures[name].as_u64() {
        Some(figure) if is_right(figure) => Ok(()),
        _ => Err(format!("{name} in\n{figures}").into()),
    }
}

/// The seed story's findings have the figures that were worked out by hand.
fn page_findings(folder: &Path) -> Result<(), Failed> {
    let read = |name: &str| fs::read_to_string(folder.join(name)).map_err(|it| it.to_string());
    let expected: Value =
        serde_json::from_str(&read("seed_expected.json")?).map_err(|it| it.to_string())?;
    let expected = &expected["page_findings"];
    let page = whence::read(&Outline::from_plain_text(read("seed.txt")?));
    let shares = &page.shares;
    let by_source = &expected["quoted_words_body"]["by_source"];
    for it in &shares.by_speaker {
        let name = it.name.as_deref().unwrap_or_default();
        let name = if name == "Xi and Putin" {
            "Xi Jinping+Vladimir Putin"
        } else {
            name
        };
        near(name, it.share, &by_source[name]["share"], 0.01)?;
    }
    let largest = shares.by_organization.first().map_or(0.0, |it| it.share);
    let organization = &expected["quoted_words_body"]["by_organisation"]["Atlantic Council"];
    near("organization", largest, &organization["share"], 0.01)?;
    let attributed = f64::from(shares.attributed) / f64::from(shares.words);
    near(
        "attributed",
        attributed,
        &expected["attributed_words_body"]["share"],
        0.02,
    )?;
    let figure = |check: Check, name: &str| {
        let found = page.findings.iter().filter(|it| it.name == check);
        let figures = found
            .flat_map(|it| &it.figures)
            .filter(|it| it.name == name);
        figures.map(|it| it.value).collect::<Vec<f64>>()
    };
    let floating = expected["floating_quotes"].as_array().map_or(0, Vec::len);
    let told = [
        (
            figure(Check::FloatingQuotes, "quotes"),
            vec![floating as f64],
        ),
        (figure(Check::ClipAudit, "words kept"), vec![2.0, 7.0]),
        (figure(Check::ClipAudit, "words"), vec![6.0, 39.0]),
        (
            figure(Check::FurnitureConsistency, "in the furniture"),
            vec![1.0],
        ),
        (figure(Check::VagueSources, "named"), vec![2.0]),
        (figure(Check::OneEvent, "with the event"), vec![1.0]),
        (figure(Check::VenueIsEmployer, "speakers"), vec![2.0]),
        (figure(Check::UnquotedReuse, "words"), vec![2.0, 3.0]),
    ];
    for (found, expected) in told {
        if found != expected {
            return Err(format!("{found:?} in place of {expected:?}").into());
        }
    }
    let likeness = figure(Check::ConfusableNames, "likeness");
    near(
        "likeness",
        likeness.first().copied().unwrap_or_default(),
        &expected["confusable_names"][0]["jaro_winkler"],
        0.001,
    )
}

fn near(name: &str, found: f64, expected: &Value, within: f64) -> Result<(), Failed> {
    match expected.as_f64() {
        Some(expected) if (found - expected).abs() <= within => Ok(()),
        _ => Err(format!("{name}: {found} in place of {expected}").into()),
    }
}

/// The scorer's lines and, in the last, its figures.
struct Figures {
    report: String,
    figures: Value,
}

impl std::ops::Index<&str> for Figures {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        &self.figures[name]
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.report)
    }
}

/// The figures, worked out once for both tests.
fn figures(folder: &Path) -> Result<&'static Figures, Failed> {
    static ONCE: OnceLock<Result<Figures, String>> = OnceLock::new();
    let once = ONCE.get_or_init(|| score(folder));
    once.as_ref().map_err(|error| error.clone().into())
}

fn score(folder: &Path) -> Result<Figures, String> {
    let here = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (articles, answers) = (here.join("expected.jsonl"), here.join("answers.jsonl"));
    let scorer = || {
        let mut python = Command::new("python3");
        python.arg(folder.join(SCORER));
        python
    };
    output(scorer().arg("--emit").arg(&articles))?;
    let mut scan = Command::new(env!("CARGO_BIN_EXE_whence"));
    let found = output(scan.args(["scan", "--from", "jsonl"]).arg(&articles))?;
    fs::write(&answers, found).map_err(|error| error.to_string())?;
    let report = output(scorer().arg(&answers))?;
    let last = report.lines().last().unwrap_or("");
    let figures = serde_json::from_str(last).map_err(|error| format!("{error} in {report}"))?;
    Ok(Figures { report, figures })
}

fn output(command: &mut Command) -> Result<String, String> {
    let run = command.stderr(Stdio::inherit()).output();
    let output = run.map_err(|error| format!("{command:?}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{command:?}: {error}"))
}
