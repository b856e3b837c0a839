import made from '#styles/made.css?inline';

/** Adds a stylesheet to the document; the policy allows it, since no markup carries it. */
export function addLook(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

addLook(made);
