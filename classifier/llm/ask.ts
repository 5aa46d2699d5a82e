import { accept } from './accept.ts';
import type { Answer } from './answer.ts';
import type { AnswerCache } from './cache.ts';
import { type Line, chat } from './chat.ts';
import type { Problem } from './failure.ts';
import { repairPrompt } from './prompt.ts';
import type { Question } from './question.ts';

/** Asks, and keeps the answer if it is one. */
export async function askAndKeep(question: Question, cache: AnswerCache, line: Line): Promise<Answer | Problem> {
  const answer = await ask(line, question);
  if (!('code' in answer)) cache.write(question.key, question.tool, answer);
  return answer;
}

/** Asks one question; an answer that is not accepted is sent back once with its faults. */
async function ask(line: Line, question: Question): Promise<Answer | Problem> {
  const messages = [...question.messages];
  let faults: string[] = [];
  for (let round = 0; round < 2; round++) {
    const reply = await chat(line, messages);
    if ('failure' in reply) return { code: reply.failure.code, detail: reply.failure.detail };
    const accepted = accept(reply.text, question.tool);
    if ('answer' in accepted) return accepted.answer;
    faults = accepted.faults;
    messages.push(
      { role: 'assistant', content: reply.text.slice(0, 8_000) },
      { role: 'user', content: repairPrompt(faults) },
    );
  }
  return { code: 'not-accepted', detail: faults.slice(0, 3).join('; ') };
}
