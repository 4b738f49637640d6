//! An article as the scorers count it: words, quotation marks, and how much of
//! a content stands inside them.

use super::corpus::Points;

/// How much of a content is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// All of it.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it.
    Indirect,
}

/// A set of an article's words, a bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<u64>);

impl Words {
    fn insert(&mut self, word: usize) {
        let at = word / 64;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (word % 64);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|it| it.count_ones() as usize).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many are in both.
    pub fn shared(&self, other: &Words) -> usize {
        let both = self.0.iter().zip(&other.0);
        both.map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Adds all of `other`.
    pub fn add(&mut self, other: &Words) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    /// Whether they share half or more of either; so do two empty sets.
    pub fn agree(&self, other: &Words) -> bool {
        if self.is_empty() || other.is_empty() {
            return self.is_empty() && other.is_empty();
        }
        let both = self.shared(other) * 2;
        both >= self.len() || both >= other.len()
    }
}

/// An article's characters, its words and what is quoted of it.
pub struct Text {
    chars: Vec<char>,
    /// The word that each character is part of.
    word_of: Vec<Option<u32>>,
    is_quoted: Vec<bool>,
    /// The stretches in double quotation marks, marks included.
    pub quoted: Vec<Points>,
}

impl Text {
    /// Works it out.
    pub fn new(text: &str) -> Text {
        let chars: Vec<char> = text.chars().collect();
        let mut word_of = vec![None; chars.len()];
        for (number, [start, end]) in words(&chars, 0, chars.len()).into_iter().enumerate() {
            word_of[start..end].fill(Some(number as u32));
        }
        let quoted = quoted(&chars);
        let mut is_quoted = vec![false; chars.len()];
        for &[start, end] in &quoted {
            is_quoted[start..end].fill(true);
        }
        Text {
            chars,
            word_of,
            is_quoted,
            quoted,
        }
    }

    /// The words that `spans` touch.
    pub fn words(&self, spans: &[Points]) -> Words {
        let mut found = Words::default();
        for &[start, end] in spans {
            let inside = self.word_of.get(start..end.min(self.chars.len()));
            for word in inside.into_iter().flatten().flatten() {
                found.insert(*word as usize);
            }
        }
        found
    }

    /// How much of `content` is quoted.
    pub fn kind(&self, content: &[Points]) -> Kind {
        let (mut inside, mut all, mut is_touched) = (0, 0, false);
        for &[start, end] in content {
            let end = end.min(self.chars.len());
            let start = start.min(end);
            for word in words(&self.chars, start, end) {
                all += 1;
                inside += usize::from(self.is_quoted[word[0]]);
            }
            is_touched |= self.is_quoted[start..end].contains(&true);
        }
        match inside {
            0 if all == 0 && is_touched => Kind::Direct,
            0 => Kind::Indirect,
            _ if inside == all => Kind::Direct,
            _ => Kind::Mixed,
        }
    }

    /// The characters of a span.
    pub fn of(&self, [start, end]: Points) -> String {
        let end = end.min(self.chars.len());
        self.chars[start.min(end)..end].iter().collect()
    }
}

fn is_letter(ch: char) -> bool {
    ch.is_alphanumeric() || ch == '_'
}

/// Words between two places: letters and digits, tied by inner apostrophes,
/// stops and hyphens; a currency sign or the like begins one too.
fn words(chars: &[char], start: usize, end: usize) -> Vec<Points> {
    let letters = |from: usize| {
        let run = chars[from..end].iter().take_while(|&&it| is_letter(it));
        from + run.count()
    };
    let mut found = Vec::new();
    let mut at = start;
    while at < end {
        let first = at;
        if is_letter(chars[at]) {
            at = letters(at);
            while at + 1 < end && "’'.-".contains(chars[at]) && is_letter(chars[at + 1]) {
                at = letters(at + 1);
            }
        } else if "$€£%&@#".contains(chars[at]) {
            at = letters(at + 1);
        } else {
            at += 1;
            continue;
        }
        found.push([first, at]);
    }
    found
}

/// What a mark does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    /// Straight: either, as its neighbours tell.
    Straight,
}

/// The double mark at `at`, with its length; two single ones are one.
fn mark(line: &[char], at: usize) -> Option<(Mark, usize)> {
    let doubled = line.get(at + 1) == Some(&line[at]);
    match line[at] {
        '“' | '„' | '«' => Some((Mark::Opens, 1)),
        '”' | '»' => Some((Mark::Closes, 1)),
        '"' => Some((Mark::Straight, 1)),
        '\'' if doubled => Some((Mark::Straight, 2)),
        '`' | '‘' if doubled => Some((Mark::Opens, 2)),
        '’' if doubled => Some((Mark::Closes, 2)),
        _ => None,
    }
}

