//! Tags: "…," X said, "…"; "…," said X; The bill, he said, would fail.

use std::ops::Range;

use super::draft::{self, Draft};
use super::finder::Finder;
use super::lexicon::{CueKind, Form, Frames, Traits};
use super::reading::Reading;
use super::rule;
use super::speaker;
use super::subject::Subject;
use super::verb_group::VerbGroup;
use crate::language::Classes;

/// The most tokens between two pieces of a quotation that nothing but an adverbial parts.
const LONGEST_PAUSE: usize = 10;

/// How far behind the verb, in tokens, the "that" of its content may stand: "said in Bengaluru that".
const NEAR_THAT: usize = 5;

/// What would be a clause of its own between them.
const SAYING: Classes = Classes::AUXILIARY
    .with(Classes::VERB_PAST)
    .with(Classes::VERB_ED)
    .with(Classes::VERB_ING)
    .with(Classes::SUBJECT_PRONOUN)
    .with(Classes::STOP);

/// Whether nothing follows at token `at` of a sentence that ends at `end`.
fn ends_at(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    at >= end || reading.is(at, Classes::STOP)
}

fn quote_range(reading: &Reading<'_>, quote: usize) -> Range<usize> {
    reading.quotes[quote].open..reading.quotes[quote].close + 1
}

impl Finder<'_, '_> {
    /// "…," X said / "…," said X, with or without quotation marks.
    pub(super) fn tag(&self, group: &VerbGroup<'_>) -> Option<Draft> {
        let reading = self.reading;
        if group.passive || !group.finite {
            return None;
        }
        // "…, polls show.": without quotation marks a clause may be tagged by any verb that takes one.
        let tags = group.cue.frames.has(Frames::QUOTE)
            || group.cue.frames.has(Frames::THAT)
                && group.cue.kind == CueKind::Finding
                && ends_at(reading, reading.after_adjuncts(group.end, self.end), self.end)
            || group.cue.frames.has(Frames::BARE)
                && (reading.is(group.end, Classes::COMMA)
                    || ends_at(reading, group.end, self.end)
                    // "…, a court heard yesterday"
                    || group.cue.traits.has(Traits::BROADCASTS)
                        && ends_at(reading, reading.after_adjuncts(group.end, self.end), self.end));
        // "Citing privacy rules, officials have not said": no tag.
        let silent = group.negated && group.leaves_unsaid() && self.quote_before(group.start).is_none();
        if !tags || silent {
            return None;
        }
        let subject = reading.subject_before(group.start, self.start).filter(|s| !s.shared);
        // "…, court told": it listened; who spoke is not said.
        let told = group.cue.frames.has(Frames::ADDRESSEE) && ends_at(reading, group.end, self.end);
        if told && subject.is_some_and(|s| reading.is(s.end - 1, Classes::HEARING)) {
            return None;
        }
        // ", a claim Tarsk denied": what is said of the words, and no tag of them.
        let gloss = |s: Subject| {
            reading.is(s.start, Classes::ARTICLE)
                && reading.is(s.start + 1, Classes::CUE_NOUN)
                && reading.is(s.start + 2, Classes::CAPITAL)
                && s.end > s.start + 2
        };
        if let Some(subject) = subject
            && !gloss(subject)
            && speaker::is_speaker(reading, subject.start..subject.end, self.start)
            // "her first Tarsk show since 2019": no verb.
            && (!group.form.is(Form::BASE) || self.agrees(group, subject))
            && !self.christens(group, subject)
            && (self.plausible(subject) || self.quote_before(subject.start).is_some())
            && let Some(draft) = self.fronted(group, subject, group.end, subject.start)
        {
            return Some(draft);
        }
        if let Some(draft) = self.inverted(group) {
            return Some(draft);
        }
        // "said X": the verb directly after the quotation or the comma.
        let quoted = self.quote_before(group.start);
        let comma = reading.is(group.start.wrapping_sub(1), Classes::COMMA);
        if quoted.is_none() && (comma && subject.is_some() || !comma && !self.may_run_on(group)) {
            return None;
        }
        // “The Parsonage Cook Book” notes that …: the verb has its content on the right.
        let no_source = Classes::THAT.with(Classes::WH).with(Classes::TO).with(Classes::PREPOSITION);
        if group.start != group.head
            || !group.form.is(Form::PAST | Form::THIRD | Form::BASE)
            || reading.is(group.end, no_source)
        {
            return None;
        }
        let close = reading.source_end(group.end, self.end);
        let source = Subject { start: group.end, end: close, shared: false };
        let ends = ends_at(reading, close, self.end);
        // "were “minded to” reject the scheme": what one thing does not do.
        let many = Classes::PEOPLE.with(Classes::PLURAL).with(Classes::COORDINATOR);
        let base = group.form.is(Form::BASE) && !group.form.is(Form::PAST | Form::THIRD);
        if base && !(source.start..source.end).any(|i| reading.is(i, many)) {
            return None;
        }
        if close == group.end
            || !self.plausible(source) && quoted.is_none() && !ends
            || quoted.is_none() && reading.begins_clause(group.end, self.end)
        {
            return None;
        }
        if quoted.is_none() && !comma {
            return ends.then(|| self.run_on(group, source)).flatten();
        }
        self.fronted(group, source, close, group.start)
    }

