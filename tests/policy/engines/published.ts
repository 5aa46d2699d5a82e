import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/** Reads a value by a schema of tests/schemas: returns it as it is, and throws where the schema refuses it. */
export function published<T>(name: string): (value: unknown) => T {
  const text = readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8');
  const accepts = new Ajv({ strict: false }).compile<T>(JSON.parse(text) as object);
  return (value) => {
    if (accepts(value)) return value;
    throw new Error(JSON.stringify(accepts.errors));
  };
}
