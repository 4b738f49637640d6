//! Whose words are quoted: by speaker and by organization, with the effective
//! number of equal parts, 1 / Σ p².

use std::collections::{HashMap, HashSet};

use super::{
    finding,
    page::{Page, called},
    prose::{count, list_open, percent},
};
use crate::{
    lexicon::naming,
    provenance::{Check, Finding, Organization, Share, Shares, Speaker, SpeakerKind, Standing},
    text::WordId,
};

/// Fewer quoted words than this tell nothing.
const ENOUGH: u32 = 30;
/// Where less of the quoted words has a stated organization, the organizations
/// tell nothing.
const MOSTLY: f64 = 0.5;
/// So many words in the same order are the same words said again.
const REPEATED: usize = 6;

/// The shares of the body's words.
pub fn of(page: &Page) -> Shares {
    let mut shares = Shares::default();
    for tokens in page.body() {
        shares.words += page.words(tokens.clone());
        let mut from = tokens.start;
        for at in tokens.clone() {
            if !page.owner(at).is_some_and(|it| has_source(page, it)) {
                shares.attributed += page.words(from..at);
                from = at + 1;
            }
        }
        shares.attributed += page.words(from..tokens.end);
    }
    let mut by_speaker: HashMap<Option<u32>, u32> = HashMap::new();
    let mut seen: HashSet<Vec<WordId>> = HashSet::new();
    for at in page.body_quotes() {
        for tokens in page.quoted(at) {
            let ids: Vec<WordId> = page
                .word_ids(tokens.clone())
                .into_iter()
                .map(|(word, _)| word)
                .collect();
            if ids.len() >= REPEATED && !seen.insert(ids) {
                continue;
            }
            let words = page.words(tokens);
            shares.quoted += words;
            *by_speaker.entry(page.speaker(at)).or_default() += words;
        }
    }
    let speakers = &page.provenance.speakers;
    let organizations = Organizations::of(&page.provenance.organizations);
    let mut by_organization: HashMap<Option<String>, u32> = HashMap::new();
    for (&speaker, &words) in &by_speaker {
        let organization = speaker
            .and_then(|it| speakers.get(it as usize))
            .and_then(|it| organizations.of_speaker(it));
        *by_organization.entry(organization).or_default() += words;
    }
    shares.by_speaker = ranked(
        by_speaker.into_iter().map(|(of, words)| {
            let name = of
                .and_then(|it| speakers.get(it as usize))
                .map(|it| it.name.clone());
            (of, name, words)
        }),
        shares.quoted,
    );
    shares.by_organization = ranked(
        by_organization.into_iter().map(|(name, words)| {
            let of = name.as_deref().and_then(|it| organizations.place(it));
            (of, name, words)
        }),
        shares.quoted,
    );
    shares.effective_speakers = effective(&shares.by_speaker);
    shares.effective_organizations = effective(&shares.by_organization);
    shares
}

/// Words in marks, or clearly said: what somebody plans, fears or stands for in the
/// reporter's words is nobody's statement.
pub fn has_source(page: &Page, quote: u32) -> bool {
    page.is_said(quote) && page.is_clear(quote) && page.is_clause(quote)
        || !page.quoted(quote).is_empty()
}

/// "about 74% come from a, 26% from b": one quote that was missed moves the last digit.
fn split(parts: &[(String, String)]) -> String {
    match parts {
        [(_, who)] => format!("all come from {who}"),
        [(first, who), rest @ ..] => {
            let first = format!("about {first} come from {who}");
            let rest = rest.iter().map(|(part, who)| format!("{part} from {who}"));
            let parts: Vec<String> = std::iter::once(first).chain(rest).collect();
            list_open(&parts)
        }
        [] => String::new(),
    }
}

fn ranked(
    parts: impl Iterator<Item = (Option<u32>, Option<String>, u32)>,
    total: u32,
) -> Vec<Share> {
    let mut shares: Vec<Share> = parts
        .filter(|&(_, _, words)| words > 0)
        .map(|(of, name, words)| Share {
            of,
            name,
            words,
            share: f64::from(words) / f64::from(total.max(1)),
        })
        .collect();
    shares.sort_by(|a, b| {
        let key = |it: &Share| (it.name.is_none(), it.of);
        b.words
            .cmp(&a.words)
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.name.cmp(&b.name))
    });
    shares
}

fn effective(shares: &[Share]) -> f64 {
    let squares: f64 = shares.iter().map(|it| it.share * it.share).sum();
    if squares > 0.0 { 1.0 / squares } else { 0.0 }
}

/// Which organization an affiliation counts for.
pub struct Organizations<'p> {
    places: HashMap<&'p str, u32>,
    /// By their initials, those that are written out.
    initials: HashMap<String, &'p str>,
}

