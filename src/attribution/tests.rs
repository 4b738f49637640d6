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
fn what_stands_before_the_clause_only_tells_when_or_on_what() {
    check(
        "To a question about the “missing miles,” Reyes said the road was long.",
        &["Reyes | said | the road was long | indirect"],
    );
    check(
        "As Dunn dreamed of “the lost sons of the valley,” Reyes said nothing would change.",
        &["Reyes | said | nothing would change | indirect"],
    );
    check(
        "As Reyes spoke, the board was hunting “friends and foes of dams” in town.",
        &[],
    );
}

#[test]
fn topics_and_manners_are_not_said() {
    check(
        "When Dunn asked about a remark Reyes made—specifically, “It sank in a day”—Reyes laughed, “It did.”",
        &["Reyes | laughed | “It did.” | direct"],
    );
    check(
        "Dunn wrote that Reyes spoke “movingly of her father and of the dam.”",
        &["Dunn | wrote | Reyes spoke “movingly of her father and of the dam.” | mixed"],
    );
}

#[test]
fn marks_that_nothing_opens_say_nothing() {
    check(
        "It's another dam, another wall,\" says Reyes. \"We come from the hills.\" It rained.",
        &[
            "Reyes | says | It's another dam, another wall | indirect",
            "Reyes | says | \"We come from the hills.\" | direct (+)",
        ],
    );
}

#[test]
fn participles_hang_on_the_main_clause() {
    check(
        "If Dunn drove it, Reyes would have been glad, telling the Courier, “He never touched a wheel.”",
        &["Reyes | telling | “He never touched a wheel.” | direct"],
    );
    check(
        "Reyes was mocked for the word, though on Monday he used a harsher one, saying the wall “must be torn down.”",
        &["he | saying | the wall “must be torn down.” | mixed"],
    );
    check(
        "Reyes called the dam “a gift to nobody” in a long speech, praising the town.",
        &[
            "Reyes | called | the dam “a gift to nobody” in a long speech | mixed",
            "Reyes | praising | the town | indirect",
        ],
    );
}

#[test]
fn whose_verb_it_is() {
    check(
        "Though it rained, an official who sat in the hall to discuss the dam said Monday, “There were talks.”",
        &[
            "an official who sat in the hall to discuss the dam | said | “There were talks.” | direct",
        ],
    );
    check(
        "A report on the board’s website stated that the wall is “known to be thin.”",
        &["A report on the board’s website | stated | the wall is “known to be thin.” | mixed"],
    );
    check(
        "Reyes said in May that she thinks the gate is shut but said “nobody has looked.”",
        &[
            "Reyes | said | she thinks the gate is shut | indirect",
            "Reyes | said | “nobody has looked.” | direct",
        ],
    );
    check(
        "It came up after Mr. Reyes, asked about the dam, had said, “It leaks every spring.”",
        &["Mr. Reyes, asked about the dam | had said | “It leaks every spring.” | direct"],
    );
    check(
        "After board member Ana Reyes asked last week “Why is it shut?” Mr. Dunn left.",
        &["board member Ana Reyes | asked | “Why is it shut?” | direct"],
    );
    check(
        "After Dunn said the gates do better in “towns without rivers,” Reyes said: “I don’t like it.”",
        &[
            "Dunn | said | the gates do better in “towns without rivers,” | mixed",
            "Reyes | said | “I don’t like it.” | direct",
        ],
    );
    check(
        "Reyes summed up the long way from the hills to the town that bought the dam and its mills: “It is a short walk.”",
        &[
            "Reyes | summed | up the long way from the hills to the town that bought the dam and its mills | indirect",
            "Reyes | summed | “It is a short walk.” | direct (+)",
        ],
    );
}

#[test]
fn who_speaks_beside_what_surrounds_them() {
    check(
        "Said Reyes: “I don’t think the dam will hold.”",
        &["Reyes | Said | “I don’t think the dam will hold.” | direct"],
    );
    check(
        "Asked a Norfield miner: “Why does the dam lean more every day?”",
        &["a Norfield miner | Asked | “Why does the dam lean more every day?” | direct"],
    );
    check(
        "After Dunn mocked the dam, Reyes shot back, “At least it holds water.”",
        &[
            "Dunn | mocked | the dam | indirect",
            "Reyes | shot back | “At least it holds water.” | direct",
        ],
    );
    check(
        "Mr. Reyes last week said the gate would open.",
        &["Mr. Reyes | said | the gate would open | indirect"],
    );
    check(
        "Ana Reyes, a former miner who is now a fellow at the Calder Institute, which studies dams, said that it would hold.",
        &[
            "Ana Reyes, a former miner who is now a fellow at the Calder Institute, which studies dams | said | it would hold | indirect",
        ],
    );
    check(
        "“We will hold,” Reyes said at a party, an hour after officials declared the dam safe. “You will sleep well.”",
        &[
            "Reyes | said | “We will hold,” | direct",
            "officials | declared | the dam safe | indirect",
            "Reyes | said | “You will sleep well.” | direct (+)",
        ],
    );
}

