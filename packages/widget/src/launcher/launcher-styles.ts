/** The host, which the page's style sheets can reach, and the launcher. */
export const floatingHostStyles = /* css */ `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 !important;
  z-index: var(--parley-z-index, 2147483000) !important;
  pointer-events: none !important;
  direction: ltr !important;
  unicode-bidi: normal !important;
}
@media print { :host { display: none !important; } }
`;

export const inlineHostStyles = /* css */ `
:host { all: initial; display: block; position: relative; width: 100%; height: 600px; }
`;

export const launcherStyles = /* css */ `
.launcher-region { display: contents; }
.launcher {
  all: unset;
  box-sizing: border-box;
  position: absolute;
  bottom: calc(var(--edge) + env(safe-area-inset-bottom, 0px));
  inset-inline-end: calc(var(--edge) + env(safe-area-inset-right, 0px));
  display: grid;
  place-items: center;
  width: var(--launcher-size);
  height: var(--launcher-size);
  border: 1px solid transparent;
  border-radius: 50%;
  background: var(--accent-solid);
  color: var(--on-accent);
  box-shadow: var(--shadow-launcher);
  cursor: pointer;
  pointer-events: auto;
  touch-action: manipulation;
  transition: background var(--fast), transform var(--slow) var(--ease), box-shadow var(--fast);
}
.root[data-position="bottom-start"] .launcher { inset-inline: var(--edge) auto; }
.root[data-position="bottom-left"] .launcher { left: var(--edge); right: auto; }
.root[data-position="bottom-right"] .launcher { right: var(--edge); left: auto; }
.launcher[hidden] { display: none; }
.launcher:hover { background: var(--accent-hover); transform: translateY(-1px) scale(1.03); }
.launcher:active { transform: scale(0.95); }
.launcher:focus-visible { outline: 3px solid var(--accent-solid); outline-offset: 3px; }
.launcher svg { grid-area: 1 / 1; width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; transition: opacity var(--fast), transform var(--slow) var(--ease); }
.launcher .icon-close { opacity: 0; transform: rotate(-45deg) scale(0.6); }
.launcher[aria-expanded="true"] .icon-close { opacity: 1; transform: none; }
.launcher[aria-expanded="true"] .icon-chat { opacity: 0; transform: rotate(45deg) scale(0.6); }
.launcher[aria-busy="true"]::after { content: ""; position: absolute; inset: -5px; border: 2px solid var(--accent-solid); border-inline-start-color: transparent; border-radius: 50%; animation: launcher-turn 800ms linear infinite; }
@keyframes launcher-turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { .launcher[aria-busy="true"]::after { animation-duration: 3s; } }
@media (max-width: 479.98px) { .launcher[aria-expanded="true"]:not([aria-busy="true"]) { visibility: hidden; } }
`;
