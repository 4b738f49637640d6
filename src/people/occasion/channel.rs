//! The words for a channel: outlets, listeners, letters, events.

use std::ops::Range;

use super::Circumstance;
use crate::{
    lexicon::{Facts, naming::Naming, organizations},
    people::{
        entity::{Cast, Referent},
        mention::NameKind,
        organization,
        words::Words,
    },
    provenance::SpeakerKind,
    text::Shape,
};

/// Verbs whose object listens.
pub(super) const SPEAKS: &[&str] = &["told", "tells", "tell", "telling"];

/// Where people write for everybody to read.
const PLATFORMS: &[&str] = &[
    "twitter",
    "x",
    "facebook",
    "instagram",
    "tiktok",
    "youtube",
    "linkedin",
    "reddit",
    "telegram",
    "threads",
    "bluesky",
    "weibo",
    "mastodon",
    "substack",
    "medium",
    "snapchat",
];

/// Listeners by a common noun who pass words on.
const PRESS: &[&str] = &[
    "reporters",
    "journalists",
    "media",
    "press",
    "newspaper",
    "paper",
    "magazine",
    "network",
    "broadcaster",
];

/// Bodies that are spoken to and publish nothing.
const AUDIENCES: &[&str] = &[
    "congress",
    "senate",
    "house",
    "parliament",
    "court",
    "committee",
    "subcommittee",
    "council",
    "assembly",
    "commission",
    "police",
    "board",
    "department",
    "ministry",
    "union",
    "party",
    "university",
    "fbi",
    "agency",
    "nation",
];

/// Nouns for a channel words come through.
const CHANNELS: &[&str] = &[
    "statement",
    "interview",
    "email",
    "e-mail",
    "tweet",
    "tweets",
    "post",
    "letter",
    "memo",
    "briefing",
    "speech",
    "video",
    "essay",
    "column",
    "op-ed",
    "release",
    "message",
    "call",
    "testimony",
    "filing",
    "lawsuit",
    "complaint",
    "report",
    "remarks",
    "address",
    "podcast",
    "documentary",
    "ad",
    "blog",
    "newsletter",
    "text",
    "voicemail",
    "affidavit",
];

/// Of these, the ones that tell whose the words to come are, wherever they stand.
const OWN: &[&str] = &[
    "statement",
    "interview",
    "email",
    "e-mail",
    "tweet",
    "post",
    "letter",
    "memo",
    "briefing",
    "speech",
    "essay",
    "column",
    "op-ed",
    "release",
    "message",
    "testimony",
    "address",
    "podcast",
    "newsletter",
    "conference",
];

/// Verbs for giving words out.
const GIVES: &[&str] = &[
    "issued",
    "released",
    "sent",
    "posted",
    "published",
    "wrote",
    "penned",
    "gave",
    "delivered",
    "recorded",
    "issuing",
    "releasing",
    "posting",
    "giving",
    "delivering",
];

/// Verbs for being heard "on" an outlet, or speaking "to" one.
const APPEARS: &[&str] = &[
    "appeared",
    "appearing",
    "spoke",
    "speaking",
    "speaks",
    "talked",
    "talking",
    "went",
    "interviewed",
];

/// Verbs for what the press does with those whom it quotes.
const ASKS: &[&str] = &[
    "asked",
    "interviewed",
    "questioned",
    "pressed",
    "reached",
    "contacted",
];

/// Who works for an outlet, behind its name.
const STAFF: &[&str] = &[
    "host",
    "anchor",
    "reporter",
    "correspondent",
    "editor",
    "columnist",
    "journalist",
    "editorial",
    "magazine",
    "newspaper",
    "presenter",
    "moderator",
    "interviewer",
];

/// Last words of an outlet's name.
const MASTHEADS: &[&str] = &[
    "news",
    "times",
    "post",
    "journal",
    "tribune",
    "herald",
    "gazette",
    "courier",
    "chronicle",
    "observer",
    "magazine",
    "radio",
    "tv",
    "television",
    "broadcasting",
    "podcast",
    "network",
    "show",
    "daily",
    "weekly",
    "telegraph",
    "guardian",
    "dispatch",
    "examiner",
    "inquirer",
];

