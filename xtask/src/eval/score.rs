//! What is right in one article, as the evaluation folder's `score.py` defines
//! it, in counts that add up over articles.

use std::ops::AddAssign;

use super::{
    corpus::{Article, Attribution, Entity, Named, Points},
    entity,
    text::{Kind, Text, Words},
};

/// The share of its words that makes a quoted span part of an attribution.
const CAPTURED: f64 = 0.8;

/// The shortest quoted span that counts, in words.
const SHORTEST: usize = 3;

/// Some of all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// How many are right.
    pub right: u32,
    /// Of how many.
    pub all: u32,
}

impl Share {
    fn count(&mut self, is_right: bool) {
        self.all += 1;
        self.right += u32::from(is_right);
    }

    /// The share; none of nothing.
    pub fn value(self) -> Option<f64> {
        (self.all > 0).then(|| f64::from(self.right) / f64::from(self.all))
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Share) {
        self.right += other.right;
        self.all += other.all;
    }
}

/// Precision and recall.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pair {
    /// Of what was answered.
    pub precision: Share,
    /// Of what was annotated.
    pub recall: Share,
}

impl Pair {
    /// Their harmonic mean; none where nothing was annotated.
    pub fn f1(self) -> Option<f64> {
        let recall = self.recall.value()?;
        let precision = self.precision.value().unwrap_or(0.0);
        let sum = precision + recall;
        Some(if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        })
    }
}

impl AddAssign for Pair {
    fn add_assign(&mut self, other: Pair) {
        self.precision += other.precision;
        self.recall += other.recall;
    }
}

/// All counts of an article or of many.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Quoted spans with the right source.
    pub direct: Pair,
    /// Quoted spans that are answered with a source: is it right?
    pub named: Share,
    /// Quoted spans that are found and have a source: is it answered?
    pub conditional: Share,
    /// Attributions found as such.
    pub content: Pair,
    /// Attributions with the right content and source.
    pub joint: Pair,
    /// The same of each kind: direct, mixed, indirect.
    pub kinds: [Pair; 3],
    /// Paraphrases with a cue of speech that are found with their source.
    pub speech: Share,
    /// Attributions found, whose source the corpus follows through the page to
    /// a name: is the right one named?
    pub entity: Share,
    /// The same of those that are answered with a name.
    pub entity_named: Share,
    /// How sure each answer was, and whether its source is right.
    pub weighed: Vec<(f64, bool)>,
}

impl AddAssign<&Tally> for Tally {
    fn add_assign(&mut self, other: &Tally) {
        self.direct += other.direct;
        self.named += other.named;
        self.conditional += other.conditional;
        self.content += other.content;
        self.joint += other.joint;
        self.kinds
            .iter_mut()
            .zip(other.kinds)
            .for_each(|(to, from)| *to += from);
        self.speech += other.speech;
        self.entity += other.entity;
        self.entity_named += other.entity_named;
        self.weighed.extend(&other.weighed);
    }
}

/// An attribution in words.
struct Unit {
    content: Words,
    source: Words,
    content_spans: Vec<Points>,
    source_spans: Vec<Points>,
    cue_spans: Vec<Points>,
    kind: Kind,
    speech: bool,
    confidence: Option<f64>,
    speaker: Option<Named>,
    entity: Option<Entity>,
}

impl Unit {
    fn new(text: &Text, from: &Attribution) -> Unit {
        Unit {
            content: text.words(&from.content),
            source: text.words(&from.source),
            content_spans: from.content.clone(),
            source_spans: from.source.clone(),
            cue_spans: from.cue.clone(),
            kind: Kind::Indirect,
            speech: from.speech,
            confidence: from.confidence,
            speaker: from.speaker.clone(),
            entity: from.source_entity.clone(),
        }
    }

    /// Whether `other` is a further piece of this: the same cue and source, or,
    /// without a cue, the same source.
    fn continues(&self, other: &Unit) -> bool {
        self.cue_spans == other.cue_spans
            && self.source_spans == other.source_spans
            && !(self.cue_spans.is_empty() && self.source_spans.is_empty())
    }
}

/// Attributions with their pieces put together.
fn units<'a>(text: &Text, from: impl Iterator<Item = &'a Attribution>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for piece in from.map(|it| Unit::new(text, it)) {
        match units.iter_mut().find(|it| it.continues(&piece)) {
            Some(unit) => {
                unit.content.add(&piece.content);
                unit.content_spans.extend(piece.content_spans);
            }
            None => units.push(piece),
        }
    }
    for unit in &mut units {
        unit.kind = text.kind(&unit.content_spans);
    }
    units
}

