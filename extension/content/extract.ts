/**
 * The walker: writes down what visibly stands on a page, never what it is. Its
 * rules are those of the outline (src/outline.rs), the same on the command line.
 *
 * It goes from node to node without recursion, so that no depth of nesting can
 * overflow the stack, and stops every so often for the page's own work.
 */
import type { Block, Element as OutlineElement, Link, Outline, Span } from "../shared/outline";
import { LONGEST_TEXT } from "../shared/messages";
import { Folding } from "./folding";
import { layoutOf, type Layout } from "./layout";
import { TextMap } from "./textmap";

/** A page as it was read. */
export interface Page {
  outline: Outline;
  map: TextMap;
}

/** After how many nodes or text units the walker lets others in. */
const NODES_A_STEP = 64;
const UNITS_A_STEP = 16_384;
/** No step begins with more text than this: none makes the text longer than may be read. */
const FULL = LONGEST_TEXT - 2 * UNITS_A_STEP;

/** Walks `root`, the page's root element. */
export function* walk(root: Element): Generator<void, Page> {
  const walker = new Walker();
  let node: Node | null = root;
  let steps = 0;
  while (node && !walker.full) {
    if (node.nodeType === Node.TEXT_NODE) yield* walker.text(node as Text);
    else if (node.nodeType === Node.ELEMENT_NODE && walker.enter(node as Element)) {
      const child: Node | null = node.firstChild;
      if (child) {
        node = child;
        continue;
      }
      walker.leave();
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node) walker.leave();
    }
    node = node === root ? null : (node?.nextSibling ?? null);
    steps += 1;
    if (steps % NODES_A_STEP === 0) yield;
  }
  return walker.finish(root.ownerDocument);
}

/** An element that the walker is inside of. */
interface Level {
  element: Element;
  layout: Layout;
  /** The nearest block-level element, as a level. */
  block: Level | null;
  parent: Level | null;
  /** Its place in the outline, once something needed it. */
  place: number | null;
  /** The link that it opened, and where the link's words begin. */
  link: { href: string; start: number | null } | null;
  strong: { start: number | null } | null;
}

class Walker {
  readonly map = new TextMap();
  private readonly parts: string[] = [];
  private length = 0;
  private readonly elements: OutlineElement[] = [];
  private readonly blocks: Block[] = [];
  private level: Level | null = null;
  private open: { link: Level["link"]; strong: Level["strong"] } = { link: null, strong: null };
  private start = 0;
  private links: Link[] = [];
  private strongs: Span[] = [];
  private readonly folding = new Folding((text, node, offset) => this.append(text, node, offset));

  /** Whether no more text may be taken. */
  get full(): boolean {
    return this.length >= FULL;
  }

  /** Enters an element; false when nothing of it is to be read. */
  enter(element: Element): boolean {
    if (element.localName === "br") {
      this.endBlock();
      return false;
    }
    const layout = layoutOf(element, this.level?.layout ?? null);
    if (!layout) return false;
    if (layout.isBlock) this.endBlock();
    const level: Level = {
      element,
      layout,
      block: null,
      parent: this.level,
      place: null,
      link: null,
      strong: null,
    };
    level.block = layout.isBlock ? level : (this.level?.block ?? level);
    this.level = level;
    if (element.localName === "a" && !this.open.link && element.hasAttribute("href")) {
      level.link = this.open.link = { href: (element as HTMLAnchorElement).href, start: null };
    }
    if (/^(b|strong)$/.test(element.localName) && !this.open.strong) {
      level.strong = this.open.strong = { start: null };
    }
    if (layout.mark) this.appendMark(layout.mark.open);
    return true;
  }

  /** Leaves the element that was entered last. */
  leave(): void {
    const level = this.level;
    if (!level) return;
    if (level.layout.mark) this.appendMark(level.layout.mark.close);
    if (level.link) {
      this.closeLink();
      this.open.link = null;
    }
    if (level.strong) {
      this.closeStrong();
      this.open.strong = null;
    }
    if (level.layout.isBlock) this.endBlock();
    this.level = level.parent;
  }

