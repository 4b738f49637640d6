import assert from "node:assert/strict";
import test from "node:test";
import { isOnTheWay } from "./corridor";

const CARD = { left: 100, top: 200, right: 500, bottom: 400 };
const FROM = { x: 120, y: 100 };

const CASES: [what: string, x: number, y: number, isOnWay: boolean][] = [
  ["where it left", 120, 100, true],
  ["straight down", 120, 150, true],
  ["towards the far corner", 300, 160, true],
  ["inside the card", 300, 300, true],
  ["just beside the card", 505, 300, true],
  ["above the words", 120, 60, false],
  ["right, along the line of words", 400, 100, false],
  ["left of the way", 60, 150, false],
  ["below the card", 300, 450, false],
];

for (const [what, x, y, isOnWay] of CASES) {
  test(`the corridor: ${what}`, () => assert.equal(isOnTheWay({ x, y }, FROM, CARD), isOnWay));
}

test("the corridor leads up as well as down", () => {
  assert.equal(isOnTheWay({ x: 120, y: 450 }, { x: 120, y: 500 }, CARD), true);
});