/// What the neighbours of a mark make of it; none where they are of two minds.
fn side(line: &[char], at: usize, len: usize) -> Option<Mark> {
    const DASHES: &str = "—–-―/";
    let edge = |it: char, extra: &str| it.is_whitespace() || extra.contains(it);
    let before = at.checked_sub(1).map_or(' ', |at| line[at]);
    let after = line.get(at + len).copied().unwrap_or(' ');
    let open = edge(before, "([{") || DASHES.contains(before);
    let close = edge(after, ")]},.;:!?") || DASHES.contains(after);
    match (open, close) {
        (true, false) => Some(Mark::Opens),
        (false, true) => Some(Mark::Closes),
        _ => None,
    }
}

/// The stretches in double marks of every line. What is opened and not closed
/// runs to the line's end.
fn quoted(chars: &[char]) -> Vec<Points> {
    let mut found = Vec::new();
    let mut base = 0;
    for line in chars.split(|&it| it == '\n') {
        in_line(line, |[start, end]| found.push([base + start, base + end]));
        base += line.len() + 1;
    }
    found
}

fn in_line(line: &[char], mut found: impl FnMut(Points)) {
    let mut open: Option<usize> = None;
    let mut depth = 0;
    let mut at = 0;
    while at < line.len() {
        let Some((kind, len)) = mark(line, at) else {
            at += 1;
            continue;
        };
        let side = side(line, at, len);
        let closes = match kind {
            Mark::Straight => side != Some(Mark::Opens),
            Mark::Opens => side == Some(Mark::Closes),
            Mark::Closes => true,
        };
        let opens = match kind {
            Mark::Straight | Mark::Opens => side != Some(Mark::Closes),
            Mark::Closes => side == Some(Mark::Opens),
        };
        match open {
            None if opens => open = Some(at),
            None => {}
            Some(_) if closes && depth > 0 => depth -= 1,
            Some(start) if closes => {
                found([start, at + len]);
                open = None;
            }
            // A second opening: the first was forgotten where a sentence ends.
            Some(start) => {
                let end = start + trimmed(&line[start..at]);
                if end > start && ".!?,".contains(line[end - 1]) {
                    found([start, end]);
                    open = Some(at);
                    depth = 0;
                } else {
                    depth += 1;
                }
            }
        }
        at += len;
    }
    if let Some(start) = open {
        let end = start + trimmed(&line[start..]);
        if end - start > 1 {
            found([start, end]);
        }
    }
}

/// How long `line` is without the white space at its end.
fn trimmed(line: &[char]) -> usize {
    line.iter()
        .rposition(|it| !it.is_whitespace())
        .map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_part_what_is_quoted() {
        for (text, expected) in [
            ("She said “yes, I do.” And left.", vec!["“yes, I do.”"]),
            ("\"Yes,\" he said. \"No.\"", vec!["\"Yes,\"", "\"No.\""]),
            ("''Yes,'' he said.", vec!["''Yes,''"]),
            (
                "“It runs on\n“and ends.”",
                vec!["“It runs on", "“and ends.”"],
            ),
            ("“One is lost. “Two.”", vec!["“One is lost.", "“Two.”"]),
            ("“He cried “no” twice”", vec!["“He cried “no” twice”"]),
            ("a 6\" pipe, a 7\" pipe", vec![]),
        ] {
            let text = Text::new(text);
            let found: Vec<String> = text.quoted.iter().map(|&it| text.of(it)).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn words_keep_their_apostrophes_and_signs() {
        let text: Vec<char> = "The $3.5m-a-year mayor’s U.S. trip, 40% off."
            .chars()
            .collect();
        let found: Vec<String> = words(&text, 0, text.len())
            .into_iter()
            .map(|[a, b]| text[a..b].iter().collect())
            .collect();
        // A sign takes only what is tied to it directly, as the scorer has it.
        assert_eq!(
            found,
            [
                "The",
                "$3",
                "5m-a-year",
                "mayor’s",
                "U.S",
                "trip",
                "40",
                "%",
                "off"
            ]
        );
    }

    #[test]
    fn kinds_tell_how_much_is_quoted() {
        let text = Text::new("He said the plan was “dead on arrival” now.");
        for (span, kind) in [
            ([8, 20], Kind::Indirect),
            ([8, 38], Kind::Mixed),
            ([21, 38], Kind::Direct),
        ] {
            assert_eq!(text.kind(&[span]), kind, "{}", text.of(span));
        }
    }
}
