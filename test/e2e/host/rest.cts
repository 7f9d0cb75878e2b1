import type { IWorkflowBase } from 'n8n-workflow';

/** A workflow as it is imported: n8n adds the rest. */
export type WorkflowSketch = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'settings' | 'pinData'>>;

export interface Owner {
	email: string;
	password: string;
}

/** What a person reads after "Test" in the credential's window. */
export interface CredentialVerdict {
	status: 'OK' | 'Error';
	message: string;
}

/** A credential as a workflow's node refers to it. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** n8n refused; the message carries its words. */
export class RestError extends Error {
	constructor(
		message: string,
		readonly status: number,
	) {
		super(`${message} (HTTP ${status})`);
	}
}

/** The REST interface of n8n's own editor, as a logged-in person. */
export class N8nRest {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** Makes the first person of a new n8n, who owns it. */
	async setUpOwner({ email, password }: Owner): Promise<void> {
		const name = { firstName: 'Ada', lastName: 'Host' };
		await this.send('POST', '/rest/owner/setup', { email, password, ...name });
	}

	async logIn({ email, password }: Owner): Promise<void> {
		await this.send('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	async createCredential(type: string, name: string, data: object): Promise<CredentialReference> {
		const { id } = await this.send<CredentialReference>('POST', '/rest/credentials', {
			name,
			type,
			data,
		});
		return { id, name };
	}

	async updateCredential(id: string, type: string, name: string, data: object): Promise<void> {
		await this.send('PATCH', `/rest/credentials/${id}`, { name, type, data });
	}

	/** Presses "Test" on a saved credential, with the given values in its fields. */
	async testCredential(
		{ id, name }: CredentialReference,
		type: string,
		data: object,
	): Promise<CredentialVerdict> {
		const credentials = { id, name, type, data };
		return await this.send('POST', '/rest/credentials/test', { credentials });
	}

	async createWorkflow(workflow: WorkflowSketch): Promise<string> {
		const body = { settings: {}, ...workflow, active: false };
		return (await this.send<{ id: string }>('POST', '/rest/workflows', body)).id;
	}

	/** Replaces the draft; what is published stays until the next `activate`. */
	async updateWorkflow(id: string, workflow: WorkflowSketch): Promise<void> {
		await this.send('PATCH', `/rest/workflows/${id}?forceSave=true`, workflow);
	}

	async workflow(id: string): Promise<IWorkflowBase> {
		return await this.send('GET', `/rest/workflows/${id}`);
	}

	/** All workflows, oldest first. */
	async workflows(): Promise<Array<{ id: string; name: string }>> {
		return await this.send('GET', '/rest/workflows?sortBy=createdAt:asc');
	}

	/** Publishes the workflow and resolves when its triggers are live. */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.send('POST', `/rest/workflows/${id}/activate`, { versionId });
		await this.published(id);
	}

	async deactivate(id: string): Promise<void> {
		await this.send('POST', `/rest/workflows/${id}/deactivate`, {});
		await this.published(id);
	}

	/** Answers of n8n's own routes, unwrapped; an error carries n8n's words. */
	async send<T = unknown>(method: string, path: string, body?: object): Promise<T> {
		const response = await fetch(this.url + path, {
			method,
			headers: {
				'browser-id': 'e2e',
				// A busy n8n closes idle connections under our hands.
				connection: 'close',
				'content-type': 'application/json',
				...(this.cookie ? { cookie: this.cookie } : {}),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const [cookie] = response.headers.getSetCookie();
		if (cookie) this.cookie = cookie.split(';')[0];
		const text = await response.text();
		if (!response.ok) {
			throw new RestError(`${method} ${path}: ${text.slice(0, 500)}`, response.status);
		}
		const answer = text === '' ? {} : (JSON.parse(text) as { data?: unknown });
		return ('data' in answer ? answer.data : answer) as T;
	}

	private async published(id: string): Promise<void> {
		for (;;) {
			const answer = await this.send<object>('GET', `/rest/workflows/${id}/publication-status`);
			if (!JSON.stringify(answer).includes('in_progress')) return;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}
}
