import * as core from '@actions/core';

core.info(`goodbye ${core.getState('guest')}, SAID=${process.env.SAID}`);
await core.summary.addRaw('# Goodbye\n').write();
