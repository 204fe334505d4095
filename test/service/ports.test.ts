import * as libphonenumber from 'libphonenumber-js/max';
import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { libphonenumberPhones } from 'partyline/directory';
import { unwrap } from 'partyline/kernel';
import { createPartyline, type LogEntry, type Ports, type Span, type Tracer } from 'partyline/service';
import { describe, expect, it } from 'vitest';

const owner = { name: 'Ana Secretive', address: 'ana@acme.example' };

const openOffice = async (ports: Ports, store: WorkspaceStore = memoryStore()) => {
  const acme = createPartyline({ store, ports, wait: async () => {}, maxAttempts: 3 }).workspace('acme');
  const host = acme.as({ type: 'system' });
  const { memberId } = unwrap(await host.workspace.create({ name: 'Acme', owner }));
  return { acme, host, ana: acme.as({ type: 'member', memberId }) };
};

/** A store whose commits answer as they are told to. */
const failing = (answer: () => Promise<never> | null): WorkspaceStore => {
  const memory = memoryStore();
  return { ...memory, commit: async (...request) => (await answer()) ?? memory.commit(...request) };
};

describe('a logger', () => {
  const noted = () => {
    const entries: LogEntry[] = [];
    return { entries, logger: { log: (entry: LogEntry) => void entries.push(entry) } };
  };

  it('is told of each call, by its name and outcome', async () => {
    const { entries, logger } = noted();
    const { ana } = await openOffice({ logger });
    await ana.contacts.create({ fields: { firstName: 'Dora' } });
    await ana.contacts.list();
    await ana.contacts.delete({ contactId: 'nobody' });
    expect(entries.map(({ level, event, fields }) => [level, event, fields.operation, fields.outcome])).toEqual([
      ['debug', 'operation_answered', 'workspace.create', 'ok'],
      ['debug', 'operation_answered', 'contacts.create', 'ok'],
      ['debug', 'operation_answered', 'contacts.list', 'ok'],
      ['debug', 'operation_answered', 'contacts.delete', 'contact_not_found'],
    ]);
  });

  it('is told of conflicts and of giving up', async () => {
    const { entries, logger } = noted();
    let busy = false;
    const store = failing(async () =>
      busy ? ({ outcome: 'conflict', guards: ['workspace:self'], counters: [] } as never) : (null as never),
    );
    const { ana } = await openOffice({ logger }, store);
    busy = true;
    await ana.contacts.create({ fields: { firstName: 'Dora' } });
    expect(entries.slice(1).map(({ level, event, fields }) => [level, event, fields.verb ?? fields.outcome])).toEqual([
      ['info', 'conflict', 'contacts.create'],
      ['info', 'conflict', 'contacts.create'],
      ['info', 'conflict', 'contacts.create'],
      ['warn', 'contention', 'contacts.create'],
      ['debug', 'operation_answered', 'contention'],
    ]);
  });

  it('is told that a call threw, and not what the error says', async () => {
    const { entries, logger } = noted();
    let down = false;
    const store = failing(async () => {
      if (down) throw new RangeError('insert into profile values (Dora)');
      return null as never;
    });
    const { ana } = await openOffice({ logger }, store);
    down = true;
    await expect(ana.contacts.create({ fields: { firstName: 'Dora' } })).rejects.toThrow(RangeError);
    const fields = { workspaceId: 'acme', operation: 'contacts.create', error: 'RangeError' };
    expect(entries.at(-1)).toEqual({ level: 'error', event: 'operation_threw', fields });
  });

  it('is told of mail that was not sent, and of a job that failed', async () => {
    const { entries, logger } = noted();
    const mail = { send: () => Promise.reject(new Error('no server')) };
    const { host, ana } = await openOffice({ logger, mail });
    unwrap(await ana.members.invite({ addresses: 'cy@acme.example' }));
    const job = unwrap(await host.jobs.start({ work: 'settleDeparture', input: { memberId: 'nobody' } }));
    unwrap(await host.jobs.run(job));
    const told = entries.filter(({ level }) => level === 'warn').map(({ event, fields }) => [event, fields]);
    expect(told).toEqual([
      ['mail_failed', { workspaceId: 'acme', kind: 'invitation' }],
      ['job_failed', { workspaceId: 'acme', jobId: job.jobId, work: 'settleDeparture', code: 'succession_not_found' }],
    ]);
  });

  it('hears of nobody’s name, address or phone', async () => {
    const { entries, logger } = noted();
    const said: unknown[] = [];
    const { host, ana } = await openOffice({ logger, tracer: tracerOf((...what) => void said.push(what)) });
    const phones = [{ label: 'work', value: '+491512345678' }];
    unwrap(await ana.contacts.create({ fields: { firstName: 'Secretive', phones } }));
    unwrap(await host.members.add({ name: 'Secretive', address: 'secretive@acme.example', roles: ['member'] }));
    await host.members.add({ name: 'Secretive', address: 'secretive@acme.example', roles: ['member'] });
    unwrap(await ana.contacts.search({ text: 'secretive' }));
    expect(entries.length).toBeGreaterThan(3);
    expect(JSON.stringify([entries, said])).not.toMatch(/secretive|@|4915/i);
  });
});

