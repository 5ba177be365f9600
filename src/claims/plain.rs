//! Subject, cue and content in this order.

use super::complement::{Complement, Join};
use super::draft::Draft;
use super::finder::Finder;
use super::lexicon::{CueKind, Form, Frames, Traits};
use super::rule;
use super::speaker::is_outlet;
use super::subject::Subject;
use super::verb_group::VerbGroup;
use super::vetoes::VETOES;
use crate::language::Classes;
/// How far before a gerund "with" and whom it names begin, in tokens.
const LONGEST_ACCOMPANIED: usize = 10;

impl Finder<'_, '_> {
    /// Subject, cue, content.
    pub(super) fn plain(&self, head: usize) -> Option<Draft> {
        let reading = self.reading;
        for (cue, form, end) in reading.verb_readings(head) {
            let group = VerbGroup::with(reading, head, self.start, cue, form, end);
            if let Some(draft) = self.quotes_as(&group) {
                return Some(draft);
            }
            if group.passive || cue.kind == CueKind::Seeming {
                continue;
            }
            if let Some(draft) = self.active(&group) {
                return Some(draft);
            }
        }
        None
    }

    fn active(&self, group: &VerbGroup<'_>) -> Option<Draft> {
        let reading = self.reading;
        // "Energy think tank Ember"
        if reading.is_word(group.head, &["think"]) && reading.is_word(group.end, &["tank", "tanks"]) {
            return None;
        }
        let subject = self.subject_of(group)?;
        if let Some(draft) = self.gap(group, subject) {
            return Some(draft);
        }
        let complement = reading.complement(group, self.end)?;
        if VETOES.iter().any(|vetoed| vetoed(self, group, subject, &complement)) {
            return None;
        }
        let relative = reading.is(subject.end - 1, Classes::WH.with(Classes::THAT)) && subject.end > subject.start + 1;
        // "Velmark, which Tarsk accuses of arming them, has denied it": the clause around goes on.
        let gap = subject.start.checked_sub(1).filter(|&i| i > self.start && reading.is(i, Classes::GAP_PRONOUN));
        let relative = relative || gap.is_some();
        let inserted = group.is_gerund()
            && reading.is(subject.end, Classes::COMMA)
            && (!subject.shared || subject.end + 1 == group.start);
        let end = self.complement_end(&complement, relative || inserted);
        // "for what it called “a monsoon of excuses” over the delay": what the words are of is the writer's.
        let what = reading.is_word(subject.start.wrapping_sub(1), &["what"]) && complement.join == Join::Object;
        let quote = if what { self.quote_from(complement.start) } else { None };
        let end = quote.map_or(end, |quote| reading.quotes[quote].close + 1);
        let end = if self.is_subordinate(subject) { self.before_main_clause(complement.start, end) } else { end };
        let end = if relative { self.before_main_verb(subject, complement.start, end) } else { end };
        let end = self.before_verb_of_gerund(group, subject, &complement, end);
        let end = self.before_narration(subject, &complement, end);
        // "Houthis deny role as shippers weigh detour": the writer's, in a headline.
        let meanwhile = |&i: &usize| reading.is_word(i, &["as"]) && reading.begins_clause(i + 1, end);
        let brief = group.cue.traits.has(Traits::BRIEF) || matches!(complement.join, Join::That | Join::Bare);
        let end = if self.title && brief { (complement.start + 1..end).find(meanwhile).unwrap_or(end) } else { end };
        if end <= complement.start {
            return None;
        }
        let mut draft = self.draft(group, Some(subject));
        self.complete(&mut draft, &complement);
        draft.content = std::iter::once(complement.start..end).collect();
        // Whom it accuses stands before "which".
        if let Some(gap) = gap.filter(|_| group.cue.traits.has(Traits::ACCUSES) && complement.preposition.is_some())
            && let Some(start) = reading.antecedent(gap, self.start)
        {
            let accused = start..gap - usize::from(reading.is(gap - 1, Classes::COMMA));
            draft.content.splice(0..0, Some(accused).filter(|r| r.start < r.end));
        } else if let Some(of) = complement.preposition
            && group.cue.traits.has(Traits::ACCUSES)
        {
            // "accused | the firm | of | selling it": whom it accuses is part of what it says, as where he "is accused of" it.
            draft.content.splice(0..0, Some(group.end..of).filter(|r| r.start < r.end));
        }
        self.extend_quotations(&mut draft);
        draft.rule = if complement.join.is_weak() { rule::PHRASE } else { rule::CLAUSE };
        Some(draft)
    }

