/// <reference types="vite/client" />
import { driveAvatar } from '@parley/avatar';
import { createSvgFace } from '@parley/avatar/svg';
import { createConversation, functionTransport, getMessageText, relayTransport, type Transport } from '@parley/core';
import { createBrowserEnvironment } from '@parley/core/browser';
import {
  createSegmenter,
  createSilentSynthesizer,
  createSynthesizerChain,
  createWebSynthesizer,
  speakReply,
} from '@parley/speech';
import { type Language, type Texts, texts } from './texts.ts';

const query = new URLSearchParams(location.search);
const site = query.get('site') ?? 'harbour-bank';
/** The relay that serves the page, unless it is named; while developing, the one of `npm start`. */
const endpoint = query.get('endpoint') ?? (import.meta.env.DEV ? 'http://localhost:3000' : location.origin);
const environment = createBrowserEnvironment();

const find = <Type extends Element>(selector: string, type: new () => Type): Type => {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`The page has no ${selector}`);
  return element;
};

const create = (name: string, options: { readonly text?: string; readonly className?: string } = {}) => {
  const element = document.createElement(name);
  element.className = options.className ?? '';
  element.textContent = options.text ?? '';
  return element;
};

const page = {
  title: find('#title', HTMLElement),
  stage: find('#stage', HTMLElement),
  status: find('#status', HTMLElement),
  caption: find('#caption', HTMLElement),
  sources: find('#sources', HTMLElement),
  problem: find('#problem', HTMLElement),
  problemText: find('#problem span', HTMLElement),
  retry: find('#problem button', HTMLButtonElement),
  suggestions: find('#suggestions', HTMLElement),
  composer: find('#composer', HTMLFormElement),
  label: find('#composer label', HTMLLabelElement),
  question: find('#question', HTMLInputElement),
  send: find('#composer [type=submit]', HTMLButtonElement),
  stop: find('#stop', HTMLButtonElement),
  sound: find('#sound', HTMLButtonElement),
  language: find('#language', HTMLButtonElement),
  summary: find('.transcript summary', HTMLElement),
  transcript: find('#transcript', HTMLElement),
  announcer: find('#announcer', HTMLElement),
};

/** Who has this secret may read the conversations of this browser. */
const readVisitor = (): string => {
  const key = 'virtual-human-visitor';
  try {
    const visitor = localStorage.getItem(key) ?? environment.createId();
    localStorage.setItem(key, visitor);
    return visitor;
  } catch {
    return environment.createId();
  }
};

/** Answers without a relay, at the pace of a model. */
const createOfflineTransport = ({ offlineAnswers }: Texts): Transport => {
  let turn = 0;
  return functionTransport(async function* (_request, { signal }) {
    const answer = offlineAnswers[turn % offlineAnswers.length] ?? '';
    turn += 1;
    for (const token of answer.match(/\s?[^\s\p{Script=Han}]{1,6}|\s|\p{Script=Han}{1,2}/gu) ?? []) {
      await new Promise<void>((resolve) => environment.schedule(resolve, 45));
      if (signal.aborted) return;
      yield token;
    }
  });
};

/** What is heard of an answer, sentence by sentence. */
const readAloud = (text: string, language: Language): string => {
  const segmenter = createSegmenter({ language, firstChunk: 'sentence' });
  return [...segmenter.write(text), ...segmenter.end()].map((chunk) => chunk.text).join(' ');
};

let isMuted = false;

