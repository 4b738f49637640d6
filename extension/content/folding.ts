/**
 * White space as a reader sees it: a run of it is one blank, none at a block's
 * ends. Soft hyphens and zero-width spaces are not seen, so they are left out.
 */

type Append = (text: string, node: Text, offset: number) => void;

/**
 * What cannot stay as it is: blanks at the ends, white space other than one
 * blank, and what takes no room. (A joiner does not count: it shapes letters.)
 */
const NOT_PLAIN = /[\s\u0085\u00AD\u200B\u2060]{2,}|^ | $|[^\S ]|[\u0085\u00AD\u200B\u2060]/g;
const NO_ROOM = /^[\u00AD\u200B\u2060\uFEFF]+$/;

/** Folds the text of one block after the other. */
export class Folding {
  /** The blank that stands before the next word, if one comes. */
  private blank: { node: Text; offset: number } | null = null;
  private isEmpty = true;

  constructor(private readonly append: Append) {}

  /** Folds `data`, which stands in `node` at `offset`. */
  fold(data: string, node: Text, offset: number): void {
    let start = 0;
    for (const found of data.matchAll(NOT_PLAIN)) {
      this.word(data.slice(start, found.index), node, offset + start);
      start = found.index + found[0].length;
      if (!this.isEmpty && !NO_ROOM.test(found[0])) {
        this.blank ??= { node, offset: offset + found.index };
      }
    }
    this.word(data.slice(start), node, offset + start);
  }

  /** Writes the blank that waits, for something follows. */
  settle(): void {
    if (this.blank) this.append(" ", this.blank.node, this.blank.offset);
    this.blank = null;
    this.isEmpty = false;
  }

  /** Forgets the blank that waits: the block ends. */
  forget(): void {
    this.blank = null;
    this.isEmpty = true;
  }

  private word(text: string, node: Text, offset: number): void {
    if (text === "") return;
    this.settle();
    this.append(text, node, offset);
  }
}
