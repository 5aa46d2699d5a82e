import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installedPackage } from '../slow/packages.ts';

/**
 * Makes the schema of Gemini CLI's policy files again, whole, from the zod schema in its published package:
 * `node tests/schemas/refresh.ts`. It is not exported there, so it is read from a copy of the module that exports it.
 */
const NAME = '@google/gemini-cli-core';
const VERSION = '0.61.0';
const MODULE = 'dist/src/policy/toml-loader.js';

const folder = installedPackage(NAME, VERSION, ['--omit=optional']);
const original = join(folder, MODULE);
const copy = original.replace(/\.js$/, '.with-schema.js');
try {
  copyFileSync(original, copy);
  writeFileSync(copy, `${readFileSync(original, 'utf8')}\nexport { PolicyFileSchema };\n`);
  const { PolicyFileSchema } = (await import(pathToFileURL(copy).href)) as { PolicyFileSchema: object };
  const { zodToJsonSchema } = createRequire(original)('zod-to-json-schema') as {
    zodToJsonSchema(schema: object, options: object): object;
  };
  const comment = `PolicyFileSchema of ${MODULE} in the npm package ${NAME} ${VERSION}, Apache-2.0. Made by tests/schemas/refresh.ts.`;
  const schema = { $comment: comment, ...zodToJsonSchema(PolicyFileSchema, { $refStrategy: 'none' }) };
  writeFileSync(new URL('gemini-policy-file.schema.json', import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
} finally {
  rmSync(copy, { force: true });
}
process.exit(0);
