/** Version of the crawler, recorded in every snapshot. */
export const CRAWLER_VERSION = '1.0.0';