    /// "The Post has learned that", "A jury has heard that": it is reported so.
    pub(super) fn broadcasts(&self, group: &VerbGroup<'_>, subject: Subject) -> bool {
        group.cue.traits.has(Traits::BROADCASTS)
            && (group.start < group.head && is_outlet(self.reading, subject.start..subject.end)
                || self.reading.is(subject.end - 1, Classes::HEARING))
    }

    /// Who is the subject of an active cue, if it is the verb of a clause that can report.
    fn subject_of(&self, group: &VerbGroup<'_>) -> Option<Subject> {
        let reading = self.reading;
        let caused = self.caused(group);
        if !group.finite && !group.is_gerund() && caused.is_none() {
            return None;
        }
        if let Some(subject) = caused {
            return Some(self.past_content(subject));
        }
        // "a damaged bridge", "the estimated cost": no verbs.
        let before = group.start.wrapping_sub(1);
        let noun = Classes::DETERMINER.with(Classes::POSSESSIVE).with(Classes::TO).with(Classes::GENITIVE);
        // "Citgo and Phillips 66 each said"
        let named = Classes::CAPITAL.with(Classes::PEOPLE).with(Classes::PLURAL).with(Classes::DIGITS);
        let each = group.start > self.start + 1 && reading.is(before, Classes::ALL_OF) && reading.is(before - 1, named);
        if group.start > self.start
            && reading.is(before, noun)
            && !each
            // "a source close to her | stressed"
            && !(reading.is(before, Classes::OBJECT_PRONOUN) && reading.is(before.wrapping_sub(2), Classes::PRIVY))
            && !reading.is(before, Classes::SUBJECT_PRONOUN.with(Classes::THAT))
        {
            return None;
        }
        // "The wave figures we gave": a noun that another stands before, which says nothing.
        let compound = || {
            let last = reading.flag(before);
            group.start > self.start
                && group.form.is(Form::THIRD)
                && reading.is(group.head, Classes::SOURCE_NOUN.with(Classes::CUE_NOUN).with(Classes::HOLDINGS))
                && last.any(Classes::WORDLIKE)
                && !last.any(Classes::CAPITAL.with(Classes::SOURCE_NOUN).with(Classes::SUBJECT_PRONOUN))
                && !last
                    .any(Classes::PLURAL.with(Classes::WH).with(Classes::THAT).with(Classes::LY).with(Classes::ADVERB))
                && !last.any(Classes::TIME.with(Classes::DAY).with(Classes::AUXILIARY).with(Classes::COORDINATOR))
        };
        if group.start == group.head && !reading.is(group.end, Classes::THAT) && compound() {
            return None;
        }
        // "New figures from the bureau", "Latest reports of it": a noun with what opens the sentence.
        let opened = group.start == group.head
            && before == self.start
            && group.form.is(Form::THIRD)
            && reading.is(group.head, Classes::DOCUMENT)
            && (reading.is(before, Classes::ADJECTIVE) || reading.is(group.end, Classes::PREPOSITION));
        if opened {
            return None;
        }
        // "The bank's annual report said", "Media reports suggest that": a noun, for another verb follows.
        let base = reading.is(group.end, Classes::CUE_VERB.with(Classes::VERB_PRESENT))
            && reading.is(group.end, Classes::CUE_VERB)
            && !reading.word(group.end).ends_with('s')
            && reading.is(group.end + 1, Classes::THAT);
        let noun = group.start == group.head
            && reading.is(group.head, Classes::SOURCE_NOUN)
            && (group.form.is(Form::BASE) && (reading.speaks(group.end) || reading.is(group.end, Classes::AUXILIARY))
                || group.form.is(Form::THIRD) && base);
        if noun {
            return None;
        }
        let subject = self.past_content(self.speaker(group)?);
        (self.agrees(group, subject) && !self.christens(group, subject)).then_some(subject)
    }

    /// "Asked whether he knew the president, Mr. Lee said": the phrase begins behind the question.
    fn past_content(&self, subject: Subject) -> Subject {
        let held = self.drafts.iter().flat_map(|d| &d.content).map(|r| r.end);
        // "asked the state to act on a plea by Ann Lee, who claimed that": the pronoun means who is named in there.
        let comma = |&end: &usize| {
            subject.start < end
                && end + 1 < subject.end
                && self.reading.is(end, Classes::COMMA)
                && !self.reading.is(end + 1, Classes::RELATIVE_SUBJECT)
                // "asked whether she knew the man | and officers said"
                || subject.start < end && end + 1 < subject.end && self.reading.is(end, Classes::COORDINATOR)
        };
        held.filter(comma).max().map_or(subject, |end| Subject { start: end + 1, ..subject })
    }

