/** How the head moves in a gesture, in units of a face 400 wide and degrees. */
export type HeadMotion = { readonly x: number; readonly y: number; readonly tilt: number };

type Gesture = { readonly durationMs: number; readonly sample: (progress: number) => HeadMotion };

const fade = (progress: number) => Math.sin(Math.PI * progress);
const still: HeadMotion = { x: 0, y: 0, tilt: 0 };

const gestures: Readonly<Record<string, Gesture>> = {
  nod: {
    durationMs: 800,
    sample: (progress) => ({ x: 0, y: 9 * fade(progress) * Math.abs(Math.sin(2 * Math.PI * progress)), tilt: 0 }),
  },
  shake: {
    durationMs: 900,
    sample: (progress) => ({ x: 9 * fade(progress) * Math.sin(4 * Math.PI * progress), y: 0, tilt: 0 }),
  },
  bow: { durationMs: 1500, sample: (progress) => ({ x: 0, y: 20 * fade(progress), tilt: 0 }) },
  wave: {
    durationMs: 1200,
    sample: (progress) => ({
      x: 0,
      y: -3 * fade(progress),
      tilt: 5 * fade(progress) * Math.sin(3 * Math.PI * progress),
    }),
  },
  'open-hand': { durationMs: 900, sample: (progress) => ({ x: 0, y: 2 * fade(progress), tilt: 3 * fade(progress) }) },
  'point-left': {
    durationMs: 1000,
    sample: (progress) => ({ x: -7 * fade(progress), y: 0, tilt: -3 * fade(progress) }),
  },
  'point-right': {
    durationMs: 1000,
    sample: (progress) => ({ x: 7 * fade(progress), y: 0, tilt: 3 * fade(progress) }),
  },
};

export const isGesture = (name: string) => Object.hasOwn(gestures, name);

/** The head at a time of a gesture; at rest before it, after it, and for gestures that a head has not. */
export const sampleGesture = (name: string, sinceMs: number): HeadMotion => {
  const gesture = Object.hasOwn(gestures, name) ? gestures[name] : undefined;
  if (!gesture || sinceMs < 0 || sinceMs > gesture.durationMs) return still;
  return gesture.sample(sinceMs / gesture.durationMs);
};
