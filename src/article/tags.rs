//! HTML elements, as far as reading an article tells them apart.

macro_rules! tags {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// An element's local name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Tag {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
            /// A custom element (its name has a hyphen).
            Custom,
            /// Any other.
            Other,
        }

        impl Tag {
            /// Reads a local name in lower case.
            #[must_use]
            pub fn parse(name: &str) -> Self {
                match name {
                    $($name => Tag::$variant,)*
                    _ if name.contains('-') => Tag::Custom,
                    _ => Tag::Other,
                }
            }
        }
    };
}

tags! {
    A = "a", Abbr = "abbr", B = "b", Bdi = "bdi", Bdo = "bdo", Cite = "cite", Data = "data", Del = "del", Dfn = "dfn",
    Em = "em", Font = "font", I = "i", Ins = "ins", Mark = "mark", Q = "q", S = "s", Small = "small", Span = "span",
    Strong = "strong", Sub = "sub", U = "u", Var = "var", Wbr = "wbr",
    Address = "address", Article = "article", Aside = "aside", Audio = "audio",
    Blockquote = "blockquote", Body = "body", Br = "br", Button = "button", Canvas = "canvas",
    Caption = "caption", Center = "center", Code = "code", Dd = "dd", Details = "details",
    Dialog = "dialog", Div = "div", Dl = "dl", Dt = "dt", Embed = "embed", Fieldset = "fieldset",
    Figcaption = "figcaption", Figure = "figure", Footer = "footer", Form = "form", Frame = "frame",
    H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6", Head = "head",
    Header = "header", Hgroup = "hgroup", Hr = "hr", Html = "html", Iframe = "iframe", Img = "img",
    Input = "input", Kbd = "kbd", Label = "label", Li = "li", Main = "main", Math = "math",
    Menu = "menu", Nav = "nav", Noscript = "noscript", Object = "object", Ol = "ol", P = "p",
    Picture = "picture", Pre = "pre", Rp = "rp", Rt = "rt", Samp = "samp", Script = "script",
    Search = "search", Section = "section", Select = "select", Slot = "slot", Style = "style",
    Summary = "summary", Sup = "sup", Svg = "svg", Table = "table", Tbody = "tbody", Td = "td",
    Template = "template", Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead",
    Time = "time", Title = "title", Tr = "tr", Ul = "ul", Video = "video",
}

impl Tag {
    /// Whether it stands on lines of its own unless a style says otherwise.
    ///
    /// Custom elements are inline by default; a reader of a live page asks the page instead.
    #[must_use]
    pub const fn is_block(self) -> bool {
        use Tag::{
            Address, Article, Aside, Blockquote, Body, Caption, Center, Dd, Details, Dialog, Div, Dl, Dt, Fieldset,
            Figcaption, Figure, Footer, Form, H1, H2, H3, H4, H5, H6, Header, Hgroup, Hr, Html, Li, Main, Menu, Nav,
            Ol, P, Pre, Search, Section, Summary, Table, Tbody, Td, Tfoot, Th, Thead, Tr, Ul,
        };
        matches!(
            self,
            Address
                | Article
                | Aside
                | Blockquote
                | Body
                | Caption
                | Center
                | Dd
                | Details
                | Dialog
                | Div
                | Dl
                | Dt
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Header
                | Hgroup
                | Hr
                | Html
                | Li
                | Main
                | Menu
                | Nav
                | Ol
                | P
                | Pre
                | Search
                | Section
                | Summary
                | Table
                | Tbody
                | Td
                | Tfoot
                | Th
                | Thead
                | Tr
                | Ul
        )
    }

    /// Whether its content is never running text: media, controls, what is not rendered.
    #[must_use]
    pub const fn is_opaque(self) -> bool {
        use Tag::{
            Audio, Button, Canvas, Dialog, Embed, Frame, Head, Iframe, Input, Math, Noscript, Object, Rp, Rt, Script,
            Search, Select, Style, Svg, Template, Textarea, Title, Video,
        };
        matches!(
            self,
            Audio
                | Button
                | Canvas
                | Dialog
                | Embed
                | Frame
                | Head
                | Iframe
                | Input
                | Math
                | Noscript
                | Object
                | Rp
                | Rt
                | Script
                | Search
                | Select
                | Style
                | Svg
                | Template
                | Textarea
                | Title
                | Video
        )
    }

    /// Whether it is a section of the page that is beside the article by definition.
    #[must_use]
    pub const fn is_beside(self) -> bool {
        matches!(self, Tag::Nav | Tag::Aside | Tag::Footer | Tag::Menu)
    }

    /// Whether it is a heading of any level.
    #[must_use]
    pub const fn is_heading(self) -> bool {
        matches!(self, Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6)
    }
}