    /// "a group called Anonymous": a name, no judgement.
    pub(super) fn christens(&self, group: &VerbGroup<'_>, subject: Subject) -> bool {
        // "which calls itself the Open Road"
        group.cue.traits.has(Traits::CHRISTENS) && self.reading.is(group.end, Classes::REFLEXIVE)
            || group.cue.traits.has(Traits::CHRISTENS)
                && group.start == group.head
                && (self.reading.is(subject.start, Classes::ARTICLE)
                    && !self.reading.is(subject.start, Classes::DEFINITE)
                    || self.reading.is_word(subject.start, &["one"]))
                && !self.is_person_noun(subject)
    }

    /// The content of a relative clause ends before the verb of the clause around it: "the guard
    /// who thought it safe | said".
    fn before_main_verb(&self, subject: Subject, start: usize, end: usize) -> usize {
        let reading = self.reading;
        let outer = (start + 1..end).filter(|&i| reading.is(i, Classes::CUE_VERB)).find_map(|i| {
            let noun = Classes::DETERMINER.with(Classes::POSSESSIVE).with(Classes::ADJECTIVE).with(Classes::TO);
            if reading.is(i - 1, noun) {
                return None;
            }
            let group = VerbGroup::read(reading, i, start)?;
            let around = reading.subject_before(group.start, self.start)?;
            (group.finite && around.start == subject.start && around.end > subject.end).then_some(group.start)
        });
        outer.unwrap_or(end)
    }

    /// "A motion calling on the council to halt the sale | was passed": a gerund right behind its noun, whose clause goes on.
    fn before_verb_of_gerund(
        &self,
        group: &VerbGroup<'_>,
        subject: Subject,
        complement: &Complement,
        end: usize,
    ) -> usize {
        let (start, join) = (complement.start, complement.join);
        // "with locals saying two men had died": no noun that it tells of.
        // "with one side calling it safe and the other saying it had failed"
        let before = subject.start.wrapping_sub(1);
        let with = self.reading.is_word(before, &["with"])
            || self.reading.is(before, Classes::COORDINATOR) && !self.drafts.is_empty();
        if !group.is_gerund() || subject.shared || subject.end != group.start || with {
            return end;
        }
        // "dismissed as “fake news” a post claiming that the bridge had been closed": the sentence has its verb already.
        if (self.start + 1..subject.start)
            .any(|i| self.reading.speaks(i) || self.reading.is(i, Classes::FINITE_AUXILIARY))
        {
            return end;
        }
        let main = |&i: &usize| self.reading.is(i, Classes::FINITE_AUXILIARY) && self.reading.quote_at(i).is_none();
        // "posts claiming that the dam had failed": a clause has the first for its own verb.
        let own = usize::from(matches!(join, Join::That | Join::Bare));
        (start + 1..end).filter(main).nth(own).unwrap_or(end)
    }

