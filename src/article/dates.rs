//! Dates as pages write them, in ISO 8601: "2 April 2024, 6.30pm GMT" is 2024-04-02T18:30Z.

use std::sync::LazyLock;

/// The rows of a table: first cell, second cell.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().skip(1).filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// Names of months, and their numbers.
static MONTHS: LazyLock<Vec<(&str, u32)>> = LazyLock::new(|| {
    let table = rows(include_str!("../../data/pages/months.tsv"));
    table.flat_map(|(month, words)| words.split(';').map(move |word| (word, month.parse().unwrap_or(0)))).collect()
});

/// Names of time zones, and minutes east of UTC.
static ZONES: LazyLock<Vec<(&str, i32)>> = LazyLock::new(|| {
    let table = rows(include_str!("../../data/pages/zones.tsv"));
    table.map(|(name, minutes)| (name, minutes.parse().unwrap_or(0))).collect()
});

/// Years that the web's articles are from.
const YEARS: std::ops::RangeInclusive<u32> = 1980..=2100;

/// A piece of a date: a number with how many digits it had, a word, or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Number(u64, usize),
    Word(String),
    Sign(char),
}

/// A day, and a time of day if one is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Moment {
    year: u32,
    month: u32,
    day: u32,
    /// Hour, minute, second.
    time: Option<(u32, u32, u32)>,
    /// Minutes east of UTC.
    zone: Option<i32>,
}

/// The first date in `text` in ISO 8601, with the time and the zone if they are given. Of "04/02/2024" the month is
/// first if `month_first`.
#[must_use]
pub(super) fn iso(text: &str, month_first: bool) -> Option<String> {
    let pieces = pieces(text);
    let (moment, after) = epoch(&pieces).or_else(|| (0..pieces.len()).find_map(|at| day(&pieces, at, month_first)))?;
    let moment = if moment.time.is_some() { moment } else { with_time(moment, &pieces, after) };
    Some(written(&moment))
}

fn pieces(text: &str) -> Vec<Piece> {
    const MOST: usize = 80;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next().filter(|_| pieces.len() < MOST) {
        let length = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let take = if c.is_ascii_digit() {
            let digits = length(|c| c.is_ascii_digit());
            pieces.push(Piece::Number(rest[..digits].parse().unwrap_or(u64::MAX), digits));
            digits
        } else if c.is_alphabetic() {
            let letters = length(char::is_alphabetic);
            pieces.push(Piece::Word(rest[..letters].to_lowercase()));
            letters
        } else {
            if !c.is_whitespace() {
                pieces.push(Piece::Sign(c));
            }
            c.len_utf8()
        };
        rest = &rest[take..];
    }
    pieces
}

/// Seconds or milliseconds since 1970, or "20240402" and "20240402183000".
fn epoch(pieces: &[Piece]) -> Option<(Moment, usize)> {
    let [Piece::Number(number, digits), ..] = *pieces else { return None };
    let part = |divisor: u64, modulus: u64| u32::try_from(number / divisor % modulus).unwrap_or(0);
    let moment = match digits {
        8 => Moment { year: part(10_000, 10_000), month: part(100, 100), day: part(1, 100), ..Moment::default() },
        14 => Moment {
            year: part(10_000_000_000, 10_000),
            month: part(100_000_000, 100),
            day: part(1_000_000, 100),
            time: Some((part(10_000, 100), part(100, 100), part(1, 100))),
            zone: None,
        },
        10 if pieces.len() == 1 => of_seconds(number),
        13 if pieces.len() == 1 => of_seconds(number / 1000),
        _ => return None,
    };
    valid(moment).map(|moment| (moment, 1))
}

/// The moment so many seconds after 1970 began, by the civil calendar.
fn of_seconds(seconds: u64) -> Moment {
    let (days, within) = (seconds / 86_400, u32::try_from(seconds % 86_400).unwrap_or(0));
    // Days since 1 March 0000, in eras of 400 years.
    let shifted = days + 719_468;
    let (era, of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Moment {
        year: u32::try_from(year).unwrap_or(0),
        month: u32::try_from(month).unwrap_or(0),
        day: u32::try_from(of_year - (153 * shifted_month + 2) / 5 + 1).unwrap_or(0),
        time: Some((within / 3600, within / 60 % 60, within % 60)),
        zone: Some(0),
    }
}

fn valid(moment: Moment) -> Option<Moment> {
    let good = YEARS.contains(&moment.year)
        && (1..=12).contains(&moment.month)
        && (1..=31).contains(&moment.day)
        && moment.time.is_none_or(|(hour, minute, second)| hour < 24 && minute < 60 && second < 61);
    good.then_some(moment)
}

fn number(piece: Option<&Piece>, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    match piece {
        Some(&Piece::Number(number, count)) if digits.contains(&count) => u32::try_from(number).ok(),
        _ => None,
    }
}

/// Whether `word`, in lower case, is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|(name, _)| *name == word)
}

