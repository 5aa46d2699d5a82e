import { parentPort } from 'node:worker_threads';
import { extractTools } from './extract.ts';

parentPort?.on('message', (folder: string) => parentPort?.postMessage(extractTools(folder)));
