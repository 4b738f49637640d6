//! Lines that are one paragraph: what a `<br>` or a saved text's line length cut
//! in the middle of a sentence or of a quotation, and a speaker's label with the
//! answer beside it.

use crate::{
    article::{Article, Part},
    outline::{Block, Outline},
};

/// A line of plain text that was cut for its length is no shorter, in bytes.
const CUT: usize = 45;
/// A speaker's label is no longer, in bytes.
const LABEL: usize = 48;

/// Whether block `at` goes on in the line above it, block `at - 1`.
pub(super) fn go_on(outline: &Outline, article: &Article, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let (above, block) = (&outline.blocks[before], &outline.blocks[at]);
    let is_prose = |at: usize| article.parts[at] == Part::Paragraph;
    let is_next = block.span.start == above.span.end + 1;
    if !is_next || !is_prose(before) || !is_prose(at) {
        return false;
    }
    let (head, tail) = (above.span.of(&outline.text), block.span.of(&outline.text));
    if is_label(outline, above, block) {
        return true;
    }
    let is_broken = above.element == block.element && tag(outline, block) != "pre";
    let may_be_cut = !outline.is_plain_text() || head.len() >= CUT;
    is_broken && may_be_cut && (is_mid_sentence(head, tail) || is_mid_quotation(head, tail))
}

fn tag<'o>(outline: &'o Outline, block: &Block) -> &'o str {
    let element = outline.elements.get(block.element as usize);
    element.map_or("", |it| &it.tag)
}

/// A term of a definition list, or a line all in bold, that ends with a colon,
/// with the words defined or said.
fn is_label(outline: &Outline, above: &Block, block: &Block) -> bool {
    let bold: u32 = above.strong.iter().map(|it| it.len()).sum();
    let is_set_apart = match (tag(outline, above), tag(outline, block)) {
        ("dt", "dd") => true,
        (above_tag, tag) => above_tag == tag && bold + 1 >= above.span.len(),
    };
    let label = above.span.of(&outline.text);
    is_set_apart && label.len() <= LABEL && label.ends_with(':')
}

/// "According" + "to Ana Reyes": no stop, and no capital after it.
fn is_mid_sentence(head: &str, tail: &str) -> bool {
    let ended = head.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | ';' | '-'));
    let lower = |c: char| c.is_lowercase();
    let after_mark = tail.trim_start_matches(['“', '"', '‘', '\'']);
    !ended && (tail.starts_with(lower) || head.ends_with(',') && after_mark.starts_with(lower))
        || head.ends_with([',', '”', '"', '’']) && tail.starts_with(lower)
}

/// “We will not + go,” she said: a mark is left open that the next line closes.
fn is_mid_quotation(head: &str, tail: &str) -> bool {
    let curly = |c: &char| matches!(c, '“' | '”');
    let left_open = head.chars().rev().find(curly) == Some('“');
    if left_open {
        return tail.chars().find(curly) == Some('”');
    }
    let straight = |line: &str| line.matches('"').count() % 2 == 1;
    !head.contains(['“', '”']) && straight(head) && straight(tail) && !tail.starts_with('"')
}

#[cfg(test)]
mod tests {
    use crate::{
        article::{Article, Part},
        outline::{Block, Element, Outline},
        span::Span,
        text::Text,
    };

    /// Lines of one element; the expected lines of each paragraph, joined by "/".
    #[track_caller]
    fn check(tag: &str, lines: &str, expected: &str) {
        let mut outline = Outline::from_plain_text(lines.to_owned());
        outline.elements = vec![Element {
            tag: tag.to_owned(),
            ..Element::default()
        }];
        let text = paragraphs(&outline);
        assert_eq!(text, expected, "{tag}");
    }

    fn paragraphs(outline: &Outline) -> String {
        let article = Article {
            parts: vec![Part::Paragraph; outline.blocks.len()],
            language: "en".to_owned(),
        };
        let text = Text::of(outline, &article);
        let words = |it: &crate::text::Paragraph| text.str(text.span_of(it.tokens.clone()));
        let paragraphs: Vec<String> = text
            .paragraphs
            .iter()
            .map(|it| words(it).replace('\n', "/"))
            .collect();
        paragraphs.join(" | ")
    }

    #[test]
    fn broken_lines_are_one_paragraph() {
        for (tag, lines, expected) in [
            (
                "p",
                "“We will not\nsit here,” she said.",
                "“We will not/sit here,” she said.",
            ),
            (
                "p",
                "\"We will\nGo,\" she said.",
                "\"We will/Go,\" she said.",
            ),
            ("p", "According\nto her", "According/to her"),
            ("p", "“No,”\nshe said.", "“No,”/she said."),
            (
                "p",
                "“One.\nTwo. Three.” It is.\nFour.",
                "“One./Two. Three.” It is. | Four.",
            ),
            ("p", "“One.\n“Two.”", "“One. | “Two.”"),
            ("p", "One.\nTwo.", "One. | Two."),
            ("p", "12 Dock Street\nVelden", "12 Dock Street | Velden"),
            (
                "p",
                "the end.\n“No,” she said.",
                "the end. | “No,” she said.",
            ),
            ("pre", "let a\nlet b", "let a | let b"),
            ("text", "eggs\nflour", "eggs | flour"),
            (
                "text",
                "The board said on Monday that it would not and could\nnot wait.",
                "The board said on Monday that it would not and could/not wait.",
            ),
        ] {
            check(tag, lines, expected);
        }
    }

    #[test]
    fn labels_stand_with_what_is_said() {
        let outline = |tags: [&str; 2], bold: u32| {
            let text = "Ana Reyes:\nI was nine.".to_owned();
            let element = |tag: &str| Element {
                tag: tag.to_owned(),
                ..Element::default()
            };
            let block = |start: u32, end: u32, element: u32, bold: u32| Block {
                span: Span::new(start, end),
                element,
                strong: vec![Span::new(start, start + bold)],
                ..Block::default()
            };
            Outline {
                text,
                elements: tags.map(element).to_vec(),
                blocks: vec![block(0, 10, 0, bold), block(11, 22, 1, 0)],
                ..Outline::default()
            }
        };
        for (tags, bold, expected) in [
            (["dt", "dd"], 0, "Ana Reyes:/I was nine."),
            (["p", "p"], 10, "Ana Reyes:/I was nine."),
            (["p", "p"], 0, "Ana Reyes: | I was nine."),
            (["p", "li"], 10, "Ana Reyes: | I was nine."),
        ] {
            assert_eq!(
                paragraphs(&outline(tags, bold)),
                expected,
                "{tags:?} {bold}"
            );
        }
    }
}
