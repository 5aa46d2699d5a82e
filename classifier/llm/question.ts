import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import type { RawTool } from '../../data/schema/index.ts';
import type { AnswerCache } from './cache.ts';
import type { Problem } from './failure.ts';
import { DEFAULTS, type LlmItem, type LlmOptions } from './options.ts';
import { SYSTEM_PROMPT, toolPrompt } from './prompt.ts';
import { countTokens } from './tokens.ts';

/** What is asked about one tool. */
export interface Question {
  /** The definition as the model sees it. */
  tool: RawTool;
  key: string;
  messages: ChatCompletionMessageParam[];
  tokens: number;
}

type Asking = Pick<LlmOptions, 'ignoreAnnotations' | 'maxPromptTokens'>;

/** The question about a tool, or why it cannot be asked. */
export function questionOf(
  { tool, context }: LlmItem,
  cache: AnswerCache,
  { ignoreAnnotations, maxPromptTokens = DEFAULTS.maxPromptTokens }: Asking,
): Question | Problem {
  const shown = ignoreAnnotations ? withoutAnnotations(tool) : tool;
  try {
    const prompt = toolPrompt(shown, context);
    const size = countTokens(prompt);
    if (size > maxPromptTokens)
      return {
        code: 'too-large',
        detail: `the definition takes about ${size} tokens; at most ${maxPromptTokens} are sent`,
      };
    const messages: ChatCompletionMessageParam[] = [
      { role: 'system', content: SYSTEM_PROMPT },
      { role: 'user', content: prompt },
    ];
    return { tool: shown, key: cache.key(shown, context), messages, tokens: size + countTokens(SYSTEM_PROMPT) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { code: 'too-large', detail: 'the definition is nested too deeply' };
  }
}

function withoutAnnotations(tool: RawTool): RawTool {
  const { annotations: _, ...rest } = tool;
  return rest as RawTool;
}
