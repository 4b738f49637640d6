//! Files in, documents out.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, IsTerminal, Read},
    iter,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};
use clap::ValueEnum;
use flate2::bufread::MultiGzDecoder;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};
use serde_json::Value;
use whence::outline::Outline;

use crate::html;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text, a paragraph a line
    Text,
    /// A JSON object with "id" and "text" a line
    Jsonl,
    /// A saved web page
    Html,
}

/// What to read.
#[derive(clap::Args)]
pub struct Source {
    /// What the files hold; guessed from each name when left out: .jsonl and
    /// .ndjson, .html, .htm and .xhtml; anything else is text, a paragraph a
    /// line. A further .gz is fine.
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<Format>,

    /// The files, or - for standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// The name endings by which a format is guessed; anything else is text.
const ENDINGS: &[(&str, Format)] = &[
    ("jsonl", Format::Jsonl),
    ("ndjson", Format::Jsonl),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
];

impl Format {
    /// What a file of this name most likely holds.
    pub fn of_name(name: &str) -> Format {
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        ENDINGS
            .iter()
            .find(|(known, _)| *known == ending)
            .map_or(Format::Text, |&(_, format)| format)
    }
}

/// One document, ready for the core.
pub struct Document {
    /// The file's name, or the JSON line's own id.
    pub id: Value,
    /// The document itself.
    pub outline: Outline,
    /// Whether the caller has no text that spans could count in, so that ours
    /// must go along.
    pub shows_text: bool,
}

/// Hands every document to `each`, and reports on standard error what could not
/// be read; returns how much that was.
///
/// # Errors
/// Those of `each`, at once.
pub fn for_each(source: &Source, mut each: impl FnMut(Document) -> Result<()>) -> Result<usize> {
    let bar = progress_bar(source.files.len());
    let mut failures = 0;
    for path in &source.files {
        bar.set_message(path.display().to_string());
        for document in documents(path, source.from) {
            match document {
                Ok(document) => each(document)?,
                Err(error) => {
                    failures += 1;
                    bar.suspend(|| anstream::eprintln!("whence: {}: {error:#}", path.display()));
                }
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(failures)
}

/// Drawn on standard error where that is a terminal, there are many files, and
/// no results scroll by on the same terminal.
fn progress_bar(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    if files < 2 || io::stdout().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta} {msg}") {
        bar.set_style(style);
    }
    bar
}

/// The documents of one file, or of standard input for `-`. Each error stands
/// for one document (or for the whole file, and is then the last item) and says
/// what to do.
fn documents(path: &Path, format: Option<Format>) -> Box<dyn Iterator<Item = Result<Document>>> {
    let name = path
        .file_name()
        .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    let format = format.unwrap_or_else(|| Format::of_name(&name));
    let reader = match open(path) {
        Ok(reader) => reader,
        Err(error) => return Box::new(iter::once(Err(error))),
    };
    let name = name.into_owned();
    match format {
        Format::Jsonl => Box::new(lines(reader, name)),
        Format::Text => Box::new(iter::once(read_text(reader, name))),
        Format::Html => Box::new(iter::once(read_html(reader, name))),
    }
}

fn open(path: &Path) -> Result<Box<dyn BufRead>> {
    let mut raw: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else if path.is_dir() {
        bail!("this is a folder: name the files in it");
    } else {
        let file = File::open(path).context("cannot open it: check the name and your access")?;
        Box::new(BufReader::with_capacity(1 << 16, file))
    };
    // By its first bytes and not by its name: names are often wrong.
    let is_gzip = raw
        .fill_buf()
        .context("cannot read it")?
        .starts_with(&[0x1f, 0x8b]);
    Ok(if is_gzip {
        Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(raw)))
    } else {
        raw
    })
}

fn read_all(mut reader: impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).context("cannot read it")?;
    fits(bytes.len())?;
    Ok(bytes)
}

/// Spans are 32 bits wide.
fn fits(bytes: usize) -> Result<()> {
    if bytes > u32::MAX as usize {
        bail!("it is over 4 GB: split it into several documents");
    }
    Ok(())
}

