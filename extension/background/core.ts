/**
 * The one wasm instance, started when the first page asks. A fault leaves an
 * instance in no state to be used again, so the next page gets a fresh one.
 */
import start, { __wbg_reset_state as startAfresh, exportAs, read as readOutline } from "whence";
import type { Format, Outline, Provenance } from "whence";

let faulty = false;

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
