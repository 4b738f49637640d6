//! What the mere form of a line tells: bylines, dates, credits, signatures.
//!
//! Each predicate is linear in its line and looks at nothing else.

/// Marks that may close a sentence after its stop.
const CLOSERS: &[char] = &[
    '"', '\'', '”', '’', '»', '“', '‘', '›', ')', ']', '」', '』',
];

/// Quotation marks of all kinds, but for the apostrophe.
const QUOTES: &[char] = &['"', '“', '”', '„', '«', '»', '‘', '「', '」', '『', '』'];

/// Whether a sentence ends at the line's end.
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(CLOSERS)
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Whether any quotation mark stands in the line.
pub fn has_quote(line: &str) -> bool {
    line.contains(QUOTES)
}

/// The line's words: runs between white space.
pub fn word_count(line: &str) -> usize {
    line.split_whitespace().count()
}

/// Verbs that make a line a report of speech, and so no furniture's title.
const SPEECH: &[&str] = &[
    "said", "says", "told", "added", "asked", "wrote", "dijo", "sagte",
];

/// Whether somebody is said to speak in the line.
pub fn reports_speech(line: &str) -> bool {
    words(line).any(|word| SPEECH.contains(&word))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Whether the word is in a table of words.
fn is_one_of(word: &str, table: &str) -> bool {
    table.split_ascii_whitespace().any(|it| it == word)
}

fn starts_upper(word: &str) -> bool {
    word.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_uppercase)
}

/// Whether most of the longer words begin with a capital: title case, or all
/// capitals.
pub fn is_title_case(line: &str) -> bool {
    let (mut upper, mut all) = (0, 0);
    for word in words(line).filter(|word| word.chars().count() > 3) {
        all += 1;
        upper += usize::from(starts_upper(word));
    }
    all > 0 && upper * 10 >= all * 7
}

/// Months and weekdays, in full and cut short; words that stand beside them in
/// a line that tells when.
const CALENDAR: &str = "\
    january february march april may june july august september october november december jan feb \
    mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday \
    sunday mon tue tues wed thu thur thurs fri sat sun enero febrero marzo abril mayo junio julio \
    agosto septiembre setiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho \
    setembro outubro novembro dezembro janvier février mars avril mai juin juillet août septembre \
    octobre novembre décembre gennaio febbraio aprile maggio giugno luglio settembre ottobre \
    dicembre januar februar märz juni juli oktober dezember januari februari maart mei augustus \
    lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi \
    dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag";

/// Words beside a date that do not make the line more than a date.
const BESIDE_DATES: &str = "\
    published updated posted modified created last first on at of the in and date time edited \
    revised originally am pm a p m et est edt ct cst cdt pt pst pdt mt gmt bst utc cet cest ist \
    eastern ago minute minutes mins min hour hours hrs hr h day days week weeks month months read \
    reading st nd rd th de del le der den am um uhr publicado publicada actualizado actualizada \
    atualizado atualizada às em publié mis à jour modifié veröffentlicht aktualisiert stand zuletzt \
    pubblicato aggiornato il alle ore el a las los hs hrs";

/// Words that count back from now.
const AGO: &[&str] = &["ago", "read", "reading"];

/// Whether the line only says when: "Updated March 3, 2024 at 5:10 p.m. EST".
pub fn is_date(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let (mut numbers, mut calendar) = (0, numeric_date(line));
    for run in runs(line) {
        let lower = run.to_lowercase();
        if run.starts_with(|c: char| c.is_ascii_digit()) {
            numbers += 1;
        } else if is_one_of(&lower, CALENDAR) || AGO.contains(&lower.as_str()) {
            calendar = true;
        } else if !is_one_of(&lower, BESIDE_DATES) {
            return false;
        }
    }
    numbers > 0 && calendar
}

/// "3/4/2024", "2024-03-04", "5:10": digits around a mark of dates or times.
fn numeric_date(line: &str) -> bool {
    line.as_bytes().windows(3).any(|it| {
        it[0].is_ascii_digit() && matches!(it[1], b'/' | b'-' | b':') && it[2].is_ascii_digit()
    })
}

