import type { AvatarDriver, AvatarState, Emotion } from '@parley/core';
import { type Expression, expressions } from '../expression.ts';
import { isGesture, sampleGesture } from '../gesture.ts';
import { sampleIdle } from '../idle.ts';
import { createEyes } from './draw-eyes.ts';
import { createBody, createDefinitions, createHairBack, createHairFront, createHalo, createHead } from './draw-head.ts';
import { createMouth } from './draw-mouth.ts';
import { approachMouth, mixMouth, mouthShapes } from './mouth-shape.ts';
import { type FacePalette, palettes } from './palette.ts';
import { createSvgElement, round } from './svg-element.ts';

export type SvgFaceOptions = {
  /** What a screen reader says of it. @default 'Assistant' */
  readonly label?: string;
  /** `auto` follows the visitor's system, also when that changes. @default 'auto' */
  readonly theme?: 'light' | 'dark' | 'auto';
  /** Colours that differ from those of the theme. */
  readonly palette?: Partial<FacePalette>;
  /** @default the visitor's system */
  readonly isMotionReduced?: boolean;
};

/** How long a mood from the text lasts. */
const moodMs = 4500;

const approach = (from: Expression, to: Expression, share: number): Expression => {
  const move = (key: keyof Expression) => from[key] + (to[key] - from[key]) * share;
  return {
    smile: move('smile'),
    browRaise: move('browRaise'),
    browTilt: move('browTilt'),
    eyeOpen: move('eyeOpen'),
    blush: move('blush'),
  };
};

const isEmotion = (name: string): name is Emotion => Object.hasOwn(expressions, name);

/** What a face does with its brows and eyes when it listens or thinks. */
const attitudes: Readonly<Record<AvatarState, { readonly raise: number; readonly open: number }>> = {
  idle: { raise: 0, open: 0 },
  listening: { raise: 0.3, open: 0.06 },
  hearing: { raise: 0.4, open: 0.08 },
  thinking: { raise: 0.25, open: -0.06 },
  speaking: { raise: 0.1, open: 0 },
};

/** Draws everything once; `pose` moves it. */
const drawFace = (palette: FacePalette, id: string) => {
  const mouth = createMouth(palette, id);
  const eyes = createEyes(palette, id);
  const head = createHead(palette, id);
  const hairBack = createHairBack(id);
  const body = createBody(palette, id);
  const top = createSvgElement('g', {
    children: [head.element, mouth.element, eyes.element, createHairFront(palette, id)],
  });
  const person = createSvgElement('g', {
    attributes: { 'clip-path': `url(#${id}-frame)` },
    children: [hairBack, body, top],
  });
  const element = createSvgElement('g', { children: [createDefinitions(palette, id), createHalo(id), person] });
  return { element, mouth, eyes, head, hairBack, body, top };
};

/**
 * Draws a talking face into an element. It needs no style sheet and no markup from strings, so it works under any policy.
 *
 * @example
 * const face = createSvgFace(document.querySelector('#stage'));
 * const stop = driveAvatar({ driver: face, source: speaker, environment });
 */
