import { type Guard, guardStream, personalData, words } from '@parley/guard';

/** Any stream of text; here one that comes in pieces that cut words in two. */
const say = (text: string) =>
  new ReadableStream<string>({
    start(controller) {
      for (const piece of text.match(/.{1,5}/gsu) ?? []) controller.enqueue(piece);
      controller.close();
    },
  });

const noPromises: Guard = async (content) => {
  const start = content.search(/guarantee\w* returns?/);
  return start < 0
    ? { type: 'allow' }
    : { type: 'block', category: 'promises', span: { start, end: start + 'guarantee'.length } };
};
const guards = [words({ redact: ['acme'] }), personalData(), noPromises];

const print = async (text: string) => {
  let shown = '';
  try {
    for await (const piece of guardStream(say(text), guards)) shown += piece;
    console.log(`${shown} (whole)`);
  } catch {
    console.log(`${shown} (blocked)`);
  }
};

await print('Ask Li Wei of Acme: li.wei@example.org or 138 1234 5678.');
await print('This fund has done well. We guarantee returns of nine percent.');
