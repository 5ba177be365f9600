//! The sentence of a site, as the rules for events look at it.

use std::ops::Range;

use super::event_lexicon::{Entry, Frame, starting_at};
use super::view::View;
use crate::language::Classes;
use crate::language::en::verb_group::VerbGroup;
use crate::text::TokenKind;

/// Most tokens that number a part of a site: "units | 1, 2 and 3".
const NUMBERS: usize = 6;

/// What tells when.
const WHEN: Classes =
    Classes::DATE_PREPOSITION.with(Classes::DAY).with(Classes::MONTH).with(Classes::TIME).with(Classes::DIGITS);

/// An event at a site.
pub(super) struct Found<'d> {
    pub class: &'d str,
    pub tokens: Range<usize>,
    pub negated: bool,
    pub hedged: bool,
    /// Whether it has not come about, and the words say that it will or may.
    pub to_come: bool,
    /// Whether it is told between commas, so that no denial of the sentence reaches it.
    pub aside: bool,
}

impl<'d> Found<'d> {
    /// The event of `class` that `tokens` tell with what `group` says of it.
    pub fn of_group(class: &'d str, tokens: Range<usize>, group: &VerbGroup) -> Self {
        let to_come = group.is_to_come();
        let hedged = group.keeps_distance() && !to_come;
        Self { class, tokens, negated: group.negated, hedged, to_come, aside: false }
    }
}

/// The sentence of a site. Token ranges are half-open.
pub(super) struct Scene<'v, 'd> {
    pub view: &'v View<'d>,
    pub sentence: Range<usize>,
    /// The site.
    pub site: Range<usize>,
    /// All facility mentions of the sentence, ascending.
    pub sites: Vec<Range<usize>>,
    /// All mentions of infrastructure in general of the sentence, ascending.
    pub parts: Vec<Range<usize>>,
    /// Whether the site is a cable or the like, which can be cut.
    pub line: bool,
    /// Whether it is a road.
    pub road: bool,
    /// Whether it dams water.
    pub dam: bool,
}

