//! A story of our own with one case of nearly every finding.

use whence::{
    outline::Outline,
    provenance::{Check, Fidelity, Finding, Provenance},
    read,
};

const STORY: &str = "\
Ferry Line Is Sinking Under ‘Silent Debt’: Expert

Town must be 'far bolder and far quicker' about its harbor

The ferry line of Norfield is close to ruin and the town has waited for too long to act, according to experts.

The debt of the line has doubled since the spring and nobody knows who will pay for it, several experts said during a May 4 discussion at the Harbor Institute, a Norfield-based think tank.

“What we see in the books is a line that was never meant to pay for itself and that no council has ever dared to close,” said Daniel Holloway, senior director of the Harbor Institute’s Transport Center.

“The hope that a new [ferry] would bring the riders back was always a bit of a dream.”

Holloway said that the line was carrying a “silent debt… for the whole coast.”

That silent debt, Holloway added, will be paid by the islands.

Martin Hollaway, a senior fellow at the Harbor Institute, said the town would need to be far bolder in the coming year.

“Nobody on the islands can wait for another winter like the last one,” Hollaway said.

“Because of that, the answer of the town has to be far bolder and far quicker than anything that we have seen in this harbor since the war.”

The mayor did not respond to a request for comment.
";

fn story() -> Provenance {
    let mut outline = Outline::from_plain_text(STORY.to_owned());
    outline.language = Some("en".to_owned());
    read(&outline)
}

#[track_caller]
fn one(page: &Provenance, check: Check) -> &Finding {
    let mut found = page.findings.iter().filter(|it| it.name == check);
    let first = found.next();
    first.unwrap_or_else(|| panic!("no {check:?} in {:#?}", page.findings))
}

fn figure(finding: &Finding, name: &str) -> f64 {
    let found = finding.figures.iter().find(|it| it.name == name);
    found
        .unwrap_or_else(|| panic!("no {name} in {finding:?}"))
        .value
}

#[test]
fn each_finding_has_its_figures() {
    let page = story();
    for (check, name, value) in [
        (Check::FurnitureConsistency, "in the body at least", 3.0),
        (Check::VagueSources, "claimed at least", 3.0),
        (Check::VagueSources, "named", 2.0),
        (Check::FloatingQuotes, "quotes", 2.0),
        (Check::OneEvent, "with the event", 1.0),
        (Check::VenueIsEmployer, "speakers", 2.0),
        (Check::EditedQuotes, "brackets", 1.0),
        (Check::EditedQuotes, "ellipses", 1.0),
        (Check::UnquotedReuse, "times", 1.0),
        (Check::Refusals, "times", 1.0),
        (Check::OrganizationConcentration, "largest share", 1.0),
        (Check::OrganizationConcentration, "effective number", 1.0),
    ] {
        assert_eq!(figure(one(&page, check), name), value, "{check:?}: {name}");
    }
    assert!(figure(one(&page, Check::ConfusableNames), "likeness") > 0.87);
}

#[test]
fn clips_are_audited() {
    let page = story();
    let traces: Vec<_> = page
        .quotes
        .iter()
        .filter_map(|it| it.trace.as_ref())
        .collect();
    let told: Vec<_> = traces
        .iter()
        .map(|it| (it.how, it.words_kept, it.words_total))
        .collect();
    assert_eq!(told, [(Fidelity::Elided, 2, 6), (Fidelity::Clipped, 5, 28)]);
    let cut = |span: Option<whence::span::Span>| span.map(|it| it.of(STORY));
    assert_eq!(cut(traces[0].before), None);
    assert_eq!(cut(traces[0].after), Some("for the whole coast"));
    assert_eq!(
        cut(traces[1].before),
        Some("Because of that, the answer of the town has to be")
    );
}

#[test]
fn shares_add_up() {
    let shares = story().shares;
    let speakers: u32 = shares.by_speaker.iter().map(|it| it.words).sum();
    assert_eq!(speakers, shares.quoted);
    assert!(shares.quoted <= shares.attributed && shares.attributed <= shares.words);
    let squares: f64 = shares.by_speaker.iter().map(|it| it.share * it.share).sum();
    assert!((shares.effective_speakers * squares - 1.0).abs() < 1e-9);
}

