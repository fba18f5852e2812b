import { answers, ask, expect, openChat, question, settled, test } from './fixtures.ts';

/** A page of another origin whose style sheet does everything to break what is embedded in it. */
const hostilePage = (relayUrl: string) => `<!doctype html>
<html lang="en"><head><title>A hostile shop</title><style>
html { font-size: 4px !important; letter-spacing: 1em !important; }
* , *::before, *::after { all: revert; box-sizing: content-box !important; position: static !important; float: left !important;
  font: italic 60px cursive !important; color: lime !important; background: red !important; line-height: 5 !important;
  text-transform: uppercase !important; margin: 20px !important; padding: 20px !important; transition: all 5s !important; }
div, section, button, textarea, input, parley-chat { display: none !important; visibility: hidden !important; opacity: 0.1 !important; width: 5px !important; }
body { transform: rotate(2deg); filter: blur(0); overflow: hidden; direction: rtl; }
</style></head><body><p>Shop</p>
<script src="${relayUrl}/parley.js" data-site="harbour-bank" data-language="en" defer></script></body></html>`;

test('hostile styles of the host page do not reach the chat', async ({ page, relay }) => {
  await page.route('http://shop.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: hostilePage(relay.url) }),
  );
  await page.goto('http://shop.test/');
  const dialog = await openChat(page);
  await ask(dialog, question);
  await settled(dialog);
  const answer = answers(dialog).last();
  await expect(answer).toContainText(/\$\d+/);
  const look = await answer.evaluate((node) => {
    const style = getComputedStyle(node);
    return {
      fontSize: Number.parseFloat(style.fontSize),
      transform: style.textTransform,
      color: style.color,
      spacing: style.letterSpacing,
    };
  });
  expect(look.fontSize).toBeGreaterThanOrEqual(13);
  expect(look.fontSize).toBeLessThanOrEqual(18);
  expect(look.transform).toBe('none');
  expect(look.color).not.toBe('rgb(0, 255, 0)');
  expect(look.spacing).toMatch(/normal|0px/);
  const box = await dialog.boundingBox();
  expect(box?.width ?? 0).toBeGreaterThan(300);
  expect(box?.height ?? 0).toBeGreaterThan(400);
});

test('the relay answers the origins that the site lists, and no other', async ({ page, relay }) => {
  const askFrom = async (origin: string) => {
    await page.route(`${origin}/`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Page</title>' }));
    await page.goto(`${origin}/`);
    return page.evaluate(
      (url) =>
        fetch(`${url}/v1/site?site=harbour-bank`).then(
          (response) => String(response.status),
          (error: Error) => error.name,
        ),
      relay.url,
    );
  };
  expect(await askFrom('http://shop.test')).toBe('200');
  expect(await askFrom('http://thief.test')).toBe('TypeError');
});
