//! The seeds of the fuzz targets, what was ever found by them, and small changes of each, run through the same checks.
//!
//! `FUZZ_CHANGES=5000 cargo test -p dateline-fuzzing` tries more changes; with `FUZZ_KEEP=FOLDER` the last input of each target
//! lies there, which is the one that a check failed on.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline_fuzzing::{Check, TARGETS};
use dateline_test_support::{read, root};

/// Changes that are tried of each input where nothing else is said.
const CHANGES: u64 = 24;

/// The files of a folder under `fuzz/`, in order; none if there is no such folder.
fn inputs(folder: &str, target: &str) -> Vec<PathBuf> {
    let folder = root().join("fuzz").join(folder).join(target);
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn check_of(target: &str) -> Check {
    TARGETS.iter().find(|(name, _)| *name == target).unwrap_or_else(|| panic!("there is no target {target}")).1
}

/// Says what is run: a test that fails shows it last.
fn run(check: Check, path: &Path, how: &str, data: &[u8]) {
    eprintln!("{}{how}", path.display());
    check(data);
}

/// Numbers by chance, the same in every run (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 16).unwrap() % end.max(1)
    }

    /// `data` with something taken out, doubled, cut off or overwritten.
    fn change(&mut self, data: &[u8]) -> Vec<u8> {
        let mut changed = data.to_vec();
        for _ in 0..=self.below(3) {
            let from = self.below(changed.len());
            let to = (from + 1 + self.below(24)).min(changed.len());
            let piece = changed[from..to].to_vec();
            match self.below(4) {
                0 => drop(changed.drain(from..to)),
                1 => drop(changed.splice(from..from, piece)),
                2 => changed.truncate(to),
                _ => {
                    let at = self.below(changed.len());
                    changed.iter_mut().skip(at).zip(piece).for_each(|(old, new)| *old = new);
                }
            }
        }
        changed
    }
}

fn replay(target: &str) {
    let check = check_of(target);
    let changes = std::env::var("FUZZ_CHANGES").map_or(CHANGES, |many| many.parse().unwrap());
    let seeds = inputs("seeds", target);
    assert!(!seeds.is_empty(), "{target} has no seeds");
    for (nth, path) in (0_u64..).zip(seeds.iter().chain(&inputs("found", target))) {
        let data = fs::read(path).unwrap();
        run(check, path, "", &data);
        let mut chance = Chance(nth);
        for change in 0..changes {
            let changed = chance.change(&data);
            if let Ok(folder) = std::env::var("FUZZ_KEEP") {
                fs::write(Path::new(&folder).join(target), &changed).unwrap();
            }
            run(check, path, &format!(", change {change}"), &changed);
        }
    }
}

macro_rules! replayed {
    ($($name:ident: $target:literal,)*) => {
        $(#[test]
        fn $name() {
            replay($target);
        })*

        const REPLAYED: &[&str] = &[$($target),*];
    };
}

replayed! {
    no_bytes_of_a_gazetteer_do_harm: "gazetteer_open",
    no_page_is_read_wrongly_into_pieces: "html",
    no_line_goes_without_an_answer_about_it: "jsonl",
    no_list_becomes_a_file_that_is_refused: "own_lists",
    nothing_that_is_kept_puts_annotations_out_of_joint: "settings",
    no_text_is_annotated_beside_its_words: "text",
}

#[test]
fn every_target_is_one_of_libfuzzer_too_and_is_replayed() {
    let names: BTreeSet<_> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let files = fs::read_dir(root().join("fuzz/fuzz_targets")).unwrap();
    let files = files.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned());
    assert_eq!(files.collect::<BTreeSet<_>>(), names);
    let manifest = read("fuzz/Cargo.toml");
    for name in &names {
        assert!(manifest.contains(&format!("name = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"")), "{name}");
        assert!(REPLAYED.contains(&name.as_str()), "{name}");
    }
}
