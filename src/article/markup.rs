//! The parts of a page with markup.

use super::{
    Part, container,
    evidence::{Evidence, key},
    forms, headline, repeats,
    roles::{self, Role},
};
use crate::outline::Outline;

/// A page with less prose than this, in characters, has no article; half of it
/// is enough where the page says that it is one.
const LEAST: usize = 400;
/// An element with more than this share of the page's prose is no byline, promo
/// or caption, whatever its name.
const TOO_HEAVY: f32 = 0.4;
/// How far above the body furniture is looked for where no headline is known.
const HEAD_BLOCKS: usize = 12;
const LONGEST_SUBHEAD: usize = 160;

/// One part a block.
pub fn parts(outline: &Outline) -> Vec<Part> {
    let elements = outline.elements.len();
    if outline
        .blocks
        .iter()
        .any(|it| it.element as usize >= elements)
    {
        return vec![Part::Outside; outline.blocks.len()];
    }
    let mut page = Page::of(outline);
    let Some(body) = page.body() else {
        return page.parts;
    };
    page.above(body.0);
    page.within(body);
    page.below(body.1);
    if let Some(at) = page.headline {
        page.parts[at] = Part::Headline;
    }
    repeats::pull_quotes(outline, &mut page.parts);
    page.parts
}

struct Page<'o> {
    outline: &'o Outline,
    evidence: Evidence,
    headline: Option<usize>,
    /// Each element's role, with what it takes over from those around it.
    roles: Vec<Role>,
    /// Each block's weight as body text, none where its role forbids.
    weights: Vec<usize>,
    inside: Vec<bool>,
    parts: Vec<Part>,
}

impl<'o> Page<'o> {
    fn of(outline: &'o Outline) -> Page<'o> {
        let evidence = Evidence::of(outline);
        let own_roles = roles::of_all(&outline.elements);
        let headline = headline::find(outline, &own_roles, &evidence);
        let mut weights: Vec<usize> = outline
            .blocks
            .iter()
            .map(|block| container::weight(block, &outline.text))
            .collect();
        let sums = container::sums(outline, &weights);
        let roles = inherited(outline, own_roles, &sums, headline);
        for (block, weight) in outline.blocks.iter().zip(&mut weights) {
            if !matches!(
                roles[block.element as usize],
                Role::Unknown | Role::Body | Role::Deck
            ) {
                *weight = 0;
            }
        }
        let sums = container::sums(outline, &weights);
        let inside = container::find(outline, &sums, &roles, headline);
        Page {
            outline,
            evidence,
            headline,
            roles,
            weights,
            inside,
            parts: vec![Part::Outside; outline.blocks.len()],
        }
    }

    fn text(&self, at: usize) -> &'o str {
        self.outline.blocks[at].span.of(&self.outline.text)
    }

    fn element(&self, at: usize) -> usize {
        self.outline.blocks[at].element as usize
    }

    fn role(&self, at: usize) -> Role {
        self.roles[self.element(at)]
    }

