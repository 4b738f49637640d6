/** Whether the page is dark where its words stand. */

/** Whether the ground behind `element` is dark. */
export function isDark(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = parseColour(getComputedStyle(at).backgroundColor);
    if (colour && colour.alpha > 0.5) return luminance(colour) < 0.2;
  }
  // A page without a ground of its own stands on the browser's canvas.
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return scheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches;
}

interface Colour {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

/** A computed colour: `rgb(…)` in most cases. Null for another colour space. */
export function parseColour(written: string): Colour | null {
  const numbers = /^rgba?\(([^)]+)\)$/.exec(written)?.[1]?.match(/[\d.]+/g)?.map(Number);
  const [red, green, blue, alpha = 1] = numbers ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  return { red, green, blue, alpha };
}

/** The relative luminance of WCAG, from 0 (black) to 1 (white). */
export function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((it) => {
    const share = it / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
