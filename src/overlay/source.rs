//! What the sidebar's rows are drawn of.

use super::dom::Maker;
use crate::view::Strings;
use crate::view::sidebar::Sidebar;

/// What rows are drawn of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub maker: &'a Maker,
    pub sidebar: &'a Sidebar,
    pub strings: &'a Strings,
}
