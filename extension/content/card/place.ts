/** Where the card goes: near the words, never over them, inside the viewport. */

/** A box of the viewport, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How far the card keeps from the words, and from the viewport's edges. */
const GAP = 8;
const EDGE = 8;

/**
 * The card's top left corner: below the words where there is room, else above,
 * else where there is more room; beside them where neither is enough.
 *
 * `lines` are the boxes of the words, a line each; `near` is the one that was
 * pointed at.
 */
export function placeCard(
  lines: readonly Box[],
  near: Box,
  card: { width: number; height: number },
  viewport: { width: number; height: number },
): { left: number; top: number } {
  const seen = lines.filter((it) => it.bottom > 0 && it.top < viewport.height);
  const words = seen.length > 0 ? seen : [near];
  const top = Math.min(...words.map((it) => it.top));
  const bottom = Math.max(...words.map((it) => it.bottom));
  const lastLeft = viewport.width - card.width - EDGE;
  const left = clamp(near.left, EDGE, lastLeft);
  const lastTop = viewport.height - card.height - EDGE;

  if (bottom + GAP <= lastTop) return { left, top: Math.max(EDGE, bottom + GAP) };
  if (top - GAP - card.height >= EDGE) return { left, top: top - GAP - card.height };

  // The whole quote leaves no room: keep clear of the line that was pointed at.
  if (near.bottom + GAP <= lastTop) return { left, top: Math.max(EDGE, near.bottom + GAP) };
  if (near.top - GAP - card.height >= EDGE) return { left, top: near.top - GAP - card.height };

  const rightOf = Math.max(...words.map((it) => it.right)) + GAP;
  const leftOf = Math.min(...words.map((it) => it.left)) - GAP - card.width;
  const middle = clamp(near.top, EDGE, lastTop);
  if (rightOf <= lastLeft) return { left: rightOf, top: middle };
  if (leftOf >= EDGE) return { left: leftOf, top: middle };
  return { left, top: near.top > viewport.height - near.bottom ? EDGE : Math.max(EDGE, lastTop) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
