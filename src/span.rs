//! Half-open spans. UTF-8 bytes inside the core; UTF-16 units and code points
//! only at its edges.

use serde::{Deserialize, Serialize};

/// A half-open stretch of the outline's text. Written as `[start, end]`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(from = "[u32; 2]", into = "[u32; 2]")]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(type = "[number, number]")
)]
pub struct Span {
    /// The first unit inside.
    pub start: u32,
    /// The first unit after.
    pub end: u32,
}

impl Span {
    /// The span `[start, end)`.
    pub fn new(start: u32, end: u32) -> Span {
        debug_assert!(start <= end, "a span ends before it starts: {start}..{end}");
        Span { start, end }
    }

    /// Whether nothing is inside.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// How many units are inside.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a unit.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span around both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The words of `text` inside a byte span; empty where the span is not of
    /// this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

impl From<[u32; 2]> for Span {
    fn from([start, end]: [u32; 2]) -> Span {
        Span {
            start,
            end: end.max(start),
        }
    }
}

impl From<Span> for [u32; 2] {
    fn from(span: Span) -> [u32; 2] {
        [span.start, span.end]
    }
}

/// What a span's numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points, as `whence scan` writes them.
    CodePoints,
    /// UTF-16 units, as the DOM and JavaScript count.
    Utf16,
}

/// Turns byte offsets of one text into another unit, and back. Building it is
/// linear in the text; a look-up walks at most [`STRIDE`] bytes.
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: Unit,
    /// The count of units before byte `i * STRIDE` (rounded down to a character).
    marks: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'t> OffsetMap<'t> {
    /// A map for `text`.
    pub fn new(text: &'t str, unit: Unit) -> OffsetMap<'t> {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 2);
        let mut count = 0u32;
        for (at, ch) in text.char_indices() {
            while marks.len() * STRIDE < at + ch.len_utf8() {
                marks.push(count);
            }
            count += width(ch, unit);
        }
        while marks.len() * STRIDE <= text.len() {
            marks.push(count);
        }
        OffsetMap { text, unit, marks }
    }

    /// The unit offset of a byte offset (rounded down to a character; the
    /// text's length when beyond it).
    pub fn from_byte(&self, byte: u32) -> u32 {
        let byte = floor_boundary(self.text, byte as usize);
        let slot = byte / STRIDE;
        let from = floor_boundary(self.text, slot * STRIDE);
        let base = self.marks.get(slot).copied().unwrap_or(0);
        base + self.text[from..byte]
            .chars()
            .map(|ch| width(ch, self.unit))
            .sum::<u32>()
    }

    /// The byte offset of a unit offset (the text's length when beyond it; the
    /// start of the character when it falls inside a surrogate pair).
    pub fn to_byte(&self, offset: u32) -> u32 {
        let slot = self
            .marks
            .partition_point(|&count| count <= offset)
            .saturating_sub(1);
        let from = floor_boundary(self.text, slot * STRIDE);
        let mut count = self.marks.get(slot).copied().unwrap_or(0);
        for (at, ch) in self.text[from..].char_indices() {
            let next = count + width(ch, self.unit);
            if next > offset {
                return (from + at) as u32;
            }
            count = next;
        }
        self.text.len() as u32
    }

    /// A byte span in the map's unit.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.from_byte(span.start), self.from_byte(span.end))
    }
}

fn width(ch: char, unit: Unit) -> u32 {
    match unit {
        Unit::CodePoints => 1,
        Unit::Utf16 => ch.len_utf16() as u32,
    }
}

fn floor_boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_go_there_and_back() {
        let text = format!("{}é“😀” end {}", "a".repeat(70), "“😀”".repeat(50));
        for unit in [Unit::CodePoints, Unit::Utf16] {
            let map = OffsetMap::new(&text, unit);
            let mut count = 0;
            for (at, ch) in text.char_indices() {
                assert_eq!(map.from_byte(at as u32), count, "{unit:?} at byte {at}");
                assert_eq!(map.to_byte(count), at as u32, "{unit:?} at unit {count}");
                count += width(ch, unit);
            }
            assert_eq!(map.from_byte(text.len() as u32), count);
            assert_eq!(map.to_byte(count), text.len() as u32);
            assert_eq!(map.to_byte(count + 9), text.len() as u32);
        }
    }
}
