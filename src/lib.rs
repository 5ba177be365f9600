//! Dateline: where an article takes place and who says so.
//!
//! The way of the data is one direction, without cycles:
//!
//! ```text
//! page DOM ── page ──▶ Article ── language::Reading ──▶ places, infrastructure ──▶ claims ──▶ roles ──▶ Annotations
//! file / stdin ──────▶ Article    (made once)                                                ├── view ──▶ overlay
//!                                 gazetteer.bin ──▶ Gazetteer, language pack                  └── export ──▶ JSON, …
//! ```
//!
//! From the lowest layer up; `tests/layers.rs` holds that nothing uses what stands after it:
//!
//! * [`country`], [`kind`], [`options`], [`pace`], [`rests`]: words of the trade; long work in slices; when a page is read again.
//! * [`text`]: tokens, sentences, spans and offset conversion.
//! * [`gazetteer`]: the compiled gazetteer, used as it lies.
//! * [`article`]: what is annotated, text in blocks with what the page says of itself.
//! * [`language`]: the one reading of a text, the packs of tables; English behind one door.
//! * `own_lists` (not in the core for pages): the reader's own lists, made into a file that lies over the gazetteer.
//! * [`annotations`]: what comes out: places, claims, sources.
//! * [`places`]: toponyms, found and resolved. [`infrastructure`]: facilities, their sites and events.
//! * [`landmarks`]: roads, streets and venues, by their grammar.
//! * [`claims`]: cues, quotations, sources.
//! * [`roles`], [`summary`], [`disputes`]: what is said of the annotations as a whole.
//! * `tables` (native only): compiles the tables of every layer.
//! * [`annotate`]: the pipeline, in one call or in slices.
//! * [`corrections`]: the reader's own word on what names mean.
//! * [`view`]: what the reader is shown, in words and groups. [`export`]: other formats. `jsonl` (with HTML): documents as
//!   programs give them.
//! * `page`, `overlay`, `content`, `embed` (wasm32 only): the ends that know a browser. `lists_page` is all that the
//!   options page's module has, in their stead.
//!
//! Everything but the last line compiles natively and has no browser in it.
//!
//! All spans are half-open byte ranges into the article's UTF-8 text ([`text::TextSpan`]).

pub mod annotate;
pub mod annotations;
pub mod article;
pub mod claims;
pub mod corrections;
pub mod country;
pub mod disputes;
pub mod export;
pub mod gazetteer;
pub mod infrastructure;
#[cfg(feature = "html")]
pub mod jsonl;
pub mod kind;
pub mod landmarks;
pub mod language;
#[cfg(all(target_arch = "wasm32", feature = "lists"))]
pub mod lists_page;
pub mod options;
#[cfg(any(not(target_arch = "wasm32"), feature = "lists"))]
pub mod own_lists;
pub mod pace;
pub mod places;
pub mod rests;
pub mod roles;
mod sort;
pub mod summary;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub mod tables;
pub mod text;
pub mod view;

#[cfg(all(target_arch = "wasm32", not(any(feature = "lists", feature = "programs"))))]
pub mod content;
#[cfg(all(target_arch = "wasm32", not(feature = "lists")))]
pub mod embed;
#[cfg(all(target_arch = "wasm32", not(any(feature = "lists", feature = "programs"))))]
pub mod overlay;
#[cfg(all(target_arch = "wasm32", not(any(feature = "lists", feature = "programs"))))]
pub mod page;

pub use annotate::Annotator;
pub use annotations::Annotations;
pub use article::Article;
pub use country::CountryCode;
pub use gazetteer::Gazetteer;
pub use kind::{Category, Kind};
pub use text::TextSpan;
