import { core } from './n8nCore.cjs';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** A credential as a node refers to it. */
export interface SavedCredential {
	id: string;
	name: string;
	type: string;
}

interface Row extends SavedCredential {
	data: string;
}

/**
 * The credentials table: encrypted rows by id. Every read decrypts a fresh copy, so that a change somebody keeps in
 * memory is not mistaken for one that n8n saved.
 */
export class CredentialStore {
	/** How often n8n wrote a credential back: a login that was kept, a token that was renewed. */
	writes = 0;

	private readonly rows = new Map<string, Row>();

	/** Saves a credential as the editor does, and returns what a node needs to use it. */
	async save(
		type: string,
		data: ICredentialDataDecryptedObject,
		name = `${type} account`,
	): Promise<SavedCredential> {
		const id = `credential${this.rows.size + 1}`;
		this.rows.set(id, { id, name, type, data: await encrypt({ id, name, type }, data) });
		return { id, name, type };
	}

	/** What is stored now, decrypted: no defaults applied. */
	async read(saved: SavedCredential): Promise<ICredentialDataDecryptedObject> {
		const row = this.find(saved.id, saved.type);
		return await new core.Credentials(row, row.type, row.data).getData();
	}

	/** Replaces everything that is stored, as an edit by hand does. */
	async overwrite(saved: SavedCredential, data: ICredentialDataDecryptedObject): Promise<void> {
		const row = this.find(saved.id, saved.type);
		this.rows.set(row.id, { ...row, data: await encrypt(row, data) });
	}

	/** One row, as a database answers it. */
	find(id: string, type: string): Row {
		const row = this.rows.get(id);
		if (row?.type !== type) {
			throw new Error(`Credential with ID "${id}" does not exist for type "${type}".`);
		}
		return { ...row };
	}

	/** A write by n8n itself. */
	update(id: string, data: string): void {
		const row = this.rows.get(id);
		if (!row) throw new Error(`Credential with ID "${id}" does not exist.`);
		this.rows.set(id, { ...row, data });
		this.writes += 1;
	}
}

async function encrypt(
	{ id, name, type }: SavedCredential,
	data: ICredentialDataDecryptedObject,
): Promise<string> {
	const credentials = new core.Credentials({ id, name }, type);
	await credentials.setData(data);
	return credentials.getDataToSave().data ?? '';
}
