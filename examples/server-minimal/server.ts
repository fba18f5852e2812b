import { createRelay } from '@parley/server';
import { serve } from '@parley/server/node';

const relay = await createRelay({
  sites: { bakery: { name: 'Corner Bakery', documents: [`${import.meta.dirname}/documents`] } },
  dataFolder: `${import.meta.dirname}/.parley`,
});
const { url } = await serve(relay, { port: Number(process.env.PORT ?? 3000) });
console.log(`The relay listens on ${url}`);