/** Everything of one language. Returns what ends it. */
const start = (language: Language): (() => void) => {
  const words = texts[language];
  const listening = new AbortController();
  const { signal } = listening;

  const transport = query.has('offline')
    ? createOfflineTransport(words)
    : relayTransport({ endpoint, site, visitor: readVisitor(), fetch: environment.fetch });
  const conversation = createConversation({ transport, environment, language });

  const silent = createSilentSynthesizer({ clock: environment });
  const voice = createSynthesizerChain({ synthesizers: [createWebSynthesizer({ clock: environment }), silent] });
  const choose = () => (isMuted ? silent : voice);
  const synthesizer = {
    getCapabilities: (spoken: string) => choose().getCapabilities(spoken),
    speak: (...args: Parameters<typeof silent.speak>) => choose().speak(...args),
  };
  const speaker = speakReply({ conversation, synthesizer, clock: environment, language });
  const face = createSvgFace(page.stage, { label: words.face });
  const stopFace = driveAvatar({ driver: face, source: speaker, environment });

  let shownChunkId: string | null = null;
  let spans: readonly HTMLElement[] = [];
  let announcedId: string | null = null;
  let hasVoice = true;

  const showCaption = () => {
    const { caption, messageId } = speaker.getSnapshot();
    if (!caption) return;
    const key = `${messageId} ${caption.chunk.id}`;
    if (key !== shownChunkId) {
      shownChunkId = key;
      const { text, words: parts } = caption.chunk;
      spans = parts.map((word) => create('span', { text: word.text }));
      const gaps = parts.map((word, index) => text.slice(word.at + word.text.length, parts[index + 1]?.at));
      page.caption.replaceChildren(...spans.flatMap((span, index) => [span, gaps[index] ?? '']));
      page.caption.lang = caption.chunk.language;
    }
    for (const [index, span] of spans.entries()) {
      span.className = index < caption.wordIndex ? 'said' : index === caption.wordIndex ? 'now' : 'next';
    }
  };

  const showSpeaker = () => {
    const { status } = speaker.getSnapshot();
    page.status.textContent = words.status[status];
    page.status.dataset.status = status;
    page.stage.dataset.status = status;
    const isBusy = status === 'thinking' || status === 'speaking';
    // Focus must not fall off the page with the button that had it.
    if (!isBusy && document.activeElement === page.stop) page.question.focus();
    page.stop.hidden = !isBusy;
    if (status !== 'speaking') for (const span of spans) span.className = 'said';
    showCaption();
  };

  const showConversation = () => {
    const { messages, errorCode } = conversation.getSnapshot();
    const last = messages.at(-1);
    const isFailed =
      last?.status.type === 'done' && (last.status.outcome === 'error' || last.status.outcome === 'truncated');
    page.problem.hidden = !isFailed && errorCode === null;
    page.suggestions.hidden = messages.length > 0;
    page.transcript.replaceChildren(
      ...messages.map((message) => {
        const item = create('li', { className: message.role });
        const text = getMessageText(message);
        const who = message.role === 'user' ? words.you : words.assistant;
        item.append(create('b', { text: `${who} ` }), message.role === 'user' ? text : readAloud(text, language));
        return item;
      }),
    );
    const titles = new Set(
      (last?.role === 'assistant' ? last.parts : []).flatMap((part) =>
        part.type === 'data-parley-citation' && 'title' in Object(part.data) ? [String(Object(part.data).title)] : [],
      ),
    );
    page.sources.hidden = titles.size === 0;
    page.sources.textContent = `${words.sources}: ${[...titles].join(' · ')}`;
    // One voice only: what is spoken aloud is not read a second time by a screen reader.
    if (last?.role === 'assistant' && last.status.type === 'done' && last.id !== announcedId) {
      announcedId = last.id;
      if (isMuted || !hasVoice) page.announcer.textContent = readAloud(getMessageText(last), language);
    }
  };

  const stop = () => {
    speaker.interrupt();
    void conversation.stop();
  };

  const ask = async (text: string) => {
    page.question.value = '';
    speaker.setListening(false);
    speaker.interrupt();
    // A new question interrupts the answer before it; it does not wait for its end.
    await conversation.stop();
    await conversation.send(text);
  };

  const showSound = async () => {
    page.sound.setAttribute('aria-pressed', String(!isMuted));
    page.sound.textContent = isMuted ? words.soundOff : words.soundOn;
    hasVoice = (await voice.getCapabilities(language)).hasVoice;
    page.sound.title = hasVoice ? '' : words.noVoice;
    page.sound.disabled = !hasVoice;
    if (!hasVoice) page.sound.textContent = words.soundOff;
  };

  document.documentElement.lang = language;
  document.title = words.title;
  page.title.textContent = words.title;
  page.caption.textContent = words.greeting;
  page.caption.lang = language;
  page.label.textContent = words.placeholder;
  page.question.placeholder = words.placeholder;
  page.send.textContent = words.send;
  page.stop.textContent = words.stop;
  page.language.textContent = words.otherLanguage;
  page.language.lang = language === 'en' ? 'zh-CN' : 'en';
  page.summary.textContent = words.transcript;
  page.problemText.textContent = words.failed;
  page.retry.textContent = words.retry;
  page.announcer.textContent = '';
  page.suggestions.replaceChildren(
    ...words.suggestions.map((suggestion) => {
      const item = create('li');
      const button = create('button', { text: suggestion });
      button.setAttribute('type', 'button');
      button.addEventListener('click', () => {
        page.question.focus();
        void ask(suggestion);
      });
      item.append(button);
      return item;
    }),
  );

  page.composer.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      const text = page.question.value.trim();
      if (text !== '') void ask(text);
    },
    { signal },
  );
  page.question.addEventListener('input', () => speaker.setListening(page.question.value !== ''), { signal });
  page.stop.addEventListener('click', stop, { signal });
  page.retry.addEventListener('click', () => void conversation.retry(), { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && !event.isComposing) stop();
    },
    { signal },
  );
  page.sound.addEventListener(
    'click',
    () => {
      isMuted = !isMuted;
      speaker.interrupt();
      void showSound();
    },
    { signal },
  );
  page.language.addEventListener('click', () => switchLanguage(language === 'en' ? 'zh-CN' : 'en'), { signal });

  const unsubscribe = conversation.subscribe(showConversation);
  speaker.subscribe(showSpeaker);
  showConversation();
  showSpeaker();
  void showSound();

  return () => {
    listening.abort();
    unsubscribe();
    stopFace();
    face.destroy();
    speaker.destroy();
    void conversation.stop();
    conversation.destroy();
  };
};

const wanted = query.get('language') ?? navigator.language;
let end = start(wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');

const switchLanguage = (language: Language) => {
  end();
  end = start(language);
};
