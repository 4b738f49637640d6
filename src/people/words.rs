//! A page's words as the names tables and the page's own use know them.

use std::ops::Range;

use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
    },
    text::{Shape, Text, WordId},
};

/// A text with what is known of each of its words as a part of a name.
pub struct Words<'t, 'o> {
    /// The text.
    pub text: &'t Text<'o>,
    naming: Vec<Naming>,
    /// Whether a word without a capital is an agent's noun by its ending.
    agent: Vec<bool>,
    usage: Vec<Usage>,
    /// Whether a token begins its sentence, or what a mark or colon opens.
    initial: Vec<bool>,
}

/// How often the page writes a word which way, away from the starts of
/// sentences.
#[derive(Clone, Copy, Default)]
struct Usage {
    lower: u32,
    capital: u32,
}

impl<'t, 'o> Words<'t, 'o> {
    /// Reads `text` once.
    pub fn of(text: &'t Text<'o>) -> Words<'t, 'o> {
        let count = text.vocabulary.len();
        let naming = (0..count)
            .map(|id| naming::of(text.vocabulary.lower(WordId(id as u32))))
            .collect();
        let agent = (0..count)
            .map(|id| {
                let word = WordId(id as u32);
                text.vocabulary.facts(word) == Facts::default()
                    && naming::is_agent(text.vocabulary.lower(word))
            })
            .collect();
        let mut initial = vec![false; text.tokens.len()];
        for sentence in &text.sentences {
            let mut opens = true;
            for at in sentence.clone() {
                let token = &text.tokens[at as usize];
                initial[at as usize] = opens;
                opens = match token.shape {
                    Shape::Mark => true,
                    Shape::Sign => opens || matches!(text.token_str(at), ":" | "—" | "–" | "--"),
                    Shape::Stop => true,
                    _ => false,
                };
            }
        }
        let mut usage = vec![Usage::default(); count];
        for paragraph in text.paragraphs.iter().filter(|it| is_prose(it.part)) {
            for at in paragraph.tokens.clone() {
                let token = &text.tokens[at as usize];
                if let Some(usage) = usage.get_mut(token.word.0 as usize) {
                    match token.shape {
                        Shape::Lower => usage.lower += 1,
                        Shape::Capital | Shape::Upper if !initial[at as usize] => {
                            usage.capital += 1;
                        }
                        _ => {}
                    }
                }
            }
        }
        Words {
            text,
            naming,
            agent,
            usage,
            initial,
        }
    }

    /// What the tables say of a token's word, and its ending where they say
    /// nothing; nothing for a token that is not there.
    pub fn naming(&self, at: u32) -> Naming {
        let Some(token) = self.text.tokens.get(at as usize) else {
            return Naming::default();
        };
        let place = token.word.0 as usize;
        let known = self.naming.get(place).copied().unwrap_or_default();
        let agent = self.agent.get(place).is_some_and(|it| *it)
            && (token.shape == Shape::Lower || self.leads_to_name(at, known));
        if agent { known | Naming::ROLE } else { known }
    }

    /// "Beekeeper Ana Reyes": a word that only its sentence gives a capital.
    fn leads_to_name(&self, at: u32, known: Naming) -> bool {
        let is_given = |it: &Naming| it.is_given();
        let next = self.text.tokens.get(at as usize + 1);
        known == Naming::default()
            && self.is_initial(at)
            && next.is_some_and(|it| {
                let naming = self.naming.get(it.word.0 as usize);
                it.shape == Shape::Capital && naming.is_some_and(is_given)
            })
    }

    /// What the lexicon says of a token's word.
    pub fn facts(&self, at: u32) -> Facts {
        self.text
            .tokens
            .get(at as usize)
            .map_or(Facts::default(), |token| {
                self.text.vocabulary.facts(token.word)
            })
    }

    /// Whether a token's word carries one of these flags.
    pub fn is(&self, at: u32, flags: Naming) -> bool {
        self.naming(at).any(flags)
    }

    /// A token's shape; a sign's for a token that is not there.
    pub fn shape(&self, at: u32) -> Shape {
        self.text
            .tokens
            .get(at as usize)
            .map_or(Shape::Sign, |token| token.shape)
    }

