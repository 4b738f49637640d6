/** A style sheet imported by a script: the bundler hands over its text, for `adoptedStyleSheets`. */
declare module "*.css" {
  const text: string;
  export default text;
}
