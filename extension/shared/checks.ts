/** Small checks of what comes from another context. */
import type { Span } from "whence";

/** Whether it is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether it is a count or a place in a list. */
export function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** Whether it is a half-open span, in whatever text. */
export function isSpan(value: unknown): value is Span {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    isIndex(value[0]) &&
    isIndex(value[1]) &&
    value[0] <= value[1]
  );
}

/** Whether it is a list of at most so many objects that fit. */
export function isList(
  value: unknown,
  most: number,
  fits: (item: Record<string, unknown>, place: number) => boolean,
): value is unknown[] {
  return (
    Array.isArray(value) &&
    value.length <= most &&
    value.every((item, place) => isRecord(item) && fits(item, place))
  );
}