/// Runs of letters or of digits: "2023Updated" is two.
fn runs(line: &str) -> impl Iterator<Item = &str> {
    words(line).flat_map(|word| {
        let digits = |c: char| c.is_ascii_digit();
        let cut = word.find(|c| digits(c) != word.starts_with(digits));
        let (head, tail) = word.split_at(cut.unwrap_or(word.len()));
        [head, tail].into_iter().filter(|run| !run.is_empty())
    })
}

/// What stands before an author's name.
const BY: &[&str] = &[
    "by",
    "written by",
    "words by",
    "story by",
    "text by",
    "reported by",
    "by:",
    "por",
    "par",
    "von",
    "di",
    "door",
    "av",
    "text:",
    "author:",
    "authors:",
    "autor:",
    "redacción:",
];

/// Small words inside a line of authors.
const IN_BYLINES: &str = "\
    and y et und e en in for of the with at to de da di del van von der den la le bin al el ter \
    special as told à a staff writer reporter correspondent editor";

/// The authors of a line "By Ana Reyes and Li Wen, Courier staff", without
/// "By"; none when it is no such line.
pub fn byline(line: &str) -> Option<&str> {
    if word_count(line) > 16 || line.contains(QUOTES) || line.ends_with(':') {
        return None;
    }
    let authors = BY.iter().find_map(|by| strip_words(line, by))?;
    is_names(authors).then_some(authors)
}

/// The rest of `line` after the words `start`, whatever their case.
fn strip_words<'l>(line: &'l str, start: &str) -> Option<&'l str> {
    let head = line.get(..start.len())?;
    let rest = &line[start.len()..];
    (head.to_lowercase() == start && rest.starts_with(char::is_whitespace))
        .then(|| rest.trim_start())
}

/// Whether the line can be one or more people's names: every word has a capital
/// or is one that joins names.
pub fn is_names(line: &str) -> bool {
    let stopped = ends_sentence(line) && !line.trim_end().ends_with("r.");
    !stopped
        && starts_upper(line)
        && line.split_whitespace().all(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            bare.is_empty()
                || starts_upper(bare)
                || bare.starts_with(|c: char| c.is_ascii_digit())
                || bare.contains('@')
                || is_one_of(bare, IN_BYLINES)
        })
}

/// The work of those who write, in a line of its own under a name.
const PRESS_WORK: &str = "\
    correspondent reporter editor writer columnist contributor journalist chief producer \
    photographer blogger critic staff author freelance editor-in-chief redactor redactora periodista \
    korrespondent korrespondentin journaliste reporterin redakteur redakteurin jornalista repórter";

/// Whether the line is a writer's job: "National Security Correspondent".
pub fn is_press_job(line: &str) -> bool {
    !ends_sentence(line)
        && word_count(line) <= 9
        && words(&line.to_lowercase()).any(|word| is_one_of(word, PRESS_WORK))
}

/// What a writer's life says: "Ana Reyes is a lawyer in Lisbon."
const LIFE_VERBS: &[&str] = &["is", "covers", "writes", "reports", "teaches"];

