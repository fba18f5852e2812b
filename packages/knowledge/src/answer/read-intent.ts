/** What a message wants that no document answers. */
export type Intent = 'greeting' | 'thanks' | 'farewell' | 'introduction' | 'person';

/** Filler that may stand around: the message must be nothing but its intent, or it is a question. */
const polite =
  '(?:please|pls|there|again|so much|very much|a lot|a bunch|for your help|for that|for the help|everyone|team|all|then|now|ok|okay|great|good|perfect|thanks|thank you)';
const whole = (core: string): RegExp => new RegExp(`^(?:${polite}[\\s,]+)*(?:${core})(?:[\\s,]+${polite})*$`);
const chineseEnd = '(?:了|啊|呀|哦|吧|呢|吗|哈|啦|您|你|大家|很多|非常|帮助|您的帮助|你的帮助)*';

const patterns: readonly (readonly [Intent, RegExp])[] = [
  [
    'person',
    /^(?:(?:can|could|may|let|i|id|i'd|i'll|please|hi|hello|hey|would|want|wish|need|like|to|me|you|how|do|just|rather|is|there|a way|get|really|now|ok|no) )*(?:(?:talk|speak|chat|connect me|put me through|transfer me|get me|pass me) (?:directly )?(?:to|with|on to) (?:a |an |the |some |your |one of your )?(?:real |live |actual )?(?:person|human|people|agent|adviser|advisor|representative|operator|staff|employee)|(?:real|live) (?:person|human|agent)|human (?:agent|please|support)|(?:want|need) (?:a|an) (?:human|agent|real person|operator|representative))\b/,
  ],
  ['person', /^(?:an? )?(?:human|agent|operator|representative|person)(?: please)?$/],
  [
    'person',
    /(?:转|接|找|要|换|联系|请求|呼叫|需要|想和|想跟|跟|和)\s*(?:一下|一个|个|位|真的|你们的?|你们?)*\s*(?:人工|真人|客服人员|人工客服|工作人员|活人)|^(?:人工|真人)(?:客服|服务|坐席)?$/,
  ],
  [
    'greeting',
    whole(
      'hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|hi hello|how are you(?: doing)?|hello how are you|hi how are you',
    ),
  ],
  [
    'greeting',
    new RegExp(
      `^(?:你好|您好|嗨|哈喽|哈啰|喂|早上好|上午好|下午好|晚上好|早安|在吗|在不在|大家好|你好吗|您好吗)${chineseEnd}$`,
    ),
  ],
  [
    'thanks',
    whole(
      "thanks|thank you|thank u|thx|ty|cheers|many thanks|much appreciated|that helps|that helped|that's great thanks|that is all|that's all",
    ),
  ],
  ['thanks', new RegExp(`^(?:好的?)?(?:多谢|谢谢|感谢|谢了|辛苦了|太好了|非常感谢|十分感谢|万分感谢)${chineseEnd}$`)],
  ['farewell', whole('bye|goodbye|good bye|bye bye|see you|see you later|good night')],
  ['farewell', new RegExp(`^(?:再见|拜拜|回头见|晚安|下次见)${chineseEnd}$`)],
  [
    'introduction',
    /^(?:(?:hi|hello|hey) )?(?:who|what) are you(?: exactly)?$|^are you (?:a )?(?:an )?(?:bot|robot|human|real|ai|machine|real person|computer|person)(?: or .*)?$|^(?:what(?:'s| is) your name|what can you do(?: for me)?|how can you help(?: me)?|what do you know|what can i ask(?: you)?|help|introduce yourself)$/,
  ],
  [
    'introduction',
    /^(?:请问)?(?:你|您)(?:到底)?(?:是|叫)(?:谁|什么|什么名字|啥)(?:啊|呀|呢)?$|^(?:请问)?(?:你|您)(?:是)?(?:机器人|真人|人工智能|人|人工|ai)(?:吗|还是.*)$|^(?:你|您)(?:能|会|可以)(?:做|干|帮我做?)(?:什么|些什么|啥)(?:呢|啊)?$|^(?:自我介绍|介绍一下(?:你|您)?自己|帮助|我(?:可以|能)问(?:你|您)?什么)$/,
  ],
];

/** Recognises greetings, thanks, goodbyes, questions about the assistant itself, and the wish for a person, in English and Chinese. */
export const readIntent = (message: string): Intent | undefined => {
  const text = message
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/[^\p{L}\p{N}'\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  if (text.length === 0 || text.length > 120) return undefined;
  return patterns.find(([, pattern]) => pattern.test(text))?.[0];
};