    /// The end of the content before the writer takes over: "questioned how it was chosen | and residents warned that",
    /// "said the lie counted too, | and she set the sentence at eight years", "demanded answers over the line, | which
    /// tripped twice", "accused them of pushing it through, | setting the stage for a clash".
    fn before_narration(&self, subject: Subject, complement: &Complement, end: usize) -> usize {
        let reading = self.reading;
        let start = complement.start;
        let open = |i: usize| reading.quote_at(i).is_none();
        let clause = matches!(complement.join, Join::That | Join::Bare);
        // The speaker's pronoun, unless the content speaks of the speaker: "she said she was late, and she ran".
        let own = |i: usize| {
            reading.is(i, Classes::SUBJECT_PRONOUN)
                && reading.is_word(i, &["he", "she"])
                && reading.is(i + 1, Classes::VERB_PAST.with(Classes::VERB_ED))
                && !reading.is(i + 1, Classes::AUXILIARY)
                && !(start..i).any(|k| reading.word(k).eq_ignore_ascii_case(reading.word(i)))
                && self.may_be_called(subject, i)
        };
        (start + 1..end)
            .find(|&i| {
                let next = i + 1;
                if !open(i) {
                    return false;
                }
                // "confirmed two deaths, and was still checking a third": what the speaker does.
                let object = matches!(complement.join, Join::Object | Join::Preposition);
                if object
                    && reading.is(i, Classes::COORDINATOR)
                    && reading.is(next, Classes::FINITE_AUXILIARY)
                    && !(start..i).any(|k| reading.is(k, Classes::WH.with(Classes::THAT)))
                {
                    return true;
                }
                // "with one side accusing it of neglect | and the other insisting that": somebody else.
                let other = || reading.phrase_end(next, end);
                if reading.is(i, Classes::COORDINATOR)
                    && other() > next
                    && reading.is(other(), Classes::VERB_ING)
                    && reading.is(other(), Classes::CUE_VERB)
                    && reading.is(other() + 1, Classes::THAT)
                {
                    return true;
                }
                // "denied holding back money, as both parties demanded a debate": what goes on meanwhile.
                if object
                    && reading.is(i, Classes::COMMA)
                    && reading.is_word(next, &["as"])
                    && reading.sets_scene(next, end)
                {
                    return true;
                }
                if !reading.is(i, Classes::COMMA) {
                    // "promised to call back but had not done so"
                    let undone = complement.join == Join::Infinitive
                        && reading.is(i, Classes::ADVERSATIVE)
                        && reading.is(next, Classes::FINITE_AUXILIARY)
                        && reading.is(next + 1, Classes::NEGATION);
                    return undone
                        || complement.join == Join::Question
                            && reading.is(i, Classes::COORDINATOR)
                            && reading.other_speaker(next, end);
                }
                // ", and you can see what she means": the reader is spoken to.
                let you = clause
                    && reading.is(next, Classes::COORDINATOR)
                    && reading.is_word(next + 1, &["you"])
                    && open(next)
                    && !(start..i).any(|k| reading.is_word(k, &["you", "your"]));
                // "asked it to explain why goods from the port, which Velmark owns, | could be sold": the clause goes on behind.
                let verb = Classes::FINITE_AUXILIARY.with(Classes::MODAL).with(Classes::VERB_PAST);
                let goes_on = || {
                    (start..i).any(|k| reading.is(k, Classes::WH.with(Classes::THAT)))
                        && (next..end).any(|k| reading.is(k, Classes::COMMA) && reading.is(k + 1, verb))
                };
                you || clause && reading.is(next, Classes::COORDINATOR) && own(next + 1)
                    || complement.join.is_weak()
                        && open(next)
                        && (reading.is(next, Classes::RELATIVE_SUBJECT) && !goes_on()
                            || reading.is(next, Classes::SEQUEL))
            })
            .map_or(end, |i| if reading.is(i - 1, Classes::COMMA) { i - 1 } else { i })
    }

    /// Whether "he" or "she" at token `pronoun` may mean the subject: the same pronoun, or nobody of another gender.
    fn may_be_called(&self, subject: Subject, pronoun: usize) -> bool {
        let reading = self.reading;
        if reading.is(subject.start, Classes::SUBJECT_PRONOUN) {
            return reading.word(subject.start).eq_ignore_ascii_case(reading.word(pronoun));
        }
        let other = if reading.is_word(pronoun, &["he"]) {
            Classes::FEMALE.with(Classes::WOMANS_TITLE)
        } else {
            Classes::MALE.with(Classes::MANS_TITLE)
        };
        let body = Classes::GOVERNMENT.with(Classes::ORGANISATION).with(Classes::PLURAL).with(Classes::DOCUMENT);
        !(subject.start..subject.end).any(|i| reading.is(i, other)) && !reading.is(subject.end - 1, body)
    }

    /// Whether the cue stands in a clause that opens the sentence before its main clause: "While
    /// she has said …, Lee left".
    fn is_subordinate(&self, subject: Subject) -> bool {
        let opener = subject.start.wrapping_sub(1);
        opener == self.start
            && self.reading.is(opener, Classes::SUBORDINATOR)
            && !self.reading.is(opener, Classes::LOOSE_SUBORDINATOR)
            || opener == self.start
                && self.reading.is(opener, Classes::LOOSE_SUBORDINATOR)
                && !self.reading.is_word(opener, &["so"])
                && !subject.shared
    }

