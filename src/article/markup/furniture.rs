//! The furniture above and below the body.

use super::Page;
use crate::article::{Part, container, evidence::key, forms, roles::Role};

/// How far above the body furniture is looked for where no headline is known.
const HEAD_BLOCKS: usize = 12;
const MOST_DECKS: usize = 2;

impl Page<'_> {
    /// Tells the furniture between the headline and the body.
    pub(super) fn above(&mut self, body: usize) {
        let start = match self.headline {
            Some(headline) if headline < body => headline + 1,
            _ => body.saturating_sub(HEAD_BLOCKS),
        };
        let mut decks = 0;
        let mut in_body = false;
        for at in start..body {
            let part = match self.furniture(at) {
                Part::Outside if self.is_introduction(at, body, in_body) => {
                    let is_deck = decks == 0 && !in_body && !forms::ends_sentence(self.text(at));
                    in_body |= !is_deck;
                    if is_deck { Part::Deck } else { Part::Paragraph }
                }
                Part::Deck if decks == MOST_DECKS || in_body => match self.weights[at] {
                    0 => Part::Outside,
                    _ => Part::Paragraph,
                },
                part => part,
            };
            decks += usize::from(part == Part::Deck);
            self.parts[at] = part;
        }
    }

    /// A paragraph above a body of many pieces, or a short one that begins it.
    fn is_introduction(&self, at: usize, body: usize, in_body: bool) -> bool {
        let parent = |at| container::parent(self.outline, self.element(at));
        let block = &self.outline.blocks[at];
        self.tag(at) == "p"
            && matches!(self.role(at), Role::Unknown | Role::Body | Role::Deck)
            && !forms::is_notice(self.text(at))
            && container::link_density(block) < 0.5
            && (self.weights[at] > 0 || in_body || parent(at) == parent(body))
    }

    fn furniture(&self, at: usize) -> Part {
        let text = self.text(at);
        let key = key(text);
        let is_repeat = self
            .headline
            .is_some_and(|headline| headline != at && self.text(headline) == text);
        if is_repeat || forms::is_notice(text) {
            return Part::Outside;
        }
        match self.role(at) {
            Role::Outside | Role::Comments | Role::Aside => return Part::Outside,
            Role::Caption => return Part::Caption,
            Role::Embed => return Part::Embed,
            Role::PullQuote => return Part::PullQuote,
            Role::Dateline if has_digit(text) => return Part::Dateline,
            Role::Byline if forms::is_date(text) => return Part::Dateline,
            Role::Byline if self.is_of_author(text, &key) => return Part::Byline,
            Role::Byline => return Part::Outside,
            _ => {}
        }
        if forms::is_date(text) {
            Part::Dateline
        } else if forms::byline(text).is_some() || self.evidence.authors.contains(&key) {
            Part::Byline
        } else if self.is_deck(at, &key) {
            Part::Deck
        } else {
            Part::Outside
        }
    }

    /// A line among those about the authors: names, a job, a life.
    fn is_of_author(&self, text: &str, key: &str) -> bool {
        forms::byline(text).is_some()
            || forms::is_names(text) && forms::word_count(text) <= 8
            || forms::is_press_job(text)
            || self
                .evidence
                .authors
                .iter()
                .any(|name| key.starts_with(name))
    }

    /// A deck has its name, or stands as a heading below the headline, or repeats
    /// the page's description.
    fn is_deck(&self, at: usize, key: &str) -> bool {
        let Some(headline) = self.headline.filter(|headline| *headline < at) else {
            return false;
        };
        let is_described = key.len() > 20
            && self
                .evidence
                .descriptions
                .iter()
                .any(|it| it == key || it.contains(key) && key.len() * 2 > it.len());
        let words = forms::word_count(self.text(at));
        let is_told = self.role(at) == Role::Deck || self.is_heading(at) && at <= headline + 3;
        words >= 4
            && (is_described || is_told && container::link_density(&self.outline.blocks[at]) < 0.5)
    }

    /// Tells the lines about the authors below the body, and short paragraphs that
    /// end it.
    pub(super) fn below(&mut self, body: usize) {
        let parent = container::parent(self.outline, self.element(body));
        for at in body + 1..self.parts.len() {
            if forms::is_final_mark(self.text(at)) {
                break;
            }
            let element = self.element(at);
            let is_sibling = parent.is_some()
                && container::parent(self.outline, element) == parent
                && self.tag(at) == self.tag(body);
            let part = match self.role(at) {
                Role::Byline if self.is_of_author(self.text(at), &key(self.text(at))) => {
                    Part::Byline
                }
                Role::Unknown | Role::Body if is_sibling => {
                    let text = self.text(at);
                    if container::link_density(&self.outline.blocks[at]) > 0.5 {
                        break;
                    }
                    match forms::is_date(text) {
                        true => Part::Dateline,
                        false if forms::is_notice(text) || forms::is_appeal(text) => continue,
                        false => self.prose(at),
                    }
                }
                _ if !self.inside[element] => break,
                _ => continue,
            };
            self.parts[at] = part;
        }
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}
