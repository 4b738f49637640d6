//! What an organization is: by a noun in its name, by a noun that the page puts
//! beside it, by the embedded list.
//!
//! The list is written by `cargo xtask lexicon`, from a list made by hand and
//! from open data; see `docs/credits.md`.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::table;

/// A line that says what the table is, one with the types, then a line an
/// organization: its key, a tab, the letter of its type, its country if known.
const TABLE: &str = include_str!("organization_types.txt");

/// What the embedded list says of an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// "think tank".
    pub label: &'static str,
    /// The country of its seat, two letters of ISO 3166.
    pub country: Option<&'static str>,
}

/// What a noun in an organization's name says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// "university".
    pub label: &'static str,
    /// Whether it settles what the organization is: a "University" is one, but
    /// an "Institute" may be anything.
    pub telling: bool,
}

/// Longer names than this many bytes are no names.
const LONGEST: usize = 120;

/// The letter of the list's first type; the next ones follow in ASCII.
pub const FIRST_TYPE: u8 = b'A';

/// A name as the list knows it: lower case, "the" left out, words parted by one
/// blank, British spellings made American. Empty for what is no name.
pub fn key(name: &str) -> String {
    if name.len() > LONGEST {
        return String::new();
    }
    let mut plain = String::with_capacity(name.len());
    for ch in name.chars() {
        match ch {
            '\'' | '’' | '.' | '\u{300}'..='\u{36f}' => {}
            '&' => plain.push_str(" and "),
            _ if ch.is_alphanumeric() => {
                plain.extend(ch.to_lowercase().filter(|it| it.is_alphanumeric()));
            }
            _ => plain.push(' '),
        }
    }
    let mut words = plain.split(' ').filter(|it| !it.is_empty()).peekable();
    words.next_if_eq(&"the");
    words
        .map(|word| match word {
            "centre" => "center",
            "organisation" => "organization",
            "defence" => "defense",
            "labour" => "labor",
            "programme" => "program",
            "theatre" => "theater",
            "co" => "company",
            "corp" => "corporation",
            _ => word,
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// What the list says of an organization, by any of its names.
pub fn find(name: &str) -> Option<Listed> {
    static LINES: LazyLock<&str> = LazyLock::new(|| table::without_head(TABLE, 2));
    static TYPES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let types = TABLE.lines().nth(1).unwrap_or("");
        types.trim_start_matches("# ").split(", ").collect()
    });
    let key = key(name);
    if key.is_empty() {
        return None;
    }
    let found = table::find(&LINES, '\t', &key)?;
    let (letter, country) = found.split_at_checked(1)?;
    let place = letter.bytes().next()?.checked_sub(FIRST_TYPE)?;
    Some(Listed {
        label: TYPES.get(place as usize)?,
        country: (!country.is_empty()).then_some(country),
    })
}

/// Nouns that settle what an organization of that name is.
const TELLING: &[(&str, &str)] = &[
    ("university", "university"),
    ("polytechnic", "polytechnic"),
    ("college", "college"),
    ("ministry", "ministry"),
    ("police", "police"),
    ("campaign", "political campaign"),
    ("administration", "government"),
    ("caucus", "caucus"),
    ("constabulary", "police"),
    ("hospital", "hospital"),
    ("infirmary", "hospital"),
    ("court", "court"),
    ("tribunal", "tribunal"),
    ("embassy", "embassy"),
    ("consulate", "consulate"),
    ("museum", "museum"),
    ("airlines", "airline"),
    ("airways", "airline"),
    ("cathedral", "cathedral"),
    ("diocese", "diocese"),
    ("archdiocese", "archdiocese"),
    ("parliament", "parliament"),
    ("inc", "company"),
    ("llc", "company"),
    ("ltd", "company"),
    ("plc", "company"),
    ("gmbh", "company"),
];

/// Nouns that say only how an organization calls itself.
const VAGUE: &str = "institute institution council center foundation association society commission committee agency union \
    bank party army navy department school academy federation league club coalition alliance laboratory company \
    corporation senate library trust fund bureau authority church orchestra";

static HEADS: LazyLock<HashMap<&'static str, Head>> = LazyLock::new(|| {
    let telling = TELLING.iter().map(|&(noun, label)| {
        let telling = true;
        (noun, Head { label, telling })
    });
    let vague = VAGUE.split_whitespace().map(|noun| {
        let telling = false;
        (
            noun,
            Head {
                label: noun,
                telling,
            },
        )
    });
    telling.chain(vague).collect()
});

/// What a word of an organization's name, in lower case, says of it.
pub fn head(lower: &str) -> Option<Head> {
    let bare = lower.strip_suffix('.').unwrap_or(lower);
    let spelled = match bare {
        "centre" => "center",
        "corp" => "corporation",
        _ => bare,
    };
    HEADS.get(spelled).copied()
}

