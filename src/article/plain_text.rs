//! The parts of plain text, where only a line's form and place tell.
//!
//! Furniture wrongly called a paragraph costs little, a paragraph wrongly left
//! out loses its quotes: in doubt a line is a [`Part::Paragraph`].

use super::{Part, forms, repeats, tail};
use crate::outline::Outline;

/// Labels by which those who save pages as text keep what the page set apart.
const LABELS: &[(&str, Part)] = &[
    ("[headline]", Part::Headline),
    ("[deck]", Part::Deck),
    ("[byline]", Part::Byline),
    ("[dateline]", Part::Dateline),
    ("[subhead]", Part::Subhead),
    ("[caption]", Part::Caption),
    ("[pull-quote]", Part::PullQuote),
    ("[pullquote]", Part::PullQuote),
    ("[embed]", Part::Embed),
];

/// A headline is no longer than this, in characters.
const HEADLINE_MAX: usize = 200;
/// A headline that ends in a full stop is shorter, and has more below it.
const STOPPED_HEADLINE_MAX: usize = 150;
const STOPPED_HEADLINE_BLOCKS: usize = 4;
const DECK_MAX: usize = 300;
/// Lines above the body in which furniture is looked for.
const HEAD_LINES: usize = 14;
const SUBHEAD_MAX_WORDS: usize = 12;
const SUBHEAD_MAX: usize = 100;

/// One part a block.
pub fn parts(outline: &Outline) -> Vec<Part> {
    let lines: Vec<Line> = lines(outline);
    let mut parts = vec![Part::Paragraph; lines.len()];
    let body = head(&lines, &mut parts);
    for (at, part) in parts.iter_mut().enumerate().skip(body) {
        *part = in_body(&lines, at);
    }
    embeds(&lines, body, &mut parts);
    tail::bylines(outline, &mut parts);
    repeats::pull_quotes(outline, &mut parts);
    parts
}

struct Line<'t> {
    text: &'t str,
    /// Characters, up to the largest that matters.
    length: usize,
    /// Whether a blank line stands above.
    apart: bool,
    label: Option<Part>,
}

fn lines(outline: &Outline) -> Vec<Line<'_>> {
    let mut end = 0;
    outline
        .blocks
        .iter()
        .map(|block| {
            let text = block.span.of(&outline.text);
            let gap = outline
                .text
                .get(end..block.span.start as usize)
                .unwrap_or("");
            end = block.span.end as usize;
            Line {
                text,
                length: text.chars().take(2 * DECK_MAX).count(),
                apart: gap.matches('\n').count() > 1,
                label: LABELS
                    .iter()
                    .find(|(label, _)| text.starts_with(label))
                    .map(|&(_, part)| part),
            }
        })
        .collect()
}

/// Tells the furniture above the body; returns where the body begins.
fn head(lines: &[Line], parts: &mut [Part]) -> usize {
    if !lines.first().is_some_and(|first| is_headline(first, lines)) {
        return 0;
    }
    parts[0] = Part::Headline;
    let window = &lines[..lines.len().min(HEAD_LINES)];
    let mut authors: Option<&str> = None;
    let mut decks = 0;
    for (at, line) in window.iter().enumerate().skip(1) {
        let part = if let Some(part) = line.label {
            part
        } else if forms::is_notice(line.text) || line.text == lines[0].text {
            Part::Outside
        } else if forms::is_date(line.text) {
            Part::Dateline
        } else if let Some(names) = forms::byline(line.text) {
            authors = Some(names);
            Part::Byline
        } else if authors.is_some_and(|names| is_of_author(line.text, names)) {
            Part::Byline
        } else if decks < 2 && is_deck(window, at) {
            decks += 1;
            Part::Deck
        } else if is_picture(line) {
            Part::Caption
        } else {
            return at;
        };
        parts[at] = part;
    }
    window.len()
}

fn is_headline(first: &Line, lines: &[Line]) -> bool {
    if let Some(label) = first.label {
        return label == Part::Headline;
    }
    let text = first.text;
    if lines.len() < 2 || first.length > HEADLINE_MAX || forms::opens_with_dateline(text) {
        return false;
    }
    if !forms::ends_sentence(text) {
        return !text.ends_with([':', ',']) && !is_answer(text);
    }
    let above_a_body = lines.len() >= STOPPED_HEADLINE_BLOCKS
        && lines[1..STOPPED_HEADLINE_BLOCKS]
            .iter()
            .any(|line| line.length > first.length);
    first.length <= STOPPED_HEADLINE_MAX
        && (above_a_body || forms::is_title_case(text))
        && (lines[1].apart || !text.ends_with('.'))
        && !is_statement(text)
}

