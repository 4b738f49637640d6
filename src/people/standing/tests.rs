//! Standings through the whole core: what the page says somebody is.

use crate::outline::Outline;

/// The standings of the last quote's speaker: "role | affiliation", parted by
/// semicolons, the best first.
#[track_caller]
fn check(text: &str, expected: &str) {
    let page = format!("The council met on Monday.\n\n{text}");
    let provenance = crate::read(&Outline::from_plain_text(page));
    let speaker = provenance.quotes.last().and_then(|it| it.speaker.clone());
    let part = |it: &Option<String>| it.clone().unwrap_or_else(|| "-".to_owned());
    let found: Vec<String> = speaker
        .map(|it| it.roles)
        .unwrap_or_default()
        .iter()
        .inspect(|it| assert!(!it.evidence.is_empty(), "{text}"))
        .map(|it| format!("{} | {}", part(&it.role), part(&it.affiliation)))
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
}

#[test]
fn one_description_after_the_other() {
    for (said, expected) in [
        (
            "an outside adviser to the campaign on tax issues and an associate professor at Norfield University",
            "associate professor | Norfield University; outside adviser to the campaign on tax issues | -",
        ),
        (
            "an economist who served as director of the Norfield Budget Office and is now president of the Lakeside Action Forum, a conservative group",
            "president | Lakeside Action Forum; director | Norfield Budget Office; economist | -",
        ),
        (
            "a former Labor Department official who runs Crosscut Strategies",
            "former Labor Department official | Labor Department; who runs Crosscut Strategies | Crosscut Strategies",
        ),
        (
            "a retired general who works on defense policy at the Lakeside-based Holm Foundation",
            "retired general | -; - | Holm Foundation",
        ),
        (
            "a fellow at the Lakeside Council and former ambassador to Chile",
            "fellow | Lakeside Council; former ambassador to Chile | -",
        ),
        (
            "the lead author of the study and a biologist at Dale University",
            "biologist | Dale University; lead author of the study | -",
        ),
        (
            "one of the president's closest aides",
            "one of the president's closest aides | -",
        ),
        (
            "the chief executive of Ora Media",
            "chief executive | Ora Media",
        ),
        (
            "a partner at the law firm Dale & Holm",
            "partner | Dale & Holm",
        ),
        (
            "professor emeritus of history at Dale University",
            "professor emeritus of history | Dale University",
        ),
        (
            "vice president for policy and research at the Lakeside Council",
            "vice president for policy and research | Lakeside Council",
        ),
        (
            "the Republican attorney general of Oklahoma",
            "Republican attorney general | Oklahoma",
        ),
        ("Karl Dunn's wife", "Karl Dunn's wife | -"),
        ("winner of the Dale Prize", "winner of the Dale Prize | -"),
        (
            "nonresident senior fellow at the Lakeside Council",
            "nonresident senior fellow | Lakeside Council",
        ),
        ("who has been mayor since 2010", "mayor | -"),
    ] {
        check(&format!("“It is over,” said Ana Reyes, {said}."), expected);
    }
}