fn month(piece: Option<&Piece>) -> Option<u32> {
    let Some(Piece::Word(word)) = piece else { return None };
    MONTHS.iter().find(|(name, _)| name == word).map(|&(_, number)| number)
}

/// The day that begins with piece `at`, and the piece after it.
fn day(pieces: &[Piece], at: usize, month_first: bool) -> Option<(Moment, usize)> {
    let get = |offset: usize| pieces.get(at + offset);
    let sign = |offset: usize| match get(offset) {
        Some(Piece::Sign(c @ ('-' | '/' | '.'))) => Some(*c),
        _ => None,
    };
    let made = |year, month, day, after| {
        valid(Moment { year, month, day, ..Moment::default() }).map(|moment| (moment, at + after))
    };
    // 2024-04-02, 02.04.2024, 4/2/24
    if let (Some(first), Some(second)) = (sign(1), sign(3))
        && first == second
        && let Some(middle) = number(get(2), 1..=2)
    {
        if let (Some(year), Some(day)) = (number(get(0), 4..=4), number(get(4), 1..=2)) {
            return made(year, middle, day, 5);
        }
        if let (Some(one), Some(year)) = (number(get(0), 1..=2), number(get(4), 2..=4)) {
            let year = if year < 100 { year + 2000 } else { year };
            let month_first = middle > 12 || (month_first && first == '/' && one <= 12);
            return if month_first { made(year, one, middle, 5) } else { made(year, middle, one, 5) };
        }
    }
    // 2 April 2024, 2nd of April, 2024, 2-Apr-2024, le 1er avril 2024
    if let Some(day) = number(get(0), 1..=2) {
        let named = (1..=3).find_map(|offset| month(get(offset)).map(|month| (month, offset)));
        let between_are_small = |offset: usize| {
            (1..offset).all(|i| match get(i) {
                Some(Piece::Word(word)) => word.len() <= 3,
                Some(Piece::Sign(c)) => matches!(c, '.' | '-' | '/' | ','),
                _ => false,
            })
        };
        if let Some((month, offset)) = named.filter(|&(_, offset)| between_are_small(offset))
            && let Some((year, after)) = year_after(pieces, at + offset + 1)
        {
            return made(year, month, day, after - at);
        }
    }
    // April 2, 2024
    let month = month(get(0))?;
    let dot = usize::from(get(1) == Some(&Piece::Sign('.')));
    let day = number(get(1 + dot), 1..=2)?;
    let (year, after) = year_after(pieces, at + 2 + dot)?;
    made(year, month, day, after - at)
}

/// The year within the next three pieces that are signs or short words, and the piece after it.
fn year_after(pieces: &[Piece], from: usize) -> Option<(u32, usize)> {
    for at in from..from + 4 {
        match pieces.get(at)? {
            Piece::Number(..) => {
                let year = number(pieces.get(at), 4..=4).filter(|year| YEARS.contains(year))?;
                return Some((year, at + 1));
            }
            Piece::Word(word) if word.len() > 3 => return None,
            _ => {}
        }
    }
    None
}

/// `moment` with the time of day that follows it within a few words, or else stands before it.
fn with_time(mut moment: Moment, pieces: &[Piece], after: usize) -> Moment {
    const WITHIN: usize = 6;
    let later = after..pieces.len().min(after + WITHIN);
    let Some((time, end)) = later.chain(0..after).find_map(|at| time(pieces, at)) else { return moment };
    moment.time = Some(time);
    moment.zone = zone(pieces, end);
    moment
}

/// The time of day at piece `at` ("18:30", "18:30:05.123", "6.30pm", "6 pm", "18h30"), and the piece after it.
fn time(pieces: &[Piece], at: usize) -> Option<((u32, u32, u32), usize)> {
    let hour = number(pieces.get(at), 1..=2)?;
    let sign = pieces.get(at + 1);
    let parts = match sign {
        Some(Piece::Sign(':' | '.')) => true,
        Some(Piece::Word(word)) => word == "h",
        _ => false,
    };
    let minute = number(pieces.get(at + 2), 2..=2).filter(|&minute| parts && minute < 60);
    let (mut end, mut second) = (at + if minute.is_some() { 3 } else { 1 }, 0);
    if minute.is_some() && pieces.get(end) == Some(&Piece::Sign(':')) {
        if let Some(found) = number(pieces.get(end + 1), 2..=2) {
            (second, end) = (found, end + 2);
        }
        if pieces.get(end) == Some(&Piece::Sign('.')) && matches!(pieces.get(end + 1), Some(Piece::Number(..))) {
            end += 2;
        }
    }
    let half = half_of_day(pieces, end);
    let (hour, end) = match half {
        Some((afternoon, after)) => (hour % 12 + if afternoon { 12 } else { 0 }, after),
        None if minute.is_some() && sign != Some(&Piece::Sign('.')) => (hour, end),
        None => return None,
    };
    (hour < 24 && second < 61).then_some(((hour, minute.unwrap_or(0), second), end))
}