/// The surname of whom the line is a life of: "Ana Reyes, a former judge, is a
/// lawyer in Lisbon." None where it is no such line.
pub fn life_of(line: &str) -> Option<&str> {
    if line.len() > 600 || has_quote(line) {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().take(40).collect();
    let name = words
        .iter()
        .take_while(|word| word.starts_with(char::is_uppercase))
        .take(4)
        .count();
    if name < 2 || words[0] == "The" {
        return None;
    }
    let mut after = words[name..].iter();
    let has_verb = if words[name - 1].ends_with(',') {
        after.any(|word| LIFE_VERBS.contains(word))
    } else {
        after.next().is_some_and(|word| LIFE_VERBS.contains(word))
    };
    let surname = words[name - 1].trim_end_matches(',');
    (has_verb && surname.len() > 2).then_some(surname)
}

/// How lines begin that credit the makers of the story, or say how to reach
/// them.
const CREDIT_STARTS: &str = "\
    reporting by |additional reporting by |written by |edited by |editing by |compiled by |\
    follow him on |follow her on |follow them on |email |e-mail |contact the author|\
    contact the reporter|to contact the |with reporting by |with additional reporting|\
    with files from |with assistance from |–with |--with |— with |\
    a version of this article |a version of this story |this article was originally |\
    this story was originally |this article originally appeared |this story originally appeared |\
    with inputs from |published in the print edition |this article appears in the |\
    the associated press contributed|reuters contributed|afp contributed";

/// What stands in lines that credit the makers of the story.
const CREDIT_PHRASES: &str = "\
    contributed to this|contributed reporting|contributed research|contributed from |\
    \x20reported from | may be reached at | can be reached at | and editing by |; editing by |; edited by ";

/// Whether the line credits the makers of the story.
pub fn is_credit(line: &str) -> bool {
    if line.len() > 500 {
        return false;
    }
    let lower = line.to_lowercase();
    if has_quote(line) {
        return lower.starts_with("published in the print edition ");
    }
    let bare = lower.trim_start_matches(['(', '[', '*', '–', '—', '-', ' ']);
    CREDIT_STARTS.split('|').any(|it| bare.starts_with(it))
        || CREDIT_PHRASES.split('|').any(|it| bare.contains(it))
}

/// What tells whose picture it is, in lower case.
const PICTURE_CREDITS: &str = "\
    image:|photo:|photos:|photograph:|picture:|photo by|photograph by|image by|photo credit|\
    image credit|(ap photo|ap photo/|/getty|(getty|via getty|getty images)|/afp|(afp|via ap|/ap)|\
    /reuters|(reuters|(epa|(ap)|(pa)|(photo|file photo|foto:|crédit|credit:|/epa|/shutterstock|(shutterstock|bild:|\
    courtesy of|©|handout";

/// Whether the line ends in a picture's credit.
pub fn is_credited_picture(line: &str) -> bool {
    if line.len() > 800 {
        return false;
    }
    let lower = line.to_lowercase();
    let tail = last_chars(&lower, 60);
    PICTURE_CREDITS.split('|').any(|it| tail.contains(it))
}

/// How lines begin that stand under a picture, or say who took a story's.
const PICTURE_STARTS: &[&str] = &[
    "©",
    "photography by",
    "photograph by",
    "photo by",
    "photos by",
    "photo:",
    "photos:",
    "header image:",
    "image:",
    "images:",
    "image courtesy",
    "illustration by",
];

/// Whether a line among paragraphs is a picture's: its credit in brackets and no stop
/// before it, or the credit alone.
pub fn is_picture_line(line: &str) -> bool {
    const LONGEST: usize = 300;
    if line.len() > LONGEST || has_quote(line) {
        return false;
    }
    let starts = |it: &&str| {
        line.get(..it.len())
            .is_some_and(|head| head.to_lowercase() == **it)
    };
    let bracket = line.rfind(" (").filter(|_| line.ends_with(')'));
    PICTURE_STARTS.iter().any(starts)
        || bracket.is_some_and(|at| !ends_sentence(&line[..at]) && is_credited_picture(&line[at..]))
}

fn last_chars(line: &str, count: usize) -> &str {
    let from = line.char_indices().rev().nth(count).map_or(0, |(at, _)| at);
    &line[from..]
}

/// Whether the line begins with an agency's dateline: "PARIS, March 3 (AP) —".
pub fn opens_with_dateline(line: &str) -> bool {
    dateline(line) > 0
}

/// How many bytes of the line are the time of a live report's entry: "13.58 Orrin has
/// conceded", "9:05 p.m. GMT: Orrin …".
pub fn clock(line: &str) -> usize {
    let digits = |from: usize| {
        let rest = line.as_bytes().get(from..).unwrap_or_default();
        rest.iter().take_while(|it| it.is_ascii_digit()).count()
    };
    let hours = digits(0);
    let is_marked = matches!(line.as_bytes().get(hours), Some(b'.' | b':'));
    if !(1..=2).contains(&hours) || !is_marked || digits(hours + 1) != 2 {
        return 0;
    }
    let mut end = hours + 3;
    while let Some(word) = line[end..].split_whitespace().next() {
        let lower = word.trim_end_matches([':', ',']).to_lowercase();
        let gap = line[end..].len() - line[end..].trim_start().len();
        let joined = gap == 0 && !matches!(lower.as_str(), "am" | "pm" | "a.m." | "p.m." | ":");
        if joined {
            return 0;
        }
        if !is_one_of(
            &lower,
            "am pm a.m. p.m. gmt bst utc cet cest et est edt ct cst cdt mt pt pst pdt ist",
        ) {
            // A number before a small word is a measure: "12.40 metres".
            return if starts_upper(word) || word.starts_with(QUOTES) {
                end + gap
            } else {
                0
            };
        }
        end += gap + word.len();
    }
    0
}

/// How many bytes of the line are an agency's dateline, its dash included.
pub fn dateline(line: &str) -> usize {
    let head: String = line.chars().take(70).collect();
    let Some((dash, length)) = [" — ", " – ", " - ", " -- ", " ― ", "— ", "– "]
        .iter()
        .filter_map(|dash| Some((head.find(dash)?, dash.len())))
        .min()
    else {
        return 0;
    };
    let (place, story) = (&head[..dash], &head[dash + length..]);
    let first = place.split([' ', ',']).next().unwrap_or("");
    let in_capitals = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
    };
    let is_dateline = word_count(place) <= 8
        && (in_capitals(first) || place.ends_with(')') && place.contains('('))
        && starts_upper(place)
        && !story.starts_with(char::is_lowercase);
    if is_dateline { dash + length } else { 0 }
}

