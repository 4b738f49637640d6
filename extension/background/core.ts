/**
 * The one wasm instance, started when the first page asks. A fault leaves an
 * instance in no state to be used again, so the next page gets a fresh one.
 */
import start, { __wbg_reset_state as startAfresh, exportAs, read as readOutline, readText } from "whence";
import type { Format, Outline, Provenance } from "whence";

let faulty = false;
let isWarm = false;

/**
 * Something of everything. Browsers compile each part of the core when it first
 * runs, which takes longer than a reading does.
 */
const PRIMER = `Mill to Close, Owner Says
HARROW — “We will shut the mill in May,” said Ann Lee, head of the Harrow Milling Company. “It is a sad day.”
According to a report by the county, prices fell. She told the Courier on Monday that it would be sold, and denied that she had “given up.”`;

/** Makes the core ready for the page that is on its way. */
export async function warm(): Promise<void> {
  if (isWarm) return;
  isWarm = true;
  await ask(() => readText(PRIMER));
}

/**
 * Reads a page.
 * @throws when the core cannot be loaded or fails.
 */
export function read(outline: Outline): Promise<Provenance> {
  return ask(() => readOutline(outline));
}

/**
 * Reads a page and writes what was read in another program's form.
 * @throws when the core cannot be loaded or fails.
 */
export function write(outline: Outline, format: Format): Promise<string> {
  return ask(() => exportAs(outline, format));
}

async function ask<Answer>(question: () => Answer): Promise<Answer> {
  await start();
  if (faulty) {
    startAfresh();
    faulty = false;
  }
  try {
    return question();
  } catch (error) {
    faulty = true;
    throw error;
  }
}
