//! Who said what, here: cue, content and source spans.
//!
//! Rules first: marks settle what is quoted, a table of reporting verbs and the
//! shape of the clause settle who it is attributed to.

mod clause;
mod complement;
mod content;
mod floating;
mod label;
mod lead;
mod nested;
mod opening;
mod phrase;
mod place;
mod predicate;
mod sign;
mod site;
mod stretch;
mod subject;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::{
    article::Part,
    provenance::{Kind, Polarity, Stance},
    text::Text,
};
use site::Site;
use stretch::Stretch;

/// One attribution. All ranges are of [`Text::tokens`].
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What is attributed, piece by piece, marks included.
    pub content: Vec<Range<u32>>,
    /// Who it is attributed to, apposition included.
    pub source: Option<Range<u32>>,
    /// The words that attribute it.
    pub cue: Option<Range<u32>>,
    /// How much of the content stands in quotation marks.
    pub kind: Kind,
    /// The part of the article that it stands in.
    pub part: Part,
    /// The attribution that it continues, by its place; `source` and `cue`
    /// repeat that one's.
    pub continues: Option<u32>,
    /// 1, or 2 for words inside another's words, and so on.
    pub level: u8,
    /// The attribution around it, by its place.
    pub within: Option<u32>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// The cue's class.
    pub stance: Stance,
    /// What ties the content to its source.
    pub tie: Tie,
}

/// What ties a content to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// A reporting verb.
    Verb,
    /// A verb of belief, plan or finding.
    Attitude,
    /// The clause that a quotation stands in: its subject and verb.
    Clause,
    /// "according to".
    Phrase,
    /// A colon or a dash.
    Sign,
    /// A transcript's or interview's label at the start of the line.
    Label,
    /// None: the quotation stands alone and carries on the one before.
    Floating,
    /// None: a quotation of the headline, deck, a subhead or a caption whose
    /// words stand in the body too.
    Furniture,
}

/// Finds the attributions of `text`, in the order of the page.
pub fn find(text: &Text) -> Vec<Attribution> {
    let mut found = Found::new(text);
    let labels = label::Labels::of(text);
    for index in 0..text.paragraphs.len() {
        if let Some(labelled) = labels.read(text, index) {
            found.push(labelled);
            continue;
        }
        for stretch in Stretch::of_paragraph(text, index) {
            read(&stretch, index, &mut found);
        }
        lead::tie(text, index, &mut found);
        floating::claim(text, index, &mut found);
    }
    nested::find(text, &mut found);
    found.in_order()
}

/// The attributions found so far, and which quotations they hold.
struct Found {
    attributions: Vec<Attribution>,
    /// For each quotation, the attribution that holds it.
    owner: Vec<Option<u32>>,
}

impl Found {
    fn new(text: &Text) -> Found {
        Found {
            attributions: Vec::new(),
            owner: vec![None; text.quotations.len()],
        }
    }

    fn push(&mut self, attribution: Attribution) -> u32 {
        let place = self.attributions.len() as u32;
        self.attributions.push(attribution);
        place
    }

    /// In the order of the page, places kept true.
    fn in_order(self) -> Vec<Attribution> {
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

/// Reads one stretch: its cues, what each attributes, and who owns which
/// quotation.
fn read(stretch: &Stretch, paragraph: usize, found: &mut Found) {
    let text = stretch.text;
    let part = text.paragraphs[paragraph].part;
    let sites = site::find(stretch, stretch.is_title_case());
    let mut drafts: Vec<(usize, Vec<Range<usize>>)> = (0..sites.len())
        .map(|index| (index, content::of(stretch, &sites, index)))
        .filter(|(_, pieces)| !pieces.is_empty())
        .collect();
    // The outermost first: the longest content holds the others.
    drafts.sort_by_key(|(index, pieces)| {
        (
            std::cmp::Reverse(pieces.iter().map(ExactSizeIterator::len).sum::<usize>()),
            *index,
        )
    });
    let mut held: Vec<(Vec<Range<usize>>, u32)> = Vec::new();
    for (index, pieces) in drafts {
        let site = &sites[index];
        let around = held.iter().find(|(outer, _)| {
            outer
                .iter()
                .any(|it| it.start <= site.cue.start && site.cue.end <= it.end)
        });
        let crosses = held.iter().any(|(outer, _)| {
            outer.iter().any(|it| {
                pieces
                    .iter()
                    .any(|piece| it.start < piece.end && piece.start < it.end)
            })
        });
        let within = around.map(|&(_, place)| place);
        if crosses && within.is_none() {
            continue;
        }
        if within.is_some() && !site.verb.is_some_and(|it| it.speech) {
            continue;
        }
        let place = found.push(attribution(stretch, site, &pieces, part, within));
        for item in pieces.iter().cloned().flatten() {
            if let Some(quote) = stretch.quote(item)
                && found.owner[quote as usize].is_none()
            {
                found.owner[quote as usize] = Some(place);
            }
        }
        held.push((pieces, place));
    }
    for item in 0..stretch.len() {
        let spare = |at: usize| {
            stretch
                .quote(at)
                .is_some_and(|it| found.owner[it as usize].is_none())
        };
        if spare(item)
            && let Some((site, content)) = clause::around(stretch, item)
            && !held.iter().any(|(outer, _)| {
                outer
                    .iter()
                    .any(|it| it.start < content.end && content.start < it.end)
            })
        {
            let pieces = vec![content.clone()];
            let place = found.push(attribution(stretch, &site, &pieces, part, None));
            for quote in content.filter_map(|at| stretch.quote(at)) {
                found.owner[quote as usize].get_or_insert(place);
            }
            held.push((pieces, place));
        }
    }
}

fn attribution(
    stretch: &Stretch,
    site: &Site,
    pieces: &[Range<usize>],
    part: Part,
    within: Option<u32>,
) -> Attribution {
    let content: Vec<Range<u32>> = pieces
        .iter()
        .map(|piece| stretch.tokens(piece.clone()))
        .collect();
    Attribution {
        kind: kind(stretch.text, &content),
        content,
        source: site.source.clone().map(|it| stretch.tokens(it)),
        cue: Some(stretch.tokens(site.cue.clone())),
        part,
        continues: None,
        level: if within.is_some() { 2 } else { 1 },
        within,
        polarity: site.polarity,
        stance: site.stance,
        tie: site.tie,
    }
}

/// How much of a content stands in quotation marks. Single marks around one or
/// two words count as marks too.
fn kind(text: &Text, content: &[Range<u32>]) -> Kind {
    let (mut inside, mut outside) = (false, false);
    for token in content.iter().cloned().flatten() {
        if text.tokens[token as usize].shape.is_word() {
            match text.quotation_of(token) {
                Some(_) => inside = true,
                None => outside = true,
            }
        }
    }
    match (inside, outside) {
        (true, false) => Kind::Direct,
        (true, true) => Kind::Mixed,
        (false, _) => Kind::Indirect,
    }
}
