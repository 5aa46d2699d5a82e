import { kindOf } from './placeholders.ts';
import { furthest, type Rung } from './plan.ts';
import { readmeText } from './readme.ts';
import { settingNames } from './setting-names.ts';

const CREDENTIAL_FILE = /(?:OAUTH|CREDENTIAL|TOKEN|KEY).*(?:PATH|FILE)$|CREDENTIALS$|KEYS$/;

/** Points settings that name a credential file at the made-up files in the sandbox. */
export const placeholderFiles: Rung = (state) => {
  const { args, environment } = furthest(state);
  const texts = [...state.failed.map(({ words }) => words), readmeText(state.read), ...state.sources()];
  if (!texts.some((text) => /oauth|credentials\.json|keys\.json/i.test(text))) return undefined;
  const names = texts.flatMap(settingNames).filter((name) => CREDENTIAL_FILE.test(name));
  const files = Object.fromEntries(
    names.map((name) => [
      name,
      kindOf(name) === 'google-oauth-client-file'
        ? ('google-oauth-client-file' as const)
        : ('google-token-file' as const),
    ]),
  );
  const fresh = Object.keys(files).some((name) => environment[name] !== files[name]);
  return fresh ? { step: 'placeholder-files', args, environment: { ...environment, ...files } } : undefined;
};