    /// "The bill is dead, said Ann Lee." and "Nothing in it, said Ann Lee, “surprised me.”", though
    /// what stands before the comma might be a subject as well.
    fn inverted(&self, group: &VerbGroup<'_>) -> Option<Draft> {
        let reading = self.reading;
        let comma = group.start.checked_sub(1).filter(|&i| i > self.start + 1 && reading.is(i, Classes::COMMA))?;
        let speaks = group.start == group.head
            && (group.form.is(Form::PAST | Form::THIRD) || reading.is(group.end, Classes::PEOPLE))
            && group.cue.frames.has(Frames::QUOTE)
            && !group.cue.frames.has(Frames::ADDRESSEE);
        let opens = Classes::CAPITAL
            .with(Classes::DETERMINER)
            .with(Classes::POSSESSIVE)
            .with(Classes::ROLE)
            .with(Classes::PEOPLE);
        if !speaks || self.quote_before(group.start).is_some() || !reading.is(group.end, opens) {
            return None;
        }
        let close = reading.source_end(group.end, self.end);
        let source = Subject { start: group.end, end: close, shared: false };
        if close == group.end || !self.plausible(source) || reading.is(comma - 1, Classes::GENITIVE) {
            return None;
        }
        let after = if reading.is(close, Classes::COMMA) { close + 1 } else { close };
        let start = self.free_start(group.start);
        if after > close
            && let Some(quote) = self.quote_from(after)
            && !self.has_finite(&(start..comma))
        {
            let mut draft = self.draft(group, Some(source));
            draft.content = vec![start..comma, quote_range(reading, quote)];
            draft.rule = rule::INVERTED_TAG;
            return Some(draft);
        }
        // "It was back, said the Harbour Agency in a statement"
        let ends = ends_at(reading, reading.after_adjuncts(close, self.end), self.end);
        // "The bank, which has two owners, denied the report": a subject with its clause.
        let clause = (start..comma).find(|&i| reading.is(i, Classes::COMMA) && reading.is(i + 1, Classes::WH));
        let main = clause.filter(|&i| !(i + 1..comma).any(|i| reading.is(i, Classes::COMMA))).unwrap_or(comma);
        // "Between two and nine per cent of it, said Ann Lee": no sentence, but nobody else who says it.
        let says = group.cue.traits.has(Traits::SAYS) && comma > start + 2;
        let finite = self.has_finite(&(start..main)) || says;
        if !ends || !finite || (group.end..close).any(|i| reading.is(i, Classes::QUOTED)) {
            return None;
        }
        let draft = self.draft(group, Some(source));
        self.fronted_clause(draft, group.start, close)
    }

