import assert from "node:assert/strict";
import test from "node:test";
import { placeCard, type Box } from "./place";

const CARD = { width: 400, height: 200 };
const line = (top: number, left = 100, right = 600): Box => ({ left, right, top, bottom: top + 20 });

const CASES: [what: string, lines: Box[], viewport: [number, number], at: [number, number]][] = [
  ["below", [line(100)], [1000, 800], [100, 128]],
  ["below all lines", [line(100), line(130)], [1000, 800], [100, 158]],
  ["above where there is no room below", [line(700)], [1000, 800], [100, 492]],
  ["inside the right edge", [line(100, 900, 980)], [1000, 800], [592, 128]],
  ["inside the left edge", [line(100, -50)], [1000, 800], [8, 128]],
  ["a quote longer than the window: under the line", [line(100), line(780)], [1000, 800], [100, 128]],
  ["a low window: beside the words", [line(100, 20, 300)], [1000, 250], [308, 42]],
  ["below all lines, a little lower than it would be", [line(100), line(130)], [1000, 330], [100, 158]],
  ["a narrow window", [line(100, 8, 312)], [320, 800], [8, 128]],
];

for (const [what, lines, [width, height], [left, top]] of CASES) {
  test(`the card goes ${what}`, () => {
    const card = { ...CARD, width: Math.min(CARD.width, width - 16) };
    const placed = placeCard(lines, lines[0]!, card, { width, height });
    assert.deepEqual([placed.left, placed.top], [left, top]);
  });
}

test("the card never covers the line that is pointed at where it can help it", () => {
  for (let top = 0; top < 780; top += 7) {
    const near = line(top);
    const at = placeCard([near], near, CARD, { width: 1000, height: 800 });
    assert.ok(at.top >= near.bottom || at.top + CARD.height <= near.top, `at ${top}`);
    assert.ok(at.top >= 0 && at.top + Math.min(CARD.height, at.room) <= 800, `inside at ${top}`);
  }
});

test("where nothing is enough, the card takes the larger room and scrolls", () => {
  const narrow = { width: 320, height: 380 };
  const card = { width: 304, height: 300 };
  const low = line(120, 8, 312);
  assert.deepEqual(placeCard([low], low, card, narrow), { left: 8, top: 148, room: 224 });
  const high = line(240, 8, 312);
  assert.deepEqual(placeCard([high], high, card, narrow), { left: 8, top: 8, room: 224 });
});
