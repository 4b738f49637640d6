//! Families of features that training can do without, to see what each is worth.

use clap::ValueEnum;
use whence::attribution::model::Page;

/// What is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Family {
    /// The words themselves
    Words,
    /// Their stems and endings
    Stems,
    /// Their classes: closed words, shapes, what kind of noun or verb
    Classes,
    /// The bones of the clause further than the next word
    Bones,
    /// Which words may be a speaker
    Persons,
    /// What the rules propose: the model is alone with marks, labels and what floats
    Rules,
    /// The model: the rules are alone
    Model,
}

impl Family {
    /// Makes every item of `page` alike in what is left out.
    pub fn blank(self, page: &mut Page) {
        for cell in &mut page.strip.cells {
            match self {
                Family::Words => cell.word = 0,
                Family::Stems => (cell.stem, cell.suffix) = (0, 0),
                Family::Classes => cell.class = 0,
                Family::Bones => (cell.behind, cell.ahead) = (0, 0),
                Family::Persons => cell.person = false,
                Family::Rules => cell.rule = 0,
                Family::Model => {}
            }
        }
        if self == Family::Rules {
            page.hints.clear();
        }
    }
}
