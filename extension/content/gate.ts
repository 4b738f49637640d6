/**
 * A cheap, cautious look at a page before any of its text leaves it: only what
 * looks like an article is read. The reader can overrule it.
 */
import type { Outline } from "../shared/outline";

/** What stands around the text. */
export interface Surroundings {
  /** The page's path and query. */
  path: string;
  /** A place to write in that takes up much of the window. */
  hasEditor: boolean;
  /** A field for a password can be seen. */
  asksPassword: boolean;
}

/** A block this long with a full stop at its end is a paragraph, in UTF-16 units. */
const PARAGRAPH = 80;
/** Paragraph text that makes an article; less is enough where the markup speaks for one. The core (`src/article/markup`) asks for no more. */
const ENOUGH = 800;
const ENOUGH_IF_LIKELY = 280;

/** Text inside these is not a paragraph of the page. */
const ASIDE = /^(nav|aside|footer|form|dialog|menu)$/;

const SENTENCE_END = /[.!?…。]["'”’»)\]]*$/;
const QUOTE_OR_CUE =
  /["“”„«»「」]|''|``|\b(said|says|told|according to|added|asked|argued|wrote|claimed|warned|announced|reported|insisted|denied)\b/i;
/** Search results, by their path, or by a question put to the front page. */
const SEARCH = /^\/(search|find|results|suche|recherche)\b|^\/\?(.*&)?(q|query|s|search)=/i;

/** Whether a page looks like an article. */
export function looksLikeArticle(outline: Outline, { path, hasEditor, asksPassword }: Surroundings): boolean {
  const isDeclared = declares(outline);
  // News pages have a log-in form at the top now and then; a bank's are no articles.
  if (hasEditor || (asksPassword && !isDeclared) || SEARCH.test(path)) return false;
  const isLikely = isDeclared || outline.elements.some(({ tag }) => tag === "article");
  const enough = isLikely ? ENOUGH_IF_LIKELY : ENOUGH;
  const inAside = asides(outline);
  let length = 0;
  let hasQuote = false;
  for (const { span, element, links } of outline.blocks) {
    const [start, end] = span;
    if (end - start < PARAGRAPH || inAside[element]) continue;
    const words = outline.text.slice(start, end);
    const linked = links.reduce((sum, link) => sum + link.span[1] - link.span[0], 0);
    if (!SENTENCE_END.test(words) || linked * 2 > words.length) continue;
    length += words.length;
    hasQuote ||= QUOTE_OR_CUE.test(words);
    if (hasQuote && length >= enough) return true;
  }
  return false;
}

/** Whether the page itself says that it is an article. */
function declares({ metas, jsonLd }: Outline): boolean {
  return (
    metas.some(({ name, content }) => name === "og:type" && /article/i.test(content)) ||
    jsonLd.some((it) => /"@type"\s*:\s*(\[[^\]]*)?"\w*(Article|BlogPosting)"/.test(it))
  );
}

/** For each element, whether it is inside of something beside the page's text. */
function asides({ elements }: Outline): boolean[] {
  const inAside: boolean[] = [];
  for (const { parent, tag } of elements) {
    inAside.push(ASIDE.test(tag) || (parent != null && inAside[parent] === true));
  }
  return inAside;
}

/** Looks around in the page. */
export function surroundings(document: Document): Surroundings {
  const seen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  return {
    path: document.location.pathname + document.location.search,
    hasEditor:
      isDraft(document) ||
      [...document.querySelectorAll("[contenteditable], textarea, [role=textbox]")].some(
        (it) => seen(it) && isLarge(it),
      ),
    asksPassword: [...document.querySelectorAll("input[type=password]")].some(seen),
  };
}

/** Whether the whole page is being written in. */
export function isDraft(document: Document): boolean {
  return document.designMode === "on";
}

function isLarge(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width * height > 0.3 * innerWidth * innerHeight;
}
