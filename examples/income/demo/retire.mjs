// Ends the server in a slot: the router forgets it first. Called by Sluice with SLUICE_SLOT; --router is where the router
// listens. An empty slot is retired already.
import { parseArgs } from 'node:util';
import { endServer, toRouter } from './slots.mjs';

const { values } = parseArgs({ options: { router: { type: 'string' } } });
if (!values.router) throw new Error('This program needs --router.');
await toRouter(values.router, process.env.SLUICE_SLOT, 'DELETE');
await endServer(process.env.SLUICE_SLOT);
