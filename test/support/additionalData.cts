import { container, core } from './n8nCore.cjs';
import {
	UnexpectedError,
	type INodeParameters,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { CredentialsHelper } from './credentialsHelper.cjs';

export interface AdditionalDataOptions {
	executionId?: string;
	workflowId?: string;
	currentNodeParameters?: INodeParameters;
	/** Where this n8n can be reached, without a trailing slash. */
	baseUrl?: string;
}

/** What n8n hands to every execution, poll, delivery and look-up. Sub-workflows and runners are not there. */
export function additionalDataFor(
	credentialsHelper: CredentialsHelper,
	options: AdditionalDataOptions = {},
): IWorkflowExecuteAdditionalData {
	const { baseUrl = 'http://localhost:5678', ...rest } = options;
	const missing = (what: string) => async () => {
		throw new UnexpectedError(`${what} is not part of the test engine`);
	};
	return {
		credentialsHelper,
		currentNodeExecutionIndex: 0,
		executeWorkflow: missing('Running another workflow'),
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		startRunnerTask: missing('A task runner'),
		logAiEvent: () => {},
		variables: {},
		restApiUrl: `${baseUrl}/rest`,
		instanceBaseUrl: `${baseUrl}/`,
		formBaseUrl: `${baseUrl}/form`,
		formWaitingBaseUrl: `${baseUrl}/form-waiting`,
		formTestBaseUrl: `${baseUrl}/form-test`,
		webhookBaseUrl: `${baseUrl}/webhook`,
		webhookWaitingBaseUrl: `${baseUrl}/webhook-waiting`,
		webhookTestBaseUrl: `${baseUrl}/webhook-test`,
		mcpBaseUrl: `${baseUrl}/mcp`,
		mcpTestBaseUrl: `${baseUrl}/mcp-test`,
		externalSecretsProxy: container.get(core.ExternalSecretsProxy),
		...rest,
	} as IWorkflowExecuteAdditionalData;
}
