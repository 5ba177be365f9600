//! How sure a claim is: a probability that it is one, with its content and its source as a reader would have them.
//!
//! The grounds are few and each is a yes or no: the rule that found it, how strong its cue is, who the source is and how it
//! is named, how far it stands from the cue, and what kind of block it is. Their weights are
//! `data/model/claim-weights.tsv`, fitted by `trainer claims` to passages and articles with their claims marked.

use super::draft::Draft;
use super::lexicon::{CueKind, Traits};
use super::reading::Reading;
use super::rule;
use crate::annotations::{ClaimGrounds, ClaimKind, SourceKind};
use crate::article::BlockKind;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
use crate::language::pack::write::PackWriter;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
use crate::language::table::{Table, TableError};
use crate::language::{Classes, Language, Part};

/// Below this a claim is shown as one perhaps and enters no count: of articles that nobody had worked with 79 % of what is above
/// it was right in every field to strict readers, 85 % but for the kind of source (docs/quality.md).
pub const PERHAPS_BELOW: f32 = 0.5;

/// However surely somebody said it: who did is a guess where two may have. Of seven such claims that were judged three were
/// right, too few for a weight of their own.
const CONTESTED_AT_MOST: f32 = 0.45;

/// Fewer words of content than this are short.
const SHORT: usize = 6;
/// More words of content than this are long.
const LONG: usize = 40;
/// A source of more tokens than this is long.
const LONG_SOURCE: usize = 12;
/// More tokens between source and cue than this are far.
const FAR: usize = 6;

