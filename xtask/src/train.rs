//! `train`: learns the weights of the attribution model from an annotated corpus.

mod chain;
mod corpus;
mod family;
mod judge_train;
mod learned;
mod net;
mod pronouns;

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{BufWriter, Write},
    panic,
    path::PathBuf,
    thread,
    time::Instant,
};

use anyhow::{Context, Result};
use clap::Args;
use serde_json::json;
use whence::{
    article::Article,
    attribution::{
        self, Attribution,
        model::{
            Model,
            contest::Contest,
            crf::{Lattice, Weights},
            decode::{self, Candidate, Glance},
            judge::{self, Density},
            net::Net,
            role::Window,
        },
    },
    span::{OffsetMap, Unit},
    text::Text,
};

use crate::project::path;
pub use chain::Dice;
use chain::Settings;
use corpus::{Document, Gold};
use family::Family;

/// What `train` is told.
#[derive(Args)]
pub struct Train {
    /// The annotated articles, gzipped JSON Lines
    #[arg(long)]
    corpus: PathBuf,
    /// Learn who "he" and "she" are instead, and write `src/people/resolve/weights.rs`
    #[arg(long, conflicts_with_all = ["answers", "only", "without"])]
    people: bool,
    /// Where the answers of cross-validation go, one line an article
    #[arg(long)]
    answers: Option<PathBuf>,
    /// Into how many parts the articles are parted
    #[arg(long, default_value_t = 5)]
    folds: usize,
    /// Only cross-validate this many of the parts, and write no weights
    #[arg(long)]
    only: Option<usize>,
    /// Only cross-validate, without a family of features, and write no weights
    #[arg(long, value_name = "FAMILY", requires = "answers")]
    without: Option<Family>,
}

const ROLE: Settings = Settings {
    bits: 18,
    epochs: 6,
    rate: 0.05,
    dropout: 0.3,
    decay: 0.0,
};

const JUDGE: Settings = Settings {
    bits: 15,
    epochs: 8,
    rate: 0.03,
    dropout: 0.1,
    decay: 0.002,
};