/// A programme's parts, before "of" and its name.
const EPISODES: &[&str] = &[
    "episode",
    "edition",
    "installment",
    "instalment",
    "broadcast",
];

/// Nouns for an event words are said at.
const EVENTS: &[&str] = &[
    "discussion",
    "rally",
    "debate",
    "hearing",
    "conference",
    "meeting",
    "forum",
    "summit",
    "event",
    "panel",
    "ceremony",
    "vigil",
    "protest",
    "march",
    "session",
    "briefing",
    "speech",
    "lecture",
    "fundraiser",
    "convention",
    "dinner",
    "lunch",
    "breakfast",
    "reception",
    "stop",
    "appearance",
    "trial",
    "funeral",
    "visit",
    "trip",
    "tour",
    "gathering",
    "seminar",
    "webinar",
    "workshop",
    "interview",
    "address",
];

/// Reads the words for channels and events, step by step.
pub(super) struct Reader<'r, 't, 'o> {
    words: &'r Words<'t, 'o>,
    cast: &'r Cast,
    /// No word from here on is read.
    pub(super) limit: u32,
    found: &'r mut Circumstance,
}

impl<'r, 't, 'o> Reader<'r, 't, 'o> {
    /// Reads up to `limit` and notes what it finds.
    pub(super) fn new(
        words: &'r Words<'t, 'o>,
        cast: &'r Cast,
        limit: u32,
        found: &'r mut Circumstance,
    ) -> Self {
        Reader {
            words,
            cast,
            limit,
            found,
        }
    }

    /// Reads whoever is spoken to from `at` on; answers where to go on.
    pub(super) fn listener(&mut self, at: u32, free: impl Fn(u32) -> bool) -> u32 {
        let end = self.listener_end(at);
        if (at..end).all(free) {
            let outlet = self.outlet(at..end).or_else(|| self.employer(at..end));
            if let Some(outlet) = outlet {
                self.found.via.get_or_insert(outlet);
            }
        }
        end.max(at)
    }

    /// Reads one step at `at` of a sentence that may tell of what somebody said
    /// without quoting it; answers where to go on.
    pub(super) fn scene(&mut self, at: u32) -> u32 {
        let words = self.words;
        let word = words.lower(at);
        if SPEAKS.contains(&word) {
            return self.listener(at + 1, |_| true).max(at + 1);
        }
        if GIVES.contains(&word) {
            return self.given(at + 1);
        }
        if matches!(word, "in" | "during" | "at") {
            let end = self.phrase_end(at + 1);
            let own = end > at + 1
                && OWN.contains(&words.lower(end - 1))
                && (end <= at + 2 || matches!(words.lower(at + 1), "a" | "an" | "his" | "her"));
            return if own { self.read(at) } else { at + 1 };
        }
        if word == "on" && (self.before(at, APPEARS, 3) || self.episode(at + 1).is_some()) {
            return self.read(at);
        }
        self.heard(at).unwrap_or(at + 1)
    }

    /// "issued a statement": reads what is given from `at` on.
    fn given(&mut self, at: u32) -> u32 {
        let end = self.phrase_end(at);
        if end > at && OWN.contains(&self.words.lower(end - 1)) {
            self.found.via.get_or_insert(at..end);
        }
        end.max(at)
    }

    /// "speaking to the Courier", "asked by the Courier": reads who hears it.
    fn heard(&mut self, at: u32) -> Option<u32> {
        let hears = match self.words.lower(at) {
            "to" | "with" => self.before(at, APPEARS, 2),
            "by" => self.before(at, ASKS, 6),
            _ => false,
        };
        hears.then(|| self.listener(at + 1, |_| true).max(at + 1))
    }

    fn before(&self, at: u32, verbs: &[&str], reach: u32) -> bool {
        (at.saturating_sub(reach)..at).any(|it| verbs.contains(&self.words.lower(it)))
    }

