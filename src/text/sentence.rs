//! Sentences: where one ends and the next begins.

use std::ops::Range;

use super::{
    Text,
    token::{Shape, Token},
};
use crate::lexicon::Facts;

/// How far behind a closing mark a reporting verb still ties its clause to the
/// question or exclamation before: “Why?” the minister's spokesman asked.
const TIE: u32 = 8;

/// Parts every paragraph of `text` into sentences.
pub(super) fn find(text: &mut Text) {
    for index in 0..text.paragraphs.len() {
        let tokens = text.paragraphs[index].tokens.clone();
        let first = text.sentences.len() as u32;
        let mut start = tokens.start;
        let mut at = tokens.start;
        while at < tokens.end {
            match end_of_sentence(text, at, &tokens) {
                Some(next) if next < tokens.end => {
                    text.sentences.push(start..next);
                    start = next;
                    at = next;
                }
                Some(next) => at = next,
                None => at += 1,
            }
        }
        if start < tokens.end {
            text.sentences.push(start..tokens.end);
        }
        text.paragraphs[index].sentences = first..text.sentences.len() as u32;
    }
}

/// The first token of the next sentence, where the sentence that holds `at`
/// ends with it.
fn end_of_sentence(text: &Text, at: u32, tokens: &Range<u32>) -> Option<u32> {
    let token = &text.tokens[at as usize];
    let facts = text.vocabulary.facts(token.word);
    let abbreviation = token.shape != Shape::Stop && text.token_str(at).ends_with('.');
    if token.shape != Shape::Stop && !abbreviation {
        return None;
    }
    let mut next = at + 1;
    let mut closed = false;
    while next < tokens.end && !text.tokens[next as usize].spaced && is_closing(text, next) {
        closed |= text.tokens[next as usize].shape == Shape::Mark;
        next += 1;
    }
    let Some(after) = (next < tokens.end).then(|| &text.tokens[next as usize]) else {
        return Some(next);
    };
    let parted = after.spaced || closed && after.shape.is_word();
    if !parted || !may_begin(after, text.token_str(next)) {
        return None;
    }
    if abbreviation {
        let opener =
            after.shape.is_capital() && text.vocabulary.facts(after.word).contains(Facts::OPENER);
        let quotes = after.shape == Shape::Mark && !is_closing(text, next);
        let ends = (opener || quotes) && !facts.contains(Facts::TITLE);
        return ends.then_some(next);
    }
    let tied = closed && text.token_str(at) != "." && is_tied(text, next, tokens.end)
        || closed && is_tag(text, next, tokens.end);
    (!tied).then_some(next)
}

fn is_closing(text: &Text, token: u32) -> bool {
    let this = &text.tokens[token as usize];
    match this.shape {
        Shape::Mark => !matches!(text.token_str(token), "“" | "„" | "‘" | "``" | "「"),
        Shape::Stop => true,
        Shape::Sign => matches!(text.token_str(token), ")" | "]"),
        _ => false,
    }
}

fn may_begin(token: &Token, written: &str) -> bool {
    match token.shape {
        Shape::Lower | Shape::Stop => false,
        // "… the waves.” — Ana Reyes" is one line.
        Shape::Sign => !matches!(written, "—" | "–" | "--" | "-" | "―" | "," | ";"),
        Shape::Mark | Shape::Capital | Shape::Upper | Shape::Number => true,
    }
}

/// Whether a reporting verb follows soon, in the same clause.
fn is_tied(text: &Text, from: u32, end: u32) -> bool {
    for token in from..end.min(from + TIE) {
        let this = &text.tokens[token as usize];
        if matches!(this.shape, Shape::Stop | Shape::Mark) || text.token_str(token) == ":" {
            return false;
        }
        if text.vocabulary.facts(this.word).contains(Facts::SAYING) {
            return true;
        }
    }
    false
}

/// “It is over.” Dunn said. — a clause of a few words and a reporting verb at
/// its end, cut off by a full stop that should have been a comma.
fn is_tag(text: &Text, from: u32, end: u32) -> bool {
    let limit = end.min(from + TIE);
    let Some(stop) = (from..limit).find(|&it| text.tokens[it as usize].shape == Shape::Stop) else {
        return false;
    };
    stop > from && {
        let last = text.vocabulary.facts(text.tokens[stop as usize - 1].word);
        last.contains(Facts::SAYING)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        article::{Article, Part},
        outline::Outline,
        text::Text,
    };

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let outline = Outline::from_plain_text(text.to_owned());
        let article = Article {
            parts: vec![Part::Paragraph; outline.blocks.len()],
            language: "en".to_owned(),
        };
        let text = Text::of(&outline, &article);
        let found: Vec<&str> = text
            .sentences
            .iter()
            .map(|it| text.str(text.span_of(it.clone())))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences() {
        check("He left. She stayed.", &["He left.", "She stayed."]);
        check(
            "Mr. Dunn met Sen. Reyes. They spoke.",
            &["Mr. Dunn met Sen. Reyes.", "They spoke."],
        );
        check(
            "It is in the U.S. The plan failed.",
            &["It is in the U.S.", "The plan failed."],
        );
        check("The U.S. Senate met.", &["The U.S. Senate met."]);
        check("“Why?” Dunn asked. “Go.”", &["“Why?” Dunn asked.", "“Go.”"]);
        check(
            "“It is over.” Dunn said. He left.",
            &["“It is over.” Dunn said.", "He left."],
        );
        check(
            "“It is over.” He left the room.",
            &["“It is over.”", "He left the room."],
        );
        check(
            "It was Reyes Jr. “Go on.”",
            &["It was Reyes Jr.", "“Go on.”"],
        );
        check("“It held.” — Ana Reyes", &["“It held.” — Ana Reyes"]);
        check(
            "It grew 3.5 percent. Prices rose.",
            &["It grew 3.5 percent.", "Prices rose."],
        );
    }
}