    /// The comma before the main clause.
    fn before_main_clause(&self, start: usize, end: usize) -> usize {
        let reading = self.reading;
        let comma = |&i: &usize| {
            reading.is(i, Classes::COMMA) && reading.quote_at(i).is_none() && reading.begins_clause(i + 1, end)
        };
        (start + 1..end).find(comma).unwrap_or(end)
    }

    /// Whether a present form fits its subject in number: "a blog post" has no verb.
    pub(super) fn agrees(&self, group: &VerbGroup<'_>, subject: Subject) -> bool {
        let reading = self.reading;
        if group.start != group.head || group.form.is(Form::PAST | Form::GERUND | Form::PARTICIPLE) {
            return true;
        }
        // "The union representing rail workers says": the number is that of what stands before the participle.
        let tells = |&i: &usize| reading.is(i, Classes::VERB_ING) && !reading.is(i, Classes::CAPITAL);
        let head = (subject.start + 2..subject.end.max(subject.start + 2)).find(tells).unwrap_or(subject.end);
        let last = reading.flag(head - 1);
        let pronoun = subject.end == subject.start + 1 && last.any(Classes::SUBJECT_PRONOUN);
        let plural = last.any(Classes::PEOPLE.with(Classes::PLURAL).with(Classes::QUANTIFIER))
            || (subject.start..subject.end).any(|i| reading.is(i, Classes::COORDINATOR));
        if group.form.is(Form::BASE) {
            // "the capital of Lasker state, two residents said": a noun behind a name.
            let noun = reading.is(group.head, Classes::SOURCE_NOUN.with(Classes::CUE_NOUN))
                && last.any(Classes::CAPITAL)
                && !plural
                && !last.any(Classes::SOURCE_NOUN.with(Classes::SUBJECT_PRONOUN))
                && !reading.word(head - 1).ends_with('s')
                && !reading.is(group.end, Classes::THAT);
            // "The Speaker told them to visit the plant and report back": what they are to do.
            let told = subject.shared
                && !plural
                && (subject.end..group.start).any(|i| reading.is(i, Classes::TO) && reading.is_infinitive(i + 1));
            if noun && !self.title || told {
                return false;
            }
            // "a federal judge", "her first Tarsk show": no plural, so no verb.
            let owned = reading.is(subject.start, Classes::POSSESSIVE) && last.any(Classes::CAPITAL);
            let one =
                owned && !last.any(Classes::SOURCE_NOUN) || reading.is(subject.start, Classes::SINGULAR_DETERMINER);
            if !subject.shared && one && !plural {
                return false;
            }
            let many = reading.is(subject.start, Classes::PLURAL_PRONOUN)
                || reading.is_word(subject.start, &["who"])
                || last.any(Classes::WH.with(Classes::THAT));
            let bodies = Classes::GOVERNMENT
                .with(Classes::ORGANISATION)
                .with(Classes::CAPITAL)
                .with(Classes::PLURAL)
                .with(Classes::PEOPLE);
            let collective = (subject.start..subject.end).any(|i| reading.is(i, bodies));
            // "Campers beside the lake say"
            let place =
                (subject.start + 1..subject.end).find(|&i| reading.is(i, Classes::PREPOSITION.with(Classes::COMMA)));
            let collective = collective || place.is_some_and(|i| reading.word(i - 1).ends_with('s'));
            return if pronoun { many } else { plural || many || collective || subject.shared };
        }
        let they = pronoun && reading.is(subject.start, Classes::PLURAL_PRONOUN);
        let many = plural && !last.any(Classes::CAPITAL) && !reading.is(subject.start, Classes::CAPITAL);
        !they && !many
    }

    /// Whether the phrase is about somebody in a role: "a lawyer for the mayor".
    fn is_person_noun(&self, subject: Subject) -> bool {
        let edge =
            (subject.start..subject.end).find(|&i| self.reading.is(i, Classes::PREPOSITION.with(Classes::COMMA)));
        self.reading.is(edge.unwrap_or(subject.end) - 1, Classes::ROLE)
    }

    pub(super) fn is_source_noun(&self, subject: Subject) -> bool {
        (subject.start..subject.end).any(|i| self.reading.is(i, Classes::DOCUMENT.with(Classes::PEOPLE)))
    }

    /// Adds the preposition of the complement to the cue.
    pub(super) fn complete(&self, draft: &mut Draft, complement: &Complement) {
        let Some(preposition) = complement.preposition else { return };
        match draft.cue.last_mut() {
            Some(last) if last.end == preposition => last.end += 1,
            _ => draft.cue.push(preposition..preposition + 1),
        }
    }

