/**
 * Has the background make itself ready while the rest of the page still loads,
 * where the page says of itself that it is an article: the browser ends the
 * background whenever it is idle, and starting anew takes longer than reading.
 * Nothing of the page is told.
 */
import { send } from "./send";

const ARTICLE = 'article, meta[property="og:type"][content*="article" i], [itemtype*="Article"]';

if (document.querySelector(ARTICLE)) void send({ type: "wake" });
