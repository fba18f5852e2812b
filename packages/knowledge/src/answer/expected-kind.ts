/** What a question asks for, where its words tell, and how that looks in a text. */
const kinds: readonly { readonly question: RegExp; readonly answer: RegExp }[] = [
  {
    // Money.
    question:
      /\bhow much\b|\b(?:cost|costs|fee|fees|price|prices|charge|charges|charged|pay|expensive|rate)\b|多少钱|费用|手续费|收费|价格|年费|要钱|几块|多少费/i,
    answer:
      /[$€£¥]\s?\d|\d\s?%|\b\d[\d,.]*\s?(?:dollars?|euros?|pounds?|usd|eur)\b|\b(?:free|no (?:\w+ ){0,2}(?:fee|charge|cost))\b|\d\s*(?:元|美元|港元|欧元|块|％)|免费|不收费|不收取|免收/i,
  },
  {
    // Spans of time.
    question:
      /\bhow (?:long|soon|fast|quickly|many (?:days|weeks|hours|months|years))\b|\bwhen (?:will|does|do|can|is)\b|多久|多长时间|几天|多少天|几个?小时|多快|什么时候|何时|时效/i,
    answer:
      /\d\s?(?:to \d+ )?(?:(?:working|business|calendar) )?(?:second|minute|hour|day|week|month|year)s?\b|\b(?:immediately|at once|instantly|same day|next (?:working )?day)\b|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d\s*个?(?:秒|分钟|小时|天|日|工作日|周|星期|月|年)|即时|立即|当天|当日|次日/i,
  },
  {
    // Times of day.
    question:
      /\b(?:what time|opening hours|open|close|closes|hours|cut-?off)\b|几点|营业时间|开门|关门|开放时间|上班|下班/i,
    answer: /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?(?:am|pm)\b|\d{1,2}\s?点|24 hours|24 小时/i,
  },
  {
    // Numbers.
    question:
      /\bhow (?:many|big|large|high|far|old)\b|\b(?:amount|biggest|largest|highest|smallest|lowest|limit|limits|maximum|minimum|at most|at least|age|old)\b|多少(?!钱)|几个|限额|上限|最多|最低|最少|最高|几成|几岁|年龄/i,
    answer: /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|no limit)\b|[一二两三四五六七八九十]/i,
  },
  {
    // Ways to reach someone.
    question: /\b(?:phone|telephone|call|number|email|e-mail|address|contact)\b|电话|号码|邮箱|地址|联系/i,
    answer: /\+?\d[\d\s-]{6,}\d|\S@\S|\b\d+ [A-Z]\w+ (?:street|road|square|walk|avenue|lane)\b|\d\s?号/i,
  },
];

/** Whether a text has what a question asks for: 1 when it has, -1 when it has not, 0 when the question does not tell. */
export const matchExpectedKind = (question: string, text: string): -1 | 0 | 1 => {
  const asked = kinds.filter((kind) => kind.question.test(question));
  if (asked.length === 0) return 0;
  return asked.some(({ answer }) => answer.test(text)) ? 1 : -1;
};
