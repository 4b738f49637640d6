//! Reporting cues: the verbs of `cues.txt` with their class and what they take,
//! and the phrases that attribute without a verb.

use std::{collections::HashMap, sync::LazyLock};

use crate::provenance::Stance;

/// A reporting verb.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cue {
    /// The verb's base form.
    pub lemma: &'static str,
    /// Its class.
    pub stance: Stance,
    /// Whether it reports speech, rather than a belief, a plan or a finding.
    pub speech: bool,
    takes: &'static str,
}

impl Cue {
    /// What it takes, a letter each.
    pub fn takes(&self) -> &'static str {
        self.takes
    }

    /// Takes a clause, with or without "that".
    pub fn takes_clause(&self) -> bool {
        self.takes.contains('c')
    }

    /// Takes a clause after "that" only.
    pub fn takes_that(&self) -> bool {
        self.takes.contains(['c', 't'])
    }

    /// Takes a quotation.
    pub fn takes_quotation(&self) -> bool {
        self.takes.contains('q')
    }

    /// Takes nothing but a quotation: "spoke", "smiled".
    pub fn is_bare(&self) -> bool {
        self.takes == "q"
    }

    /// Takes an object that is the content: "called the plan a mess".
    pub fn takes_object(&self) -> bool {
        self.takes.contains('o')
    }

    /// Takes "to" and a verb: "vowed to fight".
    pub fn takes_infinitive(&self) -> bool {
        self.takes.contains('i')
    }

    /// Takes a listener before the content: "told reporters".
    pub fn takes_listener(&self) -> bool {
        self.takes.contains('r')
    }
}

/// One form of a reporting verb.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// In lower case.
    pub word: &'static str,
    /// The verb.
    pub cue: Cue,
}

const TABLE: &str = include_str!("cues.txt");

/// All forms of all verbs.
pub fn forms() -> impl Iterator<Item = Form> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| {
            let mut fields = line.split_whitespace();
            let stance = fields.next().map_or(Stance::Neutral, stance);
            let speech = fields.next() == Some("speech");
            let takes = fields.next().unwrap_or_default();
            let lemma = fields.clone().next().unwrap_or_default();
            fields.map(move |word| Form {
                word,
                cue: Cue {
                    lemma,
                    stance,
                    speech,
                    takes,
                },
            })
        })
}

fn stance(name: &str) -> Stance {
    match name {
        "assertive" => Stance::Assertive,
        "doubting" => Stance::Doubting,
        "factive" => Stance::Factive,
        "forceful" => Stance::Forceful,
        "hedged" => Stance::Hedged,
        _ => Stance::Neutral,
    }
}

static FORMS: LazyLock<HashMap<&'static str, Cue>> =
    LazyLock::new(|| forms().map(|form| (form.word, form.cue)).collect());

/// The reporting verb that `lower` is a form of.
pub fn verb(lower: &str) -> Option<&'static Cue> {
    FORMS.get(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_well_formed() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            assert!(
                fields.len() >= 4,
                "a stance, speech or -, takes and forms are due: {line}"
            );
            assert!(
                [
                    "neutral",
                    "assertive",
                    "doubting",
                    "factive",
                    "forceful",
                    "hedged"
                ]
                .contains(&fields[0]),
                "{line}"
            );
            assert!(["speech", "-"].contains(&fields[1]), "{line}");
            assert!(fields[2].chars().all(|it| "cqoirt".contains(it)), "{line}");
        }
        assert_eq!(
            verb("told").map(|it| (it.lemma, it.stance)),
            Some(("tell", Stance::Neutral))
        );
    }
}
