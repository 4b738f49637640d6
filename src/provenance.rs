//! Output: what the core says of a page.

mod finding;

use serde::Serialize;

use crate::span::{OffsetMap, Span, Unit};
pub use finding::{Check, Fidelity, Figure, Finding, Share, Shares, Trace};

/// Everything that the core says of a page. Spans count bytes until
/// [`Provenance::in_unit`] turns them into a caller's unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Provenance {
    /// The body's language, a two-letter code.
    pub language: String,
    /// The attributed statements, in the order of the page.
    pub quotes: Vec<Quote>,
    /// The speakers of the page, in the order of their first quote.
    pub speakers: Vec<Speaker>,
    /// The organizations that a speaker belongs to.
    pub organizations: Vec<Organization>,
    /// Checkable observations about the page's sourcing, in the order of
    /// [`Check`].
    pub findings: Vec<Finding>,
    /// Whose words the body is made of.
    pub shares: Shares,
}

/// How much of a statement stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Kind {
    /// All of it.
    Direct,
    /// A paraphrase with a quoted part.
    Mixed,
    /// None of it.
    Indirect,
}

/// Which furniture of the article a statement stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Furniture {
    /// The headline.
    Headline,
    /// The deck under it.
    Deck,
    /// A heading inside the body.
    Subhead,
    /// Words under a picture.
    Caption,
    /// Words of the body set large a second time.
    PullQuote,
}

/// Whether the attribution is affirmed or denied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Polarity {
    /// "said …"
    #[default]
    Affirmed,
    /// "never said …", "denied that …": shown as a denial, never as a claim.
    Negated,
}

/// The class of the cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Stance {
    /// "said", "told", "according to".
    #[default]
    Neutral,
    /// "argued", "predicted".
    Assertive,
    /// "claimed", "alleged".
    Doubting,
    /// "admitted", "noted", "pointed out".
    Factive,
    /// "insisted", "demanded", "vowed".
    Forceful,
    /// "reportedly", "is expected to say".
    Hedged,
}

/// One attributed statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Quote {
    /// Its pieces, marks included; without "that", cue, source, or a final stop
    /// outside the marks.
    pub content: Vec<Span>,
    /// How much of it stands in quotation marks.
    pub kind: Kind,
    /// The furniture it stands in; none in the body.
    pub furniture: Option<Furniture>,
    /// Who it is attributed to, as written here.
    pub source: Option<Span>,
    /// The words that attribute it.
    pub cue: Option<Span>,
    /// The quote whose attribution it continues.
    pub continues: Option<u32>,
    /// 1, or 2 for words inside another's words, and so on.
    pub level: u8,
    /// The quote around it, when `level` is above 1.
    pub within: Option<u32>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// The cue's class.
    pub stance: Stance,
    /// Who said it.
    pub speaker: Option<QuoteSpeaker>,
    /// Who it may be, when two or more fit.
    pub candidates: Vec<String>,
    /// The outlet or channel the words came through; carried over from an earlier
    /// statement where `occasion` is there and not `stated`.
    pub via: Option<String>,
    /// The person the words came through.
    pub relayed_by: Option<String>,
    /// When and where.
    pub occasion: Option<Occasion>,
    /// Links in the sentence.
    pub links: Vec<String>,
    /// Where the words of a quote of the furniture stand in the body.
    pub trace: Option<Trace>,
    /// Of the quotes at this number, the share with the right speaker (or
    /// rightly none).
    pub confidence: f32,
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// A company, ministry, team, or its unnamed spokesperson.
    Organization,
    /// A report, a letter, a law suit.
    Document,
    /// Several together: "several experts", "Xi and Putin".
    Group,
    /// A person who is not named.
    Anonymous,
}

/// How a quote's source was resolved to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum How {
    /// By a name, full or in part.
    Name,
    /// By a noun phrase ("the senator").
    Nominal,
    /// By a pronoun.
    Pronoun,
    /// It carries on the quote before.
    Continued,
    /// The same words are the speaker's in the body.
    Headline,
    /// A transcript's or interview's label.
    Transcript,
    /// A group whose members the page names.
    Group,
}

