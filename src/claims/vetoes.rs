//! What speaks against a claim although subject, cue and complement were found.

use super::complement::{Complement, Join};
use super::finder::Finder;
use super::lexicon::{CueKind, Form, Frames, Traits};
use super::subject::Subject;
use super::verb_group::VerbGroup;
use crate::annotations::CueClass;
use crate::language::Classes;

/// Whether a rule speaks against a claim of a cue, its subject and its complement.
pub(super) type Veto = fn(&Finder<'_, '_>, &VerbGroup<'_>, Subject, &Complement) -> bool;

/// What speaks against a claim although subject, cue and complement were found.
pub(super) const VETOES: &[Veto] = &[
    implausible,
    inserted,
    deed,
    premodifier,
    notified,
    favours,
    withholds,
    shows_an_object,
    on_condition,
    stays_unnamed,
    why_unnamed,
    phatic,
    was_told,
    told_in_headline,
    told_where,
    evidence_alone,
    perceives,
    folklore,
    pleads,
    weighs,
    invites,
    corrects,
    idiom,
    told_about,
];

/// "An earlier version of this article said": the paper mends its own.
fn corrects(finder: &Finder<'_, '_>, _: &VerbGroup<'_>, subject: Subject, _: &Complement) -> bool {
    let reading = finder.reading;
    (subject.start + 1..subject.end)
        .any(|i| reading.is_word(i, &["version"]) && reading.is_word(i - 1, &["earlier", "previous"]))
}

/// "called it a day", "considers the question as if it were a gun", "Amber warning as a storm nears": no statement.
fn idiom(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    let reading = finder.reading;
    let day = (complement.start..complement.start + 3).any(|i| reading.is_word(i, &["day", "quits", "night"]));
    let call = group.cue.traits.has(Traits::CALLS) && reading.is_word(complement.start, &["it"]) && day;
    let as_if = (complement.start..finder.end).any(|i| {
        reading.is_word(i, &["as"]) && reading.is_word(i + 1, &["if", "though"]) && reading.quote_at(i).is_none()
    });
    let nears = complement.join == Join::Bare && group.is_gerund() && reading.is_word(complement.start, &["as"]);
    call || nears || as_if && complement.join == Join::Object
}

/// "what participants said about their nights": that they said it, and not what.
fn told_about(finder: &Finder<'_, '_>, _: &VerbGroup<'_>, subject: Subject, complement: &Complement) -> bool {
    let reading = finder.reading;
    reading.is_word(subject.start.wrapping_sub(1), &["what"]) && reading.is(complement.start, Classes::PREPOSITION)
}

/// A phrase as the content wants a subject that may name a source.
fn implausible(finder: &Finder<'_, '_>, _: &VerbGroup<'_>, subject: Subject, complement: &Complement) -> bool {
    complement.join.is_weak() && !finder.plausible(subject)
}

/// "The minister, asked about the leak, said": a participle between commas, before the verb of the clause.
fn inserted(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject, complement: &Complement) -> bool {
    let reading = finder.reading;
    let comma = group.start.wrapping_sub(1);
    let open = group.start == group.head
        && group.form.is(Form::PARTICIPLE)
        && !subject.shared
        && subject.end == comma
        && reading.is(comma, Classes::COMMA)
        && !(subject.start..subject.end).any(|i| reading.is(i, Classes::COMMA));
    let close = || (complement.start..finder.end).find(|&i| reading.is(i, Classes::COMMA));
    let verb = Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::CUE_VERB);
    open && close().is_some_and(|i| reading.is(i + 1, verb))
}

/// "people briefed on the plan": a participle, no speaker of its own.
fn notified(_: &Finder<'_, '_>, group: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    complement.preposition == Some(group.end)
        && group.cue.traits.has(Traits::NOTIFIES)
        && group.start == group.head
        && group.form.is(Form::PARTICIPLE)
}

/// "the map favors us": a text wishes nothing.
fn favours(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject, complement: &Complement) -> bool {
    complement.join == Join::Object
        && matches!(group.cue.kind, CueKind::Belief | CueKind::Wish)
        && finder.reading.is(subject.end - 1, Classes::DOCUMENT)
}

