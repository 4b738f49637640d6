//! From proposals to attributions: the lines of a text with what the rules
//! propose, and the chosen readings with all that hangs on them.

use std::ops::Range;

use super::{
    Attribution, Found, Tie, floating, label, lead, manner,
    model::{Page, decode, select},
    named, nested,
    rules::{self, Site},
    stretch::{self, Stretch},
};
use crate::{article::Part, lexicon::cues, provenance::Kind, text::Text};

/// What stands before the model has spoken: labelled lines, and what the rules
/// propose for all others.
pub(super) struct Draft<'t, 'o> {
    text: &'t Text<'o>,
    /// For each paragraph, its label's attribution.
    labelled: Vec<Option<Attribution>>,
    pub(super) page: Page,
    /// For each of the page's hints, what the rules know of it besides.
    sites: Vec<Site>,
}

impl<'t, 'o> Draft<'t, 'o> {
    pub(super) fn of(text: &'t Text<'o>) -> Draft<'t, 'o> {
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
                    rules::read(&stretch, first, &mut draft.page.hints, &mut draft.sites);
                }
            }
            draft.labelled.push(labelled);
        }
        let hints = std::mem::take(&mut draft.page.hints);
        draft.page.strip.mark(&hints);
        draft.page.hints = hints;
        draft
    }

    /// Has `edit` change what the model reads; proposals may only go.
    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut Page)) {
        edit(&mut self.page);
        self.sites.truncate(self.page.hints.len());
    }

    /// The attributions of the chosen candidates, with labels, words inside
    /// other words, and quotations that carry on.
    pub(super) fn settle(self, chosen: Vec<decode::Candidate>) -> Vec<Attribution> {
        let strip = &self.page.strip;
        let mut found = Found::new(self.text);
        let mut holder: Vec<Option<u32>> = vec![None; strip.cells.len()];
        let mut used = vec![false; self.sites.len()];
        let mut chosen = chosen.into_iter().peekable();
        let mut hints = (0..self.sites.len()).peekable();
        for (index, labelled) in self.labelled.iter().enumerate() {
            if let Some(labelled) = labelled {
                let place = found.push(labelled.clone());
                // The marks of a transcript that stands in marks are the label's.
                let first = self.text.paragraphs[index].quotations.start as usize;
                let opens = self.text.quotations.get(first).is_some_and(|it| {
                    it.open <= labelled.content[0].start && it.end == labelled.content[0].end
                });
                if opens {
                    found.owner[first] = Some(place);
                }
            }
            let here = |at: u32| strip.paragraph_of(at) as usize == index;
            while let Some(candidate) = chosen.next_if(|it| here(it.cue.start)) {
                if let Some(hint) = candidate.hint {
                    used[hint] = true;
                }
                let Some(candidate) = self.without_works(candidate) else {
                    continue;
                };
                let attribution = self.attribution(&candidate);
                let source = attribution.source.as_ref();
                let unsaid = attribution.cue.as_ref().is_some_and(|cue| {
                    manner::is_silence(self.text, cue)
                        || attribution.kind == Kind::Indirect
                            && manner::is_supposed(self.text, cue, source)
                });
                // "That was how X described it" had its words before.
                let told = found.attributions.last().is_some_and(|it| {
                    it.cue == attribution.cue && it.tie == Tie::Floating && it.continues.is_none()
                });
                if unsaid || told {
                    continue;
                }
                let place = found.push(attribution);
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

    /// The candidate without the pieces that only name a programme or a book;
    /// none where nothing is left.
    fn without_works(&self, mut candidate: decode::Candidate) -> Option<decode::Candidate> {
        let strip = &self.page.strip;
        let is_work = |items: &Range<u32>| {
            let quote = strip.quotes[items.start as usize];
            items.len() == 1 && quote.is_some_and(|it| named::is_work(self.text, it))
        };
        let named = self.only_names(&candidate);
        candidate.content.retain(|it| !named && !is_work(it));
        (!candidate.content.is_empty()).then_some(candidate)
    }

    /// Whether no more is quoted than what something is called, by a cue that says
    /// nothing: "released a memo titled “…”".
    fn only_names(&self, candidate: &decode::Candidate) -> bool {
        let strip = &self.page.strip;
        let says = match candidate.hint {
            Some(hint) => self.sites[hint].tie != Tie::Clause,
            None => tie(self.text, &strip.tokens_of(&candidate.cue)) == Tie::Verb,
        };
        let items = candidate.content.iter().cloned().flatten();
        let mut quotes = items
            .filter_map(|it| strip.quotes[it as usize])
            .filter(|&it| stretch::words_in(self.text, it) > 2)
            .map(|it| named::is_name_for(self.text, it));
        !says && quotes.next() == Some(true) && quotes.all(|it| it)
    }

    fn attribution(&self, candidate: &decode::Candidate) -> Attribution {
        let strip = &self.page.strip;
        let tokens = |items: &Range<u32>| strip.tokens_of(items);
        let content: Vec<Range<u32>> = candidate.content.iter().map(tokens).collect();
        let cue = tokens(&candidate.cue);
        let tie = match candidate.hint {
            Some(hint) => self.sites[hint].tie,
            None => tie(self.text, &cue),
        };
        let source = candidate.source.as_ref().map(tokens);
        let (polarity, stance) = manner::of(self.text, &cue, source.as_ref());
        let paragraph = strip.paragraph_of(candidate.cue.start) as usize;
        Attribution {
            kind: kind(self.text, &content),
            content,
            source,
            cue: Some(cue),
            part: self.text.paragraphs[paragraph].part,
            continues: None,
            level: 1,
            within: None,
            polarity,
            stance,
            tie,
            confidence: select::confidence(&self.page, candidate),
        }
    }
}

/// What a cue that the rules do not know ties by.
fn tie(text: &Text, cue: &Range<u32>) -> Tie {
    match cue.clone().rev().find_map(|at| cues::verb(text.lower(at))) {
        Some(verb) if verb.speech => Tie::Verb,
        Some(_) => Tie::Attitude,
        None => Tie::Clause,
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