/// Lines that a page says to its readers, whole, in lower case.
const NOTICES: &str = "\
    advertisement|advertisements|ad|sponsored|supported by|share|share this|share this article|\
    share this story|share on facebook|share on twitter|read more|read more:|related|\
    related articles|related stories|related:|print|email|comments|comment|log in|sign up|\
    subscribe|skip advertisement|close|continue reading the main story|story continues below|\
    story continues below advertisement|article continues below|continue reading below|loading|\
    loading...|more on this story|recommended|most read|trending|newsletter|image copyright|\
    media caption|image caption|play|play video|watch|listen|save|tweet|copy link|facebook|\
    scroll down for video|scroll down for more|scroll down for videos|\
    twitter|linkedin|whatsapp|pinterest|reddit|flipboard|publicidad|anzeige|publicité|publicidade|\
    compartir|teilen|partager|compartilhar|follow us|view comments|show comments|leave a comment|\
    abstract.|abstract";

/// Whether the line is what a page says to its readers about itself.
pub fn is_notice(line: &str) -> bool {
    line.len() <= 60 && {
        let lower = line.to_lowercase();
        let bare = lower.trim_matches(['-', '–', '•', '|', '»', '›', ' ']);
        NOTICES.split('|').any(|it| it == bare) || is_comment_count(bare)
    }
}

/// Headings below which nothing of the article follows: as a whole, or their
/// first words.
const ENDS: &str = "comments|comment|leave a comment|leave a reply|join the conversation|join the discussion|\
    reader comments|readers' comments|related|related articles|related stories|related news|related content|\
    related posts|most read|most popular|most viewed|trending|trending now|recommended|recommended for you|\
    recommended stories|you may also like|you might also like|you might like|read next|up next|what to read next|\
    more stories|more news|latest news|latest stories|popular now|editor's picks|editors' picks|don't miss|\
    from our partners|sponsored content|around the web";
const ENDS_BEGIN: &[&str] = &["more from ", "more in ", "more on ", "more stories from "];

/// Whether a heading stands over what readers wrote.
pub fn is_of_readers(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    ["comment", "reply", "conversation", "discussion", "response"]
        .iter()
        .any(|it| lower.contains(it))
}

/// Lines, whole and in lower case, with which an editor ends a text.
const FINAL_MARKS: &str = "###|# # #|-30-|- 30 -|–30–|– 30 –|ends|-ends-|- ends -|–ends–|– ends –|/ends|\
    notes to editors|notes to editors:|note to editors|note to editors:|notes for editors|about the author";

/// Whether the line is an editor's mark that the text is over.
pub fn is_final_mark(line: &str) -> bool {
    line.len() <= 24 && {
        let lower = line.trim().to_lowercase();
        FINAL_MARKS.split('|').any(|it| it == lower)
    }
}

