//! What must hold is in `tests/fuzzing`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| dateline_fuzzing::gazetteer::check(data));
