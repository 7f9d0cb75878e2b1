import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rm } from 'node:fs/promises';
import { newUserFolder } from '../host/blank.cjs';
import { cacheFolder } from '../host/cache.cjs';
import { webhookPaths } from '../host/examples.cjs';
import { openHouse, type House } from '../host/house.cjs';
import { installedN8n } from '../host/install.cjs';
import { installPackage, packedPackage } from '../host/package.cjs';
import { freePort } from '../host/ports.cjs';
import type { Owner } from '../host/rest.cjs';
import { furnish } from './furnish.cjs';
import { keepMemory, readMemory, type Memory } from './memory.cjs';

export interface DemoOptions {
	port: number;
	sandboxPort: number;
	/** Start over. */
	fresh: boolean;
}

export interface Demo {
	house: House;
	owner: Owner;
	/** Names of the workflows that hear of every change in the sandbox's book. */
	events: string[];
}

/**
 * n8n as it is after a newcomer has done everything: installed, package added, owner made, credentials filled in,
 * examples imported. What people make in it stays in the cache until the next time.
 */
export async function openDemo({ port, sandboxPort, fresh }: DemoOptions): Promise<Demo> {
	const n8n = await installedN8n();
	const userFolder = cacheFolder(`demo-${n8n.version}`);
	if (fresh) await rm(userFolder, { recursive: true, force: true });
	if (!existsSync(userFolder)) await newUserFolder(n8n, userFolder);
	const unpacked = await packedPackage();
	await installPackage(unpacked, userFolder);
	await rm(dirname(unpacked), { recursive: true });
	console.log(`Starting n8n ${n8n.version} and the sandbox.`);
	const house = await openHouse({
		n8n,
		userFolder,
		port,
		logFile: join(userFolder, 'n8n.log'),
		sandbox: { port: await freePort(sandboxPort) },
	});
	try {
		const memory = await logIn(house, userFolder);
		const live = await furnish(house, memory);
		await keepMemory(userFolder, memory);
		for (const path of live.flatMap(webhookPaths)) {
			house.sandbox.webhooks.subscribe({
				url: house.n8n.url + path,
				secret: memory.webhookSecret,
			});
		}
		return { house, owner: memory.owner, events: live.map(({ name }) => `"${name}"`) };
	} catch (error) {
		await house.close();
		throw error;
	}
}

async function logIn({ rest }: House, userFolder: string): Promise<Memory> {
	const { memory, isNew } = await readMemory(userFolder);
	if (isNew) await rest.setUpOwner(memory.owner);
	else await rest.logIn(memory.owner);
	await keepMemory(userFolder, memory);
	return memory;
}