macro_rules! grounds {
    ($($(#[$doc:meta])* $name:ident $word:literal,)*) => {
        /// What speaks for or against a claim besides its rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Ground { $($(#[$doc])* $name,)* }

        /// The names of all grounds, in the order of their numbers.
        pub const GROUNDS: &[&str] = &[$($word,)*];
    };
}

grounds! {
    /// The cue attributes only with a clause or a quotation.
    WeakCue "weak_cue",
    /// The cue is a verb of saying that is hardly anything else.
    PlainCue "plain_cue",
    /// Belief or expectation.
    Belief "belief",
    /// What a study found.
    Finding "finding",
    /// A question or a manner of speaking.
    OtherCue "other_cue",
    /// No statement, belief or finding of four words or more, unless a verb of saying has it as its clause.
    Minor "minor",
    /// The source denies it or declines to say it.
    Negated "negated",
    /// Cue or clause keeps its distance.
    Hedged "hedged",
    /// All of it is quoted.
    Direct "direct",
    /// Some of it is.
    Mixed "mixed",
    /// Few words.
    Short "short",
    /// Many words.
    Long "long",
    /// It begins with "that".
    That "that",
    /// No source.
    NoSource "no_source",
    /// A pronoun.
    Pronoun "pronoun",
    /// A pronoun that nobody is known for.
    Unresolved "unresolved",
    /// A relative pronoun ends the source.
    Relative "relative",
    /// A long phrase.
    LongSource "long_source",
    /// A person with a name.
    Person "person",
    /// A body.
    Body "body",
    /// A text.
    Document "document",
    /// An outlet.
    Outlet "outlet",
    /// Somebody in an office or trade without a name.
    Anonymous "anonymous",
    /// A group.
    Group "group",
    /// Source and cue touch.
    Adjacent "adjacent",
    /// They stand far apart.
    Far "far",
    /// A headline, heading or standfirst.
    Headline "headline",
    /// An item of a list.
    ListItem "list_item",
    /// A pronoun of who spoke before the sentence before.
    FarBack "far_back",
    /// A pronoun that may mean somebody else near it.
    Contested "contested",
    /// A pronoun of somebody without a name.
    NobodyNamed "nobody_named",
    /// "The agency": a noun that stands in the name that it takes up, or was said of it.
    TakenUp "taken_up",
    /// "The agency", of which nothing else is known.
    Bare "bare",
    /// A single noun without an article.
    LoneNoun "lone_noun",
    /// A name of one word, which nothing makes longer.
    OneName "one_name",
}

/// What a draft is known to be once its source is resolved.
pub struct Facts {
    /// It is a statement, belief or finding.
    pub core: bool,
    /// How it is quoted.
    pub kind: ClaimKind,
    /// Words of its content.
    pub words: usize,
    /// The kind of its source, and whether the source is known by a name or noun.
    pub source: Option<(SourceKind, bool)>,
    /// The grounds that speak of how the source was found.
    pub doubts: u64,
}

/// The grounds of a draft.
#[must_use]
pub fn grounds(reading: &Reading<'_>, draft: &Draft, facts: &Facts) -> ClaimGrounds {
    let mut grounds = ClaimGrounds { rule: draft.rule.number, marks: facts.doubts };
    let mut mark = |ground: Ground, holds: bool| grounds.marks |= u64::from(holds) << ground as u8;
    mark(Ground::WeakCue, draft.traits.has(Traits::WEAK));
    mark(Ground::PlainCue, draft.traits.has(Traits::SAYS.with(Traits::TELLS)));
    mark(Ground::Belief, draft.kind == Some(CueKind::Belief));
    mark(Ground::Finding, draft.kind == Some(CueKind::Finding));
    // "asked whether the dam would hold" says more than "asked for a meeting".
    let asks = draft.content.first().is_some_and(|r| reading.is(r.start, Classes::WH)) && !draft.source.is_empty();
    let other = draft.kind == Some(CueKind::Manner) || draft.kind == Some(CueKind::Question) && !asks;
    mark(Ground::OtherCue, other);
    let clauses = [rule::CLAUSE, rule::QUOTATION_TAG, rule::CLAUSE_TAG];
    let said = draft.traits.has(Traits::SAYS) && clauses.contains(&draft.rule);
    mark(Ground::Minor, !facts.core && !said);
    mark(Ground::Negated, draft.negated);
    // "He claimed that the dam had held": the verb itself keeps the distance, and what he said is plain.
    let claimed = draft.traits.has(Traits::HEDGES) && draft.rule == rule::CLAUSE;
    mark(Ground::Hedged, draft.hedged && !claimed);
    mark(Ground::Direct, facts.kind == ClaimKind::Direct);
    mark(Ground::Mixed, facts.kind == ClaimKind::Mixed);
    mark(Ground::Short, facts.words < SHORT);
    mark(Ground::Long, facts.words > LONG);
    mark(Ground::That, draft.content.first().is_some_and(|r| reading.is(r.start, Classes::THAT)));
    source_grounds(reading, draft, facts, &mut mark);
    let at = draft.content.first().map_or(0, |r| r.start);
    let sentences = &reading.document.sentences;
    let sentence = sentences.partition_point(|s| s.tokens.start <= at).saturating_sub(1);
    let block = sentences.get(sentence).and_then(|s| reading.document.article.blocks().get(s.block)).map(|b| b.kind);
    mark(Ground::Headline, matches!(block, Some(BlockKind::Title | BlockKind::Heading | BlockKind::Standfirst)));
    mark(Ground::ListItem, block == Some(BlockKind::ListItem));
    grounds
}

fn source_grounds(reading: &Reading<'_>, draft: &Draft, facts: &Facts, mark: &mut impl FnMut(Ground, bool)) {
    let Some(source) = draft.source.first() else {
        mark(Ground::NoSource, true);
        return;
    };
    let pronoun = source.len() == 1 && reading.is(source.start, Classes::SUBJECT_PRONOUN);
    mark(Ground::Pronoun, pronoun);
    mark(Ground::Unresolved, facts.source.is_none_or(|(_, known)| !known));
    mark(
        Ground::Relative,
        source.len() > 1
            && reading.is(source.end - 1, Classes::WH.with(Classes::THAT))
            && !reading.is_initials(source.end - 1),
    );
    mark(Ground::LongSource, source.len() > LONG_SOURCE);
    match facts.source.map(|(kind, _)| kind) {
        Some(SourceKind::Person) => mark(Ground::Person, true),
        Some(SourceKind::Organisation | SourceKind::Government) => mark(Ground::Body, true),
        Some(SourceKind::Document) => mark(Ground::Document, true),
        Some(SourceKind::Outlet) => mark(Ground::Outlet, true),
        Some(SourceKind::Anonymous) => mark(Ground::Anonymous, true),
        Some(SourceKind::Group) => mark(Ground::Group, true),
        None => {}
    }
    let Some(cue) = draft.cue.first() else { return };
    let gap = cue.start.saturating_sub(source.end).max(source.start.saturating_sub(cue.end));
    // "The minister, Ann Lee, urged", "… and warned that", "…, adding that": a comma closes the phrase, or it is taken up.
    let before = cue.start.wrapping_sub(1);
    let closed = gap == 1 && cue.start > source.end && reading.is(before, Classes::COMMA);
    let taken_up = gap > 0
        && cue.start > source.end
        && (reading.is(before, Classes::COORDINATOR) || reading.is(cue.start, Classes::RESUMING));
    mark(Ground::Adjacent, gap == 0 || closed || taken_up);
    mark(Ground::Far, gap > FAR);
}

/// The weights: one for each rule, then one for each ground.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'p>(&'p [u8]);

impl<'p> Weights<'p> {
    /// The weights of a language pack.
    #[must_use]
    pub fn of(language: Language<'p>) -> Self {
        Self(language.part(Part::ClaimWeights))
    }

    fn weight(self, at: usize) -> f32 {
        let (numbers, _) = self.0.as_chunks::<4>();
        numbers.get(at).map_or(0.0, |bytes| f32::from_le_bytes(*bytes))
    }

    /// The probability that a claim of these grounds is right, 0 to 1; 1 where the pack has no weights.
    #[must_use]
    pub fn probability(self, grounds: ClaimGrounds) -> f32 {
        if self.0.is_empty() {
            return 1.0;
        }
        let marks = (0..GROUNDS.len()).filter(|at| grounds.marks >> at & 1 == 1);
        let sum: f32 = marks.map(|at| self.weight(rule::NAMES.len() + at)).sum();
        let sure = 1.0 / (1.0 + (-(sum + self.weight(usize::from(grounds.rule)))).exp());
        if grounds.marks >> Ground::Contested as u8 & 1 == 1 { sure.min(CONTESTED_AT_MOST) } else { sure }
    }
}

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
const SHIPPED: &str = include_str!("../../data/model/claim-weights.tsv");

/// Adds the weights to a pack: a number for each rule and ground, in their order.
///
/// # Errors
///
/// When a row is of no rule or ground, or has no number.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut weights = vec![0f32; rule::NAMES.len() + GROUNDS.len()];
    for row in Table::parse("claim-weights.tsv", SHIPPED, &["ground", "weight"])?.rows() {
        let name = row.required("ground")?;
        let at = rule::NAMES.iter().chain(GROUNDS).position(|known| *known == name);
        let weight = row.number::<f32>("weight")?;
        let (Some(at), Some(weight)) = (at, weight) else { return Err(row.error("no rule or ground, or no weight")) };
        weights[at] = weight;
    }
    pack.bytes(Part::ClaimWeights, weights.into_iter().flat_map(f32::to_le_bytes).collect());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Document};
    use crate::claims::extract;
    use crate::language;

    fn confidence(text: &str) -> Vec<f32> {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let (claims, _) = extract(&language::Reading::new(&document, crate::tables::compiled_in()), &[]);
        claims.iter().map(|claim| claim.confidence).collect()
    }

    #[test]
    fn what_anybody_would_call_a_claim_is_surer_than_what_may_be_none() {
        let sure = confidence("“The dam will hold,” Mayor Ann Lee said on Tuesday.");
        let unsure = confidence("The driver was warned that another stop might be treated as an offence.");
        assert!(sure.iter().all(|c| *c >= 0.95) && !sure.is_empty(), "{sure:?}");
        assert!(unsure.iter().all(|c| *c < PERHAPS_BELOW) && !unsure.is_empty(), "{unsure:?}");
    }

    #[test]
    fn every_ground_fits_the_marks() {
        assert!(GROUNDS.len() <= 64);
    }
}
