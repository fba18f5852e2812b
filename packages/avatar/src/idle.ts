import type { AvatarState } from '@parley/core';

/** How a face moves by itself. Lengths are in units of a face 400 wide, angles in degrees, gaze from -1 to 1. */
export type IdlePose = {
  /** 1 is shut. */
  readonly blink: number;
  readonly swayX: number;
  readonly swayY: number;
  readonly tilt: number;
  readonly gazeX: number;
  readonly gazeY: number;
  /** From 0 to 1, in and out. */
  readonly breath: number;
};

/** A number from 0 to 1 that belongs to an index: the same face moves the same way, and no clock or chance is asked. */
const scatter = (index: number, salt: number) => {
  const value = Math.sin(index * 127.1 + salt * 311.7) * 43758.5453;
  return value - Math.floor(value);
};

const smooth = (value: number) => {
  const x = Math.min(1, Math.max(0, value));
  return x * x * (3 - 2 * x);
};

const blinkMs = 170;

/** One blink in each stretch of time, somewhere; people blink less while they listen and more while they speak. */
const sampleBlink = (timeMs: number, everyMs: number): number => {
  const cell = Math.floor(timeMs / everyMs);
  const since = timeMs - cell * everyMs - scatter(cell, 1) * (everyMs - 2 * blinkMs);
  const isDouble = scatter(cell, 2) > 0.85;
  const at = isDouble && since > blinkMs ? since - blinkMs : since;
  if (at < 0 || at > blinkMs) return 0;
  return at < blinkMs * 0.4 ? smooth(at / (blinkMs * 0.4)) : 1 - smooth((at - blinkMs * 0.4) / (blinkMs * 0.6));
};

/** The eyes rest, then jump: never drift. */
const sampleGlance = (
  timeMs: number,
  options: { readonly everyMs: number; readonly salt: number; readonly reach: number },
) => {
  const cell = Math.floor(timeMs / options.everyMs);
  const target = (index: number) => {
    const value = scatter(index, options.salt) * 2 - 1;
    return Math.abs(value) < 0.55 ? 0 : value * options.reach;
  };
  const progress = smooth((timeMs - cell * options.everyMs) / 90);
  return target(cell - 1) * (1 - progress) + target(cell) * progress;
};

const blinkEveryMs: Readonly<Record<AvatarState, number>> = {
  idle: 4200,
  listening: 5200,
  hearing: 5600,
  thinking: 3400,
  speaking: 3600,
};

/**
 * The pose of a face that has nothing to do. Reduced motion keeps the blinking and stops swaying, breathing and glancing.
 */
export const sampleIdle = ({
  timeMs,
  state,
  isMotionReduced,
}: {
  readonly timeMs: number;
  readonly state: AvatarState;
  readonly isMotionReduced: boolean;
}): IdlePose => {
  const blink = sampleBlink(timeMs, blinkEveryMs[state]);
  const thoughtful = state === 'thinking';
  if (isMotionReduced) {
    return {
      blink,
      swayX: 0,
      swayY: 0,
      tilt: 0,
      gazeX: thoughtful ? 0.45 : 0,
      gazeY: thoughtful ? -0.5 : 0,
      breath: 0,
    };
  }
  const seconds = timeMs / 1000;
  const liveliness = state === 'speaking' ? 1.6 : 1;
  const attention = state === 'listening' || state === 'hearing';
  return {
    blink,
    swayX: liveliness * (2.2 * Math.sin(seconds * 0.71) + 1.1 * Math.sin(seconds * 1.63 + 1)),
    swayY:
      liveliness * (0.9 * Math.sin(seconds * 0.93 + 2) + (state === 'speaking' ? 0.9 * Math.sin(seconds * 3.1) : 0)),
    tilt:
      liveliness * (0.7 * Math.sin(seconds * 0.53) + 0.4 * Math.sin(seconds * 1.27 + 2)) +
      (attention ? 2.2 : thoughtful ? -2 : 0),
    gazeX: thoughtful
      ? 0.5 + sampleGlance(timeMs, { everyMs: 1300, salt: 3, reach: 0.25 })
      : sampleGlance(timeMs, { everyMs: 2300, salt: 3, reach: attention ? 0.12 : 0.4 }),
    gazeY: thoughtful ? -0.6 : sampleGlance(timeMs, { everyMs: 2900, salt: 4, reach: attention ? 0.08 : 0.2 }),
    breath: 0.5 - 0.5 * Math.cos((seconds * 2 * Math.PI) / 4.4),
  };
};
