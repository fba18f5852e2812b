import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openChat } from './stories/open-chat.ts';
import { createSheet } from './styles/create-sheet.ts';

const hostile = createSheet(`
html { font-size: 4px !important; letter-spacing: 1em !important; color: lime !important; }
*, *::before, *::after { font: italic 60px cursive !important; color: lime !important; background: red !important; line-height: 5 !important;
  text-transform: uppercase !important; margin: 20px !important; padding: 20px !important; float: left !important; position: static !important; }
parley-chat, div, button { display: none !important; visibility: hidden !important; opacity: 0.1 !important; width: 5px !important; transform: scale(2) !important; }
body { transform: rotate(2deg); direction: rtl; }
`);

let cleanUp = () => {};
afterEach(() => cleanUp());

test('style sheets of the page that shout at everything do not reach the chat', async () => {
  await page.viewport(1000, 800);
  document.adoptedStyleSheets = [hostile];
  const { chat, shadow, find } = openChat({ open: true, site: 'hostile' });
  cleanUp = () => {
    chat.destroy();
    document.adoptedStyleSheets = [];
    sessionStorage.clear();
  };
  await expect.poll(() => shadow.querySelector('.greeting')).not.toBeNull();
  const name = getComputedStyle(find('.header-name'));
  expect(name.fontSize).toBe('15px');
  expect(name.fontStyle).toBe('normal');
  expect(name.letterSpacing).not.toBe('60px');
  expect(name.textTransform).toBe('none');
  expect(name.color).not.toBe('rgb(0, 255, 0)');
  expect(getComputedStyle(shadow.host).opacity).toBe('1');
  const { width, right } = find('.panel').getBoundingClientRect();
  expect(width).toBeGreaterThan(300);
  expect(right).toBeLessThanOrEqual(window.innerWidth);
  const launcher = find('.launcher');
  expect(launcher.offsetWidth).toBe(56);
  expect(launcher.offsetTop + launcher.offsetHeight).toBe(window.innerHeight - 20);
});
