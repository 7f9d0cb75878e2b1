import { chown, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../host/command.cjs';
import { freePort } from '../host/ports.cjs';
import type { Programs } from './programs.cjs';
import { startService, type Service } from './service.cjs';

export const DATABASE = { name: 'postgres', user: 'n8n' };

/** A Redis that keeps nothing on disk. */
export async function startRedis({ redisServer }: Programs, folder: string): Promise<Service> {
	await mkdir(folder, { recursive: true });
	const port = await freePort();
	const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder };
	const args = Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]);
	return await startService({
		name: 'Redis',
		program: redisServer,
		args,
		port,
		signal: 'SIGTERM',
	});
}

/** A new Postgres with an empty database; it trusts whoever is on this machine. */
export async function startPostgres(programs: Programs, folder: string): Promise<Service> {
	const data = join(folder, 'data');
	await mkdir(folder, { recursive: true });
	const account = await postgresAccount();
	if (account) await chown(folder, account.uid, account.gid);
	const initialise = [programs.initdb, '-D', data, '-U', DATABASE.user, '--auth=trust'];
	const command = account ? ['runuser', '-u', 'postgres', '--', ...initialise] : initialise;
	const encoding = ['--encoding=UTF8', '--locale=C', '--no-sync'];
	await run(command[0], [...command.slice(1), ...encoding], { cwd: folder });
	const port = await freePort();
	return await startService({
		name: 'Postgres',
		program: programs.postgres,
		args: ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
		port,
		signal: 'SIGINT',
		spawn: { cwd: folder, ...account },
		isReady: async () => await answersQueries(programs, folder, port),
	});
}

/** Postgres refuses to run as root; Debian's package brings an account for it. */
async function postgresAccount(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (kind: string) => Number(await run('id', [kind, 'postgres'], { cwd: '/' }));
	return { uid: await id('-u'), gid: await id('-g') };
}

/** It takes connections some time before it answers. */
async function answersQueries({ initdb }: Programs, folder: string, port: number) {
	const isReady = join(dirname(initdb), 'pg_isready');
	const where = ['-h', '127.0.0.1', '-p', String(port)];
	return await run(isReady, where, { cwd: folder }).then(
		() => true,
		() => false,
	);
}
