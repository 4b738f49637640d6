//! The parts of a page with markup.

use std::iter;

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
/// How many of the last paragraphs may credit the story's makers.
const CREDIT_LINES: usize = 3;
const MOST_DECKS: usize = 2;
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
        let least = if self.evidence.is_declared {
            LEAST / 2
        } else {
            LEAST
        };
        if prose < least {
            return None;
        }
        let first = (0..self.parts.len())
            .filter(is_body)
            .find(|&at| self.role(at) != Role::Deck)?;
        let last = (0..self.parts.len()).rev().find(is_body)?;
        Some((first, last))
    }

    /// Tells the furniture between the headline and the body.
    fn above(&mut self, body: usize) {
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
        let is_held = self.is_held(element, holders);
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

    /// Whether the element or one around it (two, in a list) holds prose.
    fn is_held(&self, element: usize, holders: &[bool]) -> bool {
        let levels = match self.outline.elements[element].tag.as_str() {
            "li" => 3,
            _ => 2,
        };
        iter::successors(Some(element), |&it| container::parent(self.outline, it))
            .take(levels)
            .any(|it| holders[it])
    }

    fn prose(&self, at: usize) -> Part {
        let text = self.text(at);
        if forms::ends_in_post_signature(text) {
            Part::Embed
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
                Role::Byline if self.is_of_author(self.text(at), &key(self.text(at))) => {
                    Part::Byline
                }
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
        let last = self.parts.iter().rposition(|it| *it == Part::Paragraph);
        for at in (0..=last.unwrap_or(0)).rev().take(CREDIT_LINES) {
            if self.parts[at] == Part::Paragraph && forms::is_credit(self.text(at)) {
                self.parts[at] = Part::Byline;
            }
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

fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use Part::*;

    use super::*;
    use crate::{
        outline::{Block, Element, Link, Meta},
        span::Span,
    };

    /// A page from lines of a part that is expected, a path of `tag` or
    /// `tag.hints`, and words. Elements of the same path hold each other's
    /// children, but each line is an element of its own. Words in `[…]` are links.
    fn page(lines: &[(Part, &str, &str)]) -> Outline {
        let mut outline = Outline::default();
        let mut open: Vec<(String, u32)> = Vec::new();
        for (_, path, words) in lines {
            let steps: Vec<&str> = path.split(' ').collect();
            let kept = open
                .iter()
                .zip(&steps[..steps.len() - 1])
                .take_while(|((step, _), other)| step == *other)
                .count();
            open.truncate(kept);
            for step in &steps[kept..] {
                let (tag, hints) = step.split_once('.').unwrap_or((step, ""));
                outline.elements.push(Element {
                    parent: open.last().map(|it| it.1),
                    tag: tag.to_owned(),
                    hints: hints.to_owned(),
                });
                open.push(((*step).to_owned(), outline.elements.len() as u32 - 1));
            }
            let start = outline.text.len() as u32;
            let mut links = Vec::new();
            for (at, piece) in words.split(['[', ']']).enumerate() {
                let from = outline.text.len() as u32;
                outline.text.push_str(piece);
                if at % 2 == 1 {
                    links.push(Link {
                        span: Span::new(from, outline.text.len() as u32),
                        href: "https://a.example/".to_owned(),
                    });
                }
            }
            outline.blocks.push(Block {
                span: Span::new(start, outline.text.len() as u32),
                element: outline.elements.len() as u32 - 1,
                links,
                strong: Vec::new(),
            });
            outline.text.push('\n');
        }
        outline
    }

    const LONG: &str = "The dam above Norfield was close to failure for years, and the water board \
                        knew of it, an engineer who worked there told the Courier last week.";
    const MORE: &str = "“It is old,” said Ana Reyes, the board's chief engineer, who has asked for \
                        new gates since the flood. She will leave her post in May.";

    fn check(title: &str, lines: &[(Part, &str, &str)]) {
        let mut outline = page(lines);
        outline.title = Some(title.to_owned());
        outline.metas.push(Meta {
            name: "author".to_owned(),
            content: "Li Wen".to_owned(),
        });
        let parts = parts(&outline);
        for ((expected, path, words), part) in lines.iter().zip(parts) {
            assert_eq!(part, *expected, "{title}: {path}: {words}");
        }
    }

    #[test]
    fn an_article_is_told_from_what_is_around_it() {
        check(
            "Dam Was Close to Failure - The Courier",
            &[
                (Outside, "body header.site a", "[The Courier]"),
                (Outside, "body nav ul li", "[Sport]"),
                (
                    Outside,
                    "body div.promo-bar p",
                    "Read our guide to the rivers of the county, new in print.",
                ),
                (Headline, "body main article h1", "Dam Was Close to Failure"),
                (
                    Deck,
                    "body main article h2",
                    "Board knew of cracks, engineer says",
                ),
                (Byline, "body main article div.byline", "By Li Wen"),
                (Dateline, "body main article time", "May 4, 2024"),
                (
                    Outside,
                    "body main article div.share-tools p",
                    "Share this with all your friends",
                ),
                (
                    Caption,
                    "body main article figure figcaption",
                    "The dam in May. Li Wen for the Courier",
                ),
                (Paragraph, "body main article div.text p", LONG),
                (
                    Outside,
                    "body main article div.text div.ad p",
                    "Advertisement",
                ),
                (Paragraph, "body main article div.text p", MORE),
                (Paragraph, "body main article div.text p", "“No,” she said."),
                (Subhead, "body main article div.text h3", "Higher than ever"),
                (
                    PullQuote,
                    "body main article div.text aside.pullquote p",
                    "She will leave her post",
                ),
                (
                    Outside,
                    "body main article div.text p",
                    "[Read also: How dams age and fail]",
                ),
                (
                    Paragraph,
                    "body main article div.text ul li",
                    "one gate of four",
                ),
                (Paragraph, "body main article div.text p", LONG),
                (
                    Embed,
                    "body main article div.text blockquote.twitter-tweet p",
                    "It held! — Ana Reyes",
                ),
                (Outside, "body main article div.text aside p", LONG),
                (Paragraph, "body main article div.text p", MORE),
                (
                    Byline,
                    "body main article div.text p",
                    "Tom Marsh contributed to this report.",
                ),
                (Outside, "body main article div.related-stories p", LONG),
                (Outside, "body section.comments div p", LONG),
                (Outside, "body section.comments div p", MORE),
                (
                    Outside,
                    "body footer p",
                    "The Courier is printed in Norfield, as it has been since 1901.",
                ),
            ],
        );
    }

    #[test]
    fn a_body_in_pieces_is_kept_whole() {
        check(
            "Flood in Norfield: latest",
            &[
                (Outside, "body div.top a", "[Home]"),
                (Headline, "body div.page h1", "Flood in Norfield: latest"),
                (Paragraph, "body div.page div.top-text p", LONG),
                (
                    Dateline,
                    "body div.page div.stream div.post span",
                    "5:10 p.m.",
                ),
                (Paragraph, "body div.page div.stream div.post p", LONG),
                (
                    Subhead,
                    "body div.page div.stream div.post h2",
                    "Gates to open",
                ),
                (Paragraph, "body div.page div.stream div.post p", MORE),
                (Paragraph, "body div.page div.stream div.post div p", LONG),
            ],
        );
    }

    #[test]
    fn a_page_without_an_article_has_none() {
        check(
            "The Courier",
            &[
                (Outside, "body h1", "The Courier"),
                (
                    Outside,
                    "body div.card a",
                    "[Dam Was Close to Failure for Years, Engineer Says]",
                ),
                (
                    Outside,
                    "body div.card p",
                    "The water board knew of cracks in the dam.",
                ),
                (
                    Outside,
                    "body div.card a",
                    "[Three Held After Fire at the Old Mill]",
                ),
            ],
        );
        check("", &[]);
    }

    #[test]
    fn an_outline_that_contradicts_itself_has_no_article() {
        let mut outline = page(&[(Outside, "body p", LONG), (Outside, "body p", MORE)]);
        outline.elements[1].parent = Some(1);
        outline.blocks[1].element = 9;
        assert_eq!(parts(&outline), [Outside, Outside]);
    }
}
