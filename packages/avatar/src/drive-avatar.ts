import type { AvatarDriver, AvatarState, Cue, Emotion, Environment, VisemeTimeline } from '@parley/core';
import { sampleTimeline } from './sample-timeline.ts';

/** Whoever speaks. The speaker of `@parley/speech` is one. */
export type AvatarSource = {
  getSnapshot(): { readonly status: AvatarState };
  subscribe(listener: () => void): () => void;
  subscribeCues(listener: (cue: Cue) => void): () => void;
  /** The timeline counts from `startedAtMs` on the clock of the environment. */
  getMouth(): { readonly timeline: VisemeTimeline; readonly startedAtMs: number } | null;
};

export type DriveAvatarOptions = {
  readonly driver: AvatarDriver;
  readonly source: AvatarSource;
  readonly environment: Pick<Environment, 'now' | 'nextFrame'>;
  /** The mood where no cue says otherwise. @default 'neutral' */
  readonly emotion?: Emotion;
  /** How much later sound is heard than it is reported, such as over Bluetooth. @default 0 */
  readonly outputLatencyMs?: number;
};

/** Lets a face follow a speaker, frame by frame. Returns a stop; the driver stays and may be driven again. */
export const driveAvatar = (options: DriveAvatarOptions): (() => void) => {
  const { driver, source, environment, emotion = 'neutral', outputLatencyMs = 0 } = options;
  const followState = () => driver.setState(source.getSnapshot().status);
  let cancel = () => {};
  const draw = () => {
    const timeMs = environment.now();
    const mouth = source.getMouth();
    const visemes = mouth ? sampleTimeline(mouth.timeline, timeMs - mouth.startedAtMs - outputLatencyMs) : { sil: 1 };
    driver.render({ timeMs, visemes, emotion });
    cancel = environment.nextFrame(draw);
  };
  const unsubscribe = source.subscribe(followState);
  const unsubscribeCues = source.subscribeCues((cue) => driver.perform(cue));
  followState();
  draw();
  return () => {
    cancel();
    unsubscribe();
    unsubscribeCues();
  };
};
