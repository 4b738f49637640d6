//! Sources and whom they resolve to, through the whole core.

use crate::{
    outline::Outline,
    provenance::{Quote, SpeakerKind},
};

/// A card in one line: name, role, affiliation; "?" for nobody, with the
/// candidates behind it.
fn card(quote: &Quote) -> String {
    let Some(speaker) = &quote.speaker else {
        return format!("?{}", quote.candidates.join("/"));
    };
    let kind = match speaker.kind {
        SpeakerKind::Person => "",
        SpeakerKind::Organization => "organization ",
        SpeakerKind::Document => "document ",
        SpeakerKind::Group => "group ",
        SpeakerKind::Anonymous => "anonymous ",
    };
    let part = |it: &Option<String>| it.clone().unwrap_or_else(|| "-".to_owned());
    format!(
        "{kind}{} | {} | {}",
        speaker.name,
        part(&speaker.role),
        part(&speaker.affiliation)
    )
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let page = format!("The council met on Monday.\n\n{text}");
    let provenance = crate::read(&Outline::from_plain_text(page));
    let found: Vec<String> = provenance.quotes.iter().map(card).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn roles_and_affiliations() {
    for (text, expected) in [
        (
            "“It is over,” said Ana Reyes, senior director of the Norfield Council’s Energy Hub.",
            "Ana Reyes | senior director | Norfield Council’s Energy Hub",
        ),
        (
            "“It is over,” White House spokesman Karl Dunn said.",
            "Karl Dunn | spokesman | White House",
        ),
        (
            "“It is over,” said Sen. Laura Pike (D-Ohio).",
            "Laura Pike | Sen. | D-Ohio",
        ),
        (
            "“It is over,” said Rosa Holm, 61, whose house burned down.",
            "Rosa Holm | whose house burned down | -",
        ),
        (
            "“It is over,” said Mary Okafor, 34, a nurse at Lakeside Hospital.",
            "Mary Okafor | nurse | Lakeside Hospital",
        ),
        (
            "“It is over,” said Dr Helen Ward, of Leeds University.",
            "Helen Ward | - | Leeds University",
        ),
        (
            "“It is over,” said Luis Ortega, who heads the Institute for Rail.",
            "Luis Ortega | heads | Institute for Rail",
        ),
        (
            "“It is over,” Ohio’s tax commissioner, Kevin Doyle, said.",
            "Kevin Doyle | tax commissioner | Ohio",
        ),
        (
            "“It is over,” her lawyer, Ivan Petrov, said.",
            "Ivan Petrov | lawyer | -",
        ),
        (
            "“It is over,” said Republican presidential nominee Donald Hale.",
            "Donald Hale | Republican presidential nominee | -",
        ),
        (
            "“It is over,” said former Labor Department official Gary Burton.",
            "Gary Burton | former Labor Department official | Labor Department",
        ),
        (
            "“It is over,” said Ellen Moss, the president and chief executive of Moss Mills Inc.",
            "Ellen Moss | president and chief executive | Moss Mills Inc.",
        ),
        (
            "“It is over,” said Paul Kerr, a beekeeper from Lakeside.",
            "Paul Kerr | beekeeper | -",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn sources() {
    check(
        "“It is over,” said Ana Reyes, a nurse. “Go home.”\n\n“I will,” she said.",
        &["Ana Reyes | nurse | -"; 3],
    );
    check(
        "Ana Reyes met Mary Dunn. “It is over,” Mary Dunn told her. Ana Reyes smiled at Mary Dunn. “No,” she said.",
        &["Mary Dunn | - | -", "?Mary Dunn/Ana Reyes"],
    );
    check(
        "Sen. Laura Pike and Gov. Mark Dunn spoke. “I came to listen,” the senator said.",
        &["Laura Pike | Sen. | -"],
    );
    check(
        "Former president George Marsh and his son, Gov. Neil Marsh, attended. “It was a long day,” Marsh said.",
        &["?George Marsh/Neil Marsh"],
    );
    check(
        "Edgar Tull came. “Yes,” Tull said. “No,” said his son, Edgar Tull Jr.",
        &["Edgar Tull | - | -", "Edgar Tull Jr. | son | -"],
    );
    check(
        "“We are sorry,” a spokesperson for Norfield Rail said.",
        &["organization Norfield Rail | spokesperson | Norfield Rail"],
    );
    check(
        "“They knew,” said a Norfield engineer who asked not to be named.",
        &["anonymous a Norfield engineer | engineer | Norfield"],
    );
    check(
        "“We are sorry,” several nurses said.",
        &["group several nurses | - | -"],
    );
    check(
        "Ana Reyes and Karl Dunn said the plan was dead.",
        &["group Ana Reyes and Karl Dunn | - | -"],
    );
    check(
        "The ban “would cost 40 jobs,” according to a report by the Norfield Institute.",
        &["document report by the Norfield Institute | - | Norfield Institute"],
    );
    check(
        "Secretary of State John Kerr said the talks had failed.",
        &["John Kerr | Secretary of State | -"],
    );
    check(
        "“It is over,” said Michelle Obaro. Mr. Obaro laughed. “Not yet,” President Obaro said.",
        &["Michelle Obaro | - | -", "Obaro | President | -"],
    );
}

#[test]
fn transcripts_take_the_one_who_is_interviewed() {
    check(
        "Rep. Luis Ortega spoke to the Courier.\n\nQ: Do you regret it?\n\nA: No. It had to be.",
        &["Luis Ortega | Rep. | -"],
    );
}