#[test]
fn who_said_what_others_mock() {
    check(
        "Paul Dunn mocked Ana Reyes for saying that the dam was “a jewel in the valley.”",
        &[
            "Paul Dunn | mocked | Ana Reyes for saying that the dam was “a jewel in the valley.” | mixed",
            "Ana Reyes | saying | the dam was “a jewel in the valley.” | mixed @2",
        ],
    );
    check(
        "Ana Reyes was mocked for saying that the dam was “a jewel in the valley.”",
        &["Ana Reyes | saying | the dam was “a jewel in the valley.” | mixed"],
    );
}

#[test]
fn asked_called_and_worded() {
    for asked in ["asked", "when asked"] {
        let words = format!("Ana Reyes, {asked} whether she would leave, said, “This is my home.”");
        let source = format!(
            "Ana Reyes, {asked} whether she would leave | said | “This is my home.” | direct"
        );
        check(&words, &[&source]);
    }
    check(
        "Dunn was described by Ana Reyes as “the only man who can read a map.”",
        &["Ana Reyes | was described by | “the only man who can read a map.” | direct"],
    );
    check(
        "Ana Reyes argued that water, in her words, “belongs to those who drink it.”",
        &["Ana Reyes | argued | water, in her words, “belongs to those who drink it.” | mixed"],
    );
    check(
        "The mayor took issue with Ana Reyes’s “wall of shame” remark.",
        &[],
    );
}

#[test]
fn words_within_a_statement() {
    check(
        "The two sides agreed that the dam was “a risk for all,” Reyes said.",
        &[
            "Reyes | said | The two sides agreed that the dam was “a risk for all,” | mixed",
            "The two sides | agreed | the dam was “a risk for all,” | mixed @2",
        ],
    );
    check(
        "Nothing the mayor said “will calm the valley,” Reyes said.",
        &["Reyes | said | Nothing the mayor said “will calm the valley,” | mixed"],
    );
    check(
        "Reyes, who called the dam “the best wall in town,” lives below it.",
        &["Reyes, who | called | the dam “the best wall in town,” | mixed"],
    );
}

#[test]
fn clauses_ahead() {
    check(
        "As Ana Reyes puts it, Dunn is giving the board “a bill that nobody wants to pay.”",
        &[
            "Ana Reyes | puts it | Dunn is giving the board “a bill that nobody wants to pay.” | mixed",
        ],
    );
    check(
        "Although Dunn admitted that he and she had “shared a boat in the spring,” he claimed they never met.",
        &[
            "Dunn | admitted | he and she had “shared a boat in the spring,” | mixed",
            "he | claimed | they never met | indirect",
        ],
    );
    check(
        "She even waved a broom that Dunn might own, describing her day “among the men of the lower mill.”",
        &["She | describing | her day “among the men of the lower mill.” | mixed"],
    );
}

#[test]
fn participles_in_relative_clauses() {
    check(
        "Ana Reyes left the Calder party, which won by saying that the gates were “made of wet sand.”",
        &["the Calder party, which | saying | the gates were “made of wet sand.” | mixed"],
    );
    check(
        "The mayor’s advice brought Ana Reyes to the council, where she was booed for saying that the dam was “a jewel.”",
        &["she | saying | the dam was “a jewel.” | mixed"],
    );
}

#[test]
fn clauses_begun_anew() {
    check(
        "Last May, when I asked Reyes if she would run, she looked at the wall, sighed and said, “I would not.”",
        &[
            "I | asked | if she would run | indirect",
            "she | said | “I would not.” | direct",
        ],
    );
    check(
        "While Dunn praised the plan, Reyes was scathing, calling it “a gift to boats.”",
        &[
            "Dunn | praised | the plan | indirect",
            "Reyes | calling | it “a gift to boats.” | mixed",
        ],
    );
    check(
        "Dunn praised the gate, but Reyes laughed and said it would sink.",
        &[
            "Dunn | praised | the gate | indirect",
            "Reyes | said | it would sink | indirect",
        ],
    );
}

#[test]
fn who_stands_for_the_person() {
    check(
        "The idea began in the head of Ana Reyes, who claimed that the dam “cannot be mended.”",
        &["Ana Reyes, who | claimed | the dam “cannot be mended.” | mixed"],
    );
    check(
        "She met the head of Calder Works, who said that the dam would hold.",
        &["the head of Calder Works, who | said | the dam would hold | indirect"],
    );
}

