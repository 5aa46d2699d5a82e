export { article, breadcrumbs, dataset, openGraph, questions, scriptText } from './json-ld.ts';
export { paths } from './paths.ts';
export { writeSurfaces, type SurfacesOptions, type SurfacesResult } from './write.ts';