    /// Where a clause before token `from` may begin that no other claim holds.
    fn free_start(&self, from: usize) -> usize {
        let floor = draft::taken_up_to(&self.drafts, from);
        let mut start = floor.unwrap_or(self.start).max(self.start);
        while start < from && self.reading.is(start, Classes::MARK) && self.quote_from(start).is_none() {
            start += 1;
        }
        // "…, traders said, and | the third is sold out, one of them added"
        let joined = floor.is_some() && start > 0 && self.reading.is(start - 1, Classes::COMMA);
        start + usize::from(joined && self.reading.is(start, Classes::COORDINATOR))
    }

    /// Whether "says X" may follow its clause without a comma.
    fn may_run_on(&self, group: &VerbGroup<'_>) -> bool {
        group.cue.traits.has(Traits::RUNS_ON)
            && group.start > self.start + 2
            && !self.reading.is(group.end, Classes::THAT)
            && self
                .reading
                .is(group.end, Classes::CAPITAL.with(Classes::DETERMINER).with(Classes::ROLE).with(Classes::PEOPLE))
            && !self.reading.is(
                group.start - 1,
                Classes::PREPOSITION.with(Classes::WH).with(Classes::SUBJECT_PRONOUN).with(Classes::COORDINATOR),
            )
            && self.has_finite(&(self.start..group.start))
    }

    /// "The bridge has fallen says the mayor."
    fn run_on(&self, group: &VerbGroup<'_>, source: Subject) -> Option<Draft> {
        if !self.plausible(source) {
            return None;
        }
        let start = self.reading.clause_start(group.start, self.start);
        // "…, as Kyiv claimed an attack": the name before the verb is no clause.
        if !self.has_finite(&(start..group.start)) {
            return None;
        }
        let mut draft = self.draft(group, Some(source));
        draft.content = std::iter::once(start..group.start).collect();
        draft.rule = rule::RUN_ON_TAG;
        Some(draft)
    }

