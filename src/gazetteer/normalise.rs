//! From a name as written to the key it is found by.
//!
//! A key is lower-case, without the marks on Latin and Greek letters, without apostrophes and full
//! stops, with one space where the name has spaces, hyphens or dashes, and with "St", "Mt" and "Ft"
//! written out. The key of several words is the keys of the words joined by single spaces, so a
//! text can be normalised token by token.

use unicode_normalization::char::{compose, decompose_canonical, is_combining_mark};

/// The key of a name or of a piece of one.
///
/// ```
/// use dateline::gazetteer::normalise::key;
/// assert_eq!(key("Khān Yūnis"), "khan yunis");
/// assert_eq!(key("Ivano-Frankivs’k"), "ivano frankivsk");
/// assert_eq!(key("St. John's"), "saint johns");
/// assert_eq!(key("U.S."), "us");
/// ```
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    push_key(&mut key, name);
    key
}

/// Appends the key of a name or of a piece of one to `out`.
pub fn push_key(out: &mut String, name: &str) {
    let begin = out.len();
    // Most words are letters and nothing else: those in lower case are their key, unless they are a short form.
    if name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        out.push_str(name);
        if let Some(own) = out.get_mut(begin..) {
            own.make_ascii_lowercase();
        }
        if let Some(long) = long_form(&out[begin..]) {
            out.truncate(begin);
            out.push_str(long);
        }
        return;
    }
    let mut words = Words { out, start: begin };
    if name.is_ascii() {
        name.bytes().for_each(|b| words.push(char::from(b)));
    } else {
        composed(name, |c| words.push_any(c));
    }
    words.end_word();
    if words.out.len() > begin && words.out.ends_with(' ') {
        words.out.pop();
    }
}

/// A word that is written short, written out.
fn long_form(word: &str) -> Option<&'static str> {
    match word {
        "st" => Some("saint"),
        "ste" => Some("sainte"),
        "mt" => Some("mount"),
        "ft" => Some("fort"),
        _ => None,
    }
}

/// Gives the characters of `name` composed (й is one letter, however it is written), of those that stand for others
/// the others. This is NFKC for what names are written with: its tables for everything else would be 70 KB of the core.
fn composed(name: &str, mut give: impl FnMut(char)) {
    let mut last: Option<char> = None;
    let mut take = |part: char| {
        let both = last.and_then(|before| compose(before, part));
        if let Some(before) = last.filter(|_| both.is_none()) {
            give(before);
        }
        last = both.or(Some(part));
    };
    for c in name.chars() {
        match stands_for(c) {
            "" => decompose_canonical(wide(c), &mut take),
            others => others.chars().for_each(&mut take),
        }
    }
    if let Some(last) = last {
        give(last);
    }
}

/// The wide letters and marks among East Asian ones are those of ASCII.
fn wide(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - '！' as u32 + '!' as u32).unwrap_or(c),
        _ => c,
    }
}

/// The plain characters that a ligature or the like stands for; none for most.
const fn stands_for(c: char) -> &'static str {
    match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ſ' => "s",
        'ĳ' | 'Ĳ' => "ij",
        'ǆ' | 'ǅ' | 'Ǆ' | 'ǳ' | 'ǲ' | 'Ǳ' => "dz",
        'ǉ' | 'ǈ' | 'Ǉ' => "lj",
        'ǌ' | 'ǋ' | 'Ǌ' => "nj",
        'ŉ' => "n",
        'ŀ' | 'Ŀ' => "l",
        'ª' => "a",
        'º' => "o",
        '¹' => "1",
        '²' => "2",
        '³' => "3",
        'ʰ' => "h",
        'ʲ' => "j",
        'ʷ' => "w",
        'ⁿ' => "n",
        'µ' => "μ",
        '№' => "no",
        'և' => "եւ",
        'ำ' => "\u{e4d}\u{e32}",
        'ຳ' => "\u{ecd}\u{eb2}",
        'ໜ' => "ຫນ",
        'ໝ' => "ຫມ",
        '´' => " ",
        '″' | '‴' => "′",
        '…' => "...",
        _ => "",
    }
}

/// The key so far; `start` is where its last word begins.
struct Words<'o> {
    out: &'o mut String,
    start: usize,
}

