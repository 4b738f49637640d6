/** The sample article, read as the extension reads a page. */
import { read } from "whence";
import { walk } from "../extension/content/extract";
import type { Reading } from "./reading";

const ADDRESS = "sample.html";

/** The sample's page, as it was fetched. */
export interface Sample {
  page: Document;
  url: string;
}

/**
 * Fetches the sample's page.
 * @throws when it is not there.
 */
export async function fetchSample(): Promise<Sample> {
  const answer = await fetch(ADDRESS);
  if (!answer.ok) throw new Error(`the sample article is not beside this page (${answer.status})`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { page, url: answer.url };
}

/** Puts the sample article into `ground` and reads it. */
export function readSample({ page, url }: Sample, ground: HTMLElement): Reading {
  ground.replaceChildren(...[...page.querySelectorAll("article")].map((it) => document.importNode(it, true)));
  const cited = { title: page.title, url };
  const { outline, map } = finish(walk(ground));
  return { provenance: read({ ...outline, ...cited }), text: outline.text, map, cited };
}

/** Nothing else waits here, so the walker need not let others in. */
function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