/// "does not disclose its donors", "declined to comment on the case", "would not say when it reopens": nothing is said.
fn withholds(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject, complement: &Complement) -> bool {
    let silent = complement.join.is_weak() && group.leaves_unsaid();
    let declines = complement.join == Join::Infinitive
        && finder.reading.is(group.head, Classes::DECLINING)
        && finder.reading.is(complement.start + 1, Classes::COMMENTING);
    // "Neither the sheriff nor the railway could say who"
    let nobody_says =
        group.cue.traits.has(Traits::SAYS) && finder.reading.is_word(subject.start, &["neither", "nobody", "none"]);
    let unsaid =
        (group.negated && group.leaves_unsaid() || nobody_says) && finder.reading.asks_openly(complement.start);
    // "have not said the airport was hit": not that they deny it; "never said" does.
    let neutrally = || {
        let not = |i| finder.reading.is_word(i, &["not"]) || finder.reading.word(i).ends_with('t');
        group.negated
            && group.cue.class == CueClass::Neutral
            && group.leaves_unsaid()
            && (group.start..group.head).any(not)
    };
    let clause = matches!(complement.join, Join::That | Join::Bare);
    let kept = clause && (nobody_says || neutrally());
    // "could not confirm the account"
    let unable = group.negated
        && (group.start..group.head).any(|i| finder.reading.is_word(i, &["could", "couldn't"]))
        && group.cue.class == CueClass::Asserting;
    // "said she could not confirm that", "said it does not comment"
    let at = complement.start + usize::from(complement.join == Join::That);
    let helps = Classes::MODAL.with(Classes::DO).with(Classes::NEGATION).with(Classes::ADVERB);
    let verb = (at + 1..at + 5).find(|&i| !finder.reading.is(i, helps)).unwrap_or(at);
    let unsaid_by_self = matches!(complement.join, Join::That | Join::Bare)
        && finder.reading.is(at, Classes::SUBJECT_PRONOUN)
        && (at + 1..verb).any(|i| finder.reading.is(i, Classes::NEGATION))
        && (finder.reading.is(verb, Classes::COMMENTING)
            || finder.reading.is_word(verb, &["confirm", "verify", "discuss"]));
    // "without giving a cause or saying when it would restart"
    let from = group.start.saturating_sub(LONGEST_WITHOUT);
    let without = group.is_gerund()
        && (from..group.start)
            .rev()
            .take_while(|&i| finder.reading.is(i, Classes::WORDLIKE))
            .any(|i| finder.reading.is_word(i, &["without"]));
    declines
        || unable
        || without
        || unsaid_by_self
        || unsaid
        || kept
        || group.negated && (silent || complement.join == Join::Object && group.cue.traits.has(Traits::DISCLOSES))
}

/// How far before a gerund "without" may stand, in tokens.
const LONGEST_WITHOUT: usize = 8;

/// How many tokens into a phrase the quotation begins that makes a statement of it.
const QUOTED_SOON: usize = 8;

/// The fewest words of such a quotation.
const FEWEST_QUOTED: usize = 3;

/// "pressed the button", "wants to leave": a phrase after a weak cue is what somebody does or wishes, unless
/// their own words are given.
fn deed(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject, complement: &Complement) -> bool {
    let weak = group.cue.traits.has(Traits::WEAK) || matches!(group.cue.kind, CueKind::Wish | CueKind::Decision);
    let quoted = || {
        let end = finder.end.min(complement.start + QUOTED_SOON);
        // "want the attention, said drivers “fly through”": what is quoted behind a comma belongs to another verb.
        (complement.start..end)
            .take_while(|&i| !finder.reading.is(i, Classes::COMMA))
            .any(|i| finder.quote_from(i).is_some_and(|q| finder.reading.quotes[q].words >= FEWEST_QUOTED))
    };
    // "asked to see the door": a wish; "asked the court to hear it" is said to somebody.
    let asked =
        group.cue.kind == CueKind::Question && complement.join == Join::Infinitive && complement.start == group.end;
    let told = is_seen_evidence(finder, group, subject) || foresees(finder, group, subject);
    complement.join.is_weak() && (weak || asked) && !quoted() && !told
}

/// "The company expects to reopen in May", "forecasters expect lighter winds": what bodies and those who know expect they
/// have said.
fn foresees(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject) -> bool {
    let reading = finder.reading;
    let head = subject.end - 1;
    let body = Classes::GOVERNMENT.with(Classes::ORGANISATION).with(Classes::ORG_HEAD).with(Classes::ORG_SUFFIX);
    let knows =
        reading.is(head, body) || reading.is_word(head, &["forecasters", "economists", "analysts", "officials"]);
    // "Residents have threatened to block the road"; "the rebels threatened the town" is a deed.
    let somebody = body.with(Classes::PEOPLE).with(Classes::ROLE);
    let edge = (subject.start + 1..subject.end).find(|&i| reading.is(i, Classes::PREPOSITION)).unwrap_or(subject.end);
    if group.cue.lemma == "threaten" && group.start < group.head && reading.is(edge - 1, somebody) {
        return true;
    }
    group.cue.lemma == "expect" && knows && group.form.is(Form::THIRD | Form::BASE | Form::PAST) && !group.negated
}