/// Trains on the corpus and writes `src/attribution/model/weights.bin`.
///
/// # Errors
/// When the corpus cannot be read or the weights cannot be written.
pub fn train(arguments: &Train) -> Result<()> {
    if arguments.people {
        return pronouns::train(&arguments.corpus);
    }
    let start = Instant::now();
    let mut documents = corpus::read(&arguments.corpus)?;
    if let Some(family) = arguments.without {
        documents
            .iter_mut()
            .for_each(|it| family.blank(&mut it.page));
    }
    let golds: usize = documents.iter().map(|it| it.golds.len()).sum();
    println!("{} articles, {golds} attributions", documents.len());
    if let (Some(Family::Model), Some(answers)) = (arguments.without, &arguments.answers) {
        let lines = documents
            .iter()
            .map(|it| answer(it, None, None).to_string() + "\n");
        return fs::write(answers, lines.collect::<String>())
            .with_context(|| format!("cannot write {}", answers.display()));
    }
    let all: Vec<usize> = (0..documents.len()).collect();
    let part = |fold: usize| -> (Vec<usize>, Vec<usize>) {
        all.iter().partition(|&&it| it % arguments.folds != fold)
    };

    // What is made of every article by a net that has not seen it.
    let mut glances: Vec<Vec<Glance>> = vec![Vec::new(); documents.len()];
    let nets = at_once(arguments.folds, |fold| {
        net::train(&documents, &part(fold).0)
    });
    for (fold, net) in nets.iter().enumerate() {
        let model = alone(net.clone());
        for index in part(fold).1 {
            let strip = &documents[index].page.strip;
            glances[index] = decode::glances(strip, &model, &mut Lattice::default());
        }
    }
    println!(
        "cues of {} folds after {:.0?}",
        arguments.folds,
        start.elapsed()
    );

    let mut judged: Vec<(usize, Vec<Candidate>)> = Vec::new();
    let mut models = Vec::new();
    let tried = arguments.only.unwrap_or(arguments.folds);
    let roles = at_once(tried, |fold| {
        train_role(&documents, &glances, &part(fold).0)
    });
    for (fold, (net, role)) in nets.into_iter().zip(roles).enumerate() {
        let hold = part(fold).1;
        let model = Model { role, ..alone(net) };
        let mut lattice = Lattice::default();
        for &index in &hold {
            let page = &documents[index].page;
            judged.push((
                index,
                decode::propose(page, &model, &glances[index], &mut lattice),
            ));
        }
        models.push((model, hold));
    }
    println!("roles after {:.0?}", start.elapsed());

    if let Some(answers) = &arguments.answers {
        let mut out = BufWriter::new(
            File::create(answers).with_context(|| format!("cannot write {}", answers.display()))?,
        );
        for (mut model, hold) in models {
            let held: HashSet<usize> = hold.iter().copied().collect();
            let others: Vec<_> = judged.iter().filter(|it| !held.contains(&it.0)).collect();
            let others = if others.is_empty() {
                judged.iter().collect()
            } else {
                others
            };
            model.judge = train_judge(&documents, &others);
            for index in hold {
                writeln!(
                    out,
                    "{}",
                    answer(&documents[index], Some(&model), arguments.without)
                )?;
            }
        }
        out.flush()?;
        println!("answers after {:.0?}", start.elapsed());
    }
    if arguments.only.is_some() || arguments.without.is_some() {
        return Ok(());
    }
    let model = Model {
        cue: net::train(&documents, &all),
        role: train_role(&documents, &glances, &all),
        judge: train_judge(&documents, &judged.iter().collect::<Vec<_>>()),
    };
    let bytes = model.write();
    let file = path("src/attribution/model/weights.bin");
    fs::write(&file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
    println!(
        "{} bytes of weights after {:.0?}",
        bytes.len(),
        start.elapsed()
    );
    Ok(())
}

/// What `work` makes of 0 to `count`, each on a thread of its own; the answers do
/// not depend on which is done first.
fn at_once<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let work = &work;
    thread::scope(|scope| {
        let threads: Vec<_> = (0..count).map(|it| scope.spawn(move || work(it))).collect();
        threads
            .into_iter()
            .map(|it| it.join().unwrap_or_else(|it| panic::resume_unwind(it)))
            .collect()
    })
}

/// A model of which only the net counts.
fn alone(cue: Net) -> Model {
    let none = || Weights::quantise(&[0.0; 4], &[]);
    Model {
        cue,
        role: none(),
        judge: none(),
    }
}

fn train_role(documents: &[Document], glances: &[Vec<Glance>], learn: &[usize]) -> Weights {
    let golds: Vec<(usize, usize)> = learn
        .iter()
        .flat_map(|&it| (0..documents[it].golds.len()).map(move |at| (it, at)))
        .collect();
    let flags: Vec<Vec<bool>> = documents
        .iter()
        .zip(glances)
        .map(|(document, glances)| match glances.is_empty() {
            true => Vec::new(),
            false => decode::flags(&document.page, glances),
        })
        .collect();
    chain::train(ROLE, golds.len(), |index, sequence| {
        let (document, gold) = golds[index];
        let gold = &documents[document].golds[gold];
        let page = &documents[document].page;
        let hint = page
            .hints
            .iter()
            .find(|it| it.cue.start < gold.cue.end && gold.cue.start < it.cue.end);
        let window = Window::of(
            &page.strip,
            gold.cue.clone(),
            &flags[document],
            &glances[document],
            hint,
        );
        window.features(
            sequence,
            |sequence, it| sequence.features.push(it),
            |sequence, at| sequence.end_item(window.step(at), label(gold, at)),
        );
    })
}

