import { answers, ask, expect, openChat, question, settled, test } from './fixtures.ts';

const policy = "require-trusted-types-for 'script'";

for (const path of ['/', '/zh/', '/willow-clinic/']) {
  test(`the chat works on ${path} under a strict policy with Trusted Types, without one violation`, async ({
    page,
    relay,
  }) => {
    const violations: string[] = [];
    await page.exposeFunction('reportViolation', (text: string) => violations.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        Reflect.get(window, 'reportViolation')(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}`);
      });
    });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const response = await page.goto(`${relay.url}${path}`);
    const sent = response?.headers()['content-security-policy'] ?? '';
    expect(sent).toContain("default-src 'none'");
    expect(sent).toContain(policy);
    const dialog = await openChat(page);
    await ask(dialog, question);
    await settled(dialog);
    await expect(answers(dialog)).toHaveCount(1);
    expect(violations).toEqual([]);
    expect(errors).toEqual([]);
  });
}
