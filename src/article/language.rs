//! Which language the body is in.

/// The commonest words of each language, those that few others share. A word
/// may stand under several.
const COMMON_WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "and", "of", "to", "that", "is", "was", "for", "with", "said", "he", "it",
            "this",
        ],
    ),
    (
        "es",
        &[
            "el", "la", "los", "las", "que", "y", "en", "del", "una", "por", "con", "se", "lo",
            "su",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "des", "et", "que", "est", "une", "dans", "du", "pour", "qui",
            "sur", "pas",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "den", "nicht", "ist", "mit", "von", "zu", "ein", "eine",
            "auf", "sich",
        ],
    ),
    (
        "pt",
        &[
            "o", "os", "que", "e", "do", "da", "em", "uma", "não", "para", "com", "no", "na", "se",
        ],
    ),
    (
        "it",
        &[
            "il", "di", "che", "e", "la", "della", "per", "una", "non", "sono", "con", "del",
            "gli", "è",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "en", "van", "dat", "niet", "zijn", "op", "voor", "met", "te",
            "ook",
        ],
    ),
    (
        "sv",
        &[
            "och", "att", "det", "som", "en", "på", "är", "av", "för", "med", "till", "inte", "ett",
        ],
    ),
    (
        "da",
        &[
            "og", "at", "det", "som", "en", "på", "er", "af", "for", "med", "til", "ikke", "et",
            "har",
        ],
    ),
    (
        "no",
        &[
            "og", "å", "det", "som", "en", "på", "er", "av", "for", "med", "til", "ikke", "et",
            "har",
        ],
    ),
    (
        "pl",
        &[
            "i", "w", "się", "na", "nie", "że", "z", "do", "jest", "to", "przez", "jak", "po",
        ],
    ),
    (
        "tr",
        &[
            "ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "çok", "daha", "gibi", "olan",
        ],
    ),
];

/// Alphabets that by themselves tell a language (or the commonest of several).
const ALPHABETS: &[(char, char, &str)] = &[
    ('\u{3040}', '\u{30ff}', "ja"),
    ('\u{ac00}', '\u{d7a3}', "ko"),
    ('\u{4e00}', '\u{9fff}', "zh"),
    ('\u{0400}', '\u{04ff}', "ru"),
    ('\u{0370}', '\u{03ff}', "el"),
    ('\u{0590}', '\u{05ff}', "he"),
    ('\u{0600}', '\u{06ff}', "ar"),
    ('\u{0900}', '\u{097f}', "hi"),
    ('\u{0e00}', '\u{0e7f}', "th"),
];

/// Words looked at; more tell nothing new.
const ENOUGH_WORDS: usize = 2000;

/// Fewer different words of a language tell nothing: names are full of "de" and
/// "la".
const FEWEST: u32 = 3;

/// The two-letter code of the body's language. What the page declares holds
/// unless the words clearly speak another language (templates are copied with
/// their `lang`); with no evidence at all, English.
pub fn of<'t>(declared: Option<&str>, paragraphs: impl Iterator<Item = &'t str>) -> String {
    let mut counts = [0usize; COMMON_WORDS.len()];
    let mut seen = [0u64; COMMON_WORDS.len()];
    let mut letters = [0usize; ALPHABETS.len()];
    let mut latin = 0;
    let words = paragraphs
        .flat_map(|text| text.split(|c: char| !c.is_alphabetic()))
        .filter(|word| !word.is_empty())
        .take(ENOUGH_WORDS);
    for word in words {
        for letter in word.chars() {
            match alphabet(letter) {
                Some(at) => letters[at] += 1,
                None => latin += 1,
            }
        }
        let lower = word.to_lowercase();
        for ((count, seen), (_, common)) in counts.iter_mut().zip(&mut seen).zip(COMMON_WORDS) {
            if let Some(at) = common.iter().position(|it| *it == lower) {
                *count += 1;
                *seen |= 1u64.checked_shl(at as u32).unwrap_or(0);
            }
        }
    }
    let declared = declared.and_then(code);
    // Japanese is written mostly in the Chinese characters.
    let foreign = match most(&letters).filter(|_| letters.iter().sum::<usize>() > latin) {
        Some(at) if ALPHABETS[at].2 == "zh" && letters[0] * 10 > letters[at] => Some("ja"),
        Some(at) => Some(ALPHABETS[at].2),
        None => None,
    };
    if let Some(foreign) = foreign {
        let known = ALPHABETS.iter().any(|it| Some(it.2) == declared.as_deref());
        // Ukrainian is written in the letters of Russian, Persian in those of Arabic.
        let latin_declared = COMMON_WORDS
            .iter()
            .any(|it| Some(it.0) == declared.as_deref());
        return match declared {
            Some(code) if !known && !latin_declared => code,
            _ => foreign.to_owned(),
        };
    }
    let best = most(&counts);
    let of_declared = declared
        .as_deref()
        .and_then(|code| COMMON_WORDS.iter().position(|it| it.0 == code));
    match (declared, of_declared, best) {
        (Some(_), Some(own), Some(best))
            if counts[best] >= 20 && counts[own] * 3 < counts[best] =>
        {
            COMMON_WORDS[best].0.to_owned()
        }
        (Some(code), ..) => code,
        (None, _, Some(best))
            if seen[best].count_ones() >= FEWEST && counts[best] > 2 * counts[english()] =>
        {
            COMMON_WORDS[best].0.to_owned()
        }
        (None, ..) => "en".to_owned(),
    }
}

/// "en" of "en-US", "EN_gb", "en"; none where there is no such code.
fn code(declared: &str) -> Option<String> {
    let code = declared.trim().split(['-', '_']).next()?;
    (matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_alphabetic()))
        .then(|| code.to_ascii_lowercase())
}

fn english() -> usize {
    COMMON_WORDS.iter().position(|it| it.0 == "en").unwrap_or(0)
}

fn alphabet(letter: char) -> Option<usize> {
    ALPHABETS
        .iter()
        .position(|&(from, to, _)| (from..=to).contains(&letter))
}

/// Where the largest count stands, the first of equals; none when all are zero.
fn most(counts: &[usize]) -> Option<usize> {
    let mut best = None;
    for (at, &count) in counts.iter().enumerate() {
        if count > best.map_or(0, |best: usize| counts[best]) {
            best = Some(at);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    #[test]
    fn languages_are_told() {
        let spanish =
            "La alcaldesa dijo que los vecinos y las familias del barrio no se van. ".repeat(4);
        let cases = [
            (None, "The mayor said that the bridge was closed.", "en"),
            (None, "", "en"),
            (
                None,
                "Ana de la Cruz de los Santos met Luis de la Vega.",
                "en",
            ),
            (
                None,
                "La alcaldesa dijo que los vecinos no se van de la calle.",
                "es",
            ),
            (Some("fr-CA"), "", "fr"),
            (
                Some("??"),
                "Der Zug ist nicht mit der Brücke und dem Fluss.",
                "de",
            ),
            (Some("en-US"), spanish.as_str(), "es"),
            (Some("pt"), "Uma nota.", "pt"),
            (Some("eo"), "Iu urbo.", "eo"),
            (None, "橋は金曜日に閉鎖されると市長が述べた。", "ja"),
            (None, "大桥将于星期五关闭。", "zh"),
            (Some("en"), "Мост закроют в пятницу.", "ru"),
            (Some("uk"), "Міст закриють у пʼятницю.", "uk"),
        ];
        for (declared, text, code) in cases {
            assert_eq!(super::of(declared, [text].into_iter()), code, "{text}");
        }
    }
}
