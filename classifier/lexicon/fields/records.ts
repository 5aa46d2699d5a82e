import type { Field } from '../field.ts';

/** Staff, patients, students, cases, goods and guests. */
export const RECORDS: Field = {
  verbs: [
    ['update', '~veto fulfill fulfil notarize notarise matriculate ~consign ~attest ~vouch ~annul ~adjudicate ~reassess ~reenroll ~requalify ~expedite ~depreciate ~disenroll ~recertify ~reaccredit ~rehire ~redline'],
    ['create', 'vaccinate immunize immunise'],
    ['delete', '~layoff'],
    ['pay', '~forfeit'],
  ], // prettier-ignore
  bound: `timebox deflect certify seat qualify manifest unload graduate subpoena serve docket refer grade screen shortlist
    punch clock sack lay`,
  objects: [
    ['hire', 'candidate employee applicant person staff', 'update'],
    ['fire sack', 'employee worker staff', 'delete'],
    ['clock punch', 'in out', 'create'],
    ['request', 'leave vacation pto timeoff holiday absence', 'create'],
    ['shortlist', 'candidate applicant resume vendor', 'update'],
    ['screen', 'resume candidate applicant stock company customer transaction', 'compute'],
    ['grade', 'candidate submission assignment exam homework essay student quiz', 'update'],
    ['administer', 'medication vaccine drug dose', 'create'],
    ['refer', 'patient client case candidate', 'create'],
    ['order', 'lab test imaging exam xray mri prescription medication scan labs bloodwork', 'create'],
    ['docket', 'case motion', 'create'],
    ['serve', 'paper summons notice subpoena', 'send'],
    ['subpoena', 'record witness person document', 'send'],
    ['graduate', 'student', 'update'],
    ['take', 'attendance', 'create'],
    ['take', 'note', 'create'],
    ['dispatch', 'driver truck courier ambulance technician crew vehicle unit rider officer', 'deploy'],
    ['pick pack', 'order shipment parcel item goods box pallet', 'update'],
    ['receive', 'shipment stock inventory goods delivery po', 'update'],
    ['put', 'away', 'update'],
    ['load unload', 'truck container pallet van wagon trailer', 'update'],
    ['hold', 'shipment order invoice payment package reservation room table seat place book', 'update'],
    ['manifest', 'shipment order parcel', 'create'],
    ['qualify', 'lead prospect opportunity', 'update'],
    ['seat', 'guest party', 'update'],
    ['check', 'guest visitor passenger luggage baggage', 'update'],
    ['lend borrow', 'book item tool device equipment', 'update'],
    ['triage', 'ticket issue case alert incident', 'update'],
    ['ration', 'stock food', 'update'],
    ['certify', 'record document timesheet hours payroll user', 'update'],
    ['deflect', 'ticket', 'update'],
    ['timebox', 'task', 'update'],
    ['nudge', 'element layer node shape object clip', 'update'],
    ['publish', 'grade', 'send'],
    ['withdraw', 'application bid offer consent', 'update'],
    ['cast', 'vote ballot', 'update'],
    ['propose', 'upgrade proposal parameter', 'create'],
    ['book', 'demo consultation session lesson viewing', 'create'],
  ], // prettier-ignore
};
