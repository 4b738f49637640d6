//! What a card says of a quote: each field is words of the page, or says why it
//! was inferred. The same words as the card in the browser.

use whence::{
    provenance::{
        Furniture, How, Kind, Occasion, Polarity, Provenance, Quote, QuoteSpeaker, SpeakerKind,
        Stance,
    },
    span::Span,
};

/// Below these the card says that it is not sure.
const SURE: f32 = 0.9;
const LIKELY: f32 = 0.75;

/// Longer evidence is cut, in characters.
const LONGEST_WORDS: usize = 120;

/// One line of the card.
#[derive(Debug, PartialEq)]
pub struct Field {
    /// What it tells.
    pub label: &'static str,
    /// The words of the page, and how they are known.
    pub value: String,
}

/// The fields of the quote at `place`, in the order of the card.
pub fn fields_of(place: usize, provenance: &Provenance, text: &str) -> Vec<Field> {
    let quote = &provenance.quotes[place];
    let speaker = quote.speaker.as_ref();
    let fields = [
        ("Said by", Some(said_by(quote, text))),
        ("Denied", denied(quote)),
        ("Who", speaker.and_then(|it| listed(&it.members, "and"))),
        ("Also", speaker.and_then(other_roles)),
        ("In", occasion(quote)),
        ("Through", via(quote)),
        ("Relayed by", quote.relayed_by.clone()),
        ("Inside", within(quote, provenance)),
        ("Cue", cue(quote, text)),
        (
            "Stands in",
            quote.furniture.map(|it| stands_in(it).to_owned()),
        ),
        ("Trail", Some(trail(quote))),
        ("How sure", how_sure(quote.confidence).map(str::to_owned)),
    ];
    fields
        .into_iter()
        .filter_map(|(label, value)| value.map(|value| Field { label, value }))
        .collect()
}

/// Who said it, as the card's heading; the candidates, or that nobody is stated.
pub fn heading_of(quote: &Quote) -> String {
    match &quote.speaker {
        Some(speaker) => speaker.name.clone(),
        None => listed(&quote.candidates, "or")
            .map_or_else(|| "Not stated".to_owned(), |names| format!("{names}?")),
    }
}

/// The line under the heading: role and affiliation, or what the speaker is.
pub fn standing_of(quote: &Quote) -> Option<String> {
    let speaker = quote.speaker.as_ref()?;
    if let Some(standing) = joined(&[&speaker.role, &speaker.affiliation], " · ") {
        return Some(standing);
    }
    let kind = match speaker.kind {
        SpeakerKind::Person => return None,
        SpeakerKind::Organization => "organization",
        SpeakerKind::Document => "document",
        SpeakerKind::Group => "group",
        SpeakerKind::Anonymous => "not named",
    };
    Some(kind.to_owned())
}

/// The label of its kind.
pub fn kind_of(quote: &Quote) -> &'static str {
    match (quote.polarity, quote.kind) {
        (Polarity::Negated, _) => "DENIED",
        (_, Kind::Direct) => "DIRECT QUOTE",
        (_, Kind::Mixed) => "PARTLY QUOTED",
        (_, Kind::Indirect) => "PARAPHRASE",
    }
}

/// The words of some spans, cut where they are many characters.
pub fn words_of(spans: &[Span], text: &str, longest: usize) -> String {
    let pieces: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    let words = pieces.join(" … ");
    match words.char_indices().nth(longest) {
        None => words,
        Some((end, _)) => {
            let cut = &words[..end];
            let cut = cut.rsplit_once(' ').map_or(cut, |(head, _)| head);
            format!("{cut}…")
        }
    }
}

fn quoted(span: Span, text: &str) -> String {
    format!("“{}”", words_of(&[span], text, LONGEST_WORDS))
}

fn said_by(quote: &Quote, text: &str) -> String {
    let nobody = "no speaker named here";
    let named = quote.source.map(|source| quoted(source, text));
    match &quote.speaker {
        None if quote.candidates.is_empty() => named.unwrap_or_else(|| nobody.to_owned()),
        None => format!(
            "{} · more than one fits",
            named.as_deref().unwrap_or(nobody)
        ),
        Some(speaker) if matches!(speaker.how, How::Continued | How::Headline) => {
            format!("{nobody} · {}", how(speaker))
        }
        Some(speaker) => format!("{} · {}", named.as_deref().unwrap_or(nobody), how(speaker)),
    }
}

fn how(speaker: &QuoteSpeaker) -> String {
    match speaker.how {
        How::Name => "named here".to_owned(),
        How::Nominal if speaker.kind == SpeakerKind::Anonymous => "not named here".to_owned(),
        How::Nominal => format!("these words stand for {}", speaker.name),
        How::Pronoun => format!("stands for {}", speaker.name),
        How::Continued => "continues the quote above".to_owned(),
        How::Headline => "the same words in the body".to_owned(),
        How::Transcript => "the speaker’s label".to_owned(),
        How::Group => "named on this page".to_owned(),
    }
}

