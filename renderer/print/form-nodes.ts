/** What the templates of shared/forms are made of. */
const elements = 'article header footer div p h1 span strong em table thead tbody tr th td svg path title'.split(' ');
const attributes = ['class', 'lang', 'data-fit', 'viewBox', 'shape-rendering', 'role', 'xmlns', 'd', 'fill'];

/**
 * The markup of a form as nodes, read in a document without a window, where nothing runs and nothing is loaded. Null
 * where anything stands in it that no form is made of: it is not shown then.
 */
export function formNodes(markup: string): readonly Node[] | null {
  const { body } = new DOMParser().parseFromString(markup, 'text/html');
  const isKnown = [...body.querySelectorAll('*')].every(
    (element) =>
      elements.includes(element.localName) && element.getAttributeNames().every((name) => attributes.includes(name)),
  );
  return isKnown ? [...body.childNodes] : null;
}
