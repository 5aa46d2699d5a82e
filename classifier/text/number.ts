/** 12345 as 12,345; written here because the run's locale must not change a text. */
export const number = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
