export { writeSurfaces, type SurfacesOptions, type SurfacesResult } from './write.ts';