/// Marks that a story may open with; a headline has single ones.
const DOUBLE_MARKS: &[char] = &['"', '“', '”', '`', '«', '»', '„'];

/// A sentence with somebody's words in it: the first of a story that begins with them.
fn is_statement(text: &str) -> bool {
    let has_words = forms::has_quote(text) || text.starts_with('\'');
    text.ends_with("said.")
        || text.starts_with(DOUBLE_MARKS)
        || has_words && forms::reports_speech(text)
}

/// Whether the line at `at`, above the body, is a deck: it has no full stop; or
/// it stands right under the headline, apart from what follows; or a byline or
/// an agency's dateline shows that the body begins only below it.
fn is_deck(head: &[Line], at: usize) -> bool {
    let line = &head[at];
    let Some(next) = head.get(at + 1) else {
        return false;
    };
    if line.length > DECK_MAX || line.text.ends_with(':') || is_answer(line.text) {
        return false;
    }
    let below = &head[at + 1..head.len().min(at + 4)];
    !forms::ends_sentence(line.text) && (line.apart || next.apart || line.length < next.length)
        || at == 1 && !line.apart && next.apart
        || below.iter().any(|it| forms::byline(it.text).is_some())
        || forms::opens_with_dateline(next.text)
}

/// A line about the author named above: the name again, a job, a short life.
fn is_of_author(line: &str, names: &str) -> bool {
    let first_name = names.split([',', '|']).next().unwrap_or(names);
    let first_name = first_name.split(" and ").next().unwrap_or(names).trim();
    if forms::has_quote(line) {
        return false;
    }
    names.contains(line)
        || line.starts_with(first_name)
        || forms::is_press_job(line)
        || ["He ", "She ", "They "]
            .iter()
            .any(|it| line.starts_with(it))
            && forms::word_count(line) < 60
            && !forms::reports_speech(line)
}

fn is_picture(line: &Line) -> bool {
    forms::is_credited_picture(line.text)
        && !(forms::reports_speech(line.text) && forms::has_quote(line.text))
}

fn in_body(lines: &[Line], at: usize) -> Part {
    let line = &lines[at];
    if let Some(part) = line.label {
        part
    } else if forms::is_notice(line.text) {
        Part::Outside
    } else if forms::is_date(line.text) {
        Part::Dateline
    } else if is_picture(line) {
        Part::Caption
    } else if is_subhead(lines, at) {
        Part::Subhead
    } else {
        Part::Paragraph
    }
}

/// A short line with no full stop, between lines that are longer: several short
/// ones after each other are a list.
fn is_subhead(lines: &[Line], at: usize) -> bool {
    let is_short = |line: &Line| line.length <= SUBHEAD_MAX && !forms::ends_sentence(line.text);
    let line = &lines[at];
    let text = line.text;
    let question = text.ends_with('?') && !forms::has_quote(text);
    let (Some(above), Some(below)) = (at.checked_sub(1).map(|it| &lines[it]), lines.get(at + 1))
    else {
        return false;
    };
    line.length <= SUBHEAD_MAX
        && (question || !forms::ends_sentence(text))
        && forms::word_count(text) <= SUBHEAD_MAX_WORDS
        && !text.ends_with([':', ',', ';', '-', '—', '–'])
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && text.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !is_transcript(text)
        && !forms::reports_speech(text)
        && (forms::is_title_case(text) || forms::word_count(text) <= 6)
        && !above.text.ends_with(':')
        && !is_short(above)
        && !is_short(below)
        && below.length > line.length
}

/// "Q:", "A:": an interview.
fn is_answer(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(label, _)| label.chars().count() <= 2)
}

/// "Q:", "REYES:", "MAYOR REYES:": words of an interview or a transcript.
fn is_transcript(text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, _)| {
        label.chars().count() <= 40 && !label.chars().any(char::is_lowercase)
    })
}

