//! Whatever comes in, an answer comes out: every span of it lies in the text,
//! on the edges of characters, and says something.

use proptest::prelude::*;
use whence::outline::{Block, Element, Link, Outline};
use whence::provenance::{Provenance, Standing};
use whence::read;
use whence::span::Span;

const MEGABYTE: usize = 1 << 20;

#[test]
fn plain_text_of_any_kind_is_answered() {
    let cases: &[(&str, String)] = &[
        ("empty", String::new()),
        ("blank lines", " \n\t\n\u{a0}\n\n".repeat(100)),
        ("nothing but opening marks", "“".repeat(5 * MEGABYTE / 3)),
        ("nothing but apostrophes", "'".repeat(5 * MEGABYTE)),
        ("nothing but grave accents", "`".repeat(MEGABYTE)),
        (
            "marks that open and never close",
            "“a ".repeat(MEGABYTE / 5),
        ),
        ("marks inside marks", "“‘".repeat(MEGABYTE / 6)),
        (
            "every quotation a new paragraph",
            "“a\n".repeat(MEGABYTE / 5),
        ),
        ("one line without a blank", "x".repeat(MEGABYTE)),
        ("one sentence of words", "word ".repeat(MEGABYTE / 5)),
        ("one sentence of names", "Ann Lee ".repeat(MEGABYTE / 8)),
        (
            "a question that names and names",
            format!("Asked whether {}", "Ann Lee, ".repeat(MEGABYTE / 9)),
        ),
        (
            "one sentence of names that nothing tells of",
            "Zoravo Teliski, Vekano Brasiki, ".repeat(MEGABYTE / 32),
        ),
        ("one sentence of commas", "a, ".repeat(MEGABYTE / 3)),
        ("blocks of a letter", "a\n".repeat(100_000)),
        ("nothing but cues", "said he ".repeat(100_000)),
        ("cues with marks", "“a,” said he. ".repeat(60_000)),
        ("cues upon cues", "he said that ".repeat(80_000)),
        ("according to according to", "according to ".repeat(80_000)),
        ("a pronoun a sentence", "She said so. ".repeat(80_000)),
        ("a new name a quote", names(10_000)),
        (
            "commas, names and roles",
            "Ann Lee, head of the Board of ".repeat(20_000),
        ),
        ("nothing but stops", ".!?…:;—-".repeat(MEGABYTE / 16)),
        (
            "zero-width characters",
            "“\u{200b}a\u{200d}”\u{feff} said \u{2060}Ann\u{ad} Lee.\n".repeat(1000),
        ),
        (
            "right to left",
            "«שלום», אמר דן. \u{202e}“דיאס” said \u{202c}Ann.\n".repeat(1000),
        ),
        (
            "lone combining marks",
            "\u{301}\u{308}“\u{301}” said \u{301}\n".repeat(1000),
        ),
        ("astral letters", "“😀𝒜” said 𝒜nn 😀 Lee.\n".repeat(1000)),
        (
            "control characters",
            "\0\u{1}“\u{7f}” said\u{85}Ann\u{2028}Lee\r\n".repeat(1000),
        ),
    ];
    for (name, text) in cases {
        check(name, &Outline::from_plain_text(text.clone()));
    }
}

/// A different speaker for every quote.
fn names(count: usize) -> String {
    (0..count)
        .map(|at| format!("“Yes,” said Ann {}. ", spelled(at)))
        .collect()
}

/// A number in letters, as a surname.
fn spelled(number: usize) -> String {
    let mut name = String::from("L");
    let mut rest = number;
    loop {
        name.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
        if rest == 0 {
            return name;
        }
    }
}

