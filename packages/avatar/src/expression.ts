import type { Emotion } from '@parley/core';

/** What a mood does to a face. All from -1 to 1; 0 is a friendly rest. */
export type Expression = {
  readonly smile: number;
  readonly browRaise: number;
  /** 1: the inner ends go up, as in worry; -1: down, as in anger. */
  readonly browTilt: number;
  /** 1: wide, -1: narrow. */
  readonly eyeOpen: number;
  readonly blush: number;
};

export const expressions: Readonly<Record<Emotion, Expression>> = {
  neutral: { smile: 0.35, browRaise: 0, browTilt: 0, eyeOpen: 0, blush: 0 },
  happy: { smile: 1, browRaise: 0.35, browTilt: 0.05, eyeOpen: -0.18, blush: 0.6 },
  sad: { smile: -0.4, browRaise: 0.1, browTilt: 0.9, eyeOpen: -0.25, blush: -0.2 },
  angry: { smile: -0.3, browRaise: -0.55, browTilt: -0.9, eyeOpen: -0.15, blush: 0.2 },
  surprised: { smile: 0.1, browRaise: 1, browTilt: 0.15, eyeOpen: 0.6, blush: 0.1 },
  afraid: { smile: -0.2, browRaise: 0.75, browTilt: 0.8, eyeOpen: 0.5, blush: -0.3 },
  disgusted: { smile: -0.35, browRaise: -0.35, browTilt: -0.35, eyeOpen: -0.4, blush: -0.1 },
  caring: { smile: 0.6, browRaise: 0.2, browTilt: 0.5, eyeOpen: -0.08, blush: 0.35 },
  thinking: { smile: 0.05, browRaise: 0.3, browTilt: 0.1, eyeOpen: -0.1, blush: 0 },
};
