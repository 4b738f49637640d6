/** Which of the quotes are shown: those of one speaker, of one kind, or all. */
import type { Provenance, Quote } from "whence";
import { make } from "../shared/make";
import { say } from "../shared/words";
import { part } from "./part";

const KINDS: readonly Quote["kind"][] = ["direct", "mixed", "indirect"];
/** The choice that leaves nothing out, and the one of the quotes without a speaker. */
const ALL = "";
const NOBODY = "nobody";

/** The two lists to choose from, over the items of the quotes. */
export class Filter {
  private readonly speaker = part<HTMLSelectElement>("#speaker");
  private readonly kind = part<HTMLSelectElement>("#kind");
  private quotes: readonly Quote[] = [];
  private speakerOf: ReadonlyMap<number, number> = new Map();
  private items: readonly HTMLElement[] = [];

  constructor() {
    this.speaker.addEventListener("change", () => this.apply());
    this.kind.addEventListener("change", () => this.apply());
  }

  /** Takes over the quotes of another reading. */
  use({ quotes, speakers }: Provenance, items: readonly HTMLElement[]): void {
    this.quotes = quotes;
    this.items = items;
    this.speakerOf = new Map(speakers.flatMap((it, place) => it.quotes.map((quote) => [quote, place])));
    const choices = speakers.map(({ name }, place) => option(String(place), name));
    if (quotes.some((_, place) => !this.speakerOf.has(place))) {
      choices.push(option(NOBODY, say("not_stated")));
    }
    this.speaker.replaceChildren(option(ALL, say("panel_all_speakers")), ...choices);
    this.kind.replaceChildren(
      option(ALL, say("panel_all_kinds")),
      ...KINDS.map((it) => option(it, say(`kind_${it}`))),
    );
    this.apply();
  }

  /** Shows the quotes of one speaker. */
  choose(speaker: number): void {
    this.speaker.value = String(speaker);
    this.kind.value = ALL;
    this.apply();
  }

  private apply(): void {
    let shown = 0;
    this.items.forEach((item, place) => {
      const speaker = this.speakerOf.get(place);
      const isHis = this.speaker.value === ALL || this.speaker.value === String(speaker ?? NOBODY);
      const isSo = this.kind.value === ALL || this.kind.value === this.quotes[place]?.kind;
      item.hidden = !(isHis && isSo);
      if (isHis && isSo) shown += 1;
    });
    part("#shown").textContent = say("panel_shown", String(shown), String(this.items.length));
  }
}

function option(value: string, words: string): HTMLOptionElement {
  const made = make("option", "", words);
  made.value = value;
  return made;
}