/// What comes over the wire may break every promise of an outline.
#[test]
fn outlines_of_any_form_are_answered() {
    let text = "“😀 Rain,” said Ann Lee, a pilot.\nShe said it rains.";
    let block = |start, end, element| Block {
        span: Span { start, end },
        element,
        ..Block::default()
    };
    let of = |blocks: Vec<Block>, elements: Vec<Element>| Outline {
        text: text.to_owned(),
        blocks,
        elements,
        ..Outline::default()
    };
    let end = text.len() as u32;
    let inside = 2; // between the surrogates
    let linked = Block {
        links: vec![Link {
            span: Span {
                start: 40,
                end: u32::MAX,
            },
            href: "not an address".to_owned(),
        }],
        strong: vec![Span { start: 9, end: 3 }],
        ..block(0, end, 0)
    };
    let cases = [
        ("no blocks", of(vec![], vec![])),
        ("a block of no element", of(vec![block(0, end, 7)], vec![])),
        (
            "beyond the text",
            of(vec![block(0, u32::MAX, 0)], vec![Element::default()]),
        ),
        (
            "wholly beyond the text",
            of(vec![block(end + 9, end + 99, 0)], vec![Element::default()]),
        ),
        (
            "end before start",
            of(vec![block(end, 4, 0)], vec![Element::default()]),
        ),
        (
            "inside a character",
            of(vec![block(1, inside, 0), block(inside, end, 0)], vec![]),
        ),
        (
            "blocks over each other",
            of(vec![block(0, end, 0), block(5, 20, 0)], vec![]),
        ),
        (
            "blocks out of order",
            of(vec![block(32, end, 0), block(0, 31, 0)], vec![]),
        ),
        (
            "links and bold out of range",
            of(vec![linked], vec![Element::default()]),
        ),
        (
            "a parent that is its own child",
            of(vec![block(0, end, 0)], vec![child(0)]),
        ),
        (
            "parents in a ring",
            of(vec![block(0, end, 0)], vec![child(1), child(0)]),
        ),
        (
            "a parent beyond the elements",
            of(vec![block(0, end, 0)], vec![child(u32::MAX)]),
        ),
    ];
    for (name, outline) in cases {
        check(name, &outline.from_utf16());
    }
}

fn child(parent: u32) -> Element {
    Element {
        parent: Some(parent),
        tag: "div".to_owned(),
        hints: "article body".to_owned(),
    }
}

#[test]
fn a_page_nested_a_hundred_thousand_deep_is_answered() {
    let depth = 100_000;
    let mut elements = vec![Element {
        parent: None,
        ..child(0)
    }];
    elements.extend((1..depth).map(|at| child(at - 1)));
    let line = "“Rain,” said Ann Lee.\n";
    let blocks = (0..1000)
        .map(|at| {
            let start = at * line.len() as u32;
            Block {
                span: Span::new(start, start + line.len() as u32 - 1),
                element: depth - 1 - at,
                ..Block::default()
            }
        })
        .collect();
    check(
        "nested",
        &Outline {
            text: line.repeat(1000),
            elements,
            blocks,
            ..Outline::default()
        },
    );
}

/// Reads `outline` and looks at every span of the answer.
fn check(name: &str, outline: &Outline) {
    let text = &outline.text;
    let provenance = read(outline);
    for span in spans(&provenance) {
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(
            start <= end && text.get(start..end).is_some(),
            "{name}: {start}..{end} is no stretch of the text"
        );
    }
    for (at, quote) in provenance.quotes.iter().enumerate() {
        let content = &quote.content;
        assert!(!content.is_empty(), "{name}: quote {at} has no content");
        let empty = content.iter().find(|it| it.of(text).trim().is_empty());
        assert_eq!(empty, None, "{name}: quote {at} has an empty piece");
        let in_order = content.windows(2).all(|it| it[0].end <= it[1].start);
        assert!(
            in_order,
            "{name}: the pieces of quote {at} are out of order: {content:?}"
        );
        let earlier = |other: Option<u32>| other.is_none_or(|it| (it as usize) < at);
        assert!(
            earlier(quote.continues),
            "{name}: quote {at} continues a later one"
        );
        let known = |other: Option<u32>| {
            other.is_none_or(|it| it as usize != at && (it as usize) < provenance.quotes.len())
        };
        assert!(
            known(quote.within),
            "{name}: quote {at} lies within no other"
        );
        assert_eq!(
            quote.level > 1,
            quote.within.is_some(),
            "{name}: level of quote {at}"
        );
        let shown = quote.speaker.is_none() || quote.candidates.is_empty();
        assert!(shown, "{name}: quote {at} has a speaker and candidates");
        assert!(
            (0.0..=1.0).contains(&quote.confidence),
            "{name}: confidence of quote {at}"
        );
    }
    let starts: Vec<_> = provenance
        .quotes
        .iter()
        .map(|it| it.content[0].start)
        .collect();
    assert!(
        starts.is_sorted(),
        "{name}: the quotes are not in the order of the page"
    );
    let places = provenance.speakers.iter().flat_map(|it| &it.quotes);
    let count = provenance.quotes.len() as u32;
    assert!(
        places.into_iter().all(|&it| it < count),
        "{name}: a speaker of no quote"
    );
}

