import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credentials } from '../host/examples.cjs';
import { newOwner } from '../host/house.cjs';
import type { Owner } from '../host/rest.cjs';

/** What the demo has put into its n8n, so that a second run finds it again. */
export interface Memory {
	owner: Owner;
	webhookSecret: string;
	credentials: Credentials;
	/** By file name; `text` is the example as it was imported. */
	examples: Record<string, { id: string; text: string }>;
}

const fileIn = (userFolder: string) => join(userFolder, 'demo.json');

/** The memory of an n8n's user folder; a new one, with new secrets, for a new n8n. */
export async function readMemory(userFolder: string): Promise<{ memory: Memory; isNew: boolean }> {
	const file = fileIn(userFolder);
	if (existsSync(file)) {
		return { memory: JSON.parse(await readFile(file, 'utf8')) as Memory, isNew: false };
	}
	const webhookSecret = randomBytes(16).toString('hex');
	return {
		memory: { owner: newOwner(), webhookSecret, credentials: {}, examples: {} },
		isNew: true,
	};
}

/** Only the person who runs the demo may read it: it holds the password. */
export async function keepMemory(userFolder: string, memory: Memory): Promise<void> {
	await writeFile(fileIn(userFolder), JSON.stringify(memory), { mode: 0o600 });
}
