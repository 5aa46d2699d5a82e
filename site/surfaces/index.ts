export { planSurfaces, writeSurfaces, type SurfacesOptions, type SurfacesPlan, type SurfacesResult } from './write.ts';
export type { ServerSurfaces } from './server.ts';