fn denied(quote: &Quote) -> Option<String> {
    (quote.polarity == Polarity::Negated)
        .then(|| "the source does not say this, or denies it".to_owned())
}

fn other_roles(speaker: &QuoteSpeaker) -> Option<String> {
    let others: Vec<String> = speaker
        .roles
        .iter()
        .filter(|it| it.role != speaker.role || it.affiliation != speaker.affiliation)
        .filter_map(|it| joined(&[&it.role, &it.affiliation], " · "))
        .collect();
    (!others.is_empty()).then(|| others.join("; "))
}

fn occasion(quote: &Quote) -> Option<String> {
    let occasion = quote.occasion.as_ref()?;
    // An implied channel is shown once, as such.
    let channel = !occasion.stated && occasion.what == quote.via;
    let what = occasion.what.as_ref().filter(|_| !channel);
    let mut kept: Vec<&str> = Vec::new();
    for part in [what, occasion.when.as_ref(), occasion.place.as_ref()]
        .into_iter()
        .flatten()
    {
        if !kept.iter().any(|it| it.contains(part.as_str())) {
            kept.push(part);
        }
    }
    (!kept.is_empty()).then(|| format!("{} · {}", kept.join(", "), known(occasion)))
}

fn via(quote: &Quote) -> Option<String> {
    let via = quote.via.clone()?;
    let implied = quote.occasion.as_ref().filter(|it| !it.stated);
    Some(match implied {
        Some(occasion) => format!("{via} · {}", known(occasion)),
        None => via,
    })
}

fn known(occasion: &Occasion) -> &'static str {
    match occasion.stated {
        true => "stated here",
        false => "stated once, elsewhere on this page",
    }
}

fn within(quote: &Quote, provenance: &Provenance) -> Option<String> {
    let outer = provenance.quotes.get(quote.within? as usize)?;
    Some(match &outer.speaker {
        Some(speaker) => format!("the words of {}", speaker.name),
        None => "another statement".to_owned(),
    })
}

fn cue(quote: &Quote, text: &str) -> Option<String> {
    let span = quote.cue?;
    let how = quote.speaker.as_ref().map(|it| it.how);
    if matches!(how, Some(How::Continued | How::Headline)) {
        return None;
    }
    let class = match quote.stance {
        Stance::Neutral => "neutral",
        Stance::Assertive => "states a view",
        Stance::Doubting => "keeps a distance",
        Stance::Factive => "takes it as fact",
        Stance::Forceful => "forceful",
        Stance::Hedged => "hedged",
    };
    Some(format!("{} · {class}", quoted(span, text)))
}

fn stands_in(furniture: Furniture) -> &'static str {
    match furniture {
        Furniture::Headline => "the headline",
        Furniture::Deck => "the line under the headline",
        Furniture::Subhead => "a subheading",
        Furniture::Caption => "a caption",
        Furniture::PullQuote => "a pull quote",
    }
}

fn trail(quote: &Quote) -> String {
    let is_document = quote
        .speaker
        .as_ref()
        .is_some_and(|it| it.kind == SpeakerKind::Document);
    match (quote.links.is_empty(), is_document) {
        (false, _) => quote.links.join(" "),
        (true, true) => "a document named here".to_owned(),
        (true, false) => "no link in this sentence".to_owned(),
    }
}

fn how_sure(confidence: f32) -> Option<&'static str> {
    match confidence {
        SURE.. => None,
        LIKELY.. => Some("likely, not certain"),
        _ => Some("unsure"),
    }
}

/// "a", "a or b", "a, b or c"; none of none.
fn listed(names: &[String], last: &str) -> Option<String> {
    match names {
        [] => None,
        [name] => Some(name.clone()),
        [first @ .., name] => Some(format!("{} {last} {name}", first.join(", "))),
    }
}

fn joined(parts: &[&Option<String>], joint: &str) -> Option<String> {
    let parts: Vec<&str> = parts.iter().filter_map(|it| it.as_deref()).collect();
    (!parts.is_empty()).then(|| parts.join(joint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_between_words() {
        let text = "“one two three”";
        let all = Span::new(0, text.len() as u32);
        for (longest, words) in [(99, "“one two three”"), (10, "“one two…"), (2, "“o…")]
        {
            assert_eq!(words_of(&[all], text, longest), words);
        }
    }

    #[test]
    fn names_are_listed() {
        let names = ["Ana".to_owned(), "Li".to_owned(), "Tom".to_owned()];
        for (count, told) in [
            (0, None),
            (1, Some("Ana")),
            (2, Some("Ana or Li")),
            (3, Some("Ana, Li or Tom")),
        ] {
            assert_eq!(listed(&names[..count], "or").as_deref(), told);
        }
    }
}
