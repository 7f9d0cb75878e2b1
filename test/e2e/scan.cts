import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHECKOUT } from './host/cache.cjs';
import { packedPackage } from './host/package.cjs';

/** The part of n8n's community scanner that reads files; the rest of it asks the npm registry. */
interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	analyzePackage(folder: string, patterns: string[]): Promise<Verdict>;
}

interface Verdict {
	passed: boolean;
	/** Also set when nothing was found to read, which is no pass. */
	message?: string;
	details?: string;
}

/** What n8n scans in the tarball: the compiled code and its manifest. */
const PUBLISHED_FILES = ['**/*.js', 'package.json'];

/** Scans the checkout and the packed package as n8n will, before anything is published. */
async function main(): Promise<void> {
	const file = createRequire(__filename).resolve('@n8n/scan-community-package/scanner/scanner.mjs');
	const scanner = (await import(pathToFileURL(file).href)) as Scanner;
	const unpacked = await packedPackage();
	try {
		const verdicts = [
			show('Checkout', await scanner.analyzePackage(CHECKOUT, scanner.SOURCE_FILE_PATTERNS)),
			show('Tarball', await scanner.analyzePackage(unpacked, PUBLISHED_FILES)),
		];
		if (verdicts.includes(false)) process.exitCode = 1;
	} finally {
		await rm(dirname(unpacked), { recursive: true });
	}
}

function show(what: string, { passed, message, details }: Verdict): boolean {
	const isClean = passed && message === undefined;
	console.log(`${what}: ${isClean ? 'no findings' : (message ?? 'findings')}`);
	if (details) console.log(details);
	return isClean;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