/// "Video posted online and verified by the Herald showed flames": what somebody has seen or checked tells something.
fn is_seen_evidence(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject) -> bool {
    let reading = finder.reading;
    let words = subject.start..subject.end;
    let participle = Classes::VERB_ED.with(Classes::VERB_PARTICIPLE);
    group.cue.kind == CueKind::Finding
        && words.clone().any(|i| reading.is(i, Classes::DOCUMENT))
        && words.clone().any(|i| {
            reading.is(i, participle.with(Classes::DOCUMENT)) && i + 1 < words.end && reading.is_word(i + 1, &["by"])
        })
}

/// "Two suspected pickpockets", "additional reporting by": a participle before its noun, no verb.
fn premodifier(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject, complement: &Complement) -> bool {
    let reading = finder.reading;
    let alone = Classes::NUMERAL.with(Classes::DIGITS).with(Classes::QUANTIFIER).with(Classes::ADJECTIVE);
    let opens = Classes::OPENER.with(Classes::SUBJECT_PRONOUN).with(Classes::CAPITAL).with(Classes::WH);
    // "Velmark's fifth confirmed case"
    let owned = || (subject.start..subject.end).any(|i| reading.is(i, Classes::GENITIVE));
    (complement.join == Join::Bare || complement.join == Join::Object && owned())
        && group.start == group.head
        && group.form.is(Form::PARTICIPLE | Form::GERUND)
        && subject.end == group.start
        && reading.is(subject.end - 1, alone)
        && !reading.is(group.end, opens)
}

/// "the dig found a coin": only studies and people find what can be claimed.
fn shows_an_object(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject, complement: &Complement) -> bool {
    complement.join == Join::Object && group.cue.kind == CueKind::Finding && !finder.is_source_noun(subject)
}

/// "on the condition that they not be named"
fn on_condition(finder: &Finder<'_, '_>, _: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    complement.join == Join::That && finder.reading.is_word(complement.start.wrapping_sub(1), &["condition"])
}

/// "who asked not to be named": how the source spoke, not what it said.
fn stays_unnamed(finder: &Finder<'_, '_>, _: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    let reading = finder.reading;
    let named = complement.join == Join::Infinitive
        && (complement.start..finder.end.min(complement.start + 5))
            .any(|i| reading.is(i, Classes::IDENTIFIED) && reading.is_word(i - 1, &["be"]));
    // "who requested anonymity because"
    let anonymity = reading.is(complement.start, Classes::ANONYMITY)
        && !reading.is(complement.start, Classes::NAMED_BY.with(Classes::IDENTIFIED).with(Classes::AUTHORISED));
    // "who asked that his name not be used"
    // "that the family not be named"
    let kept = |i: usize| {
        reading.is(i, Classes::NEGATION)
            && reading.is(i + 1, Classes::INFINITE_BE)
            && reading.is(i + 2, Classes::IDENTIFIED)
    };
    let spared = complement.join == Join::That
        && (complement.start..finder.end.min(complement.start + 8)).any(|i| {
            // "that their names be withheld"
            let withheld = reading.is(i + 1, Classes::INFINITE_BE) && reading.is(i + 2, Classes::WITHHOLDING);
            let negated = reading.is(i + 1, Classes::NEGATION) && reading.is(i + 2, Classes::INFINITE_BE);
            reading.is(i, Classes::NAMED_BY) && (withheld || negated) || kept(i)
        });
    named || spared || anonymity && complement.join.is_weak()
}

/// How far before the reason the word for anonymity stands, in tokens.
const LONGEST_ANONYMITY: usize = 4;

/// "who craved anonymity because he feared reprisals": no statement, but why the name is kept back.
fn why_unnamed(finder: &Finder<'_, '_>, _: &VerbGroup<'_>, subject: Subject, _: &Complement) -> bool {
    let reading = finder.reading;
    let grounds = subject.start.wrapping_sub(1);
    reading.is(grounds, Classes::GROUNDS)
        && (grounds.saturating_sub(LONGEST_ANONYMITY)..grounds)
            .any(|i| reading.is(i, Classes::ANONYMITY) && !reading.is(i, Classes::NAMED_BY.with(Classes::AUTHORISED)))
}

/// "They had told a friend where they were going": that they told it, and not what.
fn told_where(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    let open = finder.reading.is(complement.start, Classes::OPEN_QUESTION);
    group.cue.traits.has(Traits::TELLS) && complement.join == Join::Question && open
}

