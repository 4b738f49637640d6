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
#[doc(hidden)]
pub mod model;
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
    lexicon::cues,
    provenance::{Kind, Polarity, Stance},
    text::Text,
};
use model::{Hint, Model, Page, decode};
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
    /// Of the attributions at this number, the share whose source is right.
    pub confidence: f32,
}

/// What ties a content to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// A reporting verb.
    Verb,
    /// A verb of belief, plan or finding.
    Attitude,
    /// The clause that the content stands in, whose cue is no listed one.
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
    find_with(text, Model::embedded())
}

/// Finds the attributions of `text` with a given model; by rule alone without
/// one.
#[doc(hidden)]
pub fn find_with(text: &Text, model: Option<&Model>) -> Vec<Attribution> {
    let draft = Draft::of(text);
    let chosen = match model {
        Some(model) => decode::select(&draft.page, decode::candidates(&draft.page, model)),
        None => decode::by_rule(&draft.page),
    };
    draft.settle(chosen)
}

/// What the model reads of `text`.
#[doc(hidden)]
pub fn page(text: &Text) -> Page {
    Draft::of(text).page
}

/// What stands before the model has spoken: labelled lines, and what the rules
/// propose for all others.
struct Draft<'t, 'o> {
    text: &'t Text<'o>,
    /// For each paragraph, its label's attribution.
    labelled: Vec<Option<Attribution>>,
    page: Page,
    /// For each of the page's hints, what the rules know of it besides.
    sites: Vec<Site>,
}

impl<'t, 'o> Draft<'t, 'o> {
    fn of(text: &'t Text<'o>) -> Draft<'t, 'o> {
        let labels = label::Labels::of(text);
        let mut draft = Draft {
            text,
            labelled: Vec::with_capacity(text.paragraphs.len()),
            page: Page::default(),
            sites: Vec::new(),
        };
        for index in 0..text.paragraphs.len() {
            let labelled = labels.read(text, index);
            // What the page says of its own author is nobody's statement.
            let told = !matches!(text.paragraphs[index].part, Part::Byline | Part::Dateline);
            if labelled.is_none() && told {
                for stretch in Stretch::of_paragraph(text, index) {
                    let first = draft.page.strip.push(&stretch, index);
                    read(&stretch, first, &mut draft.page.hints, &mut draft.sites);
                }
            }
            draft.labelled.push(labelled);
        }
        let hints = std::mem::take(&mut draft.page.hints);
        draft.page.strip.mark(&hints);
        draft.page.hints = hints;
        draft
    }

    /// The attributions of the chosen candidates, with labels, words inside
    /// other words, and quotations that carry on.
    fn settle(self, chosen: Vec<decode::Candidate>) -> Vec<Attribution> {
        let strip = &self.page.strip;
        let mut found = Found::new(self.text);
        let mut holder: Vec<Option<u32>> = vec![None; strip.cells.len()];
        let mut used = vec![false; self.sites.len()];
        let mut chosen = chosen.into_iter().peekable();
        let mut hints = (0..self.sites.len()).peekable();
        for (index, labelled) in self.labelled.iter().enumerate() {
            found.attributions.extend(labelled.clone());
            let here = |at: u32| strip.paragraph_of(at) as usize == index;
            while let Some(candidate) = chosen.next_if(|it| here(it.cue.start)) {
                if let Some(hint) = candidate.hint {
                    used[hint] = true;
                }
                let place = found.push(self.attribution(&candidate));
                for item in candidate.content.into_iter().flatten() {
                    holder[item as usize] = Some(place);
                    if let Some(quote) = strip.quotes[item as usize] {
                        found.owner[quote as usize].get_or_insert(place);
                    }
                }
            }
            while let Some(place) = hints.next_if(|&it| here(self.page.hints[it].cue.start)) {
                let hint = &self.page.hints[place];
                let around = holder[hint.cue.start as usize];
                if let Some(within) = around
                    && holder[hint.cue.end as usize - 1] == around
                    && self.sites[place].verb.is_some_and(|it| it.speech)
                    && !used[place]
                {
                    let confidence = found.attributions[within as usize].confidence;
                    let candidate = decode::Candidate::of_hint(hint, place, confidence);
                    found.push(Attribution {
                        level: 2,
                        within: Some(within),
                        ..self.attribution(&candidate)
                    });
                }
            }
            lead::tie(self.text, index, &mut found);
            floating::claim(self.text, index, &mut found);
        }
        nested::find(self.text, &mut found);
        found.in_order()
    }

