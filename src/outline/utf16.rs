//! An outline as it comes over the wire: its spans count UTF-16 units, and
//! nothing about it is certain.

use super::{Block, Element, Link, Outline};
use crate::span::{OffsetMap, Span, Unit};

impl Outline {
    /// The same outline with its spans in bytes and its promises kept, from one
    /// whose spans count UTF-16 units and which may break any of them:
    /// - a span past the text's end or inside a surrogate pair is cut to whole
    ///   characters of the text,
    /// - a block that begins before the last one ended loses what they share,
    /// - links and bold stretches are cut to their block,
    /// - spans with nothing left are left out,
    /// - a parent that does not stand before its child is none, and a block of
    ///   no known element belongs to the root.
    pub fn from_utf16(mut self) -> Outline {
        for (at, element) in self.elements.iter_mut().enumerate() {
            element.parent = element.parent.filter(|&it| (it as usize) < at);
        }
        if self.elements.is_empty() {
            self.elements.push(Element::default());
        }
        let map = OffsetMap::new(&self.text, Unit::Utf16);
        let mut end = 0;
        self.blocks.retain_mut(|block| {
            let whole = Span {
                start: end,
                end: self.text.len() as u32,
            };
            let Some(span) = bytes(&map, block.span, whole) else {
                return false;
            };
            end = span.end;
            if block.element as usize >= self.elements.len() {
                block.element = 0;
            }
            settle(block, span, &map);
            true
        });
        self
    }
}

fn settle(block: &mut Block, span: Span, map: &OffsetMap<'_>) {
    block.span = span;
    let inside = |part: &mut Span| match bytes(map, *part, span) {
        Some(cut) => {
            *part = cut;
            true
        }
        None => false,
    };
    block.links.retain_mut(|Link { span, .. }| inside(span));
    block.strong.retain_mut(inside);
}

/// What of `span`, in UTF-16 units, lies within the bytes of `limits`.
fn bytes(map: &OffsetMap<'_>, span: Span, limits: Span) -> Option<Span> {
    let start = map.to_byte(span.start).max(limits.start);
    let end = map.to_byte(span.end).min(limits.end);
    (start < end).then_some(Span { start, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“Hé😀!”\nNext one.";

    fn outline(blocks: &[([u32; 2], u32)]) -> Outline {
        let element = |parent| Element {
            parent,
            ..Element::default()
        };
        Outline {
            text: TEXT.to_owned(),
            elements: vec![element(None), element(Some(0))],
            blocks: blocks
                .iter()
                .map(|&(span, element)| Block {
                    span: span.into(),
                    element,
                    ..Block::default()
                })
                .collect(),
            ..Outline::default()
        }
    }

    #[test]
    fn blocks_are_whole_words_of_the_text_in_order() {
        type Case = (&'static str, &'static [[u32; 2]], &'static [&'static str]);
        let cases: [Case; 8] = [
            ("as promised", &[[0, 7], [8, 17]], &["“Hé😀!”", "Next one."]),
            ("past the end", &[[8, 999], [999, 1000]], &["Next one."]),
            ("to the largest number", &[[0, u32::MAX]], &[TEXT]),
            ("reversed", &[[7, 0], [8, 17]], &["Next one."]),
            (
                "inside a surrogate pair",
                &[[0, 4], [4, 7]],
                &["“Hé", "😀!”"],
            ),
            ("overlapping", &[[0, 7], [3, 12]], &["“Hé😀!”", "\nNext"]),
            ("out of order", &[[8, 17], [0, 7]], &["Next one."]),
            ("empty", &[[3, 3]], &[]),
        ];
        for (name, spans, expected) in cases {
            let blocks: Vec<_> = spans.iter().map(|&span| (span, 1)).collect();
            let sane = outline(&blocks).from_utf16();
            let words: Vec<_> = sane.blocks.iter().map(|it| it.span.of(TEXT)).collect();
            assert_eq!(words, expected, "{name}");
        }
    }

    #[test]
    fn parts_of_a_block_stay_inside_it() {
        let mut wild = outline(&[([8, 12], 1)]);
        wild.blocks[0].strong = [[0, 9], [10, 99], [0, 3], [13, 17]]
            .map(Span::from)
            .to_vec();
        wild.blocks[0].links = vec![Link {
            span: [9, 40].into(),
            href: "https://a.example".into(),
        }];
        let sane = wild.from_utf16();
        let strong: Vec<_> = sane.blocks[0].strong.iter().map(|it| it.of(TEXT)).collect();
        assert_eq!(strong, ["N", "xt"]);
        assert_eq!(sane.blocks[0].links[0].span.of(TEXT), "ext");
    }

    #[test]
    fn elements_form_a_tree() {
        let mut wild = outline(&[([0, 7], u32::MAX), ([8, 17], 1)]);
        wild.elements[0].parent = Some(1);
        wild.elements[1].parent = Some(1);
        let sane = wild.from_utf16();
        assert_eq!(
            sane.elements.iter().map(|it| it.parent).collect::<Vec<_>>(),
            [None, None]
        );
        assert_eq!(
            sane.blocks.iter().map(|it| it.element).collect::<Vec<_>>(),
            [0, 1]
        );

        let rootless = Outline {
            elements: Vec::new(),
            ..outline(&[([0, 7], 3)])
        }
        .from_utf16();
        assert_eq!(
            (rootless.elements.len(), rootless.blocks[0].element),
            (1, 0)
        );
    }
}
