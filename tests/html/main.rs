//! Small invented pages with what markup does to words: broken lines, block
//! quotations and their signatures, definition lists, promos and comments. A
//! page's last comment tells its quotations, one a line: `speaker: words`, with
//! `?` for a speaker who must not be named. Paraphrases are not compared.

use std::{fs, path::Path, process::Command};

#[test]
fn quotations_of_pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html/cases");
    let mut pages: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    pages.sort();
    assert!(!pages.is_empty());
    let mut wrong = String::new();
    for page in pages {
        let html = fs::read_to_string(&page).unwrap();
        let expected: Vec<&str> = html
            .rsplit_once("<!-- quotations\n")
            .and_then(|(_, tail)| tail.split_once("-->"))
            .map(|(lines, _)| lines.lines().collect())
            .unwrap_or_else(|| panic!("{}: no comment with its quotations", page.display()));
        let found = quotations(&page);
        if found != expected {
            let name = page.file_name().unwrap().display();
            let (found, expected) = (found.join("\n  "), expected.join("\n  "));
            wrong += &format!("{name}\n found\n  {found}\n expected\n  {expected}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The direct and mixed quotes that `whence scan` finds on a page, with their speakers.
fn quotations(page: &Path) -> Vec<String> {
    let whence = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_whence"))
            .args(arguments)
            .arg(page)
            .output()
            .unwrap();
        assert!(output.status.success(), "{page:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let parts = whence(&["parts"]);
    let text: String = parts
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .map(|(_, words)| format!("{words} "))
        .collect();
    let characters: Vec<char> = text.chars().collect();
    let found: serde_json::Value =
        serde_json::from_str(&whence(&["scan", "--from", "html"])).unwrap();
    let quotes = found["quotes"].as_array().unwrap();
    quotes
        .iter()
        .filter(|quote| quote["kind"] != "indirect")
        .map(|quote| {
            let pieces: Vec<String> = quote["content"]
                .as_array()
                .unwrap()
                .iter()
                .map(|piece| {
                    let at = |end: usize| piece[end].as_u64().unwrap() as usize;
                    characters[at(0)..at(1)].iter().collect()
                })
                .collect();
            let speaker = quote["speaker"]["name"].as_str().unwrap_or("?");
            format!("{speaker}: {}", pieces.join(" … "))
        })
        .collect()
}
