//! Style sheets without what only people read in them: every page loads the core, and with it each byte of them.

/// `css` without comments, line breaks, indentation and the spaces after colons and before braces, as far as it fits; and how long all of it is.
/// What stands in quotes has to stand on one line.
pub(super) const fn squeezed<const SIZE: usize>(css: &str) -> ([u8; SIZE], usize) {
    let css = css.as_bytes();
    let (mut out, mut length) = ([0; SIZE], 0);
    let (mut at, mut last) = (0, b'}');
    while at < css.len() {
        let (byte, next) = (css[at], if at + 1 < css.len() { css[at + 1] } else { b'\n' });
        if byte == b'/' && next == b'*' {
            at += 2;
            while at + 1 < css.len() && !(css[at] == b'*' && css[at + 1] == b'/') {
                at += 1;
            }
            at += 2;
            continue;
        }
        let is_break = byte == b'\n';
        at += 1;
        while is_break && at < css.len() && matches!(css[at], b'\n' | b' ') {
            at += 1;
        }
        let is_idle =
            is_break && matches!(last, b'{' | b'}' | b';' | b',') || byte == b' ' && (last == b':' || next == b'{');
        if is_idle {
            continue;
        }
        last = if is_break { b' ' } else { byte };
        if length < SIZE {
            out[length] = last;
        }
        length += 1;
    }
    (out, length)
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[test]
    fn a_sheet_says_what_it_said_in_less() {
        let css = "/* Of a part. */\n.part > a,\n.part b :hover {\n  margin: 0\n    2px;\n  content: \" ▾\";\n}\n@media (width: 1px) {\n  .a {\n    top: 0;\n  }\n}\n";
        let (bytes, length) = squeezed::<200>(css);
        let said = ".part > a,.part b :hover{margin:0 2px;content:\" ▾\";}@media (width:1px){.a{top:0;}}";
        assert_eq!(std::str::from_utf8(&bytes[..length]), Ok(said));
        assert_eq!(squeezed::<0>(css).1, length);
    }
}
