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
            "“It is over,” said Sen. Ines Calder (D-Ohio).",
            "Ines Calder | Sen. | D-Ohio",
        ),
        (
            "“It is over,” said Rosa Holm, 58, whose orchard was flooded.",
            "Rosa Holm | whose orchard was flooded | -",
        ),
        (
            "“It is over,” said Mary Penn, 47, a gardener at Lakeside College.",
            "Mary Penn | gardener | Lakeside College",
        ),
        (
            "“It is over,” said Dr Ruth Colby, of Norfield University.",
            "Ruth Colby | - | Norfield University",
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
            "“It is over,” Dunn’s incoming chief of staff Nora Quill said.",
            "Nora Quill | incoming chief of staff | -",
        ),
        (
            "“It is over,” said White House chief of staff Nora Quill.",
            "Nora Quill | chief of staff | White House",
        ),
        (
            "“It is over,” the bank’s head of retail lending Nora Quill said.",
            "Nora Quill | head of retail lending | bank",
        ),
        (
            "“It is over,” said Nora Quill, who was at the rally on Sunday.",
            "Nora Quill | - | -",
        ),
        (
            "“It is over,” his lawyer, Nora Quill, said.",
            "Nora Quill | lawyer | -",
        ),
        (
            "“It is over,” said Republican presidential nominee Carl Hale.",
            "Carl Hale | Republican presidential nominee | -",
        ),
        (
            "“It is over,” said former Labor Department official Owen Stokes.",
            "Owen Stokes | former Labor Department official | Labor Department",
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
        "Ana Reyes and Mary Dunn met on Friday. “No,” she said.",
        &["?Ana Reyes/Mary Dunn"],
    );
    check(
        "Ana Reyes met Mary Dunn. “It is over,” Mary Dunn told her. Ana Reyes smiled at Mary Dunn. “No,” she said.",
        &["Mary Dunn | - | -", "Ana Reyes | - | -"],
    );
    check(
        "Karl Dunn said Paul Kerr was not late. “He had the keys,” he said.",
        &["Karl Dunn | - | -"; 2],
    );
    check(
        "The plan worries Omar Hale, a beekeeper from Lakeside. “We lost the orchard,” he said.",
        &["Omar Hale | beekeeper | -"],
    );
    check(
        "“Run. Go now. Do not look back. Take the road. Take the dog,” said Nora Quill. “Go.”\n\n“It burned. It all burned. It took the barn. It took the well,” she said.",
        &["Nora Quill | - | -"; 3],
    );
    check(
        "“It is over,” said Lena Wexford, a nurse. Wexfrod wept. “Go home,” Wexfrod said.",
        &["Lena Wexford | nurse | -"; 2],
    );
    check(
        "The Norfield Club paid for a new report by the Lakeside Alliance. “The bridge was never safe,” the study said.",
        &["document new report by the Lakeside Alliance | - | Lakeside Alliance"],
    );
    check(
        "Prizes went to Lena Wexford. “We are glad,” the Wexfords said. Pay came. “Fine,” Wexfrod said.",
        &["organization Wexfords | - | -", "Lena Wexford | - | -"],
    );
    check(
        "Ana Reyes sold the mill on Monday. “It was time,” the Norfield engineer said.",
        &["Ana Reyes | engineer | Norfield"],
    );
    check(
        "Karl Merrow built the dam. Perhaps Merrow knew more. “It is safe,” Merrow said.",
        &["Karl Merrow | - | -"],
    );
    check(
        "Ana Reyes left the court, and the Norfield Council called the ruling “a sad day”.",
        &["organization Norfield Council | - | -"],
    );
    check(
        "Ana Reyes met Karl Dunn.\n\n“You owe me a horse,” Reyes said.\n\n“I owe you hay,” Dunn said.\n\n“Hay will do.”",
        &[
            "Ana Reyes | - | -",
            "Karl Dunn | - | -",
            "?Ana Reyes/Karl Dunn",
        ],
    );
    check(
        "Karl Dunn sold the mill on Monday. “It was time,” Norfield’s former beekeeper said.",
        &["Karl Dunn | former beekeeper | -"],
    );
    check(
        "Ana Reyes sold the mill on Monday. “It was time,” the aide said.",
        &["?"],
    );
    check(
        "“It is over,” a miner who gave no name said. “We tried,” he said.",
        &["anonymous a miner | miner | -"; 2],
    );
    check(
        "Sen. Ines Calder and Gov. Piers Lodd spoke. “We meet again in May,” the senator said.",
        &["Ines Calder | Sen. | -"],
    );
    check(
        "Sen. Henry Tolland and his brother, Mayor Peter Tolland, sang. “We were flat,” Tolland said.",
        &["?Henry Tolland/Peter Tolland"],
    );
    check(
        "Walter Brill came. “Yes,” Brill said. “No,” said his son, Walter Brill Jr.",
        &["Walter Brill | - | -", "Walter Brill Jr. | son | -"],
    );
    check(
        "“We are sorry,” a spokesperson for Lakeside Energy said.",
        &["organization Lakeside Energy | spokesperson | Lakeside Energy"],
    );
    check(
        "“The map was wrong,” said a Lakeside surveyor who gave no name.",
        &["anonymous a Lakeside surveyor | surveyor | Lakeside"],
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
        "The tunnel “would flood in a year,” according to a report by the Norfield Institute.",
        &["document report by the Norfield Institute | - | Norfield Institute"],
    );
    check(
        "Secretary of State Paul Wexley said the talks had failed.",
        &["Paul Wexley | Secretary of State | -"],
    );
    check(
        "“It is over,” said Michelle Dorran. Mr. Dorran laughed. “Not yet,” President Dorran said.",
        &["Michelle Dorran | - | -", "Dorran | President | -"],
    );
}

#[test]
fn names_in_full_and_in_part() {
    for (text, expected) in [
        (
            "We met Zarelda Quimbrot in Lakeside. “No,” Zarelda told me.",
            "Zarelda Quimbrot | - | -",
        ),
        (
            "The hens are gone, said Sister Agnes Reyes. “All of them,” Sister Agnes added.",
            "Agnes Reyes | Sister | -",
        ),
        (
            "“No,” said former ambassador to China Wallace Holm.",
            "Wallace Holm | - | -",
        ),
        (
            "Quill & Harrow Water said the well “is dry”.",
            "organization Quill & Harrow Water | - | -",
        ),
        (
            "Oakmere Boats, which owns the pier, shut it on Monday. “It leaks,” Oakmere Boats said.",
            "organization Oakmere Boats | - | -",
        ),
        (
            "“No,” said Ana Reyes, a dyer for 16 years.",
            "Ana Reyes | dyer | -",
        ),
        (
            "“No,” said Mayor Ana Reyes, a second-term Democrat.",
            "Ana Reyes | Mayor | -",
        ),
        (
            "“No,” said the abbot’s clerk, Msgr. Karl Dunn.",
            "Karl Dunn | clerk | -",
        ),
        (
            "“The nets are safe,” the fisheries ministry said.",
            "organization fisheries ministry | - | -",
        ),
    ] {
        let page = crate::read(&Outline::from_plain_text(text.to_owned()));
        let last = page.quotes.last().map(card).unwrap_or_default();
        assert_eq!(last, expected, "{text}");
    }
}

#[test]
fn transcripts_take_the_one_who_is_interviewed() {
    check(
        "Rep. Tess Harlow met the Echo.\n\nQ: Will you sing?\n\nA: Never. It is too late.",
        &["Tess Harlow | Rep. | -"],
    );
}
