//! How fast the core reads: an article, a long page, and input made to be slow.
//! Each hostile input comes in two sizes; the time of the larger one must stand
//! to the smaller one's as their lengths do.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use whence::outline::Outline;

const STORY: &str = include_str!("story.txt");

/// Made-up news of about `bytes` bytes.
fn news(bytes: usize) -> String {
    STORY.repeat(bytes.div_ceil(STORY.len()))
}

/// Input made to be slow, by what it repeats.
const HOSTILE: [(&str, &str); 8] = [
    ("opening marks", "“"),
    ("straight marks", "\" "),
    ("nested marks", "“‘"),
    ("cues", "said "),
    ("capitals", "Ann Bo "),
    ("apostrophes", "it’s ‘"),
    ("full stops", "A. "),
    ("one long word", "a"),
];

const HOSTILE_SIZES: [usize; 2] = [250_000, 1_000_000];

fn read(criterion: &mut Criterion, group: &str, name: &str, text: String) {
    let mut group = criterion.benchmark_group(group);
    group
        .sample_size(10)
        .throughput(Throughput::Bytes(text.len() as u64));
    let outline = Outline::from_plain_text(text);
    let id = BenchmarkId::new(name, outline.text.len());
    group.bench_with_input(id, &outline, |bencher, outline| {
        bencher.iter(|| whence::read(outline))
    });
    group.finish();
}

fn core(criterion: &mut Criterion) {
    read(criterion, "read", "article", news(8_000));
    read(criterion, "read", "long page", news(1_000_000));
    for (name, unit) in HOSTILE {
        for size in HOSTILE_SIZES {
            read(criterion, "hostile", name, unit.repeat(size / unit.len()));
        }
    }
}

criterion_group!(benches, core);
criterion_main!(benches);
