/** A page of made-up people, with what trips a writer: commas, quotation marks
 * of both kinds, a formula, an address that has a fragment already, a quote of
 * two paragraphs, one denied, and one that nobody is named for. */
export const STORY = `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Old Bridge, “Tired”, to Close in May – The Norfield Post</title>
<link rel="canonical" href="https://news.example/bridge?page=1#story">
<meta property="og:url" content="https://news.example/bridge?page=1#story">
<script type="application/ld+json">{
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  "headline": "Old Bridge, “Tired”, to Close in May",
  "author": [{ "@type": "Person", "name": "Dana Cole" }],
  "datePublished": "2025-03-04T08:00:00Z",
  "publisher": { "@type": "Organization", "name": "The Norfield Post" }
}</script>
</head><body><article>
<h1>Old Bridge, “Tired”, to Close in May</h1>
<p>By Dana Cole</p>
<p>The bridge over the Salt River has carried the town for ninety years, and the council met on Monday to speak of its future.</p>
<p>"It is tired, very tired, and we all know it," said Ana Reyes, an engineer at Norfield College.</p>
<p>“Let us mend it while we can,” Reyes told the council in a letter on Monday. “It will not wait for us.</p>
<p>“It never has.”</p>
<p>Martin Dunn, a councillor, said: =2+2 is what the budget comes to, and it would not do.</p>
<p>-4 degrees, according to Dunn, is all that the steel can bear.</p>
<p>Dunn said that the bridge would be closed in May.</p>
<p>“We were asked, politely, to wait,” the Salt River Trust said in a statement on Monday.</p>
<p>The mayor never called it “a ruin, and a shame”.</p>
</article></body></html>
`;
