/** What stands under the card: how many statements there are, and whose. */
import type { Provenance, Quote, Speaker } from "whence";
import { part } from "./part";

/** How the core names its performance measure. */
const MEASURE = "whence:read";

/** Writes the summary; `go` shows the card of a quote. */
export function writeSummary(
  { language, quotes, speakers }: Provenance,
  go: (quote: number) => void,
): void {
  const nothing =
    language === "en" ? "Nothing is attributed here." : "This is not in English. Whence reads English only.";
  part("counts").textContent = quotes.length > 0 ? countsOf(quotes) : nothing;
  part("sources").replaceChildren(...speakers.map((it) => source(it, go)));
  const took = performance.getEntriesByName(MEASURE).at(-1)?.duration;
  part("time").textContent =
    took === undefined ? "" : `Read in ${took < 10 ? took.toFixed(1) : Math.round(took)} ms, on this device.`;
}

function countsOf(quotes: readonly Quote[]): string {
  const of = (kind: Quote["kind"]): number => quotes.filter((it) => it.kind === kind).length;
  return [
    counted(of("direct"), "quote", "quotes"),
    counted(of("mixed"), "partly quoted", "partly quoted"),
    counted(of("indirect"), "paraphrase", "paraphrases"),
  ]
    .filter((it) => it !== null)
    .join(" · ");
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : many}`;
}

function source({ name, roles, quotes }: Speaker, go: (quote: number) => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.append(span("whose", name), span("count", String(quotes.length)));
  const standing = [roles[0]?.role, roles[0]?.affiliation].filter(Boolean).join(" · ");
  if (standing) button.append(span("as", standing));
  const [first] = quotes;
  if (first !== undefined) button.addEventListener("click", () => go(first));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function span(className: string, words: string): HTMLElement {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = words;
  return made;
}
