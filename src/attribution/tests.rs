//! What the rules find, sentence by sentence.

use super::{Attribution, find_with};
use crate::{
    article::{Article, Part},
    outline::Outline,
    provenance::Polarity,
    text::Text,
};

/// "SOURCE | CUE | PIECE / PIECE | kind", with "(+)" where it continues another
/// and "!" before the cue where it is denied.
fn read(words: &str) -> Vec<String> {
    let outline = Outline::from_plain_text(words.to_owned());
    let article = Article {
        parts: vec![Part::Paragraph; outline.blocks.len()],
        language: "en".to_owned(),
    };
    let text = Text::of(&outline, &article);
    let show = |it: &Attribution| {
        let words =
            |tokens: &std::ops::Range<u32>| text.str(text.span_of(tokens.clone())).to_owned();
        let source = it.source.as_ref().map_or("-".to_owned(), words);
        let cue = it.cue.as_ref().map_or("-".to_owned(), words);
        let content: Vec<String> = it.content.iter().map(words).collect();
        let carried = if it.continues.is_some() { " (+)" } else { "" };
        let denied = if it.polarity == Polarity::Negated {
            "!"
        } else {
            ""
        };
        let depth = if it.level > 1 {
            format!(" @{}", it.level)
        } else {
            String::new()
        };
        let kind = format!("{:?}", it.kind).to_lowercase();
        format!(
            "{source} | {denied}{cue} | {} | {kind}{carried}{depth}",
            content.join(" / ")
        )
    };
    find_with(&text, None).iter().map(show).collect()
}

#[track_caller]
fn check(words: &str, expected: &[&str]) {
    assert_eq!(read(words), expected, "in {words:?}");
}

#[test]
fn the_cue_behind() {
    check(
        "“We will rebuild,” said Ana Reyes.",
        &["Ana Reyes | said | “We will rebuild,” | direct"],
    );
    check(
        "“We will rebuild,” Ana Reyes said.",
        &["Ana Reyes | said | “We will rebuild,” | direct"],
    );
    check(
        "“We will rebuild,” Reyes, the mayor of Norfield, said Monday.",
        &["Reyes, the mayor of Norfield | said | “We will rebuild,” | direct"],
    );
    check(
        "“We will rebuild,” said Ana Reyes, who runs the dam.",
        &["Ana Reyes, who runs the dam | said | “We will rebuild,” | direct"],
    );
    check(
        "“We will rebuild,” Ana Reyes, 43, a miner from Norfield, said.",
        &["Ana Reyes, 43, a miner from Norfield | said | “We will rebuild,” | direct"],
    );
    check(
        "“We will rebuild,” Reyes said on a visit to Norfield, Ga., “but not in spring.”",
        &["Reyes | said | “We will rebuild,” / “but not in spring.” | direct"],
    );
    check(
        "The dam is “a jewel,” Reyes wrote in a note to the council, and “worth a war.”",
        &["Reyes | wrote | The dam is “a jewel,” / and “worth a war.” | mixed"],
    );
    check(
        "Ana Reyes (N-Norfield) told him: “The council is against you,” she said.",
        &["she | said | “The council is against you,” | direct"],
    );
    check(
        "“Will it hold?” the mayor asked.",
        &["the mayor | asked | “Will it hold?” | direct"],
    );
    check(
        "“It will hold,” he told the Courier.",
        &["he | told | “It will hold,” | direct"],
    );
    check(
        "The dam will hold, officials said.",
        &["officials | said | The dam will hold | indirect"],
    );
    check(
        "The dam will hold, a spokesman for the Calder Board told reporters on Friday.",
        &["a spokesman for the Calder Board | told | The dam will hold | indirect"],
    );
    check(
        "The gates “would have failed,” according to a report by the Norfield Institute.",
        &[
            "a report by the Norfield Institute | according to | The gates “would have failed,” | mixed",
        ],
    );
    check(
        "“It is what it is,” shrugged Otto Lindqvist.",
        &["Otto Lindqvist | shrugged | “It is what it is,” | direct"],
    );
}