#[test]
fn carried_over_the_cue() {
    check(
        "The reason that gates fail, writes Reyes, is “rust, and usually in spring.”",
        &[
            "Reyes | writes | The reason that gates fail / is “rust, and usually in spring.” | mixed",
        ],
    );
    check(
        "The mill “took the water,” Reyes said, and still “wanted to be paid.”",
        &["Reyes | said | The mill “took the water,” / and still “wanted to be paid.” | mixed"],
    );
    check(
        "As Ana Reyes herself said, “The dam is not the last one.”",
        &["Ana Reyes herself | said | “The dam is not the last one.” | direct"],
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
fn carried_on_in_part() {
    check(
        "“It held,” Reyes said. The wall is “thinner than I’d like it to be.”",
        &[
            "Reyes | said | “It held,” | direct",
            "Reyes | said | “thinner than I’d like it to be.” | direct (+)",
        ],
    );
    check(
        "“It held,” Reyes said. Dunn “has no plan for it. The gates are rust.”",
        &[
            "Reyes | said | “It held,” | direct",
            "Reyes | said | “has no plan for it. The gates are rust.” | direct (+)",
        ],
    );
    check(
        "“It held,” said Reyes, who owns Calder Inc. “The gates are rust, though.”",
        &[
            "Reyes, who owns Calder Inc. | said | “It held,” | direct",
            "Reyes, who owns Calder Inc. | said | “The gates are rust, though.” | direct (+)",
        ],
    );
    check(
        "“It held,” she said, pointing at the “wall” of mud. “You let it stand for twenty years” for nothing.",
        &[
            "she | said | “It held,” | direct",
            "she | said | “You let it stand for twenty years” | direct (+)",
        ],
    );
    for other in [
        "“It held,” Reyes said. The hall is home to the “Four Dams and a Wedding” band.",
        "“It held,” Reyes said. The band’s best song is “I was a dam for you and me.”",
        "“It held,” Reyes said. The “I love you more than the dam” mug is sold out.",
        "“It held,” Reyes said. Banners with the words “We want our river back” hung outside.",
        "“It held,” Reyes said. Paul Dunn was sure that “we will all drown in our beds by May.”",
        "“It held,” Reyes said. It rained. The wall is “thinner than I’d like it to be.”",
    ] {
        check(other, &["Reyes | said | “It held,” | direct"]);
    }
}

#[test]
fn told_of_behind() {
    check(
        "“The dam is safe,” is how Ana Reyes put it in March.",
        &["Ana Reyes | put it | “The dam is safe,” | direct"],
    );
    check(
        "“The dam is safe” was what Ana Reyes told the council in March.",
        &["Ana Reyes | told | “The dam is safe” | direct"],
    );
}

#[test]
fn told_of_before() {
    check(
        "Her critics say the plan is “dead on arrival.” Ana Reyes is not so sure. “We have until May.”",
        &[
            "Her critics | say | the plan is “dead on arrival.” | mixed",
            "Ana Reyes | - | “We have until May.” | direct",
        ],
    );
    check(
        "Reyes spoke of his “Miles for Mothers” tour. “We built more roads than they did.”",
        &["Reyes | - | “We built more roads than they did.” | direct"],
    );
    check(
        "Ana Reyes is unmoved. “I like the noise, and so does my dog.”",
        &["Ana Reyes | - | “I like the noise, and so does my dog.” | direct"],
    );
    check(
        "She will not go back. “We slept in the car for two weeks.”",
        &["She | - | “We slept in the car for two weeks.” | direct"],
    );
    for nobody in [
        "The dam is old. “I like the noise, and so does my dog.”",
        "Ana Reyes is unmoved. “A dam is only a wall with water.”",
        "Ana Reyes opened the letter. “We regret that your claim is denied.”",
        "Paul Dunn met Ana Reyes in May. “I always wanted to build a dam.”",
        "Paul Dunn asked the mayor about it. “I have no idea what you mean.”",
    ] {
        check(nobody, &[]);
    }
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
        "On Monday Ana Reyes released a memo titled “What Is a Dam?”",
        "Ana Reyes used an old definition of “dry dam country” for her study.",
        "Ana Reyes faced the “Save Our Dam” contingent and met the “save our hills” movement.",
        "Ana Reyes compared it to the mayor’s “I am no saint” speech of May.",
        "Colours: “Oat”, “Graphite.” We believe that it lasts.",
        "",
    ] {
        check(words, &[]);
    }
}
