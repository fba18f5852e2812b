import type { Role } from '@parley/protocol';

/** The hazards of Llama Guard 3 and 4, S1 first. */
const hazards = [
  ['violent-crimes', 'Violent Crimes'],
  ['non-violent-crimes', 'Non-Violent Crimes'],
  ['sex-related-crimes', 'Sex Crimes'],
  ['child-sexual-exploitation', 'Child Exploitation'],
  ['defamation', 'Defamation'],
  ['specialized-advice', 'Specialized Advice'],
  ['privacy', 'Privacy'],
  ['intellectual-property', 'Intellectual Property'],
  ['indiscriminate-weapons', 'Indiscriminate Weapons'],
  ['hate', 'Hate'],
  ['suicide-and-self-harm', 'Self-Harm'],
  ['sexual-content', 'Sexual Content'],
  ['elections', 'Elections'],
  ['code-interpreter-abuse', 'Code Interpreter Abuse'],
] as const;

/** Without what the prompt itself is made of: its marks, its turns and the tokens of the model. */
const fence = (content: string) =>
  content
    .replace(/<(?=\|)/g, '< ')
    .replace(/<(?=\s*\/?\s*(?:BEGIN|END)\b)/gi, '(')
    .replace(/^(\s*)(user|agent|assistant|system)\s*:/gim, '$1$2 -');

/**
 * The text of a prompt for Llama Guard 3 or 4; the server's chat template adds the tokens around it.
 *
 * @see https://www.llama.com/docs/model-cards-and-prompt-formats/llama-guard-3/
 */
export const writeLlamaGuardPrompt = (content: string, role: Role): string => {
  const speaker = role === 'assistant' ? 'Agent' : 'User';
  return `Task: Check if there is unsafe content in '${speaker}' messages in conversations according our safety policy with the below categories.

<BEGIN UNSAFE CONTENT CATEGORIES>
${hazards.map(([, title], index) => `S${index + 1}: ${title}.`).join('\n')}
<END UNSAFE CONTENT CATEGORIES>

<BEGIN CONVERSATION>

${speaker}: ${fence(content)}

<END CONVERSATION>

Provide your safety assessment for ONLY THE LAST ${speaker} message in the above conversation:
 - First line must read 'safe' or 'unsafe'.
 - If unsafe, a second line must include a comma-separated list of violated categories.`;
};

/** The categories that were found, none when the text is safe; `null` when this is no answer. */
export const readLlamaGuardAnswer = (answer: string): readonly string[] | null => {
  const [verdict, list, ...rest] = answer
    .trim()
    .split('\n')
    .map((line) => line.trim());
  if (rest.length > 0) return null;
  if (verdict === 'safe') return list === undefined ? [] : null;
  if (verdict !== 'unsafe') return null;
  if (list === undefined) return ['unsafe'];
  const found = list.split(',').map((code) => hazards[Number(/^S(\d+)$/.exec(code.trim())?.[1]) - 1]?.[0]);
  const known = found.filter((category) => category !== undefined);
  return known.length === found.length ? known : null;
};
