/** CSS pixels. */
export const VIEWPORT = { width: 1280, height: 900 };

/** Milliseconds that a condition may take to come true before the test fails. Never waited out. */
export const PATIENCE = 30_000;
