//! What words are: reporting cues, role nouns, names, organisations.
