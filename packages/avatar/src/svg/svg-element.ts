export type Attributes = Readonly<Record<string, string | number>>;

/** Sets presentation attributes, which a strict policy allows where it forbids inline styles. */
export const setAttributes = (element: Element, attributes: Attributes): void => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
};

export const createSvgElement = <Name extends keyof SVGElementTagNameMap>(
  name: Name,
  options: { readonly attributes?: Attributes; readonly children?: readonly SVGElement[] } = {},
): SVGElementTagNameMap[Name] => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  setAttributes(element, options.attributes ?? {});
  element.append(...(options.children ?? []));
  return element;
};

/** A number as short as the eye needs it. */
export const round = (value: number) => Math.round(value * 100) / 100;
