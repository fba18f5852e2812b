import type { SpeechChunk, Synthesizer } from '@parley/core';

export type SynthesizerChainOptions = {
  /** Tried in order. The last one speaks when none has a voice for the language. */
  readonly synthesizers: readonly [Synthesizer, ...Synthesizer[]];
  /** Told of a voice that failed and was replaced. */
  readonly onError?: (error: unknown) => void;
};

/** The first voice that can speak a language, and the next one when it fails before it was heard. */
export const createSynthesizerChain = ({ synthesizers, onError }: SynthesizerChainOptions): Synthesizer => {
  const last = synthesizers.at(-1) ?? synthesizers[0];
  const failed = new Set<Synthesizer>();
  const choose = async (language: string): Promise<Synthesizer> => {
    for (const synthesizer of synthesizers) {
      if (synthesizer === last || failed.has(synthesizer)) continue;
      if ((await synthesizer.getCapabilities(language)).hasVoice) return synthesizer;
    }
    return last;
  };
  async function* speak(
    chunk: SpeechChunk,
    options: { readonly signal: AbortSignal },
  ): ReturnType<Synthesizer['speak']> & AsyncGenerator {
    const synthesizer = await choose(chunk.language);
    let isHeard = false;
    try {
      for await (const event of synthesizer.speak(chunk, options)) {
        isHeard = true;
        yield event;
      }
    } catch (error) {
      onError?.(error);
      if (synthesizer === last) throw error;
      failed.add(synthesizer);
      if (!isHeard) yield* speak(chunk, options);
    }
  }
  return {
    getCapabilities: async (language) => (await choose(language)).getCapabilities(language),
    speak,
  };
};
