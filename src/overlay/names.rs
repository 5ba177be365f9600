//! The names by which the overlay can be found and taken down from outside.
//!
//! A panic ends the core without unwinding. The loader, in JavaScript, then removes every element
//! called [`HOST`] that is a child of the document element and deletes the entries of
//! `CSS.highlights`, all of whose names begin with [`HIGHLIGHT_PREFIX`], by their names; nothing else is
//! on the page. (The style rules that stay behind apply to those names only.)

/// Name of the element that holds the card, the sidebar and the rest, in a shadow root.
pub const HOST: &str = "dateline-overlay";
/// Property by which a host says that it was taken down on purpose and is not to be put back. As a property of the element as
/// the extension's scripts see it, no page can set it.
pub const TAKEN_DOWN: &str = "datelineTakenDown";
/// What the names of all our highlights begin with.
pub const HIGHLIGHT_PREFIX: &str = "dateline-";
/// Says of a plain element that it is the host, where the page has taken the name.
pub const PLAIN_HOST: &str = "data-dateline-host";
