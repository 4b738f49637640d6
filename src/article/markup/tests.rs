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
fn short_paragraphs_are_known_by_their_kind() {
    check(
        "Gates of the Dam to Open",
        &[
            (Headline, "body div h1", "Gates of the Dam to Open"),
            (Paragraph, "body div.tag-newsletter div.para", LONG),
            (
                Paragraph,
                "body div.tag-newsletter div.para",
                "“No,” she said.",
            ),
            (Outside, "body div.tag-newsletter div.tool", "Larger text"),
            (Paragraph, "body div.tag-newsletter div.para", MORE),
            (
                Paragraph,
                "body div.tag-newsletter section.piece p",
                "“Never,” he said.",
            ),
            (Outside, "body div.tag-newsletter div.tool", "Print"),
            (Paragraph, "body div.tag-newsletter section.piece p", LONG),
        ],
    );
}

#[test]
fn more_may_stand_beside_a_short_article_than_in_it() {
    let mut lines = vec![
        (Headline, "body div h1", "Gates of the Dam to Open"),
        (Paragraph, "body div div.story p", LONG),
        (Paragraph, "body div div.story p", MORE),
        (Paragraph, "body div div.story p", LONG),
    ];
    lines.extend([(Outside, "body div div.related p", MORE); 6]);
    check("Gates of the Dam to Open", &lines);
}

#[test]
fn what_stands_above_the_headline_is_outside() {
    check(
        "Gates of the Dam to Open",
        &[
            (
                Outside,
                "body p",
                "We keep small files on your machine so that the page works better for you.",
            ),
            (Headline, "body h1", "Gates of the Dam to Open"),
            (Paragraph, "body p", LONG),
            (Paragraph, "body p", MORE),
            (Paragraph, "body p", LONG),
        ],
    );
}

#[test]
fn an_article_element_speaks_for_a_short_article() {
    let title = "Gates of the Dam to Open";
    check(
        title,
        &[
            (Headline, "body article h1", title),
            (Paragraph, "body article p", LONG),
            (Paragraph, "body article p", MORE),
        ],
    );
    check(
        title,
        &[
            (Outside, "body div h1", title),
            (Outside, "body div p", LONG),
            (Outside, "body div p", MORE),
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
