//! The page on which the figures of every landing stand.

use std::fs;

use anyhow::{Context, Result, bail};

use super::figure::{FIGURES, RECORDED};
use crate::project::path;

/// The page with the table.
pub const PAGE: &str = "docs/accuracy.md";

/// What the last line of a set said of each recorded figure, in percent.
pub fn last(page: &str, set: &str) -> Vec<Option<f64>> {
    let line = page
        .lines()
        .filter_map(cells)
        .rfind(|it| it.get(1) == Some(&set));
    let line = line.unwrap_or_default();
    let value = |at: usize| line.get(at + 2)?.parse().ok();
    (0..RECORDED).map(value).collect()
}

/// Adds a line to the table: what landed, the set, and its figures.
///
/// # Errors
/// When the page cannot be read or written, or holds no such table.
pub fn add(landing: &str, set: &str, points: &[Option<f64>]) -> Result<()> {
    let page = fs::read_to_string(path(PAGE)).with_context(|| format!("cannot read {PAGE}"))?;
    fs::write(path(PAGE), with(&page, landing, set, points)?)
        .with_context(|| format!("cannot write {PAGE}"))
}

/// The page with that line at the end of its table.
fn with(page: &str, landing: &str, set: &str, points: &[Option<f64>]) -> Result<String> {
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    let head = lines.iter().position(|it| *it == heading());
    let Some(head) = head else {
        bail!("{PAGE} has no table that begins with\n{}", heading());
    };
    let rows = lines[head..].iter().take_while(|it| it.starts_with('|'));
    let end = head + rows.count();
    let mut row = format!("| {} | {set} |", landing.replace('|', "/"));
    for point in &points[..RECORDED.min(points.len())] {
        row += &point.map_or(" – |".to_owned(), |it| format!(" {it:.1} |"));
    }
    lines.insert(end, row);
    Ok(lines.join("\n") + "\n")
}

/// The table's first line.
fn heading() -> String {
    let names = FIGURES[..RECORDED].iter().map(|it| it.name);
    let names: Vec<&str> = ["what landed", "set"].into_iter().chain(names).collect();
    format!("| {} |", names.join(" | "))
}

fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.strip_prefix("| ")?.strip_suffix(" |")?;
    Some(inner.split(" | ").collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_to_the_tables_end_and_is_read_again() {
        let page = format!("# Page\n\n{}\n| --- |\n\nMore | words.\n", heading());
        let mut points = vec![None; RECORDED];
        assert_eq!(last(&page, "dev"), points);
        points[0] = Some(91.44);
        let page = with(&page, "the first | line", "dev", &points).unwrap();
        points[0] = Some(92.0);
        points[9] = Some(3.0);
        let page = with(&page, "the second", "dev", &points).unwrap();
        let page = with(&page, "elsewhere", "gum", &points).unwrap();
        assert!(page.ends_with("\n\nMore | words.\n"), "{page}");
        assert!(
            page.contains("| the first / line | dev | 91.4 | – |"),
            "{page}"
        );
        assert_eq!(last(&page, "dev"), points);
        assert!(with("# Page\n", "a", "b", &points).is_err());
    }
}