    /// Reads one step at `at`; answers where to go on.
    pub(super) fn read(&mut self, at: u32) -> u32 {
        let words = self.words;
        if words.facts(at).contains(Facts::DATE) && words.is_capital(at) {
            if let Some(title) = self.episode(at) {
                let end = title.end;
                self.found.when.get_or_insert(at..at + 1);
                self.found.via.get_or_insert(title);
                return end;
            }
            let end = at + 1 + u32::from(words.shape(at + 1) == Shape::Number);
            self.found.when.get_or_insert(at..end);
            return end;
        }
        if let Some(end) = self.heard(at) {
            return end;
        }
        let preposition = words.lower(at);
        if !matches!(
            preposition,
            "in" | "on" | "at" | "during" | "via" | "through" | "by" | "with"
        ) {
            return at + 1;
        }
        if let Some(title) = self.episode(at + 1) {
            let end = title.end;
            self.found.via.get_or_insert(title);
            return end;
        }
        let end = self.phrase_end(at + 1);
        if end == at + 1 {
            return end;
        }
        let head = words.lower(end - 1);
        let tokens = at + 1..end;
        // "In his interview": the one that the page told of.
        if head == "interview"
            && matches!(words.lower(at + 1), "his" | "her" | "their" | "the")
            && tokens.len() == 2
        {
            return end;
        }
        if EVENTS.contains(&head) && matches!(preposition, "at" | "during" | "in") {
            return self.event(tokens);
        }
        let channel = CHANNELS.contains(&head)
            && matches!(
                preposition,
                "in" | "through" | "via" | "by" | "on" | "during"
            );
        let named = preposition == "on"
            && (PLATFORMS.contains(&head.trim_end_matches('.')) && words.is_capital(end - 1)
                || self.airs(tokens.clone()));
        if channel || named {
            let (via, close) = self.through(tokens);
            self.found.via.get_or_insert(via);
            return close;
        }
        end
    }

    /// "a rally in Dale", "a news conference Monday"; answers where to go on.
    fn event(&mut self, tokens: Range<u32>) -> u32 {
        let words = self.words;
        let end = tokens.end;
        let date = tokens
            .clone()
            .find(|&it| words.facts(it).contains(Facts::DATE));
        if let Some(date) = date {
            let stop = date + 1 + u32::from(words.shape(date + 1) == Shape::Number);
            self.found.when.get_or_insert(date..stop);
        }
        self.found.what.get_or_insert(tokens.clone());
        let head = words.lower(end - 1);
        let press = head == "conference" && matches!(words.lower(end - 2), "news" | "press");
        if CHANNELS.contains(&head) || press {
            let via = self.through(tokens).0;
            self.found.via.get_or_insert(via);
        }
        if matches!(words.lower(end), "at" | "in") {
            let place = self.phrase_end(end + 1);
            if place > end + 1 && (end + 1..place).any(|it| words.is_capital(it)) {
                self.found.place.get_or_insert(end + 1..place);
                return place;
            }
        }
        end
    }

    /// "an interview with the Courier": the outlet says more than the channel.
    /// Answers which to show, and where to read on.
    fn through(&self, channel: Range<u32>) -> (Range<u32>, u32) {
        let end = channel.end;
        let joins = matches!(self.words.lower(end), "with" | "in" | "for" | "on");
        let close = if joins {
            self.listener_end(end + 1)
        } else {
            end
        };
        let named = (close > end + 1)
            .then(|| {
                let listener = end + 1..close;
                self.outlet(listener.clone())
                    .or_else(|| self.employer(listener))
            })
            .flatten();
        (named.unwrap_or(channel), close.max(end))
    }

