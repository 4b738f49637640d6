/** How many of what there are, in words. */
import type { Provenance, Quote } from "whence";
import { say, type Word } from "../shared/words";

/** The words for one and for more of a thing. */
const THINGS = {
  quotes: ["one_quote", "many_quotes"],
  paraphrases: ["one_paraphrase", "many_paraphrases"],
  sources: ["one_source", "many_sources"],
  unnamed: ["one_unnamed", "many_unnamed"],
  organizations: ["one_organization", "many_organizations"],
} as const satisfies Record<string, readonly [Word, Word]>;

/** "1 quote", "5 quotes". */
export function counted(count: number, thing: keyof typeof THINGS): string {
  const [one, many] = THINGS[thing];
  return say(count === 1 ? one : many, String(count));
}

/** "6 quotes · 2 paraphrases". */
export function countsOf(quotes: readonly Quote[]): string[] {
  const paraphrases = quotes.filter(({ kind }) => kind === "indirect").length;
  const quoted = quotes.length - paraphrases;
  return [
    quoted > 0 ? counted(quoted, "quotes") : "",
    paraphrases > 0 ? counted(paraphrases, "paraphrases") : "",
  ].filter(Boolean);
}

/** The page in one line. Words of the body that stand in the headline too count once. */
export function summaryOf({ quotes, speakers, organizations }: Provenance): string {
  const isNamed = (kind: string): boolean => kind !== "anonymous" && kind !== "group";
  const named = speakers.filter(({ kind }) => isNamed(kind)).length;
  const unnamed = speakers.length - named;
  return [
    ...countsOf(quotes.filter(({ trace }) => trace?.of == null)),
    named > 0 ? counted(named, "sources") : "",
    unnamed > 0 ? counted(unnamed, "unnamed") : "",
    organizations.length > 0 ? counted(organizations.length, "organizations") : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
