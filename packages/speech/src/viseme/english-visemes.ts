import type { Viseme } from '@parley/core';

/** One mouth shape of a word, with how long it lasts beside its neighbours. */
export type VisemeStep = { readonly viseme: Viseme; readonly weight: number };

/**
 * Letter rules, ours: `left[letters]right = visemes`. The first that fits is taken, so the special come before the general.
 * In the context `^` is an edge of the word, `#` a vowel, `:` a consonant, `+` one of e, i, y. Long shapes are marked `~`.
 */
const table = `
^[the]^=TH aa|^[of]^=aa FF|^[one]^=U aa nn|^[once]^=U aa nn SS|^[two]^=DD U~|^[you]=I U~|^[are]^=aa~ RR|^[was]^=U aa SS|^[were]^=U E RR
^[there]=TH E RR|^[their]^=TH E RR|^[they]=TH E I|^[do]^=DD U~|^[to]^=DD U|^[does]^=DD aa SS|^[said]^=SS E DD|^[have]^=aa FF|^[what]=U aa DD|^[who]=U~
^[any]=E nn I|^[many]=PP E nn I|^[some]=SS aa PP|^[come]=kk aa PP|^[people]^=PP I~ PP O nn|^[could]^=kk U DD|^[would]^=U DD|^[should]^=CH U DD|^[be]^=PP I~|^[he]^=I~|^[she]^=CH I~|^[we]^=U I~|^[me]^=PP I~
^[a]^=aa|^[i]^=aa I|^[i']=aa I|^[busi]=PP I SS|^[account]=aa kk aa U nn DD
[tion]=CH aa nn|[sion]=CH aa nn|[cial]=CH aa nn|[tial]=CH aa nn|[cious]=CH aa SS|[tious]=CH aa SS|[ture]^=CH aa RR|[sure]^=CH aa RR
[ought]=O DD|[aught]=O DD|[ould]=U DD|[igh]=aa I~|[eigh]=E I~|[ough]^=O|[augh]=aa FF
[tch]=CH|[dge]=CH|[sch]=SS kk|[sh]=CH|[ch]=CH|[ph]=FF|[th]=TH|[wh]=U|^[wr]=RR|^[kn]=nn|^[gn]=nn|^[ps]=SS|[mb]^=PP|[mn]^=PP|[ck]=kk|[qu]=kk U|[ng]^=nn kk|[ng]:=nn kk|[gh]^=FF|[gh]=kk|^[x]=SS|[x]=kk SS|[lk]^=kk|[lf]^=FF
[eau]=O~|[ee]=I~|[eer]=I~ RR|[ear]^=I RR|[ear]:=E RR|[ea]d=E|[ea]=I~|[oor]=O RR|[oo]k=U|[oo]=U~|[our]^=O RR|[ous]^=aa SS|[ou]=aa U|[ow]^=O U|[ow]=aa U|[oa]=O~|[oi]=O I|[oy]=O I|[ai]=E I~|[ay]=E I~|[au]=O~|[aw]=O~|[ei]=E I|[ey]^=I|[ew]=I U~|[ie]^=aa I|[ie]=I~|[ue]^=U~|[ui]=U I|[uy]=aa I
[are]^=E RR|[ire]^=aa I RR|[ore]^=O RR|[ar]=aa~ RR|[er]=E RR|[ir]=E RR|[or]=O RR|[ur]=E RR
[a]:e^=E I~|[a]:es^=E I~|[a]:ed^=E I~|[a]:ing^=E I~|[i]:e^=aa I~|[i]:es^=aa I~|[i]:ed^=aa I~|[i]ld^=aa I|[i]nd^=aa I|[o]:e^=O U|[o]:es^=O U|[o]ld=O U|[o]st^=O U|[u]:e^=U~|[u]:es^=U~|[a]ll=O|[a]ble^=E I
[e]^=|[es]^=SS|[ed]^=DD|^[y]=I|[y]^=I|[y]=I|[le]^=nn
[a]^=aa|[a]=aa|[e]=E|[i]^=aa I|[i]=I|[o]^=O U|[o]=O|[u]=aa
[cc]+=kk SS|[c]+=SS|[ge]^=CH|[g]+=CH|[gg]=kk|[j]=CH
[bb]=PP|[pp]=PP|[mm]=PP|[ff]=FF|[tt]=DD|[dd]=DD|[nn]=nn|[ll]=nn|[rr]=RR|[ss]=SS|[zz]=SS|[cc]=kk
[b]=PP|[p]=PP|[m]=PP|[f]=FF|[v]=FF|[t]=DD|[d]=DD|[n]=nn|[l]=nn|[r]=RR|[s]=SS|[z]=SS|[k]=kk|[c]=kk|[q]=kk|[g]=kk|[w]=U|[h]=
[0]=SS I RR O|[1]=U aa nn|[2]=DD U|[3]=TH RR I|[4]=FF O RR|[5]=FF aa I FF|[6]=SS I kk SS|[7]=SS E FF E nn|[8]=E I DD|[9]=nn aa I nn|[%]=PP E RR SS E nn DD|[$]=DD O nn aa RR|[&]=aa nn DD|[+]=PP nn aa SS|[@]=aa DD
`;