impl<'p> Organizations<'p> {
    pub fn of(organizations: &'p [Organization]) -> Organizations<'p> {
        let named = organizations.iter().enumerate();
        let written = organizations.iter().rev().map(|it| it.name.as_str());
        Organizations {
            initials: written.map(|it| (initials(it), it)).collect(),
            places: named
                .map(|(at, it)| (it.name.as_str(), at as u32))
                .collect(),
        }
    }

    fn place(&self, name: &str) -> Option<u32> {
        self.places.get(name).copied()
    }

    /// The organization that a speaker is or belongs to: the larger one where the
    /// page speaks of both ("Norfield Council’s Energy Hub").
    pub fn of_speaker(&self, speaker: &Speaker) -> Option<String> {
        let stated = if speaker.kind == SpeakerKind::Organization {
            &speaker.name
        } else {
            let mut stated = speaker.roles.iter().filter(|it| !is_past(it));
            stated.find_map(|it| it.affiliation.as_deref())?
        };
        is_organization(stated).then(|| self.whole(stated).to_owned())
    }

    fn whole<'n>(&'n self, name: &'n str) -> &'n str {
        let is_acronym = name.len() > 2 && name.chars().all(|it| it.is_ascii_uppercase());
        let name = match self.initials.get(name) {
            Some(written) if is_acronym => written,
            _ => name,
        };
        let owner = ["’s ", "'s "]
            .into_iter()
            .find_map(|joint| name.split_once(joint))
            .map(|(owner, _)| owner);
        owner
            .filter(|it| self.places.contains_key(it) && is_organization(it))
            .unwrap_or(name)
    }
}

/// "National Treasury Employees Union chapter": "NTEU".
fn initials(name: &str) -> String {
    let words = name.split_whitespace();
    words
        .filter_map(|it| it.chars().next().filter(|it| it.is_uppercase()))
        .collect()
}

/// "former minister": the organization is no longer the speaker's.
fn is_past(standing: &Standing) -> bool {
    let role = standing.role.as_deref().unwrap_or_default();
    let first = role.split(' ').next().unwrap_or_default().to_lowercase();
    matches!(
        first.as_str(),
        "former" | "ex" | "onetime" | "retired" | "late" | "then" | "past"
    ) || first.starts_with("ex-")
}

/// A place alone, a party and a party with its state ("R-Neb.") are no
/// organization; nor is one that only a common noun tells of ("Whig cabinet").
fn is_organization(name: &str) -> bool {
    let lower = name.to_lowercase();
    let party = name.len() < 12
        && name
            .split_once('-')
            .is_some_and(|(party, _)| matches!(party, "R" | "D" | "I"));
    let head = name.split_whitespace().next_back().unwrap_or_default();
    let named = name.starts_with(char::is_uppercase) && !head.starts_with(char::is_lowercase);
    !party && named && head != "Party" && !naming::is_place(&lower)
}

/// How the quoted words are spread.
pub fn find(page: &Page) -> Vec<Finding> {
    let shares = &page.shares;
    if shares.quoted < ENOUGH {
        return Vec::new();
    }
    let of_total = format!(
        "Of the {} quoted words whose attribution was found",
        shares.quoted
    );
    let quotes: Vec<u32> = page
        .body_quotes()
        .filter(|&at| !page.quoted(at).is_empty())
        .collect();
    let evidence: Vec<_> = quotes
        .iter()
        .flat_map(|&at| page.quoted(at))
        .map(|it| page.span(it))
        .collect();
    let mut findings = Vec::new();
    let known = |shares: &[Share]| shares.iter().filter(|it| it.name.is_some()).count();
    if known(&shares.by_speaker) > 0 {
        let parts: Vec<(String, String)> = shares
            .by_speaker
            .iter()
            .map(|it| {
                let who = match (&it.name, it.of) {
                    (Some(name), Some(of)) => page
                        .provenance
                        .speakers
                        .get(of as usize)
                        .map_or_else(|| name.clone(), |it| called(&it.name, it.kind)),
                    _ => "sources that were not settled".to_owned(),
                };
                (percent(it.share), who)
            })
            .collect();
        let top = shares.by_speaker.first().map_or(0.0, |it| it.share);
        findings.push(finding(
            Check::SpeakerConcentration,
            format!("{of_total}, {}.", split(&parts)),
            evidence.clone(),
            quotes.clone(),
            &[
                ("quoted words", f64::from(shares.quoted)),
                ("largest share", top),
                ("effective number", shares.effective_speakers),
            ],
        ));
    }
    let organizations = known(&shares.by_organization);
    let stated: f64 = shares
        .by_organization
        .iter()
        .filter(|it| it.name.is_some())
        .map(|it| it.share)
        .sum();
    if stated >= MOSTLY {
        let mut parts: Vec<(String, String)> = Vec::new();
        let mut largest = 0.0f64;
        for it in &shares.by_organization {
            if it.name.is_some() {
                largest = largest.max(it.share);
            }
            let from = it
                .name
                .as_deref()
                .unwrap_or("sources without a stated organization");
            parts.push((percent(it.share), from.to_owned()));
        }
        findings.push(finding(
            Check::OrganizationConcentration,
            format!(
                "{of_total}, by {}: {}.",
                count(organizations, "stated organization", "stated organizations"),
                split(&parts)
            ),
            evidence,
            quotes,
            &[
                ("quoted words", f64::from(shares.quoted)),
                ("largest share", largest),
                ("effective number", shares.effective_organizations),
            ],
        ));
    }
    findings
}
