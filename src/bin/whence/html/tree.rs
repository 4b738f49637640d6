//! A document tree in one vector: nothing recurses, neither to build, to walk
//! nor to drop it, however deeply the page nests.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    rc::Rc,
};

use html5ever::{
    Attribute, ExpandedName, LocalName, QualName, TokenizerResult,
    buffer_queue::BufferQueue,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    local_name, ns,
    tendril::StrTendril,
    tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer},
    tree_builder::TreeBuilder,
};

/// A node's place in its tree.
pub type Id = usize;

/// What a node is.
pub enum Data {
    /// An HTML element, or one of SVG or MathML.
    Element(Element),
    /// Text.
    Text(StrTendril),
    /// The document, a comment, a template's inside.
    Other,
}

/// An element's name and attributes.
pub struct Element {
    name: Rc<QualName>,
    attributes: Vec<Attribute>,
    template: Option<Id>,
}

impl Element {
    /// The tag's name, in lower case.
    pub fn tag(&self) -> &LocalName {
        &self.name.local
    }

    /// Whether it is one of HTML's own, not a part of a drawing.
    pub fn is_html(&self) -> bool {
        self.name.ns == ns!(html)
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|it| &*it.name.local == name)
            .map(|it| &*it.value)
    }
}

/// A node with its neighbours.
pub struct Node {
    /// What it is.
    pub data: Data,
    /// The node around it.
    pub parent: Option<Id>,
    /// The node after it under the same parent.
    pub next: Option<Id>,
    /// The first node inside.
    pub first: Option<Id>,
    previous: Option<Id>,
    last: Option<Id>,
}

/// A parsed page; the document is node 0.
pub struct Tree {
    /// All nodes, in the order of their making: that of the page.
    pub nodes: Vec<Node>,
}

