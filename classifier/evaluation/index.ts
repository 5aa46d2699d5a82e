export { authorAgreement, labellerAgreement } from './agreement.ts';
export { evaluate, rounded } from './evaluate.ts';
export { type Judged, type Labelled, labelledTools, type Split } from './judged.ts';
export { poisonEvaluation } from './poisoned.ts';
export { reportOf } from './report.ts';
