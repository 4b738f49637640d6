/**
 * Long work in short slices, so that the page never waits for us: a generator
 * stops now and then, and goes on after the page has had its turn.
 */

/** How long one slice takes, in ms. */
const SLICE = 12;

/** Thrown when work was called off. */
export class CalledOff extends Error {}

/**
 * Runs `work` to its end.
 * @throws {CalledOff} when `signal` calls it off in between.
 */
export async function inSlices<Result>(
  work: Generator<void, Result>,
  signal: AbortSignal,
): Promise<Result> {
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await pageTurn();
    if (signal.aborted) throw new CalledOff();
  }
}

/** Resolves when the page has had its turn. */
function pageTurn(): Promise<void> {
  if (typeof globalThis.scheduler?.yield === "function") return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