/// Counts what is right in one article.
pub fn score(article: &Article, answers: &[Attribution]) -> Tally {
    let text = Text::new(&article.text);
    let expected = units(&text, article.attributions.iter());
    let answered = answers
        .iter()
        .filter(|it| it.level.unwrap_or(1) < 2)
        .filter(|it| !text.words(&it.content).is_empty());
    let answered = units(&text, answered);
    let mut tally = Tally::default();
    direct(article, &text, &expected, &answered, &mut tally);
    joint(&text, &expected, &answered, &mut tally);
    for answer in &answered {
        let is_right = |it: &Unit| {
            it.content.shared(&answer.content) > 0
                && it.content.agree(&answer.content)
                && it.source.agree(&answer.source)
        };
        if let Some(confidence) = answer.confidence {
            tally
                .weighed
                .push((confidence, expected.iter().any(is_right)));
        }
    }
    tally
}

/// Quoted spans: who has each, and is the source right?
fn direct(article: &Article, text: &Text, expected: &[Unit], answered: &[Unit], to: &mut Tally) {
    let discarded = text.words(&article.discard);
    let quoted = text.words(&text.quoted);
    let spans: Vec<Words> = text
        .quoted
        .iter()
        .map(|&it| text.words(&[it]))
        .filter(|it| it.len() >= SHORTEST && it.shared(&discarded) * 2 <= it.len())
        .collect();
    let mut captured = vec![false; answered.len()];
    for span in &spans {
        let owner = owner(span, expected);
        let answer = owner_of_answer(span, answered, &mut captured);
        if let Some(answer) = answer {
            to.direct.precision.all += 1;
            to.named.all += u32::from(!answer.source.is_empty());
        }
        let Some(owner) = owner else { continue };
        let is_right = answer.is_some_and(|it| it.source.agree(&owner.source));
        to.direct.recall.count(is_right);
        to.direct.precision.right += u32::from(is_right);
        if let Some(answer) = answer {
            to.named.right += u32::from(is_right && !answer.source.is_empty());
            if !owner.source.is_empty() {
                to.conditional.count(is_right);
            }
        }
    }
    // What is mostly quoted and yet fits no quoted span was cut wrongly.
    let mut known = Words::default();
    expected.iter().for_each(|it| known.add(&it.content));
    for (answer, is_captured) in answered.iter().zip(captured) {
        let words = answer.content.len();
        let mostly =
            |share: &Words| share.shared(&answer.content) as f64 >= CAPTURED * words as f64;
        let is_extra = !is_captured
            && words >= SHORTEST
            && mostly(&quoted)
            && spans.iter().any(|it| it.shared(&answer.content) > 0)
            && !mostly(&known);
        to.direct.precision.all += u32::from(is_extra);
    }
}

/// The unit with most of `span`'s words, where all together hold nearly all.
fn owner<'u>(span: &Words, units: &'u [Unit]) -> Option<&'u Unit> {
    let mut covered = 0;
    let mut seen = Words::default();
    let mut best: Option<(&Unit, usize)> = None;
    for unit in units {
        let shared = unit.content.shared(span);
        if shared > best.map_or(0, |it| it.1) {
            best = Some((unit, shared));
        }
        if shared > 0 {
            seen.add(&unit.content);
            covered = seen.shared(span);
        }
    }
    let holds = covered as f64 >= CAPTURED * span.len() as f64;
    best.map(|it| it.0).filter(|_| holds)
}

fn owner_of_answer<'u>(span: &Words, units: &'u [Unit], captured: &mut [bool]) -> Option<&'u Unit> {
    let answer = owner(span, units)?;
    if let Some(at) = units.iter().position(|it| std::ptr::eq(it, answer)) {
        captured[at] = true;
    }
    Some(answer)
}

