import { createInterface } from 'node:readline/promises';
import { ask, chooseTransport, createChat } from './chat.ts';

const [wire, url, model] = process.argv.slice(2);
const conversation = createChat(chooseTransport({ wire, url, model, key: process.env.API_KEY }));
const terminal = createInterface({ input: process.stdin, output: process.stdout });

terminal.on('SIGINT', () => {
  // The first Ctrl-C stops the answer under way, the second ends the chat.
  if (conversation.getSnapshot().status === 'ready') terminal.close();
  else void conversation.stop();
});
terminal.setPrompt('> ');
terminal.prompt();
for await (const line of terminal) {
  if (line.trim() !== '') {
    const end = await ask(conversation, line, (text) => process.stdout.write(text));
    console.log(`\n(${end})`);
  }
  terminal.prompt();
}
conversation.destroy();
