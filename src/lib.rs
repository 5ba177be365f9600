//! Dateline: where an article takes place and who says so.
//!
//! The way of the data is one direction, without cycles:
//!
//! ```text
//! page DOM ── page::read ──▶ Article ── Annotator ──▶ Annotations ── overlay ──▶ highlights, card, sidebar
//! file / stdin ── cli ─────▶ Article                     └── export ──▶ JSON, …
//!                               gazetteer.bin ──▶ Gazetteer (read-only, used as it lies)
//! ```
//!
//! * [`article`]: what is annotated, text in blocks with what the page says of itself.
//! * [`annotations`]: what comes out: places, claims, sources.
//! * [`annotate`]: the pipeline, one call.
//! * [`text`]: tokens, sentences, spans and offset conversion.
//! * [`gazetteer`]: the compiled gazetteer.
//! * [`language`]: the one reading of a text; English behind one door.
//! * [`places`]: toponyms, found and resolved.
//! * [`infrastructure`]: the grammar of facilities, their sites and events.
//! * [`claims`]: cues, quotations, sources.
//! * [`export`]: the annotations in other formats.
//! * `embed` (wasm32 only): annotating a plain text from JavaScript.
//! * [`view`]: what the reader is shown, in words and groups.
//! * `page`, `overlay`, `content` (wasm32 only): the two ends that know the DOM.
//!
//! Everything but the last line compiles natively and has no browser in it.
//!
//! All spans are half-open byte ranges into the article's UTF-8 text ([`text::TextSpan`]).

pub mod annotate;
pub mod annotations;
pub mod article;
pub mod claims;
pub mod country;
pub mod export;
pub mod gazetteer;
pub mod infrastructure;
pub mod kind;
pub mod language;
pub mod options;
pub mod pace;
pub mod places;
pub mod roles;
pub mod summary;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub mod tables;
pub mod text;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod content;
#[cfg(target_arch = "wasm32")]
pub mod embed;
#[cfg(target_arch = "wasm32")]
pub mod overlay;
#[cfg(target_arch = "wasm32")]
pub mod page;

pub use annotate::Annotator;
pub use annotations::Annotations;
pub use article::Article;
pub use country::CountryCode;
pub use gazetteer::Gazetteer;
pub use kind::{Category, Kind};
pub use text::TextSpan;