impl Words<'_> {
    /// A character that needs no decomposition.
    #[inline]
    fn push(&mut self, c: char) {
        match c {
            'A'..='Z' => self.out.push(c.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' => self.out.push(c),
            '\'' | '.' | '`' | '"' => {}
            '&' => {
                self.end_word();
                self.out.push_str("and");
                self.end_word();
            }
            _ => self.end_word(),
        }
    }

    fn push_any(&mut self, c: char) {
        if c.is_ascii() {
            return self.push(c);
        }
        match c {
            // Letters that have no decomposition and that English spells with plain ones.
            'ß' | 'ẞ' => self.out.push_str("ss"),
            'æ' | 'Æ' => self.out.push_str("ae"),
            'œ' | 'Œ' => self.out.push_str("oe"),
            'þ' | 'Þ' => self.out.push_str("th"),
            'ø' | 'Ø' => self.out.push('o'),
            'ð' | 'Ð' | 'đ' | 'Đ' | 'ɖ' | 'Ɖ' => self.out.push('d'),
            'ł' | 'Ł' => self.out.push('l'),
            'ħ' | 'Ħ' => self.out.push('h'),
            'ŧ' | 'Ŧ' => self.out.push('t'),
            'ı' => self.out.push('i'),
            'ŋ' | 'Ŋ' => self.out.push_str("ng"),
            'ə' | 'Ə' => self.out.push('a'),
            'ς' => self.out.push('σ'),
            'ё' | 'Ё' => self.out.push('е'),
            // Arabic letters that are written with and without their marks.
            'أ' | 'إ' | 'آ' | 'ٱ' => self.out.push('ا'),
            'ى' => self.out.push('ي'),
            'ـ' => {}
            // Apostrophes and the letters that stand for ʿayn and hamza or a soft sign.
            '‘'
            | '’'
            | '‛'
            | '´'
            | 'ʹ'
            | 'ʺ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | 'ˈ'
            | '′'
            | '״'
            | '׳'
            | '“'
            | '”'
            | '·'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{feff}' => {}
            _ if is_combining_mark(c) => {}
            _ if c.is_alphanumeric() => self.push_letter(c),
            _ => self.end_word(),
        }
    }

    /// A letter beyond ASCII: marks go from Latin and Greek letters, where English leaves them out,
    /// and stay elsewhere, where they make another letter (й, ї).
    fn push_letter(&mut self, c: char) {
        let mut base = c;
        decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                base = part;
            }
        });
        let plain = if base.is_ascii() || matches!(base, '\u{370}'..='\u{3ff}') { base } else { c };
        if plain.is_ascii() {
            self.push(plain);
        } else {
            self.out.extend(plain.to_lowercase().filter(|c| !is_combining_mark(*c)));
        }
    }

    /// Ends a word: writes it out if it is a short form, and puts one space after it.
    fn end_word(&mut self) {
        let word = &self.out[self.start..];
        if word.is_empty() {
            return;
        }
        if let Some(long) = long_form(word) {
            self.out.truncate(self.start);
            self.out.push_str(long);
        }
        self.out.push(' ');
        self.start = self.out.len();
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (a, b) in [
            ("Zürich", "Zurich"),
            ("Łódź", "Lodz"),
            ("Xi’an", "Xi'an"),
            ("Chornomors'k", "Chornomorsk"),
            ("Ivano–Frankivsk", "Ivano Frankivsk"),
            ("Côte d’Ivoire", "Cote d'Ivoire"),
            ("St. Petersburg", "Saint Petersburg"),
            ("Mt Everest", "Mount Everest"),
            ("Gaza\u{a0}City", "gaza  city"),
            ("Washington, D.C.", "Washington DC"),
            ("Ｔｏｋｙｏ", "Tokyo"),
            ("Αθήνα", "Αθηνα"),
            ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
            ("القاهرة", "القَاهِرة"),
        ] {
            assert_eq!(key(a), key(b), "{a} and {b}");
        }
    }

    #[test]
    fn a_letter_is_the_same_however_its_marks_are_written() {
        for (a, b) in [
            ("К\u{438}\u{438}\u{306}", "Кий"),
            ("Ки\u{456}\u{308}в", "Київ"),
            ("Zu\u{308}rich", "Zürich"),
            ("\u{212b}lesund", "Ålesund"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("ﬁnse", "finse"),
        ] {
            assert_eq!(key(a), key(b), "{a} and {b}");
        }
    }

    #[test]
    fn letters_that_a_mark_makes_another_stay_apart() {
        assert_ne!(key("Київ"), key("Киів"));
        assert_ne!(key("Чернівці"), key("Чернивци"));
        assert_eq!(key("Могилёв"), key("Могилев"));
    }

    #[test]
    fn key_of_words_is_the_keys_of_the_words_joined() {
        for name in ["St. John's Wood", "Port-au-Prince", "Île de la Cité", "Київська область"] {
            let joined: Vec<_> = name.split(' ').map(key).filter(|w| !w.is_empty()).collect();
            assert_eq!(key(name), joined.join(" "));
        }
    }

    #[test]
    fn a_key_is_its_own_key() {
        for name in ["St. Louis", "N’Djamena", "Straße", "İzmir", "Ørsted", "大阪市", "ſ", "ǅ"] {
            assert_eq!(key(&key(name)), key(name), "{name}");
        }
    }

    #[test]
    fn nothing_but_marks_gives_an_empty_key() {
        for name in ["", " ", "-", "’", "…", "\u{301}\u{302}", "\u{200b}"] {
            assert_eq!(key(name), "", "{name:?}");
        }
    }
}
