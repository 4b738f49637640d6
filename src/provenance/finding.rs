//! What is observed of a page's sourcing: findings, traces, shares.

use serde::Serialize;

use crate::span::Span;

/// One checkable observation about the page's sourcing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Finding {
    /// The check that made it.
    pub name: Check,
    /// A neutral sentence.
    pub sentence: String,
    /// The words that show it.
    pub evidence: Vec<Span>,
    /// The quotes that it is about.
    pub quotes: Vec<u32>,
    /// Its numbers, each under a name of its own.
    pub figures: Vec<Figure>,
}

/// One number of a finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Figure {
    /// What it counts: "words kept", "share".
    pub name: String,
    /// The number; shares run from 0 to 1.
    pub value: f64,
}

/// The checks, in the order in which their findings stand. `docs/findings.md`
/// defines each under a heading of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Check {
    /// How much of the body is attributed.
    AttributedShare,
    /// Whose words are quoted, by speaker.
    SpeakerConcentration,
    /// Whose words are quoted, by organization.
    OrganizationConcentration,
    /// Where the quoted words of the furniture stand in the body.
    HeadlineTrace,
    /// How much of a quote the furniture keeps.
    ClipAudit,
    /// The furniture names one source of a kind, the body several.
    FurnitureConsistency,
    /// A group of sources, and how many of it are named.
    VagueSources,
    /// Quotes without an attribution of their own.
    FloatingQuotes,
    /// One event behind many quotes.
    OneEvent,
    /// Words said at the speaker's own employer.
    VenueIsEmployer,
    /// Speakers whose role is not stated.
    MissingRole,
    /// Names that are easily taken for one another.
    ConfusableNames,
    /// Brackets, ellipses and "[sic]" inside quotes.
    EditedQuotes,
    /// Quotes of three words or fewer.
    Fragments,
    /// Quoted words that stand elsewhere without marks.
    UnquotedReuse,
    /// The classes of the cues.
    CueClasses,
    /// Sources that are not named, and the reason given.
    AnonymousSources,
    /// Words that came through somebody else.
    SecondHand,
    /// Quotes with no link and no document.
    NoTrail,
    /// Requests for comment that got none.
    Refusals,
    /// The same words more than once.
    Duplicates,
}

/// How quoted words of the furniture stand in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Fidelity {
    /// All words of the body's quote, and no others.
    Exact,
    /// A stretch of the body's quote.
    Clipped,
    /// A stretch of the body's quote with words left out inside it, there or
    /// here.
    Elided,
    /// The body's quote with a word changed here and there.
    Altered,
    /// In the body without quotation marks.
    Paraphrased,
    /// Not in the body.
    Absent,
}

/// Where quoted words of the furniture stand in the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Trace {
    /// In what form.
    pub how: Fidelity,
    /// The body's quote.
    pub of: Option<u32>,
    /// The kept words, where they stand in the body.
    pub kept: Vec<Span>,
    /// How many words are kept.
    pub words_kept: u32,
    /// How many words the body's quote has.
    pub words_total: u32,
    /// The words of the quote's sentences before the kept ones.
    pub before: Option<Span>,
    /// The words of the quote's sentences after the kept ones.
    pub after: Option<Span>,
}

/// Whose words the body is made of. A word is a run of non-blank characters with
/// a letter or digit in it; words in square brackets are the editor's.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Shares {
    /// The body's words: paragraphs, without headings and captions.
    pub words: u32,
    /// Those attributed to somebody, quoted or not.
    pub attributed: u32,
    /// Those inside quotation marks and attributed.
    pub quoted: u32,
    /// The quoted words by speaker, the most first.
    pub by_speaker: Vec<Share>,
    /// The quoted words by the speaker's organization, the most first.
    pub by_organization: Vec<Share>,
    /// 1 / Σ p² over `by_speaker`; 0 without quoted words.
    pub effective_speakers: f64,
    /// 1 / Σ p² over `by_organization`; 0 without quoted words.
    pub effective_organizations: f64,
}

/// One speaker's or organization's part of the quoted words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Share {
    /// Its place in `speakers` or `organizations`, where it has one.
    pub of: Option<u32>,
    /// Its name; none for the words of all who have none.
    pub name: Option<String>,
    /// Its quoted words.
    pub words: u32,
    /// Their part of all quoted words, from 0 to 1.
    pub share: f64,
}

impl Trace {
    /// Calls `visit` with each span.
    pub(super) fn each_span(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        self.kept
            .iter_mut()
            .chain(&mut self.before)
            .chain(&mut self.after)
            .for_each(visit);
    }
}
