/** What all parts of the panel share: the ground, buttons, drawings. */
export const controlsStyles = /* css */ `
.panel, .panel * { box-sizing: border-box; }
.panel :where(h2, h3, p, ul, ol, blockquote) { margin: 0; padding: 0; font: inherit; }
.panel :where(ul, ol) { list-style: none; }
.panel :where(button, textarea) { all: unset; box-sizing: border-box; -webkit-tap-highlight-color: transparent; }
.panel :where(button) { cursor: pointer; touch-action: manipulation; }
.panel :where([aria-disabled="true"]) { cursor: default; }
.panel :where([hidden]) { display: none !important; }
.panel :where(button, a, [tabindex="0"]):focus-visible { outline: 2px solid var(--accent-solid); outline-offset: 2px; }
.icon { flex: none; width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
.icon-more { stroke-width: 2.6; }
[dir="rtl"] :is(.icon-back, .icon-forward, .icon-open) { transform: scaleX(-1); }
.only-read { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.panel .icon-button { display: inline-grid; place-items: center; flex: none; width: 32px; height: 32px; border-radius: var(--radius-small); color: var(--ink-muted); transition: background var(--fast), color var(--fast); }
.panel .icon-button:hover { background: var(--pressed); color: var(--ink); }
.panel .icon-button[aria-disabled="true"] { opacity: 0.4; background: none; }
.panel .button { display: inline-flex; align-items: center; justify-content: center; gap: 7px; min-height: 36px; padding: 6px 14px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); color: var(--ink); font-size: 14px; font-weight: 500; text-decoration: none; box-shadow: var(--shadow-small); transition: background var(--fast), border-color var(--fast); }
.panel .button:hover { background: var(--sunken); border-color: var(--accent-line); }
.panel .button .icon { width: 16px; height: 16px; }
.panel .link-button { color: inherit; font-weight: 600; text-decoration: underline; text-underline-offset: 3px; text-decoration-thickness: 1px; border-radius: 4px; }
.panel .chip { display: inline-grid; place-items: center; min-width: 18px; height: 18px; padding: 0 5px; border-radius: 9px; background: var(--accent-soft); color: var(--accent-ink); font-size: 11px; font-weight: 600; line-height: 1; font-variant-numeric: tabular-nums; border: 1px solid transparent; }
.mark { display: grid; place-items: center; flex: none; width: 34px; height: 34px; border-radius: 50%; background: var(--accent-solid); color: var(--on-accent); }
.mark .icon { width: 19px; height: 19px; }
.mark .icon-spark { fill: currentColor; stroke-width: 1; }
.panel .mark-large { width: 46px; height: 46px; background: var(--accent-soft); color: var(--accent-ink); }
.mark-large .icon { width: 26px; height: 26px; }
@media (forced-colors: active) {
  .panel .icon-button, .panel .chip, .mark, .suggestion, .source { border: 1px solid; }
}
`;