export const createSvgFace = (target: Element, options: SvgFaceOptions = {}): AvatarDriver => {
  const { label = 'Assistant', theme = 'auto' } = options;
  const id = `parley-face-${Math.random().toString(36).slice(2, 10)}`;
  const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
  const motionQuery = window.matchMedia('(prefers-reduced-motion: reduce)');
  const readPalette = (): FacePalette => ({
    ...palettes[theme === 'auto' ? (darkQuery.matches ? 'dark' : 'light') : theme],
    ...options.palette,
  });

  const svg = createSvgElement('svg', {
    attributes: {
      viewBox: '0 0 400 412',
      role: 'img',
      'aria-label': label,
      width: '100%',
      height: '100%',
      preserveAspectRatio: 'xMidYMid meet',
    },
  });
  let face = drawFace(readPalette(), id);
  svg.append(face.element);
  target.append(svg);

  let state: AvatarState = 'idle';
  let mouth = mouthShapes.sil;
  let expression = expressions.neutral;
  let attitude = attitudes.idle;
  let lastMs: number | null = null;
  let nowMs = 0;
  let gesture: { readonly name: string; readonly startedAtMs: number } | null = null;
  let mood: { readonly emotion: Emotion; readonly untilMs: number } | null = null;
  let isDestroyed = false;

  const pose = (emotion: Emotion, weights: Parameters<typeof mixMouth>[0], passedMs: number) => {
    const isMotionReduced = options.isMotionReduced ?? motionQuery.matches;
    const idle = sampleIdle({ timeMs: nowMs, state, isMotionReduced });
    // Each follows its aim at its own pace, so that nothing jumps whatever is asked.
    mouth = approachMouth(mouth, mixMouth(weights), 1 - Math.exp(-passedMs / 32));
    expression = approach(expression, expressions[emotion], 1 - Math.exp(-passedMs / 220));
    const share = 1 - Math.exp(-passedMs / 260);
    attitude = {
      raise: attitude.raise + (attitudes[state].raise - attitude.raise) * share,
      open: attitude.open + (attitudes[state].open - attitude.open) * share,
    };
    const motion =
      gesture && !isMotionReduced ? sampleGesture(gesture.name, nowMs - gesture.startedAtMs) : { x: 0, y: 0, tilt: 0 };

    const jaw = face.mouth.render(mouth, expression.smile * (1 - 0.45 * mouth.open));
    const stress = state === 'speaking' ? mouth.open * 0.25 : 0;
    face.eyes.render(
      {
        open: Math.max(0, (1 + 0.35 * expression.eyeOpen + attitude.open) * (1 - idle.blink)),
        gazeX: idle.gazeX,
        gazeY: idle.gazeY,
        smile: expression.smile,
      },
      { raise: expression.browRaise + attitude.raise + stress - idle.blink * 0.12, tilt: expression.browTilt },
    );
    face.head.render(0.38 + 0.4 * expression.blush, jaw);
    const x = idle.swayX + motion.x;
    const y = idle.swayY + motion.y + (isMotionReduced ? 0 : jaw * 0.06);
    const tilt = idle.tilt + motion.tilt;
    face.top.setAttribute('transform', `translate(${round(x)} ${round(y)}) rotate(${round(tilt)} 200 330)`);
    face.hairBack.setAttribute(
      'transform',
      `translate(${round(x * 0.7)} ${round(y * 0.8)}) rotate(${round(tilt * 0.8)} 200 330)`,
    );
    face.body.setAttribute(
      'transform',
      `translate(${round(idle.swayX * 0.25)} ${round(-1.6 * idle.breath + motion.y * 0.15)})`,
    );
  };

  const repaint = () => {
    const next = drawFace(readPalette(), id);
    face.element.replaceWith(next.element);
    face = next;
    pose(mood?.emotion ?? 'neutral', {}, 0);
  };
  if (theme === 'auto') darkQuery.addEventListener('change', repaint);
  pose('neutral', {}, 0);

  return {
    accepts: 'visemes',
    setState: (next) => {
      state = next;
      svg.setAttribute('data-state', next);
    },
    render: ({ timeMs, visemes, emotion }) => {
      if (isDestroyed) return;
      const passedMs = lastMs === null ? 16 : Math.min(200, Math.max(0, timeMs - lastMs));
      lastMs = timeMs;
      nowMs = timeMs;
      if (mood && mood.untilMs < timeMs) mood = null;
      pose(mood?.emotion ?? emotion, visemes, passedMs);
    },
    perform: ({ type, name }) => {
      if (type === 'gesture' && isGesture(name)) gesture = { name, startedAtMs: nowMs };
      if (type === 'emotion' && isEmotion(name)) mood = { emotion: name, untilMs: nowMs + moodMs };
    },
    destroy: () => {
      if (isDestroyed) return;
      isDestroyed = true;
      darkQuery.removeEventListener('change', repaint);
      svg.remove();
    },
  };
};
