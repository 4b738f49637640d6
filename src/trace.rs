//! Quoted words of headline, deck, subheads, captions and pull-quotes, found
//! again in the body's attributions.

use std::{collections::HashMap, ops::Range};

use crate::{
    article::Part,
    attribution::{Attribution, Tie},
    lexicon::cues,
    provenance::{Kind, Polarity, Stance},
    text::{Paragraph, Shape, Text, WordId},
};

/// No more places than this are tried for one pair of words.
const PLACES: usize = 16;

/// A fragment must have this many words to be found again.
const SHORTEST: usize = 2;
/// One with so many that is not found may be somebody else’s statement; a shorter one a
/// name.
const STATEMENT: usize = 4;

/// The same attributions with the furniture's among them, in the order of the
/// page. A furniture attribution has [`Tie::Furniture`], and `continues` is the
/// body's attribution whose words it repeats.
///
/// Where the words of a headline, deck, subhead or pull-quote stand in the body,
/// the body tells who said them, and what `attributions` has of that line is
/// replaced.
pub fn find(text: &Text, attributions: Vec<Attribution>) -> Vec<Attribution> {
    let body = Body::of(text, &attributions);
    let mut traced = Vec::new();
    let mut lines = Vec::new();
    for paragraph in &text.paragraphs {
        if let Some(attribution) = trace(text, &body, paragraph, &attributions) {
            traced.push(attribution);
            lines.push(paragraph.tokens.start);
        }
    }
    let is_traced = |it: &Attribution| {
        let start = it.content.first().map_or(0, |piece| piece.start);
        let line = text.paragraphs.get(text.paragraph_of(start) as usize);
        is_furniture(it.part)
            && line.is_some_and(|it| lines.binary_search(&it.tokens.start).is_ok())
    };
    let kept: Vec<bool> = attributions.iter().map(|it| !is_traced(it)).collect();
    let places = places(&kept);
    for it in &mut traced {
        it.continues = moved(&places, it.continues);
    }
    let mut all: Vec<Attribution> = attributions
        .into_iter()
        .zip(kept)
        .filter(|&(_, stays)| stays)
        .map(|(it, _)| it)
        .collect();
    for it in &mut all {
        it.continues = moved(&places, it.continues);
        it.within = moved(&places, it.within);
    }
    insert(&mut all, traced);
    all
}

fn is_furniture(part: Part) -> bool {
    matches!(
        part,
        Part::Headline | Part::Deck | Part::Subhead | Part::PullQuote
    )
}

/// The new place of each attribution that is kept.
fn places(kept: &[bool]) -> Vec<Option<u32>> {
    let mut next = 0u32;
    kept.iter()
        .map(|&stays| {
            let place = stays.then_some(next);
            next += u32::from(stays);
            place
        })
        .collect()
}

fn moved(places: &[Option<u32>], place: Option<u32>) -> Option<u32> {
    place.and_then(|it| places.get(it as usize).copied().flatten())
}

fn insert(all: &mut Vec<Attribution>, traced: Vec<Attribution>) {
    let start = |it: &Attribution| it.content.first().map_or(0, |piece| piece.start);
    let mut order: Vec<(u32, bool, usize)> = Vec::with_capacity(all.len() + traced.len());
    order.extend(
        all.iter()
            .enumerate()
            .map(|(at, it)| (start(it), false, at)),
    );
    order.extend(
        traced
            .iter()
            .enumerate()
            .map(|(at, it)| (start(it), true, at)),
    );
    // The body's own order stays as it is: it may list an inner piece first.
    order.sort_by_key(|&(start, _, _)| start);
    let mut places = vec![0u32; all.len()];
    for (new, &(_, is_traced, old)) in order.iter().enumerate() {
        if !is_traced {
            places[old] = new as u32;
        }
    }
    let mut body: Vec<Option<Attribution>> = std::mem::take(all).into_iter().map(Some).collect();
    let mut traced: Vec<Option<Attribution>> = traced.into_iter().map(Some).collect();
    for (_, is_traced, old) in order {
        let slot = if is_traced {
            &mut traced[old]
        } else {
            &mut body[old]
        };
        if let Some(mut it) = slot.take() {
            let moved = |place: u32| places.get(place as usize).copied();
            it.continues = it.continues.and_then(moved);
            it.within = it.within.and_then(moved);
            all.push(it);
        }
    }
}

/// The words of the body's attributions, by pairs.
struct Body {
    owner: Vec<Option<u32>>,
    /// Word, its token's owner, whether it is quoted.
    stream: Vec<(WordId, u32, bool)>,
    pairs: HashMap<(WordId, WordId), Vec<u32>>,
}

