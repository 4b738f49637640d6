//! Where a stretch attributes something: its cues, each with its source.

use std::ops::Range;

use super::{
    phrasal::phrasal,
    phrase,
    place::stands_behind,
    predicate::{Form, verb_group},
    sign::signs,
    subject::{
        coordinated, is_subject, last_clause, leading_subject, main_subject, quoted_subject,
        relative_subject,
    },
};
use crate::attribution::{Tie, named::is_work, stretch::Stretch, told::INSCRIBED};
use crate::{
    lexicon::{Facts, cues, cues::Cue},
    text::Shape,
};

/// On which side of the cue its content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// "She said …"
    Ahead,
    /// "…, she said"
    Behind,
}

/// A cue with its source. All ranges are of [`Stretch::items`].
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// The cue with its auxiliaries and adverbs.
    pub cue: Range<usize>,
    /// The source.
    pub source: Option<Range<usize>>,
    /// Where its content stands.
    pub place: Place,
    /// The verb; none for "according to" and for signs.
    pub verb: Option<&'static Cue>,
    /// What ties content and source.
    pub tie: Tie,
    /// Whether it hangs on a clause before it: ", adding that …".
    pub hangs: bool,
    /// Whether its form alone makes it plain: "were told by X that".
    pub plain: bool,
}

impl Site {
    /// A verb whose form makes it plain that what follows is `source`'s.
    fn plain(cue: Range<usize>, source: Range<usize>, verb: &'static Cue) -> Site {
        Site {
            cue,
            source: Some(source),
            place: Place::Ahead,
            verb: Some(verb),
            tie: Tie::Verb,
            hangs: false,
            plain: true,
        }
    }

    /// Cue and source together.
    pub fn chunk(&self) -> Range<usize> {
        match &self.source {
            Some(source) if !self.hangs => {
                source.start.min(self.cue.start)..source.end.max(self.cue.end)
            }
            _ => self.cue.clone(),
        }
    }
}

/// The sites of a stretch, in order. In title case (`capitals`) a cue may begin
/// with a capital.
pub fn find(stretch: &Stretch, capitals: bool) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    for at in 0..stretch.len() {
        let facts = stretch.facts(at);
        let site = phrasal(stretch, at).or_else(|| match facts.contains(Facts::CUE) {
            true => verbal(stretch, at, capitals, &sites),
            false => None,
        });
        if let Some(site) = site
            && sites
                .last()
                .is_none_or(|last| last.cue.end <= site.cue.start)
        {
            sites.push(site);
        }
    }
    signs(stretch, &mut sites);
    sites
}

fn verbal(stretch: &Stretch, at: usize, capitals: bool, sites: &[Site]) -> Option<Site> {
    let lower = stretch.lower(at);
    let cue = cues::verb(lower)?;
    if let Some(site) = opening(stretch, at, cue) {
        return Some(site);
    }
    if stretch.shape(at) != Some(Shape::Lower) && !capitals {
        return None;
    }
    if let Some(site) = answered_back(stretch, at) {
        return Some(site);
    }
    if let Some(site) = told_by(stretch, at, cue) {
        return Some(site);
    }
    let (start, form) = verb_group(stretch, at, cue)?;
    // "who asked not to be named" tells of the source, not of what it said.
    let unnamed = cue.lemma == "ask" && stretch.lower(at + 1) == "not";
    if unnamed
        || stretch.lower(at + 1) == "by"
        || cue.lemma == "accuse" && stretch.lower(at + 1) == "of"
    {
        return None;
    }
    let site = Site {
        cue: start..at + 1,
        source: None,
        place: Place::Ahead,
        verb: Some(cue),
        tie: if cue.speech { Tie::Verb } else { Tie::Attitude },
        hangs: false,
        plain: false,
    };
    if matches!(form, Form::Gerund) {
        return gerund(stretch, site, sites);
    }
    let subject =
        phrase::before(stretch, start).filter(|it| is_subject(stretch, it.clone(), start));
    if let Some(source) = subject.or_else(|| quoted_subject(stretch, start)) {
        let behind = stands_behind(stretch, source.start, at + 1, cue);
        let marked = names_in_marks(stretch, source.clone(), start..at, cue);
        if NAMING.contains(&cue.lemma) && !marked {
            return None;
        }
        let place = if behind { Place::Behind } else { Place::Ahead };
        return Some(Site {
            plain: !behind && marked,
            source: Some(source),
            place,
            ..site
        });
    }
    if (cue.speech || stretch.lower(at + 1) == "that")
        && let Some(source) = leading_subject(stretch, start)
    {
        return Some(Site {
            source: Some(source),
            ..site
        });
    }
    if let Some(source) = coordinated(stretch, start, cue, sites) {
        return Some(Site {
            source: Some(source),
            hangs: true,
            ..site
        });
    }
    inverted(stretch, at, start, site, cue)
}

/// Verbs that give a name, whose participles tell of what has one.
const NAMING: &[&str] = &["label", "nickname"];

