//! What the model adds to the rules, and what always holds of its answers.

use crate::{
    article::{Article, Part},
    attribution::{self, Attribution, model::Model},
    outline::Outline,
    text::Text,
};

fn with_text<R>(words: &str, then: impl FnOnce(&Text) -> R) -> R {
    let outline = Outline::from_plain_text(words.to_owned());
    let article = Article {
        parts: vec![Part::Paragraph; outline.blocks.len()],
        language: "en".to_owned(),
    };
    then(&Text::of(&outline, &article))
}

/// "SOURCE | CUE | PIECE / PIECE" of each attribution.
fn read(words: &str) -> Vec<String> {
    with_text(words, |text| {
        let words = |tokens: &std::ops::Range<u32>| text.str(text.span_of(tokens.clone()));
        let show = |it: &Attribution| {
            let source = it.source.as_ref().map_or("-", words);
            let cue = it.cue.as_ref().map_or("-", words);
            let content: Vec<&str> = it.content.iter().map(words).collect();
            format!("{source} | {cue} | {}", content.join(" / "))
        };
        attribution::find(text).iter().map(show).collect()
    })
}

#[track_caller]
fn check(words: &str, expected: &[&str]) {
    assert_eq!(read(words), expected, "in {words:?}");
}

#[test]
fn what_the_rules_find_stays() {
    check(
        "“We will rebuild,” said Ana Reyes.",
        &["Ana Reyes | said | “We will rebuild,”"],
    );
    check(
        "Ana Reyes said that the bridge would reopen in May.",
        &["Ana Reyes | said | the bridge would reopen in May"],
    );
}

#[test]
fn plain_forms_hold() {
    check(
        "Sen. Ana Reyes of Norfield, the chair of the board, wouldn’t say Tuesday how it would vote, saying only that \
         “since the flood it’s been a sore point” for the town.",
        &[
            "Sen. Ana Reyes of Norfield, the chair of the board | saying | “since the flood it’s been a sore point” for the town",
        ],
    );
    check(
        "Researchers drew an old map for their report, describing it as “a list of lakes that are not there any more.”",
        &["Researchers | describing | it as “a list of lakes that are not there any more.”"],
    );
    check(
        "Council members are afraid of a summer with a restless “Save Our Dam” crowd.",
        &[],
    );
}

#[test]
fn nothing_is_attributed_where_nobody_speaks() {
    check("Stir the flour into the butter. Bake for an hour.", &[]);
    check("", &[]);
    check("“ ” “", &[]);
}

#[test]
fn answers_are_the_same_every_time_and_share_no_content() {
    let words = "Officials were skeptical of the plan, which Reyes called “a gift”. She hopes to win. \
                 According to the report, 40 bridges, critics say, are unsafe, and the mayor vowed that he \
                 “would act”, he told Dunn, who denied it.";
    with_text(words, |text| {
        let found = attribution::find(text);
        assert_eq!(found, attribution::find(text));
        let outer: Vec<u32> = found
            .iter()
            .filter(|it| it.level == 1)
            .flat_map(|it| it.content.iter().cloned().flatten())
            .collect();
        let distinct: std::collections::BTreeSet<&u32> = outer.iter().collect();
        assert_eq!(outer.len(), distinct.len());
        assert!(found.iter().all(|it| (0.0..=1.0).contains(&it.confidence)));
    });
    assert!(Model::embedded().is_some());
}
