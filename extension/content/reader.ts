/**
 * Reads a page: walks it, asks the gate, and has the background read what the
 * walker wrote down.
 */
import type { Provenance } from "whence";
import type { Reading } from "../shared/messages";
import { walk, type Page } from "./extract";
import { looksLikeArticle, surroundings } from "./gate";
import { send } from "./send";
import { CalledOff, inSlices } from "./slices";

/** What came of a reading. */
export type Result =
  | { state: "read"; page: Page; provenance: Provenance; opensPanel: boolean }
  /** The text is the one that was read before. */
  | { state: "same" }
  | { state: "no-article" }
  | { state: "failed" };

/**
 * Reads the document. `before` is what was read of it the last time; `anyway`
 * reads what does not look like an article too.
 *
 * @throws {CalledOff} when `signal` calls it off.
 */
export async function readPage(
  before: Page | null,
  anyway: boolean,
  signal: AbortSignal,
): Promise<Result> {
  const page = await inSlices(walk(document.documentElement), signal);
  if (before && isSame(before, page) && !before.map.isStale()) return { state: "same" };
  if (!anyway && !looksLikeArticle(page.outline, surroundings(document))) {
    return { state: "no-article" };
  }
  const ask = (): Promise<Reading | null> => send({ type: "read", outline: page.outline });
  // No answer at all: the browser ended the background over it. Asked again, it starts anew.
  const reading = (await ask()) ?? (await ask());
  if (signal.aborted) throw new CalledOff();
  if (!reading?.ok) return { state: "failed" };
  const { provenance, opensPanel } = reading;
  return { state: "read", page, provenance, opensPanel };
}

function isSame(before: Page, { outline }: Page): boolean {
  return before.outline.text === outline.text && before.outline.url === outline.url;
}