  /** Reads a text node. */
  *text(node: Text): Generator<void, void> {
    const layout = this.level?.layout;
    if (!layout?.isVisible) return;
    const { data } = node;
    for (let from = 0; from < data.length && !this.full; from += UNITS_A_STEP) {
      const to = Math.min(data.length, from + UNITS_A_STEP);
      if (layout.keepsLines) this.lines(node, from, to);
      else this.folding.fold(data.slice(from, to), node, from);
      if (to < data.length) yield;
    }
  }

  /** The outline, after the last node. */
  finish(document: Document): Page {
    this.endBlock();
    const outline: Outline = {
      url: document.URL,
      title: document.title,
      language: document.documentElement.getAttribute("lang"),
      text: this.parts.join(""),
      elements: this.elements,
      blocks: this.blocks,
      metas: metasOf(document),
      jsonLd: jsonLdOf(document),
    };
    return { outline, map: this.map };
  }

  /** Text whose line ends are seen: each ends a block, as `<br>` does. */
  private lines(node: Text, from: number, to: number): void {
    const { data } = node;
    let start = from;
    while (start < to) {
      const found = data.indexOf("\n", start);
      const end = found === -1 || found > to ? to : found;
      this.folding.fold(data.slice(start, end), node, start);
      if (end < to) this.endBlock();
      start = end + 1;
    }
  }

  private append(text: string, node: Text | null, offset: number): void {
    this.parts.push(text);
    if (node) this.map.add(this.length, text.length, node, offset);
    if (text !== " ") {
      if (this.open.link) this.open.link.start ??= this.length;
      if (this.open.strong) this.open.strong.start ??= this.length;
    }
    this.length += text.length;
  }

  /** A mark that only the style sheet draws stands in the text, but nowhere in the page. */
  private appendMark(mark: string): void {
    this.folding.settle();
    this.append(mark, null, 0);
  }

  private endBlock(): void {
    this.folding.forget();
    if (this.length === this.start) return;
    this.closeLink();
    this.closeStrong();
    const level = this.level?.block;
    if (level) {
      this.blocks.push({
        span: [this.start, this.length],
        element: this.placeOf(level),
        links: this.links,
        strong: this.strongs,
      });
    }
    this.links = [];
    this.strongs = [];
    this.parts.push("\n");
    this.length += 1;
    this.start = this.length;
  }

  private closeLink(): void {
    const { link } = this.open;
    if (link?.start == null) return;
    this.links.push({ span: [link.start, this.length], href: link.href });
    link.start = null;
  }

  private closeStrong(): void {
    const { strong } = this.open;
    if (strong?.start == null) return;
    this.strongs.push([strong.start, this.length]);
    strong.start = null;
  }

  /** The place of an element in the outline; it and its ancestors get one now. */
  private placeOf(level: Level): number {
    const missing: Level[] = [];
    let known: Level | null = level;
    while (known && known.place === null) {
      missing.push(known);
      known = known.parent;
    }
    let parent = known?.place ?? null;
    for (const each of missing.reverse()) {
      parent = each.place =
        this.elements.push({ parent, tag: each.element.localName, hints: hintsOf(each.element) }) - 1;
    }
    return parent ?? 0;
  }
}

const HINTS = ["class", "id", "itemprop", "role", "data-testid"];

function hintsOf(element: Element): string {
  return HINTS.flatMap((name) => element.getAttribute(name) || []).join(" ");
}

function metasOf(document: Document): Outline["metas"] {
  return [...document.querySelectorAll("meta[name], meta[property]")].map((meta) => ({
    name: meta.getAttribute("name") || meta.getAttribute("property") || "",
    content: meta.getAttribute("content") ?? "",
  }));
}

function jsonLdOf(document: Document): string[] {
  const scripts = document.querySelectorAll('script[type="application/ld+json" i]');
  return [...scripts].map((script) => script.textContent);
}
