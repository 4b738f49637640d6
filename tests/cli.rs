//! The command line, run as a person would run it.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use flate2::{Compression, write::GzEncoder};
use serde_json::Value;

/// A folder for one test's files.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn whence(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whence"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// The objects on standard output, a line each.
fn records(output: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn ids(output: &Output) -> Vec<Value> {
    records(output).iter().map(|it| it["id"].clone()).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const STORY: &[u8] = "Bridge to Close\n\n“It is tired,” said Ana Reyes.\n".as_bytes();

#[test]
fn every_document_gets_a_line_in_the_schema() {
    let folder = folder("documents");
    let text = file(&folder, "story.txt", STORY);
    let zipped = file(&folder, "story.txt.gz", &gzip(STORY));
    let lines = file(
        &folder,
        "two.jsonl",
        b"{\"id\": 7, \"text\": \"One.\", \"more\": [1]}\n\n{\"text\": \"Two.\"}\n",
    );
    let output = whence(&["scan", &text, &zipped, &lines, "-"], STORY);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(
        ids(&output),
        [
            Value::from("story.txt"),
            Value::from("story.txt.gz"),
            Value::from(7),
            Value::from("two.jsonl:3"),
            Value::from("-"),
        ]
    );
    for record in records(&output) {
        for key in [
            "language",
            "quotes",
            "speakers",
            "organizations",
            "findings",
        ] {
            assert!(record.get(key).is_some(), "no {key} in {record}");
        }
        assert!(record.get("text").is_none());
    }
}

#[test]
fn spans_of_a_page_count_in_the_text_that_goes_along() {
    let page = "<html lang=en><title>Bridge</title><nav><a href=/>Home</a></nav><article><h1>Bridge</h1>"
        .to_owned()
        + &"<p>🌉 The bridge was built long ago, and the town has looked after it ever since then.</p>"
            .repeat(5)
        + "<p>“It is tired,” said Ana Reyes.</p></article>";
    let output = whence(&["scan", "--from", "html", "-"], page.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let record = &records(&output)[0];
    let text: Vec<char> = record["text"].as_str().unwrap().chars().collect();
    let quote = &record["quotes"][0]["content"][0];
    let at = |place: usize| quote[place].as_u64().unwrap() as usize;
    let words: String = text[at(0)..at(1)].iter().collect();
    assert_eq!(words, "“It is tired,”");
}

#[test]
fn cards_are_printed_without_colours_or_what_a_terminal_would_obey() {
    let story = "Bridge to Close\n\n“It is \u{1b}[31mtired,” said Ana Reyes, the mayor.\n";
    let output = whence(&["card", "-"], story.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let cards = String::from_utf8(output.stdout).unwrap();
    for words in [
        "Ana Reyes  DIRECT QUOTE",
        "mayor",
        "Cue         “said” · neutral",
    ] {
        assert!(cards.contains(words), "no {words:?} in {cards}");
    }
    assert!(!cards.contains('\u{1b}'), "{cards:?}");
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_is_read() {
    let folder = folder("failures");
    let lines = file(
        &folder,
        "mixed.jsonl",
        b"{\"id\": \"good\", \"text\": \"a\"}\nnonsense\n{\"id\": \"wordless\"}\n{\"id\": \"last\", \"text\": \"b\"}\n",
    );
    let archive = file(&folder, "archive.txt", b"PK\x03\x04\0\0");
    let cut_off = file(&folder, "cut.txt.gz", &gzip(STORY)[..20]);
    let missing = folder.join("missing.txt");
    let output = whence(
        &[
            "scan",
            missing.to_str().unwrap(),
            folder.to_str().unwrap(),
            &archive,
            &cut_off,
            &lines,
        ],
        b"",
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output), ["good", "last"]);
    let errors = String::from_utf8(output.stderr).unwrap();
    let errors: Vec<&str> = errors.lines().collect();
    for (error, says) in errors.iter().zip([
        "missing.txt: cannot open it: check the name",
        "failures: this is a folder: name the files in it",
        "archive.txt: this is no text: save the document as text or HTML first",
        "cut.txt.gz: cannot read it",
        "mixed.jsonl: line 2: expected an object with \"id\" and \"text\"",
        "mixed.jsonl: line 3: it has no \"text\": give the article's words",
    ]) {
        assert!(error.contains(says), "{error:?} does not say {says:?}");
    }
    assert_eq!(errors.len(), 6, "{errors:?}");
}

#[test]
fn wrong_usage_is_told_apart() {
    for arguments in [&["scan"][..], &["scan", "--from", "pdf", "x"], &["guess"]] {
        assert_eq!(
            whence(arguments, b"").status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}