/** A tracer that says what is done with its spans. */
const tracerOf = (say: (what: string, ...more: unknown[]) => void): Tracer => ({
  startActiveSpan: (name, { attributes }, run) => {
    say('start', name, attributes);
    return run({
      setAttribute: (attribute, value) => say('attribute', name, attribute, value),
      setStatus: ({ code }) => say('status', name, code),
      end: () => say('end', name),
    });
  },
});

describe('a tracer', () => {
  it('has a span for the call, and in it one for loading, deciding and committing', async () => {
    const said: unknown[][] = [];
    const { ana } = await openOffice({ tracer: tracerOf((...what) => void said.push(what)) });
    said.length = 0;
    unwrap(await ana.contacts.create({ fields: { firstName: 'Dora' } }));
    const call = { 'partyline.workspace': 'acme', 'partyline.operation': 'contacts.create' };
    const step = { 'partyline.workspace': 'acme', 'partyline.verb': 'contacts.create' };
    expect(said).toEqual([
      ['start', 'partyline contacts.create', call],
      ['start', 'partyline load', step],
      ['end', 'partyline load'],
      ['start', 'partyline decide', step],
      ['attribute', 'partyline decide', 'partyline.outcome', 'ok'],
      ['end', 'partyline decide'],
      ['start', 'partyline commit', step],
      ['attribute', 'partyline commit', 'partyline.outcome', 'committed'],
      ['attribute', 'partyline commit', 'partyline.writes', expect.any(Number)],
      ['end', 'partyline commit'],
      ['attribute', 'partyline contacts.create', 'partyline.outcome', 'ok'],
      ['end', 'partyline contacts.create'],
    ]);
  });

  it('is told which spans threw', async () => {
    const said: unknown[][] = [];
    let down = false;
    const store = failing(async () => {
      if (down) throw new Error('down');
      return null as never;
    });
    const { ana } = await openOffice({ tracer: tracerOf((...what) => void said.push(what)) }, store);
    down = true;
    await expect(ana.contacts.create({ fields: { firstName: 'Dora' } })).rejects.toThrow('down');
    expect(said.filter(([what]) => what === 'status')).toEqual([
      ['status', 'partyline commit', 2],
      ['status', 'partyline contacts.create', 2],
    ]);
  });
});

const broken = (): never => {
  throw new Error('broken');
};
const brokenSpan = { setAttribute: broken, setStatus: broken, end: broken } as Span;

describe('whatever the logger and the tracer do', () => {
  const ways: Readonly<Record<string, Ports>> = {
    'a logger that throws': { logger: { log: broken } },
    'a logger that rejects': { logger: { log: async () => broken() } },
    'a tracer that throws before': { tracer: { startActiveSpan: broken } },
    'a tracer that throws behind': {
      tracer: {
        startActiveSpan: (_name, _options, run) => {
          run(brokenSpan);
          throw new Error('broken');
        },
      },
    },
    'a tracer that rejects': {
      tracer: {
        startActiveSpan: (_name, _options, run) => {
          run(brokenSpan);
          return Promise.reject(new Error('broken')) as never;
        },
      },
    },
    'a tracer that never begins': { tracer: { startActiveSpan: () => undefined as never } },
    'a tracer that begins twice': {
      tracer: {
        startActiveSpan: (_name, _options, run) => {
          run(brokenSpan);
          return run(brokenSpan);
        },
      },
    },
    'a tracer that begins late': {
      tracer: {
        startActiveSpan: (_name, _options, run) => {
          setTimeout(() => run(brokenSpan));
          return undefined as never;
        },
      },
    },
  };

  it.each(Object.keys(ways))('%s: the call is made once and answered', async (way) => {
    const store = memoryStore();
    const { ana } = await openOffice(ways[way] as Ports, store);
    unwrap(await ana.contacts.create({ fields: { firstName: 'Dora' } }));
    const refused = await ana.contacts.delete({ contactId: 'nobody' });
    expect(refused.ok || refused.error.code).toBe('contact_not_found');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(unwrap(await ana.contacts.list()).items).toHaveLength(1);
  });
});