    /// The name of a programme from `at` on: "Tuesday's episode of “Dale
    /// Tonight”".
    fn episode(&self, at: u32) -> Option<Range<u32>> {
        const LONGEST: u32 = 6;
        let words = self.words;
        let noun = (at..at + LONGEST)
            .take_while(|&it| !words.facts(it).any(Facts::PREPOSITION))
            .find(|&it| EPISODES.contains(&words.lower(it)))?;
        if words.lower(noun + 1) != "of" {
            return None;
        }
        let first = noun + 2 + u32::from(words.shape(noun + 2) == Shape::Mark);
        let end = (first..first + 10)
            .find(|&it| {
                !words.is_capital(it) && !matches!(words.lower(it), "the" | "of" | "'s" | "with")
            })
            .unwrap_or(first + 10);
        let named = (first..end).any(|it| words.is_capital(it));
        named.then_some(first..end)
    }

    /// The outlet among the words for a listener: "the Courier's Dana Cole",
    /// "reporters"; none for those who are just spoken to.
    fn outlet(&self, listener: Range<u32>) -> Option<Range<u32>> {
        let (words, cast) = (self.words, self.cast);
        let last = listener
            .end
            .checked_sub(1)
            .filter(|it| *it >= listener.start)?;
        if PRESS.contains(&words.lower(last)) && !words.is_capital(last) {
            let plain = last - listener.start <= 1;
            let the = words.lower(listener.start) == "the";
            let named = organization::called(words, cast, last).or_else(|| {
                let one = the && !matches!(words.lower(last), "press" | "media");
                one.then(|| self.press_before(listener.start)).flatten()
            });
            let known = listener.clone().find(|&it| words.is_capital(it));
            return match (named, known) {
                (Some(named), _) if plain => Some(named),
                (_, Some(from)) => Some(from..last),
                _ => Some(listener),
            };
        }
        let name = cast.names_in(listener.clone()).next()?;
        let found = organization::organization(words, cast, name);
        // "the Dale Courier editorial board": the paper, not a body of it.
        let end = (cast.names[name].tokens.end..found.end)
            .find(|&it| STAFF.contains(&words.lower(it)))
            .unwrap_or(found.end);
        let tokens = found.start..end.max(self.masthead_end(name, listener.end));
        let audience = AUDIENCES.contains(&words.lower(tokens.end - 1));
        let staffed = STAFF.contains(&words.lower(tokens.end)) && tokens.end < listener.end;
        let whole = tokens.end == listener.end || staffed;
        let fits = match organization::kind_of(words, cast, name) {
            _ if self.is_press(tokens.clone()) => true,
            NameKind::Organization => true,
            NameKind::Unknown => whole && !self.is_person(name),
            // "the Dale Courier": no person's name has an article before it.
            NameKind::Person => {
                let name = cast.names[name].tokens.clone();
                whole
                    && listener.start + 1 == name.start
                    && words.lower(listener.start) == "the"
                    && !words.str(name.start).ends_with('.')
            }
            NameKind::Place => staffed && tokens.len() > 1,
        };
        (fits && !audience && tokens.end <= listener.end).then_some(tokens)
    }

    /// The outlet named last before `at`: who "the paper" is.
    fn press_before(&self, at: u32) -> Option<Range<u32>> {
        const BACK: usize = 40;
        let end = self.cast.names.partition_point(|it| it.tokens.end <= at);
        self.cast.names[end.saturating_sub(BACK)..end]
            .iter()
            .rev()
            .map(|it| it.tokens.clone())
            .find(|it| self.is_press(it.clone()))
    }

    /// Where an outlet's name ends that begins with the name at `name`: "CBS
    /// This Morning".
    fn masthead_end(&self, name: usize, limit: u32) -> u32 {
        let (words, cast) = (self.words, self.cast);
        let first = cast.names[name].tokens.end;
        (first..limit)
            .find(|&at| {
                let other = cast.name_at(at).is_some_and(|it| {
                    let other = &cast.names[it];
                    other.kind == NameKind::Person && other.tokens.len() > 1
                });
                !words.is_capital(at)
                    || other
                    || STAFF.contains(&words.lower(at))
                    || words.facts(at).contains(Facts::DATE) && !self.titled(at)
            })
            .unwrap_or(limit.max(first))
    }