/// Attributions of all kinds, matched one to one by content.
fn joint(text: &Text, expected: &[Unit], answered: &[Unit], to: &mut Tally) {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, unit) in expected.iter().enumerate() {
        for (answer_at, answer) in answered.iter().enumerate() {
            let shared = unit.content.shared(&answer.content);
            let sum = unit.content.len() + answer.content.len();
            if shared > 0 && shared * 2 >= unit.content.len().max(answer.content.len()) {
                pairs.push((2.0 * shared as f64 / sum as f64, at, answer_at));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut answer_of = vec![None; expected.len()];
    let mut is_used = vec![false; answered.len()];
    for (_, at, answer_at) in pairs {
        if answer_of[at].is_none() && !is_used[answer_at] {
            answer_of[at] = Some(&answered[answer_at]);
            is_used[answer_at] = true;
        }
    }
    for answer in answered {
        to.content.precision.all += 1;
        to.joint.precision.all += 1;
        to.kinds[answer.kind as usize].precision.all += 1;
    }
    for (unit, answer) in expected.iter().zip(answer_of) {
        let is_right = answer.is_some_and(|it| it.source.agree(&unit.source));
        to.content.recall.count(answer.is_some());
        to.joint.recall.count(is_right);
        to.kinds[unit.kind as usize].recall.count(is_right);
        if unit.speech && unit.kind == Kind::Indirect {
            to.speech.count(is_right);
        }
        let Some(answer) = answer else { continue };
        to.content.precision.right += 1;
        to.joint.precision.right += u32::from(is_right);
        to.kinds[answer.kind as usize].precision.right += u32::from(is_right);
        let entity = unit.entity.as_ref().filter(|it| it.name.is_some());
        if let Some(entity) = entity {
            let name = answer.speaker.as_ref().map(|it| &*it.name);
            let is_named = name.is_some_and(|it| entity::is(it, entity, text));
            to.entity.count(is_named);
            if name.is_some() {
                to.entity_named.count(is_named);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "“The pier is safe and sound,” Ida Holm said. She thinks it will last.\n\
        “Nobody has asked us yet,” said Ben Oak.";

    /// The place of `words` in [`PAGE`], in code points.
    fn at(words: &str) -> Vec<Points> {
        let start = PAGE.find(words).unwrap();
        let start = PAGE[..start].chars().count();
        vec![[start, start + words.chars().count()]]
    }

    fn attribution(content: &str, source: &str) -> Attribution {
        Attribution {
            content: at(content),
            source: if source.is_empty() {
                Vec::new()
            } else {
                at(source)
            },
            cue: Vec::new(),
            level: None,
            confidence: Some(0.5),
            speaker: None,
            speech: true,
            source_entity: None,
        }
    }

    fn tally(answers: &[Attribution]) -> Tally {
        let article = Article {
            id: String::new(),
            text: PAGE.to_owned(),
            attributions: vec![
                attribution("“The pier is safe and sound,”", "Ida Holm"),
                attribution("it will last", "She"),
                attribution("“Nobody has asked us yet,”", "Ben Oak"),
            ],
            discard: Vec::new(),
        };
        score(&article, answers)
    }

    #[test]
    fn what_is_right_is_counted_once_each_way() {
        let share = |right, all| Share { right, all };
        let none = tally(&[]);
        assert_eq!(none.direct.recall, share(0, 2));
        assert_eq!(none.direct.precision, share(0, 0));
        let found = tally(&[
            attribution("“The pier is safe and sound,”", "Holm"),
            attribution("it will last", "Ida Holm"),
            attribution("“Nobody has asked us yet,”", ""),
            attribution("“Nobody has asked", "Ben Oak"),
        ]);
        // A short piece of a quotation beside the whole of it goes for nothing.
        assert_eq!(found.direct.recall, share(1, 2));
        assert_eq!(found.direct.precision, share(1, 2));
        assert_eq!(found.named, share(1, 1));
        assert_eq!(found.conditional, share(1, 2));
        assert_eq!(found.content.recall, share(3, 3));
        assert_eq!(found.joint.precision, share(1, 4));
        assert_eq!(found.kinds[2].recall, share(0, 1));
        assert_eq!(found.speech, share(0, 1));
        let right = found.weighed.iter().filter(|it| it.1);
        assert_eq!((right.count(), found.weighed.len()), (2, 4));
    }

    #[test]
    fn a_quotation_cut_wrongly_is_one_wrong_answer_more() {
        let found = tally(&[attribution("safe and sound,” Ida", "Ida Holm")]);
        assert_eq!(
            found.direct.precision.all, 0,
            "its words are mostly the right ones"
        );
        let mut article = Article {
            id: String::new(),
            text: PAGE.to_owned(),
            attributions: Vec::new(),
            discard: Vec::new(),
        };
        let cut = || [attribution("safe and sound,”", "Ida Holm")];
        assert_eq!(score(&article, &cut()).direct.precision.all, 1);
        article.discard = at("“The pier is safe and sound,”");
        assert_eq!(score(&article, &cut()).direct.precision.all, 0);
    }

    #[test]
    fn pieces_with_one_cue_and_source_are_one() {
        let piece = |content: &str| Attribution {
            cue: at("said."),
            ..attribution(content, "Ida Holm")
        };
        let found = tally(&[piece("“The pier is safe"), piece("and sound,”")]);
        assert_eq!(found.joint.precision, Share { right: 1, all: 1 });
    }
}
