/**
 * The way from the words to the card: a pointer that travels it must not lose
 * the card, even where it crosses other words.
 */
import type { Box } from "./card/place";

/** A point of the viewport, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** How far beside the straight way still counts, in CSS pixels. */
const SLACK = 10;

/**
 * Whether `point` is on the way from `from`, where the pointer left the words,
 * to `card`: inside the smallest convex shape that holds both.
 */
export function isOnTheWay(point: Point, from: Point, card: Box): boolean {
  const goal: Box = {
    left: card.left - SLACK,
    top: card.top - SLACK,
    right: card.right + SLACK,
    bottom: card.bottom + SLACK,
  };
  const start: Box = {
    left: from.x - SLACK,
    top: from.y - SLACK,
    right: from.x + SLACK,
    bottom: from.y + SLACK,
  };
  const shape = hull([...corners(goal), ...corners(start)]);
  return shape.every((corner, at) => {
    const next = shape[(at + 1) % shape.length];
    return next !== undefined && turn(corner, next, point) >= 0;
  });
}

function corners({ left, top, right, bottom }: Box): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** Above 0 when a, b, c turn the way that x turns to y. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** The convex hull, after Andrew's monotone chain. */
function hull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const chain = (ordered: readonly Point[]): Point[] => {
    const kept: Point[] = [];
    for (const point of ordered) {
      while (kept.length > 1 && turn(kept.at(-2)!, kept.at(-1)!, point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}