#[test]
fn around_the_name() {
    for (text, expected) in [
        (
            "Sens. Ana Reyes (D-Ore.), Karl Dunn (D-Ohio) and Rosa Holm (D-N.J.) came. “It is over,” said Dunn.",
            "Sen. | D-Ohio",
        ),
        (
            "Economists Luis Ortega and Ana Reyes came. “It is over,” said Reyes.",
            "Economist | -",
        ),
        (
            "The guests were Luis Ortega and Ana Reyes, both professors at Dale University. “It is over,” said Ortega.",
            "professor | Dale University",
        ),
        (
            "Retired U.S. Air Force Gen. Karl Dunn said it was over.",
            "Retired U.S. Air Force Gen. | U.S. Air Force",
        ),
        ("“It is over,” said Sen. Karl Dunn (Vt.).", "Sen. | Vt."),
        (
            "“It is over,” said Ana Reyes from the Lakeside Council.",
            "- | Lakeside Council",
        ),
        (
            "Ana Reyes was fired from the Lakeside Council. “It is over,” said Reyes.",
            "",
        ),
        ("“It is over,” said NBC’s Dana Cole.", "- | NBC"),
        (
            "Luis Ortega, who heads the Institute for Rail, came. “It is over,” said Ortega.",
            "heads | Institute for Rail",
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn whose_office_it_is() {
    for (text, expected) in [
        (
            "Lakeside Ferries sails again on Friday, the company’s chief engineer, Ana Reyes, said.",
            "chief engineer | Lakeside Ferries",
        ),
        (
            "“It is over,” said Ana Reyes, the choir society’s treasurer.",
            "treasurer | -",
        ),
        (
            "“It is over,” said Ana Reyes, the society’s treasurer.",
            "treasurer | society",
        ),
        (
            "The strike hit the Lakeside Bakers Union, whose treasurer, Ana Reyes, said that it was over.",
            "treasurer | Lakeside Bakers Union",
        ),
        (
            "The Lakeside Bakers Union met for an hour in the old mill.\n\nIts treasurer, Ana Reyes, said that it was over.",
            "treasurer | Lakeside Bakers Union",
        ),
        (
            "The treasurer of the Lakeside Bakers’ Union, Ana Reyes, said that it was over.",
            "treasurer | Lakeside Bakers’ Union",
        ),
        (
            "A spokeswoman for the Dale County Sheriff’s Office, Ana Reyes, said that it was over.",
            "spokeswoman | Dale County Sheriff’s Office",
        ),
        (
            "“It is over,” said Capt. Ana Reyes of the 3rd Bridge Regiment.",
            "Capt. | 3rd Bridge Regiment",
        ),
        (
            "“It is over,” said Inspector Ana Reyes, of Lakeside CID.",
            "Inspector | Lakeside CID",
        ),
        (
            "“It is over,” said Ana Reyes, founder of the Lakeside-based kite maker Zelvora.",
            "founder | Zelvora",
        ),
        (
            "The plan’s lead author, Dr. Ana Reyes, of Dale University, said that it was over.",
            "lead author | Dale University",
        ),
        (
            "Deputy Commissioner for Harbor Safety Ana Reyes said that it was over.",
            "Deputy Commissioner for Harbor Safety | -",
        ),
        (
            "Luis Ortega and Ana Reyes, both of the Holm Clinic, said that it was over.",
            "- | Holm Clinic",
        ),
        (
            "Senators Luis Ortega and Ana Reyes said that it was over.",
            "Senators | -",
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_clause_that_says_what_somebody_does() {
    for (said, expected) in [
        (
            "who has run the mill since 1998",
            "who has run the mill since 1998 | -",
        ),
        (
            "who runs Crosscut Strategies",
            "who runs Crosscut Strategies | Crosscut Strategies",
        ),
        (
            "who teaches harbor law at Dale University",
            "who teaches harbor law | Dale University",
        ),
        (
            "who lives beside the quarry",
            "who lives beside the quarry | -",
        ),
        ("who lost the election", ""),
    ] {
        check(&format!("“It is over,” said Ana Reyes, {said}."), expected);
    }
}

#[test]
fn executives_in_a_story_about_one_company() {
    let lede = "Zelvora will close its oldest kiln in May. The company blamed the price of clay.";
    for (said, expected) in [
        (
            "“It is over,” Chief Executive Ana Reyes said. About 90 people work for Zelvora.",
            "Chief Executive | Zelvora",
        ),
        (
            "Its rival Holm Motors gained. “It is over,” Chief Executive Ana Reyes said. About 90 people work for Zelvora.",
            "Chief Executive | -",
        ),
        (
            "“It is over,” a chief executive, Ana Reyes, said. About 90 people work for Zelvora.",
            "chief executive | -",
        ),
    ] {
        check(&format!("{lede}\n\n{said}"), expected);
    }
}

#[test]
fn an_aide_to_the_mayor_is_no_mayor() {
    check(
        "Karl Dunn, an aide to the mayor, came. The mayor’s brother, Luis Ortega, left. “It is over,” the mayor said.",
        "",
    );
    check(
        "“It is over,” said Karl Dunn, an adviser to the council. One former adviser said that it was late. “Oh,” the former adviser said.",
        "former adviser | -",
    );
}
