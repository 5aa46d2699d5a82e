import type { Field } from '../field.ts';
import { ACCESS } from './access.ts';
import { DEVICES } from './devices.ts';
import { GENERAL } from './general.ts';
import { MAKING } from './making.ts';
import { MESSAGES } from './messages.ts';
import { MONEY } from './money.ts';
import { OPERATIONS } from './operations.ts';
import { RECORDS } from './records.ts';
import { SERVICES } from './services.ts';
import { SYSTEMS } from './systems.ts';

/** Where two of them name the same verb or the same object of it, the first decides. */
export const FIELDS: readonly Field[] = [
  MONEY,
  ACCESS,
  OPERATIONS,
  DEVICES,
  MESSAGES,
  SERVICES,
  SYSTEMS,
  RECORDS,
  MAKING,
  GENERAL,
];
