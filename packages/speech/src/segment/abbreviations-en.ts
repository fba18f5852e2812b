const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** A sentence never ends with these. */
const never = words(
  'Mr Mrs Ms Mx Dr Prof Rev Hon Gen Col Maj Capt Lt Sgt Gov Sen Rep Pres Supt Messrs Mme Mlle Sr. e.g i.e eg ie vs cf viz approx ca incl excl esp resp aka a.k.a Fig Figs fig Eq Eqs Sec sec Ch Vol vol pp para art Art Ref ref Nr Ver ver tel Tel Ext ext al. encl attn Attn Asst Assn Ald Fr',
);
/** A sentence may end with these: it does when a word follows that begins sentences. */
const may = words(
  'etc Inc Ltd Co Corp Bros LLC Plc plc Jr Sr Esq St Ave Blvd Rd Ln Sq Mt Ft Hwy Pkwy Dept dept Est est al ed eds Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Univ Dist Div Acct acct Amt amt Bal bal Qty qty Ph Apt apt Bldg Rm Ste',
);
/** Words that name what a number or letter after them counts: "Step 1." goes on. */
const counted = words(
  'Step step Section section Chapter chapter Part part Option option Rule rule Article article Item item Question question Phase phase Case case Table table Figure figure Point point Tier tier',
);
/** A single letter after these is a name, and may end a sentence like any word. */
const lettered = words(
  'Plan plan Option option Vitamin vitamin vitamins Type type Group group Class class Grade grade Section section Appendix appendix Hepatitis hepatitis Gate gate Building building Block block Level level Form form Zone zone Schedule schedule Exhibit exhibit and or',
);
const starters = words(
  'A An The This That These Those There Here It Its I We You He She They My Our Your His Her Their Mine Who What When Where Why How Which Whose And But Or So Yet Nor For If Unless Until While Although Though Because Since As After Before Once In On At By From With Without To Of Under Over During Through About Is Are Was Were Am Do Does Did Has Have Had Can Could Will Would Shall Should May Might Must Let Please Yes No Not Never Now Then Next First Second Third Finally Also However Therefore Otherwise Instead Meanwhile Moreover Thus Hence Still Only Just Even Any All Some Each Every Both Either Neither Most Many Much More Few Several Such Other Others Another One Two Three Nothing Everything Everyone Someone Nobody Anyone Today Tomorrow Yesterday Tonight Thanks Thank Sorry Great Good OK Okay Well Sure Right Maybe Perhaps Call Visit See Contact Bring Take Use Go Come Get Give Make Keep Ask Tell Say Try Check Click Tap Press Open Close Choose Select Enter Send Write Read Note Remember Sign Log Turn Add Remove Start Stop Wait Call Email Follow Review Confirm Submit Complete Apply Pay Fees Customers Patients Our Doors Appointments',
);
const calendar =
  /^(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?s?$|^(?:January|February|March|April|June|July|August|September|October|November|December)$|^(?:[ECMP][SD]T|GMT|UTC|BST|CET|CEST|HKT|SGT|JST|IST)$/u;
const reporting = words(
  'said says say asked asks replied replies answered answers added adds whispered shouted cried exclaimed explained explains wrote writes told tells continued called muttered insisted warned noted thought wondered smiled',
);
const suffixes = words('Net Js Io Com Org Ai App Co Uk Cn Py Md Ts Txt Pdf Html Exe Core');

export const isStarter = (word: string) => starters.has(word.replace(/['’].*$/u, ''));
export const isReporting = (word: string) => reporting.has(word);
export const isSuffix = (word: string) => suffixes.has(word);
export const isCounted = (word: string) => counted.has(word);

/** What a full stop after this word means for a capital that follows. `previous` is the word before it. */
export const classifyWord = (
  word: string,
  options: { readonly previous: string; readonly next: string },
): 'ends' | 'never' | 'before-starter' => {
  if (never.has(word)) return 'never';
  if (/^[ap]\.?m$/iu.test(word) && word.includes('.')) return calendar.test(options.next) ? 'never' : 'ends';
  if (word === 'etc') return 'ends';
  if (word === 'No' || word === 'no') return /^\p{Nd}/u.test(options.next) ? 'never' : 'ends';
  if (/^\p{Lu}$/u.test(word)) {
    return lettered.has(options.previous) || (word === 'I' && /^\p{Ll}/u.test(options.previous))
      ? 'ends'
      : 'before-starter';
  }
  if (/^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(word)) return 'before-starter';
  return may.has(word) ? 'before-starter' : 'ends';
};

/** Whether a number may follow the full stop after this word: "No. 12", "Jan. 5", "approx. 30". */
export const takesNumber = (word: string) =>
  never.has(word) ||
  /^(?:No|Nos|no|nos|p|pp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Apt|apt|Rm|Ste|Bldg|Art|Ch|St|Rt|Rte|max|min|Max|Min|est|Ph|Acct|acct)$/u.test(
    word,
  );
