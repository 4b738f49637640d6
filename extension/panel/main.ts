/**
 * The panel: what the article in front is made of. It shows what the page's
 * script sends and keeps nothing; a page that goes takes its panel's words along.
 */
import type { Pointing } from "../content/card/parts";
import { wordsOf } from "../content/card/fields";
import type { Article, ToPanel } from "../shared/messages";
import { load } from "../shared/settings";
import { readable, unreadable, type View } from "../shared/state";
import { say, writeWords } from "../shared/words";
import { summaryOf } from "./count";
import { download, exportButtons } from "./exports";
import { Filter } from "./filter";
import { findingItems } from "./findings";
import { Follow } from "./follow";
import { part } from "./part";
import { quoteItems } from "./quotes";
import { shareBars } from "./shares";
import { sourceItems } from "./sources";

/** How much of the words that are shown on the page a screen reader hears, in UTF-16 units. */
const TOLD = 120;

class Panel {
  private follow: Follow | null = null;
  private readonly filter = new Filter();
  /** How many times something was heard of a page. */
  private heard = 0;
  /** The reading that is shown. */
  private reading: number | null = null;

  async start(): Promise<void> {
    this.follow = await Follow.start({
      told: (now) => {
        if (now.type === "page") void this.tell(now);
        else this.receive(now);
      },
      loading: () => void this.take(Promise.resolve({ state: "state_reading", action: null })),
      silent: (tab) => void this.take(unreadable(tab)),
    });
  }

  private tell({ status, article }: Extract<ToPanel, { type: "page" }>): Promise<void> {
    const view = load().then(({ on }) => readable(status, on));
    return this.take(view, article);
  }

  /** Shows what was heard last, however long it takes to say. */
  private async take(said: Promise<View>, article: Article | null = null): Promise<void> {
    const heard = (this.heard += 1);
    const view = await said;
    if (heard === this.heard) this.say(view, view.state === null ? article : null);
  }

  /** Shows an article, or says why there is none. */
  private say({ state, action }: View, article: Article | null = null): void {
    part("#state").textContent = state ? say(state) : "";
    part("#actions").hidden = action === null;
    const button = part<HTMLButtonElement>("#action");
    button.textContent = action ? say(action.word) : "";
    button.onclick = () => {
      if (action?.does === "reload") void this.follow?.reload();
      else if (action) this.follow?.ask({ type: action.does });
    };
    if (article?.reading === this.reading) return;
    this.reading = article?.reading ?? null;
    part("#read").hidden = article === null;
    part("#article").textContent = article?.title ?? "";
    part("#summary").textContent = article ? summaryOf(article.provenance) : "";
    part("#told").textContent = "";
    if (article) this.fill(article);
  }

  private fill(article: Article): void {
    const { provenance, text, title, url } = article;
    const pointing = this.pointing(article);
    const bars = shareBars(provenance, pointing);
    part("#shares").hidden = bars.length === 0;
    part("#shares").replaceChildren(part("#shares-title"), ...bars);
    const findings = findingItems(provenance.findings, pointing);
    part("#findings ol").replaceChildren(...findings);
    part("#no-findings").hidden = findings.length > 0;
    part("#sources").hidden = provenance.speakers.length === 0;
    part("#sources ul").replaceChildren(
      ...sourceItems(provenance, pointing, (speaker) => {
        this.filter.choose(speaker);
        part("#quotes-title").focus();
      }),
    );
    const quotes = quoteItems({ provenance, text, cited: { title, url }, pointing });
    part("#quotes ol").replaceChildren(...quotes);
    this.filter.use(provenance, quotes);
    const { reading } = article;
    part("#export .exports").replaceChildren(
      ...exportButtons((format) => {
        const isAsked = this.follow?.ask({ type: "export", reading, format }) ?? false;
        part("#told").textContent = isAsked ? "" : say("export_failed");
      }),
    );
    scrollTo(0, 0);
  }

  private receive({ format, text }: Extract<ToPanel, { type: "exported" }>): void {
    if (text === null) part("#told").textContent = say("export_failed");
    else download(format, text, part("#article").textContent);
  }

  private pointing({ reading, text }: Article): Pointing {
    return {
      light: (spans) => this.follow?.ask({ type: "light", reading, spans: [...spans] }),
      reveal: (spans) => {
        this.follow?.ask({ type: "reveal", reading, spans: [...spans] });
        part("#told").textContent = say("panel_told", wordsOf(spans.slice(0, 1), text, TOLD));
      },
    };
  }
}

writeWords(document);
document.title = say("panel_title");
void new Panel().start();
