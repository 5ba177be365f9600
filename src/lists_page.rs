//! Own lists for the extension's options page: a module of its own, without the rest of the core.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::Gazetteer;
use crate::own_lists::{self, OwnList};

/// Most faults that are given one by one.
const MOST_TOLD: usize = 200;

/// What a file gave.
#[derive(Serialize)]
struct Checked {
    sites: usize,
    /// How many rows were left out.
    left_out: usize,
    /// How many lines something is wrong with.
    faults: usize,
    /// The first of them, in words.
    told: Vec<String>,
}

/// Reads the text of a list: `{ sites, left_out, faults, told }`, where `told` says by line what is wrong.
///
/// # Errors
///
/// An `Error` with the reason where it is no list.
#[wasm_bindgen(unchecked_return_type = "{ sites: number; left_out: number; faults: number; told: string[] }")]
pub fn check_list(text: &str) -> Result<JsValue, JsError> {
    let reading = own_lists::read(text)?;
    let checked = Checked {
        sites: reading.rows.len(),
        left_out: reading.faults.iter().filter(|fault| !fault.kept).count(),
        faults: reading.faults.len(),
        told: reading.faults.iter().take(MOST_TOLD).map(ToString::to_string).collect(),
    };
    Ok(serde_wasm_bindgen::to_value(&checked)?)
}

/// Makes the file of lists that lies over the gazetteer in `gazetteer`. `texts` are what [`check_list`] read, `names` what
/// the reader calls them.
///
/// # Errors
///
/// An `Error` with the reason where the gazetteer or a list is refused.
#[wasm_bindgen]
pub fn make_lists(gazetteer: Vec<u8>, names: Vec<String>, texts: Vec<String>) -> Result<Vec<u8>, JsError> {
    let gazetteer = Gazetteer::open(gazetteer)?;
    let mut lists = Vec::with_capacity(names.len());
    for (name, text) in names.into_iter().zip(&texts) {
        lists.push(OwnList { name, rows: own_lists::read(text)?.rows });
    }
    Ok(own_lists::compile(&gazetteer, &lists)?.bytes)
}
