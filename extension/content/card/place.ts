/** Where the card goes: near the words, never over them, inside the viewport. */

/** A box of the viewport, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the card goes, in CSS pixels of the viewport. */
export interface Placed {
  left: number;
  top: number;
  /** The height that there is room for; a higher card scrolls. */
  room: number;
}

/** A card lower than this is of no use. */
const LEAST_ROOM = 120;
/** How much of its height a card gives up, and scrolls, before it covers words of the quote. */
const GIVES_UP = 0.4;

/** How far the card keeps from the words, and from the viewport's edges. */
const GAP = 8;
const EDGE = 8;

/**
 * Below the words where there is room, else above; else clear of the one line
 * that was pointed at, beside the words, or in what room is left.
 *
 * `lines` are the boxes of the words, a line each; `near` is the one that was
 * pointed at.
 */
export function placeCard(
  lines: readonly Box[],
  near: Box,
  card: { width: number; height: number },
  viewport: { width: number; height: number },
): Placed {
  const seen = lines.filter((it) => it.bottom > 0 && it.top < viewport.height);
  const words = seen.length > 0 ? seen : [near];
  const top = Math.min(...words.map((it) => it.top));
  const bottom = Math.max(...words.map((it) => it.bottom));
  const lastLeft = viewport.width - card.width - EDGE;
  const left = clamp(near.left, EDGE, lastLeft);
  const lastTop = viewport.height - card.height - EDGE;

  const all = viewport.height - 2 * EDGE;

  // Clear of the whole quote; where that leaves no room, of the line alone.
  for (const box of [{ top, bottom }, near]) {
    const below = Math.max(EDGE, box.bottom + GAP);
    if (below <= lastTop) return { left, top: below, room: all };
    const above = box.top - GAP - card.height;
    if (above >= EDGE) return { left, top: above, room: all };
    const room = viewport.height - EDGE - below;
    if (room >= card.height * (1 - GIVES_UP)) return { left, top: below, room };
  }

  const rightOf = Math.max(...words.map((it) => it.right)) + GAP;
  const leftOf = Math.min(...words.map((it) => it.left)) - GAP - card.width;
  const beside = rightOf <= lastLeft ? rightOf : leftOf >= EDGE ? leftOf : null;
  if (beside !== null) return { left: beside, top: clamp(near.top, EDGE, lastTop), room: all };

  const below = viewport.height - EDGE - (near.bottom + GAP);
  const above = near.top - GAP - EDGE;
  if (Math.max(below, above) < LEAST_ROOM) return { left, top: Math.max(EDGE, lastTop), room: all };
  return below >= above
    ? { left, top: near.bottom + GAP, room: below }
    : { left, top: EDGE, room: above };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
