/** The colours of a face, any of CSS. */
export type FacePalette = {
  readonly skin: string;
  readonly skinLight: string;
  readonly skinShade: string;
  readonly blush: string;
  readonly hair: string;
  readonly hairLight: string;
  readonly hairDark: string;
  readonly iris: string;
  readonly irisDark: string;
  readonly eyeWhite: string;
  readonly lash: string;
  readonly lips: string;
  readonly lipsDark: string;
  readonly mouth: string;
  readonly tongue: string;
  readonly teeth: string;
  readonly jacket: string;
  readonly jacketDark: string;
  readonly shirt: string;
  readonly haloInner: string;
  readonly haloOuter: string;
};

const face = {
  skin: '#f2c3a0',
  skinLight: '#fbdcc2',
  skinShade: '#d99a76',
  blush: '#ec7d6b',
  hair: '#4b2e2b',
  hairLight: '#7d4f44',
  hairDark: '#321d1e',
  iris: '#5b7f4f',
  irisDark: '#2f4a30',
  eyeWhite: '#fffaf5',
  lash: '#2b1a1c',
  lips: '#c9605b',
  lipsDark: '#a9474a',
  mouth: '#5c1a24',
  tongue: '#d9736f',
  teeth: '#fffdf8',
  jacket: '#1f4e79',
  jacketDark: '#163a5c',
  shirt: '#f7f4ee',
};

export const palettes: Readonly<Record<'light' | 'dark', FacePalette>> = {
  light: { ...face, haloInner: '#fdf3e3', haloOuter: '#cfe3ee' },
  dark: {
    ...face,
    skin: '#e8b692',
    skinLight: '#f3cfb2',
    shirt: '#e9e4da',
    haloInner: '#33516a',
    haloOuter: '#16222e',
  },
};
