import packageJson from '../../package.json' with { type: 'json' };

/** The version of Sluice that writes into statements. */
export const SLUICE_VERSION: string = packageJson.version;

/** What Sluice runs on here; the same statement made elsewhere says so. */
export const RUNTIME = { node: process.versions.node, platform: `${process.platform}/${process.arch}` } as const;
