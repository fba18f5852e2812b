import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from './estimate-tokens.ts';

const samples = {
  English:
    'An international transfer usually arrives within two business days. The fee depends on the amount, the currency and the country of the receiving bank; you can see it before you confirm.',
  German:
    'Eine Auslandsüberweisung kommt in der Regel innerhalb von zwei Bankarbeitstagen an. Die Gebühr richtet sich nach Betrag, Währung und Land der Empfängerbank.',
  Chinese:
    '国际转账通常在两个工作日内到账。费用取决于金额、币种以及收款银行所在的国家，您可以在确认之前看到。如果您需要帮助，请联系我们的客服人员。',
  Japanese:
    '国際送金は通常2営業日以内に着金します。手数料は金額、通貨、受取銀行の国によって異なり、確認する前に表示されます。',
  Korean:
    '국제 송금은 보통 영업일 기준 이틀 이내에 도착합니다. 수수료는 금액, 통화 및 수취 은행의 국가에 따라 다릅니다.',
  JSON: JSON.stringify(Array.from({ length: 30 }, (_, id) => ({ id, name: `branch ${id}`, isOpen: true }))),
  code: String(estimateTokens),
};

describe('estimateTokens', () => {
  it.each(Object.entries(samples))('is within 30 percent of a real tokenizer for %s', (_, text) => {
    const ratio = estimateTokens(text) / countTokens(text);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.3);
  });

  it.each([
    ['Russian', 'Международный перевод обычно поступает в течение двух рабочих дней.'],
    ['Arabic', 'عادة ما يصل التحويل الدولي خلال يومي عمل.'],
    ['Hindi', 'अंतरराष्ट्रीय हस्तांतरण आमतौर पर दो कार्य दिवसों के भीतर पहुंच जाता है।'],
    ['encoded bytes', 'c2VjcmV0a2V5c2VjcmV0a2V5c2VjcmV0a2V5c2VjcmV0a2V5'],
  ])('does not underestimate %s by much', (_, text) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(0.85 * countTokens(text));
  });

  it('is nothing for nothing', () => {
    expect(estimateTokens('')).toBe(0);
  });
});
