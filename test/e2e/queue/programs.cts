import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { CHECKOUT } from '../host/cache.cjs';
import { run, toolEnvironment } from '../host/command.cjs';

/** Paths of the servers that queue mode needs beside n8n. */
export interface Programs {
	redisServer: string;
	postgres: string;
	initdb: string;
}

const DEBIAN_PACKAGES = ['redis-server', 'postgresql'];
const POSTGRES_VERSIONS = '/usr/lib/postgresql';

/**
 * Redis and Postgres of this machine, installed with apt-get first when they are missing and we may. What Debian
 * starts by itself after an installation is left alone: the tests start servers of their own.
 */
export async function queuePrograms(): Promise<Programs> {
	const found = await findPrograms();
	if (found) return found;
	await installDebianPackages();
	const installed = await findPrograms();
	if (!installed) throw new Error(`${DEBIAN_PACKAGES.join(' and ')}: installed, but not found.`);
	return installed;
}

async function findPrograms(): Promise<Programs | undefined> {
	const redisServer = onPath('redis-server');
	const postgres = await postgresProgram('postgres');
	const initdb = await postgresProgram('initdb');
	return redisServer && postgres && initdb ? { redisServer, postgres, initdb } : undefined;
}

async function installDebianPackages(): Promise<void> {
	const packages = DEBIAN_PACKAGES.join(' ');
	if (!onPath('apt-get') || process.getuid?.() !== 0) {
		throw new Error(
			`Queue mode needs Redis and Postgres. On Debian or Ubuntu: sudo apt-get install ${packages}`,
		);
	}
	console.log(`Installing ${packages} with apt-get.`);
	const env = toolEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
	const options = { cwd: CHECKOUT, env, progress: 'Installing Redis and Postgres' };
	await run('apt-get', ['update'], options);
	await run('apt-get', ['install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES], options);
}

/** Debian keeps each version of Postgres in a folder of its own, off the path. */
async function postgresProgram(name: string): Promise<string | undefined> {
	const versions = existsSync(POSTGRES_VERSIONS) ? await readdir(POSTGRES_VERSIONS) : [];
	const newestFirst = versions.sort((left, right) => Number(right) - Number(left));
	const candidates = newestFirst.map((version) => join(POSTGRES_VERSIONS, version, 'bin', name));
	return candidates.find((path) => existsSync(path)) ?? onPath(name);
}

function onPath(name: string): string | undefined {
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
