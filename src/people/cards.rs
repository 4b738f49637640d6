//! Writes the answers down: quotes, speakers and organizations in the page's
//! own words.

use std::{collections::HashMap, ops::Range};

use super::{
    entity::{self, Cast, Entity},
    occasion::{self, Circumstance},
    resolve::Answer,
    roster, standing,
    words::Words,
};
use crate::{
    article::Part,
    attribution::{Attribution, Tie},
    outline::Outline,
    provenance::{
        Furniture, How, Occasion, Provenance, Quote, QuoteSpeaker, Speaker, SpeakerKind, Standing,
    },
    span::Span,
};

/// No more candidates, roles or links than this stand on one card.
const LISTED: usize = 8;

/// Writes the cards of one page.
pub struct Cards<'c, 't, 'o> {
    outline: &'c Outline,
    words: &'c Words<'t, 'o>,
    cast: &'c Cast,
    /// The standings of each entity, written out, the best first.
    roles: Vec<Vec<Standing>>,
}

impl<'c, 't, 'o> Cards<'c, 't, 'o> {
    /// Reads what `cast` says of everybody.
    pub fn new(outline: &'c Outline, words: &'c Words<'t, 'o>, cast: &'c Cast) -> Self {
        let mut roles: Vec<Vec<Standing>> = cast
            .entities
            .iter()
            .map(|entity| {
                let mut ranked: Vec<&entity::Standing> = entity.standings.iter().collect();
                ranked.sort_by_key(|it| std::cmp::Reverse(standing::worth(words, it)));
                let mut roles: Vec<Standing> = Vec::new();
                for it in ranked {
                    let role = it.role.clone().map(|it| standing::singular(words, it));
                    let standing = written(words, it, role);
                    let known = roles.iter().any(|had| {
                        had.role == standing.role && had.affiliation == standing.affiliation
                    });
                    if !known && roles.len() < LISTED {
                        roles.push(standing);
                    }
                }
                roles
            })
            .collect();
        for (at, entity) in cast.entities.iter().enumerate() {
            let common = common(words, cast, entity);
            if roles[at].is_empty()
                && let Some(common) = common
            {
                roles[at].push(common);
            }
        }
        Cards {
            outline,
            words,
            cast,
            roles,
        }
    }

    /// Writes a quote for each attribution, and who speaks on the page.
    pub fn write(&self, attributions: &[Attribution], answers: &[Answer]) -> Provenance {
        let who = |at: usize| answers.get(at).and_then(|it| it.who);
        let circumstances = occasion::find_all(self.words, self.cast, attributions, who);
        let quotes: Vec<Quote> = attributions
            .iter()
            .zip(answers)
            .zip(circumstances)
            .map(|((attribution, answer), circumstance)| {
                let outer = attribution.within.and_then(|it| answers.get(it as usize));
                self.quote(attribution, answer, outer, &circumstance)
            })
            .collect();
        let (speakers, places) = self.speakers(answers);
        let mut members: Vec<(u32, u32)> = places.iter().map(|(&who, &at)| (at, who)).collect();
        members.sort_unstable();
        let organizations = roster::find(self.words, self.cast, &members);
        Provenance {
            quotes,
            speakers,
            organizations,
            ..Provenance::default()
        }
    }

    fn span(&self, tokens: Range<u32>) -> Span {
        self.words.text.span_of(tokens)
    }

    fn name(&self, entity: u32) -> String {
        let written = self
            .cast
            .entity(entity)
            .map_or("", |it| self.words.written(it.name.clone()));
        without_the(written).to_owned()
    }

    /// `outer`: to whom the words around these go.
    fn quote(
        &self,
        attribution: &Attribution,
        answer: &Answer,
        outer: Option<&Answer>,
        circumstance: &Circumstance,
    ) -> Quote {
        let furniture = furniture(attribution.part);
        let traced = attribution.tie == Tie::Furniture;
        Quote {
            content: attribution
                .content
                .iter()
                .map(|it| self.span(it.clone()))
                .collect(),
            kind: attribution.kind,
            furniture,
            source: attribution.source.clone().map(|it| self.span(it)),
            cue: attribution.cue.clone().map(|it| self.span(it)),
            continues: attribution.continues.filter(|_| !traced),
            level: attribution.level,
            within: attribution.within,
            polarity: attribution.polarity,
            stance: attribution.stance,
            speaker: self.speaker(answer),
            candidates: answer
                .candidates
                .iter()
                .take(LISTED)
                .map(|&it| self.name(it))
                .collect(),
            via: circumstance
                .via
                .clone()
                .map(|it| self.words.written(it).to_owned()),
            relayed_by: self.relay(outer),
            occasion: self.occasion(circumstance),
            links: self.links(attribution),
            trace: None,
            confidence: confidence(answer, attribution),
        }
    }

    /// The person in whose words another's reach the page.
    fn relay(&self, outer: Option<&Answer>) -> Option<String> {
        let who = outer?.who?;
        let person = self.cast.entity(who)?.kind == SpeakerKind::Person;
        person.then(|| self.name(who))
    }

    fn speaker(&self, answer: &Answer) -> Option<QuoteSpeaker> {
        let who = answer.who?;
        let entity = self.cast.entity(who)?;
        let roles = self.roles.get(who as usize).cloned().unwrap_or_default();
        let best = roles.first().cloned().unwrap_or_default();
        Some(QuoteSpeaker {
            name: self.name(who),
            kind: entity.kind,
            role: best.role,
            affiliation: best.affiliation,
            roles,
            members: entity.members.iter().map(|&it| self.name(it)).collect(),
            how: answer.how.unwrap_or(How::Name),
            evidence: answer
                .evidence
                .iter()
                .map(|it| self.span(it.clone()))
                .collect(),
        })
    }

