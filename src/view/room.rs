//! What the summary shows in the room that there is, so that all of its parts are on one screen: the map gives way first, then
//! what says least, then the last rows of the part that takes most.

/// What the map gives way to before any row does, and at last; in CSS pixels.
const MAP: [f64; 2] = [120.0, 96.0];

/// Rows of which the last give way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// How far below the top of the first each ends, in CSS pixels; rows side by side end at the same.
    pub bottoms: Vec<f64>,
    /// So many stay in any case.
    pub least: usize,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Height of the map, in CSS pixels.
    pub map: f64,
    /// How many of what says least, from the last on, stay.
    pub spare: usize,
    /// How many rows of each part.
    pub rows: Vec<usize>,
}

impl Shown {
    /// Whether no row is left out.
    #[must_use]
    pub fn is_whole(&self, parts: &[Part]) -> bool {
        parts.iter().zip(&self.rows).all(|(part, rows)| part.bottoms.len() == *rows)
    }
}

impl Part {
    fn height(&self, rows: usize) -> f64 {
        rows.checked_sub(1).and_then(|last| self.bottoms.get(last)).copied().unwrap_or_default()
    }

    /// How many rows are left without the last line of so many, if that may go.
    fn without_last(&self, rows: usize) -> Option<usize> {
        let end = self.height(rows);
        let left = self.bottoms.iter().take(rows).filter(|bottom| **bottom < end - 0.5).count();
        (rows > self.least && left >= self.least.min(1)).then_some(left.max(self.least))
    }
}

/// How high a map that would be `high` is where so much of the summary is in view, as in a sheet: something is seen below it.
#[must_use]
pub fn map(high: f64, seen: f64) -> f64 {
    high.min((seen * 0.45).max(MAP[0]))
}

/// What is shown of `parts` and a map of this height, where all of it is by `over` higher than the room; `spare` are the heights
/// of what goes before any row, the first first. What does not fit even so is scrolled to.
#[must_use]
pub fn fit(parts: &[Part], spare: &[f64], map: f64, mut over: f64) -> Shown {
    let mut shown = Shown { map, spare: spare.len(), rows: parts.iter().map(|part| part.bottoms.len()).collect() };
    give_way(&mut shown.map, &mut over, MAP[0]);
    for height in spare {
        if over > 0.0 {
            over -= height;
            shown.spare -= 1;
        }
    }
    while over > 0.0 {
        let beyond = |(part, rows): (&Part, usize)| part.height(rows) - part.height(part.least.min(rows));
        let may_go = (0..parts.len()).filter(|&at| parts[at].without_last(shown.rows[at]).is_some());
        let most =
            may_go.max_by(|&a, &b| beyond((&parts[a], shown.rows[a])).total_cmp(&beyond((&parts[b], shown.rows[b]))));
        let Some((at, left)) = most.and_then(|at| Some((at, parts[at].without_last(shown.rows[at])?))) else { break };
        over -= parts[at].height(shown.rows[at]) - parts[at].height(left);
        shown.rows[at] = left;
    }
    give_way(&mut shown.map, &mut over, MAP[1]);
    // Where the last row that went was higher than it took, a lower one may be back; what is left is the map's again.
    for (part, rows) in parts.iter().zip(&mut shown.rows) {
        let with_next = part.bottoms.iter().filter(|bottom| **bottom <= part.height(*rows + 1) + 0.5).count();
        let height = part.height(with_next) - part.height(*rows);
        if with_next > *rows && over + height <= 0.0 {
            (*rows, over) = (with_next, over + height);
        }
    }
    shown.map = (shown.map - over.min(0.0)).min(map);
    shown
}

