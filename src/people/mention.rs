//! Names as they stand on the page: runs of capitals, cut into titles,
//! organizations and the names of persons.

use std::{collections::HashSet, ops::Range};

use super::{
    cut::cut,
    words::{Words, is_prose},
};
use crate::{
    article::Part,
    lexicon::{
        Facts,
        naming::{self, Naming},
        roles,
    },
    text::{Paragraph, Shape, WordId},
};

/// A name on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name alone, titles left out.
    pub tokens: Range<u32>,
    /// The titles and roles with a capital right before it; may be empty.
    pub title: Range<u32>,
    /// What it names, as far as the name and its neighbours tell.
    pub kind: NameKind,
    /// Whether it is no name unless the page has a longer one with this word: a
    /// role, or any word at the start of a sentence.
    pub weak: bool,
}

impl Name {
    /// Where it begins with its titles.
    pub fn start(&self) -> u32 {
        self.title.start.min(self.tokens.start)
    }
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, ministry, party, paper.
    Organization,
    /// A country, state, city.
    Place,
    /// Its form does not tell.
    Unknown,
}

/// Names are no longer than this; longer runs are titles of works or shouting.
const LONGEST: u32 = 12;

/// Nobody has more letters than these behind the name.
const MOST_AWARDS: u32 = 4;

/// A man or a woman, as far as titles and given names tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// A man.
    Man,
    /// A woman.
    Woman,
}

/// Finds the names in every paragraph written in sentences.
pub fn find(words: &Words) -> Vec<Name> {
    let mut names = Vec::new();
    for paragraph in &words.text.paragraphs {
        let sentences = is_prose(paragraph.part) || is_heading(paragraph.part);
        if sentences && !is_title_case(words, paragraph) {
            find_in(words, paragraph.tokens.clone(), &mut names);
        }
    }
    find_common(words, &mut names);
    names
}

/// "George Will", then "Will wrote": a surname that is a common word, where it stands as
/// a name does.
fn find_common(words: &Words, names: &mut Vec<Name>) {
    let surnames: HashSet<WordId> = names
        .iter()
        .filter(|it| it.kind == NameKind::Person && it.tokens.len() >= 2)
        .map(|it| it.tokens.end - 1)
        .filter(|&at| is_closed(words, at) || words.is(at, Naming::DEMONYM))
        .map(|at| words.text.tokens[at as usize].word)
        .collect();
    if surnames.is_empty() {
        return;
    }
    let acts = |at: u32| {
        words
            .facts(at)
            .any(Facts::SAYING | Facts::VERB | Facts::CUE)
    };
    let named = |at: u32| {
        let verb = at + 1 + u32::from(words.facts(at + 1).contains(Facts::ADVERB));
        let told = acts(verb) && !words.lower(verb).ends_with("ing");
        let after = at > 0 && words.facts(at - 1).contains(Facts::SAYING);
        told || after || !words.is_initial(at) && words.lower(at + 1) == "'s"
    };
    let found: Vec<Name> = (0..words.text.tokens.len() as u32)
        .filter(|&at| surnames.contains(&words.text.tokens[at as usize].word))
        .filter(|&at| words.is_capital(at) && named(at))
        .filter(|&at| {
            let before = names.partition_point(|it| it.tokens.start <= at);
            before == 0 || names[before - 1].tokens.end <= at
        })
        .map(|at| Name {
            tokens: at..at + 1,
            title: at..at,
            kind: NameKind::Unknown,
            weak: true,
        })
        .collect();
    names.extend(found);
    names.sort_by_key(|it| it.tokens.start);
}

/// A line of capitals and no final stop: a heading, where capitals tell nothing.
pub fn is_title_case(words: &Words, paragraph: &Paragraph) -> bool {
    let tokens = paragraph.tokens.clone();
    let ends = tokens
        .clone()
        .rev()
        .map(|at| words.shape(at))
        .find(|shape| *shape != Shape::Mark);
    let stopped = ends == Some(Shape::Stop) && !is_heading(paragraph.part);
    if stopped || tokens.len() > 40 {
        return false;
    }
    let long = |at: &u32| words.shape(*at).is_word() && words.str(*at).len() > 3;
    let (mut all, mut capital) = (0, 0);
    for at in tokens.filter(long) {
        all += 1;
        capital += u32::from(words.is_capital(at) || words.shape(at) == Shape::Number);
    }
    if is_heading(paragraph.part) {
        // Such headings leave only the small words small.
        let small = |at: u32| {
            words
                .facts(at)
                .any(Facts::PREPOSITION | Facts::CONJUNCTION | Facts::DETERMINER | Facts::PRONOUN)
        };
        let mut lower = paragraph
            .tokens
            .clone()
            .filter(|&at| words.shape(at) == Shape::Lower);
        return all > 1 && lower.all(|at| small(at) || words.str(at).len() <= 3);
    }
    all >= 3 && capital * 4 >= all * 3
}

