import { APIError } from 'openai';
import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { ANSWER_SCHEMA } from './answer.ts';
import { isTooLong } from './failure.ts';

const FORMATS = ['json_schema', 'json_object', 'text'] as const;

/** Members that not every server or model takes, beside the form of the answer. */
const OPTIONAL = ['temperature', 'max_completion_tokens', 'max_tokens'] as const;

/**
 * What this server takes, learned from what it refuses: structured output by schema, then any JSON object, then plain text;
 * the limit of tokens by its present name, then by its former one; and without the members that it names in a refusal. One per
 * run, shared by all requests.
 */
export class Dialect {
  private format = 0;
  private proven = false;
  private readonly dropped = new Set<(typeof OPTIONAL)[number]>();
  private readonly model: string;
  private readonly maxTokens: number;

  constructor(model: string, maxTokens: number) {
    this.model = model;
    this.maxTokens = maxTokens;
  }

  body(messages: ChatCompletionMessageParam[]): ChatCompletionCreateParamsNonStreaming {
    const optional = Object.fromEntries(this.optional().map((member) => [member, member === 'temperature' ? 0 : this.maxTokens])); // prettier-ignore
    return { model: this.model, messages, stream: false, ...optional, ...this.responseFormat() };
  }

  /** Which form and members the next request uses; a refusal counts only against the same. */
  get state(): string {
    return [FORMATS[this.format], ...this.dropped].join(' ');
  }

  worked(): void {
    this.proven = true;
  }

  /** Whether the same request is worth sending again because the dialect has changed since, or now. */
  adapt(error: unknown, stateWhenSent: string): boolean {
    if (!(error instanceof APIError) || isTooLong(error)) return false;
    if (![400, 415, 422, 500, 501].includes(error.status ?? 0)) return false;
    if (stateWhenSent !== this.state) return true;
    const named = `${error.param ?? ''} ${error.message}`;
    const member = this.optional().find((candidate) => named.includes(candidate));
    if (member !== undefined) {
      this.dropped.add(member);
      return true;
    }
    const aboutForm = /response_format|json_schema|json_object|structured|grammar|guided/i.test(named);
    const mayBeForm = !this.proven && error.status !== 500;
    if (this.format === FORMATS.length - 1 || !(aboutForm || mayBeForm)) return false;
    this.format++;
    return true;
  }

  private optional(): (typeof OPTIONAL)[number][] {
    const kept = OPTIONAL.filter((member) => !this.dropped.has(member));
    return kept.includes('max_completion_tokens') ? kept.filter((member) => member !== 'max_tokens') : kept;
  }

  private responseFormat(): Pick<ChatCompletionCreateParamsNonStreaming, 'response_format'> {
    switch (FORMATS[this.format]) {
      case 'json_schema':
        return {
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'verdict', strict: true, schema: ANSWER_SCHEMA },
          },
        };
      case 'json_object':
        return { response_format: { type: 'json_object' } };
      default:
        return {};
    }
  }
}