/// The map gives what is too much, down to a height of `least`.
fn give_way(map: &mut f64, over: &mut f64, least: f64) {
    let given = over.clamp(0.0, (*map - least).max(0.0));
    *map -= given;
    *over -= given;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of these heights, one above the other.
    fn part(heights: &[f64], least: usize) -> Part {
        let bottoms = heights.iter().scan(0.0, |end, height| {
            *end += height;
            Some(*end)
        });
        Part { bottoms: bottoms.collect(), least }
    }

    /// Sites with what happened, who speaks, named or not, what contradicts what.
    fn dense() -> Vec<Part> {
        vec![part(&[45.0; 3], 1), part(&[35.0; 5], 1), part(&[24.0; 4], 2), part(&[110.0; 2], 1)]
    }

    #[test]
    fn where_there_is_room_everything_is_shown() {
        let all = Shown { map: 220.0, spare: 2, rows: vec![3, 5, 4, 2] };
        assert_eq!(fit(&dense(), &[36.0, 20.0], 220.0, -30.0), all);
        assert_eq!(fit(&dense(), &[36.0, 20.0], 220.0, 0.0), all);
    }

    #[test]
    fn the_map_gives_way_before_any_row_does_and_then_what_says_least() {
        let shown = fit(&dense(), &[36.0, 20.0], 220.0, 60.0);
        assert_eq!(shown, Shown { map: 160.0, spare: 2, rows: vec![3, 5, 4, 2] });
        let shown = fit(&dense(), &[36.0, 20.0], 220.0, 110.0);
        assert_eq!(shown, Shown { map: 146.0, spare: 1, rows: vec![3, 5, 4, 2] }, "it takes what is left over");
    }

    #[test]
    fn the_rows_that_take_most_go_first_and_of_every_part_some_stay() {
        // 156 are the map's and the notes', the rest that of rows.
        let shown = fit(&dense(), &[36.0, 20.0], 220.0, 156.0 + 130.0);
        assert_eq!((shown.spare, &shown.rows), (0, &vec![3, 4, 4, 1]));
        let shown = fit(&dense(), &[36.0, 20.0], 220.0, 156.0 + 220.0);
        assert_eq!((shown.map, &shown.rows), (125.0, &vec![2, 3, 4, 1]));
        let shown = fit(&dense(), &[36.0, 20.0], 220.0, 5000.0);
        assert_eq!(shown, Shown { map: MAP[1], spare: 0, rows: vec![1, 1, 2, 1] });
    }

    #[test]
    fn a_low_row_that_went_before_a_high_one_is_back_where_that_leaves_room() {
        let parts = [part(&[30.0, 70.0], 1), part(&[20.0; 5], 1)];
        assert_eq!(fit(&parts, &[], 96.0, 25.0).rows, [1, 5]);
    }

    #[test]
    fn all_that_is_needed_is_taken_and_no_more_than_one_row_too_much() {
        for over in 0..400 {
            let (parts, over) = (dense(), f64::from(over));
            let shown = fit(&parts, &[36.0, 20.0], 220.0, over);
            let rows: f64 = parts
                .iter()
                .zip(&shown.rows)
                .map(|(part, rows)| part.height(9.min(part.bottoms.len())) - part.height(*rows))
                .sum();
            let taken = 220.0 - shown.map + [36.0, 20.0][..2 - shown.spare].iter().sum::<f64>() + rows;
            assert!(taken >= over && (taken - over < 1.0 || shown.map > 219.0), "{over}: {shown:?}");
        }
    }

    #[test]
    fn the_map_leaves_something_to_be_seen_of_what_it_is_of() {
        assert_eq!((map(220.0, 835.0), map(284.0, 308.0), map(220.0, 200.0)), (220.0, 308.0 * 0.45, MAP[0]));
    }

    #[test]
    fn names_side_by_side_go_together_and_the_first_line_stays() {
        let names = Part { bottoms: vec![24.0, 24.0, 50.0, 50.0, 76.0], least: 1 };
        assert_eq!(fit(std::slice::from_ref(&names), &[], 96.0, 10.0).rows, [4]);
        assert_eq!(fit(std::slice::from_ref(&names), &[], 96.0, 30.0).rows, [2]);
        assert_eq!(fit(std::slice::from_ref(&names), &[], 96.0, 500.0).rows, [2]);
    }

    #[test]
    fn a_part_with_fewer_rows_than_stay_keeps_them_and_one_without_any_has_none() {
        assert_eq!(fit(&[part(&[24.0], 2), Part::default()], &[], 96.0, 500.0).rows, [1, 0]);
    }
}
