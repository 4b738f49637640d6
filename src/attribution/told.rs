//! Quotations whose speaker the sentence right before or around them gives away.

use std::ops::Range;

use super::{
    Attribution, Tie,
    floating::{FEWEST_WORDS, SENTENCE, end_of, stands_alone, whole},
    named::is_name_for,
    rules::{phrase, subject::main_subject},
    stretch::{Stretch, words_in},
};
use crate::{
    article::Part,
    lexicon::{
        Facts,
        naming::{self, Naming},
    },
    provenance::Kind,
    text::{Quotation, Shape, Text},
};

/// How sure it is that those speak whom the sentence before tells of.
const TOLD_OF: f32 = 0.8;

/// What words are written on, or are called.
pub(super) const INSCRIBED: &[&str] = &[
    "words", "word", "banner", "banners", "sign", "signs", "slogan", "slogans", "motto", "chant",
    "chants", "shirt", "shirts", "t-shirt", "t-shirts", "placard", "placards", "poster", "posters",
    "sticker", "stickers", "button", "buttons", "message", "messages", "caption", "lyrics", "hat",
    "hats", "hashtag", "subtitle", "tagline",
];

/// What is done to somebody who may answer.
const ASKING: &[&str] = &["asked", "asks", "interviewed", "questioned", "pressed"];

/// "“…,” X said. The dam is “as old as I am.”": the sentence right behind a statement
/// tells no more of its own than what leads into words that only somebody says.
pub(super) fn runs_on(text: &Text, index: u32, base: &Attribution) -> bool {
    let quotation = &text.quotations[index as usize];
    let end = end_of(base).unwrap_or(quotation.open);
    let between = end..quotation.open;
    if between.is_empty() || between.len() > SENTENCE {
        return false;
    }
    let facts = |at: u32| text.vocabulary.facts(text.tokens[at as usize].word);
    let stop = |at: &u32| text.tokens[*at as usize].shape == Shape::Stop;
    let stops = between.clone().filter(stop).count();
    // “…,” and, “…”: a sign alone parts words of two speakers too.
    let parted = stops == 0
        && !between
            .clone()
            .any(|at| text.tokens[at as usize].shape.is_word());
    let told = between.clone().rev().take_while(|at| !stop(at)).any(|at| {
        facts(at).any(Facts::SAYING | Facts::WORK | Facts::DOCUMENT)
            || INSCRIBED.contains(&text.lower(at))
            || text.quotation_of(at).is_some()
    });
    matches!(base.tie, Tie::Verb | Tie::Floating)
        && base.kind != Kind::Indirect
        && stops <= 1
        && !told
        && !parted
        && !is_name_for(text, index)
        && (stops == 0 || !tells_of_another(text, index))
        && words_in(text, index) > FEWEST_WORDS
        && (is_personal(text, quotation) || has_sentences(text, quotation))
}

/// "Dunn was sure that “we …”": whether somebody is the subject of the clause that leads
/// into a quotation, who may have said it as well.
fn tells_of_another(text: &Text, index: u32) -> bool {
    let sentence = Stretch::of_sentence(text, text.quotations[index as usize].open);
    let at = (0..sentence.len()).find(|&at| sentence.quote(at) == Some(index));
    let subject = at.and_then(|it| main_subject(&sentence, it));
    subject.is_some_and(|mut it| {
        it.any(|at| is_named(&sentence, at) || sentence.facts(at).any(Facts::ROLE | Facts::GROUP))
    })
}

/// Whether a word is a surname in capitals, or stands where one does.
fn is_named(stretch: &Stretch, at: usize) -> bool {
    let given = |at: usize| stretch.is_capital(at) && naming::of(stretch.lower(at)).is_given();
    stretch.is_capital(at)
        && (naming::of(stretch.lower(at)).any(Naming::SURNAME) || at > 0 && given(at - 1))
}

/// Whether a quotation speaks of the one who says it, or to somebody.
fn is_personal(text: &Text, quotation: &Quotation) -> bool {
    quotation.inside().any(|at| {
        let word = text.lower(at);
        matches!(
            word.split('\'').next().unwrap_or(word),
            "i" | "me" | "my" | "we" | "us" | "our" | "you" | "your"
        )
    })
}

/// Whether a sentence ends before the quotation does.
fn has_sentences(text: &Text, quotation: &Quotation) -> bool {
    let inside = quotation.inside();
    let end = inside.end.saturating_sub(2).max(inside.start);
    text.tokens[inside.start as usize..end as usize]
        .windows(2)
        .any(|pair| pair[0].shape == Shape::Stop && pair[1].shape.is_capital())
}