    /// "Dana Cole of Norfield News": the outlet behind the name of a listener.
    fn employer(&self, listener: Range<u32>) -> Option<Range<u32>> {
        let words = self.words;
        let from = listener.end;
        if !matches!(words.lower(from), "of" | "from" | "at" | "with") {
            return None;
        }
        let tokens = from + 1..self.listener_end(from + 1);
        let start = tokens.clone().find(|&at| words.is_capital(at))?;
        let end = (start..tokens.end)
            .find(|&at| !words.is_capital(at))
            .unwrap_or(tokens.end);
        self.is_press(start..end).then_some(start..end)
    }

    /// Whether a name is an outlet's, by itself or in the list.
    fn is_press(&self, name: Range<u32>) -> bool {
        const LABELS: &[&str] = &[
            "broadcaster",
            "magazine",
            "news agency",
            "news outlet",
            "news website",
            "newspaper",
        ];
        let words = self.words;
        let Some(start) = name.clone().find(|&at| words.is_capital(at)) else {
            return false;
        };
        let listed = organizations::find(words.written(start..name.end));
        listed.is_some_and(|it| LABELS.contains(&it.label))
            || name.end > start + 1
                && words.is_capital(name.end - 1)
                && MASTHEADS.contains(&words.lower(name.end - 1))
    }

    /// Whether a day's word stands inside of a name: "Dale Today Live".
    fn titled(&self, at: u32) -> bool {
        let words = self.words;
        matches!(words.lower(at), "today" | "tonight" | "sunday")
            && words.is_capital(at)
            && words.is_capital(at + 1)
    }

    fn listener_end(&self, from: u32) -> u32 {
        const LONGEST: u32 = 8;
        let words = self.words;
        let limit = self.limit.min(from + LONGEST);
        (from..limit)
            .find(|&at| {
                let facts = words.facts(at);
                !words.shape(at).is_word() && words.str(at) != "&"
                    || facts.any(Facts::PREPOSITION | Facts::CONJUNCTION)
                    || facts.contains(Facts::DATE) && !self.titled(at)
                    || at > from
                        && facts.any(Facts::PRONOUN | Facts::DETERMINER)
                        && !words.is_capital(at)
            })
            .unwrap_or(limit.max(from))
    }

    /// Whether a name is a person's, by the rest of the page.
    fn is_person(&self, name: usize) -> bool {
        match &self.cast.referents[name] {
            Referent::One(who) => self
                .cast
                .entity(*who)
                .is_some_and(|it| it.kind == SpeakerKind::Person),
            Referent::Several(_) => true,
            Referent::None => false,
        }
    }

    /// "on CNN", "on Norfield Radio", "on CNN's “Dale Tonight”": an outlet that
    /// words are heard on.
    fn airs(&self, tokens: Range<u32>) -> bool {
        let (words, cast) = (self.words, self.cast);
        let owner = tokens.clone().find(|&at| words.lower(at) == "'s");
        let end = owner.unwrap_or(tokens.end);
        if end == tokens.start {
            return false;
        }
        let last = end - 1;
        let acronym = words.shape(last) == Shape::Upper
            && words.str(last).len() > 2
            && owner.is_none()
            && cast
                .name_at(last)
                .is_some_and(|it| cast.names[it].kind == NameKind::Organization)
            && !words.is(last, Naming::DEMONYM);
        acronym || self.is_press(tokens.start..end)
    }

    fn phrase_end(&self, from: u32) -> u32 {
        let words = self.words;
        let mut at = from;
        while at < self.limit {
            let facts = words.facts(at);
            let dated = facts.contains(Facts::DATE) && words.is_capital(at) && at == from;
            let stops = !words.shape(at).is_word()
                || facts.any(Facts::PREPOSITION | Facts::CONJUNCTION)
                || facts.any(Facts::PRONOUN) && !words.is_capital(at)
                || at > from
                    && matches!(
                        words.lower(at),
                        "last" | "this" | "next" | "earlier" | "late"
                    )
                || dated;
            if stops {
                break;
            }
            at += 1;
        }
        // A day behind the noun is a date of its own: "a rally Monday".
        while at > from + 1 && words.facts(at - 1).contains(Facts::DATE) {
            at -= 1;
        }
        at
    }
}
