//! The claims as they are listed: by source, each as its sentence with its evidence and the places in it.

use std::collections::HashSet;

use super::identity::{claims_about, identity};
use super::sentence::{Piece, sentence, shortened};
use super::strings::Strings;
use crate::annotations::{Annotations, CitedLink, Claim, CueClass, Dispute, PlaceMention, Source, SourceKind};
use crate::article::Article;
use crate::sort;
use crate::text::TextSpan;
use crate::text::hashing::Fast;

/// Longest text of a claim under a place, in characters.
const LONGEST_ABOUT: usize = 120;

/// One claim as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index into [`Annotations::claims`].
    pub claim: usize,
    /// The sentence that makes it, with its parts set off.
    pub sentence: Vec<Piece>,
    /// Quoted, reported or partly quoted.
    pub how: &'static str,
    /// The stance of its cue; hedged, denied and so on.
    pub flags: Vec<&'static str>,
    /// The words that attribute it.
    pub cue: Option<String>,
    /// Who relays it; the outlet that it was made to.
    pub via: Vec<String>,
    /// When, in the article's words.
    pub when: Option<String>,
    /// The pages that it links to.
    pub cited: Vec<Cited>,
    /// The places and sites that it speaks of: name, and mentions inside it.
    pub places: Vec<(String, Vec<usize>)>,
}

impl Row {
    /// The line under it: how it is made; before that, where it stands `alone`, what is known of its source.
    #[must_use]
    pub fn quiet(&self, alone: Option<(&Speaker, &Strings)>) -> String {
        let mut line: Vec<&str> = Vec::new();
        let known = alone.map(|(speaker, strings)| speaker.known(strings)).unwrap_or_default();
        line.extend(known.iter().map(String::as_str));
        line.push(self.how);
        line.extend(&self.flags);
        line.extend(self.via.iter().chain(&self.when).map(String::as_str));
        line.join(" · ")
    }
}

impl Speaker {
    /// What is known of it: its kind, its title, why it is not named, that it would not comment.
    #[must_use]
    pub fn known(&self, strings: &Strings) -> Vec<String> {
        let kind = self.kind.map(|kind| strings.source_kind(kind).to_owned());
        let why = self.unnamed_because.as_ref().map(|why| format!("{} {}", strings.why_unnamed, strings.quoted(why)));
        let declined = self.declined.as_ref().map(|words| strings.quoted(words));
        [kind, self.role.clone(), why, declined].into_iter().flatten().collect()
    }
}

/// The claims of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Index into [`Annotations::sources`].
    pub source: Option<usize>,
    /// Who; `None` for claims that nobody is named for.
    pub name: Option<String>,
    /// Person, organisation …
    pub kind: Option<SourceKind>,
    /// Title and affiliation.
    pub role: Option<String>,
    /// Why it is not named, in the article's words.
    pub unnamed_because: Option<String>,
    /// That it would not comment, in the article's words.
    pub declined: Option<String>,
    /// In the order of the text.
    pub rows: Vec<Row>,
}

/// A claim as it is listed under a place that it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Index into [`Annotations::claims`].
    pub claim: usize,
    /// Who claims it.
    pub who: String,
    /// The beginning of what is claimed.
    pub text: String,
}

/// A page that the article links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The host without "www.".
    pub domain: String,
    /// The address.
    pub href: String,
    /// "court", "outlet" …, and whether it is a primary document.
    pub what: String,
}

