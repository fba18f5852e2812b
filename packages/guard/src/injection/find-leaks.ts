import type { Span } from '../verdict.ts';

/** The address of an image or a link in Markdown or HTML, on any host. */
const address =
  /(?:!?\[[^[\]\n]{0,200}\]\(|<(?:img|a|iframe|link)\b[^<>\n]{0,200}?(?:src|href) ?= ?["']?)[<]?(?:https?:)?\/\/([^\s)"'>]{1,400})/gi;
/** To be filled in, or named after what it carries. */
const carries =
  /[?&/#=].{0,400}?(?:\{|\[|<|%7b|%3c|\.\.\.|…)|[?&](?:[^=&]{0,40}_)?(?:conversation|history|system_?prompt|prompt|secrets?|messages?|chat|data|context|user_?input|leak|exfil)=/i;

/** Finds images and links that would carry what was said to a host of their own, each with the rest of its line. */
export const findLeaks = (document: string): Span[] =>
  [...document.matchAll(address)]
    .filter(({ 1: target = '' }) => carries.test(target))
    .map(({ index, 0: found }) => {
      const lineEnd = document.indexOf('\n', index + found.length);
      return { start: index, end: lineEnd < 0 ? document.length : lineEnd };
    });
