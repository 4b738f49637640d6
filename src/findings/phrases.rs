//! Where words stand in the body, one after the other.

use std::collections::HashMap;

use super::page::Page;
use crate::text::WordId;

/// No more places than this are tried for one pair of words.
const PLACES: usize = 16;

/// The body's words, and where the wanted pairs of them stand.
pub struct Phrases {
    /// Each word with its token, in order, marks and signs left out.
    stream: Vec<(WordId, u32)>,
    pairs: HashMap<(WordId, WordId), Vec<u32>>,
}

impl Phrases {
    /// Looks for the pairs of all `wanted` phrases, in one pass over the body.
    pub fn of<'w>(page: &Page, wanted: impl Iterator<Item = &'w [WordId]>) -> Phrases {
        let mut pairs: HashMap<(WordId, WordId), Vec<u32>> = HashMap::new();
        for phrase in wanted {
            for pair in phrase.windows(2) {
                pairs.entry((pair[0], pair[1])).or_default();
            }
        }
        let mut stream: Vec<(WordId, u32)> = Vec::new();
        if pairs.is_empty() {
            return Phrases { stream, pairs };
        }
        for tokens in page.body() {
            stream.extend(page.word_ids(tokens));
        }
        for (at, pair) in stream.windows(2).enumerate() {
            if let Some(places) = pairs.get_mut(&(pair[0].0, pair[1].0))
                && places.len() < PLACES
            {
                places.push(at as u32);
            }
        }
        Phrases { stream, pairs }
    }

    /// The places in the stream at which two words follow one another.
    pub fn places(&self, first: WordId, second: WordId) -> &[u32] {
        self.pairs.get(&(first, second)).map_or(&[], Vec::as_slice)
    }

    /// The word at a place of the stream, and its token.
    pub fn at(&self, place: usize) -> Option<(WordId, u32)> {
        self.stream.get(place).copied()
    }

    /// How many words of `phrase` stand at a place, one after the other.
    pub fn run(&self, place: usize, phrase: &[WordId]) -> usize {
        let here = self.stream.get(place..).unwrap_or(&[]);
        here.iter()
            .zip(phrase)
            .take_while(|(here, word)| here.0 == **word)
            .count()
    }
}
