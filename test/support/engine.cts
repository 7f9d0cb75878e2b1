import { container, core, prepareCore } from './n8nCore.cjs';
import { removeEngineFolder } from './engineEnv.cjs';
import { resolve } from 'node:path';
import { setGlobalState } from 'n8n-workflow';
import { CredentialStore } from './credentials.cjs';
import { CredentialsHelper } from './credentialsHelper.cjs';
import { Registry } from './registry.cjs';

export { chain, type NodeSketch, type WorkflowSketch } from './definition.cjs';
export { CredentialStore, type SavedCredential } from './credentials.cjs';
export { runNode, type NodeResult, type NodeRun } from './runNode.cjs';
export { listSearch, loadOptions, type LookUp } from './lookups.cjs';
export { openPoller, poll, type Poller, type PollOptions } from './poller.cjs';
export { testCredential } from './credentialTest.cjs';
export {
	openWebhook,
	webhook,
	webhookMethod,
	type Delivery,
	type OpenWebhook,
	type WebhookCall,
	type WebhookOptions,
} from './webhook.cjs';
export {
	retryExecution,
	runWorkflow,
	type EngineError,
	type RunOptions,
	type RunResult,
} from './run.cjs';

/** n8n's own engine with the built package installed: what a running n8n has, without its editor and database. */
export interface Engine {
	nodeTypes: Registry;
	credentials: CredentialStore;
	credentialsHelper: CredentialsHelper;
	instanceId: string;
	close(): Promise<void>;
}

export interface EngineOptions {
	/** Folder of the built package, with its package.json. Default: this checkout. */
	packageDir?: string;
	/** n8n's GENERIC_TIMEZONE, with n8n's own default. */
	timezone?: string;
}

/** Starts the engine: loads the built package through n8n's loader. `close` it to leave nothing on disk. */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
	const { packageDir = resolve(__dirname, '../..'), timezone = 'America/New_York' } = options;
	await prepareCore();
	setGlobalState({ defaultTimezone: timezone });
	const nodeTypes = await Registry.load(packageDir);
	const credentials = new CredentialStore();
	return {
		nodeTypes,
		credentials,
		credentialsHelper: new CredentialsHelper(nodeTypes, credentials),
		instanceId: container.get(core.InstanceSettings).instanceId,
		close: async () => removeEngineFolder(),
	};
}