/// "a sign at the gate reads “…”", "…, which he labelled “…”": nothing stands between the
/// verb behind `inner` and the words in marks.
fn names_in_marks(stretch: &Stretch, source: Range<usize>, inner: Range<usize>, cue: &Cue) -> bool {
    let Some(quote) = stretch.quote(inner.end + 1) else {
        return false;
    };
    let inscribed = |at: usize| {
        stretch.facts(at).contains(Facts::DOCUMENT) || INSCRIBED.contains(&stretch.lower(at))
    };
    let work = stretch.is_title(quote) || is_work(stretch.text, quote);
    let relative = source.start > 0 && matches!(stretch.lower(source.start - 1), "which" | "that");
    let says = match cue.lemma {
        "read" => source.clone().any(inscribed),
        "call" | "describe" | "dub" => !work && is_speaker(stretch, source),
        "label" | "nickname" => {
            let finite = relative || !inner.is_empty();
            !work && finite && is_speaker(stretch, source)
        }
        "think" => !work && relative && is_speaker(stretch, source),
        _ => false,
    };
    says && stretch.words_in(quote) > 2
}

fn gerund(stretch: &Stretch, site: Site, sites: &[Site]) -> Option<Site> {
    let start = site.cue.start;
    let parted = start == 0
        || stretch.is(start - 1, &[",", "—", "–", "--"])
        || stretch.quote(start - 1).is_some()
        || matches!(
            stretch.lower(start - 1),
            "as" | "by" | "while" | "before" | "after" | "and" | "in"
        )
        || site
            .verb
            .is_some_and(|it| it.lemma == "say" || it.lemma == "add");
    let cue = site.verb?;
    if !(cue.speech || cue.takes_that()) {
        return None;
    }
    if let Some(source) = beside(stretch, start) {
        return Some(Site {
            source: Some(source),
            ..site
        });
    }
    if let Some(source) = blamed(stretch, start) {
        return Some(Site {
            source: Some(source),
            ..site
        });
    }
    if let Some(source) = bearer(stretch, &site) {
        return Some(Site {
            source: Some(source),
            plain: true,
            ..site
        });
    }
    if !parted {
        return None;
    }
    let relative = relative_subject(stretch, start);
    let floor = last_clause(stretch, start);
    let main = sites
        .iter()
        .rev()
        .find(|it| it.source.is_some() && it.verb.is_some() && it.cue.start >= floor);
    let source = match main {
        _ if relative.is_some() => relative,
        Some(main) => main.source.clone(),
        None => main_subject(stretch, start),
    };
    // ", saying the dam “…”": whoever the main clause tells of.
    let hangs = start > 0 && stretch.is(start - 1, &[","]) && cue.speech && main.is_none();
    let quotes = (site.cue.end..stretch.len()).any(|at| stretch.quote(at).is_some());
    // "… a miner who led the march, praising “…”": it may as well be the miner.
    let relative = |source: &Range<usize>| {
        (source.end..start)
            .any(|at| matches!(stretch.lower(at), "who" | "which" | "where" | "that"))
    };
    source.map(|source| Site {
        plain: hangs && quotes && is_speaker(stretch, source.clone()) && !relative(&source),
        source: Some(source),
        hangs: true,
        ..site
    })
}

/// "marchers chanting “…”", "a banner reading “…”": those right before the participle.
fn bearer(stretch: &Stretch, site: &Site) -> Option<Range<usize>> {
    const CRIES: &[&str] = &["chant", "sing", "shout", "yell", "scream"];
    let noun = site.cue.start.checked_sub(1)?;
    let cue = site.verb?;
    let bears = match cue.lemma {
        "say" | "read" => INSCRIBED.contains(&stretch.lower(noun)),
        cries => CRIES.contains(&cries) && stretch.facts(noun).any(Facts::ROLE | Facts::GROUP),
    };
    let quote = stretch.quote(site.cue.end)?;
    let source = phrase::before(stretch, site.cue.start)?;
    let spoken = stretch.words_in(quote) > 2 && !stretch.is_title(quote);
    (bears && spoken).then_some(source)
}

/// "mocked X for saying", "thanked X for saying": the object is the one who said it. In
/// "accused X of saying" the words are as good as the accuser's.
fn blamed(stretch: &Stretch, gerund: usize) -> Option<Range<usize>> {
    let preposition = gerund.checked_sub(1)?;
    if stretch.lower(preposition) != "for" {
        return None;
    }
    let last = preposition.checked_sub(1)?;
    let object = match stretch.lower(last) {
        "him" | "her" | "them" => last..preposition,
        _ => phrase::before(stretch, preposition).filter(|it| is_speaker(stretch, it.clone()))?,
    };
    let verb = object.start.checked_sub(1)?;
    let facts = stretch.facts(verb);
    let does = (facts.any(Facts::CUE | Facts::VERB) || stretch.lower(verb).ends_with("ed"))
        && !facts.contains(Facts::AUXILIARY);
    does.then_some(object)
}