impl Body {
    fn of(text: &Text, attributions: &[Attribution]) -> Body {
        let mut owner: Vec<Option<u32>> = vec![None; text.tokens.len()];
        for (at, attribution) in attributions.iter().enumerate() {
            if is_furniture(attribution.part) {
                continue;
            }
            for piece in &attribution.content {
                for token in piece.clone() {
                    if let Some(slot) = owner.get_mut(token as usize)
                        && (slot.is_none() || attribution.level > 1)
                    {
                        *slot = Some(at as u32);
                    }
                }
            }
        }
        let mut stream = Vec::new();
        for (at, token) in text.tokens.iter().enumerate() {
            if let Some(owner) = owner[at]
                && token.shape.is_word()
            {
                stream.push((token.word, owner, token.quotation.is_some()));
            }
        }
        let mut pairs: HashMap<(WordId, WordId), Vec<u32>> = HashMap::new();
        for (at, pair) in stream.windows(2).enumerate() {
            let places = pairs.entry((pair[0].0, pair[1].0)).or_default();
            if places.len() < PLACES {
                places.push(at as u32);
            }
        }
        Body {
            owner,
            stream,
            pairs,
        }
    }

    fn owns(&self, token: u32) -> bool {
        self.owner.get(token as usize).copied().flatten().is_some()
    }

    /// The attribution whose words hold `words` one after the other; one with
    /// the words in quotation marks before one without.
    fn find(&self, words: &[WordId]) -> Option<u32> {
        let (&first, rest) = words.split_first()?;
        let &second = rest.first()?;
        let places = self.pairs.get(&(first, second))?;
        let holds = |&&at: &&u32| {
            let here = self.stream.get(at as usize..at as usize + words.len());
            here.is_some_and(|here| here.iter().zip(words).all(|(here, word)| here.0 == *word))
        };
        let quoted = |&&at: &&u32| self.stream[at as usize].2;
        let place = places
            .iter()
            .filter(holds)
            .find(quoted)
            .or_else(|| places.iter().find(holds))?;
        Some(self.stream[*place as usize].1)
    }
}

fn trace(
    text: &Text,
    body: &Body,
    paragraph: &Paragraph,
    attributions: &[Attribution],
) -> Option<Attribution> {
    let whole = paragraph.tokens.clone();
    let caption = paragraph.part == Part::Caption;
    if !is_furniture(paragraph.part) && !caption {
        return None;
    }
    let words = |tokens: Range<u32>| -> Vec<WordId> {
        tokens
            .filter_map(|at| text.tokens.get(at as usize))
            .filter(|token| token.shape.is_word())
            .map(|token| token.word)
            .collect()
    };
    let outer = text
        .quotations
        .get(paragraph.quotations.start as usize..paragraph.quotations.end as usize)?
        .iter()
        .filter(|it| it.parent.is_none());
    let mut found = None;
    let mut quoted = Vec::new();
    // "Vicar ‘in a cupboard’, owner says ‘it’s only leaves’": not all is of the one
    // who is found.
    let mut is_shared = false;
    for quotation in outer {
        // A caption's own attribution comes with the body's.
        if body.owns(quotation.open) {
            continue;
        }
        let fragment = words(quotation.inside());
        if fragment.len() < SHORTEST {
            continue;
        }
        match (body.find(&fragment), found) {
            (Some(owner), Some(first)) if owner != first => is_shared = true,
            (Some(owner), _) => {
                quoted.push(quotation.open..quotation.end);
                found = Some(owner);
            }
            (None, _) => is_shared |= fragment.len() >= STATEMENT,
        }
    }
    if found.is_none() && paragraph.part == Part::PullQuote {
        let fragment = words(whole.clone());
        found = (fragment.len() >= 4)
            .then(|| body.find(&fragment))
            .flatten();
    }
    let owner = found?;
    // "Lost Opera Is ‘All Thumbs,’ Says Its Finder": the line attributes its words itself.
    let own = attributions.iter().find(|it| {
        let holds = |quote: &Range<u32>| {
            it.content
                .iter()
                .any(|piece| piece.start <= quote.start && quote.end <= piece.end)
        };
        is_furniture(it.part)
            && it.level == 1
            && it.source.is_some()
            && it.cue.as_ref().is_some_and(|cue| reports(text, cue))
            && quoted.iter().all(holds)
    });
    if let Some(own) = own.filter(|_| !quoted.is_empty() && !is_shared) {
        return Some(Attribution {
            continues: Some(owner),
            tie: Tie::Furniture,
            confidence: 1.0,
            ..own.clone()
        });
    }
    let (content, source, cue) = if is_headed(paragraph.part) && !is_shared {
        let headline = headline(text, whole);
        (vec![headline.content], headline.source, headline.cue)
    } else if quoted.is_empty() {
        (vec![whole], None, None)
    } else {
        (quoted.clone(), None, None)
    };
    let all_quoted = content.iter().all(|piece| {
        quoted
            .iter()
            .any(|it| it.start <= piece.start && piece.end <= it.end)
    });
    Some(Attribution {
        kind: if all_quoted {
            Kind::Direct
        } else {
            Kind::Mixed
        },
        content,
        source,
        cue,
        part: paragraph.part,
        continues: Some(owner),
        level: 1,
        within: None,
        polarity: Polarity::Affirmed,
        stance: Stance::Neutral,
        tie: Tie::Furniture,
        confidence: 1.0,
    })
}

