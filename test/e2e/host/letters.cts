import type { Sandbox } from '../../../sandbox/server.cjs';

const LOOK_EVERY_MS = 200;
const GIVE_UP_AFTER_MS = 60_000;

/** What a workflow has posted to `/inbox/<name>`. */
export function lettersIn<Letter = Record<string, unknown>>(sandbox: Sandbox, name: string) {
	return (sandbox.inbox.get(name) ?? []) as Letter[];
}

/** Resolves with the first letter of a box as soon as there is one. */
export async function firstLetter<Letter>(sandbox: Sandbox, name: string): Promise<Letter> {
	return await until(`a letter in /inbox/${name}`, () => lettersIn<Letter>(sandbox, name)[0]);
}

/** Opens a form on which an n8n execution waits, as a person does, and sends it with the first field filled in. */
export async function answerForm(url: string, value: string): Promise<void> {
	// The letter with the address goes out just before the execution lies down to wait.
	await until('the form', async () => (await (await fetch(url)).text()).includes('field-0'));
	const body = new FormData();
	body.set('field-0', value);
	const response = await fetch(url, { method: 'POST', body });
	if (!response.ok) throw new Error(`The form answered ${response.status}.`);
}

async function until<Found>(what: string, look: () => Found | Promise<Found>) {
	const giveUpAt = Date.now() + GIVE_UP_AFTER_MS;
	for (;;) {
		const found = await look();
		if (found) return found;
		if (Date.now() > giveUpAt) throw new Error(`There was never ${what}.`);
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
}
