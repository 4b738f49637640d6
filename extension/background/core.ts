/**
 * The one wasm instance, started when the first page asks. A fault leaves an
 * instance in no state to be used again, so the next page gets a fresh one.
 */
import start, { __wbg_reset_state as startAfresh, read as readOutline } from "whence";
import type { Outline, Provenance } from "whence";

let faulty = false;

/**
 * Reads a page.
 * @throws when the core cannot be loaded or fails.
 */
export async function read(outline: Outline): Promise<Provenance> {
  await start();
  if (faulty) {
    startAfresh();
    faulty = false;
  }
  try {
    return readOutline(outline);
  } catch (error) {
    faulty = true;
    throw error;
  }
}
