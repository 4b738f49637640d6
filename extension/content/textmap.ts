/**
 * From the outline's text back to the page: which text node, and where in it,
 * each character came from.
 */

/** A place in a text node. */
export interface Place {
  node: Text;
  offset: number;
}

/** A stretch of one text node that went into the outline as it was. */
interface Stretch {
  /** Where it starts in the outline's text, in UTF-16 units. */
  start: number;
  length: number;
  node: Text;
  /** Where it starts in the node. */
  offset: number;
}

/** The map, made by the walker in the order of the text. */
export class TextMap {
  private readonly stretches: Stretch[] = [];
  private readonly nodes = new Set<Text>();

  /** Notes that `length` units at `start` are those of `node` at `offset`. */
  add(start: number, length: number, node: Text, offset: number): void {
    const last = this.stretches.at(-1);
    if (
      last?.node === node &&
      last.offset + last.length === offset &&
      last.start + last.length === start
    ) {
      last.length += length;
      return;
    }
    this.nodes.add(node);
    this.stretches.push({ start, length, node, offset });
  }

  /** Where the character at `position` stands; the next one that stands anywhere. */
  startOf(position: number): Place | null {
    const stretch = this.stretches[this.after(position)];
    if (!stretch) return null;
    const inside = Math.max(0, position - stretch.start);
    return { node: stretch.node, offset: stretch.offset + inside };
  }

  /** Where the character before `position` ends; the one before that stands anywhere. */
  endOf(position: number): Place | null {
    const at = this.after(position - 1);
    const holds = this.stretches[at];
    if (holds && holds.start < position) {
      return { node: holds.node, offset: holds.offset + (position - holds.start) };
    }
    const before = this.stretches[at - 1];
    return before ? { node: before.node, offset: before.offset + before.length } : null;
  }

  /**
   * The range of the page that a span came from; null when its nodes have left
   * the page or changed since.
   */
  range([start, end]: readonly [number, number]): StaticRange | null {
    const from = this.startOf(start);
    const to = this.endOf(end);
    if (!from || !to || !stands(from) || !stands(to)) return null;
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    });
  }

  /** The text nodes that a span came from, in order. */
  *nodesOf([start, end]: readonly [number, number]): Generator<Text> {
    let last: Text | null = null;
    for (let at = this.after(start); at < this.stretches.length; at += 1) {
      const stretch = this.stretches[at]!;
      if (stretch.start >= end) return;
      if (stretch.node !== last) yield (last = stretch.node);
    }
  }

  /** Whether the words of a span still stand on the page as they were read; `text` is the outline's. */
  holds([start, end]: readonly [number, number], text: string): boolean {
    for (let at = this.after(start); at < this.stretches.length; at += 1) {
      const { start: from, length, node, offset } = this.stretches[at]!;
      if (from >= end) break;
      // White space of any kind was read as a blank.
      const now = node.data.slice(offset, offset + length).replace(/\s/g, " ");
      if (now !== text.slice(from, from + length)) return false;
    }
    return true;
  }

  /** Whether some of the text nodes have left the page. */
  isStale(): boolean {
    for (const node of this.nodes) if (!node.isConnected) return true;
    return false;
  }

  /** The first stretch that ends after `position`. */
  private after(position: number): number {
    let low = 0;
    let high = this.stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { start, length } = this.stretches[middle]!;
      if (start + length > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function stands({ node, offset }: Place): boolean {
  return node.isConnected && offset <= node.data.length;
}
