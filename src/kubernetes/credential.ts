/** What proves who asks: a token, a certificate with its key (PEM), or both. */
export interface Credential {
  token?: string;
  cert?: string;
  key?: string;
}

/** Asked before each call. `anew`: what it gave last was refused (401), so that nothing kept may be given again. Throws DriverError or InputError. */
export interface CredentialSource {
  (anew: boolean): Promise<Credential>;
}

/** How to reach an API server, and as whom. */
export interface Connection {
  /** Origin and, where there is a gateway before it, a path. */
  server: URL;
  /** Certificates (PEM) that the server's own must come from; those that Node brings where absent. */
  ca?: string;
  /** The name that the server's certificate must have, where it is not the address's. */
  serverName?: string;
  proxy?: URL;
  credential: CredentialSource;
  namespace: string;
}
