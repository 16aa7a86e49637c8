/** A request of a browser: its headers as our front passed them on, and the moment that counts as now. */
export type BrowserRequest = { headers: Headers; now: Date };
