import {
	simplifyExperience,
	simplifyTagGroup,
	simplifyUpgrade,
	simplifyUpgradeCategory,
} from '../../nodes/SevenRooms/model/catalogue';

describe('an upgrade', () => {
	it('costs whole units of the venue’s currency, unlike inside a reservation', () => {
		const cake = { id: 'u-1', name: 'Cake', price: 15, category_id: 'c-1', venue_id: 'v-1' };
		expect(simplifyUpgrade(cake, 'USD')).toMatchObject({
			price: { amount: 15, currency: 'USD', unit: 'major' },
			category_id: 'c-1',
			venue_id: 'v-1',
			deleted: false,
		});
		expect(simplifyUpgrade({ ...cake, price: '48.5' }, 'jpy').price).toEqual({
			amount: 48.5,
			currency: 'JPY',
			unit: 'major',
		});
	});

	it('tells all that the catalogue tells', () => {
		const row = {
			...{ id: 'u-1', category_id: 'c-1', venue_id: 'v-1', name: 'Cake', description: 'For two' },
			...{ price: 15, is_price_hidden: 1, pos_item_id: 4711, reservation_tags: [], deleted: true },
		};
		expect(simplifyUpgrade(row, 'USD')).toEqual({
			...{ id: 'u-1', category_id: 'c-1', venue_id: 'v-1', name: 'Cake', description: 'For two' },
			price: { amount: 15, currency: 'USD', unit: 'major' },
			...{ is_price_hidden: true, pos_item_id: '4711', reservation_tags: [], deleted: true },
		});
	});

	it('without a price has none, and not a price of 0', () => {
		expect(simplifyUpgrade({ id: 'u-1' }, 'USD').price).toBeNull();
	});

	it('writes its reservation tags as they are used', () => {
		const tagged = { reservation_tags: ['Special Occasions##Birthday', null] };
		expect(simplifyUpgrade(tagged).reservation_tags).toEqual(['Special Occasions:Birthday']);
	});
});

describe('a category of upgrades', () => {
	it('tells what it lets the guest choose, and what is charged on top', () => {
		const row = {
			...{ id: 'c-1', venue_id: 'v-1', name: 'Cakes', deleted: null },
			...{ min_quantity_type: 'SPECIFIC_NUMBER', min_quantity_int: 1 },
			...{ max_quantity_int: '6', max_quantity_allow_multiples: true, is_charging_tax: 1 },
			...{ is_charging_gratuity: false, gratuity_percentage: '12.5' },
			...{ is_charging_service_charge: 0, service_charge_percentage: 10 },
		};
		expect(simplifyUpgradeCategory(row)).toEqual({
			...{ id: 'c-1', venue_id: 'v-1', name: 'Cakes', minimum: 1, maximum: 6 },
			...{ allows_multiples: true, charges_tax: true },
			...{ charges_gratuity: false, gratuity_percentage: 12.5 },
			...{ charges_service: false, service_charge_percentage: 10, deleted: false },
		});
	});

	it('needs none where SevenRooms says that none is required', () => {
		const category = { min_quantity_type: 'NONE_REQUIRED', min_quantity_int: 7 };
		expect(simplifyUpgradeCategory(category).minimum).toBe(0);
		const two = { min_quantity_type: 'SPECIFIC_NUMBER', min_quantity_int: '2' };
		expect(simplifyUpgradeCategory(two).minimum).toBe(2);
	});
});

describe('an experience', () => {
	it('tells all that SevenRooms tells of it', () => {
		const told = {
			...{ id: 'e-1', venue_id: 'v-1', name: 'Table', title: 'Chef’s table', status: 'ACTIVE' },
			...{ description: 'At the pass', visibility: 'PUBLIC', offer_type: 'EVENT' },
			...{ price_description: 'from $90', is_featured: true, default_party_size: 2 },
		};
		const row = { ...told, is_featured: 1, default_party_size: '2', sort_order: 4 };
		expect(simplifyExperience(row)).toEqual(told);
	});

	it('is called by its title where it has no name', () => {
		expect(simplifyExperience({ title: 'Chef’s table' }).name).toBe('Chef’s table');
		expect(simplifyExperience({ name: '', title: 'Chef’s table' }).name).toBe('Chef’s table');
	});
});

describe('a group of guest tags', () => {
	it('writes its tags as Group:Tag, ready to be used', () => {
		const group = { name: 'Preferences', tags: ['Wine Lover', 'Vegan'], vip: 0, is_editable: 1 };
		expect(simplifyTagGroup(group)).toMatchObject({
			group: 'Preferences',
			tags: ['Preferences:Wine Lover', 'Preferences:Vegan'],
			is_vip: false,
			is_editable: true,
		});
	});

	it('tells who sees it and what it is for', () => {
		const row = {
			...{ id: 't-1', name_display: 'Status', tags: 'Press', privacy: 'PUBLIC', color_hex: '#f00' },
			...{ vip: 1, is_autotag: 0, is_editable: 0, is_restricted: 1, disabled: 0, deleted: false },
		};
		expect(simplifyTagGroup(row)).toEqual({
			...{ id: 't-1', group: 'Status', tags: ['Status:Press'], privacy: 'PUBLIC', color: '#f00' },
			...{ is_vip: true, is_automatic: false, is_editable: false, is_restricted: true },
			...{ disabled: false, deleted: false },
		});
	});

	it('without a name leaves its tags as they are', () => {
		expect(simplifyTagGroup({ tags: ['Press'] }).tags).toEqual(['Press']);
	});
});

it.each([simplifyUpgrade, simplifyUpgradeCategory, simplifyExperience, simplifyTagGroup])(
	'%p makes a record of nothing without a failure',
	(simplify) => {
		for (const nothing of [null, undefined, 'x', [], {}]) {
			expect(simplify(nothing)).toEqual(simplify({}));
		}
	},
);
