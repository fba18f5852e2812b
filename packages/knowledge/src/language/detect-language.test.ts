import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['What does an outgoing international transfer cost?', 'en'],
    ['挂失银行卡要多久？', 'zh-CN'],
    ['我要把錢轉到這個帳戶', 'zh-TW'],
    ['カードをなくしました。どうすればいいですか。', 'ja'],
    ['카드를 잃어버렸어요', 'ko'],
    ['ฉันทำบัตรหาย', 'th'],
    ['كم تكلفة التحويل الدولي؟', 'ar'],
    ['Сколько стоит перевод за границу?', 'ru'],
    ['¿Cuánto cuesta una transferencia al extranjero?', 'es'],
    ['Was kostet eine Überweisung ins Ausland?', 'de'],
    ['Quel est le prix du virement pour la France ?', 'fr'],
    ['我的 Harbour Mariner 信用卡 PIN 是什么', 'zh-CN'],
  ])('reads %s as %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('does not guess where nothing tells', () => {
    expect(detectLanguage('12:30')).toBeUndefined();
    expect(detectLanguage('IBAN')).toBeUndefined();
  });
});
