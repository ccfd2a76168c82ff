import packageJson from '../../package.json' with { type: 'json' };

/** The version of Sluice that writes into statements. */
export const SLUICE_VERSION: string = packageJson.version;
