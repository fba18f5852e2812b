import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type OpenChat, openChat } from './stories/open-chat.ts';
import { citationParts } from './stories/sample-messages.ts';

let opened: OpenChat;

beforeEach(async () => {
  await page.viewport(1000, 800);
  opened = openChat();
  opened.chat.open();
  await expect.poll(() => opened.shadow.querySelector('.greeting')).not.toBeNull();
});
afterEach(() => {
  opened.chat.destroy();
  sessionStorage.clear();
  localStorage.clear();
});

const ask = async (text: string) => {
  const before = opened.backend.requests.length;
  await userEvent.fill(opened.composer(), text);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => opened.backend.requests.length).toBe(before + 1);
};
const isAnswering = () => opened.findAll('[aria-label="Stop"]').length > 0;
const answer = async (text: string) => {
  opened.backend.write(text);
  for (const part of citationParts()) {
    if (part.type === 'data-parley-citation' && 'id' in part && part.id !== undefined) {
      opened.backend.write({ type: 'data-parley-citation', id: part.id, data: part.data });
    }
  }
  opened.backend.end();
  await expect.poll(isAnswering).toBe(false);
};
const longText = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

test('a suggested question is asked with one click', async () => {
  await userEvent.click(opened.button('How do I report a lost card?'));
  await expect.poll(() => opened.backend.requests.at(-1)?.message.text).toBe('How do I report a lost card?');
});

test('Enter sends, Shift+Enter begins a line', async () => {
  await userEvent.fill(opened.composer(), 'One');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}two');
  expect(opened.composer().value).toBe('One\ntwo');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => opened.backend.requests.at(-1)?.message.text).toBe('One\ntwo');
  expect(opened.composer().value).toBe('');
});

test.each([
  ['while the word is put together', { isComposing: true }],
  ['that ends it in Safari', { keyCode: 229 }],
])('Enter of an input method %s does not send', async (_, init) => {
  await userEvent.fill(opened.composer(), '挂失');
  const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
  opened.composer().dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
  expect(opened.composer().value).toBe('挂失');
  expect(opened.backend.requests).toHaveLength(0);
});

test('a message that is too long is counted and not sent', async () => {
  opened.chat.configure({ maxLength: 10 });
  await userEvent.fill(opened.composer(), 'Twelve chars');
  await expect.poll(() => opened.find('.count').textContent).toBe('2 characters too long');
  await userEvent.keyboard('{Enter}');
  expect(opened.backend.requests).toHaveLength(0);
  expect(opened.composer().value).toBe('Twelve chars');
});

test('what is being written is there again after a reload', async () => {
  const site = 'draft';
  const first = openChat({ site, open: true });
  await expect.poll(() => first.shadow.querySelector('.field')).not.toBeNull();
  await userEvent.fill(first.composer(), 'Half a ques');
  first.chat.destroy();
  const second = openChat({ site, open: true });
  await expect.poll(() => second.shadow.querySelector('.field')).not.toBeNull();
  expect(second.composer().value).toBe('Half a ques');
  second.chat.destroy();
});

test('a reply is read out once, at its end, and the list itself is silent', async () => {
  const said: string[] = [];
  const region = opened.find('[aria-live="polite"]');
  new MutationObserver(() => {
    if (region.textContent) said.push(region.textContent);
  }).observe(region, { childList: true, characterData: true, subtree: true });
  await ask('What does it cost?');
  for (const word of ['It ', 'costs ', '**£5**', '.']) {
    opened.backend.write(word);
    await frame();
    await frame();
  }
  expect(said).toEqual([]);
  await answer('');
  await expect.poll(() => said).toEqual(['It costs £5.']);
  expect(opened.find('[role="log"]').getAttribute('aria-live')).toBe('off');
});

test('stop ends the reply and keeps its text', async () => {
  await ask('Hello');
  opened.backend.write('The beginning');
  await expect.poll(() => opened.findAll('.markdown').at(-1)?.textContent).toBe('The beginning');
  await userEvent.click(opened.button('Stop'));
  await expect.poll(isAnswering).toBe(false);
  expect(opened.find('[part~="assistant-message"]').textContent).toContain('The beginning');
  expect(opened.find('[part~="assistant-message"]').textContent).toContain('You stopped this answer.');
  expect(opened.shadow.activeElement).toBe(opened.composer());
});

test('what is sent while an answer grows waits, and can be taken back', async () => {
  await ask('First');
  await userEvent.fill(opened.composer(), 'Second');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => opened.findAll('.queue-text').map(({ textContent }) => textContent)).toEqual(['Second']);
  await userEvent.click(opened.button('Do not send: Second'));
  await expect.poll(() => opened.findAll('.queue-text')).toEqual([]);
  await answer('Done');
  expect(opened.backend.requests).toHaveLength(1);
});

test('a failed answer says so and is asked for again', async () => {
  await ask('Hello');
  opened.backend.write({ type: 'error', errorText: 'no', code: 'upstream-unavailable' });
  await expect
    .poll(() => opened.findAll('[part~="notice"]').at(-1)?.textContent)
    .toContain('The assistant is not available at the moment.');
  const before = opened.backend.requests.length;
  await userEvent.click(opened.button('Try again'));
  await expect.poll(() => opened.backend.requests.length).toBe(before + 1);
});