/// A post is the line above its signature, where it has no marks of its own,
/// and the signature.
fn embeds(lines: &[Line], body: usize, parts: &mut [Part]) {
    for at in body..lines.len() {
        let line = &lines[at];
        if line.label.is_some() || !forms::ends_in_post_signature(line.text) {
            continue;
        }
        parts[at] = Part::Embed;
        let alone = line.text.starts_with(['—', '–', '-']);
        if alone && !line.apart && at > body && !forms::has_quote(lines[at - 1].text) {
            parts[at - 1] = Part::Embed;
        }
    }
}

#[cfg(test)]
mod tests {
    use Part::*;

    use super::*;

    #[test]
    fn parts_are_told_by_form() {
        let cases: &[(&str, &[Part])] = &[
            (
                "Dam ‘Close to Failure’ for Years: Engineer\n\nRepairs must be ‘much faster’\n\
                 By Li Wen\nLi Wen\nSenior Water Correspondent\nLi Wen is a correspondent for The \
                 Courier who covers rivers. She lives in Porto.\nMay 4, 2024Updated: May 5, 2024\n\n\
                 The dam was close to failure, an engineer said.\n\n“It is old,” said Ana Reyes.\n\n\
                 Water Rose ‘Higher Than Ever’\n\nThe water rose for three days and nights, Reyes said.\n\n\
                 “No,” she said.",
                &[
                    Headline, Deck, Byline, Byline, Byline, Byline, Dateline, Paragraph, Paragraph,
                    Subhead, Paragraph, Paragraph,
                ],
            ),
            (
                "Judge turns down plea to open the dam's files.\n\nNew files may follow in summer.\n\n\
                 NORFIELD - A judge has turned down a plea to open the files, saying they were dull.\n\n\
                 Reyes continued:\n\n“They are,” she said.\n\nAna Reyes runs the dam.",
                &[Headline, Deck, Paragraph, Paragraph, Paragraph, Paragraph],
            ),
            (
                "Dam's friends turn away; \nOld allies look for higher ground as water rises.\n\n\
                 The dam has lost its friends, several of them told the Courier in the last week.\n\n\
                 “We left,” one said.\n\nAl Marr was once asked what is wrong with it.\n\nTom Marsh is a former mayor of Norfield.",
                &[Headline, Deck, Paragraph, Paragraph, Paragraph, Byline],
            ),
            (
                "'It held,' said Ana Reyes, who is 61.\n\nShe has kept the dam since it was built \
                 there.\n\n“I know it,” she said.\n\nNobody else does, for good or ill.",
                &[Paragraph, Paragraph, Paragraph, Paragraph],
            ),
            (
                "Dam holds\n\nFriday, May 4, 2024\n\nThe dam held on Friday, the water board said.\n\n\
                 The dam in April. Image: Li Wen.\n\nThe board listed:\n\nOne gate\n\nTwo locks\n\n\
                 It said more would come.",
                &[
                    Headline, Dateline, Paragraph, Caption, Paragraph, Paragraph, Paragraph,
                    Paragraph,
                ],
            ),
            ("“It held,” Ana Reyes wrote on Monday.", &[Paragraph]),
            (
                "Reyes spoke to the Courier.\n\nQ: Did it hold?\n\nA: It did.",
                &[Paragraph, Paragraph, Paragraph],
            ),
            (
                "“It held,” Ana Reyes wrote on X.\n\nIt held! pic.example/1\n— Ana Reyes (@areyes) 4 May 2024",
                &[Paragraph, Embed, Embed],
            ),
            (
                "[pull-quote] “I saw it all” — Tom Marsh\n\n“I saw it all, and I ran,” said Tom Marsh.\n\n\
                 [caption] Tom Marsh at home.",
                &[PullQuote, Paragraph, Caption],
            ),
            (
                "Dam holds\n\nThe dam held on Friday, the water board said.\n\n“We never doubted the old dam”\n— Ana Reyes\n\n\
                 “We never doubted the old dam for a day,” said Ana Reyes.\n\nTom Marsh contributed to this report.",
                &[Headline, Paragraph, PullQuote, PullQuote, Paragraph, Byline],
            ),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let outline = Outline::from_plain_text((*text).to_owned());
            let parts = parts(&outline);
            let told: Vec<(&str, Part)> = outline
                .blocks
                .iter()
                .map(|block| block.span.of(&outline.text))
                .zip(parts.iter().copied())
                .collect();
            assert_eq!(&parts, expected, "{told:#?}");
        }
    }
}