/// "“We saw it first.” That was how Reyes described the flood.": the sentence behind a
/// quotation tells whose it is; source and cue.
pub(super) fn behind(text: &Text, index: u32) -> Option<(Range<u32>, Range<u32>)> {
    let quotation = &text.quotations[index as usize];
    let next = quotation.end;
    let sentence = text.sentences.get(text.sentence_of(next) as usize)?;
    if sentence.start != next {
        return None;
    }
    let (own, paragraph) = (
        text.paragraph_of(quotation.open),
        text.paragraphs.get(text.paragraph_of(next) as usize)?,
    );
    let near = text.paragraph_of(next) == own || paragraph.tokens.start == next;
    if !near || !whole(text, quotation) || paragraph.part != Part::Paragraph {
        return None;
    }
    let sentence = Stretch::of_sentence(text, next);
    let points = sentence.tokens(0..1) == (next..next + 1)
        && sentence.is(0, &["that", "this", "so"])
        && sentence.is(1, &["is", "was", "'s"])
        && sentence.is(2, &["how", "what"])
        && (0..sentence.len()).all(|at| sentence.quote(at).is_none());
    if !points {
        return None;
    }
    let told = |at: usize| {
        sentence.facts(at).any(Facts::CUE | Facts::SAYING)
            || sentence.is(at, &["put", "puts"]) && sentence.is(at + 1, &["it"])
    };
    let verb = (4..sentence.len()).find(|&at| told(at))?;
    let source = phrase::before(&sentence, verb).filter(|it| it.start == 3)?;
    Some((sentence.tokens(source), sentence.tokens(verb..verb + 1)))
}

/// "Dunn asked the baker Ana Reyes. “…,” came the reply.": whoever was asked answers;
/// none within where the page does not say who that was.
pub(super) fn reply(
    text: &Text,
    index: u32,
    asked: Option<&Attribution>,
) -> Option<Option<Range<u32>>> {
    let end = text.quotations[index as usize].end;
    let word = |at: u32| text.tokens.get(at as usize).map_or("", |_| text.lower(at));
    let came = word(end) == "came"
        && matches!(word(end + 1), "the" | "her" | "his" | "their" | "a")
        && (end + 2..end + 4)
            .any(|at| matches!(word(at), "reply" | "answer" | "response" | "retort"));
    if !came {
        return None;
    }
    let cue = asked.and_then(|it| it.cue.clone());
    let cue = cue.filter(|it| it.clone().any(|at| ASKING.contains(&text.lower(at))));
    Some(cue.and_then(|cue| {
        let sentence = Stretch::of_sentence(text, cue.start);
        let verb = (0..sentence.len()).find(|&at| sentence.word(at) == Some(cue.end - 1))?;
        let person = phrase::after(&sentence, verb + 1)?;
        let named = person.clone().any(|at| is_named(&sentence, at));
        named.then(|| sentence.tokens(person))
    }))
}

/// "Reyes is unmoved. “I like the noise.”": the one whom the sentence right before tells
/// of, where nobody's words stand before. Behind those of somebody else, it must tell what
/// that one is.
pub(super) fn before(text: &Text, index: u32, carried: Option<&Attribution>) -> Option<Range<u32>> {
    let quotation = &text.quotations[index as usize];
    let alone = stands_alone(text, quotation)
        && whole(text, quotation)
        && words_in(text, index) > FEWEST_WORDS;
    if !alone {
        return None;
    }
    let last = quotation.open.checked_sub(1)?;
    let own = text.sentence_of(last) != text.sentence_of(quotation.open);
    let paragraph = &text.paragraphs[text.paragraph_of(last) as usize];
    let above = text.paragraph_of(last) != text.paragraph_of(quotation.open);
    if !own || paragraph.part != Part::Paragraph {
        return None;
    }
    let before = Stretch::of_sentence(text, last);
    let mood = mood(&before);
    let speaks = match &mood {
        Some(mood) => mood.frank || has_sentences(text, quotation),
        None => false,
    };
    if above && mood.is_none() || !speaks && !is_personal(text, quotation) {
        return None;
    }
    let start = before.tokens(0..before.len()).start;
    let says = |quote: u32| words_in(text, quote) >= FEWEST_WORDS && !before.is_title(quote);
    if (0..before.len()).any(|at| before.quote(at).is_some_and(says)) {
        return None;
    }
    let (subject, be) = match mood {
        Some(mood) => (mood.who, true),
        None => {
            let subject = main_subject(&before, before.len())?;
            let verb = subject.end;
            (
                subject,
                before.is(verb, &["is", "was", "remains", "remained"]),
            )
        }
    };
    let is_named = |at: usize| is_named(&before, at);
    // "Dunn asked the mayor", "Reyes opened a letter": others may speak then.
    let others = (subject.end..before.len()).any(|at| {
        let facts = before.facts(at);
        is_named(at)
            || !be && facts.any(Facts::ROLE | Facts::GROUP)
            || facts.contains(Facts::DOCUMENT)
            || ASKING.contains(&before.lower(at))
    });
    if others {
        return None;
    }
    let is_person = |at: usize| {
        matches!(before.lower(at), "he" | "she")
            || before.facts(at).contains(Facts::ROLE)
            || is_named(at)
    };
    let told = match carried {
        None => subject.clone().any(is_person),
        Some(carried) => {
            let known = carried.source.clone().unwrap_or(0..0);
            let is_new = |at: usize| !known.clone().any(|it| text.lower(it) == before.lower(at));
            be && end_of(carried).is_some_and(|it| it <= start)
                && subject.clone().any(is_named)
                && subject.clone().filter(|&at| is_named(at)).all(is_new)
        }
    };
    told.then(|| before.tokens(subject))
}

