//! A case: an article with its attributions marked in the text, and beside it
//! who speaks. `README.md` beside this file describes the form.

use std::collections::BTreeMap;

use whence::provenance::{Furniture, Kind, SpeakerKind};
use whence::span::Span;

/// One article with what the core is to say of it.
pub struct Case {
    /// The trap that it is about.
    pub title: String,
    /// The article, without the markup.
    pub text: String,
    /// The attributions by their number.
    pub quotes: BTreeMap<u32, Expected>,
}

/// One attribution.
pub struct Expected {
    /// Its pieces, as bytes of the article.
    pub content: Vec<Span>,
    pub kind: Kind,
    pub who: Who,
    /// The number of the attribution that it continues.
    pub continues: Option<u32>,
    pub furniture: Option<Furniture>,
    pub level: u8,
    pub negated: bool,
    /// Neither asked for nor counted as invented.
    pub optional: bool,
}

/// Who an attribution is to be resolved to.
#[derive(Clone)]
pub enum Who {
    /// This speaker.
    One(Person),
    /// Several together.
    Joint(Vec<Person>),
    /// One of several; the page does not say which.
    Either(Vec<Person>),
    /// Nobody that the page names.
    Nobody,
}

/// A speaker of the case.
#[derive(Clone)]
pub struct Person {
    pub name: String,
    pub kind: SpeakerKind,
    pub role: Field,
    pub affiliation: Field,
}

/// What a field of the card is to say.
#[derive(Clone)]
pub enum Field {
    /// One of these.
    OneOf(Vec<String>),
    /// Nothing: the page does not state it.
    NotStated,
    /// Whatever it says: the page leaves room.
    Any,
}

impl Case {
    /// Reads a case file. Errors say what is wrong with it.
    pub fn parse(file: &str) -> Result<Case, String> {
        let mut parts = file.split("\n---\n");
        let title = parts.next().unwrap_or("").trim().to_owned();
        let marked = parts.next().ok_or("no article after the first `---`")?;
        let (text, mut pieces) = unmark(marked.trim())?;

        let mut people = BTreeMap::new();
        for line in lines(parts.next()) {
            let person = Person::parse(line)?;
            people.insert(person.name.clone(), person);
        }
        let mut quotes = BTreeMap::new();
        for line in lines(parts.next()) {
            let (number, expected) = Expected::parse(line, &people, &mut pieces)?;
            quotes.insert(number, expected);
        }
        match pieces.keys().next() {
            Some(number) => Err(format!("{{{number} …}} is marked but not described")),
            None => Ok(Case {
                title,
                text,
                quotes,
            }),
        }
    }
}

fn lines(part: Option<&str>) -> impl Iterator<Item = &str> {
    part.unwrap_or("").lines().filter(|line| !line.is_empty())
}

type Pieces = BTreeMap<u32, Vec<Span>>;

/// Takes `{1 …}` out of an article: the bare text and the marked spans. Other
/// braces are the article's own.
fn unmark(marked: &str) -> Result<(String, Pieces), String> {
    let mut text = String::new();
    let mut pieces = Pieces::new();
    let mut open = Vec::new();
    let mut rest = marked;
    while let Some(ch) = rest.chars().next() {
        if let Some((number, after)) = opening(rest) {
            open.push((number, text.len() as u32));
            rest = after;
            continue;
        }
        rest = &rest[ch.len_utf8()..];
        match open.pop_if(|_| ch == '}') {
            Some((number, start)) => pieces
                .entry(number)
                .or_default()
                .push(Span::new(start, text.len() as u32)),
            None => text.push(ch),
        }
    }
    match open.last() {
        Some((number, _)) => Err(format!("{{{number} …}} is not closed")),
        None => Ok((text, pieces)),
    }
}

fn opening(rest: &str) -> Option<(u32, &str)> {
    let (number, after) = rest.strip_prefix('{')?.split_once(' ')?;
    Some((number.parse().ok()?, after))
}

