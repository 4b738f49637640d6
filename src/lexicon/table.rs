//! Tables of sorted lines, searched where they stand, so that nothing has to be
//! built when the core starts.

/// What stands behind `key` and the sign `by` in a table whose lines are sorted
/// by their keys' bytes; none where no line has the key. A line without `by` is
/// all key.
pub(super) fn find(table: &'static str, by: char, key: &str) -> Option<&'static str> {
    let bytes = table.as_bytes();
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = bytes[low..middle]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(low, |at| low + at + 1);
        let end = bytes[middle..high]
            .iter()
            .position(|&byte| byte == b'\n')
            .map_or(high, |at| middle + at);
        let line = table.get(start..end).unwrap_or("");
        let (known, rest) = line.split_once(by).unwrap_or((line, ""));
        match key.cmp(known) {
            std::cmp::Ordering::Less => high = start,
            std::cmp::Ordering::Greater => low = (end + 1).min(high),
            std::cmp::Ordering::Equal => return Some(rest),
        }
    }
    None
}

/// A table without its first lines, which say what it is.
pub(super) fn without_head(table: &'static str, lines: usize) -> &'static str {
    (0..lines).fold(table, |rest, _| {
        rest.split_once('\n').map_or("", |(_, rest)| rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_by_their_whole_key() {
        const TABLE: &str = "# head\na 1\nab 2\nabc\nb 3\nc d\n";
        let lines = without_head(TABLE, 1);
        for (key, expected) in [
            ("a", Some("1")),
            ("ab", Some("2")),
            ("abc", Some("")),
            ("b", Some("3")),
            ("c", Some("d")),
            ("", None),
            ("aa", None),
            ("bc", None),
            ("z", None),
        ] {
            assert_eq!(find(lines, ' ', key), expected, "{key}");
        }
        assert_eq!(find("", ' ', "a"), None);
        assert_eq!(without_head("# head", 1), "");
    }
}
