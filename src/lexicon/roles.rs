//! What a role is in other words, and more widely: "Sen." is a senator, and a
//! senator a lawmaker.

/// The one word that stands for a role's titles and nouns, given in lower case.
pub fn office(lower: &str) -> &str {
    match lower.trim_end_matches('.') {
        "sen" | "sens" => "senator",
        "rep" | "reps" | "congressman" | "congresswoman" | "congressmember" => "representative",
        "gov" => "governor",
        "gen" => "general",
        "prof" => "professor",
        "pres" => "president",
        "lt" => "lieutenant",
        "col" => "colonel",
        "capt" => "captain",
        "cmdr" => "commander",
        "sgt" => "sergeant",
        "det" => "detective",
        "del" => "delegate",
        "rev" => "reverend",
        "ceo" => "executive",
        "chairwoman" | "chairman" | "chairperson" => "chair",
        "spokeswoman" | "spokesman" => "spokesperson",
        "attorney" => "lawyer",
        "adviser" => "advisor",
        "mom" | "mum" => "mother",
        "dad" => "father",
        "neighbour" => "neighbor",
        "organiser" => "organizer",
        "councilman" | "councilwoman" | "councillor" | "councilmember" | "cllr" => "councilor",
        "assemblyman" | "assemblywoman" => "assemblymember",
        "policeman" | "policewoman" => "constable",
        "businesswoman" => "businessman",
        "doctor" | "physician" => "doctor",
        "candidate" => "nominee",
        "film-maker" => "filmmaker",
        bare => bare,
    }
}

const LAWMAKERS: &str =
    "senator representative legislator lawmaker delegate assemblymember parliamentarian mp mep msp";

const SCIENTISTS: &str = "scientist biologist physicist chemist astronomer climatologist epidemiologist virologist \
    immunologist geneticist geologist seismologist meteorologist oceanographer ecologist zoologist botanist neurologist \
    toxicologist agronomist archaeologist anthropologist";

const SCHOLARS: &str = "professor scholar lecturer academic historian sociologist economist criminologist psychologist \
    philosopher theologian linguist mathematician statistician demographer geographer dean fellow";

/// Nouns that a page uses in turn for people of whom it has said something
/// narrower: a noun as [`office`] gives it, and what it may stand for.
const WIDER: &[(&str, &[&str])] = &[
    ("lawmaker", &[LAWMAKERS]),
    ("legislator", &[LAWMAKERS]),
    (
        "politician",
        &[
            LAWMAKERS,
            "governor mayor minister premier councilor alderman nominee",
        ],
    ),
    (
        "executive",
        &["executive cfo coo cto cio cmo chair president"],
    ),
    (
        "boss",
        &["executive chair president director manager founder owner head chief coach"],
    ),
    (
        "leader",
        &["secretary chair president director head founder chief bishop captain"],
    ),
    (
        "businessman",
        &[
            "executive founder owner investor developer mogul magnate tycoon billionaire entrepreneur",
        ],
    ),
    (
        "entrepreneur",
        &["executive founder co-founder owner inventor"],
    ),
    ("researcher", &[SCIENTISTS, SCHOLARS]),
    ("scientist", &[SCIENTISTS, "professor researcher"]),
    ("academic", &[SCIENTISTS, SCHOLARS]),
    ("scholar", &[SCHOLARS]),
    (
        "expert",
        &[SCIENTISTS, SCHOLARS, "researcher analyst specialist"],
    ),
    (
        "educator",
        &["teacher professor principal lecturer instructor"],
    ),
    (
        "officer",
        &[
            "sergeant lieutenant captain corporal detective inspector constable deputy trooper superintendent",
        ],
    ),
    ("soldier", &["sergeant corporal private lieutenant captain"]),
    (
        "author",
        &["writer novelist essayist biographer memoirist poet historian"],
    ),
    (
        "writer",
        &[
            "author novelist essayist biographer memoirist poet playwright screenwriter columnist journalist",
        ],
    ),
    (
        "journalist",
        &["reporter correspondent columnist editor anchor newsman"],
    ),
    ("reporter", &["correspondent journalist"]),
    ("commentator", &["pundit columnist host analyst"]),
    ("host", &["anchor broadcaster presenter moderator"]),
    ("diplomat", &["ambassador envoy negotiator"]),
    ("envoy", &["ambassador negotiator"]),
    (
        "doctor",
        &[
            "surgeon oncologist cardiologist neurologist neurosurgeon pediatrician paediatrician psychiatrist \
           gastroenterologist dermatologist radiologist pathologist anesthesiologist",
        ],
    ),
    ("lawyer", &["barrister solicitor counsel"]),
    (
        "cleric",
        &[
            "priest pastor bishop archbishop cardinal imam rabbi vicar reverend preacher ayatollah mullah",
        ],
    ),
    (
        "clergyman",
        &["priest pastor bishop archbishop cardinal rabbi vicar reverend preacher"],
    ),
    (
        "musician",
        &["singer guitarist drummer pianist violinist cellist composer songwriter rapper dj"],
    ),
    (
        "artist",
        &["painter sculptor illustrator singer musician rapper"],
    ),
    (
        "performer",
        &["actor actress singer musician dancer comedian rapper"],
    ),
    (
        "athlete",
        &[
            "player runner swimmer skier boxer wrestler golfer gymnast cyclist footballer quarterback striker goalkeeper \
           pitcher champion olympian",
        ],
    ),
    (
        "player",
        &[
            "striker goalkeeper midfielder defender winger quarterback linebacker pitcher catcher outfielder footballer",
        ],
    ),
    ("farmer", &["grower rancher"]),
    ("activist", &["campaigner organizer advocate"]),
    ("campaigner", &["activist advocate"]),
    ("advocate", &["activist campaigner"]),
    ("parent", &["mother father"]),
    ("mother", &["parent"]),
    ("father", &["parent"]),
];

