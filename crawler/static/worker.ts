import { parentPort, workerData } from 'node:worker_threads';
import { extractTools } from './extract.ts';

parentPort?.postMessage(extractTools(workerData as string));
