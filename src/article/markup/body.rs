//! The parts inside of the body.

use std::{collections::HashSet, iter};

use super::Page;
use crate::article::{Part, container, forms, roles::Role};

const LONGEST_SUBHEAD: usize = 160;
/// Longer ones are prose under a misleading name, in bytes.
const LONGEST_DATELINE: usize = 120;

impl<'o> Page<'o> {
    /// Tells the parts from the first to the last block of prose.
    pub(super) fn within(&mut self, (first, last): (usize, usize)) {
        let holders = Holders::of(self, first, last);
        for at in first..=last {
            self.parts[at] = self.in_body(at, &holders);
        }
    }

    fn in_body(&self, at: usize, holders: &Holders) -> Part {
        let element = self.element(at);
        let text = self.text(at);
        if !self.inside[element] || forms::is_notice(text) || forms::is_appeal(text) {
            return Part::Outside;
        }
        match self.role(at) {
            Role::Outside | Role::Comments | Role::Aside => return Part::Outside,
            Role::Caption => return Part::Caption,
            Role::Embed => return Part::Embed,
            Role::PullQuote => return Part::PullQuote,
            Role::Byline if !forms::has_quote(text) => return Part::Byline,
            Role::Dateline if text.len() <= LONGEST_DATELINE => return Part::Dateline,
            _ => {}
        }
        if self.weights[at] > 0 {
            return self.prose(at);
        }
        if forms::is_date(text) {
            return Part::Dateline;
        }
        let block = &self.outline.blocks[at];
        let is_linked = container::link_density(block) > 0.7;
        let is_held = holders.hold(self, element);
        if self.is_heading(at) || self.is_bold(at) && is_held {
            return match is_linked || text.chars().count() > LONGEST_SUBHEAD {
                true => Part::Outside,
                false => Part::Subhead,
            };
        }
        let is_prose_tag = matches!(self.tag(at), "p" | "blockquote" | "li" | "dd" | "pre")
            || self.tag(at) == "dt" && text.ends_with(':')
            || self.signs_quotation(at);
        let is_like_prose = is_prose_tag || holders.are_like(self, element);
        if is_linked || !is_held || !is_like_prose {
            return Part::Outside;
        }
        self.prose(at)
    }

    pub(super) fn prose(&self, at: usize) -> Part {
        let text = self.text(at);
        if forms::ends_in_post_signature(text) {
            Part::Embed
        } else if forms::is_picture_line(text) {
            Part::Caption
        } else {
            Part::Paragraph
        }
    }

    /// Whether the block is a quotation's own footer or caption.
    fn signs_quotation(&self, at: usize) -> bool {
        let tag = |it: usize| self.outline.elements[it].tag.as_str();
        let around = container::parent(self.outline, self.element(at)).map(tag);
        matches!(
            (self.tag(at), around),
            ("footer", Some("blockquote")) | ("figcaption", Some("figure"))
        )
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
}

/// An element's tag and hints: paragraphs of one body share them.
type Kind<'o> = (&'o str, &'o str);

/// The elements that hold prose themselves, and those around them.
struct Holders<'o> {
    themselves: Vec<bool>,
    around: Vec<bool>,
    kinds: HashSet<Kind<'o>>,
    kinds_around: HashSet<Kind<'o>>,
}

impl<'o> Holders<'o> {
    fn of(page: &Page<'o>, first: usize, last: usize) -> Holders<'o> {
        let none = vec![false; page.roles.len()];
        let mut holders = Holders {
            themselves: none.clone(),
            around: none,
            kinds: HashSet::new(),
            kinds_around: HashSet::new(),
        };
        for at in (first..=last).filter(|&at| page.weights[at] > 0) {
            let element = page.element(at);
            holders.themselves[element] = true;
            holders.kinds.insert(kind(page, element));
            if let Some(parent) = container::parent(page.outline, element) {
                holders.around[parent] = true;
                holders.kinds_around.insert(kind(page, parent));
            }
        }
        holders
    }

    /// Whether the element, or the one around it (two in a list and in a block
    /// quotation), holds prose or is of the kind that does.
    fn hold(&self, page: &Page<'o>, element: usize) -> bool {
        let tag = |it: usize| page.outline.elements[it].tag.as_str();
        let parent = |&it: &usize| container::parent(page.outline, it);
        let is_in_quotation =
            parent(&element).is_some_and(|it| matches!(tag(it), "blockquote" | "figure"));
        let levels = match tag(element) {
            "li" => 3,
            _ if is_in_quotation => 3,
            _ => 2,
        };
        self.themselves[element]
            || iter::successors(Some(element), parent)
                .take(levels)
                .any(|it| self.around[it])
            || parent(&element).is_some_and(|it| {
                self.themselves[it] || self.kinds_around.contains(&kind(page, it))
            })
    }

    /// Whether the element holds prose, or looks like one that does.
    fn are_like(&self, page: &Page<'o>, element: usize) -> bool {
        self.themselves[element] || self.kinds.contains(&kind(page, element))
    }
}

fn kind<'o>(page: &Page<'o>, element: usize) -> Kind<'o> {
    let element = &page.outline.elements[element];
    (&element.tag, &element.hints)
}
