//! Who speaks: the noun phrase before a verb group, or the one that it shares with an earlier verb.

use super::reading::Reading;
use super::words::Flags;

/// The words that name the speaker of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// First token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// It stands before an earlier verb and is shared with it ("met him and said").
    pub shared: bool,
}

impl Subject {
    const fn new(start: usize, end: usize) -> Self {
        Self { start, end, shared: false }
    }
}

/// What may not stand right before the beginning of a phrase.
const INSIDE: Flags = Flags::PREPOSITION
    .with(Flags::DETERMINER)
    .with(Flags::POSSESSIVE)
    .with(Flags::ADJECTIVE)
    .with(Flags::HYPHEN)
    .with(Flags::GENITIVE)
    .with(Flags::TO)
    .with(Flags::TITLE)
    .with(Flags::QUANTIFIER)
    .with(Flags::NUMERAL);

/// The longest subject, in tokens, its relative clauses included.
const LONGEST: usize = 100;

impl Reading<'_> {
    /// The subject of the verb group that begins at token `verb`, not looking before `floor`.
    #[must_use]
    pub fn subject_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        let floor = floor.max(verb.saturating_sub(LONGEST));
        let end = self.without_adjuncts(verb, floor);
        if end <= floor {
            return None;
        }
        let last = end - 1;
        let flags = self.flag(last);
        if flags.any(Flags::SUBJECT_PRONOUN) || self.is_word(last, &["which"]) {
            if flags.any(Flags::WH) || self.is_word(last, &["which"]) {
                let joined = last > floor && self.is(last - 1, Flags::COORDINATOR);
                let before = (floor..last).rev().find(|&i| self.is_word(i, &["who", "which"])).filter(|_| joined);
                let close = before.map_or(last + 1, |i| i + 1);
                return self.antecedent(last, floor).map(|start| Subject::new(start, close));
            }
            return Some(Subject::new(last, end));
        }
        if flags.any(Flags::THAT) && last > floor && self.is(last - 1, Flags::SOURCE_NOUN.with(Flags::CUE_NOUN)) {
            return self.antecedent(last, floor).map(|start| Subject::new(start, end));
        }
        if flags.any(Flags::COORDINATOR.with(Flags::ADVERSATIVE)) {
            return self.main_subject(last, floor);
        }
        if flags.any(Flags::HARD_STOP.with(Flags::COLON).with(Flags::TO).with(Flags::PREPOSITION).with(Flags::THAT)) {
            return None;
        }
        let clause = self.clause_start(end, floor);
        let tail = if flags.any(Flags::COMMA.with(Flags::DASH)) { last } else { end };
        // ", who left because it was late, said": the relative clause may hold clauses of its own.
        let sentence = if tail < end { self.sentence_part(tail, floor) } else { clause };
        let outer = (sentence < clause).then(|| self.subject_with_clause(sentence, tail, true)).flatten();
        if let Some(subject) = outer.or_else(|| self.subject_with_clause(clause, tail, tail < end)) {
            return Some(subject);
        }
        let reaches = |p: &usize| {
            let e = self.source_end(*p, tail);
            e == tail || e + 1 == tail && self.is(e, Flags::COMMA)
        };
        // With no comma before the verb the subject is what follows the last comma: an appositive
        // would be closed. Only a role before a name ("his lawyer, Ann Lee said") reaches over it.
        let segment = if tail == end { self.last_segment(clause, tail) } else { clause };
        let mut found = (segment..tail).filter(|&p| self.may_begin(p, clause)).find(reaches);
        // "The president, Mr. Lee said, was told": a clause broken round its cue, no role and name.
        let broken = (verb..verb + 4).find(|&i| self.is(i, Flags::COMMA)).is_some_and(|i| {
            self.is(i + 1, Flags::AUXILIARY.with(Flags::VERB_PAST).with(Flags::VERB_ED).with(Flags::VERB_PRESENT))
        });
        if let Some(start) = found
            && start == segment
            && !broken
            && !self.is(tail - 1, Flags::PEOPLE.with(Flags::GOVERNMENT).with(Flags::ORGANISATION))
            && segment > clause + 1
            && self.is(start, Flags::CAPITAL)
            && !self.is(start, Flags::DETERMINER)
        {
            let wider = (clause..segment - 1)
                .filter(|&p| self.may_begin(p, clause))
                .find(|&p| self.phrase_end(p, segment) == segment - 1);
            found = wider.filter(|&p| (p..segment).any(|i| self.is(i, Flags::ROLE))).or(found);
        }
        let found = found.or_else(|| (clause..segment).filter(|&p| self.may_begin(p, clause)).find(reaches));
        if let Some(start) = found {
            return Some(Subject::new(start, tail));
        }
        self.loose_subject(clause, tail)
    }

    /// A subject that a relative clause or a participle between commas follows, with a verb of its
    /// own before ours: "the witness who saw it said", "the party, citing costs, said".
    fn subject_with_clause(&self, clause: usize, end: usize, comma: bool) -> Option<Subject> {
        let open = |p: usize| {
            self.may_begin(p, clause)
                && !self.fronted(p, clause, end)
                && !self.is(p, Flags::PREPOSITION.with(Flags::SUBORDINATOR).with(Flags::CONNECTIVE))
        };
        let start = (clause..end).find(|&p| open(p))?;
        let head = self.phrase_end(start, end);
        if head == start || head >= end {
            return None;
        }
        let after = if self.is(head, Flags::COMMA) { head + 1 } else { head };
        if self.is_word(after, &["who", "which", "whose", "that"]) && after + 1 < end {
            let finite = (after + 1..end).any(|i| {
                let flags = self.flag(i);
                flags.any(Flags::AUXILIARY.with(Flags::VERB_PAST))
                    || flags.any(Flags::VERB_ED.with(Flags::VERB_PRESENT))
                        && !self
                            .is(i - 1, Flags::OPENER.with(Flags::ADJECTIVE).with(Flags::PREPOSITION).with(Flags::TO))
            });
            let closed = after == head || comma;
            return (finite && closed).then(|| Subject::new(start, end));
        }
        let inserted = comma
            && after > head
            && self.is(after, Flags::VERB_ING.with(Flags::VERB_ED).with(Flags::PREPOSITION))
            && !self.is(after, Flags::CAPITAL)
            && !self.is_word(after, &["of", "including"]);
        inserted.then(|| Subject::new(start, head))
    }

    /// The first token after the last stop, semicolon, colon or quotation before token `end`.
    fn sentence_part(&self, end: usize, floor: usize) -> usize {
        let edge = Flags::HARD_STOP.with(Flags::COLON).with(Flags::QUOTE);
        (floor..end).rev().find(|&i| self.is(i, edge)).map_or(floor, |i| i + 1)
    }

    /// The first token after the last comma of `clause..end`, or `clause`.
    fn last_segment(&self, clause: usize, end: usize) -> usize {
        (clause..end).rev().find(|&i| self.is(i, Flags::COMMA)).map_or(clause, |i| i + 1)
    }

    /// A subject with a participle or a relative clause of its own: "the woman living next door said".
    fn loose_subject(&self, clause: usize, end: usize) -> Option<Subject> {
        let start = (clause..end).find(|&p| self.may_begin(p, clause))?;
        let head = self.phrase_end(start, end);
        let next = self.flag(head);
        let relative = next.any(Flags::WH.with(Flags::THAT)) || next.any(Flags::COMMA) && self.is(head + 1, Flags::WH);
        let participle = next.any(Flags::VERB_ED.with(Flags::VERB_ING).with(Flags::VERB_PARTICIPLE))
            && !next.any(Flags::VERB_PAST)
            && (!next.any(Flags::CUE_VERB) || self.is(head + 1, Flags::PREPOSITION.with(Flags::ADVERB)));
        let inner_finite = (head..end).any(|i| {
            self.is(i, Flags::MODAL.with(Flags::VERB_PAST))
                || self.is_word(i, &["is", "are", "was", "were", "has", "have", "had"])
        });
        if head > start && (relative || participle && !inner_finite) {
            return Some(Subject::new(start, end));
        }
        (head > start && next.any(Flags::COMMA) && self.is(end, Flags::COMMA.with(Flags::DASH)))
            .then(|| Subject::new(start, head))
    }

    /// The end of the subject, without what stands between it and the verb ("on Monday", ", however,").
    fn without_adjuncts(&self, verb: usize, floor: usize) -> usize {
        let mut end = verb;
        while end > floor + 1 {
            let flags = self.flag(end - 1);
            let month = flags.any(Flags::MONTH) && self.is_word(end - 2, &["in", "last", "this"]);
            if month || flags.any(Flags::DAY) || flags.any(Flags::TIME) && !flags.any(Flags::CAPITAL) {
                let mut at = end - 1;
                while at > floor
                    && self.is(
                        at - 1,
                        Flags::TIME
                            .with(Flags::DAY)
                            .with(Flags::NUMERAL)
                            .with(Flags::DETERMINER)
                            .with(Flags::ADJECTIVE),
                    )
                {
                    at -= 1;
                }
                if at > floor && self.is_word(at - 1, &["on", "in", "during", "earlier", "late", "early"]) {
                    at -= 1;
                }
                if at <= floor {
                    return end;
                }
                end = at;
            } else if end > floor + 2
                && self.is_word(end - 1, &["both", "all", "each"])
                && self.is(end - 2, Flags::CAPITAL.with(Flags::PEOPLE))
            {
                // "The Post and CNN both reported"
                end -= 1;
            } else if flags.any(Flags::COMMA)
                && end > floor + 3
                && self.is(end - 2, Flags::CONNECTIVE.with(Flags::LY))
                && self.is(end - 3, Flags::COMMA)
            {
                end -= 3;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a source phrase may begin at token `p` of the clause that begins at `clause`.
    fn may_begin(&self, p: usize, clause: usize) -> bool {
        // "brakes that the owner said": a relative pronoun, no "that owner".
        let next = Flags::DETERMINER
            .with(Flags::POSSESSIVE)
            .with(Flags::SUBJECT_PRONOUN)
            .with(Flags::CAPITAL)
            .with(Flags::QUANTIFIER);
        if self.is(p, Flags::THAT) && self.is(p + 1, next) {
            return false;
        }
        if !self.opens_phrase(p) || self.is(p, Flags::LY) && !self.is(p, Flags::CAPITAL) {
            return false;
        }
        if p == clause {
            return !self.is(p, Flags::CONNECTIVE) || self.is(p + 1, Flags::CAPITAL) || !self.is(p + 1, Flags::COMMA);
        }
        let before = self.flag(p - 1);
        if before.any(INSIDE) && !before.any(Flags::TIME.with(Flags::ADVERB).with(Flags::THAT)) {
            return false;
        }
        // A name goes on: "Angela Merkel" does not begin at "Merkel".
        !(before.any(Flags::CAPITAL) && self.is(p, Flags::CAPITAL) && !before.any(Flags::DAY.with(Flags::MONTH)))
    }

    /// The first token of the clause that token `end` is the end of.
    #[must_use]
    pub fn clause_start(&self, end: usize, floor: usize) -> usize {
        let mut at = end;
        while at > floor {
            let i = at - 1;
            let flags = self.flag(i);
            if flags.any(Flags::CLOSE)
                && let Some(open) = (floor..i).rev().take(14).find(|&o| self.is(o, Flags::OPEN))
            {
                at = open;
                continue;
            }
            if flags.any(Flags::QUOTE) {
                // A short quotation inside ("the 'Anonymous' group") does not divide.
                match self.quote_at(i) {
                    Some(q)
                        if self.quotes[q].close == i
                            && self.quotes[q].words <= 4
                            && self.quotes[q].open >= floor
                            && !self.is(self.quotes[q].inner.end - 1, Flags::COMMA.with(Flags::STOP)) =>
                    {
                        at = self.quotes[q].open;
                        continue;
                    }
                    _ => return at,
                }
            }
            if flags
                .any(Flags::HARD_STOP.with(Flags::COLON).with(Flags::DASH).with(Flags::ADVERSATIVE).with(Flags::OPEN))
            {
                return at;
            }
            let relative =
                flags.any(Flags::WH.with(Flags::THAT)) && self.is_word(i, &["who", "which", "whose", "that", "whom"]);
            if flags.any(Flags::SUBORDINATOR)
                && (i == floor || !flags.any(Flags::CAPITAL))
                && !self.is_word(i, &["so", "since", "once"])
                || flags.any(Flags::WH) && !relative
            {
                return at;
            }
            if self.is(i, Flags::THAT)
                && !self.is(at, Flags::AUXILIARY)
                && i > floor
                && !self.is(i - 1, Flags::COMMA)
                && self.is(i - 1, Flags::CUE_VERB.with(Flags::CUE_NOUN))
            {
                return at;
            }
            at = i;
        }
        floor
    }

    /// The subject of the clause that goes on at the coordinator or comma at token `at`.
    #[must_use]
    pub fn main_subject(&self, at: usize, floor: usize) -> Option<Subject> {
        let clause = self.clause_over_quotes(at, floor);
        let start = (clause..at).find(|&p| self.may_begin(p, clause) && !self.fronted(p, clause, at))?;
        if self.is(start, Flags::SUBJECT_PRONOUN) {
            return Some(Subject { start, end: start + 1, shared: true });
        }
        let end = self.source_end(start, at);
        (end > start).then_some(Subject { start, end, shared: true })
    }

    /// The beginning of the clause before token `at`, quotations inside it included.
    fn clause_over_quotes(&self, at: usize, floor: usize) -> usize {
        let mut clause = self.clause_start(at, floor);
        while clause > floor
            && let Some(q) = self.quote_at(clause - 1)
            && self.quotes[q].close == clause - 1
            && self.quotes[q].open > floor
            && !self.is(self.quotes[q].inner.end - 1, Flags::COMMA.with(Flags::STOP))
        {
            clause = self.clause_start(self.quotes[q].open, floor);
        }
        clause
    }

    /// Whether the phrase at `p` is an adverbial before the subject ("Last week, …").
    fn fronted(&self, p: usize, clause: usize, end: usize) -> bool {
        let close = self.phrase_end(p, end);
        close < end
            && self.is(close, Flags::COMMA)
            && (p > clause && self.is(p - 1, Flags::PREPOSITION) || self.is(close - 1, Flags::TIME.with(Flags::DAY)))
    }

    /// Where the part of the phrase begins that "who" may refer to: "a rebuke from | Ann Lee".
    fn person_in(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while let Some(edge) = (at..end).find(|&i| self.is(i, Flags::PREPOSITION))
            && edge + 1 < end
            && (edge + 1..end).any(|i| self.is(i, Flags::CAPITAL.with(Flags::ROLE).with(Flags::PEOPLE)))
            && !(at..edge).any(|i| {
                self.is(i, Flags::ROLE.with(Flags::PEOPLE).with(Flags::QUANTIFIER).with(Flags::NUMERAL))
                    || self.is(i, Flags::CAPITAL) && !self.is(i, Flags::DETERMINER)
            })
            && !self.is_word(at, &["anyone", "those", "everyone", "one"])
        {
            at = edge + 1;
        }
        at
    }

    /// The first token of the phrase that the relative pronoun at `pronoun` refers to.
    fn antecedent(&self, pronoun: usize, floor: usize) -> Option<usize> {
        // "a teacher who left and who said": the pronoun before has the same antecedent.
        if pronoun > floor + 1 && self.is(pronoun - 1, Flags::COORDINATOR) {
            let before = (floor..pronoun - 1).rev().find(|&i| self.is_word(i, &["who", "which"]))?;
            return self.antecedent(before, floor);
        }
        let end = if pronoun > floor && self.is(pronoun - 1, Flags::COMMA) { pronoun - 1 } else { pronoun };
        let clause = self.clause_start(end, floor);
        let full = |p: &usize| self.may_begin(*p, clause) && self.phrase_end(*p, end) == end;
        let found = (clause..end)
            .find(full)
            .map(|start| if self.is_word(pronoun, &["who"]) { self.person_in(start, end) } else { start });
        found
            .or_else(|| {
                // After a preposition or a verb: "told the judge, who said".
                (clause..end).find(|&p| {
                    self.opens_phrase(p) && !self.is(p.wrapping_sub(1), Flags::OPENER) && self.phrase_end(p, end) == end
                })
            })
            .or(end.checked_sub(1).filter(|&p| p >= floor && self.is(p, Flags::WORDLIKE)))
    }
}