test('another answer stands beside the first, and one goes back and forth', async () => {
  await ask('Hello');
  await answer('One answer');
  await userEvent.click(opened.button('Answer again'));
  await expect.poll(() => opened.backend.requests.length).toBe(2);
  await answer('Another answer');
  await expect.poll(() => opened.find('.branches').textContent).toContain('2/2');
  await userEvent.click(opened.button('Previous version'));
  await expect.poll(() => opened.find('.markdown').textContent).toBe('One answer');
});

test('a source is opened, read and left with the keyboard', async () => {
  await ask('What does it cost?');
  await answer('It costs £5. [1] It takes a day. [2]');
  const chip = opened.find('.markdown .chip');
  expect(chip.getAttribute('aria-label')).toBe('Source 1: Fees and charges for personal accounts');
  chip.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => opened.findAll('.sheet').length).toBe(1);
  expect(opened.find('.sheet').getAttribute('aria-label')).toBe('Source 1: Fees and charges for personal accounts');
  expect(opened.find('.sheet mark').textContent).toBe(
    'An outgoing international transfer costs £12 in branch and £5 in the app or online.',
  );
  expect(opened.shadow.activeElement).toBe(opened.button('Close source'));
  for (let presses = 0; presses < 8; presses += 1) {
    await userEvent.tab();
    expect(opened.find('.sheet').contains(opened.shadow.activeElement)).toBe(true);
  }
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => opened.findAll('.sheet').length).toBe(0);
  expect(opened.shadow.activeElement).toBe(chip);
  expect(opened.find('.panel').hidden).toBe(false);
});

test('a number without a source is not shown', async () => {
  await ask('Hello');
  await answer('As they say. [9]');
  expect(opened.find('.markdown .chip').checkVisibility()).toBe(false);
});

test('the end stays in view for a reader who is there', async () => {
  await ask('Hello');
  opened.backend.write(longText);
  const scroller = opened.find('.scroller');
  await expect.poll(() => scroller.scrollTop).toBeGreaterThan(500);
  await expect.poll(() => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight).toBeLessThan(4);
});

test('a reader who went up is not moved, and is told that there is more', async () => {
  await ask('Hello');
  opened.backend.write(longText);
  const scroller = opened.find('.scroller');
  await expect.poll(() => scroller.scrollTop).toBeGreaterThan(500);
  scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: -300 }));
  scroller.scrollTop -= 300;
  await expect.poll(() => opened.findAll('.scroll-button').length).toBe(1);
  const top = scroller.scrollTop;
  opened.backend.write(`\n\n${longText}`);
  await expect.poll(() => opened.find('.markdown').textContent?.match(/Paragraph 59/g)?.length).toBe(2);
  await frame();
  expect(scroller.scrollTop).toBe(top);
  await userEvent.click(opened.find('.scroll-button'));
  await expect.poll(() => opened.findAll('.scroll-button').length).toBe(0);
  expect(scroller.scrollTop).toBeGreaterThan(top);
});

test('a new conversation begins from the menu, with the keyboard', async () => {
  await ask('Hello');
  await answer('Hi');
  opened.button('More options').focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => opened.shadow.activeElement?.textContent).toBe('New conversation');
  await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');
  await expect.poll(() => opened.findAll('.message').length).toBe(0);
  expect(opened.findAll('.greeting')).toHaveLength(1);
});

test('an answer that was not found offers a person', async () => {
  await ask('Hamster?');
  opened.backend.write('Nothing was found.');
  opened.backend.write({
    type: 'data-parley-grounding',
    id: 'grounding',
    data: { status: 'not-found', confidence: 0 },
  });
  await answer('');
  expect(opened.find('.not-found').textContent).toContain('Not in the documents');
  expect(opened.button('Talk to a person')).toBeInstanceOf(HTMLButtonElement);
});

test('on a phone it fills the screen, is modal, and Tab stays in it', async () => {
  await page.viewport(390, 700);
  const panel = opened.find('.panel');
  await expect.poll(() => panel.getAttribute('aria-modal')).toBe('true');
  await expect.poll(() => panel.getBoundingClientRect().width).toBe(390);
  await expect.poll(() => Math.round(panel.getBoundingClientRect().height)).toBe(700);
  opened.composer().focus();
  for (let presses = 0; presses < 9; presses += 1) {
    await userEvent.tab();
    expect(panel.contains(opened.shadow.activeElement)).toBe(true);
  }
});

test.each(['light', 'dark'] as const)('no accessibility fault in a whole conversation, %s', async (theme) => {
  opened.chat.configure({ theme });
  const findFaults = async () => {
    const { violations } = await axe.run(opened.shadow.host);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  const settle = () => Promise.all(document.getAnimations().map(({ finished }) => finished));
  await settle();
  expect(await findFaults()).toEqual([]);
  await ask('What does it cost?');
  await answer('It costs **£5**. [1]\n\n- One\n- Two [2]');
  await settle();
  expect(await findFaults()).toEqual([]);
  await userEvent.click(opened.find('.source'));
  await expect.poll(() => opened.findAll('.sheet').length).toBe(1);
  await settle();
  expect(await findFaults()).toEqual([]);
});
