/** A document as it is published: on one line. */
export const json = (value: unknown): string => `${JSON.stringify(value)}\n`;
