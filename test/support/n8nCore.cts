import { engineFolder } from './engineEnv.cjs';
import { createRequire } from 'node:module';
import * as core from 'n8n-core';

/** n8n-core, loaded only after the environment it reads is in place. */
export { core, engineFolder };

// The container that n8n-core registers its services in is its own copy of the package, not the hoisted one.
const requireFromCore = createRequire(require.resolve('n8n-core'));

interface ServiceContainer {
	get<T>(service: new (...args: never[]) => T): T;
}

export const container = (requireFromCore('@n8n/di') as { Container: ServiceContainer }).Container;

let ready: Promise<void> | undefined;

/** What n8n's own start does for the services used here: the key that credentials are kept with, and binary data. */
export async function prepareCore(): Promise<void> {
	ready ??= (async () => {
		const cipher = container.get(core.Cipher);
		const { encryptionKey } = container.get(core.InstanceSettings);
		const key = {
			id: 'instance',
			value: cipher.encryptDEKWithInstanceKey(encryptionKey),
			algorithm: 'aes-256-cbc',
			format: 'no-prefix' as const,
		};
		container.get(core.EncryptionKeyProxy).setProvider({
			getActiveKey: async () => key,
			getKeyById: async () => null,
			getLegacyKey: async () => key,
		});
		await container.get(core.BinaryDataService).init();
	})();
	await ready;
}
