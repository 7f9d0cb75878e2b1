import { bulkChapter } from './bulk';
import { openCluster, type Cluster } from './cluster.cjs';
import { eventsChapter } from './events';
import { loginsChapter } from './logins';
import { overlapChapter } from './overlap';

// One cluster for all chapters: starting its processes takes minutes.
describe('The package in queue mode: main, two workers and a webhook process', () => {
	let cluster: Cluster;

	beforeAll(async () => {
		cluster = await openCluster();
	}, 900_000);

	beforeEach(() => {
		cluster.sandbox.clear();
	});

	afterAll(async () => {
		await cluster?.close();
	}, 120_000);

	bulkChapter(() => cluster);
	loginsChapter(() => cluster);
	eventsChapter(() => cluster);
	overlapChapter(() => cluster);
});