    fn tag(&self, at: usize) -> &'o str {
        &self.outline.elements[self.element(at)].tag
    }

    fn is_heading(&self, at: usize) -> bool {
        matches!(self.tag(at), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    }

    /// The first and the last block of prose in the container; none where there
    /// is no article.
    fn body(&self) -> Option<(usize, usize)> {
        let is_body = |at: &usize| self.weights[*at] > 0 && self.inside[self.element(*at)];
        let prose: usize = (0..self.parts.len())
            .filter(is_body)
            .map(|at| self.weights[at])
            .sum();
        let least = if self.evidence.is_declared {
            LEAST / 2
        } else {
            LEAST
        };
        if prose < least {
            return None;
        }
        let first = (0..self.parts.len()).find(is_body)?;
        let last = (0..self.parts.len()).rev().find(is_body)?;
        Some((first, last))
    }

    /// Tells the furniture between the headline and the body.
    fn above(&mut self, body: usize) {
        let start = match self.headline {
            Some(headline) if headline < body => headline + 1,
            _ => body.saturating_sub(HEAD_BLOCKS),
        };
        for at in start..body {
            self.parts[at] = self.furniture(at);
        }
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
            Role::Byline => return Part::Byline,
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

    /// Tells the parts from the first to the last block of prose.
    fn within(&mut self, (first, last): (usize, usize)) {
        let holders = self.holders(first, last);
        for at in first..=last {
            self.parts[at] = self.in_body(at, &holders);
        }
    }

    /// The elements that hold prose themselves, or blocks of it as children.
    fn holders(&self, first: usize, last: usize) -> Vec<bool> {
        let mut holders = vec![false; self.roles.len()];
        for at in (first..=last).filter(|&at| self.weights[at] > 0) {
            let element = self.element(at);
            holders[element] = true;
            if let Some(parent) = container::parent(self.outline, element) {
                holders[parent] = true;
            }
        }
        holders
    }

    fn in_body(&self, at: usize, holders: &[bool]) -> Part {
        let element = self.element(at);
        let text = self.text(at);
        if !self.inside[element] || forms::is_notice(text) {
            return Part::Outside;
        }
        match self.role(at) {
            Role::Outside | Role::Comments | Role::Aside => return Part::Outside,
            Role::Caption => return Part::Caption,
            Role::Embed => return Part::Embed,
            Role::PullQuote => return Part::PullQuote,
            Role::Byline => return Part::Byline,
            Role::Dateline => return Part::Dateline,
            Role::Unknown | Role::Body | Role::Deck | Role::Headline => {}
        }
        if self.weights[at] > 0 {
            return self.prose(at);
        }
        if forms::is_date(text) {
            return Part::Dateline;
        }
        let block = &self.outline.blocks[at];
        let is_linked = container::link_density(block) > 0.7;
        let is_held = holders[element]
            || container::parent(self.outline, element).is_some_and(|parent| holders[parent]);
        if self.is_heading(at) || self.is_bold(at) && is_held {
            return match is_linked || text.chars().count() > LONGEST_SUBHEAD {
                true => Part::Outside,
                false => Part::Subhead,
            };
        }
        let is_prose_tag = matches!(self.tag(at), "p" | "blockquote" | "li" | "dd" | "pre");
        if is_linked || !is_held || !(is_prose_tag || holders[element]) {
            return Part::Outside;
        }
        self.prose(at)
    }

    fn prose(&self, at: usize) -> Part {
        let text = self.text(at);
        if forms::ends_in_post_signature(text) {
            Part::Embed
        } else if forms::is_credit(text) && !forms::ends_sentence(text) {
            Part::Byline
        } else {
            Part::Paragraph
        }
    }

    /// A short line all in bold that is no question and no speaker's label.
    fn is_bold(&self, at: usize) -> bool {
        let block = &self.outline.blocks[at];
        let bold: u32 = block.strong.iter().map(|it| it.len()).sum();
        let text = self.text(at);
        bold + 1 >= block.span.len()
            && !forms::ends_sentence(text)
            && !text.ends_with(':')
            && !forms::has_quote(text)
    }

    /// Tells credits and the author's life right below the body, and short
    /// paragraphs that end it.
    fn below(&mut self, body: usize) {
        let parent = container::parent(self.outline, self.element(body));
        for at in body + 1..self.parts.len() {
            let element = self.element(at);
            let is_sibling = parent.is_some()
                && container::parent(self.outline, element) == parent
                && self.tag(at) == self.tag(body);
            let part = match self.role(at) {
                Role::Byline if self.inside[element] => Part::Byline,
                Role::Unknown | Role::Body if is_sibling => {
                    if container::link_density(&self.outline.blocks[at]) > 0.5 {
                        break;
                    }
                    self.prose(at)
                }
                _ if !self.inside[element] => break,
                _ => continue,
            };
            self.parts[at] = part;
        }
    }
}

/// Hands each element's role on to what is inside of it. Nothing inside of a
/// promo is the article's, but for a pull-quote in an aside.
fn inherited(
    outline: &Outline,
    mut roles: Vec<Role>,
    sums: &[usize],
    headline: Option<usize>,
) -> Vec<Role> {
    let around = container::around(outline, headline);
    let all = sums.first().copied().unwrap_or(0);
    for at in 0..roles.len() {
        let is_heavy = sums[at] as f32 > TOO_HEAVY * all as f32;
        let is_kept = match roles[at] {
            Role::Body | Role::Headline | Role::Unknown => true,
            Role::Comments => !around[at],
            _ => !is_heavy && !around[at],
        };
        let own = if is_kept { roles[at] } else { Role::Unknown };
        let outer = container::parent(outline, at).map_or(Role::Unknown, |parent| roles[parent]);
        roles[at] = match (outer, own) {
            (Role::Comments | Role::Outside, _) => outer,
            (_, Role::Unknown | Role::Body) if outer != Role::Unknown => outer,
            (Role::Aside, Role::PullQuote) => own,
            (Role::Aside, _) => outer,
            _ => own,
        };
    }
    roles
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}
