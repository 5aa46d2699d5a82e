import { set } from '../text/set.ts';

/** Products that keep secrets; what they call an item is one. */
export const VAULTS = set('1password bitwarden vault keepass lastpass keychain doppler infisical');
/** What such a product keeps. */
export const KEPT = set('item entry login field note value secret send');
