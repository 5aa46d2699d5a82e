import type { Placeholder } from '../../data/schema/index.ts';
import { furthest, type Rung } from './plan.ts';
import { readmeText } from './readme.ts';
import { settingNames } from './setting-names.ts';

const CLIENT = /OAUTH|CLIENT|KEYS?_|GCP/;
const FILE = /(?:PATH|FILE|CREDENTIALS|KEYS)$/;

/** Points settings that name a credential file at the made-up files in the sandbox. */
export const placeholderFiles: Rung = (state) => {
  const { args, environment } = furthest(state);
  const texts = [...state.failed.map(({ words }) => words), readmeText(state.read), ...state.sources()];
  if (!texts.some((text) => /oauth|credentials\.json|keys\.json/i.test(text))) return undefined;
  const names = new Set(
    texts.flatMap(settingNames).filter((name) => FILE.test(name) && /OAUTH|CREDENTIAL|TOKEN|KEY/.test(name)),
  );
  const files: Record<string, Placeholder> = {};
  for (const name of names)
    files[name] =
      CLIENT.test(name) && !/^\w*CREDENTIALS?_(?:PATH|FILE)$/.test(name.replace(/OAUTH_CREDENTIALS/, 'OAUTH'))
        ? 'google-oauth-client-file'
        : 'google-token-file';
  const fresh = Object.keys(files).some((name) => environment[name] !== files[name]);
  return fresh ? { step: 'placeholder-files', args, environment: { ...environment, ...files } } : undefined;
};
