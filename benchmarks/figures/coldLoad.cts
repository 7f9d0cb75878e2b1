import { spawnSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { median, type Figure, type Setting } from '../support/figure.cjs';

const ROOT = resolve(__dirname, '../..');
/** n8n's own starter: one declarative node, two credentials. */
const STARTER =
	'node_modules/@n8n/node-cli/dist/template/templates/declarative/github-issues/template';

/** Loads one package as a starting n8n does, everything of n8n being there; plain Node, no TypeScript on the way. */
const LOAD = `
const core = require('n8n-core');
(async () => {
	const loader = new core.PackageDirectoryLoader(process.argv[1]);
	// Or one load in three would pay for what loading n8n-core left behind.
	gc();
	const begun = performance.now();
	await loader.loadAll();
	console.log(performance.now() - begun);
	process.exit();
})();
`;

/** n8n-core loads all nodes and credentials of the package, against those of n8n's starter package. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const starter = builtStarter();
	const times: Record<string, number[]> = { ours: [], starter: [] };
	for (let round = 0; round < (quick ? 3 : 15); round++) {
		times.ours.push(load(ROOT));
		times.starter.push(load(starter));
	}
	rmSync(starter, { recursive: true });
	return [
		{
			name: 'Cold load of the package',
			ours: median(times.ours),
			beside: median(times.starter),
			besideName: "n8n's starter",
			unit: 'ms',
			compares: 'ours / beside',
			target: 1.5,
			is: 'at most',
		},
	];
}

function load(folder: string): number {
	const n8n = mkdtempSync(join(tmpdir(), 'load-'));
	const env = { ...process.env, N8N_USER_FOLDER: n8n, N8N_LOG_LEVEL: 'silent' };
	const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '-e', LOAD, folder], {
		cwd: ROOT,
		env,
		encoding: 'utf8',
	});
	rmSync(n8n, { recursive: true });
	const ms = Number(stdout.trim().split('\n').at(-1));
	if (!(ms > 0)) throw new Error(stderr);
	return ms;
}

/** The starter as its own build makes it. */
function builtStarter(): string {
	const source = join(ROOT, STARTER);
	const folder = mkdtempSync(join(tmpdir(), 'starter-'));
	symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
	for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
		const target = join(folder, 'dist', file);
		if (!/\.(ts|svg|node\.json)$/.test(file)) continue;
		mkdirSync(dirname(target), { recursive: true });
		if (!file.endsWith('.ts')) cpSync(join(source, file), target);
		else writeFileSync(target.replace(/ts$/, 'js'), transpiled(join(source, file)));
	}
	const { n8n } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { n8n: object };
	const description = { name: 'n8n-nodes-starter', version: '0.1.0', n8n };
	writeFileSync(join(folder, 'package.json'), JSON.stringify(description));
	return folder;
}

function transpiled(file: string): string {
	const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2019 };
	return transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText;
}