describe('phone tables', () => {
  const ports: Ports = { phones: libphonenumberPhones(libphonenumber) };
  const written = '0049 (0)151 2345678';
  const impossible = '+49 12';

  it('read a number that is needed, and refuse it where it is impossible', async () => {
    const { ana } = await openOffice(ports);
    const number = { name: 'Desk', mode: 'shared' } as const;
    unwrap(await ana.numbers.add({ ...number, phone: written }));
    expect(unwrap(await ana.numbers.list()).map(({ phone }) => phone)).toEqual(['+491512345678']);
    const issue = { path: ['phone'], code: 'invalid_phone', params: {} };
    expect(await ana.numbers.add({ ...number, phone: impossible })).toEqual({
      ok: false,
      error: { code: 'invalid_input', path: ['phone'], params: { issues: [issue] } },
    });
    const porting = await ana.numbers.requestPorting({ phone: impossible, carrier: 'Old Tel' });
    expect(porting.ok || porting.error.path).toEqual(['phone']);
  });

  it('read those of the directory, and say where one is impossible', async () => {
    const { ana } = await openOffice(ports);
    const entry = (e164: string) => ({
      name: 'Maria',
      position: '',
      email: '',
      phones: [{ label: 'work' as const, e164, written: e164 }],
    });
    const refused = await ana.directory.import({ contacts: [entry(written), entry(impossible)] });
    expect(refused.ok || refused.error.path).toEqual(['contacts', 1, 'phones', 0, 'e164']);
    unwrap(await ana.directory.import({ contacts: [entry(written)] }));
    const [maria] = unwrap(await ana.contacts.list()).items;
    expect(maria?.record.phones).toEqual([{ label: 'work', value: '+491512345678' }]);
    const items = [entry(written), entry(impossible)];
    const job = await ana.jobs.start({ work: 'importDirectory', items });
    expect(job.ok || job.error.path).toEqual(['items', 1, 'phones', 0, 'e164']);
  });

  it('leave what people noted of a contact where it is no international number', async () => {
    const { ana } = await openOffice(ports);
    const phones = [written, '0151 2345678', 'ask Dora', impossible].map((value) => ({ label: '', value }));
    const values = ['+491512345678', '0151 2345678', 'ask Dora', impossible];
    const kept = async () =>
      unwrap(await ana.contacts.list()).items.map(({ record }) => record.phones.map(({ value }) => value));
    const { contactId } = unwrap(await ana.contacts.create({ fields: { firstName: 'Dora', phones } }));
    expect(await kept()).toEqual([values]);
    unwrap(await ana.contacts.update({ contactId, fields: { phones: [{ label: '', value: '+49 151 99999999' }] } }));
    expect(await kept()).toEqual([['+4915199999999']]);
    unwrap(await ana.contacts.import({ contacts: [{ firstName: 'Emil', phones }] }));
    const job = unwrap(await ana.jobs.start({ work: 'importContacts', items: [{ firstName: 'Fay', phones }] }));
    unwrap(await ana.jobs.run(job));
    expect(await kept()).toEqual([['+4915199999999'], values, values]);
  });

  it('without them a number is E.164 already, or refused', async () => {
    const { ana } = await openOffice({});
    const refused = await ana.numbers.add({ phone: written, name: 'Desk', mode: 'shared' });
    expect(refused.ok || refused.error.code).toBe('invalid_input');
  });

  it('take no offence at what is no input at all', async () => {
    const { ana } = await openOffice(ports);
    for (const input of [null, 7, [], { phone: null }, { phone: {} }, { phone: 'x'.repeat(100_000) }]) {
      const refused = await ana.numbers.add(input as never);
      expect(refused.ok || refused.error.code).toBe('invalid_input');
    }
  });
});