/// Every span of an answer.
fn spans(provenance: &Provenance) -> Vec<Span> {
    let of_roles = |roles: &[Standing]| -> Vec<Span> {
        roles.iter().flat_map(|it| it.evidence.clone()).collect()
    };
    let mut all = Vec::new();
    for quote in &provenance.quotes {
        all.extend(&quote.content);
        all.extend(quote.source);
        all.extend(quote.cue);
        if let Some(speaker) = &quote.speaker {
            all.extend(&speaker.evidence);
            all.extend(of_roles(&speaker.roles));
        }
        all.extend(quote.occasion.iter().flat_map(|it| &it.evidence));
        if let Some(trace) = &quote.trace {
            all.extend(&trace.kept);
            all.extend(trace.before.iter().chain(&trace.after));
        }
    }
    for speaker in &provenance.speakers {
        all.extend(&speaker.mentions);
        all.extend(of_roles(&speaker.roles));
    }
    all.extend(provenance.organizations.iter().flat_map(|it| &it.mentions));
    all.extend(provenance.findings.iter().flat_map(|it| &it.evidence));
    all
}

/// Pieces of text that matter to the core, to be thrown together.
const PIECES: &[&str] = &[
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "''",
    "``",
    "«",
    "»",
    "„",
    "‚",
    "「",
    "」",
    "『",
    "』",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "—",
    "–",
    "…",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "\n\n",
    " ",
    " ",
    " ",
    "a",
    "é",
    "😀",
    "\u{200b}",
    "\u{301}",
    "said",
    "says",
    "told",
    "according to",
    "that",
    "never",
    "denied that",
    "he",
    "she",
    "they",
    "the senator",
    "Ann Lee",
    "Lee",
    "Dr Ann Lee",
    "Mr Lee",
    "Ann Lee and Bo Ray",
    "several experts",
    "a spokesperson for Acme Water",
    "head of the Mill Trust",
    "of",
    "at",
    "who",
    "CEO",
    "Q:",
    "A:",
    "LEE:",
    "By Ann Lee",
    "March 3, 2020",
    "the report",
    "Rain came",
    "it will rain",
    "’70s",
    "don’t",
    "farmers’",
];

proptest! {
    #[test]
    fn any_text_of_news_pieces_is_answered(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80),
        blanks in any::<bool>(),
    ) {
        let text = pieces.join(if blanks { " " } else { "" });
        check(&text, &Outline::from_plain_text(text.clone()));
    }

    #[test]
    fn any_string_is_answered(text in "\\PC{0,200}") {
        check(&text, &Outline::from_plain_text(text.clone()));
    }

    #[test]
    fn any_blocks_are_answered(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        blocks in prop::collection::vec((any::<u8>(), any::<u8>(), 0u32..6), 0..8),
        parents in prop::collection::vec(prop::option::of(0u32..7), 0..6),
    ) {
        let outline = Outline {
            text: pieces.join(" "),
            blocks: blocks
                .into_iter()
                .map(|(start, end, element)| Block {
                    span: Span { start: start.into(), end: end.into() },
                    element,
                    ..Block::default()
                })
                .collect(),
            elements: parents
                .into_iter()
                .map(|parent| Element { parent, tag: "p".to_owned(), ..Element::default() })
                .collect(),
            ..Outline::default()
        }
        .from_utf16();
        check(&outline.text, &outline);
    }
}