    pub(super) fn complement_end(&self, complement: &Complement, embedded: bool) -> usize {
        let reading = self.reading;
        if complement.join == Join::Quotation
            && let Some(quote) = self.quote_from(complement.start)
        {
            let quote = &reading.quotes[quote];
            let after = quote.close + 1;
            let complete = reading.is(quote.inner.end - 1, Classes::STOP.with(Classes::COMMA));
            if after >= self.end || complete || reading.is(after, Classes::STOP.with(Classes::COMMA)) {
                return after;
            }
        }
        let end = reading.content_end(complement.start, self.end, embedded);
        // "dismissed as “fake news” a post claiming | that the bridge was shut": what is denied is part of it.
        let post = complement.join == Join::Object
            && reading.judged_behind(complement.start, self.end)
            && reading.is(end, Classes::VERB_ING)
            && reading.is(end - 1, Classes::DOCUMENT);
        let end = if post { reading.content_end(end + 1, self.end, embedded) } else { end };
        let end = if matches!(complement.join, Join::Object | Join::Preposition | Join::Infinitive | Join::Gerund) {
            self.before_joined_clause(complement.start, end)
        } else {
            end
        };
        if matches!(complement.join, Join::Object | Join::Preposition) {
            // "put the number at 300, and stated that": another verb of the speaker's.
            let stated = |&i: &usize| {
                reading.is(i, Classes::COMMA)
                    && reading.is(i + 1, Classes::COORDINATOR)
                    && reading.is(i + 2, Classes::CUE_VERB)
                    && reading.is(i + 3, Classes::THAT)
                    && reading.quote_at(i).is_none()
            };
            let end = (complement.start + 1..end).find(stated).unwrap_or(end);
            // "confirmed the incident but put the toll at two"
            let object = Classes::OPENER.with(Classes::CAPITAL).with(Classes::DIGITS).with(Classes::THAT);
            let another = |&i: &usize| {
                reading.is(i, Classes::COORDINATOR.with(Classes::ADVERSATIVE))
                    && reading.is(i + 1, Classes::CUE_VERB)
                    && !reading.is(i + 1, Classes::CAPITAL.with(Classes::SOURCE_NOUN).with(Classes::CUE_NOUN))
                    && (reading.is(i + 2, object) || self.judges_as(i + 1))
                    && reading.quote_at(i).is_none()
            };
            let end = (complement.start + 1..end).find(another).unwrap_or(end);
            // "accused it of “greed” and gave it two days": what else the speaker did.
            let did = |&i: &usize| {
                reading.is(i, Classes::COORDINATOR)
                    && reading.is(i + 1, Classes::VERB_PAST)
                    && !reading.is(i + 1, Classes::CAPITAL.with(Classes::AUXILIARY))
                    && reading.quote_at(i).is_none()
            };
            let end = (complement.start + 1..end).find(did).unwrap_or(end);
            // "requested more shells during a meeting", "… amid attacks": the writer's circumstance.
            let adverbial = |&i: &usize| reading.is(i, Classes::AMID) && reading.quote_at(i).is_none();
            let end = (complement.start + 1..end).find(adverbial).unwrap_or(end);
            // "deems it needed: the army is short of shells": the reason is told by the writer.
            let colon = |&i: &usize| {
                reading.is(i, Classes::COLON)
                    && reading.quote_at(i).is_none()
                    && self.quote_from(i + 1).is_none()
                    && (reading.begins_clause(i + 1, self.end) || self.has_finite(&(i + 1..end)))
            };
            return (complement.start + 1..end).find(colon).unwrap_or(end);
        }
        end
    }

    /// Whether the cue at token `head` has its judgement before what it judges: "rejected as “baseless” claims that".
    fn judges_as(&self, head: usize) -> bool {
        let reading = self.reading;
        reading
            .verb_readings(head)
            .any(|(cue, _, end)| cue.frames.has(Frames::AS) && reading.judged_behind(end, self.end))
    }

    /// A phrase ends before a clause that "and" joins: "called it a smear, and his lawyer sued".
    fn before_joined_clause(&self, start: usize, end: usize) -> usize {
        let reading = self.reading;
        let joined = |&i: &usize| {
            reading.is(i, Classes::COORDINATOR)
                && !reading.is(i, Classes::QUOTED)
                && (reading.is(i - 1, Classes::COMMA)
                    || reading.is(i - 1, Classes::QUOTE) && reading.is(i - 2, Classes::COMMA))
                && reading.begins_clause(i + 1, self.end)
        };
        let and = (start + 1..end).find(joined).unwrap_or(end);
        if and < end && reading.is(and - 1, Classes::COMMA) { and - 1 } else { and }
    }

