import type { Conversation, Cue, SpeechChunk, Synthesizer, VisemeTimeline } from '@parley/core';
import { findHeard, type Heard, type SpokenChunk } from './find-heard.ts';
import { type ReplyView, readReply } from './read-reply.ts';
import { createSegmenter, type Segmenter, type SegmenterOptions } from './segment/create-segmenter.ts';
import type { SpeechClock } from './speech-clock.ts';
import type { ToPinyin } from './viseme/chinese-visemes.ts';
import { placeVisemes } from './viseme/place-visemes.ts';
import { anchorWordTimes, estimateWordTimes } from './viseme/word-times.ts';

export type SpeakReplyOptions = {
  readonly conversation: Pick<Conversation, 'getSnapshot'> & {
    readonly subscribe: (listener: () => void) => () => void;
  };
  readonly synthesizer: Synthesizer;
  readonly clock: SpeechClock;
  /** BCP 47 of the answers, for pieces that do not tell it themselves. @default 'en' */
  readonly language?: string;
  /** @default 'clause' */
  readonly firstChunk?: SegmenterOptions['firstChunk'];
  readonly toPinyin?: ToPinyin;
  /** Told of a voice that failed; the piece is passed over. */
  readonly onError?: (error: unknown) => void;
};

/** `thinking`: an answer is awaited, or its next words are. */
export type ReplySpeakerStatus = 'idle' | 'listening' | 'thinking' | 'speaking';

/** What is being said now. `wordIndex` is -1 before the first word. */
export type Caption = { readonly chunk: SpeechChunk; readonly wordIndex: number };

export type ReplySpeakerState = {
  readonly status: ReplySpeakerStatus;
  readonly messageId: string | null;
  readonly caption: Caption | null;
};

/** The mouth of the piece that is being said; the timeline counts from `startedAtMs` on the clock. */
export type Mouth = { readonly timeline: VisemeTimeline; readonly startedAtMs: number };

export type ReplySpeaker = {
  getSnapshot(): ReplySpeakerState;
  /** Calls back after the state changed. Returns an unsubscribe. */
  subscribe(listener: () => void): () => void;
  /** Calls back when a cue of the text is due. Returns an unsubscribe. */
  subscribeCues(listener: (cue: Cue) => void): () => void;
  getMouth(): Mouth | null;
  /** Somebody is about to speak or write. */
  setListening(isListening: boolean): void;
  /** Silences the answer at once and for good. Tells how far it was heard; `null` when nothing was being said. */
  interrupt(): Heard | null;
  destroy(): void;
};

type Session = {
  readonly messageId: string;
  readonly segmenter: Segmenter;
  readonly abort: AbortController;
  readonly queue: SpeechChunk[];
  readText: string;
  isComplete: boolean;
  isSpeaking: boolean;
  /** End in the source of the last piece that was heard whole. */
  heardEnd: number;
};

type Current = SpokenChunk & { readonly estimate: SpokenChunk['times']; wordIndex: number; cueCount: number };

/**
 * Speaks the answers of a conversation as they stream: piece by piece, in order, with captions, cues and the mouth.
 * A new message of the visitor, a stop, a blocked or withdrawn answer silence it at once. Answers that were
 * complete when it began are not read out.
 */
