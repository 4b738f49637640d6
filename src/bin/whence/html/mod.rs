//! Reads a saved web page into the outline that a browser's walker would make.

mod layout;
mod tree;
mod walker;

use std::sync::LazyLock;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use regex::bytes::Regex;
use tree::{Data, Element, Tree};
use url::Url;
use whence::outline::{Meta, Outline};

/// The outline of a page in `html`.
pub fn outline(html: &[u8]) -> Outline {
    let tree = Tree::parse(&decode(html));
    let address = address(&tree);
    let base = attribute_of(&tree, "base", "href").and_then(|it| match &address {
        Some(address) => address.join(it).ok(),
        None => Url::parse(it).ok(),
    });
    let base = base.as_ref().or(address.as_ref());
    Outline {
        title: title(&tree),
        language: attribute_of(&tree, "html", "lang").map(str::to_owned),
        metas: metas(&tree),
        json_ld: json_ld(&tree),
        url: address.as_ref().map(Url::to_string),
        ..walker::walk(&tree, base)
    }
}

/// Bytes in which a page must declare its encoding; the standard's 1024 are too
/// few for pages as they are.
const DECLARED_WITHIN: usize = 4096;

/// Decodes a page: by its byte-order mark, else by what it declares, else as
/// UTF-8 if it is that, else as Windows-1252. Broken characters become U+FFFD.
fn decode(html: &[u8]) -> String {
    let encoding = match declared_encoding(&html[..html.len().min(DECLARED_WITHIN)]) {
        // It could not have been read as ASCII if it were.
        Some(declared) if declared == UTF_16BE || declared == UTF_16LE => UTF_8,
        Some(declared) => declared,
        None if std::str::from_utf8(html).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    encoding.decode(html).0.into_owned()
}

/// `charset=` and its label, in `<meta charset>` or in a content type.
static CHARSET: LazyLock<Result<Regex, regex::Error>> =
    LazyLock::new(|| Regex::new(r#"(?i-u)charset\s*=\s*"?'?([^"';>/\s]+)"#));

/// The first encoding that the head declares and that there is.
fn declared_encoding(head: &[u8]) -> Option<&'static Encoding> {
    let charset = CHARSET.as_ref().ok()?;
    charset
        .captures_iter(head)
        .filter_map(|it| it.get(1))
        .find_map(|label| Encoding::for_label(label.as_bytes()))
}

fn elements(tree: &Tree) -> impl Iterator<Item = (tree::Id, &Element)> {
    tree.nodes
        .iter()
        .enumerate()
        .filter_map(|(id, node)| match &node.data {
            Data::Element(element) if element.is_html() => Some((id, element)),
            _ => None,
        })
}

fn attribute_of<'t>(tree: &'t Tree, tag: &str, name: &str) -> Option<&'t str> {
    elements(tree)
        .filter(|(_, element)| &**element.tag() == tag)
        .find_map(|(_, element)| element.attribute(name))
}

/// Where the page says it stands: a saved file has no address of its own.
fn address(tree: &Tree) -> Option<Url> {
    elements(tree)
        .filter_map(|(_, element)| match &**element.tag() {
            "link" if is(element, "rel", "canonical") => element.attribute("href"),
            "meta" if is(element, "property", "og:url") => element.attribute("content"),
            _ => None,
        })
        .filter_map(|address| Url::parse(address.trim()).ok())
        .find(|address| matches!(address.scheme(), "http" | "https"))
}

fn is(element: &Element, name: &str, value: &str) -> bool {
    element
        .attribute(name)
        .is_some_and(|it| it.eq_ignore_ascii_case(value))
}