/// Whether a phrase names somebody or is a person's pronoun, a role, a group or a body.
fn is_speaker(stretch: &Stretch, phrase: Range<usize>) -> bool {
    let pronoun = phrase.len() == 1 && stretch.facts(phrase.start).contains(Facts::PRONOUN);
    if pronoun {
        return matches!(stretch.lower(phrase.start), "he" | "she" | "they");
    }
    let head = phrase.clone().find(|&at| stretch.is(at + 1, &[","]));
    let head = head.unwrap_or(phrase.end - 1).min(phrase.end - 1);
    stretch.is_capital(head)
        || stretch
            .facts(head)
            .any(Facts::ROLE | Facts::GROUP | Facts::BODY)
}

/// "Said X: “…”": a verb that opens the sentence, before the one who says what a colon
/// or a comma leads into.
fn opening(stretch: &Stretch, at: usize, cue: &'static Cue) -> Option<Site> {
    let says = at == 0 && cue.speech && cue.takes_quotation() && !cue.lemma.eq(stretch.lower(0));
    let source = says.then(|| phrase::after(stretch, 1)).flatten()?;
    let led = stretch.is(source.end, &[":", ","]) && stretch.quote(source.end + 1).is_some();
    let gerund = stretch.lower(0).ends_with("ing");
    (led && !gerund).then_some(Site::plain(0..1, source, cue))
}

/// "X shot back, “…”": whatever verb stands before "back", it answers.
fn answered_back(stretch: &Stretch, at: usize) -> Option<Site> {
    let verb = at.checked_sub(1)?;
    let led = stretch.is(at + 1, &[":", ","]) && stretch.quote(at + 2).is_some();
    let answers = stretch.lower(at) == "back" && stretch.shape(verb) == Some(Shape::Lower);
    let source = (led && answers)
        .then(|| phrase::before(stretch, verb))
        .flatten()
        .filter(|it| is_subject(stretch, it.clone(), verb))?;
    Some(Site::plain(verb..at + 1, source, cues::verb("replied")?))
}

/// "Shareholders were told by X that …", "was called by X “…”": the passive of a verb with
/// a listener or an object.
fn told_by(stretch: &Stretch, at: usize, cue: &'static Cue) -> Option<Site> {
    let named = cue.takes_object() && cue.takes_quotation();
    let passive = at > 0
        && (cue.takes_listener() || named)
        && stretch.lower(at + 1) == "by"
        && matches!(
            stretch.lower(at - 1),
            "was" | "were" | "been" | "being" | "is" | "are"
        );
    let source = passive.then(|| phrase::after(stretch, at + 2)).flatten()?;
    let next = source.end + usize::from(stretch.is(source.end, &[","]));
    let next = next + usize::from(named && stretch.lower(next) == "as");
    (stretch.lower(next) == "that" || stretch.quote(next).is_some())
        .then(|| Site::plain(at - 1..at + 2, source, cue))
}

/// "…, with one customer writing “…”": whose words stand beside the clause.
fn beside(stretch: &Stretch, gerund: usize) -> Option<Range<usize>> {
    let source = phrase::before(stretch, gerund)?;
    let with = source.start.checked_sub(1)?;
    let parted = with == 0 || stretch.is(with - 1, &[",", "—", "–", "--", ";"]);
    (stretch.lower(with) == "with" && (parted || is_speaker(stretch, source.clone())))
        .then_some(source)
}

/// “…,” said X.
fn inverted(stretch: &Stretch, at: usize, start: usize, site: Site, cue: &Cue) -> Option<Site> {
    if !(cue.takes_quotation() || cue.takes_clause()) || start == 0 {
        return None;
    }
    let content = match stretch.quote(start - 1) {
        Some(quote) => stretch.ends_clause(quote),
        None => stretch.is(start - 1, &[",", "—", "–", "--"]) && start >= 2,
    };
    if !content {
        return None;
    }
    let particle = usize::from(has_particle(stretch, at, cue));
    let source = phrase::after(stretch, at + 1 + particle)?;
    let quoted = stretch.quote(start - 1).is_some()
        || stretch.is(start - 1, &[","]) && stretch.quote(start - 2).is_some();
    let speaker = source.clone().any(|it| {
        let facts = stretch.facts(it);
        stretch.is_capital(it)
            || facts.any(Facts::ROLE | Facts::GROUP | Facts::BODY | Facts::DOCUMENT)
    });
    if !quoted && (!speaker || stretch.facts(source.start).contains(Facts::PRONOUN)) {
        return None;
    }
    // A listener: "…, told reporters" has no speaker.
    if cue.takes_listener() && stretch.quote(start - 1).is_none() {
        return None;
    }
    Some(Site {
        cue: site.cue.start..site.cue.end + particle,
        source: Some(source),
        place: Place::Behind,
        ..site
    })
}

/// “…,” chimed in X: whether the word behind a verb is a part of it.
fn has_particle(stretch: &Stretch, at: usize, cue: &Cue) -> bool {
    match cue.lemma {
        "chime" => stretch.is(at + 1, &["in"]),
        "shout" | "yell" | "reply" => stretch.is(at + 1, &["back", "out"]),
        "sum" => stretch.is(at + 1, &["up"]),
        _ => false,
    }
}