/// "Hospital trust told to ‘get a grip’": a headline leaves out that somebody was told.
fn told_in_headline(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    let bare = group.start == group.head && group.form.is(Form::PAST | Form::PARTICIPLE);
    // "Hikers found ‘cold but cheerful’ after three nights"
    let found = group.cue.kind == CueKind::Finding && complement.join == Join::Quotation;
    let told = group.cue.frames.has(Frames::ADDRESSEE) && complement.join == Join::Infinitive;
    finder.title && bare && (told || found)
}

/// "An examiner, warned that she bites, turns out to be shy": whom somebody warned.
fn was_told(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject, _: &Complement) -> bool {
    let reading = finder.reading;
    let bare = group.start == group.head && group.form.is(Form::PAST | Form::PARTICIPLE);
    bare && !subject.shared
        && subject.end + 1 == group.start
        && reading.is(subject.end, Classes::COMMA)
        && group.cue.frames.has(Frames::ADDRESSEE)
        && !(subject.start..subject.end).any(|i| reading.is(i, Classes::COMMA))
}

/// "he alleged, citing an internal report", "supporters like to cite a study": what somebody relies on, not what he says.
fn evidence_alone(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    let reading = finder.reading;
    let habit = group.cue.lemma == "cite" && reading.is(group.head.wrapping_sub(1), Classes::TO);
    complement.join == Join::Object && (group.is_gerund() && reading.is(group.head, Classes::CITING) || habit)
}

/// "Bats can tell that it is raining", "you could tell he was tired": they notice it.
fn perceives(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    let able = || (group.start..group.head).any(|i| finder.reading.is_word(i, &["can", "could", "cannot", "can't"]));
    group.cue.traits.has(Traits::TELLS) && complement.start == group.end && complement.join != Join::Quotation && able()
}

/// "admitted two counts of theft", "denied a charge of murder": what is pleaded in court.
fn pleads(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    let reading = finder.reading;
    let phrase = complement.start..reading.phrase_end(complement.start, finder.end);
    let counts = |i: usize| reading.is_word(i, &["count", "counts", "charge", "charges"]);
    complement.join == Join::Object
        && matches!(group.cue.class, CueClass::Denying | CueClass::Asserting)
        && phrase.clone().any(|i| counts(i) && reading.is_word(i + 1, &["of"]))
}

/// "It is considering plans to close the road": what is being thought of is no belief.
fn weighs(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    let progressive = group.form.is(Form::GERUND) && group.finite;
    let object = matches!(complement.join, Join::Object | Join::Gerund | Join::Question);
    progressive && object && group.cue.traits.has(Traits::RATES) && finder.quote_from(complement.start).is_none()
}

/// "Listen to our podcast or tell us about your town": the reader is spoken to.
fn invites(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject, _: &Complement) -> bool {
    let reading = finder.reading;
    let bare = group.start == group.head && group.form.is(Form::BASE) && !group.form.is(Form::PAST);
    let verb = subject.start == finder.start && reading.is(subject.start, Classes::VERB) && subject.shared;
    bare && (reading.is_word(group.end, &["us"]) || verb)
        && reading.is(group.head.wrapping_sub(1), Classes::COORDINATOR)
        && !reading.is(subject.end - 1, Classes::PLURAL.with(Classes::PEOPLE).with(Classes::PLURAL_PRONOUN))
}

/// "In 1974 they told us that the line had to go": nobody in particular, in the article's own voice.
fn folklore(finder: &Finder<'_, '_>, group: &VerbGroup<'_>, subject: Subject, _: &Complement) -> bool {
    let reading = finder.reading;
    group.cue.traits.has(Traits::TELLS)
        && subject.end == subject.start + 1
        && reading.is_word(subject.start, &["they"])
        && reading.is_word(group.end, &["us", "you"])
}

/// "said goodbye to the noise": a word of manners, no statement.
fn phatic(finder: &Finder<'_, '_>, _: &VerbGroup<'_>, _: Subject, complement: &Complement) -> bool {
    let reading = finder.reading;
    // "said prayers would be held"
    let clause = reading.is(complement.start + 1, Classes::AUXILIARY.with(Classes::VERB_PAST));
    // "says so before she sits down"
    let so = reading.is_word(complement.start, &["so"])
        && reading.is(complement.start + 1, Classes::SUBORDINATOR.with(Classes::PREPOSITION));
    complement.join == Join::Bare && (so || reading.is(complement.start, Classes::PHATIC) && !clause)
}
