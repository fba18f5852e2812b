/**
 * The colours, sizes and times that the launcher needs before the panel is there. All colours follow from `--accent`: its
 * lightness is moved until what stands on it can be read. `all: initial` keeps out what would be inherited from the page.
 */
export const launcherTokens = /* css */ `
.root {
  all: initial;
  --accent: var(--parley-accent, oklch(0.5 0.17 268));
  --accent-solid: light-dark(oklch(from var(--accent) min(l, 0.52) min(c, 0.21) h), oklch(from var(--accent) 0.76 min(c, 0.13) h));
  --accent-hover: light-dark(oklch(from var(--accent) min(l, 0.46) min(c, 0.21) h), oklch(from var(--accent) 0.82 min(c, 0.12) h));
  --on-accent: light-dark(#fff, oklch(from var(--accent) 0.2 min(c, 0.05) h));
  --shadow-launcher: 0 1px 2px oklch(0.2 0.03 260 / 0.16), 0 6px 16px oklch(0.2 0.03 260 / 0.16), 0 14px 36px oklch(0.2 0.03 260 / 0.16);
  --edge: 20px;
  --launcher-size: 56px;
  --ease: cubic-bezier(0.2, 0.8, 0.2, 1);
  --fast: 140ms;
  --slow: 260ms;
  display: block;
  color-scheme: light dark;
}
.root[data-theme="light"] { color-scheme: light; }
.root[data-theme="dark"] { color-scheme: dark; }
.root[dir="rtl"] { direction: rtl; }
@supports not (color: oklch(from red l c h)) {
  .root { --accent-solid: #3d4fc4; --accent-hover: #3343ab; --on-accent: #fff; }
}
@media (prefers-reduced-motion: reduce) {
  .root { --fast: 1ms; --slow: 1ms; }
}
`;