fn label(gold: &Gold, at: u32) -> u8 {
    if gold.content.binary_search(&at).is_ok() {
        2
    } else if gold.source.binary_search(&at).is_ok() {
        1
    } else {
        0
    }
}

fn train_judge(documents: &[Document], judged: &[&(usize, Vec<Candidate>)]) -> Weights {
    let scenes: Vec<(Density, Contest)> = judged
        .iter()
        .map(|(index, found)| {
            let strip = &documents[*index].page.strip;
            (Density::of(strip, found), Contest::of(strip, found))
        })
        .collect();
    let all: Vec<(usize, &Candidate, &(Density, Contest))> = judged
        .iter()
        .zip(&scenes)
        .flat_map(|((index, found), scene)| found.iter().map(move |it| (*index, it, scene)))
        .collect();
    judge_train::train(JUDGE, all.len(), |index, features| {
        let (document, candidate, (density, contest)) = all[index];
        let document = &documents[document];
        judge::features(
            &document.page.strip,
            &document.page.hints,
            candidate,
            *density,
            contest,
            |it| {
                features.push(it);
            },
        );
        verdict(document, candidate)
    })
}

/// Whether a candidate is right, and whether its source is, as the scorer of
/// the corpus counts them.
fn verdict(document: &Document, candidate: &Candidate) -> [bool; 2] {
    let words = |items: &mut dyn Iterator<Item = u32>| -> u32 {
        items.map(|it| document.words[it as usize]).sum()
    };
    let strip = &document.page.strip;
    let own = strip.stretch_of[candidate.cue.start as usize];
    let held = |at: &u32| candidate.content.iter().any(|it| it.contains(at));
    let mut verdict = [false; 2];
    let size = words(&mut candidate.content.iter().cloned().flatten());
    let source_size = words(&mut candidate.source.iter().cloned().flatten());
    for gold in &document.golds {
        let both = words(&mut gold.content.iter().copied().filter(held));
        if both == 0 {
            continue;
        }
        // What carries on in later sentences is found by rule.
        let near = words(
            &mut gold
                .content
                .iter()
                .copied()
                .filter(|it| held(it) || strip.stretch_of[*it as usize] <= own),
        );
        let shared = words(
            &mut gold
                .source
                .iter()
                .copied()
                .filter(|at| candidate.source.iter().any(|it| it.contains(at))),
        );
        let gold_source = words(&mut gold.source.iter().copied());
        let owner = match (gold_source, source_size) {
            (0, 0) => true,
            (0, _) | (_, 0) => false,
            _ => shared * 2 >= gold_source || shared * 2 >= source_size,
        };
        verdict[0] |= owner && both * 2 >= size && both * 2 >= near;
        verdict[1] |= owner && (both * 2 >= size || both * 2 >= near);
    }
    verdict
}

/// What a model says of an article, in the form that the scorers read.
fn answer(
    document: &Document,
    model: Option<&Model>,
    without: Option<Family>,
) -> serde_json::Value {
    let outline = &document.outline;
    let article = Article::of(outline);
    let text = Text::of(outline, &article);
    let found: Vec<Attribution> = attribution::find_on(&text, model, |page| {
        if let Some(family) = without {
            family.blank(page);
        }
    });
    let points = OffsetMap::new(&outline.text, Unit::CodePoints);
    let span = |tokens: &std::ops::Range<u32>| {
        let span = text.span_of(tokens.clone());
        json!([points.from_byte(span.start), points.from_byte(span.end)])
    };
    let quotes: Vec<_> = found
        .iter()
        .map(|it| {
            json!({
                "content": it.content.iter().map(span).collect::<Vec<_>>(),
                "source": it.source.as_ref().map(span),
                "cue": it.cue.as_ref().map(span),
                "level": it.level,
                "confidence": it.confidence,
                "tie": format!("{:?}", it.tie),
            })
        })
        .collect();
    json!({"id": document.id, "quotes": quotes})
}