/// Whether a heading says that the article is over.
pub fn ends_article(heading: &str) -> bool {
    heading.len() <= 60 && {
        let lower = heading.to_lowercase().replace('’', "'");
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
        ENDS.split('|').any(|it| it == bare)
            || ENDS_BEGIN.iter().any(|it| bare.starts_with(it))
            || is_comment_count(bare)
    }
}

/// How appeals to the reader begin: to subscribe, to write, to read on.
const APPEALS: &[&str] = &[
    "subscribe to",
    "subscribe now",
    "subscribe today",
    "sign up for",
    "sign up to",
    "sign up now",
    "sign up here",
    "enter your email",
    "get our daily",
    "get the latest news",
    "get the morning briefing",
    "get the newsletter",
    "already a subscriber",
    "to continue reading",
    "to keep reading",
    "continue reading with",
    "create a free account",
    "log in to",
    "register to",
    "download our app",
    "download the app",
    "follow us on",
    "like us on",
    "click here to",
    "want more stories like this",
    "have a story",
    "do you have a story",
    "our newsletter",
    "never miss",
    "simply pop your",
    "simply enter your",
    "you can unsubscribe",
    "you can change your mind at any time",
    "every day we'll send you",
    "every morning we'll send you",
    "if you liked this",
    "if you enjoyed this",
    "if you like what you",
    "want more updates",
    "want more news",
    "have you been affected by",
    "get in touch with us",
    "do you know more",
    "got a tip",
    "we value your privacy",
    "support our journalism",
    "support independent journalism",
    "become a member",
    "press spacebar",
    "click here for",
    "watch the video above",
    "this article is more than",
];

/// Whether the line asks something of the reader for the site.
pub fn is_appeal(line: &str) -> bool {
    const LONGEST: usize = 240;
    line.len() <= LONGEST && {
        let begins = |appeal: &&str| {
            line.get(..appeal.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(appeal))
        };
        APPEALS.iter().any(begins)
    }
}

/// "941 comments".
fn is_comment_count(bare: &str) -> bool {
    let mut words = bare.split_whitespace();
    words
        .next()
        .is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit() || b == b','))
        && matches!(
            words.next(),
            Some("comments" | "comment" | "shares" | "likes")
        )
        && words.next().is_none()
}