    fn attribution(&self, candidate: &decode::Candidate) -> Attribution {
        let strip = &self.page.strip;
        let tokens = |items: &Range<u32>| strip.tokens_of(items);
        let content: Vec<Range<u32>> = candidate.content.iter().map(tokens).collect();
        let cue = tokens(&candidate.cue);
        let (polarity, stance, tie) = match candidate.hint {
            Some(hint) => {
                let site = &self.sites[hint];
                (site.polarity, site.stance, site.tie)
            }
            None => manner(self.text, &cue),
        };
        let paragraph = strip.paragraph_of(candidate.cue.start) as usize;
        Attribution {
            kind: kind(self.text, &content),
            content,
            source: candidate.source.as_ref().map(tokens),
            cue: Some(cue),
            part: self.text.paragraphs[paragraph].part,
            continues: None,
            level: 1,
            within: None,
            polarity,
            stance,
            tie,
            confidence: candidate.sure,
        }
    }
}

/// The manner of a cue that the rules do not know.
fn manner(text: &Text, cue: &Range<u32>) -> (Polarity, Stance, Tie) {
    let verb = cue.clone().rev().find_map(|at| cues::verb(text.lower(at)));
    let tie = match verb {
        Some(verb) if verb.speech => Tie::Verb,
        Some(_) => Tie::Attitude,
        None => Tie::Clause,
    };
    let negated = cue.clone().any(|at| {
        let lower = text.lower(at);
        matches!(lower, "never" | "not" | "cannot") || lower.ends_with("n't")
    });
    let denied = verb.is_some_and(|it| it.lemma == "deny");
    (
        if negated || denied {
            Polarity::Negated
        } else {
            Polarity::Affirmed
        },
        verb.map_or(Stance::Neutral, |it| it.stance),
        tie,
    )
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

/// Reads one stretch by rule: its cues and what each attributes, the outermost
/// first. Items count from `first`.
fn read(stretch: &Stretch, first: u32, hints: &mut Vec<Hint>, known: &mut Vec<Site>) {
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
    let place = |items: &Range<usize>| first + items.start as u32..first + items.end as u32;
    let mut propose = |site: &Site, pieces: &[Range<usize>], nested: bool| {
        hints.push(Hint {
            cue: place(&site.cue),
            source: site.source.as_ref().map(place),
            content: pieces.iter().map(place).collect(),
            tie: site.tie,
            hangs: site.hangs,
            nested,
        });
        known.push(site.clone());
    };
    let mut held: Vec<Vec<Range<usize>>> = Vec::new();
    for (index, pieces) in drafts {
        let site = &sites[index];
        let nested = held
            .iter()
            .flatten()
            .any(|outer| outer.start <= site.cue.start && site.cue.end <= outer.end);
        let crosses = held.iter().flatten().any(|outer| {
            pieces
                .iter()
                .any(|piece| outer.start < piece.end && piece.start < outer.end)
        });
        if crosses && !nested || nested && !site.verb.is_some_and(|it| it.speech) {
            continue;
        }
        propose(site, &pieces, nested);
        held.push(pieces);
    }
    for item in 0..stretch.len() {
        let free = |range: &Range<usize>| {
            !held
                .iter()
                .flatten()
                .any(|outer| outer.start < range.end && range.start < outer.end)
        };
        if free(&(item..item + 1))
            && let Some((site, content)) = clause::around(stretch, item)
            && free(&content)
        {
            let pieces = vec![content];
            propose(&site, &pieces, false);
            held.push(pieces);
        }
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
