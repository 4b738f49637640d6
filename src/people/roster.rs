//! The organizations of a page's speakers: one line an organization, however the
//! page writes it, with what it is.

use std::{collections::HashMap, ops::Range};

use super::{
    entity::{Cast, Referent},
    phrase::skip_determiners,
    typing,
    words::Words,
};
use crate::{
    lexicon::roles,
    provenance::{Organization, OrganizationType, SpeakerKind},
    span::Span,
};

/// What makes two affiliations one organization.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// The same of the cast.
    Entity(u32),
    /// The same words.
    Words(String),
}

struct Line {
    name: Range<u32>,
    mentions: Vec<Range<u32>>,
    speakers: Vec<u32>,
    acronym: Option<Range<u32>>,
}

/// The organizations that speakers belong to or speak for, in the order of the
/// speakers. `speakers` are places in the cast with their places in the answer.
pub(super) fn find(words: &Words, cast: &Cast, speakers: &[(u32, u32)]) -> Vec<Organization> {
    let mut lines: Vec<Line> = Vec::new();
    let mut known: HashMap<Key, usize> = HashMap::new();
    for &(place, who) in speakers {
        let Some(entity) = cast.entity(who) else {
            continue;
        };
        let itself = (entity.kind == SpeakerKind::Organization)
            .then(|| entity.name.clone())
            .filter(|it| words.is_capital(skip_determiners(words, it.clone())));
        let affiliations = entity
            .standings
            .iter()
            .filter_map(|it| it.affiliation.clone())
            .filter(|it| roles::district(words.written(it.clone())).is_none());
        for tokens in itself.into_iter().chain(affiliations) {
            let tokens = without_the(words, tokens);
            let named = entity_of(words, cast, &tokens);
            let key = match named {
                Some(entity) => Key::Entity(entity),
                None => Key::Words(words.phrase(tokens.clone())),
            };
            let at = *known.entry(key).or_insert_with(|| {
                let entity = named.and_then(|it| cast.entity(it));
                lines.push(Line {
                    name: entity.map_or(tokens.clone(), |it| without_the(words, it.name.clone())),
                    mentions: entity.map_or(Vec::new(), |it| it.mentions.clone()),
                    speakers: Vec::new(),
                    acronym: named.and_then(|it| cast.acronyms.get(&it).cloned()),
                });
                lines.len() - 1
            });
            lines[at].mentions.push(tokens);
            if !lines[at].speakers.contains(&place) {
                lines[at].speakers.push(place);
            }
        }
    }
    lines.into_iter().map(|line| written(words, line)).collect()
}

/// The entity whose name these words are, no more and no less.
fn entity_of(words: &Words, cast: &Cast, tokens: &Range<u32>) -> Option<u32> {
    let at = cast.name_at(tokens.start)?;
    let whole = without_the(words, cast.names[at].tokens.clone()) == *tokens;
    match cast.referents.get(at) {
        Some(Referent::One(entity)) if whole => cast
            .entity(*entity)
            .filter(|it| it.kind == SpeakerKind::Organization)
            .map(|_| *entity),
        _ => None,
    }
}

fn without_the(words: &Words, tokens: Range<u32>) -> Range<u32> {
    let article = tokens.len() > 1 && matches!(words.lower(tokens.start), "the");
    tokens.start + u32::from(article)..tokens.end
}

fn written(words: &Words, line: Line) -> Organization {
    let span = |tokens: &Range<u32>| words.text.span_of(tokens.clone());
    let mut mentions = line.mentions;
    mentions.sort_unstable_by_key(|it| (it.start, it.end));
    mentions.dedup();
    let plain = typing::is_plain(words, &line.name);
    let kind = typing::of(words, &mentions, &line.name)
        .filter(|it| plain || it.by == crate::provenance::TypedBy::Page);
    let country = typing::listed(words, &line.name)
        .filter(|_| plain)
        .and_then(|it| it.country);
    Organization {
        name: words.written(line.name).to_owned(),
        kind: kind.map(|it| OrganizationType {
            label: it.label.to_owned(),
            by: it.by,
            evidence: it.evidence.iter().map(span).collect(),
        }),
        acronym: line.acronym.map(|it| words.written(it).to_owned()),
        country: country.map(str::to_owned),
        mentions: mentions.iter().map(span).collect::<Vec<Span>>(),
        speakers: line.speakers,
    }
}
