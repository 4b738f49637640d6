/** What the walker must know of how an element is laid out. */

/** How an element is laid out. */
export interface Layout {
  /** Whether text directly inside is seen. */
  isVisible: boolean;
  /** Whether its content stands apart from what is around it. */
  isBlock: boolean;
  /** Whether line ends in the source are line ends on the page. */
  keepsLines: boolean;
  /** Quotation marks that the style sheet puts around it. */
  mark: { open: string; close: string } | null;
}

/** Elements whose content is no text of the page. */
const UNREAD = new Set(
  ("script style noscript template head title textarea input select option datalist button svg math iframe object " +
    "embed canvas video audio meter progress map")
    .split(" "),
);

/** Elements that are part of a line, whatever a drop cap's style does to them. */
const PHRASING = new Set(["span", "b", "strong", "i", "em", "big", "font", "a"]);
const LONGEST_DROP_CAP = 3;

/**
 * How `element` is laid out inside an element laid out as `outer`; null when
 * nothing of it is to be read.
 */
export function layoutOf(element: Element, outer: Layout | null): Layout | null {
  const tag = element.localName;
  if (UNREAD.has(tag) || isEditable(element)) return null;
  const style = getComputedStyle(element);
  // "contents" has no box of its own, so it does not count as visible.
  if (!element.checkVisibility() && style.display !== "contents") return null;
  if (isClippedAway(style)) return null;
  return {
    isVisible: style.visibility === "visible",
    isBlock: isBlock(element, style) || outer === null,
    keepsLines: /^(preserve|preserve-breaks|break-spaces)$/.test(
      style.getPropertyValue("white-space-collapse"),
    ),
    mark: tag === "q" ? marksOf(element) : null,
  };
}

function isEditable(element: Element): boolean {
  return element.hasAttribute("contenteditable") && (element as HTMLElement).isContentEditable;
}

/** The usual ways to write words for screen readers only. */
function isClippedAway(style: CSSStyleDeclaration): boolean {
  if (style.position !== "absolute" && style.position !== "fixed") return false;
  return (
    /^rect\((0px|1px)(, (0px|1px)){3}\)$/.test(style.clip) ||
    /^inset\((50|100)%/.test(style.clipPath) ||
    (style.overflow === "hidden" && style.width === "1px" && style.height === "1px")
  );
}

function isBlock(element: Element, style: CSSStyleDeclaration): boolean {
  const { display } = style;
  if (display === "contents" || display.startsWith("inline") || display.startsWith("ruby")) {
    return false;
  }
  const isDropCap =
    style.cssFloat !== "none" &&
    PHRASING.has(element.localName) &&
    element.textContent.trim().length <= LONGEST_DROP_CAP;
  return !isDropCap;
}

/** The marks around `<q>`, which browsers write and the source does not. */
function marksOf(element: Element): Layout["mark"] {
  const drawn = (which: string): boolean =>
    !/^(none|normal|"")$/.test(getComputedStyle(element, which).content);
  return drawn("::before") ? { open: "“", close: drawn("::after") ? "”" : "" } : null;
}
