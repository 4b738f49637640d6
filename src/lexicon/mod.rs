//! What words are: reporting cues, role nouns, names, organizations. Tables and
//! look-ups only; nothing here reads a text.

pub mod cues;
pub mod naming;
pub mod organizations;
pub mod peoples;
pub mod roles;
mod table;
mod words;

use std::{collections::HashMap, sync::LazyLock};

/// What the lexicon says of one word: a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u32);

impl Facts {
    /// Written with a full stop: "Mr.", "Inc.", "Jan."
    pub const ABBREVIATION: Facts = Facts(1);
    /// Stands before a name: "Mr", "Sen.", "Dr".
    pub const TITLE: Facts = Facts(1 << 1);
    /// Begins a sentence more often than it goes on a name: "The", "He", "In".
    pub const OPENER: Facts = Facts(1 << 2);
    /// A form of a verb that reports speech: "said", "asks", "adding".
    pub const SAYING: Facts = Facts(1 << 3);
    /// A finite or participle form in [`cues`].
    pub const CUE: Facts = Facts(1 << 4);
    /// "he", "she", "they", "I", "we", "it", "who".
    pub const PRONOUN: Facts = Facts(1 << 5);
    /// "the", "a", "his", "several".
    pub const DETERMINER: Facts = Facts(1 << 6);
    /// "has", "will", "did", "never": between a subject and its verb.
    pub const AUXILIARY: Facts = Facts(1 << 7);
    /// "of", "in", "at".
    pub const PREPOSITION: Facts = Facts(1 << 8);
    /// "and", "but", "because", "while".
    pub const CONJUNCTION: Facts = Facts(1 << 9);
    /// A noun for a person's role: "senator", "spokesman".
    pub const ROLE: Facts = Facts(1 << 10);
    /// A noun for several people: "experts", "officials".
    pub const GROUP: Facts = Facts(1 << 11);
    /// A noun for a document: "report", "statement".
    pub const DOCUMENT: Facts = Facts(1 << 12);
    /// A noun for an organization: "ministry", "company", "campaign".
    pub const BODY: Facts = Facts(1 << 13);
    /// A name of a month or a day.
    pub const DATE: Facts = Facts(1 << 14);
    /// An adverb that may stand between subject and verb.
    pub const ADVERB: Facts = Facts(1 << 15);
    /// A verb form that is common and reports nothing: "is", "went".
    pub const VERB: Facts = Facts(1 << 16);
    /// A common word, as against a name, though it may begin with a capital.
    pub const COMMON: Facts = Facts(1 << 17);
    /// A noun for something with a title: "book", "song", "film".
    pub const WORK: Facts = Facts(1 << 18);

    /// Whether all flags of `other` are set.
    pub fn contains(self, other: Facts) -> bool {
        self.0 & other.0 == other.0
    }

    /// The flags as bits.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether any flag of `other` is set.
    pub fn any(self, other: Facts) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::ops::BitOr for Facts {
    type Output = Facts;

    fn bitor(self, other: Facts) -> Facts {
        Facts(self.0 | other.0)
    }
}

static FACTS: LazyLock<HashMap<&'static str, Facts>> = LazyLock::new(|| {
    let mut facts: HashMap<&'static str, Facts> = HashMap::with_capacity(4096);
    let mut add = |word: &'static str, flag: Facts| {
        let entry = facts.entry(word).or_default();
        *entry = *entry | flag;
    };
    for &(flag, list) in words::LISTS {
        list.split_whitespace().for_each(|word| add(word, flag));
    }
    for form in cues::forms() {
        add(form.word, Facts::CUE);
        if form.cue.speech {
            add(form.word, Facts::SAYING);
        }
    }
    facts
});

/// What is known of a word, given in lower case with straight apostrophes; a
/// full stop at its end is passed over.
pub fn facts(lower: &str) -> Facts {
    let bare = lower
        .strip_suffix('.')
        .filter(|it| !it.is_empty())
        .unwrap_or(lower);
    FACTS.get(bare).copied().unwrap_or_default()
}

/// Whether a word, in lower case, of which `facts` are known may stand between a
/// subject and its verb as an adverb, by the tables or by its ending.
pub fn is_adverb(lower: &str, facts: Facts) -> bool {
    facts.contains(Facts::ADVERB) || lower.ends_with("ly") && !words::NOUNS_IN_LY.contains(&lower)
}
