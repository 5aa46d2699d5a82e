import type { Sense } from '../lexicon/senses.ts';
import { VERBS } from '../lexicon/verbs.ts';
import { senseOf } from './object.ts';
import type { Act } from './types.ts';

/** What one does that is called so: `email_sender`, `code_executor`. */
const DOES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    send: 'sender mailer emailer notifier messenger',
    execute: 'executor executer evaluator interpreter',
    run: 'runner invoker shell bash zsh powershell pwsh ssh sudo repl',
    delete: 'deleter remover eraser shredder wiper cleaner purger uninstaller',
    deploy: 'deployer',
    publish: 'publisher poster tweeter',
    broadcast: 'broadcaster',
    pay: 'payer trader buyer purchaser',
    kill: 'killer terminator',
    start: 'launcher starter restarter',
    click: 'clicker tapper',
    dial: 'dialer caller',
    upload: 'uploader importer',
    update: 'updater editor modifier renamer',
    create: 'creator',
    install: 'installer',
  }).flatMap(([verb, list]) => list.split(' ').map((noun) => [noun, verb] as const)),
);

/** The act of a name that ends in one who acts; what the description says is believed before it. */
export function agentActs(
  nouns: readonly string[],
  say: (verb: string, sense: Sense, weak: boolean, object: readonly string[]) => Act,
): Act[] {
  const verb = VERBS.get(DOES.get(nouns.at(-1) as string) ?? '');
  if (verb === undefined) return [];
  const object = nouns.slice(0, -1);
  return [say(verb.verb, senseOf(verb, object).sense, true, object)];
}
