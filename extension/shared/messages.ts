/**
 * What the parts of the extension say to each other. Whatever comes from
 * another context is checked here before anyone believes it.
 */
import type { Format, Provenance, Span } from "whence";
import { isIndex, isList, isRecord, isSpan } from "./checks";
import type { Outline } from "./outline";
import { isProvenance } from "./provenance";

/** The commands of the manifest that a page carries out. */
export const COMMANDS = ["toggle", "next", "previous", "card"] as const;
/** One of them. */
export type Command = (typeof COMMANDS)[number];

/** From a page's script to the background. */
export type ToBackground =
  /** A page that is likely an article is on its way. Not answered. */
  | { type: "wake" }
  /** Read this page. Answered by {@link Reading}. */
  | { type: "read"; outline: Outline }
  /** The page shows this many quotes now. Not answered. */
  | { type: "shown"; quotes: number }
  /** Write what is read of this page in another program's form. Answered by {@link Exported}. */
  | { type: "export"; outline: Outline; format: Format }
  /** The reader asks on the card for the panel. Not answered. */
  | { type: "open-panel" };

/** What became of a reading. */
export type Reading =
  | {
      ok: true;
      provenance: Provenance;
      /** Whether this browser lets a click in a page open the panel. */
      opensPanel: boolean;
    }
  | { ok: false };

/** A page in another program's form; null when that failed. */
export interface Exported {
  text: string | null;
}

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

/** The name of the port by which the panel is bound to a page's script. */
export const PANEL = "panel";

/** From a page's script to the panel. */
export type ToPanel =
  /** How the page is: when the panel comes, and whenever it changes. No article when none was read. */
  | { type: "page"; status: Status; article: Article | null }
  /** The answer to `export`. */
  | { type: "exported"; format: Format; text: string | null };

/** All forms of an export, in the order of the panel. */
export const FORMATS: readonly Format[] = ["web-annotation", "quotation", "csv", "markdown", "csl"];

/** A page as it was read. */
export interface Article {
  /** Tells this reading from every other. */
  reading: number;
  title: string;
  url: string;
  /** The text that the provenance's spans count. */
  text: string;
  provenance: Provenance;
}

/** From the panel to the page's script. Spans of another reading are not heeded. */
export type FromPanel =
  /** Light these words up, and nothing else; nothing when there are none. */
  | { type: "light"; reading: number; spans: Span[] }
  /** Bring the first of these words into view, and flash them all. */
  | { type: "reveal"; reading: number; spans: Span[] }
  /** Write what was read in another program's form. Answered. */
  | { type: "export"; reading: number; format: Format }
  /** The reader wants the page read, or its marks shown. */
  | { type: "read-anyway" };

/** Whether a page is read, and why not. */
export type State = (typeof STATES)[number];

const STATES = [
  /** Being read. */
  "reading",
  /** Read and marked. */
  "read",
  /** An article in another language than the core's. */
  "foreign",
  /** It does not look like an article, so nothing was read. */
  "no-article",
  /** The core failed. */
  "failed",
  /** The reader hid the marks on this page. */
  "hidden",
  /** Switched off, everywhere or on this site. */
  "off",
  /** A PDF, in a browser whose viewer lets our script in. */
  "pdf",
] as const;

/** No text longer than this is read, in UTF-16 units: no article is. */
export const LONGEST_TEXT = 2_000_000;
const MOST_ELEMENTS = 400_000;

/** The message, if it is one that a page may send to the background. */
export function toBackground(value: unknown): ToBackground | null {
  if (!isRecord(value)) return null;
  if (value.type === "shown" && isIndex(value.quotes)) {
    return { type: "shown", quotes: value.quotes };
  }
  if (value.type === "wake" || value.type === "open-panel") return { type: value.type };
  if (!isOutline(value.outline)) return null;
  if (value.type === "read") return { type: "read", outline: value.outline };
  const format = formatOf(value.format);
  if (value.type === "export" && format) return { type: "export", outline: value.outline, format };
  return null;
}

/** The message, if it is one that the popup or the background may send to a page. */
export function toPage(value: unknown): ToPage | null {
  if (!isRecord(value)) return null;
  if (value.type === "status" || value.type === "read-anyway") return { type: value.type };
  const command = COMMANDS.find((it) => it === value.command);
  return value.type === "command" && command ? { type: "command", command } : null;
}

/** The message, if it is one that a page's script may send to the panel. */
export function toPanel(value: unknown): ToPanel | null {
  if (!isRecord(value)) return null;
  const { type, status, article, text } = value;
  if (type === "page" && isStatus(status) && (article === null || isArticle(article))) {
    return { type, status, article };
  }
  const format = formatOf(value.format);
  if (type === "exported" && format && (text === null || typeof text === "string")) {
    return { type, format, text };
  }
  return null;
}

/** The message, if it is one that the panel may send to a page's script. */
export function fromPanel(value: unknown): FromPanel | null {
  if (!isRecord(value)) return null;
  const { type, reading, spans } = value;
  if (type === "read-anyway") return { type };
  if (typeof reading !== "number") return null;
  if ((type === "light" || type === "reveal") && Array.isArray(spans) && spans.every(isSpan)) {
    return { type, reading, spans };
  }
  const format = formatOf(value.format);
  return type === "export" && format ? { type, reading, format } : null;
}

function formatOf(value: unknown): Format | null {
  return FORMATS.find((it) => it === value) ?? null;
}

function isStatus(value: unknown): value is Status {
  if (!isRecord(value)) return false;
  const { host, state, counts, sources } = value;
  return (
    typeof host === "string" &&
    STATES.some((it) => it === state) &&
    isRecord(counts) &&
    [counts.direct, counts.mixed, counts.indirect, sources].every(isIndex)
  );
}

function isArticle(value: unknown): value is Article {
  if (!isRecord(value)) return false;
  const { reading, title, url, text, provenance } = value;
  return (
    typeof reading === "number" &&
    [title, url].every((it) => typeof it === "string") &&
    typeof text === "string" &&
    isProvenance(provenance, text.length)
  );
}

function isOutline(value: unknown): value is Outline {
  if (!isRecord(value)) return false;
  const { url, title, language, text, elements, blocks, metas, jsonLd } = value;
  if (typeof text !== "string" || text.length > LONGEST_TEXT) return false;
  const isInside = (it: unknown): boolean => isSpan(it) && it[1] <= text.length;
  return (
    [url, title, language].every((it) => it === null || typeof it === "string") &&
    isList(elements, MOST_ELEMENTS, (it, place) =>
      typeof it.tag === "string" &&
      typeof it.hints === "string" &&
      (it.parent === null || (isIndex(it.parent) && it.parent < place)),
    ) &&
    isList(blocks, MOST_ELEMENTS, (it) =>
      isInside(it.span) &&
      isIndex(it.element) &&
      it.element < elements.length &&
      isList(it.links, MOST_ELEMENTS, (link) => isInside(link.span) && typeof link.href === "string") &&
      Array.isArray(it.strong) &&
      it.strong.every(isInside),
    ) &&
    isList(metas, MOST_ELEMENTS, (it) =>
      typeof it.name === "string" && typeof it.content === "string",
    ) &&
    Array.isArray(jsonLd) &&
    jsonLd.every((it) => typeof it === "string")
  );
}
