const nodeSize = 4096;

/**
 * Appends to the text of an element in nodes of one fixed size, so that a write into long code touches a short node.
 * Gives the node that the next text goes on with; `null` when the last one is full.
 */
export function appendCode(element: Node, last: Text | null, code: { text: string; document: Document }): Text | null {
  const { text, document } = code;
  let node = last;
  for (let from = 0; from < text.length; ) {
    if (!node) {
      node = document.createTextNode('');
      element.appendChild(node);
    }
    const to = from + Math.max(1, nodeSize - node.length);
    node.appendData(text.slice(from, to));
    from = to;
    if (node.length >= nodeSize && !isHalf(node.data)) node = null;
  }
  return node;
}

/** Whether a text ends between two surrogates. */
function isHalf(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return code >= 0xd800 && code < 0xdc00;
}