/// Whether the line ends in the signature of an embedded post:
/// "— Ana Reyes (@areyes) March 4, 2024".
pub fn ends_in_post_signature(line: &str) -> bool {
    let tail = last_chars(line, 120);
    let Some(handle) = tail.rfind("(@") else {
        return false;
    };
    let Some(close) = tail[handle..].find(')') else {
        return false;
    };
    let before = &tail[..handle];
    let after = tail[handle + close + 1..].trim();
    before.contains(['—', '–', '-']) && (after.is_empty() || is_date(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(predicate: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for line in yes {
            assert!(predicate(line), "should be one: {line}");
        }
        for line in no {
            assert!(!predicate(line), "should be none: {line}");
        }
    }

    #[test]
    fn dates() {
        check(
            is_date,
            &[
                "March 3, 2024",
                "March 3, 2024Updated: March 4, 2024",
                "Updated 5:10 p.m. ET, Wed March 6, 2024",
                "Friday, 3rd May 2024",
                "3 days ago",
                "4 de mayo de 2024",
                "Veröffentlicht am 4. Mai 2024 um 12 Uhr",
                "2024-03-04 12:30",
                "2:45 p.m.",
            ],
            &[
                "March",
                "14",
                "May we speak?",
                "In March 2024 the dam broke",
                "3 dead",
                "",
            ],
        );
    }

    #[test]
    fn bylines() {
        check(
            |line| byline(line).is_some(),
            &[
                "By Ana Reyes",
                "BY ANA REYES AND LI WEN",
                "By Ana Reyes, Courier staff writer",
                "By Ana de la Cruz in Lisbon",
                "Por Ana Reyes",
            ],
            &[
                "By Tuesday the water had risen.",
                "By and large it held",
                "Byron Smith",
                "By “Ana”",
                "Von wegen",
            ],
        );
    }

    #[test]
    fn credits() {
        check(
            is_credit,
            &[
                "Reporting by Ana Reyes in Lisbon; editing by Li Wen",
                "(Additional reporting by Li Wen)",
                "Li Wen contributed to this report.",
                "Li Wen reported from Lisbon, and Ana Reyes from Porto.",
                "(With inputs from agencies)",
                "A version of this article appeared in print.",
                "Published in the print edition of the June 12 issue, with the headline “Wick.”",
            ],
            &[
                "“It held,” a diver reported from below.",
                "Reporting begins in May.",
            ],
        );
    }

    #[test]
    fn lives() {
        for (line, surname) in [
            ("Ana Reyes is a lawyer in Lisbon.", Some("Reyes")),
            ("Ana Reyes, a former judge, writes on dams.", Some("Reyes")),
            ("The Courier is a newspaper.", None),
            ("Ana Reyes was asked what is wrong.", None),
            ("Ana Reyes is “done.”", None),
            ("She is a lawyer.", None),
        ] {
            assert_eq!(life_of(line), surname, "{line}");
        }
    }

    #[test]
    fn entries_begin_with_a_clock() {
        for (line, length) in [
            ("13.58 Orrin has conceded.", 6),
            ("9:05 p.m. GMT: Orrin has conceded.", 15),
            ("12:40 “Nobody wins,” she said.", 6),
            ("12.40 metres of snow fell.", 0),
            ("61% of all ballots", 0),
            ("2024 was dry.", 0),
            ("13.58", 0),
        ] {
            assert_eq!(clock(line), length, "{line}");
        }
    }

    #[test]
    fn lines_of_pictures() {
        check(
            is_picture_line,
            &[
                "Divers below the old dam on Friday (EPA)",
                "A boat in Port Sorrow (Ana Reyes/Getty)",
                "Photography by Ana Reyes.",
                "© Getty Images A boat in Port Sorrow on Friday",
            ],
            &[
                "The European Patent Office (EPO) said no.",
                "She took the photo (her first) by herself.",
                "The dam held, said the agency (EPA).",
                "“Photo by whom?” she asked (Getty)",
            ],
        );
    }

    #[test]
    fn final_marks() {
        check(
            is_final_mark,
            &["###", "- ENDS -", "Notes to editors:"],
            &["It ends.", "The end of the dam"],
        );
    }

    #[test]
    fn appeals() {
        check(
            is_appeal,
            &[
                "Sign up for our daily letter.",
                "Never miss a story from the coast!",
                "If you liked this story, follow me.",
            ],
            &["She never missed a tide.", "They liked this pier."],
        );
    }

    #[test]
    fn pictures() {
        check(
            is_credited_picture,
            &[
                "The dam in May. Image: Li Wen.",
                "Ana Reyes at the dam. (AP Photo/Li Wen)",
            ],
            &["She told Reuters.", "The photo shows the dam."],
        );
    }

    #[test]
    fn datelines() {
        check(
            opens_with_dateline,
            &[
                "NORFIELD, Ohio (AP) — The dam held.",
                "LISBON - The dam held.",
                "Lisbon (Courier) – The dam held.",
                "NORFIELD, May 4 — The dam held.",
            ],
            &[
                "The dam — built in 1950 — held.",
                "Reyes – who built it – was glad.",
                "NATO said the dam held.",
                "NATO — which built it — said the dam held.",
            ],
        );
        assert_eq!(dateline("LISBON — The dam held."), "LISBON — ".len());
    }

    #[test]
    fn post_signatures() {
        check(
            ends_in_post_signature,
            &[
                "It held! — Ana Reyes (@areyes) March 4, 2024",
                "— Ana Reyes (@areyes)",
            ],
            &[
                "Ana Reyes (@areyes) said it held",
                "It held — she said (see below)",
            ],
        );
    }

    #[test]
    fn notices() {
        check(
            is_notice,
            &[
                "Advertisement",
                "READ MORE",
                "- 941 comments",
                "Story continues below",
            ],
            &["Comments were few", "Read more books"],
        );
    }
}