/// Whether a line's cue tells whose words they are: it reports, and not to "a hearing,
/// which is told".
fn reports(text: &Text, cue: &Range<u32>) -> bool {
    let verb = cue
        .clone()
        .rev()
        .find(|&at| cues::verb(text.lower(at)).is_some());
    verb.is_some_and(|at| {
        let next = text.tokens.get(at as usize + 1);
        text.lower(at) != "told" || next.is_some_and(|it| it.shape.is_word())
    })
}

fn is_headed(part: Part) -> bool {
    matches!(part, Part::Headline | Part::Deck | Part::Subhead)
}

/// A headline's content, and the source and colon that stand at its start or
/// end: "… ‘Salt Road’: Expert", "Reyes: ‘We Will Not Wait’".
struct Headline {
    content: Range<u32>,
    source: Option<Range<u32>>,
    cue: Option<Range<u32>>,
}

fn headline(text: &Text, whole: Range<u32>) -> Headline {
    let outside = |at: u32| text.quotation_of(at).is_none();
    let end = (whole.start..whole.end)
        .rev()
        .find(|&at| text.tokens[at as usize].shape != Shape::Stop || !outside(at))
        .map_or(whole.end, |at| at + 1);
    let is_name = |tokens: Range<u32>| {
        !tokens.is_empty()
            && tokens.len() <= 4
            && tokens
                .clone()
                .all(|at| text.tokens[at as usize].shape.is_word() && outside(at))
    };
    let mut colons = (whole.start..end).filter(|&at| text.token_str(at) == ":" && outside(at));
    let first = colons.next();
    let last = colons.next_back().or(first);
    if let Some(last) = last.filter(|&last| is_name(last + 1..end)) {
        return Headline {
            content: whole.start..last,
            source: Some(last + 1..end),
            cue: Some(last..last + 1),
        };
    }
    let leads = |first: &u32| is_name(whole.start..*first) && !outside(first + 1);
    if let Some(first) = first.filter(leads) {
        return Headline {
            content: first + 1..end,
            source: Some(whole.start..first),
            cue: Some(first..first + 1),
        };
    }
    // "‘We will row’: Pilgrims set off": behind the colon stands what happened.
    let quoted = |first: &u32| {
        let quotation = text.quotation_of(whole.start);
        quotation.is_some_and(|it| text.quotations[it as usize].end == *first)
    };
    let content = match first.filter(quoted) {
        Some(first) => whole.start..first,
        None => whole.start..end,
    };
    Headline {
        content,
        source: None,
        cue: None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        article::Article,
        attribution::{self, Tie},
        outline::Outline,
        text::Text,
    };

    /// The furniture's attributions of a page: content, source, and the words
    /// that they repeat.
    #[track_caller]
    fn check(page: &str, expected: &[(&str, &str, &str)]) {
        let outline = Outline::from_plain_text(page.to_owned());
        let article = Article::of(&outline);
        let text = Text::of(&outline, &article);
        let all = super::find(&text, attribution::find(&text));
        let written = |tokens: &std::ops::Range<u32>| text.str(text.span_of(tokens.clone()));
        let found: Vec<(&str, &str, &str)> = all
            .iter()
            .filter(|it| it.tie == Tie::Furniture)
            .map(|it| {
                let repeats = it.continues.map(|at| &all[at as usize]);
                (
                    written(&it.content[0]),
                    it.source.as_ref().map_or("", written),
                    repeats.map_or("", |it| written(&it.content[0])),
                )
            })
            .collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn furniture() {
        check(
            "Council Split Over ‘Salt Road’: Expert\n\nThe council met on Monday in the old hall.\n\n\
             “It is a salt road of theirs,” said Ana Reyes, a nurse.",
            &[(
                "Council Split Over ‘Salt Road’",
                "Expert",
                "“It is a salt road of theirs,”",
            )],
        );
        check(
            "Ana Reyes calls the plan a ‘salt road’ of her rivals\n\nThe council met on Monday.\n\n\
             “It is a salt road of theirs,” said Ana Reyes, a nurse.",
            &[(
                "the plan a ‘salt road’ of her rivals",
                "Ana Reyes",
                "“It is a salt road of theirs,”",
            )],
        );
        check(
            "Mill Will ‘Never Open Again’\n\nThe council met on Monday in the old hall.\n\n\
             “It is a salt road of theirs,” said Ana Reyes, a nurse.",
            &[],
        );
    }
}
