import { join } from 'node:path';
import { z } from 'zod';
import type { RawTool } from '../../data/schema/index.ts';
import { digest, formatJson, readText, writeText } from '../../data/store/index.ts';
import { accept } from './accept.ts';
import { Answer } from './answer.ts';
import { type LlmContext, PROMPT_VERSION } from './prompt.ts';

const Entry = z.object({ answer: Answer });

/** Accepted answers on disk, one file each, written whole or not at all: a run that was killed goes on where it was. */
export class AnswerCache {
  readonly folder: string;
  private readonly model: string;

  constructor(folder: string, model: string) {
    this.folder = folder;
    this.model = model;
  }

  /** Names all that an answer depends on: the definition, where it was found, the model and the prompt. */
  key(tool: RawTool, { server, description }: LlmContext): string {
    return digest([digest(tool), server, description ?? '', this.model, PROMPT_VERSION]).slice('sha256-'.length);
  }

  /** The answer, if it still holds: a file that was damaged or altered counts as none. */
  read(key: string, tool: RawTool): Answer | undefined {
    const text = readText(this.path(key));
    if (text === undefined) return undefined;
    try {
      const accepted = accept(JSON.stringify(Entry.parse(JSON.parse(text)).answer), tool);
      return 'answer' in accepted ? accepted.answer : undefined;
    } catch {
      return undefined;
    }
  }

  write(key: string, tool: RawTool, answer: Answer): void {
    const { model } = this;
    writeText(this.path(key), formatJson({ tool: tool.name, model, promptVersion: PROMPT_VERSION, answer }));
  }

  private path(key: string): string {
    return join(this.folder, 'answers', key.slice(0, 2), `${key}.json`);
  }
}
