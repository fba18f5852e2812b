/** A source, over the lower part of the panel. */
export const sheetStyles = /* css */ `
.sheet-layer { position: absolute; inset: 0; z-index: 5; display: flex; flex-direction: column; justify-content: flex-end; }
.scrim { position: absolute; inset: 0; background: var(--scrim); animation: appear var(--fast); }
.sheet { position: relative; display: flex; flex-direction: column; gap: 12px; max-height: min(82%, 560px); margin: 8px; padding: 8px 8px 12px; border: 1px solid transparent; border-radius: var(--radius-large); background: var(--raised); box-shadow: var(--shadow-panel); animation: sheet var(--slow) var(--ease); }
@keyframes sheet { from { transform: translateY(60%); } }
.sheet-bar { display: flex; align-items: center; gap: 2px; padding-inline-start: 8px; }
.sheet-label { flex: 1; padding-inline-start: 6px; color: var(--ink-muted); font-size: 12.5px; font-weight: 500; }
.sheet-body { min-height: 0; overflow-y: auto; padding: 0 8px; scrollbar-width: thin; overscroll-behavior: contain; }
.panel .sheet h3 { font-size: 16px; font-weight: 640; line-height: 1.35; letter-spacing: -0.008em; }
.panel .sheet-place { margin-top: 2px; color: var(--ink-muted); font-size: 12.5px; }
.panel .sheet blockquote { margin-top: 12px; padding-inline-start: 12px; border-inline-start: 3px solid var(--accent-line); font-size: 14.5px; line-height: 1.6; white-space: pre-line; color: var(--ink); }
.sheet mark { padding: 1px 2px; margin: 0 -2px; border-radius: 4px; background: var(--mark); color: inherit; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.panel .sheet > .button { margin: 0 8px; align-self: flex-start; }
`;
