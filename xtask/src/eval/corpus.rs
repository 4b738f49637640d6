//! Annotated articles and what a system answered on them.

use std::{
    collections::HashMap,
    fs::{self, File},
    io::{BufRead, BufReader, Read},
    path::Path,
};

use anyhow::{Context, Result, ensure};
use flate2::read::MultiGzDecoder;
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::Value;
use whence::{outline::Outline, provenance::Provenance, span::Unit};

/// A half-open stretch of code points.
pub type Points = [usize; 2];

/// One article with what the annotators marked in it.
#[derive(Deserialize)]
pub struct Article {
    /// The article's id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// What the annotators marked.
    pub attributions: Vec<Attribution>,
    /// What the annotators set aside.
    #[serde(default, deserialize_with = "spans")]
    pub discard: Vec<Points>,
}

/// One attribution, annotated or answered.
#[derive(Deserialize)]
pub struct Attribution {
    /// The pieces of the content.
    #[serde(default, deserialize_with = "spans")]
    pub content: Vec<Points>,
    /// The pieces of the source.
    #[serde(default, deserialize_with = "spans")]
    pub source: Vec<Points>,
    /// The pieces of the cue.
    #[serde(default, deserialize_with = "spans")]
    pub cue: Vec<Points>,
    /// Answered: above 1 inside another's words.
    #[serde(default)]
    pub level: Option<u8>,
    /// Answered: how sure the system is of the source.
    #[serde(default)]
    pub confidence: Option<f64>,
    /// Answered: who that is.
    #[serde(default)]
    pub speaker: Option<Named>,
    /// Annotated: whether the cue is one of speech.
    #[serde(default)]
    pub speech: bool,
    /// Annotated: who the source is, where the corpus follows people.
    #[serde(default)]
    pub source_entity: Option<Entity>,
}

/// A speaker as answered.
#[derive(Clone, Deserialize)]
pub struct Named {
    /// The name that is shown.
    pub name: String,
}

/// A speaker as annotated.
#[derive(Clone, Deserialize)]
pub struct Entity {
    /// Its longest name on the page; none where it has only pronouns and nouns.
    pub name: Option<String>,
    /// Everything on the page that refers to it.
    pub mentions: Vec<Points>,
}

#[derive(Deserialize)]
struct Answer {
    id: String,
    quotes: Vec<Attribution>,
}

/// What a system answered on each article, by id.
pub type Answers = HashMap<String, Vec<Attribution>>;

/// Reads annotated articles: a JSON object a line, gzipped or not.
///
/// # Errors
/// When the file cannot be read, or a line is not of that form.
pub fn articles(path: &Path) -> Result<Vec<Article>> {
    let articles: Vec<Article> = lines(path)?;
    ensure!(!articles.is_empty(), "{} holds no article", path.display());
    Ok(articles)
}

/// Reads answers that a system wrote down in the form of `whence scan`.
///
/// # Errors
/// Those of [`articles`], and where an article has no answer.
pub fn answers(path: &Path, articles: &[Article]) -> Result<Answers> {
    let answers: Answers = lines::<Answer>(path)?
        .into_iter()
        .map(|it| (it.id, it.quotes))
        .collect();
    let missing = articles.iter().filter(|it| !answers.contains_key(&it.id));
    ensure!(
        missing.clone().count() == 0,
        "{} says nothing of {} articles of the corpus",
        path.display(),
        missing.count()
    );
    Ok(answers)
}

/// Has the core read every article.
///
/// # Errors
/// When its answer is not of the form that the scorers read.
pub fn read(articles: &[Article]) -> Result<Answers> {
    let answer = |article: &Article| {
        let quotes = provenance(&article.text).quotes;
        let quotes = serde_json::from_value(serde_json::to_value(quotes)?)?;
        Ok((article.id.clone(), quotes))
    };
    articles.iter().map(answer).collect()
}

/// Has the core read the documents of `from`, and writes down what it says, a
/// line each, as `whence scan` does.
///
/// # Errors
/// When either file cannot be used.
pub fn scan(from: &Path, to: &Path) -> Result<()> {
    #[derive(Deserialize)]
    struct Document {
        id: Value,
        text: String,
    }
    #[derive(Serialize)]
    struct Record {
        id: Value,
        #[serde(flatten)]
        provenance: Provenance,
    }
    let mut out = String::new();
    for Document { id, text } in lines(from)? {
        let provenance = provenance(&text);
        out += &serde_json::to_string(&Record { id, provenance })?;
        out.push('\n');
    }
    fs::write(to, out).with_context(|| format!("cannot write {}", to.display()))
}

/// What the core says of plain text, in code points.
fn provenance(text: &str) -> Provenance {
    let outline = Outline::from_plain_text(text.to_owned());
    whence::read(&outline).in_unit(text, Unit::CodePoints)
}

fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let is_packed = path.extension().is_some_and(|it| it == "gz");
    let reader: Box<dyn Read> = if is_packed {
        Box::new(MultiGzDecoder::new(file))
    } else {
        Box::new(file)
    };
    BufReader::new(reader)
        .lines()
        .enumerate()
        .map(|(at, line)| {
            serde_json::from_str(&line?)
                .with_context(|| format!("{}, line {}", path.display(), at + 1))
        })
        .collect()
}

/// One span, several, or none.
fn spans<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Points>, D::Error> {
    let value = Value::deserialize(from)?;
    let one = |it: &Value| Some([it[0].as_u64()? as usize, it[1].as_u64()? as usize]);
    if let Some(span) = one(&value) {
        return Ok(vec![span]);
    }
    let all: Option<Vec<Points>> = value.as_array().into_iter().flatten().map(one).collect();
    all.ok_or_else(|| serde::de::Error::custom("a span is no pair of numbers"))
}