/// The speaker of one quote.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct QuoteSpeaker {
    /// The fullest name on the page, titles and honorifics left out.
    pub name: String,
    /// Person, organization, document, group, anonymous.
    pub kind: SpeakerKind,
    /// The role, in the page's own words.
    pub role: Option<String>,
    /// The affiliation, in the page's own words.
    pub affiliation: Option<String>,
    /// All roles that the page states, the best for this story first.
    pub roles: Vec<Standing>,
    /// Joint speakers, or a group's named members.
    pub members: Vec<String>,
    /// How the source was resolved.
    pub how: How,
    /// The words that show it.
    pub evidence: Vec<Span>,
}

/// One role with its affiliation, as the page states them together.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Standing {
    /// "Senior Director".
    pub role: Option<String>,
    /// "Atlantic Council's Global China Hub".
    pub affiliation: Option<String>,
    /// The words that state it.
    pub evidence: Vec<Span>,
}

/// When and where something was said.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Occasion {
    /// "a March 27 discussion".
    pub what: Option<String>,
    /// "March 27".
    pub when: Option<String>,
    /// "the Atlantic Council".
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// Stated of this very quote, or carried over from one of the same event.
    pub stated: bool,
    /// The words that show it.
    pub evidence: Vec<Span>,
}

/// A speaker of the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Speaker {
    /// The fullest name on the page.
    pub name: String,
    /// Person, organization, document, group, anonymous.
    pub kind: SpeakerKind,
    /// All roles that the page states, the best for this story first.
    pub roles: Vec<Standing>,
    /// Where the page names the speaker.
    pub mentions: Vec<Span>,
    /// The speaker's quotes.
    pub quotes: Vec<u32>,
}

/// An organization that a speaker belongs to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Organization {
    /// Its name on the page; an acronym's long form where the page has one.
    pub name: String,
    /// What it is; none where nothing tells for certain.
    pub kind: Option<OrganizationType>,
    /// Its acronym, as the page uses it.
    pub acronym: Option<String>,
    /// The country of its seat, two letters of ISO 3166; the embedded list's
    /// word, never the page's.
    pub country: Option<String>,
    /// Where the page names it.
    pub mentions: Vec<Span>,
    /// Who speaks for it or belongs to it: places in `speakers`.
    pub speakers: Vec<u32>,
}

/// What an organization is, and who says so.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OrganizationType {
    /// "think tank", "university", "trade union".
    pub label: String,
    /// Who says so.
    pub by: TypedBy,
    /// The words that say so; none for the list's word.
    pub evidence: Vec<Span>,
}

/// Who says what an organization is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum TypedBy {
    /// The page: "a Washington-based think tank".
    Page,
    /// A noun in its name: "University", "Ministry".
    Head,
    /// The list that is embedded in the core: our word, not the page's.
    List,
}

impl Provenance {
    /// The same with every span in `unit` of `text` in place of bytes.
    pub fn in_unit(mut self, text: &str, unit: Unit) -> Provenance {
        let map = OffsetMap::new(text, unit);
        self.each_span(&mut |span| *span = map.span(*span));
        self
    }

    fn each_span(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        for quote in &mut self.quotes {
            quote
                .content
                .iter_mut()
                .chain(&mut quote.source)
                .chain(&mut quote.cue)
                .for_each(&mut *visit);
            if let Some(speaker) = &mut quote.speaker {
                speaker.evidence.iter_mut().for_each(&mut *visit);
                speaker
                    .roles
                    .iter_mut()
                    .flat_map(|role| &mut role.evidence)
                    .for_each(&mut *visit);
            }
            if let Some(occasion) = &mut quote.occasion {
                occasion.evidence.iter_mut().for_each(&mut *visit);
            }
            if let Some(trace) = &mut quote.trace {
                trace.each_span(&mut *visit);
            }
        }
        for speaker in &mut self.speakers {
            speaker.mentions.iter_mut().for_each(&mut *visit);
            speaker
                .roles
                .iter_mut()
                .flat_map(|role| &mut role.evidence)
                .for_each(&mut *visit);
        }
        for organization in &mut self.organizations {
            organization.mentions.iter_mut().for_each(&mut *visit);
            organization
                .kind
                .iter_mut()
                .flat_map(|kind| &mut kind.evidence)
                .for_each(&mut *visit);
        }
        self.findings
            .iter_mut()
            .flat_map(|it| &mut it.evidence)
            .for_each(&mut *visit);
    }
}
