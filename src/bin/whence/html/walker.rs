//! From a tree to an outline, by the rules of [`Outline`] and with the same
//! answers as the walker in the browser, but for what only a style sheet knows.

use url::Url;
use whence::{
    outline::{Block, Element as Hint, Link, Outline},
    span::Span,
};

use super::{
    layout::{self, Layout},
    tree::{Data, Element, Id, Tree},
};

/// The attributes that hint at what an element is for.
const HINTS: &[&str] = &["class", "id", "itemprop", "role", "data-testid"];

/// Marks that browsers put around `<q>`.
const Q_MARKS: (&str, &str) = ("“", "”");

/// Writes the visible text of `tree` into an outline's text, elements and blocks.
pub fn walk(tree: &Tree, base: Option<&Url>) -> Outline {
    let mut walker = Walker {
        tree,
        base,
        outline: Outline::default(),
        levels: Vec::new(),
        link: None,
        strong: None,
        block: Block::default(),
        start: 0,
        blank: false,
    };
    let mut next = tree.nodes[0].first;
    while let Some(id) = next {
        if walker.visit(id)
            && let Some(child) = tree.nodes[id].first
        {
            next = Some(child);
            continue;
        }
        let mut done = id;
        loop {
            walker.leave(done);
            next = tree.nodes[done].next;
            match tree.nodes[done].parent {
                Some(parent) if next.is_none() => done = parent,
                _ => break,
            }
        }
    }
    walker.end_block();
    walker.outline
}

/// An element that the walker is inside of.
struct Level<'t> {
    id: Id,
    element: &'t Element,
    is_block: bool,
    /// Its place in the outline, once something needed it.
    place: Option<u32>,
}

struct Walker<'t> {
    tree: &'t Tree,
    base: Option<&'t Url>,
    outline: Outline,
    levels: Vec<Level<'t>>,
    /// The open link's element, address, and where its words begin.
    link: Option<(Id, String, Option<u32>)>,
    strong: Option<(Id, Option<u32>)>,
    /// The block being written, which begins at `start`.
    block: Block,
    start: u32,
    /// Whether a blank stands before the next word of the block.
    blank: bool,
}

impl<'t> Walker<'t> {
    /// Reads a node; whether to go into it.
    fn visit(&mut self, id: Id) -> bool {
        match &self.tree.nodes[id].data {
            Data::Text(text) => {
                self.text(text);
                false
            }
            Data::Element(element) => self.enter(id, element),
            Data::Other => false,
        }
    }

    fn enter(&mut self, id: Id, element: &'t Element) -> bool {
        let tag = &**element.tag();
        if tag == "br" {
            self.end_block();
            return false;
        }
        let layout = layout::of(element);
        let is_folded = tag != "summary"
            && self
                .levels
                .last()
                .is_some_and(|it| layout::is_closed_details(it.element));
        if layout == Layout::Unread || is_folded {
            return false;
        }
        let is_block = layout == Layout::Block || self.levels.is_empty();
        if is_block {
            self.end_block();
        }
        self.levels.push(Level {
            id,
            element,
            is_block,
            place: None,
        });
        match tag {
            "a" if self.link.is_none() => {
                self.link = element
                    .attribute("href")
                    .map(|href| (id, self.absolute(href), None));
            }
            "b" | "strong" if self.strong.is_none() => self.strong = Some((id, None)),
            "q" => self.word(Q_MARKS.0),
            _ => {}
        }
        true
    }

    /// Leaves the node, where it was entered.
    fn leave(&mut self, id: Id) {
        if self.levels.last().is_none_or(|level| level.id != id) {
            return;
        }
        if let Some(level) = self.levels.last()
            && &**level.element.tag() == "q"
        {
            self.word(Q_MARKS.1);
        }
        if self.link.as_ref().is_some_and(|link| link.0 == id) {
            self.close_link();
            self.link = None;
        }
        if self.strong.is_some_and(|strong| strong.0 == id) {
            self.close_strong();
            self.strong = None;
        }
        if self.levels.last().is_some_and(|level| level.is_block) {
            self.end_block();
        }
        self.levels.pop();
    }

