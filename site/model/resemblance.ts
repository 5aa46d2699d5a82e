import type { ResemblingServer } from '../../classifier/names/listed.ts';
import { urls } from './urls.ts';

/** A sentence around the link to a server that may be mistaken for the one that it is said of. */
export interface ResemblanceView {
  name: string;
  href: string;
  before: string;
  after: string;
}

const MEANT = 'make sure which of the two you mean.';

export const resemblanceViews = (servers: readonly ResemblingServer[]): ResemblanceView[] =>
  servers.map((server) => ({ name: server.name, href: urls.server(server.id), ...wordsOf(server) }));

function wordsOf({ way, scoped }: ResemblingServer): { before: string; after: string } {
  if (way === 'one-letter')
    return { before: 'The name of this server is one letter away from', after: `, another package: ${MEANT}` };
  if (way === 'same-look')
    return { before: 'The name of this server looks like', after: `, another package: ${MEANT}` };
  return scoped === true
    ? { before: 'Not to be confused with', after: ', another package whose name lacks the scope.' }
    : {
        before: 'The name of this server resembles',
        after: ` but lacks the scope, which only the publisher of that package can use: ${MEANT}`,
      };
}