    /// "which the board describes as “wild”"
    fn gap_before_as(&self, group: &VerbGroup<'_>, subject: Subject, pronoun: usize) -> Option<Draft> {
        let reading = self.reading;
        let as_quoted = group.cue.frames.has(Frames::AS)
            && reading.is_word(group.end, &["as"])
            && reading.is(pronoun, Classes::RELATIVE)
            && (group.end..group.end + 4).any(|i| self.quote_from(i).is_some());
        if !as_quoted {
            return None;
        }
        let end = reading.content_end(group.end, self.end, true);
        let next = |&i: &usize| reading.is(i, Classes::COORDINATOR) && reading.is(i + 1, Classes::WH);
        let end = (group.end..end).find(next).unwrap_or(end);
        let content = vec![pronoun..pronoun + 1, group.end..end];
        Some(Draft { content, rule: rule::GAP, ..self.draft(group, Some(subject)) })
    }

    /// "a coma which his lawyer said lasted three months": "which" and what follows the cue.
    fn gap(&self, group: &VerbGroup<'_>, subject: Subject) -> Option<Draft> {
        let reading = self.reading;
        let pronoun = subject.start.checked_sub(1).filter(|&i| i >= self.start)?;
        // "What the divers had found was a boat": no statement of theirs.
        let found = reading.is_word(pronoun, &["what"]) && group.cue.kind != CueKind::Speech;
        if !reading.is(pronoun, Classes::GAP_PRONOUN) || !group.finite || found {
            return None;
        }
        if let Some(draft) = self.gap_before_as(group, subject, pronoun) {
            return Some(draft);
        }
        let verb = reading.after_adjuncts(group.end, self.end);
        let finite = reading.is(
            verb,
            Classes::AUXILIARY
                .with(Classes::VERB_PAST)
                .with(Classes::VERB_ED)
                .with(Classes::VERB_PRESENT)
                .with(Classes::VERB_PARTICIPLE),
        );
        if !finite || reading.is(verb, Classes::DETERMINER) {
            return None;
        }
        let end = reading.content_end(verb, self.end, true);
        let mut draft = self.draft(group, Some(subject));
        draft.content = vec![pronoun..pronoun + 1, verb..end];
        draft.rule = rule::GAP;
        Some(draft)
    }

    /// "prompting Mr. Lee to say that": who is made to speak.
    fn caused(&self, group: &VerbGroup<'_>) -> Option<Subject> {
        let reading = self.reading;
        let to = group.start.checked_sub(1).filter(|&i| i > self.start && reading.is(i, Classes::TO))?;
        if group.finite || group.passive || !group.form.is(Form::BASE) {
            return None;
        }
        let verb = (self.start.max(to.saturating_sub(9))..to).rev().find(|&i| reading.is(i, Classes::CAUSING))?;
        let end = reading.source_end(verb + 1, to);
        let subject = Subject { start: verb + 1, end: to, shared: false };
        (end == to && self.plausible(subject)).then_some(subject)
    }

    /// "A blast rocked the line, with | locals | saying": whom "with" names before the gerund at token `gerund`.
    fn accompanied(&self, gerund: usize) -> Option<Subject> {
        let reading = self.reading;
        let from = self.start.max(gerund.saturating_sub(LONGEST_ACCOMPANIED));
        let with = (from..gerund).rev().find(|&i| reading.is_word(i, &["with"]))?;
        let joins = Classes::COMMA.with(Classes::DASH).with(Classes::COORDINATOR);
        // "scenes on Tuesday with the Opposition alleging"
        let dated = with > self.start && reading.is(with - 1, Classes::DAY) && reading.is(with + 1, Classes::DEFINITE);
        let apart = with == self.start || reading.is(with - 1, joins) || dated;
        let whole = apart && with + 1 < gerund && reading.phrase_end(with + 1, gerund) == gerund;
        whole.then_some(Subject { start: with + 1, end: gerund, shared: false })
    }

