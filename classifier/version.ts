/** Raised by hand whenever a verdict may come out differently; a verdict of another version is made again. */
export const CLASSIFIER_VERSION = '0.24.0';
