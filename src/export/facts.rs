//! What the page states of itself: title, authors, day, site, address.

use serde_json::Value;

use crate::{
    article::{Article, Part},
    outline::Outline,
};

/// What the page states of itself, for a citation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The headline.
    pub title: Option<String>,
    /// Who wrote the article, a name each.
    pub authors: Vec<String>,
    /// When it was published, as an ISO 8601 date or the page's own words.
    pub date: Option<String>,
    /// The site or newspaper.
    pub site: Option<String>,
    /// The address, without a text fragment.
    pub url: Option<String>,
}

/// No more authors than this stand in one citation.
const AUTHORS: usize = 16;

/// JSON-LD is searched no deeper than this.
const DEEP: u32 = 8;

/// The `<meta>` tags that state each fact, the best first.
const TITLE: &[&str] = &["og:title", "citation_title", "twitter:title", "dc.title"];
const AUTHOR: &[&str] = &["citation_author", "author", "dc.creator", "parsely-author"];
const DATE: &[&str] = &[
    "article:published_time",
    "citation_publication_date",
    "datepublished",
    "parsely-pub-date",
    "dc.date",
];
const SITE: &[&str] = &["og:site_name", "citation_journal_title", "application-name"];

impl Facts {
    /// Reads what `outline` states.
    pub fn of(outline: &Outline) -> Facts {
        let mut facts = Facts {
            url: address(outline),
            ..Facts::default()
        };
        for json in &outline.json_ld {
            if let Ok(value) = serde_json::from_str::<Value>(json) {
                facts.read_json_ld(&value, 0);
            }
        }
        let meta = |names: &[&str]| {
            names.iter().find_map(|name| {
                let named = outline
                    .metas
                    .iter()
                    .find(|it| it.name.eq_ignore_ascii_case(name));
                named.and_then(|it| stated(&it.content))
            })
        };
        let headline = headline(outline);
        facts.title = headline
            .or(facts.title)
            .or_else(|| meta(TITLE))
            .or_else(|| outline.title.as_deref().and_then(stated));
        if facts.authors.is_empty() {
            let named = |name: &&&str| {
                outline
                    .metas
                    .iter()
                    .any(|it| it.name.eq_ignore_ascii_case(name))
            };
            if let Some(name) = AUTHOR.iter().find(named) {
                let same = outline
                    .metas
                    .iter()
                    .filter(|it| it.name.eq_ignore_ascii_case(name));
                for it in same {
                    facts.add_author(&it.content);
                }
            }
        }
        facts.date = facts.date.or_else(|| meta(DATE));
        facts.site = facts.site.or_else(|| meta(SITE));
        facts
    }

    fn add_author(&mut self, name: &str) {
        let Some(name) = stated(name) else { return };
        let is_address = name.contains("://") || name.contains('@');
        if !is_address && self.authors.len() < AUTHORS && !self.authors.contains(&name) {
            self.authors.push(name);
        }
    }

    /// Takes the facts of the first article in a piece of JSON-LD.
    fn read_json_ld(&mut self, value: &Value, depth: u32) {
        if depth > DEEP {
            return;
        }
        match value {
            Value::Array(items) => items
                .iter()
                .for_each(|item| self.read_json_ld(item, depth + 1)),
            Value::Object(object) => {
                if let Some(graph) = object.get("@graph").or_else(|| object.get("mainEntity")) {
                    self.read_json_ld(graph, depth + 1);
                }
                if object.get("@type").is_some_and(is_article) {
                    self.title = self.title.take().or_else(|| text(object.get("headline")));
                    self.date = self
                        .date
                        .take()
                        .or_else(|| text(object.get("datePublished")));
                    self.site = self.site.take().or_else(|| name(object.get("publisher")));
                    if self.authors.is_empty() {
                        let authors = match object.get("author") {
                            Some(Value::Array(authors)) => authors.as_slice(),
                            Some(one) => std::slice::from_ref(one),
                            None => &[],
                        };
                        for author in authors {
                            if let Some(author) = name(Some(author)) {
                                self.add_author(&author);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

/// The canonical address where it is of the same host, else the page's own.
fn address(outline: &Outline) -> Option<String> {
    let url = outline.url.as_deref().and_then(stated).or_else(|| {
        let meta = outline
            .metas
            .iter()
            .find(|it| it.name.eq_ignore_ascii_case("og:url"));
        meta.and_then(|it| stated(&it.content))
    })?;
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let plain = url
        .split(":~:")
        .next()
        .unwrap_or(&url)
        .trim_end_matches('#');
    is_web.then(|| plain.to_owned())
}

fn headline(outline: &Outline) -> Option<String> {
    let article = Article::of(outline);
    let at = article.parts.iter().position(|it| *it == Part::Headline)?;
    stated(outline.blocks.get(at)?.span.of(&outline.text))
}

/// The words on one line; none where there are none.
fn stated(words: &str) -> Option<String> {
    let line = super::one_line(words);
    (!line.is_empty()).then_some(line)
}

fn text(value: Option<&Value>) -> Option<String> {
    value?.as_str().and_then(stated)
}

/// The name of a person or publisher: a string, or an object that has one.
fn name(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Array(all) => name(all.first()),
        Value::Object(object) => text(object.get("name")),
        other => text(Some(other)),
    }
}

fn is_article(kind: &Value) -> bool {
    let is = |it: &Value| {
        it.as_str().is_some_and(|it| {
            it.ends_with("Article") || it.ends_with("BlogPosting") || it == "Report"
        })
    };
    match kind {
        Value::Array(kinds) => kinds.iter().any(is),
        one => is(one),
    }
}