/// Nouns that a page puts beside an organization to say what it is. "group" and
/// "company" alone would say nothing of most.
const NOUNS: &str = "think tank, think-tank, trade union, labor union, labour union, union, charity, nonprofit, non-profit, \
    nonprofit organization, non-profit organization, nonprofit organisation, non-profit organisation, nonprofit group, \
    non-profit group, ngo, nongovernmental organization, non-governmental organization, non-governmental organisation, \
    advocacy group, advocacy organization, advocacy organisation, campaign group, campaigning group, pressure group, \
    lobby group, lobbying group, lobbying firm, trade group, trade association, trade body, industry group, industry body, \
    industry association, business group, business lobby, professional body, research institute, research institution, \
    research group, research center, research centre, research firm, research organization, research organisation, policy \
    institute, policy group, policy center, policy centre, consultancy, consulting firm, consulting company, law firm, \
    accounting firm, security firm, cybersecurity firm, investment firm, private equity firm, venture capital firm, hedge \
    fund, pension fund, investment bank, central bank, bank, credit union, company, firm, startup, start-up, carmaker, \
    automaker, chipmaker, drugmaker, airline, retailer, manufacturer, insurer, brokerage, newspaper, magazine, broadcaster, \
    television network, television channel, radio station, news agency, news outlet, news website, news site, website, \
    publisher, university, college, school, business school, hospital, clinic, foundation, watchdog, regulator, agency, \
    government agency, federal agency, statistics agency, rating agency, ratings agency, space agency, party, political \
    party, opposition party, militia, militant group, rebel group, armed group, insurgent group, church, museum, institute, \
    association, federation, society, coalition, alliance, cooperative, co-operative, pollster, polling firm, polling \
    company, polling organization, polling organisation, fact-checking organization, fact-checking organisation, \
    fact-checking website, fact-checking site, human rights group, human rights organization, human rights organisation, \
    rights group, rights organization, rights organisation, civil rights group, civil liberties group, environmental group, \
    environmental organization, environmental organisation, conservation group, conservation charity, aid group, aid agency, \
    aid organization, aid organisation, relief agency, relief organization, relief organisation, consumer group, \
    consumer watchdog, patient group, patients' group, tenants' union, farmers' union, student union, teachers' union, \
    super pac, political action committee, utility, software company, technology company, tech company, oil company, \
    energy company, drug company, mining company, insurance company, construction company, intergovernmental organization, \
    intergovernmental organisation, international organization, international organisation, un agency, u.n. agency, \
    press freedom group, press freedom organization, anti-corruption group, anti-corruption watchdog, monitoring group, \
    war monitor, housing association, football club, soccer club, law school, medical school, social network";

/// The most words of one of them.
pub const LONGEST_NOUN: u32 = 3;

/// What a page's noun beside an organization says that it is: the noun itself,
/// in the singular. `words` are in lower case and parted by blanks.
pub fn noun(words: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        NOUNS
            .split(',')
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .collect()
    });
    let one = |noun: &str| KNOWN.get(noun).copied();
    one(words)
        .or_else(|| one(words.strip_suffix('s')?))
        .or_else(|| one(words.strip_suffix("es")?))
        .or_else(|| one(&format!("{}y", words.strip_suffix("ies")?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        for (name, expected) in [
            ("The Norfield Centre for Peace", "norfield center for peace"),
            ("Dale & Sons Ltd.", "dale and sons ltd"),
            ("U.S. Women’s Union", "us womens union"),
            ("The", ""),
            ("", ""),
            ("—", ""),
        ] {
            assert_eq!(key(name), expected, "{name}");
        }
        assert_eq!(key(&"Long ".repeat(40)), "");
    }

    #[test]
    fn the_list_is_sorted_and_each_line_is_found() {
        let lines: Vec<&str> = TABLE.lines().skip(2).collect();
        assert!(lines.is_sorted_by_key(|it| it.split_once('\t').map_or(*it, |(key, _)| key)));
        for line in lines {
            let (name, rest) = line.split_once('\t').unwrap_or((line, ""));
            assert_eq!(key(name), name);
            let listed = find(name).unwrap_or_else(|| panic!("{line}"));
            assert!(matches!(listed.country, None | Some(_)) && !listed.label.is_empty());
            assert_eq!(listed.country.unwrap_or(""), &rest[1..], "{line}");
        }
    }

    #[test]
    fn what_the_list_knows() {
        for (name, expected) in [
            ("Chatham House", Some(("think tank", Some("GB")))),
            (
                "the Brookings Institution",
                Some(("think tank", Some("US"))),
            ),
            (
                "International Labor Organization",
                Some(("intergovernmental body", Some("CH"))),
            ),
            (
                "Africa Check",
                Some(("fact-checking organization", Some("ZA"))),
            ),
            ("Norfield Institute", None),
            ("Marsh", None),
        ] {
            let found = find(name).map(|it| (it.label, it.country));
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn nouns() {
        assert_eq!(noun("think tanks"), Some("think tank"));
        assert_eq!(noun("charities"), Some("charity"));
        assert_eq!(noun("churches"), Some("church"));
        assert_eq!(noun("lawyer"), None);
        assert!(head("university").is_some_and(|it| it.telling));
        assert!(head("centre").is_some_and(|it| !it.telling && it.label == "center"));
        assert_eq!(head("rail"), None);
    }
}