    /// A tag whose words are `from..` and whose cue phrase ends at `after`.
    fn fronted(&self, group: &VerbGroup<'_>, subject: Subject, after: usize, from: usize) -> Option<Draft> {
        let reading = self.reading;
        let quoted = self.quote_before(from);
        if quoted.is_none() && !reading.is(from.wrapping_sub(1), Classes::COMMA.with(Classes::DASH))
            || from <= self.start
        {
            return None;
        }
        // "It was credited to Olaf Lee, who wrote to her": what he wrote does not stand before him.
        let relative = subject.end == group.start && reading.is(subject.end - 1, Classes::PERSONAL_RELATIVE);
        if quoted.is_none() && relative {
            return None;
        }
        // The verb must have no content of its own on the right: "said in Bengaluru that".
        let mut right = after;
        let near = after..self.end.min(after + NEAR_THAT);
        if quoted.is_none()
            && reading.is(after, Classes::SOMEWHERE)
            && near.take_while(|&i| !reading.is(i, Classes::MARK)).any(|i| reading.is(i, Classes::THAT))
        {
            return None;
        }
        if group.cue.frames.has(Frames::ADDRESSEE) && after == group.end {
            let addressee = reading.phrase_end(after, self.end);
            if addressee > after && !reading.begins_clause(after, self.end) {
                right = addressee;
            }
        }
        let right = self.past_medium(reading.after_adjuncts(right, self.end));
        let next = reading.flag(right);
        let open_end = right >= self.end
            || next.any(Classes::STOP.with(Classes::COMMA).with(Classes::SEMICOLON).with(Classes::DASH))
            || next.any(Classes::PREPOSITION.with(Classes::SUBORDINATOR)) && !next.any(Classes::THAT)
            || next.any(Classes::VERB_ING.with(Classes::COORDINATOR).with(Classes::ADVERSATIVE).with(Classes::WH))
            || quoted.is_some();
        // "The toll is five, the office says: three in Tarsk"
        let listed = next.any(Classes::COLON)
            && quoted.is_none()
            && self.quote_from(right + 1).is_none()
            && reading.is(from - 1, Classes::COMMA)
            && self.has_finite(&(self.free_start(from)..from - 1));
        if listed {
            let mut draft = self.draft(group, Some(subject));
            let end = reading.content_end(right + 1, self.end, false);
            draft.content = vec![self.free_start(from)..from - 1, right + 1..end];
            draft.rule = rule::INNER_TAG;
            return Some(draft);
        }
        if !open_end || next.any(Classes::COLON.with(Classes::THAT)) {
            return None;
        }
        // "After the flood had come, the mayor urged residents | to leave"
        let to = next.any(Classes::TO) && group.cue.frames.has(Frames::INFINITIVE) && reading.is_infinitive(right + 1);
        if quoted.is_none() && after == group.end && to {
            return None;
        }
        // "In his book, “The Deal,” he boasts of": the verb has its content on the right.
        // “…,” Lee told | about 200 people: how many.
        let count = quoted.is_some() && reading.is(after + 1, Classes::DIGITS.with(Classes::NUMERAL));
        if after == group.end && reading.takes(&group.cue, after) && !count {
            return None;
        }
        // "In the storm, the mayor appealed to members for help"
        let mut governed = (group.end..=right).filter(|&i| reading.takes(&group.cue, i));
        if quoted.is_none() && after == group.end && governed.next().is_some() {
            return None;
        }
        // “It ended.” Mr. Lee said the town …: a new sentence, no tag.
        let stopped = quoted.is_some_and(|q| {
            let quote = &reading.quotes[q];
            reading.is(quote.inner.end - 1, Classes::STOP) && reading.is_word(quote.inner.end - 1, &["."])
        });
        if stopped
            && reading.is(from, Classes::CAPITAL)
            && !next.any(Classes::STOP.with(Classes::COMMA))
            && right < self.end
        {
            return None;
        }
        let follows = self.quote_after(right);
        let mut draft = self.draft(group, Some(subject));
        match quoted {
            // "In Tarsk, where everybody asked “are we next?”, the mayor asked people to stay": nothing that she said.
            Some(quote) if self.is_scene(&(self.free_start(from)..reading.quotes[quote].close + 1)) => None,
            Some(quote) => {
                draft.content = self.left_of_quote(quote);
                draft.content.extend(follows.map(|q| reading.quotes[q].open..reading.quotes[q].close + 1));
                draft.rule = rule::QUOTATION_TAG;
                Some(draft)
            }
            // "It was, he said later, “a long night.”": the quotation goes on with the clause.
            None if let Some(quote) =
                follows.filter(|&q| !reading.is(reading.quotes[q].inner.start, Classes::CAPITAL))
                && right + 1 == reading.quotes[quote].open
                && !self.has_finite(&(right..reading.quotes[quote].open)) =>
            {
                let start = self.free_start(from);
                let end = reading.content_end(reading.quotes[quote].open, self.end, false);
                draft.content = vec![start..from - 1, reading.quotes[quote].open..end];
                draft.rule = rule::TAG_BEFORE_QUOTATION;
                (start + 1 < from).then_some(draft)
            }
            None if follows.is_some() && reading.is(right, Classes::COMMA) => None,
            // "Ahead of the sitting, a delegation called at the palace"
            None if group.cue.kind == CueKind::Manner || group.cue.traits.has(Traits::CALLS) => None,
            None => self.fronted_clause(draft, from, right),
        }
    }

    /// The token behind what is told of a statement that ends at token `right`: "said in a statement | carried by the
    /// Lasker News Agency".
    fn past_medium(&self, right: usize) -> usize {
        let reading = self.reading;
        let told = reading.is(right, Classes::VERB_ED.with(Classes::VERB_PARTICIPLE))
            && reading.is(right - 1, Classes::OCCASION)
            && reading.is(right + 1, Classes::PREPOSITION.with(Classes::TO));
        let close = if told { reading.phrase_end(right + 2, self.end) } else { right };
        if close > right + 2 { reading.after_adjuncts(close, self.end) } else { right }
    }