/// The claims by source but for those that are none perhaps, the source with most claims first, then who would not
/// comment and claims nothing, those of nobody last.
#[must_use]
pub fn speakers(article: &Article, annotations: &Annotations, strings: &Strings) -> Vec<Speaker> {
    let of = (article, annotations, strings);
    let mut speakers: Vec<(Option<u32>, Speaker)> = Vec::new();
    // For each source its place among them, and last that of no source.
    let count = annotations.sources.len();
    let mut place = vec![usize::MAX; count + 1];
    for (index, claim) in annotations.claims.iter().enumerate().filter(|(_, claim)| !claim.perhaps) {
        let id = claim.source_id.map(|id| id.0);
        let source = id.and_then(|id| annotations.sources.get(id as usize));
        let row = row(article, annotations, index, claim, strings);
        let place = &mut place[id.map_or(count, |id| count.min(id as usize))];
        match speakers.get_mut(*place) {
            Some((_, speaker)) => speaker.rows.push(row),
            None => {
                *place = speakers.len();
                speakers.push((id, speaker(of, id.map(|id| id as usize), source, vec![row])));
            }
        }
    }
    // Who would not comment is listed although nothing is claimed.
    for (index, source) in annotations.sources.iter().enumerate().filter(|(_, source)| !source.declined.is_empty()) {
        let id = u32::try_from(index).ok();
        if place[index] == usize::MAX {
            speakers.push((id, speaker(of, Some(index), Some(source), Vec::new())));
        }
    }
    sort::by_key(&mut speakers, |(id, speaker)| (id.is_none(), std::cmp::Reverse(speaker.rows.len())));
    speakers.into_iter().map(|(_, speaker)| speaker).collect()
}

/// The claims that speak of what `mention` is of.
#[must_use]
pub fn about(mention: &PlaceMention, article: &Article, annotations: &Annotations, strings: &Strings) -> Vec<About> {
    listed(&claims_about(mention, annotations), article, annotations, strings)
}

/// The claims of `indices` into [`Annotations::claims`], each in a line.
#[must_use]
pub fn listed(indices: &[usize], article: &Article, annotations: &Annotations, strings: &Strings) -> Vec<About> {
    let about = |&index: &usize| {
        let claim = annotations.claims.get(index)?;
        let source = claim.source_id.and_then(|id| annotations.source(id));
        Some(About {
            claim: index,
            who: source.map_or(strings.unattributed, |source| strings.source_name(source, annotations)).to_owned(),
            text: shortened(&pieces(article, &claim.content), LONGEST_ABOUT),
        })
    };
    indices.iter().filter_map(about).collect()
}

/// The claims that are too unsure to be counted.
#[must_use]
pub fn perhaps(article: &Article, annotations: &Annotations, strings: &Strings) -> Vec<About> {
    let unsure = annotations.claims.iter().enumerate().filter(|(_, claim)| claim.perhaps).map(|(at, _)| at);
    listed(&unsure.collect::<Vec<_>>(), article, annotations, strings)
}

/// Two claims that contradict one another, with the site that they are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrary {
    /// The site.
    pub site: String,
    /// What is asserted, and what is denied.
    pub both: [About; 2],
}

/// The claims that contradict one another.
#[must_use]
pub fn contraries(article: &Article, annotations: &Annotations, strings: &Strings) -> Vec<Contrary> {
    let contrary = |dispute: &Dispute| {
        let mut both = listed(&[dispute.asserted, dispute.denied], article, annotations, strings);
        // The site stands over both; what is cut off for want of room must not be what they differ in.
        for about in &mut both {
            if let Some(said) =
                annotations.claims.get(about.claim).and_then(|c| said_of(c, dispute.place, article, annotations))
            {
                about.text = said;
            }
        }
        // Without the verb a denial reads like the assertion.
        for about in &mut both {
            let cue = annotations.claims.get(about.claim).map(|claim| pieces(article, &claim.cue));
            about.who = cue.map_or_else(|| about.who.clone(), |cue| format!("{}: {}", about.who, strings.quoted(&cue)));
        }
        let site = strings.name_of(annotations.places.get(dispute.place)?).to_owned();
        Some(Contrary { site, both: both.try_into().ok()? })
    };
    annotations.disputes.iter().filter_map(contrary).collect()
}

/// The pages that the article links to, each address once. Only web addresses are listed, since they
/// become links.
#[must_use]
pub fn cited(annotations: &Annotations, strings: &Strings) -> Vec<Cited> {
    pages(annotations.links.iter(), strings)
}

fn pages<'a>(links: impl Iterator<Item = &'a CitedLink>, strings: &Strings) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::new();
    let mut known: HashSet<&str, Fast> = HashSet::default();
    for link in links {
        let web = link.href.starts_with("https://") || link.href.starts_with("http://");
        if web && known.insert(&link.href) {
            let what = strings.link_kind(link.kind);
            cited.push(Cited { domain: link.domain.clone(), href: link.href.clone(), what });
        }
    }
    cited
}

