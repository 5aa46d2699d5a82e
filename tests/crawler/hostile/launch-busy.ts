// Starts a server that never answers, `node launch-busy.ts <cache> <marker>`, for a test that kills this process.
import { fileURLToPath } from 'node:url';
import { LIMITS, openSandbox } from '../../../crawler/index.ts';
import { launch } from '../../../crawler/launch.ts';

const [, , cache = '', marker = ''] = process.argv;
const plan = { step: 'bare' as const, args: ['cpu', marker], environment: {} };
const programs = fileURLToPath(new URL('.', import.meta.url));
await launch(['/opt/node/bin/node', '/app/program.cjs'], programs, plan, openSandbox(cache), LIMITS);
