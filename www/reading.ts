/** Something that was read: the core's answer, and where its words stand. */
import type { Provenance } from "whence";
import type { TextMap } from "../extension/content/textmap";

/** A text of this page with its provenance. */
export interface Reading {
  provenance: Provenance;
  /** The text whose UTF-16 units the provenance counts. */
  text: string;
  /** From the text to the nodes of this page. */
  map: TextMap;
  /** What a citation calls it, and where it is. */
  cited: { title: string; url: string };
}