fn is_heading(part: Part) -> bool {
    matches!(part, Part::Headline | Part::Deck | Part::Subhead)
}

/// Whether a token stands in the story itself.
pub fn is_told_at(words: &Words, at: u32) -> bool {
    let paragraph = words.text.paragraph_of(at) as usize;
    let paragraph = words.text.paragraphs.get(paragraph);
    paragraph.is_some_and(|it| it.part == Part::Paragraph)
}

/// Finds the names in a stretch.
pub fn find_in(words: &Words, tokens: Range<u32>, names: &mut Vec<Name>) {
    let mut at = tokens.start;
    while at < tokens.end {
        if !may_start(words, at, tokens.end) {
            at += 1;
            continue;
        }
        let end = run_end(words, at, tokens.end);
        // "the Port Norfield-based company"
        if end < tokens.end && words.is_of_name(end) {
            at = end + 1;
            continue;
        }
        cut(words, at..end, tokens.clone(), names);
        at = end.max(at + 1);
    }
}

/// Adverbs that open a sentence and that nobody is called.
const DOUBTS: &[&str] = &[
    "perhaps",
    "maybe",
    "possibly",
    "probably",
    "presumably",
    "surely",
    "certainly",
    "indeed",
    "likewise",
    "alas",
];

/// A word of a closed class, which a capital does not make a name.
fn is_closed(words: &Words, at: u32) -> bool {
    let facts = words.facts(at);
    if DOUBTS.contains(&words.lower(at)) {
        return true;
    }
    if matches!(
        words.lower(at),
        "neither" | "nor" | "either" | "none" | "nobody" | "everyone" | "someone" | "anyone"
    ) {
        return true;
    }
    facts.any(
        Facts::PRONOUN
            | Facts::DETERMINER
            | Facts::CONJUNCTION
            | Facts::PREPOSITION
            | Facts::AUXILIARY
            | Facts::OPENER
            | Facts::DATE,
    )
}

/// "George Will": behind a given name a capital that no sentence gives a common word
/// makes it a surname.
fn is_closed_surname(words: &Words, at: u32) -> bool {
    at > 0
        && words.naming(at - 1).is_given()
        && words.is_capital(at - 1)
        && words.facts(at).any(Facts::AUXILIARY | Facts::PREPOSITION)
        && (!words.facts(at).any(Facts::DATE | Facts::CONJUNCTION) || words.lower(at) == "may")
        && words.str(at).chars().skip(1).all(char::is_lowercase)
        && is_told_at(words, at)
}

/// "Ana Reyes QC": letters behind a name for what its bearer was awarded.
pub fn is_award(words: &Words, at: u32) -> bool {
    const AWARDS: &[&str] = &[
        "QC", "KC", "SC", "SAN", "OBE", "MBE", "CBE", "KBE", "DBE", "FRS", "FRCS", "PhD", "Ph.D.",
        "M.D.", "MD", "RN", "Esq", "Esq.",
    ];
    let behind = |at: u32| {
        words.is_capital(at) && words.text.tokens[at as usize + 1].spaced
            || words.str(at) == "," && at > 0 && words.is_capital(at - 1)
    };
    let first = (at.saturating_sub(MOST_AWARDS)..=at)
        .rev()
        .take_while(|&it| AWARDS.contains(&words.str(it)))
        .last();
    first.is_some_and(|first| first > 0 && behind(first - 1))
}

fn may_start(words: &Words, at: u32, end: u32) -> bool {
    if !words.is_capital(at)
        || is_award(words, at)
        || is_heading_verb(words, at)
        || roles::is_district(words.str(at))
    {
        return false;
    }
    // "Harsh? He does not think so."
    let exclaimed = words.is_initial(at) && matches!(words.str(at + 1), "?" | "!");
    if exclaimed && !words.is_proper(at) {
        return false;
    }
    let goes_on = at + 1 < end && words.is_capital(at + 1) && !is_closed(words, at + 1);
    let given = words.naming(at).is_given();
    if words.lower(at).starts_with("i'") {
        return false;
    }
    // "Will Doyle, a nurse, …"
    let introduced = given
        && goes_on
        && at + 2 < end
        && (words.str(at + 2) == "," || words.facts(at + 2).contains(Facts::SAYING));
    if is_closed(words, at) && introduced {
        return !words.facts(at).contains(Facts::DATE);
    }
    if is_closed(words, at) {
        return given && goes_on && (!words.is_initial(at) || !words.is_common(at));
    }
    if !words.is_initial(at) {
        return goes_on
            || at > 0 && words.lower(at - 1) == "the"
            || !words.facts(at).contains(Facts::SAYING)
            || words.is(at, Naming::MALE);
    }
    let role = words.is(
        at,
        Naming::ROLE | Naming::COURTESY | Naming::DEMONYM | Naming::MODIFIER,
    );
    let facts = words.facts(at);
    let verb = facts.any(Facts::ADVERB | Facts::VERB | Facts::CUE | Facts::GROUP);
    if verb && !(given && goes_on && !facts.contains(Facts::SAYING)) {
        return is_league(words, at, end);
    }
    goes_on || role || !words.is_common(at)
}

