//! The rules that make claims, by name, and how sure each is.
//!
//! The confidence of a claim is that of the pattern that found it: the share of the development passages' claims
//! by it that are right, one added to both counts, and set by hand where they have fewer than ten. It is not
//! fitted to a corpus. It does not weigh what is claimed. Every rule has an example, which is read as its test.

/// A pattern of attribution.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rule {
    /// Its name, as `--explain` prints it.
    pub name: &'static str,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $name:literal $confidence:literal [$text:literal => $content:literal];)*) => {
        $($(#[$doc])* pub const $rule: Rule = Rule { name: $name, confidence: $confidence };)*

        /// Each rule with a text and the words of the content that it finds there.
        #[cfg(test)]
        const EXAMPLES: &[(Rule, &str, &str)] = &[$(($rule, $text, $content),)*];
    };
}

rules! {
    /// "“…,” X said": the tag of a quotation.
    QUOTATION_TAG "tag of a quotation" 0.97
        ["“The dam will hold,” the mayor said." => "“The dam will hold,”"];
    /// "The bill would fail, he said."
    CLAUSE_TAG "tag of a clause" 0.93
        ["The bill would fail in the Senate, he said." => "The bill would fail in the Senate"];
    /// "The bill, he said, would fail."
    INNER_TAG "tag inside a clause" 0.88
        ["The bill, the minister said, would fail in the Senate." => "The bill would fail in the Senate"];
    /// "It was, he said later, “a long night.”"
    TAG_BEFORE_QUOTATION "tag between a clause and its quotation" 0.8
        ["It was, he said later, “a long and ugly night.”" => "It was “a long and ugly night.”"];
    /// "Nothing in it, said Ann Lee, “surprised me.”"
    INVERTED_TAG "inverted tag before a quotation" 0.8
        ["Nothing in it, said Ann Lee, “surprised me or my staff.”" => "Nothing in it “surprised me or my staff.”"];
    /// "The bridge has fallen says the mayor."
    RUN_ON_TAG "tag without a comma" 0.7
        ["The bridge has fallen says the mayor." => "The bridge has fallen"];
    /// "According to X, …"
    ACCORDING_TO "according to" 0.93
        ["According to police, the car was stolen in May." => "the car was stolen in May"];
    /// "as X put it"
    AS_PUT "as somebody put it" 0.7
        ["As Ms. Lee put it, the bank had run out of road." => "the bank had run out of road"];
    /// Subject, cue and a clause or quotation.
    CLAUSE "subject, cue and clause" 0.93
        ["The mayor said that the dam would hold." => "that the dam would hold"];
    /// Subject, cue and a noun phrase, an infinitive or a gerund.
    PHRASE "subject, cue and phrase" 0.82
        ["The union urged the company to reopen the mine." => "to reopen the mine"];
    /// "a coma which his lawyer said lasted three months"
    GAP "relative clause around a cue" 0.6
        ["He fell into a coma which his lawyer said lasted three months." => "which lasted three months"];
    /// "was told that", "is said to"
    PASSIVE "passive" 0.55
        ["The crew were told that the engine had failed." => "that the engine had failed"];
    /// "was criticised by X"
    PASSIVE_AGENT "passive with its agent" 0.5
        ["The plan was criticised by the minister." => "The plan"];
    /// "was quoted as saying"
    QUOTED_AS "quoted as saying" 0.85
        ["The mayor was quoted as saying that the dam would hold." => "that the dam would hold"];
    /// "considered civilian objects under the treaty"
    UNDER_LAW "judged under a law" 0.5
        ["The strike hit a plant considered a civilian object under the treaty." => "The strike hit a plant a civilian object"];
    /// "Asked about the tape, …"
    ASKED "asked, at the beginning" 0.3
        ["Asked about the tape, Mr. Lee left the room." => "the tape"];
    /// "was allegedly drunk"
    HEDGE "hedging adverb" 0.5
        ["The driver was allegedly drunk at the wheel." => "The driver was drunk at the wheel"];
    /// "is convinced that"
    ADJECTIVE "adjective that attributes" 0.7
        ["The coach is convinced that his side can win." => "that his side can win"];
    /// "his claim that"
    OWNED_NOUN "noun with its owner" 0.6
        ["His claim that the vote was stolen was false." => "that the vote was stolen"];
    /// "claims that"
    NOUN "noun without an owner" 0.35
        ["There were claims that the vote was stolen." => "that the vote was stolen"];
    /// "at Kyiv's request"
    REQUEST "at somebody's request" 0.5
        ["The council held a meeting at Kyiv’s request." => "The council held a meeting"];
    /// "UN: Two dams have failed", "LEE: We did."
    COLON "colon after a speaker" 0.85
        ["UN: Two dams have failed in a week" => "Two dams have failed in a week"];
    /// "How did you begin? LEE: I sang. And now? I do not sing."
    ANSWER "answer to a question without labels" 0.7
        ["Ann Lee: I began to sing at nine.\n\nDo you still sing?\n\nI sing to my own children." => "I sing to my own children."];
    /// "The minister also said:" before a list or quoted paragraphs.
    LEAD_IN "colon before a list or paragraphs" 0.85
        ["The mayor also said:\n\n- the dam would hold\n- the road would open" => "- the dam would hold - the road would open"];
    /// "It held. — Mary Pell, farmer"
    SIGNED "name behind a dash after a quotation" 0.9
        ["The gates broke.\n\n“It was like a train in the night.” — Mary Pell, farmer" => "“It was like a train in the night.”"];
    /// A quotation by itself, after one whose speaker is known.
    NEXT_QUOTATION "quotation after another" 0.4
        ["“We waited for hours,” Ms. Lee said. Nobody came. “It was very cold that night.”" => "“It was very cold that night.”"];
    /// A quotation of the subject of its sentence or of the one before.
    LONE_QUOTATION "quotation without a cue" 0.4
        ["Mr. Lee turned to the crowd, “Nobody will ever take this from us.”" => "“Nobody will ever take this from us.”"];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Document};
    use crate::claims::extract;
    use crate::language::Reading;

    #[test]
    fn each_rule_finds_its_example() {
        let mut wrong = Vec::new();
        for (rule, text, content) in EXAMPLES {
            let article = Article::from_plain_text(*text);
            let document = Document::new(&article);
            let (claims, _) = extract(&Reading::new(&document, crate::tables::compiled_in()), &[]);
            let found: Vec<(Option<&str>, String)> = claims
                .iter()
                .map(|c| (c.rule, c.content.iter().map(|s| s.slice(article.text())).collect::<Vec<_>>().join(" ")))
                .collect();
            if !found.iter().any(|(name, words)| *name == Some(rule.name) && words == content) {
                wrong.push(format!("{}: {text}: {found:?}", rule.name));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn no_two_rules_share_a_name() {
        for (at, (rule, ..)) in EXAMPLES.iter().enumerate() {
            assert!(EXAMPLES[..at].iter().all(|(other, ..)| other.name != rule.name), "{}", rule.name);
        }
    }
}
