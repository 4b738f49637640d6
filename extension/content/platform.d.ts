/** What browsers have and TypeScript's library does not name yet. */

interface HighlightsAtPoint {
  highlight: Highlight;
  ranges: AbstractRange[];
}

interface HighlightRegistry {
  highlightsFromPoint?(x: number, y: number): HighlightsAtPoint[];
}