#[test]
fn sentences_are_sentences() {
    for finding in story().findings {
        let sentence = &finding.sentence;
        let begins = sentence.starts_with(|it: char| it.is_uppercase() || it.is_numeric());
        assert!(begins && sentence.ends_with('.'), "{sentence}");
        assert!(!finding.evidence.is_empty(), "{sentence}");
    }
}

/// What one check says of a short story, with nothing where it says nothing.
#[track_caller]
fn check(story: &str, check: Check, expected: &[&str]) {
    let mut outline = Outline::from_plain_text(format!("The council met on Monday.\n\n{story}"));
    outline.language = Some("en".to_owned());
    let findings = read(&outline).findings;
    let found: Vec<&str> = findings
        .iter()
        .filter(|it| it.name == check)
        .map(|it| it.sentence.as_str())
        .collect();
    assert_eq!(found, expected, "{story}");
}

#[test]
fn only_what_was_said_is_counted() {
    let cues = Check::CueClasses;
    check(
        "Ana Reyes said the pier was safe. Karl Dunn didn’t say why it was shut. The pilots were told to wait at sea. \
         Rosa Holm has yet to tell her crew. Dunn argued that the pier was old. Holm claimed that nobody had asked.",
        cues,
        &[
            "The words that attribute, where they were found: one neutral (“said”); one assertive (“argued”); one doubting (“claimed”).",
        ],
    );
}

#[test]
fn unnamed_sources_are_told_apart() {
    let unnamed = Check::AnonymousSources;
    for (story, expected) in [
        (
            "One former adviser said the ferry was late. “It sank twice,” the former adviser said.",
            "At least one source is quoted without a name: “one former adviser”.",
        ),
        (
            "“It is over,” said a Norfield Democrat. “It is not,” said a Norfield Democrat from the north.\n\n\
             “Who knows?” said a Norfield Democrat.",
            "At least three sources are quoted without a name: “a Norfield Democrat”, “a Norfield Democrat from the north” and \
             “a Norfield Democrat”.",
        ),
    ] {
        check(story, unnamed, &[expected]);
    }
    check(
        "“When will it sail?” a reporter asked. “It will sail on Monday,” Ana Reyes said.",
        unnamed,
        &[],
    );
}

#[test]
fn expressions_in_marks() {
    let fragments = Check::Fragments;
    for (story, expected) in [
        (
            "The crew calls itself lucky. The harbor had “soft days”, “quiet days” and “dead days.” The crew slept.",
            &[
                "At least three expressions of three words or fewer are in quotation marks in a sentence that gives no source for \
                 the words: “soft days”, “quiet days” and “dead days”.",
            ][..],
        ),
        (
            "The crew is a band of “squatters,” as Ana Reyes put it, on every deck.",
            &[],
        ),
    ] {
        check(story, fragments, expected);
    }
}

#[test]
fn spaced_ellipses_are_ellipses() {
    check(
        "“We were too young . . . and nobody told us [the crew] anything,” Ana Reyes said.",
        Check::EditedQuotes,
        &[
            "Inside quotes there is at least one insertion in brackets ([the crew]) and one ellipsis.",
        ],
    );
}

#[test]
fn whose_words_are_whose_organizations() {
    let organizations = Check::OrganizationConcentration;
    check(
        "“The harbor needs a new wall, and it needs one now, before the next winter comes,” said Ana Reyes, \
         president of the Norfield Harbor Pilots Union.\n\n\
         “We have waited for twelve long and hard years now,” said NHPU spokesman Karl Dunn.\n\n\
         “Nobody has asked the ministry,” said Rosa Holm, former director of the Rail Institute.",
        organizations,
        &[
            "Of the 31 quoted words whose attribution was found, by one stated organization: about 84% come from Norfield Harbor Pilots Union and \
             16% from sources without a stated organization.",
        ],
    );
}
