//! The parts of a page with markup.

mod body;
mod end;
mod furniture;
#[cfg(test)]
mod tests;

use super::{
    Part, container,
    evidence::Evidence,
    headline, repeats,
    roles::{self, Role},
    tail,
};
use crate::outline::Outline;

/// A page with less prose than this, in characters, has no article; half of it
/// is enough where the markup speaks for one. The extension's gate must ask for
/// no less: what it lets pass is read.
const LEAST: usize = 400;
/// An element with more than this share of the page's prose is no byline or
/// caption, whatever its name.
const TOO_HEAVY: f32 = 0.4;
/// The same for promos and what else is beside the article; short articles have
/// much beside them.
const MOST: f32 = 0.7;

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
    tail::note_on_authors(outline, &mut page.parts);
    tail::bylines(outline, &mut page.parts);
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
            let element = block.element as usize;
            let may_be_body = matches!(roles[element], Role::Unknown | Role::Body | Role::Deck);
            if !may_be_body || is_heading(&outline.elements[element].tag) {
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
        is_heading(self.tag(at))
    }

    /// The first and the last block of prose in the container; none where there
    /// is no article.
    fn body(&self) -> Option<(usize, usize)> {
        let is_body = |at: &usize| self.weights[*at] > 0 && self.inside[self.element(*at)];
        let prose: usize = (0..self.parts.len())
            .filter(is_body)
            .map(|at| self.weights[at])
            .sum();
        let is_likely =
            self.evidence.is_declared || self.outline.elements.iter().any(|it| it.tag == "article");
        let least = if is_likely { LEAST / 2 } else { LEAST };
        if prose < least {
            return None;
        }
        // Notices and the like may stand above the headline in the same element.
        let below = self.headline.map_or(0, |headline| headline + 1);
        let below_weight: usize = (below..self.parts.len())
            .filter(is_body)
            .map(|at| self.weights[at])
            .sum();
        let start = if below_weight * 2 > prose { below } else { 0 };
        let first = (start..self.parts.len())
            .filter(is_body)
            .find(|&at| self.role(at) != Role::Deck)?;
        let last = (0..self.parts.len()).rev().find(is_body)?;
        let end = self.end(first, last);
        let last = (first..end).rev().find(is_body)?;
        Some((first, last))
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
        let share = sums[at] as f32 / all.max(1) as f32;
        let (is_heavy, is_most) = (share > TOO_HEAVY, share > MOST);
        let is_kept = match roles[at] {
            Role::Body | Role::Headline | Role::Unknown => true,
            Role::Comments => !around[at],
            Role::Outside | Role::Aside => !is_most && !around[at],
            _ => !is_heavy && !around[at],
        };
        let own = if is_kept { roles[at] } else { Role::Unknown };
        let outer = container::parent(outline, at).map_or(Role::Unknown, |parent| roles[parent]);
        roles[at] = match (outer, own) {
            (Role::Comments | Role::Outside, _) => outer,
            (Role::Unknown | Role::Body, _) => own,
            (_, Role::Unknown | Role::Body) => outer,
            (Role::Aside, Role::PullQuote) => own,
            (Role::Aside, _) => outer,
            _ => own,
        };
    }
    roles
}

fn is_heading(tag: &str) -> bool {
    matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
