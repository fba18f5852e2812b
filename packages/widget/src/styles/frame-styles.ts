/** Where the panel stands, and its header and banner. */
export const frameStyles = /* css */ `
.panel { display: flex; flex-direction: column; position: relative; overflow: hidden; background: var(--surface); color: var(--ink); outline: none; pointer-events: auto; overflow-wrap: break-word; container: panel / inline-size; }
.panel[hidden] { display: none; }
.root[data-mode="inline"], .root[data-mode="inline"] .panel-container, .root[data-mode="inline"] .panel { height: 100%; }
.root[data-mode="inline"] .panel { border: 1px solid var(--line); border-radius: var(--radius-large); }
.root[data-mode="floating"] .panel {
  position: absolute;
  bottom: calc(var(--edge) + var(--launcher-size) + 14px);
  inset-inline-end: var(--edge);
  width: min(408px, calc(100vw - 2 * var(--edge)));
  height: min(704px, calc(100dvh - 2 * var(--edge) - var(--launcher-size) - 14px));
  border: 1px solid transparent;
  border-radius: var(--radius-panel);
  box-shadow: var(--shadow-panel);
  transform-origin: calc(100% - 28px) calc(100% + 30px);
  transition: opacity var(--fast), transform var(--slow) var(--ease), display var(--fast) allow-discrete;
}
.root[dir="rtl"] .panel, .root[data-position="bottom-start"] .panel, .root[data-position="bottom-left"] .panel { transform-origin: 28px calc(100% + 30px); }
.root[data-position="bottom-start"] .panel { inset-inline: var(--edge) auto; }
.root[data-position="bottom-left"] .panel { left: var(--edge); right: auto; }
.root[data-position="bottom-right"] .panel { right: var(--edge); left: auto; }
.root:has(.launcher[hidden]) .panel { bottom: var(--edge); height: min(704px, calc(100dvh - 2 * var(--edge))); }
.root[data-mode="floating"] .panel[hidden] { opacity: 0; transform: translateY(10px) scale(0.965); }
@starting-style { .root[data-mode="floating"] .panel { opacity: 0; transform: translateY(10px) scale(0.965); } }
@media (max-width: 479.98px) {
  .root[data-mode="floating"] .panel { inset: var(--visible-top, 0px) 0 auto 0; width: 100%; height: var(--visible-height, 100dvh); border: 0; border-radius: 0; box-shadow: none; padding-top: env(safe-area-inset-top, 0px); transform-origin: 50% 100%; }
}
@media (max-height: 559.98px) and (min-width: 480px) {
  .root[data-mode="floating"] .panel { bottom: 8px; inset-inline-end: calc(var(--edge) + var(--launcher-size) + 14px); height: calc(100dvh - 16px); }
}
.header { display: flex; align-items: center; gap: 11px; flex: none; padding: 13px 12px 12px 16px; border-bottom: 1px solid var(--line); }
[dir="rtl"] .header { padding: 13px 16px 12px 12px; }
.header .mark { position: relative; }
.header .mark::after { content: ""; position: absolute; inset: auto -1px -1px auto; width: 9px; height: 9px; border: 2px solid var(--surface); border-radius: 50%; background: light-dark(oklch(0.66 0.17 150), oklch(0.76 0.17 150)); }
.header .mark:not([data-connection="online"])::after { background: light-dark(oklch(0.72 0.15 70), oklch(0.78 0.14 75)); }
.header-text { flex: 1; min-width: 0; }
.panel .header-name { font-size: 15px; font-weight: 620; line-height: 1.3; letter-spacing: -0.006em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.panel .header-status { color: var(--ink-muted); font-size: 12.5px; line-height: 1.35; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.menu-root { position: relative; }
.menu { position: absolute; inset: calc(100% + 6px) 0 auto auto; z-index: 4; display: grid; min-width: 200px; padding: 5px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); box-shadow: var(--shadow-panel); animation: rise var(--fast) var(--ease); }
[dir="rtl"] .menu { inset: calc(100% + 6px) auto auto 0; }
.panel .menu button { display: flex; align-items: center; gap: 10px; padding: 8px 10px; border-radius: var(--radius-small); font-size: 14px; white-space: nowrap; }
.panel .menu button:is(:hover, :focus-visible) { background: var(--pressed); outline-offset: -2px; }
.panel .menu button[aria-disabled="true"] { color: var(--ink-muted); }
.menu .icon { color: var(--ink-muted); }
.panel .banner { display: flex; align-items: flex-start; gap: 9px; padding: 9px 16px; background: var(--accent-soft); color: var(--accent-ink); font-size: 13px; line-height: 1.45; animation: appear var(--slow) var(--ease); }
.banner .icon { width: 16px; height: 16px; margin-top: 1px; }
.banner[data-tone="notice"] { background: var(--notice-soft); color: var(--notice-ink); }
.banner[data-tone="danger"] { background: var(--danger-soft); color: var(--danger-ink); }
@keyframes rise { from { opacity: 0; transform: translateY(4px); } }
@keyframes appear { from { opacity: 0; } }
`;
