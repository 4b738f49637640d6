//! Whence in both browsers: the packed extension, installed, on real and
//! made-up pages. `cargo xtask test` builds the package and runs these.

mod accessible;
mod card;
mod hostile;
mod keys;
mod panel;
mod place;
mod popup;
mod saved;
mod speed;
mod untouched;

use std::pin::Pin;

use anyhow::Result;
use browser::Browser;
use libtest_mimic::{Arguments, Failed, Trial};
use place::Place;

type Running<'p> = Pin<Box<dyn Future<Output = Result<()>> + 'p>>;

/// A case with its name: what must hold.
type Case = (&'static str, for<'p> fn(&'p Place) -> Running<'p>);

/// The case that needs pages which are no part of the project.
const SAVED: &str = "saved pages are read and not changed";

const CASES: [Case; 33] = [
    ("hovering a quote shows who said it", |it| {
        Box::pin(card::hover(it))
    }),
    ("a click pins the card and Escape closes it", |it| {
        Box::pin(card::pin(it))
    }),
    ("a page's policy changes nothing", |it| {
        Box::pin(card::strict_policy(it))
    }),
    ("a page's styles change nothing", |it| {
        Box::pin(card::hostile_styles(it))
    }),
    ("text that comes late is marked", |it| {
        Box::pin(card::late_text(it))
    }),
    ("pages made to choke on are settled", |it| {
        Box::pin(hostile::pages(it))
    }),
    (
        "a page that takes card or marks away gets them back",
        |it| Box::pin(hostile::robbed(it)),
    ),
    ("words that change under a mark are read again", |it| {
        Box::pin(hostile::edited(it))
    }),
    ("the card runs as its words do", |it| {
        Box::pin(hostile::right_to_left(it))
    }),
    ("the background may end at any time", |it| {
        Box::pin(hostile::background_ends(it))
    }),
    ("a page outlives the extension", |it| {
        Box::pin(hostile::extension_ends(it))
    }),
    ("odd text moves no mark", |it| Box::pin(card::odd_text(it))),
    ("the toggle removes every trace and puts it back", |it| {
        Box::pin(keys::toggle(it))
    }),
    ("keys go from quote to quote", |it| {
        Box::pin(keys::next_and_previous(it))
    }),
    ("keys press the words of a card", |it| {
        Box::pin(keys::words_of_a_card(it))
    }),
    ("the popup counts what is marked", |it| {
        Box::pin(popup::counts(it))
    }),
    ("a site can be switched off", |it| {
        Box::pin(popup::site_off(it))
    }),
    ("everything can be switched off", |it| {
        Box::pin(popup::all_off(it))
    }),
    ("what is chosen in the panel is shown on the page", |it| {
        Box::pin(panel::shows_the_words(it))
    }),
    (
        "pointing at a source in the panel lights its quotes",
        |it| Box::pin(panel::lights_a_source(it)),
    ),
    ("the panel follows the tab in front", |it| {
        Box::pin(panel::follows(it))
    }),
    ("the panel says why it shows nothing", |it| {
        Box::pin(panel::explains(it))
    }),
    ("the panel exports files that others read", |it| {
        Box::pin(panel::exports(it))
    }),
    ("a quote's link leads to its words", |it| {
        Box::pin(panel::links_to_words(it))
    }),
    ("the panel passes axe", |it| Box::pin(accessible::panel(it))),
    ("the popup passes axe", |it| Box::pin(accessible::popup(it))),
    ("the card passes axe", |it| Box::pin(accessible::card(it))),
    ("the shipped card is told to screen readers", |it| {
        Box::pin(accessible::shipped_card(it))
    }),
    ("what is no article stays untouched", |it| {
        Box::pin(untouched::no_article(it))
    }),
    (
        "a page in another language is left alone, and said so",
        |it| Box::pin(untouched::foreign(it)),
    ),
    ("what is being written stays untouched", |it| {
        Box::pin(untouched::editors(it))
    }),
    (SAVED, |it| Box::pin(saved::pages(it))),
    ("marks are there in good time", |it| {
        Box::pin(speed::painted(it))
    }),
];

fn main() {
    let mut arguments = Arguments::from_args();
    // One browser at a time: a window that is not in front gets no frames.
    arguments.test_threads = Some(1);
    let trials = Browser::ALL.into_iter().flat_map(|browser| {
        CASES.into_iter().map(move |(name, case)| {
            let run = move || {
                Place::visit(browser, case).map_err(|error| Failed::from(format!("{error:#}")))
            };
            Trial::test(format!("{}: {name}", browser.name()), run)
                .with_ignored_flag(name == SAVED && place::given(saved::FOLDER).is_err())
        })
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}
