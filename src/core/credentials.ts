/** The headers with which a request to this URL says who asks; none where nothing is declared for its origin. */
export type Credentials = (url: URL) => Promise<Readonly<Record<string, string>>>;

export const NO_CREDENTIALS: Credentials = () => Promise.resolve({});
