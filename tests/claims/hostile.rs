//! Texts that no newspaper prints, each of one repeated piece: what a page may hold to make the
//! extraction slow.

/// A text of about the given length in bytes.
pub type Make = fn(usize) -> String;

/// Each text by name.
pub const TEXTS: &[(&str, Make)] = &[
    ("no sentence ends", |n| repeat("the mayor of the town met the clerk and the nurse ", n)),
    ("no sentence ends, claims", |n| repeat("the mayor said the dam would hold and the clerk said so ", n)),
    ("said", |n| repeat("said ", n)),
    ("Lee said", |n| repeat("Lee said ", n)),
    ("said that", |n| repeat("Lee said that ", n)),
    ("who said", |n| repeat("the man who said ", n)),
    ("straight marks", |n| repeat("\" ", n)),
    ("straight marks, touching", |n| repeat("\"", n)),
    ("opening marks", |n| repeat("“", n)),
    ("opening marks and words", |n| repeat("“so ", n)),
    ("quotations", |n| repeat("“so it goes” ", n)),
    ("quotations of a sentence", |n| repeat("“So it goes.” ", n)),
    ("single marks", |n| repeat("'a ", n)),
    ("apostrophes", |n| repeat("s' ", n)),
    ("apostrophes, touching", |n| repeat("'", n)),
    ("brackets, nested", |n| repeat("(", n / 2) + &repeat(")", n / 2)),
    ("brackets and words", |n| repeat("(Lee ", n)),
    ("one word", |n| repeat("a", n)),
    ("one word, capitals", |n| repeat("A", n)),
    ("one word with stops", |n| repeat("a.", n)),
    ("one word, apostrophes", |n| repeat("a'", n)),
    ("commas", |n| repeat(",", n)),
    ("commas and names", |n| repeat("Lee, ", n)),
    ("commas and roles", |n| repeat("the mayor, ", n)),
    ("names", |n| repeat("Ann Lee ", n)),
    ("stops", |n| repeat(". ", n)),
    ("stops, touching", |n| repeat(".", n)),
    ("dashes", |n| repeat("— ", n)),
    ("hyphens", |n| repeat("a-", n)),
    ("according to", |n| repeat("according to ", n)),
    ("according to Lee", |n| repeat("according to Lee, ", n)),
    ("and", |n| repeat("and ", n)),
    ("Lee and", |n| repeat("Lee and ", n)),
    ("of", |n| repeat("mayor of ", n)),
    ("adverbs", |n| repeat("quietly ", n)),
    ("auxiliaries", |n| repeat("would have been ", n)),
    ("numbers", |n| repeat("1,000 ", n)),
    ("colons", |n| repeat("LEE: ", n)),
    ("nouns of claiming", |n| repeat("his claim that ", n)),
    ("reportedly", |n| repeat("reportedly ", n)),
    ("short paragraphs", |n| repeat("“So.\n\n", n)),
    ("paragraphs of claims", |n| repeat("Lee said he had left.\n\n", n)),
    ("distinct sources", |n| numbered(n, |i| format!("{}{} said it was so. ", letters(i), letters(i * 7)))),
    ("pronouns", |n| repeat("He said it was so. ", n)),
    ("white space", |n| repeat(" ", n)),
    ("invisible", |n| repeat("\u{200B}", n)),
    ("combining marks", |n| repeat("\u{301}", n)),
];

fn repeat(piece: &str, length: usize) -> String {
    piece.repeat(length / piece.len() + 1)
}

fn numbered(length: usize, make: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut i = 0;
    while text.len() < length {
        text.push_str(&make(i));
        i += 1;
    }
    text
}

/// A capitalised word of its own for each number.
fn letters(number: usize) -> String {
    let mut word = String::from("K");
    let mut rest = number;
    for _ in 0..5 {
        word.push(char::from(b'a' + u8::try_from(rest % 20).unwrap_or(0)));
        rest /= 20;
    }
    word
}
