import type { Link } from './page.ts';
import type { ServerView } from './server-view.ts';
import { urls } from './urls.ts';

export interface ChainView {
  title: string;
  text: string;
  steps: readonly { role: string; tools: readonly Link[]; more: number }[];
  href: string;
}

const CHAINS = {
  'toxic-flow': {
    title: 'Private data can leave',
    text: 'One session with this server holds private data, text that strangers wrote, and a way out. A stranger’s text can tell the model to read what is private and to send it away.',
    roles: ['Brings in a stranger’s text', 'Reads what is private', 'Sends it out'],
  },
  'injected-execution': {
    title: 'A stranger’s text can run',
    text: 'One session with this server reads text that strangers wrote and runs code. That text can tell the model what to run.',
    roles: ['Brings in a stranger’s text', 'Reads what is private', 'Runs it'],
  },
} as const;

/** The chains that a server's tools form, each with who brings in, who reads and who sends out. */
export function chainViews({ verdict, summary }: ServerView): ChainView[] {
  const links = new Map(
    summary.tools.map(({ slug }, index) => [
      verdict.tools[index]!.name,
      { href: urls.tool(summary.id, slug), text: summary.tools[index]!.name },
    ]),
  );
  return verdict.chains.map(({ kind, untrusted, private: own, sink }) => {
    const { title, text, roles } = CHAINS[kind];
    const steps = [untrusted, own, sink].map((tools, index) => ({
      role: roles[index]!,
      tools: tools.slice(0, 6).flatMap((name) => links.get(name) ?? []),
      more: Math.max(0, tools.length - 6),
    }));
    const alone = new Set([...untrusted, ...own, ...sink]).size === 1;
    return {
      title,
      text: alone ? `${text} One tool does all of it: what a call returns can steer the next.` : text,
      steps: steps.filter(({ tools }) => tools.length > 0),
      href: urls.attack(kind === 'toxic-flow' ? kind : 'indirect-prompt-injection'),
    };
  });
}
