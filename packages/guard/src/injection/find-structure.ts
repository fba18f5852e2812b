import type { Span } from '../verdict.ts';

/** Markup that only a prompt or a model writes. Each goes on to the end of its line, which holds what it says. */
const forged = [
  // Turns of a conversation, as models are trained on them.
  /<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|end_header_id|begin_of_text|channel|message)\|>.*/g,
  /\[\/?INST\].*|<<\/?SYS>>.*|<\/?(?:start_of_turn|end_of_turn)>.*/g,
  /^[ \t]*(?:#{1,6} ?|\*\*|\[)?(?:system|developer|系统|系統)(?: ?(?:prompt|message|instructions?|override|note|提示|消息|指令))?(?:\*\*|\])? ?[:：].*/gim,
  /<\/?(?:system|developer|assistant)(?:[-_](?:prompt|message|instructions?|reminder))?>.*/gi,
  /^[ \t]*(?:```|~~~)(?:system|developer|prompt|instructions?)\b.*/gim,
  // Calls and results of tools.
  /<\/?(?:tool_calls?|function_calls?|tool_response|tool_result|invoke|function_results?)\b.*/gi,
  /\{?[ \t]*["'](?:tool_calls?|function_call)["'] ?:.*/g,
  // The end of what is data.
  /^[ \t]*(?:[-=#*<[]{2,} ?)?(?:end of (?:the )?(?:document|context|passage|passages|data|retrieved|user input|file)s?|(?:文档|资料|上下文|参考内容)(?:到此)?结束)(?:[ -=#*>\]]{0,10})$.*/gim,
  /<\/(?:document|documents|context|passage|passages|source|sources|data|retrieved|user_input|untrusted)>.*/gi,
];

/** Finds forged markup: of turns, of tool calls, and of where data ends. */
export const findStructure = (document: string): Span[] =>
  forged.flatMap((form) =>
    [...document.matchAll(form)].map(({ index, 0: found }) => ({ start: index, end: index + found.length })),
  );
