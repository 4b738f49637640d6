/**
 * The card's place in the page: a popover outside `<body>`, in the top layer, so
 * that no style or script of the page can cover it or look into it. Nothing of
 * it is left in the page when it is closed.
 */
import cardStyle from "./card.css";
import hostStyle from "./host.css";
import { placeCard, type Box } from "./place";

const OURS = ["click", "keydown", "keyup", "pointerdown", "pointerup", "mousedown", "mouseup"];

/** The open card. */
export class CardHost {
  private readonly host = document.createElement("div");
  private readonly frame = document.createElement("div");
  private readonly told = document.createElement("div");
  private card: HTMLElement;
  /** What had the focus before the card took it. */
  private before: HTMLElement | null = null;

  /** Puts `card` into the page. */
  constructor(card: HTMLElement, theme: "light" | "dark") {
    this.card = card;
    const root = this.host.attachShadow({ mode: "closed" });
    root.adoptedStyleSheets.push(sheet(cardStyle), sheet(hostStyle));
    this.frame.className = `frame enters theme-${theme}`;
    this.frame.append(card);
    this.told.className = "told";
    this.told.setAttribute("role", "status");
    root.append(this.frame, this.told);
    // What is pressed and typed in the card is none of the page's business.
    for (const type of OURS) this.host.addEventListener(type, (event) => event.stopPropagation());
    this.host.popover = "manual";
    document.documentElement.append(this.host);
    this.host.showPopover();
  }

  /** Whether the card can be seen: a page's script can take it away or close it. */
  get isShown(): boolean {
    return this.host.isConnected && this.host.matches(":popover-open");
  }

  /** Whether an event at the document came out of the card. */
  holds(event: Event): boolean {
    return event.composedPath().includes(this.host);
  }

  /** Where the card is. */
  get box(): DOMRect {
    return this.frame.getBoundingClientRect();
  }

  /** Whether the focus is in the card. */
  get hasFocus(): boolean {
    return document.activeElement === this.host;
  }

  /** Shows another card in the same place. */
  replace(card: HTMLElement): void {
    const hadFocus = this.hasFocus;
    this.card.replaceWith(card);
    this.card = card;
    if (hadFocus) card.focus({ preventScroll: true });
  }

  /** Moves the card near the words. */
  place(lines: readonly Box[], near: Box): void {
    const { clientWidth: width, clientHeight } = document.documentElement;
    // In quirks mode the root element is as high as the page.
    const viewport = { width, height: Math.min(clientHeight || innerHeight, innerHeight) };
    this.host.style.removeProperty("--room");
    for (const [name, value] of Object.entries(placeCard(lines, near, this.box, viewport))) {
      // Important, for a page's own important rules reach custom properties too.
      this.host.style.setProperty(`--${name}`, `${value}px`, "important");
    }
  }

  /** Moves the focus into the card. */
  focus(): void {
    if (this.hasFocus) return;
    const { activeElement } = document;
    this.before = activeElement instanceof HTMLElement ? activeElement : null;
    this.card.focus({ preventScroll: true });
  }

  /** Has a screen reader say `words`. */
  tell(words: string): void {
    // A region that comes with its words is not read out; one that changes is.
    requestAnimationFrame(() => (this.told.textContent = words));
  }

  /** Takes the card out of the page and gives the focus back. */
  remove(): void {
    const hadFocus = this.hasFocus;
    this.host.remove();
    if (hadFocus) this.before?.focus({ preventScroll: true });
  }
}

function sheet(style: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(style);
  return made;
}
