import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKOUT } from './cache.cjs';
import { npm, run, toolEnvironment } from './command.cjs';

interface Manifest {
	name: string;
	version: string;
	[field: string]: unknown;
}

/**
 * Packs the built checkout and unpacks it again: exactly the files that npm would publish.
 * Returns the folder; whoever asked removes it.
 */
export async function packedPackage(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-sevenrooms-'));
	const printed = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
		cwd: CHECKOUT,
	});
	const [{ filename }] = JSON.parse(printed) as Array<{ filename: string }>;
	const unpacked = join(folder, 'package');
	await run('tar', ['-xzf', join(folder, filename), '-C', folder], { cwd: folder });
	await rm(join(folder, filename));
	return unpacked;
}

/**
 * Puts the package into an n8n's user folder as n8n's own installer does: the unpacked tarball without
 * its development fields, its dependencies beside it, and a line in the list of community packages.
 */
export async function installPackage(unpacked: string, userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n/nodes');
	const manifest = await readManifest(unpacked);
	const target = join(nodes, 'node_modules', manifest.name);
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	await cp(unpacked, target, { recursive: true });
	const installed: Manifest = { ...manifest };
	for (const left of ['devDependencies', 'peerDependencies', 'optionalDependencies'])
		delete installed[left];
	await writeJson(join(target, 'package.json'), installed);
	if (Object.keys(manifest.dependencies ?? {}).length > 0) {
		const options = ['--install-strategy=shallow', '--ignore-scripts', '--no-package-lock'];
		await npm(['install', '--no-audit', '--no-fund', '--no-bin-links', ...options], {
			cwd: target,
			env: toolEnvironment(),
		});
	}
	await writeJson(join(nodes, 'package.json'), {
		name: 'installed-nodes',
		private: true,
		dependencies: { [manifest.name]: manifest.version },
	});
}

async function readManifest(folder: string): Promise<Manifest> {
	return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

async function writeJson(file: string, content: object): Promise<void> {
	await writeFile(file, JSON.stringify(content, null, '\t'));
}