    fn text(&mut self, text: &str) {
        let Some(level) = self.levels.last() else {
            return;
        };
        if layout::is_closed_details(level.element) {
            return;
        }
        let keeps_lines = matches!(&**level.element.tag(), "pre" | "listing" | "xmp");
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 && keeps_lines {
                self.end_block();
            } else if at > 0 {
                self.blank = !self.is_empty();
            }
            self.line(line);
        }
    }

    fn line(&mut self, line: &str) {
        let ends_word = |c: char| c.is_whitespace() || takes_no_room(c);
        for piece in line.split_inclusive(ends_word) {
            let word = piece.trim_end_matches(ends_word);
            if !word.is_empty() {
                self.word(word);
            }
            if piece.ends_with(char::is_whitespace) && !self.is_empty() {
                self.blank = true;
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.position() == self.start
    }

    fn position(&self) -> u32 {
        self.outline.text.len() as u32
    }

    /// Writes a word, or a piece of one, after the blank that waits.
    fn word(&mut self, word: &str) {
        if std::mem::take(&mut self.blank) {
            self.outline.text.push(' ');
        }
        let position = self.position();
        if let Some((_, _, start)) = &mut self.link {
            start.get_or_insert(position);
        }
        if let Some((_, start)) = &mut self.strong {
            start.get_or_insert(position);
        }
        self.outline.text.push_str(word);
    }

    fn close_link(&mut self) {
        let end = self.position();
        if let Some((_, href, start)) = &mut self.link
            && let Some(start) = start.take()
        {
            self.block.links.push(Link {
                span: Span::new(start, end),
                href: href.clone(),
            });
        }
    }

    fn close_strong(&mut self) {
        let end = self.position();
        if let Some((_, start)) = &mut self.strong
            && let Some(start) = start.take()
        {
            self.block.strong.push(Span::new(start, end));
        }
    }

    fn end_block(&mut self) {
        self.blank = false;
        if self.is_empty() {
            return;
        }
        self.close_link();
        self.close_strong();
        let mut block = std::mem::take(&mut self.block);
        block.span = Span::new(self.start, self.position());
        block.element = self.place_of_block();
        self.outline.blocks.push(block);
        self.outline.text.push('\n');
        self.start = self.position();
    }

    /// The place in the outline of the nearest block-level element; it and its
    /// ancestors get one now.
    fn place_of_block(&mut self) -> u32 {
        let innermost = self.levels.iter().rposition(|level| level.is_block);
        let until = innermost.map_or(0, |at| at + 1);
        let known = self.levels[..until]
            .iter()
            .rposition(|level| level.place.is_some());
        let mut parent = known.and_then(|at| self.levels[at].place);
        for level in &mut self.levels[known.map_or(0, |at| at + 1)..until] {
            self.outline.elements.push(Hint {
                parent,
                tag: level.element.tag().to_string(),
                hints: hints(level.element),
            });
            parent = Some(self.outline.elements.len() as u32 - 1);
            level.place = parent;
        }
        parent.unwrap_or(0)
    }

    fn absolute(&self, href: &str) -> String {
        let joined = match self.base {
            Some(base) => base.join(href),
            None => Url::parse(href),
        };
        joined.map_or_else(|_| href.to_owned(), String::from)
    }
}

fn hints(element: &Element) -> String {
    let values: Vec<&str> = HINTS
        .iter()
        .filter_map(|name| element.attribute(name))
        .filter(|value| !value.is_empty())
        .collect();
    values.join(" ")
}

/// Characters that a reader does not see: the soft hyphen, the zero-width space,
/// the word joiner, the byte-order mark.
fn takes_no_room(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