impl Person {
    /// `Name (kind) | role | affiliation`; the kind of a person is left out.
    fn parse(line: &str) -> Result<Person, String> {
        let mut columns = line.split('|').map(str::trim);
        let first = columns.next().unwrap_or("");
        let (name, kind) = match first.split_once(" (") {
            Some((name, kind)) => (name, kind.trim_end_matches(')')),
            None => (first, "person"),
        };
        Ok(Person {
            name: name.to_owned(),
            kind: match kind {
                "person" => SpeakerKind::Person,
                "organization" => SpeakerKind::Organization,
                "document" => SpeakerKind::Document,
                "group" => SpeakerKind::Group,
                "anonymous" => SpeakerKind::Anonymous,
                _ => return Err(format!("{line}: no kind of speaker {kind:?}")),
            },
            role: Field::parse(columns.next()),
            affiliation: Field::parse(columns.next()),
        })
    }
}

impl Field {
    fn parse(column: Option<&str>) -> Field {
        match column.unwrap_or("") {
            "" => Field::NotStated,
            "?" => Field::Any,
            some => Field::OneOf(some.split(" / ").map(str::to_owned).collect()),
        }
    }
}

impl Expected {
    /// `1 direct Name, flag, flag`.
    fn parse(
        line: &str,
        people: &BTreeMap<String, Person>,
        pieces: &mut Pieces,
    ) -> Result<(u32, Expected), String> {
        let wrong = |what: &str| format!("{line:?}: {what}");
        let mut flags = line.split(", ");
        let mut head = flags.next().unwrap_or("").splitn(3, ' ');
        let number = head
            .next()
            .and_then(|word| word.parse().ok())
            .ok_or_else(|| wrong("no number"))?;
        let kind = match head.next() {
            Some("direct") => Kind::Direct,
            Some("mixed") => Kind::Mixed,
            Some("indirect") => Kind::Indirect,
            _ => return Err(wrong("no kind of quote")),
        };
        let mut expected = Expected {
            content: pieces
                .remove(&number)
                .ok_or_else(|| wrong("not marked in the article"))?,
            kind,
            who: Who::parse(head.next().unwrap_or("").trim(), people)?,
            continues: None,
            furniture: None,
            level: 1,
            negated: false,
            optional: false,
        };
        for flag in flags {
            match flag.split_once(' ').unwrap_or((flag, "")) {
                ("continues", of) => {
                    let of = of.parse().map_err(|_| wrong("continues what?"))?;
                    expected.continues = Some(of);
                }
                ("level", level) => {
                    expected.level = level.parse().map_err(|_| wrong("which level?"))?;
                }
                ("in", part) => {
                    let part = furniture(part).ok_or_else(|| wrong("in what?"))?;
                    expected.furniture = Some(part);
                }
                ("negated", "") => expected.negated = true,
                ("optional", "") => expected.optional = true,
                _ => return Err(wrong("unknown flag")),
            }
        }
        Ok((number, expected))
    }
}

fn furniture(part: &str) -> Option<Furniture> {
    Some(match part {
        "headline" => Furniture::Headline,
        "deck" => Furniture::Deck,
        "subhead" => Furniture::Subhead,
        "caption" => Furniture::Caption,
        "pull-quote" => Furniture::PullQuote,
        _ => return None,
    })
}

impl Who {
    fn parse(names: &str, people: &BTreeMap<String, Person>) -> Result<Who, String> {
        let of = |name: &str| {
            people
                .get(name)
                .cloned()
                .ok_or_else(|| format!("{name:?} is not among the people"))
        };
        let all = |by| names.split(by).map(of).collect::<Result<Vec<_>, _>>();
        Ok(if names == "nobody" {
            Who::Nobody
        } else if people.contains_key(names) {
            Who::One(of(names)?)
        } else if names.contains(" or ") {
            Who::Either(all(" or ")?)
        } else {
            Who::Joint(all(" and ")?)
        })
    }
}
