import { existsSync } from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import { cacheFolder } from './cache.cjs';
import type { InstalledN8n } from './install.cjs';
import { startN8n } from './process.cjs';

/**
 * Makes `userFolder` that of a new n8n: database made, nobody has been there yet. Making the database takes as long
 * as starting n8n, so it is done once per version and copied from then on.
 */
export async function newUserFolder(n8n: InstalledN8n, userFolder: string): Promise<void> {
	const blank = cacheFolder(`n8n-${n8n.version}-blank`);
	if (!existsSync(blank)) {
		console.log(`Starting n8n ${n8n.version} for the first time: it makes its database.`);
		const draft = `${blank}.${process.pid}`;
		await mkdir(draft, { recursive: true });
		const server = await startN8n({ n8n, userFolder: draft });
		await server.stop();
		await rename(draft, blank);
	}
	await cp(blank, userFolder, { recursive: true });
}
