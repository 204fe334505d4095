import { memoryStore } from 'partyline/adapters';
import { testWorkspaceStore } from 'partyline/testing';
import { test } from 'vitest';

testWorkspaceStore({ test, factory: () => memoryStore() });
