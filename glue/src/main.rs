//! `dateline-glue MODULE FOLDER NAME`: from the module that the compiler left, the module as a browser loads it and its
//! glue, as `NAME_bg.wasm`, `NAME.js` and their types in `FOLDER`.
//!
//! wasm-bindgen's own command does the same and takes minutes to compile: it can serve pages and drive browsers. This is
//! its library alone, which the workspace's lock file holds at the version of `wasm-bindgen` itself.

use std::env::args_os;
use std::ffi::OsString;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// Writes the glue; the error is for the person at the terminal.
fn write_glue(arguments: &[OsString]) -> Result<(), String> {
    let [module, folder, name] = arguments else {
        return Err("usage: dateline-glue MODULE FOLDER NAME".to_owned());
    };
    let name = name.to_str().ok_or("the name is not Unicode")?;
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .typescript(true)
        .web(true)
        // Files of the core are named by who loads them; a bundler would put a default one inside the script.
        .and_then(|bindgen| bindgen.omit_default_module_path(true).generate(folder))
        .map_err(|error| format!("{error:#}"))
}

fn main() -> ExitCode {
    match write_glue(&args_os().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("dateline-glue: {reason}");
            ExitCode::FAILURE
        }
    }
}