#[test]
fn the_cue_ahead() {
    check(
        "Ana Reyes said the dam would hold.",
        &["Ana Reyes | said | the dam would hold | indirect"],
    );
    check(
        "Reyes said in a statement that the dam would hold.",
        &["Reyes | said | the dam would hold | indirect"],
    );
    check(
        "She told reporters on Monday that she was “not afraid.”",
        &["She | told | she was “not afraid.” | mixed"],
    );
    check(
        "Reyes said: “It will hold.”",
        &["Reyes | said | “It will hold.” | direct"],
    );
    check(
        "According to Reyes, the dam will hold.",
        &["Reyes | According to | the dam will hold | indirect"],
    );
    check(
        "Otto Lindqvist, a farmer, calls the plan “a gift to nobody.”",
        &["Otto Lindqvist, a farmer | calls | the plan “a gift to nobody.” | mixed"],
    );
    check(
        "The board vowed to rebuild the gates.",
        &["The board | vowed | to rebuild the gates | indirect"],
    );
}

#[test]
fn around_the_cue() {
    check(
        "“The gates,” Reyes said, “are not safe.”",
        &["Reyes | said | “The gates,” / “are not safe.” | direct"],
    );
    check(
        "“The gates are old,” Reyes said. “They will not last.”",
        &[
            "Reyes | said | “The gates are old,” | direct",
            "Reyes | said | “They will not last.” | direct (+)",
        ],
    );
    check(
        "The gates may fail, Reyes said at a hearing of the Calder Board, the body that owns them.",
        &["Reyes | said | The gates may fail | indirect"],
    );
    check(
        "The gates, Reyes said, are not safe.",
        &["Reyes | said | The gates / are not safe | indirect"],
    );
    check(
        "Reyes said the gates were old, adding that the board had known.",
        &[
            "Reyes | said | the gates were old | indirect",
            "Reyes | adding | the board had known | indirect",
        ],
    );
}

#[test]
fn carried_on() {
    check(
        "“It held,” Reyes said.\n\n“It will hold again.”",
        &[
            "Reyes | said | “It held,” | direct",
            "Reyes | said | “It will hold again.” | direct (+)",
        ],
    );
    check(
        "Reyes said: “It held once.\n\n“It will hold again.”",
        &["Reyes | said | “It held once. / “It will hold again.” | direct"],
    );
    check(
        "Reyes was blunt:\n\n“It will never hold.”",
        &["Reyes | : | “It will never hold.” | direct"],
    );
    check(
        "“It will never hold.”\n\n— Ana Reyes",
        &["Ana Reyes | — | “It will never hold.” | direct"],
    );
}

#[test]
fn within_another_s_words() {
    check(
        "“He told me, ‘We leave at noon,’ and left,” Reyes said.",
        &[
            "Reyes | said | “He told me, ‘We leave at noon,’ and left,” | direct",
            "He | told | ‘We leave at noon,’ | direct @2",
        ],
    );
    check(
        "Mayor Ana Reyes never said the dam was safe, her lawyer, Otto Lindqvist, said.",
        &[
            "her lawyer, Otto Lindqvist | said | Mayor Ana Reyes never said the dam was safe | indirect",
            "Mayor Ana Reyes | !never said | the dam was safe | indirect @2",
        ],
    );
}

#[test]
fn denied() {
    check(
        "The board denied that the dam was unsafe.",
        &["The board | !denied | the dam was unsafe | indirect"],
    );
    check(
        "Reyes did not say the dam was safe.",
        &["Reyes | !did not say | the dam was safe | indirect"],
    );
}

#[test]
fn labels() {
    check(
        "Ana Reyes built the dam.\n\nQ: Will it hold?\n\nA: It held for ninety years.",
        &["- | A: | It held for ninety years. | direct"],
    );
    check(
        "REYES: It held.\n\nLINDQVIST: Barely.\n\nREYES: It held.\n\nLINDQVIST: So you say.",
        &[
            "REYES | : | It held. | direct",
            "LINDQVIST | : | Barely. | direct",
            "REYES | : | It held. | direct",
            "LINDQVIST | : | So you say. | direct",
        ],
    );
}

#[test]
fn nothing_attributed() {
    for words in [
        "The so-called “experts” behind the film “The Long Dry Summer” declined to comment.",
        "Stir the flour into the butter and cook for two minutes.",
        "The campaign’s claims were a surprise to the adviser.",
        "Her claims were never tested.",
        "The “Big Four” met again.",
        "Q: Will it fit a narrow hall?\n\nA: Yes, and in any colour.",
        "Colours: “Oat”, “Graphite.” We believe that it lasts.",
        "",
    ] {
        check(words, &[]);
    }
}
