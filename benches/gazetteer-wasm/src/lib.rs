//! Opening and looking up in WebAssembly, timed from outside: `node scripts/bench-gazetteer.mjs`.
//!
//! The functions are called by the script with nothing but numbers, so no glue is in the way.

use std::cell::RefCell;

use dateline::gazetteer::{Gazetteer, PlaceId};

thread_local! {
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static GAZETTEER: RefCell<Option<Gazetteer>> = const { RefCell::new(None) };
    static KEYS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for the file and says where.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    BYTES.with_borrow_mut(|bytes| {
        *bytes = vec![0; length];
        bytes.as_mut_ptr()
    })
}

/// Opens what was written there; 1 if it is a gazetteer.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> u32 {
    let opened = Gazetteer::open(BYTES.take()).ok();
    let done = u32::from(opened.is_some());
    GAZETTEER.set(opened);
    done
}

/// Gathers the keys of every 17th place; says how many there are.
#[unsafe(no_mangle)]
pub extern "C" fn gather() -> usize {
    let keys: Vec<String> = GAZETTEER.with_borrow(|gazetteer| {
        let places = gazetteer.iter().flat_map(Gazetteer::places).step_by(17);
        places.map(|place| dateline::gazetteer::normalise::key(place.name())).collect()
    });
    let count = keys.len();
    KEYS.set(keys);
    count
}

/// Looks every gathered key up; says how many candidates there are.
#[unsafe(no_mangle)]
pub extern "C" fn lookup() -> usize {
    GAZETTEER.with_borrow(|gazetteer| {
        let Some(gazetteer) = gazetteer else { return 0 };
        KEYS.with_borrow(|keys| keys.iter().map(|key| gazetteer.lookup_key(key).len()).sum())
    })
}

/// Walks every gathered key token by token; says how many tokens there are.
#[unsafe(no_mangle)]
pub extern "C" fn walk() -> usize {
    GAZETTEER.with_borrow(|gazetteer| {
        let Some(gazetteer) = gazetteer else { return 0 };
        let tokens = |key: &String| {
            let mut walk = gazetteer.walk();
            key.split(' ').take_while(|token| walk.push_token(token)).count()
        };
        KEYS.with_borrow(|keys| keys.iter().map(tokens).sum())
    })
}

/// Reads the name of every 17th place; says how many bytes they are.
#[unsafe(no_mangle)]
pub extern "C" fn names() -> usize {
    GAZETTEER.with_borrow(|gazetteer| {
        let Some(gazetteer) = gazetteer else { return 0 };
        let ids = (0..gazetteer.len() as u32).step_by(17);
        ids.filter_map(|id| gazetteer.place(PlaceId(id))).map(|place| place.name().len()).sum()
    })
}
