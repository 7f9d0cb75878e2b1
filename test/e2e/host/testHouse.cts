import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { newUserFolder } from './blank.cjs';
import { CHECKOUT } from './cache.cjs';
import type { Credentials } from './examples.cjs';
import { newOwner, openHouse, saveCredentials, type House } from './house.cjs';
import { installedN8n } from './install.cjs';
import { installPackage, packedPackage } from './package.cjs';
import type { Owner } from './rest.cjs';

/** A house for a test file, with the built package, an owner who is logged in, and credentials for the sandbox. */
export interface TestHouse extends House {
	owner: Owner;
	credentials: Credentials;
	webhookSecret: string;
}

/** Pages of an export hold 400 rows: this book has several. */
const RESERVATIONS = 900;

/** Opens it; n8n's own log goes to `artifacts/<name>.log`. */
export async function openTestHouse(name: string): Promise<TestHouse> {
	const n8n = await installedN8n();
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-e2e-'));
	await newUserFolder(n8n, userFolder);
	const unpacked = await packedPackage();
	await installPackage(unpacked, userFolder);
	await rm(dirname(unpacked), { recursive: true });
	const logFile = join(CHECKOUT, 'artifacts', `${name}.log`);
	const sandbox = { reservations: RESERVATIONS };
	const house = await openHouse({ n8n, userFolder, logFile, sandbox });
	const owner = newOwner();
	const webhookSecret = 'a-secret-that-the-sandbox-knows';
	await house.rest.setUpOwner(owner);
	const credentials = await saveCredentials(house, webhookSecret);
	const close = async () => {
		await closeHouse();
		await rm(userFolder, { recursive: true, force: true });
	};
	const closeHouse = house.close;
	return Object.assign(house, { owner, credentials, webhookSecret, close });
}
