//! One event behind the quotes, and whether its host employs the speakers.

use super::{
    finding,
    page::Page,
    prose::{count, list, quoted},
    shares::Organizations,
};
use crate::provenance::{Check, Finding, Occasion, SpeakerKind};

/// With fewer quotes than this nothing is behind many.
const MANY: usize = 3;

/// An event of fewer of the quotes than this part is not what is behind them.
const PART: usize = 3;

/// The one event, and its host where that employs a speaker.
pub fn find(page: &Page) -> Vec<Finding> {
    let mut stated: Vec<(u32, &Occasion)> = Vec::new();
    let mut others = 0;
    for at in page.body_quotes() {
        match &page.quote(at).occasion {
            Some(occasion) if is_event(occasion) => stated.push((at, occasion)),
            _ => others += 1,
        }
    }
    let Some(&(_, first)) = stated.first() else {
        return Vec::new();
    };
    let same = |it: &Occasion| key(it.what.as_deref()) == key(first.what.as_deref());
    let total = stated.len() + others;
    let group = page
        .quote(stated[0].0)
        .speaker
        .as_ref()
        .is_some_and(|it| it.kind == SpeakerKind::Group);
    let many = stated.len() >= MANY && stated.len() * PART >= total;
    if !stated.iter().all(|(_, it)| same(it)) || !(many || group) || total < MANY {
        return Vec::new();
    }
    let what = quoted(first.what.as_deref().unwrap_or_default());
    let venue = stated.iter().find_map(|(_, it)| it.place.as_deref());
    let at = venue.map_or(String::new(), |place| format!(" at {place}"));
    let rest = match others {
        0 => String::new(),
        1 => "; for one other it states no event".to_owned(),
        _ => format!("; for {others} others it states no event"),
    };
    let quotes: Vec<u32> = stated.iter().map(|it| it.0).collect();
    let evidence: Vec<_> = stated
        .iter()
        .flat_map(|(_, it)| &it.evidence)
        .copied()
        .collect();
    let mut findings = vec![finding(
        Check::OneEvent,
        format!(
            "The article states one event for its quotes, {what}{at} ({}){rest}.",
            count(stated.len(), "quote", "quotes")
        ),
        evidence.clone(),
        quotes.clone(),
        &[
            ("with the event", stated.len() as f64),
            ("without", others as f64),
        ],
    )];
    if let Some(venue) = venue {
        findings.extend(employer(page, venue, evidence, quotes));
    }
    findings
}

fn employer(
    page: &Page,
    venue: &str,
    mut evidence: Vec<crate::span::Span>,
    quotes: Vec<u32>,
) -> Option<Finding> {
    let host = venue.strip_prefix("the ").unwrap_or(venue);
    let organizations = Organizations::of(&page.provenance.organizations);
    let employed: Vec<_> = page
        .provenance
        .speakers
        .iter()
        .filter(|it| it.kind == SpeakerKind::Person)
        .filter(|it| organizations.of_speaker(it).as_deref() == Some(host))
        .collect();
    let names: Vec<String> = employed.iter().map(|it| it.name.clone()).collect();
    let belong = match names.len() {
        0 => return None,
        1 => "belongs",
        _ => "belong",
    };
    for it in &employed {
        evidence.extend(it.roles.first().into_iter().flat_map(|role| &role.evidence));
    }
    Some(finding(
        Check::VenueIsEmployer,
        format!(
            "The event took place at {venue}; {}, quoted in the article, {belong} to it.",
            list(&names)
        ),
        evidence,
        quotes,
        &[("speakers", names.len() as f64)],
    ))
}

/// What people come together for. An interview, a speech or a paper is a channel.
const EVENTS: &[&str] = &[
    "assembly",
    "briefing",
    "ceremony",
    "conference",
    "congress",
    "convention",
    "debate",
    "demonstration",
    "dinner",
    "discussion",
    "event",
    "festival",
    "forum",
    "funeral",
    "gala",
    "gathering",
    "hall",
    "hearing",
    "inquest",
    "launch",
    "lecture",
    "luncheon",
    "march",
    "meeting",
    "panel",
    "presser",
    "protest",
    "rally",
    "reception",
    "roundtable",
    "seminar",
    "session",
    "summit",
    "symposium",
    "talk",
    "trial",
    "vigil",
    "webinar",
    "workshop",
];

fn is_event(occasion: &Occasion) -> bool {
    let what = key(occasion.what.as_deref());
    EVENTS.contains(&what.as_str())
}

fn key(what: Option<&str>) -> String {
    let lower = what.unwrap_or_default().to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    words.retain(|it| !matches!(*it, "a" | "an" | "the" | "that" | "this"));
    // "a March 27 discussion", then "the discussion".
    words.last().copied().unwrap_or_default().to_owned()
}