fn title(tree: &Tree) -> Option<String> {
    let (id, _) = elements(tree).find(|(_, element)| &**element.tag() == "title")?;
    let text = tree.text_in(id);
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn metas(tree: &Tree) -> Vec<Meta> {
    elements(tree)
        .filter(|(_, element)| &**element.tag() == "meta")
        .filter_map(|(_, element)| {
            let name = element
                .attribute("name")
                .filter(|it| !it.is_empty())
                .or_else(|| element.attribute("property"))?;
            Some(Meta {
                name: name.to_owned(),
                content: element.attribute("content").unwrap_or("").to_owned(),
            })
        })
        .collect()
}

fn json_ld(tree: &Tree) -> Vec<String> {
    elements(tree)
        .filter(|(_, element)| {
            &**element.tag() == "script" && is(element, "type", "application/ld+json")
        })
        .map(|(id, _)| tree.text_in(id))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    /// Each block as its words, the tags around it, and what is marked in it.
    fn told(html: &str) -> Vec<String> {
        let outline = outline(html.as_bytes());
        let words = |span: whence::span::Span| span.of(&outline.text).to_owned();
        outline
            .blocks
            .iter()
            .map(|block| {
                let mut path = Vec::new();
                let mut at = Some(block.element);
                while let Some(place) = at {
                    let element = &outline.elements[place as usize];
                    path.insert(0, element.tag.as_str());
                    at = element.parent;
                }
                let mut line = format!("{}: {}", path[2..].join("/"), words(block.span));
                for link in &block.links {
                    line += &format!(" [{} -> {}]", words(link.span), link.href);
                }
                for &strong in &block.strong {
                    line += &format!(" *{}*", words(strong));
                }
                line
            })
            .collect()
    }

    #[test]
    fn blocks_are_what_a_reader_sees() {
        let cases: &[(&str, &[&str])] = &[
            (
                "<p>One  \n <i>two</i> &nbsp; three </p>",
                &["p: One two three"],
            ),
            (
                "<div>Bare<p>First<br>second</p>tail <b>end</b></div>",
                &[
                    "div: Bare",
                    "div/p: First",
                    "div/p: second",
                    "div: tail end *end*",
                ],
            ),
            (
                "<p>See <a href='/x?a=1'>the <b>report</b></a>.</p>",
                &["p: See the report. [the report -> /x?a=1] *report*"],
            ),
            (
                "<base href='https://a.example/b/'><p><a href='c'>C</a> <a>none</a>",
                &["p: C none [C -> https://a.example/b/c]"],
            ),
            (
                "<link rel=canonical href='https://a.example/b/'><p><a href='../c'>C</a>",
                &["p: C [C -> https://a.example/c]"],
            ),
            (
                "<p>Seen<span hidden>no</span><span style='color:red; Display: none'>no</span>\
                 <span class='x sr-only'>no</span><script>no</script><svg><text>no</text></svg>\
                 <button>no</button><textarea>no</textarea><template>no</template></p>\
                 <div contenteditable>no</div><dialog>no</dialog><noscript>no</noscript>\
                 <div contenteditable=false>yes</div>",
                &["p: Seen", "div: yes"],
            ),
            (
                "<details><summary>Sum</summary>no<p>no</details><details open>yes</details>",
                &["details/summary: Sum", "details: yes"],
            ),
            ("<p>She said <q>it held</q>.", &["p: She said “it held”."]),
            (
                "<p>co\u{ad}op\u{200b}erate \u{feff}<wbr>now",
                &["p: cooperate now"],
            ),
            (
                "<pre>one\n  two\n\nthree</pre>",
                &["pre: one", "pre: two", "pre: three"],
            ),
            (
                "<p><a href='https://a.example/'>one<div>two</div></a>",
                &[
                    "p: one [one -> https://a.example/]",
                    "div: two [two -> https://a.example/]",
                ],
            ),
            (
                "<table><tr><td>a</td><td>b</td></table>",
                &["table/tbody/tr/td: a", "table/tbody/tr/td: b"],
            ),
            (
                "<p><span style='display:block'>a</span>b",
                &["p/span: a", "p: b"],
            ),
            ("<body style='display:none'>a", &[": a"]),
            ("", &[]),
        ];
        for (html, expected) in cases {
            assert_eq!(told(html), *expected, "{html}");
        }
    }

    #[test]
    fn the_head_is_read() {
        let outline = outline(
            b"<html lang=en-GB><title> A \n B </title><meta name=author content='Ana Reyes'>\
              <meta property=og:url content='https://a.example/b'><meta charset=utf-8>\
              <script type='Application/LD+json'>{\"a\": \"</b>\"}</script>",
        );
        assert_eq!(outline.title.as_deref(), Some("A B"));
        assert_eq!(outline.language.as_deref(), Some("en-GB"));
        assert_eq!(outline.url.as_deref(), Some("https://a.example/b"));
        assert_eq!(outline.json_ld, ["{\"a\": \"</b>\"}"]);
        let metas: Vec<(&str, &str)> = outline
            .metas
            .iter()
            .map(|it| (it.name.as_str(), it.content.as_str()))
            .collect();
        assert_eq!(
            metas,
            [("author", "Ana Reyes"), ("og:url", "https://a.example/b")]
        );
    }

    #[test]
    fn encodings_are_found() {
        let cases: &[(&[u8], &str)] = &[
            (b"<meta charset=\"iso-8859-1\"><p>caf\xe9", "café\n"),
            (
                b"<meta content='text/html; charset=shift_jis'><p>\x8b\xb4",
                "橋\n",
            ),
            (b"<p>caf\xe9", "café\n"),
            ("<p>café".as_bytes(), "café\n"),
            (b"<meta charset=utf-8><p>caf\xe9", "caf\u{fffd}\n"),
            (b"\xff\xfe<\0p\0>\0a\0", "a\n"),
            (b"<meta charset=utf-16><p>a", "a\n"),
            (b"<meta charset=nonsense><p>a", "a\n"),
        ];
        for (html, text) in cases {
            assert_eq!(outline(html).text, *text);
        }
    }

    #[test]
    fn deep_nesting_takes_linear_time_and_keeps_its_words() {
        let started = Instant::now();
        for (open, close) in [("<div>", "</div>"), ("<b class=x>", ""), ("<a><table>", "")] {
            let html = format!(
                "<p>before</p>{}deep{}<p>after</p>",
                open.repeat(100_000),
                close.repeat(100_000)
            );
            let text = outline(html.as_bytes()).text;
            for word in ["before", "deep", "after"] {
                assert!(text.contains(word), "{word} is lost in {open}");
            }
        }
        assert!(started.elapsed() < Duration::from_secs(60));
    }
}
