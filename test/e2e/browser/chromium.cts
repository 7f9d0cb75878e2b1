import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser } from 'playwright-core';

export type { Browser };

const PLACES = [
	process.env.CHROMIUM ?? '',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** It looks nothing up outside this machine. */
const QUIET = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** The Chromium of this machine, without a window; `CHROMIUM` names one in another place. */
export async function startChromium(): Promise<Browser> {
	const executablePath = PLACES.find((place) => place !== '' && existsSync(place));
	if (!executablePath) {
		throw new Error(
			'No Chromium found. Install one ("apt-get install chromium" on Debian) or name it in CHROMIUM.',
		);
	}
	// As n8n's editor names its parts.
	selectors.setTestIdAttribute('data-test-id');
	// Chromium's own sandbox refuses to run as root, which is who CI machines are.
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return await chromium.launch({ executablePath, args: [...QUIET, ...asRoot] });
}
