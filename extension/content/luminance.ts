/** Whether the page is dark where its words stand. */

/** Whether the ground behind `element` is dark. */
export function isDark(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = colourOf(getComputedStyle(at).backgroundColor);
    if (colour && colour.alpha > 0.5) return luminance(colour) < 0.2;
  }
  // No ground but a picture or the browser's own canvas: light words stand on a dark one.
  const ink = colourOf(getComputedStyle(element).color);
  return ink !== null && luminance(ink) > 0.4;
}

/** A colour: channels from 0 to 255, alpha from 0 to 1. */
export interface Colour {
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

/** Any colour that the browser understands, in the channels of a screen. */
function colourOf(written: string): Colour | null {
  return parseColour(written) ?? drawn(written);
}

/** A colour of another space (`oklch(…)`): the browser draws one pixel of it. */
function drawn(written: string): Colour | null {
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  if (!pen) return null;
  pen.fillStyle = written;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return { red, green, blue, alpha: alpha / 255 };
}

/** The relative luminance of WCAG, from 0 (black) to 1 (white). */
export function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((it) => {
    const share = it / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
