//! How elements are laid out where no style sheet says otherwise.

use super::tree::Element;

/// How an element is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Not at all: nothing of it is to be read.
    Unread,
    /// As a part of a line.
    Inline,
    /// Apart from what is around it.
    Block,
}

/// Elements whose content is no text of the page.
const UNREAD: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math",
    "meter", "noembed", "noframes", "noscript", "object", "option", "progress", "rp", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Elements that browsers set apart.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
];

/// The usual names of classes for words that only screen readers see.
const UNSEEN_CLASSES: &[&str] = &[
    "a11y-hidden",
    "assistive-text",
    "element-invisible",
    "offscreen",
    "screen-reader-only",
    "screen-reader-text",
    "screenreader",
    "sr-only",
    "u-visually-hidden",
    "visually-hidden",
    "visuallyhidden",
];

/// How `element` is laid out, by its tag and attributes alone.
pub fn of(element: &Element) -> Layout {
    let tag = &**element.tag();
    // Pages hide themselves until their scripts have run.
    if matches!(tag, "html" | "body") {
        return Layout::Block;
    }
    if !element.is_html() || UNREAD.contains(&tag) || is_hidden(element) {
        return Layout::Unread;
    }
    match display(element) {
        Some("none") => Layout::Unread,
        Some("inline" | "inline-block" | "contents") => Layout::Inline,
        Some("block" | "flex" | "grid" | "table" | "list-item" | "flow-root") => Layout::Block,
        _ if BLOCKS.contains(&tag) => Layout::Block,
        _ => Layout::Inline,
    }
}

fn is_hidden(element: &Element) -> bool {
    element.attribute("hidden").is_some()
        || &**element.tag() == "dialog" && element.attribute("open").is_none()
        || element
            .attribute("contenteditable")
            .is_some_and(|it| !it.eq_ignore_ascii_case("false"))
        || element.attribute("class").is_some_and(|classes| {
            classes
                .split_ascii_whitespace()
                .any(|it| UNSEEN_CLASSES.contains(&it))
        })
}

/// The `display` of the element's own style attribute.
fn display(element: &Element) -> Option<&str> {
    let declarations = element.attribute("style")?.split(';');
    declarations
        .filter_map(|it| it.split_once(':'))
        .filter(|(property, _)| property.trim().eq_ignore_ascii_case("display"))
        .filter_map(|(_, value)| value.split_ascii_whitespace().next())
        .next_back()
        .map(|value| value.trim_end_matches("!important"))
}

/// Whether a closed `<details>` shows only its summary.
pub fn is_closed_details(element: &Element) -> bool {
    &**element.tag() == "details" && element.attribute("open").is_none()
}