impl<'d> Scene<'_, 'd> {
    /// Token `at` in lower case; empty outside the sentence.
    pub fn word(&self, at: usize) -> &str {
        if self.sentence.contains(&at) { self.view.lower(at) } else { "" }
    }

    /// Whether token `at` lies in the sentence and has one of `classes`.
    pub fn is(&self, at: usize, classes: Classes) -> bool {
        self.sentence.contains(&at) && self.view.is(at, classes)
    }

    /// The mark at token `at` of the sentence; NUL for a word.
    pub fn mark(&self, at: usize) -> char {
        if self.sentence.contains(&at) { self.view.mark(at) } else { '\0' }
    }

    /// The token before `at`, if it is in the sentence.
    pub fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| self.sentence.contains(before))
    }

    /// The entries of the lexicon that begin at token `at` of the sentence, the longest first.
    pub fn starting_at(&self, at: usize) -> impl Iterator<Item = Entry<'d>> + use<'d> {
        starting_at(self.view, if self.sentence.contains(&at) { at } else { usize::MAX })
    }

    /// The end of the words of `entry` after its first, if they stand from token `at` on.
    pub fn rest_end(&self, entry: Entry<'_>, at: usize) -> Option<usize> {
        // "Ran at 60 %", but at 104 % it runs well
        let number = |at: usize| {
            self.is(at, Classes::NUMERAL)
                || self.is(at, Classes::DIGITS) && self.word(at).len() < 3 && self.word(at) < "90"
        };
        let fits = |at: usize, word: &str| self.word(at) == word || word == "#" && number(at);
        // "Put "out of service""
        let quoted = |at: usize| self.unquoted(at);
        // "Operating at | about | half"
        let about = |at: usize| matches!(self.word(at), "about" | "around" | "only" | "just" | "nearly" | "almost");
        let skip = |at: usize, word: &str| at + usize::from(!fits(at, word) && about(at));
        entry.rest().try_fold(at, |at, word| Some(skip(quoted(at), word)).filter(|&at| fits(at, word)).map(|at| at + 1))
    }

    /// Token `at`, or the one after it where a quotation begins there: "was | "washed out"".
    pub fn unquoted(&self, at: usize) -> usize {
        at + usize::from(matches!(self.mark(at), '"' | '“'))
    }

    /// Whether `entry` is a verb whose object the site may be: cables are cut, and cut off as roads are.
    pub fn takes(&self, entry: Entry<'_>) -> bool {
        entry.takes_object(self.line || self.road)
    }

    /// Whether words that the lexicon gives `frame` begin at token `at`.
    pub fn says(&self, at: usize, frame: Frame) -> bool {
        self.starting_at(at).any(|entry| entry.frame == frame && self.rest_end(entry, at + 1).is_some())
    }

    /// Whether the noun that ends before token `at` is what a site has or does: "tanks | at the depot".
    pub fn is_part_before(&self, at: usize) -> bool {
        let number = Classes::DIGITS.with(Classes::NUMERAL).with(Classes::JOINT);
        // "units 5 and 6 | at the depot", "a hall, | at the depot"
        let counts = |i: &usize| {
            self.is(*i, number) || matches!(self.mark(*i), ',' | '.') || matches!(self.word(*i), "no" | "no.")
        };
        let noun = (at.saturating_sub(NUMBERS).max(self.sentence.start)..at).rev().find(|i| !counts(i));
        // "The coffer | dam"
        let ends = |first: usize, noun: usize| {
            self.starting_at(first).any(|e| e.frame == Frame::Part && self.rest_end(e, first + 1) == Some(noun + 1))
        };
        let joined = |noun: usize| self.before(noun).is_some_and(|first| ends(first, noun));
        noun.is_some_and(|noun| self.in_site(noun) || self.is_part(noun) || joined(noun))
    }

    /// Whether the noun at token `at` is what a site has or does.
    pub fn is_part(&self, at: usize) -> bool {
        // "A pump house at the depot"
        self.parts.iter().any(|part| part.contains(&at))
            || [Frame::Part, Frame::Work, Frame::Mover].into_iter().any(|frame| self.says(at, frame))
    }

    /// The token after what stands before the site and belongs to it: "of | the giant depot", "forced | one of the two depots".
    pub fn phrase_start(&self) -> usize {
        let inside = |i: &usize| {
            self.is(*i, Classes::NOUN_OPENER.with(Classes::PLAIN).with(Classes::ADJECTIVE))
                && !self.is_beside(*i)
                && !self.is(*i, Classes::LOCATING.with(Classes::PREPOSITION).with(Classes::COORDINATOR))
        };
        let step = |&at: &usize| {
            let before = self.before(at)?;
            if self.is_count(before) { self.before(before) } else { Some(before).filter(inside) }
        };
        std::iter::successors(Some(self.site.start), step).last().unwrap_or(0)
    }

    /// The same for the row of sites that this one stands in: "flights were suspended at | Heathrow, Gatwick and Luton".
    pub fn row_start(&self) -> usize {
        /// Most sites of a row that are gone back over: each of a list of thousands would go over all before it.
        const ROW: usize = 6;
        let joins = |i: usize| self.mark(i) == ',' || self.is(i, Classes::CONJUNCTION);
        let mut start = self.phrase_start();
        for _ in 0..ROW {
            let Some(last) = self.before(start).filter(|&i| joins(i)).and_then(|i| self.before(i)) else { break };
            let at = self.sites.partition_point(|site| site.end <= last);
            let Some(site) = self.sites.get(at).filter(|site| site.contains(&last)) else { break };
            start = Self {
                site: site.clone(),
                sentence: self.sentence.clone(),
                sites: Vec::new(),
                parts: Vec::new(),
                ..*self
            }
            .phrase_start();
        }
        start
    }

    /// Whether the verb at token `verb` could not be done: "could not be | lifted".
    pub fn could_not(&self, verb: usize) -> bool {
        (verb.saturating_sub(4)..verb).any(|i| matches!(self.word(i), "could" | "couldn't" | "couldn’t"))
    }

    /// Whether token `at` says that something is near the site and not at it: "the road | below | the dam".
    pub fn is_beside(&self, at: usize) -> bool {
        matches!(self.word(at), "below" | "above" | "behind" | "under" | "between" | "through" | "around" | "towards")
    }

    /// Whether the object that begins at token `at` is what the lexicon gives `frame`: "lost | two of its four units".
    pub fn has_object(&self, at: usize, frame: Frame) -> bool {
        /// Most tokens of the object.
        const OBJECT: usize = 7;
        let ends = Classes::PREPOSITION.with(Classes::LOC_PREP).with(Classes::CLAUSE_OPENER);
        let inside = |i: &usize| !self.is(*i, ends) && matches!(self.mark(*i), '\0' | '-') || self.is_count(*i);
        // "Its supply | contract", "its line | of credit"
        let ended = |i: usize| {
            let noun = self.mark(i) == '\0' && !self.is(i, ends.with(Classes::COORDINATOR).with(Classes::ADVERB));
            i >= self.sentence.end || !(noun || self.is(i, Classes::OF_PLACE)) || self.is(i, WHEN)
        };
        let meant = |i: usize| self.says(i, frame) && (frame != Frame::Supply || ended(i + 1));
        (at..at + OBJECT).take_while(inside).any(meant)
    }

    /// Whether a clause ends before token `at`.
    pub fn ends_clause(&self, at: usize) -> bool {
        at >= self.sentence.end || matches!(self.mark(at), '.' | ',')
    }

    /// Whether token `at` is an auxiliary, and so begins or belongs to the verb of a clause.
    pub fn is_auxiliary(&self, at: usize) -> bool {
        self.is(at, Classes::AUXILIARY)
    }

    /// Whether the site is the subject of a clause that a conjunction adds: "shut its plant and | the depot | lost power".
    pub fn begins_clause(&self) -> bool {
        let end = self.site.end;
        // No list has all verbs, but what stands between a noun and the object of something is one.
        let small = Classes::PREPOSITION
            .with(Classes::LOC_PREP)
            .with(Classes::COORDINATOR)
            .with(Classes::SUBORDINATOR)
            .with(Classes::RELATIVE_PRONOUN)
            .with(Classes::ADVERB)
            .with(Classes::DAY)
            .with(Classes::TIME)
            .with(Classes::MARK);
        let object = self.is(end + 1, Classes::OPENER.with(Classes::DIGITS));
        let finite = self.is_auxiliary(end) || self.mark(end) == '\0' && !self.is(end, small) && object;
        finite && self.before(self.phrase_start()).is_some_and(|i| self.is(i, Classes::COORDINATOR))
    }

    /// Whether the sentence says of what it tells at `event` that it is not so.
    pub fn is_called_untrue(&self, event: &Range<usize>) -> bool {
        let ends = |i: &usize| self.is(*i, Classes::COORDINATOR) || self.mark(*i) == ';';
        // "Reports that the dam burst were | "simply untrue""
        let be = |i: usize| {
            let leads = |i: &usize| {
                self.mark(*i) != '\0' || self.is(*i, Classes::ADVERB.with(Classes::LY)) || self.word(*i) == "flat"
            };
            let before = (self.sentence.start..i).rev().take(3).find(|i| !leads(i));
            before.is_some_and(|be| self.is(be, Classes::BE))
        };
        let told = || (self.sentence.start..event.start).any(|i| self.word(i) == "that");
        let said = |e: Entry<'_>, i: usize| {
            e.frame == Frame::Untrue && self.rest_end(e, i + 1).is_some() && (e.class != "said" || told())
        };
        let after = (event.end..self.sentence.end)
            .take_while(|i| !ends(i))
            .any(|i| self.starting_at(i).any(|e| said(e, i)) && be(i));
        after || self.frames_before(event, Frame::Untrue)
    }

    /// Whether none of a site, or of what is there, is what is told of it: "no part of | the dam | was damaged", "none of the
    /// tanks at | the depot | burned".
    pub fn is_of_none(&self) -> bool {
        /// Most tokens before the site.
        const BEFORE: usize = 8;
        let led = Classes::BESIDE.with(Classes::ORIGIN).with(Classes::GOAL);
        let floor = self.site.start.saturating_sub(BEFORE).max(self.sentence.start);
        let parts = |i: &usize| self.mark(*i) != '\0' && self.mark(*i) != '-' || self.is_auxiliary(*i);
        let inside = (floor..self.site.start).rev().take_while(|i| !parts(i));
        let none = inside.filter(|&i| matches!(self.word(i), "no" | "none" | "neither")).last();
        none.is_some_and(|none| (none + 1..self.site.start).any(|i| self.word(i) == "of" || self.is(i, led)))
    }

    /// Whether the sentence says of what it tells at `event` that nobody vouches for it.
    pub fn is_rumoured(&self, event: &Range<usize>) -> bool {
        self.frames_before(event, Frame::Rumour)
    }

    fn frames_before(&self, event: &Range<usize>, frame: Frame) -> bool {
        let ends = |i: &usize| self.is(*i, Classes::COORDINATOR) || self.mark(*i) == ';';
        let behind = |i: usize| i > event.end && self.word(i) == "not" && frame == Frame::Rumour && self.says(i, frame);
        (event.end..self.sentence.end).any(behind)
            || (self.sentence.start..event.start).rev().take_while(|i| !ends(i)).any(|i| {
                self.starting_at(i).any(|e| e.frame == frame && e.class != "said" && self.rest_end(e, i + 1).is_some())
            })
    }

    /// Whether token `at` is a part of a site.
    pub fn in_site(&self, at: usize) -> bool {
        let first = self.sites.partition_point(|s| s.end <= at);
        self.sites.get(first).is_some_and(|s| s.contains(&at))
    }

    /// From the event to the site.
    pub fn around(&self, event: &Range<usize>) -> Range<usize> {
        event.start.min(self.site.start)..event.end.max(self.site.end)
    }

    /// Whether token `at` ends what a noun or verb before the site belongs to.
    pub fn is_boundary(&self, at: usize) -> bool {
        // "Hit | "a civilian depot""
        let opens = || matches!(self.mark(at), '"' | '“') && at + 1 == self.phrase_start();
        matches!(self.mark(at), ';' | ':' | '—' | '–' | '"' | '“' | '”') && !opens()
            || self.is(at, Classes::CLAUSE_OPENER)
    }

    /// The scene of "it" later in the same sentence, where that can only mean this site: it is the only one there, and
    /// no preposition stands before it ("bought the mine in 2010 and closed [it]", not "at the mine"). What was `before`
    /// what the sentence tells is asked for only beside it.
    pub fn again(&self, before: bool) -> Option<Self> {
        let alone = self.sites.len() == 1;
        let free = !self.is_governed() || self.is_operated() || self.has_part_before();
        // "A lorry burned on the bridge, closing | it"
        let done = |i: usize| self.word(i) == "it" && self.word(i - 1).ends_with("ing") && self.mark(i - 2) == ',';
        let meant = |&i: &usize| free && self.is_pronoun(i) || self.is_road_again(i) || done(i);
        let at = (self.site.end..self.sentence.end).filter(|_| alone).find(meant)?;
        // "was shut, weeks after [it] reopened" tells of what was before.
        let earlier = Classes::BARRIER.with(Classes::DATE_PREPOSITION);
        // "Has been at a quarter since [its] cranes were destroyed" does not.
        let past = self.word(at) != "its"
            && self.before(at).is_some_and(|i| self.is(i, Classes::CLAUSE_OPENER) && self.is(i, earlier));
        // "Was the largest before | it | was destroyed": that came last.
        let later = self.word(at - 1) == "before";
        (before || !past || later).then(|| self.of_pronoun(at, self.site.end..self.sentence.end))
    }

    /// "The depot on | Queen Street", "the bridge, on | Queen Street"
    pub fn holds_a_site(&self) -> bool {
        let on = self.before(self.phrase_start()).filter(|&on| self.is(on, Classes::AT_SITE));
        let at = on.and_then(|on| self.before(on));
        let at = at.filter(|&at| self.mark(at) != ',').or_else(|| at.and_then(|at| self.before(at)));
        at.is_some_and(|at| self.in_site(at))
    }

    /// Whether a preposition stands before the site.
    pub fn is_governed(&self) -> bool {
        let article = self.before(self.site.start).filter(|&i| self.is(i, Classes::NOUN_OPENER));
        let before = self.before(article.unwrap_or(self.site.start));
        before.is_some_and(|i| self.is(i, Classes::PREPOSITION.with(Classes::LOC_PREP)))
    }

    /// "The operator of | the depot | said it had stopped": what its operator does is done there.
    fn is_operated(&self) -> bool {
        let of = self.before(self.phrase_start()).filter(|&of| self.is(of, Classes::OF_PLACE));
        of.and_then(|of| self.before(of)).is_some_and(|operator| self.word(operator) == "operator")
    }

    /// "Traffic on | the bridge | was halted until it was cleared", "a span of | the bridge"
    fn has_part_before(&self) -> bool {
        let before = self.before(self.phrase_start());
        before.is_some_and(|at| self.is(at, Classes::AT_SITE) && self.is_part_before(at))
    }

    /// Whether "the road" begins at token `at`, and this is one.
    fn is_road_again(&self, at: usize) -> bool {
        // Not "the road | to the farm"
        let other = self.is(at + 2, Classes::GOAL) || self.mark(at + 2) == '-';
        self.road && self.word(at) == "the" && self.says(at + 1, Frame::Again) && !other
    }

    /// Whether token `at` is "it", or "its" before a part of a site: "struck | its | deck".
    fn is_pronoun(&self, at: usize) -> bool {
        self.is(at, Classes::IT_PRONOUN) || self.word(at) == "its" && self.part_end(at + 1).is_some()
    }

    /// Whether token `at` is the "of" behind a number: "two | of | its six lines".
    pub fn is_count(&self, at: usize) -> bool {
        let number = Classes::NUMERAL.with(Classes::QUANTIFIER).with(Classes::DIGITS);
        self.is(at, Classes::OF_PLACE) && self.before(at).is_some_and(|i| self.is(i, number))
    }

    /// Whether the preposition at token `at` stands behind the noun of what is undertaken with a site: "the opening | of | the dam".
    pub fn is_undertaking(&self, at: usize) -> bool {
        let noun = self.before(at);
        let undertaken = |e: &Entry<'_>| {
            let class = matches!(e.class, "opened" | "restarted" | "under_construction");
            class && e.frame == Frame::Noun && self.word(at) == e.rest().next().unwrap_or_default()
        };
        let start = |noun: usize| self.word(noun) == "start" && self.is(at, Classes::OF_PLACE);
        noun.is_some_and(|noun| start(noun) || self.starting_at(noun).any(|e| undertaken(&e)))
    }

    /// The token after the noun of a part of a site, and its number, where such a phrase begins at token `at`: "two large
    /// tanks", "unit 3".
    pub fn part_end(&self, at: usize) -> Option<usize> {
        /// Most tokens of the phrase.
        const PHRASE: usize = 7;
        let ends = Classes::PREPOSITION.with(Classes::LOC_PREP).with(Classes::MARK).with(Classes::CLAUSE_OPENER);
        let phrase = |i: &usize| !self.is(*i, ends) || self.is_count(*i) || self.mark(*i) == '-';
        let inside = |i: &usize| phrase(i) && !self.is_auxiliary(*i) && !self.in_site(*i);
        let mut part = None;
        // "Part of the terminal's ceiling"
        let of = |i: usize| self.is(i, Classes::OF_PLACE) && self.is_part(i - 1);
        let inside = |i: &usize| inside(i) || of(*i) || self.view.kind(*i) == TokenKind::Possessive;
        for i in (at..self.sentence.end.min(at + PHRASE)).take_while(inside) {
            let number = self.is(i, Classes::DIGITS.with(Classes::NUMERAL).with(Classes::QUANTIFIER));
            let owns = part == Some(i) && (of(i) || self.view.kind(i) == TokenKind::Possessive);
            if number && part == Some(i) || !number && self.is_part(i) {
                part = Some(i + 1);
            } else if part == Some(i) && !owns {
                break;
            }
        }
        part
    }

    /// Whether the possessive of the site stands there, and the token after it.
    pub fn possessed(&self) -> Option<usize> {
        let end = self.site.end;
        let own = self.sentence.contains(&end) && self.view.kind(end) == TokenKind::Possessive;
        if self.word(self.site.start) == "its" { Some(end) } else { own.then_some(end + 1) }
    }

    /// The scene of the pronoun at token `at` of `sentence`, which stands for this site.
    fn of_pronoun(&self, at: usize, sentence: Range<usize>) -> Self {
        let pronoun = at..at + 1 + usize::from(self.view.lower(at) == "the");
        Self { sites: vec![pronoun.clone()], ..self.elsewhere(sentence, pronoun) }
    }

    /// The same site as `site` of another sentence, which no site is named in.
    fn elsewhere(&self, sentence: Range<usize>, site: Range<usize>) -> Self {
        let Self { view, line, road, dam, .. } = *self;
        Self { view, sites: Vec::new(), sentence, site, line, road, dam, parts: Vec::new() }
    }

    /// Whether a name stands behind a preposition somewhere in `range`.
    pub fn names_a_place(&self, mut range: Range<usize>) -> bool {
        range.any(|i| {
            self.view.is(i, Classes::CAPITAL)
                && self.view.is(i - 1, Classes::LOC_PREP.with(Classes::PREPOSITION))
                && !self.view.is(i, Classes::DAY.with(Classes::MONTH))
        })
    }

    /// Whether the sentence goes on to another place: "from | the port | to Kerch".
    pub fn leads_away(&self) -> bool {
        self.names_a_place(self.site.end + 1..self.sentence.end)
    }

    /// The next sentence, where it tells of what came of what was told of this site ("It caused a fire that halted two units"): no
    /// other site and no name is in it.
    pub fn aftermath<'s>(
        &self,
        next: Option<Range<usize>>,
        sites: impl Iterator<Item = &'s Range<usize>>,
    ) -> Option<Self> {
        let next = next.filter(|_| self.sites.len() == 1)?;
        let mut others = sites.take_while(|other| other.start < next.end);
        let named = self.names_a_place(next.start + 1..next.end);
        let alone = !named && !others.any(|other| next.contains(&other.start));
        let start = next.start..next.start;
        alone.then(|| self.elsewhere(next, start))
    }

    /// The scene of "it" in the next sentence, where no other site than this one can be meant: "It" at its head where the site
    /// is the subject of its own sentence, or that tells of it (`told`), or the object of a verb. `sites` are those from this sentence on.
    pub fn taken_up<'s>(
        &self,
        next: Option<Range<usize>>,
        sites: impl Iterator<Item = &'s Range<usize>>,
        told: bool,
    ) -> Option<Self> {
        let next = next.filter(|_| self.sites.len() == 1)?;
        let of_next = self.elsewhere(next.clone(), next.clone());
        if of_next.is_pronoun(next.start) || of_next.is_road_again(next.start) {
            let subject = self.site.start <= self.sentence.start + 1 || told || self.road;
            return subject.then(|| self.of_pronoun(next.start, next));
        }
        let mut others = sites.take_while(|other| other.start < next.end);
        let alone = !others.any(|other| next.contains(&other.start));
        let free = !self.is_governed() || self.has_part_before();
        let meant = |&i: &usize| free && of_next.word(i) == "it" || of_next.is_road_again(i);
        let at = next.clone().find(meant).filter(|_| alone)?;
        Some(self.of_pronoun(at, next))
    }
}
