import { describe, expect, it } from '@jest/globals';
import { catalog, flowWith } from '../../../test/checked-shop.ts';
import { compileFlow, compileKept } from '../compile/compile-flow.ts';

const ROLES = ['sales', 'finance', 'integration_admin'];
const WORDS = 'title: { de: Gut?, en: Good? }';
const OPTION = '{ yes: { label: { de: Ja, en: Yes }, consequence: { de: Gut, en: Good } } }';
const STOP = 'a: { stop: done, reason: ok }';

const findingsIn = (flow: string, roles: string[] | undefined) =>
  compileFlow('probe.flow.yaml', flow, { ...catalog, ...(roles && { roles }) }).diagnostics.filter(
    ({ code }) => code === 'flow.unknown_role',
  );

describe('a role that nobody can have', () => {
  it.each([
    ['owns the flow', flowWith(STOP).replace('owner: sales', 'owner: fiance'), 'owner'],
    ['starts it', flowWith(STOP, 'asked: { person: { role: fiance } }'), 'on.asked.person.role'],
    ['approves', flowWith(`a: { approve: fiance, ${WORDS}, within: P2D }`), 'steps.a.approve'],
    ['is asked', flowWith(`a: { ask: fiance, ${WORDS}, within: P2D, options: ${OPTION} }`), 'steps.a.ask'],
    ['decides in doubt', flowWith('a: { match: shop.order, from: { name: x }, ask: fiance }'), 'steps.a.ask'],
  ])('is found where it %s', (_where, flow, path) => {
    expect(findingsIn(flow, ROLES)).toMatchObject([
      { severity: 'error', path, remedy: { de: 'Meinten Sie „finance“?', en: 'Did you mean "finance"?' } },
    ]);
    const [found] = findingsIn(flow, ROLES);
    const line = flow.split('\n')[(found?.line ?? 0) - 1] ?? '';
    expect(line.slice((found?.column ?? 0) - 1)).toMatch(/^fiance/);
  });

  it('is told with those that there are, where none is like it', () => {
    expect(findingsIn(flowWith(STOP).replace('owner: sales', 'owner: warehouse'), ROLES)).toMatchObject([
      { remedy: { en: 'Known are: sales, finance, integration_admin.' } },
    ]);
  });

  it.each([
    ['Buchhaltung', 'Known are: sales, finance, integration_admin.'],
    ['Finance', 'Did you mean "finance"?'],
    ['FINANCE', 'Did you mean "finance"?'],
    ['Integration Admin', 'Did you mean "integration_admin"?'],
  ])('is told with those that there are as well where it could not be the name of one: %s', (role, remedy) => {
    expect(findingsIn(flowWith(`a: { approve: ${role}, ${WORDS}, within: P2D }`), ROLES)).toMatchObject([
      { path: 'steps.a.approve', remedy: { en: remedy } },
    ]);
  });

  it('has to be a name where nobody says which there are', () => {
    const { diagnostics } = compileFlow('f', flowWith(`a: { approve: Fin Ance, ${WORDS}, within: P2D }`), catalog);
    expect(diagnostics).toMatchObject([{ code: 'flow.bad_id', path: 'steps.a.approve' }]);
  });

  it('does not stop a flow that went live before anybody looked for it', () => {
    const text = flowWith(STOP).replace('owner: sales', 'owner: fiance');
    expect(compileKept('probe.flow.yaml', text, { ...catalog, roles: ROLES }).plan?.owner).toBe('fiance');
    expect(compileFlow('probe.flow.yaml', text, { ...catalog, roles: ROLES }).plan).toBeUndefined();
  });

  it('is no matter where nobody says which there are', () => {
    expect(findingsIn(flowWith(STOP).replace('owner: sales', 'owner: fiance'), undefined)).toEqual([]);
  });
});
