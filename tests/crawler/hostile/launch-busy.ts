// Starts a server that never answers, `node launch-busy.ts <cache> <marker> <sandbox>`, for a test that kills this process.
import { fileURLToPath } from 'node:url';
import { type BackEndName, LIMITS, openSandbox } from '../../../crawler/index.ts';
import { inSandbox, launch } from '../../../crawler/launch.ts';

const [, , cache = '', marker = '', name] = process.argv;
const plan = { step: 'bare' as const, args: ['cpu', marker], environment: {} };
const programs = fileURLToPath(new URL('.', import.meta.url));
const program = { install: programs, command: ['/opt/node/bin/node', '/app/program.cjs'] };
await launch(inSandbox(program, openSandbox(cache, { name: name as BackEndName }), LIMITS), plan, LIMITS);
