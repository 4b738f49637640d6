/** The core's input as the walker writes it: whole, with nothing left to defaults. */
import type { Block as AnyBlock, Element as AnyElement, Link, Outline as AnyOutline, Span } from "whence";

/** An outline with every field. */
export type Outline = Complete<AnyOutline>;
/** A block with every field. */
export type Block = Complete<AnyBlock>;
/** An element with every field. */
export type Element = Complete<AnyElement>;
export type { Link, Span };

type Complete<Value> = Value extends Span
  ? Value
  : Value extends (infer Item)[]
    ? Complete<Item>[]
    : Value extends object
      ? { [Key in keyof Value]-?: Complete<Value[Key]> }
      : Value;