fn speaker(
    (article, annotations, strings): (&Article, &Annotations, &Strings),
    index: Option<usize>,
    source: Option<&Source>,
    rows: Vec<Row>,
) -> Speaker {
    let said = |span: TextSpan| span.slice(article.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let role = source.and_then(|s| {
        // "pollster for the Teale campaign" says where somebody belongs.
        let told = |affiliation: &&str| {
            ![s.title.as_deref(), Some(&s.name)].iter().flatten().any(|t| t.contains(*affiliation))
        };
        let parts: Vec<_> = [s.title.as_deref(), s.affiliation.as_deref().filter(told)].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    });
    Speaker {
        source: index,
        name: source.map(|s| strings.source_name(s, annotations).to_owned()),
        kind: source.map(|s| s.kind),
        role,
        unnamed_because: source.and_then(|s| s.unnamed_because).map(said),
        declined: source.and_then(|s| s.declined.first().copied()).map(said),
        rows,
    }
}

fn row(article: &Article, annotations: &Annotations, index: usize, claim: &Claim, strings: &Strings) -> Row {
    let text = |spans: &[TextSpan]| Some(pieces(article, spans)).filter(|text| !text.is_empty());
    let how = strings.claim_kind(claim.kind);
    // Of other stances readers may think otherwise: the verb is shown.
    let beyond_dispute = matches!(claim.cue_class, CueClass::Denying | CueClass::Doubting);
    let stance = if beyond_dispute { strings.cue_class(claim.cue_class) } else { "" };
    let flags = [(!stance.is_empty(), stance), (claim.hedged, strings.hedged), (claim.negated, strings.claim_negated)];
    let relayed = claim.via.and_then(|id| annotations.source(id));
    let outlet = claim.outlet.map(|span| span.slice(article.text())).filter(|outlet| !outlet.is_empty());
    let via = [
        relayed.map(|source| format!("{} {}", strings.via, strings.source_name(source, annotations))),
        outlet.map(|outlet| format!("{} {outlet}", strings.outlet)),
    ];
    let link = |link: &usize| {
        // They ascend, and those that are not of the web are missing.
        let at = annotations.links.binary_search_by_key(link, |cited| cited.link).ok()?;
        annotations.links.get(at)
    };
    Row {
        claim: index,
        sentence: sentence(article, claim),
        how,
        flags: flags.into_iter().filter(|(set, _)| *set).map(|(_, word)| word).collect(),
        cue: text(&claim.cue),
        via: via.into_iter().flatten().collect(),
        when: text(&claim.dates).map(|when| strings.as_written(&when)),
        cited: pages(claim.links.iter().filter_map(link), strings),
        places: spoken_of(annotations, claim, strings),
    }
}

/// The places and sites inside a claim, each once with its mentions there.
fn spoken_of(annotations: &Annotations, claim: &Claim, strings: &Strings) -> Vec<(String, Vec<usize>)> {
    let mut found: Vec<(&PlaceMention, Vec<usize>)> = Vec::new();
    for &at in &claim.places {
        let Some(mention) = annotations.places.get(at).filter(|m| identity(m).is_some()) else { continue };
        match found.iter_mut().find(|(first, _)| identity(first) == identity(mention)) {
            Some((_, mentions)) => mentions.push(at),
            None => found.push((mention, vec![at])),
        }
    }
    found.into_iter().map(|(mention, at)| (strings.name_of(mention).to_owned(), at)).collect()
}

/// What a claim says of the site of the mention `of`, without its name: what stands after that, or before it if it is the last.
fn said_of(claim: &Claim, of: usize, article: &Article, annotations: &Annotations) -> Option<String> {
    let site = identity(annotations.places.get(of)?)?;
    let own = |at: &&usize| annotations.places.get(**at).and_then(identity) == Some(site);
    let named = annotations.places.get(*claim.places.iter().find(own)?)?.span;
    let content = claim.content.iter().find(|span| span.contains(named))?;
    let text = article.text();
    let between = |start, end| TextSpan::new(start, end).slice(text).trim().trim_end_matches(['.', ',', ';', '”', '"']);
    let (before, after) = (between(content.start, named.start), between(named.end, content.end));
    let said = if after.contains(' ') { format!("… {after}") } else { format!("{before} …") };
    Some(shortened(&said, LONGEST_ABOUT))
}

fn pieces(article: &Article, spans: &[TextSpan]) -> String {
    let pieces: Vec<_> = spans.iter().map(|s| s.slice(article.text())).filter(|s| !s.is_empty()).collect();
    pieces.join(" … ")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::annotations::{CitedLink, LinkKind, SourceId};
    use crate::kind::Kind;
    use crate::view::for_tests::mention;
    use crate::view::strings::EN;
    use crate::view::strings::for_tests::ukrainian;

    const TEXT: &str = "“The dam held,” Ada Roe said. Nobody knows.";

    /// A claim of nobody about a dam, and one of Ada Roe, who has a title; three links.
    pub(crate) fn annotations() -> (Article, Annotations) {
        let source = Source {
            name: "Ada Roe".into(),
            kind: SourceKind::Person,
            title: Some("engineer".into()),
            plural: false,
            affiliation: Some("the council".into()),
            mentions: Vec::new(),
            declined: Vec::new(),
            unnamed_because: None,
        };
        let claim = |content, source_id| Claim {
            content: vec![content],
            cue: vec![TextSpan::new(28, 32)],
            source_id,
            hedged: true,
            core: true,
            ..Claim::default()
        };
        let mut dam = mention("the dam", Kind::Dam);
        dam.span = TextSpan::new(3, 10);
        let mut by_nobody = claim(TextSpan::new(34, 47), None);
        by_nobody.places = vec![0];
        let link = |link, kind: LinkKind, href: &str| CitedLink {
            link,
            href: href.to_owned(),
            domain: "example.org".into(),
            kind,
            primary: kind.is_primary(),
            outlet: None,
        };
        let annotations = Annotations {
            places: vec![dam.clone(), mention("Ukrainian", Kind::Demonym), dam],
            claims: vec![by_nobody, claim(TextSpan::new(0, 19), Some(SourceId(0)))],
            sources: vec![source],
            links: vec![
                link(0, LinkKind::Court, "https://example.org/ruling"),
                link(2, LinkKind::Own, "https://example.org/ruling"),
                link(4, LinkKind::Other, "ftp://example.org/"),
            ],
            ..Annotations::default()
        };
        (Article::from_plain_text(TEXT), annotations)
    }

    #[test]
    fn claims_of_nobody_come_last() {
        let (article, annotations) = annotations();
        let speakers = speakers(&article, &annotations, &EN);
        assert_eq!(speakers[0].name.as_deref(), Some("Ada Roe"));
        assert_eq!(speakers[0].role.as_deref(), Some("engineer, the council"));
        assert_eq!(speakers[1].name, None);
    }

    #[test]
    fn who_would_not_comment_is_listed_without_claims_and_counts_for_nothing() {
        let (article, mut annotations) = annotations();
        let refusal = TextSpan::new(34, 47);
        annotations.sources.push(Source {
            name: "Bo Lee".into(),
            declined: vec![refusal],
            ..annotations.sources[0].clone()
        });
        let listed = speakers(&article, &annotations, &EN);
        let names: Vec<Option<&str>> = listed.iter().map(|speaker| speaker.name.as_deref()).collect();
        assert_eq!(names, [Some("Ada Roe"), Some("Bo Lee"), None]);
        assert!(listed[1].rows.is_empty() && listed[1].declined.as_deref() == Some("Nobody knows."));
    }

    #[test]
    fn stance_hedge_and_denial_are_said_beside_each_other() {
        let (article, mut annotations) = annotations();
        let claim = &mut annotations.claims[1];
        (claim.cue_class, claim.negated) = (CueClass::Denying, true);
        let flags = |strings| speakers(&article, &annotations, strings)[0].rows[0].flags.clone();
        assert_eq!(flags(&EN), ["denying", "hedged", "denied or not said"]);
        assert_eq!(flags(ukrainian())[0], "заперечує");
    }

    #[test]
    fn an_unsure_claim_stands_apart_and_a_source_says_why_it_is_not_named() {
        let (article, mut annotations) = annotations();
        annotations.claims[0].perhaps = true;
        annotations.sources[0].unnamed_because = Some(TextSpan::new(34, 47));
        let listed = speakers(&article, &annotations, &EN);
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].unnamed_because.as_deref(), Some("Nobody knows."));
        assert_eq!(perhaps(&article, &annotations, &EN).iter().map(|about| about.claim).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn claims_that_contradict_one_another_stand_side_by_side_with_their_site() {
        let (article, mut annotations) = annotations();
        annotations.disputes = vec![Dispute { asserted: 1, denied: 0, place: 0 }];
        let contrary = &contraries(&article, &annotations, &EN)[0];
        assert_eq!((contrary.site.as_str(), contrary.both[0].claim, contrary.both[1].claim), ("the dam", 1, 0));
    }

    #[test]
    fn what_two_differ_in_is_shown_without_the_name_of_their_site() {
        let text = "An aide said that the Kharkiv dam was hit twice. Moscow denied that it had hit the Kharkiv dam.";
        let article = Article::from_plain_text(text);
        let span = |words: &str, from: usize| {
            let start = from + text[from..].find(words).unwrap_or_default();
            TextSpan::new(start, start + words.len())
        };
        let dam = |span| PlaceMention { span, ..mention("Kharkiv dam", Kind::Dam) };
        let claim = |content, place| Claim { content: vec![content], places: vec![place], ..Claim::default() };
        let annotations = Annotations {
            places: vec![dam(span("Kharkiv dam", 0)), dam(span("Kharkiv dam", 50))],
            claims: vec![
                claim(span("that the Kharkiv dam was hit twice", 0), 0),
                claim(span("that it had hit the Kharkiv dam", 50), 1),
            ],
            disputes: vec![Dispute { asserted: 0, denied: 1, place: 0 }],
            ..Annotations::default()
        };
        let both = &contraries(&article, &annotations, &EN)[0].both;
        assert_eq!(both.each_ref().map(|about| about.text.as_str()), ["… was hit twice", "that it had hit the …"]);
    }

    #[test]
    fn a_claim_shows_its_outlet_who_relays_it_when_and_what_it_links_to() {
        let (article, mut annotations) = annotations();
        let claim = &mut annotations.claims[1];
        claim.outlet = Some(TextSpan::new(20, 27));
        claim.via = Some(SourceId(0));
        claim.dates = vec![TextSpan::new(34, 40)];
        claim.links = vec![2, 4];
        let row = &speakers(&article, &annotations, &EN)[0].rows[0];
        assert_eq!(row.via, ["via Ada Roe", "outlet: Ada Roe"]);
        assert_eq!(row.when.as_deref(), Some("Nobody"));
        assert_eq!(row.cited.len(), 1, "no address but the web's becomes a link");
        assert_eq!(row.cited[0].what, "this outlet");
        let all = cited(&annotations, &EN);
        assert_eq!((all.len(), all[0].what.as_str()), (1, "court, primary document"));
    }

    #[test]
    fn a_claim_leads_to_its_places_and_a_place_back_to_its_claims() {
        let (article, mut annotations) = annotations();
        annotations.claims[0].places = vec![0, 1, 2];
        let rows = &speakers(&article, &annotations, &EN)[1].rows;
        assert_eq!(rows[0].places, [("the dam".to_owned(), vec![0, 2])], "once, and no demonym");
        let about = about(&annotations.places[2], &article, &annotations, &EN);
        assert_eq!(about.len(), 1);
        assert_eq!((about[0].claim, about[0].who.as_str()), (0, EN.unattributed));
    }

    #[test]
    fn a_claim_alone_says_of_what_kind_its_source_is_and_under_its_source_it_does_not_repeat_it() {
        let (article, mut annotations) = annotations();
        annotations.sources[0].unnamed_because = Some(TextSpan::new(34, 47));
        let speaker = &speakers(&article, &annotations, &EN)[0];
        assert_eq!(speaker.rows[0].quiet(None), "reported · hedged");
        let alone = speaker.rows[0].quiet(Some((speaker, &EN)));
        assert_eq!(alone, "person · engineer, the council · Why not named: “Nobody knows.” · reported · hedged");
    }
}
