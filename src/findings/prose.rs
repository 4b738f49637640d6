//! Plain English for the findings' sentences.

/// No more items than this are listed by name.
const LISTED: usize = 4;
/// No more different items than this are told apart: each is compared with all.
const NOTED: usize = 64;
/// No more words than this are shown of a stretch.
const SHOWN: usize = 8;

const NUMBERS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// "two", "13".
pub fn number(count: usize) -> String {
    NUMBERS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// "one quote", "two quotes", "13 quotes".
pub fn count(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// "97%", "under 1%".
pub fn percent(share: f64) -> String {
    match share * 100.0 {
        part if part > 0.0 && part < 0.5 => "under 1%".to_owned(),
        part => format!("{part:.0}%"),
    }
}

/// "a, b and c"; the items past the fourth as "n others".
pub fn list(items: &[String]) -> String {
    let more = items.len().saturating_sub(LISTED);
    // One more is no shorter than its name.
    let shown = if more > 1 { LISTED } else { items.len() };
    let mut parts: Vec<String> = items[..shown].to_vec();
    if shown < items.len() {
        parts.push(format!("{} others", number(items.len() - shown)));
    }
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The same, where what is past the fourth is not counted out.
pub fn list_open(items: &[String]) -> String {
    match items.len() > LISTED + 1 {
        true => format!("{} and others", items[..LISTED].join(", ")),
        false => list(items),
    }
}

/// The words in quotation marks of ours, on one line, the middle of a long
/// stretch left out.
pub fn quoted(words: &str) -> String {
    const MARKS: &[char] = &[
        '“', '”', '"', '‘', '’', '\'', '„', '«', '»', '‹', '›', '`', '「', '」',
    ];
    let bare = words
        .trim()
        .trim_matches(|it: char| MARKS.contains(&it) || it == ',');
    let all: Vec<&str> = bare.split_whitespace().collect();
    if all.len() <= SHOWN + 2 {
        return format!("“{}”", all.join(" "));
    }
    let half = SHOWN / 2;
    format!(
        "“{} … {}”",
        all[..half].join(" "),
        all[all.len() - half..].join(" ")
    )
}

/// The sentence with a capital at its start.
pub fn sentence(words: String) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => words,
    }
}

/// Adds an item that is new, up to a page's worth of them.
pub fn note(items: &mut Vec<String>, item: String) {
    if items.len() < NOTED && !items.contains(&item) {
        items.push(item);
    }
}

/// "is" or "are".
pub fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_numbers() {
        let items: Vec<String> = ["a", "b", "c", "d", "e", "f"].map(str::to_owned).to_vec();
        assert_eq!(list(&items[..1]), "a");
        assert_eq!(list(&items[..3]), "a, b and c");
        assert_eq!(list(&items[..5]), "a, b, c, d and e");
        assert_eq!(list(&items), "a, b, c, d and two others");
        assert_eq!(count(1, "quote", "quotes"), "one quote");
        assert_eq!(percent(0.973), "97%");
        assert_eq!(percent(0.002), "under 1%");
        assert_eq!(quoted("‘salt road,’"), "“salt road”");
    }
}
