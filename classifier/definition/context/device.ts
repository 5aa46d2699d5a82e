import { SENSES, type Sense } from '../../lexicon/senses.ts';
import { set } from '../../text/set.ts';
import type { Act, Definition } from '../types.ts';
import { CHANGED, type Reading } from './here.ts';

/** On a server of devices whatever is changed moves one. */
export const asDevice: Reading = ({ definition, act, acts, kinds }) => {
  const { sense, verb, object } = act;
  if (object.some((noun) => VIRTUAL.has(noun))) return undefined;
  // What is heard of a speaker or a screen; a syringe has a volume too.
  if (object.includes('volume') && SETTING.has(verb) && kinds.has('device') && !definition.vocabulary.hasAny(FLUIDS))
    return 'control';
  if (kinds.has('device') && verb === 'send' && object.some((noun) => ORDERS.has(noun))) return 'device';
  if (kinds.has('device') && RUN.has(sense) && object.some((noun) => PLANNED.has(noun))) return 'device';
  if (kinds.has('device') && (verb === 'print' || (verb === 'set' && object.at(-1) === 'mode'))) return 'device';
  if (
    kinds.has('device') &&
    sense !== 'session' &&
    SENSES[sense] !== 'Read' &&
    !RECORDS.has(verb) &&
    !object.some((noun) => SETTINGS.has(noun)) &&
    !(verb === 'update' && object.at(-1) === 'device' && isLabelled(definition)) &&
    !(CHANGED.has(sense) && definition.nameWords.some((word) => SETTINGS.has(word))) &&
    !isWritten(act) &&
    !(WRITES.has(verb) && object.length === 0 && acts.some(isWritten))
  )
    return 'device';
  return (SETTING.has(verb) && object.some((noun) => DIALS.has(noun))) || MOVING.has(verb)
    ? ofThing(definition, object)
    : undefined;
};

/** “Set the brightness of a lamp”, “pick up an object with the gripper”. */
const ofThing = ({ vocabulary, server }: Definition, object: readonly string[]) =>
  (vocabulary.hasAny(THINGS) ||
    object.includes('voltage') ||
    (object.includes('temperature') && !vocabulary.hasAny(MODELS))) &&
  !server.kinds.has('browser') &&
  !vocabulary.hasAny(VIRTUAL)
    ? 'device'
    : undefined;
const SETTING = set('set change adjust write increase decrease raise lower select activate enable disable toggle');
const MOVING = set('pick place grab rotate turn tilt release');
const DIALS = set(
  'temperature brightness humidity setpoint speed mode level power color colour register coil duty angle position volume scene limit fan velocity acceleration torque throttle voltage rpm heading altitude control rate flow pressure current frequency thrust output',
);
const THINGS = set(
  'lamp bulb led thermostat hvac nozzle hotend heater oven robot drone gripper rover boiler greenhouse modbus plc gpio pwm servo actuator valve relay printer vehicle inverter battery charger pump spindle motor gimbal microscope pipette oscilloscope telescope laser conveyor infusion blind shutter turntable stirrer hotplate centrifuge psu incubator bioreactor chiller sprinkler',
);
/** These have a temperature too. */
const MODELS = set('model llm sampling prompt generation completion creativity randomness color colour white');

const FLUIDS = set('pump syringe pipette liquid fluid infusion ml dose reagent');

/** What changes is how a device is called. */
const isLabelled = ({ parameters }: Definition) =>
  parameters.some(({ depth, known }) => depth === 0 && (known.lower === 'label' || known.lower === 'name'));

/** What is sent to a device is done by it. */
const ORDERS = set('command data');

/** What a server of devices keeps beside them. */
const SETTINGS = set(
  'file folder flow variable config configuration automation entity dashboard integration repository backup label area data content theme registry addon option helper todo stl mesh connection',
);
/** What was planned for devices, and how it is carried out. */
const PLANNED = set('flow automation');
const RUN = new Set<Sense>(['run', 'start', 'deploy']);
/** What runs when it is called, and is only kept when it is written. */
const WRITTEN = set('script scene');
const WRITES = set('update modify write');
const isWritten = ({ verb, object }: Act) => WRITES.has(verb) && WRITTEN.has(object.at(-1) ?? '');
/** A device that is a program. */
const VIRTUAL = set('sim simulator emulator avd mock backend');
/** On a server of devices all but these moves one. */
const RECORDS = set(
  'sign create add delete remove rename save edit upload import register call send announce notify subscribe unsubscribe compile build',
);
