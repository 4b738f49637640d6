/** Every quote in the page's order, each with all that its card says. */
import type { Provenance, Quote } from "whence";
import { citation, quoteLink, type Cited } from "../content/card/citation";
import { fieldsOf, headingOf, kindOf, standingOf, wordsOf } from "../content/card/fields";
import { clips, fieldList, pointed, type Pointing } from "../content/card/parts";
import { copyText } from "../content/clipboard";
import { copier, make } from "../shared/make";
import { say } from "../shared/words";

/** The longest words of a quote that the list shows, in UTF-16 units; the page has the rest. */
const LONGEST = 600;

/** What the list shows of: a reading, and how its words are shown on the page. */
export interface Listed {
  provenance: Provenance;
  text: string;
  cited: Cited;
  pointing: Pointing;
}

/** The list's items, in the page's order. */
export function quoteItems(listed: Listed): HTMLLIElement[] {
  return listed.provenance.quotes.map((quote, place) => item(place, quote, listed));
}

function item(place: number, quote: Quote, listed: Listed): HTMLLIElement {
  const { text, pointing } = listed;
  const made = make("li", quote.polarity === "negated" ? "denied" : quote.kind);
  const words = make("button", "plain words", wordsOf(quote.content, text, LONGEST));
  words.type = "button";
  pointed(words, quote.content, pointing);
  words.addEventListener("click", () => pointing.reveal(quote.content));
  const who = make("p", "by");
  const standing = standingOf(quote)?.words;
  who.append(make("b", "", headingOf(quote)), standing ? `, ${standing}` : "");
  who.append(" · ", make("span", "kind", kindOf(quote)));
  made.append(words, who, details(place, listed));
  return made;
}

/** All that the card says. It is made when it is first opened: pages can have thousands of quotes. */
function details(place: number, { provenance, text, cited, pointing }: Listed): HTMLElement {
  const made = make("details");
  made.append(make("summary", "", say("panel_details")));
  const fill = (): void => {
    const actions = make("div", "actions");
    actions.append(
      copier("copy_citation", () => copyText(citation(place, provenance, text, cited))),
      copier("copy_link", () => copyText(quoteLink(place, provenance, text, cited))),
    );
    made.append(
      fieldList(fieldsOf(place, provenance, text), pointing),
      ...clips(place, provenance, text, pointing),
      actions,
    );
  };
  made.addEventListener("toggle", fill, { once: true });
  return made;
}
