/**
 * What the parts of the extension say to each other. Whatever comes from
 * another context is checked here before anyone believes it.
 */
import type { Provenance } from "whence";
import type { Outline } from "./outline";

/** The commands of the manifest. */
export const COMMANDS = ["toggle", "next", "previous", "card"] as const;
/** One of them. */
export type Command = (typeof COMMANDS)[number];

/** From a page's script to the background. */
export type ToBackground =
  /** Read this page. Answered by {@link Reading}. */
  | { type: "read"; outline: Outline }
  /** The page shows this many quotes now. Not answered. */
  | { type: "shown"; quotes: number };

/** What became of a reading. */
export type Reading = { ok: true; provenance: Provenance } | { ok: false };

/** From the popup or the background to a page's script. */
export type ToPage =
  /** How is the page? Answered by {@link Status}. */
  | { type: "status" }
  /** Read it although it does not look like an article. Answered by {@link Status}. */
  | { type: "read-anyway" }
  /** The browser saw a shortcut. Not answered. */
  | { type: "command"; command: Command };

/** How a page is. */
export interface Status {
  /** The page's host, as the list of sites spells it. */
  host: string;
  state: State;
  /** Attributed statements by kind. */
  counts: { direct: number; mixed: number; indirect: number };
  /** How many speakers they have. */
  sources: number;
}

/** Whether a page is read, and why not. */
export type State =
  /** Being read. */
  | "reading"
  /** Read and marked. */
  | "read"
  /** It does not look like an article, so nothing was read. */
  | "no-article"
  /** The core failed. */
  | "failed"
  /** The reader hid the marks on this page. */
  | "hidden"
  /** Switched off, everywhere or on this site. */
  | "off"
  /** A PDF, in a browser whose viewer lets our script in. */
  | "pdf";

/** No text longer than this is read, in UTF-16 units: no article is. */
export const LONGEST_TEXT = 2_000_000;
const MOST_ELEMENTS = 400_000;

/** The message, if it is one that a page may send to the background. */
export function toBackground(value: unknown): ToBackground | null {
  if (!isRecord(value)) return null;
  if (value.type === "shown" && isIndex(value.quotes)) {
    return { type: "shown", quotes: value.quotes };
  }
  if (value.type === "read" && isOutline(value.outline)) {
    return { type: "read", outline: value.outline };
  }
  return null;
}

/** The message, if it is one that the popup or the background may send to a page. */
export function toPage(value: unknown): ToPage | null {
  if (!isRecord(value)) return null;
  if (value.type === "status" || value.type === "read-anyway") return { type: value.type };
  const command = COMMANDS.find((it) => it === value.command);
  return value.type === "command" && command ? { type: "command", command } : null;
}

function isOutline(value: unknown): value is Outline {
  if (!isRecord(value)) return false;
  const { url, title, language, text, elements, blocks, metas, jsonLd } = value;
  if (typeof text !== "string" || text.length > LONGEST_TEXT) return false;
  const isSpan = (it: unknown): boolean =>
    Array.isArray(it) &&
    it.length === 2 &&
    isIndex(it[0]) &&
    isIndex(it[1]) &&
    it[0] <= it[1] &&
    it[1] <= text.length;
  return (
    [url, title, language].every((it) => it === null || typeof it === "string") &&
    isList(elements, MOST_ELEMENTS, (it, place) =>
      typeof it.tag === "string" &&
      typeof it.hints === "string" &&
      (it.parent === null || (isIndex(it.parent) && it.parent < place)),
    ) &&
    isList(blocks, MOST_ELEMENTS, (it) =>
      isSpan(it.span) &&
      isIndex(it.element) &&
      it.element < elements.length &&
      isList(it.links, MOST_ELEMENTS, (link) => isSpan(link.span) && typeof link.href === "string") &&
      Array.isArray(it.strong) &&
      it.strong.every(isSpan),
    ) &&
    isList(metas, MOST_ELEMENTS, (it) =>
      typeof it.name === "string" && typeof it.content === "string",
    ) &&
    Array.isArray(jsonLd) &&
    jsonLd.every((it) => typeof it === "string")
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function isList(
  value: unknown,
  most: number,
  fits: (item: Record<string, unknown>, place: number) => boolean,
): value is unknown[] {
  return (
    Array.isArray(value) &&
    value.length <= most &&
    value.every((item, place) => isRecord(item) && fits(item, place))
  );
}
