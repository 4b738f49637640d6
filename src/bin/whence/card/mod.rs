//! `whence card`: what the cards say, for a person at a terminal.

mod fields;

use std::io::{BufWriter, Write};

use anstyle::{AnsiColor, Style};
use anyhow::Result;
use fields::Field;
use textwrap::Options;
use whence::provenance::{Kind, Polarity, Provenance, Quote};

use crate::input::{self, Document, Source};

const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();

/// Lines are no longer than this, however wide the terminal.
const WIDEST: usize = 92;
/// The room for a field's label.
const LABEL: usize = 12;

/// Prints the cards of every document; returns how many documents could not be
/// read. Colours stay away where standard output is no terminal or `NO_COLOR` is
/// set.
///
/// # Errors
/// When standard output cannot be written to.
pub fn run(source: &Source) -> Result<usize> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    let failures = input::for_each(source, |document| print(&mut out, &document))?;
    out.flush()?;
    Ok(failures)
}

fn print(out: &mut impl Write, document: &Document) -> Result<()> {
    let text = &document.outline.text;
    let provenance = whence::read(&document.outline);
    let name = document
        .id
        .as_str()
        .map_or_else(|| document.id.to_string(), plain);
    let counts = counts(&provenance);
    writeln!(out, "{BOLD}{name}{BOLD:#}{DIM} · {counts}{DIM:#}\n")?;
    for place in 0..provenance.quotes.len() {
        print_card(out, place, &provenance, text)?;
    }
    Ok(())
}

/// "12 direct quotes, 1 paraphrase, 3 sources".
fn counts(provenance: &Provenance) -> String {
    let of_kind = |kind| {
        provenance
            .quotes
            .iter()
            .filter(|it| it.kind == kind)
            .count()
    };
    let counts = [
        (of_kind(Kind::Direct), "direct quote"),
        (of_kind(Kind::Mixed), "partly quoted statement"),
        (of_kind(Kind::Indirect), "paraphrase"),
        (provenance.speakers.len(), "source"),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    match (told.is_empty(), provenance.language.as_str()) {
        (true, "en") => "no attributed statements found".to_owned(),
        (true, other) => format!("not in English ({other}), so nothing was read"),
        (false, _) => told.join(", "),
    }
}

fn print_card(
    out: &mut impl Write,
    place: usize,
    provenance: &Provenance,
    text: &str,
) -> Result<()> {
    let quote = &provenance.quotes[place];
    let width = textwrap::termwidth().min(WIDEST);
    let kind = style_of(quote);
    let words = plain(&fields::words_of(&quote.content, text, usize::MAX));
    for line in textwrap::wrap(&words, Options::new(width.saturating_sub(2))) {
        writeln!(out, "{kind}▌{kind:#} {line}")?;
    }
    let heading = plain(&fields::heading_of(quote));
    let label = fields::kind_of(quote);
    writeln!(out, "  {BOLD}{heading}{BOLD:#}  {kind}{label}{kind:#}")?;
    if let Some(standing) = fields::standing_of(quote) {
        print_wrapped(out, "  ", &standing, width)?;
    }
    for Field { label, value } in fields::fields_of(place, provenance, text) {
        let indent = format!("  {label:LABEL$}");
        print_wrapped(out, &indent, &value, width)?;
    }
    writeln!(out)?;
    Ok(())
}

/// Words behind a dimmed label, which stands before the first line alone.
fn print_wrapped(out: &mut impl Write, label: &str, words: &str, width: usize) -> Result<()> {
    let room = width.saturating_sub(label.chars().count()).max(20);
    for (at, line) in textwrap::wrap(&plain(words), room).iter().enumerate() {
        match at {
            0 => write!(out, "{DIM}{label}{DIM:#}")?,
            _ => write!(out, "{}", " ".repeat(label.chars().count()))?,
        }
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Words without the control characters that a terminal would obey.
fn plain(words: &str) -> String {
    words.replace(char::is_control, " ")
}

fn style_of(quote: &Quote) -> Style {
    let color = match (quote.polarity, quote.kind) {
        (Polarity::Negated, _) => AnsiColor::Magenta,
        (_, Kind::Direct) => AnsiColor::Green,
        (_, Kind::Mixed) => AnsiColor::Cyan,
        (_, Kind::Indirect) => AnsiColor::Blue,
    };
    Style::new().fg_color(Some(color.into()))
}