    /// The left content that ends with `quote`: the quotation, and the clause it is part of.
    fn left_of_quote(&self, quote: usize) -> Vec<Range<usize>> {
        let reading = self.reading;
        let quote = &reading.quotes[quote];
        let floor = self
            .drafts
            .iter()
            .flat_map(|d| d.content.iter().chain(&d.source).chain(&d.cue))
            .map(|r| r.end)
            .filter(|&e| e <= quote.open)
            .max();
        let mut start = floor.unwrap_or(self.start).max(self.start);
        while start < quote.open
            && reading.is(start, Classes::COMMA.with(Classes::STOP).with(Classes::COLON).with(Classes::DASH))
        {
            start += 1;
        }
        // “The bill is dead,” and Mr. Lee explained it thus, “We lost,” he said: a quotation that
        // begins a sentence of its own after a clause stands alone.
        let own = reading.is(quote.open.wrapping_sub(1), Classes::COMMA)
            && reading.is(quote.inner.start, Classes::CAPITAL)
            && self.has_finite(&(start..quote.open));
        let clause = start < quote.open
            && !own
            && !reading.is(quote.open - 1, Classes::STOP.with(Classes::COLON).with(Classes::SEMICOLON))
            && (start..quote.open).filter(|&i| reading.is(i, Classes::WORDLIKE)).count() >= 2;
        vec![if clause { start..quote.close + 1 } else { quote.open..quote.close + 1 }]
    }

    /// The quotation that continues after a tag that ends at `right`, in the same sentence.
    fn quote_after(&self, right: usize) -> Option<usize> {
        let reading = self.reading;
        let mut at = right;
        while at < self.end {
            if let Some(quote) = self.quote_from(at) {
                let before = reading.flag(at - 1);
                return (at == right || before.any(Classes::COMMA.with(Classes::DASH).with(Classes::COLON)))
                    .then_some(quote);
            }
            if reading.is(at, Classes::HARD_STOP)
                || reading.is(at, Classes::VERB_ING) && reading.is(at, Classes::RESUMING)
                || at > right + 1
                    && reading
                        .verb_readings(at)
                        .any(|(cue, form, _)| cue.frames.has(Frames::QUOTE) && form.is(Form::PAST | Form::THIRD))
            {
                return None;
            }
            at += 1;
        }
        None
    }

