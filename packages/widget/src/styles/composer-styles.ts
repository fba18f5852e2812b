/** The lower edge: queue, composer, hint. */
export const composerStyles = /* css */ `
.queue { flex: none; margin: 0 14px; padding: 8px 6px 8px 12px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--sunken); font-size: 13px; }
.panel .queue-label { display: flex; align-items: center; gap: 6px; color: var(--ink-muted); font-size: 12px; }
.queue-label .icon { width: 14px; height: 14px; }
.queue li { display: flex; align-items: center; gap: 6px; }
.queue-text { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.panel .queue .icon-button { width: 26px; height: 26px; }
.queue li .icon { width: 14px; height: 14px; }
.composer-area { flex: none; width: 100%; max-width: 792px; margin-inline: auto; padding: 8px 14px calc(8px + env(safe-area-inset-bottom, 0px)); }
.composer { display: flex; align-items: flex-end; gap: 6px; padding: 5px 6px; border: 1px solid var(--line-strong); border-radius: 22px; background: var(--raised); cursor: text; transition: border-color var(--fast), box-shadow var(--fast); }
.composer:focus-within { border-color: var(--accent-solid); box-shadow: 0 0 0 3px var(--accent-soft); }
.panel .field { flex: 1; min-width: 0; min-height: 34px; max-height: 160px; padding: 5px 4px 5px 10px; overflow-y: auto; font-size: 15px; line-height: 24px; white-space: pre-wrap; overflow-wrap: anywhere; field-sizing: content; scrollbar-width: thin; color: var(--ink); cursor: text; }
[dir="rtl"] .field { padding: 5px 10px 5px 4px; }
.field::placeholder { color: var(--ink-muted); opacity: 1; }
@media (pointer: coarse) { .panel .field { font-size: 16px; } }
.panel .round-button { display: grid; place-items: center; flex: none; width: 34px; height: 34px; border-radius: 50%; background: var(--pressed); color: var(--ink); border: 1px solid transparent; transition: background var(--fast), color var(--fast), transform var(--fast); }
.panel .round-button:hover { background: var(--line); }
.panel .round-button:active { transform: scale(0.93); }
.panel .round-button-main { background: var(--accent-solid); color: var(--on-accent); }
.panel .round-button-main:hover { background: var(--accent-hover); }
.panel .round-button-main[aria-disabled="true"] { background: var(--pressed); color: var(--ink-muted); transform: none; }
.round-button .icon-stop { fill: currentColor; }
.panel .hint { padding: 6px 8px 0; color: var(--ink-muted); font-size: 11.5px; line-height: 1.4; text-align: center; }
.count[data-over="true"] { color: var(--danger-ink); font-weight: 600; }
@media (forced-colors: active) { .round-button-main { border-color: ButtonText; } }
`;