/// Plain text: UTF-8, or UTF-16 with a byte-order mark. Broken characters
/// become U+FFFD.
fn text_of(bytes: &[u8]) -> Result<String> {
    let (text, encoding, _) = encoding_rs::UTF_8.decode(bytes);
    if encoding == encoding_rs::UTF_8 && bytes.contains(&0) {
        bail!("this is no text: save the document as text or HTML first");
    }
    Ok(text.into_owned())
}

fn read_text(reader: impl Read, name: String) -> Result<Document> {
    Ok(Document {
        id: Value::from(name),
        outline: Outline::from_plain_text(text_of(&read_all(reader)?)?),
        shows_text: false,
    })
}

fn read_html(reader: impl Read, name: String) -> Result<Document> {
    Ok(Document {
        id: Value::from(name),
        outline: html::outline(&read_all(reader)?),
        shows_text: true,
    })
}

#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    text: Option<Text>,
}

/// A document a line; blank lines are none. Ends at a line that cannot be read
/// from disk, not at one that is wrong.
fn lines(mut reader: impl BufRead, name: String) -> impl Iterator<Item = Result<Document>> {
    let mut line = Vec::new();
    let mut number = 0u64;
    let mut broken = false;
    iter::from_fn(move || {
        while !broken {
            number += 1;
            line.clear();
            match reader.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    broken = true;
                    return Some(Err(error).with_context(|| format!("cannot read line {number}")));
                }
            }
            let json = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line);
            if !json.trim_ascii().is_empty() {
                let document = read_line(json, &name, number);
                return Some(document.with_context(|| format!("line {number}")));
            }
        }
        None
    })
}

fn read_line(json: &[u8], name: &str, number: u64) -> Result<Document> {
    fits(json.len())?;
    let line: Line =
        serde_json::from_slice(json).context("expected an object with \"id\" and \"text\"")?;
    let Text(text) = line
        .text
        .ok_or_else(|| anyhow!("it has no \"text\": give the article's words under that key"))?;
    Ok(Document {
        id: line
            .id
            .unwrap_or_else(|| Value::from(format!("{name}:{number}"))),
        outline: Outline::from_plain_text(text),
        shows_text: false,
    })
}

/// A JSON string that may hold what UTF-8 cannot: a lone surrogate or a broken
/// byte becomes U+FFFD, the surrogate exactly one, so that code points still
/// count as in the caller's own string.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Text;

            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(lossy(bytes)))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// Decodes WTF-8, in which serde_json hands over lone surrogates: each stands
/// as three bytes, ED A0..BF 80..BF.
fn lossy(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest
        .windows(2)
        .position(|pair| pair[0] == 0xed && pair[1] >= 0xa0)
    {
        text.push_str(&String::from_utf8_lossy(&rest[..at]));
        text.push(char::REPLACEMENT_CHARACTER);
        rest = rest.get(at + 3..).unwrap_or(&[]);
    }
    text.push_str(&String::from_utf8_lossy(rest));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_guessed_from_endings() {
        for (name, format) in [
            ("story.txt", Format::Text),
            ("story", Format::Text),
            ("STORY.HTML", Format::Html),
            ("story.htm.gz", Format::Html),
            ("stories.jsonl.gz", Format::Jsonl),
            ("stories.ndjson", Format::Jsonl),
            ("stories.gz", Format::Text),
            ("-", Format::Text),
        ] {
            assert_eq!(Format::of_name(name), format, "{name}");
        }
    }

    #[test]
    fn lines_keep_their_code_points() {
        for (json, text) in [
            (r#"{"text":"plain"}"#.as_bytes(), "plain"),
            (
                r#"{"text":"a\ud800b \ud83d\ude00"}"#.as_bytes(),
                "a\u{fffd}b 😀",
            ),
            (b"{\"text\":\"a\xffb\"}", "a\u{fffd}b"),
            (r#"{"text":"힣 하"}"#.as_bytes(), "힣 하"),
        ] {
            let document = read_line(json, "f", 7).unwrap();
            assert_eq!(document.outline.text, text);
            assert_eq!(document.id, "f:7");
        }
    }

    #[test]
    fn text_is_told_from_what_is_none() {
        assert_eq!(text_of(b"\xff\xfea\0b\0").unwrap(), "ab");
        assert_eq!(text_of(b"a\xffb").unwrap(), "a\u{fffd}b");
        assert!(text_of(b"PK\x03\x04\0\0").is_err());
    }
}
