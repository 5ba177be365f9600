//! How far the content of a claim goes.

use super::lexicon::{Cue, CueKind, Form, Frames, Traits};
use super::reading::Reading;
use super::sources::relations::Relations;
use crate::annotations::CueClass;
use crate::language::Classes;

/// The longest name of a court, in tokens, its article included.
const LONGEST_COURT: usize = 6;
/// The longest subject before a quotation that its verb opens, in tokens.
const LONGEST_OPENED: usize = 8;
/// The longest aside between dashes, in tokens.
const LONGEST_ASIDE: usize = 40;
/// How far before "and had asked", in tokens, another verb of the same tense is looked for.
const LONGEST_TOLD: usize = 24;

impl Reading<'_> {
    /// The end of the clause that begins at token `start` as the content of a claim, at most `limit`.
    ///
    /// It ends with the sentence, before a semicolon, before "but" with a subject of its own, and
    /// where the speaker is taken up again ("…, adding that", "… and urged"). The content of an
    /// `embedded` cue ("Lee, who says …, left") also ends where the clause around it goes on.
    #[must_use]
    pub fn content_end(&self, start: usize, limit: usize, embedded: bool) -> usize {
        let mut at = start;
        while at < limit {
            let flags = self.flag(at);
            if at > start && flags.any(Classes::DASH) && self.in_aside(start) {
                break;
            }
            if let Some(q) = flags.any(Classes::QUOTE).then(|| self.quote_at(at)).flatten()
                && self.quotes[q].open == at
            {
                let quote = &self.quotes[q];
                at = quote.close + 1;
                // “…,” while the mayor called …: the comma inside the mark divides as one outside.
                if self.is(quote.inner.end - 1, Classes::COMMA) && at < limit && self.ends_at_comma(at - 1, limit) {
                    return at;
                }
                // A stop inside the closing mark ends the sentence, unless the clause goes on.
                if self.is(quote.inner.end - 1, Classes::STOP) && (at >= limit || !self.goes_on_after_quote(at)) {
                    return at.min(limit);
                }
                continue;
            }
            if flags.any(Classes::OPEN)
                && let Some(close) = self.bracket_close(at, limit)
            {
                at = close + 1;
                continue;
            }
            if flags.any(Classes::SEMICOLON) || flags.any(Classes::STOP) && self.ends_sentence(at) {
                break;
            }
            if at > start && flags.any(Classes::COMMA) {
                let outer = embedded
                    && (self.is(
                        at + 1,
                        Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::VERB_ED).with(Classes::CUE_VERB),
                    ) || self.is(at + 1, Classes::VERB_PRESENT) && self.is(at + 2, Classes::DETERMINER));
                if outer || self.ends_at_comma(at, limit) {
                    break;
                }
            }
            if at > start
                && flags.any(Classes::VERB_ING)
                && self.is(at, Classes::RESUMING)
                && self.is(at + 1, Classes::THAT)
                // "a warning that"
                && !self.is(at - 1, Classes::OPENER.with(Classes::ADJECTIVE))
            {
                // "… citing that", without a comma.
                if self.is(at - 1, Classes::ADVERB) {
                    at -= 1;
                }
                break;
            }
            if at > start
                && flags.any(Classes::COORDINATOR.with(Classes::ADVERSATIVE))
                && !self.is(at - 1, Classes::AUXILIARY)
                && self.resumes_after(at, limit)
            {
                break;
            }
            at += 1;
        }
        while at > start && self.is(at - 1, Classes::COMMA.with(Classes::DASH).with(Classes::SEMICOLON)) {
            at -= 1;
        }
        at.min(limit)
    }

    /// Whether token `start` lies between two dashes: "— though she would not say how —".
    fn in_aside(&self, start: usize) -> bool {
        let from = start.saturating_sub(LONGEST_ASIDE);
        let edge =
            |&i: &usize| self.is(i, Classes::DASH.with(Classes::HARD_STOP).with(Classes::COLON).with(Classes::QUOTE));
        let opened = (from..start).rev().find(edge).filter(|&i| self.is(i, Classes::DASH));
        let earlier =
            opened.is_some_and(|open| (from..open).rev().find(edge).is_some_and(|i| self.is(i, Classes::DASH)));
        opened.is_some() && !earlier
    }

    fn goes_on_after_quote(&self, at: usize) -> bool {
        let flags = self.flag(at);
        flags.any(Classes::COMMA) || flags.any(Classes::WORDLIKE) && !flags.any(Classes::CAPITAL)
    }

    /// Whether the stop at `i` ends a sentence of the document.
    fn ends_sentence(&self, i: usize) -> bool {
        let sentences = &self.document.sentences;
        let after = sentences.partition_point(|s| s.tokens.start <= i);
        after.checked_sub(1).is_none_or(|s| {
            let end = sentences[s].tokens.end;
            i + 1 >= end || (i + 1..end).all(|k| self.is(k, Classes::QUOTE.with(Classes::CLOSE).with(Classes::STOP)))
        })
    }

    /// Whether the content ends at the comma at `comma`.
    fn ends_at_comma(&self, comma: usize, limit: usize) -> bool {
        let next = comma + 1;
        // ", adding 16 minutes to the journey": no words of the speaker's.
        let counts = self.is(next + 1, Classes::DIGITS.with(Classes::NUMERAL))
            && !self.begins_clause(next + 1, limit)
            && !self.verb_readings(next).any(|(cue, ..)| cue.frames.has(Frames::OBJECT.with(Frames::MEASURE)));
        if self.is(next, Classes::RESUMING) && !counts {
            return true;
        }
        // "One nurse, who hid because she fears arrest, said they had no gloves": the clause around has its verb.
        if self.speaks(next) && (self.is(next + 1, Classes::THAT) || self.begins_clause(next + 1, limit)) {
            return true;
        }
        // ", ruling that the benefit outweighed the harm"
        if self.is(next, Classes::VERB_ING) && self.is(next, Classes::CUE_VERB) && self.is(next + 1, Classes::THAT) {
            return true;
        }
        if self.is(next, Classes::COORDINATOR) && self.is(next + 1, Classes::RESUMING) {
            return true;
        }
        if self.is_word(next, &["according"]) && self.is(next + 1, Classes::TO) {
            return true;
        }
        // ", but that no jobs would be lost": the content goes on.
        let goes_on =
            self.is(next + 1, Classes::THAT) && !self.is(next + 2, Classes::AUXILIARY.with(Classes::VERB_PAST));
        if self.is(next, Classes::ADVERSATIVE) && goes_on {
            return false;
        }
        // "“a gift,” a reference to the harbour", "a charge he denied": the writer explains.
        let cue = Classes::CUE_NOUN.with(Classes::CUE_VERB);
        // ", a remark two traders took as a threat", ", a decision Tarsk rejects"
        let who = Classes::SUBJECT_PRONOUN.with(Classes::THAT).with(Classes::DETERMINER);
        let who = who.with(Classes::NUMERAL).with(Classes::CAPITAL).with(Classes::PEOPLE);
        // ", a conclusion shared by two officials"
        let shared = self.is(next + 2, Classes::VERB_ED) && self.is_word(next + 3, &["by"]);
        let denied =
            self.is(next + 1, cue) && (shared || self.is(next + 2, who)) && !self.is(next + 1, Classes::VERB_ED);
        if self.is(next, Classes::ARTICLE) && (denied || self.is(next + 1, Classes::GLOSS)) {
            return true;
        }
        // ", using the Lasker name for the reef": what the words are, told by the writer.
        let named = |i: usize| self.is_word(i, &["name", "term", "word", "phrase", "acronym", "nickname"]);
        let glosses = self.is_word(next, &["using"]) && (next + 2..next + 5).any(named);
        // "the firm, using the name of another, had lied": between commas it goes on.
        if glosses && !(next..limit).any(|i| self.is(i, Classes::COMMA) && self.quote_at(i).is_none()) {
            return true;
        }
        // ", without giving a cause", ", without naming it"
        let unsaid = Classes::CUE_VERB.with(Classes::RESUMING);
        if self.is_word(next, &["without"])
            && self.is(next + 1, Classes::VERB_ING)
            && (self.is(next + 1, unsaid) || self.is_word(next + 1, &["naming", "identifying", "providing"]))
        {
            return true;
        }
        // ", with one volunteer telling reporters that they dug by hand"
        let told = || {
            let verb = self.phrase_end(next + 1, limit);
            verb > next + 1
                && self.is(verb, Classes::VERB_ING)
                && self
                    .verb_readings(verb)
                    .any(|(cue, ..)| cue.kind == CueKind::Speech && cue.traits.has(Traits::RESUMES))
        };
        if self.is_word(next, &["with"]) && told() {
            return true;
        }
        // ", in what analysts said was the first attempt", ", in what was seen as a blow": somebody else's judgement of it.
        if self.is_word(next, &["in"]) && self.is_word(next + 1, &["what"]) {
            return true;
        }
        // ", something the protesters flatly deny"
        let disputed = || {
            let verb = self.phrase_end(next + 1, limit);
            let verb = verb + usize::from(self.is(verb, Classes::LY));
            verb > next + 1 && self.verb_readings(verb).any(|(cue, ..)| cue.class == CueClass::Denying)
        };
        if self.is_word(next, &["something"]) && disputed() {
            return true;
        }
        // ", rejecting a report that two tankers had turned back": not what was said, but what was not true.
        let denies = |(cue, form, _): (Cue<'_>, Form, usize)| cue.class == CueClass::Denying && form.is(Form::GERUND);
        if self.is(next, Classes::VERB_ING) && self.verb_readings(next).any(denies) {
            return true;
        }
        if self.sets_scene(next, limit) || self.is_told_in_court(next, limit) {
            return true;
        }
        // ", which the union says was given in writing": what somebody else says of it, to the end of the sentence.
        if self.is_word(next, &["which"])
            && !self.is(next + 1, Classes::SUBJECT_PRONOUN)
            && !(next + 1..limit).any(|i| self.is(i, Classes::COMMA) && self.quote_at(i).is_none())
            && self.other_speaker(next + 1, limit)
        {
            return true;
        }
        if self.is(next, Classes::ADVERSATIVE) {
            return self.other_speaker(next + 1, limit)
                || self.begins_clause(next + 1, limit)
                || self.begins_relative_subject(next + 1, limit);
        }
        // ", while the mayor called": another speaker, set against the first.
        if self.is(next, Classes::CONTRASTING) && self.other_speaker(next + 1, limit) {
            return true;
        }
        // ", and for years I wiped it": the writer goes on.
        let own = |i: &usize| self.is(*i, Classes::FIRST_PERSON) && self.is(*i, Classes::SUBJECT_PRONOUN);
        if self.is(next, Classes::COORDINATOR) && self.quote_at(next).is_none() && (next + 1..next + 5).any(|i| own(&i))
        {
            return true;
        }
        // ", and the mayor said": another speaker.
        self.is(next, Classes::COORDINATOR) && self.other_speaker(next + 1, limit)
    }

    /// Whether nothing but where it was said follows from token `i` on: ", the inquest heard", ", Tarsk Crown Court was told".
    fn is_told_in_court(&self, i: usize, limit: usize) -> bool {
        let Some(court) = (i..limit.min(i + LONGEST_COURT)).find(|&k| self.is(k, Classes::HEARING)) else {
            return false;
        };
        let verb = court + 1 + usize::from(self.is(court + 1, Classes::AUXILIARY));
        let told = self
            .verb_readings(verb)
            .any(|(cue, ..)| cue.traits.has(Traits::BROADCASTS) || cue.traits.has(Traits::TELLS) && verb > court + 1);
        told && (verb + 1 >= limit || self.is(verb + 1, Classes::STOP))
    }

    /// Whether, after a comma, the writer tells from token `i` on what else goes on: "as a bushfire cut the power",
    /// "hours after the dam broke", "and in Hull, work was halted". Of what is known already, "as the parents came from
    /// Perth", the speaker gives a reason.
    #[must_use]
    pub fn sets_scene(&self, i: usize, limit: usize) -> bool {
        let noun = |at: usize| !self.is(at, Classes::SUBJECT_PRONOUN.with(Classes::EXPLETIVE));
        if self.is(i, Classes::SUBORDINATOR) && self.is_word(i, &["as"]) {
            // ", as Kyiv claimed an attack": somebody else's.
            if self.other_speaker(i + 1, limit) || self.is_demanded(i + 1, limit) {
                return true;
            }
            let new = self.is(i + 1, Classes::ARTICLE) && !self.is(i + 1, Classes::DEFINITE)
                || self.is(i + 1, Classes::DIGITS.with(Classes::NUMERAL));
            return new && self.begins_clause(i + 1, limit);
        }
        if self.is(i, Classes::COORDINATOR) && self.is(i + 1, Classes::SOMEWHERE) && self.is(i + 2, Classes::CAPITAL) {
            let close = self.phrase_end(i + 2, limit);
            return self.is(close, Classes::COMMA) && noun(close + 1) && self.begins_clause(close + 1, limit);
        }
        let count = Classes::NUMERAL.with(Classes::DIGITS).with(Classes::ARTICLE).with(Classes::QUANTIFIER);
        // "only hours after", "just two days after"
        let first = i + usize::from(self.is_word(i, &["only", "just", "barely"]));
        let at = if self.is(first, count) { first + 1 } else { first };
        // ", minutes after the line broke" tells when it was; hours and days after, the writer goes on.
        self.is(at, Classes::TIME)
            && !self.is_word(at, &["minute", "minutes"])
            && self.is_word(at + 1, &["after"])
            && noun(at + 2)
            && self.begins_clause(at + 2, limit)
    }

    /// Whether people who ask or demand something stand at token `i`: "Democrats in both chambers demanded the release".
    fn is_demanded(&self, i: usize, limit: usize) -> bool {
        let end = self.phrase_end(i, limit);
        let people = (i..end).any(|k| self.is(k, Classes::PEOPLE));
        let demand = |(cue, form, _): (Cue<'_>, Form, usize)| cue.class == CueClass::Ordering && form.is(Form::PAST);
        people && self.verb_readings(end).any(demand)
    }

    /// Whether a clause whose verb is a reporting verb begins at token `i`.
    #[must_use]
    pub fn other_speaker(&self, i: usize, limit: usize) -> bool {
        let mut end = self.source_end(i, limit);
        if end == i {
            return false;
        }
        // "his co-author, Ann Lee, said": the appositive is closed.
        if self.is(end, Classes::COMMA) && (i..end).any(|k| self.is(k, Classes::COMMA)) {
            end += 1;
        }
        // "while survivors interviewed by the Echo insisted", "while a minister visiting Tarsk pledges"
        let participle = Classes::VERB_ED.with(Classes::VERB_PARTICIPLE);
        if !self.is(end, Classes::CAPITAL) && !self.speaks(end) {
            let by = self.is(end, participle) && self.is(end + 1, Classes::PREPOSITION);
            let doing = self.is(end, Classes::VERB_ING) && self.is(end + 1, Classes::CAPITAL);
            let from = end + if by { 2 } else { 1 };
            let close = if by || doing { self.phrase_end(from, limit) } else { from };
            end = if close > from { close } else { end };
        }
        while end < limit && self.is(end, Classes::AUXILIARY.with(Classes::ADVERB).with(Classes::LY)) {
            end += 1;
        }
        self.is(end, Classes::CUE_VERB)
            && self.verb_readings(end).any(|(cue, form, after)| {
                form.is(Form::PAST | Form::THIRD | Form::BASE)
                    && (cue.traits.has(Traits::RESUMES.with(Traits::SPEAKS))
                        || cue.frames.has(Frames::THAT) && self.is(after, Classes::THAT)
                        || cue.kind == CueKind::Wish
                        || cue.kind == CueKind::Finding && (i..end).any(|k| self.is(k, Classes::DOCUMENT))
                        || cue.kind == CueKind::Belief)
            })
    }

    /// Whether a subject that a relative clause follows begins at token `i`: "but one engineer who".
    fn begins_relative_subject(&self, i: usize, limit: usize) -> bool {
        let end = self.phrase_end(i, limit);
        let who = if self.is(end, Classes::COMMA) { end + 1 } else { end };
        // "but doctors at the clinic, where he is treated, would say"
        let place = who > end && self.is_word(who, &["where"]);
        end > i && who < limit && (place || self.is(who, Classes::PERSONAL_RELATIVE))
    }

    /// Whether a clause with a subject of its own begins at token `i`.
    #[must_use]
    pub fn begins_clause(&self, i: usize, limit: usize) -> bool {
        let mut at = i;
        while at < limit && self.is(at, Classes::ADVERB.with(Classes::LY)) && !self.is(at, Classes::CAPITAL) {
            at += 1;
        }
        if self.is(at, Classes::PREPOSITION) {
            // "but in Texas they said": a fronted phrase first.
            at = self.phrase_end(at + 1, limit);
            if self.is(at, Classes::THAT) {
                return false;
            }
            if self.is(at, Classes::COMMA) {
                at += 1;
            }
        }
        // "there was a path": before the adverbs are skipped.
        if self.is_word(at.saturating_sub(1).max(i), &["there"]) && self.is(at, Classes::AUXILIARY) {
            return true;
        }
        if self.is(at, Classes::SUBJECT_PRONOUN) {
            let no_verb = Classes::MARK.with(Classes::PREPOSITION).with(Classes::DETERMINER).with(Classes::TO);
            return !self.is(at + 1, no_verb) || self.is(at + 1, Classes::AUXILIARY.with(Classes::ADVERB));
        }
        // "told reporters the attacks “do not bring peace”", "the grant “buys time”": a verb, by its ending too, opens the words.
        let verb = |i: usize| {
            self.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::VERB_PRESENT))
                || self.is(i, Classes::PLURAL) && !self.is(i, Classes::SOURCE_NOUN)
        };
        let opens = |&i: &usize| {
            self.quote_at(i).is_some_and(|q| self.quotes[q].open == i)
                && verb(i + 1)
                && !self.is(i + 1, Classes::CAPITAL)
        };
        let open = (at + 1..limit.saturating_sub(1).min(at + LONGEST_OPENED)).find(opens);
        let end = self.source_end(at, open.unwrap_or(limit));
        let quoted = open == Some(end);
        end > at && end < limit && (quoted || self.is_predicate(end)) && !self.is(end, Classes::VERB_ING)
    }

    /// Whether, after the coordinator at `i`, a finite reporting verb takes up the speaker again.
    fn resumes_after(&self, i: usize, limit: usize) -> bool {
        let mut at = i + 1;
        // "but would not say"
        let declines = self.is(at, Classes::MODAL.with(Classes::DO)) && self.is(at + 1, Classes::NEGATION)
            || self.is(at, Classes::NEGATION) && self.is(at, Classes::AUXILIARY);
        at += if declines { 1 + usize::from(!self.is(at, Classes::NEGATION)) } else { 0 };
        while at < limit
            && self.is(at, Classes::ADVERB.with(Classes::LY).with(Classes::HAVE))
            && !self.is(at, Classes::CUE_VERB)
        {
            at += 1;
        }
        // "and referred other questions to the governor", "and declined to say": how the speaker went on.
        let past = Classes::VERB_ED.with(Classes::VERB_PAST);
        let referred = self.is(at, past)
            && (at + 1..at + 4)
                .take_while(|&k| self.is(k, Classes::WORDLIKE))
                .any(|k| self.is(k, Classes::INQUIRY) && !self.is(k - 1, Classes::TO))
            && !self.is(at, Classes::ANSWERING);
        if referred {
            return true;
        }
        // "but did not name it", "but would not give a date"
        let kept = declines
            && self.is(i, Classes::ADVERSATIVE)
            && Relations::of(self.base().language).is_kept(self.base().lower(at));
        if kept
            && self.is(
                at + 1,
                Classes::DETERMINER
                    .with(Classes::OBJECT_PRONOUN)
                    .with(Classes::STOP)
                    .with(Classes::QUANTIFIER)
                    .with(Classes::PLURAL)
                    .with(Classes::PREPOSITION)
                    .with(Classes::TO)
                    .with(Classes::POSSESSIVE),
            )
        {
            return true;
        }
        if !self.is(at, Classes::CUE_VERB) || self.is(at, Classes::CAPITAL) {
            return false;
        }
        // "said the town had lost three pumps and had asked for help": the past before the past goes on.
        let had = |k: usize| self.is_word(k, &["had"]);
        let told =
            || (i.saturating_sub(LONGEST_TOLD)..i).rev().take_while(|&k| !self.is(k, Classes::HARD_STOP)).any(had);
        if (i + 1..at).any(had) && told() {
            return false;
        }
        self.verb_readings(at).any(|(cue, form, end)| {
            form.is(if declines { Form::BASE } else { Form::PAST | Form::THIRD })
                // "says the search was lawful and rejects talk of a blockade"
                && (cue.traits.has(Traits::RESUMES) || form.is(Form::THIRD) && cue.traits.has(Traits::SPEAKS))
                && (self.is(end, Classes::THAT.with(Classes::COLON).with(Classes::COMMA).with(Classes::QUOTE))
                    || self.opens_phrase(end)
                    || self.is(end, Classes::TO.with(Classes::WH).with(Classes::PREPOSITION)))
        })
    }
}
