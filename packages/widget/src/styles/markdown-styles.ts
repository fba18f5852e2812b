/** Markdown in an answer. */
export const markdownStyles = /* css */ `
.markdown { overflow-wrap: anywhere; }
.markdown :where(p, ul, ol, pre, blockquote, h1, h2, h3, h4, h5, h6, hr, .markdown-table) { margin: 0 0 10px; }
.markdown > :last-child, .markdown :is(li, blockquote) > :last-child { margin-bottom: 0; }
.markdown :where(h1, h2, h3, h4, h5, h6) { margin-top: 16px; font-size: 15.5px; font-weight: 640; line-height: 1.4; letter-spacing: -0.006em; }
.markdown :where(h1, h2) { font-size: 17px; }
.markdown > :first-child { margin-top: 0; }
.markdown ul { list-style: disc; padding-inline-start: 20px; }
.markdown ol { list-style: decimal; padding-inline-start: 24px; }
.markdown li { margin: 0 0 4px; }
.markdown li::marker { color: var(--ink-muted); }
.markdown li > :is(ul, ol) { margin: 4px 0 0; }
.markdown a { color: var(--accent-ink); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }
.markdown a:hover { text-decoration-thickness: 2px; }
.markdown strong { font-weight: 640; }
.markdown code { padding: 1.5px 5px; border-radius: 5px; background: var(--sunken); font: 0.875em/1.5 var(--mono); border: 1px solid var(--line); }
.markdown pre { position: relative; overflow-x: auto; padding: 12px 14px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--sunken); font: 13px/1.55 var(--mono); scrollbar-width: thin; tab-size: 2; }
.markdown pre code { padding: 0; border: 0; background: none; font: inherit; overflow-wrap: normal; white-space: pre; }
.panel .copy-code { position: absolute; top: 6px; inset-inline-end: 6px; padding: 2px 9px; border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--raised); color: var(--ink-muted); font: 500 12px/1.6 var(--font); }
.panel .copy-code:hover { color: var(--ink); }
.markdown blockquote { padding-inline-start: 12px; border-inline-start: 3px solid var(--accent-line); color: var(--ink-muted); }
.markdown table { border-collapse: collapse; width: 100%; font-size: 13.5px; line-height: 1.45; }
.markdown :is(th, td) { padding: 7px 10px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: normal; }
.markdown th { color: var(--ink-muted); font-weight: 600; font-size: 12.5px; }
.markdown tr:last-child td { border-bottom: 0; }
.markdown .markdown-table { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); scrollbar-width: thin; }
.markdown .markdown-host, .markdown .markdown-image { color: var(--ink-muted); font-size: 0.92em; }
.markdown hr { border: 0; border-top: 1px solid var(--line); }
.markdown img { max-width: 100%; height: auto; border-radius: var(--radius); }
.markdown .chip { margin-inline: 2px 1px; vertical-align: 2px; cursor: pointer; transition: background var(--fast), color var(--fast); }
.markdown .chip:hover { background: var(--accent-solid); color: var(--on-accent); }
:lang(zh) .markdown, :lang(ja) .markdown, :lang(zh) .bubble { line-height: 1.7; }
`;
