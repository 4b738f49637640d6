//! Which of the persons in mind a pronoun means: a logistic choice between
//! them, with nobody as one of the choices.

/// How many clues there are.
pub const CLUES: usize = 19;

/// What each clue is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weights {
    /// What speaks for nobody.
    pub nobody: f32,
    /// What speaks for a candidate.
    pub clues: Clues,
}

/// What speaks for a candidate; each is from 0 to about 1. Also the weight of each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clues {
    /// The logarithm of its weight in mind, 0 for a full subject just now.
    pub weight: f32,
    /// It spoke last.
    pub speaker: f32,
    /// It spoke last, and no sentence has passed since.
    pub speaker_near: f32,
    /// It is the subject of this sentence so far.
    pub subject_here: f32,
    /// It is the last subject of the sentence before.
    pub subject_before: f32,
    /// It is the last subject two sentences back.
    pub subject_back: f32,
    /// It opened this paragraph, or the one before where this has no subject
    /// yet.
    pub opener: f32,
    /// This paragraph has mentioned it.
    pub paragraph: f32,
    /// The quoted words name it.
    pub named: f32,
    /// The page does not tell whether it is a man or a woman.
    pub unknown: f32,
    /// It has no name.
    pub unnamed: f32,
    /// Nothing but the form of its name says that it is a person.
    pub doubtful: f32,
    /// The logarithm of how often it came up.
    pub count: f32,
    /// The nearest subject before a subordinate clause: "Dunn said Reyes was
    /// right when she …".
    pub nearer: f32,
    /// The sentence before, or this one, brings it up for the first time and says
    /// what it is.
    pub introduced: f32,
    /// It is the first subject of the sentence, and "and" or "but" leads to the pronoun:
    /// "Dunn said Reyes was late, but he …".
    pub parallel: f32,
    /// It spoke last, and words in marks begin the pronoun's sentence.
    pub carries: f32,
    /// It is the subject of the sentence before, and such words begin this one.
    pub takes: f32,
    /// The sentence before names it last and for the first time, and such words begin this one.
    pub presented: f32,
}

impl Clues {
    /// The names of the clues, in their order.
    pub const NAMES: [&str; CLUES] = [
        "weight",
        "speaker",
        "speaker_near",
        "subject_here",
        "subject_before",
        "subject_back",
        "opener",
        "paragraph",
        "named",
        "unknown",
        "unnamed",
        "doubtful",
        "count",
        "nearer",
        "introduced",
        "parallel",
        "carries",
        "takes",
        "presented",
    ];

    /// The clues in their order.
    pub fn values(&self) -> [f32; CLUES] {
        [
            self.weight,
            self.speaker,
            self.speaker_near,
            self.subject_here,
            self.subject_before,
            self.subject_back,
            self.opener,
            self.paragraph,
            self.named,
            self.unknown,
            self.unnamed,
            self.doubtful,
            self.count,
            self.nearer,
            self.introduced,
            self.parallel,
            self.carries,
            self.takes,
            self.presented,
        ]
    }

    /// The clues from their order.
    pub fn of(values: [f32; CLUES]) -> Clues {
        let [
            weight,
            speaker,
            speaker_near,
            subject_here,
            subject_before,
            subject_back,
            opener,
            paragraph,
            named,
            unknown,
            unnamed,
            doubtful,
            count,
            nearer,
            introduced,
            parallel,
            carries,
            takes,
            presented,
        ] = values;
        Clues {
            weight,
            speaker,
            speaker_near,
            subject_here,
            subject_before,
            subject_back,
            opener,
            paragraph,
            named,
            unknown,
            unnamed,
            doubtful,
            count,
            nearer,
            introduced,
            parallel,
            carries,
            takes,
            presented,
        }
    }
}

impl Weights {
    /// The probability of each candidate; they and nobody's make one.
    pub fn probabilities(&self, candidates: &[Clues]) -> Vec<f32> {
        let weights = self.clues.values();
        let scores: Vec<f32> = candidates
            .iter()
            .map(|clues| {
                let values = clues.values();
                values.iter().zip(weights).map(|(it, by)| it * by).sum()
            })
            .collect();
        let highest = scores.iter().copied().fold(self.nobody, f32::max);
        let total: f32 = scores.iter().map(|it| (it - highest).exp()).sum::<f32>()
            + (self.nobody - highest).exp();
        scores
            .iter()
            .map(|it| (it - highest).exp() / total)
            .collect()
    }
}