/// "Mayor Slams Dunn": a headline's capitals make no name of a verb.
fn is_heading_verb(words: &Words, at: u32) -> bool {
    words.facts(at).any(Facts::SAYING | Facts::CUE)
        && words.lower(at).ends_with('s')
        && words.naming(at) == Naming::default()
        && !is_told_at(words, at)
}

/// The end of the run of capitals that begins at `at`.
fn run_end(words: &Words, at: u32, end: u32) -> u32 {
    let end = end.min(at + LONGEST);
    let capital = |token: u32| {
        token < end
            && words.is_capital(token)
            && (!is_closed(words, token)
                || is_initial_letter(words.str(token))
                || is_closed_surname(words, token))
            && !is_heading_verb(words, token)
    };
    let mut head = words.is(at, Naming::HEAD) || is_league(words, at, end);
    let mut next = at + 1;
    while next < end {
        let spaced = words.text.tokens[next as usize].spaced;
        let shouts = |token: u32| words.shape(token) == Shape::Upper;
        let alike = is_shout(words, at) == is_shout(words, next) || shouts(at) && shouts(next);
        if is_award(words, next) {
            break;
        }
        if capital(next) && spaced && alike {
            head |= words.is(next, Naming::HEAD);
            // "Senate Whip Ana Reyes of Ohio": the place is the person's.
            head &= !words.is(next, Naming::ROLE) || words.is(next, Naming::HEAD);
            next += 1;
            continue;
        }
        if words.is(next, Naming::PARTICLE) && words.shape(next) == Shape::Lower {
            let after = next
                + 1
                + u32::from(words.is(next + 1, Naming::PARTICLE) && !words.is_capital(next + 1));
            if capital(after) {
                next = after + 1;
                continue;
            }
        }
        if words.str(next) == "&" && capital(next + 1) {
            next += 2;
            continue;
        }
        // "the Norfield Farmers’ Union"
        let plural_owner = matches!(words.str(next), "’" | "'")
            && !spaced
            && words.lower(next - 1).ends_with('s')
            && capital(next + 1)
            && words.is(next + 1, Naming::HEAD | Naming::WEAK_HEAD);
        if plural_owner {
            head = true;
            next += 2;
            continue;
        }
        if words.str(next) == ","
            && words.is(next + 1, Naming::SUFFIX)
            && words.is_capital(next + 1)
        {
            next += 2;
            continue;
        }
        // "the Norfield Church of Christ", but not "Ana Church of Norfield"
        let weak = next - at >= 2
            && words.lower(next) == "of"
            && words.is(next - 1, Naming::WEAK_HEAD)
            && !words.naming(at).is_given()
            && !words.is(at, Naming::COURTESY | Naming::ROLE);
        if (head || weak)
            && matches!(
                words.lower(next),
                "of" | "for" | "on" | "and" | "at" | "against" | "without"
            )
        {
            let over = next + 1 + u32::from(matches!(words.lower(next + 1), "the" | "a"));
            let joins = words.lower(next) != "and" || is_joined(words, over, end);
            if capital(over) && joins && !words.is(over, Naming::ROLE | Naming::COURTESY) {
                head = words.lower(next) != "at" || head;
                next = over + 1;
                continue;
            }
        }
        if words.lower(next) == "and"
            && next - at >= 2
            && capital(next + 1)
            && is_joined(words, next + 1, end)
            && !words.naming(at).is_given()
            && !words.is(at, Naming::COURTESY | Naming::ROLE)
            && !naming::is_place(&words.phrase(at..next))
            && !naming::is_organization(&words.phrase(at..next))
        {
            head = true;
            next += 2;
            continue;
        }
        if is_nickname(words, next, end) {
            next += 3;
            continue;
        }
        break;
    }
    next
}

/// Whether a word is all capitals, and too long for an acronym or initials.
fn is_shout(words: &Words, at: u32) -> bool {
    let written = words.str(at);
    words.shape(at) == Shape::Upper
        && written.len() > 5
        && !written.contains(|c: char| c == '.' || c.is_lowercase())
}

