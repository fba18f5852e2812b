export { openaiResponses } from './openai-responses.ts';
export { writeOpenaiResponsesResume } from './write-openai-responses-resume.ts';