type Rule = {
  readonly letters: string;
  readonly left: RegExp | null;
  readonly right: RegExp | null;
  readonly steps: readonly VisemeStep[];
};

const names: Readonly<Record<string, Viseme>> = {
  PP: 'PP',
  FF: 'FF',
  TH: 'TH',
  DD: 'DD',
  kk: 'kk',
  CH: 'CH',
  SS: 'SS',
  nn: 'nn',
  RR: 'RR',
  aa: 'aa',
  E: 'E',
  I: 'I',
  O: 'O',
  U: 'U',
};

/** How long each shape lasts beside the others: vowels carry the word. */
const lengths: Readonly<Record<Viseme, number>> = {
  sil: 1,
  PP: 0.9,
  FF: 1,
  TH: 0.9,
  DD: 0.75,
  kk: 0.8,
  CH: 1.1,
  SS: 1.1,
  nn: 0.85,
  RR: 0.8,
  aa: 1.3,
  E: 1.2,
  I: 1.1,
  O: 1.4,
  U: 1.2,
};

const parseSteps = (text: string): readonly VisemeStep[] =>
  text
    .split(' ')
    .filter((name) => name !== '')
    .flatMap((name) => {
      const viseme = names[name.replace('~', '')];
      return viseme ? [{ viseme, weight: lengths[viseme] * (name.endsWith('~') ? 1.35 : 1) }] : [];
    });

const compileContext = (text: string, side: 'left' | 'right'): RegExp | null => {
  if (text === '') return null;
  const pattern = text
    .replaceAll('^', side === 'left' ? '^' : '$')
    .replaceAll('#', '[aeiouy]')
    .replaceAll(':', '[b-df-hj-np-tv-xz]')
    .replaceAll('+', '[eiy]');
  return new RegExp(side === 'left' ? `${pattern}$` : `^${pattern}`, 'u');
};

const compileRules = (): ReadonlyMap<string, readonly Rule[]> => {
  const rules = new Map<string, Rule[]>();
  for (const entry of table.trim().split(/[|\n]/u)) {
    const [, left = '', letters = '', right = '', shapes = ''] = /^(\^?)\[([^\]]+)\]([^=]*)=(.*)$/u.exec(entry) ?? [];
    const rule = {
      letters,
      left: compileContext(left, 'left'),
      right: compileContext(right, 'right'),
      steps: parseSteps(shapes),
    };
    const first = letters.slice(0, 1);
    rules.set(first, [...(rules.get(first) ?? []), rule]);
  }
  return rules;
};

const rules = compileRules();

/** The shapes of the mouth for one English word, from its letters. Digits are read one by one; other scripts give nothing. */
export const convertEnglishToVisemes = (word: string): readonly VisemeStep[] => {
  const text = word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/^[^a-z0-9$]+|[^a-z0-9%+]+$/gu, '');
  const steps: VisemeStep[] = [];
  for (let at = 0; at < text.length; ) {
    const found = rules
      .get(text[at] ?? '')
      ?.find(
        (rule) =>
          text.startsWith(rule.letters, at) &&
          (rule.left?.test(text.slice(0, at)) ?? true) &&
          (rule.right?.test(text.slice(at + rule.letters.length)) ?? true),
      );
    for (const step of found?.steps ?? []) {
      // A doubled shape is one longer shape: the mouth does not close twice.
      const last = steps.at(-1);
      if (last?.viseme === step.viseme)
        steps[steps.length - 1] = { viseme: step.viseme, weight: last.weight + step.weight / 2 };
      else steps.push(step);
    }
    at += found?.letters.length ?? 1;
  }
  // "the", "me": a word whose every letter was silent still opens the mouth.
  return steps.length === 0 && /[a-z0-9]/u.test(text) ? [{ viseme: 'E', weight: 1 }] : steps;
};
