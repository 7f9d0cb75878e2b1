import { homedir } from 'node:os';
import { join } from 'node:path';

/** The n8n that people get to see and that every release is proven on. */
export const N8N_VERSION = process.env.N8N_VERSION ?? '2.41.1';

/** Where real n8ns live between two runs, outside the checkout: an n8n is 3 GB and takes minutes to install. */
export function cacheFolder(...parts: string[]): string {
	const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(cache, 'n8n-nodes-sevenrooms', ...parts);
}

/** The checkout that this file belongs to. */
export const CHECKOUT = join(__dirname, '../../..');