/// Whether "am" or "p.m." stands at piece `at`: if it is the afternoon, and the piece after.
fn half_of_day(pieces: &[Piece], at: usize) -> Option<(bool, usize)> {
    let Some(Piece::Word(word)) = pieces.get(at) else { return None };
    match (word.as_str(), pieces.get(at + 1), pieces.get(at + 2)) {
        ("am", ..) => Some((false, at + 1)),
        ("pm", ..) => Some((true, at + 1)),
        ("a" | "p", Some(Piece::Sign('.')), Some(Piece::Word(m))) if m == "m" => {
            Some((word == "p", at + 3 + usize::from(pieces.get(at + 3) == Some(&Piece::Sign('.')))))
        }
        _ => None,
    }
}

/// The zone at piece `at`: "Z", "GMT", "(BST)", "+02:00", "-0500", "UTC+3".
fn zone(pieces: &[Piece], at: usize) -> Option<i32> {
    let at = at + usize::from(matches!(pieces.get(at), Some(Piece::Sign('(' | ','))));
    match pieces.get(at)? {
        Piece::Sign(sign @ ('+' | '-' | '−')) => {
            let direction = if *sign == '+' { 1 } else { -1 };
            let Some(&Piece::Number(number, digits)) = pieces.get(at + 1) else { return None };
            let number = i32::try_from(number).ok()?;
            let minutes = match digits {
                1 | 2 => {
                    let part = pieces.get(at + 2) == Some(&Piece::Sign(':'));
                    let minute = self::number(pieces.get(at + 3), 2..=2).filter(|_| part).unwrap_or(0);
                    number * 60 + i32::try_from(minute).ok()?
                }
                4 => number / 100 * 60 + number % 100,
                _ => return None,
            };
            (minutes <= 14 * 60).then_some(direction * minutes)
        }
        Piece::Word(word) => {
            let named = ZONES.iter().find(|(name, _)| name == word).map(|&(_, minutes)| minutes)?;
            let further = matches!(pieces.get(at + 1), Some(Piece::Sign('+' | '-'))) && named == 0;
            Some(if further { zone(pieces, at + 1).unwrap_or(named) } else { named })
        }
        _ => None,
    }
}

fn written(moment: &Moment) -> String {
    let Moment { year, month, day, time, zone } = *moment;
    let mut text = format!("{year:04}-{month:02}-{day:02}");
    let Some((hour, minute, second)) = time else { return text };
    text += &format!("T{hour:02}:{minute:02}");
    if second > 0 {
        text += &format!(":{second:02}");
    }
    match zone {
        Some(0) => text.push('Z'),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            text += &format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60);
        }
        None => {}
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_that_date_lines_have() {
        for (text, expected) in [
            ("2024-04-02T18:30:00+03:00", "2024-04-02T18:30+03:00"),
            ("2024-04-02T18:30:05.123Z", "2024-04-02T18:30:05Z"),
            ("2024-04-02 18:30:00 UTC", "2024-04-02T18:30Z"),
            ("Tue, 02 Apr 2024 18:30:00 -0500", "2024-04-02T18:30-05:00"),
            ("Published 2 April 2024", "2024-04-02"),
            ("Tuesday 2nd of April, 2024 at 6.30pm BST", "2024-04-02T18:30+01:00"),
            ("Apr. 2, 2024, 6:30 p.m. EDT", "2024-04-02T18:30-04:00"),
            ("Updated: 6:30 PM, April 2, 2024", "2024-04-02T18:30"),
            ("02.04.2024, 18:30 Uhr", "2024-04-02T18:30"),
            ("le 1er avril 2024 à 18h30", "2024-04-01T18:30"),
            ("2 квітня 2024, 18:30", "2024-04-02T18:30"),
            ("2 de abril de 2024", "2024-04-02"),
            ("20240402", "2024-04-02"),
            ("1712082600000", "2024-04-02T18:30Z"),
            ("4/2/2024", "2024-04-02"),
            ("25/4/24", "2024-04-25"),
        ] {
            assert_eq!(iso(text, true).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(iso("2/4/2024", false).as_deref(), Some("2024-04-02"));
    }

    #[test]
    fn numbers_that_are_no_date_are_none() {
        for text in ["", "May", "12 people", "version 1.2.3", "2024", "call 555-1234-99", "13 monkeys in 2024"] {
            assert_eq!(iso(text, true), None, "{text}");
        }
    }
}
