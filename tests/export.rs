//! The exports, read back by other people's parsers.

use serde_json::Value;
use whence::{
    export::{Format, export},
    outline::Outline,
    read,
};

const STORY: &str = "\
Old Bridge to Close in May

By Dana Cole

The bridge over the Salt River has carried the town for ninety years, and the council met on Monday to speak of its future.

\"It is tired, very tired, and *we* know it,\" said Ana Reyes, an engineer at Norfield College.

“=2+2 is what the budget says,” said Martin Dunn, a councillor.

Dunn said that the bridge would be closed in May.
";

fn page(format: Format) -> String {
    let mut outline = Outline::from_plain_text(STORY.to_owned());
    outline.url = Some("https://news.example/bridge".to_owned());
    export(&outline, &read(&outline), format)
}

fn json(format: Format) -> Value {
    serde_json::from_str(&page(format)).unwrap()
}

#[test]
fn csv_is_read_back() {
    let table = page(Format::Csv);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let names = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| {
        let at = names.iter().position(|it| it == name).unwrap();
        rows[row][at].to_owned()
    };
    assert_eq!(rows.len(), 3);
    assert_eq!(
        cell(0, "words"),
        "\"It is tired, very tired, and *we* know it,\""
    );
    assert_eq!(cell(0, "speaker"), "Ana Reyes");
    assert_eq!(cell(2, "kind"), "indirect");
    for row in &rows {
        let starts = |it: &&str| it.starts_with(['=', '+', '-', '@']);
        assert_eq!(row.iter().find(starts), None, "a cell is a formula");
    }
}

#[test]
fn annotations_point_at_their_words() {
    let letters: Vec<char> = STORY.chars().collect();
    let items = json(Format::WebAnnotation)["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 3);
    for item in items.as_array().unwrap() {
        let [quote, position] = item["target"][0]["selector"].as_array().unwrap().as_slice() else {
            panic!("{item}");
        };
        let at = |name: &str| position[name].as_u64().unwrap() as usize;
        let words: String = letters[at("start")..at("end")].iter().collect();
        assert_eq!(quote["exact"], words);
        let around = ["prefix", "exact", "suffix"].map(|it| quote[it].as_str().unwrap());
        assert!(STORY.contains(&around.concat()));
        assert_eq!(item["target"][0]["source"], "https://news.example/bridge");
    }
}

#[test]
fn quotations_are_the_direct_ones() {
    let graph = json(Format::Quotation)["@graph"].clone();
    let names: Vec<&Value> = graph
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["@type"] == "Quotation")
        .map(|it| &it["creator"]["name"])
        .collect();
    assert_eq!(names, ["Ana Reyes", "Martin Dunn"]);
}

#[test]
fn a_citation_keeps_the_speaker_from_the_author() {
    let items = json(Format::Csl);
    assert_eq!(items[0]["type"], "article-newspaper");
    assert_eq!(items[0]["custom"]["speaker"]["name"], "Ana Reyes");
    assert!(!items[0]["author"].to_string().contains("Reyes"));
    let link = items[0]["URL"].as_str().unwrap();
    assert!(
        link.starts_with("https://news.example/bridge#:~:text="),
        "{link}"
    );
}

#[test]
fn markdown_keeps_the_page_from_marking_up() {
    let sheet = page(Format::Markdown);
    assert!(
        sheet.contains("### Ana Reyes, engineer, Norfield College"),
        "{sheet}"
    );
    assert!(sheet.contains(r"\*we\*"), "{sheet}");
}