/// How somebody speaks.
const FRANK: &[&str] = &[
    "adamant",
    "blunt",
    "candid",
    "clear",
    "defiant",
    "direct",
    "dismissive",
    "emphatic",
    "frank",
    "philosophical",
    "scathing",
    "succinct",
    "unapologetic",
    "unequivocal",
];

/// How somebody feels who may be about to speak.
const MOODS: &[&str] = &[
    "angry",
    "beaming",
    "cautious",
    "certain",
    "confident",
    "convinced",
    "delighted",
    "devastated",
    "disappointed",
    "fuming",
    "furious",
    "gloomy",
    "grateful",
    "heartbroken",
    "holding",
    "having",
    "incredulous",
    "mincing",
    "optimistic",
    "pessimistic",
    "proud",
    "relieved",
    "resigned",
    "sceptical",
    "seething",
    "simmering",
    "skeptical",
    "sure",
    "thrilled",
    "unconvinced",
    "undeterred",
    "unfazed",
    "unimpressed",
    "unmoved",
    "unrepentant",
    "upbeat",
    "wistful",
    "worried",
];

/// The one person of whom a sentence tells no more than a mood.
struct Mood {
    who: Range<usize>,
    /// Whether it is how they speak: "Reyes was blunt."
    frank: bool,
}

/// "Reyes was blunt.", "Dunn wasn't holding his breath.", "That is too late for Reyes."
fn mood(sentence: &Stretch) -> Option<Mood> {
    const BE: &[&str] = &[
        "is", "was", "isn't", "wasn't", "'s", "remained", "remains", "sounded", "seemed",
    ];
    const SHORT: usize = 3;
    let points = sentence.is(0, &["that", "this", "it"]) && sentence.is(1, BE);
    let who = match points {
        true => 0..1,
        false => main_subject(sentence, sentence.len())?,
    };
    let verb = who.end;
    if !sentence.is(verb, BE) {
        return None;
    }
    let rest = verb + 1..sentence.len();
    let holds = |table: &[&str]| rest.clone().take(SHORT).any(|at| sentence.is(at, table));
    let frank = holds(FRANK);
    if frank || holds(MOODS) {
        return (!points).then_some(Mood { who, frank });
    }
    let whose = rest.clone().find(|&at| sentence.is(at, &["for"]))?;
    let plain = (verb + 1..whose).all(|at| sentence.shape(at).is_some_and(Shape::is_word));
    let who = phrase::after(sentence, whose + 1)?;
    let named = who.clone().any(|at| is_named(sentence, at));
    let last = (who.end..sentence.len()).all(|at| {
        sentence.quote(at).is_none() && !sentence.facts(at).any(Facts::VERB | Facts::AUXILIARY)
    });
    (points && plain && named && last).then_some(Mood { who, frank: false })
}

/// The words of the one whom the sentence before tells of.
pub(super) fn attribution(quotation: &Quotation, source: Range<u32>) -> Attribution {
    Attribution {
        confidence: TOLD_OF,
        ..Attribution::of_quotation(quotation, source, Tie::Floating)
    }
}
