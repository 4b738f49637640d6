/** What became of a quote's words in headline and captions, or of theirs in the body. */
import type { Provenance, Quote, Span, Trace } from "whence";
import { say, type Word } from "../../shared/words";
import { FURNITURE } from "./fields";

/** One comparison of quoted words with the body's. */
export interface Clip {
  /** "Clipped in the headline." */
  title: string;
  /** "3 of 25 words kept, cut on both sides." */
  note: string;
  /** The body's quote, in its order; empty where there is nothing to compare. */
  pieces: Piece[];
  /** The words at the other end. */
  evidence: Span[];
}

/** A stretch of the body's quote. */
export interface Piece {
  words: string;
  kept: boolean;
}

/** A quote longer than this is shown only around the kept words, in UTF-16 units. */
const LONGEST_WHOLE = 480;
/** How much of it is shown around them. */
const AROUND = 70;

const HERE: Readonly<Record<Trace["how"], Word>> = {
  exact: "trace_exact",
  clipped: "trace_clipped",
  elided: "trace_elided",
  altered: "trace_altered",
  paraphrased: "trace_paraphrased",
  absent: "trace_absent",
};

const THERE: Readonly<Record<Trace["how"], Word>> = {
  exact: "cut_exact",
  clipped: "cut_clipped",
  elided: "cut_elided",
  altered: "cut_altered",
  paraphrased: "cut_paraphrased",
  absent: "cut_paraphrased",
};

/** The comparisons of the quote at `place`: with the body, or with each piece of furniture that took words of it. */
export function clipsOf(place: number, { quotes }: Provenance, text: string): Clip[] {
  const quote = quotes[place];
  if (!quote) return [];
  if (quote.trace) {
    const body = quote.trace.of === null ? undefined : quotes[quote.trace.of];
    return [clip(say(HERE[quote.trace.how]), quote.trace, body, body?.content ?? [], text)];
  }
  return quotes.flatMap(({ trace, furniture, content }) =>
    trace?.of === place && furniture
      ? [clip(say(THERE[trace.how], say(FURNITURE[furniture])), trace, quote, content, text)]
      : [],
  );
}

function clip(title: string, trace: Trace, body: Quote | undefined, evidence: Span[], text: string): Clip {
  const isWhole = trace.how === "exact" || trace.kept.length === 0 || !body;
  return {
    title,
    note: isWhole ? "" : keptOf(trace),
    pieces: isWhole ? [] : shortened(pieces(body.content, trace.kept, text)),
    evidence,
  };
}

function keptOf({ words_kept: kept, words_total: total, before, after }: Trace): string {
  const cut = before && after ? "cut_both" : before ? "cut_before" : after ? "cut_after" : "cut_inside";
  return say(cut, String(kept), String(total));
}

/** The quote's pieces, cut where kept words begin and end. */
function pieces(content: readonly Span[], kept: readonly Span[], text: string): Piece[] {
  const made: Piece[] = [];
  const add = (start: number, end: number, isKept: boolean): void => {
    if (start < end) made.push({ words: text.slice(start, end).replace(/\n/g, " "), kept: isKept });
  };
  content.forEach(([start, end], which) => {
    if (which > 0) made.push({ words: " … ", kept: false });
    let at = start;
    for (const [from, to] of kept) {
      if (to <= at || from >= end) continue;
      add(at, Math.max(at, from), false);
      add(Math.max(at, from), Math.min(to, end), true);
      at = Math.min(to, end);
    }
    add(at, end, false);
  });
  return made;
}

/** The same with far-off words left out, where it is long. */
function shortened(all: Piece[]): Piece[] {
  if (all.reduce((sum, { words }) => sum + words.length, 0) <= LONGEST_WHOLE) return all;
  return all.map(({ words, kept }, place) => {
    if (kept) return { words, kept };
    const head = place > 0 ? words.slice(0, AROUND).replace(/\s\S*$/, " ") : "";
    const tail = place < all.length - 1 ? words.slice(-AROUND).replace(/^\S*\s/, " ") : "";
    return { words: head.length + tail.length < words.length ? `${head}…${tail}` : words, kept };
  });
}
