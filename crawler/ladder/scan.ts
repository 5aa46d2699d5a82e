import { furthest, type Rung } from './plan.ts';
import { readmeText } from './readme.ts';
import { settingNames, isSettingName } from './setting-names.ts';
import { withNames } from './stderr-names.ts';

/** Adds the settings that the package's own code reads from its environment and its README names. */
export const scan: Rung = (state) => {
  const { args, environment } = furthest(state);
  const inCode = new Set<string>();
  for (const source of state.sources())
    for (const match of source.matchAll(
      /\benv(?:\?)?\.([A-Z][A-Z0-9_]{3,59})\b|\b(?:env(?:iron)?\[|environ\.get\(|getenv\()['"]([A-Z][A-Z0-9_]{3,59})['"]/g,
    )) {
      const name = match[1] ?? match[2] ?? '';
      if (isSettingName(name)) inCode.add(name);
    }
  const inReadme = settingNames(readmeText(state.read));
  const both = inReadme.filter((name) => inCode.has(name));
  const asked =
    both.length > 0 ? both : [...inCode].filter((name) => /(?:KEY|TOKEN|SECRET|URL|ID|HOST|USER|PASSWORD)$/.test(name));
  return withNames(args, environment, asked, 'scan');
};
