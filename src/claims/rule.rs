//! The rules that make claims, by name. How sure a claim is, is fitted (`confidence.rs`): the rule that found it is one
//! of the grounds. Every rule has an example, which is read as its test.

/// A pattern of attribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Its name, as `--explain` prints it.
    pub name: &'static str,
    /// Its place among [`NAMES`].
    pub number: u8,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $name:literal [$text:literal => $content:literal];)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "numbers of the constants below")]
        #[derive(Clone, Copy)]
        enum Number { $($rule,)* }

        $($(#[$doc])* pub const $rule: Rule = Rule { name: $name, number: Number::$rule as u8 };)*

        /// The names of all rules, in the order of their numbers.
        pub const NAMES: &[&str] = &[$($name,)*];

        /// Each rule with a text and the words of the content that it finds there.
        #[cfg(test)]
        const EXAMPLES: &[(Rule, &str, &str)] = &[$(($rule, $text, $content),)*];
    };
}

rules! {
    /// "“…,” X said": the tag of a quotation.
    QUOTATION_TAG "tag of a quotation"
        ["“The dam will hold,” the mayor said." => "“The dam will hold,”"];
    /// "The bill would fail, he said."
    CLAUSE_TAG "tag of a clause"
        ["The bill would fail in the Senate, he said." => "The bill would fail in the Senate"];
    /// "The bill, he said, would fail."
    INNER_TAG "tag inside a clause"
        ["The bill, the minister said, would fail in the Senate." => "The bill would fail in the Senate"];
    /// "It was, he said later, “a long night.”"
    TAG_BEFORE_QUOTATION "tag between a clause and its quotation"
        ["It was, he said later, “a long and ugly night.”" => "It was “a long and ugly night.”"];
    /// "Nothing in it, said Ann Lee, “surprised me.”"
    INVERTED_TAG "inverted tag before a quotation"
        ["Nothing in it, said Ann Lee, “surprised me or my staff.”" => "Nothing in it “surprised me or my staff.”"];
    /// "The bridge has fallen says the mayor."
    RUN_ON_TAG "tag without a comma"
        ["The bridge has fallen says the mayor." => "The bridge has fallen"];
    /// "According to X, …"
    ACCORDING_TO "according to"
        ["According to police, the car was stolen in May." => "the car was stolen in May"];
    /// "as X put it"
    AS_PUT "as somebody put it"
        ["As Ms. Lee put it, the bank had run out of road." => "the bank had run out of road"];
    /// Subject, cue and a clause or quotation.
    CLAUSE "subject, cue and clause"
        ["The mayor said that the dam would hold." => "that the dam would hold"];
    /// Subject, cue and a noun phrase, an infinitive or a gerund.
    PHRASE "subject, cue and phrase"
        ["The union urged the company to reopen the mine." => "to reopen the mine"];
    /// "a coma which his lawyer said lasted three months"
    GAP "relative clause around a cue"
        ["He fell into a coma which his lawyer said lasted three months." => "which lasted three months"];
    /// "was told that", "is said to"
    PASSIVE "passive"
        ["The crew were told that the engine had failed." => "that the engine had failed"];
    /// "was criticised by X"
    PASSIVE_AGENT "passive with its agent"
        ["The plan was criticised by the minister." => "The plan"];
    /// "was quoted as saying"
    QUOTED_AS "quoted as saying"
        ["The mayor was quoted as saying that the dam would hold." => "that the dam would hold"];
    /// "The agency quoted X as saying"
    QUOTES_AS "somebody quotes a source"
        ["The Echo quoted a pilot as saying that the strip was flooded." => "that the strip was flooded"];
    /// "Reuters, citing X, reported that"
    CITING "an outlet cites a source"
        ["Reuters, citing two pilots, reported that the strip was flooded." => "that the strip was flooded"];
    /// "considered civilian objects under the treaty"
    UNDER_LAW "judged under a law"
        ["The strike hit a plant considered a civilian object under the treaty." => "The strike hit a plant a civilian object"];
    /// "Asked about the tape, …"
    ASKED "asked, at the beginning"
        ["Asked about the tape, Mr. Lee left the room." => "the tape"];
    /// "was allegedly drunk"
    HEDGE "hedging adverb"
        ["The driver was allegedly drunk at the wheel." => "The driver was drunk at the wheel"];
    /// "is convinced that"
    ADJECTIVE "adjective that attributes"
        ["The coach is convinced that his side can win." => "that his side can win"];
    /// "his claim that"
    OWNED_NOUN "noun with its owner"
        ["His claim that the vote was stolen was false." => "that the vote was stolen"];
    /// "claims that"
    NOUN "noun without an owner"
        ["There were claims that the vote was stolen." => "that the vote was stolen"];
    /// "at Kyiv's request"
    REQUEST "at somebody's request"
        ["The council held a meeting at Kyiv’s request." => "The council held a meeting"];
    /// "UN: Two dams have failed", "LEE: We did."
    COLON "colon after a speaker"
        ["UN: Two dams have failed in a week" => "Two dams have failed in a week"];
    /// "How did you begin? LEE: I sang. And now? I do not sing."
    ANSWER "answer to a question without labels"
        ["Ann Lee: I began to sing at nine.\n\nDo you still sing?\n\nI sing to my own children." => "I sing to my own children."];
    /// "Q: Why now? A: My knees."
    LETTERED_ANSWER "answer marked by a letter"
        ["Harald Moe has sold his hives.\n\nQ: Why now?\n\nA: My knees hurt when I lift." => "My knees hurt when I lift."];
    /// An interview that marks its questions by nothing but that they ask.
    INTERVIEW "answer in an interview without quotation marks"
        ["Ann Lee, keeper of moss, spoke to the Echo about rain.\n\nDo you like moss?\n\nI do. It asks for little.\n\nWhat do you dislike?\n\nPeople who tread on my moss.\n\nWill you retire?\n\nWe have no plans for that." => "I do. It asks for little."];
    /// "The minister also said:" before a list or quoted paragraphs.
    LEAD_IN "colon before a list or paragraphs"
        ["The mayor also said:\n\n- the dam would hold\n- the road would open" => "- the dam would hold - the road would open"];
    /// "It held. — Mary Pell, farmer"
    SIGNED "name behind a dash after a quotation"
        ["The gates broke.\n\n“It was like a train in the night.” — Mary Pell, farmer" => "“It was like a train in the night.”"];
    /// A quotation in a block of its own, after its speaker.
    SET_OFF "block of quotation after its speaker"
        ["The mayor said that the dam would hold.\n\n> Nobody who lives below it has to leave." => "Nobody who lives below it has to leave."];
    /// A quotation by itself, after one whose speaker is known.
    NEXT_QUOTATION "quotation after another"
        ["“We waited for hours,” Ms. Lee said. Nobody came. “It was very cold that night.”" => "“It was very cold that night.”"];
    /// A paragraph that is a quotation, right after one whose speaker is known.
    NEXT_PARAGRAPH "paragraph of quotation after another"
        ["“We waited for hours,” Ms. Lee said.\n\n“Nobody came, and it was very cold.”" => "“Nobody came, and it was very cold.”"];
    /// A quotation of the subject of its sentence or of the one before.
    LONE_QUOTATION "quotation without a cue"
        ["Mr. Lee turned to the crowd, “Nobody will ever take this from us.”" => "“Nobody will ever take this from us.”"];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, BlockKind, Document};
    use crate::claims::extract;
    use crate::language::Reading;
    use crate::text::TextSpan;

    /// The article with what begins with "> " as blocks of quotation.
    fn set_off(article: &Article) -> Article {
        let text = article.text();
        let blocks = article.blocks().iter().map(|block| {
            let quoted = block.span.slice(text).starts_with("> ");
            let start = block.span.start + if quoted { 2 } else { 0 };
            let kind = if quoted { BlockKind::Quote } else { block.kind };
            Block { kind, span: TextSpan::new(start, block.span.end) }
        });
        Article::new(text.to_owned(), blocks.collect(), Vec::new(), article.metadata.clone())
    }

    #[test]
    fn each_rule_finds_its_example() {
        let mut wrong = Vec::new();
        for (rule, text, content) in EXAMPLES {
            let article = set_off(&Article::from_plain_text(*text));
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
