//! What the reports in a terminal share: width, colours, stretches of the text in one line.

/// Columns that paragraphs are wrapped at.
const WIDTH: usize = 96;

/// Terminal colours, or nothing.
pub(super) struct Paint {
    pub(super) colour: bool,
}

impl Paint {
    pub(super) fn wrap(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    pub(super) fn heading(&self, text: &str) -> String {
        self.wrap("1", text)
    }
}

/// `report` as it may reach a terminal: of control characters only the ends of lines and the colours of [`Paint`]. An article
/// could else clear the screen, set the window's title, or fill the clipboard.
pub(super) fn harmless(report: &str) -> String {
    const COLOURS: [&str; 4] = ["[4;32m", "[4;33m", "[1m", "[0m"];
    let ours = |rest: &str| COLOURS.iter().any(|colour| rest.starts_with(colour));
    let is_kept = |&(at, c): &(usize, char)| !c.is_control() || c == '\n' || (c == '\u{1b}' && ours(&report[at + 1..]));
    let spaced = report.char_indices().map(|(at, c)| (at, if c == '\t' { ' ' } else { c }));
    spaced.filter(is_kept).map(|(_, c)| c).collect()
}

/// Appends a line.
pub(super) fn writeln_to(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

/// The lines of `text`, none longer than the width unless one word is.
pub(super) fn wrap(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().filter(|c| !c.is_control()).count();
        if width > 0 && width + 1 + length > WIDTH {
            lines.push(String::new());
            width = 0;
        }
        if let Some(line) = lines.last_mut() {
            if width > 0 {
                line.push(' ');
                width += 1;
            }
            line.push_str(word);
            width += length;
        }
    }
    lines
}
