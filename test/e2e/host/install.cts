import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder, N8N_VERSION } from './cache.cjs';
import { npm, toolEnvironment } from './command.cjs';

/** A real n8n on this machine and the Node.js that it runs on. */
export interface InstalledN8n {
	version: string;
	/** Path of the n8n command. */
	bin: string;
	/** Path of the Node.js binary. */
	node: string;
}

const IS_OLD_LINE = N8N_VERSION.startsWith('1.');

/** n8n 2.36 and later want Node 24; the last 1.x runs on Node 20. */
const NODE_FOR_N8N = IS_OLD_LINE ? 20 : 24;

/** Packages of n8n's own tree that npm cannot install as n8n asks for them; the newest have no xlsx. */
const OVERRIDES = { linkedom: '0.18.12', xlsx: '0.18.5' };

/**
 * The n8n of `N8N_VERSION` from the cache, installed from npm first when it is not there (about eight
 * minutes and 3 GB). A half-finished installation is never mistaken for a whole one.
 */
export async function installedN8n(): Promise<InstalledN8n> {
	const node = await nodeForN8n();
	const folder = cacheFolder(`n8n-${N8N_VERSION}`);
	if (!existsSync(folder)) await intoPlace(folder, (draft) => installN8n(draft, node));
	return { version: N8N_VERSION, bin: join(folder, 'node_modules/n8n/bin/n8n'), node };
}

async function installN8n(folder: string, node: string): Promise<void> {
	console.log(
		`Installing n8n ${N8N_VERSION} from npm into ${cacheFolder()}, once: about 8 minutes.`,
	);
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({
			name: 'real-n8n',
			private: true,
			dependencies: { n8n: N8N_VERSION },
			overrides: OVERRIDES,
		}),
	);
	const env = onPath(node);
	const download = { cwd: folder, env, progress: 'Downloading n8n and what it needs' };
	await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund'], download, node);
	// sqlite3 is the one native part that n8n cannot start without.
	const build = {
		cwd: folder,
		env: { ...env, npm_config_nodedir: headersOf(node) },
		progress: 'Building the database driver',
	};
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], build, node);
	const { length } = await readdir(join(folder, 'node_modules'));
	console.log(`Installed n8n ${N8N_VERSION}: ${length} packages.`);
}

/** Ours when it will do, else one from npm, beside n8n in the cache. */
async function nodeForN8n(): Promise<string> {
	const major = Number(process.versions.node.split('.')[0]);
	if (major === NODE_FOR_N8N) return process.execPath;
	const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
	const folder = cacheFolder(`node-${NODE_FOR_N8N}`);
	if (!existsSync(folder)) {
		console.log(`Installing Node.js ${NODE_FOR_N8N}, which n8n ${N8N_VERSION} asks for.`);
		await intoPlace(folder, async (draft) => {
			await writeFile(join(draft, 'package.json'), JSON.stringify({ private: true }));
			await npm(['install', `${name}@${NODE_FOR_N8N}`, '--ignore-scripts', '--no-audit'], {
				cwd: draft,
				env: toolEnvironment(),
				progress: 'Downloading Node.js',
			});
		});
	}
	const binary = process.platform === 'win32' ? 'node.exe' : 'node';
	return join(folder, 'node_modules', name, 'bin', binary);
}

/** Fills a folder beside `folder`, then puts it in place in one step. */
async function intoPlace(folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
	const draft = `${folder}.${process.pid}`;
	await mkdir(draft, { recursive: true });
	try {
		await fill(draft);
		await rename(draft, folder);
	} finally {
		await rm(draft, { recursive: true, force: true });
	}
}

/** An environment in which `node` is the given one: npm and what it starts use it. */
function onPath(node: string): NodeJS.ProcessEnv {
	return toolEnvironment({ PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` });
}

/** Folder with the C++ headers of a Node.js; node-gyp would download them otherwise. */
function headersOf(node: string): string | undefined {
	const folder = join(dirname(node), '..');
	return existsSync(join(folder, 'include/node/node.h')) ? folder : undefined;
}