/// The roles for which a wider noun, as [`office`] gives it, may stand.
pub fn narrower(noun: &str) -> impl Iterator<Item = &'static str> {
    let known = WIDER.iter().find(|it| it.0 == noun);
    known
        .into_iter()
        .flat_map(|it| it.1)
        .flat_map(|it| it.split_whitespace())
}

/// The one word for a party, by its name or its people's in lower case.
pub fn party(lower: &str) -> &str {
    match lower {
        "gop" | "republicans" => "republican",
        "democrat" | "democrats" => "democratic",
        other => other,
    }
}

/// The party and the place behind a lawmaker's name: "D-Ohio", "R".
pub fn district(written: &str) -> Option<(&'static str, &str)> {
    let (letter, place) = written.split_once('-').unwrap_or((written, ""));
    let party = match letter {
        "D" | "D." => "democratic",
        "R" | "R." => "republican",
        "I" | "I." => "independent",
        _ => return None,
    };
    Some((party, place))
}

/// Whether a word is a party's letter with a place: "D-Ohio".
pub fn is_district(written: &str) -> bool {
    district(written).is_some_and(|(_, place)| place.starts_with(char::is_uppercase))
}

/// Whether a place in lower case may be what a short form stands for: "N.Y." for
/// "new york", "Mich." for "michigan".
pub fn shortens(short: &str, place: &str) -> bool {
    let mut rest = place.chars().filter(|it| it.is_alphabetic());
    let mut letters = short
        .chars()
        .filter(|it| it.is_alphabetic())
        .flat_map(char::to_lowercase);
    let first = letters.next();
    first.is_some() && first == rest.next() && letters.all(|it| rest.any(|other| other == it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_nouns() {
        let stands = |noun: &str, role: &str| narrower(noun).any(|it| it == office(role));
        assert!(stands("lawmaker", "Sen.".to_lowercase().as_str()));
        assert!(stands("politician", "congresswoman"));
        assert!(stands("mother", "parent") && stands("researcher", "prof."));
        assert!(!stands("senator", "lawmaker") && !stands("lawmaker", "mayor"));
        // What is narrower is written as it is looked up.
        for (noun, roles) in WIDER {
            let all = roles.iter().flat_map(|it| it.split_whitespace());
            assert!(all.chain([*noun]).all(|it| office(it) == it), "{noun}");
        }
    }

    #[test]
    fn districts() {
        assert_eq!(district("D-Ore."), Some(("democratic", "Ore.")));
        assert_eq!(district("R"), Some(("republican", "")));
        assert_eq!(district("Rail North"), None);
        for (short, place, fits) in [
            ("Ore.", "oregon", true),
            ("N.Y.", "new york", true),
            ("Maine", "iowa", false),
            ("Calif.", "california", true),
            ("", "ohio", false),
        ] {
            assert_eq!(shortens(short, place), fits, "{short} {place}");
        }
    }
}
