//! Tables of sorted lines, searched where they stand, so that nothing has to be
//! built when the core starts.

use std::cmp::Ordering;

/// What stands behind `key` and the sign `by` in a table whose lines are sorted
/// by their keys' bytes; none where no line has the key. A line without `by` is
/// all key.
pub(super) fn find(table: &'static str, by: char, key: &str) -> Option<&'static str> {
    let bytes = table.as_bytes();
    let ends = |byte: u8| byte == b'\n' || char::from(byte) == by;
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = bytes[low..middle]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(low, |at| low + at + 1);
        let line = &bytes[start..];
        let same = key
            .bytes()
            .zip(line)
            .take_while(|(a, b)| a == *b && !ends(*a))
            .count();
        let known = line.get(same).copied().filter(|&it| !ends(it));
        match key.as_bytes().get(same).cmp(&known.as_ref()) {
            Ordering::Less => high = start,
            Ordering::Equal => {
                let rest = &table[start + same..];
                let rest = rest.split_once('\n').map_or(rest, |(rest, _)| rest);
                return Some(rest.strip_prefix(by).unwrap_or(rest));
            }
            Ordering::Greater => {
                let rest = bytes[middle.max(start)..high].iter();
                let end = rest.clone().position(|&byte| byte == b'\n');
                low = end.map_or(high, |at| middle.max(start) + at + 1);
            }
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
