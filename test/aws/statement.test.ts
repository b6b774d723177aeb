import { describe, expect, it } from 'vitest';
import { exceptionName, statementIn, statementInXml } from '../../src/aws/statement.ts';

describe('what the service says', () => {
  const shapes: [what: string, body: unknown, stated: object][] = [
    ['native', { message: 'no' }, { message: 'no' }],
    ['IAM', { Message: 'denied' }, { message: 'denied' }],
    [
      'OpenAI',
      { error: { code: 'c', message: 'm', param: 'p', type: 't' } },
      { code: 'c', message: 'm', param: 'p', type: 't' },
    ],
    [
      'Anthropic',
      { type: 'error', error: { type: 'invalid_request_error', message: 'm' } },
      { type: 'invalid_request_error', message: 'm' },
    ],
    [
      'Coral',
      { Output: { __type: 'com.amazon.coral.service#UnknownOperationException' }, Version: '1.0' },
      { type: 'UnknownOperationException', message: '' },
    ],
    ['a bare string', { error: 'gone' }, { message: 'gone' }],
    ['a number as code', { error: { code: 429, message: 'slow' } }, { code: '429', message: 'slow' }],
    [
      'a document inside a message',
      { message: 'The model returned the following errors: {"error":{"message":"bad body","param":"messages"}}' },
      { message: 'The model returned the following errors: bad body', param: 'messages' },
    ],
    ['a brace that is no document', { message: 'Use {id} instead' }, { message: 'Use {id} instead' }],
  ];

  it.each(shapes)('is found in the shape %s', (_what, body, stated) => {
    expect(statementIn(body)).toEqual(stated);
  });

  it.each([[{ output: {} }], [{}], [[]], ['text'], [null], [{ error: null, choices: [] }]])(
    'is not found in %j',
    (body) => {
      expect(statementIn(body)).toBeUndefined();
    },
  );

  it('is found in XML', () => {
    expect(statementInXml('<UnknownOperationException/>')).toEqual({ type: 'UnknownOperationException', message: '' });
    expect(statementInXml('<Error><Code>AccessDenied</Code><Message>no</Message></Error>')).toEqual({
      type: 'AccessDenied',
      message: 'no',
    });
    expect(statementInXml('hello')).toBeUndefined();
  });

  it.each([
    'ValidationException',
    'com.amazon.bedrock#ValidationException',
    'ValidationException:http://internal.amazon.com/',
  ])('%s is a ValidationException', (raw) => {
    expect(exceptionName(raw)).toBe('ValidationException');
  });
});