    /// "The bill would fail, he said" and "The bill, he said, would fail".
    fn fronted_clause(&self, mut draft: Draft, from: usize, right: usize) -> Option<Draft> {
        let reading = self.reading;
        let start = self.free_start(from);
        // "An officer said two men were held; neither had confessed, he said"
        // "A spokesman rejected the claim: there were four, he said"
        let parted = (start..from).rev().find(|&i| reading.is(i, Classes::SEMICOLON.with(Classes::COLON)));
        let speaks = |i: usize, k: usize| {
            reading.speaks(k)
                || reading.is(i, Classes::COLON)
                    && reading.is(k, Classes::CUE_VERB)
                    && reading.is(k, Classes::VERB_ED.with(Classes::VERB_PAST))
        };
        // "Lasker Water: Regulator ‘asleep’, MPs say": what the story is about stands before the colon of a headline.
        let label = |i: usize| self.title && start == self.start && !self.has_finite(&(start..i));
        let start = parted.filter(|&i| label(i) || (start..i).any(|k| speaks(i, k))).map_or(start, |i| i + 1);
        // "It was shut, according to its operator, and flights were halted, the regulator said": what each of them says.
        let relayed =
            (start + 2..from).rev().find(|&i| reading.is(i, Classes::ATTRIBUTOR) && self.attributing_words(i) > 0);
        let other = relayed.map(|i| reading.source_end(i + self.attributing_words(i), from)).filter(|&i| {
            reading.is(i, Classes::COMMA)
                && reading.is(i + 1, Classes::COORDINATOR)
                && reading.begins_clause(i + 2, from)
        });
        let start = other.map_or(start, |i| i + 2);
        let left = start..from - 1;
        // "Lee said that she left because, she said, it was late": the outer cue holds it all.
        let told = left.clone().any(|i| {
            reading.is(i, Classes::CUE_VERB)
                && reading.is(i + 1, Classes::THAT)
                && reading
                    .verb_readings(i)
                    .any(|(cue, form, _)| cue.frames.has(Frames::QUOTE) && form.is(Form::PAST | Form::THIRD))
        });
        if told {
            return None;
        }
        let words = left.clone().filter(|&i| reading.is(i, Classes::WORDLIKE)).count();
        let finite = self.has_finite(&left);
        // "Update, 4:15PM: | After the vote, he replied"
        let first = left.clone().rev().find(|&i| reading.is(i, Classes::COLON)).map_or(start, |colon| colon + 1);
        let adverbial = reading.is(
            first,
            Classes::PREPOSITION
                .with(Classes::SUBORDINATOR)
                .with(Classes::CONNECTIVE)
                .with(Classes::VERB_ING)
                .with(Classes::TIME),
        ) && !finite
            || words < 2;
        let rest = reading.is(right, Classes::COMMA) && right + 1 < self.end;
        if rest {
            let end = reading.content_end(right + 1, self.end, false);
            let joined = Classes::COORDINATOR
                .with(Classes::WH)
                .with(Classes::SUBORDINATOR)
                .with(Classes::AUXILIARY)
                .with(Classes::VERB_PAST);
            let joins = Classes::COORDINATOR.with(Classes::CONTRASTING);
            let other = reading.is(right + 1, joins)
                && (reading.other_speaker(right + 2, self.end)
                    || self.is_tagged(right + 2, end)
                    || reading.is(end, Classes::COMMA) && self.attributing_words(end + 1) > 0);
            // "It would, the office said, leave …": the clause wants its verb.
            let wanting = reading.is(from - 2, Classes::AUXILIARY.with(Classes::TO).with(Classes::PREPOSITION));
            // "She took a post at the Institute, where, she recalled, women made coffee": the clause begins there.
            let opens = reading.is(from - 2, Classes::WH.with(Classes::THAT)) && from - 2 > start;
            // "He was blunt about it: the dam, he said, would not hold"
            let colon = left.clone().rev().find(|&i| reading.is(i, Classes::COLON));
            let colon = colon.filter(|&i| i > start + 1 && i + 2 < from && i + LONGEST_PAUSE > from);
            let left = if opens { from - 2..from - 1 } else { colon.map_or(start, |i| i + 1)..left.end };
            // "If the loan is refused, she said, the hall …"; "Had it failed, she said, the hall …"; "It reminded her, she said, of home"; "One phrase
            // recorded in 1982, she said, turned up again".
            let conditional = reading.is(start, Classes::SUBORDINATOR.with(Classes::WH).with(Classes::AUXILIARY));
            let of = reading.is_word(right + 1, &["of"]);
            let verb = reading.is(right + 1, Classes::VERB_ED)
                && !left.clone().any(|i| reading.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST)));
            let goes_on =
                !finite || wanting || opens || conditional || of || verb || reading.is(right + 1, joined) && !other;
            if goes_on
                && end > right + 1
                && !reading.is(right + 1, Classes::VERB_ING)
                && !reading.is(right + 1, Classes::ADVERSATIVE)
                && !(finite && reading.sets_scene(right + 1, self.end))
                // ", though a neighbour said it smelt", ", as the state weighed an emergency": the writer's.
                && !(finite && reading.is(right + 1, Classes::SUBORDINATOR) && self.writes(right + 1, end))
            {
                draft.content = vec![left, right + 1..end];
                draft.rule = rule::INNER_TAG;
                return Some(draft);
            }
        }
        if adverbial || words < 3 && !finite || self.is_scene(&left) || self.is_medium(&left) {
            return None;
        }
        draft.content = vec![left];
        draft.rule = rule::CLAUSE_TAG;
        Some(draft)
    }

    /// Whether the words are nothing but where or when, told by a clause: "In Tarsk, which lies on no grid".
    fn is_scene(&self, words: &Range<usize>) -> bool {
        let reading = self.reading;
        let comma = |&i: &usize| reading.is(i, Classes::COMMA) && reading.quote_at(i).is_none();
        let Some(open) = words.clone().find(comma) else { return false };
        reading.is(words.start, Classes::PREPOSITION)
            && reading.is(open + 1, Classes::WH)
            && !self.has_finite(&(words.start..open))
            && !(open + 1..words.end).any(|i| comma(&i))
    }

    /// Whether the words are nothing but where something was written: "In a letter dated 3 March", "In a Facebook post".
    fn is_medium(&self, words: &Range<usize>) -> bool {
        let reading = self.reading;
        let Some(medium) = words.clone().take(NEAR_THAT).find(|&i| reading.is(i, Classes::OCCASION)) else {
            return false;
        };
        let verb = Classes::VERB_PAST.with(Classes::VERB_ED).with(Classes::VERB_PRESENT).with(Classes::CUE_VERB);
        let own = |i: usize| i == medium || i == medium + 1 && !reading.is(i, Classes::VERB_PAST);
        reading.is(words.start, Classes::PREPOSITION)
            && !words.clone().any(|i| {
                reading.is(i, Classes::AUXILIARY.with(Classes::SUBJECT_PRONOUN))
                    || reading.is(i, verb) && !reading.is(i, Classes::CAPITAL) && !own(i)
            })
    }

    /// Whether the clause at tokens `from..end` has a tag of its own at its end: "and the third is sold out, one of them
    /// | added".
    fn is_tagged(&self, from: usize, end: usize) -> bool {
        let reading = self.reading;
        (from + 2..end).rev().filter(|&i| reading.speaks(i) && reading.quote_at(i).is_none()).any(|verb| {
            let comma = (from + 2..verb).rev().find(|&i| reading.is(i, Classes::COMMA.with(Classes::QUOTE)));
            let tag = comma.is_some_and(|comma| reading.source_end(comma + 1, verb) == verb);
            tag && ends_at(reading, reading.after_adjuncts(verb + 1, self.end), self.end)
        })
    }

    /// Whether the clause that the subordinator at token `i` opens after a tag is the writer's: somebody else speaks in it,
    /// or it tells what goes on meanwhile.
    fn writes(&self, i: usize, end: usize) -> bool {
        let reading = self.reading;
        reading.is_word(i, &["as"]) && reading.begins_clause(i + 1, end) && !reading.is(i + 1, Classes::SUBJECT_PRONOUN)
            || (i + 1..end)
                .any(|k| reading.speaks(k) && !reading.is(k, Classes::CAPITAL) && reading.quote_at(k).is_none())
    }

    /// Adds the quotations that go on with the one that ends the content, nothing but adverbials
    /// between: “A,” and then, after a pause, “B.”
    pub(super) fn extend_quotations(&self, draft: &mut Draft) {
        let reading = self.reading;
        while let Some(last) = draft.content.last().map(|r| r.end)
            && let Some(quote) = reading.quote_at(last - 1)
            && reading.quotes[quote].close + 1 == last
            && let Some(next) = reading.quotes.get(quote + 1).filter(|q| q.close < self.end && q.open > last)
            && next.open <= last + LONGEST_PAUSE
            && reading.is(last, Classes::RESUMPTION)
            && reading
                .is(next.open - 1, Classes::COMMA.with(Classes::COLON).with(Classes::DASH).with(Classes::COORDINATOR))
            && !(last..next.open).any(|i| reading.is(i, SAYING))
        {
            draft.content.push(next.open..next.close + 1);
        }
    }

    pub(super) fn has_finite(&self, range: &Range<usize>) -> bool {
        range.clone().skip(1).any(|i| {
            let flags = self.reading.flag(i);
            flags.any(Classes::AUXILIARY.with(Classes::VERB_PAST))
                || flags.any(Classes::VERB_PRESENT.with(Classes::VERB_ED).with(Classes::CUE_VERB))
                    // "Outside the court on Market Place": a name, but in headlines.
                    && (self.title || !flags.any(Classes::CAPITAL))
                    && !self.reading.is(
                        i - 1,
                        Classes::OPENER.with(Classes::PREPOSITION).with(Classes::TO).with(Classes::ADJECTIVE),
                    )
        })
    }
}