impl Tree {
    /// Parses a page as a browser does.
    pub fn parse(html: &str) -> Tree {
        let sink = Sink::default();
        let builder = TreeBuilder::new(sink, Default::default());
        let limit = DepthLimit {
            inner: builder,
            depth: Cell::new(0),
            skipped: Cell::new(0),
        };
        let tokenizer = Tokenizer::new(limit, Default::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        tokenizer.end();
        tokenizer.sink.inner.sink.finish()
    }

    /// The text of all nodes directly inside of one.
    pub fn text_in(&self, id: Id) -> String {
        let mut text = String::new();
        let mut child = self.nodes[id].first;
        while let Some(id) = child {
            if let Data::Text(piece) = &self.nodes[id].data {
                text.push_str(piece);
            }
            child = self.nodes[id].next;
        }
        text
    }

    fn add(&mut self, data: Data) -> Id {
        self.nodes.push(Node {
            data,
            parent: None,
            next: None,
            first: None,
            previous: None,
            last: None,
        });
        self.nodes.len() - 1
    }

    fn detach(&mut self, id: Id) {
        let node = &mut self.nodes[id];
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        match (previous, parent) {
            (Some(previous), _) => self.nodes[previous].next = next,
            (None, Some(parent)) => self.nodes[parent].first = next,
            (None, None) => {}
        }
        match (next, parent) {
            (Some(next), _) => self.nodes[next].previous = previous,
            (None, Some(parent)) => self.nodes[parent].last = previous,
            (None, None) => {}
        }
    }

    /// Puts `id` under `parent`, before `next` or else last.
    fn insert(&mut self, id: Id, parent: Id, next: Option<Id>) {
        self.detach(id);
        let previous = match next {
            Some(next) => self.nodes[next].previous.replace(id),
            None => self.nodes[parent].last.replace(id),
        };
        match previous {
            Some(previous) => self.nodes[previous].next = Some(id),
            None => self.nodes[parent].first = Some(id),
        }
        let node = &mut self.nodes[id];
        (node.parent, node.previous, node.next) = (Some(parent), previous, next);
    }

    fn insert_child(&mut self, child: NodeOrText<Handle>, parent: Id, next: Option<Id>) {
        let before = match next {
            Some(next) => self.nodes[next].previous,
            None => self.nodes[parent].last,
        };
        let id = match child {
            NodeOrText::AppendNode(handle) => handle.id,
            NodeOrText::AppendText(text) => {
                if let Some(before) = before
                    && let Data::Text(held) = &mut self.nodes[before].data
                {
                    held.push_tendril(&text);
                    return;
                }
                self.add(Data::Text(text))
            }
        };
        self.insert(id, parent, next);
    }
}

/// How the parser holds a node.
#[derive(Clone)]
struct Handle {
    id: Id,
    name: Rc<QualName>,
}

struct Sink {
    tree: RefCell<Tree>,
    /// The name of what has none.
    no_name: Rc<QualName>,
}

impl Default for Sink {
    fn default() -> Sink {
        let mut tree = Tree { nodes: Vec::new() };
        tree.add(Data::Other);
        Sink {
            tree: RefCell::new(tree),
            no_name: Rc::new(QualName::new(None, ns!(), local_name!(""))),
        }
    }
}

impl Sink {
    fn unnamed(&self, id: Id) -> Handle {
        Handle {
            id,
            name: Rc::clone(&self.no_name),
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.unnamed(0)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> Handle {
        let mut tree = self.tree.borrow_mut();
        let name = Rc::new(name);
        let template = flags.template.then(|| tree.add(Data::Other));
        let id = tree.add(Data::Element(Element {
            name: Rc::clone(&name),
            attributes,
            template,
        }));
        Handle { id, name }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        self.unnamed(self.tree.borrow_mut().add(Data::Other))
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        self.unnamed(self.tree.borrow_mut().add(Data::Other))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.tree.borrow_mut().insert_child(child, parent.id, None);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let has_parent = self.tree.borrow().nodes[element.id].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        let inside = match &self.tree.borrow().nodes[target.id].data {
            Data::Element(element) => element.template,
            _ => None,
        };
        self.unnamed(inside.unwrap_or(target.id))
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, new: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        if let Some(parent) = tree.nodes[sibling.id].parent {
            tree.insert_child(new, parent, Some(sibling.id));
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        if let Data::Element(element) = &mut self.tree.borrow_mut().nodes[target.id].data {
            for new in attributes {
                if !element.attributes.iter().any(|it| it.name == new.name) {
                    element.attributes.push(new);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.nodes[node.id].first {
            tree.insert(child, new_parent.id, None);
        }
    }
}

/// Leaves out the tags of elements nested more deeply than any page needs, and
/// keeps their text. The parser looks through the open elements at every tag, so
/// that without a limit its time is quadratic in the depth. Browsers have the
/// same limit.
struct DepthLimit {
    inner: TreeBuilder<Handle, Sink>,
    depth: Cell<usize>,
    skipped: Cell<usize>,
}

const MAX_DEPTH: usize = 512;

impl TokenSink for DepthLimit {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if let Token::TagToken(tag) = &token
            && nests(tag)
        {
            let (depth, skipped) = (self.depth.get(), self.skipped.get());
            match tag.kind {
                TagKind::StartTag if depth >= MAX_DEPTH => {
                    self.skipped.set(skipped + 1);
                    return TokenSinkResult::Continue;
                }
                TagKind::StartTag => self.depth.set(depth + 1),
                TagKind::EndTag if skipped > 0 => {
                    self.skipped.set(skipped - 1);
                    return TokenSinkResult::Continue;
                }
                TagKind::EndTag => self.depth.set(depth.saturating_sub(1)),
            }
        }
        self.inner.process_token(token, line)
    }

    fn end(&self) {
        self.inner.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.inner
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements that have no end tag, may lack it, or whose inside is no markup.
const FLAT: &[&str] = &[
    "area",
    "base",
    "body",
    "br",
    "col",
    "colgroup",
    "dd",
    "dt",
    "embed",
    "head",
    "hr",
    "html",
    "iframe",
    "img",
    "input",
    "li",
    "link",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "optgroup",
    "option",
    "p",
    "param",
    "plaintext",
    "rp",
    "rt",
    "script",
    "source",
    "style",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "wbr",
    "xmp",
];

/// Whether the tag counts for the depth.
fn nests(tag: &Tag) -> bool {
    !tag.self_closing && !FLAT.contains(&&*tag.name)
}