/// "Citizens for Safe Rails": people joined for a purpose are an organization.
pub(super) fn is_league(words: &Words, at: u32, end: u32) -> bool {
    let plural = words.str(at).len() > 4 && words.str(at).ends_with('s');
    at + 2 < end
        && plural
        && matches!(words.lower(at + 1), "for" | "against" | "without")
        && words.is_capital(at + 2)
        && !naming::is_place(words.lower(at + 2))
        && !words.naming(at + 2).is_given()
        && !words.is(at + 2, Naming::COURTESY)
}

/// After "and" a name goes on where the words end in an organization's head and
/// are no person: "Food and Drug Administration".
fn is_joined(words: &Words, from: u32, end: u32) -> bool {
    let last = (from..end).take_while(|&at| words.is_capital(at)).last();
    last.is_some_and(|last| {
        words.is(last, Naming::HEAD) && last > from && !words.naming(from).is_given()
    })
}

/// Robert “Bobby” Dunn.
fn is_nickname(words: &Words, at: u32, end: u32) -> bool {
    at + 3 < end
        && words.shape(at) == Shape::Mark
        && words.is_capital(at + 1)
        && words.shape(at + 2) == Shape::Mark
        && words.is_capital(at + 3)
        && words.text.tokens[at as usize].spaced
        && words.text.tokens[at as usize + 3].spaced
        && !words.text.tokens[at as usize + 1].spaced
}

/// "J." or "J.K.", and "J" alone.
pub fn is_initial_letter(word: &str) -> bool {
    word != "I"
        && word.starts_with(char::is_alphabetic)
        && word.len() <= 6
        && word.split('.').all(|part| part.chars().count() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{article::Article, outline::Outline, text::Text};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let outline = Outline::from_plain_text(text.to_owned());
        let article = Article {
            parts: vec![Part::Paragraph; outline.blocks.len()],
            language: "en".to_owned(),
        };
        let text = Text::of(&outline, &article);
        let words = Words::of(&text);
        let found: Vec<String> = find(&words)
            .into_iter()
            .filter(|it| !it.weak)
            .map(|it| {
                let mark = match it.kind {
                    NameKind::Person => 'p',
                    NameKind::Organization => 'o',
                    NameKind::Place => 'l',
                    NameKind::Unknown => '?',
                };
                format!("{mark}:{}", words.written(it.tokens))
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{}", text.source);
    }

    #[test]
    fn names() {
        check("Then Sen. Ana Reyes spoke.", "p:Ana Reyes");
        check(
            "The Norfield City Council met Mayor Dana Cole.",
            "o:Norfield City Council p:Dana Cole",
        );
        check(
            "White House Press Secretary Joan Marsh left.",
            "o:White House p:Joan Marsh",
        );
        check(
            "He saw Oscar King and Robert C. “Bobby” Dunn.",
            "p:Oscar King p:Robert C. “Bobby” Dunn",
        );
        check(
            "She taught at the University of Norfield in New York.",
            "o:University of Norfield l:New York",
        );
        check(
            "“No,” said Vann R. Holt II, of Lakeside.",
            "p:Vann R. Holt II ?:Lakeside",
        );
        check(
            "The Russian President Oleg Ivanov met Chinese leader Wen Daiyu.",
            "p:Oleg Ivanov p:Wen Daiyu",
        );
        check(
            "It hired J. Oliver Penn Jr. on Monday.",
            "p:J. Oliver Penn Jr.",
        );
        check("Officials said so. Shareholders agreed.", "");
        check(
            "So Dean Marlow and Capt. Christian Stell met South Carolina Rep. Justin T. Holm.",
            "p:Dean Marlow p:Christian Stell l:South Carolina p:Justin T. Holm",
        );
        check(
            "She is president of the Dale Farmers’ Union.",
            "o:Dale Farmers’ Union",
        );
        check(
            "Attorney General Mary van der Berg resigned.",
            "p:Mary van der Berg",
        );
        check(
            "A Rail North spokeswoman met Mary Cole of Radio Velden.",
            "o:Rail North p:Mary Cole o:Radio Velden",
        );
        check(
            "It freed Sheikh Hamad bin Khalifa al-Nouri and an anti-Kremlin man, Abd al-Rahman al-Masri.",
            "p:Hamad bin Khalifa al-Nouri ?:Abd al-Rahman al-Masri",
        );
        check(
            "“No,” said Cllr Wendy D’Arcy-Smythe and Dame Agnes ffrench-Mullen QC and SARAH HOLLIS.",
            "p:Wendy D’Arcy-Smythe p:Agnes ffrench-Mullen p:SARAH HOLLIS",
        );
        check(
            "It met Suharto, a driver, and his daughter, Hina, 12.",
            "p:Suharto p:Hina",
        );
        check("It met Sgt. 1st Class Maria Lopez.", "p:Maria Lopez");
    }
}
