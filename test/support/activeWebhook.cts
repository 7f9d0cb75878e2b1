import { core } from './n8nCore.cjs';
import {
	NodeHelpers,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IWebhookData,
	type IWebhookDescription,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData.cjs';
import { buildWorkflow } from './definition.cjs';
import type { Engine } from './engine.cjs';
import { stored } from './poller.cjs';
import { credentialsByType, type NodeRun } from './runNode.cjs';
import type { WebhookRequest, WebhookResponse } from './webhookHttp.cjs';

export interface WebhookOptions {
	parameters: INodeParameters;
	credentials?: NodeRun['credentials'];
	/** The node's own static data to start from. */
	staticData?: IDataObject;
	/** `webhook` is an active workflow, `manual` the editor's "Listen for Test Event". */
	mode?: Extract<WorkflowExecuteMode, 'webhook' | 'manual'>;
	type?: string;
	name?: string;
	/** What keeps the URL of a node stable. */
	webhookId?: string;
	workflowId?: string;
	timezone?: string;
}

/** What a delivery started. */
export interface Outcome {
	/** What the execution starts with, by output; undefined: no execution was started. */
	items?: INodeExecutionData[][];
	/** What the node threw: n8n answers 500 and keeps a failed execution. */
	error?: Error;
}

export type HookMethod = 'checkExists' | 'create' | 'delete';

/** A webhook trigger with its static data: every delivery gets a workflow loaded afresh, as n8n loads it. */
export class ActiveWebhook {
	baseUrl = 'http://127.0.0.1:5678';

	private readonly name: string;

	private readonly key: string;

	private database: IDataObject;

	constructor(
		private readonly engine: Engine,
		private readonly options: WebhookOptions,
	) {
		this.name = options.name ?? 'SevenRooms Trigger';
		this.key = `node:${this.name}`;
		this.database = options.staticData ? { [this.key]: stored(options.staticData) } : {};
	}

	nodeStaticData(): IDataObject {
		return stored((this.database[this.key] ?? {}) as IDataObject);
	}

	url(): string {
		const { workflow, node, additionalData } = this.load();
		const { path } = this.webhookData(workflow, node, additionalData);
		const base = this.isTest ? additionalData.webhookTestBaseUrl : additionalData.webhookBaseUrl;
		return `${base}/${path}`;
	}

	async runMethod(method: HookMethod): Promise<boolean | undefined> {
		const { workflow, node, additionalData } = this.load();
		const data = this.webhookData(workflow, node, additionalData);
		const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const methods = nodeType.webhookMethods?.[data.webhookDescription.name];
		const mode = this.isTest ? 'manual' : 'trigger';
		const activation = this.isTest ? 'manual' : method === 'delete' ? 'update' : 'activate';
		const context = new core.HookContext(workflow, node, additionalData, mode, activation, data);
		const answer = await methods?.[method]?.call(context);
		this.save(workflow);
		return answer;
	}

	/** n8n's `executeWebhook` in the mode that answers as soon as the delivery is received. */
	async handle(request: WebhookRequest, response: WebhookResponse): Promise<Outcome> {
		const { workflow, node, additionalData } = this.load();
		const data = this.webhookData(workflow, node, additionalData);
		const params = matchPath(new URL(this.url()).pathname, request.path);
		if (!params || request.method !== data.httpMethod) {
			const message = `The requested webhook "${request.method} ${request.path}" is not registered.`;
			response.status(404).json({ code: 404, message });
			return {};
		}
		request.params = params;
		Object.assign(additionalData, { httpRequest: request, httpResponse: response });
		const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const mode = this.isTest ? 'manual' : 'webhook';
		const context = new core.WebhookContext(workflow, node, additionalData, mode, data, [], null);
		let result: IWebhookResponseData;
		try {
			if (!nodeType.webhook) throw new Error('Node does not have any webhooks defined');
			result = await nodeType.webhook.call(context);
		} catch (error) {
			const message = 'Workflow Webhook Error: Workflow could not be started!';
			if (!response.headersSent) response.status(500).json({ code: 0, message });
			return { error: error as Error, items: [[{ json: {} }]] };
		}
		this.save(workflow);
		this.respond(workflow, node, data.webhookDescription, result, response);
		return { items: result.workflowData as INodeExecutionData[][] | undefined };
	}

	private respond(
		workflow: Workflow,
		node: INode,
		description: IWebhookDescription,
		result: IWebhookResponseData,
		response: WebhookResponse,
	): void {
		if (result.noWebhookResponse === true) return;
		const told = (name: keyof IWebhookDescription, fallback: string | number) =>
			workflow.expression.getSimpleParameterValue(
				node,
				description[name] as string,
				'internal',
				{},
				undefined,
				fallback,
			);
		const mode = told('responseMode', 'onReceived');
		if (mode !== 'onReceived') throw new Error(`Response mode ${String(mode)} is not supported`);
		response.status(Number(told('responseCode', 200)));
		const data = told('responseData', 'firstEntryJson');
		if (result.workflowData === undefined) {
			response.send(result.webhookResponse ?? { message: 'Webhook call received' });
		} else if (data === 'noData') {
			response.json(undefined);
		} else {
			response.send(data || (result.webhookResponse ?? { message: 'Workflow was started' }));
		}
	}

	private get isTest(): boolean {
		return this.options.mode === 'manual';
	}

	private load() {
		const { type = 'n8n-nodes-sevenrooms.sevenRoomsTrigger', parameters } = this.options;
		const { webhookId = 'b1a2c3d4-0000-4000-8000-000000000001', workflowId: id } = this.options;
		const credentials = credentialsByType(this.options.credentials);
		const sketch = { name: this.name, type, parameters, credentials, webhookId };
		const { timezone } = this.options;
		const settings = timezone ? { timezone } : {};
		const plan = { id, nodes: [sketch], connections: {}, settings, staticData: this.database };
		const workflow = buildWorkflow(plan, this.engine.nodeTypes, !this.isTest);
		const additionalData = additionalDataFor(this.engine.credentialsHelper, {
			workflowId: workflow.id,
			baseUrl: this.baseUrl,
		});
		return { workflow, node: workflow.nodes[this.name], additionalData };
	}

	private save(workflow: Workflow): void {
		this.database = stored(workflow.staticData);
	}

	private webhookData(
		workflow: Workflow,
		node: INode,
		additionalData: IWorkflowExecuteAdditionalData,
	): IWebhookData {
		const { description } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const webhookDescription = description.webhooks?.[0];
		if (!webhookDescription) throw new Error(`${node.type} has no webhook`);
		const told = (name: 'path' | 'isFullPath' | 'httpMethod', fallback?: string | boolean) =>
			workflow.expression.getSimpleParameterValue(
				node,
				webhookDescription[name] as string,
				'internal',
				{},
				undefined,
				fallback,
			);
		const path = String(told('path'))
			.trim()
			.replace(/^\/|\/$/g, '');
		const isFullPath = told('isFullPath', false) === true;
		return {
			httpMethod: String(told('httpMethod', 'GET')) as IWebhookData['httpMethod'],
			node: node.name,
			path: NodeHelpers.getNodeWebhookPath(workflow.id, node, path, isFullPath),
			webhookDescription,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additionalData,
			webhookId: node.webhookId,
			isTest: this.isTest,
		};
	}
}

/** The `:name` parts of the path, or undefined for another path. Like n8n, splits the path once it is decoded. */
function matchPath(pattern: string, path: string): Record<string, string> | undefined {
	const wanted = pattern.split('/');
	const given = decodeURIComponent(path).split('/');
	if (wanted.length !== given.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, part] of wanted.entries()) {
		if (part.startsWith(':')) params[part.slice(1)] = given[index];
		else if (part !== given[index]) return undefined;
	}
	return params;
}
