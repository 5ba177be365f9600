//! The rules that make claims, by name, and how sure each is.
//!
//! The confidence of a claim is that of the pattern that found it: set by hand, in steps, and not
//! fitted to a corpus. It does not weigh what is claimed.

/// A pattern of attribution.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rule {
    /// Its name, as `--explain` prints it.
    pub name: &'static str,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
}

const fn rule(name: &'static str, confidence: f32) -> Rule {
    Rule { name, confidence }
}

/// "“…,” X said": the tag of a quotation.
pub const QUOTATION_TAG: Rule = rule("tag of a quotation", 0.95);
/// "The bill would fail, he said."
pub const CLAUSE_TAG: Rule = rule("tag of a clause", 0.85);
/// "The bill, he said, would fail."
pub const INNER_TAG: Rule = rule("tag inside a clause", 0.85);
/// "It was, he said later, “a long night.”"
pub const TAG_BEFORE_QUOTATION: Rule = rule("tag between a clause and its quotation", 0.8);
/// "Nothing in it, said Ann Lee, “surprised me.”"
pub const INVERTED_TAG: Rule = rule("inverted tag before a quotation", 0.8);
/// "The bridge has fallen says the mayor."
pub const RUN_ON_TAG: Rule = rule("tag without a comma", 0.7);
/// "According to X, …"
pub const ACCORDING_TO: Rule = rule("according to", 0.9);
/// "as X put it"
pub const AS_PUT: Rule = rule("as somebody put it", 0.7);
/// Subject, cue and a clause or quotation.
pub const CLAUSE: Rule = rule("subject, cue and clause", 0.85);
/// Subject, cue and a noun phrase, an infinitive or a gerund.
pub const PHRASE: Rule = rule("subject, cue and phrase", 0.6);
/// "a coma which his lawyer said lasted three months"
pub const GAP: Rule = rule("relative clause around a cue", 0.7);
/// "was told that", "is said to"
pub const PASSIVE: Rule = rule("passive", 0.7);
/// "was criticised by X"
pub const PASSIVE_AGENT: Rule = rule("passive with its agent", 0.5);
/// "was quoted as saying"
pub const QUOTED_AS: Rule = rule("quoted as saying", 0.9);
/// "considered civilian objects under the treaty"
pub const UNDER_LAW: Rule = rule("judged under a law", 0.6);
/// "Asked about the tape, …"
pub const ASKED: Rule = rule("asked, at the beginning", 0.5);
/// "was allegedly drunk"
pub const HEDGE: Rule = rule("hedging adverb", 0.5);
/// "is convinced that"
pub const ADJECTIVE: Rule = rule("adjective that attributes", 0.7);
/// "his claim that"
pub const OWNED_NOUN: Rule = rule("noun with its owner", 0.6);
/// "claims that"
pub const NOUN: Rule = rule("noun without an owner", 0.45);
/// "at Kyiv's request"
pub const REQUEST: Rule = rule("at somebody's request", 0.6);
/// "UN: Two dams have failed", "LEE: We did."
pub const COLON: Rule = rule("colon after a speaker", 0.75);
/// A quotation by itself, after one whose speaker is known.
pub const NEXT_QUOTATION: Rule = rule("quotation after another", 0.6);
/// A quotation of the subject of its sentence or of the one before.
pub const LONE_QUOTATION: Rule = rule("quotation without a cue", 0.4);
