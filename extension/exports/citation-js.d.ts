// Citation.js comes without types; so much of it is used here.
declare module "@citation-js/core" {
  export class Cite {
    constructor(data: unknown);
    format(form: "bibliography", options: { format: "text"; template: string; lang: string }): string;
  }
}
declare module "@citation-js/plugin-csl";
