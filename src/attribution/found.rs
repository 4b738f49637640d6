//! The attributions of a text while they are found, and who holds which quotation.

use super::Attribution;
use crate::text::Text;

/// The attributions found so far, and which quotations they hold.
pub(super) struct Found {
    pub(super) attributions: Vec<Attribution>,
    /// For each quotation, the attribution that holds it.
    pub(super) owner: Vec<Option<u32>>,
}

impl Found {
    pub(super) fn new(text: &Text) -> Found {
        Found {
            attributions: Vec::new(),
            owner: vec![None; text.quotations.len()],
        }
    }

    pub(super) fn push(&mut self, attribution: Attribution) -> u32 {
        let place = self.attributions.len() as u32;
        self.attributions.push(attribution);
        place
    }

    /// In the order of the page, places kept true.
    pub(super) fn in_order(self) -> Vec<Attribution> {
        let mut order: Vec<usize> = (0..self.attributions.len()).collect();
        let start = |it: usize| {
            let attribution = &self.attributions[it];
            (
                attribution.content.first().map_or(0, |piece| piece.start),
                attribution.level,
            )
        };
        order.sort_by_key(|&it| start(it));
        let mut place = vec![0u32; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new as u32;
        }
        let mut attributions = self.attributions;
        for attribution in &mut attributions {
            let moved = |it: u32| place[it as usize];
            attribution.continues = attribution.continues.map(moved);
            attribution.within = attribution.within.map(moved);
        }
        let mut sorted: Vec<Attribution> = Vec::with_capacity(order.len());
        let mut slots: Vec<Option<Attribution>> = attributions.into_iter().map(Some).collect();
        sorted.extend(order.into_iter().filter_map(|old| slots[old].take()));
        sorted
    }
}
