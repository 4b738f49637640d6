/** A citation of a quote in one line of plain text. */
import type { Provenance } from "whence";
import { say } from "../../shared/words";
import { headingOf } from "./fields";
import { linkTo } from "./fragment";

/** The page that is cited. */
export interface Cited {
  title: string;
  url: string;
}

/** The link to the words of the quote at `place`. */
export function quoteLink(place: number, { quotes }: Provenance, text: string, page: Cited): string {
  const content = quotes[place]?.content ?? [];
  const [first] = content;
  return first ? linkTo(first, text, page.url) : page.url;
}

/** “Words” — Name, role, affiliation. Title, address. */
export function citation(place: number, provenance: Provenance, text: string, page: Cited): string {
  const quote = provenance.quotes[place];
  if (!quote) return "";
  const words = quote.content.map(([start, end]) => text.slice(start, end).replace(/\n/g, " ")).join(" … ");
  const { speaker } = quote;
  const who = [headingOf(quote), speaker?.role, speaker?.affiliation].filter(Boolean).join(", ");
  const where = `${page.title}, ${quoteLink(place, provenance, text, page)}`;
  return say("cited", words.replace(/\n/g, " "), who, where);
}
