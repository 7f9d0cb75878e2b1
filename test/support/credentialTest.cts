import { core } from './n8nCore.cjs';
import { get } from 'lodash';
import {
	createEmptyRunExecutionData,
	UnexpectedError,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type ICredentialTestFunction,
	type ICredentialTestRequest,
	type IDataObject,
	type INode,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData.cjs';
import type { SavedCredential } from './credentials.cjs';
import type { Engine } from './engine.cjs';

interface TestRequest {
	nodeType?: INodeType;
	testRequest: ICredentialTestRequest;
}

type TestResult = INodeCredentialTestResult;

/**
 * The Test button of the credential dialog, as n8n's `CredentialsTester` works: the type's own `test` request, else the
 * method or request that a node names in `testedBy`. The dialog saves first, so does this unless `saved` is given.
 */
export async function testCredential(
	engine: Engine,
	type: string,
	data: ICredentialDataDecryptedObject,
	saved?: SavedCredential,
): Promise<TestResult> {
	const test = findTest(engine, type);
	if (!test) return failed('No testing function found for this credential.');
	const { id, name } = saved ?? (await engine.credentials.save(type, data));
	const additionalData = additionalDataFor(engine.credentialsHelper);
	const filled = await engine.credentialsHelper.applyDefaults(
		additionalData,
		data,
		type,
		'internal',
	);
	const credential: ICredentialsDecrypted = { id, name, type, data: filled };
	if (typeof test === 'function') {
		return await test.call(new core.CredentialTestContext(additionalData), credential);
	}
	return await runRequest(engine, type, credential, test);
}

function findTest(engine: Engine, type: string): ICredentialTestFunction | TestRequest | undefined {
	const { test } = engine.nodeTypes.credentialType(type);
	if (test) return { testRequest: test };
	for (const name of engine.nodeTypes.supportedNodes(type)) {
		const nodeType = engine.nodeTypes.getByNameAndVersion(name);
		const use = nodeType.description.credentials?.find((credential) => credential.name === type);
		if (use && engine.nodeTypes.parentTypes(type).includes('oAuth2Api')) return testOAuth2;
		if (typeof use?.testedBy === 'string') return nodeType.methods?.credentialTest?.[use.testedBy];
		if (use?.testedBy) return { nodeType, testRequest: use.testedBy };
	}
	return undefined;
}

async function testOAuth2(credential: ICredentialsDecrypted): Promise<TestResult> {
	const token = credential.data?.oauthTokenData as IDataObject | undefined;
	return token && 'access_token' in token
		? { status: 'OK', message: 'Connection successful!' }
		: failed('Connection failed');
}

async function runRequest(
	engine: Engine,
	type: string,
	credential: ICredentialsDecrypted,
	test: TestRequest,
): Promise<TestResult> {
	const { testRequest } = test;
	const nodeType = test.nodeType ?? engine.nodeTypes.getByNameAndVersion('n8n-nodes-base.noOp');
	const asking = withRequest(nodeType, type, testRequest);
	const { name, version } = nodeType.description;
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		parameters: {},
		type: name,
		typeVersion: [version].flat().at(-1) ?? 1,
		position: [0, 0],
		credentials: { [type]: { id: credential.id, name: credential.name } },
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: only(asking),
	});
	const context = new core.ExecuteContext(
		workflow,
		node,
		additionalDataFor(helperThatKnows(engine, credential)),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	try {
		const answer = await new core.RoutingNode(context, asking, credential).runNode();
		return judgeAnswer(testRequest, answer);
	} catch (error) {
		return judgeError(testRequest, error as RequestError);
	}
}

/** The type of the asking node, with the test request as its only parameter. */
function withRequest(
	nodeType: INodeType,
	credential: string,
	test: ICredentialTestRequest,
): INodeType {
	return {
		description: {
			...nodeType.description,
			credentials: [{ name: credential, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					routing: { request: test.request },
					default: '',
				},
			],
		},
	};
}

function only(nodeType: INodeType): INodeTypes {
	return {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
}

/** The tested values are those in the dialog, not the stored ones; everything else is the ordinary helper. */
function helperThatKnows(engine: Engine, credential: ICredentialsDecrypted) {
	const helper = engine.credentialsHelper;
	const getDecrypted: typeof helper.getDecrypted = async (
		data,
		reference,
		type,
		mode,
		execute,
		raw,
	) =>
		raw
			? await helper.getDecrypted(data, reference, type, mode, execute, raw)
			: (credential.data ?? {});
	return new Proxy(helper, {
		get(target, property) {
			if (property === 'getDecrypted') return getDecrypted;
			const value: unknown = Reflect.get(target, property);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		},
	});
}

interface RequestError {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

function judgeError({ rules }: ICredentialTestRequest, error: RequestError): TestResult {
	const response = error.cause?.response;
	if (!response) return failed(error.cause?.code ?? error.message);
	for (const rule of rules ?? []) {
		if (rule.type === 'responseCode' && rule.properties.value === response.status) {
			return failed(rule.properties.message);
		}
	}
	return failed(response.statusText || `Received HTTP status code: ${response.status}`);
}

function judgeAnswer(
	{ rules }: ICredentialTestRequest,
	answer: INodeExecutionData[][] | null | undefined,
): TestResult {
	if (!answer) throw new UnexpectedError('The test request gave no answer');
	for (const rule of rules ?? []) {
		if (rule.type !== 'responseSuccessBody') continue;
		const { key, value, message } = rule.properties;
		if (get(answer[0][0].json, key) === value) return failed(message);
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function failed(message: string): TestResult {
	return { status: 'Error', message };
}
