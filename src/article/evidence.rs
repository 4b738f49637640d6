//! What the page's head says of its article.

use crate::outline::Outline;

/// What meta tags, the title and JSON-LD say.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The headline, in its keys (see [`key`]), the surest first.
    pub titles: Vec<String>,
    /// The deck or the first words of the body, as keys.
    pub descriptions: Vec<String>,
    /// The authors' names, as keys.
    pub authors: Vec<String>,
    /// Whether the page calls itself an article.
    pub is_declared: bool,
}

/// Meta tags with the headline, the surest first.
const TITLE_METAS: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "parsely-title",
    "sailthru.title",
    "title",
];
const DESCRIPTION_METAS: &[&str] = &[
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
];
const AUTHOR_METAS: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
];

/// Of each, no more are kept: every block is compared with them.
const MOST_KEYS: usize = 24;

/// What stands between a headline and the site's name in a title.
const TITLE_JOINTS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " · "];

impl Evidence {
    /// Reads the head of `outline`.
    pub fn of(outline: &Outline) -> Evidence {
        let mut evidence = Evidence::default();
        for name in TITLE_METAS {
            evidence.titles.extend(metas(outline, name).map(key));
        }
        for name in DESCRIPTION_METAS {
            evidence.descriptions.extend(metas(outline, name).map(key));
        }
        for name in AUTHOR_METAS {
            evidence.authors.extend(metas(outline, name).map(key));
        }
        evidence.is_declared =
            metas(outline, "og:type").any(|it| it.to_lowercase().contains("article"));
        for json in &outline.json_ld {
            evidence.read_json(json);
        }
        if let Some(title) = &outline.title {
            evidence.titles.push(key(title));
            evidence.titles.extend(without_site(title).map(key));
        }
        for keys in [
            &mut evidence.titles,
            &mut evidence.descriptions,
            &mut evidence.authors,
        ] {
            keys.retain(|it| it.chars().count() > 3);
            keys.dedup();
            keys.truncate(MOST_KEYS);
        }
        evidence
    }

    fn read_json(&mut self, json: &str) {
        let mut path = "";
        for (name, value) in json_strings(json) {
            match name {
                "headline" | "alternativeHeadline" => self.titles.push(key(value)),
                "description" => self.descriptions.push(key(value)),
                "@type" => {
                    path = value;
                    self.is_declared |=
                        value.ends_with("Article") || value.ends_with("BlogPosting");
                }
                "name" if path == "Person" => self.authors.push(key(value)),
                "author" | "creator" => self.authors.push(key(value)),
                _ => {}
            }
        }
    }
}

fn metas<'o>(outline: &'o Outline, name: &'o str) -> impl Iterator<Item = &'o str> {
    outline
        .metas
        .iter()
        .filter(move |meta| meta.name.eq_ignore_ascii_case(name))
        .map(|meta| meta.content.as_str())
}

/// The longest piece of a title that also names the site.
fn without_site(title: &str) -> Option<&str> {
    let joint = TITLE_JOINTS.iter().find(|joint| title.contains(**joint))?;
    title.split(joint).max_by_key(|piece| piece.len())
}

/// A line's letters and digits in lower case: what two spellings of the same
/// headline share. Escapes of HTML and JSON fall out nearly whole.
pub fn key(line: &str) -> String {
    line.chars()
        .take(400)
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The pairs `"name": "value"` of JSON, in order, escapes left as they stand.
/// Pages hold much that is no valid JSON, so this looks for no more than that.
fn json_strings(json: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = json;
    let mut name = None;
    std::iter::from_fn(move || {
        loop {
            let open = rest.find('"')?;
            let between = rest[..open].trim();
            let inside = &rest[open + 1..];
            let close = string_end(inside)?;
            let string = &inside[..close];
            rest = &inside[close + 1..];
            match name.take() {
                Some(name) if between == ":" => return Some((name, string)),
                _ => name = Some(string),
            }
        }
    })
}

/// Where the string that `inside` begins with ends.
fn string_end(inside: &str) -> Option<usize> {
    let mut is_escaped = false;
    inside.bytes().position(|b| {
        let ends = b == b'"' && !is_escaped;
        is_escaped = b == b'\\' && !is_escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Meta;

    #[test]
    fn the_head_tells_titles_and_authors() {
        let outline = Outline {
            title: Some("The Old Dam Holds - The Courier".to_owned()),
            metas: vec![Meta {
                name: "og:type".to_owned(),
                content: "article".to_owned(),
            }],
            json_ld: vec![
                r#"{"@type": "NewsArticle", "headline": "Old Dam \"Holds\"", "author": [{"@type":
                "Person", "name": "Ana Reyes"}], "publisher": {"@type": "Organization", "name": "x"}"#
                    .to_owned(),
            ],
            ..Outline::default()
        };
        let evidence = Evidence::of(&outline);
        assert!(evidence.is_declared);
        assert_eq!(
            evidence.titles,
            ["olddamholds", "theolddamholdsthecourier", "theolddamholds"]
        );
        assert_eq!(evidence.authors, ["anareyes"]);
    }

    #[test]
    fn broken_json_is_read_as_far_as_it_goes() {
        for json in ["", "\"", "{\"a\": \"b", "{\"a\" \"b\": 1, \"\\", "\\\"\\"] {
            assert_eq!(json_strings(json).count(), 0, "{json}");
        }
    }
}
