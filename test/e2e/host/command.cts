import { spawn } from 'node:child_process';

export interface Command {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Shown every few seconds while the command runs, with the time it has taken. */
	progress?: string;
}

const PROGRESS_EVERY_MS = 10_000;

/** Runs a command to its end and returns what it printed; throws, with its last words, when it fails. */
export async function run(command: string, args: string[], options: Command): Promise<string> {
	const startedAt = Date.now();
	const { cwd, env = toolEnvironment(), progress } = options;
	const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const printed = { out: '', all: '' };
	child.stdout.on('data', (chunk: Buffer) => {
		printed.out += String(chunk);
		printed.all += String(chunk);
	});
	child.stderr.on('data', (chunk: Buffer) => (printed.all += String(chunk)));
	const beat = setInterval(() => {
		if (progress) console.log(`  ${progress} (${since(startedAt)})`);
	}, PROGRESS_EVERY_MS);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		if (code === 0) return printed.out;
	} finally {
		clearInterval(beat);
	}
	throw new Error(`"${command} ${args.join(' ')}" failed:\n${lastLines(printed.all)}`);
}

/** The npm that runs this program, else the one on the path; on the given Node.js. */
export async function npm(args: string[], options: Command, node?: string): Promise<string> {
	const script = process.env.npm_execpath;
	if (!script?.endsWith('npm-cli.js')) return await run('npm', args, options);
	return await run(node ?? process.execPath, [script, ...args], options);
}

const OURS =
	/^(npm_(package|lifecycle)_|npm_config_(ignore_scripts|local_prefix)$|INIT_CWD$|NODE_OPTIONS$|NODE_ENV$|JEST_)/;

/**
 * The environment without what `npm run` and jest add to it: those are the settings of this checkout (`ignore-scripts`,
 * `NODE_ENV=test`) and have no say in another folder.
 */
export function toolEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
	const kept = Object.entries(process.env).filter(([name]) => !OURS.test(name));
	return { ...Object.fromEntries(kept), ...more };
}

/** The last lines of a program's output, for an error. */
export function lastLines(text: string, lines = 25): string {
	return text.trimEnd().split('\n').slice(-lines).join('\n');
}

function since(startedAt: number): string {
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
