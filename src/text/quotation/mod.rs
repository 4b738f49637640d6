//! Quotation marks, paired paragraph by paragraph: curly, straight, doubled
//! singles, British singles against apostrophes, guillemets in both directions,
//! low-high and corner marks, nested, mis-typed, and left open.

mod forgotten;
mod pairing;
mod single;

use super::Text;
use crate::text::token::Shape;
use pairing::{Family, Guillemets, Pairing};

/// What stands between a pair of quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// The opening mark's token.
    pub open: u32,
    /// The token after the closing mark, or after the paragraph where there is
    /// no closing mark.
    pub end: u32,
    /// Whether a closing mark stands at the end.
    pub closed: bool,
    /// Whether the marks are single ones.
    pub single: bool,
    /// Whether it goes on from the paragraph before, which left its quotation
    /// open.
    pub goes_on: bool,
    /// The quotation around it, and none for an outermost one.
    pub parent: Option<u32>,
}

impl Quotation {
    /// The tokens between the marks.
    pub fn inside(&self) -> std::ops::Range<u32> {
        self.open + 1..(self.end - u32::from(self.closed)).max(self.open + 1)
    }
}

/// Pairs the marks of every paragraph of `text`.
pub(super) fn find(text: &mut Text) {
    let guillemets = direction(text);
    let mut left_open: Option<Family> = None;
    for index in 0..text.paragraphs.len() {
        let tokens = text.paragraphs[index].tokens.clone();
        let first = text.quotations.len();
        let mut pairing = Pairing::new(text, tokens, guillemets, left_open);
        pairing.run();
        left_open = pairing.left_open;
        let found = pairing.found;
        for (at, quotation) in found
            .iter()
            .enumerate()
            .filter(|(_, it)| it.parent.is_none())
        {
            let id = Some((first + at) as u32);
            for token in &mut text.tokens[quotation.open as usize..quotation.end as usize] {
                token.quotation = id;
            }
        }
        text.quotations.extend(found);
        text.paragraphs[index].quotations = first as u32..text.quotations.len() as u32;
    }
    for index in 0..text.paragraphs.len() {
        forgotten::close(text, index);
    }
}

fn direction(text: &Text) -> Guillemets {
    let mut outward = 0i64;
    for token in text
        .tokens
        .iter()
        .filter(|token| token.shape == Shape::Mark)
    {
        let mark = text.str(token.span);
        let vote = match (mark, token.spaced) {
            ("«" | "‹", true) | ("»" | "›", false) => 1,
            ("«" | "‹", false) | ("»" | "›", true) => -1,
            _ => 0,
        };
        outward += vote;
    }
    if outward < 0 {
        Guillemets::Inward
    } else {
        Guillemets::Outward
    }
}

#[cfg(test)]
mod tests {
    use crate::{article::Article, outline::Outline, text::Text};

    /// Outermost quotations as written, parted by " | "; inner ones in brackets.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let outline = Outline::from_plain_text(text.to_owned());
        let article = Article {
            parts: vec![crate::article::Part::Paragraph; outline.blocks.len()],
            language: "en".to_owned(),
        };
        let text = Text::of(&outline, &article);
        let found: Vec<String> = text
            .quotations
            .iter()
            .map(|it| {
                let words = text.str(text.span_of(it.open..it.end));
                let words = if it.closed {
                    words.to_owned()
                } else {
                    format!("{words} …")
                };
                if it.parent.is_some() {
                    format!("[{words}]")
                } else {
                    words
                }
            })
            .collect();
        assert_eq!(found.join(" | "), expected);
    }

    #[test]
    fn marks() {
        check("“No,” she said. “Never.”", "“No,” | “Never.”");
        check("\"No,\" she said. \"Never.\"", "\"No,\" | \"Never.\"");
        check("``No,'' she said.", "``No,''");
        check("''No,'' she said.", "''No,''");
        check("„Nein“, sagte er. „Nie.“", "„Nein“ | „Nie.“");
        check("«Non», dit-elle.", "«Non»");
        check("« Non », dit-elle, « jamais ».", "« Non » | « jamais »");
        check("»Nein«, sagte er. »Nie.«", "»Nein« | »Nie.«");
        check("彼は「行かない」と言った。", "「行かない」");
    }

    #[test]
    fn british_singles() {
        check(
            "Dr Ito said: ‘We don’t know the nurses’ names, and it’s early.’",
            "‘We don’t know the nurses’ names, and it’s early.’",
        );
        check(
            "‘It’s over,’ he said. ‘The teams’ buses left.’",
            "‘It’s over,’ | ‘The teams’ buses left.’",
        );
        check("He called it a ‘hard loss’ for us.", "‘hard loss’");
        check(
            "a ‘joint struggle’ and 'more of the same'",
            "‘joint struggle’ | 'more of the same'",
        );
        check("The '90s were rock 'n' roll, the teachers' years.", "");
        check("She’s the players’ friend.", "");
    }

    #[test]
    fn nested_and_broken() {
        check(
            "“He said, ‘Go now,’ and left,” she said.",
            "“He said, ‘Go now,’ and left,” | [‘Go now,’]",
        );
        check(
            "‘He said, “Go now,” and left,’ she said.",
            "‘He said, “Go now,” and left,’ | [“Go now,”]",
        );
        check(
            "“First. Then more.\n“Second part.”",
            "“First. Then more. … | “Second part.”",
        );
        check(
            "“I came, she said. “I saw.”",
            "“I came, she said. … | “I saw.”",
        );
        check("”Typed the wrong way,” he said.", "”Typed the wrong way,”");
        check(
            "“Typed the wrong way,“ he said. “Again,“ he said.",
            "“Typed the wrong way,“ | “Again,“",
        );
        check("“Nobody was hurt, Reyes said.", "“Nobody was hurt, …");
        check("“Nobody was hurt,’ he said.", "“Nobody was hurt,’ …");
        check("“Nobody was hurt,", "“Nobody was hurt, …");
        check("“The lamp was lit,”” said Reyes.", "“The lamp was lit,””");
        check(
            "「She said. 『Wait,』 and left.」",
            "「She said. 『Wait,』 and left.」 | [『Wait,』]",
        );
        check(
            "‘Rock ’n’ roll it isn’t. It’s drains.’",
            "‘Rock ’n’ roll it isn’t. It’s drains.’",
        );
        check("a 6\" pipe", "");
        check("“", "");
    }

    #[test]
    fn paragraphs_go_on() {
        let outline = Outline::from_plain_text("He said: “One.\n\n“Two.”\n\n“Three.”".to_owned());
        let article = Article {
            parts: vec![crate::article::Part::Paragraph; 3],
            language: "en".to_owned(),
        };
        let text = Text::of(&outline, &article);
        let goes_on: Vec<bool> = text.quotations.iter().map(|it| it.goes_on).collect();
        assert_eq!(goes_on, [false, true, false]);
    }
}