export const speakReply = (options: SpeakReplyOptions): ReplySpeaker => {
  const { conversation, synthesizer, clock, language = 'en', firstChunk = 'clause', toPinyin, onError } = options;
  const listeners = new Set<() => void>();
  const cueListeners = new Set<(cue: Cue) => void>();
  let state: ReplySpeakerState = { status: 'idle', messageId: null, caption: null };
  let session: Session | null = null;
  let current: Current | null = null;
  let mouth: Mouth | null = null;
  let isListening = false;
  let cancelTick = () => {};
  /** The answer that is over or cut. */
  let settledId: string | null = null;
  let lastUserId: string | null = null;
  /** When the newest message known was made. What is older was read from storage, or is another branch. */
  let newestMs = 0;
  let isLoaded = false;

  const tell = <Values extends readonly unknown[]>(
    targets: ReadonlySet<(...values: Values) => void>,
    ...values: Values
  ) => {
    for (const listener of [...targets]) {
      try {
        listener(...values);
      } catch (error) {
        onError?.(error);
      }
    }
  };

  const publish = () => {
    const snapshot = conversation.getSnapshot();
    const replyId = readReply(snapshot)?.messageId ?? null;
    const isAwaited = snapshot.status !== 'ready' && (replyId === null || replyId !== settledId);
    const isOpen = session !== null && (session.isSpeaking || !session.isComplete);
    const status = current ? 'speaking' : isOpen || isAwaited ? 'thinking' : isListening ? 'listening' : 'idle';
    const caption = current ? { chunk: current.chunk, wordIndex: current.wordIndex } : null;
    const isSame =
      state.status === status &&
      state.messageId === (session?.messageId ?? null) &&
      state.caption?.chunk === caption?.chunk &&
      state.caption?.wordIndex === caption?.wordIndex;
    if (isSame) return;
    state = { status, messageId: session?.messageId ?? null, caption };
    tell(listeners);
  };

  const findWord = (spoken: Current) => {
    const elapsedMs = clock.now() - spoken.startedAtMs;
    return spoken.times.findLastIndex((time) => time.startMs <= elapsedMs);
  };

  /** Brings caption and cues to where the voice is, and comes back at the next word. */
  const tick = () => {
    cancelTick();
    if (!current) return;
    const spoken = current;
    spoken.wordIndex = Math.max(spoken.wordIndex, findWord(spoken));
    const reached = spoken.chunk.words[spoken.wordIndex]?.source[0] ?? spoken.chunk.source[0];
    while ((spoken.chunk.cues[spoken.cueCount]?.at ?? Number.POSITIVE_INFINITY) <= reached) {
      const cue = spoken.chunk.cues[spoken.cueCount];
      spoken.cueCount += 1;
      if (cue) tell(cueListeners, cue);
    }
    const next = spoken.times[spoken.wordIndex + 1];
    if (next) cancelTick = clock.schedule(tick, Math.max(1, spoken.startedAtMs + next.startMs - clock.now()));
    publish();
  };

  const placeMouth = (spoken: Current) => {
    const method = spoken.hasWordEvents ? 'word-times' : 'stretch';
    const timeline = placeVisemes(spoken.chunk, { times: spoken.times, method, ...(toPinyin && { toPinyin }) });
    mouth = { timeline, startedAtMs: spoken.startedAtMs };
  };

  const rest = () => {
    cancelTick();
    for (const cue of current?.chunk.cues.slice(current.cueCount) ?? []) tell(cueListeners, cue);
    current = null;
    mouth = null;
  };

  const speakChunk = async (chunk: SpeechChunk, own: Session) => {
    const estimate = estimateWordTimes(chunk);
    for await (const event of synthesizer.speak(chunk, { signal: own.abort.signal })) {
      if (session !== own || own.abort.signal.aborted) return;
      if (event.type === 'start') {
        current = {
          chunk,
          estimate,
          times: estimate,
          startedAtMs: clock.now(),
          hasWordEvents: false,
          wordIndex: -1,
          cueCount: 0,
        };
        placeMouth(current);
        tick();
      } else if (event.type === 'word' && current) {
        const { wordIndex, startMs, endMs } = event;
        const anchor = { wordIndex, startMs, estimate, ...(endMs !== undefined && { endMs }) };
        current = { ...current, times: anchorWordTimes(current.times, anchor), hasWordEvents: true };
        placeMouth(current);
        tick();
      }
    }
    if (session !== own || own.abort.signal.aborted) return;
    own.heardEnd = chunk.source[1];
  };

  const speakQueue = async (own: Session) => {
    if (own.isSpeaking) return;
    own.isSpeaking = true;
    for (let chunk = own.queue.shift(); chunk && session === own; chunk = own.queue.shift()) {
      try {
        await speakChunk(chunk, own);
      } catch (error) {
        onError?.(error);
      }
      if (session !== own) return;
      rest();
    }
    own.isSpeaking = false;
    if (session === own) finishIfDone(own);
  };

  const finishIfDone = (own: Session) => {
    if (own.isComplete && !own.isSpeaking && own.queue.length === 0) {
      settledId = own.messageId;
      session = null;
    }
    publish();
  };

  const silence = (): Heard | null => {
    const own = session;
    if (!own) return null;
    const heard = findHeard({ messageId: own.messageId, heardEnd: own.heardEnd, current, nowMs: clock.now() });
    settledId = own.messageId;
    session = null;
    cancelTick();
    current = null;
    mouth = null;
    own.abort.abort();
    return heard;
  };

  const startSession = (messageId: string): Session => ({
    messageId,
    segmenter: createSegmenter({ language, firstChunk }),
    abort: new AbortController(),
    queue: [],
    readText: '',
    isComplete: false,
    isSpeaking: false,
    heardEnd: 0,
  });

  const feed = (own: Session, reply: ReplyView) => {
    if (own.isComplete) return;
    own.queue.push(...own.segmenter.write(reply.text.slice(own.readText.length)));
    own.readText = reply.text;
    if (!reply.isOpen) {
      own.queue.push(...own.segmenter.end());
      own.isComplete = true;
    }
    void speakQueue(own);
  };

  const follow = () => {
    const snapshot = conversation.getSnapshot();
    const reply = readReply(snapshot);
    if (!isLoaded) {
      isLoaded = snapshot.isLoaded;
      lastUserId = reply?.userMessageId ?? null;
      settledId = reply && !reply.isOpen ? reply.messageId : null;
      newestMs = reply?.createdAtMs ?? 0;
    }
    if (reply && reply.userMessageId !== lastUserId) {
      lastUserId = reply.userMessageId;
      silence();
    }
    const isOther = reply?.messageId !== session?.messageId;
    if (session && (isOther || reply?.isWithdrawn || !reply?.text.startsWith(session.readText))) silence();
    const isNew = reply !== null && (reply.isOpen || reply.createdAtMs >= newestMs);
    if (isNew && reply.messageId !== null && reply.messageId !== settledId && !reply.isWithdrawn) {
      session ??= startSession(reply.messageId);
      feed(session, reply);
    }
    newestMs = Math.max(newestMs, reply?.createdAtMs ?? 0);
    publish();
  };

  const unsubscribe = conversation.subscribe(follow);
  follow();
  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeCues: (listener) => {
      cueListeners.add(listener);
      return () => cueListeners.delete(listener);
    },
    getMouth: () => mouth,
    setListening: (next) => {
      isListening = next;
      publish();
    },
    interrupt: () => {
      const heard = silence();
      publish();
      return heard;
    },
    destroy: () => {
      unsubscribe();
      silence();
      listeners.clear();
      cueListeners.clear();
    },
  };
};
