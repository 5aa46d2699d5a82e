import type { Field } from '../field.ts';

/** Models, pictures, sound, sheets and pages that are worked on; games; screens of phones. */
export const MAKING: Field = {
  verbs: [
    ['update', '~chamfer ~fillet ~revolve ~subdivide ~decimate ~bevel ~sculpt ~animate ~retarget ~autoroute ~autofit ~remesh ~retopologize ~keyframe ~mux ~remux ~reskin ~emboss'],
    ['compute', '~demux ~rotoscope ~vectorise ~upmix ~downmix ~diarize ~diarise'],
    ['control', '~crossfade ~smelt ~equip ~unequip ~teleport ~flee'],
    ['navigate', '~fling'],
  ], // prettier-ignore
  bound: `paste shake ocr stamp subtitle caption fade cue resign cast mine pour route parent texture skin rig loft shell
    sketch`,
  objects: [
    ['animate', 'image photo picture portrait', 'compute'],
    ['sketch', 'circle line rectangle arc polygon spline', 'create'],
    ['mirror shell', 'body component part face sketch mesh solid', 'update'],
    ['loft', 'profile section', 'create'],
    ['union intersect subtract', 'body solid mesh', 'update'],
    ['rig skin', 'character mesh model', 'update'],
    ['texture', 'mesh model object', 'update'],
    ['parent', 'object node bone', 'update'],
    ['route', 'trace net wire board', 'update'],
    ['pour', 'copper', 'update'],
    ['mine dig', 'block ore tunnel', 'control'],
    ['break', 'block', 'control'],
    ['summon', 'entity mob', 'control'],
    ['give', 'item effect xp', 'control'],
    ['cast', 'spell', 'control'],
    ['resign', 'game', 'control'],
    ['resign', 'membership position', 'update'],
    ['move', 'bot character avatar player npc pawn piece', 'control'],
    ['scrub', 'timeline playhead', 'control'],
    ['cue', 'track song deck', 'control'],
    ['fade', 'in out clip track', 'update'],
    ['switch', 'scene camera', 'control'],
    ['start', 'streaming', 'publish'],
    ['remove', 'background noise silence watermark vocal reverb echo', 'compute'],
    ['caption subtitle', 'video image photo', 'compute'],
    ['stamp', 'pdf page document', 'update'],
    ['ocr', 'pdf image document file screenshot page', 'read'],
    ['fill', 'formula range cell row column down series', 'update'],
    ['sort', 'range sheet', 'update'],
    ['quantize', 'note clip midi', 'update'],
    ['shake', 'device phone', 'control'],
    ['rotate', 'screen device phone', 'control'],
    ['unlock', 'phone screen', 'control'],
    ['dismiss', 'keyboard', 'navigate'],
    ['paste', 'text clipboard', 'navigate'],
    ['paste', 'cell range row node element layer block', 'create'],
    ['tick', 'box checkbox', 'navigate'],
    ['choose', 'dropdown', 'navigate'],
    ['accept dismiss', 'banner cookie', 'ui'],
  ], // prettier-ignore
};
