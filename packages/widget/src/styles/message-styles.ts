/** The list of messages and what stands in it. */
export const messageStyles = /* css */ `
.list { position: relative; flex: 1; min-height: 0; display: flex; }
.scroller { flex: 1; overflow-y: auto; contain: strict; background: var(--surface); overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
.panel .scroller:focus-visible { outline-offset: -3px; border-radius: 4px; }
.content { display: flex; flex-direction: column; gap: 18px; min-height: 100%; max-width: 760px; margin-inline: auto; padding: 20px 18px 10px; }
.sentinel { height: 1px; margin-top: -17px; flex: none; }
.message { position: relative; display: flex; flex-direction: column; gap: 8px; flex: none; animation: rise var(--slow) var(--ease) backwards; }
.message-user { align-items: flex-end; gap: 5px; padding-inline-start: 44px; }
.message-assistant { align-items: stretch; }
.bubble { padding: 9px 14px; border: 1px solid transparent; border-radius: 17px 17px 5px 17px; background: var(--accent-soft); white-space: pre-wrap; overflow-wrap: anywhere; max-width: 100%; }
[dir="rtl"] .bubble { border-radius: 17px 17px 17px 5px; }
.answer { min-width: 0; }
.answer[data-empty="true"] { display: none; }
.panel .day { align-self: center; color: var(--ink-muted); font-size: 12px; font-weight: 500; line-height: 1; }
.panel .earlier { align-self: center; }
.panel .notice { display: flex; align-items: flex-start; gap: 8px; color: var(--ink-muted); font-size: 13px; line-height: 1.45; }
.notice .icon { width: 15px; height: 15px; margin-top: 2px; }
.notice > span { flex: 0 1 auto; min-width: 0; }
.panel .notice[data-tone="danger"] { color: var(--danger-ink); }
.message-assistant .notice { margin-top: 8px; }
.panel .message-assistant .notice:is([data-tone="danger"], [data-tone="withheld"]) { padding: 9px 12px; border-radius: var(--radius); background: var(--danger-soft); }
.panel .message-assistant .notice[data-tone="withheld"] { background: var(--sunken); color: var(--ink-muted); }
.panel .message-assistant .answer > .notice:first-child { margin-top: 0; }
.typing { display: flex; align-items: center; gap: 5px; height: 24px; }
.typing span { width: 7px; height: 7px; border-radius: 50%; background: var(--ink-muted); animation: typing 1.2s ease-in-out infinite; }
.typing span:nth-child(2) { animation-delay: 150ms; }
.typing span:nth-child(3) { animation-delay: 300ms; }
@keyframes typing { 0%, 60%, 100% { opacity: 0.25; transform: none; } 30% { opacity: 0.9; transform: translateY(-3px); } }
.sources { margin-top: 12px; }
.sources ul { display: flex; flex-wrap: wrap; gap: 6px; min-width: 0; }
.sources li { min-width: 0; max-width: 100%; }
.panel .source { display: flex; align-items: center; gap: 7px; max-width: 100%; min-height: 30px; padding: 4px 11px 4px 5px; border: 1px solid var(--line); border-radius: 15px; font-size: 12.5px; line-height: 1.3; color: var(--ink-muted); transition: background var(--fast), color var(--fast), border-color var(--fast); }
[dir="rtl"] .source { padding: 4px 5px 4px 11px; }
.panel .source:hover { background: var(--sunken); border-color: var(--accent-line); color: var(--ink); }
.source-title { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 270px; }
.actions { display: flex; align-items: center; gap: 2px; min-height: 28px; margin: -4px 0 0 -7px; color: var(--ink-muted); transition: opacity var(--fast); }
[dir="rtl"] .actions { margin: -4px -7px 0 0; }
.panel .actions .icon-button, .panel .branches .icon-button { width: 28px; height: 28px; }
.actions .icon, .branches .icon { width: 16px; height: 16px; }
@media (hover: hover) {
  .actions[data-last="false"] { position: absolute; inset: calc(100% - 2px) auto auto 0; z-index: 1; min-height: 0; margin-top: 0; border-radius: var(--radius-small); background: var(--surface); }
  [dir="rtl"] .actions[data-last="false"] { inset: calc(100% - 2px) 0 auto auto; margin-inline: -7px 0; }
  .actions[data-last="false"] { opacity: 0; }
  .message:is(:hover, :focus-within) .actions { opacity: 1; }
}
.branches { display: inline-flex; align-items: center; color: var(--ink-muted); font-size: 12.5px; font-variant-numeric: tabular-nums; }
.suggestions { display: flex; flex-wrap: wrap; gap: 7px; margin-top: 2px; }
.suggestions li { max-width: 100%; }
.panel .suggestion { padding: 7px 13px; border: 1px solid var(--accent-line); border-radius: 18px; color: var(--accent-ink); font-size: 13.5px; line-height: 1.4; transition: background var(--fast); }
.panel .suggestion:hover { background: var(--accent-soft); }
.not-found { display: flex; flex-direction: column; align-items: flex-start; gap: 10px; margin-top: 12px; padding: 12px 13px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--sunken); }
.panel .not-found-text { display: flex; gap: 10px; color: var(--ink-muted); font-size: 13.5px; line-height: 1.5; }
.not-found-text strong { color: var(--ink); font-weight: 600; }
.not-found-text .icon { margin-top: 2px; }
.empty { display: flex; flex-direction: column; align-items: flex-start; gap: 14px; margin-top: auto; padding-bottom: 8px; animation: rise var(--slow) var(--ease); }
.empty .greeting { font-size: 21px; font-weight: 600; line-height: 1.35; letter-spacing: -0.014em; text-wrap: balance; }
.empty .suggestions { flex-direction: column; align-self: stretch; gap: 8px; margin-top: 6px; }
.panel .empty .suggestion { display: block; width: 100%; padding: 11px 14px; border-color: var(--line); border-radius: var(--radius); color: var(--ink); font-size: 14.5px; background: var(--raised); }
.panel .empty .suggestion:hover { border-color: var(--accent-line); background: var(--sunken); }
.panel .scroll-button { position: absolute; inset: auto auto 10px 50%; transform: translateX(-50%); z-index: 2; display: inline-flex; align-items: center; gap: 6px; height: 34px; min-width: 34px; padding: 0 8px; border: 1px solid var(--line); border-radius: 17px; background: var(--raised); color: var(--ink-muted); font-size: 13px; font-weight: 500; box-shadow: var(--shadow-small); animation: appear var(--slow); }
.panel .scroll-button[data-news="true"] { padding: 0 13px 0 9px; border-color: transparent; background: var(--accent-solid); color: var(--on-accent); }
.scroll-button .icon { width: 16px; height: 16px; }
@media (prefers-reduced-motion: reduce) { .typing span { animation: none; opacity: 0.6; } }
@media print { .scroller { overflow: visible; } }
`;