    fn occasion(&self, circumstance: &Circumstance) -> Option<Occasion> {
        let Circumstance {
            via,
            what,
            when,
            place,
            implied,
        } = circumstance;
        // A channel carried over is implied, too: the occasion says so.
        let what = if *implied && what.is_none() {
            via
        } else {
            what
        };
        if what.is_none() && when.is_none() && place.is_none() {
            return None;
        }
        let written = |tokens: &Option<Range<u32>>| {
            tokens.clone().map(|it| self.words.written(it).to_owned())
        };
        Some(Occasion {
            what: written(what),
            when: written(when),
            place: written(place),
            stated: !implied,
            evidence: [what, when, place]
                .into_iter()
                .flatten()
                .map(|it| self.span(it.clone()))
                .collect(),
        })
    }

    /// The links inside the sentences of an attribution.
    fn links(&self, attribution: &Attribution) -> Vec<String> {
        let text = self.words.text;
        let Some(first) = attribution.content.first() else {
            return Vec::new();
        };
        let paragraph = text.paragraph_of(first.start) as usize;
        let sentence = text.sentence_of(first.start) as usize;
        let (Some(paragraph), Some(tokens)) =
            (text.paragraphs.get(paragraph), text.sentences.get(sentence))
        else {
            return Vec::new();
        };
        let span = self.span(tokens.clone());
        let blocks = self.outline.blocks.iter().skip(paragraph.block as usize);
        blocks
            .take_while(|it| it.span.start < span.end)
            .flat_map(|block| {
                let from = block.links.partition_point(|it| it.span.end <= span.start);
                let links = block.links[from..].iter();
                links.take_while(|it| it.span.start < span.end)
            })
            .take(LISTED)
            .map(|it| it.href.clone())
            .collect()
    }

    /// Who speaks, in the order of their first quote, and each entity's place
    /// there.
    fn speakers(&self, answers: &[Answer]) -> (Vec<Speaker>, HashMap<u32, u32>) {
        let mut speakers: Vec<Speaker> = Vec::new();
        let mut places: HashMap<u32, u32> = HashMap::new();
        for (at, answer) in answers.iter().enumerate() {
            let Some((who, entity)) = answer
                .who
                .and_then(|who| self.cast.entity(who).map(|it| (who, it)))
            else {
                continue;
            };
            let place = *places.entry(who).or_insert_with(|| {
                speakers.push(Speaker {
                    name: self.name(who),
                    kind: entity.kind,
                    roles: self.roles.get(who as usize).cloned().unwrap_or_default(),
                    mentions: entity
                        .mentions
                        .iter()
                        .map(|it| self.span(it.clone()))
                        .collect(),
                    quotes: Vec::new(),
                });
                speakers.len() as u32 - 1
            });
            if let Some(speaker) = speakers.get_mut(place as usize) {
                speaker.quotes.push(at as u32);
            }
        }
        (speakers, places)
    }
}

/// A standing in the page's words, its role as given.
fn written(words: &Words, it: &entity::Standing, role: Option<String>) -> Standing {
    let affiliation = it.affiliation.clone();
    let evidence = [&it.role, &it.affiliation].into_iter().flatten();
    Standing {
        role,
        affiliation: affiliation.map(|it| without_the(words.written(it)).to_owned()),
        evidence: evidence.map(|it| words.text.span_of(it.clone())).collect(),
    }
}

/// "Senators Ana Reyes and Karl Dunn", "Ana Reyes and Karl Dunn, both of the Institute":
/// what the same words say of all members.
fn common(words: &Words, cast: &Cast, entity: &Entity) -> Option<Standing> {
    let members = || entity.members.iter().filter_map(|&it| cast.entity(it));
    let shared = |it: &&entity::Standing| {
        members().all(|member| {
            let mut standings = member.standings.iter();
            standings.any(|other| other.role == it.role && other.affiliation == it.affiliation)
        })
    };
    let standing = members().next()?.standings.iter().find(shared)?;
    (entity.members.len() > 1).then(|| {
        let role = standing.role.clone();
        written(words, standing, role.map(|it| words.written(it).to_owned()))
    })
}

fn furniture(part: Part) -> Option<Furniture> {
    match part {
        Part::Headline => Some(Furniture::Headline),
        Part::Deck => Some(Furniture::Deck),
        Part::Subhead => Some(Furniture::Subhead),
        Part::Caption => Some(Furniture::Caption),
        Part::PullQuote => Some(Furniture::PullQuote),
        _ => None,
    }
}

fn without_the(written: &str) -> &str {
    ["The ", "the "]
        .into_iter()
        .find_map(|article| written.strip_prefix(article))
        .unwrap_or(written)
}

/// How much of a pronoun's doubt is left: whoever writes takes more care where two whom a
/// pronoun fits stand close by than in the lessons that the ranker learned from.
const DOUBT: f32 = 0.4;

/// How sure the source is, by the attribution's own calibrated figure, times how
/// often a source of this form is resolved to the right speaker (counted on the
/// evaluation's cards).
fn confidence(answer: &Answer, attribution: &Attribution) -> f32 {
    let how = answer.how.filter(|_| answer.who.is_some());
    let resolved = match how {
        None | Some(How::Name | How::Transcript) => 1.0,
        Some(How::Continued) => 0.98,
        Some(How::Group) => 0.97,
        Some(How::Headline | How::Nominal) => 0.94,
        Some(How::Pronoun) => 1.0 - DOUBT * (1.0 - answer.clarity).max(0.02),
    };
    resolved * attribution.confidence
}
