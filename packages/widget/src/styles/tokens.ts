/** The colours, sizes and letters of the panel. The greys have a little of the accent's hue. */
export const tokens = /* css */ `
.root {
  --accent-ink: light-dark(oklch(from var(--accent) min(l, 0.48) min(c, 0.19) h), oklch(from var(--accent) 0.8 min(c, 0.12) h));
  --accent-soft: light-dark(oklch(from var(--accent) 0.957 min(c, 0.024) h), oklch(from var(--accent) 0.315 min(c, 0.05) h));
  --accent-line: light-dark(oklch(from var(--accent) 0.87 min(c, 0.06) h), oklch(from var(--accent) 0.45 min(c, 0.08) h));
  --surface: light-dark(#fff, oklch(from var(--accent) 0.21 min(c, 0.014) h));
  --raised: light-dark(#fff, oklch(from var(--accent) 0.255 min(c, 0.016) h));
  --sunken: light-dark(oklch(from var(--accent) 0.976 min(c, 0.005) h), oklch(from var(--accent) 0.245 min(c, 0.015) h));
  --pressed: light-dark(oklch(from var(--accent) 0.94 min(c, 0.008) h), oklch(from var(--accent) 0.31 min(c, 0.018) h));
  --ink: light-dark(oklch(from var(--accent) 0.23 min(c, 0.02) h), oklch(from var(--accent) 0.94 min(c, 0.008) h));
  --ink-muted: light-dark(oklch(from var(--accent) 0.48 min(c, 0.018) h), oklch(from var(--accent) 0.74 min(c, 0.015) h));
  --line: light-dark(oklch(from var(--accent) 0.918 min(c, 0.008) h), oklch(from var(--accent) 0.33 min(c, 0.016) h));
  --line-strong: light-dark(oklch(from var(--accent) 0.66 min(c, 0.02) h), oklch(from var(--accent) 0.56 min(c, 0.02) h));
  --mark: light-dark(oklch(0.93 0.09 95), oklch(0.42 0.07 90));
  --danger-ink: light-dark(oklch(0.48 0.17 27), oklch(0.8 0.11 25));
  --danger-soft: light-dark(oklch(0.965 0.018 25), oklch(0.3 0.05 25));
  --notice-ink: light-dark(oklch(0.42 0.08 75), oklch(0.86 0.08 85));
  --notice-soft: light-dark(oklch(0.968 0.032 88), oklch(0.3 0.035 80));
  --scrim: light-dark(oklch(0.2 0.02 260 / 0.28), oklch(0 0 0 / 0.5));
  --shadow-panel: 0 0 0 1px light-dark(oklch(0.3 0.03 260 / 0.07), oklch(1 0 0 / 0.09)), 0 2px 6px oklch(0.2 0.03 260 / 0.05), 0 12px 28px oklch(0.2 0.03 260 / 0.11), 0 32px 72px oklch(0.2 0.03 260 / 0.14);
  --shadow-small: 0 1px 2px oklch(0.2 0.03 260 / 0.07), 0 3px 10px oklch(0.2 0.03 260 / 0.09);
  --radius-panel: 20px;
  --radius-large: 16px;
  --radius: 11px;
  --radius-small: 7px;
  --font: -apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, Inter, "Helvetica Neue", Arial, "PingFang SC", "Hiragino Sans GB", "Hiragino Sans", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Noto Sans", sans-serif;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
  color: var(--ink);
  font: 15px/1.55 var(--font);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  -webkit-font-smoothing: antialiased;
  -moz-osx-font-smoothing: grayscale;
  -webkit-tap-highlight-color: transparent;
}
@supports not (color: oklch(from red l c h)) {
  .root {
    --accent-ink: light-dark(#3343ab, #a9b6ff); --accent-soft: light-dark(#eef0fb, #2b3152); --accent-line: light-dark(#c5cdf3, #48528c);
    --surface: light-dark(#fff, #16181d); --raised: light-dark(#fff, #20232a); --sunken: light-dark(#f6f7f9, #1d2026);
    --pressed: light-dark(#eaecf0, #2c3038); --ink: light-dark(#171a21, #ebedf1); --ink-muted: light-dark(#5a5f6b, #a9aeba);
    --line: light-dark(#e3e5ea, #33373f); --line-strong: light-dark(#8c919c, #757b88);
  }
}
`;