    /// "Ann Lee has written to the minister | calling for": who wrote before the gerund at token `gerund`, to whom it is
    /// addressed; "a letter to the minister | alleging that" speaks itself.
    fn writer(&self, gerund: usize) -> Option<Subject> {
        let reading = self.reading;
        let from = self.start.max(gerund.saturating_sub(LONGEST_ACCOMPANIED));
        let to = (from..gerund).rev().find(|&i| reading.is(i, Classes::TO))?;
        if to == from || reading.phrase_end(to + 1, gerund) != gerund {
            return None;
        }
        if reading.is(to - 1, Classes::DOCUMENT) && !reading.is(to - 1, Classes::CUE_VERB) {
            let start = (from..to)
                .rev()
                .take_while(|&i| reading.is(i, Classes::WORDLIKE))
                .find(|&i| reading.is(i, Classes::ARTICLE))?;
            return Some(Subject { start, end: gerund, shared: false });
        }
        let wrote = reading.is_word(to - 1, &["written", "wrote", "writes", "write"]);
        let group = wrote.then(|| VerbGroup::read(reading, to - 1, self.start)).flatten()?;
        reading.subject_before(group.start, self.start)
    }

    /// "A spokesman declined to say whether the dam held | but said": who declined, before the verb at token `verb` that
    /// a conjunction joins; what stands between is what was not said.
    fn decliner(&self, verb: usize) -> Option<Subject> {
        let reading = self.reading;
        let asked = (self.start..verb).rev().find(|&i| reading.is(i, Classes::OPEN_QUESTION.with(Classes::WH)))?;
        let to = asked.checked_sub(2).filter(|&i| reading.is(i, Classes::TO) && i > self.start)?;
        let declined =
            reading.is(to - 1, Classes::DECLINING) && (asked..verb).all(|i| !reading.is(i, Classes::HARD_STOP));
        if declined { reading.subject_before(to - 1, self.start) } else { None }
    }

    /// Who speaks: the subject, or for gerunds and coordinated verbs the speaker before.
    fn speaker(&self, group: &VerbGroup<'_>) -> Option<Subject> {
        let reading = self.reading;
        // Whom "according to" names relays; the sentence goes on about somebody else.
        let relayed = |draft: &Draft| draft.cue.first().is_some_and(|r| reading.is_word(r.start, &["according"]));
        let before = |draft: &&Draft| {
            draft.cue.iter().all(|r| r.start < group.start) && !draft.source.is_empty() && !relayed(draft)
        };
        let previous = || {
            let draft = self.drafts.iter().filter(before).max_by_key(|d| d.cue.first().map_or(0, |r| r.start))?;
            draft.source.first().map(|r| Subject { start: r.start, end: r.end, shared: true })
        };
        let last = reading.flag(group.start.wrapping_sub(1));
        if group.is_gerund() {
            if group.start > self.start
                && last.any(Classes::COMMA.with(Classes::COORDINATOR).with(Classes::DASH).with(Classes::SEMICOLON))
            {
                // "…, but his lawyer contradicted that, saying": somebody else has the word.
                let said = self.drafts.iter().filter(before).flat_map(|d| &d.content).map(|r| r.end);
                let other = said.filter(|&e| e < group.start).max().and_then(|end| {
                    let but =
                        (end..group.start).find(|&i| reading.is(i, Classes::ADVERSATIVE.with(Classes::SEMICOLON)))?;
                    reading.main_subject(group.start - 1, but + 1)
                });
                // "He was caught after turning up at the clinic and telling a nurse": whose clause the first gerund stands in.
                let around = || {
                    let clause = reading.clause_start(group.start - 1, self.start);
                    let first = clause > self.start + 1 && last.any(Classes::COORDINATOR);
                    let gerund = first && reading.is(clause, Classes::VERB_ING);
                    if gerund { reading.main_subject(clause - 1, self.start) } else { None }
                };
                let joined = || reading.main_subject(group.start - 1, self.start);
                return other.or_else(previous).or_else(around).or_else(joined);
            }
            let with = || self.accompanied(group.start);
            let before = || reading.subject_before(group.start, self.start);
            return with().or_else(|| self.writer(group.start)).or_else(before).filter(|s| self.plausible(*s));
        }
        if group.start > self.start && last.any(Classes::COORDINATOR.with(Classes::ADVERSATIVE)) {
            let decliner = || self.decliner(group.start);
            return previous().or_else(decliner).or_else(|| reading.main_subject(group.start - 1, self.start));
        }
        reading.subject_before(group.start, self.start)
    }
}
