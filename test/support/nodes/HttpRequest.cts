import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IRequestOptions,
	type PaginationOptions,
} from 'n8n-workflow';

/**
 * The rival: what n8n's HTTP Request node does with a predefined credential type. The request, the login and the
 * paging are n8n-core's own functions, the very ones that node calls; only its large panel is left out.
 */
export class HttpRequest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HTTP Request',
		name: 'httpRequest',
		group: ['output'],
		version: 4.2,
		description: 'Makes an HTTP request and returns the response data',
		defaults: { name: 'HTTP Request' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Method', name: 'method', type: 'string', default: 'GET' },
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Credential Type', name: 'nodeCredentialType', type: 'string', default: '' },
			{ displayName: 'Query', name: 'query', type: 'json', default: '{}' },
			{ displayName: 'Form', name: 'form', type: 'json', default: '' },
			{ displayName: 'Next Cursor Expression', name: 'cursor', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		for (let item = 0; item < this.getInputData().length; item++) {
			const json = await callOnce.call(this, item);
			output.push(...json.map((one) => ({ json: one, pairedItem: { item } })));
		}
		return [output];
	}
}

async function callOnce(this: IExecuteFunctions, item: number): Promise<IDataObject[]> {
	const text = (name: string) => this.getNodeParameter(name, item) as string;
	const form = text('form');
	const options: IRequestOptions = {
		method: text('method') as IRequestOptions['method'],
		uri: text('url'),
		qs: JSON.parse(text('query')) as IDataObject,
		json: form === '',
		useStream: false,
		...(form === '' ? {} : { form: JSON.parse(form) as IDataObject }),
	};
	const credential = text('nodeCredentialType');
	const cursor = this.getNodeParameter('cursor', item, '', { rawExpressions: true }) as string;
	if (cursor !== '') return await callPages.call(this, item, options, credential, cursor);
	const call = this.helpers.requestWithAuthentication.bind(this);
	const body = (await call(credential, options, undefined, item)) as unknown;
	return [typeof body === 'string' ? (JSON.parse(body) as IDataObject) : (body as IDataObject)];
}

/** "Update a Parameter in Each Request" with the cursor, complete when the expression yields nothing. */
async function callPages(
	this: IExecuteFunctions,
	item: number,
	options: IRequestOptions,
	credential: string,
	cursor: string,
): Promise<IDataObject[]> {
	const inner = cursor.replace(/^=\{\{\s*/, '').replace(/\s*\}\}$/, '');
	const paging: PaginationOptions = {
		continue: `={{ !!(${inner}) }}`,
		request: { qs: { cursor } },
		requestInterval: 0,
	};
	const call = this.helpers.requestWithAuthenticationPaginated.bind(this);
	const answers = (await call(options, item, paging, credential)) as IDataObject[];
	return answers.map((answer) => answer.body as IDataObject);
}