    /// A token's characters; empty for a token that is not there.
    pub fn str(&self, at: u32) -> &'o str {
        self.text
            .tokens
            .get(at as usize)
            .map_or("", |token| self.text.str(token.span))
    }

    /// A token's word in lower case; empty for a token that is not there.
    pub fn lower(&self, at: u32) -> &str {
        self.text.lower(at)
    }

    /// Whether a token is written with capitals as names are: "al-Nouri" is,
    /// "anti-Kremlin" is not.
    pub fn is_capital(&self, at: u32) -> bool {
        let written = self.str(at);
        self.shape(at).is_capital() && !is_prefixed(written) && !is_joined_to_name(written)
    }

    /// Whether a token says whose the next word is: "’s", and "’" behind an s: "the
    /// Millers’ lawyer".
    pub fn owns(&self, at: u32) -> bool {
        let token = |at: u32| self.text.tokens.get(at as usize);
        let plural = || {
            at > 0
                && self.lower(at - 1).ends_with('s')
                && token(at).is_some_and(|it| !it.spaced)
                && token(at + 1).is_some_and(|it| it.spaced && it.shape.is_word())
        };
        self.lower(at) == "'s" || matches!(self.str(at), "’" | "'") && plural()
    }

    /// Whether a token is an adjective made of a name that may begin before it: "York-based"
    /// of "New York-based".
    pub fn is_of_name(&self, at: u32) -> bool {
        self.shape(at).is_capital() && is_joined_to_name(self.str(at))
    }

    /// Whether a token stands where any word would get its capital.
    pub fn is_initial(&self, at: u32) -> bool {
        self.initial.get(at as usize).copied().unwrap_or(true)
    }

    /// Whether the page writes a token's word with a capital inside sentences
    /// and never without.
    pub fn is_proper(&self, at: u32) -> bool {
        self.usage_of(at)
            .is_some_and(|it| it.capital > 0 && it.lower == 0)
    }

    /// Whether the page writes a token's word without a capital, too.
    pub fn is_common(&self, at: u32) -> bool {
        self.usage_of(at)
            .is_some_and(|it| it.lower > 0 && it.lower >= it.capital)
    }

    fn usage_of(&self, at: u32) -> Option<Usage> {
        let token = self.text.tokens.get(at as usize)?;
        self.usage.get(token.word.0 as usize).copied()
    }

    /// The words of a range in lower case, parted by blanks.
    pub fn phrase(&self, tokens: Range<u32>) -> String {
        tokens
            .map(|at| self.lower(at))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The characters of a range.
    pub fn written(&self, tokens: Range<u32>) -> &'o str {
        self.text.str(self.text.span_of(tokens))
    }
}

/// Whether a word begins in small letters up to a hyphen, but for articles as
/// Arabic names have them, and the doubled letter of "ffrench-Mullen".
fn is_prefixed(word: &str) -> bool {
    const ARTICLES: &[&str] = &[
        "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ud", "ul", "ur", "ben",
    ];
    let Some((prefix, _)) = word.split_once(['-', '‑']) else {
        return false;
    };
    !ARTICLES.contains(&prefix)
        && prefix.len() > 1
        && prefix.chars().all(char::is_lowercase)
        && !prefix.starts_with("ff")
}

/// "Lakeside-based", "Prize-winning": what says how somebody or something is to what
/// is named is no name.
fn is_joined_to_name(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "affiliated",
        "aligned",
        "appointed",
        "area",
        "backed",
        "based",
        "born",
        "bound",
        "controlled",
        "educated",
        "era",
        "funded",
        "leaning",
        "led",
        "linked",
        "listed",
        "made",
        "nominated",
        "occupied",
        "owned",
        "raised",
        "related",
        "run",
        "speaking",
        "sponsored",
        "style",
        "trained",
        "wide",
        "winning",
    ];
    word.rsplit_once(['-', '‑'])
        .is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// Whether a part is written in sentences, so that capitals mean names.
pub fn is_prose(part: crate::article::Part) -> bool {
    use crate::article::Part;
    matches!(
        part,
        Part::Paragraph | Part::Caption | Part::PullQuote | Part::Embed
    )
}

/// Whether a word is the past of a common verb that does not end in "ed": "took".
pub fn is_past_form(lower: &str) -> bool {
    const PASTS: &[&str] = &[
        "threw", "shot", "took", "gave", "went", "came", "made", "drew", "fell", "rose", "struck",
        "kept", "held", "stood", "sent", "met", "left", "won", "lost", "ran", "led", "broke",
        "began", "put", "set", "hit", "cut", "sat", "wept", "drove", "slept", "woke", "swam",
        "sang", "bought", "sold", "built", "caught", "found", "heard", "saw", "knew", "spent",
        "paid", "lay", "rode", "flew", "fled", "wore", "grew", "felt", "shook", "learnt", "taught",
    ];
    PASTS.contains(&lower)
}
