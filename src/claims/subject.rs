//! Who speaks: the noun phrase before a verb group, or the one that it shares with an earlier verb.

use super::reading::Reading;
use crate::language::Classes;

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
const INSIDE: Classes = Classes::PREPOSITION
    .with(Classes::DETERMINER)
    .with(Classes::POSSESSIVE)
    .with(Classes::ADJECTIVE)
    .with(Classes::HYPHEN)
    .with(Classes::GENITIVE)
    .with(Classes::TO)
    .with(Classes::TITLE)
    .with(Classes::QUANTIFIER)
    .with(Classes::NUMERAL);

/// What stands between a name and its relative clause, in tokens, at most: "D-Tarsk".
const LONGEST_TOLD: usize = 10;

/// The longest adverbial between commas before a verb, in tokens: ", in a statement sent to reporters,".
const LONGEST_OCCASION: usize = 18;

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
        if (flags.any(Classes::SUBJECT_PRONOUN) || self.is_word(last, &["which"])) && !self.is_initials(last) {
            if flags.any(Classes::WH) || self.is_word(last, &["which"]) {
                let joined = last > floor && self.is(last - 1, Classes::COORDINATOR);
                let before = (floor..last).rev().find(|&i| self.is(i, Classes::RELATIVE_SUBJECT)).filter(|_| joined);
                let close = before.map_or(last + 1, |i| i + 1);
                return self.antecedent(last, floor).map(|start| Subject::new(start, close));
            }
            return Some(Subject::new(last, end));
        }
        if flags.any(Classes::THAT) && last > floor && self.is(last - 1, Classes::SOURCE_NOUN.with(Classes::CUE_NOUN)) {
            return self.antecedent(last, floor).map(|start| Subject::new(start, end));
        }
        if flags.any(Classes::COORDINATOR.with(Classes::ADVERSATIVE)) {
            return self.main_subject(last, floor);
        }
        if flags.any(Classes::HARD_STOP.with(Classes::COLON).with(Classes::TO).with(Classes::THAT)) {
            return None;
        }
        // "Ann Lee — the councillor's sister — said"
        if flags.any(Classes::DASH)
            && let Some(subject) = self.before_aside(last, floor)
        {
            return Some(subject);
        }
        let clause = self.past_fronted(self.clause_start(end, floor), end);
        if flags.any(Classes::PREPOSITION) {
            // "A study that the council paid for | found": stranded in a clause of its own.
            let stranded = self.subject_with_clause(self.sentence_part(end, floor), end, false);
            return stranded.filter(|subject| subject.end == end);
        }
        let tail = if flags.any(Classes::COMMA.with(Classes::DASH)) { last } else { end };
        // ", who left because it was late, said": the relative clause may hold clauses of its own.
        let sentence = if tail < end { self.sentence_part(tail, floor) } else { clause };
        let relative = (sentence..tail)
            .filter(|_| tail < end)
            .find(|&i| self.is(i, Classes::RELATIVE_SUBJECT) && i > sentence && self.is(i - 1, Classes::COMMA));
        // "The clinic stayed open, and | a nurse, who feared for her post because she was not cleared to talk, said"
        let joins = Classes::COORDINATOR.with(Classes::ADVERSATIVE);
        let joined = relative.and_then(|relative| {
            let and = |&i: &usize| self.is(i, joins) && self.is(i - 1, Classes::COMMA);
            (sentence + 1..relative).rev().find(and).filter(|&i| self.phrase_end(i + 1, tail) + 1 == relative)
        });
        let sentence = joined.map_or(sentence, |and| and + 1);
        let behind = relative.and_then(|i| self.behind_own_verb(i, tail));
        let clause = behind.map_or(clause, |start| start.max(clause));
        let outer = (sentence < clause).then(|| self.subject_with_clause(sentence, tail, true)).flatten();
        if let Some(subject) = outer.or_else(|| self.subject_with_clause(clause, tail, tail < end)) {
            return Some(subject);
        }
        let reaches = |p: &usize| {
            let e = self.source_end(*p, tail);
            e == tail || e + 1 == tail && self.is(e, Classes::COMMA)
        };
        // With no comma before the verb the subject is what follows the last comma: an appositive
        // would be closed. Only a role before a name ("his lawyer, Ann Lee said") reaches over it.
        let segment = if tail == end { self.last_segment(clause, tail) } else { clause };
        let mut found = (segment..tail).filter(|&p| self.may_begin(p, clause)).find(reaches);
        // "The president, Mr. Lee said, was told": a clause broken round its cue, no role and name.
        let broken = (verb..verb + 4).find(|&i| self.is(i, Classes::COMMA)).is_some_and(|i| {
            self.is(
                i + 1,
                Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::VERB_ED).with(Classes::VERB_PRESENT),
            )
        });
        if let Some(start) = found
            && start == segment
            && !broken
            && !self.is(tail - 1, Classes::PEOPLE.with(Classes::GOVERNMENT).with(Classes::ORGANISATION))
            && segment > clause + 1
            && self.is(start, Classes::CAPITAL)
            && !self.is(start, Classes::DETERMINER)
            // "two nurses and a driver, Governor Lee said": an office of his own.
            && !(self.is(start, Classes::TITLE) && self.is(start + 1, Classes::CAPITAL) && !self.is(start, Classes::GIVEN_NAME))
        {
            let wider = (clause..segment - 1)
                .filter(|&p| self.may_begin(p, clause))
                .find(|&p| self.phrase_end(p, segment) == segment - 1);
            found = wider.filter(|&p| (p..segment).any(|i| self.is(i, Classes::ROLE))).or(found);
        }
        let found = found.or_else(|| (clause..segment).filter(|&p| self.may_begin(p, clause)).find(reaches));
        if let Some(start) = found {
            // "A farmer accused of shooting a dog | told": what is shot or held does not speak.
            let object = start > clause + 1
                && self.is(start - 1, Classes::VERB_ING)
                && !self.is(start - 1, Classes::CAPITAL.with(Classes::COMMA).with(Classes::SOURCE_NOUN));
            // "A note prepared by legislative staff | estimates": whoever prepared it does not.
            let by = (clause..start)
                .rev()
                .take_while(|&i| self.is(i, Classes::WORDLIKE))
                .find(|&i| self.is_word(i, &["by"]));
            let agent = by.is_some_and(|by| {
                by > clause + 1
                    && self.is(by - 1, Classes::VERB_ED.with(Classes::VERB_PARTICIPLE))
                    && self.phrase_end(by + 1, tail) == tail
            });
            let from = if agent { segment } else { clause };
            let whole = if object || agent { self.loose_subject(from, tail) } else { None };
            return whole.filter(|whole| whole.start < start).or(Some(Subject::new(start, tail)));
        }
        // "…, a study published in the Herald | suggests"
        if segment > clause
            && self.is(segment, Classes::ARTICLE.with(Classes::PEOPLE).with(Classes::DOCUMENT))
            && let Some(subject) = self.loose_subject(segment, tail)
            && self.is(self.phrase_end(segment, tail) - 1, Classes::SOURCE_NOUN)
        {
            return Some(subject);
        }
        // "A guard who fled because he hopes to be called back | said": a clause inside of his own.
        let whole = || {
            let sentence = self.sentence_part(tail, floor);
            let inner = sentence < clause && self.is(clause - 1, Classes::SUBORDINATOR);
            let verbs = (sentence..clause).filter(|&i| self.is_finite_verb(i)).count();
            if inner && verbs <= 1 { self.subject_with_clause(sentence, tail, false) } else { None }
        };
        whole().or_else(|| self.loose_subject(clause, tail))
    }

    /// The subject before an aside between dashes, the second of which is token `close`.
    fn before_aside(&self, close: usize, floor: usize) -> Option<Subject> {
        let edge = Classes::DASH.with(Classes::HARD_STOP).with(Classes::QUOTE).with(Classes::COLON);
        let from = floor.max(close.saturating_sub(LONGEST_OCCASION));
        let open = (from..close).rev().find(|&i| self.is(i, edge)).filter(|&i| self.is(i, Classes::DASH))?;
        let clause = self.clause_start(open, floor);
        let whole = |&p: &usize| self.may_begin(p, clause) && self.source_end(p, open) == open;
        (clause..open).find(whole).map(|start| Subject::new(start, open))
    }

    /// The token behind an occasion that opens the clause: "In a victim impact statement, | his widow, Ann, said".
    fn past_fronted(&self, clause: usize, end: usize) -> usize {
        let limit = end.min(clause + LONGEST_OCCASION);
        let words =
            |&i: &usize| self.is(i, Classes::WORDLIKE) && !self.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST));
        let close = (clause + 1..limit).find(|i| !words(i)).unwrap_or(clause);
        let fronted = self.is(clause, Classes::PREPOSITION) && close + 1 < end && self.is(close, Classes::COMMA);
        // "In Tarsk, | the mayor, Ann Lee, said"
        // "At the same conference Dr. Ann Lee, the director, said": the name is no part of the occasion.
        let name = (clause + 1..close).find(|&i| self.is(i, Classes::CAPITAL));
        let within = Classes::PREPOSITION.with(Classes::DETERMINER).with(Classes::POSSESSIVE);
        if name.is_some_and(|i| !self.is(i, Classes::DAY.with(Classes::MONTH)) && !self.is(i - 1, within)) {
            return clause;
        }
        // "In Tarsk, which lies on no grid, | the utility said"
        // "In Tarsk, the town which lies on no grid, | the owner said"
        let town = self.is(close + 1, Classes::ARTICLE) && self.is(close + 3, Classes::WH);
        let told = fronted && (self.is(close + 1, Classes::WH) || town);
        let behind = told.then(|| (close + 2..end).find(|&i| self.is(i, Classes::COMMA))).flatten();
        if let Some(comma) = behind.filter(|&comma| comma + 1 < end) {
            return comma + 1;
        }
        let there = || self.is(clause, Classes::SOMEWHERE) && (clause + 1..close).all(|i| self.is(i, Classes::CAPITAL));
        // "After reported explosions near the base, | the governor, Ann Lee, said"
        let noun = || {
            clause > 0
                && self.is(clause - 1, Classes::SUBORDINATOR)
                && self.is(clause, Classes::VERB_ED)
                && !(clause + 1..close).any(|i| self.is(i, Classes::VERB_ED))
        };
        let opened = close > clause && close + 1 < end && self.is(close, Classes::COMMA);
        // "Giving evidence, | the auditor, Ann Lee, said"
        let doing = close > clause
            && close + 1 < end
            && self.is(clause, Classes::VERB_ING)
            && self.is(close, Classes::COMMA)
            && self.is(close + 1, Classes::DEFINITE);
        if doing || fronted && (self.is_occasion(clause) || there()) || opened && noun() { close + 1 } else { clause }
    }

    /// Whether token `i` alone tells of a finite verb: "fled", "asked" but not "was asked".
    fn is_finite_verb(&self, i: usize) -> bool {
        let finite = Classes::FINITE_AUXILIARY.with(Classes::MODAL).with(Classes::DO).with(Classes::VERB_PAST);
        let part = Classes::AUXILIARY.with(Classes::NEGATION);
        self.is(i, finite) || self.is(i, Classes::VERB_ED) && !self.is(i.wrapping_sub(1), part)
    }

    /// A subject that a relative clause or a participle between commas follows, with a verb of its
    /// own before ours: "the witness who saw it said", "the party, citing costs, said".
    fn subject_with_clause(&self, clause: usize, end: usize, comma: bool) -> Option<Subject> {
        let open = |p: usize| {
            self.may_begin(p, clause)
                && !self.fronted(p, clause, end)
                && !self.is(p, Classes::PREPOSITION.with(Classes::SUBORDINATOR).with(Classes::CONNECTIVE))
        };
        let start = (clause..end).find(|&p| open(p))?;
        // "In Tarsk, which lies on no grid, the utility said"
        if comma && start > clause && self.is(start - 1, Classes::PREPOSITION) {
            return None;
        }
        let head = self.phrase_end(start, end);
        if head == start || head >= end {
            return None;
        }
        // "An officer of the Harbour Corps in Tarsk, who": where they are does not part them from the clause.
        let head = match self.phrase_end(head + 1, end) {
            place
                if self.is(head, Classes::SOMEWHERE)
                    && self.is(head + 1, Classes::CAPITAL)
                    && self.is(place, Classes::COMMA)
                    && self.is(place + 1, Classes::PERSONAL_RELATIVE) =>
            {
                place
            }
            _ => head,
        };
        let after = if self.is(head, Classes::COMMA) { head + 1 } else { head };
        // "Sen. Ann Lee, D-Tarsk, whose father helped to build it, said": the relative clause stands behind what she is.
        let (head, after) = match (after..end.min(after + LONGEST_TOLD)).find(|&i| self.is(i, Classes::COMMA)) {
            Some(close)
                if comma
                    && after > head
                    && self.is(close + 1, Classes::PERSONAL_RELATIVE.with(Classes::RELATIVE_SUBJECT))
                    && !self.is(after, Classes::PERSONAL_RELATIVE.with(Classes::RELATIVE_SUBJECT))
                    && !(after..close).any(|i| self.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST))) =>
            {
                (close, close + 1)
            }
            _ => (head, after),
        };
        // "An engineer working on the line, who asked not to be named because his contract forbids it, said"
        let participle = Classes::VERB_ING.with(Classes::VERB_ED).with(Classes::VERB_PARTICIPLE);
        let verb = Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::CUE_VERB);
        let told = comma && after == head && self.is(head, participle) && !self.is(head, Classes::CAPITAL);
        let (head, after) = match (after + 1..end.min(after + LONGEST_TOLD)).find(|&i| self.is(i, Classes::COMMA)) {
            Some(close)
                if told
                    && self.is(close + 1, Classes::PERSONAL_RELATIVE)
                    && !(after + 1..close).any(|i| self.is(i, verb)) =>
            {
                (close, close + 1)
            }
            _ => (head, after),
        };
        // "One, the owner of a shop in Tarsk who asked for anonymity because he is bound by contract, says"
        let (head, after) = match self.phrase_end(after, end) {
            told if comma
                && after > head
                && self.is(after, Classes::ARTICLE)
                && self.is(told, Classes::PERSONAL_RELATIVE.with(Classes::THAT)) =>
            {
                (told, told)
            }
            _ => (head, after),
        };
        // "Hauliers in Tarsk, where a depot was opened, say"
        let place = comma
            && after > head
            && start == clause
            && self.is_word(after, &["where"])
            && !(after + 1..end).any(|i| self.is(i, Classes::COMMA));
        if (place || self.is(after, Classes::PERSONAL_RELATIVE.with(Classes::RELATIVE_SUBJECT).with(Classes::THAT)))
            && after + 1 < end
        {
            // "The firm, which owns the dock": whatever stands there with the ending of a verb.
            let owns = |i: usize| {
                i == after + 1
                    && self.is(i, Classes::WORDLIKE)
                    && self.word(i).ends_with('s')
                    && !self.is(i, Classes::CAPITAL)
            };
            let finite = (after + 1..end).any(|i| {
                let flags = self.flag(i);
                owns(i)
                    || flags.any(Classes::AUXILIARY.with(Classes::VERB_PAST))
                    || flags.any(Classes::VERB_ED.with(Classes::VERB_PRESENT))
                        && !self.is(
                            i - 1,
                            Classes::OPENER.with(Classes::ADJECTIVE).with(Classes::PREPOSITION).with(Classes::TO),
                        )
            });
            // "The man, who cannot be named, denies arson, his solicitor said": he has a verb of his own already.
            if comma && self.behind_own_verb(after, end).is_some() {
                return None;
            }
            // "A man who stole a car had been drinking, police said"
            if after == head && self.has_own_verb(after, end) {
                return None;
            }
            // "It is back after repairs that took a year, the source said": another phrase stands before the verb.
            let last = (after..end).rev().find(|&i| self.is(i, Classes::COMMA)).filter(|_| !comma && after == head);
            let speaker = Classes::DEFINITE.with(Classes::CAPITAL).with(Classes::PEOPLE);
            if last.is_some_and(|i| self.is(i + 1, speaker) && self.phrase_end(i + 1, end) == end) {
                return None;
            }
            let closed = after == head || comma;
            return (finite && closed).then(|| Subject::new(start, end));
        }
        let inserted = comma
            && after > head
            && self.is(
                after,
                Classes::VERB_ING.with(Classes::VERB_ED).with(Classes::VERB_PARTICIPLE).with(Classes::PREPOSITION),
            )
            && !self.is(after, Classes::CAPITAL)
            // "Ann Lee, managing director at Orr Labs, said"
            && (!self.is(after + 1, Classes::ROLE) || self.is(after, Classes::PREPOSITION))
            && !self.is_word(after, &["of", "including"]);
        inserted.then(|| Subject::new(start, head))
    }

    /// Behind the comma that ends the clause of a subject with the relative clause that begins at token `relative`, where
    /// both come before token `end`: "The man, who cannot be named, denies arson, | his solicitor, Ann Lee, said".
    fn behind_own_verb(&self, relative: usize, end: usize) -> Option<usize> {
        let verb = Classes::AUXILIARY.with(Classes::CUE_VERB).with(Classes::VERB_PAST);
        let comma = |&i: &usize| self.is(i, Classes::COMMA);
        let own =
            |&i: &usize| comma(&i) && self.is(i + 1, verb) && !self.is(i + 1, Classes::VERB_ING.with(Classes::CAPITAL));
        let verb = (relative + 1..end).find(own)? + 1;
        (verb + 1..end).find(comma).map(|close| close + 1)
    }

    /// Whether whom the clause at token `relative` tells of has a verb behind it, before a comma and another speaker:
    /// "a man who stole a car | had been drinking, police".
    fn has_own_verb(&self, relative: usize, end: usize) -> bool {
        let Some(comma) = (relative..end).rev().find(|&i| self.is(i, Classes::COMMA)) else { return false };
        let verb = Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::VERB_ED).with(Classes::VERB_PRESENT);
        let Some(first) = (relative + 1..comma).find(|&i| self.is(i, verb)) else { return false };
        // "who said the dam was safe": a clause of what he said.
        let joined =
            Classes::WH.with(Classes::THAT).with(Classes::SUBORDINATOR).with(Classes::COMMA).with(Classes::QUOTE);
        let within = Classes::AUXILIARY.with(Classes::ADVERB).with(Classes::COORDINATOR).with(Classes::NEGATION);
        !self.speaks(first)
            && (first + 2..comma)
                .take_while(|&i| !self.is(i, joined))
                .any(|i| self.is(i, Classes::FINITE_AUXILIARY.with(Classes::MODAL)) && !self.is(i - 1, within))
    }

    /// The first token after the last stop, semicolon, colon or quotation before token `end`.
    fn sentence_part(&self, end: usize, floor: usize) -> usize {
        let edge = Classes::HARD_STOP.with(Classes::COLON).with(Classes::QUOTE);
        (floor..end).rev().find(|&i| self.is(i, edge)).map_or(floor, |i| i + 1)
    }

    /// The first token after the last comma of `clause..end`, or `clause`.
    fn last_segment(&self, clause: usize, end: usize) -> usize {
        // "Councillor Ann Lee (Con, Tarsk) said": a comma inside a bracket parts nothing.
        let bracketed = |i: usize| {
            let edge = (i..end).find(|&k| self.is(k, Classes::CLOSE.with(Classes::OPEN)));
            edge.is_some_and(|k| self.is(k, Classes::CLOSE))
        };
        let divides = |&i: &usize| self.is(i, Classes::COMMA) && !self.joins_name(i) && !bracketed(i);
        (clause..end).rev().find(divides).map_or(clause, |i| i + 1)
    }

    /// A subject with a participle or a relative clause of its own: "the woman living next door said".
    fn loose_subject(&self, clause: usize, end: usize) -> Option<Subject> {
        let start = (clause..end).find(|&p| self.may_begin(p, clause))?;
        let head = self.phrase_end(start, end);
        let next = self.flag(head);
        let relative =
            next.any(Classes::WH.with(Classes::THAT)) || next.any(Classes::COMMA) && self.is(head + 1, Classes::WH);
        // "senators led by Ann Lee"
        let led = next.any(Classes::VERB_PAST) && self.is_word(head + 1, &["by"]);
        let participle = (led
            || next.any(Classes::VERB_ED.with(Classes::VERB_ING).with(Classes::VERB_PARTICIPLE))
                && !next.any(Classes::VERB_PAST))
            && (!next.any(Classes::CUE_VERB) || self.is(head + 1, Classes::PREPOSITION.with(Classes::ADVERB)));
        // "The union representing | highway workers said": the phrase went on to whom it represents.
        let represents = head > start + 1
            && self.is(head - 1, Classes::VERB_ING)
            && !self.is(head - 1, Classes::CAPITAL.with(Classes::SOURCE_NOUN));
        let participle = participle || represents;
        let inner_finite = (head + 1..end)
            .any(|i| self.is(i, Classes::MODAL.with(Classes::VERB_PAST)) || self.is(i, Classes::FINITE_AUXILIARY));
        if head > start && (relative || participle && !inner_finite) {
            return Some(Subject::new(start, end));
        }
        (head > start && next.any(Classes::COMMA) && self.is(end, Classes::COMMA.with(Classes::DASH)))
            .then(|| Subject::new(start, head))
    }

    /// The end of the subject, without what stands between it and the verb ("on Monday", ", however,").
    fn without_adjuncts(&self, verb: usize, floor: usize) -> usize {
        let mut end = verb;
        while end > floor + 1 {
            let flags = self.flag(end - 1);
            let month = flags.any(Classes::MONTH) && self.is(end - 2, Classes::BEFORE_MONTH);
            if month || flags.any(Classes::DAY) || flags.any(Classes::TIME) && !flags.any(Classes::CAPITAL) {
                let mut at = end - 1;
                while at > floor
                    && self.is(
                        at - 1,
                        Classes::TIME
                            .with(Classes::DAY)
                            .with(Classes::NUMERAL)
                            .with(Classes::DETERMINER)
                            .with(Classes::ADJECTIVE),
                    )
                {
                    at -= 1;
                }
                if at > floor && self.is(at - 1, Classes::BEFORE_TIME) {
                    at -= 1;
                }
                if at <= floor {
                    return end;
                }
                end = at;
            } else if end > floor + 2
                && self.is(end - 1, Classes::ALL_OF)
                && self.is(end - 2, Classes::CAPITAL.with(Classes::PEOPLE).with(Classes::PLURAL).with(Classes::DIGITS))
            {
                // "The Post and CNN both reported", "Citgo and Phillips 66 each said"
                end -= 1;
            } else if flags.any(Classes::COMMA)
                && end > floor + 3
                && self.is(end - 2, Classes::CONNECTIVE.with(Classes::LY))
                && self.is(end - 3, Classes::COMMA)
            {
                end -= 3;
            } else if let Some(comma) = self.occasion_before(end, floor) {
                return comma + 1;
            } else {
                break;
            }
        }
        end
    }

    /// The comma before an occasion between commas that ends right before token `end`, behind an appositive: "The
    /// spokesman, Lt Col Tom Ray[,] in a statement on Monday, said".
    fn occasion_before(&self, end: usize, floor: usize) -> Option<usize> {
        let close = end.checked_sub(1).filter(|&i| i > floor && self.is(i, Classes::COMMA))?;
        let from = floor.max(close.saturating_sub(LONGEST_OCCASION));
        let comma =
            (from..close).rev().find(|&i| self.is(i, Classes::COMMA.with(Classes::HARD_STOP).with(Classes::QUOTE)))?;
        let apposed =
            (floor..comma).rev().take_while(|&i| !self.is(i, Classes::HARD_STOP)).any(|i| self.is(i, Classes::COMMA));
        let occasion = self.is(comma + 1, Classes::PREPOSITION) && self.is_occasion(comma + 1);
        (self.is(comma, Classes::COMMA) && apposed && occasion).then_some(comma)
    }

    /// "In | 1966", "May | 1966": a year, and no part of the name behind it.
    fn is_year(&self, i: usize) -> bool {
        self.is(i, Classes::DIGITS)
            && self.word(i).len() == 4
            && i > 0
            && self.is(i - 1, Classes::PREPOSITION.with(Classes::MONTH))
    }

    /// Whether a source phrase may begin at token `p` of the clause that begins at `clause`.
    fn may_begin(&self, p: usize, clause: usize) -> bool {
        // "brakes that the owner said": a relative pronoun, no "that owner".
        let next = Classes::DETERMINER
            .with(Classes::POSSESSIVE)
            .with(Classes::SUBJECT_PRONOUN)
            .with(Classes::CAPITAL)
            .with(Classes::QUANTIFIER);
        if self.is(p, Classes::THAT) && self.is(p + 1, next) {
            return false;
        }
        // "A study published | this week in the Herald found": a date, no phrase that speaks.
        let date = p > clause && self.is(p, Classes::DATE_DETERMINER) && self.is(p + 1, Classes::TIME);
        if date && !self.is(p + 2, Classes::GENITIVE) {
            return false;
        }
        // "a letter dated | Feb. 27 and read aloud": a date.
        if self.is(p, Classes::MONTH) && self.is(p + 1, Classes::DIGITS) {
            return false;
        }
        if !self.opens_phrase(p) || self.is_year(p) || self.is(p, Classes::LY) && !self.is(p, Classes::CAPITAL) {
            return false;
        }
        // "The stations were, however, running": between commas.
        if self.is(p, Classes::CONNECTIVE) && self.is(p + 1, Classes::COMMA) && !self.is(p, Classes::CAPITAL) {
            return false;
        }
        // "Reacting, | a leader of the party, Ann Lee, said"
        if self.is_word(p, &["reacting", "responding", "commenting", "replying"]) && self.is(p + 1, Classes::COMMA) {
            return false;
        }
        if p == clause {
            // "In 1966 Tarsk Gas announced"
            if self.is(p, Classes::PREPOSITION) && self.is_year(p + 1) {
                return false;
            }
            return !self.is(p, Classes::CONNECTIVE)
                || self.is(p + 1, Classes::CAPITAL)
                || !self.is(p + 1, Classes::COMMA);
        }
        let before = self.flag(p - 1);
        // "The union | representing rail workers": a participle behind its noun.
        let participle = Classes::CAPITAL.with(Classes::CUE_VERB);
        if self.is(p, Classes::VERB_ING) && !self.is(p, participle) && before.any(Classes::SOURCE_NOUN) {
            return false;
        }
        if before.any(INSIDE) && !before.any(Classes::TIME.with(Classes::ADVERB).with(Classes::THAT)) {
            return false;
        }
        // "he is | bound by an agreement": what is said of the subject before.
        let opener = Classes::OPENER.with(Classes::CAPITAL).with(Classes::SUBJECT_PRONOUN);
        // "buses stood | empty by the kerb, Ann Lee said"
        let state = before.any(Classes::VERB_PAST)
            && !self.speaks(p - 1)
            && !self.is(p, Classes::SOURCE_NOUN.with(Classes::PLURAL));
        if (before.any(Classes::BE) || state) && !self.is(p, opener) {
            return false;
        }
        // "in Lasker’s Orrin | province"
        let owned = before.any(Classes::CAPITAL) && p > clause + 1 && self.is(p - 2, Classes::GENITIVE);
        if owned && self.is(p, Classes::GOVERNMENT) && !self.is(p, Classes::CAPITAL) {
            return false;
        }
        // A name goes on: "Angela Merkel" does not begin at "Merkel".
        !(before.any(Classes::CAPITAL)
            && self.is(p, Classes::CAPITAL)
            && !before.any(Classes::DAY.with(Classes::MONTH)))
    }

    /// The first token of the clause that token `end` is the end of.
    #[must_use]
    pub fn clause_start(&self, end: usize, floor: usize) -> usize {
        let mut at = end;
        while at > floor {
            let i = at - 1;
            let flags = self.flag(i);
            if flags.any(Classes::CLOSE)
                && let Some(open) = (floor..i).rev().take(14).find(|&o| self.is(o, Classes::OPEN))
            {
                at = open;
                continue;
            }
            if flags.any(Classes::QUOTE) {
                // A short quotation inside ("the 'Anonymous' group") does not divide.
                match self.quote_at(i) {
                    Some(q)
                        if self.quotes[q].close == i
                            && self.quotes[q].words <= 4
                            && self.quotes[q].open >= floor
                            && !self.is(self.quotes[q].inner.end - 1, Classes::COMMA.with(Classes::STOP)) =>
                    {
                        at = self.quotes[q].open;
                        continue;
                    }
                    _ => return at,
                }
            }
            if flags.any(
                Classes::HARD_STOP
                    .with(Classes::COLON)
                    .with(Classes::DASH)
                    .with(Classes::ADVERSATIVE)
                    .with(Classes::OPEN),
            ) {
                return at;
            }
            let relative =
                flags.any(Classes::WH.with(Classes::THAT)) && self.is(i, Classes::RELATIVE.with(Classes::THAT));
            if flags.any(Classes::SUBORDINATOR)
                && (i == floor || !flags.any(Classes::CAPITAL))
                && !self.is(i, Classes::LOOSE_SUBORDINATOR)
                && !self.joins_as_well(i)
                // "has since resumed"
                && !(i > floor && self.is_word(i, &["since"]) && self.is(i - 1, Classes::HAVE))
                || flags.any(Classes::WH) && !relative
            {
                return at;
            }
            if self.is(i, Classes::THAT)
                && !self.is(at, Classes::AUXILIARY)
                && i > floor
                && !self.is(i - 1, Classes::COMMA)
                && self.is(i - 1, Classes::CUE_VERB.with(Classes::CUE_NOUN))
            {
                return at;
            }
            at = i;
        }
        floor
    }

    /// Whether token `i` is part of "as well as", which joins nouns and opens no clause.
    fn joins_as_well(&self, i: usize) -> bool {
        let (first, last) = if self.is_word(i + 1, &["well"]) { (i, i + 2) } else { (i.wrapping_sub(2), i) };
        self.is_word(first, &["as"]) && self.is_word(first.wrapping_add(1), &["well"]) && self.is_word(last, &["as"])
    }

    /// The subject of the clause that goes on at the coordinator or comma at token `at`.
    #[must_use]
    pub fn main_subject(&self, at: usize, floor: usize) -> Option<Subject> {
        let clause = self.past_fronted(self.clause_over_quotes(at, floor), at);
        let start = (clause..at).find(|&p| self.may_begin(p, clause) && !self.fronted(p, clause, at))?;
        if self.is(start, Classes::SUBJECT_PRONOUN) {
            return Some(Subject { start, end: start + 1, shared: true });
        }
        let mut end = self.source_end(start, at);
        // "His wife, Tamsin, thanked them and said": the verb before the coordinator is no part of who she is.
        if end == at && at > start {
            end = (start + 1..at).rev().find(|&i| self.is(i, Classes::COMMA)).unwrap_or(end);
        }
        (end > start).then_some(Subject { start, end, shared: true })
    }

    /// The beginning of the clause before token `at`, quotations inside it included.
    fn clause_over_quotes(&self, at: usize, floor: usize) -> usize {
        let mut clause = self.clause_start(at, floor);
        while clause > floor
            && let Some(q) = self.quote_at(clause - 1)
            && self.quotes[q].close == clause - 1
            && self.quotes[q].open > floor
            && !self.is(self.quotes[q].inner.end - 1, Classes::COMMA.with(Classes::STOP))
        {
            clause = self.clause_start(self.quotes[q].open, floor);
        }
        clause
    }

    /// Whether the phrase at `p` is an adverbial before the subject ("Last week, …").
    fn fronted(&self, p: usize, clause: usize, end: usize) -> bool {
        let close = self.phrase_end(p, end);
        close < end
            && self.is(close, Classes::COMMA)
            && (p > clause && self.is(p - 1, Classes::PREPOSITION)
                || close == p + 1 && self.is(p, Classes::PREPOSITION.with(Classes::ADVERB).with(Classes::CONNECTIVE))
                || self.is(close - 1, Classes::TIME.with(Classes::DAY)))
    }

    /// Where the part of the phrase begins that "who" may refer to: "a rebuke from | Ann Lee".
    fn person_in(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while let Some(edge) = (at..end).find(|&i| self.is(i, Classes::PREPOSITION))
            && edge + 1 < end
            && (edge + 1..end).any(|i| self.is(i, Classes::CAPITAL.with(Classes::ROLE).with(Classes::PEOPLE)))
            && !(at..edge).any(|i| {
                self.is(i, Classes::ROLE.with(Classes::PEOPLE).with(Classes::QUANTIFIER).with(Classes::NUMERAL))
                    || self.is(i, Classes::CAPITAL) && !self.is(i, Classes::DETERMINER)
            })
            && !self.is(at, Classes::OPEN_ANTECEDENT)
        {
            at = edge + 1;
        }
        at
    }

    /// The first token of the phrase that the relative pronoun at `pronoun` refers to.
    pub(super) fn antecedent(&self, pronoun: usize, floor: usize) -> Option<usize> {
        // "a teacher who left and who said": the pronoun before has the same antecedent.
        if pronoun > floor + 1 && self.is(pronoun - 1, Classes::COORDINATOR) {
            let before = (floor..pronoun - 1).rev().find(|&i| self.is(i, Classes::RELATIVE_SUBJECT))?;
            return self.antecedent(before, floor);
        }
        let end = if pronoun > floor && self.is(pronoun - 1, Classes::COMMA) { pronoun - 1 } else { pronoun };
        let clause = self.clause_start(end, floor);
        let full = |p: &usize| self.may_begin(*p, clause) && self.phrase_end(*p, end) == end;
        let found = (clause..end).find(full);
        let found = found.or_else(|| {
            // After a preposition or a verb: "told the judge, who said".
            (clause..end).find(|&p| {
                self.opens_phrase(p) && !self.is(p.wrapping_sub(1), Classes::OPENER) && self.phrase_end(p, end) == end
            })
        });
        found
            .map(|start| if self.is_word(pronoun, &["who"]) { self.person_in(start, end) } else { start })
            .or(end.checked_sub(1).filter(|&p| p >= floor && self.is(p, Classes::WORDLIKE)))
    }
}
